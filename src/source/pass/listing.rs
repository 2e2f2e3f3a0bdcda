//! Listing: every letter that the server names gets a row, then the cursor moves.
//!
//! The server's plain list of numbers comes first and is what must be accounted for, because some
//! servers leave letters out of a FETCH that they call successful. A letter whose listing breaks
//! the connection is found by listing fewer at a time, down to one, and then asked for less.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use jiff::Timestamp;

use crate::model::intake::{Cursor, Entry, Folder, Reconciled};
use crate::model::sighting::{Digest, FolderRole, ReceiptBasis, SightingState};
use crate::source::error::{Error, Result};
use crate::source::header;
use crate::source::intake::Intake;
use crate::source::pass::Reader;
use crate::source::{Detail, Listed, Opened, Source};

/// Letters listed with one command.
const WINDOW: u32 = 500;

/// How much less to list after a failure: 500, 62, 7, 1.
const SHRINK: u32 = 8;

/// Numbers asked for with one command: longer lines cost quadratic time in the parser.
const SPAN: u32 = 20_000;

/// Rows are set against the server's list at least this often.
const RECONCILE_EVERY: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

impl<S: Source, I: Intake> Reader<'_, S, I> {
    /// Lists what lies above the cursor.
    pub(super) async fn list_new(
        &mut self,
        cursor: &mut Cursor,
        opened: Opened,
        folder: &Folder,
    ) -> Result<()> {
        let end = opened.uid_next.saturating_sub(1);
        while cursor.scanned < end {
            let first = cursor.scanned.saturating_add(1);
            let last =
                if opened.exists <= SPAN { end } else { end.min(first.saturating_add(SPAN)) };
            let uids: Vec<u32> = match opened.exists {
                0 => Vec::new(),
                _ => self.source.list(first, last).await?.into_iter().collect(),
            };
            self.list_all(cursor, &uids, folder).await?;
            cursor.scanned = last;
            self.intake.listed(cursor, &[], self.now)?;
        }
        Ok(())
    }

    /// Sets our rows against the server's list, when their number differs and once a day.
    pub(super) async fn reconcile(
        &mut self,
        cursor: &Cursor,
        opened: Opened,
        folder: &Folder,
    ) -> Result<()> {
        let mut cursor = cursor.clone();
        let due = cursor
            .last_reconciled
            .is_none_or(|last| self.now.duration_since(last).abs() >= RECONCILE_EVERY);
        if !due && cursor.known == u64::from(opened.exists) {
            return Ok(());
        }
        let listed = self.list_everything(cursor.scanned, opened.exists).await?;
        let known = self.intake.known(&cursor)?;
        let unknown: Vec<u32> = listed.difference(&known).copied().collect();
        self.list_all(&mut cursor, &unknown, folder).await?;
        let result = Reconciled {
            present: listed.intersection(&known).copied().collect(),
            absent: known.difference(&listed).copied().collect(),
        };
        Ok(self.intake.reconciled(&cursor, &result, self.now)?)
    }

    async fn list_everything(&mut self, last: u32, exists: u32) -> Result<BTreeSet<u32>> {
        let span = if exists <= SPAN { u32::MAX } else { SPAN };
        let mut uids = BTreeSet::new();
        let mut first = 1_u32;
        while first <= last && exists > 0 {
            let end = last.min(first.saturating_add(span).saturating_sub(1));
            uids.extend(self.source.list(first, end).await?);
            first = end.saturating_add(1);
        }
        Ok(uids)
    }

    /// Gives every one of these letters a row, window by window.
    async fn list_all(&mut self, cursor: &mut Cursor, uids: &[u32], folder: &Folder) -> Result<()> {
        let mut rest = uids;
        while !rest.is_empty() {
            let count = usize::try_from(cursor.window.max(1)).unwrap_or(1).min(rest.len());
            let Some((window, after)) = rest.split_at_checked(count) else { break };
            let entries = match self.source.scan(window, Detail::Full).await {
                Ok(listed) => self.entries(window, listed, folder).await?,
                Err(error) if error.lost_connection() => {
                    self.narrow(cursor, window, folder, error).await?
                }
                Err(error) => return Err(error),
            };
            if let Some(last) = window.last() {
                cursor.scanned = cursor.scanned.max(*last);
            }
            cursor.window = cursor.window.saturating_mul(SHRINK).clamp(1, WINDOW);
            self.intake.listed(cursor, &entries, self.now)?;
            rest = after;
        }
        Ok(())
    }

    /// A listing broke the connection: the next one is smaller; a single letter is asked for less.
    async fn narrow(
        &mut self,
        cursor: &mut Cursor,
        window: &[u32],
        folder: &Folder,
        error: Error,
    ) -> Result<Vec<Entry>> {
        let alone = match window {
            [uid] if cursor.window == 1 || matches!(error, Error::Protocol(_)) => Some(*uid),
            _ => None,
        };
        let Some(uid) = alone.filter(|_| self.reconnects > 0) else {
            cursor.window = cursor.window.min(count(window)).div_euclid(SHRINK).max(1);
            self.intake.listed(cursor, &[], self.now)?;
            return Err(error);
        };
        self.reconnects = self.reconnects.saturating_sub(1);
        self.source.disconnect();
        let opened = self.source.open(folder).await?;
        if Some(opened.uid_validity) != cursor.uid_validity {
            return Err(error);
        }
        let bare = match self.source.scan(&[uid], Detail::Bare).await {
            Ok(listed) => listed,
            Err(Error::Protocol(_)) => {
                self.source.disconnect();
                self.source.open(folder).await?;
                Vec::new()
            }
            Err(again) => return Err(again),
        };
        Ok(vec![match bare.into_iter().next() {
            Some(listed) => self.entry(&listed, folder),
            None => self.placeholder(uid),
        }])
    }

    /// An entry for each letter of the window; those left out are asked for once more, alone.
    async fn entries(
        &mut self,
        window: &[u32],
        listed: Vec<Listed>,
        folder: &Folder,
    ) -> Result<Vec<Entry>> {
        let mut missing: BTreeSet<u32> = window.iter().copied().collect();
        let mut entries = Vec::with_capacity(window.len());
        for letter in listed {
            if missing.remove(&letter.uid) {
                entries.push(self.entry(&letter, folder));
            }
        }
        for uid in missing {
            match self.source.scan(&[uid], Detail::Full).await?.into_iter().find(|l| l.uid == uid) {
                Some(letter) => entries.push(self.entry(&letter, folder)),
                None if self.source.list(uid, uid).await?.contains(&uid) => {
                    entries.push(self.placeholder(uid));
                }
                None => {}
            }
        }
        Ok(entries)
    }

    fn entry(&self, letter: &Listed, folder: &Folder) -> Entry {
        let (received_at, receipt_basis) = letter
            .received
            .or_else(|| header::received(&letter.header).map(|at| (at, ReceiptBasis::Received)))
            .or_else(|| header::date(&letter.header).map(|at| (at, ReceiptBasis::Date)))
            .filter(|(at, basis)| *basis == ReceiptBasis::Internaldate || *at <= self.now)
            .unwrap_or((self.now, ReceiptBasis::Mtime));
        Entry {
            uid: letter.uid,
            gmail_id: letter.gmail_id,
            received_at,
            receipt_basis,
            size_bytes: letter.size_bytes,
            header_digest: Digest(Sha256::digest(&letter.header).into()),
            sender: header::text(&letter.header, "From"),
            subject: header::text(&letter.header, "Subject"),
            own: folder.role == FolderRole::Own || is_own(&letter.labels),
            state: self.first_state(received_at, letter.size_bytes),
        }
    }

    fn first_state(&self, received_at: Timestamp, size_bytes: Option<u64>) -> SightingState {
        if self.start().is_some_and(|start| received_at < start) {
            SightingState::BeforeStart
        } else if size_bytes.is_some_and(|size| size > self.settings.max_message) {
            SightingState::TooLarge
        } else {
            SightingState::Pending
        }
    }

    /// A row for a letter that the server names and will not describe: a person must see it.
    fn placeholder(&self, uid: u32) -> Entry {
        Entry {
            uid,
            gmail_id: None,
            received_at: self.now,
            receipt_basis: ReceiptBasis::Mtime,
            size_bytes: None,
            header_digest: Digest(Sha256::digest([]).into()),
            sender: String::new(),
            subject: String::new(),
            own: false,
            state: SightingState::Failed,
        }
    }
}

/// Sent mail and drafts, unless the letter lies in the inbox too: mail to oneself. Gmail quotes
/// these labels and the parser leaves the escaping, so backslashes are not counted.
fn is_own(labels: &[String]) -> bool {
    let has =
        |name: &str| labels.iter().any(|l| l.starts_with('\\') && l.trim_matches('\\') == name);
    (has("Sent") || has("Draft") || has("Drafts")) && !has("Inbox")
}

fn count(window: &[u32]) -> u32 {
    u32::try_from(window.len()).unwrap_or(u32::MAX)
}
