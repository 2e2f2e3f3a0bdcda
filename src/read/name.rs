//! File names as people see them: NFC, one line, no path, no tricks.
//!
//! A name from a letter is shown and compared, and never becomes a path: files are kept by hash.

use crate::text::fold;

/// Characters kept of a name.
const LONGEST: usize = 200;

/// A name without its path, without control and direction characters, at most 200 characters. Soft
/// hyphens stay until old encodings were looked for: in TCVN3 they are the letter ư.
pub(crate) fn clean(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|c| !is_trick(*c)).collect();
    fold::composed(&visible).trim().chars().take(LONGEST).collect()
}

/// Control characters, and the marks that turn the direction of writing: `fdp.exe` for `exe.pdf`.
fn is_trick(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_loses_its_path() {
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean(r"C:\Users\A\Báo cáo.docx"), "Báo cáo.docx");
        assert_eq!(clean("Ba\u{301}o ca\u{301}o\r\n.doc"), "Báo cáo.doc");
        assert_eq!(clean("bao-cao\u{202e}xcod.exe"), "bao-caoxcod.exe");
        assert_eq!(clean(&"ộ".repeat(4_000)).chars().count(), 200);
        assert_eq!(clean("a/"), "");
    }
}
