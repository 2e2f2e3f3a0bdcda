//! `.doc` of Word 97 to 2003 (`[MS-DOC]`), read by ourselves: the programs and libraries found lose
//! merged cells, table bodies or letters of 8-bit Vietnamese fonts.
//!
//! The text stands in pieces, its tables in properties of paragraphs. Read are the main text and
//! the text boxes, which stand behind it, and beside them headers, footers and notes; no comments.
//! Word 6 and 95 wrote another format, which is named and left to a person.

mod beside;
mod marks;
mod pages;
mod paragraph;
mod pieces;
mod row;
mod sprms;
mod story;

use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::read::bytes::nth;
use crate::read::bytes::size_at;
use crate::read::bytes::stretch;
use crate::read::bytes::u16_at;
use crate::read::doc::beside::Stretch;
use crate::read::doc::marks::Marks;
use crate::read::doc::paragraph::Paragraphs;
use crate::read::doc::pieces::Pieces;
use crate::read::doc::story::Story;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::scan;
use crate::read::workbook::ole;

/// First number of the file: Word 97 and later; 6 and 95 (2.5.2, `wIdent`).
const WORD_97: u16 = 0xA5EC;
const WORD_95: u16 = 0xA5DC;

/// Flags, and those that say encrypted, and which of two streams holds the tables (2.5.2).
const FLAGS: usize = 0x0A;
const IS_ENCRYPTED: u16 = 0x0100;
const IS_TABLE_1: u16 = 0x0200;

/// Lengths of the texts, in characters, in the order in which they stand: main, footnotes,
/// headers, macros, comments, endnotes, text boxes (2.5.4).
const LENGTHS: usize = 0x4C;
const TEXT_BOXES: usize = 6;

/// Where the head says place and length of a part of the table stream (2.5.6).
const CHARACTER_PAGES: usize = 0xFA;
const PARAGRAPH_PAGES: usize = 0x102;
const PIECES: usize = 0x1A2;

/// Reads a document.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = document(bytes, draft) {
        draft.fault(fault);
    }
}

fn document(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    let most = u64::try_from(draft.limits().part_bytes).unwrap_or(u64::MAX);
    let stream = |name: &str| ole::stream(bytes, &[name], most).map_err(Fault::damaged);
    let main = stream("WordDocument")?;
    let flags = u16_at(&main, FLAGS).unwrap_or(0);
    let version = u16_at(&main, 0);
    if matches!(version, Some(WORD_97 | WORD_95)) && flags & IS_ENCRYPTED != 0 {
        return Err(Fault::Protected);
    }
    match version {
        Some(WORD_97) => {}
        Some(WORD_95) => {
            let file = draft.name().to_owned();
            draft.find(Finding::not_read(&file, Format::Doc));
            return Ok(());
        }
        _ => return Err(Fault::damaged("no Word document")),
    }
    let table = stream(if flags & IS_TABLE_1 == 0 { "0Table" } else { "1Table" })?;
    let data = stream("Data")?;
    texts(&main, &table, &data, draft)?;
    scan::note(draft, u64::try_from(data.len()).is_ok_and(|size| size >= scan::PICTURE_BYTES));
    Ok(())
}

fn texts(main: &[u8], table: &[u8], data: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    let part = |at: usize| stretch(table, size_at(main, at)?, size_at(main, at.checked_add(4)?)?);
    let pieces = Pieces::parse(part(PIECES).unwrap_or_default())?;
    let paragraphs = Paragraphs::new(main, data, part(PARAGRAPH_PAGES).unwrap_or_default());
    let marks = Marks::new(main, part(CHARACTER_PAGES).unwrap_or_default());
    let length = |n: usize| size_at(main, nth(LENGTHS, 4, n)).unwrap_or(0);
    let boxes = (0..TEXT_BOXES).map(length).fold(0, usize::saturating_add);
    for (from, length) in [(0, length(0)), (boxes, length(TEXT_BOXES))] {
        let mut story = Story::new(&paragraphs, &marks, draft);
        let to = from.saturating_add(length);
        let is_whole = pieces.each(main, from, to, |c, at| story.take(c, at));
        story.finish();
        if !is_whole {
            return Err(Fault::damaged("text is cut off"));
        }
    }
    for Stretch { what, from, to } in beside::stretches(main, table) {
        draft.begin_beside(what);
        let mut story = Story::new(&paragraphs, &marks, draft);
        pieces.each(main, from, to, |c, at| story.take(c, at));
        story.finish();
        draft.end_beside();
    }
    Ok(())
}
