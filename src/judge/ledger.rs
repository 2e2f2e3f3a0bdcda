//! All letters and rulings together, at a moment: one row per place, versions by unit.
//!
//! Computed from the [`Snapshot`] whenever somebody asks and never stored, so that a ruling, a new
//! extension or a better reader shows at once, and the order in which letters were recorded can
//! change nothing. [`standing`](crate::judge::standing), [`in_force`](crate::judge::in_force) and
//! [`review`](crate::judge::review) read it.

mod chain;
mod clocks;
mod confirmed;
mod rows;
pub mod rulings;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::judge::ledger::rulings::Rulings;
use crate::model::judgement::{Attribution, Component, FileJudgement, Outcome, Verdict};
use crate::model::ledger::{Row, Snapshot};
use crate::model::round::{Round, RoundId};
use crate::model::sighting::{Digest, FolderRole, SightingState};
use crate::model::unit::UnitId;

/// The moment and the settings under which a ledger is made.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Letters received after this are left out.
    pub as_of: Timestamp,
    /// In which receipts have their calendar day.
    pub time_zone: TimeZone,
    /// Time between two passes of each configured mailbox, by its name.
    pub poll_every: BTreeMap<String, Duration>,
}

/// All letters and rulings together.
#[derive(Clone, Debug)]
pub struct Ledger<'a> {
    /// Moment and settings.
    pub moment: Moment,
    /// The rounds in order of the configuration.
    pub rounds: &'a [Round],
    /// Rulings in force, by what they are about.
    pub rulings: Rulings<'a>,
    /// One row per place, by receipt.
    pub rows: Vec<Row>,
    /// When each configured mailbox was last read in full.
    pub last_full_passes: &'a BTreeMap<String, Option<Timestamp>>,
    /// Letters that were seen but not fetched or not read yet.
    pub unread: usize,
}

impl<'a> Ledger<'a> {
    /// Makes the ledger of a snapshot.
    pub fn new(snapshot: &'a Snapshot, rounds: &'a [Round], moment: Moment) -> Self {
        let rulings = Rulings::new(&snapshot.rulings);
        let mut rows = rows::rows(snapshot, rounds, &rulings, &moment);
        chain::settle(&mut rows);
        let unread = rows.iter().filter(|row| is_unread(row, snapshot)).count();
        let last_full_passes = &snapshot.last_full_passes;
        Self { moment, rounds, rulings, rows, last_full_passes, unread }
    }

    /// Rows that bring a report, or part of one, for a unit in a round, by receipt.
    pub fn versions(&self, round: &RoundId, unit: &UnitId) -> Vec<&Row> {
        self.rows
            .iter()
            .filter(|row| row.verdict.is_report() && row.round.as_ref() == Some(round))
            .filter(|row| row.units.contains(unit))
            .collect()
    }
}

/// Whether a letter was seen and nothing is known of it yet, so that it may be anybody's report.
fn is_unread(row: &Row, snapshot: &Snapshot) -> bool {
    match row.sighting.state {
        SightingState::Pending | SightingState::Failed => true,
        SightingState::Stored => {
            digest_of(row).is_some_and(|digest| !snapshot.judgements.contains_key(&digest))
        }
        SightingState::TooLarge | SightingState::BeforeStart | SightingState::Gone => false,
    }
}

/// The files of a row that are a unit's: its own by their words, and those that name nobody when
/// the whole letter is the unit's.
pub fn files_of<'r>(row: &'r Row, unit: &'r UnitId) -> impl Iterator<Item = &'r FileJudgement> {
    let alone = row.units.len() == 1 && row.units.first() == Some(unit);
    row.files.iter().filter(move |file| match file.attribution.certain() {
        Some(owner) => owner == unit,
        None => alone && !matches!(file.attribution, Attribution::Contested(_)),
    })
}

/// Whether a row holds a report for the unit in a readable form, a scan included. An annex alone,
/// an unreadable or a protected file does not qualify by itself, nor does anything in Trash of which
/// no person said what it is.
pub fn qualifies(row: &Row, unit: &UnitId) -> bool {
    row.verdict.is_report()
        && (row.sighting.role != FolderRole::Trash || row.ruled)
        && files_of(row, unit).any(|file| match file.component {
            Some(Component::Report) => file.outcome == Outcome::Read && !file.other_round,
            Some(Component::Scan) => !file.other_round,
            _ => false,
        })
}

/// The digest of a row's letter, where its bytes are here.
pub const fn digest_of(row: &Row) -> Option<Digest> {
    row.sighting.digest
}

/// Verdicts under which a letter may still turn out to be a unit's report.
pub const fn unsettled(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Unresolved | Verdict::LinkOnly | Verdict::TooLarge)
}
