//! What a pass needs from whoever keeps the letters. `daemon::intake` gives it the store.
//!
//! Every call is one transaction: what it returns from is on disk.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

use jiff::Timestamp;

use crate::model::intake::{Cursor, Entry, Folder, Reconciled, Wanted};

/// A failing store, opaque to sources: the pass stops and hands it up.
#[derive(Debug)]
pub struct Failure(pub Box<dyn Error + Send + Sync>);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("store what was received")
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.0.as_ref())
    }
}

/// Keeps folders, rows and letters. Cheap to clone: every clone writes to the same place.
pub trait Intake: Clone + Send + Sync + 'static {
    /// Receives the bytes of one folder's letters.
    type Spool: Spool;

    /// The folders that the mailbox has now; rows in others lose their place.
    fn folders(&self, mailbox: &str, present: &[Folder]) -> Result<(), Failure>;
    /// Which letters are fetched: rows left out under other limits are looked at again.
    fn limits(
        &self,
        mailbox: &str,
        start: Option<Timestamp>,
        max_message: u64,
    ) -> Result<(), Failure>;
    /// How far a folder has been read; its row is made on first sight.
    fn cursor(&self, mailbox: &str, folder: &Folder) -> Result<Cursor, Failure>;
    /// The server numbers the folder anew: everything is listed again.
    fn renumbered(&self, cursor: &Cursor, uid_validity: u32) -> Result<(), Failure>;
    /// Listed letters get their rows, and the cursor moves with them.
    fn listed(&self, cursor: &Cursor, entries: &[Entry], now: Timestamp) -> Result<(), Failure>;
    /// UIDs of the folder that have a row.
    fn known(&self, cursor: &Cursor) -> Result<BTreeSet<u32>, Failure>;
    /// The rows were set against the server's own list.
    fn reconciled(
        &self,
        cursor: &Cursor,
        result: &Reconciled,
        now: Timestamp,
    ) -> Result<(), Failure>;
    /// Letters whose bytes are still to come: fewest attempts first, then small first.
    fn pending(&self, cursor: &Cursor) -> Result<Vec<Wanted>, Failure>;
    /// Asked for in vain once more.
    fn missed(&self, cursor: &Cursor, uid: u32, reason: &str) -> Result<(), Failure>;
    /// Opens the place to which the bytes of this folder's letters go.
    fn spool(&self, cursor: &Cursor) -> Result<Self::Spool, Failure>;
    /// Bytes that went over the wire.
    fn spent(&self, mailbox: &str, bytes: u64, now: Timestamp) -> Result<(), Failure>;
    /// Bytes that went over the wire since then.
    fn spent_since(&self, mailbox: &str, since: Timestamp) -> Result<u64, Failure>;
    /// The pass is over: moved letters find their rows; a complete one is remembered.
    fn finished(&self, mailbox: &str, complete: Option<Timestamp>) -> Result<(), Failure>;
    /// Numbers for the files of a folder source, in the order of `names`; a name keeps its number.
    fn numbers(
        &self,
        mailbox: &str,
        folder: &Folder,
        names: &[String],
    ) -> Result<Vec<u32>, Failure>;
}

/// Takes letters whole or in parts. Nothing is stored for certain before [`Spool::finish`] returns.
pub trait Spool: Send + 'static {
    /// A letter begins; one that was not ended is forgotten.
    fn begin(&mut self, uid: u32) -> Result<(), Failure>;
    /// More bytes of it.
    fn part(&mut self, bytes: &[u8]) -> Result<(), Failure>;
    /// It came whole.
    fn end(&mut self) -> Result<(), Failure>;
    /// Starts to make everything ended so far durable.
    fn commit(&mut self) -> Result<(), Failure>;
    /// Makes everything ended durable; returns how many letters and bytes there were in all.
    fn finish(&mut self) -> Result<(u64, u64), Failure>;
    /// Bytes ended and not committed.
    fn waiting(&self) -> u64;
}
