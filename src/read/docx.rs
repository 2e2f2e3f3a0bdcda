//! `.docx` and `.docm` (ECMA-376 part 1, chapter 17), read by ourselves: no library found keeps
//! text, merged cells and their order in Vietnamese reports.
//!
//! Read are the main part, with the styles that make headings, and beside it headers, footers and
//! notes. Nothing outside the file is ever followed.

mod beside;
mod body;
mod styles;

use crate::read::docx::styles::Styles;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::package::Package;
use crate::read::scan;

/// Reads a document.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = document(bytes, draft) {
        draft.fault(fault);
    }
}

fn document(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    let mut package = Package::open(bytes, draft.limits())?;
    let main = package.main_part("word/document.xml")?;
    let Some(text) = package.text(&main)? else {
        return Err(Fault::damaged("no main part"));
    };
    let styles = styles(&mut package, &main).unwrap_or_default();
    body::read(&text, &styles, draft)?;
    beside::read(&mut package, &main, &styles, draft);
    scan::note(draft, package.has_part("word/media/", scan::PICTURE_BYTES));
    Ok(())
}

/// A file without styles is read without headings.
fn styles(package: &mut Package<'_>, main: &str) -> Result<Styles, Fault> {
    let relations = package.relations(main)?;
    let part = relations.iter().find(|relation| relation.kind == "styles");
    let part = part.map_or("word/styles.xml", |relation| relation.target.as_str());
    match package.text(part)? {
        Some(text) => Styles::parse(&text),
        None => Ok(Styles::default()),
    }
}
