//! Where a unit can be reached: the address book first, then addresses from which it wrote.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Source;
use crate::judge::standing::day_of;
use crate::model::judgement::Verdict;
use crate::model::ledger::Row;
use crate::model::ruling::{Decision, Ruling};
use crate::model::sighting::FolderRole;
use crate::model::unit::{AddressEntry, UnitId};
use crate::model::urging::{Contact, KnownBy};
use crate::report::Context;

/// Addresses of a unit, each once, the best first.
pub(super) fn contacts(unit: &UnitId, source: &Source<'_>, context: &Context<'_>) -> Vec<Contact> {
    let today = day_of(source.standings.as_of, context.time_zone);
    let ruled = ruled(source.rulings, today);
    let own = |address: &str| ruled.get(address).is_none_or(|(owner, _)| *owner == unit);
    let book = source.addresses.iter().filter(|entry| entry.unit == *unit);
    let book = book.filter(|entry| in_force(entry, today)).filter_map(|entry| {
        let address = plain(&entry.address)?;
        own(&address).then_some(Contact { address, known_by: KnownBy::Book })
    });
    let mut found: Vec<Contact> = book.collect();
    found.extend(ruled.iter().filter(|(_, (owner, _))| *owner == unit).map(
        |(address, (_, id))| Contact { address: address.clone(), known_by: KnownBy::Ruling(*id) },
    ));
    let mut wrote: Vec<(String, Timestamp)> = wrote(unit, source.rows).into_iter().collect();
    wrote.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
    let ours = source.sender.as_deref().unwrap_or_default();
    let wrote = wrote.into_iter().filter(|(address, _)| own(address) && address != ours);
    found.extend(wrote.map(|(address, at)| Contact { address, known_by: KnownBy::Wrote(at) }));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|contact| seen.insert(contact.address.clone()));
    found
}

fn in_force(entry: &AddressEntry, today: Date) -> bool {
    entry.from.is_none_or(|from| from <= today) && entry.to.is_none_or(|to| today <= to)
}

/// What staff decided about addresses for that day; the newest ruling about one holds.
fn ruled(rulings: &[Ruling], today: Date) -> BTreeMap<String, (&UnitId, i64)> {
    let mut owners = BTreeMap::new();
    for ruling in rulings.iter().filter(|ruling| ruling.in_force()) {
        if let Decision::Address { address, unit, days } = &ruling.decision
            && days.hold(today)
            && let Some(address) = plain(address)
        {
            owners.insert(address, (unit, ruling.id));
        }
    }
    owners
}

/// Senders of letters that are this unit's alone, with their newest letter. Not from Spam: there a
/// sender's name is worth nothing.
fn wrote(unit: &UnitId, rows: &[Row]) -> BTreeMap<String, Timestamp> {
    let mut found = BTreeMap::new();
    let of_unit = rows.iter().filter(|row| {
        row.units.as_slice() == std::slice::from_ref(unit)
            && row.sighting.role == FolderRole::Mail
            && !row.sighting.own
            && speaks_for_its_unit(row.verdict)
    });
    for row in of_unit {
        let Some(address) = plain(bare(&row.sighting.from)) else { continue };
        let newest = found.entry(address).or_insert(row.sighting.received_at);
        *newest = (*newest).max(row.sighting.received_at);
    }
    found
}

const fn speaks_for_its_unit(verdict: Verdict) -> bool {
    !matches!(
        verdict,
        Verdict::Subordinate
            | Verdict::NotOnList
            | Verdict::Own
            | Verdict::Automatic
            | Verdict::Irrelevant
            | Verdict::Unresolved
    )
}

/// What stands in the last brackets of `Tên <ten@example.vn>`, else all of it.
fn bare(from: &str) -> &str {
    from.rsplit_once('<').map_or(from, |(_, rest)| rest.trim_end().trim_end_matches('>'))
}

/// The address in lower case, if it can stand in a header as it is (RFC 5322, `addr-spec`, dot-atoms
/// only): no sign in it can end the header, add a recipient, or hide one.
pub(super) fn plain(address: &str) -> Option<String> {
    let address = address.trim().to_ascii_lowercase();
    let (local, domain) = address.split_once('@')?;
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let host = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let dotted = |part: &str| part.split('.').all(|piece| !piece.is_empty());
    let sound = local.chars().all(atom)
        && domain.chars().all(host)
        && dotted(local)
        && dotted(domain)
        && domain.contains('.')
        && address.len() <= 254;
    sound.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::{bare, plain};

    #[test]
    fn only_an_address_that_is_safe_in_a_header_is_a_contact() {
        for (written, address) in [
            ("LĐLĐ tỉnh <VanPhong@Example.vn>", "vanphong@example.vn"),
            ("\"a@b.vn\" <c.d@example.vn> ", "c.d@example.vn"),
            ("ldld@example.vn", "ldld@example.vn"),
        ] {
            assert_eq!(plain(bare(written)).as_deref(), Some(address), "{written}");
        }
        for written in [
            "x@example.vn>\r\nBcc: y@example.vn",
            "x@example.vn, y@example.vn",
            "x y@example.vn",
            "x@y@example.vn",
            "\"x\"@example.vn",
            "x@localhost",
            "x..y@example.vn",
            "x@example..vn",
            "đ@example.vn",
            "",
        ] {
            assert_eq!(plain(bare(written)), None, "{written}");
        }
    }
}
