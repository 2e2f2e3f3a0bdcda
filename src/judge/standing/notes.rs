//! What must be said beside a row of the late list, so that nobody is accused wrongly.

use crate::judge::ledger::{Ledger, digest_of, files_of, qualifies};
use crate::judge::standing::day_of;
use crate::judge::standing::receipt::{Receipt, ReceiptKind};
use crate::model::figure::FigureStatus;
use crate::model::judgement::{Component, Outcome, Verdict};
use crate::model::ledger::{FigureRow, Row, Standing, StandingNote};
use crate::model::round::Round;
use crate::model::ruling::Decision;
use crate::model::sighting::{FolderRole, ReceiptBasis};

/// Notes in the order in which a reader needs them.
pub(super) fn notes(
    ledger: &Ledger<'_>,
    round: &Round,
    standing: &Standing,
    receipt: Option<&Receipt>,
    figures: &[FigureRow],
) -> Vec<StandingNote> {
    let mut notes = Vec::new();
    if let Some(receipt) = receipt {
        of_receipt(receipt, &mut notes);
    }
    notes.extend(standing.extended_to.map(StandingNote::ExtendedTo));
    of_rulings(ledger, round, standing, &mut notes);
    of_letters(ledger, round, standing, &mut notes);
    of_components(ledger, round, standing, &mut notes);
    let doubtful = figures.iter().filter(|f| f.reading.status == FigureStatus::Review).count();
    if doubtful > 0 {
        notes.push(StandingNote::ReviewFigures(u32::try_from(doubtful).unwrap_or(u32::MAX)));
    }
    notes.dedup();
    notes
}

fn of_receipt(receipt: &Receipt, notes: &mut Vec<StandingNote>) {
    match &receipt.kind {
        ReceiptKind::Letter => {}
        ReceiptKind::Junk => notes.push(StandingNote::FoundInJunk),
        ReceiptKind::Credited => notes.push(StandingNote::Credited),
        ReceiptKind::Channel(name) => notes.push(StandingNote::OtherChannel(name.clone())),
    }
    if !matches!(receipt.basis, ReceiptBasis::Internaldate | ReceiptBasis::Ruling) {
        notes.push(StandingNote::DerivedReceipt(receipt.basis));
    }
}

fn of_rulings(
    ledger: &Ledger<'_>,
    round: &Round,
    standing: &Standing,
    notes: &mut Vec<StandingNote>,
) {
    let rulings = ledger.rulings.on_unit(&round.id, &standing.unit);
    let decided = rulings.iter().any(|r| matches!(r.decision, Decision::Confirm { .. }));
    match (standing.expected, decided) {
        (true, _) => {}
        (false, true) => notes.push(StandingNote::NotExpected),
        (false, false) => notes.push(StandingNote::ToConfirm),
    }
    for ruling in rulings {
        match &ruling.decision {
            Decision::Exempt { .. } => notes.push(StandingNote::Exempt),
            Decision::Merge { into, .. } => notes.push(StandingNote::Merged(into.clone())),
            Decision::Note { text, .. } => notes.push(StandingNote::Note(text.clone())),
            _ => {}
        }
    }
}

/// Letters of the unit that are no versions, or lie where they should not.
fn of_letters(
    ledger: &Ledger<'_>,
    round: &Round,
    standing: &Standing,
    notes: &mut Vec<StandingNote>,
) {
    let received = standing.state.received();
    let concerns =
        |row: &&Row| row.units.contains(&standing.unit) || row.candidates.contains(&standing.unit);
    let here = |row: &&Row| row.round.as_ref().is_none_or(|of| *of == round.id);
    let mut add = |note: StandingNote| {
        if !notes.contains(&note) {
            notes.push(note);
        }
    };
    for row in ledger.rows.iter().filter(here).filter(concerns) {
        let credited =
            digest_of(row).is_some_and(|message| ledger.rulings.credited(&message, &standing.unit));
        if credited {
            continue;
        }
        if row.sighting.role == FolderRole::Trash && row.verdict.is_report() && !row.ruled {
            add(StandingNote::InTrash);
        }
        match row.verdict {
            Verdict::ExtensionRequest if standing.extended_to.is_none() => {
                let until = row.extension_until;
                add(StandingNote::ExtensionAsked(until));
            }
            Verdict::Withdrawal => add(StandingNote::WithdrawalAsked),
            Verdict::LinkOnly if !received => add(StandingNote::LinkOnly),
            Verdict::Subordinate if !received => add(StandingNote::Subordinate),
            Verdict::Unresolved => add(unresolved(row)),
            Verdict::NoReport if !received => {
                add(StandingNote::WroteWithoutReport(row.sighting.received_at));
            }
            verdict if verdict.is_report() && is_unreadable(row) => {
                add(StandingNote::Unreadable);
            }
            _ => {}
        }
    }
}

fn unresolved(row: &Row) -> StandingNote {
    if is_unreadable(row) { StandingNote::Unreadable } else { StandingNote::Unsettled }
}

fn is_unreadable(row: &Row) -> bool {
    row.files.iter().any(|file| file.outcome == Outcome::Unreadable)
}

/// What the versions lack, and what came late.
fn of_components(
    ledger: &Ledger<'_>,
    round: &Round,
    standing: &Standing,
    notes: &mut Vec<StandingNote>,
) {
    let versions = ledger.versions(&round.id, &standing.unit);
    let has = |component| {
        versions
            .iter()
            .any(|row| files_of(row, &standing.unit).any(|file| file.component == Some(component)))
    };
    if standing.report && !standing.annex {
        let scan = has(Component::Scan) && !has(Component::Report);
        notes.push(if scan { StandingNote::ScanOnly } else { StandingNote::AnnexMissing });
    }
    if !standing.report && standing.annex {
        notes.push(StandingNote::AnnexOnly);
    }
    let Some(first) = standing.received_at else { return };
    let time_zone = &ledger.moment.time_zone;
    let last_day = standing.extended_to.unwrap_or(standing.due);
    let correction = versions.iter().rev().find(|row| {
        qualifies(row, &standing.unit)
            && row.sighting.received_at > first
            && day_of(row.sighting.received_at, time_zone) > last_day
    });
    if let Some(row) = correction {
        notes.push(StandingNote::LateCorrection(row.sighting.received_at));
    }
    if round.closes.is_some_and(|closes| day_of(first, time_zone) > closes) {
        notes.push(StandingNote::AfterClose);
    }
}
