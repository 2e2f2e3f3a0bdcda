//! Lists that staff edit in Excel: `units.csv`, `form.csv`, the address book.
//!
//! Excel in Vietnamese writes `;` between cells and a mark at the start of the file, in English
//! `,`; it leaves empty rows and columns behind. All of that is read as it is. Each cell keeps
//! its place, because a row of the unit list is some 900 characters long.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::config::fields::Located;
use crate::config::keys;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::model::fault::FileFault;
use crate::model::fault::KeyFault;
use crate::model::fault::ListFault;
use crate::text::fold::clean;

/// The rows of a list.
pub(crate) struct Sheet {
    /// Rows under the heading, in order; those cut short too, as far as they go.
    pub(crate) rows: Vec<Row>,
    /// Whether every line was read as a row of its own.
    complete: bool,
}

/// Codes of a list with the lines on which they stand.
pub(crate) struct Codes {
    lines: BTreeMap<String, u32>,
    complete: bool,
}

impl Codes {
    /// Whether the code stands on the list, or may stand on a line that could not be read.
    pub(crate) fn has(&self, code: &str) -> bool {
        !self.complete || self.lines.contains_key(code)
    }

    /// The codes in alphabetical order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.lines.keys().map(String::as_str)
    }
}

impl Sheet {
    /// The codes; one twice, or one that does not fit, is marked.
    pub(crate) fn codes(&self, fits: fn(&str) -> bool, proof: &mut Proof) -> Codes {
        let mut lines = BTreeMap::new();
        for row in &self.rows {
            let Some(code) = row.filled("code", proof) else { continue };
            if !fits(&code.value) {
                proof.mark(&code.origin, ListFault::BadCode { code: code.value.clone() });
            }
            first_of("code", &code, &mut lines, proof);
        }
        Codes { lines, complete: self.complete }
    }
}

/// Marks a name or code that stood before; remembers the line of the first.
pub(crate) fn first_of(
    key: &str,
    name: &Located<String>,
    seen: &mut BTreeMap<String, u32>,
    proof: &mut Proof,
) {
    let line = proof.line(&name.origin);
    if let Some(first) = seen.get(&name.value) {
        let (key, name_typed) = (key.to_owned(), name.value.clone());
        proof.mark(&name.origin, KeyFault::Twice { key, name: name_typed, line: *first });
    } else {
        seen.insert(name.value.clone(), line);
    }
}

/// One row under the heading.
pub(crate) struct Row {
    cells: Vec<(&'static str, Located<String>)>,
    /// It has all its cells.
    pub(crate) whole: bool,
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

    /// The cell, marked when it is empty; a column that is not there is marked once, in the
    /// heading.
    pub(crate) fn filled(&self, column: &str, proof: &mut Proof) -> Option<Located<String>> {
        let cell = self.cells.iter().find(|(name, _)| *name == column)?.1.clone();
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
pub(crate) fn read(proof: &mut Proof, known: &'static [&'static str], needed: &[&str]) -> Sheet {
    let text = proof.text().to_owned();
    let separator = separator(&text);
    let mut records = records(&text, separator, proof).into_iter();
    let mut sheet = Sheet { rows: Vec::new(), complete: false };
    let Some(heading) = records.next() else {
        proof.mark(&Origin::File, ListFault::NoRows);
        return sheet;
    };
    let columns = columns(&heading.cells, known, needed, proof);
    sheet.complete = true;
    for record in records {
        if record.cells.iter().any(|cell| !cell.value.is_empty()) {
            sheet.complete &= check_length(&record, columns.len(), proof);
            sheet.rows.extend(row(&record, &columns));
        }
    }
    if sheet.rows.is_empty() {
        proof.mark(&Origin::File, ListFault::NoRows);
    }
    sheet.complete &= !sheet.rows.is_empty() && columns.contains(&Some("code"));
    sheet
}

/// The one of `;` and `,` that stands more often in the heading.
fn separator(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    let count = |sign: char| heading.matches(sign).count();
    if count(';') > count(',') { b';' } else { b',' }
}

/// One record of the file.
struct Record {
    cells: Vec<Located<String>>,
    /// The quotation mark that opens a cell which goes on over the end of a line.
    crossing: Option<usize>,
    /// The last cell is never closed.
    open: bool,
}

fn records(text: &str, separator: u8, proof: &mut Proof) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => records.push(located(text, &record, separator, reader.position())),
            Ok(false) => return records,
            Err(error) => {
                proof.mark(&Origin::File, FileFault::Syntax { detail: error.to_string() });
                return records;
            }
        }
    }
}

fn located(text: &str, record: &csv::StringRecord, separator: u8, after: &csv::Position) -> Record {
    let byte = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let end = byte(after).min(text.len());
    let start = record.position().map_or(0, byte);
    // The reader leaves the end of a line, and empty lines, to the record that follows.
    let raw = text.get(start..end).unwrap_or_default().trim_start_matches(['\r', '\n']);
    let start = end.saturating_sub(raw.len());
    let outline = outline(raw.trim_end_matches(['\r', '\n']), separator, start);
    let origin =
        |index: usize| Origin::Span(outline.spans.get(index).cloned().unwrap_or(start..end));
    let cells = record.iter().enumerate().map(|(index, cell)| Located {
        value: clean(cell).trim().to_owned(),
        origin: origin(index),
    });
    Record { cells: cells.collect(), crossing: outline.crossing, open: outline.open }
}

/// Where the cells of one record stand.
struct Outline {
    spans: Vec<Range<usize>>,
    crossing: Option<usize>,
    open: bool,
}

fn outline(record: &str, separator: u8, start: usize) -> Outline {
    let mut spans = Vec::new();
    let (mut cell, mut quote, mut crossing) = (start, None, None);
    for (byte, at) in record.bytes().zip(start..) {
        match byte {
            b'"' => quote = if quote.is_some() { None } else { Some(at) },
            b'\n' => crossing = crossing.or(quote),
            sign if sign == separator && quote.is_none() => {
                spans.push(cell..at);
                cell = at.saturating_add(1);
            }
            _ => {}
        }
    }
    spans.push(cell..start.saturating_add(record.len()));
    Outline { spans, crossing: crossing.or(quote), open: quote.is_some() }
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

/// Marks a row with too few or too many cells, and says whether it swallowed other lines.
fn check_length(record: &Record, columns: usize, proof: &mut Proof) -> bool {
    let beyond = record.cells.iter().skip(columns).any(|cell| !cell.value.is_empty());
    let fits = record.cells.len() >= columns && !beyond;
    if let Some(quote) = record.crossing.filter(|_| !fits || record.open) {
        proof.mark(&Origin::Span(quote..quote.saturating_add(1)), ListFault::OpenQuote);
        return false;
    }
    if let (false, Some(first)) = (fits, record.cells.first()) {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (found, expected) = (count(record.cells.len()), count(columns));
        proof.mark(&first.origin, ListFault::RowLength { found, expected });
    }
    true
}

fn row(record: &Record, columns: &[Option<&'static str>]) -> Option<Row> {
    let origin = record.cells.first()?.origin.clone();
    let beyond = record.cells.iter().skip(columns.len()).any(|cell| !cell.value.is_empty());
    let whole = record.cells.len() >= columns.len() && !beyond;
    let named = columns.iter().zip(&record.cells);
    let cells = named.filter_map(|(name, cell)| Some(((*name)?, cell.clone())));
    Some(Row { cells: cells.collect(), whole, origin })
}
