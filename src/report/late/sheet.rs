//! The late list as the contract's sixteen columns, for CSV and XLSX.

use crate::model::ledger::{Standing, Standings};
use crate::model::round::Round;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table};
use crate::words::Words;
use crate::words::columns::Heading;

use super::rows::{
    Counts, Layout, frame, group_title, grouped_rows, maybe_sent, received_at, state_words,
};

const SHEET: Layout = Layout { data: sheet_row, subtotal: sheet_subtotal };

/// The contract's columns, with a subtotal per group and a total.
pub fn sheet(standings: &Standings, round: &Round, context: &Context<'_>) -> Table {
    Table {
        columns: sheet_columns(context.words),
        rows: grouped_rows(standings, round, context, &SHEET),
        ..frame(standings, round, context)
    }
}

fn sheet_columns(words: Words) -> Vec<Column> {
    [
        (Heading::No, ColumnKind::Number, 5),
        (Heading::Unit, ColumnKind::Code, 18),
        (Heading::Name, ColumnKind::Text, 38),
        (Heading::Group, ColumnKind::Code, 14),
        (Heading::Expected, ColumnKind::Mark, 7),
        (Heading::DocumentNumber, ColumnKind::Text, 16),
        (Heading::DocumentDate, ColumnKind::Date, 11),
        (Heading::ReceivedAt, ColumnKind::DateTime, 16),
        (Heading::State, ColumnKind::Text, 18),
        (Heading::DaysLate, ColumnKind::Number, 7),
        (Heading::Report, ColumnKind::Mark, 8),
        (Heading::Annex, ColumnKind::Mark, 8),
        (Heading::FiguresRead, ColumnKind::Number, 8),
        (Heading::FiguresExpected, ColumnKind::Number, 8),
        (Heading::MaybeSent, ColumnKind::Code, 14),
        (Heading::Note, ColumnKind::Text, 40),
    ]
    .into_iter()
    .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
    .collect()
}

fn sheet_row(
    number: usize,
    standing: &Standing,
    round: &Round,
    context: &Context<'_>,
) -> Vec<Cell> {
    let words = context.words;
    vec![
        Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX)),
        Cell::text(standing.unit.as_str()),
        Cell::text(standing.name.as_str()),
        Cell::coded(standing.group.as_str(), group_title(round, &standing.group)),
        yes_no(standing.expected, words),
        Cell::optional(standing.document_number.as_deref()),
        standing.document_date.map_or(Cell::Empty, Cell::Date),
        received_at(standing, context),
        Cell::coded(standing.state.as_str(), state_words(standing, words)),
        Cell::Integer(standing.days_late),
        yes_no(standing.report, words),
        yes_no(standing.annex, words),
        Cell::count(standing.figures_read),
        Cell::count(standing.figures_expected),
        maybe_sent_cell(standing),
        Cell::text(super::note(standing, context)),
    ]
}

fn sheet_subtotal(label: &str, counts: &Counts, words: Words) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; 16];
    let filled = [
        (2, Cell::text(format!("{label}: {}", words.subtotal_line(&counts.totals)))),
        (10, Cell::count(counts.reports)),
        (11, Cell::count(counts.annexes)),
    ];
    for (index, cell) in filled {
        if let Some(place) = cells.get_mut(index) {
            *place = cell;
        }
    }
    cells
}

fn yes_no(yes: bool, words: Words) -> Cell {
    Cell::coded(if yes { "true" } else { "false" }, words.yes_no(yes))
}

/// Whole digests for scripts; for people short ones, with an ellipsis so that no spreadsheet program
/// takes twelve digits for a number.
fn maybe_sent_cell(standing: &Standing) -> Cell {
    if standing.maybe_sent.is_empty() {
        return Cell::Empty;
    }
    let whole = standing.maybe_sent.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    Cell::coded(whole, format!("{}…", maybe_sent(standing).replace(' ', "… ")))
}
