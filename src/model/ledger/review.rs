//! What waits for a person, why, and what the machine proposes.

use jiff::civil::Date;

use crate::model::document::Place;
use crate::model::evidence::Evidence;
use crate::model::figure::{Flag, LabelMatch};
use crate::model::finding::Finding;
use crate::model::judgement::Verdict;
use crate::model::ledger::OtherFigure;
use crate::model::round::{IndicatorCode, PeriodId, RoundId};
use crate::model::rule_note::RuleBreak;
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// What kind of thing waits for a person (contract, `review`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words of the contract")]
pub enum ReviewKind {
    DueDay,
    Unit,
    Conflict,
    Verdict,
    Unreadable,
    Extension,
    Receipt,
    Figure,
    Rule,
}

impl ReviewKind {
    /// Whether it is settled by what is said of a letter; else of figures or the round.
    pub const fn is_of_a_letter(self) -> bool {
        !matches!(self, Self::DueDay | Self::Figure | Self::Rule)
    }

    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DueDay => "due_day",
            Self::Unit => "unit",
            Self::Conflict => "conflict",
            Self::Verdict => "verdict",
            Self::Unreadable => "unreadable",
            Self::Extension => "extension",
            Self::Receipt => "receipt",
            Self::Figure => "figure",
            Self::Rule => "rule",
        }
    }
}

/// Why something waits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "words::review_reason holds a sentence for each")]
pub enum ReviewReason {
    Evidence(Evidence),
    Finding(Finding),
    Figure {
        label: String,
        raw: String,
        flags: Vec<Flag>,
        matched: Option<LabelMatch>,
        /// File and place, where the figure was read and not set.
        stands: Option<(String, Place)>,
    },
    Contradicted {
        taken: OtherFigure,
        others: Vec<OtherFigure>,
    },
    Rule {
        check: String,
        note: String,
        breaks: u32,
    },
    RuleBreak(RuleBreak),
    ReceivedOnDueDay(Vec<UnitId>),
    InTrash,
    Verdict(Verdict),
    NoOtherReport,
    ExtensionAsked(Option<Date>),
}

/// What the machine proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "words::proposal holds a sentence for each")]
pub enum Proposal {
    Assign(UnitId),
    Kind(Verdict),
    Figure(String),
    Extend(Option<Date>),
    /// The letter stays of this kind.
    AskForEditableFile(Verdict),
    /// The receipt is right; the letter stays of this kind.
    KeepReceipt(Verdict),
    SettleDueDay,
    SettleRule(String),
}

/// One thing that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewItem {
    /// Stable id: kind, message or unit, indicator, period.
    pub id: String,
    /// What kind.
    pub kind: ReviewKind,
    /// The letter.
    pub message: Option<Digest>,
    /// The round.
    pub round: Option<RoundId>,
    /// Units concerned.
    pub units: Vec<UnitId>,
    /// The indicator.
    pub indicator: Option<IndicatorCode>,
    /// The period.
    pub period: Option<PeriodId>,
    /// What the machine proposes.
    pub proposal: Option<Proposal>,
    /// Why it waits.
    pub reasons: Vec<ReviewReason>,
}
