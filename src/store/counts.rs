//! Counts for progress bars and `status`: each answers one question.

use jiff::Timestamp;

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

impl Store {
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
