//! A letter and its files in one row of pieces, cut into parts that a page can hold.

use std::ops::Range;

use crate::model::document::{Block, Document, Paragraph, Row, Table};
use crate::model::judgement::BODY;

use super::taken::{Marks, Spot};

/// What one part may weigh, bytes of page before compression, about.
const PART_BYTES: usize = 120_000;

/// What a page spends on one cell, row, mark or file beside its text.
const CELL: usize = 12;
const ROW: usize = 50;
const MARK: usize = 160;
const FILE: usize = 400;

/// The smallest thing that is not cut.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing<'a> {
    /// A file begins.
    File,
    /// A paragraph.
    Paragraph(&'a Paragraph),
    /// A row of a table.
    Row(&'a Table, &'a Row),
}

/// A thing and the file in which it stands.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    /// Number of the file in `Pieces::files`.
    pub(super) file: usize,
    pub(super) thing: Thing<'a>,
}

/// The whole letter.
#[derive(Debug, Default)]
pub(super) struct Pieces<'a> {
    /// Path and document of each file, the letter first.
    pub(super) files: Vec<(String, &'a Document)>,
    pub(super) all: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    /// Of a letter as read.
    pub(super) fn of(letter: &'a Document) -> Self {
        let mut pieces = Self::default();
        // Readers bound how deep and how many files lie in each other.
        let mut waiting = vec![(String::new(), letter)];
        while let Some((path, document)) = waiting.pop() {
            let members = document.members.iter().enumerate().rev();
            waiting.extend(members.map(|(index, member)| {
                let number = index.saturating_add(1);
                let separator = if path.is_empty() { "" } else { "/" };
                (format!("{path}{separator}{number}"), member)
            }));
            pieces.add(if path.is_empty() { BODY.to_owned() } else { path }, document);
        }
        pieces
    }

    fn add(&mut self, path: String, document: &'a Document) {
        let file = self.files.len();
        self.files.push((path, document));
        self.all.push(Piece { file, thing: Thing::File });
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.all.push(Piece { file, thing: Thing::Paragraph(paragraph) });
                }
                Block::Table(table) => {
                    let rows = table.rows.iter();
                    let rows = rows.map(|row| Piece { file, thing: Thing::Row(table, row) });
                    self.all.extend(rows);
                }
            }
        }
    }

    /// Where a piece's figures are found.
    pub(super) fn spot(&self, piece: &Piece<'_>) -> Option<(&str, Spot)> {
        let (path, _) = self.files.get(piece.file)?;
        match piece.thing {
            Thing::File => None,
            Thing::Paragraph(paragraph) => Some((path, Spot::Paragraph(paragraph.number))),
            Thing::Row(table, row) => Some((path, Spot::of_row(table, row.number))),
        }
    }

    /// Cuts it into parts; there is always one.
    pub(super) fn parts(&self, marks: &Marks, with_originals: bool) -> Vec<Range<usize>> {
        let (mut parts, mut start, mut bytes) = (Vec::new(), 0_usize, 0_usize);
        for (index, piece) in self.all.iter().enumerate() {
            let figures = self.spot(piece).map_or(0, |(path, spot)| marks.at(path, &spot).len());
            let own =
                weight(piece.thing, with_originals).saturating_add(figures.saturating_mul(MARK));
            if index > start && bytes.saturating_add(own) > PART_BYTES {
                parts.push(start..index);
                (start, bytes) = (index, 0);
            }
            bytes = bytes.saturating_add(own);
        }
        parts.push(start..self.all.len());
        parts
    }
}

fn weight(thing: Thing<'_>, with_originals: bool) -> usize {
    let original = |text: &Option<String>| {
        text.as_ref().filter(|_| with_originals).map_or(0, |text| text.len().saturating_add(ROW))
    };
    match thing {
        Thing::File => FILE,
        Thing::Paragraph(paragraph) => {
            let own = paragraph.text.len().saturating_add(original(&paragraph.original));
            own.min(super::view::LONGEST.saturating_mul(2)).saturating_add(ROW)
        }
        Thing::Row(_, row) => row.cells.iter().take(super::view::COLUMNS).fold(ROW, |sum, cell| {
            let text = cell.text.len().saturating_add(original(&cell.original));
            let text = text.min(super::view::LONGEST_CELL.saturating_mul(2));
            sum.saturating_add(text).saturating_add(CELL)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Format;
    use crate::model::sighting::Digest;

    fn paragraphs(count: u32) -> Document {
        let mut document = Document::new(Format::Text, "a.txt".to_owned(), Digest([0; 32]), 0);
        document.blocks = (1..=count)
            .map(|number| {
                let text = "m".repeat(1_000);
                Block::Paragraph(Paragraph {
                    number,
                    text,
                    heading: None,
                    bold: false,
                    original: None,
                })
            })
            .collect();
        document
    }

    #[test]
    fn parts_hold_every_piece_once_and_in_order() {
        let mut letter = paragraphs(0);
        letter.members = vec![paragraphs(300), paragraphs(2)];
        let pieces = Pieces::of(&letter);
        let parts = pieces.parts(&Marks::default(), false);
        assert_eq!(parts.len(), 3);
        let joined: Vec<usize> = parts.into_iter().flatten().collect();
        assert_eq!(joined, (0..305).collect::<Vec<_>>());
        let paths: Vec<&str> = pieces.files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["0", "1", "2"]);
    }

    #[test]
    fn an_empty_letter_has_one_part() {
        let letter = paragraphs(0);
        let parts = Pieces::of(&letter).parts(&Marks::default(), false);
        assert_eq!((parts.len(), parts.first()), (1, Some(&(0..1))));
    }
}
