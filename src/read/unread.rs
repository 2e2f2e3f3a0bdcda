//! Formats that we know and do not read: say so, and whether a password stands in the way.

use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::read::draft::Draft;
use crate::read::package::Package;
use crate::read::sniff;
use crate::read::workbook::ole;

/// The flag word of a Word document's head, and the bit in it that means encryption
/// (`[MS-DOC]` 2.5.2, `fEncrypted`).
const DOC_FLAGS: usize = 0x0A;
const DOC_ENCRYPTED: u8 = 0x01;

/// Names what the file is, for a person to open.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let file = draft.name().to_owned();
    let finding = match draft.format() {
        Format::Empty => Finding::Empty { file },
        Format::Lock => Finding::LockFile { file },
        Format::Unknown if sniff::is_program(bytes) => Finding::Executable { file },
        Format::Unknown => Finding::UnknownFormat { file },
        format if is_protected(format, bytes, draft) => Finding::protected(&file),
        format => Finding::not_read(&file, format),
    };
    draft.find(finding);
}

fn is_protected(format: Format, bytes: &[u8], draft: &Draft<'_>) -> bool {
    match format {
        Format::Doc => is_protected_doc(bytes),
        Format::Odt => is_protected_opendocument(bytes, draft),
        Format::Pdf => bytes.windows(8).any(|window| window == b"/Encrypt"),
        _ => false,
    }
}

fn is_protected_doc(bytes: &[u8]) -> bool {
    let head = ole::stream(bytes, &["WordDocument"], 64).unwrap_or_default();
    // The flags are a 16-bit word; encryption is the lowest bit of its high byte.
    head.get(DOC_FLAGS.saturating_add(1)).is_some_and(|flags| flags & DOC_ENCRYPTED != 0)
}

/// Whether the manifest of an OpenDocument file lists encrypted parts.
pub(super) fn is_protected_opendocument(bytes: &[u8], draft: &Draft<'_>) -> bool {
    let manifest = Package::open(bytes, draft.limits())
        .and_then(|mut package| package.part("META-INF/manifest.xml"));
    matches!(manifest, Ok(Some(part)) if part.windows(15).any(|w| w == b"encryption-data"))
}
