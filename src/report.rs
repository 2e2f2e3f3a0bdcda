//! Tables for people and scripts: late list, figures, messages, review; as CSV, XLSX, DOCX, JSON, text.
//!
//! A report is one file here: it turns values of the ledger into a [`table::Table`], and the same
//! table goes to every renderer, so that what is printed, opened in a spreadsheet program and
//! shown on a screen agree. JSON has its own structs, because its shape is a contract with
//! scripts. Nothing here asks for the time: the same ledger gives the same bytes.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Serialize;

use crate::model::office::{Office, Offices};
use crate::model::round::{Round, RoundId};
use crate::words::{Language, Names, Words};

pub mod csv;
pub mod docx;
pub mod explain;
pub mod figures;
mod guard;
pub mod late;
pub mod messages;
pub mod reading;
pub mod remind;
pub mod review;
pub mod table;
pub mod terminal;
pub mod unit;
pub mod xlsx;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

/// What every report needs beside its data.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The catalogue in the reader's language.
    pub words: Words,
    /// The office's time zone.
    pub time_zone: &'a TimeZone,
    /// The configured rounds: names of units, groups and indicators.
    pub rounds: &'a [Round],
    /// Who writes.
    pub offices: &'a Offices,
}

impl<'a> Context<'a> {
    /// Names of units for sentences.
    pub const fn names(&self) -> Names<'a> {
        Names::new(self.rounds)
    }

    /// Who writes, in the reader's language.
    pub const fn office(&self) -> &'a Office {
        match self.words.language() {
            Language::Vi => &self.offices.vietnamese,
            Language::En => &self.offices.english,
        }
    }

    /// The configured round with this id.
    pub fn round(&self, id: &RoundId) -> Option<&'a Round> {
        self.rounds.iter().find(|round| round.id == *id)
    }

    /// A moment on the office's clock.
    pub fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.time_zone.clone())
    }

    /// A moment as scripts read it: RFC 3339, whole seconds, with the office's offset.
    pub fn rfc3339(&self, at: Timestamp) -> String {
        rfc3339(&self.zoned(at))
    }
}

/// RFC 3339 with the offset of the zone; fractions of a second are cut.
fn rfc3339(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A renderer could not write: memory, or more rows than a sheet holds.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The CSV writer.
    #[error("write CSV")]
    Csv(#[from] ::csv::Error),
    /// The workbook writer.
    #[error("write the workbook")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The writer of documents.
    #[error("write the document")]
    Docx(#[from] std::io::Error),
    /// The archive around a document.
    #[error("write the archive")]
    Archive(#[from] zip::result::ZipError),
    /// The JSON writer.
    #[error("write JSON")]
    Json(#[from] serde_json::Error),
}

/// JSON as it is printed: indented, with a newline at the end.
pub fn json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
