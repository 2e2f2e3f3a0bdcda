//! Addresses that write for the unit, and those from which its reports came and nobody confirmed.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::decision::bare_address;
use crate::model::ruling::Decision;
use crate::web::pages::unit::Scene;

/// An address that is known to write for the unit.
pub(super) struct Known {
    pub(super) address: String,
    /// Who says so, from when to when.
    pub(super) source: String,
}

/// An address that may be added.
pub(super) struct Learnt {
    pub(super) address: String,
    /// How many reports came from it.
    pub(super) letters: String,
}

/// The address book, then rulings.
pub(super) fn known(scene: &Scene<'_>) -> Vec<Known> {
    let words = scene.words;
    let book = &scene.picture.desk.config.addresses;
    let own = book.iter().filter(|entry| entry.unit == scene.unit.id);
    let mut known: Vec<Known> = own
        .map(|entry| {
            let days = [entry.from, entry.to];
            let days = days.iter().flatten().map(|day| words.date(*day));
            let told = std::iter::once(words.unit_from_book().to_owned()).chain(days);
            let note = Some(entry.note.clone()).filter(|note| !note.is_empty());
            let source = told.chain(note).collect::<Vec<_>>().join(", ");
            Known { address: entry.address.clone(), source }
        })
        .collect();
    for ruling in scene.picture.rulings.iter().filter(|ruling| ruling.in_force()) {
        if let Decision::Address { address, unit } = &ruling.decision
            && *unit == scene.unit.id
        {
            let source = words.unit_from_ruling(&ruling.by);
            known.push(Known { address: address.clone(), source });
        }
    }
    known
}

/// Addresses of the unit's reports that neither the book nor a ruling names, and from which no other
/// unit's report came: who forwards for many writes for none of them.
pub(super) fn learnt(scene: &Scene<'_>) -> Vec<Learnt> {
    let picture = scene.picture;
    let mut taken: BTreeSet<String> = picture.desk.config.own_addresses();
    taken.extend(picture.desk.config.addresses.iter().map(|entry| entry.address.clone()));
    for ruling in picture.rulings.iter().filter(|ruling| ruling.in_force()) {
        if let Decision::Address { address, .. } = &ruling.decision {
            taken.insert(address.clone());
        }
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in scene.versions().filter(|row| row.units.len() == 1) {
        if let Some(address) = bare_address(&row.sighting.from) {
            let count = counts.entry(address).or_default();
            *count = count.saturating_add(1);
        }
    }
    counts.retain(|address, _| !taken.contains(address));
    for row in picture.rows.iter().filter(|row| row.verdict.is_report()) {
        let others = row.units.iter().any(|unit| *unit != scene.unit.id);
        if others
            && !counts.is_empty()
            && let Some(address) = bare_address(&row.sighting.from)
        {
            counts.remove(&address);
        }
    }
    let told =
        |(address, letters)| Learnt { address, letters: scene.words.unit_reports_from(letters) };
    counts.into_iter().map(told).collect()
}
