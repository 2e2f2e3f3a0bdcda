//! "Chẩn đoán": the checks of `check`, mailboxes and ledger side by side, disk, backups, versions.

mod mailboxes;

use std::sync::Arc;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::clock;
use crate::daemon::judging::blocking;
use crate::desk::Desk;
use crate::desk::check::{self, Line, Rating};
use crate::store::error::Result;
use crate::store::{Store, sqlite_version};
use crate::web::app::App;
use crate::web::pages::diagnosis::mailboxes::Mailbox;
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;
use crate::words::pages::DiagnosisHeading;

/// What is only done when asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    /// Read the whole database: seconds on a large one.
    ca: Option<String>,
}

/// One check.
struct Checked {
    mark: &'static str,
    result: &'static str,
    text: String,
    step: Option<String>,
}

#[derive(Template)]
#[template(path = "diagnosis.html", config = "src/web/askama.toml")]
struct DiagnosisPage {
    shell: Shell,
    words: Words,
    checks: Vec<Checked>,
    counts: String,
    columns: [&'static str; 7],
    mailboxes: Vec<Mailbox>,
    facts: Vec<(&'static str, String)>,
}

/// Headings of the counts of a folder.
const COLUMNS: [DiagnosisHeading; 7] = [
    DiagnosisHeading::Present,
    DiagnosisHeading::Rows,
    DiagnosisHeading::Stored,
    DiagnosisHeading::Pending,
    DiagnosisHeading::Failed,
    DiagnosisHeading::LeftOut,
    DiagnosisHeading::Vanished,
];

/// The page.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Query(asked): Query<Asked>,
) -> Response {
    let (app, desk) = (Arc::clone(&visit.app), Arc::clone(&picture.desk));
    let whole = asked.ca.is_some();
    let Ok(lines) = tokio::task::spawn_blocking(move || lines(&app, &desk, whole)).await else {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let words = visit.words();
    let (store, shown) = (Arc::clone(&visit.app.store), Arc::clone(&picture));
    let found = blocking(move || {
        let mailboxes = mailboxes::all(&shown.desk, &store, clock::now())?;
        Ok((mailboxes, facts(&shown, &store, words)?))
    });
    let (mailboxes, facts) = match found.await {
        Ok(found) => found,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    page(&DiagnosisPage {
        shell: visit.shell(&picture, Section::Diagnosis, words.section(Section::Diagnosis)),
        words,
        counts: counts(&lines, words),
        checks: lines.into_iter().map(|line| checked(line, words)).collect(),
        columns: COLUMNS.map(|heading| words.diagnosis_heading(heading)),
        mailboxes,
        facts,
    })
}

fn lines(app: &App, desk: &Desk, whole: bool) -> Vec<Line> {
    let mut lines = check::configuration(desk);
    if whole {
        lines.push(check::data_folder(desk));
    }
    lines.push(check::space(desk));
    if let Some(programs) = app.programs {
        lines.extend(check::programs(desk, programs()));
    }
    lines.extend(check::tables(desk));
    lines
}

fn counts(lines: &[Line], words: Words) -> String {
    let count = |result| lines.iter().filter(|line| line.result == result).count();
    words.check_counts(count(Rating::Fault), count(Rating::Warning), count(Rating::Good))
}

fn checked(line: Line, words: Words) -> Checked {
    let (mark, result) = match line.result {
        Rating::Good => ("on-time", words.diagnosis_good()),
        Rating::Warning => ("late", words.diagnosis_warning()),
        Rating::Fault => ("missing", words.diagnosis_fault()),
    };
    let step = line.next_step.filter(|step| !step.is_empty());
    Checked { mark, result, text: line.text, step }
}

fn facts(picture: &Picture, store: &Store, words: Words) -> Result<Vec<(&'static str, String)>> {
    let backup = store.last_backup().map_or_else(
        || words.diagnosis_no_backup().to_owned(),
        |at| words.moment(&picture.zoned(at)),
    );
    let rows = u64::try_from(picture.rows.len()).unwrap_or(u64::MAX);
    let review = u64::try_from(picture.review.len()).unwrap_or(u64::MAX);
    let facts = [
        (DiagnosisHeading::Letters, words.count(store.stored_letters()?)),
        (DiagnosisHeading::Judged, words.count(store.judged_letters()?)),
        (DiagnosisHeading::LedgerRows, words.count(rows)),
        (DiagnosisHeading::ToReview, words.count(review)),
        (DiagnosisHeading::Size, words.size_of_bytes(store.stored_bytes()?)),
        (DiagnosisHeading::Backup, backup),
        (
            DiagnosisHeading::Version,
            words.diagnosis_versions(env!("CARGO_PKG_VERSION"), sqlite_version()),
        ),
    ];
    Ok(facts.map(|(heading, text)| (words.diagnosis_heading(heading), text)).to_vec())
}
