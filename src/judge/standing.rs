//! Who is on time, late, missing: the one place where that is decided.
//!
//! A pure function of receipts, rulings and the moment (contract, "JSON of `late`"). Receipts are
//! compared by calendar day in the configured time zone; a letter received at 00:00:00 belongs to
//! the day that begins.

mod notes;
mod receipt;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::judge::in_force;
use crate::judge::ledger::{Ledger, digest_of, files_of, qualifies};
use crate::judge::rules;
use crate::judge::standing::receipt::{Receipt, first_receipt};
use crate::model::figure::FigureStatus;
use crate::model::judgement::{Component, FileJudgement};
use crate::model::ledger::{FigureRow, Row, Standing, StandingNote, Standings, State, Totals};
use crate::model::round::{DueDay, Round};
use crate::model::rule_note::RuleNote;
use crate::model::ruling::Decision;
use crate::model::sighting::Digest;
use crate::model::unit::{Expected, Unit, UnitId};

/// The last day that counts for a unit, and what the day itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The due date, or the last day of an extension.
    pub day: Date,
    /// What a receipt on that day is.
    pub on_the_day: DueDay,
}

impl Deadline {
    /// State and days late of a receipt on this day (contract, the table).
    pub fn judge(self, received: Date) -> (State, i64) {
        let after = days_between(self.day, received);
        match (after, self.on_the_day) {
            (..0, _) | (0, DueDay::OnTime) => (State::OnTime, 0),
            (0, DueDay::Ask) => (State::DueDay, 0),
            (days, DueDay::Late) => (State::Late, days.saturating_add(1)),
            (days, _) => (State::Late, days),
        }
    }

    /// State without a receipt, seen from this day.
    pub fn without_receipt(self, today: Date) -> State {
        let last_open_day_passed = match self.on_the_day {
            DueDay::Late => today >= self.day,
            DueDay::Ask | DueDay::OnTime => today > self.day,
        };
        if last_open_day_passed { State::Missing } else { State::Pending }
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The calendar day of a moment.
pub fn day_of(moment: Timestamp, time_zone: &TimeZone) -> Date {
    moment.to_zoned(time_zone.clone()).date()
}

/// The late list of a round.
pub fn standings(ledger: &Ledger<'_>, round: &Round) -> Standings {
    let figures = in_force::figures(ledger, round, false);
    let notes = rules::notes(ledger, round, &figures);
    standings_of(ledger, round, &figures, &notes)
}

/// The same where figures in force and broken rules are known already.
pub fn standings_of(
    ledger: &Ledger<'_>,
    round: &Round,
    figures: &[FigureRow],
    rule_notes: &[RuleNote],
) -> Standings {
    let listed = round.roster.units.iter().filter(|unit| unit.expected != Expected::Receiver);
    let by_unit = in_force::by_unit(figures);
    let standing_of = |unit: &Unit| {
        let figures = by_unit.get(&unit.id).copied().unwrap_or_default();
        let rules = rule_notes.iter().filter(|note| note.unit == unit.id).count();
        standing(ledger, round, unit, figures, count(rules))
    };
    let units: Vec<Standing> = listed.map(standing_of).collect();
    let last_full_pass = last_full_pass(ledger.last_full_passes);
    Standings {
        round: round.id.clone(),
        as_of: ledger.moment.as_of,
        due: round.due,
        due_day: ledger.rulings.due_day(round),
        last_full_pass,
        stale: stale(ledger),
        unread: count(ledger.unread),
        totals: totals(&units),
        units,
    }
}

/// The due date in force for a unit.
pub fn deadline(ledger: &Ledger<'_>, round: &Round, unit: &Unit) -> (Deadline, Option<Date>) {
    let day = round.group(&unit.group).and_then(|group| group.due).unwrap_or(round.due);
    let granted = ledger.rulings.extended_to(&round.id, &unit.id, &unit.group);
    match granted.filter(|until| *until >= day) {
        Some(until) => (Deadline { day: until, on_the_day: DueDay::OnTime }, Some(until)),
        None => (Deadline { day, on_the_day: ledger.rulings.due_day(round) }, None),
    }
}

fn standing(
    ledger: &Ledger<'_>,
    round: &Round,
    unit: &Unit,
    figures: &[FigureRow],
    rules: u32,
) -> Standing {
    let (deadline, extended_to) = deadline(ledger, round, unit);
    let versions = ledger.versions(&round.id, &unit.id);
    let receipt = first_receipt(ledger, round, &unit.id, &versions);
    let (state, days_late) = state(ledger, round, unit, deadline, receipt.as_ref());
    let in_force = report_in_force(&versions, &unit.id);
    let facts = in_force.map(|(_, file)| file);
    let mut standing = Standing {
        unit: unit.id.clone(),
        name: unit.name.clone(),
        group: unit.group.clone(),
        expected: expected(ledger, round, unit),
        state,
        received_at: receipt.as_ref().map(|receipt| receipt.at),
        receipt_basis: receipt.as_ref().map(|receipt| receipt.basis),
        days_late,
        due: round.group(&unit.group).and_then(|group| group.due).unwrap_or(round.due),
        extended_to,
        document_number: facts.and_then(|file| file.document_number.clone()),
        document_date: facts.and_then(|file| file.document_date),
        version: u32::try_from(versions.len()).unwrap_or(u32::MAX),
        message: in_force.and_then(|(row, _)| digest_of(row)),
        report: versions.iter().any(|row| qualifies(row, &unit.id)),
        annex: versions.iter().any(|row| has_annex(row, &unit.id)),
        figures_read: read_indicators(figures),
        figures_expected: count(round.form.for_group(&unit.group).count()),
        maybe_sent: Vec::new(),
        notes: Vec::new(),
    };
    standing.maybe_sent = maybe_sent(ledger, round, &standing);
    standing.notes = notes::notes(ledger, round, &standing, receipt.as_ref(), figures);
    if rules > 0 {
        standing.notes.push(StandingNote::RuleNotes(rules));
    }
    standing
}

fn state(
    ledger: &Ledger<'_>,
    round: &Round,
    unit: &Unit,
    deadline: Deadline,
    receipt: Option<&Receipt>,
) -> (State, i64) {
    let time_zone = &ledger.moment.time_zone;
    let ruled = ledger.rulings.on_unit(&round.id, &unit.id);
    if let Some(receipt) = receipt {
        return deadline.judge(day_of(receipt.at, time_zone));
    }
    if ruled.iter().any(|r| matches!(r.decision, Decision::Exempt { .. } | Decision::Merge { .. }))
    {
        return (State::Exempt, 0);
    }
    (deadline.without_receipt(day_of(ledger.moment.as_of, time_zone)), 0)
}

fn expected(ledger: &Ledger<'_>, round: &Round, unit: &Unit) -> bool {
    let ruled = ledger.rulings.on_unit(&round.id, &unit.id).iter().rev().find_map(|ruling| {
        match ruling.decision {
            Decision::Confirm { expected, .. } => Some(expected),
            _ => None,
        }
    });
    ruled.unwrap_or(unit.expected == Expected::Yes)
}

/// The newest report of a unit that can be read, with its file: what number and date are taken from.
fn report_in_force<'r>(
    versions: &[&'r Row],
    unit: &UnitId,
) -> Option<(&'r Row, &'r FileJudgement)> {
    versions.iter().rev().find_map(|row| {
        let row: &'r Row = row;
        if !qualifies(row, unit) {
            return None;
        }
        let files: Vec<&'r FileJudgement> = row
            .files
            .iter()
            .filter(|file| file.attribution.certain().is_none_or(|owner| owner == unit))
            .collect();
        let of_kind =
            |component| files.iter().find(|file| file.component == Some(component)).copied();
        let file = of_kind(Component::Report).or_else(|| of_kind(Component::Scan));
        file.or_else(|| files.first().copied()).map(|file| (row, file))
    })
}

/// Indicators from which on a table is taken for the round's annex.
const ANNEX_INDICATORS: usize = 5;

fn has_annex(row: &Row, unit: &UnitId) -> bool {
    files_of(row, unit).any(|file| {
        file.component == Some(Component::Annex) || file.figures.len() >= ANNEX_INDICATORS
    })
}

fn read_indicators(figures: &[FigureRow]) -> u32 {
    let mut codes: Vec<_> = figures
        .iter()
        .filter(|f| matches!(f.reading.status, FigureStatus::Read | FigureStatus::Corrected))
        .map(|figure| &figure.indicator)
        .collect();
    codes.dedup();
    count(codes.len())
}

/// Letters not yet settled that may be this unit's report. What is only part of a report (an annex,
/// a link) counts here while no report is there; a report found in Trash always does.
fn maybe_sent(ledger: &Ledger<'_>, round: &Round, standing: &Standing) -> Vec<Digest> {
    let mine =
        |row: &&Row| row.units.contains(&standing.unit) || row.candidates.contains(&standing.unit);
    let mut found = Vec::new();
    let here = |row: &&Row| row.round.as_ref().is_none_or(|of| *of == round.id);
    for row in ledger.rows.iter().filter(here).filter(mine) {
        let Some(message) = digest_of(row) else { continue };
        let credited = ledger.rulings.credited(&message, &standing.unit);
        if !credited && receipt::may_be_report(row, standing) && !found.contains(&message) {
            found.push(message);
        }
    }
    found
}

/// Counts of some units, expected ones only: of all, or of a group.
pub fn totals(units: &[Standing]) -> Totals {
    let mut totals = Totals::default();
    for unit in units.iter().filter(|unit| unit.expected) {
        let mut by_state = BTreeMap::from([(unit.state, 1_u32)]);
        let mut add = |count: &mut u32, state: State| {
            *count = count.saturating_add(by_state.remove(&state).unwrap_or_default());
        };
        add(&mut totals.on_time, State::OnTime);
        add(&mut totals.due_day, State::DueDay);
        add(&mut totals.late, State::Late);
        add(&mut totals.missing, State::Missing);
        add(&mut totals.pending, State::Pending);
        add(&mut totals.exempt, State::Exempt);
        totals.expected = totals.expected.saturating_add(1);
        totals.received = totals.received.saturating_add(u32::from(unit.state.received()));
        let review = u32::from(!unit.maybe_sent.is_empty());
        totals.to_review = totals.to_review.saturating_add(review);
    }
    totals
}

/// The pass of the mailbox that is furthest behind; none while one of them was never read in full.
fn last_full_pass(passes: &BTreeMap<String, Option<Timestamp>>) -> Option<Timestamp> {
    passes.values().copied().collect::<Option<Vec<_>>>()?.into_iter().min()
}

/// Older than three polling intervals at the moment of the list, or never (contract).
fn stale(ledger: &Ledger<'_>) -> bool {
    ledger.last_full_passes.iter().any(|(mailbox, pass)| {
        let Some(pass) = pass else { return true };
        let interval = ledger.moment.poll_every.get(mailbox).copied().unwrap_or_default();
        let limit = interval.saturating_mul(3);
        ledger.moment.as_of.duration_since(*pass).as_secs() > limit.as_secs().cast_signed()
    })
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
