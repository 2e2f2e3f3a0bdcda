//! What happens to the texts of a document once all of them are known: repair of 8-bit fonts, then
//! soft hyphens go.
//!
//! The repair weighs the whole document, so it cannot run while a reader fills it. Until then the
//! soft hyphen stays in the texts: in TCVN3 it is the letter ư. Names are settled behind the texts,
//! by other rules.

use crate::model::document::Block;
use crate::model::document::Document;
use crate::text::fold;
use crate::text::legacy;

/// U+00AD.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// Repairs the texts of a document that is complete.
pub(super) fn settle(document: &mut Document) {
    let found = legacy::repair(&texts(document)).unwrap_or_default();
    let mut repaired = found.texts.into_iter();
    document.encoding_repaired = found.encodings;
    each(document, |text, original| {
        if let Some(new) = repaired.next().flatten() {
            let old = std::mem::replace(text, new);
            if let Some(original) = original {
                *original = Some(old);
            }
        }
        if text.contains(SOFT_HYPHEN) {
            *text = without_soft_hyphens(text);
        }
    });
}

/// Text without its soft hyphens, and without the blanks that stood behind them.
pub(super) fn without_soft_hyphens(text: &str) -> String {
    trimmed(&text.replace(SOFT_HYPHEN, ""))
}

/// Text as a reader hands it over: line breaks as `\n`, no control characters, no blanks around
/// lines, NFC, soft hyphens in place. Word's own sign for a soft hyphen is 0x1F.
pub(super) fn tidy(text: String) -> String {
    if is_tidy(&text) {
        return text;
    }
    tidied(&text)
}

fn tidied(text: &str) -> String {
    let unified: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            '\u{1f}' => Some(SOFT_HYPHEN),
            other => (!other.is_control()).then_some(other),
        })
        .collect();
    let text = trimmed(&fold::composed(&unified));
    let is_blank = text.chars().all(|c| c == SOFT_HYPHEN || c.is_whitespace());
    if is_blank { String::new() } else { text }
}

/// Whether a text is tidy as it stands, as nearly all are: then it costs a look and no copy.
fn is_tidy(text: &str) -> bool {
    let is_figure = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    text.trim() == text && (is_figure || is_settled(text))
}

/// Whether the characters of a text may stay, and its lines have no blanks around them.
fn is_settled(text: &str) -> bool {
    let may_stay = |c: char| c != SOFT_HYPHEN && (matches!(c, '\n' | '\t') || !c.is_control());
    fold::is_composed(text)
        && text.chars().all(may_stay)
        && text.lines().all(|line| line.trim() == line)
}

fn trimmed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.trim().lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line.trim());
    }
    out
}

/// Every text of a document: its subject, then its blocks, then what stands beside them.
fn texts(document: &Document) -> Vec<&str> {
    let mut texts: Vec<&str> = document.head.iter().map(|head| head.subject.as_str()).collect();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => texts.push(&paragraph.text),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                texts.extend(cells.map(|cell| cell.text.as_str()));
            }
        }
    }
    texts.extend(document.asides.iter().map(|aside| aside.text.as_str()));
    texts
}

/// Hands out every text in the order of [`texts`], with the place where its original is kept.
fn each(document: &mut Document, mut change: impl FnMut(&mut String, Option<&mut Option<String>>)) {
    if let Some(head) = &mut document.head {
        change(&mut head.subject, None);
    }
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                change(&mut paragraph.text, Some(&mut paragraph.original));
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    change(&mut cell.text, Some(&mut cell.original));
                }
            }
        }
    }
    for aside in &mut document.asides {
        change(&mut aside.text, Some(&mut aside.original));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_text_is_told_from_any_that_tidying_would_change() {
        let parts = ["a", "ế", " ", "\n", "\t", "\r", "\u{ad}", "\u{a0}", "e\u{301}", "\u{0}"];
        for text in parts.iter().flat_map(|a| parts.map(|b| parts.map(|c| format!("{a}{b}{c}")))) {
            for text in text {
                assert!(!is_tidy(&text) || tidied(&text) == text, "{text:?}");
                assert_eq!(tidy(text.clone()), tidied(&text), "{text:?}");
            }
        }
        assert!(is_tidy("Số đoàn viên\n\n45 – “một”") && is_tidy(""));
    }

    #[test]
    fn lines_are_trimmed_and_control_characters_go() {
        assert_eq!(tidied(" a\u{0} \r\n\tb\u{b}c "), "a\nb\nc");
    }

    #[test]
    fn soft_hyphens_stay_for_the_repair_and_go_behind_it() {
        assert_eq!(tidied("a\u{ad}b \u{1f}c"), "a\u{ad}b \u{ad}c");
        assert_eq!(without_soft_hyphens("a\u{ad}b \u{ad}"), "ab");
        assert_eq!(tidied("\u{ad} \u{ad}"), "");
    }
}
