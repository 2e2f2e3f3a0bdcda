//! The document while a reader fills it: one place where text is cleaned and limits are counted.
//!
//! Readers hand over text as it stood; numbering, cleaning, stopping at a limit, and the repair of
//! 8-bit fonts are the same for every format and happen here.

mod beside;
pub(crate) mod bold;
mod names;
mod settle;

use std::collections::BTreeSet;

use crate::model::document::Block;
use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::document::Paragraph;
use crate::model::document::Row;
use crate::model::document::Table;
use crate::model::document::TableOrigin;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::model::letter::LetterHead;
pub(crate) use crate::read::draft::beside::Beside;
use crate::read::draft::beside::Open;
use crate::read::draft::settle::tidy;
use crate::read::limits::Limits;
use crate::read::name;
use crate::read::tools::NoTools;
use crate::read::tools::Tools;
use crate::text::legacy;

/// Why a reader stopped before the end of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The file is damaged; the library's word or ours.
    Damaged(String),
    /// A limit was reached.
    Limit(Limit),
    /// It asks for a password.
    Protected,
}

impl Fault {
    /// A damaged file, with the cause in the words of whoever noticed.
    pub(crate) fn damaged(cause: impl std::fmt::Display) -> Self {
        Self::Damaged(cause.to_string())
    }
}

/// A file found inside another one, not yet looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Member {
    /// Cleaned name.
    pub(crate) name: String,
    /// The name as it came, where its encoding was repaired.
    pub(crate) original_name: Option<String>,
    /// Content.
    pub(crate) bytes: Vec<u8>,
    /// What the container says it is, where that is to be believed over its content.
    pub(crate) format: Option<Format>,
    /// Why the content could not be taken out.
    pub(crate) finding: Option<Finding>,
}

impl Member {
    /// A file of which only the name is known, as it came.
    pub(crate) fn named(raw: &str) -> Self {
        match legacy::mojibake(raw) {
            Some(mended) => Self {
                name: name::clean(&mended),
                original_name: Some(name::clean(raw)),
                ..Self::default()
            },
            None => Self { name: name::clean(raw), ..Self::default() },
        }
    }

    /// Repairs a name that came alone.
    pub(crate) fn repair_name(&mut self) {
        names::repair(vec![(&mut self.name, &mut self.original_name)], &[]);
    }
}

/// A document being filled.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    document: Document,
    members: Vec<Member>,
    /// Texts beside the body in which we are, outermost first.
    open: Vec<Open>,
    limits: &'a Limits,
    tools: &'a dyn Tools,
    reached: BTreeSet<Limit>,
    text_left: usize,
    cells_left: usize,
    paragraphs: u32,
    tables: u32,
}

impl<'a> Draft<'a> {
    /// Starts from what is known of the file without reading it.
    pub(crate) fn new(document: Document, limits: &'a Limits) -> Self {
        Self {
            document,
            members: Vec::new(),
            open: Vec::new(),
            limits,
            tools: &NoTools,
            reached: BTreeSet::new(),
            text_left: limits.text_bytes,
            cells_left: limits.cells,
            paragraphs: 0,
            tables: 0,
        }
    }

    /// Reads with these outside programs.
    pub(crate) fn with_tools(self, tools: &'a dyn Tools) -> Self {
        Self { tools, ..self }
    }

    /// Outside programs.
    pub(crate) const fn tools(&self) -> &'a dyn Tools {
        self.tools
    }

    /// Says that the text was recognised on a picture: no figure may come from it.
    pub(crate) const fn mark_from_ocr(&mut self) {
        self.document.from_ocr = true;
    }

    /// The limits under which we read.
    pub(crate) const fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// The file's name.
    pub(crate) fn name(&self) -> &str {
        &self.document.name
    }

    /// Its format.
    pub(crate) const fn format(&self) -> Format {
        self.document.format
    }

    /// Notes something odd.
    pub(crate) fn find(&mut self, finding: Finding) {
        self.document.findings.push(finding);
    }

    /// Notes a limit, once.
    pub(crate) fn limit(&mut self, limit: Limit) {
        if self.reached.insert(limit) {
            self.find(Finding::limit(&self.document.name, limit));
        }
    }

    /// Notes why a reader stopped early.
    pub(crate) fn fault(&mut self, fault: Fault) {
        match fault {
            Fault::Damaged(cause) => self.find(Finding::damaged(&self.document.name, cause)),
            Fault::Limit(limit) => self.limit(limit),
            Fault::Protected => self.find(Finding::protected(&self.document.name)),
        }
    }

    /// Sets a letter's headers.
    pub(crate) fn head(&mut self, head: LetterHead) {
        self.document.head = Some(head);
    }

    /// Adds a file found inside this one.
    pub(crate) fn member(&mut self, member: Member) {
        self.members.push(member);
    }

    /// How many files were found inside.
    pub(crate) const fn members(&self) -> usize {
        self.members.len()
    }

    /// Bytes of text taken so far.
    pub(crate) const fn text_bytes(&self) -> usize {
        self.limits.text_bytes.saturating_sub(self.text_left)
    }

    /// Whether no more cells will be taken.
    pub(crate) const fn is_full(&self) -> bool {
        self.cells_left == 0
    }

    /// Adds a paragraph; blank ones are not counted.
    pub(crate) fn paragraph(&mut self, text: &str, heading: Option<u8>) {
        self.styled_paragraph(text, heading, false);
    }

    /// The same, where it is known whether all of it is bold.
    pub(crate) fn styled_paragraph(&mut self, text: &str, heading: Option<u8>, bold: bool) {
        let text = self.take(text);
        if text.is_empty() || self.add_beside(&text) || !self.has_room() {
            return;
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        let paragraph = Paragraph { number: self.paragraphs, text, heading, bold, original: None };
        self.document.blocks.push(Block::Paragraph(paragraph));
    }

    /// Adds the next table of a text.
    pub(crate) fn table(&mut self, rows: Vec<Row>) {
        let rows = self.rows(rows);
        if rows.is_empty() || self.add_table_beside(&rows) || !self.has_room() {
            return;
        }
        self.tables = self.tables.saturating_add(1);
        let origin = TableOrigin::Inline(self.tables);
        self.document.blocks.push(Block::Table(Table { origin, rows }));
    }

    /// Adds a sheet of a workbook.
    pub(crate) fn sheet(&mut self, name: &str, hidden: bool, rows: Vec<Row>) {
        let rows = self.rows(rows);
        if rows.is_empty() || !self.has_room() {
            return;
        }
        let (name, original) = match legacy::mojibake(name) {
            Some(mended) => (tidy(mended), Some(tidy(name.to_owned()))),
            None => (tidy(name.to_owned()), None),
        };
        let origin = TableOrigin::Sheet { name, hidden, original };
        self.document.blocks.push(Block::Table(Table { origin, rows }));
    }

    /// The document with its encodings repaired, and the files found inside.
    pub(crate) fn finish(mut self) -> (Document, Vec<Member>) {
        self.settle_besides();
        settle::settle(&mut self.document);
        names::settle(&mut self.document, &mut self.members);
        (self.document, self.members)
    }

    /// A file of which nothing was read must not pass for one that was. Text formats may be blank, and
    /// a letter is more than its text.
    pub(crate) fn tell_of_nothing(&mut self) {
        let document = &self.document;
        let may_be_blank = matches!(
            document.format,
            Format::Html | Format::Csv | Format::Text | Format::Eml | Format::Image
        );
        let is_silent = document.blocks.is_empty() && document.findings.is_empty();
        if is_silent && self.members.is_empty() && document.head.is_none() && !may_be_blank {
            self.find(Finding::Empty { file: self.document.name.clone() });
        }
    }

    fn has_room(&mut self) -> bool {
        let has_room = self.document.blocks.len() < self.limits.blocks;
        if !has_room {
            self.limit(Limit::Text);
        }
        has_room
    }

    fn rows(&mut self, rows: Vec<Row>) -> Vec<Row> {
        rows.into_iter().map(|row| self.row(row)).filter(|row| !row.cells.is_empty()).collect()
    }

    fn row(&mut self, row: Row) -> Row {
        let cells = row.cells.into_iter().filter_map(|cell| self.cell(cell)).collect();
        Row { cells, ..row }
    }

    fn cell(&mut self, mut cell: Cell) -> Option<Cell> {
        let text = tidy(std::mem::take(&mut cell.text));
        if text.is_empty() && cell.value != CellValue::Uncalculated {
            return None;
        }
        let Some(left) = self.cells_left.checked_sub(1) else {
            self.limit(Limit::Cells);
            return None;
        };
        self.cells_left = left;
        let text = self.cut(text);
        Some(Cell { text, ..cell })
    }

    fn take(&mut self, text: &str) -> String {
        let text = tidy(text.to_owned());
        self.cut(text)
    }

    fn cut(&mut self, mut text: String) -> String {
        if text.len() > self.text_left {
            self.limit(Limit::Text);
            let end = text.floor_char_boundary(self.text_left);
            text.truncate(end);
        }
        self.text_left = self.text_left.saturating_sub(text.len());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sighting::Digest;

    fn draft(limits: &Limits) -> Draft<'_> {
        let document = Document::new(Format::Text, "a.txt".to_owned(), Digest([0; 32]), 0);
        Draft::new(document, limits)
    }

    #[test]
    fn text_is_cut_at_the_limit_on_a_letter_and_says_so_once() {
        let limits = Limits { text_bytes: 5, ..Limits::default() };
        let mut draft = draft(&limits);
        draft.paragraph("ộộ", None);
        draft.paragraph("ộộ", None);
        let (document, _) = draft.finish();
        assert_eq!(document.paragraphs().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["ộ"]);
        assert_eq!(document.findings, [Finding::limit("a.txt", Limit::Text)]);
    }

    #[test]
    fn blank_paragraphs_have_no_number() {
        let limits = Limits::default();
        let mut draft = draft(&limits);
        draft.paragraph(" \u{a0}", None);
        draft.paragraph("a", None);
        assert_eq!(draft.finish().0.paragraphs().map(|p| p.number).collect::<Vec<_>>(), [1]);
    }
}
