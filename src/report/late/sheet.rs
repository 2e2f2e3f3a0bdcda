//! The late list as a table: sixteen columns for CSV and XLSX, eight for a screen.

use crate::model::ledger::{Standing, Standings, State, Totals};
use crate::model::round::Round;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table, TableRow};
use crate::words::Words;
use crate::words::columns::Heading;

/// The contract's columns, with a subtotal per group and a total.
pub fn sheet(standings: &Standings, round: &Round, context: &Context<'_>) -> Table {
    Table {
        columns: sheet_columns(context.words),
        rows: grouped_rows(standings, round, context, &SHEET),
        ..frame(standings, round, context)
    }
}

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

/// Everything around the rows.
fn frame(standings: &Standings, round: &Round, context: &Context<'_>) -> Table {
    let words = context.words;
    let last_full_pass = standings.last_full_pass.map(|at| context.zoned(at));
    let mut head = vec![
        words.late_head(&context.zoned(standings.as_of), &standings.totals),
        words.late_counts(&standings.totals),
        words.due_rule(standings.due, standings.due_day),
    ];
    head.extend(
        round
            .groups
            .iter()
            .filter_map(|group| group.due.map(|due| words.group_due(&group.title, due))),
    );
    head.push(words.receipt_rule().to_owned());
    head.push(words.last_full_pass(last_full_pass.as_ref()));
    Table {
        title: words.late_title(&round.title),
        sheet: words.late_sheet().to_owned(),
        head,
        warning: standings.stale.then(|| words.stale(last_full_pass.as_ref())),
        notes: vec![words.late_legend().to_owned()],
        ..Table::default()
    }
}

/// How one of the two tables makes its rows.
struct Layout {
    data: fn(usize, &Standing, &Round, &Context<'_>) -> Vec<Cell>,
    subtotal: fn(&str, &Counts, Words) -> Vec<Cell>,
}

const SHEET: Layout = Layout { data: sheet_row, subtotal: sheet_subtotal };
const SCREEN: Layout = Layout { data: screen_row, subtotal: screen_subtotal };

/// Rows in the order of the list; a heading where the group changes, its counts where it ends.
fn grouped_rows(
    standings: &Standings,
    round: &Round,
    context: &Context<'_>,
    layout: &Layout,
) -> Vec<TableRow> {
    let words = context.words;
    let mut rows = Vec::new();
    let mut number = 0_usize;
    for run in standings.units.chunk_by(|one, next| one.group == next.group) {
        let title = run.first().map_or("", |first| group_title(round, &first.group));
        rows.push(TableRow::Section(title.to_owned()));
        for standing in run {
            number = number.saturating_add(1);
            rows.push(TableRow::Data((layout.data)(number, standing, round, context)));
        }
        rows.push(TableRow::Subtotal((layout.subtotal)(words.subtotal(), &Counts::of(run), words)));
    }
    let all = Counts { totals: standings.totals, ..Counts::of(&standings.units) };
    rows.push(TableRow::Subtotal((layout.subtotal)(words.total(), &all, words)));
    rows
}

fn group_title<'a>(round: &'a Round, group: &'a str) -> &'a str {
    round.group(group).map_or(group, |group| group.title.as_str())
}

/// Counts of some rows, expected units only.
struct Counts {
    totals: Totals,
    reports: u32,
    annexes: u32,
}

impl Counts {
    fn of(standings: &[Standing]) -> Self {
        let mut counts = Self { totals: Totals::default(), reports: 0, annexes: 0 };
        for standing in standings.iter().filter(|standing| standing.expected) {
            counts.add(standing);
        }
        counts
    }

    fn add(&mut self, standing: &Standing) {
        let totals = &mut self.totals;
        let state = match standing.state {
            State::OnTime => &mut totals.on_time,
            State::DueDay => &mut totals.due_day,
            State::Late => &mut totals.late,
            State::Missing => &mut totals.missing,
            State::Pending => &mut totals.pending,
            State::Exempt => &mut totals.exempt,
        };
        *state = state.saturating_add(1);
        totals.expected = totals.expected.saturating_add(1);
        totals.received = totals.received.saturating_add(u32::from(standing.state.received()));
        self.reports = self.reports.saturating_add(u32::from(standing.report));
        self.annexes = self.annexes.saturating_add(u32::from(standing.annex));
    }
}

fn sheet_columns(words: Words) -> Vec<Column> {
    [
        (Heading::No, ColumnKind::Number, 5),
        (Heading::Unit, ColumnKind::Text, 18),
        (Heading::Name, ColumnKind::Text, 38),
        (Heading::Group, ColumnKind::Text, 14),
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
        (Heading::MaybeSent, ColumnKind::Text, 14),
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
        Cell::text(standing.name.as_str()),
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

fn yes_no(yes: bool, words: Words) -> Cell {
    Cell::coded(if yes { "true" } else { "false" }, words.yes_no(yes))
}

fn mark(there: bool) -> Cell {
    if there { Cell::text("x") } else { Cell::Empty }
}

fn received_at(standing: &Standing, context: &Context<'_>) -> Cell {
    standing.received_at.map_or(Cell::Empty, |at| Cell::DateTime(context.zoned(at)))
}

/// The state in words; a unit whose letter may be here is never called missing alone.
fn state_words(standing: &Standing, words: Words) -> String {
    if may_have_sent(standing) {
        return words.maybe_sent().to_owned();
    }
    words.state_with_days(standing.state, standing.days_late)
}

fn may_have_sent(standing: &Standing) -> bool {
    matches!(standing.state, State::Missing | State::Pending) && !standing.maybe_sent.is_empty()
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

/// Letters by the first twelve digits, enough to name them on the command line.
fn maybe_sent(standing: &Standing) -> String {
    standing
        .maybe_sent
        .iter()
        .map(|digest| digest.to_string().chars().take(12).collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
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
