//! The late list on paper: the eleven columns in which the office prints it.

use crate::model::ledger::{Standing, Standings};
use crate::model::round::Round;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table};
use crate::words::Words;
use crate::words::columns::Heading;

use super::rows::{Counts, Layout, frame, grouped_rows, mark, received_at, state_words};

const PAPER: Layout = Layout { data: row, subtotal };

/// For a printed page: no codes, marks instead of words, with a subtotal per group and a total.
pub fn paper(standings: &Standings, round: &Round, context: &Context<'_>) -> Table {
    Table {
        columns: columns(context.words),
        rows: grouped_rows(standings, round, context, &PAPER),
        ..frame(standings, round, context)
    }
}

fn columns(words: Words) -> Vec<Column> {
    [
        (Heading::No, ColumnKind::Mark, 6),
        (Heading::Name, ColumnKind::Text, 30),
        (Heading::DocumentNumber, ColumnKind::Text, 14),
        (Heading::DocumentDate, ColumnKind::Date, 11),
        (Heading::ReceivedAt, ColumnKind::DateTime, 11),
        (Heading::State, ColumnKind::Text, 13),
        (Heading::DaysLate, ColumnKind::Mark, 7),
        (Heading::Report, ColumnKind::Mark, 8),
        (Heading::Annex, ColumnKind::Mark, 8),
        (Heading::FiguresRead, ColumnKind::Mark, 9),
        (Heading::Note, ColumnKind::Text, 30),
    ]
    .into_iter()
    .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
    .collect()
}

fn row(number: usize, standing: &Standing, _round: &Round, context: &Context<'_>) -> Vec<Cell> {
    let days = (standing.days_late > 0).then_some(standing.days_late);
    vec![
        Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX)),
        Cell::text(standing.name.as_str()),
        Cell::optional(standing.document_number.as_deref()),
        standing.document_date.map_or(Cell::Empty, Cell::Date),
        received_at(standing, context),
        Cell::text(state_words(standing, context.words)),
        days.map_or(Cell::Empty, Cell::Integer),
        mark(standing.report),
        mark(standing.annex),
        Cell::text(format!("{}/{}", standing.figures_read, standing.figures_expected)),
        Cell::text(super::note(standing, context)),
    ]
}

fn subtotal(label: &str, counts: &Counts, words: Words) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; 11];
    let filled = [
        (1, Cell::text(format!("{label}: {}", words.subtotal_line(&counts.totals)))),
        (7, Cell::count(counts.reports)),
        (8, Cell::count(counts.annexes)),
    ];
    for (index, cell) in filled {
        if let Some(place) = cells.get_mut(index) {
            *place = cell;
        }
    }
    cells
}
