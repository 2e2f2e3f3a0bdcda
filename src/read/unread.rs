//! Formats that we know and do not read: say so, and whether a password stands in the way.

use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::read::cms;
use crate::read::draft::Draft;
use crate::read::package::Package;
use crate::read::sniff;

/// Names what the file is, for a person to open.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let file = draft.name().to_owned();
    let finding = match draft.format() {
        Format::Empty => Finding::Empty { file },
        Format::Lock => Finding::LockFile { file },
        Format::Unknown if sniff::is_program(bytes) => Finding::Executable { file },
        Format::Unknown if cms::is_signature(bytes) => Finding::Signature { file },
        Format::Unknown if is_protected_opendocument(bytes, draft) => Finding::Protected { file },
        Format::Unknown => Finding::UnknownFormat { file },
        format => Finding::not_read(&file, format),
    };
    draft.find(finding);
}

/// Whether the manifest of an OpenDocument file lists encrypted parts.
pub(super) fn is_protected_opendocument(bytes: &[u8], draft: &Draft<'_>) -> bool {
    let manifest = Package::open(bytes, draft.limits())
        .and_then(|mut package| package.part("META-INF/manifest.xml"));
    matches!(manifest, Ok(Some(part)) if part.windows(15).any(|w| w == b"encryption-data"))
}
