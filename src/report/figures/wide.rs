//! The wide layout: one row per unit of the late list, one column per indicator and period.
//!
//! A figure that waits for a person is shown with a question mark, as words: it can be seen, but
//! no formula adds it up. Where no figure stands the cell is empty; the long layout says why.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::figure::{FigureStatus, Value};
use crate::model::ledger::{FigureRow, Standing};
use crate::model::round::{Indicator, IndicatorCode, PeriodId, Round};
use crate::model::unit::UnitId;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table, TableRow};
use crate::words::Words;
use crate::words::columns::Heading;

use super::Export;
use super::line::plain;
use super::long::stale;

/// A figure's place in the wide table.
type Key<'a> = (&'a UnitId, &'a IndicatorCode, &'a PeriodId);

/// The table.
pub fn wide(export: &Export<'_>, context: &Context<'_>) -> Table {
    let words = context.words;
    let pairs = pairs(export);
    let figures = by_place(export.figures);
    let mut columns = unit_columns(words);
    columns.extend(pairs.iter().map(|(indicator, period)| column(indicator, period, export.round)));
    let rows = export.standings.units.iter().map(|standing| {
        let mut cells = unit_cells(standing, export.round, context);
        cells.extend(pairs.iter().map(|(indicator, period)| {
            figures
                .get(&(&standing.unit, &indicator.code, *period))
                .map_or(Cell::Empty, |row| cell(row, words))
        }));
        TableRow::Data(cells)
    });
    let as_of = context.zoned(export.standings.as_of);
    Table {
        title: words.figures_title(&export.round.title),
        sheet: words.figures_sheet().to_owned(),
        head: vec![words.as_of(&as_of)],
        warning: stale(export, context),
        columns,
        rows: rows.collect(),
        notes: vec![words.figures_legend().to_owned()],
    }
}

/// Columns of the form, in its order: every period of an indicator by years, else `total`; and
/// whatever other column a figure stands in.
fn pairs<'a>(export: &Export<'a>) -> Vec<(&'a Indicator, &'a PeriodId)> {
    let round = export.round;
    let total = PeriodId::total();
    let mut pairs = Vec::new();
    for indicator in &round.form.indicators {
        for period in &round.periods {
            let asked = indicator.by_year || period.id == total;
            let given = || {
                export
                    .figures
                    .iter()
                    .any(|row| row.indicator == indicator.code && row.period == period.id)
            };
            if asked || given() {
                pairs.push((indicator, &period.id));
            }
        }
    }
    pairs
}

/// Figures by place; where several stand at one place, the first given.
fn by_place(figures: &[FigureRow]) -> BTreeMap<Key<'_>, &FigureRow> {
    let mut map = BTreeMap::new();
    for row in figures {
        map.entry((&row.unit, &row.indicator, &row.period)).or_insert(row);
    }
    map
}

fn unit_columns(words: Words) -> Vec<Column> {
    [
        (Heading::Unit, ColumnKind::Code, 18),
        (Heading::Name, ColumnKind::Text, 38),
        (Heading::Group, ColumnKind::Code, 14),
        (Heading::Expected, ColumnKind::Mark, 7),
        (Heading::State, ColumnKind::Text, 16),
        (Heading::ReceivedAt, ColumnKind::DateTime, 16),
    ]
    .into_iter()
    .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
    .collect()
}

fn unit_cells(standing: &Standing, round: &Round, context: &Context<'_>) -> Vec<Cell> {
    let words = context.words;
    let group = round.group(&standing.group).map_or(standing.group.as_str(), |group| &group.title);
    vec![
        Cell::text(standing.unit.as_str()),
        Cell::text(standing.name.as_str()),
        Cell::coded(standing.group.as_str(), group),
        Cell::coded(
            if standing.expected { "true" } else { "false" },
            words.yes_no(standing.expected),
        ),
        Cell::coded(
            standing.state.as_str(),
            words.state_with_days(standing.state, standing.days_late),
        ),
        standing.received_at.map_or(Cell::Empty, |at| Cell::DateTime(context.zoned(at))),
    ]
}

fn column(indicator: &Indicator, period: &PeriodId, round: &Round) -> Column {
    let title = round
        .periods
        .iter()
        .find(|own| own.id == *period)
        .map_or(period.as_str(), |own| own.title.as_str());
    let title = if indicator.by_year {
        format!("{}. {} ({title})", indicator.code, indicator.label)
    } else {
        format!("{}. {}", indicator.code, indicator.label)
    };
    Column {
        key: format!("{}_{period}", indicator.code),
        title,
        kind: ColumnKind::Number,
        width: 14,
    }
}

pub(in crate::report) fn cell(row: &FigureRow, words: Words) -> Cell {
    match (&row.reading.value, row.reading.status) {
        (None, _) | (_, FigureStatus::Absent) => Cell::Empty,
        (Some(Value::Number(number)), FigureStatus::Review) => {
            let shown = words.number(*number);
            Cell::coded(format!("{}?", plain(&Value::Number(*number))), format!("{shown}?"))
        }
        (Some(Value::Number(number)), _) => Cell::Decimal(*number),
        (Some(Value::Text(text)), FigureStatus::Review) => Cell::text(format!("{text}?")),
        (Some(Value::Text(text)), _) => Cell::text(text.as_str()),
    }
}

/// One unit as JSON: indicator, then period, then value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "as in the late list")]
pub struct WideJson {
    pub unit: String,
    pub name: String,
    pub group: String,
    pub expected: bool,
    pub state: &'static str,
    pub received_at: Option<String>,
    /// Figures that count.
    pub figures: Values,
    /// Figures that wait for a person.
    pub review: Values,
}

/// Values by indicator and period.
pub type Values = BTreeMap<String, BTreeMap<String, String>>;

impl WideJson {
    /// Every unit, in the order of the list.
    pub fn list(export: &Export<'_>, context: &Context<'_>) -> Vec<Self> {
        export.standings.units.iter().map(|unit| Self::new(unit, export, context)).collect()
    }

    fn new(standing: &Standing, export: &Export<'_>, context: &Context<'_>) -> Self {
        let own = export.figures.iter().filter(|row| row.unit == standing.unit);
        let (mut figures, mut review) = (Values::new(), Values::new());
        for row in own {
            let Some(value) = &row.reading.value else { continue };
            let values = match row.reading.status {
                FigureStatus::Review => &mut review,
                _ => &mut figures,
            };
            values
                .entry(row.indicator.to_string())
                .or_default()
                .entry(row.period.to_string())
                .or_insert_with(|| plain(value));
        }
        Self {
            unit: standing.unit.to_string(),
            name: standing.name.clone(),
            group: standing.group.clone(),
            expected: standing.expected,
            state: standing.state.as_str(),
            received_at: standing.received_at.map(|at| context.rfc3339(at)),
            figures,
            review,
        }
    }
}
