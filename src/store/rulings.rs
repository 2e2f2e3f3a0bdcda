//! People's rulings: added, never changed; one is undone by adding another.

use jiff::Timestamp;
use rusqlite::Transaction;

use crate::model::ruling::{Decision, Ruling};
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::value::Column;

impl Store {
    /// Adds a ruling and gives its id.
    pub fn add_ruling(
        &self,
        at: Timestamp,
        by: &str,
        reason: &str,
        decision: &Decision,
    ) -> Result<i64> {
        let decision = written(decision)?;
        self.write(|transaction| insert(transaction, at, by, reason, &decision))
    }

    /// Adds several rulings with their reasons, all of them or none, and gives their ids: one after
    /// the other, so that the first and the last name them all.
    pub fn add_rulings(
        &self,
        at: Timestamp,
        by: &str,
        rulings: &[(String, Decision)],
    ) -> Result<Vec<i64>> {
        let all: Vec<(&str, String)> = rulings
            .iter()
            .map(|(reason, decision)| Ok((reason.as_str(), written(decision)?)))
            .collect::<Result<_>>()?;
        self.write(|transaction| {
            all.iter()
                .map(|(reason, decision)| insert(transaction, at, by, reason, decision))
                .collect()
        })
    }

    /// Every ruling in order, those undone marked.
    pub fn rulings(&self) -> Result<Vec<Ruling>> {
        self.read(rulings)
    }
}

fn written(decision: &Decision) -> Result<String> {
    serde_json::to_string(decision)
        .map_err(|cause| Error::Value(format!("a ruling cannot be written: {cause}")))
}

fn insert(
    transaction: &Transaction<'_>,
    at: Timestamp,
    by: &str,
    reason: &str,
    decision: &str,
) -> Result<i64> {
    transaction.execute(
        "INSERT INTO ruling (at, by, reason, decision)
         VALUES (?1, ?2, ?3, ?4)",
        (Column(at), by, reason, decision),
    )?;
    Ok(transaction.last_insert_rowid())
}

pub(super) fn rulings(transaction: &Transaction<'_>) -> Result<Vec<Ruling>> {
    let mut query = transaction.prepare_cached(
        "SELECT id, at, by, reason, decision
         FROM ruling
         ORDER BY id",
    )?;
    let mut rows = query.query([])?;
    let mut rulings = Vec::new();
    while let Some(row) = rows.next()? {
        let decision: String = row.get(4)?;
        rulings.push(Ruling {
            id: row.get(0)?,
            at: row.get::<_, Column<Timestamp>>(1)?.0,
            by: row.get(2)?,
            reason: row.get(3)?,
            decision: serde_json::from_str(&decision)
                .map_err(|cause| Error::Value(format!("a ruling cannot be read: {cause}")))?,
            undone_by: None,
        });
    }
    mark_undone(&mut rulings);
    Ok(rulings)
}

/// Marks what is undone. An undo that was itself undone has no effect, so the newest speaks first.
fn mark_undone(rulings: &mut [Ruling]) {
    for at in (0..rulings.len()).rev() {
        let (earlier, later) = rulings.split_at_mut(at);
        let Some(undo) = later.first().filter(|ruling| ruling.in_force()) else { continue };
        if let Decision::Undo { id } = undo.decision
            && let Some(target) = earlier.iter_mut().find(|ruling| ruling.id == id)
        {
            target.undone_by = Some(undo.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sighting::Digest;

    #[test]
    fn an_undone_undo_brings_the_ruling_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let add = |decision| store.add_ruling(Timestamp::UNIX_EPOCH, "A", "b", &decision).unwrap();
        let first = add(Decision::Ignore { message: Digest([1; 32]) });
        let undo = add(Decision::Undo { id: first });
        assert_eq!(store.rulings().unwrap()[0].undone_by, Some(undo));
        add(Decision::Undo { id: undo });
        assert!(store.rulings().unwrap()[0].in_force());
    }

    #[test]
    fn the_database_itself_refuses_to_change_or_delete_a_ruling() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let ignore = Decision::Ignore { message: Digest([1; 32]) };
        store.add_ruling(Timestamp::UNIX_EPOCH, "A", "b", &ignore).unwrap();
        for statement in ["UPDATE ruling SET by = 'B'", "DELETE FROM ruling"] {
            store.write(|t| Ok(t.execute(statement, [])?)).unwrap_err();
        }
    }
}
