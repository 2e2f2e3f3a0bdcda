//! `read FILE`: what the program sees in one file. Nothing is stored.

use jiff::tz::TimeZone;

use crate::cli::arguments::{Arguments, Read, ReadFormat};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::cli::workbench;
use crate::config;
use crate::desk::Desk;
use crate::model::document::Document;
use crate::model::finding::Finding;
use crate::model::office::Offices;
use crate::read::fallback;
use crate::report::{Context, reading};
use crate::shield::Shield;
use crate::words::Words;

/// Runs the command. It needs no configuration; where there is one, files are read as the daemon
/// reads them, and figures are matched against its rounds.
pub(super) async fn run(typed: &Arguments, arguments: &Read) -> Result<Outcome, Failure> {
    let desk = desk(typed)?;
    let words = desk
        .as_ref()
        .map_or_else(|| Words::new(typed.language().unwrap_or_default()), |desk| desk.words);
    let reading = desk.as_ref().map(|desk| desk.config.reading).unwrap_or_default();
    let rounds = desk.as_ref().map(|desk| desk.config.rounds.as_slice()).unwrap_or_default();
    let named = arguments.file.display().to_string();
    let cannot = |cause: std::io::Error| {
        Failure::world(words.cannot_open(&named, ""), anyhow::Error::new(cause))
    };
    let metadata = std::fs::metadata(&arguments.file).map_err(cannot)?;
    if metadata.is_dir() {
        return Err(Failure::told(words.is_a_folder(&named)));
    }
    std::fs::File::open(&arguments.file).map_err(cannot)?;
    let program = std::env::current_exe().map_err(cannot)?;
    let name = arguments.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let shield = Shield::new(program, workbench::limits(reading));
    let document = shield.file(&arguments.file, &name.unwrap_or_default()).await.map_err(cannot)?;
    let offices = Offices::default();
    let context = Context { words, time_zone: &TimeZone::UTC, rounds, offices: &offices };
    let bytes = match arguments.format {
        ReadFormat::Json => reading::json(&document, &context)
            .map_err(|error| Failure::world(words.store_failed(), error))?,
        ReadFormat::Text => reading::text(&document, &context).into_bytes(),
    };
    output::write(words, None, &bytes)?;
    if desk.is_none() {
        output::say(words.read_without_configuration());
    }
    if !reading.ocr && any(&document, &|file| is_scan(file)) {
        output::say(words.read_ocr_off());
    }
    if !reading.office && any(&document, &fallback::is_refused) {
        output::say(words.read_office_off());
    }
    Ok(Outcome::Done)
}

/// A configuration that was named must be right; faults of one that only lies about are told, and
/// the file is read without it.
fn desk(typed: &Arguments) -> Result<Option<Desk>, Failure> {
    if typed.config.is_some() {
        return Ok(Some(typed.desk()?));
    }
    let path = config::find(None, &config::environment());
    Ok(path
        .exists()
        .then(|| typed.desk().inspect_err(|faults| output::say(faults.sentence())))
        .and_then(Result::ok))
}

fn is_scan(document: &Document) -> bool {
    document.findings.iter().any(|finding| matches!(finding, Finding::ScanOnly { .. }))
}

fn any(document: &Document, is_so: &dyn Fn(&Document) -> bool) -> bool {
    is_so(document) || document.members.iter().any(|member| any(member, is_so))
}
