//! What waits for a person, most urgent first: by what it does to the chase list.

use crate::judge::in_force;
use crate::judge::ledger::{Ledger, digest_of};
use crate::judge::standing::standings;
use crate::model::figure::{FigureStatus, Value};
use crate::model::finding::Finding;
use crate::model::judgement::{Outcome, Verdict};
use crate::model::ledger::{
    FigureRow, Proposal, ReviewItem, ReviewKind, ReviewReason, Row, Standings, State,
};
use crate::model::round::{DueDay, Round};
use crate::model::sighting::FolderRole;
use crate::model::unit::UnitId;

/// Everything that waits, over all rounds.
pub fn review(ledger: &Ledger<'_>) -> Vec<ReviewItem> {
    let mut items = Vec::new();
    for round in ledger.rounds {
        let standings = standings(ledger, round);
        items.extend(due_day(round, &standings));
        let mut letters = letters(ledger, round, &standings);
        items.append(&mut letters);
        items.extend(figures(ledger, round));
    }
    if ledger.rounds.is_empty() {
        return items;
    }
    items.extend(homeless(ledger));
    items.sort_by_key(|item| item.kind);
    items
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

/// Letters of this round that a person must look at.
fn letters(ledger: &Ledger<'_>, round: &Round, standings: &Standings) -> Vec<ReviewItem> {
    let here = |row: &&Row| row.round.as_ref() == Some(&round.id);
    let open = |row: &&Row| digest_of(row).is_some_and(|message| !ledger.rulings.settled(&message));
    let mut items: Vec<(bool, ReviewItem)> = ledger
        .rows
        .iter()
        .filter(here)
        .filter(open)
        .filter_map(|row| {
            let item = letter(row)?;
            let owed = item.units.iter().any(|unit| is_missing(standings, unit));
            Some((!owed, item))
        })
        .collect();
    items.sort_by_key(|(not_owed, _)| *not_owed);
    items.into_iter().map(|(_, item)| item).collect()
}

fn is_missing(standings: &Standings, unit: &UnitId) -> bool {
    standings.units.iter().any(|standing| standing.unit == *unit && !standing.state.received())
}

/// Letters that belong to no round and are unresolved all the same.
fn homeless(ledger: &Ledger<'_>) -> Vec<ReviewItem> {
    let lost = ledger.rows.iter().filter(|row| row.round.is_none());
    let open =
        lost.filter(|row| digest_of(row).is_none_or(|message| !ledger.rulings.settled(&message)));
    open.filter_map(letter).collect()
}

/// The review item of one letter, if it needs one.
fn letter(row: &Row) -> Option<ReviewItem> {
    let (kind, proposal) = match row.verdict {
        Verdict::Unresolved => unresolved(row),
        Verdict::TooLarge => (ReviewKind::Unreadable, None),
        Verdict::ExtensionRequest => {
            (ReviewKind::Extension, Some(Proposal::Extend(row.extension_until)))
        }
        Verdict::Withdrawal | Verdict::Question => (ReviewKind::Verdict, None),
        Verdict::LinkOnly => (ReviewKind::Unreadable, Some(Proposal::AskForEditableFile)),
        Verdict::NotOnList | Verdict::Subordinate => {
            (ReviewKind::Unit, Some(Proposal::Kind(row.verdict)))
        }
        verdict if verdict.is_report() && row.sighting.role == FolderRole::Trash => {
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
        return (ReviewKind::Unreadable, Some(Proposal::AskForEditableFile));
    }
    let kind = if row.round.is_some() { ReviewKind::Unit } else { ReviewKind::Verdict };
    (kind, assign)
}

/// A report that counts may still hold a file that nobody could read, or a doubtful receipt.
fn report(row: &Row) -> Option<ReviewItem> {
    let suspicious =
        row.findings.iter().any(|finding| matches!(finding, Finding::ReceiptSuspicious { .. }));
    if suspicious {
        return Some(item(row, ReviewKind::Receipt, None));
    }
    let unreadable = row.files.iter().any(|file| file.outcome == Outcome::Unreadable);
    unreadable.then(|| item(row, ReviewKind::Unreadable, Some(Proposal::AskForEditableFile)))
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
fn figures(ledger: &Ledger<'_>, round: &Round) -> Vec<ReviewItem> {
    let rows = in_force::figures(ledger, round, false);
    let doubtful = rows.iter().filter(|row| row.reading.status == FigureStatus::Review);
    doubtful.map(|row| figure(round, row)).collect()
}

fn figure(round: &Round, row: &FigureRow) -> ReviewItem {
    let label = row.source.as_ref().map(|source| source.label.clone()).unwrap_or_default();
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
        reasons: vec![ReviewReason::Figure {
            label,
            raw: row.reading.raw.clone(),
            flags: row.reading.flags.clone(),
        }],
    }
}
