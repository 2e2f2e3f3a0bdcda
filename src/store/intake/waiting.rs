//! Waiting times, bytes spent, and the numbers of files: what must survive a restart.

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use crate::model::intake::{Backoff, Folder};
use crate::store::Store;
use crate::store::error::Result;
use crate::store::intake::first;
use crate::store::value::Column;

const HOUR: i64 = 3600;

impl Store {
    /// Bytes that went over the wire for a mailbox.
    pub fn spent(&self, mailbox: &str, bytes: u64, now: Timestamp) -> Result<()> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO traffic (mailbox, hour, bytes)
                 VALUES (?1, ?2, ?3)
                 ON CONFLICT (mailbox, hour) DO UPDATE SET bytes = bytes + ?3",
                (mailbox, now.as_second().div_euclid(HOUR), Column(bytes)),
            )?;
            Ok(())
        })
    }

    /// Bytes that went over the wire for a mailbox since then, by whole hours.
    pub fn spent_since(&self, mailbox: &str, since: Timestamp) -> Result<u64> {
        self.read(|transaction| {
            Ok(transaction.query_row(
                "SELECT coalesce(sum(bytes), 0) FROM traffic WHERE mailbox = ?1 AND hour >= ?2",
                (mailbox, since.as_second().div_euclid(HOUR)),
                |row| Ok(row.get::<_, Column<u64>>(0)?.0),
            )?)
        })
    }

    /// How long a mailbox must be left alone.
    pub fn backoff(&self, mailbox: &str) -> Result<Option<Backoff>> {
        self.read(|transaction| {
            Ok(transaction
                .query_row(
                    "SELECT failures, not_before, reason FROM backoff WHERE mailbox = ?1",
                    (mailbox,),
                    |row| {
                        Ok(Backoff {
                            failures: row.get(0)?,
                            not_before: row.get::<_, Column<Timestamp>>(1)?.0,
                            reason: row.get(2)?,
                        })
                    },
                )
                .optional()?)
        })
    }

    /// Sets how long a mailbox must be left alone; `None` after a complete pass.
    pub fn set_backoff(&self, mailbox: &str, backoff: Option<&Backoff>) -> Result<()> {
        self.write(|transaction| {
            match backoff {
                Some(wait) => transaction.execute(
                    "INSERT INTO backoff (mailbox, failures, not_before, reason)
                     VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (mailbox) DO UPDATE
                     SET failures = ?2, not_before = ?3, reason = ?4",
                    (mailbox, wait.failures, Column(wait.not_before), &wait.reason),
                )?,
                None => {
                    transaction.execute("DELETE FROM backoff WHERE mailbox = ?1", (mailbox,))?
                }
            };
            Ok(())
        })
    }

    /// Numbers for the files of a folder source; a name keeps the number it once got.
    pub fn numbers(&self, mailbox: &str, folder: &Folder, names: &[String]) -> Result<Vec<u32>> {
        let cursor = self.cursor(mailbox, folder)?;
        self.write(|transaction| {
            let highest = first::<Option<u32>>(
                transaction,
                "SELECT max(uid) FROM place WHERE folder_id = ?1",
                (cursor.folder,),
            )?;
            let mut next = highest.flatten().unwrap_or(0).saturating_add(1);
            let mut insert = transaction
                .prepare_cached("INSERT INTO place (folder_id, name, uid) VALUES (?1, ?2, ?3)")?;
            let mut numbers = Vec::with_capacity(names.len());
            for name in names {
                let query = "SELECT uid FROM place WHERE folder_id = ?1 AND name = ?2";
                let known = first(transaction, query, (cursor.folder, name))?;
                if known.is_none() {
                    insert.execute((cursor.folder, name, next))?;
                }
                numbers.push(known.unwrap_or(next));
                next = next.saturating_add(u32::from(known.is_none()));
            }
            Ok(numbers)
        })
    }
}
