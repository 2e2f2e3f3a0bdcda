//! Names that may come to mean a unit: which are fit for it, and which letters propose one.
//!
//! Nothing is learnt silently. A name that nobody knows, in a letter that a person gave to a unit, is
//! a proposal; a person confirms it, and then it proposes the unit for other letters that bear it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::judge::attribution::{NameKind, Recogniser, Relation, body_name};
use crate::judge::ledger::Ledger;
use crate::model::ledger::Row;
use crate::model::round::Round;
use crate::model::ruling::{Decision, Ruling};
use crate::model::sighting::Digest;
use crate::model::unit::{Unit, UnitId};
use crate::text::fold::{clean, fold, squash};

/// Letters of the shortest and characters of the longest name.
const SHORTEST: usize = 4;
const LONGEST: usize = 120;

/// Why a name cannot mean a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Many bodies may bear it.
    Generic,
    /// It is of a body below: a district, a commune, a company.
    Below,
    /// It is, holds or is held by a name of this other unit.
    Another(UnitId),
    /// It means the unit already.
    Known(UnitId),
}

/// Everything that a new name is held against, built once.
#[derive(Debug)]
pub struct Naming<'a> {
    recognisers: Vec<Recogniser>,
    units: Vec<Listed<'a>>,
}

/// The names of a unit on a list, folded, a blank around each so that only whole words are equal.
#[derive(Debug)]
struct Listed<'a> {
    unit: &'a UnitId,
    /// Those that identify it alone.
    full: Vec<String>,
    /// Those that do beside an anchor.
    bare: Vec<String>,
}

impl<'a> Naming<'a> {
    /// Holds names against the lists of these rounds.
    pub fn new(rounds: &'a [Round]) -> Self {
        let recogniser = |round: &Round| Recogniser::new(&round.roster, &round.groups, &[]);
        Self {
            recognisers: rounds.iter().map(recogniser).collect(),
            units: rounds.iter().flat_map(|round| &round.roster.units).map(listed).collect(),
        }
    }

    /// Whether a name may mean a unit.
    pub fn check(&self, name: &str, unit: &UnitId) -> Result<(), Fault> {
        for recogniser in &self.recognisers {
            fit(name, recogniser.name_kind(name))?;
        }
        let words = words(name);
        for listed in &self.units {
            listed.leaves_free(&words, unit)?;
        }
        for recogniser in &self.recognisers {
            let found = recogniser.subject(name);
            if found.iter().any(|found| found.relation == Relation::Below) {
                return Err(Fault::Below);
            }
            let other = found.iter().filter(|found| found.relation == Relation::Itself);
            let other = other.filter_map(|found| found.unit.as_ref()).find(|other| *other != unit);
            if let Some(other) = other {
                return Err(Fault::Another(other.clone()));
            }
        }
        Ok(())
    }

    /// Whether words that somebody calls himself by are the name of a body, not of a person.
    fn speaks_of_a_body(&self, name: &str) -> bool {
        self.recognisers.iter().any(|recogniser| recogniser.names_a_body(name))
    }
}

fn listed(unit: &Unit) -> Listed<'_> {
    let full = unit.aliases.iter().chain([&unit.name, &unit.letterhead]).map(|name| words(name));
    let bare = unit.bare_names.iter().map(|name| words(name));
    // A unit without a letterhead of its own has an empty one.
    let named = |name: &String| !name.trim().is_empty();
    Listed { unit: &unit.id, full: full.filter(named).collect(), bare: bare.collect() }
}

fn words(name: &str) -> String {
    format!(" {} ", fold(name))
}

impl Listed<'_> {
    /// Whether the name of another unit is not one of its own, nor holds one, nor stands in one.
    fn leaves_free(&self, name: &str, unit: &UnitId) -> Result<(), Fault> {
        if self.unit == unit {
            let known = self.full.iter().any(|full| full == name);
            return if known { Err(Fault::Known(unit.clone())) } else { Ok(()) };
        }
        let clash =
            self.full.iter().any(|full| full.contains(name) || name.contains(full.as_str()))
                || self.bare.iter().any(|bare| bare.contains(name));
        if clash { Err(Fault::Another(self.unit.clone())) } else { Ok(()) }
    }
}

fn fit(name: &str, kind: NameKind) -> Result<(), Fault> {
    let length = squash(name).len();
    match kind {
        NameKind::Low => Err(Fault::Below),
        NameKind::Proper if length >= SHORTEST && name.chars().count() <= LONGEST => Ok(()),
        NameKind::Proper | NameKind::Common => Err(Fault::Generic),
    }
}

/// Where a proposed name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// In the letterhead of a document.
    Letterhead,
    /// As the sender's name.
    Sender,
}

/// A name that nobody has confirmed, and the letters that a person gave to the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// As written.
    pub name: String,
    /// For whom.
    pub unit: UnitId,
    /// Where it stands.
    pub stands: Stands,
    /// The earliest such letter: the proof.
    pub letter: Digest,
    /// When that one came, and the latest.
    pub first: Timestamp,
    /// See `first`.
    pub last: Timestamp,
    /// How many there are.
    pub letters: usize,
}

/// Names that letters propose, by unit and first receipt. A name in letters of two units is none.
pub fn proposals(ledger: &Ledger<'_>, rulings: &[Ruling]) -> Vec<Proposed> {
    let mut found: BTreeMap<String, Vec<Proposed>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (row, unit, file) in assigned(ledger, rulings) {
        for (name, stands) in names(row, file) {
            let Some(letter) = row.sighting.digest else { continue };
            let key = squash(&name);
            if !seen.insert((letter, key.clone(), unit)) {
                continue;
            }
            let at = row.sighting.received_at;
            let unit = unit.clone();
            let new = Proposed { name, unit, stands, letter, first: at, last: at, letters: 1 };
            found.entry(key).or_default().push(new);
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let confirmed: BTreeSet<String> =
        ledger.rulings.aliases().map(|(alias, ..)| squash(alias)).collect();
    found.retain(|letters, _| !confirmed.contains(letters));
    let naming = Naming::new(ledger.rounds);
    let mut all: Vec<Proposed> = found.into_values().filter_map(|same| together(&same)).collect();
    all.retain(|one| {
        let body = one.stands == Stands::Letterhead || naming.speaks_of_a_body(&one.name);
        body && naming.check(&one.name, &one.unit).is_ok()
    });
    all.sort_by(|one, other| (&one.unit, one.first).cmp(&(&other.unit, other.first)));
    all
}

/// Letters that a person gave to a unit, the whole letter or one file of it, by receipt.
fn assigned<'r>(
    ledger: &'r Ledger<'_>,
    rulings: &'r [Ruling],
) -> impl Iterator<Item = (&'r Row, &'r UnitId, Option<&'r Digest>)> {
    let mut given: BTreeMap<Digest, Vec<(&UnitId, Option<&Digest>)>> = BTreeMap::new();
    for ruling in rulings.iter().filter(|ruling| ruling.in_force()) {
        if let Decision::Assign { message, unit, file, .. } = &ruling.decision {
            given.entry(*message).or_default().push((unit, file.as_ref()));
        }
    }
    let of = move |row: &'r Row| {
        let given = row.sighting.digest.and_then(|digest| given.get(&digest)).cloned();
        given.unwrap_or_default().into_iter().map(move |(unit, file)| (row, unit, file))
    };
    let rows = ledger.rows.iter().filter(|row| row.verdict.is_report());
    rows.flat_map(of).filter(|(row, unit, _)| row.units.contains(unit))
}

/// Names in a letter, or in one file of it, by which nobody was recognised.
fn names(row: &Row, file: Option<&Digest>) -> Vec<(String, Stands)> {
    let files = row.files.iter().filter(|own| file.is_none_or(|file| own.sha256 == *file));
    let issuers = files.filter(|own| !own.other_round).filter_map(|own| own.letterhead.last());
    let issuers = issuers.map(|body| (clean(body_name(body)), Stands::Letterhead));
    let sender = row.sighting.from.split_once('<').filter(|_| file.is_none());
    let sender = sender.map(|(name, _)| clean(name.trim().trim_matches('"')));
    issuers
        .chain(sender.map(|name| (name, Stands::Sender)))
        .filter(|(name, _)| fold(name).contains(' '))
        .collect()
}

/// The same name in several letters as one proposal; none where they are of several units.
fn together(same: &[Proposed]) -> Option<Proposed> {
    let first = same.iter().min_by_key(|one| one.first)?;
    if same.iter().any(|one| one.unit != first.unit) {
        return None;
    }
    let last = same.iter().map(|one| one.last).max().unwrap_or(first.last);
    let stands = same.iter().map(|one| one.stands).min().unwrap_or(first.stands);
    Some(Proposed { last, stands, letters: same.len(), ..first.clone() })
}

#[cfg(test)]
mod tests;
