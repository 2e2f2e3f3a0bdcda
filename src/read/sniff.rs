//! What a file is, told by its content. Names lie: in one real collection six of 115 `.doc` files
//! were HTML or RTF, and one was the owner file that Word leaves beside an open document.

mod container;
mod plain;

use crate::model::document::Format;
use crate::read::fallback;

/// Bytes at the start of a file that give it away.
const MAGIC: &[(usize, &[u8], Format)] = &[
    (0, b"Rar!\x1A\x07", Format::Rar),
    (0, b"7z\xBC\xAF\x27\x1C", Format::SevenZip),
    (0, b"\x78\x9F\x3E\x22", Format::Tnef),
    (0, b"\x89PNG\r\n\x1A\n", Format::Image),
    (0, b"\xFF\xD8\xFF", Format::Image),
    (0, b"GIF87a", Format::Image),
    (0, b"GIF89a", Format::Image),
    (0, b"II*\0", Format::Image),
    (0, b"MM\0*", Format::Image),
    (8, b"WEBP", Format::Image),
    (4, b"ftypheic", Format::Image),
    (4, b"ftypheix", Format::Image),
    (4, b"ftyphevc", Format::Image),
    (4, b"ftypmif1", Format::Image),
    (4, b"ftypavif", Format::Image),
];

/// Programs, by their first bytes: DOS and Windows, Linux, scripts, Windows links, macOS, Java.
const PROGRAMS: &[&[u8]] =
    &[b"MZ", b"\x7FELF", b"#!", b"L\0\0\0\x01\x14\x02\0", b"\xCF\xFA\xED\xFE", b"\xCA\xFE\xBA\xBE"];

/// What OLE files, the container of old Office, start with.
pub(crate) const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Where a PDF may begin: some gateways put lines in front of it.
const PDF_WITHIN: usize = 1024;

/// The format of a file. The name only tells CSV from other text, and which of the two office
/// formats an encrypted one was.
pub fn sniff(name: &str, bytes: &[u8]) -> Format {
    if bytes.is_empty() {
        return Format::Empty;
    }
    if is_lock(name, bytes) {
        return Format::Lock;
    }
    if bytes.starts_with(OLE) {
        return container::ole(name, bytes);
    }
    if fallback::is_foreign(bytes) {
        return Format::Unknown;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return container::zip(bytes);
    }
    if is_program(bytes) {
        return Format::Unknown;
    }
    by_magic(bytes).unwrap_or_else(|| plain::text(name, bytes))
}

/// Whether the file is a program or a script.
pub(crate) fn is_program(bytes: &[u8]) -> bool {
    PROGRAMS.iter().any(|magic| bytes.starts_with(magic))
}

/// Whether an OLE file has this stream at its root.
pub(crate) fn has_stream(bytes: &[u8], stream: &str) -> bool {
    container::has_stream(bytes, stream)
}

/// How many files a ZIP announces.
pub(crate) fn zip_entries(bytes: &[u8]) -> usize {
    container::entries(bytes)
}

/// Whether an OLE file wraps an encrypted office document.
pub(crate) fn is_encrypted_package(bytes: &[u8]) -> bool {
    bytes.starts_with(OLE) && container::has_stream(bytes, "EncryptedPackage")
}

fn by_magic(bytes: &[u8]) -> Option<Format> {
    let at = |offset: usize, magic: &[u8]| {
        bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic))
    };
    if let Some((_, _, format)) = MAGIC.iter().find(|(offset, magic, _)| at(*offset, magic)) {
        return Some(*format);
    }
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Some(Format::Pdf);
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    is_bitmap(bytes).then_some(Format::Image)
}

/// `BM` alone may begin a word; a bitmap says the size of its header at byte 14.
fn is_bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM")
        && matches!(bytes.get(14..18), Some([12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

/// The owner file of Word (162 bytes) and Excel (165): the length of a user name, the name in
/// 54 bytes, then again in UTF-16.
fn is_lock(name: &str, bytes: &[u8]) -> bool {
    if !matches!(bytes.len(), 162 | 165) {
        return false;
    }
    let length = bytes.first().copied().unwrap_or_default();
    let again = bytes.get(54..56).is_some_and(|pair| pair.contains(&length));
    name.starts_with("~$") || ((1..=52).contains(&length) && again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_the_name_is_not_asked() {
        for (bytes, format) in [
            (&b"%PDF-1.5"[..], Format::Pdf),
            (b"\xEF\xBB\xBF  <html><body>", Format::Html),
            (b"{\\rtf1\\ansi}", Format::Rtf),
            (b"Rar!\x1A\x07\x01\0", Format::Rar),
            (b"\x89PNG\r\n\x1A\n....", Format::Image),
            (b"MZ\x90\0", Format::Unknown),
            (b"#!/bin/sh\nrm", Format::Unknown),
            (b"BM danh sach", Format::Text),
            (b"\0\x01\x02\x03", Format::Unknown),
            (b"", Format::Empty),
        ] {
            assert_eq!(sniff("bao-cao.xlsx", bytes), format, "{bytes:?}");
        }
    }

    #[test]
    fn the_name_only_tells_csv_from_text() {
        assert_eq!(sniff("a.csv", b"a;b\n1;2\n"), Format::Csv);
        assert_eq!(sniff("a.CSV", b"a;b\n1;2\n"), Format::Csv);
        assert_eq!(sniff("a.txt", b"a;b\n1;2\n"), Format::Text);
    }

    #[test]
    fn the_owner_file_of_word_is_known_by_its_shape() {
        let mut lock = vec![0x20_u8; 162];
        lock[0] = 5;
        lock[54] = 5;
        assert_eq!(sniff("bao cao.docx", &lock), Format::Lock);
        assert_eq!(sniff("~$o cao.docx", &[b'a'; 162]), Format::Lock);
        assert_eq!(sniff("a.txt", &[b'a'; 162]), Format::Text);
    }

    #[test]
    fn a_saved_letter_is_a_letter_and_prose_is_not() {
        let letter =
            b"Received: from a by b; Mon, 1 May 2023 08:00:00 +0700\r\nFrom: a@b.vn\r\n\r\n";
        assert_eq!(sniff("thu.txt", letter), Format::Eml);
        assert_eq!(sniff("x", "Kính gửi: Ban Tuyên giáo\nSố: 45".as_bytes()), Format::Text);
    }
}
