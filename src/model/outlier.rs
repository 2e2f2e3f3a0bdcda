//! A figure that lies far from its like: a hint for staff to look, which changes nothing.

use rust_decimal::Decimal;

use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::unit::UnitId;

/// One figure that lies far away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// Whose.
    pub unit: UnitId,
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// From what.
    pub beside: Likeness,
    /// The middle from which it lies far.
    pub median: Decimal,
    /// It lies a thousand times away, or nearly.
    pub slip: bool,
}

/// With what a figure was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The other units of the group.
    Group,
    /// The unit's own other years.
    Years,
}
