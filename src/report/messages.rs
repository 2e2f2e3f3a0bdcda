//! `messages`: every letter ever seen, each with its one verdict and the reasons.

use serde::Serialize;

use crate::model::judgement::{Component, FileJudgement, Outcome};
use crate::model::ledger::Row;
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;
use crate::words::columns::Heading;

use super::table::{Cell, Column, ColumnKind, Table, TableRow};
use super::{Context, Error};

/// The list as JSON.
pub fn json(rows: &[Row], context: &Context<'_>) -> Result<Vec<u8>, Error> {
    super::json(&MessageJson::list(rows, context))
}

/// The list for a terminal of this many columns.
pub fn text(rows: &[Row], context: &Context<'_>, width: usize) -> String {
    super::terminal::text(&table(rows, context), width, context.words)
}

/// One row as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct MessageJson {
    pub message: Option<Digest>,
    pub mailbox: String,
    pub folder: String,
    pub uid: u32,
    pub received_at: String,
    pub from: String,
    pub subject: String,
    pub round: Option<String>,
    pub unit: Option<String>,
    pub units: Vec<String>,
    pub verdict: &'static str,
    pub evidence: Vec<String>,
    pub files: Vec<FileJson>,
    pub findings: Vec<String>,
}

/// One file of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct FileJson {
    pub name: String,
    pub sha256: Digest,
    pub format: &'static str,
    pub unit: Option<String>,
    pub component: Option<&'static str>,
    pub outcome: &'static str,
    pub reason: String,
}

impl MessageJson {
    /// Every row, in the order given.
    pub fn list(rows: &[Row], context: &Context<'_>) -> Vec<Self> {
        rows.iter().map(|row| Self::new(row, context)).collect()
    }

    fn new(row: &Row, context: &Context<'_>) -> Self {
        let sighting = &row.sighting;
        let (words, names) = (context.words, context.names());
        Self {
            message: sighting.digest,
            mailbox: sighting.mailbox.clone(),
            folder: sighting.folder.clone(),
            uid: sighting.uid,
            received_at: context.rfc3339(sighting.received_at),
            from: sighting.from.clone(),
            subject: sighting.subject.clone(),
            round: row.round.as_ref().map(ToString::to_string),
            unit: only_unit(row).map(ToString::to_string),
            units: row.units.iter().map(ToString::to_string).collect(),
            verdict: row.verdict.as_str(),
            evidence: row.evidence.iter().map(|one| words.evidence(one, names)).collect(),
            files: row.files.iter().map(|file| FileJson::new(file, row, context)).collect(),
            findings: findings(row, context),
        }
    }
}

impl FileJson {
    fn new(file: &FileJudgement, row: &Row, context: &Context<'_>) -> Self {
        Self {
            name: file.name.clone(),
            sha256: file.sha256,
            format: file.format.as_str(),
            unit: file_unit(file, row).map(ToString::to_string),
            component: file.component.map(Component::as_str),
            outcome: file.outcome.as_str(),
            reason: reason(file, context),
        }
    }
}

fn only_unit(row: &Row) -> Option<&UnitId> {
    match row.units.as_slice() {
        [unit] => Some(unit),
        _ => None,
    }
}

/// Whose the file is: by itself, or by its letter when the file does not tell.
fn file_unit<'a>(file: &'a FileJudgement, row: &'a Row) -> Option<&'a UnitId> {
    let part =
        matches!(file.component, Some(Component::Report | Component::Annex | Component::Scan));
    let by_letter =
        || (part && file.attribution.candidates().is_empty()).then(|| only_unit(row)).flatten();
    file.attribution.certain().or_else(by_letter)
}

/// Why the file's outcome is what it is: its findings, else what the outcome means.
fn reason(file: &FileJudgement, context: &Context<'_>) -> String {
    let sentences: Vec<String> = file
        .findings
        .iter()
        .map(|finding| context.words.finding(finding, context.names()))
        .collect();
    if sentences.is_empty() && file.outcome != Outcome::Read {
        return context.words.outcome_reason(file.outcome).to_owned();
    }
    sentences.join(" ")
}

/// What a person should know of the letter and of its files, each sentence once.
fn findings(row: &Row, context: &Context<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    for finding in row.findings.iter().chain(row.files.iter().flat_map(|file| &file.findings)) {
        let sentence = context.words.finding(finding, context.names());
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// The list for people.
pub fn table(rows: &[Row], context: &Context<'_>) -> Table {
    let words = context.words;
    let columns = [
        (Heading::ReceivedAt, ColumnKind::DateTime, 16),
        (Heading::From, ColumnKind::Text, 24),
        (Heading::Subject, ColumnKind::Text, 34),
        (Heading::Verdict, ColumnKind::Text, 16),
        (Heading::Units, ColumnKind::Text, 24),
        (Heading::Files, ColumnKind::Number, 5),
        (Heading::Message, ColumnKind::Text, 12),
    ];
    Table {
        title: words.messages_title().to_owned(),
        sheet: words.messages_title().to_owned(),
        head: vec![words.messages_count(rows.len())],
        columns: columns
            .into_iter()
            .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
            .collect(),
        rows: rows.iter().map(|row| TableRow::Data(cells(row, context))).collect(),
        ..Table::default()
    }
}

fn cells(row: &Row, context: &Context<'_>) -> Vec<Cell> {
    let sighting = &row.sighting;
    let whole = sighting.digest.map(|digest| digest.to_string()).unwrap_or_default();
    let short: String = whole.chars().take(12).collect();
    vec![
        Cell::DateTime(context.zoned(sighting.received_at)),
        Cell::text(sighting.from.as_str()),
        Cell::text(sighting.subject.as_str()),
        Cell::coded(row.verdict.as_str(), context.words.verdict(row.verdict)),
        Cell::text(units(row, context)),
        Cell::Integer(i64::try_from(row.files.len()).unwrap_or(i64::MAX)),
        if whole.is_empty() { Cell::Empty } else { Cell::coded(whole, short) },
    ]
}

/// Whose it is; with a question mark, whose it may be.
fn units(row: &Row, context: &Context<'_>) -> String {
    if row.units.is_empty() && !row.candidates.is_empty() {
        return format!("{}?", context.names().units(&row.candidates));
    }
    context.names().units(&row.units)
}
