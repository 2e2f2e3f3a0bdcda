//! Which receipt counts: the first letter that qualifies, or what a person said.

use jiff::Timestamp;

use crate::judge::ledger::{Ledger, digest_of, qualifies, unsettled};
use crate::model::judgement::Verdict;
use crate::model::ledger::{Row, Standing};
use crate::model::round::Round;
use crate::model::ruling::Decision;
use crate::model::sighting::{FolderRole, ReceiptBasis};
use crate::model::unit::UnitId;

/// The receipt that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    /// When.
    pub(super) at: Timestamp,
    /// By what the time is known.
    pub(super) basis: ReceiptBasis,
    /// What is special about it.
    pub(super) kind: ReceiptKind,
}

/// What is special about a receipt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ReceiptKind {
    /// A letter in the mailbox.
    Letter,
    /// A letter found in Spam.
    Junk,
    /// A letter that does not qualify by itself, credited by a person.
    Credited,
    /// Another channel, with its name.
    Channel(String),
}

/// The earliest of: letters that qualify, credited letters, receipts by another channel.
pub(super) fn first_receipt(
    ledger: &Ledger<'_>,
    round: &Round,
    unit: &UnitId,
    versions: &[&Row],
) -> Option<Receipt> {
    let letters = versions.iter().filter(|row| qualifies(row, unit)).map(|row| Receipt {
        at: row.sighting.received_at,
        basis: row.sighting.receipt_basis,
        kind: match row.sighting.role {
            FolderRole::Junk => ReceiptKind::Junk,
            _ => ReceiptKind::Letter,
        },
    });
    let channels = ledger
        .rulings
        .receipts(&round.id, unit)
        .into_iter()
        .filter(|(at, _)| *at <= ledger.moment.as_of)
        .map(|(at, channel)| Receipt {
            at,
            basis: ReceiptBasis::Ruling,
            kind: ReceiptKind::Channel(channel.to_owned()),
        });
    letters
        .chain(credited(ledger, round, unit))
        .chain(channels)
        .min_by(|a, b| a.at.cmp(&b.at).then_with(|| a.kind.cmp(&b.kind)))
}

fn credited(ledger: &Ledger<'_>, round: &Round, unit: &UnitId) -> Vec<Receipt> {
    let named =
        ledger.rulings.on_unit(&round.id, unit).iter().filter_map(|ruling| match ruling.decision {
            Decision::Credit { message, .. } => Some(message),
            _ => None,
        });
    let receipt = |message| {
        let row = ledger
            .rows
            .iter()
            .find(|row| digest_of(row) == Some(message) && row.verdict != Verdict::Duplicate)?;
        let (at, basis) = (row.sighting.received_at, row.sighting.receipt_basis);
        Some(Receipt { at, basis, kind: ReceiptKind::Credited })
    };
    named.filter_map(receipt).collect()
}

/// Whether a letter may still turn out to be the report that this unit owes.
pub(super) fn may_be_report(row: &Row, standing: &Standing) -> bool {
    if row.verdict.is_report() && row.sighting.role == FolderRole::Trash && !row.ruled {
        return true;
    }
    match row.verdict {
        Verdict::Unresolved => true,
        verdict if unsettled(verdict) => !standing.state.received(),
        verdict if verdict.is_report() => {
            !standing.state.received() && !qualifies(row, &standing.unit)
        }
        _ => false,
    }
}
