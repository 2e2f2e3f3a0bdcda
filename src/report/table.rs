//! The one shape in which every list goes to its renderers.
//!
//! Cells are typed, so that a date is a date in a spreadsheet program and a number keeps its
//! digits. A cell whose value is a code of the contract carries its words as well: scripts get
//! the code, people the words. A renderer for Word or for pages takes the same shape.

use jiff::Zoned;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::words::Words;
use crate::words::columns::Heading;

/// A list as people and scripts get it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the list is.
    pub title: String,
    /// Name of its sheet in a workbook.
    pub sheet: String,
    /// Lines above it: counts, rule, freshness.
    pub head: Vec<String>,
    /// Said before anything else: the list may be out of date.
    pub warning: Option<String>,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Rows, top down.
    pub rows: Vec<TableRow>,
    /// Lines below it.
    pub notes: Vec<String>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Heading for scripts.
    pub key: String,
    /// Heading for people.
    pub title: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Width in characters where there is room.
    pub width: u16,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Words that only help to filter: on paper they stay on one line and may be cut.
    Code,
    /// Words in a narrow column, centred.
    Mark,
    /// Numbers.
    Number,
    /// Days.
    Date,
    /// Moments.
    DateTime,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRow {
    /// The heading of a group; not in CSV.
    Section(String),
    /// Data.
    Data(Vec<Cell>),
    /// Counts of a group or of all; not in CSV.
    Subtotal(Vec<Cell>),
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words; never a formula.
    Text(String),
    /// A code of the contract with its words.
    Coded {
        /// For scripts.
        code: String,
        /// For people.
        words: String,
    },
    /// A whole number.
    Integer(i64),
    /// An exact number.
    Decimal(Decimal),
    /// A day.
    Date(Date),
    /// A moment on the office's clock.
    DateTime(Zoned),
}

impl Column {
    /// A column of the catalogue.
    pub fn new(heading: Heading, words: Words, kind: ColumnKind, width: u16) -> Self {
        Self {
            key: heading.key().to_owned(),
            title: words.heading(heading).to_owned(),
            kind,
            width,
        }
    }
}

impl Cell {
    /// Words, or nothing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Words where there are any.
    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A code with its words.
    pub fn coded(code: impl Into<String>, words: impl Into<String>) -> Self {
        Self::Coded { code: code.into(), words: words.into() }
    }

    /// What a person reads in it, as offices write days and numbers.
    pub fn shown(&self, words: Words) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Coded { words: text, .. } => text.clone(),
            Self::Integer(number) => words.count(*number),
            Self::Decimal(number) => words.number(*number),
            Self::Date(date) => words.date(*date),
            Self::DateTime(at) => words.date_time(at),
        }
    }

    /// A count.
    pub fn count(count: u32) -> Self {
        Self::Integer(i64::from(count))
    }
}
