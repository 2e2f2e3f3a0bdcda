//! What a check rule of the round found: figures that do not go together. A note for staff; it
//! rejects nothing and changes no figure.

use rust_decimal::Decimal;

use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// One rule that does not hold for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleNote {
    /// Whose figures.
    pub unit: UnitId,
    /// The rule's key: `R05`.
    pub check: String,
    /// The round's own words for it, Vietnamese.
    pub note: String,
    /// Where it does not hold, in the order of the rule, the form and the columns; never empty.
    pub breaks: Vec<RuleBreak>,
}

/// One place at which a rule does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBreak {
    /// The column of which it speaks; `None` where it is about several or none.
    pub period: Option<PeriodId>,
    /// Figures concerned, in the order in which the rule names them.
    pub figures: Vec<RuleFigure>,
    /// With what they were compared.
    pub beside: Option<Beside>,
}

/// A figure as it was tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFigure {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// In the form's unit of measure.
    pub value: Decimal,
    /// The letter that says so; `None` where a person did.
    pub message: Option<Digest>,
}

/// What figures were compared with, beside other figures of the same unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The median of the unit's group.
    Median(Decimal),
    /// What the column "Cộng" should say.
    Total(Decimal),
    /// Units with the same figures.
    Units(Vec<UnitId>),
    /// Words that stand nowhere in the report.
    Words(String),
}
