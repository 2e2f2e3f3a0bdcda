//! The long layout: one row per figure in force, and one for each place where a row stood without.

use serde::Serialize;

use crate::model::document::Place;
use crate::model::figure::{Absent, Qualifier, Value};
use crate::model::round::{PeriodId, Round};
use crate::model::sighting::Digest;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table, TableRow};
use crate::words::Words;
use crate::words::columns::Heading;

use super::Export;
use super::line::{Line, lines, plain};

/// The contract's columns, one row each.
pub fn long(export: &Export<'_>, context: &Context<'_>) -> Table {
    let words = context.words;
    Table {
        title: words.figures_title(&export.round.title),
        sheet: words.figures_sheet().to_owned(),
        head: vec![
            words.last_full_pass(
                export.standings.last_full_pass.map(|at| context.zoned(at)).as_ref(),
            ),
        ],
        warning: stale(export, context),
        columns: columns(words),
        rows: lines(export)
            .iter()
            .map(|line| TableRow::Data(cells(line, export, context)))
            .collect(),
        notes: Vec::new(),
    }
}

/// The warning of a list that may be out of date.
pub(super) fn stale(export: &Export<'_>, context: &Context<'_>) -> Option<String> {
    let standings = export.standings;
    let last = standings.last_full_pass.map(|at| context.zoned(at));
    standings.stale.then(|| context.words.stale(last.as_ref()))
}

fn columns(words: Words) -> Vec<Column> {
    [
        (Heading::Round, ColumnKind::Code, 12),
        (Heading::Unit, ColumnKind::Code, 18),
        (Heading::UnitName, ColumnKind::Text, 34),
        (Heading::Group, ColumnKind::Code, 12),
        (Heading::Indicator, ColumnKind::Text, 8),
        (Heading::Label, ColumnKind::Text, 40),
        (Heading::Period, ColumnKind::Text, 8),
        (Heading::Value, ColumnKind::Number, 14),
        (Heading::UnitOfMeasure, ColumnKind::Text, 12),
        (Heading::Status, ColumnKind::Text, 12),
        (Heading::Absent, ColumnKind::Text, 14),
        (Heading::Qualifier, ColumnKind::Text, 9),
        (Heading::Raw, ColumnKind::Text, 20),
        (Heading::File, ColumnKind::Text, 24),
        (Heading::Place, ColumnKind::Text, 20),
        (Heading::Message, ColumnKind::Code, 14),
        (Heading::ReceivedAt, ColumnKind::DateTime, 16),
        (Heading::Version, ColumnKind::Number, 7),
        (Heading::DecidedBy, ColumnKind::Text, 16),
    ]
    .into_iter()
    .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
    .collect()
}

fn cells(line: &Line, export: &Export<'_>, context: &Context<'_>) -> Vec<Cell> {
    let words = context.words;
    let unit = export.round.roster.get(&line.unit);
    vec![
        Cell::text(export.round.id.as_str()),
        Cell::text(line.unit.as_str()),
        Cell::text(unit.map_or("", |unit| unit.name.as_str())),
        unit.map_or(Cell::Empty, |unit| group(&unit.group, export.round)),
        Cell::optional(line.indicator.as_ref().map(ToString::to_string)),
        Cell::text(line.label.as_str()),
        line.period.as_ref().map_or(Cell::Empty, |id| period(id, export.round)),
        value(line.value.as_ref()),
        Cell::text(line.unit_of_measure.as_str()),
        Cell::coded(line.status.as_str(), words.figure_status(line.status)),
        line.absent.map_or(Cell::Empty, |why| Cell::coded(why.as_str(), words.absent(why))),
        line.qualifier.map_or(Cell::Empty, |how| Cell::coded(how.as_str(), words.qualifier(how))),
        Cell::text(line.raw.as_str()),
        Cell::optional(line.file.as_deref()),
        Cell::optional(place(line.place.as_ref(), words)),
        message(line.message),
        line.received_at.map_or(Cell::Empty, |at| Cell::DateTime(context.zoned(at))),
        Cell::count(line.version),
        Cell::optional(line.decided_by.as_deref()),
    ]
}

fn group(id: &str, round: &Round) -> Cell {
    Cell::coded(id, round.group(id).map_or(id, |group| group.title.as_str()))
}

fn period(id: &PeriodId, round: &Round) -> Cell {
    let title = round.periods.iter().find(|period| period.id == *id);
    Cell::coded(id.as_str(), title.map_or(id.as_str(), |period| period.title.as_str()))
}

fn value(value: Option<&Value>) -> Cell {
    match value {
        Some(Value::Number(number)) => Cell::Decimal(*number),
        Some(Value::Text(text)) => Cell::text(text.as_str()),
        None => Cell::Empty,
    }
}

fn place(place: Option<&Place>, words: Words) -> Option<String> {
    place.map(|place| words.place(place))
}

/// The whole digest for scripts, its first digits for people.
fn message(digest: Option<Digest>) -> Cell {
    digest.map_or(Cell::Empty, |digest| {
        let whole = digest.to_string();
        let short = whole.chars().take(12).collect::<String>();
        Cell::coded(whole, short)
    })
}

/// One row as JSON: the columns of the CSV, `null` where it is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct FigureJson {
    pub round: String,
    pub unit: String,
    pub unit_name: Option<String>,
    pub group: Option<String>,
    pub indicator: Option<String>,
    pub label: String,
    pub period: Option<String>,
    pub value: Option<String>,
    pub unit_of_measure: String,
    pub status: &'static str,
    pub absent: Option<&'static str>,
    pub qualifier: Option<&'static str>,
    pub raw: String,
    pub file: Option<String>,
    pub place: Option<String>,
    pub message: Option<Digest>,
    pub received_at: Option<String>,
    pub version: u32,
    pub decided_by: Option<String>,
}

impl FigureJson {
    /// Every row, in the order of the CSV.
    pub fn list(export: &Export<'_>, context: &Context<'_>) -> Vec<Self> {
        lines(export).into_iter().map(|line| Self::new(line, export, context)).collect()
    }

    fn new(line: Line, export: &Export<'_>, context: &Context<'_>) -> Self {
        let unit = export.round.roster.get(&line.unit);
        Self {
            round: export.round.id.to_string(),
            unit: line.unit.to_string(),
            unit_name: unit.map(|unit| unit.name.clone()),
            group: unit.map(|unit| unit.group.clone()),
            indicator: line.indicator.map(|code| code.to_string()),
            label: line.label,
            period: line.period.map(|period| period.to_string()),
            value: line.value.as_ref().map(plain),
            unit_of_measure: line.unit_of_measure,
            status: line.status.as_str(),
            absent: line.absent.map(Absent::as_str),
            qualifier: line.qualifier.map(Qualifier::as_str),
            raw: line.raw,
            file: line.file,
            place: place(line.place.as_ref(), context.words),
            message: line.message,
            received_at: line.received_at.map(|at| context.rfc3339(at)),
            version: line.version,
            decided_by: line.decided_by,
        }
    }
}
