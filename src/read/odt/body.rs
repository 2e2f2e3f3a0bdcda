//! The content part: paragraphs, headings, tables, in the order in which they stand.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::model::finding::Limit;
use crate::read::draft::Beside;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::bold::Bold;
use crate::read::edges::add_line;
use crate::read::grid;
use crate::read::odt::table::OpenTable;
use crate::read::xml;

/// Elements that are passed over with all they hold: what was deleted under tracking, comments,
/// the numbers of notes, phonetic guides, descriptions of pictures, cells that others cover.
const PASSED_OVER: &[&str] = &[
    "tracked-changes",
    "annotation",
    "note-citation",
    "ruby-text",
    "title",
    "desc",
    "covered-table-cell",
    "forms",
];

/// More automatic styles than any document has; further ones are taken for plain.
const STYLES: usize = 10_000;

/// Blanks that one element may stand for.
const BLANKS: usize = 1_000;

/// Reads the part.
pub(super) fn read(text: &str, draft: &mut Draft<'_>) -> Result<(), Fault> {
    walk(text, Part::Content, draft)
}

/// Reads headers and footers, which stand in the part of the styles.
pub(super) fn read_styles(text: &str, draft: &mut Draft<'_>) -> Result<(), Fault> {
    walk(text, Part::Styles, draft)
}

fn walk(text: &str, part: Part, draft: &mut Draft<'_>) -> Result<(), Fault> {
    let mut body = Body::new(part, draft);
    let end = xml::walk(text, &mut body);
    body.finish();
    end
}

/// Which part is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Content,
    /// Of which only what stands beside the text is text.
    Styles,
}

#[derive(Debug, Default)]
struct OpenParagraph {
    text: String,
    heading: Option<u8>,
    bold: Bold,
    /// Whether the paragraph is bold, and each span open in it.
    spans: Vec<bool>,
    /// The last character was a blank of the file's own lines.
    ends_blank: bool,
}

struct Body<'d, 'a> {
    part: Part,
    draft: &'d mut Draft<'a>,
    depth: usize,
    /// The depth at which passing over ends.
    passing_until: Option<usize>,
    /// Automatic styles that say whether they are bold.
    weights: BTreeMap<String, bool>,
    /// Name of the style that is being told.
    style: Option<String>,
    paragraphs: Vec<OpenParagraph>,
    tables: Vec<OpenTable<'a>>,
    /// Tables around the notes in which we are.
    outer: Vec<Vec<OpenTable<'a>>>,
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
        if PASSED_OVER.contains(&name.as_ref()) {
            self.passing_until = Some(depth);
        } else {
            self.open(name.as_ref(), element);
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
            "p" | "h" => self.close_paragraph(),
            "style" => self.style = None,
            "span" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.pop();
                }
            }
            "table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell();
                }
            }
            "table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row(self.draft);
                }
            }
            "table" => self.close_table(),
            "note" => self.end_note(),
            _ if self.beside(name).is_some() => self.draft.end_beside(),
            _ => {}
        }
    }

    /// Blanks and line ends of the file come to one blank (part 3, 6.1.2); the author's own stand
    /// as elements.
    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if self.passing_until.is_some() {
            return;
        }
        paragraph.bold.weigh(text, paragraph.spans.last().copied().unwrap_or_default());
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_blank {
                paragraph.text.push(c);
            } else if !paragraph.ends_blank {
                paragraph.text.push(' ');
            }
            paragraph.ends_blank = is_blank;
        }
    }
}

impl<'d, 'a> Body<'d, 'a> {
    const fn new(part: Part, draft: &'d mut Draft<'a>) -> Self {
        Self {
            part,
            draft,
            depth: 0,
            passing_until: None,
            weights: BTreeMap::new(),
            style: None,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            outer: Vec::new(),
        }
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "style" => self.style = xml::attribute(element, "name"),
            "text-properties" => self.weight(element),
            "p" => {
                let spans = vec![self.is_bold(element).unwrap_or_default()];
                self.paragraphs.push(OpenParagraph { spans, ..OpenParagraph::default() });
            }
            "span" => self.begin_span(element),
            "h" => {
                let level = xml::number(element, "outline-level").unwrap_or(1);
                let heading = Some(level).filter(|level| (1..=9).contains(level));
                let spans = vec![self.is_bold(element).unwrap_or_default()];
                self.paragraphs.push(OpenParagraph { heading, spans, ..OpenParagraph::default() });
            }
            "s" => self.push(&" ".repeat(xml::number(element, "c").unwrap_or(1).min(BLANKS))),
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "table" => self.open_table(),
            "table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row(element);
                }
            }
            "table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(element, self.draft);
                }
            }
            "note" => self.begin_note(element),
            _ => {
                if let Some(what) = self.beside(name) {
                    self.draft.begin_beside(what);
                }
            }
        }
    }

    /// Headers and footers: of all pages, of left ones, of the first.
    fn beside(&self, name: &str) -> Option<Beside> {
        match name {
            _ if self.part == Part::Content => None,
            "header" | "header-left" | "header-first" => Some(Beside::Header),
            "footer" | "footer-left" | "footer-first" => Some(Beside::Footer),
            _ => None,
        }
    }

    /// A note stands in the middle of its paragraph, which may stand in a cell.
    fn begin_note(&mut self, element: &BytesStart<'_>) {
        let is_endnote =
            xml::attribute(element, "note-class").is_some_and(|kind| kind == "endnote");
        self.draft.begin_beside(if is_endnote { Beside::Endnote } else { Beside::Footnote });
        self.outer.push(std::mem::take(&mut self.tables));
    }

    fn end_note(&mut self) {
        let Some(outer) = self.outer.pop() else { return };
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.tables = outer;
        self.draft.end_beside();
    }

    /// `fo:font-weight` of the style that is being told; 600 and more are bold.
    fn weight(&mut self, element: &BytesStart<'_>) {
        let weight = xml::attribute(element, "font-weight");
        if let (Some(style), Some(weight)) = (&self.style, weight)
            && self.weights.len() < STYLES
        {
            let is_bold =
                weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600);
            self.weights.insert(style.clone(), is_bold);
        }
    }

    /// What an element's style says.
    fn is_bold(&self, element: &BytesStart<'_>) -> Option<bool> {
        self.weights.get(&xml::attribute(element, "style-name")?).copied()
    }

    /// A span is as bold as what is around it, unless its style says otherwise.
    fn begin_span(&mut self, element: &BytesStart<'_>) {
        let own = self.is_bold(element);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let around = paragraph.spans.last().copied().unwrap_or_default();
            paragraph.spans.push(own.unwrap_or(around));
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
            paragraph.ends_blank = false;
        }
    }

    fn open_table(&mut self) {
        if self.tables.len() >= self.draft.limits().table_depth {
            self.draft.limit(Limit::Depth);
        }
        self.tables.push(OpenTable::new(self.draft));
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if self.part == Part::Styles && !self.draft.is_beside() {
            return;
        }
        if self.tables.is_empty() {
            let bold = paragraph.bold.take();
            self.draft.styled_paragraph(&paragraph.text, paragraph.heading, bold);
        } else {
            self.add_to_cell(&paragraph.text);
        }
    }

    /// A table inside a cell becomes lines of that cell.
    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let (rows, is_cut) = table.finish(self.draft);
        if is_cut {
            self.draft.limit(Limit::Cells);
        }
        if self.tables.is_empty() {
            self.draft.table(rows);
        } else {
            self.add_to_cell(&grid::flatten(&rows));
        }
    }

    fn add_to_cell(&mut self, line: &str) {
        if let Some(text) = self.tables.last_mut().and_then(OpenTable::cell_text) {
            add_line(text, line);
        }
    }

    /// What a damaged file left open is kept.
    fn finish(&mut self) {
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
        while !self.outer.is_empty() {
            self.end_note();
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        while self.draft.is_beside() {
            self.draft.end_beside();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Document;
    use crate::model::document::Format;
    use crate::model::finding::Finding;
    use crate::model::sighting::Digest;
    use crate::read::limits::Limits;

    fn document(body: &str) -> Document {
        let limits = Limits::default();
        let empty = Document::new(Format::Odt, "a.odt".to_owned(), Digest([0; 32]), 0);
        let mut draft = Draft::new(empty, &limits);
        if let Err(fault) = read(body, &mut draft) {
            draft.fault(fault);
        }
        draft.finish().0
    }

    fn paragraphs(body: &str) -> Vec<(String, Option<u8>)> {
        document(body).paragraphs().map(|found| (found.text.clone(), found.heading)).collect()
    }

    /// Which paragraphs are bold.
    fn bold(body: &str) -> Vec<bool> {
        let weight = |name: &str, weight: &str| {
            format!(
                "<style:style style:name=\"{name}\"><style:text-properties fo:font-weight=\"{weight}\"/>\
                 </style:style>"
            )
        };
        let styles = [("D", "bold"), ("N", "normal"), ("S", "700"), ("V", "500")];
        let styles: String = styles.iter().map(|(name, value)| weight(name, value)).collect();
        let styled = body.replace('[', "<text:span text:style-name=").replace(']', "</text:span>");
        document(&(styles + &styled)).paragraphs().map(|found| found.bold).collect()
    }

    #[test]
    fn a_paragraph_is_bold_by_its_own_style_or_by_all_of_its_spans() {
        let body = r#"<text:p text:style-name="D">I. Kết quả</text:p>
            <text:p text:style-name="S">I. Kết quả</text:p>
            <text:p text:style-name="V">I. Kết quả</text:p>
            <text:p>["D">I.] ["S">Kết quả]</text:p>
            <text:p text:style-name="D">I. ["X">Kết quả]</text:p>
            <text:h text:outline-level="1" text:style-name="D">I. Kết quả</text:h>"#;
        assert_eq!(bold(body), [true, true, false, true, true, true]);
    }

    #[test]
    fn a_paragraph_of_which_some_is_not_bold_is_no_heading() {
        let body = r#"<text:p text:style-name="D">Tổng số: ["N">45]</text:p>
            <text:p>["D">Tổng số]: 45</text:p>
            <text:p text:style-name="N">["D">Tổng ["N">số]]</text:p>
            <text:p>["D">Tổng ["N"> ]số]</text:p>
            <text:p>Tổng số</text:p>"#;
        assert_eq!(bold(body), [false, false, false, true, false]);
    }

    fn cells(body: &str) -> Vec<String> {
        let document = document(&format!("<table:table>{body}</table:table>"));
        let rows = document.tables().flat_map(|table| &table.rows);
        let cell = |cell: &crate::model::document::Cell| format!("{} {}", cell.column, cell.text);
        rows.map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
    }

    #[test]
    fn blanks_of_the_file_come_to_one_and_those_of_the_author_stay() {
        let body = "<text:h text:outline-level=\"2\">Kết\n   quả</text:h><text:p>a<text:s text:c=\"2\"/>b\
                    <text:line-break/>c<text:soft-page-break/>d</text:p><text:p>x<text:tab/>y</text:p>";
        let found = paragraphs(body);
        assert_eq!(found[0], ("Kết quả".to_owned(), Some(2)));
        assert!(found[1].0.ends_with("b\ncd"), "{found:?}");
        assert_eq!(found[2].0, "x\ty");
    }

    #[test]
    fn deleted_text_and_comments_are_not_read_and_notes_are_no_part_of_their_paragraph() {
        let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>cũ</text:p>\
                    </text:deletion></text:changed-region></text:tracked-changes><text:p>9\
                    <office:annotation><text:p>ý kiến</text:p></office:annotation>8\
                    <text:note><text:note-body><text:p>chú</text:p></text:note-body></text:note>,5</text:p>";
        assert_eq!(paragraphs(body), [("98,5".to_owned(), None)]);
    }

    #[test]
    fn what_is_written_once_for_many_times_stands_many_times() {
        let p = |text: &str| format!("<text:p>{text}</text:p>");
        let body = format!(
            "<table:table-row table:number-rows-repeated=\"2\">\
             <table:table-cell table:number-columns-repeated=\"2\"/>\
             <table:table-cell table:number-columns-repeated=\"2\">{}</table:table-cell></table:table-row>\
             <table:table-row><table:table-cell table:number-rows-spanned=\"2\">{}</table:table-cell>\
             <table:table-cell>{}</table:table-cell></table:table-row>\
             <table:table-row><table:covered-table-cell/><table:table-cell>{}</table:table-cell>\
             </table:table-row>",
            p("0"),
            p("STT"),
            p("a"),
            p("b")
        );
        assert_eq!(cells(&body), ["3 0 | 4 0", "3 0 | 4 0", "1 STT | 2 a", "2 b"]);
    }

    #[test]
    fn repetition_makes_no_small_file_a_large_one() {
        let text = "a".repeat(1 << 20);
        let body = format!(
            "<table:table><table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell>\
             <text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"
        );
        let document = document(&body);
        assert_eq!(document.findings, [Finding::limit("a.odt", Limit::Text)]);
        assert_eq!(document.tables().next().unwrap().rows.len(), 1);
    }

    #[test]
    fn elements_without_end_stop_at_the_depth() {
        let document = document(&"<text:section>".repeat(100_000));
        assert_eq!(document.findings, [Finding::limit("a.odt", Limit::Depth)]);
    }
}
