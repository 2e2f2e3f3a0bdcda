//! What must hold of what was derived from letters: judgements and outlines.
//!
//! That a figure has its letter, file and place, and a file exactly one outcome, is held by the types: a
//! judgement that parses has them. What no type can say is checked here.

use std::collections::BTreeSet;

use rusqlite::Transaction;

use crate::model::invariant::Invariant;
use crate::model::judgement::{Judgement, Outcome};
use crate::model::sighting::Digest;
use crate::store::error::Result;
use crate::store::judgements;
use crate::store::outlines;
use crate::store::value::Column;
use crate::store::verify::Check;

/// Every figure stands in a file of its letter; every file has one outcome, with a reason where a
/// person must look.
pub(super) fn judgements_are_sound(transaction: &Transaction<'_>) -> Result<[Check; 2]> {
    let mut query = transaction.prepare("SELECT digest, content FROM judgement")?;
    let mut rows = query.query([])?;
    let (mut figures, mut outcomes) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let digest = row.get::<_, Column<Digest>>(0)?.0;
        let content = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        match judgements::parse(content) {
            Ok(judgement) if judgement.digest != digest => {
                figures.push(format!("{digest}: speaks of {}", judgement.digest));
            }
            Ok(judgement) => {
                figures.extend(stray_figures(&judgement));
                outcomes.extend(odd_outcomes(&judgement));
            }
            Err(cause) => figures.push(format!("{digest}: {cause}")),
        }
    }
    Ok([
        Check { invariant: Invariant::FigureInFile, broken: figures },
        Check { invariant: Invariant::OneOutcome, broken: outcomes },
    ])
}

fn stray_figures(judgement: &Judgement) -> Vec<String> {
    let of_another_file = judgement
        .files
        .iter()
        .flat_map(|file| file.figures.iter().filter(move |figure| figure.file != file.sha256));
    of_another_file
        .map(|figure| format!("{}: {} of {}", judgement.digest, figure.indicator, figure.file))
        .collect()
}

/// Files that are judged twice, and files that a person must see without being told why.
fn odd_outcomes(judgement: &Judgement) -> Vec<String> {
    let mut paths = BTreeSet::new();
    let mut odd = Vec::new();
    for file in judgement.files.iter() {
        let outcome = file.outcome.as_str();
        if !paths.insert(file.path.as_str()) {
            odd.push(format!(
                "{}: {} has a second outcome, {outcome}",
                judgement.digest, file.path
            ));
        }
        if file.outcome == Outcome::Unreadable && file.findings.is_empty() {
            odd.push(format!("{}: {} is {outcome} without a finding", judgement.digest, file.path));
        }
    }
    odd
}

/// Every outline is that of a file of a judged letter. A database that no newer program has opened
/// to write yet has none.
pub(super) fn outlines_are_sound(transaction: &Transaction<'_>) -> Result<Check> {
    let mut broken = Vec::new();
    let invariant = Invariant::OutlineOfJudgement;
    if !transaction.table_exists(None, "outline")? {
        return Ok(Check { invariant, broken });
    }
    let mut query = transaction.prepare(
        "SELECT lower(hex(outline.digest)), outline.path, outline.content, judgement.content
         FROM outline
         LEFT JOIN judgement ON judgement.digest = outline.digest
         ORDER BY outline.digest, outline.path",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (digest, path): (String, String) = (row.get(0)?, row.get(1)?);
        let judgement: Option<String> = row.get(3)?;
        let judgement = judgement.and_then(|content| judgements::parse(&content).ok());
        let files = judgement.map(|judgement| judgement.files).unwrap_or_default();
        let known = files.iter().any(|file| file.path == path);
        let text: String = row.get(2)?;
        if !known || outlines::parse(&text).is_err() {
            broken.push(format!("{digest}: {path}"));
        }
    }
    Ok(Check { invariant, broken })
}
