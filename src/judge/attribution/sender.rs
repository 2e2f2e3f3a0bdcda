//! Signals of the sender and of a document's small print: address book, display name, domain,
//! ending of the document number, place of the date line.
//!
//! All but the address book are hints: staff share accounts, most units write from a free mail
//! service, and every central union writes "Hà Nội, ngày …".

use jiff::civil::Date;

use super::clue::Clue;
use super::mention::Weight;
use super::{Mention, Recogniser, Relation};
use crate::model::evidence::Signal;
use crate::model::letter::Mailbox;
use crate::model::unit::{Roster, UnitId};
use crate::text::fold;

/// Endings and places with their owners, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Hints {
    suffixes: Vec<(String, UnitId)>,
    places: Vec<(String, UnitId)>,
    domains: Vec<(String, UnitId)>,
}

impl Hints {
    pub(super) fn new(roster: &Roster) -> Self {
        let mut hints = Self::default();
        for unit in &roster.units {
            let own = |text: &str| (fold::fold(text), unit.id.clone());
            hints.suffixes.extend(unit.number_suffixes.iter().map(|suffix| own(suffix)));
            hints.places.extend(unit.places.iter().map(|place| own(place)));
            let domain = |domain: &String| (domain.clone(), unit.id.clone());
            hints.domains.extend(unit.domains.iter().map(domain));
        }
        hints
    }
}

/// The one owner; none where several share it.
fn only(mut owners: impl Iterator<Item = UnitId>) -> Option<UnitId> {
    let first = owners.next()?;
    owners.all(|other| other == first).then_some(first)
}

impl Recogniser {
    /// What the sender's name and address say. `day`: when the letter was written.
    pub fn sender(&self, mailbox: &Mailbox, day: Option<Date>) -> Vec<Clue> {
        let mut clues: Vec<Clue> = self
            .book(&mailbox.address, day)
            .map(|unit| Clue::unit(Signal::AddressBook, Weight::Strong, unit, &mailbox.address))
            .collect();
        let names = self.subject(&mailbox.name);
        clues.extend(names.into_iter().map(|found| Clue::mention(Signal::DisplayName, found)));
        let (local, domain) = mailbox.address.split_once('@').unwrap_or_default();
        let domain_owner = |own: &str| {
            domain == own || domain.strip_suffix(own).is_some_and(|rest| rest.ends_with('.'))
        };
        let owners = self.hints.domains.iter().filter(|(own, _)| domain_owner(own));
        let hint = |unit| Clue::unit(Signal::Domain, Weight::Weak, unit, &mailbox.address);
        clues.extend(only(owners.map(|(_, unit)| unit.clone())).map(hint));
        // "khanh.hanoi@…" tells where a person lives, "ldldhanoi@…" for whom he writes.
        let itself = |found: &Mention| found.relation == Relation::Itself && found.anchored;
        let names = self.subject(local).into_iter().filter(itself);
        clues.extend(names.map(|found| Clue::mention(Signal::Domain, found)));
        clues
    }

    /// Whether the address book has the address at all.
    pub fn knows(&self, address: &str) -> bool {
        self.addresses.iter().any(|entry| entry.address == address)
    }

    fn book(&self, address: &str, day: Option<Date>) -> impl Iterator<Item = UnitId> {
        let valid = move |from: Option<Date>, to: Option<Date>| match day {
            Some(day) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
            None => true,
        };
        self.addresses
            .iter()
            .filter(move |entry| entry.address == address && valid(entry.from, entry.to))
            .map(|entry| entry.unit.clone())
    }

    /// What the ending of a document number says: `12/BC-CĐVC`.
    pub fn number(&self, number: &str) -> Option<Clue> {
        let (_, suffix) = number.rsplit_once('/')?;
        let folded = fold::fold(suffix);
        let owners = self.hints.suffixes.iter().filter(|(own, _)| *own == folded);
        let unit = only(owners.map(|(_, unit)| unit.clone()))?;
        Some(Clue::unit(Signal::DocumentNumber, Weight::Weak, unit, number))
    }

    /// What the place of a date line says: "Vinh, ngày …".
    pub fn place(&self, line: &str) -> Option<Clue> {
        let (place, _) = line.split_once(',')?;
        let folded = fold::fold(place);
        let owners = self.hints.places.iter().filter(|(own, _)| *own == folded);
        let unit = only(owners.map(|(_, unit)| unit.clone()))?;
        Some(Clue::unit(Signal::PlaceLine, Weight::Weak, unit, place.trim()))
    }
}
