//! The head of a document: lines of the letterhead, number, date line, title.
//!
//! Laid out as the Confederation's rules of 2011 say (QĐ 1013, 1014/QĐ-TLĐ), in whatever shape
//! the office produced it: a table without borders, one cell with line breaks, paragraphs with
//! tabs, the first rows of a sheet. Only order and wording are relied upon.

use crate::model::document::{Block, Document, Place, Row};
use crate::text::fold;

/// Lines looked at from the top.
const MAX_LINES: usize = 60;
/// A line longer than this is running text.
const MAX_WIDTH: usize = 220;

/// What stands above the text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Lines of the letterhead, the national motto left out.
    pub letterhead: Vec<String>,
    /// The line with the document's number.
    pub number: Option<String>,
    /// The line with place and date.
    pub date: Option<String>,
    /// Title with its summary, up to the text.
    pub title: Vec<String>,
    /// How often the national motto stands in the document: one document each.
    pub mottos: usize,
}

impl Head {
    /// Reads the head of a document.
    pub fn of(document: &Document) -> Self {
        let mut head = Self { mottos: mottos(document), ..Self::default() };
        for line in lines(document).iter().take(MAX_LINES) {
            if !head.take(line) {
                break;
            }
        }
        head
    }

    /// Reads what stands above the pages, where some offices put their letterhead.
    pub fn of_pages(document: &Document) -> Self {
        let mut head = Self::default();
        let mut lines = Vec::new();
        for aside in document.asides.iter().filter(|aside| aside.place == Place::Header) {
            pieces(&aside.text, &mut lines);
        }
        for line in lines.iter().take(MAX_LINES) {
            if !head.take(line) {
                break;
            }
        }
        head
    }

    /// The title in one line.
    pub fn title_text(&self) -> String {
        self.title.join(" ")
    }

    /// Files one line; false once the text begins.
    fn take(&mut self, line: &str) -> bool {
        let folded = fold::fold(line);
        if folded.is_empty() {
            return true;
        }
        if is_number(line, &folded) {
            self.number.get_or_insert_with(|| line.to_owned());
        } else if is_date(&folded) {
            self.date.get_or_insert_with(|| line.to_owned());
        } else if has_unit_label(line) {
            self.letterhead.push(line.to_owned());
        } else if !self.title.is_empty() {
            return self.title_goes_on(line, &folded);
        } else if begins_title(&folded) {
            self.title.push(line.to_owned());
        } else if line.chars().count() > MAX_WIDTH {
            return false;
        } else {
            self.letterhead.push(line.to_owned());
        }
        true
    }

    fn title_goes_on(&mut self, line: &str, folded: &str) -> bool {
        let numbered = ["i ", "1 ", "a ", "phan "].iter().any(|mark| folded.starts_with(mark));
        let ends = numbered || folded.starts_with("kinh gui") || folded == "tt" || folded == "stt";
        if ends || self.title.len() >= 5 || line.chars().count() > MAX_WIDTH {
            return false;
        }
        self.title.push(line.to_owned());
        true
    }
}

/// "Đơn vị báo cáo: …" of the forms, which stands above or below the title.
fn has_unit_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, rest)| {
        !rest.trim().is_empty() && UNIT_LABELS.contains(&fold::fold(label).as_str())
    })
}

/// Labels before the name of a unit, folded.
pub const UNIT_LABELS: &[&str] =
    &["don vi", "ten don vi", "don vi bao cao", "co quan bao cao", "cong doan cap tren"];

const TITLES: &[&str] = &[
    "bao cao",
    "phu luc",
    "bieu",
    "bang ",
    "so lieu",
    "cong van",
    "ke hoach",
    "to trinh",
    "huong dan",
    "thong bao",
    "quyet dinh",
    "chuong trinh",
    "danh sach",
    "de cuong",
    "v v ",
    "ve viec",
    "kinh gui",
    "giay moi",
    "thu moi",
    "de an",
    "nghi quyet",
    "mau ",
    "thong ke",
    "tong hop",
    "ket qua",
];

fn begins_title(folded: &str) -> bool {
    TITLES.iter().any(|title| folded.starts_with(title))
}

/// "Số: 45/BC-LĐLĐ"; "Số liệu" is a title.
fn is_number(line: &str, folded: &str) -> bool {
    let rest = folded.strip_prefix("so").map(str::trim_start).unwrap_or_default();
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("bc");
    folded.starts_with("so") && line.contains('/') && (numbered || line.contains(':'))
}

/// "Nghệ An, ngày 29 tháng 5 năm 2023", also with blanks for figures.
fn is_date(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |word: &str| words.iter().any(|found| found.starts_with(word));
    words.len() <= 14 && words.contains(&"ngay") && has("thang") && has("nam")
}

fn mottos(document: &Document) -> usize {
    let texts = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => fold::fold(&paragraph.text),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            fold::fold(&cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" "))
        }
    });
    texts.map(|text| text.matches("cong hoa xa hoi chu nghia viet nam").count()).sum()
}

/// Lines from the top, a line of two columns as two lines, the motto cut away.
fn lines(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in &document.blocks {
        if out.len() > MAX_LINES {
            break;
        }
        match block {
            Block::Paragraph(paragraph) => pieces(&paragraph.text, &mut out),
            Block::Table(table) => {
                for row in table.rows.iter().take(15) {
                    row_lines(row, &mut out);
                }
            }
        }
    }
    out
}

/// Left cells first would part a line from its continuation below; rows in order do not, because
/// the right column holds only the motto and the date.
fn row_lines(row: &Row, out: &mut Vec<String>) {
    for cell in &row.cells {
        pieces(&cell.text, out);
    }
}

fn pieces(text: &str, out: &mut Vec<String>) {
    let parts = text.split(['\n', '\t', '\u{b}']).flat_map(|line| line.split("   "));
    out.extend(parts.map(without_motto).filter(|part| !fold::fold(part).is_empty()));
}

/// Cuts the national motto off, which may stand in the same line.
fn without_motto(line: &str) -> String {
    let line = fold::clean(line);
    let words: Vec<&str> = line.split_whitespace().collect();
    let motto = (0..words.len()).find(|start| {
        let rest = fold::fold(&words.get(*start..).unwrap_or_default().join(" "));
        rest.starts_with("cong hoa xa hoi chu nghia") || rest.starts_with("doc lap tu do")
    });
    words.get(..motto.unwrap_or(words.len())).unwrap_or_default().join(" ")
}
