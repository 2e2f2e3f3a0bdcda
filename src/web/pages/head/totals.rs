//! The main figures of a round, each with the number of units behind it.
//!
//! Main is what every group reports and what is no part of another indicator. Only figures that
//! were read for certain or corrected by a person, of units that are counted, are added.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::figure::{FigureStatus, Value};
use crate::model::ledger::{FigureRow, Standings};
use crate::model::round::{Aggregate, Indicator, IndicatorCode, Nature, PeriodId, Round};
use crate::model::unit::UnitId;
use crate::words::Words;

/// More would not fit on the page.
const MOST: usize = 16;

/// One total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) label: String,
    pub(super) measure: String,
    pub(super) total: String,
    /// "66/112 đơn vị".
    pub(super) behind: String,
}

/// The main totals, in the order of the form.
pub(super) fn main(
    round: &Round,
    standings: &Standings,
    figures: &[FigureRow],
    words: Words,
) -> Vec<Total> {
    let chosen = chosen(round);
    let codes: BTreeSet<&IndicatorCode> = chosen.iter().map(|indicator| &indicator.code).collect();
    let values = values(figures, &codes);
    chosen.iter().map(|indicator| total(indicator, round, standings, &values, words)).collect()
}

/// Indicators that add up and stand at the top of the form; of all groups where there are such.
fn chosen(round: &Round) -> Vec<&Indicator> {
    let adds_up = |indicator: &&Indicator| {
        matches!(indicator.aggregate, Aggregate::Sum | Aggregate::CountYes)
            && indicator.parent.is_none()
    };
    let of_all =
        |indicator: &&Indicator| round.groups.iter().all(|group| indicator.applies_to(&group.id));
    let top: Vec<&Indicator> = round.form.indicators.iter().filter(adds_up).collect();
    let common: Vec<&Indicator> = top.iter().copied().filter(|one| of_all(&one)).collect();
    let chosen = if common.is_empty() { top } else { common };
    chosen.into_iter().take(MOST).collect()
}

/// A unit's numbers for an indicator, by period.
type Values<'f> = BTreeMap<(&'f IndicatorCode, &'f UnitId), BTreeMap<&'f PeriodId, Decimal>>;

fn values<'f>(figures: &'f [FigureRow], codes: &BTreeSet<&IndicatorCode>) -> Values<'f> {
    let mut values = Values::new();
    for row in figures.iter().filter(|row| codes.contains(&row.indicator)) {
        let certain = matches!(row.reading.status, FigureStatus::Read | FigureStatus::Corrected);
        if let Some(Value::Number(number)) = row.reading.value.as_ref().filter(|_| certain) {
            let of_unit = values.entry((&row.indicator, &row.unit)).or_default();
            of_unit.insert(&row.period, *number);
        }
    }
    values
}

fn total(
    indicator: &Indicator,
    round: &Round,
    standings: &Standings,
    values: &Values<'_>,
    words: Words,
) -> Total {
    let asked = standings.units.iter();
    let asked = asked.filter(|unit| unit.expected && indicator.applies_to(&unit.group));
    let (mut units, mut counted, mut sum) = (0_u32, 0_u32, Decimal::ZERO);
    for unit in asked {
        units = units.saturating_add(1);
        let of_unit = values.get(&(&indicator.code, &unit.unit));
        if let Some(number) = of_unit.and_then(|of_unit| whole(indicator, round, of_unit))
            && let Some(more) = sum.checked_add(number)
        {
            (counted, sum) = (counted.saturating_add(1), more);
        }
    }
    Total {
        label: indicator.label.clone(),
        measure: match indicator.aggregate {
            Aggregate::CountYes => words.units_that_said_yes().to_owned(),
            _ => indicator.unit_of_measure.clone(),
        },
        total: if counted == 0 { String::new() } else { words.number(sum) },
        behind: words.units_behind(counted, units),
    }
}

/// A unit's figure over all periods: its own "Cộng"; without one the sum of a flow of which each
/// period is known, or the last period of a stock. `None` where a part is not known.
fn whole(
    indicator: &Indicator,
    round: &Round,
    of_unit: &BTreeMap<&PeriodId, Decimal>,
) -> Option<Decimal> {
    let total = PeriodId::total();
    if let Some(said) = of_unit.get(&total) {
        return Some(*said);
    }
    let mut years = round.periods.iter().map(|period| &period.id).filter(|id| **id != total);
    match indicator.nature? {
        _ if !indicator.by_year => None,
        Nature::Flow => years.try_fold(None, |sum: Option<Decimal>, year| {
            let more = of_unit.get(year)?;
            Some(Some(sum.unwrap_or(Decimal::ZERO).checked_add(*more)?))
        })?,
        Nature::Stock => of_unit.get(years.next_back()?).copied(),
        Nature::Rate => None,
    }
}
