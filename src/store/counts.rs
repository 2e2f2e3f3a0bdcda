//! Counts for progress bars and `status`: each answers one question.

use jiff::Timestamp;

use crate::model::sighting::FolderRole;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::value::Column;

/// What is known of one mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxCounts {
    /// Places where letters were seen.
    pub seen: u64,
    /// Of those, letters whose bytes are still to come.
    pub pending: u64,
    /// Of those, letters that the server would not give.
    pub failed: u64,
    /// Bytes downloaded in the last 24 hours.
    pub bytes_today: u64,
    /// When it was last read in full.
    pub last_full_pass: Option<Timestamp>,
}

/// One folder of a mailbox: what it held when it was last read, beside what is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderCounts {
    /// Its name for people.
    pub shown: String,
    /// What it is for.
    pub role: FolderRole,
    /// Letters that lay there when it was last read.
    pub present: u64,
    /// Rows of letters that were seen there first, also of those that are gone from it.
    pub rows: u64,
    /// Of the rows, letters whose bytes are here.
    pub stored: u64,
    /// Of the rows, letters whose bytes are still to come.
    pub pending: u64,
    /// Of the rows, letters that the server would not give.
    pub failed: u64,
    /// Of the rows, letters too old or too large to be fetched.
    pub left_out: u64,
    /// Of the rows, letters that no longer lie in the mailbox.
    pub vanished: u64,
    /// When it was last read in full.
    pub last_full_pass: Option<Timestamp>,
}

impl Store {
    /// Folders of a mailbox in the order in which they were first seen.
    pub fn folder_counts(&self, mailbox: &str) -> Result<Vec<FolderCounts>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT folder.shown, folder.role, folder.last_full_pass,
                        count(sighting.id) FILTER (WHERE sighting.absences = 0
                            AND sighting.vanished = 0 AND sighting.epoch = folder.epoch)
                          + (SELECT count(*) FROM alias
                             WHERE alias.folder_id = folder.id AND alias.epoch = folder.epoch),
                        count(sighting.id) FILTER (WHERE sighting.state <> 'gone'),
                        count(sighting.id) FILTER (WHERE sighting.state = 'stored'),
                        count(sighting.id) FILTER (WHERE sighting.state = 'pending'),
                        count(sighting.id) FILTER (WHERE sighting.state = 'failed'),
                        count(sighting.id)
                            FILTER (WHERE sighting.state IN ('before_start', 'too_large')),
                        count(sighting.id) FILTER (WHERE sighting.vanished = 1)
                 FROM folder
                 LEFT JOIN sighting ON sighting.folder_id = folder.id
                 WHERE folder.mailbox = ?1
                 GROUP BY folder.id
                 ORDER BY folder.id",
            )?;
            let rows = query.query_map([mailbox], |row| {
                Ok(FolderCounts {
                    shown: row.get(0)?,
                    role: row.get::<_, Column<FolderRole>>(1)?.0,
                    last_full_pass: row.get::<_, Option<Column<Timestamp>>>(2)?.map(|at| at.0),
                    present: row.get(3)?,
                    rows: row.get(4)?,
                    stored: row.get(5)?,
                    pending: row.get(6)?,
                    failed: row.get(7)?,
                    left_out: row.get(8)?,
                    vanished: row.get(9)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Bytes of all letters on disk.
    pub fn stored_bytes(&self) -> Result<u64> {
        self.read(|transaction| {
            let sum = "SELECT coalesce(sum(size_bytes), 0) FROM raw";
            Ok(transaction.query_row(sum, [], |row| row.get(0))?)
        })
    }

    /// Letters on disk of which a judgement is kept.
    pub fn judged_letters(&self) -> Result<u64> {
        self.read(|transaction| {
            Ok(transaction.query_row("SELECT count(*) FROM judgement", [], |row| row.get(0))?)
        })
    }

    /// Letters on disk.
    pub fn stored_letters(&self) -> Result<u64> {
        self.read(|transaction| {
            Ok(transaction.query_row("SELECT count(*) FROM raw", [], |row| row.get(0))?)
        })
    }

    /// Letters of a mailbox that are stored, and that are known of.
    pub fn import_progress(&self, mailbox: &str) -> Result<(u64, u64)> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT count(*) FILTER (WHERE sighting.state = 'stored'), count(*)
                 FROM sighting
                 JOIN folder ON folder.id = sighting.folder_id
                 WHERE folder.mailbox = ?1",
            )?;
            Ok(query.query_row([mailbox], |row| Ok((row.get(0)?, row.get(1)?)))?)
        })
    }

    /// Places of a mailbox that hold a letter now: those of stored letters, and all. A letter that
    /// lies there twice has two places.
    pub fn letters_present(&self, mailbox: &str) -> Result<(u64, u64)> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT count(*) FILTER (WHERE place.state = 'stored'), count(*)
                 FROM (SELECT folder_id, epoch, state
                         FROM sighting WHERE absences = 0 AND vanished = 0
                       UNION ALL
                       SELECT alias.folder_id, alias.epoch, sighting.state
                         FROM alias JOIN sighting ON sighting.id = alias.sighting_id) AS place
                 JOIN folder ON folder.id = place.folder_id AND folder.epoch = place.epoch
                 WHERE folder.mailbox = ?1",
            )?;
            Ok(query.query_row([mailbox], |row| Ok((row.get(0)?, row.get(1)?)))?)
        })
    }

    /// What is known of one mailbox.
    pub fn mailbox_counts(&self, mailbox: &str, since: Timestamp) -> Result<MailboxCounts> {
        let bytes_today = self.spent_since(mailbox, since)?;
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT count(*),
                        count(*) FILTER (WHERE sighting.state = 'pending'),
                        count(*) FILTER (WHERE sighting.state = 'failed')
                 FROM sighting
                 JOIN folder ON folder.id = sighting.folder_id
                 WHERE folder.mailbox = ?1",
            )?;
            let (seen, pending, failed) =
                query.query_row([mailbox], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let mut query = transaction.prepare_cached(
                "SELECT CASE WHEN count(*) = count(last_full_pass) THEN min(last_full_pass) END
                 FROM folder
                 WHERE mailbox = ?1",
            )?;
            let last: Option<Column<Timestamp>> = query.query_row([mailbox], |row| row.get(0))?;
            let last_full_pass = last.map(|time| time.0);
            Ok(MailboxCounts { seen, pending, failed, bytes_today, last_full_pass })
        })
    }
}
