//! Tables typed as lines of text: "1. Tổng số cán bộ: 1.030 người", dotted leaders, columns set with
//! tabs, strokes or runs of blanks; in a letter's own text, or in paragraphs of a file.
//!
//! Lines of prose look like rows too ("Thời gian: 8 giờ"), so a run of lines is a table only where
//! enough of them name rows of the form for sure. Everything else is left to the sentences.

mod columns;
mod entry;
mod lines;

use std::ops::Range;

use crate::judge::figures::FormIndex;
use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::grid;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::periods;
use crate::judge::figures::shape;
use crate::judge::figures::shape::Page;
use crate::judge::figures::wording::RowText;
use crate::model::document::Block;
use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Document;
use crate::model::document::Place;
use crate::model::document::Row;
use crate::model::document::Table;
use crate::model::document::TableOrigin;
use crate::model::sighting::Digest;
use crate::text::fold;
use entry::Entry;
use lines::Written;

/// Rows of the form that lines of text need to be a table.
const FEWEST_ROWS: usize = 5;

/// Lines between two rows that may be none themselves.
const WIDEST_GAP: usize = 2;

/// Lines above a run in which a unit of measure may be announced.
const LINES_ABOVE: usize = 4;

/// Lines that are looked at; nobody types more.
const MOST_LINES: usize = 5_000;

/// Rows typed in the paragraphs of a document, stretch by stretch between its tables.
pub(super) fn read(document: &Document, form: &FormIndex) -> Sheaf {
    let mut sheaf = Sheaf::default();
    for stretch in document.blocks.split(|block| matches!(block, Block::Table(_))) {
        let written = lines::written(stretch, MOST_LINES);
        for run in runs(&written, |line| line.cells().len() > 2) {
            let announced = announced(&written, &run);
            let lines = written.get(run).unwrap_or_default();
            sheaf.add(read_columns(lines, form, announced, document.sha256));
        }
        let entry = |line: &Written| Entry::of(line.text(), &form.labels);
        let entries: Vec<Option<Entry>> = written.iter().map(entry).collect();
        for run in runs(&entries, Option::is_some) {
            let announced = announced(&written, &run);
            let lines = written.get(run.clone()).unwrap_or_default();
            let rows = entries.get(run).unwrap_or_default();
            sheaf.add(read_list((lines, rows), form, announced, document.sha256));
        }
    }
    sheaf
}

/// Whether enough lines of the document look like rows for it to be worth reading them.
pub(super) fn may_stand_in(document: &Document) -> bool {
    let paragraphs = document.paragraphs().flat_map(|paragraph| paragraph.text.lines());
    let likely = |line: &&str| {
        line.contains([':', '\t', '|', '=', '\u{2026}'])
            || line.contains("   ")
            || line.contains("....")
    };
    paragraphs.filter(likely).nth(FEWEST_ROWS.saturating_sub(1)).is_some()
}

/// Stretches that begin and end with a row and have hardly anything else between two of them.
fn runs<T>(lines: &[T], is_row: impl Fn(&T) -> bool) -> Vec<Range<usize>> {
    let rows: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| is_row(line)).map(|(index, _)| index).collect();
    let near =
        |one: &usize, next: &usize| next.saturating_sub(*one) <= WIDEST_GAP.saturating_add(1);
    let runs = rows.chunk_by(near).filter(|run| run.len() >= FEWEST_ROWS);
    runs.filter_map(|run| Some(*run.first()?..run.last()?.saturating_add(1))).collect()
}

/// Units of measure announced in the run and in the lines above it, the nearest last.
fn announced(written: &[Written], run: &Range<usize>) -> Vec<Measure> {
    let lines = written.get(run.start.saturating_sub(LINES_ABOVE)..run.end).unwrap_or_default();
    lines.iter().filter_map(|line| measure::announced(line.text())).collect()
}

/// Lines of "label: value".
fn read_list(
    (lines, entries): (&[Written], &[Option<Entry>]),
    form: &FormIndex,
    announced: Vec<Measure>,
    file: Digest,
) -> Sheaf {
    let sure = !entries.iter().flatten().any(names_period);
    let rows = (1_u32..).zip(lines.iter().zip(entries));
    let rows = rows.filter_map(|(number, (line, entry))| match entry {
        Some(entry) => Some(row(number, &entry.cells())),
        None => heading(line.text(), form).then(|| row(number, &[line.text()])),
    });
    let table = Table { origin: TableOrigin::Inline(0), rows: rows.collect() };
    placed(shape::list(&page(&table, form, announced, file), sure), lines)
}

/// Lines of several columns, with or without headings.
fn read_columns(
    lines: &[Written],
    form: &FormIndex,
    announced: Vec<Measure>,
    file: Digest,
) -> Sheaf {
    let table = Table { origin: TableOrigin::Inline(0), rows: columns::rows(lines) };
    placed(shape::read(&page(&table, form, announced, file)).0, lines)
}

fn page<'a>(
    table: &'a Table,
    form: &'a FormIndex,
    announced: Vec<Measure>,
    file: Digest,
) -> Page<'a> {
    Page {
        table,
        lines: grid::lines(table),
        labels: &form.labels,
        periods: &form.periods,
        announced,
        titles: &form.titles,
        title: Vec::new(),
        is_further: false,
        before: None,
        file,
    }
}

/// What was read with the places of the lines, if enough of it is of the form.
fn placed(mut sheaf: Sheaf, lines: &[Written]) -> Sheaf {
    let mut sure: Vec<usize> = sheaf
        .drafts
        .iter()
        .filter(|draft| draft.strong && draft.figure.reading.is_filled())
        .map(|draft| draft.indicator)
        .collect();
    sure.sort_unstable();
    sure.dedup();
    if sure.len() < FEWEST_ROWS {
        return Sheaf::default();
    }
    let of_figures = sheaf.drafts.iter_mut().map(|draft| &mut draft.figure.place);
    let of_strays = sheaf.strays.iter_mut().flat_map(|stray| &mut stray.cells);
    for place in of_figures.chain(of_strays.map(|cell| &mut cell.place)) {
        if let Place::TableCell { row, .. } = place
            && let Some(index) = usize::try_from(*row).ok().and_then(|row| row.checked_sub(1))
            && let Some(line) = lines.get(index)
        {
            *place = line.place().clone();
        }
    }
    sheaf
}

/// A heading of a section says how the rows below it hang together.
fn heading(text: &str, form: &FormIndex) -> bool {
    let row = RowText::of(text);
    row.is_heading || form.labels.is_section(&row)
}

/// Whether the label says of which period its figure is.
fn names_period(entry: &Entry) -> bool {
    let folded = fold::fold(&entry.label);
    let words: Vec<&str> = folded.split(' ').collect();
    let spans = ["quy", "thang dau nam", "nam nay", "nam truoc"];
    words.iter().any(|word| periods::is_year(word))
        || spans.iter().any(|span| format!(" {folded} ").contains(&format!(" {span} ")))
}

/// A row with these cells, left to right, empty ones left out.
fn row(number: u32, texts: &[&str]) -> Row {
    let cells = (1_u32..).zip(texts).filter(|(_, text)| !text.is_empty());
    let cells = cells.map(|(column, text)| Cell {
        column,
        columns: 1,
        rows: 1,
        text: (*text).to_owned(),
        value: CellValue::Text,
        original: None,
    });
    Row { number, hidden: false, cells: cells.collect() }
}
