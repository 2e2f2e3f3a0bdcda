//! By how much a row's written numbers are multiplied, from every unit of measure on the page.
//!
//! The nearest statement holds: the row's own cell, its label, the column's heading, the line
//! above the table, the form. Where two of them name different multiples of money, or the unit
//! is not of the indicator's kind, a person decides.

use rust_decimal::Decimal;

use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::measure::Sort;
use crate::model::figure::Reading;
use crate::model::figure::Value;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::text::fold::fold;

/// Units of measure around one cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'a> {
    /// In the row's own cell.
    pub(super) row: Option<Measure>,
    /// In the row's label.
    pub(super) label: Option<Measure>,
    /// In the column's heading.
    pub(super) column: Option<Measure>,
    /// In lines above the table.
    pub(super) above: &'a [Measure],
}

/// A multiplier, as `text::number` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// đồng per written unit for money, else single things.
    pub(super) multiplier: Decimal,
    /// The page says one thing only, and it fits the indicator.
    pub(super) sure: bool,
}

/// The multiplier for an indicator.
pub(super) fn scale(indicator: &Indicator, stated: &Stated<'_>) -> Scale {
    match indicator.kind {
        IndicatorKind::Money => money(indicator, stated),
        IndicatorKind::Count => count(indicator, stated),
        IndicatorKind::Percent => {
            let sort = stated.row.map(|measure| measure.sort);
            Scale { multiplier: Decimal::ONE, sure: matches!(sort, None | Some(Sort::Percent)) }
        }
        IndicatorKind::Yesno | IndicatorKind::Text => {
            Scale { multiplier: Decimal::ONE, sure: true }
        }
    }
}

/// Sums from here on, in triệu đồng, are more than any unit spends: another unit was meant.
const IMPOSSIBLE_SUM: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Whether a sum of money is too large to be in triệu đồng.
pub(super) fn is_impossible(indicator: &Indicator, reading: &Reading) -> bool {
    let sum = match &reading.value {
        Some(Value::Number(sum)) if indicator.kind == IndicatorKind::Money => *sum,
        _ => return false,
    };
    sum.abs() >= IMPOSSIBLE_SUM
}

/// Whether the words behind a cell's number name something else than the indicator counts.
pub(super) fn is_of_another_unit(indicator: &Indicator, text: &str) -> bool {
    let words = measure::behind_number(text);
    match indicator.kind {
        IndicatorKind::Money => measure::parse(&words).is_some_and(|own| !own.is_scaled()),
        IndicatorKind::Count => {
            let unit = fold(&indicator.unit_of_measure);
            let known = |word: &&str| unit.split(' ').any(|own| own == *word);
            let mut named = words.split(' ').filter(|word| !measure::is_multiple(word));
            !words.is_empty() && !named.all(|word| known(&word))
        }
        _ => false,
    }
}

fn money(indicator: &Indicator, stated: &Stated<'_>) -> Scale {
    let near = [stated.row, stated.label, stated.column].into_iter().flatten();
    let scales: Vec<Decimal> = near
        .chain(stated.above.iter().copied())
        .filter(|measure| matches!(measure.sort, Sort::Money | Sort::Unnamed))
        .map(|measure| measure.scale)
        .collect();
    let form = measure::parse(&indicator.unit_of_measure).map_or(Decimal::ONE, |form| form.scale);
    let multiplier = scales.first().copied().unwrap_or(form);
    let agree = scales.iter().all(|scale| *scale == multiplier);
    let foreign = stated.row.is_some_and(|row| matches!(row.sort, Sort::Percent | Sort::Things));
    Scale { multiplier, sure: agree && !foreign }
}

fn count(indicator: &Indicator, stated: &Stated<'_>) -> Scale {
    let own: Vec<Measure> = [stated.row, stated.label].into_iter().flatten().collect();
    if let Some(measure) = own.iter().find(|measure| measure.scale != Decimal::ONE) {
        let sure = measure.sort != Sort::Money;
        return Scale { multiplier: if sure { measure.scale } else { Decimal::ONE }, sure };
    }
    let kind_fits = own.iter().all(|own| matches!(own.sort, Sort::Things | Sort::Unnamed));
    // "(nghìn lượt)" over a whole column concerns the rows that count turns, perhaps.
    let turns = fold(&indicator.unit_of_measure).split(' ').any(|word| word == "luot");
    let wide = stated.column.into_iter().chain(stated.above.iter().copied());
    let wide = wide
        .filter(|measure| measure.scale != Decimal::ONE)
        .find(|measure| measure.sort == Sort::Unnamed || (turns && measure.sort == Sort::Things));
    match wide {
        Some(measure) if turns => Scale { multiplier: measure.scale, sure: false },
        Some(_) => Scale { multiplier: Decimal::ONE, sure: false },
        None => Scale { multiplier: Decimal::ONE, sure: kind_fits },
    }
}
