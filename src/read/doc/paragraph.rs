//! What we need of a paragraph's properties: how deep in tables it stands, whether its mark ends a
//! cell or a row, the shape of that row, and its heading level.

use std::cell::Cell;

use crate::read::bytes::size_at;
use crate::read::bytes::stretch;
use crate::read::bytes::u16_at;
use crate::read::doc::pages;
use crate::read::doc::pages::Run;
use crate::read::doc::row::RowShape;
use crate::read::doc::sprms::Sprms;

/// Numbers of the properties (`[MS-DOC]` 2.6.2).
const IN_TABLE: u16 = 0x2416;
const ENDS_ROW: u16 = 0x2417;
const TABLE_DEPTH: u16 = 0x6649;
const ENDS_INNER_CELL: u16 = 0x244B;
const ENDS_INNER_ROW: u16 = 0x244C;
const OUTLINE_LEVEL: u16 = 0x2640;

/// Lists too long for a page stand in the data stream; these say where.
const ELSEWHERE: [u16; 3] = [0x6645, 0x6646, 0x646B];

/// The styles 1 to 9 are "heading 1" to "heading 9" in every file (2.9.271).
const HEADINGS: std::ops::RangeInclusive<u16> = 1..=9;

/// One property list of the data stream is shared by few paragraphs.
const SHARED_BY: usize = 8;

/// What the mark of a paragraph ends. The mark of an inner row is that of an inner cell, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// A cell of a table in a table.
    InnerCell,
    /// A row of a table in a table.
    InnerRow,
    /// A row of the outermost table.
    Row,
}

/// A paragraph's properties.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// How many tables it stands in.
    pub(super) depth: usize,
    /// What its mark ends beside the paragraph, where it is no plain mark.
    pub(super) end: Option<End>,
    /// Where the cells of that row stand.
    pub(super) shape: RowShape,
    /// Heading level from 1.
    pub(super) heading: Option<u8>,
}

impl Paragraph {
    fn take(&mut self, what: u16, value: &[u8]) {
        let first = value.first().copied().unwrap_or_default();
        let end = |end| Some(end).filter(|_| first == 1);
        match what {
            IN_TABLE => self.depth = self.depth.max(usize::from(first == 1)),
            TABLE_DEPTH => self.depth = self.depth.max(size_at(value, 0).unwrap_or(0)),
            ENDS_ROW => self.end = self.end.max(end(End::Row)),
            ENDS_INNER_CELL => self.end = self.end.max(end(End::InnerCell)),
            ENDS_INNER_ROW => self.end = self.end.max(end(End::InnerRow)),
            OUTLINE_LEVEL => self.heading = first.checked_add(1).filter(|level| *level <= 9),
            _ => self.shape.take(what, value),
        }
    }
}

/// Properties of all paragraphs, decoded where asked for.
#[derive(Debug)]
pub(super) struct Paragraphs<'a> {
    runs: Vec<Run>,
    stream: &'a [u8],
    data: &'a [u8],
    /// Bytes of the data stream that may still be read, so that a damaged file ends.
    left: Cell<usize>,
}

impl<'a> Paragraphs<'a> {
    /// From the table that names the pages.
    pub(super) fn new(stream: &'a [u8], data: &'a [u8], table: &[u8]) -> Self {
        let left = Cell::new(data.len().saturating_mul(SHARED_BY));
        Self { runs: pages::of_paragraphs(stream, table), stream, data, left }
    }

    /// Properties of the paragraph whose mark stands at this byte.
    pub(super) fn at(&self, mark: u32) -> Paragraph {
        let mut paragraph = Paragraph::default();
        let list = pages::find(&self.runs, mark).and_then(|run| self.list(run.place));
        let Some((style, list)) = list.and_then(|list| list.split_first_chunk()) else {
            return paragraph;
        };
        let style = u16::from_le_bytes(*style);
        if HEADINGS.contains(&style) {
            paragraph.heading = u8::try_from(style).ok();
        }
        for (what, value) in Sprms::new(list) {
            if ELSEWHERE.contains(&what) {
                let list = size_at(value, 0).and_then(|place| self.elsewhere(place));
                Sprms::new(list.unwrap_or_default())
                    .for_each(|(what, value)| paragraph.take(what, value));
            } else {
                paragraph.take(what, value);
            }
        }
        paragraph
    }

    /// The list starts with its length in words: in one byte, or behind a 0 in a second one.
    fn list(&self, place: usize) -> Option<&'a [u8]> {
        let place = Some(place).filter(|place| *place > 0)?;
        match *self.stream.get(place)? {
            0 => {
                let words = usize::from(*self.stream.get(place.checked_add(1)?)?);
                stretch(self.stream, place.checked_add(2)?, words.checked_mul(2)?)
            }
            words => {
                let length = usize::from(words).checked_mul(2)?.checked_sub(1)?;
                stretch(self.stream, place.checked_add(1)?, length)
            }
        }
    }

    fn elsewhere(&self, place: usize) -> Option<&'a [u8]> {
        let length = usize::from(u16_at(self.data, place)?);
        self.left.set(self.left.get().checked_sub(length)?);
        stretch(self.data, place.checked_add(2)?, length)
    }
}
