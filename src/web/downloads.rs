//! Lists as files: the same tables as on the page and on the command line, kept with their time.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::clock;
use crate::desk::Refusal;
use crate::model::ledger::Standing;
use crate::model::round::Round;
use crate::model::unit::UnitId;
use crate::model::urging::Chase;
use crate::report::csv::Dialect;
use crate::report::figures::{Export, Layout};
use crate::report::{self, Context, remind};
use crate::store::Store;
use crate::store::error::Error as StoreError;
use crate::store::kept::KeptList;
use crate::web::address;
use crate::web::picture::{Picture, RoundPicture};
use crate::web::urging::Urging;
use crate::web::visit::{Pictured, Visit};

pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const DOCX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub(super) const ZIP: &str = "application/zip";
pub(super) const CSV: &str = "text/csv; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// One file that can be had.
struct Offer {
    /// The end of its address, and its name with the round before it.
    file: &'static str,
    report: &'static str,
    format: &'static str,
    kind: &'static str,
    make: fn(&Source<'_>) -> Result<Vec<u8>, report::Error>,
}

/// What a file is made from.
struct Source<'a> {
    picture: &'a Picture,
    round: &'a Round,
    data: &'a RoundPicture,
    context: Context<'a>,
    /// For a sheet of one unit.
    unit: Option<&'a Standing>,
}

const fn offer(
    file: &'static str,
    report: &'static str,
    (format, kind): (&'static str, &'static str),
    make: fn(&Source<'_>) -> Result<Vec<u8>, report::Error>,
) -> Offer {
    Offer { file, report, format, kind, make }
}

const OFFERS: &[Offer] = &[
    offer("late.xlsx", "late", ("xlsx", XLSX), late_xlsx),
    offer("late.docx", "late", ("docx", DOCX), late_docx),
    offer("late.csv", "late", ("csv", CSV), late_csv),
    offer("figures.xlsx", "export", ("xlsx", XLSX), figures_xlsx),
    offer("figures.csv", "export", ("csv", CSV), figures_csv),
    offer("remind.xlsx", "remind", ("xlsx", XLSX), remind_xlsx),
    offer("remind.csv", "remind", ("csv", CSV), remind_csv),
    offer("unit.xlsx", "unit", ("xlsx", XLSX), unit_xlsx),
    offer("unit.docx", "unit", ("docx", DOCX), unit_docx),
    offer("zalo.txt", "remind", ("txt", TEXT), zalo),
];

/// Hands a list out as a file.
pub(super) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path((round, file)): Path<(String, String)>,
) -> Response {
    hand_out(&visit, picture, move |picture| make(picture, &round, &file)).await
}

fn make(picture: &Picture, round: &str, file: &str) -> Result<Made, Unmade> {
    let (round, data) = picture.round(round).ok_or(Unmade::NotThere)?;
    let (offer, unit) = offered(file, data).ok_or(Unmade::NotThere)?;
    let context = picture.context();
    let content = (offer.make)(&Source { picture, round, data, context, unit })?;
    let reminded = match offer.report {
        "remind" => units_of(&Urging::new(picture, round, data).plain()),
        _ => Vec::new(),
    };
    Ok(Made {
        name: format!("{}-{file}", round.id),
        round: round.id.to_string(),
        report: offer.report,
        format: offer.format,
        kind: offer.kind,
        reminded,
        content,
    })
}

/// Who is on a list of units to be urged.
pub(super) fn units_of(chases: &[&Chase]) -> Vec<UnitId> {
    chases.iter().map(|chase| chase.unit.clone()).collect()
}

/// What a name asks for: a list, or `unit-{code}.xlsx` and `.docx` for a unit that is on it.
fn offered<'a>(
    file: &str,
    data: &'a RoundPicture,
) -> Option<(&'static Offer, Option<&'a Standing>)> {
    let find = |name: &str| OFFERS.iter().find(|offer| offer.file == name);
    let Some((code, ending)) = file.strip_prefix("unit-").and_then(|rest| rest.rsplit_once('.'))
    else {
        return find(file).filter(|offer| offer.report != "unit").map(|offer| (offer, None));
    };
    let unit = data.standings.units.iter().find(|standing| standing.unit.as_str() == code)?;
    Some((find(&format!("unit.{ending}"))?, Some(unit)))
}

/// A file about to be handed out.
pub(super) struct Made {
    /// Its name.
    pub(super) name: String,
    /// Of which round.
    pub(super) round: String,
    /// Which report, as it is kept.
    pub(super) report: &'static str,
    /// In which format, as it is kept.
    pub(super) format: &'static str,
    /// Its media type.
    pub(super) kind: &'static str,
    /// The units that it is to urge; none for most files.
    pub(super) reminded: Vec<UnitId>,
    /// Its bytes.
    pub(super) content: Vec<u8>,
}

/// Why there is no file.
pub(super) enum Unmade {
    /// What was asked for is not there.
    NotThere,
    /// What was asked for is wrong; the sentence says what to do.
    Wrong(String),
    /// Writing it failed.
    Failed(report::Error),
    /// It could not be kept, and so is not handed out.
    NotKept(StoreError),
}

impl From<report::Error> for Unmade {
    fn from(cause: report::Error) -> Self {
        Self::Failed(cause)
    }
}

/// Makes a file and keeps it with its time, both off the request's thread, then hands it out.
pub(super) async fn hand_out(
    visit: &Visit,
    picture: Arc<Picture>,
    make: impl FnOnce(&Picture) -> Result<Made, Unmade> + Send + 'static,
) -> Response {
    let store = Arc::clone(&visit.app.store);
    let handed = tokio::task::spawn_blocking(move || {
        make(&picture).and_then(|made| keep(&store, &picture, made))
    });
    match handed.await {
        Ok(Ok(made)) => attachment(&made.name, made.kind, made.content),
        Ok(Err(Unmade::NotThere)) => visit.not_found(),
        Ok(Err(Unmade::Wrong(sentence))) => visit.refused(&Refusal::Wrong(sentence)),
        Ok(Err(Unmade::NotKept(error))) => visit.refused(&visit.desk.failed(error)),
        Ok(Err(Unmade::Failed(cause))) => visit.failed(&cause),
        Err(panicked) => visit.failed(&panicked),
    }
}

fn keep(store: &Store, picture: &Picture, made: Made) -> Result<Made, Unmade> {
    let list = KeptList {
        at: clock::now(),
        report: made.report.to_owned(),
        round: made.round.clone(),
        format: made.format.to_owned(),
        as_of: picture.as_of,
        content: made.content.clone(),
    };
    store.keep_reminder(&list, &made.reminded).map_err(Unmade::NotKept)?;
    Ok(made)
}

/// A file to be saved, never shown in place; its name in RFC 5987's way.
pub(super) fn attachment(name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' })
        .collect();
    let encoded = address::encode(name, b"-_.");
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

fn late_xlsx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    report::late::xlsx(&source.data.standings, source.round, &source.context)
}

fn late_docx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    report::late::docx(&source.data.standings, source.round, &source.context)
}

fn late_csv(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    report::late::csv(&source.data.standings, source.round, &source.context, Dialect::ExcelVi)
}

fn figures_xlsx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    report::figures::xlsx(&export(source), Layout::Long, &source.context)
}

fn figures_csv(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    report::figures::csv(&export(source), Layout::Long, &source.context, Dialect::ExcelVi)
}

fn unit_xlsx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    let made = source.unit.map(|unit| report::unit::xlsx(&export(source), unit, &source.context));
    made.unwrap_or_else(|| Ok(Vec::new()))
}

fn unit_docx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    let made = source.unit.map(|unit| report::unit::docx(&export(source), unit, &source.context));
    made.unwrap_or_else(|| Ok(Vec::new()))
}

/// Units that may be urged without looking at anything first.
fn remind_xlsx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    let urging = Urging::new(source.picture, source.round, source.data);
    remind::xlsx(&urging.plain(), &urging.source, &urging.context)
}

fn remind_csv(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    let urging = Urging::new(source.picture, source.round, source.data);
    remind::csv(&urging.plain(), &urging.source, &urging.context, Dialect::ExcelVi)
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of every maker in the table")]
fn zalo(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    let urging = Urging::new(source.picture, source.round, source.data);
    Ok(remind::plain_list(&urging.plain(), &urging.source, &urging.context).into_bytes())
}

fn export<'a>(source: &'a Source<'_>) -> Export<'a> {
    Export {
        round: source.round,
        standings: &source.data.standings,
        figures: &source.data.figures.rows,
        strays: &source.data.figures.strays,
        everything: true,
    }
}
