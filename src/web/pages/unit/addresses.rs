//! Addresses that write for the unit, and those from which its reports came and nobody confirmed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::desk::decision::bare_address;
use crate::judge::standing::day_of;
use crate::model::ruling::{Days, Decision};
use crate::web::pages::unit::Scene;

/// An address or a name by which the unit is known.
pub(super) struct Known {
    pub(super) text: String,
    /// Who says so, from when to when.
    pub(super) source: String,
}

/// An address that may be added.
pub(super) struct Learnt {
    pub(super) address: String,
    /// How many reports came from it, and when.
    pub(super) letters: String,
    /// The day of the first, from which on it may be confirmed.
    pub(super) since: String,
}

/// How many reports came from an address, the first and the last of them.
#[derive(Clone, Copy)]
struct Wrote {
    letters: usize,
    first: Timestamp,
    last: Timestamp,
}

/// The address book, then rulings.
pub(super) fn known(scene: &Scene<'_>) -> Vec<Known> {
    let words = scene.words;
    let book = &scene.picture.desk.config.addresses;
    let own = book.iter().filter(|entry| entry.unit == scene.unit.id);
    let mut known: Vec<Known> = own
        .map(|entry| {
            let days = words.days(Days { from: entry.from, to: entry.to });
            let told = std::iter::once(words.unit_from_book().to_owned()).chain(days);
            let note = Some(entry.note.clone()).filter(|note| !note.is_empty());
            let source = told.chain(note).collect::<Vec<_>>().join(", ");
            Known { text: entry.address.clone(), source }
        })
        .collect();
    for ruling in scene.picture.rulings.iter().filter(|ruling| ruling.in_force()) {
        if let Decision::Address { address, unit, days } = &ruling.decision
            && *unit == scene.unit.id
        {
            known.push(scene.ruled(address, *days, &ruling.by));
        }
    }
    known
}

impl Scene<'_> {
    /// What a person confirmed, with who and for which days.
    pub(super) fn ruled(&self, text: &str, days: Days, by: &str) -> Known {
        let told = std::iter::once(self.words.unit_from_ruling(by)).chain(self.words.days(days));
        Known { text: text.to_owned(), source: told.collect::<Vec<_>>().join(", ") }
    }

    /// The day of a receipt, as a date field of a form holds it.
    pub(super) fn day(&self, at: Timestamp) -> String {
        day_of(at, &self.picture.desk.config.time_zone).to_string()
    }
}

/// Addresses of the unit's reports that neither the book nor a ruling names, and from which no other
/// unit's report came: who forwards for many writes for none of them.
pub(super) fn learnt(scene: &Scene<'_>) -> Vec<Learnt> {
    let picture = scene.picture;
    let taken = taken(scene);
    let mut wrote: BTreeMap<String, Wrote> = BTreeMap::new();
    for row in scene.versions().filter(|row| row.units.len() == 1) {
        let Some(address) = bare_address(&row.sighting.from) else { continue };
        let at = row.sighting.received_at;
        let own = wrote.entry(address).or_insert(Wrote { letters: 0, first: at, last: at });
        own.letters = own.letters.saturating_add(1);
        own.first = own.first.min(at);
        own.last = own.last.max(at);
    }
    wrote.retain(|address, _| !taken.contains(address));
    for row in picture.rows.iter().filter(|row| row.verdict.is_report()) {
        let others = row.units.iter().any(|unit| *unit != scene.unit.id);
        if others
            && !wrote.is_empty()
            && let Some(address) = bare_address(&row.sighting.from)
        {
            wrote.remove(&address);
        }
    }
    let told = |(address, wrote): (String, Wrote)| {
        let (first, last) = (picture.zoned(wrote.first).date(), picture.zoned(wrote.last).date());
        let letters = scene.words.unit_reports_from(wrote.letters, first, last);
        Learnt { address, letters, since: scene.day(wrote.first) }
    };
    wrote.into_iter().map(told).collect()
}

/// Our own addresses and all that somebody has already said whom they write for.
fn taken(scene: &Scene<'_>) -> BTreeSet<String> {
    let picture = scene.picture;
    let mut taken: BTreeSet<String> = picture.desk.config.own_addresses();
    taken.extend(picture.desk.config.addresses.iter().map(|entry| entry.address.clone()));
    for ruling in picture.rulings.iter().filter(|ruling| ruling.in_force()) {
        if let Decision::Address { address, .. } = &ruling.decision {
            taken.insert(address.clone());
        }
    }
    taken
}
