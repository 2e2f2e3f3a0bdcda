//! Lists that were written to a file, kept so that what was printed can be shown again.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction};

use crate::store::Store;
use crate::store::error::Result;
use crate::store::value::Column;

/// A list as it was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptList {
    /// When it was handed out.
    pub at: Timestamp,
    /// Which report.
    pub report: String,
    /// Which round; empty for lists over all rounds.
    pub round: String,
    /// In which format.
    pub format: String,
    /// The moment that it shows.
    pub as_of: Timestamp,
    /// The bytes.
    pub content: Vec<u8>,
}

/// A list that was handed out, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEntry {
    /// Its number.
    pub id: i64,
    /// When it was handed out.
    pub at: Timestamp,
    /// Which report.
    pub report: String,
    /// Which round; empty for lists over all rounds.
    pub round: String,
    /// In which format.
    pub format: String,
    /// The moment that it shows.
    pub as_of: Timestamp,
    /// How many bytes it has.
    pub size_bytes: u64,
}

impl Store {
    /// Keeps a list that was handed out.
    pub fn keep_list(&self, list: &KeptList) -> Result<()> {
        self.write(|transaction| insert(transaction, list))
    }

    /// Lists that were handed out, oldest first.
    pub fn kept_lists(&self) -> Result<Vec<KeptList>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT at, report, round, format, as_of, content
                 FROM kept_list
                 ORDER BY id",
            )?;
            let rows = query.query_map([], list)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The list with this number, bytes and all.
    pub fn kept_list(&self, id: i64) -> Result<Option<KeptList>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT at, report, round, format, as_of, content
                 FROM kept_list
                 WHERE id = ?1",
            )?;
            Ok(query.query_row([id], list).optional()?)
        })
    }

    /// How many lists were handed out.
    pub fn kept_count(&self) -> Result<u32> {
        self.read(|transaction| {
            Ok(transaction.query_row("SELECT count(*) FROM kept_list", [], |row| row.get(0))?)
        })
    }

    /// Some of them without their bytes, newest first.
    pub fn kept_entries(&self, skip: u32, most: u32) -> Result<Vec<KeptEntry>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT id, at, report, round, format, as_of, length(content)
                 FROM kept_list
                 ORDER BY id DESC
                 LIMIT ?2 OFFSET ?1",
            )?;
            let rows = query.query_map([skip, most], entry)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

pub(super) fn insert(transaction: &Transaction<'_>, list: &KeptList) -> Result<()> {
    transaction.execute(
        "INSERT INTO kept_list (at, report, round, format, as_of, content)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            Column(list.at),
            &list.report,
            &list.round,
            &list.format,
            Column(list.as_of),
            &list.content,
        ),
    )?;
    Ok(())
}

fn list(row: &Row<'_>) -> rusqlite::Result<KeptList> {
    Ok(KeptList {
        at: row.get::<_, Column<Timestamp>>(0)?.0,
        report: row.get(1)?,
        round: row.get(2)?,
        format: row.get(3)?,
        as_of: row.get::<_, Column<Timestamp>>(4)?.0,
        content: row.get(5)?,
    })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<KeptEntry> {
    Ok(KeptEntry {
        id: row.get(0)?,
        at: row.get::<_, Column<Timestamp>>(1)?.0,
        report: row.get(2)?,
        round: row.get(3)?,
        format: row.get(4)?,
        as_of: row.get::<_, Column<Timestamp>>(5)?.0,
        size_bytes: row.get::<_, Column<u64>>(6)?.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_handed_out_is_found_again_byte_by_byte() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        for number in 0_u8..3 {
            let list = KeptList {
                at: Timestamp::UNIX_EPOCH,
                report: "late".to_owned(),
                round: "ctr01-2023".to_owned(),
                format: "csv".to_owned(),
                as_of: Timestamp::UNIX_EPOCH,
                content: vec![number; 7],
            };
            store.keep_list(&list).unwrap();
        }
        let (all, page) = (store.kept_count().unwrap(), store.kept_entries(1, 1).unwrap());
        assert_eq!((all, page.len(), page[0].size_bytes), (3, 1, 7));
        assert_eq!(store.kept_list(page[0].id).unwrap().unwrap().content, [1; 7]);
        assert_eq!(store.kept_list(99).unwrap(), None);
    }
}
