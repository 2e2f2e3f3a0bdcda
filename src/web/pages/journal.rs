//! "Nhật ký": who decided what, when and why, and which lists were handed out.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::daemon::judging::blocking;
use crate::model::account::Role;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::kept::KeptEntry;
use crate::web::downloads::{CSV, DOCX, TEXT, XLSX, ZIP, attachment};
use crate::web::pages::ruled::{self, Ruled};
use crate::web::shell::{Section, Shell};
use crate::web::stretch::Stretch;
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;
use crate::words::columns::Heading;
use crate::words::pages::JournalHeading;

/// Rows of a page.
const PAGE: usize = 100;

/// Which page of rulings, and of lists.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    trang: String,
    tep: String,
}

/// One list that was handed out.
struct Kept {
    href: String,
    at: String,
    report: String,
    round: String,
    format: String,
    as_of: String,
    size: String,
}

#[derive(Template)]
#[template(path = "journal.html", config = "src/web/askama.toml")]
struct JournalPage {
    shell: Shell,
    words: Words,
    rulings: Vec<Ruled>,
    ruling_pages: Stretch,
    ruling_range: String,
    lists: Vec<Kept>,
    list_pages: Stretch,
    list_range: String,
    may_decide: bool,
}

/// The journal.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Query(asked): Query<Asked>,
) -> Response {
    let words = visit.words();
    let ruling_pages = Stretch::new(&asked.trang, PAGE, picture.rulings.len());
    let newest_first = picture.rulings.iter().rev();
    let rulings = newest_first.skip(ruling_pages.skipped()).take(PAGE);
    let rulings = ruled::rows(&picture, rulings, words);
    let store = Arc::clone(&visit.app.store);
    let (list_pages, entries) = match blocking(move || lists(&store, &asked.tep)).await {
        Ok(lists) => lists,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    page(&JournalPage {
        shell: visit.shell(&picture, Section::Journal, words.section(Section::Journal)),
        words,
        rulings,
        ruling_pages,
        ruling_range: told(ruling_pages, words),
        lists: entries.into_iter().map(|entry| kept(&visit, entry)).collect(),
        list_pages,
        list_range: told(list_pages, words),
        may_decide: visit.may(Role::Clerk),
    })
}

/// The very bytes of a list as it was handed out.
pub(in crate::web) async fn again(visit: Visit, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else { return visit.not_found() };
    let store = Arc::clone(&visit.app.store);
    let list = match blocking(move || store.kept_list(id)).await {
        Ok(Some(list)) => list,
        Ok(None) => return visit.not_found(),
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    let (ending, kind) = file_of(&list.format);
    let day = local(&visit, list.at).strftime("%Y%m%d-%H%M").to_string();
    let round = if list.round.is_empty() { String::new() } else { format!("{}-", list.round) };
    attachment(&format!("{round}{}-{day}.{ending}", list.report), kind, list.content)
}

/// Where the page asked for stands among all lists, and its own.
fn lists(store: &Store, typed: &str) -> Result<(Stretch, Vec<KeptEntry>)> {
    let all = usize::try_from(store.kept_count()?).unwrap_or(usize::MAX);
    let stretch = Stretch::new(typed, PAGE, all);
    let number = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    Ok((stretch, store.kept_entries(number(stretch.skipped()), number(PAGE))?))
}

fn told(stretch: Stretch, words: Words) -> String {
    words.journal_range(stretch.first(), stretch.last(), stretch.all)
}

fn local(visit: &Visit, at: Timestamp) -> jiff::Zoned {
    at.to_zoned(visit.desk.config.time_zone.clone())
}

fn kept(visit: &Visit, entry: KeptEntry) -> Kept {
    let words = visit.words();
    Kept {
        href: format!("/nhat-ky/tai-ve/{}", entry.id),
        at: words.date_time(&local(visit, entry.at)),
        report: words.journal_report(&entry.report),
        round: entry.round,
        format: entry.format,
        as_of: words.date_time(&local(visit, entry.as_of)),
        size: words.size_of_bytes(entry.size_bytes),
    }
}

/// Ending and media type of a format, as the command line and the pages name it.
fn file_of(format: &str) -> (&str, &'static str) {
    match format {
        "xlsx" => ("xlsx", XLSX),
        "docx" => ("docx", DOCX),
        "csv" | "excel-vi" => ("csv", CSV),
        "json" => ("json", "application/json"),
        "zip" => ("zip", ZIP),
        "table" | "txt" => ("txt", TEXT),
        _ => ("bin", "application/octet-stream"),
    }
}
