//! Where units stand in a round at a moment: the late list.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::round::{DueDay, RoundId};
use crate::model::sighting::{Digest, ReceiptBasis};
use crate::model::unit::UnitId;

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
