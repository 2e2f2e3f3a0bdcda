//! One row per place where a letter was seen, with its own verdict, before versions are chained.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::judge::ledger::Moment;
use crate::judge::ledger::clocks;
use crate::judge::ledger::confirmed::Confirmed;
use crate::judge::ledger::rulings::Rulings;
use crate::judge::standing::day_of;
use crate::model::evidence::Evidence;
use crate::model::judgement::{Attribution, Component, Judgement, Outcome, Verdict};
use crate::model::ledger::{Row, Snapshot};
use crate::model::round::{Round, RoundId};
use crate::model::ruling::Decision;
use crate::model::sighting::{Digest, FolderRole, ReceiptBasis, Sighting, SightingState};
use crate::model::unit::UnitId;

/// Rows of every sighting up to the moment, by receipt.
pub(super) fn rows(
    snapshot: &Snapshot,
    rounds: &[Round],
    rulings: &Rulings<'_>,
    moment: &Moment,
) -> Vec<Row> {
    let mut sightings: Vec<&Sighting> = snapshot
        .sightings
        .iter()
        .filter(|sighting| sighting.received_at <= moment.as_of)
        .filter(|sighting| sighting.state != SightingState::Gone)
        .collect();
    sightings.sort_by_key(|sighting| (sighting.received_at, sighting.id));
    let first = representatives(&sightings);
    let mut names = Confirmed::new(rounds, rulings);
    let row = |sighting: &&Sighting| {
        let day = day_of(sighting.received_at, &moment.time_zone);
        let judged = sighting.digest.and_then(|digest| snapshot.judgements.get(&digest));
        let judgement = judged.map(Arc::as_ref);
        let mut row = own_row(sighting, judgement);
        let repeated = sighting.digest.is_some_and(|d| first.get(&d) != Some(&sighting.id));
        if repeated {
            row.verdict = Verdict::Duplicate;
        } else {
            if let Some(judgement) = judgement {
                know_the_sender(&mut row, judgement, rulings, day);
                names.propose(&mut row, judgement, day);
            }
            rule(&mut row, judgement, rulings, rounds);
        }
        row
    };
    sightings.iter().map(row).collect()
}

/// For each letter the sighting that speaks for it: the mailbox's own receipt before a derived one
/// (contract, `receipt_basis`), anything before Trash, then the earliest receipt.
fn representatives(sightings: &[&Sighting]) -> BTreeMap<Digest, i64> {
    let mut best = BTreeMap::new();
    for sighting in sightings {
        let Some(digest) = sighting.digest else { continue };
        let rank = (
            sighting.own || sighting.role == FolderRole::Own,
            sighting.role == FolderRole::Trash,
            sighting.receipt_basis != ReceiptBasis::Internaldate,
            sighting.received_at,
            sighting.id,
        );
        let entry = best.entry(digest).or_insert(rank);
        *entry = (*entry).min(rank);
    }
    best.into_iter().map(|(digest, rank)| (digest, rank.4)).collect()
}

/// What the place and the machine's judgement say, without any ruling.
fn own_row(sighting: &Sighting, judgement: Option<&Judgement>) -> Row {
    let mut row = Row {
        sighting: sighting.clone(),
        round: None,
        units: Vec::new(),
        candidates: Vec::new(),
        verdict: Verdict::Unresolved,
        evidence: Vec::new(),
        files: Arc::default(),
        findings: Vec::new(),
        extension_until: None,
        ruled: false,
    };
    match sighting.state {
        SightingState::TooLarge => row.verdict = Verdict::TooLarge,
        SightingState::BeforeStart => row.verdict = Verdict::BeforeStart,
        SightingState::Stored => {
            if let Some(judgement) = judgement {
                adopt(&mut row, judgement);
                row.findings.extend(clocks::findings(sighting, &judgement.head));
            }
        }
        SightingState::Pending | SightingState::Failed | SightingState::Gone => {}
    }
    if sighting.own || sighting.role == FolderRole::Own {
        row.verdict = Verdict::Own;
        row.units.clear();
        row.candidates.clear();
    }
    row
}

fn adopt(row: &mut Row, judgement: &Judgement) {
    row.round.clone_from(&judgement.round);
    row.verdict = judgement.verdict;
    row.evidence.clone_from(&judgement.evidence);
    row.files.clone_from(&judgement.files);
    row.findings.clone_from(&judgement.findings);
    row.extension_until = judgement.extension_until;
    match &judgement.attribution {
        Attribution::Subordinate(Some(parent)) if row.verdict == Verdict::Subordinate => {
            row.units = vec![parent.clone()];
        }
        attribution => {
            row.units = certain_units(judgement, attribution);
            if row.units.is_empty() || !row.verdict.is_report() {
                row.candidates = candidates(judgement);
            }
        }
    }
    if row.verdict == Verdict::Unresolved {
        row.units.clear();
    }
}

/// Units that a report letter counts for: its files' own, else the letter's.
fn certain_units(judgement: &Judgement, attribution: &Attribution) -> Vec<UnitId> {
    let mut units = Vec::new();
    if judgement.verdict.is_report() {
        for file in judgement.files.iter() {
            if let Some(unit) = file.attribution.certain()
                && !units.contains(unit)
            {
                units.push(unit.clone());
            }
        }
    }
    if units.is_empty() {
        units.extend(attribution.certain().cloned());
    }
    units
}

/// Every unit whose report the letter may be.
fn candidates(judgement: &Judgement) -> Vec<UnitId> {
    let files = judgement.files.iter().flat_map(|file| file.attribution.candidates());
    let mut units = judgement.attribution.candidates();
    for unit in files {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// Applies what people said about the letter; it wins over the machine.
fn rule(row: &mut Row, judgement: Option<&Judgement>, rulings: &Rulings<'_>, rounds: &[Round]) {
    let Some(message) = row.sighting.digest else { return };
    for ruling in rulings.on_message(&message) {
        match &ruling.decision {
            Decision::Assign { unit, round, file, .. } => {
                assign(row, unit, round.as_ref(), file.as_ref(), rounds);
                restore_kind(row, judgement);
            }
            Decision::Kind { verdict, .. } => call(row, *verdict, judgement, rounds),
            Decision::Ignore { .. } => call(row, Verdict::Irrelevant, judgement, rounds),
            _ => continue,
        }
        row.ruled = true;
        row.evidence.push(Evidence::Ruling { id: ruling.id });
    }
    if row.verdict.is_report() {
        if row.units.is_empty() {
            // A report, but nobody knows for certain whose: a person must look.
            row.verdict = Verdict::Unresolved;
        } else {
            row.candidates.clear();
        }
    }
}

/// A person says what kind of letter it is.
fn call(row: &mut Row, verdict: Verdict, judgement: Option<&Judgement>, rounds: &[Round]) {
    row.verdict = verdict;
    if verdict == Verdict::Unresolved {
        let units = std::mem::take(&mut row.units);
        row.candidates.extend(units);
    }
    if verdict.is_report() && row.units.is_empty() {
        row.units = judgement.map(|j| certain_units(j, &j.attribution)).unwrap_or_default();
    }
    if verdict.is_report() && row.round.is_none() {
        row.round = only_round(rounds);
    }
}

/// A letter that waits only because nobody knew the sender is settled by a person's word on the
/// address. Where something else names another unit, it still waits: documents outrank addresses.
fn know_the_sender(row: &mut Row, judgement: &Judgement, rulings: &Rulings<'_>, day: Date) {
    let address = &judgement.head.from.address;
    let Some((unit, ruling)) = rulings.writes_for(address, day) else { return };
    let unopposed = row.candidates.iter().all(|candidate| candidate == unit);
    let report = row.files.iter().any(|file| {
        matches!(file.component, Some(Component::Report | Component::Scan))
            && file.outcome == Outcome::Read
    });
    let waits =
        row.units.is_empty() && (row.verdict == Verdict::Unresolved || row.verdict.is_report());
    if waits && row.round.is_some() && unopposed && report {
        row.verdict = Verdict::Submission;
        row.units = vec![unit.clone()];
        row.candidates.clear();
        row.evidence.push(Evidence::Ruling { id: ruling.id });
    }
}

fn assign(
    row: &mut Row,
    unit: &UnitId,
    round: Option<&RoundId>,
    file: Option<&Digest>,
    rounds: &[Round],
) {
    if let Some(file) = file {
        assign_file(row, unit, file);
    } else {
        row.units = vec![unit.clone()];
        for own in Arc::make_mut(&mut row.files) {
            own.attribution = Attribution::Certain(unit.clone());
        }
    }
    row.candidates.clear();
    row.round = round.cloned().or_else(|| row.round.take()).or_else(|| only_round(rounds));
}

/// One file of a letter is that unit's. The others stay with the unit that the whole letter was of,
/// or with nobody: a person has only spoken of one.
fn assign_file(row: &mut Row, unit: &UnitId, file: &Digest) {
    let whole = match row.units.as_slice() {
        [only] => Attribution::Certain(only.clone()),
        _ => Attribution::Contested(Vec::new()),
    };
    for own in Arc::make_mut(&mut row.files) {
        if own.sha256 == *file {
            own.attribution = Attribution::Certain(unit.clone());
        } else if own.attribution.certain().is_none() {
            own.attribution = whole.clone();
        }
    }
    row.units.clear();
    for own in row.files.iter() {
        let says =
            matches!(own.component, Some(Component::Report | Component::Scan | Component::Annex))
                || own.sha256 == *file;
        if let Some(owner) = own.attribution.certain().filter(|_| says)
            && !row.units.contains(owner)
        {
            row.units.push(owner.clone());
        }
    }
}

/// A person who names the unit says that the letter is its report: the machine's kind of report, or
/// a plain one where it thought that the letter was none. A link stays a link.
fn restore_kind(row: &mut Row, judgement: Option<&Judgement>) {
    let own = judgement.map(|judgement| judgement.verdict);
    if !row.verdict.is_report() && row.verdict != Verdict::LinkOnly {
        row.verdict = own.filter(|verdict| verdict.is_report()).unwrap_or(Verdict::Submission);
    }
}

fn only_round(rounds: &[Round]) -> Option<RoundId> {
    match rounds {
        [round] => Some(round.id.clone()),
        _ => None,
    }
}
