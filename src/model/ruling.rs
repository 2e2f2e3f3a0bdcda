//! Rulings ("ý kiến cán bộ"): what a person decided. Append-only, undone by a counter-ruling.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::judgement::Verdict;
use crate::model::round::{DueDay, IndicatorCode, PeriodId, RoundId};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// One decision with who, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Its id, in the order in which rulings were made.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What.
    pub decision: Decision,
    /// Undone by this later ruling.
    pub undone_by: Option<i64>,
}

impl Ruling {
    /// Whether it is in force.
    pub const fn in_force(&self) -> bool {
        self.undone_by.is_none()
    }
}

/// To whom an extension is granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One unit.
    Unit(UnitId),
    /// A group of units.
    Group(String),
    /// Everybody.
    All,
}

/// What was decided (contract, `rule`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the command")]
pub enum Decision {
    /// This letter, or one file of it, is that unit's.
    Assign { message: Digest, unit: UnitId, round: Option<RoundId>, file: Option<Digest> },
    /// This letter's kind is that.
    Kind { message: Digest, verdict: Verdict },
    /// The letter is not for us.
    Ignore { message: Digest },
    /// Its figures under review count.
    Accept { message: Digest },
    /// It stays a receipt; its figures count nowhere.
    Exclude { message: Digest },
    /// The figure is this.
    Figure {
        round: RoundId,
        unit: UnitId,
        indicator: IndicatorCode,
        period: Option<PeriodId>,
        value: String,
    },
    /// More time, that day included.
    Extend { round: RoundId, scope: Scope, until: Date },
    /// Need not submit.
    Exempt { round: RoundId, unit: UnitId },
    /// Received by another channel.
    Receipt { round: RoundId, unit: UnitId, at: Timestamp, channel: String },
    /// This letter's receipt is the unit's, though it does not qualify by itself.
    Credit { round: RoundId, unit: UnitId, message: Digest },
    /// The unit's report is part of that other unit's.
    Merge { round: RoundId, unit: UnitId, into: UnitId },
    /// A unit to be confirmed must submit, or need not.
    Confirm { round: RoundId, unit: UnitId, expected: bool },
    /// Words to keep with a unit or a letter.
    Note { round: Option<RoundId>, unit: Option<UnitId>, message: Option<Digest>, text: String },
    /// What a receipt on the due date is.
    DueDay { round: RoundId, due_day: DueDay },
    /// This address writes for that unit.
    Address { address: String, unit: UnitId },
    /// The ruling with this id no longer holds.
    Undo { id: i64 },
}

impl Decision {
    /// Whether both are about the same letter, figure, unit or round, so that one may go against the
    /// other. Notes and undoings stand in nobody's way.
    pub fn touches(&self, other: &Self) -> bool {
        match (self.subject(), other.subject()) {
            (Some(own), Some(others)) => own == others,
            _ => false,
        }
    }

    fn subject(&self) -> Option<Subject<'_>> {
        Some(match self {
            Self::Assign { message, file, .. } => Subject::Letter(message, file.as_ref()),
            Self::Kind { message, .. }
            | Self::Ignore { message }
            | Self::Accept { message }
            | Self::Exclude { message } => Subject::Letter(message, None),
            Self::Figure { round, unit, indicator, period, .. } => {
                Subject::Figure(round, unit, indicator, period.as_ref())
            }
            Self::Extend { round, scope: Scope::Unit(unit), .. }
            | Self::Exempt { round, unit }
            | Self::Receipt { round, unit, .. }
            | Self::Credit { round, unit, .. }
            | Self::Merge { round, unit, .. }
            | Self::Confirm { round, unit, .. } => Subject::Unit(round, unit),
            Self::Extend { round, .. } | Self::DueDay { round, .. } => Subject::Round(round),
            Self::Address { address, .. } => Subject::Address(address),
            Self::Note { .. } | Self::Undo { .. } => return None,
        })
    }
}

/// What a decision is about.
#[derive(PartialEq, Eq)]
enum Subject<'a> {
    Letter(&'a Digest, Option<&'a Digest>),
    Figure(&'a RoundId, &'a UnitId, &'a IndicatorCode, Option<&'a PeriodId>),
    Unit(&'a RoundId, &'a UnitId),
    Round(&'a RoundId),
    Address(&'a str),
}
