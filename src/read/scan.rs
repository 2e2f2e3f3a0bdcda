//! A document of almost no words beside a large picture is a scan in a wrapper: the report is
//! there, but only a person can read it.

use crate::model::finding::Finding;
use crate::read::draft::Draft;

/// Bytes of text that a scan may have beside it.
const FEW_WORDS: usize = 200;

/// Bytes from which a picture may be a page; signatures and emblems are smaller.
pub(crate) const PICTURE_BYTES: u64 = 30_000;

/// Says so where the text is short and there is a picture of [`PICTURE_BYTES`].
pub(crate) fn note(draft: &mut Draft<'_>, has_picture: bool) {
    if has_picture && draft.text_bytes() < FEW_WORDS {
        let file = draft.name().to_owned();
        draft.find(Finding::ScanOnly { file });
    }
}
