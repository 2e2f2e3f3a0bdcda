//! `remind`: whom to urge and why not, and drafts as mail files. Nothing is sent.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::cli::arguments::Remind;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::{lists, output};
use crate::clock;
use crate::desk::Desk;
use crate::judge::standing::standings;
use crate::model::unit::UnitId;
use crate::model::urging::Chase;
use crate::report::Context;
use crate::report::remind::{Draft, Source, chases, draft, overview};

/// Runs the command.
pub(super) fn run(desk: &Desk, arguments: &Remind) -> Result<Outcome, Failure> {
    let round = desk.round(arguments.round.as_deref())?;
    let as_of = desk.moment(arguments.as_of.as_deref())?;
    let named: Vec<UnitId> =
        arguments.unit.iter().map(|code| desk.unit(round, code)).collect::<Result<_, _>>()?;
    let snapshot = desk.snapshot(&desk.reader()?)?;
    let ledger = desk.ledger(&snapshot, as_of);
    let standings = standings(&ledger, round);
    let source = Source {
        round,
        standings: &standings,
        rows: &ledger.rows,
        rulings: &snapshot.rulings,
        addresses: &desk.config.addresses,
        sender: desk.config.sender(),
    };
    let context = lists::context(desk);
    let all = chases(&source, &context);
    let some = chosen(desk, all, &named)?;
    let Some(folder) = &arguments.drafts else {
        let text = overview(&some, &source, &context, output::width());
        output::write(desk.words, None, text.as_bytes())?;
        return Ok(Outcome::Done);
    };
    write_drafts(desk, &some, !named.is_empty(), &source, &context, folder)
}

/// The units named, each of which must owe a report; without names, all that do.
fn chosen(desk: &Desk, all: Vec<Chase>, named: &[UnitId]) -> Result<Vec<Chase>, Failure> {
    if named.is_empty() {
        return Ok(all);
    }
    for unit in named {
        if !all.iter().any(|chase| chase.unit == *unit) {
            return Err(Failure::usage(desk.words.not_to_be_urged(desk.names().unit(unit))));
        }
    }
    Ok(all.into_iter().filter(|chase| named.contains(&chase.unit)).collect())
}

/// Writes a draft for each unit that may be urged, and says which were left out and why.
fn write_drafts(
    desk: &Desk,
    chases: &[Chase],
    by_name: bool,
    source: &Source<'_>,
    context: &Context<'_>,
    folder: &Path,
) -> Result<Outcome, Failure> {
    let words = desk.words;
    let mut told = Vec::new();
    let (mut written, mut outcome) = (Vec::new(), Outcome::Done);
    std::fs::create_dir_all(folder).map_err(|cause| {
        Failure::world(words.cannot_write(&folder.display().to_string()), cause)
    })?;
    for chase in chases {
        if !chase.is_plain() && !by_name {
            let why: Vec<String> =
                chase.cautions.iter().map(|caution| words.caution(&caution.why)).collect();
            let (name, code) = (&chase.name, chase.unit.as_str());
            told.push(words.draft_left_out(name, code, &why.join(" ")));
            continue;
        }
        let draft = draft(chase, source, context);
        if draft.to.is_empty() {
            told.push(words.draft_without_address(&chase.name));
        }
        if create(desk, folder, &draft)? {
            written.push(chase.unit.clone());
            told.push(format!("{}: {}", draft.file, chase.name));
        } else {
            outcome = Outcome::Found;
            told.push(words.draft_exists(&draft.file));
        }
    }
    if !written.is_empty() {
        let noted = desk.beside()?.note_reminder(&source.round.id, &written, clock::now());
        noted.map_err(|error| desk.failed(error))?;
    }
    told.push(words.drafts_written(written.len(), &folder.display().to_string()));
    let text = told.join("\n") + "\n";
    output::write(words, None, text.as_bytes())?;
    Ok(outcome)
}

/// Writes a file that was not there; `false` where one was: a draft that somebody has edited is not
/// ours to replace.
fn create(desk: &Desk, folder: &Path, draft: &Draft) -> Result<bool, Failure> {
    let path = folder.join(&draft.file);
    let failed =
        |cause| Failure::world(desk.words.cannot_write(&path.display().to_string()), cause);
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(cause) => return Err(failed(cause)),
    };
    file.write_all(&draft.bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    Ok(true)
}
