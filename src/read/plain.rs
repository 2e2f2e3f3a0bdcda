//! Plain text: paragraphs are parted by blank lines and keep their own line breaks.

use crate::read::charset;
use crate::read::draft::Draft;

/// Lines of one paragraph; text without blank lines is parted here, so that places stay near.
const LONGEST: usize = 40;

/// Reads a text file.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    paragraphs(&charset::decode(bytes), draft);
}

/// Adds text as paragraphs.
pub(super) fn paragraphs(text: &str, draft: &mut Draft<'_>) {
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines() {
        let is_blank = line.trim().is_empty();
        if !is_blank {
            open.push(line);
        }
        if is_blank || open.len() >= LONGEST {
            draft.paragraph(&open.join("\n"), None);
            open.clear();
        }
    }
    draft.paragraph(&open.join("\n"), None);
}
