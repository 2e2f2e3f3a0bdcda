//! One part of a rule for one unit: over which figures it runs, and where it does not hold.

use rust_decimal::Decimal;

use crate::judge::rules::Report;
use crate::judge::rules::columns;
use crate::judge::rules::field::Field;
use crate::model::check::{Condition, Each, Part};
use crate::model::round::{Indicator, IndicatorCode, PeriodId};
use crate::model::rule_note::{Beside, RuleBreak, RuleFigure};
use crate::model::unit::Unit;

/// One question: this unit, this column, and the figure called `value`.
#[derive(Clone, Copy, Debug)]
struct Scope<'s> {
    field: &'s Field<'s>,
    unit: &'s Unit,
    report: &'s Report<'s>,
    period: &'s PeriodId,
    value: Option<&'s Indicator>,
}

/// Where a part does not hold for a unit.
pub(super) fn breaks(
    field: &Field<'_>,
    unit: &Unit,
    report: &Report<'_>,
    part: &Part,
) -> Vec<RuleBreak> {
    let total = PeriodId::total();
    let scope = Scope { field, unit, report, period: &total, value: None };
    let asks_columns = spans_columns(&part.test);
    let asks_figures = part.each.is_some() || !codes(part).is_empty();
    let periods: Vec<&PeriodId> = if asks_columns || !asks_figures {
        vec![&total]
    } else {
        field.round.periods.iter().map(|period| &period.id).collect()
    };
    let values: Vec<Option<&Indicator>> = match part.each {
        None => vec![None],
        Some(each) => {
            let own = field.round.form.for_group(&unit.group);
            own.filter(|indicator| is_of(indicator, each)).map(Some).collect()
        }
    };
    let scopes = values
        .into_iter()
        .flat_map(|value| periods.iter().map(move |period| Scope { period, value, ..scope }));
    scopes.filter(|scope| scope.fails(part)).map(|scope| scope.told(part)).collect()
}

fn is_of(indicator: &Indicator, each: Each) -> bool {
    match each {
        Each::Kind(kind) => indicator.kind == kind,
        Each::Nature(nature) => indicator.nature == Some(nature),
    }
}

/// Indicators that a part names, each once, in order.
fn codes(part: &Part) -> Vec<&IndicatorCode> {
    let mut codes = Vec::new();
    let named = part.test.codes().into_iter();
    for code in named.chain(part.only_if.iter().flat_map(Condition::codes)) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn spans_columns(condition: &Condition) -> bool {
    match condition {
        Condition::Not(inner) => spans_columns(inner),
        Condition::ColumnsAgree | Condition::ColumnsDiffer => true,
        _ => false,
    }
}

impl Scope<'_> {
    /// Whether the part is about this and does not hold. What cannot be told is no break.
    fn fails(&self, part: &Part) -> bool {
        let concerned = part.only_if.as_ref().is_none_or(|only| self.holds(only) == Some(true));
        concerned && self.holds(&part.test) == Some(false)
    }

    /// Whether a condition holds; `None` where a figure that it needs is absent.
    fn holds(&self, condition: &Condition) -> Option<bool> {
        let Self { field, unit, .. } = self;
        match condition {
            Condition::Not(inner) => self.holds(inner).map(|holds| !holds),
            Condition::Compare(left, comparison, right) => {
                let figure = |code: Option<&IndicatorCode>| self.number(code);
                Some(comparison.holds(left.evaluate(&figure)?, right.evaluate(&figure)?))
            }
            Condition::Whole => self.number(None).map(is_whole),
            Condition::Thousandfold => {
                let value = self.number(None)?;
                Some(!is_whole(value) && is_whole(value.checked_mul(Decimal::ONE_THOUSAND)?))
            }
            Condition::NearGroup { times, units } => {
                let (value, median) = (self.number(None)?, self.median(*units)?);
                let times = Decimal::from(*times);
                Some(value <= median.checked_mul(times)? && value.checked_mul(times)? >= median)
            }
            Condition::ColumnsAgree => columns::agree(field, &unit.id, self.value?),
            Condition::ColumnsDiffer => columns::differ(field, &unit.id, self.value?),
            Condition::AnnexDiffers => field.twins(unit).map(|twins| twins.is_empty()),
            Condition::Written(words) => {
                self.report.is_read.then(|| self.report.written.contains(&words.as_str()))
            }
        }
    }

    fn number(&self, code: Option<&IndicatorCode>) -> Option<Decimal> {
        let code = code.or(self.value.map(|indicator| &indicator.code))?;
        self.field.number(&self.unit.id, code, self.period)
    }

    /// The group's median, where it says anything: most of a group without any is no measure, and
    /// 0 is as often true as forgotten.
    fn median(&self, units: u32) -> Option<Decimal> {
        let code = &self.value?.code;
        let median = self.field.median(&self.unit.group, code, self.period, units)?;
        (!median.is_zero() && !self.number(None)?.is_zero()).then_some(median)
    }

    /// The break, with everything that a person needs to see it.
    fn told(&self, part: &Part) -> RuleBreak {
        let named = codes(part).into_iter().chain(self.value.map(|indicator| &indicator.code));
        let mut figures: Vec<RuleFigure> =
            named.filter_map(|code| self.field.figure(&self.unit.id, code, self.period)).collect();
        if let Some(indicator) = self.value.filter(|_| spans_columns(&part.test)) {
            figures = columns::figures(self.field, &self.unit.id, indicator);
        }
        let speaks_of_column = !figures.is_empty() && !spans_columns(&part.test);
        RuleBreak {
            period: speaks_of_column.then(|| self.period.clone()),
            figures,
            beside: self.beside(&part.test),
        }
    }

    fn beside(&self, condition: &Condition) -> Option<Beside> {
        match condition {
            Condition::Not(inner) => self.beside(inner),
            Condition::NearGroup { units, .. } => self.median(*units).map(Beside::Median),
            Condition::ColumnsAgree => {
                columns::total(self.field, &self.unit.id, self.value?).map(Beside::Total)
            }
            Condition::AnnexDiffers => self.field.twins(self.unit).map(Beside::Units),
            Condition::Written(words) => Some(Beside::Words(words.clone())),
            _ => None,
        }
    }
}

fn is_whole(value: Decimal) -> bool {
    value.fract().is_zero()
}
