//! For which units drafts and lists to urge them were made. What became of them nobody knows here:
//! the program sends nothing.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::Transaction;

use crate::model::round::RoundId;
use crate::model::unit::UnitId;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::kept::{self, KeptList};
use crate::store::value::Column;

/// How often something was made to urge a unit, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The last time.
    pub last: Timestamp,
    /// How many times; at least once.
    pub times: u32,
}

impl Store {
    /// Keeps a list that was made to urge these units, and that it was made for them.
    pub fn keep_reminder(&self, list: &KeptList, units: &[UnitId]) -> Result<()> {
        self.write(|transaction| {
            kept::insert(transaction, list)?;
            insert(transaction, &list.round, units, list.at)
        })
    }

    /// Notes that drafts were made for these units.
    pub fn note_reminder(&self, round: &RoundId, units: &[UnitId], at: Timestamp) -> Result<()> {
        self.write(|transaction| insert(transaction, round.as_str(), units, at))
    }

    /// The units of a round for which something was made.
    pub fn prepared_reminders(&self, round: &RoundId) -> Result<BTreeMap<UnitId, Prepared>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT unit, max(at), count(*) FROM reminder WHERE round = ?1 GROUP BY unit",
            )?;
            let rows = query.query_map([round.as_str()], |row| {
                let last = row.get::<_, Column<Timestamp>>(1)?.0;
                Ok((UnitId::new(row.get::<_, String>(0)?), Prepared { last, times: row.get(2)? }))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn insert(
    transaction: &Transaction<'_>,
    round: &str,
    units: &[UnitId],
    at: Timestamp,
) -> Result<()> {
    let mut statement = transaction
        .prepare_cached("INSERT OR IGNORE INTO reminder (round, unit, at) VALUES (?1, ?2, ?3)")?;
    for unit in units {
        statement.execute((round, unit.as_str(), Column(at)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_is_told_how_often_and_when_last_in_its_own_round() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let (round, other) = (RoundId::new("dot-1"), RoundId::new("dot-2"));
        let (first, second) = (UnitId::new("a"), UnitId::new("b"));
        let at = |second| Timestamp::from_second(second).unwrap();
        store.note_reminder(&round, &[first.clone(), second.clone()], at(5)).unwrap();
        store.note_reminder(&other, std::slice::from_ref(&second), at(9)).unwrap();
        let list = KeptList {
            at: at(7),
            report: "remind".to_owned(),
            round: "dot-1".to_owned(),
            format: "zip".to_owned(),
            as_of: at(6),
            content: vec![1],
        };
        store.keep_reminder(&list, std::slice::from_ref(&first)).unwrap();
        let told = store.prepared_reminders(&round).unwrap();
        assert_eq!(told[&first], Prepared { last: at(7), times: 2 });
        assert_eq!(told[&second], Prepared { last: at(5), times: 1 });
        assert_eq!(store.kept_count().unwrap(), 1);
    }
}
