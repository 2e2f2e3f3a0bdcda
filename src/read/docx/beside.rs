//! The parts beside the main one: headers, footers, notes.

use std::collections::BTreeSet;

use crate::read::docx::body;
use crate::read::docx::styles::Styles;
use crate::read::draft::Beside;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::package::Package;

/// Parts of one document; each section has up to six.
const MANY: usize = 200;

/// Reads what the main part relates to as standing beside it.
pub(super) fn read(package: &mut Package<'_>, main: &str, styles: &Styles, draft: &mut Draft<'_>) {
    let relations = package.relations(main).unwrap_or_default();
    let mut met = BTreeSet::new();
    for relation in relations {
        let what = match relation.kind.as_str() {
            "header" => Some(Beside::Header),
            "footer" => Some(Beside::Footer),
            // Every note in these says itself what it is.
            "footnotes" | "endnotes" => None,
            _ => continue,
        };
        if met.len() >= MANY || !met.insert(relation.target.clone()) {
            continue;
        }
        if let Err(fault) = part(package, &relation.target, what, styles, draft) {
            draft.fault(fault);
        }
    }
}

fn part(
    package: &mut Package<'_>,
    name: &str,
    what: Option<Beside>,
    styles: &Styles,
    draft: &mut Draft<'_>,
) -> Result<(), Fault> {
    let Some(text) = package.text(name)? else { return Ok(()) };
    if let Some(what) = what {
        draft.begin_beside(what);
    }
    let end = body::read(&text, styles, draft);
    while draft.is_beside() {
        draft.end_beside();
    }
    end
}
