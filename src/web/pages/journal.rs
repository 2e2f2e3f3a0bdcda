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
use crate::web::downloads::attachment;
use crate::web::pages::ruled::{self, Ruled};
use crate::web::shell::{Section, Shell};
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

/// The number of a page; the first where none is asked for.
fn number(typed: &str) -> usize {
    typed.parse().unwrap_or(1).max(1)
}

/// A stretch of a long list, and the way to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    /// From 1.
    number: usize,
    all: usize,
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
    let ruling_pages = Stretch::new(number(&asked.trang), picture.rulings.len());
    let newest_first = picture.rulings.iter().rev();
    let rulings = newest_first.skip(ruling_pages.skipped()).take(PAGE);
    let rulings = ruled::rows(&picture, rulings, words);
    let (store, list_page) = (Arc::clone(&visit.app.store), number(&asked.tep));
    let (all, entries) = match blocking(move || lists(&store, list_page)).await {
        Ok(lists) => lists,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    let list_pages = Stretch::new(list_page, all);
    page(&JournalPage {
        shell: visit.shell(&picture, Section::Journal, words.section(Section::Journal)),
        words,
        rulings,
        ruling_pages,
        ruling_range: ruling_pages.told(words),
        lists: entries.into_iter().map(|entry| kept(&visit, entry)).collect(),
        list_pages,
        list_range: list_pages.told(words),
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

/// How many lists there are, and those of a page.
fn lists(store: &Store, number: usize) -> Result<(usize, Vec<KeptEntry>)> {
    let skip = number.saturating_sub(1).saturating_mul(PAGE);
    let skip = u32::try_from(skip).unwrap_or(u32::MAX);
    let most = u32::try_from(PAGE).unwrap_or(u32::MAX);
    let (all, entries) = store.kept_entries(skip, most)?;
    Ok((usize::try_from(all).unwrap_or(usize::MAX), entries))
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
        size: words.journal_size(entry.size_bytes),
    }
}

/// Ending and media type of a format, as the command line and the pages name it.
fn file_of(format: &str) -> (&str, &'static str) {
    match format {
        "xlsx" => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "docx" => {
            ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        "csv" | "excel-vi" => ("csv", "text/csv; charset=utf-8"),
        "json" => ("json", "application/json"),
        "zip" => ("zip", "application/zip"),
        "table" | "txt" => ("txt", "text/plain; charset=utf-8"),
        _ => ("bin", "application/octet-stream"),
    }
}

impl Stretch {
    fn new(number: usize, all: usize) -> Self {
        Self { number, all }
    }

    fn skipped(self) -> usize {
        self.number.saturating_sub(1).saturating_mul(PAGE)
    }

    /// Number of its first row, from 1.
    fn first(self) -> usize {
        self.skipped().saturating_add(1).min(self.all)
    }

    fn last(self) -> usize {
        self.number.saturating_mul(PAGE).min(self.all)
    }

    fn told(self, words: Words) -> String {
        words.journal_range(self.first(), self.last(), self.all)
    }

    fn newer(self) -> Option<usize> {
        self.number.checked_sub(1).filter(|number| *number > 0)
    }

    fn older(self) -> Option<usize> {
        (self.last() < self.all).then(|| self.number.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_page_and_the_ends_have_no_neighbour() {
        let pages: Vec<Stretch> = (1..=3).map(|number| Stretch::new(number, 201)).collect();
        let rows: Vec<_> = pages.iter().map(|page| (page.first(), page.last())).collect();
        assert_eq!(rows, [(1, 100), (101, 200), (201, 201)]);
        assert_eq!((pages[0].newer(), pages[2].older()), (None, None));
        assert_eq!(Stretch::new(1, 100).older(), None);
        assert_eq!((Stretch::new(number("0"), 0).first(), number("x"), number("7")), (0, 1, 7));
        assert_eq!(Stretch::new(usize::MAX, 5).older(), None);
    }
}
