//! Web pages and HTML bodies of letters: paragraphs and tables.
//!
//! A tokenizer and our own small stack instead of a tree: the standard's tree builder took two
//! minutes over 300 kB of badly nested elements (servo/html5ever#788), and letters are full of
//! such. A table inside a cell becomes a table of its own, because mail programs lay out whole
//! letters in tables; a table of one cell is only layout and becomes paragraphs.

use html5gum::DefaultEmitter;
use html5gum::EndTag;
use html5gum::StartTag;
use html5gum::Token;
use html5gum::Tokenizer;

use crate::model::document::Row;
use crate::model::finding::Limit;
use crate::read::charset;
use crate::read::draft::Draft;
use crate::read::grid::Grid;
use crate::read::plain;

/// Elements whose text nobody sees.
const UNSEEN: &[&[u8]] = &[b"script", b"style", b"title", b"head", b"template", b"noscript"];

/// Elements that end a line of text; table cells are handled apart.
const BLOCKS: &[&[u8]] = &[
    b"p",
    b"div",
    b"li",
    b"ul",
    b"ol",
    b"dl",
    b"dt",
    b"dd",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"pre",
    b"blockquote",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"center",
    b"hr",
    b"caption",
    b"form",
    b"fieldset",
    b"address",
];

/// Where the charset of a page is looked for.
const META_WITHIN: usize = 2048;

/// A longer paragraph above a table is no line about its figures, characters.
const LONGEST_LINE_ABOVE: usize = 120;

/// What of a page is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Take {
    /// Paragraphs and tables.
    Everything,
    /// Tables of two rows and two columns or more, each with the short line right above it, which
    /// may say in what its figures are counted. The plain body has the other words.
    RealTables,
}

/// Reads a web page.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    page(&decode(bytes), Take::Everything, draft);
}

/// The text of a page, in the charset that it names.
pub(super) fn decode(bytes: &[u8]) -> String {
    let head =
        String::from_utf8_lossy(bytes.get(..META_WITHIN).unwrap_or(bytes)).to_ascii_lowercase();
    match meta_charset(&head) {
        Some(label) => charset::decode_as(bytes, label),
        None => charset::decode(bytes),
    }
}

/// Adds what stands in a page.
pub(super) fn page(text: &str, take: Take, draft: &mut Draft<'_>) {
    let end = text.floor_char_boundary(draft.limits().html_bytes);
    if end < text.len() {
        draft.limit(Limit::Text);
    }
    let text = text.get(..end).unwrap_or_default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::new(take, draft);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&tag),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish();
}

fn meta_charset(head: &str) -> Option<&str> {
    let (_, rest) = head.split_once("charset")?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    value.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()
}

struct OpenTable<'a> {
    grid: Grid<'a>,
    cell: Option<OpenCell>,
}

#[derive(Default)]
struct OpenCell {
    text: String,
    columns: u16,
    rows: u16,
}

struct Page<'d, 'a> {
    draft: &'d mut Draft<'a>,
    take: Take,
    tables: Vec<OpenTable<'a>>,
    /// Tables opened beyond the depth limit: read as text.
    beyond: usize,
    text: String,
    heading: Option<u8>,
    /// The last paragraph, where only tables are taken.
    above: String,
    unseen: Option<Vec<u8>>,
    is_preformatted: bool,
}

impl<'d, 'a> Page<'d, 'a> {
    const fn new(take: Take, draft: &'d mut Draft<'a>) -> Self {
        Self {
            draft,
            take,
            tables: Vec::new(),
            beyond: 0,
            text: String::new(),
            heading: None,
            above: String::new(),
            unseen: None,
            is_preformatted: false,
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if self.unseen.is_some() {
            // A page that forgets `</head>` still has a body.
            if name == b"body" || name == b"table" {
                self.unseen = None;
            } else {
                return;
            }
        }
        if UNSEEN.contains(&name) && !tag.self_closing {
            self.unseen = Some(name.to_vec());
            return;
        }
        if BLOCKS.contains(&name) {
            self.break_line();
        }
        match name {
            b"br" => self.push("\n"),
            b"pre" => self.is_preformatted = true,
            b"table" => self.start_table(),
            b"tr" => self.start_row(),
            b"td" | b"th" => self.start_cell(tag),
            [b'h', level @ b'1'..=b'6'] => self.heading = level.checked_sub(b'0'),
            _ => {}
        }
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name: &[u8] = &tag.name;
        if self.unseen.as_deref() == Some(name) {
            self.unseen = None;
            return;
        }
        if self.unseen.is_some() {
            return;
        }
        if BLOCKS.contains(&name) {
            self.break_line();
        }
        match name {
            b"pre" => self.is_preformatted = false,
            b"table" => self.end_table(),
            b"td" | b"th" | b"tr" => self.end_cell(),
            _ => {}
        }
    }

    /// Outside `<pre>`, any run of blanks is one.
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        if self.is_preformatted {
            self.push(text);
            return;
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut one = String::with_capacity(text.len());
        let mut was_blank = self.current().ends_with([' ', '\n']) || self.current().is_empty();
        for c in text.chars() {
            if !blank(c) {
                one.push(c);
            } else if !was_blank {
                one.push(' ');
            }
            was_blank = blank(c);
        }
        self.push(&one);
    }

    fn start_table(&mut self) {
        self.break_line();
        if self.tables.len() >= self.draft.limits().table_depth {
            self.beyond = self.beyond.saturating_add(1);
            self.draft.limit(Limit::Depth);
            return;
        }
        if self.tables.is_empty() {
            self.flush();
        }
        self.tables.push(OpenTable { grid: Grid::new(self.draft.limits()), cell: None });
    }

    fn start_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.table() {
            table.grid.row();
        }
    }

    fn start_cell(&mut self, tag: &StartTag<()>) {
        self.end_cell();
        let span = |name: &[u8]| {
            let value = tag.attributes.get(name)?;
            std::str::from_utf8(value).ok()?.trim().parse::<u16>().ok()
        };
        let columns = span(b"colspan").unwrap_or(1);
        let rows = span(b"rowspan").unwrap_or(1);
        if let Some(table) = self.table() {
            if !table.grid.has_row() {
                table.grid.row();
            }
            table.cell = Some(OpenCell { text: String::new(), columns, rows });
        }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.table() else { return };
        if let Some(cell) = table.cell.take() {
            table.grid.cell(cell.text, cell.columns, cell.rows);
        }
    }

    fn end_table(&mut self) {
        if let Some(beyond) = self.beyond.checked_sub(1) {
            self.beyond = beyond;
            return;
        }
        self.end_cell();
        let Some(table) = self.tables.pop() else { return };
        let (rows, is_cut) = table.grid.finish();
        if is_cut {
            self.draft.limit(Limit::Cells);
        }
        self.add(rows);
    }

    fn add(&mut self, rows: Vec<Row>) {
        let mut filled = rows.iter().filter(|row| !row.cells.is_empty());
        let is_real = filled.clone().count() >= 2 && filled.any(|row| row.cells.len() >= 2);
        let is_layout = rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 1;
        match self.take {
            Take::RealTables if !is_real => {}
            Take::Everything if is_layout => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    plain::paragraphs(&cell.text, self.draft);
                }
            }
            Take::Everything | Take::RealTables => {
                let above = std::mem::take(&mut self.above);
                if above.chars().count() <= LONGEST_LINE_ABOVE {
                    self.draft.paragraph(&above, None);
                }
                self.draft.table(rows);
            }
        }
    }

    /// The table that text and cells go to; none while inside one that is too deep.
    fn table(&mut self) -> Option<&mut OpenTable<'a>> {
        self.tables.last_mut().filter(|_| self.beyond == 0)
    }

    fn current(&self) -> &str {
        let cell = self.tables.iter().rev().find_map(|table| table.cell.as_ref());
        cell.map_or(self.text.as_str(), |cell| cell.text.as_str())
    }

    fn push(&mut self, text: &str) {
        let cell = self.tables.iter_mut().rev().find_map(|table| table.cell.as_mut());
        cell.map_or(&mut self.text, |cell| &mut cell.text).push_str(text);
    }

    fn break_line(&mut self) {
        if self.tables.is_empty() {
            self.flush();
        } else if !self.current().is_empty() && !self.current().ends_with('\n') {
            self.push("\n");
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let heading = self.heading.take();
        if self.take == Take::Everything {
            self.draft.paragraph(&text, heading);
        } else if !text.trim().is_empty() {
            self.above = text;
        }
    }

    fn finish(mut self) {
        while !self.tables.is_empty() {
            self.beyond = 0;
            self.end_table();
        }
        self.flush();
    }
}
