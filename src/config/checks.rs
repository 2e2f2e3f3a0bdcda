//! `[[check]]` of `round.toml`: the check rules, understood as far as the form goes.

use std::collections::BTreeMap;

use crate::config::fields::Fields;
use crate::config::fields::Located;
use crate::config::keys;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::config::sheet::Codes;
use crate::config::sheet::first_of;
use crate::model::check::Rule;
use crate::model::fault::FormFault;
use crate::model::round::Check;
use crate::model::round::IndicatorCode;

/// A rule with its place: the codes in it are looked up once the form is read.
pub(crate) struct Placed {
    rule: Rule,
    origin: Origin,
}

/// Reads every check.
pub(crate) fn read(fields: &mut Fields<'_, '_>) -> (Vec<Check>, Vec<Placed>) {
    let mut seen = BTreeMap::new();
    let mut rules = Vec::new();
    let mut checks = Vec::new();
    for table in fields.tables("check") {
        let mut fields = Fields::open(&table, "check", keys::ROUND, fields.proof);
        let (id, test, note) = (fields.text("id"), fields.text("test"), fields.text("note"));
        if let Some(id) = &id {
            first_of("id", id, &mut seen, fields.proof);
        }
        if let Some(test) = &test {
            rules.extend(rule(test, fields.proof));
        }
        if let (Some(id), Some(test), Some(note)) = (id, test, note) {
            checks.push(Check { id: id.value, test: test.value, note: note.value });
        }
    }
    (checks, rules)
}

fn rule(test: &Located<String>, proof: &mut Proof) -> Option<Placed> {
    match Rule::parse(&test.value) {
        Ok(rule) => Some(Placed { rule, origin: test.origin.clone() }),
        Err(misread) => {
            let rest = test.value.get(misread.at..).unwrap_or_default();
            let origin = within(&test.origin, rest, misread.found.len(), proof);
            let expected = misread.expected.to_owned();
            proof.mark(&origin, FormFault::BadTest { found: misread.found, expected });
            None
        }
    }
}

/// The first `width` bytes of a part of a quoted text, where it stands there as it was read.
fn within(origin: &Origin, part: &str, width: usize, proof: &Proof) -> Origin {
    let Origin::Span(span) = origin else { return origin.clone() };
    let quoted = proof.text().get(span.clone()).unwrap_or_default();
    let end = quoted.len().saturating_sub(1);
    let found = if part.is_empty() { Some(end) } else { quoted.rfind(part) };
    let Some(offset) = found else { return origin.clone() };
    let start = span.start.saturating_add(offset);
    Origin::Span(start..start.saturating_add(width.max(1)))
}

/// Marks the codes of checks that the form does not have.
pub(crate) fn check_codes(rules: &[Placed], codes: &Codes, proof: &mut Proof) {
    for Placed { rule, origin } in rules {
        for code in rule.codes().into_iter().map(IndicatorCode::as_str) {
            if !codes.has(code) {
                let near = keys::nearest(code, codes.iter());
                let place = within(origin, code, code.len(), proof);
                let fault = FormFault::UnknownIndicator { code: code.to_owned() };
                proof.mark_near(&place, fault, near);
            }
        }
    }
}
