//! Versions: which of several letters of a unit is a duplicate, a replacement, a supplement.
//!
//! Wording proposes (the letter's own verdict); the chain only settles what wording leaves open: a
//! second letter with the same files is a duplicate, one with a new report replaces, one that only
//! adds an annex supplements. A person's verdict is never changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::judge::ledger::files_of;
use crate::model::judgement::{Component, Outcome, Verdict};
use crate::model::ledger::Row;
use crate::model::round::RoundId;
use crate::model::sighting::{Digest, FolderRole};
use crate::model::unit::UnitId;

/// What came for a unit in a round so far.
#[derive(Default)]
struct Earlier {
    file_sets: BTreeSet<BTreeSet<Digest>>,
    report: bool,
    annex: bool,
}

/// Settles verdicts of report letters in order of receipt. A letter with several units' files is a
/// duplicate only when it brings nothing new for any of them.
pub(super) fn settle(rows: &mut [Row]) {
    let mut earlier: BTreeMap<(RoundId, UnitId), Earlier> = BTreeMap::new();
    for row in rows.iter_mut() {
        let Some(round) = row.round.clone().filter(|_| row.verdict.is_report()) else { continue };
        if row.sighting.role == FolderRole::Trash && !row.ruled {
            continue;
        }
        let mut verdicts = Vec::new();
        for unit in &row.units {
            let known = earlier.entry((round.clone(), unit.clone())).or_default();
            verdicts.push(take(known, row, unit));
        }
        let repeated = verdicts.iter().all(|verdict| *verdict == Verdict::Duplicate);
        match verdicts.as_slice() {
            _ if row.ruled => {}
            [verdict] => row.verdict = *verdict,
            [_, ..] if repeated => row.verdict = Verdict::Duplicate,
            _ => {}
        }
    }
}

/// What the letter is for one unit, remembered for later ones.
fn take(known: &mut Earlier, row: &Row, unit: &UnitId) -> Verdict {
    let files = file_set(row, unit);
    let (report, annex) = brings(row, unit);
    let verdict = verdict(row.verdict, known, &files, report, annex);
    if verdict != Verdict::Duplicate {
        known.report |= report;
        known.annex |= annex;
        known.file_sets.insert(files);
    }
    verdict
}

#[expect(clippy::fn_params_excessive_bools, reason = "two components, each there or not")]
fn verdict(
    own: Verdict,
    known: &Earlier,
    files: &BTreeSet<Digest>,
    report: bool,
    annex: bool,
) -> Verdict {
    if !files.is_empty() && known.file_sets.contains(files) {
        return Verdict::Duplicate;
    }
    match own {
        Verdict::Submission if known.report && report => Verdict::Replacement,
        Verdict::Submission if (known.report || known.annex) && (report || annex) => {
            Verdict::Supplement
        }
        other => other,
    }
}

fn file_set(row: &Row, unit: &UnitId) -> BTreeSet<Digest> {
    files_of(row, unit)
        .filter(|file| file.outcome != Outcome::Ignored && !file.is_body())
        .map(|file| file.sha256)
        .collect()
}

fn brings(row: &Row, unit: &UnitId) -> (bool, bool) {
    let has = |component| files_of(row, unit).any(|file| file.component == Some(component));
    (has(Component::Report) || has(Component::Scan), has(Component::Annex))
}
