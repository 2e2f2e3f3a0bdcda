//! Whom to urge for a report, how to reach them, and what must be looked at before anybody does.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::judgement::Component;
use crate::model::ledger::{StandingNote, State};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// A unit of which no report was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chase {
    /// Who.
    pub unit: UnitId,
    /// Its name on the list.
    pub name: String,
    /// Its group.
    pub group: String,
    /// `missing`, or `pending` while there is time.
    pub state: State,
    /// The last day, extensions included.
    pub due: Date,
    /// Whether a receipt on that day is in time; else the day before is the last.
    pub day_included: bool,
    /// Calendar days after the last day in time; 0 before.
    pub days_late: i64,
    /// What of the required parts is not there.
    pub lacks: Vec<Component>,
    /// Where the unit can be reached, the best first.
    pub contacts: Vec<Contact>,
    /// What a person must look at before the unit is urged; none for most.
    pub cautions: Vec<Caution>,
    /// What else is known of the unit.
    pub notes: Vec<StandingNote>,
}

impl Chase {
    /// Whether the unit may be urged without looking at anything first.
    pub const fn is_plain(&self) -> bool {
        self.cautions.is_empty()
    }

    /// Whether something of the unit is in the mailbox, so that "nothing came" would be untrue.
    pub fn has_written(&self) -> bool {
        self.cautions.iter().any(|caution| caution.message.is_some())
    }
}

/// Where a unit can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Mail address, lower case, plain enough for a header.
    pub address: String,
    /// How it is known.
    pub known_by: KnownBy,
}

/// How an address is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// The address book kept by staff.
    Book,
    /// A ruling with this id.
    Ruling(i64),
    /// The unit wrote from it, last at this time. Anybody can write any sender: weaker.
    Wrote(Timestamp),
}

/// Why a unit must not be urged before somebody has looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// Why.
    pub why: Why,
    /// The letter to look at.
    pub message: Option<Digest>,
}

/// Kinds of cautions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "words::caution holds a sentence for each")]
pub enum Why {
    Unsettled,
    InSpam,
    InTrash,
    LinkOnly,
    Unreadable,
    WithoutReport,
    Subordinate,
    Withdrawal,
    Question,
    ExtensionAsked(Option<Date>),
    OtherChannel(String),
    Undelivered(String),
    ToConfirm,
}
