//! Tables in tables of `.doc` and `.rtf`, where every paragraph says how deep it stands and marks
//! say where cells and rows end. A table ends when a paragraph stands less deep than it.

use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::edges;
use crate::read::edges::LooseRow;
use crate::read::edges::Shape;
use crate::read::edges::add_line;
use crate::read::grid;

/// The tables open at the place where we read, outermost first.
#[derive(Debug)]
pub(crate) struct Nesting {
    levels: Vec<Level>,
}

#[derive(Debug, Default)]
struct Level {
    rows: Vec<LooseRow>,
    /// Texts of the cells that ended in the open row.
    texts: Vec<String>,
    /// Text of the open cell.
    text: String,
    is_cut: bool,
}

impl Nesting {
    /// Outside of all tables.
    pub(crate) const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// The next paragraph, its level as a heading and whether all of it is bold; depth 0 is outside
    /// of tables.
    pub(crate) fn paragraph(
        &mut self,
        draft: &mut Draft<'_>,
        depth: usize,
        text: &str,
        (heading, bold): (Option<u8>, bool),
    ) {
        self.settle(draft, depth);
        match self.levels.last_mut() {
            None => draft.styled_paragraph(text, heading, bold),
            Some(level) => add_line(&mut level.text, text),
        }
    }

    /// The end of a cell, with its last paragraph.
    pub(crate) fn cell(&mut self, draft: &mut Draft<'_>, depth: usize, text: &str) {
        self.settle(draft, depth.max(1));
        let Some(level) = self.levels.last_mut() else { return };
        add_line(&mut level.text, text);
        let text = std::mem::take(&mut level.text);
        if u32::try_from(level.texts.len()).is_ok_and(|cells| cells < draft.limits().columns) {
            level.texts.push(text);
        } else {
            level.is_cut |= !text.trim().is_empty();
        }
    }

    /// The end of a row.
    pub(crate) fn row(&mut self, draft: &mut Draft<'_>, depth: usize, shape: Shape) {
        self.settle(draft, depth.max(1));
        if let Some(level) = self.levels.last_mut() {
            level.end_row(shape, draft.limits().rows);
        }
    }

    /// The end of the text: what a damaged file left open is kept.
    pub(crate) fn finish(&mut self, draft: &mut Draft<'_>) {
        self.settle(draft, 0);
    }

    /// Closes tables deeper than this, and opens those that are missing.
    fn settle(&mut self, draft: &mut Draft<'_>, depth: usize) {
        let most = draft.limits().table_depth;
        if depth > most {
            draft.limit(Limit::Depth);
        }
        let depth = depth.min(most);
        while self.levels.len() > depth {
            self.close(draft);
        }
        self.levels.resize_with(depth, Level::default);
    }

    /// A table inside a cell becomes lines of that cell.
    fn close(&mut self, draft: &mut Draft<'_>) {
        let Some(mut level) = self.levels.pop() else { return };
        level.end_all(draft.limits().rows);
        let (rows, is_cut) = edges::lay_out(level.rows, draft.limits());
        if is_cut || level.is_cut {
            draft.limit(Limit::Cells);
        }
        match self.levels.last_mut() {
            None => draft.table(rows),
            Some(outer) => add_line(&mut outer.text, &grid::flatten(&rows)),
        }
    }
}

impl Level {
    fn end_row(&mut self, shape: Shape, most: u32) {
        let mut texts = std::mem::take(&mut self.texts);
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            texts.push(text);
        }
        if u32::try_from(self.rows.len()).is_ok_and(|rows| rows < most) {
            self.rows.push(LooseRow { texts, shape });
        } else {
            self.is_cut = true;
        }
    }

    /// A row without its end.
    fn end_all(&mut self, most: u32) {
        if !self.texts.is_empty() || !self.text.trim().is_empty() {
            self.end_row(Shape::default(), most);
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

    fn document(fill: impl FnOnce(&mut Nesting, &mut Draft<'_>)) -> Document {
        let limits = Limits::default();
        let empty = Document::new(Format::Doc, "a.doc".to_owned(), Digest([0; 32]), 0);
        let mut draft = Draft::new(empty, &limits);
        let mut nesting = Nesting::new();
        fill(&mut nesting, &mut draft);
        nesting.finish(&mut draft);
        draft.finish().0
    }

    fn first_cell(document: &Document) -> &str {
        &document.tables().next().unwrap().rows[0].cells[0].text
    }

    #[test]
    fn a_table_in_a_cell_becomes_lines_of_it() {
        let document = document(|nesting, draft| {
            nesting.paragraph(draft, 1, "x", (None, false));
            nesting.cell(draft, 2, "a");
            nesting.cell(draft, 2, "b");
            nesting.row(draft, 2, Shape::default());
            nesting.cell(draft, 1, "y");
            nesting.row(draft, 1, Shape::default());
            nesting.paragraph(draft, 0, "z", (Some(1), false));
        });
        assert_eq!(first_cell(&document), "x\na\tb\ny");
        assert_eq!(document.paragraphs().next().unwrap().text, "z");
    }

    #[test]
    fn a_row_without_its_end_is_kept() {
        let document = document(|nesting, draft| {
            nesting.cell(draft, 1, "a");
            nesting.paragraph(draft, 1, "b", (None, false));
        });
        assert_eq!(first_cell(&document), "a");
        assert_eq!(document.tables().next().unwrap().rows[0].cells[1].text, "b");
    }

    #[test]
    fn depths_that_nobody_has_end() {
        let document = document(|nesting, draft| nesting.cell(draft, usize::MAX, "a"));
        assert_eq!(
            document.findings,
            [crate::model::finding::Finding::limit("a.doc", Limit::Depth)]
        );
        assert_eq!(first_cell(&document), "a");
    }
}
