//! What the program sees in one file: blocks of text and tables, each with its place.
//!
//! Every reader yields the same shape, so nothing behind the readers knows formats. A document
//! crosses a process border (the reading child), hence serde; it is never stored whole.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::finding::Finding;
use crate::model::letter::LetterHead;
use crate::model::sighting::Digest;

/// A file's format, told by its content (contract, `read`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the name of a format")]
pub enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    Csv,
    Docx,
    Doc,
    Rtf,
    Odt,
    Pdf,
    Html,
    Text,
    Eml,
    Msg,
    Tnef,
    Zip,
    Rar,
    #[serde(rename = "7z")]
    SevenZip,
    Image,
    Empty,
    Lock,
    Unknown,
}

impl Format {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Text => "text",
            Self::Eml => "eml",
            Self::Msg => "msg",
            Self::Tnef => "tnef",
            Self::Zip => "zip",
            Self::Rar => "rar",
            Self::SevenZip => "7z",
            Self::Image => "image",
            Self::Empty => "empty",
            Self::Lock => "lock",
            Self::Unknown => "unknown",
        }
    }

    /// A workbook: its tables are annexes, its letterhead (if any) stands in cells.
    pub const fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xls | Self::Xlsb | Self::Ods | Self::Csv)
    }
}

/// An 8-bit font encoding that was turned into Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the name of an encoding")]
pub enum LegacyEncoding {
    Tcvn3,
    Vni,
    Bkhcm2,
}

/// One file as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Format by content.
    pub format: Format,
    /// Cleaned name (NFC, no path, no control characters); empty where the file had none.
    pub name: String,
    /// The name as it came, where its encoding was repaired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_name: Option<String>,
    /// SHA-256 of the file's bytes.
    pub sha256: Digest,
    /// Size of the file, bytes.
    pub size_bytes: u64,
    /// Encodings that were repaired.
    pub encoding_repaired: Vec<LegacyEncoding>,
    /// For a letter (`eml`, `msg`): its headers.
    pub head: Option<LetterHead>,
    /// What stands in it, in reading order.
    pub blocks: Vec<Block>,
    /// What stands beside the text: headers, footers, notes. No figure comes from there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Aside>,
    /// The text was recognised on a picture: it may tell whose the file is, never a figure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_ocr: bool,
    /// Files inside it: of an archive, or the attachments of a letter.
    pub members: Vec<Document>,
    /// What a person should know about it.
    pub findings: Vec<Finding>,
}

impl Document {
    /// A document of which nothing is known yet but its name and bytes.
    pub fn new(format: Format, name: String, sha256: Digest, size_bytes: u64) -> Self {
        Self {
            format,
            name,
            original_name: None,
            sha256,
            size_bytes,
            encoding_repaired: Vec::new(),
            head: None,
            blocks: Vec::new(),
            asides: Vec::new(),
            from_ocr: false,
            members: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Paragraphs in order, tables left out.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    }

    /// Tables in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
    }
}

/// A paragraph or a table. Its name stands around it in JSON: with a tag inside, serde would build
/// the whole table a second time to find the tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph outside tables.
    Paragraph(Paragraph),
    /// A table, or a sheet of a workbook.
    Table(Table),
}

/// A paragraph outside tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Running number in the document, from 1, empty paragraphs not counted.
    pub number: u32,
    /// Text, NFC, line breaks as `\n`.
    pub text: String,
    /// Level of a heading style, from 1.
    pub heading: Option<u8>,
    /// Every letter of it is bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// What stood there, where an encoding was repaired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// A header, a footer, or a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Which of them.
    pub place: Place,
    /// Text, NFC, line breaks as `\n`; the cells of a row are parted by tabs.
    pub text: String,
    /// What stood there, where an encoding was repaired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// A table, or a sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Where it stands.
    pub origin: TableOrigin,
    /// Rows that hold anything, top down.
    pub rows: Vec<Row>,
}

/// Where a table stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableOrigin {
    /// A sheet of a workbook.
    Sheet {
        /// Its name.
        name: String,
        /// Hidden by the author.
        hidden: bool,
        /// The name as it came, where its encoding was repaired.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        original: Option<String>,
    },
    /// The n-th table of a text, from 1.
    Inline(u32),
}

/// A row with its filled cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Row number in the sheet or table, from 1.
    pub number: u32,
    /// Hidden or filtered away by the author.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Filled cells, left to right; positions covered by a merged cell are left out.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell that covers this column, merged cells included.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| {
            (cell.column..cell.column.saturating_add(u32::from(cell.columns.max(1))))
                .contains(&column)
        })
    }
}

/// One filled cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Column number, from 1.
    pub column: u32,
    /// Columns that it covers (merged), at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub columns: u16,
    /// Rows that it covers (merged), at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rows: u16,
    /// What a person sees, as far as the format tells: NFC, line breaks as `\n`. Numbers of
    /// workbooks stand here in plain notation with `.` as decimal sign.
    pub text: String,
    /// What the file says the cell is.
    #[serde(default, skip_serializing_if = "CellValue::is_text")]
    pub value: CellValue,
    /// What stood there, where an encoding was repaired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

const fn one() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
const fn is_one(count: &u16) -> bool {
    *count == 1
}

/// What the file says a cell is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellValue {
    /// Words, or a number typed as text: to be read by Vietnamese rules.
    #[default]
    Text,
    /// A number cell: its value needs no rules of writing.
    Number(Decimal),
    /// A number cell with a percent format: the stored fraction (0.857 for 85.7 %).
    Percent(Decimal),
    /// A date cell.
    Date(Date),
    /// True or false.
    Boolean(bool),
    /// `#REF!` and the like; the text says which.
    Error,
    /// A formula whose value was never saved.
    Uncalculated,
}

impl CellValue {
    const fn is_text(&self) -> bool {
        matches!(self, Self::Text)
    }
}

/// The place of a figure or a finding inside a file; `words::place` prints it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// `Biểu 2!D12`.
    SheetCell {
        /// Sheet name.
        sheet: String,
        /// Row from 1.
        row: u32,
        /// Column from 1.
        column: u32,
    },
    /// `bảng 1, dòng 7, cột 4`.
    TableCell {
        /// Table number from 1.
        table: u32,
        /// Row from 1.
        row: u32,
        /// Column from 1.
        column: u32,
    },
    /// `đoạn 41`.
    Paragraph(u32),
    /// `đoạn 2, dòng 7`: a line of a paragraph that has several.
    Line {
        /// Paragraph number from 1.
        paragraph: u32,
        /// Line from 1.
        line: u32,
    },
    /// A whole sheet.
    Sheet(String),
    /// A whole table.
    Table(u32),
    /// The whole file.
    File,
    /// `đầu trang`: above each page.
    Header,
    /// `chân trang`: below each page.
    Footer,
    /// `chú thích 1`: a note at the foot of a page, from 1.
    Footnote(u32),
    /// `chú thích cuối 1`: a note behind the text, from 1.
    Endnote(u32),
}

impl Table {
    /// The place of a cell in this table.
    pub fn place(&self, row: u32, column: u32) -> Place {
        match &self.origin {
            TableOrigin::Sheet { name, .. } => {
                Place::SheetCell { sheet: name.clone(), row, column }
            }
            TableOrigin::Inline(table) => Place::TableCell { table: *table, row, column },
        }
    }
}

/// A sheet column's letters: 1 is `A`, 27 is `AA`. Empty for 0.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(index) = rest.checked_sub(1) {
        let letter = u8::try_from(index % 26).unwrap_or_default().saturating_add(b'A');
        letters.push(char::from(letter));
        rest = index / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
