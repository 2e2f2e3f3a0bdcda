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
