//! The main figures of a round, each with the number of units behind it.
//!
//! Main is what every group reports and what is no part of another indicator. Only figures that
//! were read for certain or corrected by a person, of units that are counted, are added.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::figure::{FigureStatus, Value};
use crate::model::ledger::{FigureRow, Standings};
use crate::model::round::{Aggregate, Indicator, IndicatorCode, Nature, PeriodId, Round};
use crate::words::Words;

/// More would not fit on the page.
const MOST: usize = 16;

/// One total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) label: String,
    pub(super) measure: String,
    pub(super) sum: String,
    /// "66/112 đơn vị".
    pub(super) behind: String,
}

/// What was added for one indicator.
#[derive(Clone, Copy, Default)]
struct Sum {
    units: u32,
    sum: Decimal,
}

/// The main totals, in the order of the form. `figures` are in the order of lists: those of a unit
/// and an indicator stand together.
pub(super) fn main(
    round: &Round,
    standings: &Standings,
    figures: &[FigureRow],
    words: Words,
) -> Vec<Total> {
    let chosen = chosen(round);
    let sums = sums(round, &chosen, standings, figures);
    let sum = |indicator: &Indicator| sums.get(&indicator.code).map(|(_, sum)| *sum);
    chosen
        .into_iter()
        .map(|indicator| total(indicator, standings, sum(indicator).unwrap_or_default(), words))
        .collect()
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
    let common: Vec<&Indicator> = top.iter().copied().filter(|one| of_all(one)).collect();
    let chosen = if common.is_empty() { top } else { common };
    chosen.into_iter().take(MOST).collect()
}

/// Adds what is known for certain, in one pass over all figures of the round.
fn sums<'r>(
    round: &Round,
    chosen: &[&'r Indicator],
    standings: &Standings,
    figures: &[FigureRow],
) -> BTreeMap<&'r IndicatorCode, (&'r Indicator, Sum)> {
    let empty = |indicator: &&'r Indicator| (&indicator.code, (*indicator, Sum::default()));
    let mut sums: BTreeMap<_, _> = chosen.iter().map(empty).collect();
    let expected = standings.units.iter().filter(|unit| unit.expected);
    let groups: BTreeMap<_, _> = expected.map(|unit| (&unit.unit, unit.group.as_str())).collect();
    for run in
        figures.chunk_by(|one, next| one.unit == next.unit && one.indicator == next.indicator)
    {
        let Some(first) = run.first() else { continue };
        let Some((indicator, sum)) = sums.get_mut(&first.indicator) else { continue };
        let applies = groups.get(&first.unit).is_some_and(|group| indicator.applies_to(group));
        if let Some(number) = whole(indicator, round, run).filter(|_| applies)
            && let Some(more) = sum.sum.checked_add(number)
        {
            *sum = Sum { units: sum.units.saturating_add(1), sum: more };
        }
    }
    sums
}

fn total(indicator: &Indicator, standings: &Standings, sum: Sum, words: Words) -> Total {
    let asked = standings.units.iter();
    let asked = asked.filter(|unit| unit.expected && indicator.applies_to(&unit.group)).count();
    let asked = u32::try_from(asked).unwrap_or(u32::MAX);
    Total {
        label: indicator.label.clone(),
        measure: match indicator.aggregate {
            Aggregate::CountYes => words.units_that_said_yes().to_owned(),
            _ => indicator.unit_of_measure.clone(),
        },
        sum: if sum.units == 0 { String::new() } else { words.number(sum.sum) },
        behind: words.units_behind(sum.units, asked),
    }
}

/// A unit's figure over all periods: its own "Cộng"; without one the sum of a flow of which each
/// period is known, or the last period of a stock. `None` where a part is not known.
fn whole(indicator: &Indicator, round: &Round, rows: &[FigureRow]) -> Option<Decimal> {
    let total = PeriodId::total();
    if let Some(said) = certain(rows, &total) {
        return Some(said);
    }
    let mut years = round.periods.iter().map(|period| &period.id).filter(|id| **id != total);
    match indicator.nature? {
        Nature::Flow if indicator.by_year => {
            let first = certain(rows, years.next()?)?;
            years.try_fold(first, |sum, year| sum.checked_add(certain(rows, year)?))
        }
        Nature::Stock if indicator.by_year => certain(rows, years.next_back()?),
        Nature::Flow | Nature::Stock | Nature::Rate => None,
    }
}

/// The number of a period, where it was read for certain or corrected.
fn certain(rows: &[FigureRow], period: &PeriodId) -> Option<Decimal> {
    let reading = &rows.iter().find(|row| row.period == *period)?.reading;
    match (&reading.value, reading.status) {
        (Some(Value::Number(number)), FigureStatus::Read | FigureStatus::Corrected) => {
            Some(*number)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::words::Language;

    fn totals(figures: &[FigureRow], standings: &Standings) -> Vec<(String, String, String)> {
        let totals = main(&samples::round(), standings, figures, Words::new(Language::Vi));
        totals.into_iter().map(|total| (total.label, total.sum, total.behind)).collect()
    }

    #[test]
    fn totals_hold_what_is_certain_and_say_of_how_many_units() {
        insta::assert_debug_snapshot!(totals(&samples::figures(), &samples::standings()));
    }

    #[test]
    fn a_unit_that_is_not_counted_adds_nothing() {
        let mut standings = samples::standings();
        for unit in &mut standings.units {
            unit.expected = false;
        }
        let all = totals(&samples::figures(), &standings);
        assert!(all.iter().all(|(_, total, behind)| total.is_empty() && behind.starts_with("0/0")));
    }

    #[test]
    fn years_are_added_only_where_each_is_known() {
        let round = samples::round();
        let by_year = round.form.indicators.iter().find(|indicator| indicator.by_year).unwrap();
        let row = |period: &str, value: &str| {
            let mut row = samples::figures().remove(0);
            row.period = PeriodId::new(period);
            row.reading.status = FigureStatus::Read;
            row.reading.value = Some(samples::number(value));
            row
        };
        let whole = |rows: &[FigureRow]| whole(by_year, &round, rows).map(|sum| sum.to_string());
        assert_eq!(whole(&[row("2021", "3"), row("2022", "4.5")]).as_deref(), Some("7.5"));
        assert_eq!(whole(&[row("2021", "3")]), None);
        assert_eq!(whole(&[row("2021", "3"), row("total", "9")]).as_deref(), Some("9"));
    }
}
