//! Lists as files: the same tables as on the page and on the command line, kept with their time.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::desk::Refusal;
use crate::model::round::Round;
use crate::report::csv::Dialect;
use crate::report::figures::{Export, Layout};
use crate::report::{self, Context};
use crate::store::kept::KeptList;
use crate::web::percent;
use crate::web::picture::{Picture, RoundPicture};
use crate::web::visit::Visit;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

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
    round: &'a Round,
    data: &'a RoundPicture,
    context: Context<'a>,
}

const OFFERS: &[Offer] = &[
    Offer { file: "late.xlsx", report: "late", format: "xlsx", kind: XLSX, make: late_xlsx },
    Offer { file: "late.csv", report: "late", format: "csv", kind: CSV, make: late_csv },
    Offer {
        file: "figures.xlsx",
        report: "export",
        format: "xlsx",
        kind: XLSX,
        make: figures_xlsx,
    },
    Offer { file: "figures.csv", report: "export", format: "csv", kind: CSV, make: figures_csv },
];

/// Hands a list out as a file.
pub(super) async fn show(visit: Visit, Path((round, file)): Path<(String, String)>) -> Response {
    let picture = match visit.picture().await {
        Ok(picture) => picture,
        Err(response) => return response,
    };
    let (Some((round, data)), Some(offer)) =
        (picture.round(&round), OFFERS.iter().find(|offer| offer.file == file))
    else {
        return visit.not_found();
    };
    let desk = &picture.desk;
    let context = Context {
        words: desk.words,
        time_zone: &desk.config.time_zone,
        rounds: &desk.config.rounds,
    };
    let bytes = match (offer.make)(&Source { round, data, context }) {
        Ok(bytes) => bytes,
        Err(cause) => {
            tracing::error!(%cause, "A list could not be made");
            return visit.refused(&Refusal::Wrong(desk.words.store_failed().to_owned()));
        }
    };
    if let Err(error) = keep(&visit, &picture, round, offer, &bytes) {
        return visit.refused(&desk.failed(error));
    }
    attachment(&format!("{}-{}", round.id, offer.file), offer.kind, bytes)
}

fn keep(
    visit: &Visit,
    picture: &Picture,
    round: &Round,
    offer: &Offer,
    bytes: &[u8],
) -> crate::store::error::Result<()> {
    visit.app.store.keep_list(&KeptList {
        at: visit.app.now(),
        report: offer.report.to_owned(),
        round: round.id.as_str().to_owned(),
        format: offer.format.to_owned(),
        as_of: picture.as_of,
        content: bytes.to_vec(),
    })
}

/// A file to be saved, never shown in place; its name in RFC 5987's way.
pub(super) fn attachment(name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' })
        .collect();
    let encoded = percent::encode(name, b"-_.");
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

fn late_xlsx(source: &Source<'_>) -> Result<Vec<u8>, report::Error> {
    report::late::xlsx(&source.data.standings, source.round, &source.context)
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

fn export<'a>(source: &'a Source<'_>) -> Export<'a> {
    Export {
        round: source.round,
        standings: &source.data.standings,
        figures: &source.data.figures,
        strays: &source.data.strays,
        everything: true,
    }
}
