//! A figure set by a person: read by the same rules as a unit's, and refused where it is not clear.

use rust_decimal::Decimal;

use crate::desk::decision::{Reader, Typed, typed};
use crate::desk::{Desk, Refusal, nearest};
use crate::model::figure::{FigureStatus, Flag, Reading, Value};
use crate::model::round::{Indicator, IndicatorCode, IndicatorKind, PeriodId, Round};
use crate::model::ruling::Decision;
use crate::model::unit::UnitId;
use crate::text::number;

/// Đồng in one triệu đồng, the form's unit of money.
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

impl Reader<'_> {
    pub(super) fn figure(&self) -> Result<Decision, Refusal> {
        self.figure_by(|kind| self.value(kind, self.typed.value.as_deref().unwrap_or_default()))
    }

    /// The same of a value that needs no reading: one that stands in a report.
    pub(super) fn figure_of(&self, value: String) -> Result<Decision, Refusal> {
        self.figure_by(|_kind| Ok(value))
    }

    fn figure_by(
        &self,
        value: impl FnOnce(IndicatorKind) -> Result<String, Refusal>,
    ) -> Result<Decision, Refusal> {
        let round = self.round()?;
        let unit = self.desk.unit(round, self.needed(self.typed.unit.as_deref())?)?;
        let indicator =
            self.indicator(round, &unit, self.needed(self.typed.indicator.as_deref())?)?;
        // Named or not, the total is one address.
        let period = match typed(self.typed.period.as_deref()) {
            Some(id) if id != PeriodId::total().as_str() => self.period(round, id)?,
            _ => PeriodId::total(),
        };
        Ok(Decision::Figure {
            round: round.id.clone(),
            unit,
            indicator: indicator.code.clone(),
            period: Some(period),
            value: value(indicator.kind)?,
        })
    }

    fn indicator<'r>(
        &self,
        round: &'r Round,
        unit: &UnitId,
        code: &str,
    ) -> Result<&'r Indicator, Refusal> {
        let Some(indicator) = round.form.get(&IndicatorCode::new(code)) else {
            let known = round.form.indicators.iter().map(|indicator| indicator.code.as_str());
            let near = nearest(code, known);
            return Err(Refusal::Wrong(self.desk.words.unknown_indicator(code, near)));
        };
        let group = round.roster.get(unit).map(|unit| unit.group.as_str());
        if group.is_some_and(|group| indicator.applies_to(group)) {
            return Ok(indicator);
        }
        let name = self.desk.names().unit(unit);
        Err(Refusal::Wrong(self.desk.words.indicator_of_others(code, name)))
    }

    fn period(&self, round: &Round, id: &str) -> Result<PeriodId, Refusal> {
        let known = round.periods.iter().find(|period| period.id.as_str() == id);
        known.map(|period| period.id.clone()).ok_or_else(|| {
            let all = round.periods.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
            Refusal::Wrong(self.desk.words.unknown_period(id, &all))
        })
    }

    /// The value as it is kept: words as written, numbers in their one plain writing.
    fn value(&self, kind: IndicatorKind, written: &str) -> Result<String, Refusal> {
        if kind == IndicatorKind::Text && !written.trim().is_empty() {
            return Ok(written.to_owned());
        }
        let multiplier = if kind == IndicatorKind::Money { MILLION } else { Decimal::ONE };
        let reading = number::read(written, kind, multiplier);
        let value = settled(&reading, kind);
        value.map(|value| value.normalize().to_string()).ok_or_else(|| {
            let odd: Vec<&str> =
                reading.flags.iter().map(|flag| self.desk.words.flag(*flag)).collect();
            Refusal::Wrong(self.desk.words.unclear_figure(written, kind, &odd.join("; ")))
        })
    }
}

/// The number, where its writing leaves no choice. What is only unusual, a share above 100 %, a
/// small sum, is a person's to say.
fn settled(reading: &Reading, kind: IndicatorKind) -> Option<Decimal> {
    let harmless = |flag: &Flag| match flag {
        Flag::Over100 | Flag::VerySmall | Flag::EnglishDecimal | Flag::EnglishStyle => true,
        Flag::NumberInYesno => kind == IndicatorKind::Yesno,
        _ => false,
    };
    let clear = match reading.status {
        FigureStatus::Read => true,
        FigureStatus::Review => !reading.flags.is_empty() && reading.flags.iter().all(harmless),
        FigureStatus::Corrected | FigureStatus::Absent => false,
    };
    match reading.value {
        Some(Value::Number(value)) if clear && reading.qualifier.is_none() => Some(value),
        _ => None,
    }
}

/// How the typed value was taken, in words; nothing for other decisions.
pub fn taken(desk: &Desk, as_typed: &Typed, decision: &Decision) -> Option<String> {
    let Decision::Figure { round, indicator, value, .. } = decision else { return None };
    let written = typed(as_typed.value.as_deref())?;
    let rounds = &desk.config.rounds;
    let known = rounds.iter().find(|known| known.id == *round)?.form.get(indicator)?;
    Some(desk.words.figure_taken(written, known.kind, value, &known.unit_of_measure))
}
