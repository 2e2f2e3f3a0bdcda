//! `late`, `export`, `messages`, `review`: the lists, in every format, to the screen or a file.

use std::path::Path;

use jiff::Timestamp;

use crate::cli::arguments::{
    DialectName, Export, ExportFormat, Late, LateFormat, LayoutName, ListFormat, Messages, Review,
    Which,
};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::desk::Desk;
use crate::judge::in_force;
use crate::judge::review::review as review_items;
use crate::judge::standing::standings;
use crate::model::ledger::Row;
use crate::report::csv::Dialect;
use crate::report::figures::{Export as Figures, Layout};
use crate::report::{self, Context};
use crate::store::kept::KeptList;

/// `late`: who is on time, late, missing.
pub(super) fn late(desk: &Desk, arguments: &Late) -> Result<Outcome, Failure> {
    let round = desk.round(arguments.which.round.as_deref())?;
    let as_of = desk.moment(arguments.which.as_of.as_deref())?;
    let snapshot = desk.snapshot(&desk.reader()?)?;
    let standings = standings(&desk.ledger(&snapshot, as_of), round);
    let context = context(desk);
    let bytes = match arguments.format {
        LateFormat::Json => report::late::json(&standings, &context),
        LateFormat::Table => {
            Ok(report::late::text(&standings, round, &context, output::width()).into_bytes())
        }
        LateFormat::Csv => report::late::csv(&standings, round, &context, arguments.dialect.into()),
        LateFormat::Xlsx => report::late::xlsx(&standings, round, &context),
        LateFormat::Docx => report::late::docx(&standings, round, &context),
    };
    let kept = Kept { report: "late", format: name_of(&arguments.format), which: &arguments.which };
    hand_out(desk, made(desk, bytes)?, &kept, as_of, round.id.as_str())
}

/// `export`: figures with their places.
pub(super) fn export(desk: &Desk, arguments: &Export) -> Result<Outcome, Failure> {
    let round = desk.round(arguments.which.round.as_deref())?;
    let as_of = desk.moment(arguments.which.as_of.as_deref())?;
    let snapshot = desk.snapshot(&desk.reader()?)?;
    let ledger = desk.ledger(&snapshot, as_of);
    let standings = standings(&ledger, round);
    let figures = in_force::figures(&ledger, round, arguments.all);
    let strays = if arguments.all { in_force::stray_rows(&ledger, round) } else { Vec::new() };
    let layout = match arguments.layout {
        LayoutName::Long => Layout::Long,
        LayoutName::Wide => Layout::Wide,
    };
    let export = Figures {
        round,
        standings: &standings,
        figures: &figures,
        strays: &strays,
        everything: arguments.all,
    };
    let context = context(desk);
    let dialect = arguments.dialect.into();
    let bytes = match arguments.format {
        ExportFormat::Csv => report::figures::csv(&export, layout, &context, dialect),
        ExportFormat::Json => report::figures::json(&export, layout, &context),
        ExportFormat::Xlsx => report::figures::xlsx(&export, layout, &context),
    };
    let kept =
        Kept { report: "export", format: name_of(&arguments.format), which: &arguments.which };
    hand_out(desk, made(desk, bytes)?, &kept, as_of, round.id.as_str())
}

/// `messages`: every letter ever seen.
pub(super) fn messages(desk: &Desk, arguments: &Messages) -> Result<Outcome, Failure> {
    let round = arguments.round.as_deref().map(|id| desk.round_id(Some(id))).transpose()?;
    let snapshot = desk.snapshot(&desk.reader()?)?;
    let ledger = desk.ledger(&snapshot, Timestamp::MAX);
    let rows: Vec<Row> =
        ledger.rows.iter().filter(|row| round.is_none() || row.round == round).cloned().collect();
    let context = context(desk);
    let bytes = match arguments.format {
        ListFormat::Json => report::messages::json(&rows, &context),
        ListFormat::Table => {
            Ok(report::messages::text(&rows, &context, output::width()).into_bytes())
        }
    };
    write(desk, arguments.output.as_deref(), &made(desk, bytes)?)
}

/// `review`: what waits for a person.
pub(super) fn review(desk: &Desk, arguments: &Review) -> Result<Outcome, Failure> {
    let snapshot = desk.snapshot(&desk.reader()?)?;
    let ledger = desk.ledger(&snapshot, clock::now());
    let items = review_items(&ledger);
    let context = context(desk);
    let bytes = match arguments.format {
        ListFormat::Json => report::review::json(&items, &context),
        ListFormat::Table => {
            Ok(report::review::text(&items, &context, output::width()).into_bytes())
        }
    };
    write(desk, arguments.output.as_deref(), &made(desk, bytes)?)
}

/// What reports need beside their data.
pub(super) fn context(desk: &Desk) -> Context<'_> {
    let config = &desk.config;
    Context {
        words: desk.words,
        time_zone: &config.time_zone,
        rounds: &config.rounds,
        offices: &config.offices,
    }
}

/// A report that could not be made is our fault, not the reader's.
pub(super) fn made<T>(desk: &Desk, report: Result<T, report::Error>) -> Result<T, Failure> {
    report.map_err(|error| Failure::world(desk.words.store_failed(), error))
}

fn write(desk: &Desk, output: Option<&Path>, bytes: &[u8]) -> Result<Outcome, Failure> {
    output::write(desk.words, output, bytes)?;
    Ok(Outcome::Done)
}

/// What is kept with a list that is handed out.
struct Kept<'a> {
    report: &'a str,
    format: &'a str,
    which: &'a Which,
}

/// Writes a list; one that goes to a file is kept with its time, so that it can be shown again.
fn hand_out(
    desk: &Desk,
    bytes: Vec<u8>,
    kept: &Kept<'_>,
    as_of: Timestamp,
    round: &str,
) -> Result<Outcome, Failure> {
    let output = kept.which.output.as_deref();
    output::write(desk.words, output, &bytes)?;
    if output.is_some() {
        let list = KeptList {
            at: clock::now(),
            report: kept.report.to_owned(),
            round: round.to_owned(),
            format: kept.format.to_owned(),
            as_of,
            content: bytes,
        };
        desk.beside()?.keep_list(&list).map_err(|error| desk.failed(error))?;
    }
    Ok(Outcome::Done)
}

/// The word by which a format is chosen on the command line.
fn name_of(format: &impl clap::ValueEnum) -> &'static str {
    match format.to_possible_value() {
        Some(value) => match value.get_name() {
            "csv" => "csv",
            "json" => "json",
            "xlsx" => "xlsx",
            "docx" => "docx",
            _ => "table",
        },
        None => "table",
    }
}

impl From<DialectName> for Dialect {
    fn from(name: DialectName) -> Self {
        match name {
            DialectName::Excel => Self::Excel,
            DialectName::ExcelVi => Self::ExcelVi,
            DialectName::Plain => Self::Plain,
        }
    }
}
