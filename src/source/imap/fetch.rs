//! Fetching letters with BODY.PEEK, which leaves `\Seen` alone.
//!
//! The parser holds a whole literal in memory, so a large letter is asked for in pieces that go
//! straight to disk: memory does not depend on what was sent.

use std::collections::BTreeSet;

use async_imap::imap_proto::{AttributeValue, Response};

use crate::model::intake::Wanted;
use crate::source::LARGE;
use crate::source::delivery::Delivery;
use crate::source::error::{Error, Result};
use crate::source::imap::listing::{sets, uid};
use crate::source::imap::session::Session;

const PIECE: u64 = 1 << 20;

/// No letter has more pieces: 4 GiB.
const MOST_PIECES: u64 = 4096;

/// Fetches letters and hands them over one by one.
pub(super) async fn letters(
    session: &mut Session,
    wanted: &[Wanted],
    to: &mut Delivery,
) -> Result<()> {
    let (large, small): (Vec<&Wanted>, Vec<&Wanted>) =
        wanted.iter().partition(|letter| letter.size_bytes.is_some_and(|size| size > LARGE));
    whole(session, &small, to).await?;
    for letter in large {
        in_pieces(session, letter, to).await?;
    }
    Ok(())
}

async fn whole(session: &mut Session, wanted: &[&Wanted], to: &mut Delivery) -> Result<()> {
    let uids: BTreeSet<u32> = wanted.iter().map(|letter| letter.uid).collect();
    let uids: Vec<u32> = uids.into_iter().collect();
    let bytes = wanted.iter().map(|letter| letter.size_bytes.unwrap_or(PIECE)).sum();
    for set in sets(&uids) {
        let command = format!("UID FETCH {set} (UID BODY.PEEK[])");
        let mut answers = session.run_for(&command, bytes).await?;
        while let Some(letter) = answers.next(|response| body(response, None)).await? {
            if let Some((uid, bytes)) = letter {
                to.whole(uid, bytes).await?;
            }
        }
    }
    Ok(())
}

/// Ends with an empty piece, or with a short one once the announced size is reached.
async fn in_pieces(session: &mut Session, letter: &Wanted, to: &mut Delivery) -> Result<()> {
    let announced = letter.size_bytes.unwrap_or(0);
    to.begin(letter.uid).await?;
    let mut offset = 0_u64;
    for _ in 0..MOST_PIECES {
        let Some(bytes) = piece(session, letter.uid, offset).await? else {
            return Ok(());
        };
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        offset = offset.saturating_add(length);
        if length > 0 {
            to.part(bytes).await?;
        }
        if length == 0 || (length < PIECE && offset >= announced) {
            return if offset == 0 { Ok(()) } else { to.end(letter.uid).await };
        }
    }
    Err(Error::protocol("a letter without end"))
}

async fn piece(session: &mut Session, wanted: u32, offset: u64) -> Result<Option<Vec<u8>>> {
    let start = u32::try_from(offset).map_err(|_large| Error::protocol("a letter over 4 GiB"))?;
    let command = format!("UID FETCH {wanted} (UID BODY.PEEK[]<{start}.{PIECE}>)");
    let mut answers = session.run_for(&command, PIECE).await?;
    let mut found = None;
    while let Some(piece) = answers.next(|response| body(response, Some(start))).await? {
        found = found.or(piece.filter(|(uid, _)| *uid == wanted).map(|(_, bytes)| bytes));
    }
    Ok(found)
}

/// Number and bytes of a letter, or of its piece at `offset`.
fn body(response: &Response<'_>, offset: Option<u32>) -> Option<(u32, Vec<u8>)> {
    let Response::Fetch(_, attributes) = response else { return None };
    let uid = uid(attributes)?;
    attributes.iter().find_map(|attribute| match attribute {
        AttributeValue::BodySection { section: None, index, data: Some(bytes) }
            if *index == offset =>
        {
            Some((uid, bytes.to_vec()))
        }
        _ => None,
    })
}
