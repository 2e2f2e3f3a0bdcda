//! IMAP (RFC 3501), read only: EXAMINE and BODY.PEEK, no command that changes a mailbox.
//!
//! async-imap is used as transport and parser alone. Its convenience calls take a refusal or a
//! closed connection for success and so lose letters silently; every command of ours goes through
//! [`exec`], which looks at the tagged status. Never asked for: BODYSTRUCTURE and ENVELOPE, which
//! servers get wrong and the parser then rejects.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::config::mailbox::ImapSettings;
use crate::model::intake::{Folder, Wanted};
use crate::source::delivery::Delivery;
use crate::source::error::{Error, Result};
use crate::source::imap::session::Session;
use crate::source::{Detail, Folders, Listed, Opened, Source};

pub(crate) use folders::shown_name;

mod exec;
mod fetch;
mod folders;
mod guard;
pub mod idle;
mod listing;
mod net;
mod oauth;
mod preface;
mod secret;
mod session;
mod trust;

/// Google's documents name 2,500 MB a day; the phones of the staff share it.
const GMAIL_DAILY_BUDGET: u64 = 1_500_000_000;

/// How long to wait for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Name resolution.
    pub dns: Duration,
    /// One connection attempt.
    pub connect: Duration,
    /// The TLS handshake, and each line before login.
    pub handshake: Duration,
    /// Login.
    pub login: Duration,
    /// Silence while an answer is on its way.
    pub idle: Duration,
    /// A command, besides the time that its bytes may take.
    pub command: Duration,
    /// Saying goodbye.
    pub logout: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            dns: Duration::from_secs(10),
            connect: Duration::from_secs(15),
            handshake: Duration::from_secs(15),
            login: Duration::from_mins(1),
            idle: Duration::from_mins(1),
            command: Duration::from_mins(1),
            logout: Duration::from_secs(2),
        }
    }
}

/// An IMAP account.
#[derive(Debug)]
pub struct ImapSource {
    settings: ImapSettings,
    patience: Patience,
    session: Option<Session>,
    bytes: u64,
    slowed: bool,
    gmail: bool,
}

impl ImapSource {
    /// An account that is connected to when first used.
    pub fn new(settings: ImapSettings) -> Self {
        Self::with_patience(settings, Patience::default())
    }

    /// With other waiting times.
    pub fn with_patience(settings: ImapSettings, patience: Patience) -> Self {
        Self { settings, patience, session: None, bytes: 0, slowed: false, gmail: false }
    }

    async fn session(&mut self) -> Result<&mut Session> {
        if self.session.as_ref().is_some_and(Session::is_broken) {
            self.disconnect();
        }
        if self.session.is_none() {
            let session = session::connect(&self.settings, self.patience).await?;
            self.gmail = session.offers("X-GM-EXT-1");
            self.session = Some(session);
        }
        self.session.as_mut().ok_or_else(|| Error::unreachable("not connected"))
    }
}

impl Source for ImapSource {
    async fn folders(&mut self) -> Result<Folders> {
        let wanted = self.settings.folders.clone();
        folders::choose(self.session().await?, &wanted).await
    }

    async fn open(&mut self, folder: &Folder) -> Result<Opened> {
        folders::examine(self.session().await?, folder).await
    }

    async fn list(&mut self, first: u32, last: u32) -> Result<BTreeSet<u32>> {
        listing::numbers(self.opened()?, first, last).await
    }

    async fn scan(&mut self, uids: &[u32], detail: Detail) -> Result<Vec<Listed>> {
        listing::letters(self.opened()?, uids, detail).await
    }

    async fn fetch(&mut self, wanted: &[Wanted], to: &mut Delivery) -> Result<()> {
        fetch::letters(self.opened()?, wanted, to).await
    }

    async fn close(&mut self) {
        if let Some(session) = self.session.as_mut().filter(|session| !session.is_broken()) {
            session.log_out().await;
        }
        self.disconnect();
    }

    fn disconnect(&mut self) {
        if let Some(mut session) = self.session.take() {
            self.bytes = self.bytes.saturating_add(session.take_bytes());
            self.slowed |= session.slowed;
        }
    }

    fn take_bytes(&mut self) -> u64 {
        let now = self.session.as_mut().map_or(0, Session::take_bytes);
        std::mem::take(&mut self.bytes).saturating_add(now)
    }

    fn take_slowed(&mut self) -> bool {
        let now = self.session.as_mut().is_some_and(|session| std::mem::take(&mut session.slowed));
        std::mem::take(&mut self.slowed) || now
    }

    fn daily_budget(&self) -> Option<u64> {
        self.gmail.then_some(GMAIL_DAILY_BUDGET)
    }
}

impl ImapSource {
    /// The session in which a folder was opened: a new one would be in no folder.
    fn opened(&mut self) -> Result<&mut Session> {
        let session = self.session.as_mut().filter(|session| !session.is_broken());
        session.ok_or_else(|| Error::unreachable("not connected"))
    }
}
