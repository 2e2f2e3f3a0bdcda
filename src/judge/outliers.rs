//! Figures that lie far from what they should be like: a hint to look, which changes nothing.
//!
//! A figure is held against the middle of its group and against the unit's own other years. Both
//! are medians, so that one wild figure does not hide another; and beside the group the spread of
//! its middle half counts as well, since provinces differ by nature. A figure that is off by about
//! a thousand is most often a slip of the pen: "12.500" typed as 12,5, or đồng for triệu đồng.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::figure::{FigureStatus, Value};
use crate::model::ledger::FigureRow;
use crate::model::outlier::{Likeness, Outlier};
use crate::model::round::{IndicatorCode, IndicatorKind, PeriodId, Round};
use crate::model::unit::UnitId;

/// From so many figures on a group has a middle.
const GROUP: usize = 5;
/// From so many other years on a unit has one.
const YEARS: usize = 2;
/// Farther from the middle than this is far.
const FAR: Decimal = Decimal::TEN;
/// From here on it looks like a slip by a thousand.
const SLIP: Decimal = Decimal::from_parts(300, 0, 0, false, 0);

/// Counts and sums of money that lie far away, in the order of `rows`.
pub fn outliers(round: &Round, rows: &[FigureRow]) -> Vec<Outlier> {
    let numbers: Vec<Number<'_>> = rows.iter().filter_map(|row| number(round, row)).collect();
    let mut groups: BTreeMap<_, Vec<Decimal>> = BTreeMap::new();
    let mut years: BTreeMap<_, Vec<(&PeriodId, Decimal)>> = BTreeMap::new();
    let total = PeriodId::total();
    for number in &numbers {
        groups.entry(number.of_group()).or_default().push(number.value);
        if number.row.period != total {
            let own = years.entry(number.of_unit()).or_default();
            own.push((&number.row.period, number.value));
        }
    }
    for all in groups.values_mut() {
        all.sort();
    }
    let found = numbers.iter().filter_map(|number| {
        let own = years.get(&number.of_unit()).map_or(&[][..], Vec::as_slice);
        let group = groups.get(&number.of_group()).map_or(&[][..], Vec::as_slice);
        let far = far_from_years(number, own).map(|far| (Likeness::Years, far));
        let (beside, (median, slip)) =
            far.or_else(|| far_from_group(number.value, group).map(|far| (Likeness::Group, far)))?;
        Some(number.outlier(beside, median, slip))
    });
    found.collect()
}

/// A figure that can be compared.
struct Number<'a> {
    row: &'a FigureRow,
    group: &'a str,
    value: Decimal,
}

impl<'a> Number<'a> {
    fn of_group(&self) -> (&'a str, &'a IndicatorCode, &'a PeriodId) {
        (self.group, &self.row.indicator, &self.row.period)
    }

    fn of_unit(&self) -> (&'a UnitId, &'a IndicatorCode) {
        (&self.row.unit, &self.row.indicator)
    }

    fn outlier(&self, beside: Likeness, median: Decimal, slip: bool) -> Outlier {
        Outlier {
            unit: self.row.unit.clone(),
            indicator: self.row.indicator.clone(),
            period: self.row.period.clone(),
            beside,
            median,
            slip,
        }
    }
}

/// Figures that count and are more than 0: beside nothing everything is far. What waits for a person
/// is compared by nobody's figure but shown beside it all the same.
fn number<'a>(round: &'a Round, row: &'a FigureRow) -> Option<Number<'a>> {
    let kind = round.form.get(&row.indicator)?.kind;
    let counts = matches!(row.reading.status, FigureStatus::Read | FigureStatus::Corrected);
    match row.reading.value {
        Some(Value::Number(value))
            if counts
                && value > Decimal::ZERO
                && matches!(kind, IndicatorKind::Count | IndicatorKind::Money) =>
        {
            let group = round.roster.get(&row.unit)?.group.as_str();
            Some(Number { row, group, value })
        }
        _ => None,
    }
}

fn far_from_years(number: &Number<'_>, own: &[(&PeriodId, Decimal)]) -> Option<(Decimal, bool)> {
    let is_year = own.iter().any(|(period, _)| **period == number.row.period);
    let mut others: Vec<Decimal> = own
        .iter()
        .filter(|(period, _)| **period != number.row.period)
        .map(|(_, value)| *value)
        .collect();
    if !is_year || others.len() < YEARS {
        return None;
    }
    others.sort();
    let middle = median(&others)?;
    times(number.value, middle, FAR).then(|| (middle, times(number.value, middle, SLIP)))
}

/// `all`: the group's figures, sorted.
fn far_from_group(value: Decimal, all: &[Decimal]) -> Option<(Decimal, bool)> {
    if all.len() < GROUP {
        return None;
    }
    let middle = median(all)?;
    let slip = times(value, middle, SLIP);
    let is_far = times(value, middle, FAR) && (slip || beyond_the_spread(value, all)?);
    is_far.then_some((middle, slip))
}

/// Farther out than the middle half of the group is wide, twice over, in ratios.
fn beyond_the_spread(value: Decimal, all: &[Decimal]) -> Option<bool> {
    let quarter = all.len() / 4;
    let low = *all.get(quarter)?;
    let high = *all.get(all.len().checked_sub(quarter)?.checked_sub(1)?)?;
    let width = high.checked_div(low)?;
    let fence = width.checked_mul(width)?;
    Some(value > high.checked_mul(fence)? || value.checked_mul(fence)? < low)
}

/// Whether a value lies that many times above or below.
fn times(value: Decimal, middle: Decimal, factor: Decimal) -> bool {
    let above = middle.checked_mul(factor).is_some_and(|limit| value >= limit);
    let below = value.checked_mul(factor).is_some_and(|scaled| scaled <= middle);
    above || below
}

/// The middle of sorted values.
pub(super) fn median(all: &[Decimal]) -> Option<Decimal> {
    let upper = all.get(all.len() / 2)?;
    let lower = all.get(all.len().saturating_sub(1) / 2)?;
    lower.checked_add(*upper)?.checked_div(Decimal::TWO)
}

#[cfg(test)]
mod tests;
