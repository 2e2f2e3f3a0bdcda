//! The supervisor's watchdog, fed only while every loop really moves (`sd_notify(3)`).
//!
//! Each loop has a pulse and beats it when it got a step further: a folder listed, a batch stored,
//! a letter judged, a wait that is still a wait. One that is stuck stops beating, the watchdog goes
//! hungry, and systemd starts us anew.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sd_notify::NotifyState;
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::{debug, warn};

/// A loop that has not moved for so long is stuck. Longer than any one network time-out.
const STUCK_AFTER: Duration = Duration::from_mins(3);

/// How often the watchdog is fed when nobody says how often it wants to be.
const FEED_EVERY: Duration = Duration::from_secs(20);

/// When each loop last moved.
#[derive(Clone, Debug, Default)]
pub struct Heartbeat {
    beats: Arc<Mutex<BTreeMap<String, Instant>>>,
}

/// One loop's pulse.
#[derive(Clone, Debug)]
pub struct Pulse {
    name: String,
    beats: Arc<Mutex<BTreeMap<String, Instant>>>,
}

impl Pulse {
    /// This loop moved.
    pub fn beat(&self) {
        let mut beats = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        beats.insert(self.name.clone(), Instant::now());
    }
}

impl Heartbeat {
    /// A pulse for a loop; it counts as moving from now on.
    pub fn pulse(&self, name: &str) -> Pulse {
        let pulse = Pulse { name: name.to_owned(), beats: Arc::clone(&self.beats) };
        pulse.beat();
        pulse
    }

    /// Forgets every loop: after a reload there are others.
    pub fn forget(&self) {
        self.beats.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The loop that has been still for too long, if any.
    pub fn stuck(&self) -> Option<String> {
        let beats = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        let still = beats.iter().find(|(_, last)| last.elapsed() > STUCK_AFTER);
        still.map(|(name, _)| name.clone())
    }

    /// Tells the supervisor that we are ready, with a line for `systemctl status`.
    pub fn ready(&self, status: &str) {
        notify(&[NotifyState::Ready, NotifyState::Status(status)]);
    }

    /// Tells the supervisor what we are doing.
    pub fn status(&self, status: &str) {
        notify(&[NotifyState::Status(status)]);
    }

    /// Tells the supervisor that we are on our way out.
    pub fn stopping(&self) {
        notify(&[NotifyState::Stopping]);
    }

    /// Feeds the watchdog while every loop moves.
    pub(super) async fn keep_beating(self, mut stop: watch::Receiver<bool>) {
        let every = sd_notify::watchdog_enabled()
            .map_or(FEED_EVERY, |limit| limit.checked_div(3).unwrap_or(FEED_EVERY));
        while !*stop.borrow() {
            match self.stuck() {
                None => notify(&[NotifyState::Watchdog]),
                Some(name) => warn!(task = %name, "The loop {name} does not move"),
            }
            tokio::select! {
                () = tokio::time::sleep(every) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

fn notify(states: &[NotifyState<'_>]) {
    if let Err(cause) = sd_notify::notify(states) {
        debug!(error = %cause, "The supervisor does not listen");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_loop_that_stands_still_is_named_and_one_that_moves_is_not() {
        let heartbeat = Heartbeat::default();
        let moving = heartbeat.pulse("moving");
        let _still = heartbeat.pulse("still");
        tokio::time::advance(STUCK_AFTER).await;
        moving.beat();
        assert_eq!(heartbeat.stuck(), None);
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(heartbeat.stuck().as_deref(), Some("still"));
    }
}
