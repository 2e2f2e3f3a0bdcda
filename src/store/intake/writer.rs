//! The way of letters into the store: temporary files, names, one sync, then rows.
//!
//! A batch becomes durable on a thread of its own while the next one is being written; at most one
//! is on its way, so a slow disk slows the download down. An error of a batch comes out with the
//! next call, and no row was written for it.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use jiff::Timestamp;

use crate::model::intake::Cursor;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::intake::arrived;
use crate::store::raw::{Batch, Writer};

/// Letters and bytes that became durable.
type Stored = (u64, u64);

/// Takes the letters of one folder. What was not committed is forgotten when it is dropped.
#[derive(Debug)]
pub struct LetterWriter {
    store: Arc<Store>,
    cursor: Arc<Cursor>,
    files: Writer,
    settling: Option<JoinHandle<Result<Stored>>>,
    stored: Stored,
}

impl LetterWriter {
    /// Opens it for a folder.
    pub fn new(store: Arc<Store>, cursor: Cursor) -> Result<Self> {
        let files = store.raw_writer()?;
        Ok(Self { store, cursor: Arc::new(cursor), files, settling: None, stored: (0, 0) })
    }

    /// A letter begins; one that was not ended is forgotten.
    pub fn begin(&mut self, uid: u32) -> Result<()> {
        self.files.begin(uid)
    }

    /// More bytes of it.
    pub fn part(&mut self, bytes: &[u8]) -> Result<()> {
        self.files.part(bytes)
    }

    /// It came whole.
    pub fn end(&mut self) {
        self.files.end();
    }

    /// Bytes of whole letters that nobody is making durable yet.
    pub fn waiting(&self) -> u64 {
        self.files.waiting()
    }

    /// Starts to make every whole letter durable, once the batch before is.
    pub fn commit(&mut self, now: Timestamp) -> Result<()> {
        self.settled()?;
        let batch = self.files.batch();
        let (store, cursor) = (Arc::clone(&self.store), Arc::clone(&self.cursor));
        self.settling = Some(std::thread::spawn(move || settle(batch, &store, &cursor, now)));
        Ok(())
    }

    /// Makes every whole letter durable; returns letters and bytes, of all batches.
    pub fn finish(&mut self, now: Timestamp) -> Result<(u64, u64)> {
        self.commit(now)?;
        self.settled()?;
        Ok(self.stored)
    }

    fn settled(&mut self) -> Result<()> {
        let Some(settling) = self.settling.take() else { return Ok(()) };
        let panicked = || Error::file("make letters durable".to_owned());
        let joined = settling.join();
        let (letters, bytes) =
            joined.map_err(|_panic| panicked()(io::Error::other("panicked")))??;
        self.stored = (self.stored.0.saturating_add(letters), self.stored.1.saturating_add(bytes));
        Ok(())
    }
}

impl Drop for LetterWriter {
    /// The store may be closed after us: nothing of ours runs on.
    fn drop(&mut self) {
        if let Err(cause) = self.settled() {
            tracing::debug!(%cause, "Left a batch of letters unsettled");
        }
    }
}

/// The files first, then one transaction with their rows.
fn settle(batch: Batch, store: &Store, cursor: &Cursor, now: Timestamp) -> Result<Stored> {
    let letters = batch.settle()?;
    if !letters.is_empty() {
        store.write(|transaction| arrived(transaction, cursor, &letters, now))?;
    }
    let bytes = letters.iter().map(|letter| letter.size_bytes).sum();
    Ok((u64::try_from(letters.len()).unwrap_or(u64::MAX), bytes))
}
