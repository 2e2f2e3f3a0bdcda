//! Everything that lists are made of, read at one consistent moment.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Row, Transaction};

use crate::model::ledger::Snapshot;
use crate::model::sighting::{Digest, FolderRole, ReceiptBasis, Sighting, SightingState};
use crate::store::error::Result;
use crate::store::value::Column;
use crate::store::{Store, rulings};

impl Store {
    /// Everything that lists are made of; `mailboxes` are the configured ones.
    pub fn snapshot(&self, mailboxes: &[String]) -> Result<Snapshot> {
        self.read(|transaction| {
            Ok(Snapshot {
                sightings: sightings(transaction)?,
                judgements: self.parsed.all(transaction)?,
                rulings: rulings::rulings(transaction)?,
                last_full_passes: last_full_passes(transaction, mailboxes)?,
            })
        })
    }

    /// The letters whose SHA-256 starts with these hex digits (contract: at least eight).
    pub fn find_letters(&self, prefix: &str) -> Result<Vec<Digest>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT digest
                 FROM raw
                 WHERE lower(hex(digest)) LIKE ?1 || '%'
                 ORDER BY digest
                 LIMIT 10",
            )?;
            let rows = query
                .query_map([prefix.to_ascii_lowercase()], |row| row.get::<_, Column<Digest>>(0))?;
            Ok(rows.map(|row| row.map(|digest| digest.0)).collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn sightings(transaction: &Transaction<'_>) -> Result<Vec<Sighting>> {
    let mut query = transaction.prepare_cached(
        "SELECT sighting.id, folder.mailbox, folder.shown, folder.role, sighting.uid,
                sighting.received_at, sighting.receipt_basis, sighting.sender, sighting.subject,
                sighting.size_bytes, sighting.own, sighting.state, sighting.digest,
                sighting.vanished
         FROM sighting
         JOIN folder ON folder.id = sighting.folder_id
         ORDER BY sighting.id",
    )?;
    let rows = query.query_map([], sighting)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn sighting(row: &Row<'_>) -> rusqlite::Result<Sighting> {
    Ok(Sighting {
        id: row.get(0)?,
        mailbox: row.get(1)?,
        folder: row.get(2)?,
        role: row.get::<_, Column<FolderRole>>(3)?.0,
        uid: row.get(4)?,
        received_at: row.get::<_, Column<Timestamp>>(5)?.0,
        receipt_basis: row.get::<_, Column<ReceiptBasis>>(6)?.0,
        from: row.get(7)?,
        subject: row.get(8)?,
        size_bytes: row.get(9)?,
        own: row.get(10)?,
        state: row.get::<_, Column<SightingState>>(11)?.0,
        digest: row.get::<_, Option<Column<Digest>>>(12)?.map(|digest| digest.0),
        vanished: row.get(13)?,
    })
}

/// When each mailbox was last read in full: the folder that is furthest behind speaks for it.
fn last_full_passes(
    transaction: &Transaction<'_>,
    mailboxes: &[String],
) -> Result<BTreeMap<String, Option<Timestamp>>> {
    let mut query = transaction.prepare_cached(
        "SELECT count(*), count(last_full_pass), min(last_full_pass)
         FROM folder
         WHERE mailbox = ?1",
    )?;
    let mut found = BTreeMap::new();
    for mailbox in mailboxes {
        let (folders, passed, oldest) = query.query_row([mailbox], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, Option<Column<Timestamp>>>(2)?,
            ))
        })?;
        let complete = folders > 0 && folders == passed;
        found.insert(mailbox.clone(), oldest.filter(|_| complete).map(|time| time.0));
    }
    Ok(found)
}
