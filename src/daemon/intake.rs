//! Gives the store to sources as the place where letters go. Nothing but hand-over.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::clock;
use crate::model::intake::{Cursor, Entry, Folder, Reconciled, Wanted};
use crate::source::intake::{Failure, Intake, Spool};
use crate::store::Store;
use crate::store::error::Error;
use crate::store::intake::LetterWriter;

/// Vain attempts after which a letter waits for a person.
const MOST_ATTEMPTS: u32 = 5;

/// The store as sources see it.
#[derive(Clone, Debug)]
pub struct StoreIntake(pub Arc<Store>);

impl From<Error> for Failure {
    fn from(cause: Error) -> Self {
        Self(Box::new(cause))
    }
}

impl Intake for StoreIntake {
    type Spool = LetterWriter;

    fn folders(&self, mailbox: &str, present: &[Folder]) -> Result<(), Failure> {
        Ok(self.0.present_folders(mailbox, present)?)
    }

    fn limits(
        &self,
        mailbox: &str,
        start: Option<Timestamp>,
        max_message: u64,
    ) -> Result<(), Failure> {
        Ok(self.0.set_limits(mailbox, start, max_message)?)
    }

    fn cursor(&self, mailbox: &str, folder: &Folder) -> Result<Cursor, Failure> {
        Ok(self.0.cursor(mailbox, folder)?)
    }

    fn renumbered(&self, cursor: &Cursor, uid_validity: u32) -> Result<(), Failure> {
        Ok(self.0.renumbered(cursor.folder, uid_validity)?)
    }

    fn listed(&self, cursor: &Cursor, entries: &[Entry], now: Timestamp) -> Result<(), Failure> {
        Ok(self.0.listed(cursor, entries, now)?)
    }

    fn known(&self, cursor: &Cursor) -> Result<BTreeSet<u32>, Failure> {
        Ok(self.0.known_uids(cursor)?)
    }

    fn reconciled(
        &self,
        cursor: &Cursor,
        result: &Reconciled,
        now: Timestamp,
    ) -> Result<(), Failure> {
        Ok(self.0.reconciled(cursor, result, now)?)
    }

    fn pending(&self, cursor: &Cursor) -> Result<Vec<Wanted>, Failure> {
        Ok(self.0.pending(cursor)?)
    }

    fn missed(&self, cursor: &Cursor, uid: u32, reason: &str) -> Result<(), Failure> {
        Ok(self.0.missed(cursor, uid, reason, MOST_ATTEMPTS)?)
    }

    fn spool(&self, cursor: &Cursor) -> Result<LetterWriter, Failure> {
        Ok(LetterWriter::new(Arc::clone(&self.0), cursor.clone())?)
    }

    fn spent(&self, mailbox: &str, bytes: u64, now: Timestamp) -> Result<(), Failure> {
        Ok(self.0.spent(mailbox, bytes, now)?)
    }

    fn spent_since(&self, mailbox: &str, since: Timestamp) -> Result<u64, Failure> {
        Ok(self.0.spent_since(mailbox, since)?)
    }

    fn finished(&self, mailbox: &str, complete: Option<Timestamp>) -> Result<(), Failure> {
        Ok(self.0.finished(mailbox, complete)?)
    }

    fn numbers(
        &self,
        mailbox: &str,
        folder: &Folder,
        names: &[String],
    ) -> Result<Vec<u32>, Failure> {
        Ok(self.0.numbers(mailbox, folder, names)?)
    }
}

impl Spool for LetterWriter {
    fn begin(&mut self, uid: u32) -> Result<(), Failure> {
        Ok(Self::begin(self, uid)?)
    }

    fn part(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(Self::part(self, bytes)?)
    }

    fn end(&mut self) -> Result<(), Failure> {
        Self::end(self);
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Failure> {
        Ok(Self::commit(self, clock::now())?)
    }

    fn finish(&mut self) -> Result<(u64, u64), Failure> {
        Ok(Self::finish(self, clock::now())?)
    }

    fn waiting(&self) -> u64 {
        Self::waiting(self)
    }
}
