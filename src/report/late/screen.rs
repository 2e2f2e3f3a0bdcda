//! The late list for a terminal: fewer columns, and below them the units to chase.

use crate::model::ledger::{Standing, Standings, State};
use crate::model::round::Round;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table};
use crate::words::Words;
use crate::words::columns::Heading;

use super::rows::{
    Counts, Layout, frame, grouped_rows, mark, may_have_sent, maybe_sent, received_at, state_words,
};

const SCREEN: Layout = Layout { data: screen_row, subtotal: screen_subtotal };

/// For a terminal: fewer columns, and below them the units to chase, those whose letter may be in
/// the mailbox apart from those of which nothing is known.
pub fn screen(standings: &Standings, round: &Round, context: &Context<'_>) -> Table {
    let mut table = Table {
        columns: screen_columns(context.words),
        rows: grouped_rows(standings, round, context, &SCREEN),
        ..frame(standings, round, context)
    };
    let mut notes = chase_list(standings, context.words);
    notes.append(&mut table.notes);
    table.notes = notes;
    table
}

fn screen_columns(words: Words) -> Vec<Column> {
    [
        (Heading::No, ColumnKind::Number, 4),
        (Heading::Name, ColumnKind::Text, 34),
        (Heading::ReceivedAt, ColumnKind::DateTime, 16),
        (Heading::State, ColumnKind::Text, 18),
        (Heading::Report, ColumnKind::Mark, 7),
        (Heading::Annex, ColumnKind::Mark, 7),
        (Heading::FiguresRead, ColumnKind::Mark, 8),
        (Heading::Note, ColumnKind::Text, 30),
    ]
    .into_iter()
    .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
    .collect()
}

fn screen_row(
    number: usize,
    standing: &Standing,
    _round: &Round,
    context: &Context<'_>,
) -> Vec<Cell> {
    vec![
        Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX)),
        Cell::text(context.words.short_name(&standing.name)),
        received_at(standing, context),
        Cell::text(state_words(standing, context.words)),
        mark(standing.report),
        mark(standing.annex),
        Cell::text(format!("{}/{}", standing.figures_read, standing.figures_expected)),
        Cell::text(super::note(standing, context)),
    ]
}

fn screen_subtotal(label: &str, counts: &Counts, words: Words) -> Vec<Cell> {
    vec![
        Cell::Empty,
        Cell::text(format!("{label}: {}", words.subtotal_line(&counts.totals))),
        Cell::Empty,
        Cell::Empty,
        Cell::count(counts.reports),
        Cell::count(counts.annexes),
        Cell::Empty,
        Cell::Empty,
    ]
}

/// One unit per line, ready to be read out on the telephone.
fn chase_list(standings: &Standings, words: Words) -> Vec<String> {
    let open = |standing: &&Standing| {
        standing.expected && matches!(standing.state, State::Missing | State::Pending)
    };
    let (maybe, plain): (Vec<_>, Vec<_>) =
        standings.units.iter().filter(open).partition(|standing| may_have_sent(standing));
    let mut lines = Vec::new();
    if !plain.is_empty() {
        lines.push(words.missing_heading(plain.len()));
        lines.extend(plain.iter().map(|standing| format!("  {}", standing.name)));
    }
    if !maybe.is_empty() {
        lines.push(words.maybe_sent_heading(maybe.len()));
        lines.extend(
            maybe.iter().map(|standing| format!("  {} ({})", standing.name, maybe_sent(standing))),
        );
    }
    lines
}
