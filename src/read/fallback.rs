//! Files that our readers refuse, and how LibreOffice can turn them into files that they read.
//!
//! LibreOffice guesses: what it does not know it opens as plain text, so that noise becomes a
//! document of noise. It is therefore told which of its import filters to use, by the content of
//! the file, and gets nothing that we cannot name. A file with a password is never given to it.
//!
//! Pure: which files, with which filter, and what becomes of the answer. `shield` runs it.

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::read::sniff;

/// The Debian packages that hold what we need of LibreOffice.
pub(crate) const PACKAGE: &str = "libreoffice-writer-nogui libreoffice-calc-nogui";

/// How LibreOffice reads one kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Import {
    /// Its name for the filter.
    pub(crate) filter: &'static str,
    /// What to turn the file into: `docx` or `xlsx`.
    pub(crate) target: &'static str,
}

const fn text(filter: &'static str) -> Import {
    Import { filter, target: "docx" }
}

const fn sheets(filter: &'static str) -> Import {
    Import { filter, target: "xlsx" }
}

/// Formats that we read, for files that are damaged.
const DAMAGED: &[(Format, Import)] = &[
    (Format::Doc, text("MS Word 97")),
    (Format::Docx, text("MS Word 2007 XML")),
    (Format::Odt, text("writer8")),
    (Format::Rtf, text("Rich Text Format")),
    (Format::Xls, sheets("MS Excel 97")),
    (Format::Xlsx, sheets("Calc MS Excel 2007 XML")),
    (Format::Xlsb, sheets("Calc MS Excel 2007 Binary")),
    (Format::Ods, sheets("calc8")),
];

/// Word 6 and 95, which share their name with the later format.
const OLD_WORD: Import = text("MS Word 95");

/// First bytes of formats that we have no reader for: Lotus 1-2-3, Excel 2 to 4, `WordPerfect`.
const FIRST_BYTES: &[(&[u8], Import)] = &[
    (b"\0\0\x02\0\x04\x04", sheets("Lotus")),
    (b"\0\0\x02\0\x05\x04", sheets("Lotus")),
    (b"\0\0\x02\0\x06\x04", sheets("Lotus")),
    (b"\0\0\x1A\0\0\x10", sheets("Lotus")),
    (b"\0\0\x1A\0\x02\x10", sheets("Lotus")),
    (b"\x09\0\x04\0", sheets("MS Excel 4.0")),
    (b"\x09\x02\x06\0", sheets("MS Excel 4.0")),
    (b"\x09\x04\x06\0", sheets("MS Excel 4.0")),
    (b"\xFFWPC", text("WordPerfect")),
];

/// The only stream of an OLE file by which Works' documents are known.
const WORKS: (&str, Import) = ("MatOST", text("MS_Works"));

/// What files that are one long XML, or the first part of a ZIP, have near their start.
const NEAR_START: &[(&[u8], Import)] = &[
    (b"application/vnd.sun.xml.writer", text("StarOffice XML (Writer)")),
    (b"application/vnd.sun.xml.calc", sheets("StarOffice XML (Calc)")),
    (b"office:mimetype=\"application/vnd.oasis.opendocument.text", FLAT_TEXT),
    (b"office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet", FLAT_SHEETS),
    (b"urn:schemas-microsoft-com:office:spreadsheet", sheets("MS Excel 2003 XML")),
    (b"schemas.microsoft.com/office/word/2003/wordml", text("MS Word 2003 XML")),
];
const FLAT_TEXT: Import = text("OpenDocument Text Flat XML");
const FLAT_SHEETS: Import = sheets("OpenDocument Spreadsheet Flat XML");

/// How far the start reaches: namespaces come first, some dozens of them.
const START: usize = 16_384;

/// Whether the file was left to a person for a reason that another program may not have.
pub(crate) fn is_refused(document: &Document) -> bool {
    let has = |wanted: fn(&Finding) -> bool| document.findings.iter().any(wanted);
    let knows_format = document.format == Format::Unknown
        || DAMAGED.iter().any(|(format, _)| *format == document.format);
    knows_format
        && document.blocks.is_empty()
        && has(is_refusal)
        && !has(|finding| matches!(finding, Finding::Protected { .. } | Finding::Executable { .. }))
}

const fn is_refusal(finding: &Finding) -> bool {
    matches!(
        finding,
        Finding::Damaged { .. }
            | Finding::NotRead { .. }
            | Finding::UnknownFormat { .. }
            | Finding::ReaderDied { .. }
    )
}

/// How to import a file that was refused; `None` where we cannot say what it is.
pub(crate) fn import(document: &Document, bytes: &[u8]) -> Option<Import> {
    if document.format != Format::Unknown {
        let is_old = document.findings.iter().any(|found| matches!(found, Finding::NotRead { .. }));
        let known = DAMAGED.iter().find(|(format, _)| *format == document.format);
        return if is_old && document.format == Format::Doc {
            Some(OLD_WORD)
        } else {
            known.map(|(_, import)| *import)
        };
    }
    by_bytes(bytes).or_else(|| works(bytes))
}

/// Whether a file of text or a ZIP is one of those that only LibreOffice reads.
pub(crate) fn is_foreign(bytes: &[u8]) -> bool {
    by_bytes(bytes).is_some()
}

fn by_bytes(bytes: &[u8]) -> Option<Import> {
    let first = FIRST_BYTES.iter().find(|(magic, _)| bytes.starts_with(magic));
    first.map(|(_, import)| *import).or_else(|| near_start(bytes))
}

fn near_start(bytes: &[u8]) -> Option<Import> {
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if !bytes.starts_with(b"PK") && !bare.trim_ascii_start().starts_with(b"<?xml") {
        return None;
    }
    let head = bytes.get(..START).unwrap_or(bytes);
    let holds = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    NEAR_START.iter().find(|(word, _)| holds(word)).map(|(_, import)| *import)
}

fn works(bytes: &[u8]) -> Option<Import> {
    let (stream, import) = WORKS;
    (bytes.starts_with(sniff::OLE) && sniff::has_stream(bytes, stream)).then_some(import)
}

/// Puts what LibreOffice made of the file, as read by us, in the place of the refusal.
pub(crate) fn take(document: &mut Document, converted: Document) -> bool {
    if converted.blocks.is_empty() {
        return false;
    }
    let file = document.name.clone();
    let is_damaged = document
        .findings
        .iter()
        .any(|found| matches!(found, Finding::Damaged { .. } | Finding::ReaderDied { .. }));
    document.findings.retain(|finding| !is_refusal(finding));
    document.findings.push(Finding::ThroughOffice { file, is_damaged });
    document.findings.extend(converted.findings);
    document.blocks = converted.blocks;
    document.asides = converted.asides;
    document.encoding_repaired = converted.encoding_repaired;
    true
}
