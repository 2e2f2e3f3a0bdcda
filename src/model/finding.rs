//! Findings ("điểm cần xem"): something odd in what a unit sent, as data.
//!
//! A finding is no error: it is stored beside the result and shown to staff. The sentence is
//! made in `words.rs` only, so that it exists in both languages and says what to do next.

use serde::{Deserialize, Serialize};

use crate::model::document::{Format, Place};
use crate::model::figure::Figure;
use crate::model::unit::UnitId;

/// A limit that a file ran into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Bytes of one file.
    Size,
    /// Files in an archive or a letter.
    Members,
    /// Archives in archives, letters in letters, elements in elements.
    Depth,
    /// Bytes that an archive would unpack to, or the ratio of a bomb.
    Unpacked,
    /// Cells, rows or columns of a table.
    Cells,
    /// Characters of text.
    Text,
    /// Pages of a PDF.
    Pages,
}

/// How a reading child ended without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Death {
    /// It took too long.
    TimedOut,
    /// It wanted more memory than allowed, or was killed from outside.
    Killed,
    /// It stopped with a fault of ours.
    Crashed,
    /// It said more than allowed.
    TooMuchOutput,
}

/// Something odd that a person should know. Constructed by the functions below, so that grep
/// finds each use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// The file asks for a password.
    Protected {
        /// File name.
        file: String,
    },
    /// Zero bytes, or nothing to read in them.
    Empty {
        /// File name.
        file: String,
    },
    /// The owner file that Word leaves beside an open document.
    LockFile {
        /// File name.
        file: String,
    },
    /// The content is of no format that we know.
    UnknownFormat {
        /// File name.
        file: String,
    },
    /// The electronic signature of the letter: nothing to do.
    Signature {
        /// File name.
        file: String,
    },
    /// We know the format but do not read it (yet): a person must look.
    NotRead {
        /// File name.
        file: String,
        /// Its format.
        format: Format,
    },
    /// Only a picture of the report: received, figures to be typed.
    ScanOnly {
        /// File name.
        file: String,
    },
    /// The text was recognised on a picture, so no figure is taken from it.
    FromOcr {
        /// File name.
        file: String,
    },
    /// Pages of which not everything was read: only a picture, or words lying across rules.
    PagesDoubtful {
        /// File name.
        file: String,
        /// Their numbers, as `2, 5`.
        pages: String,
    },
    /// A program that reads such files is not on this machine.
    ProgramMissing {
        /// File name.
        file: String,
        /// The packages to install.
        package: String,
    },
    /// Our readers refused the file; LibreOffice turned it into one that they read.
    ThroughOffice {
        /// File name.
        file: String,
        /// It was damaged, so something may be missing, and no figure of it counts by itself.
        is_damaged: bool,
    },
    /// LibreOffice refused the file, too, or took too long.
    OfficeFailed {
        /// File name.
        file: String,
    },
    /// A program: never opened.
    Executable {
        /// File name.
        file: String,
    },
    /// The file is damaged; `cause` is the reader's own word, for the administrator.
    Damaged {
        /// File name.
        file: String,
        /// English, short.
        cause: String,
    },
    /// A limit was reached; what came before it was read.
    LimitReached {
        /// File name.
        file: String,
        /// Which.
        limit: Limit,
    },
    /// The reading child died over this file.
    ReaderDied {
        /// File name.
        file: String,
        /// How.
        death: Death,
    },
    /// Our own fault while judging: shown, so that it is not silent.
    Bug {
        /// English, for the developer.
        cause: String,
    },
    /// The letter's MIME could not be taken apart.
    LetterUnreadable,
    /// The charset named by the letter or file is unknown; read as far as possible.
    UnknownCharset {
        /// As named.
        charset: String,
    },
    /// A sheet or rows that the author had hidden.
    Hidden {
        /// Where.
        place: Place,
    },
    /// Formulas whose values were never saved.
    Uncalculated {
        /// File name.
        file: String,
        /// How many cells.
        cells: u32,
    },
    /// A link to a file store instead of the file. Never followed.
    LinkInstead {
        /// Host of the link.
        host: String,
    },
    /// The words speak of an attachment, and there is none.
    AttachmentForgotten,
    /// An antivirus gateway took the attachment away.
    AttachmentRemoved {
        /// Name of the stub.
        file: String,
    },
    /// The form came back empty.
    BlankTemplate {
        /// File name.
        file: String,
    },
    /// Strong evidence for two units.
    TwoUnits {
        /// One.
        first: UnitId,
        /// The other.
        second: UnitId,
    },
    /// The sender's address failed the receiving server's authentication and is unknown.
    AuthenticationFailed {
        /// Address.
        address: String,
    },
    /// The letter has more than one `From`.
    SeveralSenders,
    /// Sender's clock and mailbox differ by more than the usual.
    ClocksDiffer {
        /// Whole hours by which `Date` is before (positive) or after (negative) the receipt.
        hours: i64,
    },
    /// INTERNALDATE is later than the newest `Received` by days: a person may adopt another time.
    ReceiptSuspicious {
        /// Whole days between them.
        days: i64,
    },
    /// Several letterheads in one file; the first was taken.
    SeveralLetterheads {
        /// File name.
        file: String,
    },
    /// Two files of one submission give different values.
    FilesDiffer {
        /// Indicator code.
        indicator: String,
        /// The value taken, as written.
        taken: String,
        /// Name of the file in which it stands; empty for the text of the letter.
        #[serde(default)]
        taken_file: String,
        /// The other, as written.
        other: String,
        /// Name of the file in which that stands.
        #[serde(default)]
        other_file: String,
    },
    /// A sentence of the report gives another value than its table; the table's was taken.
    SentenceDiffers {
        /// File name of the report.
        file: String,
        /// Indicator code.
        indicator: String,
        /// The value of the table, as written.
        taken: String,
        /// The value of the sentence, as written.
        other: String,
        /// The sentence.
        sentence: String,
    },
    /// Rows of the table that match no indicator.
    RowsOutsideForm {
        /// File name.
        file: String,
        /// How many.
        rows: u32,
    },
    /// Bytes counted on the server and received differ.
    SizeDiffers {
        /// Bytes that the server announced.
        announced: u64,
        /// Bytes received.
        received: u64,
    },
}

impl Finding {
    /// The file asks for a password.
    pub fn protected(file: &str) -> Self {
        Self::Protected { file: file.to_owned() }
    }

    /// The file is damaged; `cause` is cut to a readable length.
    pub fn damaged(file: &str, cause: impl std::fmt::Display) -> Self {
        Self::Damaged {
            file: file.to_owned(),
            cause: cause.to_string().chars().take(200).collect(),
        }
    }

    /// A limit was reached.
    pub fn limit(file: &str, limit: Limit) -> Self {
        Self::LimitReached { file: file.to_owned(), limit }
    }

    /// We know the format but do not read it.
    pub fn not_read(file: &str, format: Format) -> Self {
        Self::NotRead { file: file.to_owned(), format }
    }

    /// The reading child died.
    pub fn reader_died(file: &str, death: Death) -> Self {
        Self::ReaderDied { file: file.to_owned(), death }
    }

    /// Rows of the table that match no indicator.
    pub fn rows_outside_form(file: &str, rows: u32) -> Self {
        Self::RowsOutsideForm { file: file.to_owned(), rows }
    }

    /// A table and a sentence give different values.
    pub fn sentence_differs(file: &str, table: &Figure, told: &Figure) -> Self {
        let sentence = told.sentence.as_deref().unwrap_or_default();
        Self::SentenceDiffers {
            file: file.to_owned(),
            indicator: table.indicator.to_string(),
            taken: table.reading.raw.clone(),
            other: told.reading.raw.clone(),
            sentence: sentence.chars().take(300).collect(),
        }
    }

    /// Strong evidence for two units.
    pub fn two_units(first: &UnitId, second: &UnitId) -> Self {
        Self::TwoUnits { first: first.clone(), second: second.clone() }
    }
}
