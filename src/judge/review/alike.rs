//! Which items are alike, so that a person may settle them in one go.
//!
//! Alike is what waits for the same reason and would be settled in the same way. What must be asked
//! of each unit by itself (broken rules, contradictions, extensions without a day) is like nothing.

use std::collections::BTreeSet;

use crate::model::evidence::{Evidence, Signal};
use crate::model::judgement::Verdict;
use crate::model::ledger::{Proposal, ReviewItem, ReviewReason};
use crate::model::unit::UnitId;

/// What alike items have in common; `None` for those that stand alone.
pub fn shape(item: &ReviewItem) -> Option<String> {
    let way = match item.proposal.as_ref()? {
        Proposal::Figure(_) => figure(item)?,
        Proposal::Assign(unit) => signals(item, unit),
        Proposal::Kind(verdict) => {
            let trash = item.reasons.contains(&ReviewReason::InTrash);
            format!("{} {trash}", verdict.as_str())
        }
        Proposal::Extend(Some(until)) => until.to_string(),
        // Of a letter unresolved nobody knows what it is.
        Proposal::AskForEditableFile(Verdict::Unresolved)
        | Proposal::Extend(None)
        | Proposal::SettleDueDay
        | Proposal::SettleRule(_) => return None,
        Proposal::AskForEditableFile(verdict) | Proposal::KeepReceipt(verdict) => {
            verdict.as_str().to_owned()
        }
    };
    let round = item.round.as_ref().map(ToString::to_string).unwrap_or_default();
    Some(format!("{} {round} {way}", item.kind.as_str()))
}

/// Figures of one letter that are odd in the same way.
fn figure(item: &ReviewItem) -> Option<String> {
    let [ReviewReason::Figure { flags, matched, .. }] = item.reasons.as_slice() else {
        return None;
    };
    let matched = matched.map(|matched| matched.reason);
    let odd = serde_json::to_string(&(flags, matched)).ok()?;
    Some(format!("{} {odd}", item.message?))
}

/// By what the unit is named: as many strangers' letters are proposed on the same grounds.
fn signals(item: &ReviewItem, unit: &UnitId) -> String {
    let named = item.reasons.iter().filter_map(|reason| match reason {
        ReviewReason::Evidence(Evidence::Names { signal, unit: named, .. }) if named == unit => {
            Some(*signal)
        }
        _ => None,
    });
    let signals: BTreeSet<Signal> = named.collect();
    serde_json::to_string(&signals).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::shape;
    use crate::model::figure::Flag;
    use crate::model::judgement::Verdict;
    use crate::model::ledger::{Proposal, ReviewItem, ReviewKind, ReviewReason};
    use crate::model::sighting::Digest;
    use crate::model::unit::UnitId;

    fn item(kind: ReviewKind, proposal: Proposal, reasons: Vec<ReviewReason>) -> ReviewItem {
        ReviewItem {
            id: String::new(),
            kind,
            message: Some(Digest([1; 32])),
            round: None,
            units: vec![UnitId::new("ldld-nghe-an")],
            indicator: None,
            period: None,
            proposal: Some(proposal),
            reasons,
        }
    }

    fn figure(value: &str, flag: Flag) -> ReviewItem {
        let reason = ReviewReason::Figure {
            label: value.to_owned(),
            raw: value.to_owned(),
            flags: vec![flag],
            matched: None,
            stands: None,
        };
        item(ReviewKind::Figure, Proposal::Figure(value.to_owned()), vec![reason])
    }

    #[test]
    fn figures_of_one_letter_with_the_same_oddity_are_alike_whatever_their_value() {
        let first = figure("15", Flag::ThousandsAssumed);
        assert_eq!(shape(&first), shape(&figure("20", Flag::ThousandsAssumed)));
        assert_ne!(shape(&first), shape(&figure("15", Flag::Hidden)));
        let mut elsewhere = first.clone();
        elsewhere.message = Some(Digest([2; 32]));
        assert_ne!(shape(&first), shape(&elsewhere));
    }

    #[test]
    fn what_must_be_asked_of_the_unit_stands_alone() {
        let settle = Proposal::SettleRule("R05".to_owned());
        assert_eq!(shape(&item(ReviewKind::Rule, settle, Vec::new())), None);
        let extend = item(ReviewKind::Extension, Proposal::Extend(None), Vec::new());
        assert_eq!(shape(&extend), None);
        let mut contradicted = figure("15", Flag::Contradicted);
        let others = ReviewReason::ReceivedOnDueDay(Vec::new());
        contradicted.reasons.push(others);
        assert_eq!(shape(&contradicted), None);
        let kind = Proposal::Kind(Verdict::NotOnList);
        assert!(shape(&item(ReviewKind::Unit, kind, Vec::new())).is_some());
    }
}
