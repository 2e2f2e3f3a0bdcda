//! A letter that was moved keeps its one row (contract, `messages`).
//!
//! It was moved when its old place is empty and the same X-GM-MSGID, or the same bytes with the
//! same receipt, lie at another place of the mailbox. The old row takes the new place.

use rusqlite::Transaction;

use crate::store::error::Result;
use crate::store::intake::first;

/// A row without a place, and the place to which it goes.
struct Move {
    row: i64,
    folder: i64,
    epoch: i64,
    uid: u32,
}

/// Settles every move in a mailbox.
pub(super) fn settle(transaction: &Transaction<'_>, mailbox: &str) -> Result<()> {
    drop_stale_aliases(transaction, mailbox)?;
    for (row, digest, received_at) in homeless(transaction, mailbox)? {
        if let Some(place) = alias(transaction, row)? {
            transaction.execute(
                "DELETE FROM alias WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
                (place.folder, place.epoch, place.uid),
            )?;
            go(transaction, &place)?;
        } else if let Some(digest) = digest
            && let Some((twin, place)) = twin(transaction, mailbox, row, &digest, received_at)?
        {
            transaction
                .execute("UPDATE alias SET sighting_id = ?2 WHERE sighting_id = ?1", (twin, row))?;
            transaction.execute("DELETE FROM sighting WHERE id = ?1", (twin,))?;
            go(transaction, &place)?;
        }
    }
    Ok(())
}

type Homeless = (i64, Option<Vec<u8>>, i64);

fn homeless(transaction: &Transaction<'_>, mailbox: &str) -> Result<Vec<Homeless>> {
    let mut statement = transaction.prepare_cached(
        "SELECT s.id, s.digest, s.received_at
         FROM folder AS f
         JOIN sighting AS s ON s.folder_id = f.id AND s.absences > 0
         WHERE f.mailbox = ?1
         UNION
         SELECT s.id, s.digest, s.received_at
         FROM folder AS f
         JOIN sighting AS s ON s.folder_id = f.id AND s.epoch < f.epoch
         WHERE f.mailbox = ?1
         ORDER BY 1",
    )?;
    let rows =
        statement.query_map((mailbox,), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn drop_stale_aliases(transaction: &Transaction<'_>, mailbox: &str) -> Result<()> {
    transaction.execute(
        "DELETE FROM alias
         WHERE (folder_id, epoch) NOT IN (SELECT id, epoch FROM folder)
           AND folder_id IN (SELECT id FROM folder WHERE mailbox = ?1)",
        (mailbox,),
    )?;
    Ok(())
}

fn alias(transaction: &Transaction<'_>, row: i64) -> Result<Option<Move>> {
    let mut statement = transaction.prepare_cached(
        "SELECT folder_id, epoch, uid FROM alias WHERE sighting_id = ?1
         ORDER BY folder_id, uid LIMIT 1",
    )?;
    let mut rows = statement.query((row,))?;
    Ok(match rows.next()? {
        Some(at) => Some(Move { row, folder: at.get(0)?, epoch: at.get(1)?, uid: at.get(2)? }),
        None => None,
    })
}

/// A row with the same bytes and receipt whose place is not empty. Letters that a folder once held
/// side by side are two deliveries, even when one of them is deleted.
fn twin(
    transaction: &Transaction<'_>,
    mailbox: &str,
    row: i64,
    digest: &[u8],
    received_at: i64,
) -> Result<Option<(i64, Move)>> {
    let mut statement = transaction.prepare_cached(
        "SELECT s.id, s.folder_id, s.epoch, s.uid
         FROM sighting AS s
         JOIN folder AS f ON f.id = s.folder_id
         JOIN sighting AS old ON old.id = ?4
         WHERE s.digest = ?2 AND s.received_at = ?3
           AND (s.folder_id <> old.folder_id OR s.first_seen > old.first_seen)
           AND (s.gmail_id IS NULL OR old.gmail_id IS NULL OR s.gmail_id = old.gmail_id)
           AND f.mailbox = ?1 AND s.absences = 0 AND s.epoch = f.epoch
         ORDER BY s.id
         LIMIT 1",
    )?;
    let mut rows = statement.query((mailbox, digest, received_at, row))?;
    Ok(match rows.next()? {
        Some(at) => {
            Some((at.get(0)?, Move { row, folder: at.get(1)?, epoch: at.get(2)?, uid: at.get(3)? }))
        }
        None => None,
    })
}

fn go(transaction: &Transaction<'_>, to: &Move) -> Result<()> {
    let taken = first::<i64>(
        transaction,
        "SELECT id FROM sighting WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
        (to.folder, to.epoch, to.uid),
    )?;
    if taken.is_none() {
        transaction.execute(
            "UPDATE sighting
             SET folder_id = ?2, epoch = ?3, uid = ?4, absences = 0, vanished = 0,
                 state = CASE WHEN state = 'gone' THEN 'pending' ELSE state END
             WHERE id = ?1",
            (to.row, to.folder, to.epoch, to.uid),
        )?;
    }
    Ok(())
}
