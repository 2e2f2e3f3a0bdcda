//! Figures in force laid out by unit, indicator and column, and what a unit says in one place.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::figure::{Absent, FigureStatus, Value};
use crate::model::ledger::FigureRow;
use crate::model::round::{Indicator, IndicatorCode, Nature, PeriodId, Round};
use crate::model::total::{How, Why};
use crate::model::unit::UnitId;

type Place<'a> = (&'a IndicatorCode, &'a PeriodId);

/// Figures in force of a round, by place.
#[derive(Clone, Debug)]
pub struct Board<'a> {
    round: &'a Round,
    units: BTreeMap<&'a UnitId, BTreeMap<Place<'a>, &'a FigureRow>>,
}

/// What a unit brings to a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The number; nothing for words.
    pub value: Option<Decimal>,
    /// Where it stands.
    pub how: How,
    /// It says "about", "over" or "under".
    pub is_rough: bool,
}

impl<'a> Board<'a> {
    /// Lays them out.
    pub fn new(round: &'a Round, rows: impl IntoIterator<Item = &'a FigureRow>) -> Self {
        let mut board = Self { round, units: BTreeMap::new() };
        // Rows of a unit mostly stand together and in order: so there is one search for the unit, and
        // a map made of them in one go.
        let mut run: Vec<(Place<'a>, &'a FigureRow)> = Vec::new();
        for row in rows {
            if run.last().is_some_and(|(_, last)| last.unit != row.unit) {
                board.add(&mut run);
            }
            run.push(((&row.indicator, &row.period), row));
        }
        board.add(&mut run);
        board
    }

    fn add(&mut self, run: &mut Vec<(Place<'a>, &'a FigureRow)>) {
        let Some((_, first)) = run.first() else { return };
        let own = self.units.entry(&first.unit).or_default();
        if own.is_empty() {
            *own = run.drain(..).collect();
        } else {
            own.extend(run.drain(..));
        }
    }

    /// The round of which they are.
    pub const fn round(&self) -> &'a Round {
        self.round
    }

    /// The figure of a place.
    pub fn row(
        &self,
        unit: &UnitId,
        code: &IndicatorCode,
        period: &PeriodId,
    ) -> Option<&'a FigureRow> {
        self.units.get(unit)?.get(&(code, period)).copied()
    }

    /// The number that counts, or why there is none.
    pub fn number(
        &self,
        unit: &UnitId,
        indicator: &Indicator,
        period: &PeriodId,
    ) -> Result<Said, Why> {
        let written = written(self.row(unit, &indicator.code, period), true);
        match written {
            Err(Why::Absent(absent)) if *period == PeriodId::total() && is_open(absent) => {
                self.by_years(unit, indicator).ok_or(Why::Absent(absent))
            }
            other => other,
        }
    }

    /// The same, where words are as good as a number.
    pub fn anything(
        &self,
        unit: &UnitId,
        indicator: &Indicator,
        period: &PeriodId,
    ) -> Result<Said, Why> {
        written(self.row(unit, &indicator.code, period), false)
    }

    /// What the column "Cộng" says by the unit's own years: all of a flow, the newest of a state.
    fn by_years(&self, unit: &UnitId, indicator: &Indicator) -> Option<Said> {
        let total = PeriodId::total();
        let mut years = self.round.periods.iter().filter(|period| period.id != total);
        let of = |period: &PeriodId| written(self.row(unit, &indicator.code, period), true).ok();
        match indicator.nature? {
            Nature::Stock => Some(Said { how: How::Newest, ..of(&years.next_back()?.id)? }),
            Nature::Flow => {
                let mut sum = Said { how: How::Years, ..of(&years.next()?.id)? };
                for year in years {
                    let more = of(&year.id)?;
                    sum.value = Some(sum.value?.checked_add(more.value?)?);
                    sum.is_rough |= more.is_rough;
                }
                Some(sum)
            }
            Nature::Rate => None,
        }
    }
}

/// Nothing was said in the column "Cộng", as against "-" or "chưa có", which say something.
const fn is_open(absent: Absent) -> bool {
    matches!(absent, Absent::Blank | Absent::Dots | Absent::Error | Absent::NotFound)
}

fn written(row: Option<&FigureRow>, number: bool) -> Result<Said, Why> {
    let reading = &row.ok_or(Why::Absent(Absent::NotFound))?.reading;
    let said = |value| Said { value, how: How::Written, is_rough: reading.qualifier.is_some() };
    match (&reading.value, reading.status) {
        (_, FigureStatus::Review) => Err(Why::Review),
        (None, _) => Err(reading.absent.map_or(Why::NoNumber, Why::Absent)),
        (Some(Value::Number(value)), _) => Ok(said(Some(*value))),
        (Some(Value::Text(_)), _) if number => Err(Why::NoNumber),
        (Some(Value::Text(_)), _) => Ok(said(None)),
    }
}
