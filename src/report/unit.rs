//! One unit's figures on a sheet: the form as the unit filled it, and where each figure stands.

use crate::model::figure::FigureStatus;
use crate::model::ledger::{FigureRow, Standing, Standings};
use crate::model::round::{Indicator, PeriodId};
use crate::model::unit::UnitId;
use crate::words::columns::Heading;

use super::figures::{Export, cell, long};
use super::table::{Cell, Column, ColumnKind, Table, TableRow};
use super::{Context, Error};

/// The sheet, and a second one with the place of each figure.
pub fn xlsx(
    export: &Export<'_>,
    standing: &Standing,
    context: &Context<'_>,
) -> Result<Vec<u8>, Error> {
    let of_unit = |unit: &UnitId| *unit == standing.unit;
    let figures: Vec<_> = export.figures.iter().filter(|row| of_unit(&row.unit)).cloned().collect();
    let strays: Vec<_> = export.strays.iter().filter(|row| of_unit(&row.unit)).cloned().collect();
    let standings = Standings { units: vec![standing.clone()], ..export.standings.clone() };
    let own = Export { figures: &figures, strays: &strays, standings: &standings, ..*export };
    let mut sources = long(&own, context);
    context.words.sources_sheet().clone_into(&mut sources.sheet);
    super::xlsx::write(&[table(&own, standing, context), sources], context.words)
}

/// The sheet as a Word document.
pub fn docx(
    export: &Export<'_>,
    standing: &Standing,
    context: &Context<'_>,
) -> Result<Vec<u8>, Error> {
    let date = context.zoned(export.standings.as_of).date();
    super::docx::write(&[table(export, standing, context)], date, context.office(), context.words)
}

/// Rows and columns of the form, as they apply to the unit.
pub fn table(export: &Export<'_>, standing: &Standing, context: &Context<'_>) -> Table {
    let words = context.words;
    let own: Vec<&FigureRow> =
        export.figures.iter().filter(|row| row.unit == standing.unit).collect();
    let mut rows = Vec::new();
    let mut section = "";
    for indicator in export.round.form.for_group(&standing.group) {
        if indicator.section != section {
            section = &indicator.section;
            rows.push(TableRow::Section(section.to_owned()));
        }
        rows.push(TableRow::Data(cells(indicator, export, &own, context)));
    }
    let last = export.standings.last_full_pass.map(|at| context.zoned(at));
    Table {
        title: words.unit_title(&standing.name),
        sheet: words.figures_sheet().to_owned(),
        head: head(export, standing, context),
        warning: export.standings.stale.then(|| words.stale(last.as_ref())),
        columns: columns(export, context),
        rows,
        notes: vec![words.figures_legend().to_owned()],
    }
}

fn head(export: &Export<'_>, standing: &Standing, context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let mut state = vec![words.state_with_days(standing.state, standing.days_late)];
    if let Some(at) = standing.received_at {
        let heading = words.heading(Heading::ReceivedAt);
        state.push(format!("{heading}: {}", words.date_time(&context.zoned(at))));
    }
    if let Some(number) = &standing.document_number {
        state.push(format!("{}: {number}", words.heading(Heading::DocumentNumber)));
    }
    let state = state.join(" · ");
    vec![export.round.title.clone(), words.as_of(&context.zoned(export.standings.as_of)), state]
}

fn columns(export: &Export<'_>, context: &Context<'_>) -> Vec<Column> {
    let words = context.words;
    let column = |heading, kind, width| Column::new(heading, words, kind, width);
    let mut columns = vec![
        column(Heading::Indicator, ColumnKind::Text, 8),
        column(Heading::Label, ColumnKind::Text, 46),
        column(Heading::UnitOfMeasure, ColumnKind::Text, 12),
    ];
    columns.extend(export.round.periods.iter().map(|period| Column {
        key: period.id.to_string(),
        title: period.title.clone(),
        kind: ColumnKind::Number,
        width: 13,
    }));
    columns.push(column(Heading::Note, ColumnKind::Text, 26));
    columns
}

fn cells(
    indicator: &Indicator,
    export: &Export<'_>,
    own: &[&FigureRow],
    context: &Context<'_>,
) -> Vec<Cell> {
    let at = |period: &PeriodId| {
        own.iter().find(|row| row.indicator == indicator.code && row.period == *period)
    };
    let mut cells = vec![
        Cell::text(indicator.code.as_str()),
        Cell::text(indicator.label.as_str()),
        Cell::text(indicator.unit_of_measure.as_str()),
    ];
    let periods = export.round.periods.iter();
    cells.extend(
        periods.map(|period| at(&period.id).map_or(Cell::Empty, |row| cell(row, context.words))),
    );
    cells.push(Cell::text(note(indicator, own, context)));
    cells
}

/// What is not simply read: each status once.
fn note(indicator: &Indicator, own: &[&FigureRow], context: &Context<'_>) -> String {
    let words = context.words;
    let mut said: Vec<String> = Vec::new();
    for row in own.iter().filter(|row| row.indicator == indicator.code) {
        let sentence = match (row.reading.status, row.reading.absent) {
            (FigureStatus::Read, _) => continue,
            (FigureStatus::Absent, Some(why)) => words.absent(why).to_owned(),
            (status, _) => words.figure_status(status).to_owned(),
        };
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said.join("; ")
}
