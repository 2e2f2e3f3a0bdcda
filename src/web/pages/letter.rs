//! "Thư": one letter. What it is and why, its files as the program reads them with each taken figure
//! marked in its place, and what a person may decide about it.
//!
//! The judgement comes from the store. The text does not: it is read again behind the shield each
//! time somebody looks, and the page does without where that takes too long.

mod downloads;
mod facts;
mod parts;
mod runs;
mod taken;
mod view;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;

use crate::daemon::judging::blocking;
use crate::daemon::reopening::Reopened;
use crate::model::account::Role;
use crate::model::document::Document;
use crate::model::figure::FigureStatus;
use crate::model::judgement::Verdict;
use crate::model::ledger::Row;
use crate::model::letter::LetterHead;
use crate::model::sighting::Digest;
use crate::web::address;
use crate::web::choice::Choice;
use crate::web::pages::letters::{mark, subject, units};
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::web::stretch::Stretch;
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;

pub(in crate::web) use downloads::{file, raw};

use facts::{FileRow, Past, Teller};
use parts::Pieces;
use taken::{Marks, Taken};
use view::{BlockView, FileView, Maker};

/// Figures to be reviewed that are listed on top.
const LISTED: usize = 40;

/// What of the letter is asked for; names as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    trang: String,
    #[serde(rename = "nguyen-van")]
    nguyen_van: String,
}

#[derive(Template)]
#[template(path = "letter.html", config = "src/web/askama.toml")]
struct LetterPage<'m> {
    shell: Shell,
    words: Words,
    digest: String,
    mark: &'static str,
    verdict: &'static str,
    is_ruled: bool,
    is_first: bool,
    banners: Vec<String>,
    facts: Vec<(&'static str, Vec<String>)>,
    evidence: Vec<String>,
    findings: Vec<String>,
    files: Vec<FileRow>,
    history: Vec<Past>,
    review: Review<'m>,
    reading: Reading<'m>,
    forms: Option<Forms>,
}

/// Figures that wait, with the way to their places.
struct Review<'m> {
    count: usize,
    listed: Vec<(String, &'m Taken)>,
}

impl Review<'_> {
    const fn count(&self) -> usize {
        self.count
    }

    /// Those that are not listed.
    const fn more(&self) -> usize {
        self.count.saturating_sub(self.listed.len())
    }
}

/// The text, or why there is none.
#[derive(Default)]
struct Reading<'m> {
    instead: Option<&'static str>,
    files: Vec<FileView<'m>>,
    cut: Option<String>,
    before: Option<String>,
    after: Option<String>,
    originals: Option<(String, &'static str)>,
}

/// What a clerk's forms need.
struct Forms {
    seen: i64,
    units: Vec<Choice>,
    /// Rounds, where there are several.
    rounds: Vec<Choice>,
    round: String,
    verdicts: Vec<Choice>,
    address: String,
}

/// The page of a letter.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(digest): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(digest) = Digest::parse(&digest) else { return visit.not_found() };
    let rows: Vec<&Row> = picture.letter(digest).collect();
    let Some(row) = speaking(&rows) else { return visit.not_found() };
    let head = match head(&visit, digest).await {
        Ok(head) => head,
        Err(response) => return response,
    };
    let opened = match &visit.app.reopening {
        Some(reopening) => reopening.letter(digest).await,
        None => Reopened::Failed,
    };
    let nothing =
        Arc::new(Document::new(crate::model::document::Format::Eml, String::new(), digest, 0));
    let (document, instead) = match opened {
        Reopened::Read(document) => (document, None),
        Reopened::Reading => (nothing, Some(visit.words().letter_being_read())),
        Reopened::Failed => (nothing, Some(visit.words().letter_not_read())),
    };
    let content = Content { digest, row, rows: &rows, head: &head, document: &document, instead };
    content.page(&visit, &picture, &asked)
}

/// The row that speaks for the letter: any other is its duplicate.
fn speaking<'r>(rows: &[&'r Row]) -> Option<&'r Row> {
    let own = rows.iter().find(|row| row.verdict != Verdict::Duplicate);
    own.or_else(|| rows.first()).copied()
}

/// Its headers as judged; blank for a letter that nobody has read yet.
async fn head(visit: &Visit, digest: Digest) -> Result<LetterHead, Response> {
    let store = Arc::clone(&visit.app.store);
    let judgement = blocking(move || store.judgement(digest)).await;
    let judgement = judgement.map_err(|error| visit.refused(&visit.desk.failed(error)))?;
    Ok(judgement.map(|judgement| judgement.head).unwrap_or_default())
}

/// Everything about one letter.
struct Content<'c> {
    digest: Digest,
    row: &'c Row,
    rows: &'c [&'c Row],
    head: &'c LetterHead,
    document: &'c Document,
    instead: Option<&'static str>,
}

impl Content<'_> {
    fn page(&self, visit: &Visit, picture: &Picture, asked: &Asked) -> Response {
        let words = visit.words();
        let teller = Teller { picture, words };
        let marks = Marks::new(self.row, picture, words);
        let pieces = Pieces::of(self.document);
        let with_originals = !asked.nguyen_van.is_empty();
        let parts = pieces.parts(&marks, with_originals);
        let stretch = Stretch::new(&asked.trang, 1, parts.len());
        let part = parts.get(stretch.skipped()).cloned();
        let maker = Maker {
            pieces: &pieces,
            marks: &marks,
            words,
            names: teller.names(),
            letter: self.digest,
            with_originals,
        };
        let files =
            if self.instead.is_some() { Vec::new() } else { maker.files(part.unwrap_or_default()) };
        let address = |part: usize| self.address(part, with_originals);
        let repaired = pieces.files.iter().any(|(_, file)| !file.encoding_repaired.is_empty());
        let switch = if with_originals {
            words.letter_hide_originals()
        } else {
            words.letter_show_originals()
        };
        page(&LetterPage {
            shell: visit.shell(
                picture,
                Section::Letters,
                subject(&self.row.sighting.subject, words),
            ),
            words,
            digest: self.digest.to_string(),
            mark: mark(self.row.verdict),
            verdict: words.verdict(self.row.verdict),
            is_ruled: self.row.ruled,
            is_first: stretch.number == 1,
            banners: teller.banners(self.rows),
            facts: teller.facts(self.row, self.rows, self.head),
            evidence: self.evidence(&teller),
            findings: self.findings(&teller),
            files: teller.files(self.row, self.digest),
            history: teller.history(self.digest, &self.head.from.address),
            review: self.review(&pieces, &marks, &parts, with_originals),
            reading: Reading {
                instead: self.instead,
                files,
                cut: (parts.len() > 1).then(|| words.letter_cut(stretch.number, stretch.pages)),
                before: stretch.before().map(address),
                after: stretch.after().map(address),
                originals: repaired.then(|| (self.address(1, !with_originals), switch)),
            },
            forms: visit.may(Role::Clerk).then(|| self.forms(picture, words)),
        })
    }

    /// Another part of the same text.
    fn address(&self, part: usize, with_originals: bool) -> String {
        let (part, originals) = (address::page(part), if with_originals { "1" } else { "" });
        let path = format!("/thu/{}", self.digest);
        address::asking(&path, &[("trang", &part), ("nguyen-van", originals)])
    }

    fn evidence(&self, teller: &Teller<'_>) -> Vec<String> {
        let evidence = self.row.evidence.iter();
        evidence.map(|evidence| teller.words.evidence(evidence, teller.names())).collect()
    }

    /// Those of the letter, then those of its files, each sentence once.
    fn findings(&self, teller: &Teller<'_>) -> Vec<String> {
        let of_files = self.row.files.iter().flat_map(|file| &file.findings);
        let mut sentences: Vec<String> = Vec::new();
        for finding in self.row.findings.iter().chain(of_files) {
            let sentence = teller.words.finding(finding, teller.names());
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        sentences
    }

    fn review<'m>(
        &self,
        pieces: &Pieces<'_>,
        marks: &'m Marks,
        parts: &[std::ops::Range<usize>],
        with_originals: bool,
    ) -> Review<'m> {
        let (mut count, mut listed) = (0_usize, Vec::new());
        for (part, range) in (1_usize..).zip(parts) {
            for (index, piece) in range.clone().zip(pieces.all.iter().skip(range.start)) {
                let Some((path, spot)) = pieces.spot(piece) else { continue };
                let waits =
                    |figure: &&Taken| figure.status == FigureStatus::Review && !figure.is_out;
                for figure in marks.at(path, &spot).iter().filter(waits) {
                    count = count.saturating_add(1);
                    if listed.len() < LISTED {
                        let address = self.address(part, with_originals);
                        listed.push((format!("{address}#o{index}"), figure));
                    }
                }
            }
        }
        Review { count, listed }
    }

    fn forms(&self, picture: &Picture, words: Words) -> Forms {
        let row = self.row;
        let chosen = row.units.first().or_else(|| row.candidates.first());
        let rounds = &picture.desk.config.rounds;
        let current = row.round.as_ref().or_else(|| rounds.first().map(|round| &round.id));
        let choices = rounds.iter().map(|round| Choice {
            value: round.id.to_string(),
            text: round.title.clone(),
            chosen: Some(&round.id) == current,
        });
        let settable =
            |verdict: &Verdict| !matches!(verdict, Verdict::TooLarge | Verdict::BeforeStart);
        let verdicts = Verdict::ALL.into_iter().filter(settable).map(|verdict| Choice {
            value: verdict.as_str().to_owned(),
            text: words.verdict(verdict).to_owned(),
            chosen: verdict == row.verdict,
        });
        Forms {
            seen: picture.newest_ruling(),
            units: units(picture, chosen.map_or("", |unit| unit.as_str()), words),
            rounds: if rounds.len() > 1 { choices.collect() } else { Vec::new() },
            round: current.map(ToString::to_string).unwrap_or_default(),
            verdicts: verdicts.collect(),
            address: self.head.from.address.clone(),
        }
    }
}
