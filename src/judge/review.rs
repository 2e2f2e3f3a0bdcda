//! What waits for a person, most urgent first: by what it does to the chase list.

pub mod alike;

use std::collections::BTreeSet;

use crate::judge::ledger::{Ledger, digest_of};
use crate::judge::outlook::Outlook;
use crate::model::figure::{Figure, FigureStatus, Value};
use crate::model::finding::Finding;
use crate::model::judgement::{Outcome, Verdict};
use crate::model::ledger::{
    FigureRow, OtherFigure, Proposal, ReviewItem, ReviewKind, ReviewReason, Row, Standings, State,
};
use crate::model::round::{DueDay, Round};
use crate::model::rule_note::{RuleBreak, RuleNote};
use crate::model::sighting::{Digest, FolderRole};
use crate::model::unit::UnitId;

/// Places of one rule that are told; the sentence says how many there are.
const SHOWN: usize = 12;

/// Everything that waits, over all rounds: the due day, then what may free a missing unit, then the
/// rest by kind.
pub fn review(ledger: &Ledger<'_>) -> Vec<ReviewItem> {
    let rounds: Vec<Outlook<'_>> =
        ledger.rounds.iter().map(|round| Outlook::new(ledger, round)).collect();
    review_of(ledger, &rounds)
}

/// The same where every round was looked at already.
pub fn review_of(ledger: &Ledger<'_>, rounds: &[Outlook<'_>]) -> Vec<ReviewItem> {
    let mut items: Vec<(Urgency, ReviewItem)> = Vec::new();
    for Outlook { round, standings, figures: of_round } in rounds {
        items.extend(due_day(round, standings).map(|item| (Urgency::DueDay, item)));
        items.extend(letters(ledger, round, standings));
        items.extend(figures(round, &of_round.rows).map(|item| (Urgency::Rest, item)));
        let notes = of_round.notes.iter().cloned();
        items.extend(notes.map(|note| (Urgency::Rest, rule(round, note))));
    }
    items.extend(homeless(ledger).into_iter().map(|item| (Urgency::Rest, item)));
    items.sort_by_key(|(urgency, item)| (*urgency, item.kind));
    items.into_iter().map(|(_, item)| item).collect()
}

/// What settling an item does to the chase list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    DueDay,
    MayFreeAUnit,
    Rest,
}

/// Receipts on the due date, while nobody has said what that day is.
fn due_day(round: &Round, standings: &Standings) -> Option<ReviewItem> {
    let units: Vec<UnitId> = standings
        .units
        .iter()
        .filter(|unit| unit.state == State::DueDay)
        .map(|unit| unit.unit.clone())
        .collect();
    (standings.due_day == DueDay::Ask && !units.is_empty()).then(|| ReviewItem {
        id: format!("due_day:{}", round.id),
        kind: ReviewKind::DueDay,
        message: None,
        round: Some(round.id.clone()),
        units: units.clone(),
        indicator: None,
        period: None,
        proposal: Some(Proposal::SettleDueDay),
        reasons: vec![ReviewReason::ReceivedOnDueDay(units)],
    })
}

/// Letters of this round that a person must look at: those that may be a unit's report first.
fn letters(
    ledger: &Ledger<'_>,
    round: &Round,
    standings: &Standings,
) -> Vec<(Urgency, ReviewItem)> {
    let here = ledger.rows.iter().filter(|row| row.round.as_ref() == Some(&round.id));
    let of_row = |row: &Row| {
        let owed = digest_of(row).is_some_and(|message| may_free(standings, message));
        let urgency = if owed { Urgency::MayFreeAUnit } else { Urgency::Rest };
        let asked = letter(row).filter(|_| is_open(ledger, round, row));
        let item = asked.or_else(|| owed.then(|| partial(row)))?;
        Some((urgency, item))
    };
    here.filter(|row| row.verdict != Verdict::Duplicate).filter_map(of_row).collect()
}

/// Whether the letter stands under `maybe_sent` of a unit that has not submitted.
fn may_free(standings: &Standings, message: Digest) -> bool {
    let missing = standings.units.iter().filter(|unit| !unit.state.received());
    missing.flat_map(|unit| &unit.maybe_sent).any(|open| *open == message)
}

/// Whether nobody has answered it yet. A letter that is unresolved stays open whatever was said.
fn is_open(ledger: &Ledger<'_>, round: &Round, row: &Row) -> bool {
    let granted = |unit: &UnitId| {
        let group = round.roster.get(unit).map_or("", |unit| unit.group.as_str());
        ledger.rulings.extended_to(&round.id, unit, group).is_some()
    };
    match row.verdict {
        Verdict::Unresolved => true,
        Verdict::ExtensionRequest => !row.ruled && !row.units.iter().any(granted),
        _ => !row.ruled,
    }
}

/// A part of a report (an annex alone, a locked file): what came, and that no report did.
fn partial(row: &Row) -> ReviewItem {
    let mut item = item(row, ReviewKind::Verdict, None);
    item.reasons.push(ReviewReason::NoOtherReport);
    item
}

/// Letters that belong to no round and are unresolved all the same.
fn homeless(ledger: &Ledger<'_>) -> Vec<ReviewItem> {
    let lost = ledger.rows.iter().filter(|row| row.round.is_none());
    lost.filter(|row| row.verdict == Verdict::Unresolved || !row.ruled).filter_map(letter).collect()
}

/// The review item of one letter, if it needs one.
fn letter(row: &Row) -> Option<ReviewItem> {
    let (kind, proposal) = match row.verdict {
        Verdict::Unresolved => unresolved(row),
        Verdict::TooLarge => (ReviewKind::Unreadable, None),
        Verdict::ExtensionRequest => {
            (ReviewKind::Extension, Some(Proposal::Extend(row.extension_until)))
        }
        Verdict::Withdrawal | Verdict::Question => {
            (ReviewKind::Verdict, Some(Proposal::Kind(row.verdict)))
        }
        Verdict::LinkOnly => {
            (ReviewKind::Unreadable, Some(Proposal::AskForEditableFile(row.verdict)))
        }
        Verdict::NotOnList | Verdict::Subordinate => {
            (ReviewKind::Unit, Some(Proposal::Kind(row.verdict)))
        }
        verdict if verdict.is_report() && row.sighting.role == FolderRole::Trash && !row.ruled => {
            (ReviewKind::Verdict, Some(Proposal::Kind(verdict)))
        }
        verdict if verdict.is_report() => return report(row),
        _ => return None,
    };
    Some(item(row, kind, proposal))
}

fn unresolved(row: &Row) -> (ReviewKind, Option<Proposal>) {
    let assign = match row.candidates.as_slice() {
        [unit] => Some(Proposal::Assign(unit.clone())),
        _ => None,
    };
    if row.candidates.len() > 1 {
        return (ReviewKind::Conflict, None);
    }
    if row.files.iter().any(|file| file.outcome == Outcome::Unreadable) {
        return (ReviewKind::Unreadable, Some(Proposal::AskForEditableFile(row.verdict)));
    }
    let kind = if row.round.is_some() { ReviewKind::Unit } else { ReviewKind::Verdict };
    (kind, assign)
}

/// A report that counts may still hold a file that nobody could read, or a doubtful receipt.
fn report(row: &Row) -> Option<ReviewItem> {
    let suspicious =
        row.findings.iter().any(|finding| matches!(finding, Finding::ReceiptSuspicious { .. }));
    if suspicious {
        let keep = Proposal::KeepReceipt(row.verdict);
        return Some(item(row, ReviewKind::Receipt, Some(keep)));
    }
    let unreadable = row.files.iter().any(|file| file.outcome == Outcome::Unreadable);
    let ask = Proposal::AskForEditableFile(row.verdict);
    unreadable.then(|| item(row, ReviewKind::Unreadable, Some(ask)))
}

fn item(row: &Row, kind: ReviewKind, proposal: Option<Proposal>) -> ReviewItem {
    let mut reasons = vec![ReviewReason::Verdict(row.verdict)];
    if row.sighting.role == FolderRole::Trash {
        reasons.push(ReviewReason::InTrash);
    }
    if row.verdict == Verdict::ExtensionRequest {
        reasons.push(ReviewReason::ExtensionAsked(row.extension_until));
    }
    reasons.extend(row.evidence.iter().cloned().map(ReviewReason::Evidence));
    let of_files = row.files.iter().flat_map(|file| &file.findings);
    reasons.extend(row.findings.iter().chain(of_files).cloned().map(ReviewReason::Finding));
    let units = if row.units.is_empty() { &row.candidates } else { &row.units };
    let name = digest_of(row).map_or_else(|| format!("row-{}", row.sighting.id), |d| d.to_string());
    ReviewItem {
        id: format!("{}:{}", kind.as_str(), name.get(..16).unwrap_or(&name)),
        kind,
        message: digest_of(row),
        round: row.round.clone(),
        units: units.clone(),
        indicator: None,
        period: None,
        proposal,
        reasons,
    }
}

/// Figures in force that are not sure enough to be counted.
fn figures<'a>(round: &'a Round, rows: &'a [FigureRow]) -> impl Iterator<Item = ReviewItem> + 'a {
    let doubtful = rows.iter().filter(|row| row.reading.status == FigureStatus::Review);
    doubtful.map(|row| figure(round, row))
}

fn figure(round: &Round, row: &FigureRow) -> ReviewItem {
    // A figure of the text is judged by its whole sentence.
    let words = |source: &Figure| source.sentence.as_ref().unwrap_or(&source.label).clone();
    let label = row.source.as_ref().map(words).unwrap_or_default();
    let place = row.source.as_ref().map(|source| source.place.clone());
    let proposal = row.reading.value.as_ref().map(|value| match value {
        Value::Number(number) => Proposal::Figure(number.normalize().to_string()),
        Value::Text(text) => Proposal::Figure(text.clone()),
    });
    ReviewItem {
        id: format!("figure:{}:{}:{}:{}", round.id, row.unit, row.indicator, row.period),
        kind: ReviewKind::Figure,
        message: row.message,
        round: Some(round.id.clone()),
        units: vec![row.unit.clone()],
        indicator: Some(row.indicator.clone()),
        period: Some(row.period.clone()),
        proposal,
        reasons: std::iter::once(ReviewReason::Figure {
            label,
            raw: row.reading.raw.clone(),
            flags: row.reading.flags.clone(),
            matched: row.source.as_ref().and_then(|source| source.matched),
            stands: row.file.clone().zip(place),
        })
        .chain(contradicted(row))
        .collect(),
    }
}

/// Both values with the files and letters in which they stand.
fn contradicted(row: &FigureRow) -> Option<ReviewReason> {
    if row.others.is_empty() {
        return None;
    }
    let taken = OtherFigure {
        value: row.reading.value.clone()?,
        raw: row.reading.raw.clone(),
        file: row.file.clone(),
        message: row.message,
        received_at: row.received_at,
    };
    Some(ReviewReason::Contradicted { taken, others: row.others.clone() })
}

/// One rule that does not hold for one unit, with every place up to a readable number.
fn rule(round: &Round, note: RuleNote) -> ReviewItem {
    let messages: BTreeSet<Digest> = note
        .breaks
        .iter()
        .flat_map(|broken| &broken.figures)
        .filter_map(|figure| figure.message)
        .collect();
    let breaks = u32::try_from(note.breaks.len()).unwrap_or(u32::MAX);
    let settle = Proposal::SettleRule(note.check.clone());
    let only = |broken: &&RuleBreak| broken.figures.len() == 1;
    let single = note.breaks.first().filter(|_| breaks == 1).filter(only);
    let single = single.and_then(|broken| broken.figures.first());
    ReviewItem {
        id: format!("rule:{}:{}:{}", round.id, note.unit, note.check),
        kind: ReviewKind::Rule,
        // Figures of several letters are nobody's alone.
        message: messages.first().copied().filter(|_| messages.len() == 1),
        round: Some(round.id.clone()),
        units: vec![note.unit.clone()],
        indicator: single.map(|figure| figure.indicator.clone()),
        period: single.map(|figure| figure.period.clone()),
        proposal: Some(settle),
        reasons: std::iter::once(ReviewReason::Rule { check: note.check, note: note.note, breaks })
            .chain(note.breaks.into_iter().take(SHOWN).map(ReviewReason::RuleBreak))
            .collect(),
    }
}
