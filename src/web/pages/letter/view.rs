//! A part of a letter as it is shown: files, paragraphs, tables, each taken figure in its place.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::document::{Cell, CellValue, Document, Paragraph, Row, Table, TableOrigin};
use crate::model::document::{Place, column_letters};
use crate::model::judgement::BODY;
use crate::model::sighting::Digest;
use crate::words::{Names, Words};

use super::parts::{Pieces, Thing};
use super::runs::{Run, runs};
use super::taken::{Marks, Spot, Taken};

/// Letters of a paragraph and of a cell that are shown.
pub(super) const LONGEST: usize = 20_000;
pub(super) const LONGEST_CELL: usize = 2_000;

/// Columns of a table that are shown.
pub(super) const COLUMNS: usize = 40;

/// One file, or what of it stands on this page.
pub(super) struct FileView<'m> {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    /// Address of its bytes; none for the letter itself.
    pub(super) download: Option<String>,
    pub(super) is_continued: bool,
    pub(super) is_blank: bool,
    pub(super) blocks: Vec<BlockView<'m>>,
}

/// A paragraph or a table.
pub(super) enum BlockView<'m> {
    Text(TextView<'m>),
    Table(TableView<'m>),
}

/// A paragraph.
pub(super) struct TextView<'m> {
    pub(super) id: usize,
    pub(super) is_heading: bool,
    pub(super) runs: Vec<Run<'m>>,
    pub(super) is_cut: bool,
    /// Figures whose words were not found in it.
    pub(super) others: Vec<&'m Taken>,
    pub(super) original: Option<String>,
}

/// A table, or the rows of it that stand on this page.
pub(super) struct TableView<'m> {
    pub(super) caption: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<RowView<'m>>,
    pub(super) cut: Option<String>,
}

/// One row.
pub(super) struct RowView<'m> {
    pub(super) id: usize,
    pub(super) number: u32,
    pub(super) is_hidden: bool,
    pub(super) is_stray: bool,
    pub(super) cells: Vec<CellView<'m>>,
    /// Figures of the row that stand in no filled cell.
    pub(super) others: Vec<&'m Taken>,
}

/// One cell, or an empty place.
#[derive(Default)]
pub(super) struct CellView<'m> {
    pub(super) span: usize,
    pub(super) is_number: bool,
    pub(super) text: String,
    pub(super) original: Option<String>,
    pub(super) figures: Vec<&'m Taken>,
}

impl CellView<'_> {
    /// The class of its mark: that of its first figure.
    pub(super) fn class(&self) -> &'static str {
        self.figures.first().map_or("", |figure| figure.class())
    }
}

/// What a view is made with.
pub(super) struct Maker<'m> {
    pub(super) pieces: &'m Pieces<'m>,
    pub(super) marks: &'m Marks,
    pub(super) words: Words,
    pub(super) names: Names<'m>,
    pub(super) letter: Digest,
    pub(super) with_originals: bool,
}

impl<'m> Maker<'m> {
    /// The files of a part.
    pub(super) fn files(&self, part: Range<usize>) -> Vec<FileView<'m>> {
        let mut views: Vec<FileView<'m>> = Vec::new();
        let mut current = None;
        let mut rows: Vec<(usize, &Row)> = Vec::new();
        let mut table: Option<&Table> = None;
        let pieces = self.pieces.all.iter().enumerate();
        let pieces = pieces.skip(part.start).take(part.len());
        for (index, piece) in pieces {
            let same = match piece.thing {
                Thing::Row(of, _) => table.is_some_and(|table| std::ptr::eq(table, of)),
                _ => false,
            };
            if !same {
                self.close(&mut views, current, table.take(), &mut rows);
            }
            if current != Some(piece.file) {
                current = Some(piece.file);
                views.extend(self.file(piece.file, !matches!(piece.thing, Thing::File)));
            }
            match piece.thing {
                Thing::File => {}
                Thing::Paragraph(paragraph) => {
                    let text = self.paragraph(index, piece.file, paragraph);
                    if let Some(view) = views.last_mut() {
                        view.blocks.push(BlockView::Text(text));
                    }
                }
                Thing::Row(of, row) => {
                    table = Some(of);
                    rows.push((index, row));
                }
            }
        }
        self.close(&mut views, current, table, &mut rows);
        views
    }

    fn close(
        &self,
        views: &mut [FileView<'m>],
        file: Option<usize>,
        table: Option<&Table>,
        rows: &mut Vec<(usize, &Row)>,
    ) {
        let rows = std::mem::take(rows);
        if let (Some(file), Some(table), Some(view)) = (file, table, views.last_mut()) {
            view.blocks.push(BlockView::Table(self.table(file, table, &rows)));
        }
    }

    fn file(&self, number: usize, is_continued: bool) -> Option<FileView<'m>> {
        let (path, document) = self.pieces.files.get(number)?;
        let words = self.words;
        let is_letter = path == BODY;
        let title = match document.name.as_str() {
            _ if is_letter => words.letter_body(),
            "" => words.unnamed(),
            name => name,
        };
        let download = || format!("/thu/{}/tep/{}", self.letter, document.sha256);
        Some(FileView {
            title: title.to_owned(),
            lines: if is_continued { Vec::new() } else { self.lines(document, is_letter) },
            download: (!is_letter && document.size_bytes > 0).then(download),
            is_continued,
            is_blank: document.blocks.is_empty() && document.members.is_empty(),
            blocks: Vec::new(),
        })
    }

    fn lines(&self, document: &Document, is_letter: bool) -> Vec<String> {
        let words = self.words;
        let mut lines = Vec::new();
        if !is_letter {
            lines.push(words.format(document.format).to_owned());
        }
        if let Some(head) = document.head.as_ref().filter(|_| !is_letter) {
            lines.push(words.letter_head(&head.from.address, &head.subject));
        }
        if document.from_ocr {
            lines.push(words.letter_from_ocr().to_owned());
        }
        let repaired = document.encoding_repaired.iter();
        lines.extend(repaired.map(|encoding| words.repaired(words.legacy_encoding(*encoding))));
        // Those of the letter itself stand above.
        let findings = document.findings.iter().filter(|_| !is_letter);
        lines.extend(findings.map(|finding| words.finding(finding, self.names)));
        lines
    }

    fn path(&self, file: usize) -> &'m str {
        self.pieces.files.get(file).map_or("", |(path, _)| path.as_str())
    }

    fn original(&self, original: Option<&String>) -> Option<String> {
        let shown = original.filter(|_| self.with_originals);
        shown.map(|text| self.words.original(&cut(text, LONGEST_CELL).0))
    }

    fn paragraph(&self, id: usize, file: usize, paragraph: &Paragraph) -> TextView<'m> {
        let spot = Spot::Paragraph(paragraph.number);
        let (text, is_cut) = cut(&paragraph.text, LONGEST);
        let (runs, others) = runs(&text, self.marks.at(self.path(file), &spot));
        TextView {
            id,
            is_heading: paragraph.heading.is_some(),
            runs,
            is_cut,
            others: others.into_iter().filter(|figure| !figure.is_blank).collect(),
            original: self.original(paragraph.original.as_ref()),
        }
    }

    fn table(&self, file: usize, table: &Table, rows: &[(usize, &Row)]) -> TableView<'m> {
        let starts = rows.iter().flat_map(|(_, row)| row.cells.iter().map(|cell| cell.column));
        let all: BTreeSet<u32> = starts.collect();
        let columns: Vec<u32> = all.iter().copied().take(COLUMNS).collect();
        let left = all.len().saturating_sub(columns.len());
        let heading = |column: &u32| match table.origin {
            TableOrigin::Sheet { .. } => column_letters(*column),
            TableOrigin::Inline(_) => column.to_string(),
        };
        TableView {
            caption: self.caption(table),
            columns: columns.iter().map(heading).collect(),
            rows: rows.iter().map(|(id, row)| self.row(*id, file, table, row, &columns)).collect(),
            cut: (left > 0).then(|| self.words.letter_columns_cut(left)),
        }
    }

    fn caption(&self, table: &Table) -> String {
        let words = self.words;
        match &table.origin {
            TableOrigin::Sheet { name, hidden, .. } => {
                let place = words.place(&Place::Sheet(name.clone()));
                if *hidden { format!("{place} ({})", words.letter_hidden_sheet()) } else { place }
            }
            TableOrigin::Inline(number) => words.place(&Place::Table(*number)),
        }
    }

    fn row(
        &self,
        id: usize,
        file: usize,
        table: &Table,
        row: &Row,
        columns: &[u32],
    ) -> RowView<'m> {
        let spot = Spot::of_row(table, row.number);
        let figures = self.marks.at(self.path(file), &spot);
        let mut cells = Vec::new();
        let mut covered = 0_u32;
        for column in columns {
            let cell = row.cells.iter().find(|cell| cell.column == *column);
            match cell {
                Some(cell) => {
                    covered = end(cell);
                    cells.push(self.cell(cell, columns, figures));
                }
                None if *column < covered => {}
                None => cells.push(CellView { span: 1, ..CellView::default() }),
            }
        }
        let in_no_cell = |figure: &&Taken| row.cell(figure.column).is_none() && !figure.is_blank;
        RowView {
            id,
            number: row.number,
            is_hidden: row.hidden,
            is_stray: self.marks.is_stray(self.path(file), &spot),
            cells,
            others: figures.iter().filter(in_no_cell).collect(),
        }
    }

    fn cell(&self, cell: &Cell, columns: &[u32], figures: &'m [Taken]) -> CellView<'m> {
        let covers = |column: u32| cell.column <= column && column < end(cell);
        let (mut text, is_cut) = cut(&cell.text, LONGEST_CELL);
        if is_cut {
            text.push_str(self.words.letter_text_cut());
        }
        CellView {
            span: columns.iter().filter(|column| covers(**column)).count().max(1),
            is_number: matches!(cell.value, CellValue::Number(_) | CellValue::Percent(_)),
            text,
            original: self.original(cell.original.as_ref()),
            figures: figures.iter().filter(|figure| covers(figure.column)).collect(),
        }
    }
}

/// The first column behind a cell.
fn end(cell: &Cell) -> u32 {
    cell.column.saturating_add(u32::from(cell.columns.max(1)))
}

/// The first letters of a text, and whether there are more. Signs that are none of a page's, or turn
/// the direction of what follows, do not pass.
fn cut(text: &str, longest: usize) -> (String, bool) {
    let mut letters = text.chars();
    let shown = letters.by_ref().take(longest).filter(|c| !is_odd(*c)).collect();
    (shown, letters.next().is_some())
}

fn is_odd(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn control_signs_do_not_reach_the_page() {
        assert_eq!(cut("a\u{1b}[2J\u{202e}b\nc", 100), ("a[2Jb\nc".to_owned(), false));
        assert_eq!(cut("abc", 2), ("ab".to_owned(), true));
    }
}
