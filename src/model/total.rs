//! A total over units: what it comes to, who is in it, and who is not.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::figure::Absent;
use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::unit::UnitId;

/// One indicator in one column, over units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// How it is made.
    pub made: Made,
    /// In the form's unit of measure; `None` where no unit gave anything, and where none is made.
    pub value: Option<Decimal>,
    /// Units in it, in the order of the list.
    pub counted: Vec<Counted>,
    /// Units asked that are not in it, in the order of the list.
    pub gaps: Vec<Gap>,
    /// Some of the figures say "about", "over" or "under".
    pub is_rough: bool,
}

impl Total {
    /// How many units were asked: those in it and those not.
    pub const fn asked(&self) -> usize {
        self.counted.len().saturating_add(self.gaps.len())
    }

    /// The reasons why units are not in it, each once, and its units.
    pub fn gaps_by_reason(&self) -> Vec<(Why, Vec<&UnitId>)> {
        let reasons: BTreeSet<Why> = self.gaps.iter().map(|gap| gap.why).collect();
        let units = |why| self.gaps.iter().filter(move |gap| gap.why == why).map(|gap| &gap.unit);
        reasons.into_iter().map(|why| (why, units(why).collect())).collect()
    }
}

/// How a total is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// Figures added up.
    Sum,
    /// 100 × part / whole, each over the units that gave both.
    Share {
        /// The indicator above the line, and its sum.
        part: (IndicatorCode, Decimal),
        /// The one below.
        whole: (IndicatorCode, Decimal),
    },
    /// Units that said yes.
    Yes,
    /// No total is made: words, and what does not add up.
    Nothing,
}

/// A unit in a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Who.
    pub unit: UnitId,
    /// What it brings; its own share where shares are made, nothing for words.
    pub value: Option<Decimal>,
    /// Where that stands.
    pub how: How,
}

/// A unit that is not in a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Who.
    pub unit: UnitId,
    /// Why not.
    pub why: Why,
}

/// Why a unit is not in a total, in the order in which it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No report was received.
    NotReceived,
    /// A letter waits that may be its report.
    MaybeSent,
    /// The figure waits for a person.
    Review,
    /// The row stood there without a figure, or did not stand there.
    Absent(Absent),
    /// What stands there is no number, or too large for one.
    NoNumber,
    /// It gave not both figures of which a share is made.
    NoParts,
    /// It says more of the part than of the whole.
    PartAboveWhole,
}

/// Where what a unit brings to a total stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// In the column itself.
    Written,
    /// The column "Cộng" has none, but every year has: they were added up.
    Years,
    /// The column "Cộng" has none; a state counts as of the newest year.
    Newest,
    /// In the two figures of which the share is made.
    Parts,
}
