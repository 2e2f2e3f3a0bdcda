//! Lists that staff edit in Excel: `units.csv`, `form.csv`, the address book.
//!
//! Excel in Vietnamese writes `;` between cells and a mark at the start of the file, in English
//! `,`; it leaves empty rows and columns behind. All of that is read as it is. Each cell keeps
//! its place, because a row of the unit list is some 900 characters long.

use std::ops::Range;

use crate::config::fields::Located;
use crate::config::keys;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::model::fault::FileFault;
use crate::model::fault::KeyFault;
use crate::model::fault::ListFault;
use crate::text::fold::clean;

/// One row under the heading.
pub(crate) struct Row {
    cells: Vec<(&'static str, Located<String>)>,
    /// Where the row starts.
    pub(crate) origin: Origin,
}

impl Row {
    /// The cell under this heading, trimmed and cleaned; empty where there is none.
    pub(crate) fn cell(&self, column: &str) -> Located<String> {
        let found = self.cells.iter().find(|(name, _)| *name == column);
        found.map_or_else(
            || Located { value: String::new(), origin: self.origin.clone() },
            |(_, cell)| cell.clone(),
        )
    }

    /// The cell, marked when it is empty.
    pub(crate) fn filled(&self, column: &str, proof: &mut Proof) -> Option<Located<String>> {
        let cell = self.cell(column);
        if cell.value.is_empty() {
            proof.mark(&cell.origin, KeyFault::Blank { key: column.to_owned() });
            return None;
        }
        Some(cell)
    }

    /// The parts of a cell between these signs, each at its own place.
    pub(crate) fn list(&self, column: &str, sign: char, proof: &Proof) -> Vec<Located<String>> {
        let cell = self.cell(column);
        let parts = cell.value.split(sign).map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| Located {
                value: part.to_owned(),
                origin: inside(&cell.origin, part, proof),
            })
            .collect()
    }
}

/// The place of a word inside a cell, or the cell's where the word is not found as it stands.
fn inside(origin: &Origin, part: &str, proof: &Proof) -> Origin {
    let Origin::Span(span) = origin else { return origin.clone() };
    let found = proof.text().get(span.clone()).and_then(|cell| cell.find(part));
    let Some(offset) = found else { return origin.clone() };
    let start = span.start.saturating_add(offset);
    Origin::Span(start..start.saturating_add(part.len()))
}

/// Reads the rows of a list; `needed` are the columns that must be there.
pub(crate) fn read(proof: &mut Proof, known: &'static [&'static str], needed: &[&str]) -> Vec<Row> {
    let text = proof.text().to_owned();
    let separator = separator(&text);
    let mut records = records(&text, separator, proof).into_iter();
    let Some(heading) = records.next() else {
        proof.mark(&Origin::File, ListFault::NoRows);
        return Vec::new();
    };
    let columns = columns(&heading, known, needed, proof);
    let mut rows = Vec::new();
    for record in records {
        if record.iter().any(|cell| !cell.value.is_empty()) {
            rows.extend(row(&record, &columns, proof));
        }
    }
    if rows.is_empty() {
        proof.mark(&Origin::File, ListFault::NoRows);
    }
    rows
}

/// The one of `;` and `,` that stands more often in the heading.
fn separator(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    let count = |sign: char| heading.matches(sign).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn records(text: &str, separator: u8, proof: &mut Proof) -> Vec<Vec<Located<String>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => records.push(located(text, &record, separator, reader.position(), proof)),
            Ok(false) => return records,
            Err(error) => {
                proof.mark(&Origin::File, FileFault::Syntax { detail: error.to_string() });
                return records;
            }
        }
    }
}

fn located(
    text: &str,
    record: &csv::StringRecord,
    separator: u8,
    after: &csv::Position,
    proof: &mut Proof,
) -> Vec<Located<String>> {
    let byte = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let end = byte(after).min(text.len());
    let start = record.position().map_or(0, byte);
    // The reader leaves the end of a line, and empty lines, to the record that follows.
    let raw = text.get(start..end).unwrap_or_default().trim_start_matches(['\r', '\n']);
    let start = end.saturating_sub(raw.len());
    let (spans, open) = cells(raw, separator, start);
    let whole = Origin::Span(start..end);
    if let Some(quote) = open {
        proof.mark(&Origin::Span(quote..quote.saturating_add(1)), ListFault::OpenQuote);
    }
    let origin = |index: usize| spans.get(index).map_or(whole.clone(), |s| Origin::Span(s.clone()));
    let cells = record.iter().enumerate();
    cells
        .map(|(index, cell)| Located {
            value: clean(cell).trim().to_owned(),
            origin: origin(index),
        })
        .collect()
}

/// The bytes of each cell of one record, and where a quotation mark opens that nothing closes.
fn cells(record: &str, separator: u8, start: usize) -> (Vec<Range<usize>>, Option<usize>) {
    let mut spans = Vec::new();
    let (mut cell, mut open) = (start, None);
    let record = record.trim_end_matches(['\r', '\n']);
    for (byte, at) in record.bytes().zip(start..) {
        match byte {
            b'"' => open = if open.is_some() { None } else { Some(at) },
            sign if sign == separator && open.is_none() => {
                spans.push(cell..at);
                cell = at.saturating_add(1);
            }
            _ => {}
        }
    }
    spans.push(cell..start.saturating_add(record.len()));
    (spans, open)
}

fn columns(
    heading: &[Located<String>],
    known: &'static [&'static str],
    needed: &[&str],
    proof: &mut Proof,
) -> Vec<Option<&'static str>> {
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    let mut meant = Vec::new();
    for cell in heading {
        let name = cell.value.as_str();
        let column = known.iter().copied().find(|column| *column == name);
        if column.is_some() && columns.contains(&column) {
            let (key, line) = ("column".to_owned(), proof.line(&cell.origin));
            proof.mark(&cell.origin, KeyFault::Twice { key, name: name.to_owned(), line });
        } else if column.is_none() && !name.is_empty() {
            let near = keys::nearest(name, known.iter().copied());
            meant.extend(near.clone());
            let known = known.iter().map(|column| (*column).to_owned()).collect();
            let fault = ListFault::UnknownColumn { name: name.to_owned(), known };
            proof.mark_near(&cell.origin, fault, near);
        }
        columns.push(column);
    }
    for name in needed {
        if !columns.contains(&Some(*name)) && !meant.iter().any(|word| word == name) {
            let origin = heading.first().map_or(Origin::File, |cell| cell.origin.clone());
            proof.mark(&origin, ListFault::MissingColumn { name: (*name).to_owned() });
        }
    }
    columns
}

fn row(
    record: &[Located<String>],
    columns: &[Option<&'static str>],
    proof: &mut Proof,
) -> Option<Row> {
    let origin = record.first()?.origin.clone();
    let beyond = record.iter().skip(columns.len()).any(|cell| !cell.value.is_empty());
    if record.len() < columns.len() || beyond {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (found, expected) = (count(record.len()), count(columns.len()));
        proof.mark(&origin, ListFault::RowLength { found, expected });
        return None;
    }
    let named =
        columns.iter().zip(record).filter_map(|(name, cell)| Some(((*name)?, cell.clone())));
    Some(Row { cells: named.collect(), origin })
}
