//! SQL of intake: folders, cursors, listed letters, arrived letters, waiting times.
//!
//! Each function is one transaction, so the cursor never runs ahead of the rows it stands for.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction};

use crate::model::intake::{Arrived, Cursor, Entry, Folder, Reconciled, Wanted};
use crate::store::Store;
use crate::store::error::Result;
use crate::store::value::Column;

mod moves;
mod places;
mod waiting;
mod writer;

pub use writer::LetterWriter;

impl Store {
    /// Remembers which folders the mailbox has; letters in others have lost their place.
    pub fn present_folders(&self, mailbox: &str, present: &[Folder]) -> Result<()> {
        let names: BTreeSet<&str> = present.iter().map(|folder| folder.name.as_str()).collect();
        self.write(|transaction| {
            let mut statement = transaction.prepare_cached(
                "SELECT id, name FROM folder WHERE mailbox = ?1 AND uid_validity IS NOT NULL",
            )?;
            let rows = statement.query_map((mailbox,), |row| Ok((row.get(0)?, row.get(1)?)))?;
            for row in rows.collect::<rusqlite::Result<Vec<(i64, String)>>>()? {
                if !names.contains(row.1.as_str()) {
                    transaction.execute(
                        "UPDATE folder SET uid_validity = NULL, epoch = epoch + 1, scanned = 0
                         WHERE id = ?1",
                        (row.0,),
                    )?;
                }
            }
            Ok(())
        })
    }

    /// Which letters are fetched. The settings may have changed since a letter was listed.
    pub fn set_limits(
        &self,
        mailbox: &str,
        start: Option<Timestamp>,
        max_message: u64,
    ) -> Result<()> {
        let start = Column(start.unwrap_or(Timestamp::MIN));
        self.write(|transaction| {
            transaction.execute(
                "UPDATE sighting
                 SET state = 'pending'
                 WHERE state IN ('before_start', 'too_large')
                   AND folder_id IN (SELECT id FROM folder WHERE mailbox = ?1)
                   AND received_at >= ?2 AND (size_bytes IS NULL OR size_bytes <= ?3)",
                (mailbox, start, Column(max_message)),
            )?;
            transaction.execute(
                "UPDATE sighting
                 SET state = CASE WHEN received_at < ?2 THEN 'before_start' ELSE 'too_large' END
                 WHERE state = 'pending'
                   AND folder_id IN (SELECT id FROM folder WHERE mailbox = ?1)
                   AND (received_at < ?2 OR size_bytes > ?3)",
                (mailbox, start, Column(max_message)),
            )?;
            Ok(())
        })
    }

    /// How far a folder has been read; its row is made on first sight.
    pub fn cursor(&self, mailbox: &str, folder: &Folder) -> Result<Cursor> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO folder (mailbox, name, shown, role)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (mailbox, name) DO UPDATE SET shown = ?3, role = ?4
                 WHERE shown <> ?3 OR role <> ?4",
                (mailbox, &folder.name, &folder.shown, Column(folder.role)),
            )?;
            Ok(transaction.query_row(
                "SELECT id, uid_validity, epoch, scanned, window, last_reconciled,
                        (SELECT count(*) FROM sighting AS s
                          WHERE s.folder_id = f.id AND s.epoch = f.epoch)
                      - (SELECT count(*) FROM sighting AS s
                          WHERE s.folder_id = f.id AND s.epoch = f.epoch AND s.vanished = 1)
                      + (SELECT count(*) FROM alias AS a
                          WHERE a.folder_id = f.id AND a.epoch = f.epoch)
                 FROM folder AS f
                 WHERE mailbox = ?1 AND name = ?2",
                (mailbox, &folder.name),
                cursor,
            )?)
        })
    }

    /// The server numbers the folder anew.
    pub fn renumbered(&self, folder: i64, uid_validity: u32) -> Result<()> {
        self.write(|transaction| {
            transaction.execute(
                "UPDATE folder
                 SET epoch = epoch + (uid_validity IS NOT NULL), uid_validity = ?2,
                     scanned = 0, last_reconciled = NULL
                 WHERE id = ?1",
                (folder, uid_validity),
            )?;
            Ok(())
        })
    }

    /// Gives listed letters their rows and moves the cursor with them.
    pub fn listed(&self, cursor: &Cursor, entries: &[Entry], now: Timestamp) -> Result<()> {
        self.write(|transaction| {
            for entry in entries {
                places::place(transaction, cursor, entry, now)?;
            }
            transaction.execute(
                "UPDATE folder SET scanned = max(scanned, ?2), window = ?3
                 WHERE id = ?1 AND epoch = ?4",
                (cursor.folder, cursor.scanned, cursor.window, cursor.epoch),
            )?;
            Ok(())
        })
    }

    /// UIDs of the folder that have a row or are a further place of one.
    pub fn known_uids(&self, cursor: &Cursor) -> Result<BTreeSet<u32>> {
        self.read(|transaction| {
            let mut statement = transaction.prepare_cached(
                "SELECT uid FROM sighting WHERE folder_id = ?1 AND epoch = ?2
                 UNION ALL
                 SELECT uid FROM alias WHERE folder_id = ?1 AND epoch = ?2",
            )?;
            let rows = statement.query_map((cursor.folder, cursor.epoch), |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Letters whose bytes are still to come: fewest attempts first, then small first.
    pub fn pending(&self, cursor: &Cursor) -> Result<Vec<Wanted>> {
        self.read(|transaction| {
            let mut statement = transaction.prepare_cached(
                "SELECT uid, size_bytes, attempts
                 FROM sighting
                 WHERE state = 'pending' AND folder_id = ?1 AND epoch = ?2
                 ORDER BY attempts, size_bytes, uid",
            )?;
            let rows = statement.query_map((cursor.folder, cursor.epoch), |row| {
                let size_bytes = row.get::<_, Option<Column<u64>>>(1)?.map(|size| size.0);
                Ok(Wanted { uid: row.get(0)?, size_bytes, attempts: row.get(2)? })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Counts one more vain attempt; after `most` of them the letter waits for a person.
    pub fn missed(&self, cursor: &Cursor, uid: u32, reason: &str, most: u32) -> Result<()> {
        self.write(|transaction| {
            transaction.execute(
                "UPDATE sighting
                 SET attempts = attempts + 1, error = ?4,
                     state = CASE WHEN attempts + 1 >= ?5 THEN 'failed' ELSE 'pending' END
                 WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3 AND state = 'pending'",
                (cursor.folder, cursor.epoch, uid, reason, most),
            )?;
            Ok(())
        })
    }

    /// Rows set against the server's own list. A letter is gone after two lists without it; one
    /// that failed is tried once more.
    pub fn reconciled(&self, cursor: &Cursor, result: &Reconciled, now: Timestamp) -> Result<()> {
        self.write(|transaction| {
            let mut absent = transaction.prepare_cached(
                "UPDATE sighting SET absences = absences + 1
                 WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
            )?;
            let mut alias = transaction.prepare_cached(
                "DELETE FROM alias WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
            )?;
            for uid in &result.absent {
                absent.execute((cursor.folder, cursor.epoch, uid))?;
                alias.execute((cursor.folder, cursor.epoch, uid))?;
            }
            seen_again(transaction, cursor, &result.present)?;
            places::mark_vanished(transaction, cursor.folder)?;
            transaction.execute(
                "UPDATE folder SET last_reconciled = ?2 WHERE id = ?1",
                (cursor.folder, Column(now)),
            )?;
            Ok(())
        })
    }

    /// The pass is over: moved letters find their rows; a complete pass is remembered.
    pub fn finished(&self, mailbox: &str, complete: Option<Timestamp>) -> Result<()> {
        self.write(|transaction| {
            if let Some(started) = complete {
                places::count_old_epochs(transaction, mailbox)?;
                transaction.execute(
                    "UPDATE folder SET last_full_pass = ?2 WHERE mailbox = ?1",
                    (mailbox, Column(started)),
                )?;
            }
            moves::settle(transaction, mailbox)
        })
    }
}

fn seen_again(
    transaction: &Transaction<'_>,
    cursor: &Cursor,
    present: &BTreeSet<u32>,
) -> Result<()> {
    let mut statement = transaction.prepare_cached(
        "SELECT uid FROM sighting
         WHERE folder_id = ?1 AND epoch = ?2
           AND (absences > 0 OR vanished OR state IN ('failed', 'gone'))",
    )?;
    let odd = statement.query_map((cursor.folder, cursor.epoch), |row| row.get::<_, u32>(0))?;
    for uid in odd.collect::<rusqlite::Result<Vec<_>>>()? {
        if present.contains(&uid) {
            transaction.execute(
                "UPDATE sighting
                 SET absences = 0, vanished = 0,
                     state = CASE WHEN state IN ('failed', 'gone') THEN 'pending' ELSE state END,
                     attempts = min(attempts, 4)
                 WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
                (cursor.folder, cursor.epoch, uid),
            )?;
        }
    }
    Ok(())
}

fn cursor(row: &Row<'_>) -> rusqlite::Result<Cursor> {
    Ok(Cursor {
        folder: row.get(0)?,
        uid_validity: row.get(1)?,
        epoch: row.get(2)?,
        scanned: row.get(3)?,
        window: row.get(4)?,
        last_reconciled: row.get::<_, Option<Column<Timestamp>>>(5)?.map(|at| at.0),
        known: row.get::<_, Column<u64>>(6)?.0,
    })
}

/// Rows of letters whose bytes are on disk.
fn arrived(
    transaction: &Transaction<'_>,
    cursor: &Cursor,
    letters: &[Arrived],
    now: Timestamp,
) -> Result<()> {
    let mut raw = transaction.prepare_cached(
        "INSERT INTO raw (digest, size_bytes, stored_at)
         VALUES (?1, ?2, ?3)
         ON CONFLICT (digest) DO NOTHING",
    )?;
    let mut row = transaction.prepare_cached(
        "UPDATE sighting
         SET state = 'stored', digest = ?4, error = ''
         WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3 AND digest IS NULL",
    )?;
    for letter in letters {
        raw.execute((Column(letter.digest), Column(letter.size_bytes), Column(now)))?;
        row.execute((cursor.folder, cursor.epoch, letter.uid, Column(letter.digest)))?;
    }
    Ok(())
}

/// First row of a query that may have none.
fn first<T: rusqlite::types::FromSql>(
    transaction: &Transaction<'_>,
    query: &str,
    parameters: impl rusqlite::Params,
) -> Result<Option<T>> {
    let mut statement = transaction.prepare_cached(query)?;
    Ok(statement.query_row(parameters, |row| row.get(0)).optional()?)
}
