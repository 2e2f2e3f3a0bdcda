//! The way of letters into the store: temporary files, names, then rows.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::intake::Cursor;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::intake::arrived;
use crate::store::raw::Writer;

/// Takes the letters of one folder. What was not committed is forgotten when it is dropped.
#[derive(Debug)]
pub struct LetterWriter {
    store: Arc<Store>,
    cursor: Cursor,
    files: Writer,
}

impl LetterWriter {
    /// Opens it for a folder.
    pub fn new(store: Arc<Store>, cursor: Cursor) -> Result<Self> {
        let files = store.raw_writer()?;
        Ok(Self { store, cursor, files })
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

    /// Bytes of whole letters that are not durable yet.
    pub fn waiting(&self) -> u64 {
        self.files.waiting()
    }

    /// Makes every whole letter durable: the files first, then one transaction with their rows.
    pub fn commit(&mut self, now: Timestamp) -> Result<(u64, u64)> {
        let letters = self.files.settle()?;
        if letters.is_empty() {
            return Ok((0, 0));
        }
        self.store.write(|transaction| arrived(transaction, &self.cursor, &letters, now))?;
        let bytes = letters.iter().map(|letter| letter.size_bytes).sum();
        Ok((u64::try_from(letters.len()).unwrap_or(u64::MAX), bytes))
    }
}
