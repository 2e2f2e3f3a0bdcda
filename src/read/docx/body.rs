//! The main part: paragraphs, tables, text boxes, in the order in which they stand.

use quick_xml::events::BytesStart;

use crate::model::finding::Limit;
use crate::read::docx::styles;
use crate::read::docx::styles::Styles;
use crate::read::draft::Beside;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::bold::Bold;
use crate::read::edges::add_line;
use crate::read::grid;
use crate::read::grid::Grid;
use crate::read::grid::Vertical;
use crate::read::xml;

/// Elements that are passed over with all they hold: what was deleted or moved away under
/// tracking, former formatting, field codes, phonetic guides, and the second rendering of a text
/// box for old programs.
const PASSED_OVER: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "sectPrChange",
    "rt",
    "Fallback",
];

/// Reads the part.
pub(super) fn read(text: &str, styles: &Styles, draft: &mut Draft<'_>) -> Result<(), Fault> {
    let mut body = Body::new(styles, draft);
    let end = xml::walk(text, &mut body);
    body.finish();
    end
}

#[derive(Debug, Default)]
struct OpenParagraph {
    text: String,
    heading: Option<u8>,
    /// Bold as far as runs say so themselves.
    bold: Bold,
}

/// The run of text in which we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Outside,
    Plain,
    Bold,
}

#[derive(Debug, Default)]
struct OpenCell {
    text: String,
    columns: u16,
    vertical: Vertical,
}

#[derive(Debug)]
struct OpenTable<'a> {
    grid: Grid<'a>,
    cell: Option<OpenCell>,
    is_row_deleted: bool,
}

struct Body<'d, 'a> {
    styles: &'d Styles,
    draft: &'d mut Draft<'a>,
    depth: usize,
    /// The depth at which passing over ends.
    passing_until: Option<usize>,
    is_in_text: bool,
    is_in_row_properties: bool,
    run: Run,
    paragraphs: Vec<OpenParagraph>,
    tables: Vec<OpenTable<'a>>,
}

impl xml::Listener for Body<'_, '_> {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let depth = self.depth;
        self.depth = depth.saturating_add(1);
        if self.depth > self.draft.limits().xml_depth {
            return Err(Fault::Limit(Limit::Depth));
        }
        if self.passing_until.is_some() {
            return Ok(());
        }
        let name = element.local_name();
        let name = name.as_ref();
        if name == "del" && self.is_in_row_properties {
            self.in_table(|table| table.is_row_deleted = true);
        }
        if PASSED_OVER.contains(&name) {
            self.passing_until = Some(depth);
            return Ok(());
        }
        if !self.start_text(name, element) {
            self.start_table(name, element);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(depth) = self.passing_until {
            if self.depth <= depth {
                self.passing_until = None;
            }
            return;
        }
        match name {
            "t" => self.is_in_text = false,
            "r" => self.run = Run::Outside,
            "p" => self.close_paragraph(),
            "trPr" => self.is_in_row_properties = false,
            "tc" => self.close_cell(),
            "tr" => self.in_table(|table| {
                if table.is_row_deleted {
                    table.grid.drop_row();
                }
            }),
            "tbl" => self.close_table(),
            "footnote" | "endnote" => self.draft.end_beside(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in_text && self.passing_until.is_none() {
            self.weigh(text);
            self.push(text);
        }
    }
}

impl<'d, 'a> Body<'d, 'a> {
    const fn new(styles: &'d Styles, draft: &'d mut Draft<'a>) -> Self {
        Self {
            styles,
            draft,
            depth: 0,
            passing_until: None,
            is_in_text: false,
            is_in_row_properties: false,
            run: Run::Outside,
            paragraphs: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// Elements of paragraphs; whether it was one.
    fn start_text(&mut self, name: &str, element: &BytesStart<'_>) -> bool {
        let value = || xml::attribute(element, "val").unwrap_or_default();
        match name {
            "p" => self.paragraphs.push(OpenParagraph::default()),
            "t" => self.is_in_text = true,
            "r" => self.run = Run::Plain,
            "footnote" => self.draft.begin_beside(Beside::Footnote),
            "endnote" => self.draft.begin_beside(Beside::Endnote),
            // The properties of the paragraph's mark are no run's.
            "b" if self.run != Run::Outside => {
                let is_off = matches!(value().as_str(), "0" | "false" | "off" | "none");
                self.run = if is_off { Run::Plain } else { Run::Bold };
            }
            "tab" if !self.paragraph_is_blank() => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            // In 8-bit Vietnamese fonts this byte is the letter ư.
            "softHyphen" => self.push("\u{ad}"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.symbol(element),
            "pStyle" => {
                let level = self.styles.level(&value());
                self.in_paragraph(|paragraph| paragraph.heading = paragraph.heading.or(level));
            }
            "outlineLvl" => {
                let level = styles::outline_level(&value());
                self.in_paragraph(|paragraph| paragraph.heading = level);
            }
            _ => return false,
        }
        true
    }

    fn start_table(&mut self, name: &str, element: &BytesStart<'_>) {
        let number = || xml::number::<u16>(element, "val").unwrap_or(0);
        match name {
            "tbl" => self.open_table(),
            "trPr" => self.is_in_row_properties = true,
            "tr" => self.in_table(|table| {
                table.grid.row();
                table.is_row_deleted = false;
            }),
            "gridBefore" => self.in_table(|table| table.grid.skip(number())),
            "tc" => self.in_table(|table| {
                table.cell = Some(OpenCell { columns: 1, ..OpenCell::default() });
            }),
            "gridSpan" => self.in_cell(|cell| cell.columns = number().max(1)),
            "vMerge" => {
                let begins = xml::attribute(element, "val").is_some_and(|value| value == "restart");
                let vertical = if begins { Vertical::Begins } else { Vertical::GoesOn };
                self.in_cell(|cell| cell.vertical = vertical);
            }
            _ => {}
        }
    }

    /// Symbol fonts put their signs at U+F000 and above, where they mean nothing to others.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = xml::attribute(element, "char");
        let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
        let seen = code.and_then(char::from_u32).filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c));
        if let Some(seen) = seen {
            self.push(seen.encode_utf8(&mut [0; 4]));
        }
    }

    fn open_table(&mut self) {
        if self.tables.len() >= self.draft.limits().table_depth {
            self.draft.limit(Limit::Depth);
        }
        let grid = Grid::new(self.draft.limits());
        self.tables.push(OpenTable { grid, cell: None, is_row_deleted: false });
    }

    fn close_cell(&mut self) {
        self.in_table(|table| {
            if let Some(cell) = table.cell.take() {
                table.grid.word_cell(cell.text, cell.columns, cell.vertical);
            }
        });
    }

    /// A table inside a cell becomes lines of that cell.
    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let (rows, is_cut) = table.grid.finish();
        if is_cut {
            self.draft.limit(Limit::Cells);
        }
        if self.tables.is_empty() {
            self.draft.table(rows);
        } else {
            let text = grid::flatten(&rows);
            self.in_cell(|cell| add_line(&mut cell.text, &text));
        }
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if self.tables.is_empty() {
            let bold = paragraph.bold.take();
            self.draft.styled_paragraph(&paragraph.text, paragraph.heading, bold);
        } else {
            self.in_cell(|cell| add_line(&mut cell.text, &paragraph.text));
        }
    }

    fn weigh(&mut self, text: &str) {
        let is_bold = self.run == Run::Bold;
        self.in_paragraph(|paragraph| paragraph.bold.weigh(text, is_bold));
    }

    fn paragraph_is_blank(&self) -> bool {
        self.paragraphs.last().is_none_or(|paragraph| paragraph.text.is_empty())
    }

    fn push(&mut self, text: &str) {
        self.in_paragraph(|paragraph| paragraph.text.push_str(text));
    }

    fn in_paragraph(&mut self, change: impl FnOnce(&mut OpenParagraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut OpenTable<'a>)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn in_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            change(cell);
        }
    }

    /// What a damaged file left open is kept.
    fn finish(&mut self) {
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
        while !self.tables.is_empty() {
            self.close_cell();
            self.close_table();
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

    fn document(body: &str) -> (Document, Result<(), Fault>) {
        let limits = Limits::default();
        let empty = Document::new(Format::Docx, "a.docx".to_owned(), Digest([0; 32]), 0);
        let mut draft = Draft::new(empty, &limits);
        let end = read(body, &Styles::default(), &mut draft);
        (draft.finish().0, end)
    }

    fn paragraphs(body: &str) -> Vec<String> {
        document(body).0.paragraphs().map(|paragraph| paragraph.text.clone()).collect()
    }

    #[test]
    fn what_was_deleted_under_tracking_is_not_read() {
        let body = "<w:p><w:r><w:t>98</w:t></w:r><w:del><w:r><w:delText>7</w:delText><w:t>7</w:t>\
                    </w:r></w:del><w:ins><w:r><w:t>,5</w:t></w:r></w:ins></w:p>";
        assert_eq!(paragraphs(body), ["98,5"]);
    }

    #[test]
    fn a_text_box_is_read_once_and_before_its_paragraph() {
        let body = "<w:p><mc:Choice><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p>\
                    </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>hộp</w:t>\
                    </w:r></w:p></w:txbxContent></mc:Fallback><w:r><w:t>ngoài &amp; sau</w:t></w:r></w:p>";
        assert_eq!(paragraphs(body), ["hộp", "ngoài & sau"]);
    }

    #[test]
    fn a_paragraph_is_bold_where_all_its_words_are() {
        let run = |properties: &str, text: &str| {
            format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
        };
        let bold = |runs: &str| {
            let (document, _) =
                document(&format!("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>{runs}</w:p>"));
            document.paragraphs().next().unwrap().bold
        };
        assert!(bold(&(run("<w:b/>", "Kết") + &run("", " ") + &run("<w:b w:val=\"1\"/>", "quả"))));
        assert!(!bold(&(run("<w:b/>", "Kết quả: ") + &run("", "tốt"))));
        assert!(!bold(&run("<w:b w:val=\"0\"/>", "Kết quả")));
        assert!(!bold(&run("", "Kết quả")));
    }

    #[test]
    fn a_table_in_a_cell_becomes_lines_and_a_deleted_row_goes() {
        let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
        let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p("a")), cell(&p("b")));
        let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell(&p("cũ")));
        let body = format!("<w:tbl>{deleted}<w:tr>{}</w:tr></w:tbl>", cell(&(p("x") + &inner)));
        let (document, _) = document(&body);
        let table = document.tables().next().unwrap();
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].cells[0].text, "x\na\tb");
    }

    #[test]
    fn elements_without_end_stop_at_the_depth() {
        let (_, end) = document(&"<w:sdt>".repeat(100_000));
        assert_eq!(end, Err(Fault::Limit(Limit::Depth)));
    }
}
