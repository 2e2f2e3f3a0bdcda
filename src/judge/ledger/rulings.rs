//! Rulings in force, indexed by what they are about. The later of two wins.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::round::{DueDay, IndicatorCode, PeriodId, Round, RoundId};
use crate::model::ruling::{Days, Decision, Ruling, Scope};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// A figure's address: round, unit, indicator, period.
pub type FigureKey = (RoundId, UnitId, IndicatorCode, Option<PeriodId>);

/// Rulings in force.
#[derive(Clone, Debug, Default)]
pub struct Rulings<'a> {
    all: &'a [Ruling],
    by_message: BTreeMap<Digest, Vec<&'a Ruling>>,
    by_unit: BTreeMap<(RoundId, UnitId), Vec<&'a Ruling>>,
    figures: BTreeMap<FigureKey, &'a Ruling>,
}

impl<'a> Rulings<'a> {
    /// Indexes what is in force.
    pub fn new(all: &'a [Ruling]) -> Self {
        let mut rulings = Self { all, ..Self::default() };
        for ruling in all.iter().filter(|ruling| ruling.in_force()) {
            rulings.file(ruling);
        }
        rulings
    }

    fn file(&mut self, ruling: &'a Ruling) {
        match &ruling.decision {
            Decision::Assign { message, .. }
            | Decision::Kind { message, .. }
            | Decision::Ignore { message }
            | Decision::Accept { message }
            | Decision::Exclude { message } => self.about_message(*message, ruling),
            Decision::Credit { round, unit, message } => {
                self.about_message(*message, ruling);
                self.about_unit(round, unit, ruling);
            }
            Decision::Note { round, unit, message, .. } => {
                if let Some(message) = message {
                    self.about_message(*message, ruling);
                }
                if let (Some(round), Some(unit)) = (round, unit) {
                    self.about_unit(round, unit, ruling);
                }
            }
            Decision::Exempt { round, unit }
            | Decision::Receipt { round, unit, .. }
            | Decision::Merge { round, unit, .. }
            | Decision::Confirm { round, unit, .. } => self.about_unit(round, unit, ruling),
            Decision::Figure { round, unit, indicator, period, .. } => {
                // No period named is the total's: one address, of which the later word holds.
                let period = period.clone().or_else(|| Some(PeriodId::total()));
                let key = (round.clone(), unit.clone(), indicator.clone(), period);
                self.figures.insert(key, ruling);
            }
            Decision::Extend { .. }
            | Decision::DueDay { .. }
            | Decision::Address { .. }
            | Decision::Alias { .. }
            | Decision::Undo { .. } => {}
        }
    }

    fn about_message(&mut self, message: Digest, ruling: &'a Ruling) {
        self.by_message.entry(message).or_default().push(ruling);
    }

    fn about_unit(&mut self, round: &RoundId, unit: &UnitId, ruling: &'a Ruling) {
        self.by_unit.entry((round.clone(), unit.clone())).or_default().push(ruling);
    }

    /// Rulings on a letter, in order.
    pub fn on_message(&self, message: &Digest) -> &[&'a Ruling] {
        self.by_message.get(message).map_or(&[], Vec::as_slice)
    }

    /// Rulings on a unit in a round, in order.
    pub fn on_unit(&self, round: &RoundId, unit: &UnitId) -> &[&'a Ruling] {
        self.by_unit.get(&(round.clone(), unit.clone())).map_or(&[], Vec::as_slice)
    }

    /// Whether a letter's figures count nowhere.
    pub fn excluded(&self, message: &Digest) -> bool {
        self.on_message(message).iter().any(|r| matches!(r.decision, Decision::Exclude { .. }))
    }

    /// The ruling by which a letter's doubtful figures count.
    pub fn accepted(&self, message: &Digest) -> Option<&'a Ruling> {
        let accepts = |r: &&&Ruling| matches!(r.decision, Decision::Accept { .. });
        self.on_message(message).iter().rev().find(accepts).copied()
    }

    /// Whether a letter's receipt was credited to a unit.
    pub fn credited(&self, message: &Digest, unit: &UnitId) -> bool {
        self.on_message(message).iter().any(
            |ruling| matches!(&ruling.decision, Decision::Credit { unit: to, .. } if to == unit),
        )
    }

    /// Figures that people set for a unit in a round.
    pub fn figures_of<'s>(
        &'s self,
        round: &'s RoundId,
        unit: &'s UnitId,
    ) -> impl Iterator<Item = (&'s FigureKey, &'a Ruling)> {
        self.figures
            .iter()
            .filter(move |(key, _)| key.0 == *round && key.1 == *unit)
            .map(|(key, ruling)| (key, *ruling))
    }

    /// The unit for which a person said that this address writes on that day; the latest word counts.
    pub fn writes_for(&self, address: &str, day: Date) -> Option<(&'a UnitId, &'a Ruling)> {
        let in_force = self.all.iter().rev().filter(|ruling| ruling.in_force());
        in_force.filter(|_| !address.is_empty()).find_map(|ruling| match &ruling.decision {
            Decision::Address { address: known, unit, days }
                if known == address && days.hold(day) =>
            {
                Some((unit, ruling))
            }
            _ => None,
        })
    }

    /// Names that people confirmed, in order: words, unit, days.
    pub fn aliases(&self) -> impl Iterator<Item = (&'a str, &'a UnitId, Days, i64)> {
        let in_force = self.all.iter().filter(|ruling| ruling.in_force());
        in_force.filter_map(|ruling| match &ruling.decision {
            Decision::Alias { alias, unit, days } => Some((alias.as_str(), unit, *days, ruling.id)),
            _ => None,
        })
    }

    /// What a receipt on the due date is: the latest ruling, else the round's own word.
    pub fn due_day(&self, round: &Round) -> DueDay {
        let ruled =
            self.all.iter().rev().filter(|ruling| ruling.in_force()).find_map(
                |ruling| match &ruling.decision {
                    Decision::DueDay { round: of, due_day } if *of == round.id => Some(*due_day),
                    _ => None,
                },
            );
        ruled.unwrap_or(round.due_day)
    }

    /// The last day granted to a unit: the latest of its own, its group's and everybody's.
    pub fn extended_to(&self, round: &RoundId, unit: &UnitId, group: &str) -> Option<Date> {
        let granted = self.all.iter().filter(|ruling| ruling.in_force()).filter_map(|ruling| {
            match &ruling.decision {
                Decision::Extend { round: of, scope, until } if of == round => match scope {
                    Scope::Unit(to) => (to == unit).then_some(*until),
                    Scope::Group(to) => (to == group).then_some(*until),
                    Scope::All => Some(*until),
                },
                _ => None,
            }
        });
        granted.max()
    }

    /// Receipts by another channel, with the channel's name.
    pub fn receipts(&self, round: &RoundId, unit: &UnitId) -> Vec<(Timestamp, &'a str)> {
        let mut receipts: Vec<_> = self
            .on_unit(round, unit)
            .iter()
            .filter_map(|ruling| match &ruling.decision {
                Decision::Receipt { at, channel, .. } => Some((*at, channel.as_str())),
                _ => None,
            })
            .collect();
        receipts.sort();
        receipts
    }
}
