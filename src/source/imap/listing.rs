//! Listing letters: numbers, and what a row needs before the bytes are there.

use std::collections::{BTreeMap, BTreeSet};

use async_imap::imap_proto::{AttributeValue, MailboxDatum, Response};
use jiff::Timestamp;
use jiff::fmt::strtime;

use crate::model::sighting::ReceiptBasis;
use crate::source::error::Result;
use crate::source::imap::session::Session;
use crate::source::{Detail, Listed};

const FULL: &str = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM SENDER REPLY-TO DATE SUBJECT \
                    AUTO-SUBMITTED)]";

const BARE: &str = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM DATE SUBJECT RECEIVED)]";

/// About what one letter's listing takes on the wire.
const LISTING_BYTES: u64 = 1 << 10;

/// Numbers of all letters in a range. `n:*` always names the last letter, hence the filter.
pub(super) async fn numbers(session: &mut Session, first: u32, last: u32) -> Result<BTreeSet<u32>> {
    let mut uids = BTreeSet::new();
    let mut answers = session.run(&format!("UID SEARCH UID {first}:{last}")).await?;
    while answers
        .next(|response| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                uids.extend(found.iter().copied().filter(|uid| (first..=last).contains(uid)));
            }
        })
        .await?
        .is_some()
    {}
    Ok(uids)
}

/// Lists letters. A server may spread one letter's attributes over several answers.
pub(super) async fn letters(
    session: &mut Session,
    uids: &[u32],
    detail: Detail,
) -> Result<Vec<Listed>> {
    let gmail = session.offers("X-GM-EXT-1");
    let items = match detail {
        Detail::Full if gmail => {
            format!("UID RFC822.SIZE INTERNALDATE X-GM-MSGID X-GM-LABELS {FULL}")
        }
        Detail::Full => format!("UID RFC822.SIZE INTERNALDATE {FULL}"),
        Detail::Bare => format!("UID RFC822.SIZE {BARE}"),
    };
    let wanted: BTreeSet<u32> = uids.iter().copied().collect();
    let mut found: BTreeMap<u32, Listed> = BTreeMap::new();
    for part in sets(uids) {
        let bytes = LISTING_BYTES.saturating_mul(u64::try_from(uids.len()).unwrap_or(0));
        let mut answers = session.run_for(&format!("UID FETCH {part} ({items})"), bytes).await?;
        while answers
            .next(|response| {
                if let Response::Fetch(_, attributes) = response
                    && let Some(uid) = uid(attributes).filter(|uid| wanted.contains(uid))
                {
                    let letter =
                        found.entry(uid).or_insert_with(|| Listed { uid, ..Listed::default() });
                    for attribute in attributes {
                        add(letter, attribute);
                    }
                }
            })
            .await?
            .is_some()
        {}
    }
    // A letter of which only a stray FLAGS came was not listed.
    Ok(found.into_values().filter(|letter| letter.size_bytes.is_some()).collect())
}

/// The number of the letter that an answer is about.
pub(super) fn uid(attributes: &[AttributeValue<'_>]) -> Option<u32> {
    attributes.iter().find_map(|attribute| match attribute {
        AttributeValue::Uid(uid) => Some(*uid),
        _ => None,
    })
}

fn add(letter: &mut Listed, attribute: &AttributeValue<'_>) {
    match attribute {
        AttributeValue::Rfc822Size(size) => letter.size_bytes = Some(u64::from(*size)),
        AttributeValue::InternalDate(date) => {
            letter.received = internal_date(date).map(|at| (at, ReceiptBasis::Internaldate));
        }
        AttributeValue::GmailMsgId(id) => letter.gmail_id = Some(*id),
        AttributeValue::GmailLabels(labels) => {
            letter.labels = labels.iter().map(ToString::to_string).collect();
        }
        AttributeValue::BodySection { data: Some(header), .. } => {
            letter.header = header.to_vec();
        }
        _ => {}
    }
}

/// `" 1-May-2023 08:00:00 +0700"`: days below ten may have a blank in front.
fn internal_date(text: &str) -> Option<Timestamp> {
    let parsed = strtime::parse("%d-%b-%Y %H:%M:%S %z", text.trim());
    parsed.ok()?.to_timestamp().ok()
}

/// Sets of numbers for commands of at most about 1,000 bytes: longer ones are refused.
pub(super) fn sets(uids: &[u32]) -> Vec<String> {
    const LONGEST: usize = 950;
    let mut sets = Vec::new();
    let mut set = String::new();
    let mut rest = uids;
    while let Some((first, _)) = rest.split_first() {
        let run = rest
            .iter()
            .zip(*first..=u32::MAX)
            .take_while(|(uid, expected)| **uid == *expected)
            .count();
        let last = rest.get(run.saturating_sub(1)).copied().unwrap_or(*first);
        let part = if last == *first { first.to_string() } else { format!("{first}:{last}") };
        if !set.is_empty() && set.len().saturating_add(part.len()) > LONGEST {
            sets.push(std::mem::take(&mut set));
        }
        if !set.is_empty() {
            set.push(',');
        }
        set.push_str(&part);
        rest = rest.get(run..).unwrap_or_default();
    }
    if !set.is_empty() {
        sets.push(set);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_become_ranges_and_no_command_grows_long() {
        assert_eq!(sets(&[1, 2, 3, 7, 9, 10]), ["1:3,7,9:10"]);
        assert_eq!(sets(&[u32::MAX]), ["4294967295"]);
        let odd: Vec<u32> = (0..5000).map(|n| n * 2 + 1_000_000).collect();
        let sets = sets(&odd);
        assert!(sets.iter().all(|set| set.len() <= 1000), "{}", sets.len());
        assert_eq!(sets.join(",").split(',').count(), 5000);
    }

    #[test]
    fn an_internal_date_may_start_with_a_blank() {
        let at = internal_date(" 1-May-2023 08:00:00 +0700").unwrap();
        assert_eq!(at.to_string(), "2023-05-01T01:00:00Z");
        assert_eq!(internal_date(""), None);
    }
}
