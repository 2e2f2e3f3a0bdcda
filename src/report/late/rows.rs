//! What the sheet and the screen of the late list share: frame, groups, counts, words of a state.

use jiff::Zoned;

use crate::model::ledger::{Standing, Standings, State, Totals};
use crate::model::round::Round;
use crate::model::sighting::Digest;
use crate::report::Context;
use crate::report::table::{Cell, Table, TableRow};
use crate::words::Words;

/// Everything around the rows.
pub(super) fn frame(standings: &Standings, round: &Round, context: &Context<'_>) -> Table {
    let words = context.words;
    let last_full_pass = standings.last_full_pass.map(|at| context.zoned(at));
    let mut head = vec![
        words.late_head(&context.zoned(standings.as_of), &standings.totals, doubtful(standings)),
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
    // Never read in full and not stale: no mailbox is configured, so there is no pass to speak of.
    if last_full_pass.is_some() || standings.stale {
        head.push(words.last_full_pass(last_full_pass.as_ref()));
    }
    Table {
        title: words.late_title(&round.title),
        sheet: words.late_sheet().to_owned(),
        head,
        warning: warning(standings, last_full_pass.as_ref(), words),
        notes: vec![words.late_legend().to_owned()],
        ..Table::default()
    }
}

/// What must be known before anything in the list is believed.
fn warning(standings: &Standings, last_full_pass: Option<&Zoned>, words: Words) -> Option<String> {
    let stale = standings.stale.then(|| words.stale(last_full_pass));
    let unread = (standings.unread > 0).then(|| words.unread(standings.unread));
    let warnings: Vec<String> = stale.into_iter().chain(unread).collect();
    (!warnings.is_empty()).then(|| warnings.join(" "))
}

/// How one of the two tables makes its rows.
pub(super) struct Layout {
    pub(super) data: fn(usize, &Standing, &Round, &Context<'_>) -> Vec<Cell>,
    pub(super) subtotal: fn(&str, &Counts, Words) -> Vec<Cell>,
}

/// Rows in the order of the list; a heading where the group changes, its counts where it ends.
pub(super) fn grouped_rows(
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

pub(super) fn group_title<'a>(round: &'a Round, group: &'a str) -> &'a str {
    round.group(group).map_or(group, |group| group.title.as_str())
}

/// Counts of some rows, expected units only.
pub(super) struct Counts {
    pub(super) totals: Totals,
    pub(super) reports: u32,
    pub(super) annexes: u32,
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

pub(super) fn received_at(standing: &Standing, context: &Context<'_>) -> Cell {
    standing.received_at.map_or(Cell::Empty, |at| Cell::DateTime(context.zoned(at)))
}

/// "x" for what is there.
pub(super) fn mark(there: bool) -> Cell {
    if there { Cell::text("x") } else { Cell::Empty }
}

/// The state in words; a unit whose letter may be here is never called missing alone.
pub(super) fn state_words(standing: &Standing, words: Words) -> String {
    if may_have_sent(standing) {
        return words.maybe_sent().to_owned();
    }
    words.state_with_days(standing.state, standing.days_late)
}

pub(super) fn may_have_sent(standing: &Standing) -> bool {
    matches!(standing.state, State::Missing | State::Pending) && !standing.maybe_sent.is_empty()
}

/// Expected units without a receipt whose letter may be in the mailbox.
fn doubtful(standings: &Standings) -> u32 {
    let doubtful = |unit: &&Standing| unit.expected && may_have_sent(unit);
    u32::try_from(standings.units.iter().filter(doubtful).count()).unwrap_or(u32::MAX)
}

/// Letters by the first twelve digits, enough to name them on the command line.
pub(super) fn maybe_sent(standing: &Standing) -> String {
    standing.maybe_sent.iter().map(Digest::short).collect::<Vec<_>>().join(" ")
}
