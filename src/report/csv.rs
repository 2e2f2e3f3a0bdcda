//! A table as CSV, in three dialects and for two audiences.
//!
//! Staff open the file in a spreadsheet program: headings in words, and moments without an offset
//! so that they become real dates. Scripts get the keys and codes of the contract and RFC 3339.
//! Sections and subtotals are left out: a file to be computed with has one row per thing.

use csv::{Terminator, WriterBuilder};
use rust_decimal::Decimal;

use super::guard::guard;
use super::table::{Cell, Table, TableRow};
use super::{Error, rfc3339};

/// How the file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// UTF-8 with BOM, `,`, CRLF.
    #[default]
    Excel,
    /// UTF-8 with BOM, `;`, decimal comma, CRLF: Excel under Vietnamese settings.
    ExcelVi,
    /// No BOM, `,`, LF.
    Plain,
}

impl Dialect {
    /// The dialect of `--dialect`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "excel" => Some(Self::Excel),
            "excel-vi" => Some(Self::ExcelVi),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }

    const fn delimiter(self) -> u8 {
        match self {
            Self::Excel | Self::Plain => b',',
            Self::ExcelVi => b';',
        }
    }

    const fn terminator(self) -> Terminator {
        match self {
            Self::Excel | Self::ExcelVi => Terminator::CRLF,
            Self::Plain => Terminator::Any(b'\n'),
        }
    }

    fn number(self, value: Decimal) -> String {
        let plain = value.normalize().to_string();
        match self {
            Self::ExcelVi => plain.replace('.', ","),
            Self::Excel | Self::Plain => plain,
        }
    }
}

/// Who reads the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Headings and codes in words.
    Staff,
    /// Keys and codes of the contract.
    Scripts,
}

/// The table's data rows under one heading row.
pub fn write(table: &Table, dialect: Dialect, audience: Audience) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    if dialect != Dialect::Plain {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = WriterBuilder::new()
        .delimiter(dialect.delimiter())
        .terminator(dialect.terminator())
        .from_writer(bytes);
    writer.write_record(table.columns.iter().map(|column| match audience {
        Audience::Staff => guard(&column.title),
        Audience::Scripts => guard(&column.key),
    }))?;
    for row in &table.rows {
        if let TableRow::Data(cells) = row {
            writer.write_record(cells.iter().map(|cell| field(cell, dialect, audience)))?;
        }
    }
    writer.into_inner().map_err(|error| Error::Csv(error.into_error().into()))
}

fn field(cell: &Cell, dialect: Dialect, audience: Audience) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guard(text),
        Cell::Coded { code, words } => match audience {
            Audience::Staff => guard(words),
            Audience::Scripts => guard(code),
        },
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(number) => dialect.number(*number),
        Cell::Date(date) => date.to_string(),
        Cell::DateTime(at) => match audience {
            Audience::Staff => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            Audience::Scripts => rfc3339(at),
        },
    }
}
