//! What waits, settled as the machine proposed it, through the checks of every other decision.

use crate::desk::decision::{Reader, Typed, What, decide};
use crate::desk::{Desk, Refusal};
use crate::model::figure::Value;
use crate::model::ledger::{Proposal, ReviewItem, ReviewReason};
use crate::model::round::PeriodId;
use crate::model::ruling::Decision;
use crate::store::Store;

/// Which of the values that an item names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What the machine proposes.
    Proposed,
    /// Of values that contradict each other, the other one with this index.
    Other(usize),
}

/// The decision that settles an item as proposed, with the reason to be written where nobody types
/// one. `None`: the proposal leaves something open that only a person can say.
pub fn accepted(
    desk: &Desk,
    store: &Store,
    item: &ReviewItem,
    choice: Choice,
) -> Result<Option<(Decision, &'static str)>, Refusal> {
    let reason = desk.words.accepted_reason(item.proposal.as_ref());
    let decision = match choice {
        Choice::Other(index) => {
            other_value(item, index).map(|value| figure(desk, store, item, value)).transpose()?
        }
        Choice::Proposed => match &item.proposal {
            // As a value, never as words: "2.452" typed by a person would be read as thousands.
            Some(Proposal::Figure(value)) => Some(figure(desk, store, item, value.clone())?),
            Some(proposal) => {
                let typed = typed(desk, item, proposal);
                typed.map(|typed| decide(desk, store, &typed)).transpose()?
            }
            None => None,
        },
    };
    Ok(decision.map(|decision| (decision, reason)))
}

/// Whether [`accepted`] has anything to record.
pub fn can_be_accepted(desk: &Desk, item: &ReviewItem) -> bool {
    match &item.proposal {
        Some(Proposal::Figure(_)) => true,
        Some(proposal) => typed(desk, item, proposal).is_some(),
        None => false,
    }
}

/// What a person would type to say the same.
fn typed(desk: &Desk, item: &ReviewItem, proposal: &Proposal) -> Option<Typed> {
    let message = || item.message.map(|message| message.to_string());
    let round = item.round.as_ref().map(ToString::to_string);
    let unit = match item.units.as_slice() {
        [unit] => Some(unit.to_string()),
        _ => None,
    };
    Some(match proposal {
        Proposal::Assign(unit) => Typed {
            what: What::Assign,
            message: Some(message()?),
            unit: Some(unit.to_string()),
            round,
            ..Typed::default()
        },
        // A letter of which nobody knows what it is stays open whatever is said about its file.
        Proposal::AskForEditableFile(verdict) if !settles(*verdict) => return None,
        Proposal::Kind(verdict)
        | Proposal::AskForEditableFile(verdict)
        | Proposal::KeepReceipt(verdict) => Typed {
            what: What::Kind,
            message: Some(message()?),
            verdict: Some(verdict.as_str().to_owned()),
            ..Typed::default()
        },
        Proposal::Extend(until) => Typed {
            what: What::Extend,
            round: Some(round?),
            unit: Some(unit?),
            until: Some((*until)?.to_string()),
            ..Typed::default()
        },
        Proposal::SettleRule(check) => Typed {
            what: What::Note,
            round: Some(round?),
            unit: Some(unit?),
            text: Some(desk.words.rule_settled(check)),
            ..Typed::default()
        },
        Proposal::Figure(_) | Proposal::SettleDueDay => return None,
    })
}

const fn settles(verdict: crate::model::judgement::Verdict) -> bool {
    !matches!(verdict, crate::model::judgement::Verdict::Unresolved)
}

/// A figure that the machine read, taken as the value that it is.
fn figure(
    desk: &Desk,
    store: &Store,
    item: &ReviewItem,
    value: String,
) -> Result<Decision, Refusal> {
    let typed = Typed {
        what: What::Figure,
        round: item.round.as_ref().map(ToString::to_string),
        unit: item.units.first().map(ToString::to_string),
        indicator: item.indicator.as_ref().map(ToString::to_string),
        period: Some(item.period.clone().unwrap_or_else(PeriodId::total).to_string()),
        ..Typed::default()
    };
    Reader { desk, store, typed: &typed }.figure_of(value)
}

fn other_value(item: &ReviewItem, index: usize) -> Option<String> {
    let others = item.reasons.iter().find_map(|reason| match reason {
        ReviewReason::Contradicted { others, .. } => Some(others),
        _ => None,
    });
    others?.get(index).map(|other| plain(&other.value))
}

/// As rulings keep it.
fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tempfile::TempDir;

    use super::{Choice, accepted, can_be_accepted};
    use crate::desk::Desk;
    use crate::model::figure::Value;
    use crate::model::judgement::Verdict;
    use crate::model::ledger::{OtherFigure, Proposal, ReviewItem, ReviewKind, ReviewReason};
    use crate::model::round::{IndicatorKind, PeriodId};
    use crate::model::ruling::Decision;
    use crate::model::sighting::Digest;
    use crate::store::Store;

    /// The shipped round beside an empty store.
    fn desk(folder: &TempDir) -> (Desk, Store) {
        let round = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/rounds/ctr01-2023");
        let config = format!(
            "data_dir = \"data\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nlanguage = \"vi\"\n\
             rounds = [\"{}\"]\n\n[[mailbox]]\nname = \"thu\"\nmaildir = \"thu\"\n",
            round.display()
        );
        let path = folder.path().join("tonghop.toml");
        std::fs::write(&path, config).unwrap();
        std::fs::create_dir(folder.path().join("thu")).unwrap();
        let desk = Desk::open(Some(&path), None).unwrap();
        let store = Store::open(&folder.path().join("data")).unwrap();
        (desk, store)
    }

    /// A sum of money of the first unit that has one.
    fn sum(desk: &Desk, proposal: Proposal) -> ReviewItem {
        let round = desk.config.rounds.first().unwrap();
        let unit = round.roster.units.first().unwrap();
        let money = round.form.for_group(&unit.group).find(|i| i.kind == IndicatorKind::Money);
        ReviewItem {
            id: "figure".to_owned(),
            kind: ReviewKind::Figure,
            message: None,
            round: Some(round.id.clone()),
            units: vec![unit.id.clone()],
            indicator: Some(money.unwrap().code.clone()),
            period: Some(PeriodId::total()),
            proposal: Some(proposal),
            reasons: Vec::new(),
        }
    }

    fn value(decision: Option<(Decision, &str)>) -> String {
        match decision {
            Some((Decision::Figure { value, .. }, _reason)) => value,
            other => panic!("not a figure: {other:?}"),
        }
    }

    #[test]
    fn an_accepted_figure_is_the_value_and_not_its_digits_read_again() {
        let folder = TempDir::new().unwrap();
        let (desk, store) = desk(&folder);
        let item = sum(&desk, Proposal::Figure("2.452".to_owned()));
        let taken = accepted(&desk, &store, &item, Choice::Proposed).unwrap();
        assert_eq!(value(taken), "2.452", "2,452 million and not 2452");
    }

    #[test]
    fn of_contradicting_values_the_other_one_may_be_taken_and_none_that_is_not_there() {
        let folder = TempDir::new().unwrap();
        let (desk, store) = desk(&folder);
        let other = |number: &str| OtherFigure {
            value: Value::Number(number.parse().unwrap()),
            raw: number.to_owned(),
            file: None,
            message: None,
            received_at: None,
        };
        let mut item = sum(&desk, Proposal::Figure("10".to_owned()));
        let others = vec![other("7"), other("12.50")];
        item.reasons.push(ReviewReason::Contradicted { taken: other("10"), others });
        let take = |index| accepted(&desk, &store, &item, Choice::Other(index)).unwrap();
        assert_eq!(value(take(1)), "12.5");
        assert_eq!(take(2), None);
    }

    #[test]
    fn what_leaves_something_open_is_not_accepted_in_one_click() {
        let folder = TempDir::new().unwrap();
        let (desk, store) = desk(&folder);
        for open in [
            Proposal::Extend(None),
            Proposal::SettleDueDay,
            Proposal::AskForEditableFile(Verdict::Unresolved),
        ] {
            let mut item = sum(&desk, open);
            item.message = Some(Digest([7; 32]));
            assert!(!can_be_accepted(&desk, &item), "{:?}", item.proposal);
            assert_eq!(accepted(&desk, &store, &item, Choice::Proposed).unwrap(), None);
        }
    }

    #[test]
    fn a_settled_rule_is_a_note_on_the_unit_that_begins_with_the_rule() {
        let folder = TempDir::new().unwrap();
        let (desk, store) = desk(&folder);
        let item = sum(&desk, Proposal::SettleRule("R05".to_owned()));
        let Some((Decision::Note { unit, text, .. }, _reason)) =
            accepted(&desk, &store, &item, Choice::Proposed).unwrap()
        else {
            panic!("not a note")
        };
        assert_eq!(unit.as_ref(), item.units.first());
        assert!(text.starts_with("R05:"), "{text}");
    }
}
