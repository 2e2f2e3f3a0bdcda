//! What the list tells about a unit that the grammar of names needs to know.

use crate::model::round::Group;
use crate::model::unit::{Expected, Roster, Unit, UnitId};
use crate::text::fold;
use crate::text::vocabulary::CORPORATE_TRADES;

/// What kind of body a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A federation of a province; `city` when the province is a city.
    Place {
        /// "thành phố" stands in its name.
        city: bool,
    },
    /// A union of a trade; `corporate` when its local bodies follow the corporation.
    Branch {
        /// See [`CORPORATE_TRADES`].
        corporate: bool,
    },
    /// Its bare names need a word of the group beside them.
    Department,
    /// Anything else: a newspaper.
    Other,
}

/// One unit as the grammar sees it.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// The key.
    pub(super) id: UnitId,
    /// What kind of body.
    pub(super) sort: Sort,
    /// Official name, folded.
    pub(super) name: String,
    /// Gets the reports: its name in a letter is the address, never the sender.
    pub(super) receiver: bool,
}

/// Every unit of the list, in order.
pub(super) fn profiles(roster: &Roster, groups: &[Group]) -> Vec<Profile> {
    roster.units.iter().map(|unit| profile(unit, groups)).collect()
}

fn profile(unit: &Unit, groups: &[Group]) -> Profile {
    let name = fold::fold(&unit.name);
    let anchored = groups.iter().any(|group| group.id == unit.group && !group.anchors.is_empty());
    let sort = if anchored {
        Sort::Department
    } else if name.contains(" thanh pho ") {
        Sort::Place { city: true }
    } else if name.contains(" tinh ") {
        Sort::Place { city: false }
    } else if name.starts_with("cong doan ") || name.starts_with("ban cong doan ") {
        Sort::Branch { corporate: unit.bare_names.iter().any(|bare| is_corporate(bare)) }
    } else {
        Sort::Other
    };
    Profile { id: unit.id.clone(), sort, name, receiver: unit.expected == Expected::Receiver }
}

fn is_corporate(bare: &str) -> bool {
    let bare = fold::fold(bare);
    CORPORATE_TRADES.iter().any(|trade| fold::fold(trade) == bare)
}
