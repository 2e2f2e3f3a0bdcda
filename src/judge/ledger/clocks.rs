//! Three clocks of one letter set beside each other: sender's, servers', mailbox's.
//!
//! The mailbox's receipt decides, always; where the others tell a clearly different story a finding
//! says so, and a person may adopt another time with a reason.

use jiff::{SignedDuration, Timestamp};

use crate::model::finding::Finding;
use crate::model::letter::LetterHead;
use crate::model::sighting::{ReceiptBasis, Sighting};

/// Mail that took longer than this, or a sender's clock that far off, is worth a word.
const SENDER_TOLERANCE: SignedDuration = SignedDuration::from_hours(6);

/// A sender's clock that runs ahead by more than this is wrong: no letter comes before it is sent.
const AHEAD_TOLERANCE: SignedDuration = SignedDuration::from_mins(10);

/// An INTERNALDATE that far behind the receiving server's own stamp was not made at receipt: the
/// letter was imported, moved between accounts or restored.
const MAILBOX_TOLERANCE: SignedDuration = SignedDuration::from_hours(48);

/// What the clocks say of each other.
pub(super) fn findings(sighting: &Sighting, head: &LetterHead) -> Vec<Finding> {
    let sender = head.sent_at.and_then(|sent| sender(sent, sighting.received_at));
    let newest = head.received.first().copied();
    let mailbox = newest.and_then(|stamp| mailbox(stamp, sighting));
    sender.into_iter().chain(mailbox).collect()
}

fn sender(sent: Timestamp, received: Timestamp) -> Option<Finding> {
    let delay = received.duration_since(sent);
    let odd = delay > SENDER_TOLERANCE || delay < -AHEAD_TOLERANCE;
    odd.then(|| Finding::ClocksDiffer { hours: delay.as_hours() })
}

fn mailbox(newest: Timestamp, sighting: &Sighting) -> Option<Finding> {
    let delay = sighting.received_at.duration_since(newest);
    let odd = sighting.receipt_basis == ReceiptBasis::Internaldate && delay > MAILBOX_TOLERANCE;
    odd.then(|| Finding::ReceiptSuspicious { days: delay.as_hours() / 24 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn an_ordinary_delay_is_no_finding_and_an_odd_clock_is_one_either_way() {
        let received = at("2023-05-29T17:00:00Z");
        let table = [
            ("2023-05-29T16:59:00Z", None),
            ("2023-05-29T11:00:00Z", None),
            ("2023-05-29T17:09:00Z", None),
            ("2023-05-28T05:00:00Z", Some(36)),
            ("2033-05-29T17:00:00Z", Some(-87_672)),
            ("1970-01-01T00:00:00Z", Some(468_161)),
        ];
        for (sent, hours) in table {
            let expected = hours.map(|hours| Finding::ClocksDiffer { hours });
            assert_eq!(sender(at(sent), received), expected, "{sent}");
        }
    }
}
