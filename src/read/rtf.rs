//! `.rtf` (Rich Text Format 1.9.1), read by ourselves: the libraries found lose tables or letters of
//! 8-bit Vietnamese fonts.
//!
//! Read is the main text with its text boxes, and beside it headers, footers and notes; no comments.
//! What was deleted under tracking is passed over.

mod beside;
mod body;
mod fonts;
mod group;
mod rows;
mod styles;
mod tokens;

use crate::read::draft::Draft;
use crate::read::rtf::body::Body;
use crate::read::rtf::tokens::Tokens;
use crate::read::scan;

/// A picture's bytes are written as two digits each.
const PICTURE_DIGITS: u64 = 2;

/// Reads a document.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let start = bytes.iter().position(|byte| *byte == b'{').unwrap_or(0);
    let mut body = Body::new(draft);
    for token in Tokens::new(bytes.get(start..).unwrap_or_default()) {
        if !body.take(token) {
            break;
        }
    }
    body.finish();
    scan::note(draft, has_picture(bytes));
}

/// A file with a picture and almost no words is as large as the picture.
fn has_picture(bytes: &[u8]) -> bool {
    let enough = scan::PICTURE_BYTES.saturating_mul(PICTURE_DIGITS);
    u64::try_from(bytes.len()).is_ok_and(|size| size >= enough)
        && bytes.windows(5).any(|window| window == br"\pict")
}
