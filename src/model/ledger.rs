//! The ledger: what all letters and rulings together come to at a moment. Computed, never stored.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::document::Place;
use crate::model::evidence::Evidence;
use crate::model::figure::{Figure, Flag, LabelMatch, Reading, StrayRow, Value};
use crate::model::finding::Finding;
use crate::model::judgement::{Component, FileJudgement, Judgement, Verdict};
use crate::model::round::{DueDay, IndicatorCode, PeriodId, RoundId};
use crate::model::rule_note::RuleBreak;
use crate::model::ruling::Ruling;
use crate::model::sighting::{Digest, ReceiptBasis, Sighting};
use crate::model::unit::UnitId;

/// Everything that the store knows and the ledger is computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Places where letters were seen, in the order first seen.
    pub sightings: Vec<Sighting>,
    /// What each stored letter came to by itself, by digest.
    pub judgements: std::collections::BTreeMap<Digest, Judgement>,
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
    pub files: Vec<FileJudgement>,
    /// What a person should know.
    pub findings: Vec<Finding>,
    /// Date up to which an extension is asked for.
    pub extension_until: Option<Date>,
    /// A person said what it is, or whose.
    pub ruled: bool,
}

/// A unit's state in the late list (contract, `state`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words of the contract")]
pub enum State {
    OnTime,
    DueDay,
    Late,
    Missing,
    Pending,
    Exempt,
}

impl State {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::DueDay => "due_day",
            Self::Late => "late",
            Self::Missing => "missing",
            Self::Pending => "pending",
            Self::Exempt => "exempt",
        }
    }

    /// Whether a report was received.
    pub const fn received(self) -> bool {
        matches!(self, Self::OnTime | Self::DueDay | Self::Late)
    }
}

/// Where one unit stands in one round at one moment: a row of `late`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the columns of the contract's row")]
pub struct Standing {
    /// Who.
    pub unit: UnitId,
    /// Its name on the list.
    pub name: String,
    /// Its group.
    pub group: String,
    /// Whether it is counted.
    pub expected: bool,
    /// Where it stands.
    pub state: State,
    /// Receipt of the first letter that qualifies.
    pub received_at: Option<Timestamp>,
    /// By what that time is known.
    pub receipt_basis: Option<ReceiptBasis>,
    /// Calendar days after the last day that is on time; 0 unless late.
    pub days_late: i64,
    /// The due date in force for the unit's group.
    pub due: Date,
    /// The unit's own extension.
    pub extended_to: Option<Date>,
    /// Number of the report in force.
    pub document_number: Option<String>,
    /// Date of the report in force.
    pub document_date: Option<Date>,
    /// How many versions came; 0 when none.
    pub version: u32,
    /// The letter that holds the report in force.
    pub message: Option<Digest>,
    /// A report in words is there.
    pub report: bool,
    /// A table of figures is there.
    pub annex: bool,
    /// Indicators with at least one figure read or corrected.
    pub figures_read: u32,
    /// Indicators that apply to the unit's group.
    pub figures_expected: u32,
    /// Letters not yet settled that may be this unit's report.
    pub maybe_sent: Vec<Digest>,
    /// What must be said beside the row.
    pub notes: Vec<StandingNote>,
}

/// What must be said beside a row of the late list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "words::standing_note holds a sentence for each")]
pub enum StandingNote {
    FoundInJunk,
    DerivedReceipt(ReceiptBasis),
    OtherChannel(String),
    ExtendedTo(Date),
    ExtensionAsked(Option<Date>),
    Merged(UnitId),
    Credited,
    LateCorrection(Timestamp),
    AfterClose,
    ScanOnly,
    AnnexMissing,
    AnnexOnly,
    ToConfirm,
    ReviewFigures(u32),
    RuleNotes(u32),
    LinkOnly,
    Unreadable,
    InTrash,
    Unsettled,
    WithdrawalAsked,
    Subordinate,
    Exempt,
    NotExpected,
    WroteWithoutReport(Timestamp),
    Note(String),
}

/// The late list with its totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    /// Which round.
    pub round: RoundId,
    /// The moment of the list.
    pub as_of: Timestamp,
    /// Due date of the round.
    pub due: Date,
    /// What a receipt on that day is, after rulings.
    pub due_day: DueDay,
    /// Last full pass of the mailbox that is furthest behind.
    pub last_full_pass: Option<Timestamp>,
    /// The list may be out of date.
    pub stale: bool,
    /// Letters that were seen and of which nothing is known yet: any of them may be a report.
    pub unread: u32,
    /// Counts of expected units.
    pub totals: Totals,
    /// One per unit marked `yes` or `confirm`, in the order of the list.
    pub units: Vec<Standing>,
}

/// Counts over expected units (contract).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct Totals {
    pub expected: u32,
    pub received: u32,
    pub on_time: u32,
    pub due_day: u32,
    pub late: u32,
    pub missing: u32,
    pub pending: u32,
    pub exempt: u32,
    pub to_review: u32,
}

/// A figure in force, or the place where the form's row stood without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// Whose.
    pub unit: UnitId,
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// What is in force, rulings included.
    pub reading: Reading,
    /// The figure as read, with its place; `None` for one that a person set where none stood.
    pub source: Option<Figure>,
    /// Name of the file it stands in.
    pub file: Option<String>,
    /// The letter.
    pub message: Option<Digest>,
    /// The letter's receipt.
    pub received_at: Option<Timestamp>,
    /// Version of the unit's report.
    pub version: u32,
    /// The ruling that decided it.
    pub decided_by: Option<String>,
    /// Other values that stand against it, while nobody has settled which is right.
    pub others: Vec<OtherFigure>,
}

/// A value that another file or another letter of the unit gives for the same figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherFigure {
    /// The value.
    pub value: Value,
    /// The words as they stood.
    pub raw: String,
    /// Name of the file.
    pub file: Option<String>,
    /// The letter.
    pub message: Option<Digest>,
    /// The letter's receipt.
    pub received_at: Option<Timestamp>,
}

/// A unit's row outside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayFigureRow {
    /// Whose.
    pub unit: UnitId,
    /// The row.
    pub row: StrayRow,
    /// Name of the file.
    pub file: String,
    /// The letter.
    pub message: Digest,
    /// The letter's receipt.
    pub received_at: Timestamp,
    /// Version of the unit's report.
    pub version: u32,
}

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

/// The components that a letter brings to a unit's submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which component.
    pub component: Component,
    /// The letter.
    pub message: Digest,
}
