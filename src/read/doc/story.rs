//! The text as it runs: paragraphs, cells, rows and fields, told by control characters
//! (`[MS-DOC]` 2.4.1) and by the properties of paragraphs.

use crate::read::doc::marks::Mark;
use crate::read::doc::marks::Marks;
use crate::read::doc::paragraph::End;
use crate::read::doc::paragraph::Paragraphs;
use crate::read::draft::Draft;
use crate::read::draft::bold::Bold;
use crate::read::nesting::Nesting;

/// What the control characters stand for.
const CELL: char = '\u{7}';
const LINE: char = '\u{b}';
const PAGE: char = '\u{c}';
const PARAGRAPH: char = '\r';
const COLUMN: char = '\u{e}';
const FIELD: char = '\u{13}';
const FIELD_RESULT: char = '\u{14}';
const FIELD_END: char = '\u{15}';
const HARD_HYPHEN: char = '\u{1e}';
const SOFT_HYPHEN: char = '\u{1f}';

/// A text while it is read.
pub(super) struct Story<'s, 'd, 'a> {
    paragraphs: &'s Paragraphs<'s>,
    marks: &'s Marks,
    draft: &'d mut Draft<'a>,
    nesting: Nesting,
    text: String,
    bold: Bold,
    fields: Fields,
}

/// The fields open here. Between its begin and its result a field holds instructions, which are no
/// text.
#[derive(Debug, Default)]
struct Fields {
    /// For each open field whether its instructions go on.
    open: Vec<bool>,
    instructions: usize,
}

impl<'s, 'd, 'a> Story<'s, 'd, 'a> {
    /// A text of which nothing is read yet.
    pub(super) fn new(
        paragraphs: &'s Paragraphs<'s>,
        marks: &'s Marks,
        draft: &'d mut Draft<'a>,
    ) -> Self {
        let (nesting, fields) = (Nesting::new(), Fields::default());
        let (text, bold) = (String::new(), Bold::default());
        Self { paragraphs, marks, draft, nesting, text, bold, fields }
    }

    /// The next character, and where its bytes stand.
    pub(super) fn take(&mut self, c: char, at: u32) {
        match c {
            PARAGRAPH | PAGE => self.end_paragraph(c, at),
            CELL => self.end_cell(at),
            FIELD => self.fields.begin(),
            FIELD_RESULT => self.fields.result(),
            FIELD_END => self.fields.end(),
            _ if self.fields.instructions > 0 => {}
            _ => match self.marks.at(at) {
                None => self.push(c, false),
                Some(Mark::Bold) => self.push(c, true),
                Some(Mark::Sign(sign)) => self.text.push(sign),
                Some(Mark::Nothing) => {}
            },
        }
    }

    /// The end of the text; what was left open is kept.
    pub(super) fn finish(mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.nesting.paragraph(self.draft, 0, &text, (None, self.bold.take()));
        }
        self.nesting.finish(self.draft);
    }

    fn push(&mut self, c: char, is_bold: bool) {
        self.bold.weigh_letter(c, is_bold);
        match c {
            LINE | COLUMN => self.text.push('\n'),
            HARD_HYPHEN => self.text.push('-'),
            // In 8-bit Vietnamese fonts this byte is a letter.
            SOFT_HYPHEN => self.text.push('\u{ad}'),
            '\t' => self.text.push(c),
            _ if c < ' ' => {}
            _ => self.text.push(c),
        }
    }

    fn end_paragraph(&mut self, mark: char, at: u32) {
        let paragraph = self.paragraphs.at(at);
        let depth = paragraph.depth;
        if mark == PAGE && depth > 0 {
            self.text.push('\n');
            return;
        }
        self.fields.close_instructions();
        let (text, bold) = (std::mem::take(&mut self.text), self.bold.take());
        if depth > 1 && paragraph.end == Some(End::InnerRow) {
            self.nesting.row(self.draft, depth, paragraph.shape.into_shape());
        } else if depth > 1 && paragraph.end == Some(End::InnerCell) {
            self.nesting.cell(self.draft, depth, &text);
        } else if mark == PARAGRAPH || !text.is_empty() {
            self.nesting.paragraph(self.draft, depth, &text, (paragraph.heading, bold));
        }
    }

    fn end_cell(&mut self, at: u32) {
        let paragraph = self.paragraphs.at(at);
        self.fields.close_instructions();
        let (text, _bold) = (std::mem::take(&mut self.text), self.bold.take());
        if paragraph.end == Some(End::Row) {
            self.nesting.row(self.draft, 1, paragraph.shape.into_shape());
        } else {
            self.nesting.cell(self.draft, 1, &text);
        }
    }
}

impl Fields {
    fn begin(&mut self) {
        self.open.push(true);
        self.instructions = self.instructions.saturating_add(1);
    }

    fn result(&mut self) {
        if let Some(is_instruction) = self.open.last_mut() {
            let was = std::mem::replace(is_instruction, false);
            self.instructions = self.instructions.saturating_sub(usize::from(was));
        }
    }

    fn end(&mut self) {
        let was = self.open.pop().unwrap_or_default();
        self.instructions = self.instructions.saturating_sub(usize::from(was));
    }

    /// Instructions do not go on over a paragraph; a field that lost its end must not swallow the
    /// rest of the text.
    fn close_instructions(&mut self) {
        if self.instructions > 0 {
            self.open.fill(false);
            self.instructions = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Document;
    use crate::model::document::Format;
    use crate::model::sighting::Digest;
    use crate::read::limits::Limits;

    fn paragraphs(text: &str) -> Vec<String> {
        let limits = Limits::default();
        let empty = Document::new(Format::Doc, "a.doc".to_owned(), Digest([0; 32]), 0);
        let mut draft = Draft::new(empty, &limits);
        let properties = Paragraphs::new(&[], &[], &[]);
        let marks = Marks::new(&[], &[]);
        let mut story = Story::new(&properties, &marks, &mut draft);
        text.chars().for_each(|c| story.take(c, 0));
        story.finish();
        draft.finish().0.paragraphs().map(|paragraph| paragraph.text.clone()).collect()
    }

    #[test]
    fn fields_show_their_results_only() {
        let inner = "\u{13} PAGE \u{14}3\u{15}";
        let outer = format!("a\u{13} IF {inner} \u{14}b{inner}\u{15}c\r");
        assert_eq!(paragraphs(&outer), ["ab3c"]);
    }

    #[test]
    fn a_field_without_its_end_hides_its_paragraph_only() {
        assert_eq!(paragraphs("a\u{13} PAGE \rb\rc"), ["a", "b", "c"]);
    }

    #[test]
    fn control_characters_stand_for_breaks_and_hyphens() {
        assert_eq!(paragraphs("a\u{b}b\u{1e}c\u{1}\u{c}d\r"), ["a\nb-c", "d"]);
    }
}
