//! Rules about the columns of one indicator: "Cộng" against the years, and years all alike.

use rust_decimal::Decimal;

use crate::judge::rules::field::Field;
use crate::model::round::{Indicator, Nature, PeriodId};
use crate::model::rule_note::RuleFigure;
use crate::model::unit::UnitId;

/// What the column "Cộng" should say: the sum of all years of a flow, the last year of a stock.
/// `None` where a year of a flow, or the last one of a stock, is not known: a blank year may be
/// nothing or not told.
pub(super) fn total(field: &Field<'_>, unit: &UnitId, indicator: &Indicator) -> Option<Decimal> {
    let years = field.years();
    let of = |year: &PeriodId| field.number(unit, &indicator.code, year);
    match indicator.nature? {
        Nature::Flow if !years.is_empty() => {
            years.into_iter().try_fold(Decimal::ZERO, |sum, year| sum.checked_add(of(year)?))
        }
        Nature::Stock => of(years.last()?),
        Nature::Flow | Nature::Rate => None,
    }
}

/// Whether "Cộng" says so.
pub(super) fn agree(field: &Field<'_>, unit: &UnitId, indicator: &Indicator) -> Option<bool> {
    let said = field.number(unit, &indicator.code, &PeriodId::total())?;
    Some(said == total(field, unit, indicator)?)
}

/// Whether the years are not all alike. Years of nothing say that nothing happened, not that a
/// column was copied, so they are passed over.
pub(super) fn differ(field: &Field<'_>, unit: &UnitId, indicator: &Indicator) -> Option<bool> {
    let years = field.years();
    let values: Option<Vec<Decimal>> =
        years.into_iter().map(|year| field.number(unit, &indicator.code, year)).collect();
    let values = values?;
    let (first, rest) = values.split_first()?;
    (!rest.is_empty() && !first.is_zero()).then(|| rest.iter().any(|value| value != first))
}

/// The figures of every column.
pub(super) fn figures(field: &Field<'_>, unit: &UnitId, indicator: &Indicator) -> Vec<RuleFigure> {
    let periods = field.round.periods.iter();
    periods.filter_map(|period| field.figure(unit, &indicator.code, &period.id)).collect()
}
