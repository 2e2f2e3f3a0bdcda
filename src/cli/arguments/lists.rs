//! What the lists and exports are asked: which round and moment, in which format, to which file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Which round and moment, and where to write.
#[derive(Args, Debug)]
pub(in crate::cli) struct Which {
    /// Round [default: the only one configured]
    #[arg(long, value_name = "ROUND")]
    pub(in crate::cli) round: Option<String>,
    /// As of an RFC 3339 time, or a date (its end)
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) as_of: Option<String>,
    /// Write this file (whole or not at all) instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// `late`
#[derive(Args, Debug)]
pub(in crate::cli) struct Late {
    /// Round, moment, output
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// Format
    #[arg(long, value_enum, default_value_t = LateFormat::Table)]
    pub(in crate::cli) format: LateFormat,
    /// Dialect of CSV
    #[arg(long, value_enum, default_value_t = DialectName::Excel)]
    pub(in crate::cli) dialect: DialectName,
}

/// Formats of `late`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LateFormat {
    /// Plain text
    Table,
    /// Comma-separated
    Csv,
    /// For scripts
    Json,
    /// Workbook
    Xlsx,
    /// Word document, as the office prints it
    Docx,
}

/// Dialects of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DialectName {
    /// UTF-8 with BOM, comma, CRLF
    Excel,
    /// UTF-8 with BOM, semicolon, decimal comma: a Vietnamese Excel
    ExcelVi,
    /// No BOM, LF
    Plain,
}

/// `export`
#[derive(Args, Debug)]
pub(in crate::cli) struct Export {
    /// Round, moment, output
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// long: a row per figure; wide: a row per unit
    #[arg(long, value_enum, default_value_t = LayoutName::Long)]
    pub(in crate::cli) layout: LayoutName,
    /// Format
    #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
    pub(in crate::cli) format: ExportFormat,
    /// Dialect of CSV
    #[arg(long, value_enum, default_value_t = DialectName::Excel)]
    pub(in crate::cli) dialect: DialectName,
    /// Also indicators that were not found, and rows outside the form
    #[arg(long)]
    pub(in crate::cli) all: bool,
}

/// Layouts of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LayoutName {
    /// A row per figure
    Long,
    /// A row per unit
    Wide,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    /// Comma-separated
    Csv,
    /// For scripts
    Json,
    /// Workbook
    Xlsx,
}

/// `explain`
#[derive(Args, Debug)]
pub(in crate::cli) struct Explain {
    /// Indicator of the form, such as A02
    #[arg(value_name = "INDICATOR")]
    pub(in crate::cli) indicator: String,
    /// Only this unit: everything known of its one figure
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) unit: Option<String>,
    /// Column of the form [default: total, which is also a one-column form's]
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
    /// Round, moment, output
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// Format
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in crate::cli) format: ListFormat,
}

/// Formats of `explain`, `messages` and `review`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// Plain text
    Table,
    /// For scripts
    Json,
}

/// `messages`
#[derive(Args, Debug)]
pub(in crate::cli) struct Messages {
    /// Only letters of this round
    #[arg(long, value_name = "ROUND")]
    pub(in crate::cli) round: Option<String>,
    /// Format
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in crate::cli) format: ListFormat,
    /// Write this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// `review`
#[derive(Args, Debug)]
pub(in crate::cli) struct Review {
    /// Format
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in crate::cli) format: ListFormat,
    /// Write this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// `remind`
#[derive(Args, Debug)]
pub(in crate::cli) struct Remind {
    /// Round [default: the only one configured]
    #[arg(long, value_name = "ROUND")]
    pub(in crate::cli) round: Option<String>,
    /// As of an RFC 3339 time, or a date (its end)
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) as_of: Option<String>,
    /// Write a draft per unit into this folder; files that exist are kept
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) drafts: Option<PathBuf>,
    /// Only this unit, also where its letters should be looked at first; may be repeated
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) unit: Vec<String>,
}
