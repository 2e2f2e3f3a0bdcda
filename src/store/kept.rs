//! Lists that were written to a file, kept so that what was printed can be shown again.

use jiff::Timestamp;

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

impl Store {
    /// Keeps a list that was handed out.
    pub fn keep_list(&self, list: &KeptList) -> Result<()> {
        self.write(|transaction| {
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
        })
    }

    /// Lists that were handed out, oldest first.
    pub fn kept_lists(&self) -> Result<Vec<KeptList>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT at, report, round, format, as_of, content
                 FROM kept_list
                 ORDER BY id",
            )?;
            let rows = query.query_map([], |row| {
                Ok(KeptList {
                    at: row.get::<_, Column<Timestamp>>(0)?.0,
                    report: row.get(1)?,
                    round: row.get(2)?,
                    format: row.get(3)?,
                    as_of: row.get::<_, Column<Timestamp>>(4)?.0,
                    content: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
