//! What an OLE or a ZIP container holds, told by the names of its parts.

use std::io::Cursor;
use std::io::Read as _;

use cfb::CompoundFile;
use zip::ZipArchive;

use crate::model::document::Format;
use crate::text::fold;

/// Streams at the root of an OLE file that give the format away.
const STREAMS: &[(&str, Format)] = &[
    ("WordDocument", Format::Doc),
    ("Workbook", Format::Xls),
    ("Book", Format::Xls),
    ("__properties_version1.0", Format::Msg),
];

/// Parts of a ZIP that give the format away; the first that is there decides.
const PARTS: &[(&str, Format)] = &[
    ("xl/workbook.bin", Format::Xlsb),
    ("xl/workbook.xml", Format::Xlsx),
    ("word/document.xml", Format::Docx),
];

/// Types of main parts, where those have unusual names.
const TYPES: &[(&str, Format)] = &[
    ("sheet.binary.macroEnabled.main", Format::Xlsb),
    ("spreadsheetml.sheet.main", Format::Xlsx),
    ("ms-excel.sheet.macroEnabled.main", Format::Xlsx),
    ("wordprocessingml.document.main", Format::Docx),
    ("ms-word.document.macroEnabled.main", Format::Docx),
];

/// Bytes looked at in the list of types.
const TYPES_BYTES: u64 = 1 << 20;

/// `mimetype` of OpenDocument, without a trailing `-template`.
const MIMETYPES: &[(&str, Format)] = &[
    ("application/vnd.oasis.opendocument.spreadsheet", Format::Ods),
    ("application/vnd.oasis.opendocument.text", Format::Odt),
];

/// Bytes of a directory entry of an OLE file, which begins with its name in UTF-16.
const ENTRY: usize = 128;

/// Files in a ZIP above which its directory is not even listed.
const MANY: usize = 20_000;

/// The format of an OLE file.
pub(super) fn ole(name: &str, bytes: &[u8]) -> Format {
    if has_stream(bytes, "EncryptedPackage") {
        return encrypted(name);
    }
    STREAMS
        .iter()
        .find(|(stream, _)| has_stream(bytes, stream))
        .map_or(Format::Unknown, |(_, format)| *format)
}

/// Whether an OLE file has this stream at its root. Where the container is damaged, whether any
/// directory entry has the name.
pub(super) fn has_stream(bytes: &[u8], stream: &str) -> bool {
    match CompoundFile::open(Cursor::new(bytes)) {
        Ok(file) => file.is_stream(format!("/{stream}")),
        Err(_) => has_entry(bytes, stream),
    }
}

fn has_entry(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(ENTRY).any(|entry| entry.starts_with(&name))
}

/// The content is out of reach, so the name tells which of the two it was.
fn encrypted(name: &str) -> Format {
    let folded = fold::fold(name);
    match folded.rsplit(' ').next() {
        Some("docx" | "docm" | "doc") => Format::Docx,
        _ => Format::Xlsx,
    }
}

/// The format of a ZIP file.
pub(super) fn zip(bytes: &[u8]) -> Format {
    if entries(bytes) > MANY {
        return Format::Zip;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return truncated(bytes) };
    if let Some(format) = opendocument(&mut archive) {
        return format;
    }
    let names: Vec<String> =
        archive.file_names_raw().map(|name| part_name(&String::from_utf8_lossy(name))).collect();
    PARTS
        .iter()
        .find(|(part, _)| names.iter().any(|name| name == part))
        .map(|(_, format)| *format)
        .or_else(|| by_type(&mut archive))
        .unwrap_or(Format::Zip)
}

/// A main part may have another name than the usual one; the list of types tells.
fn by_type(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Format> {
    let index = archive
        .file_names_raw()
        .position(|name| name.eq_ignore_ascii_case(b"[Content_Types].xml"))?;
    let part = archive.by_index(index).ok()?;
    let mut text = Vec::new();
    part.take(TYPES_BYTES).read_to_end(&mut text).ok()?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let known = TYPES.iter().find(|(word, _)| text.contains(word));
    Some(known.map_or(Format::Unknown, |(_, format)| *format))
}

fn opendocument(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Format> {
    let part = archive.by_name("mimetype").ok()?;
    let mut text = String::new();
    part.take(200).read_to_string(&mut text).ok()?;
    let kind = text.trim().trim_end_matches("-template");
    MIMETYPES.iter().find(|(mimetype, _)| *mimetype == kind).map(|(_, format)| *format)
}

/// How many files the end record of a ZIP announces; 0 where it is missing.
pub(super) fn entries(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
    let Some(at) = tail.windows(4).rposition(|window| window == b"PK\x05\x06") else { return 0 };
    match tail.get(at.saturating_add(10)..at.saturating_add(12)) {
        Some([low, high]) => usize::from(u16::from_le_bytes([*low, *high])),
        _ => 0,
    }
}

/// A ZIP without its end still shows the names of its parts.
fn truncated(bytes: &[u8]) -> Format {
    let holds = |part: &str| bytes.windows(part.len()).any(|window| window == part.as_bytes());
    PARTS
        .iter()
        .chain(MIMETYPES.iter())
        .find(|(part, _)| holds(part))
        .map_or(Format::Zip, |(_, format)| *format)
}

fn part_name(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}
