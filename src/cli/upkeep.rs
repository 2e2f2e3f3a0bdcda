//! `verify`, `backup`, `restore`, `reingest`: keeping the data folder sound.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::cli::arguments::{Backup, Reingest, Restore};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::progress::Progress;
use crate::cli::{output, workbench};
use crate::daemon::judging::{judge_one, judge_these};
use crate::desk::{Desk, Refusal};
use crate::judge::in_force;
use crate::judge::standing::standings;
use crate::model::invariant::Invariant;
use crate::model::judgement::Judgement;
use crate::model::sighting::SightingState;
use crate::store::Store;
use crate::store::backup::restore as bring_back;
use crate::store::verify::Check;
use crate::words::Words;

/// `verify`: one line per invariant; exit 1 where one fails.
pub(super) fn verify(desk: &Desk) -> Result<Outcome, Failure> {
    let store = desk.reader()?;
    let progress = Progress::bytes(desk.words.verifying());
    let mut checks =
        store.verify(|bytes| progress.add(bytes)).map_err(|error| desk.failed(error))?;
    progress.done();
    checks.extend(lists_add_up(desk, &store)?);
    let mut text = String::new();
    for check in &checks {
        let mark = if check.broken.is_empty() { "✓" } else { "✗" };
        text.extend([mark, " ", desk.words.invariant(check.invariant), "\n"]);
        for line in &check.broken {
            text.extend(["    ", line, "\n"]);
        }
    }
    let broken = checks.iter().any(|check| !check.broken.is_empty());
    let last = if broken { desk.words.verify_failed() } else { desk.words.all_well() };
    text.push_str(last);
    text.push('\n');
    output::write(desk.words, None, text.as_bytes())?;
    Ok(if broken { Outcome::Found } else { Outcome::Done })
}

/// What must hold of the lists themselves: every letter one verdict, every unit one state, every
/// figure in force once.
fn lists_add_up(desk: &Desk, store: &Store) -> Result<Vec<Check>, Failure> {
    let snapshot = desk.snapshot(store)?;
    let ledger = desk.ledger(&snapshot, Timestamp::MAX);
    let seen = snapshot.sightings.iter().filter(|s| s.state != SightingState::Gone).count();
    let check = |invariant| Check { invariant, broken: Vec::new() };
    let mut letters = check(Invariant::OneVerdict);
    if ledger.rows.len() != seen {
        letters.broken.push(desk.words.verdicts_missing(seen, ledger.rows.len()));
    }
    let mut units = check(Invariant::OneState);
    let mut figures = check(Invariant::OneFigure);
    for round in &desk.config.rounds {
        let totals = standings(&ledger, round).totals;
        let states = [totals.received, totals.missing, totals.pending, totals.exempt];
        let states = states.iter().sum::<u32>();
        if states != totals.expected {
            let line = desk.words.states_missing(round.id.as_str(), totals.expected, states);
            units.broken.push(line);
        }
        let mut known = BTreeSet::new();
        for row in in_force::figures(&ledger, round, false) {
            let key = format!("{}: {} {} {}", round.id, row.unit, row.indicator, row.period);
            if !known.insert(key.clone()) {
                figures.broken.push(key);
            }
        }
    }
    Ok(vec![letters, units, figures])
}

/// `backup FILE`
pub(super) fn backup(desk: &Desk, arguments: &Backup) -> Result<Outcome, Failure> {
    let store = desk.reader()?;
    let progress = Progress::letters(desk.words.copying(), None);
    let letters = store
        .backup(&arguments.file, |letters| progress.add(letters))
        .map_err(|error| desk.failed(error))?;
    progress.done();
    let line = desk.words.backed_up(letters, &arguments.file.display().to_string());
    output::write(desk.words, None, format!("{line}\n").as_bytes())?;
    Ok(Outcome::Done)
}

/// `restore FILE --into DIR`: needs no configuration, since there may be none left.
pub(super) fn restore(words: Words, arguments: &Restore) -> Result<Outcome, Failure> {
    let letters = bring_back(&arguments.file, &arguments.into)
        .map_err(|error| Refusal::of_store(words, error))?;
    let folder = std::path::absolute(&arguments.into).unwrap_or_else(|_| arguments.into.clone());
    let line = words.restored(letters, &folder.display().to_string());
    output::write(words, None, format!("{line}\n").as_bytes())?;
    Ok(Outcome::Done)
}

/// `reingest`: every judgement again from the raw letters.
pub(super) async fn reingest(desk: &Desk, arguments: &Reingest) -> Result<Outcome, Failure> {
    if arguments.dry_run { dry_run(desk).await } else { remake(desk).await }
}

async fn remake(desk: &Desk) -> Result<Outcome, Failure> {
    let bench = workbench::make(desk, Arc::new(desk.owner()?))?;
    let stop = workbench::until_interrupted();
    let letters = bench.store.letters().map_err(|error| desk.failed(error))?;
    let progress = Progress::letters(desk.words.rereading(), u64::try_from(letters.len()).ok());
    let count = judge_these(&bench, letters, &stop, &mut |_| progress.add(1))
        .await
        .map_err(|error| desk.failed(error))?;
    progress.done();
    let line = format!("{}\n", desk.words.reread(count));
    output::write(desk.words, None, line.as_bytes())?;
    Ok(Outcome::Done)
}

/// Prints each letter of which the judgement would change, and how; stores nothing.
async fn dry_run(desk: &Desk) -> Result<Outcome, Failure> {
    let store = Arc::new(desk.reader()?);
    let bench = workbench::make(desk, store)?;
    let letters = bench.store.letters().map_err(|error| desk.failed(error))?;
    let total = u64::try_from(letters.len()).unwrap_or_default();
    let progress = Progress::letters(desk.words.rereading(), Some(total));
    let mut text = String::new();
    let mut changed = 0_u64;
    for digest in letters {
        let new = judge_one(bench.clone(), digest)
            .await
            .map_err(|cause| Failure::world(desk.words.store_failed(), cause))?
            .judgement;
        let old = bench.store.judgement(digest).map_err(|error| desk.failed(error))?;
        progress.add(1);
        if old.as_ref() != Some(&new) {
            changed = changed.saturating_add(1);
            text.push_str(&difference(desk, old.as_ref(), &new));
        }
    }
    progress.done();
    text.push_str(&desk.words.would_change(changed));
    text.push('\n');
    output::write(desk.words, None, text.as_bytes())?;
    Ok(Outcome::Done)
}

fn difference(desk: &Desk, old: Option<&Judgement>, new: &Judgement) -> String {
    let tell = |judgement: &Judgement| {
        let units = judgement.attribution.candidates();
        let figures: usize = judgement.files.iter().map(|file| file.figures.len()).sum();
        desk.words.judgement_line(judgement.verdict, &desk.names().units(&units), figures)
    };
    let before = old.map_or_else(|| "–".to_owned(), tell);
    let short = new.digest.short();
    format!("{short}  {before}\n           → {}\n", tell(new))
}
