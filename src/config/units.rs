//! `units.csv`: the submission list, checked.

use std::collections::BTreeMap;

use crate::config::fields::Located;
use crate::config::fields::one_of;
use crate::config::keys;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::config::sheet;
use crate::config::sheet::Codes;
use crate::config::sheet::Row;
use crate::config::values;
use crate::model::fault::ListFault;
use crate::model::fault::ValueFault;
use crate::model::round::Group;
use crate::model::unit::Expected;
use crate::model::unit::Roster;
use crate::model::unit::Unit;
use crate::model::unit::UnitId;
use crate::text::fold::squash;

const EXPECTED: [(&str, Expected); 3] =
    [("yes", Expected::Yes), ("confirm", Expected::Confirm), ("receiver", Expected::Receiver)];

/// Reads the list; `groups` are those of `round.toml`.
pub(crate) fn read(proof: &mut Proof, groups: &[Group]) -> Roster {
    let sheet = sheet::read(proof, keys::UNITS, keys::UNITS);
    let codes = sheet.codes(is_code, proof);
    let mut owners = BTreeMap::new();
    let mut units = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.whole) {
        check_names(row, &mut owners, proof);
        units.extend(unit(row, &codes, groups, proof));
    }
    Roster { units }
}

/// Codes stand in commands, file names and lists of codes: small letters, digits and hyphens.
pub(crate) fn is_code(code: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !code.is_empty() && code.bytes().all(fits)
}

/// Marks what cannot be a code.
pub(crate) fn check_code(code: &Located<String>, proof: &mut Proof) {
    if !is_code(&code.value) {
        proof.mark(&code.origin, ListFault::BadCode { code: code.value.clone() });
    }
}

fn unit(row: &Row, codes: &Codes, groups: &[Group], proof: &mut Proof) -> Option<Unit> {
    let name = row.filled("name", proof);
    let group = group(row, groups, proof);
    let expected = row.filled("expected", proof);
    let expected = expected.and_then(|word| one_of("expected", &word, &EXPECTED, proof));
    let successors = successors(row, codes, proof);
    let (valid_from, valid_to) = days(row, ("valid_from", "valid_to"), proof);
    let code = row.cell("code").value;
    if code.is_empty() {
        return None;
    }
    let list = |column: &str| values_of(row.list(column, ';', proof));
    Some(Unit {
        id: UnitId::new(code),
        name: name?.value,
        group: group?,
        expected: expected?,
        aliases: list("aliases"),
        bare_names: list("bare_names"),
        letterhead: row.cell("letterhead").value,
        places: list("places"),
        number_suffixes: list("number_suffix"),
        domains: list("domains"),
        valid_from,
        valid_to,
        successors,
        note: row.cell("note").value,
    })
}

/// The texts alone.
pub(crate) fn values_of(list: Vec<Located<String>>) -> Vec<String> {
    list.into_iter().map(|item| item.value).collect()
}

fn group(row: &Row, groups: &[Group], proof: &mut Proof) -> Option<String> {
    let typed = row.filled("group", proof)?;
    // Where `round.toml` gave no groups, that is the fault to mend; not a hundred rows.
    if groups.is_empty() {
        return Some(typed.value);
    }
    let words: Vec<(&str, usize)> =
        groups.iter().enumerate().map(|(index, group)| (group.id.as_str(), index)).collect();
    let index = one_of("group", &typed, &words, proof)?;
    groups.get(index).map(|group| group.id.clone())
}

fn successors(row: &Row, codes: &Codes, proof: &mut Proof) -> Vec<UnitId> {
    let own = row.cell("code").value;
    let mut successors = Vec::new();
    for code in row.list("successor", '+', proof) {
        if code.value == own {
            proof.mark(&code.origin, ListFault::RefersToItself { code: code.value });
        } else if codes.has(&code.value) {
            successors.push(UnitId::new(code.value));
        } else {
            mark_unknown_unit(&code, codes.iter(), proof);
        }
    }
    successors
}

/// Marks a code that is not on the list, with the nearest that is.
#[expect(single_use_lifetimes, reason = "an elided one is not allowed here yet")]
pub(crate) fn mark_unknown_unit<'a>(
    code: &Located<String>,
    known: impl Iterator<Item = &'a str>,
    proof: &mut Proof,
) {
    let near = keys::nearest(&code.value, known);
    proof.mark_near(&code.origin, ListFault::UnknownUnit { code: code.value.clone() }, near);
}

/// The first and the last day of something; marked where they are none, or the wrong way round.
pub(crate) fn days(
    row: &Row,
    (from, to): (&str, &str),
    proof: &mut Proof,
) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let first = day(row, from, proof);
    let last = day(row, to, proof);
    if let (Some(start), Some(end)) = (first, last)
        && start > end
    {
        let (first, second) = (from.to_owned(), to.to_owned());
        proof.mark(&row.cell(from).origin, ValueFault::DaysReversed { first, second });
    }
    (first, last)
}

fn day(row: &Row, column: &str, proof: &mut Proof) -> Option<jiff::civil::Date> {
    let cell = row.cell(column);
    if cell.value.is_empty() {
        return None;
    }
    let date = values::date(&cell.value);
    if date.is_none() {
        proof.mark(&cell.origin, ValueFault::BadDate { text: cell.value });
    }
    date
}

/// A name of two units would decide whose a letter is by the order of the list.
fn check_names(row: &Row, owners: &mut BTreeMap<String, String>, proof: &mut Proof) {
    let code = row.cell("code").value;
    let mut names = vec![row.cell("name")];
    names.extend(row.list("aliases", ';', proof));
    names.extend(row.list("bare_names", ';', proof));
    for name in names {
        check_owner(&name, &code, owners, proof);
    }
}

/// Marks words that another row owns, accents and blanks aside.
pub(crate) fn check_owner(
    words: &Located<String>,
    code: &str,
    owners: &mut BTreeMap<String, String>,
    proof: &mut Proof,
) {
    let key = squash(&words.value);
    if key.is_empty() {
        return;
    }
    let owner = owners.entry(key).or_insert_with(|| code.to_owned());
    if owner != code {
        let (words_typed, owner) = (words.value.clone(), owner.clone());
        mark_shared(&words.origin, words_typed, owner, proof);
    }
}

fn mark_shared(origin: &Origin, words: String, owner: String, proof: &mut Proof) {
    proof.mark(origin, ListFault::SharedWords { words, owner });
}
