//! `status` and `health`: what the daemon is doing, read from the store; exit 1 where somebody must act.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::cli::arguments::Status;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::config::mailbox::Mailbox;
use crate::desk::Desk;
use crate::judge::review::review;
use crate::judge::standing::standings;
use crate::model::intake::asked_for_rest;
use crate::model::ledger::is_stale;
use crate::store::Store;
use crate::store::error::Error;

/// The state of everything, for scripts.
#[derive(Debug, Serialize)]
struct State {
    running: bool,
    mailboxes: Vec<MailboxState>,
    letters: u64,
    unread_letters: u64,
    to_review: usize,
    rounds: Vec<RoundState>,
}

#[derive(Debug, Serialize)]
struct MailboxState {
    name: String,
    seen: u64,
    pending: u64,
    failed: u64,
    bytes_today: u64,
    last_full_pass: Option<Timestamp>,
    stale: bool,
    waiting_until: Option<Timestamp>,
    waiting_reason: Option<String>,
    /// It waits because of failures, not only because the server asked for rest.
    #[serde(skip)]
    failing: bool,
}

#[derive(Debug, Serialize)]
struct RoundState {
    round: String,
    expected: u32,
    received: u32,
    late: u32,
    missing: u32,
}

/// Runs the command.
pub(super) fn run(desk: &Desk, arguments: &Status) -> Result<Outcome, Failure> {
    let store = desk.reader()?;
    let state = look(desk, &store).map_err(|error| desk.failed(error))?;
    let text = if arguments.json {
        serde_json::to_string_pretty(&state)
            .map_err(|cause| Failure::world(desk.words.store_failed(), cause))?
    } else {
        tell(desk, &state)
    };
    output::write(desk.words, None, format!("{text}\n").as_bytes())?;
    Ok(outcome(&state))
}

/// `health`: one line, for supervisors; the exit code is that of `status`.
pub(super) fn health(desk: &Desk) -> Result<Outcome, Failure> {
    let store = desk.reader()?;
    let state = look(desk, &store).map_err(|error| desk.failed(error))?;
    let outcome = outcome(&state);
    let line = desk.words.health(outcome == Outcome::Done);
    output::write(desk.words, None, format!("{line}\n").as_bytes())?;
    Ok(outcome)
}

/// Somebody must act when nobody watches the mailboxes, or one of them cannot be read.
fn outcome(state: &State) -> Outcome {
    let unwatched = !state.running && !state.mailboxes.is_empty();
    let in_trouble =
        |mailbox: &MailboxState| mailbox.stale || mailbox.failed > 0 || mailbox.failing;
    let trouble = unwatched || state.mailboxes.iter().any(in_trouble);
    if trouble { Outcome::Found } else { Outcome::Done }
}

fn look(desk: &Desk, store: &Store) -> Result<State, Error> {
    let now = clock::now();
    let snapshot = store.snapshot(
        &desk.config.mailboxes.iter().map(|mailbox| mailbox.name.clone()).collect::<Vec<_>>(),
    )?;
    let ledger = desk.ledger(&snapshot, now);
    let mailboxes = desk.config.mailboxes.iter().map(|mailbox| of_mailbox(store, mailbox, now));
    let rounds = desk.config.rounds.iter().map(|round| {
        let totals = standings(&ledger, round).totals;
        RoundState {
            round: round.id.to_string(),
            expected: totals.expected,
            received: totals.received,
            late: totals.late,
            missing: totals.missing,
        }
    });
    let judged = u64::try_from(snapshot.judgements.len()).unwrap_or_default();
    let letters = store.stored_letters()?;
    Ok(State {
        running: store.is_owned(),
        mailboxes: mailboxes.collect::<Result<_, _>>()?,
        letters,
        unread_letters: letters.saturating_sub(judged),
        to_review: review(&ledger).len(),
        rounds: rounds.collect(),
    })
}

fn of_mailbox(store: &Store, mailbox: &Mailbox, now: Timestamp) -> Result<MailboxState, Error> {
    let yesterday = now.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(now);
    let counts = store.mailbox_counts(&mailbox.name, yesterday)?;
    let backoff = store.backoff(&mailbox.name)?;
    Ok(MailboxState {
        name: mailbox.name.clone(),
        seen: counts.seen,
        pending: counts.pending,
        failed: counts.failed,
        bytes_today: counts.bytes_today,
        last_full_pass: counts.last_full_pass,
        stale: is_stale(counts.last_full_pass, mailbox.poll_every, now),
        waiting_until: backoff.as_ref().map(|backoff| backoff.not_before),
        failing: backoff.as_ref().is_some_and(|backoff| backoff.failures > 0),
        waiting_reason: backoff.map(|backoff| backoff.reason),
    })
}

fn tell(desk: &Desk, state: &State) -> String {
    let words = desk.words;
    let zoned = |at: Timestamp| at.to_zoned(desk.config.time_zone.clone());
    let mut lines = vec![words.status_daemon(state.running).to_owned()];
    for mailbox in &state.mailboxes {
        let last = mailbox.last_full_pass.map(zoned);
        lines.push(words.status_mailbox(&mailbox.name, mailbox.seen, last.as_ref()));
        if mailbox.pending > 0 || mailbox.failed > 0 {
            lines.push(words.status_open(mailbox.pending, mailbox.failed));
        }
        if let (Some(until), Some(reason)) = (mailbox.waiting_until, &mailbox.waiting_reason) {
            let until = zoned(until);
            lines.push(match asked_for_rest(reason) {
                Some(answer) => words.status_resting(&until, answer),
                None => words.status_waiting(&until, reason),
            });
        }
    }
    lines.push(words.status_letters(state.letters, state.unread_letters, state.to_review));
    for round in &state.rounds {
        lines.push(words.status_round(
            &round.round,
            round.received,
            round.expected,
            round.late,
            round.missing,
        ));
    }
    lines.join("\n")
}
