//! The ledger: what all letters and rulings together come to at a moment. Computed, never stored.

mod figures;
mod review;
mod standing;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::evidence::Evidence;
use crate::model::finding::Finding;
use crate::model::judgement::{Component, FileJudgement, Judgement, Verdict};
use crate::model::round::RoundId;
use crate::model::ruling::Ruling;
use crate::model::sighting::{Digest, Sighting};
use crate::model::unit::UnitId;

pub use figures::{FigureRow, OtherFigure, StrayFigureRow};
pub use review::{Proposal, ReviewItem, ReviewKind, ReviewReason};
pub use standing::{Standing, StandingNote, Standings, State, Totals};

/// Everything that the store knows and the ledger is computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Places where letters were seen, in the order first seen.
    pub sightings: Vec<Sighting>,
    /// What each stored letter came to by itself, by digest.
    pub judgements: std::collections::BTreeMap<Digest, Arc<Judgement>>,
    /// Every ruling, in order.
    pub rulings: Vec<Ruling>,
    /// When each configured mailbox was last read in full, by its name.
    pub last_full_passes: std::collections::BTreeMap<String, Option<Timestamp>>,
}

/// Whether a mailbox was never read in full, or longer ago than three polling intervals (contract).
pub fn is_stale(last: Option<Timestamp>, poll_every: std::time::Duration, now: Timestamp) -> bool {
    let limit = poll_every.saturating_mul(3).as_secs().cast_signed();
    last.is_none_or(|last| now.duration_since(last).as_secs() > limit)
}

/// One row of `messages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where and when it was seen.
    pub sighting: Sighting,
    /// Which round it belongs to.
    pub round: Option<RoundId>,
    /// Whose it is; several when the files are of several units.
    pub units: Vec<UnitId>,
    /// Units whose report it may be, while a person has not settled it.
    pub candidates: Vec<UnitId>,
    /// Its one verdict.
    pub verdict: Verdict,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// Its files.
    pub files: Arc<Vec<FileJudgement>>,
    /// What a person should know.
    pub findings: Vec<Finding>,
    /// Date up to which an extension is asked for.
    pub extension_until: Option<Date>,
    /// A person said what it is, or whose.
    pub ruled: bool,
}

/// The components that a letter brings to a unit's submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which component.
    pub component: Component,
    /// The letter.
    pub message: Digest,
}
