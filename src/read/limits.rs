//! How much of a foreign file is read before we stop, and what the reading child may use.
//!
//! Anybody can mail the public address, so every loop over foreign data ends somewhere. What was
//! read up to a limit is kept, and a finding says that it is not all. The values leave room above
//! the largest real report seen, and keep the daemon, which takes over the result, small.

use serde::{Deserialize, Serialize};

const MIB: usize = 1 << 20;

/// All limits of reading; `Limits::default()` is what the daemon uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a raw letter.
    pub letter_bytes: usize,
    /// Bytes of one file that is no letter.
    pub file_bytes: usize,
    /// Attachments of one letter.
    pub attachments: usize,
    /// Files in a letter, counted over all levels.
    pub files: usize,
    /// Letters in letters.
    pub letter_depth: u8,
    /// Archives in archives.
    pub archive_depth: u8,
    /// Files of one archive.
    pub entries: usize,
    /// Bytes of one unpacked file of an archive.
    pub entry_bytes: usize,
    /// Bytes of all unpacked files of an archive.
    pub unpacked_bytes: usize,
    /// Unpacked bytes for one packed byte; office files reach 50.
    pub ratio: usize,
    /// The ratio is no sign of a bomb below this many unpacked bytes.
    pub ratio_from_bytes: usize,
    /// Bytes of one unpacked part of an office file.
    pub part_bytes: usize,
    /// Elements in elements.
    pub xml_depth: usize,
    /// Tables in tables.
    pub table_depth: usize,
    /// Columns or rows that one merged cell may cover.
    pub span: u16,
    /// Rows of one table or sheet.
    pub rows: u32,
    /// Columns of one table or sheet.
    pub columns: u32,
    /// Sheets of one workbook.
    pub sheets: usize,
    /// Filled cells of one document.
    pub cells: usize,
    /// Cells of one document that are looked at, blank ones included.
    pub cells_seen: usize,
    /// Paragraphs and tables of one document.
    pub blocks: usize,
    /// Bytes of text of one document.
    pub text_bytes: usize,
    /// Bytes of a web page.
    pub html_bytes: usize,
    /// Pages of one PDF.
    pub pdf_pages: u32,
    /// Pages of one scan whose letters are recognised; 0 where the office does not want it.
    pub ocr_pages: u32,
    /// What the reading child may use.
    pub child: ChildLimits,
    /// What LibreOffice may use, where the office wants it.
    pub office: OfficeLimits,
}

/// What LibreOffice may use for files that our readers refuse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfficeLimits {
    /// Files of one letter that it is given; 0 where the office does not want it.
    pub files: usize,
    /// Bytes of address space.
    pub memory_bytes: u64,
    /// Seconds of processor time.
    pub cpu_seconds: u64,
    /// Milliseconds on the clock for one file, its own two starts counted.
    pub wall_milliseconds: u64,
    /// Bytes of any file that it writes.
    pub output_bytes: u64,
}

/// What one reading child may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChildLimits {
    /// Bytes of address space.
    pub memory_bytes: u64,
    /// Seconds of processor time.
    pub cpu_seconds: u64,
    /// Milliseconds on the clock for one file.
    pub wall_milliseconds: u64,
    /// Bytes of answer for one letter.
    pub output_bytes: usize,
    /// Bytes of answer of one outside program.
    pub tool_bytes: usize,
    /// Milliseconds on the clock for all outside programs of one file; less than for the file, so
    /// that what they said before is not lost.
    pub tool_milliseconds: u64,
    /// Children that may die over one letter before we stop trying.
    pub deaths: usize,
}

/// Pages of one scan that are recognised where the office wants it: about two seconds each.
pub const OCR_PAGES: u32 = 10;

/// Files of one letter that LibreOffice is given where the office wants it: some seconds each.
pub const OFFICE_FILES: usize = 8;

impl Default for Limits {
    fn default() -> Self {
        Self {
            letter_bytes: 64 * MIB,
            file_bytes: 26 * MIB,
            attachments: 60,
            files: 1_000,
            letter_depth: 5,
            archive_depth: 2,
            entries: 1_000,
            entry_bytes: 64 * MIB,
            unpacked_bytes: 256 * MIB,
            ratio: 200,
            ratio_from_bytes: 8 * MIB,
            part_bytes: 64 * MIB,
            xml_depth: 256,
            table_depth: 32,
            span: 256,
            rows: 20_000,
            columns: 512,
            sheets: 200,
            cells: 60_000,
            cells_seen: 4_000_000,
            blocks: 40_000,
            text_bytes: 4 * MIB,
            html_bytes: 4 * MIB,
            pdf_pages: 60,
            ocr_pages: 0,
            child: ChildLimits::default(),
            office: OfficeLimits::default(),
        }
    }
}

impl Default for OfficeLimits {
    fn default() -> Self {
        Self {
            files: 0,
            memory_bytes: 3 << 29,
            cpu_seconds: 40,
            wall_milliseconds: 60_000,
            output_bytes: 26 << 20,
        }
    }
}

impl Default for ChildLimits {
    fn default() -> Self {
        Self {
            memory_bytes: 1 << 30,
            cpu_seconds: 20,
            wall_milliseconds: 30_000,
            output_bytes: 16 * MIB,
            tool_bytes: 48 * MIB,
            tool_milliseconds: 24_000,
            deaths: 16,
        }
    }
}
