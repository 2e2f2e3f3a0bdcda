//! One row of the long layout, before it is printed: figures, gaps and stray rows alike, in order.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rust_decimal::Decimal;

use crate::model::document::Place;
use crate::model::figure::{Absent, FigureStatus, Qualifier, StrayCell, Value};
use crate::model::ledger::{FigureRow, Standing, StrayFigureRow};
use crate::model::round::{Form, Indicator, IndicatorCode, PeriodId, Round};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

use super::Export;

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) unit: UnitId,
    pub(super) indicator: Option<IndicatorCode>,
    pub(super) label: String,
    pub(super) period: Option<PeriodId>,
    pub(super) value: Option<Value>,
    pub(super) unit_of_measure: String,
    pub(super) status: FigureStatus,
    pub(super) absent: Option<Absent>,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) raw: String,
    pub(super) file: Option<String>,
    pub(super) place: Option<Place>,
    pub(super) message: Option<Digest>,
    pub(super) received_at: Option<Timestamp>,
    pub(super) version: u32,
    pub(super) decided_by: Option<String>,
}

/// Every row in the order of the list, the form and the periods.
pub(super) fn lines(export: &Export<'_>) -> Vec<Line> {
    let form = &export.round.form;
    let mut lines: Vec<Line> = export.figures.iter().map(|row| Line::figure(row, form)).collect();
    if export.everything {
        let found = export.figures.iter().map(|row| (&row.unit, &row.indicator)).collect();
        for standing in &export.standings.units {
            lines.extend(not_found(standing, export.round, &found));
        }
        for stray in export.strays {
            lines.extend(stray.row.cells.iter().map(|cell| Line::stray(stray, cell)));
        }
    }
    lines.sort_by_cached_key(|line| order(line, export.round));
    lines
}

/// Position in the list, the form and the columns; what has none comes last, in given order.
fn order(line: &Line, round: &Round) -> (usize, UnitId, usize, usize) {
    let indicator = line.indicator.as_ref().and_then(|code| {
        round.form.indicators.iter().position(|indicator| indicator.code == *code)
    });
    // A stray row keeps its place in its table: its columns are not sorted.
    let period = line.indicator.as_ref().and(line.period.as_ref()).map_or(usize::MAX, |id| {
        round.periods.iter().position(|period| period.id == *id).unwrap_or(usize::MAX)
    });
    (round.roster.position(&line.unit), line.unit.clone(), indicator.unwrap_or(usize::MAX), period)
}

/// A row for each indicator of the unit's group of which its report holds no row at all.
fn not_found<'a>(
    standing: &'a Standing,
    round: &'a Round,
    found: &'a BTreeSet<(&UnitId, &IndicatorCode)>,
) -> impl Iterator<Item = Line> + use<'a> {
    round
        .form
        .for_group(&standing.group)
        .filter(|indicator| {
            standing.message.is_some() && !found.contains(&(&standing.unit, &indicator.code))
        })
        .map(|indicator| Line::not_found(standing, indicator))
}

impl Line {
    fn figure(row: &FigureRow, form: &Form) -> Self {
        let indicator = form.get(&row.indicator);
        let written = row.source.as_ref().map_or("", |source| source.label.as_str());
        Self {
            unit: row.unit.clone(),
            indicator: Some(row.indicator.clone()),
            label: indicator.map_or(written, |indicator| indicator.label.as_str()).to_owned(),
            period: Some(row.period.clone()),
            value: row.reading.value.clone(),
            unit_of_measure: measure(indicator),
            status: row.reading.status,
            absent: row.reading.absent,
            qualifier: row.reading.qualifier,
            raw: row.reading.raw.clone(),
            file: row.file.clone(),
            place: row.source.as_ref().map(|source| source.place.clone()),
            message: row.message,
            received_at: row.received_at,
            version: row.version,
            decided_by: row.decided_by.clone(),
        }
    }

    fn not_found(standing: &Standing, indicator: &Indicator) -> Self {
        Self {
            unit: standing.unit.clone(),
            indicator: Some(indicator.code.clone()),
            label: indicator.label.clone(),
            period: None,
            value: None,
            unit_of_measure: indicator.unit_of_measure.clone(),
            status: FigureStatus::Absent,
            absent: Some(Absent::NotFound),
            qualifier: None,
            raw: String::new(),
            file: None,
            place: None,
            message: standing.message,
            received_at: standing.received_at,
            version: standing.version,
            decided_by: None,
        }
    }

    fn stray(row: &StrayFigureRow, cell: &StrayCell) -> Self {
        Self {
            unit: row.unit.clone(),
            indicator: None,
            label: row.row.label.clone(),
            period: cell.period.clone(),
            value: None,
            unit_of_measure: String::new(),
            status: FigureStatus::Review,
            absent: None,
            qualifier: None,
            raw: cell.raw.clone(),
            file: Some(row.file.clone()),
            place: Some(cell.place.clone()),
            message: Some(row.message),
            received_at: Some(row.received_at),
            version: row.version,
            decided_by: None,
        }
    }
}

fn measure(indicator: Option<&Indicator>) -> String {
    indicator.map(|indicator| indicator.unit_of_measure.clone()).unwrap_or_default()
}

/// An exact decimal without trailing zeros, `.` as decimal sign; words as written.
pub(in crate::report) fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => exact(*number),
        Value::Text(text) => text.clone(),
    }
}

fn exact(number: Decimal) -> String {
    number.normalize().to_string()
}
