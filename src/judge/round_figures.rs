//! Everything about a round's figures that lists share. It hangs on the round's letters and on what
//! people decided about them, not on the moment, so that it stays while those stay.

use std::collections::BTreeSet;

use crate::judge::in_force;
use crate::judge::ledger::Ledger;
use crate::judge::outliers::outliers;
use crate::judge::rules;
use crate::model::ledger::{FigureRow, Row, StrayFigureRow};
use crate::model::outlier::Outlier;
use crate::model::round::{Round, RoundId};
use crate::model::rule_note::RuleNote;
use crate::model::ruling::{Decision, Ruling};
use crate::model::sighting::Digest;

/// The figures of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundFigures {
    /// Figures in force, indicators not found included, in the order of lists.
    pub rows: Vec<FigureRow>,
    /// Rows outside the form.
    pub strays: Vec<StrayFigureRow>,
    /// Rules that do not hold and that nobody has settled.
    pub notes: Vec<RuleNote>,
    /// Figures that lie far from their like.
    pub outliers: Vec<Outlier>,
}

impl RoundFigures {
    /// Takes them from a ledger.
    pub fn new(ledger: &Ledger<'_>, round: &Round) -> Self {
        let rows = in_force::figures(ledger, round, true);
        Self {
            strays: in_force::stray_rows(ledger, round),
            notes: rules::notes(ledger, round, &rows),
            outliers: outliers(round, &rows),
            rows,
        }
    }
}

/// Whether two states of the store give a round the same figures: its letters are the same, and so
/// is whatever people decided on it or on them.
pub fn are_same(round: &RoundId, before: (&[Row], &[Ruling]), now: (&[Row], &[Ruling])) -> bool {
    let letters = |rows| of_round(rows, round);
    if !letters(before.0).eq(letters(now.0)) {
        return false;
    }
    let digests: BTreeSet<Digest> = letters(now.0).filter_map(|row| row.sighting.digest).collect();
    let concern =
        |ruling: &&Ruling| ruling.in_force() && concerns(&ruling.decision, round, &digests);
    before.1.iter().filter(concern).eq(now.1.iter().filter(concern))
}

fn of_round<'r>(rows: &'r [Row], round: &'r RoundId) -> impl Iterator<Item = &'r Row> {
    rows.iter().filter(move |row| row.round.as_ref() == Some(round))
}

/// Whether a decision is about this round or one of these letters. Addresses and names that people
/// confirmed work through the letters.
fn concerns(decision: &Decision, round: &RoundId, letters: &BTreeSet<Digest>) -> bool {
    match decision.round() {
        Some(of) => of == round,
        None => decision.letter().is_some_and(|letter| letters.contains(&letter)),
    }
}

#[cfg(test)]
mod tests;
