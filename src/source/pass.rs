//! One pass over a mailbox, the same for every source: list, compare, fetch, account.
//!
//! Nothing is believed that was not accounted for. A listing moves the cursor only together with
//! a row for every letter that the server names; a letter leaves the waiting list only with its
//! bytes on disk or with a named end; and only a pass that accounted for everything is complete.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::watch;

use crate::config::mailbox::Mailbox;
use crate::model::intake::{Cursor, Folder};
use crate::source::error::{Error, Result};
use crate::source::intake::Intake;
use crate::source::{Opened, Source};

mod fetching;
mod listing;

/// Connections that one pass may open again after losing one: providers count logins.
const RECONNECTS: u32 = 2;

/// What a pass came to.
#[derive(Debug)]
pub struct Pass {
    /// Why it is not complete; empty when every letter is accounted for.
    pub reasons: Vec<Reason>,
    /// Letters stored.
    pub new: u64,
    /// Bytes received.
    pub bytes: u64,
    /// The provider slowed us down: the next pass should not come soon.
    pub slowed: bool,
}

/// Why a pass is not complete.
#[derive(Debug)]
pub struct Reason {
    /// In which folder; `None` when it concerns the whole mailbox.
    pub folder: Option<String>,
    /// What happened.
    pub error: Error,
}

impl Pass {
    /// The error that decides how long to wait: the first that ended the pass, else the first.
    pub fn gravest(&self) -> Option<&Error> {
        let errors = || self.reasons.iter().map(|reason| &reason.error);
        errors().find(|error| error.ends_pass()).or_else(|| errors().next())
    }

    /// Whether every letter of the mailbox is accounted for.
    pub fn is_complete(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Reads the mailbox once. Stops soon after `stop` turns true; what came whole is kept.
pub async fn pass<S: Source, I: Intake>(
    source: &mut S,
    intake: &I,
    settings: &Mailbox,
    now: Timestamp,
    mut stop: watch::Receiver<bool>,
) -> Result<Pass> {
    let mut reader = Reader {
        source,
        intake,
        settings,
        now,
        reconnects: RECONNECTS,
        reasons: Vec::new(),
        new: 0,
        bytes: 0,
        budget: None,
    };
    // A pass that failed before its end leaves behind what its server said.
    reader.source.take_slowed();
    let stopped = tokio::select! {
        biased;
        _ = stop.wait_for(|stop| *stop) => true,
        read = reader.mailbox() => { read?; false }
    };
    if stopped {
        reader.source.disconnect();
        reader.complain(None, Error::Stopped);
    }
    reader.settle()
}

/// Everything that one pass carries from step to step.
struct Reader<'a, S, I> {
    source: &'a mut S,
    intake: &'a I,
    settings: &'a Mailbox,
    now: Timestamp,
    reconnects: u32,
    reasons: Vec<Reason>,
    new: u64,
    bytes: u64,
    budget: Option<u64>,
}

impl<S: Source, I: Intake> Reader<'_, S, I> {
    async fn mailbox(&mut self) -> Result<()> {
        let folders = match self.source.folders().await {
            Ok(folders) => folders,
            Err(Error::Intake(failure)) => return Err(failure.into()),
            Err(error) => {
                self.complain(None, error);
                return Ok(());
            }
        };
        self.intake.folders(&self.settings.name, &folders.present)?;
        let limit = self.settings.max_message;
        self.intake.limits(&self.settings.name, self.start(), limit)?;
        for name in folders.missing {
            let error = Error::declined("the mailbox does not show this folder");
            self.complain(Some(name), error);
        }
        self.budget = self.budget_left()?;
        for folder in &folders.present {
            match self.folder(folder).await {
                Ok(()) => {}
                Err(Error::Intake(failure)) => return Err(failure.into()),
                Err(error) => {
                    let over = error.ends_pass();
                    self.complain(Some(folder.shown.clone()), error);
                    if over {
                        break;
                    }
                }
            }
        }
        self.source.close().await;
        Ok(())
    }

    /// Reads one folder, connecting again a few times when the connection is lost.
    async fn folder(&mut self, folder: &Folder) -> Result<()> {
        let mut tried = fetching::Tried::default();
        loop {
            let read = self.folder_once(folder, &mut tried).await;
            self.count_bytes();
            match read {
                Err(error) if error.lost_connection() && self.reconnects > 0 => {
                    tracing::debug!(folder = %folder.shown, %error, "Connecting again");
                    self.reconnects = self.reconnects.saturating_sub(1);
                    self.source.disconnect();
                }
                other => return other,
            }
        }
    }

    async fn folder_once(&mut self, folder: &Folder, tried: &mut fetching::Tried) -> Result<()> {
        let opened = self.source.open(folder).await?;
        let mut cursor = self.at(folder, opened)?;
        if opened.uid_next.saturating_sub(1) > cursor.scanned {
            self.list_new(&mut cursor, opened, folder).await?;
            cursor = self.intake.cursor(&self.settings.name, folder)?;
        }
        self.reconcile(&cursor, opened, folder).await?;
        self.fetch_pending(&cursor, tried).await
    }

    /// The cursor, started over where the server numbers the folder anew.
    fn at(&self, folder: &Folder, opened: Opened) -> Result<Cursor> {
        let cursor = self.intake.cursor(&self.settings.name, folder)?;
        let same = cursor.uid_validity == Some(opened.uid_validity);
        if same && opened.uid_next > cursor.scanned {
            return Ok(cursor);
        }
        self.intake.renumbered(&cursor, opened.uid_validity)?;
        Ok(self.intake.cursor(&self.settings.name, folder)?)
    }

    fn budget_left(&self) -> Result<Option<u64>> {
        let Some(budget) = self.source.daily_budget() else { return Ok(None) };
        let since = self.now.saturating_sub(jiff::SignedDuration::from_hours(24));
        let since = since.unwrap_or(Timestamp::UNIX_EPOCH);
        let spent = self.intake.spent_since(&self.settings.name, since)?;
        Ok(Some(budget.saturating_sub(spent)))
    }

    fn count_bytes(&mut self) {
        self.bytes = self.bytes.saturating_add(self.source.take_bytes());
    }

    fn complain(&mut self, folder: Option<String>, error: Error) {
        self.reasons.push(Reason { folder, error });
    }

    fn settle(mut self) -> Result<Pass> {
        self.count_bytes();
        self.intake.spent(&self.settings.name, self.bytes, self.now)?;
        let complete = self.reasons.is_empty().then_some(self.now);
        self.intake.finished(&self.settings.name, complete)?;
        let slowed = self.source.take_slowed();
        Ok(Pass { reasons: self.reasons, new: self.new, bytes: self.bytes, slowed })
    }

    /// First moment of the day from which letters are fetched.
    fn start(&self) -> Option<Timestamp> {
        let zone: TimeZone = self.settings.time_zone.clone();
        self.settings.since?.to_zoned(zone).ok().map(|start| start.timestamp())
    }
}
