//! One mailbox, polled without end: pass, wait with jitter, or wait longer after a failure.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, watch};
use tracing::{debug, error, info, warn};

use crate::clock;
use crate::config::mailbox::{Mailbox, MailboxKind};
use crate::daemon::heartbeat::Pulse;
use crate::daemon::intake::StoreIntake;
use crate::daemon::judging::blocking;
use crate::model::intake::Backoff;
use crate::source::backoff;
use crate::source::error::Error;
use crate::source::imap::idle;
use crate::source::pass::Pass;
use crate::source::poll::poll;
use crate::store::Store;

/// Longest stretch of sleep between two looks at the clock and two beats of the pulse.
const NAP: Duration = Duration::from_secs(5);

/// Hints follow each other no faster: each costs the server two logins.
const BETWEEN_HINTS: Duration = Duration::from_secs(30);

/// One full pass over a mailbox.
pub async fn one_pass(
    mailbox: &Mailbox,
    store: &Arc<Store>,
    stop: watch::Receiver<bool>,
) -> Result<Pass, Error> {
    poll(mailbox.clone(), StoreIntake(Arc::clone(store)), clock::now(), stop).await
}

/// Polls a mailbox until `stop` turns true.
pub(super) async fn keep_polling(
    mailbox: Mailbox,
    store: Arc<Store>,
    arrived: Arc<Notify>,
    pulse: Pulse,
    mut stop: watch::Receiver<bool>,
) {
    let mut next = resume_at(&store, &mailbox.name).await;
    let mut may_hint = false;
    while !*stop.borrow() {
        if let Some(until) = next.take() {
            tokio::select! {
                () = sleep_until(until, &pulse, &mut stop) => {}
                () = hint(&mailbox), if may_hint => {}
            }
            continue;
        }
        pulse.beat();
        let beating = beat_while(&pulse, one_pass(&mailbox, &store, stop.clone()));
        let result = beating.await;
        arrived.notify_one();
        if *stop.borrow() {
            break;
        }
        may_hint = result.as_ref().is_ok_and(Pass::is_complete);
        next = Some(settle(&mailbox, &store, &result).await);
    }
    info!(mailbox = %mailbox.name, "Polling stopped");
}

/// Ends when the mailbox announces a letter; never, where hints are not wanted or cannot be had.
async fn hint(mailbox: &Mailbox) {
    if let MailboxKind::Imap(account) = &mailbox.kind
        && account.idle
    {
        tokio::time::sleep(BETWEEN_HINTS).await;
        match idle::announced(account, mailbox.poll_every.saturating_mul(2)).await {
            Ok(()) => {
                info!(mailbox = %mailbox.name, "The server announces a letter");
                return;
            }
            Err(cause) => debug!(mailbox = %mailbox.name, error = %cause, "No hint by IDLE"),
        }
    }
    std::future::pending::<()>().await;
}

/// Every await inside a pass has its own time-out, so a pass that runs is one that moves.
async fn beat_while<T>(pulse: &Pulse, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    let mut ticks = tokio::time::interval(NAP);
    loop {
        tokio::select! {
            done = &mut work => return done,
            _ = ticks.tick() => pulse.beat(),
        }
    }
}

/// The wait that an earlier run left behind: a restart never hammers a server.
async fn resume_at(store: &Arc<Store>, mailbox: &str) -> Option<Timestamp> {
    let (store, name) = (Arc::clone(store), mailbox.to_owned());
    let kept = blocking(move || store.backoff(&name)).await.ok().flatten()?;
    let why = if kept.failures > 0 { "after earlier failures" } else { "as the server asked" };
    info!(mailbox, reason = %kept.reason, "Waiting until {} {why}", kept.not_before);
    Some(kept.not_before)
}

/// Logs what a pass came to, keeps the waiting time, and says when the next one is due.
async fn settle(mailbox: &Mailbox, store: &Arc<Store>, result: &Result<Pass, Error>) -> Timestamp {
    let name = mailbox.name.as_str();
    match result {
        Ok(pass) if pass.is_complete() => {
            info!(
                mailbox = name,
                new = pass.new,
                bytes = pass.bytes,
                "Read {name} in full: {} new letters",
                pass.new
            );
            if pass.slowed {
                return ease(store, mailbox).await;
            }
            keep_backoff(store, name, None).await;
            after(jitter(mailbox.poll_every))
        }
        Ok(pass) => {
            for reason in &pass.reasons {
                warn!(mailbox = name, folder = reason.folder.as_deref().unwrap_or(""), error = %reason.error, "Not everything of {name} could be read");
            }
            back_off(store, mailbox, pass.gravest()).await
        }
        Err(cause) => {
            error!(mailbox = name, error = %cause, "Reading {name} failed");
            back_off(store, mailbox, Some(cause)).await
        }
    }
}

/// All is read, and the server asked for rest: it is no failure, and the next pass comes later.
async fn ease(store: &Arc<Store>, mailbox: &Mailbox) -> Timestamp {
    warn!(mailbox = %mailbox.name, "The server is slowing us down");
    let not_before = after(jitter(backoff::eased(mailbox.poll_every)));
    let reason = Error::busy("[THROTTLED]").to_string();
    keep_backoff(store, &mailbox.name, Some(Backoff { failures: 0, not_before, reason })).await;
    not_before
}

async fn back_off(store: &Arc<Store>, mailbox: &Mailbox, cause: Option<&Error>) -> Timestamp {
    let Some(cause) = cause else { return after(jitter(mailbox.poll_every)) };
    let (shared, name) = (Arc::clone(store), mailbox.name.clone());
    let kept = blocking(move || shared.backoff(&name)).await.ok().flatten();
    let failures = kept.map_or(1, |kept| kept.failures.saturating_add(1));
    let not_before = after(backoff::wait(failures, cause, fastrand::u64(..)));
    let reason = cause.to_string();
    keep_backoff(store, &mailbox.name, Some(Backoff { failures, not_before, reason })).await;
    not_before
}

async fn keep_backoff(store: &Arc<Store>, mailbox: &str, backoff: Option<Backoff>) {
    let (store, name) = (Arc::clone(store), mailbox.to_owned());
    let kept = blocking(move || store.set_backoff(&name, backoff.as_ref())).await;
    if let Err(cause) = kept {
        error!(mailbox, error = %cause, "The waiting time was not stored");
    }
}

/// The interval, a fifth shorter or longer, so that several readers do not meet at the server.
fn jitter(every: Duration) -> Duration {
    let milliseconds = u64::try_from(every.as_millis()).unwrap_or(u64::MAX);
    let fifth = milliseconds / 5;
    let shift = fastrand::u64(0..=fifth.saturating_mul(2));
    Duration::from_millis(milliseconds.saturating_sub(fifth).saturating_add(shift))
}

fn after(wait: Duration) -> Timestamp {
    let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_hours(1));
    clock::now().saturating_add(wait).unwrap_or(Timestamp::MAX)
}

/// Sleeps in naps, so that a clock that was set back or forth cannot stop the polling for long.
async fn sleep_until(until: Timestamp, pulse: &Pulse, stop: &mut watch::Receiver<bool>) {
    let longest = SignedDuration::from_hours(24);
    let started = tokio::time::Instant::now();
    let first = clock::now().duration_until(until).min(longest);
    loop {
        pulse.beat();
        let left = clock::now().duration_until(until).min(longest);
        let waited = SignedDuration::try_from(started.elapsed()).unwrap_or(longest);
        if !left.is_positive() || waited > first {
            return;
        }
        let nap = Duration::try_from(left).unwrap_or(NAP).min(NAP);
        tokio::select! {
            () = tokio::time::sleep(nap) => {}
            _ = stop.changed() => return,
        }
    }
}
