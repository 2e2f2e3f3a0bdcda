//! Who reports: the submission list ("danh sách phải nộp") as `units.csv` gives it.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A unit's key, as in the `code` column of `units.csv`: `ldld-nghe-an`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(String);

impl UnitId {
    /// Takes the code as written; the configuration has checked it against the list.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a unit on the list must submit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// Must submit; counted.
    Yes,
    /// May have to: shown, not counted until a person confirms it.
    Confirm,
    /// Gets the reports; has no row of its own.
    Receiver,
}

/// One body on the submission list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The key.
    pub id: UnitId,
    /// Official name, as printed in lists.
    pub name: String,
    /// Id of its group in `round.toml`.
    pub group: String,
    /// Whether it must submit.
    pub expected: Expected,
    /// Names that identify it without a further anchor.
    pub aliases: Vec<String>,
    /// Names that identify it only beside an anchor, or in a subject or file name.
    pub bare_names: Vec<String>,
    /// Second line of its letterhead.
    pub letterhead: String,
    /// Places of its date line; weak evidence, never enough alone.
    pub places: Vec<String>,
    /// Endings of its document numbers; weak evidence.
    pub number_suffixes: Vec<String>,
    /// Mail domains that were seen; a hint, never proof.
    pub domains: Vec<String>,
    /// First day on which the unit exists; open when `None`.
    pub valid_from: Option<Date>,
    /// Last day on which the unit exists; open when `None`.
    pub valid_to: Option<Date>,
    /// Units that took over from it.
    pub successors: Vec<UnitId>,
    /// For staff: where the row comes from, what is doubtful.
    pub note: String,
}

/// The submission list of one round, in official order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Rows in the order of the file, which is the official order.
    pub units: Vec<Unit>,
}

impl Roster {
    /// The unit with this code.
    pub fn get(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// Position in the official order; a unit that is not on the list sorts last.
    pub fn position(&self, id: &UnitId) -> usize {
        self.units.iter().position(|unit| unit.id == *id).unwrap_or(usize::MAX)
    }
}

/// One line of the address book kept by staff: this address writes for this unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressEntry {
    /// Mail address, lower case.
    pub address: String,
    /// Whom it writes for.
    pub unit: UnitId,
    /// First day on which it did.
    pub from: Option<Date>,
    /// Last day on which it did.
    pub to: Option<Date>,
    /// Free words of staff.
    pub note: String,
}
