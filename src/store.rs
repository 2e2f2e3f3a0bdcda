//! The one owner of SQL and of the raw-mail files.
//!
//! One process owns a data folder and writes letters into it ([`Store::open`]). Commands that only
//! read ([`Store::open_reader`]) or add a person's ruling ([`Store::open_beside`]) run beside it:
//! SQLite's WAL lets readers see a consistent state while the owner writes.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::store::error::Result;
use crate::store::opening::Access;
use crate::store::parsed::Parsed;

pub mod accounts;
pub mod backup;
pub mod counts;
pub mod error;
pub mod intake;
pub mod judgements;
pub mod kept;
mod opening;
pub mod outlines;
mod parsed;
pub mod raw;
pub mod reminders;
pub mod rulings;
pub mod snapshot;
mod value;
pub mod verify;

/// An open data folder.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    writer: Option<Mutex<Connection>>,
    reader: Mutex<Connection>,
    parsed: Parsed,
    /// Held as long as the store lives; the kernel lets go of it however the process ends.
    _lock: Option<std::fs::File>,
}

/// The version of the database's own code.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

impl Store {
    /// Opens the folder as its one owner; creates and migrates it where needed.
    pub fn open(folder: &Path) -> Result<Self> {
        opening::open(folder, Access::Owner)
    }

    /// Opens a folder that another process may own, to read and to add rulings.
    pub fn open_beside(folder: &Path) -> Result<Self> {
        opening::open(folder, Access::Beside)
    }

    /// Opens a folder that another process may own, only to read.
    pub fn open_reader(folder: &Path) -> Result<Self> {
        opening::open(folder, Access::Reader)
    }

    /// Whether some process owns the folder now.
    pub fn is_owned(&self) -> bool {
        opening::is_owned(&self.folder)
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Changes whenever something was committed; equal numbers mean an unchanged store.
    pub fn version(&self) -> Result<i64> {
        let connection = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Runs `work` in one transaction: all of it is on disk afterwards, or none of it.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let writer = self.writer.as_ref().ok_or(error::Error::ReadOnly)?;
        let mut connection = writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Runs `work` on one consistent state of the database.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction()?;
        work(&transaction)
    }
}
