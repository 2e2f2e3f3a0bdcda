//! A listed letter finds its row: a new one, or the one it had before the server renumbered.
//!
//! Rows are matched by X-GM-MSGID, else by the listed headers, size and receipt together. What
//! matches keeps its row and needs no download (B-09).

use jiff::Timestamp;
use rusqlite::Transaction;

use crate::model::intake::{Cursor, Entry};
use crate::model::sighting::SightingState;
use crate::store::error::Result;
use crate::store::intake::first;
use crate::store::value::Column;

/// Gives one listed letter its row.
pub(super) fn place(
    transaction: &Transaction<'_>,
    cursor: &Cursor,
    entry: &Entry,
    now: Timestamp,
) -> Result<()> {
    if let Some((row, lost)) = same_gmail_letter(transaction, cursor, entry)? {
        return if lost {
            move_row(transaction, row, cursor, entry.uid)
        } else {
            add_alias(transaction, row, cursor, entry.uid)
        };
    }
    match same_letter_before(transaction, cursor, entry)? {
        Some(row) => move_row(transaction, row, cursor, entry.uid),
        None => insert(transaction, cursor, entry, now),
    }
}

/// The row of the same letter elsewhere in the mailbox, and whether its own place is lost.
fn same_gmail_letter(
    transaction: &Transaction<'_>,
    cursor: &Cursor,
    entry: &Entry,
) -> Result<Option<(i64, bool)>> {
    let Some(id) = entry.gmail_id else { return Ok(None) };
    let mut statement = transaction.prepare_cached(
        "SELECT s.id, s.epoch < f.epoch
         FROM sighting AS s
         JOIN folder AS f ON f.id = s.folder_id
         WHERE s.gmail_id = ?1
           AND f.mailbox = (SELECT mailbox FROM folder WHERE id = ?2)
           AND NOT (s.folder_id = ?2 AND s.epoch = ?3 AND s.uid = ?4)
         ORDER BY s.epoch < f.epoch DESC, s.id
         LIMIT 1",
    )?;
    let parameters = (id.cast_signed(), cursor.folder, cursor.epoch, entry.uid);
    let mut rows = statement.query(parameters)?;
    Ok(match rows.next()? {
        Some(row) => Some((row.get(0)?, row.get(1)?)),
        None => None,
    })
}

/// The row that the letter had under an earlier numbering of this folder.
fn same_letter_before(
    transaction: &Transaction<'_>,
    cursor: &Cursor,
    entry: &Entry,
) -> Result<Option<i64>> {
    if cursor.epoch == 0 || entry.state == SightingState::Failed {
        return Ok(None);
    }
    first(
        transaction,
        "SELECT id FROM sighting
         WHERE header_digest = ?3 AND folder_id = ?1 AND epoch < ?2
           AND size_bytes IS ?4 AND received_at = ?5
         ORDER BY epoch DESC, uid
         LIMIT 1",
        (
            cursor.folder,
            cursor.epoch,
            Column(entry.header_digest),
            entry.size_bytes.map(Column),
            Column(entry.received_at),
        ),
    )
}

/// The letter lies at another place now; its row goes with it.
pub(super) fn move_row(
    transaction: &Transaction<'_>,
    row: i64,
    cursor: &Cursor,
    uid: u32,
) -> Result<()> {
    let taken = first::<i64>(
        transaction,
        "SELECT id FROM sighting WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
        (cursor.folder, cursor.epoch, uid),
    )?;
    if taken.is_some() {
        return Ok(());
    }
    transaction.execute(
        "UPDATE sighting
         SET folder_id = ?2, epoch = ?3, uid = ?4, absences = 0, vanished = 0,
             state = CASE WHEN state IN ('failed', 'gone') THEN 'pending' ELSE state END
         WHERE id = ?1",
        (row, cursor.folder, cursor.epoch, uid),
    )?;
    Ok(())
}

fn add_alias(transaction: &Transaction<'_>, row: i64, cursor: &Cursor, uid: u32) -> Result<()> {
    transaction.execute(
        "INSERT INTO alias (folder_id, epoch, uid, sighting_id)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
        (cursor.folder, cursor.epoch, uid, row),
    )?;
    Ok(())
}

/// A new row; one whose listing had failed is filled in.
fn insert(
    transaction: &Transaction<'_>,
    cursor: &Cursor,
    entry: &Entry,
    now: Timestamp,
) -> Result<()> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO sighting (folder_id, epoch, uid, gmail_id, received_at, receipt_basis,
             size_bytes, header_digest, sender, subject, own, state, first_seen)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (folder_id, epoch, uid) DO UPDATE
         SET gmail_id = ?4, received_at = ?5, receipt_basis = ?6, size_bytes = ?7,
             header_digest = ?8, sender = ?9, subject = ?10, own = ?11, state = ?12
         WHERE state = 'failed' AND error = 'not listed'",
    )?;
    statement.execute(rusqlite::params![
        cursor.folder,
        cursor.epoch,
        entry.uid,
        entry.gmail_id.map(u64::cast_signed),
        Column(entry.received_at),
        Column(entry.receipt_basis),
        entry.size_bytes.map(Column),
        Column(entry.header_digest),
        entry.sender,
        entry.subject,
        entry.own,
        Column(entry.state),
        Column(now),
    ])?;
    if entry.state == SightingState::Failed {
        transaction.execute(
            "UPDATE sighting SET error = 'not listed'
             WHERE folder_id = ?1 AND epoch = ?2 AND uid = ?3",
            (cursor.folder, cursor.epoch, entry.uid),
        )?;
    }
    Ok(())
}

/// Two lists in a row without it: the place is empty. Our copy stays.
pub(super) fn mark_vanished(transaction: &Transaction<'_>, folder: i64) -> Result<()> {
    transaction.execute(
        "UPDATE sighting
         SET vanished = 1,
             state = CASE WHEN state IN ('pending', 'failed') THEN 'gone' ELSE state END
         WHERE folder_id = ?1 AND absences >= 2 AND NOT vanished",
        (folder,),
    )?;
    Ok(())
}

/// A complete pass that did not find a letter again after its folder was renumbered or removed.
pub(super) fn count_old_epochs(transaction: &Transaction<'_>, mailbox: &str) -> Result<()> {
    transaction.execute(
        "UPDATE sighting
         SET absences = absences + 1
         WHERE NOT vanished AND id IN (
             SELECT s.id
             FROM folder AS f
             JOIN sighting AS s ON s.folder_id = f.id AND s.epoch < f.epoch
             WHERE f.mailbox = ?1)",
        (mailbox,),
    )?;
    let mut statement = transaction.prepare_cached("SELECT id FROM folder WHERE mailbox = ?1")?;
    let folders = statement.query_map((mailbox,), |row| row.get(0))?;
    for folder in folders.collect::<rusqlite::Result<Vec<i64>>>()? {
        mark_vanished(transaction, folder)?;
    }
    Ok(())
}
