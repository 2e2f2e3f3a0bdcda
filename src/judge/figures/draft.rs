//! What one table yields before the document's tables are laid side by side.

use std::collections::BTreeSet;

use crate::model::figure::Figure;
use crate::model::figure::Flag;
use crate::model::figure::StrayCell;
use crate::model::figure::StrayRow;

/// A figure with what decides when another claims its place.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Position of its indicator in the form.
    pub(super) indicator: usize,
    /// The figure.
    pub(super) figure: Figure,
    /// The column's heading, should it become a stray row.
    pub(super) heading: String,
    /// Its label names this indicator and no other, and its row is shown to everybody.
    pub(super) strong: bool,
}

impl Draft {
    /// The figure as a row outside the form: kept and shown, counted nowhere.
    pub(super) fn into_stray(self) -> StrayRow {
        let Figure { period, reading, label, place, file, .. } = self.figure;
        let (period, heading, raw) = (Some(period), self.heading, reading.raw);
        StrayRow { label, cells: vec![StrayCell { period, heading, raw, place }], file }
    }
}

/// Everything that one table yields.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheaf {
    /// Figures in reading order.
    pub(super) drafts: Vec<Draft>,
    /// Rows outside the form.
    pub(super) strays: Vec<StrayRow>,
    /// Positions of the indicators whose row or column was found.
    pub(super) found: BTreeSet<usize>,
}

impl Sheaf {
    /// Leaves all to a person, and behind what other tables say.
    pub(super) fn doubt(&mut self, flag: Flag) {
        for draft in &mut self.drafts {
            draft.strong = false;
            draft.figure.reading.doubt(flag);
        }
    }

    /// Adds what another table yields.
    pub(super) fn add(&mut self, other: Self) {
        self.drafts.extend(other.drafts);
        self.strays.extend(other.strays);
        self.found.extend(other.found);
    }
}
