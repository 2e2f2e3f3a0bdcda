//! Words for which check rules of the round ask: `written("KH-")`.
//!
//! Looked for while the text is at hand, since it is not kept with the judgement. A plan's number is
//! written "Số 12/KH-LĐLĐ", "12 / KH - LĐLĐ", with any of the dashes.

use std::collections::BTreeSet;

use crate::model::check::{Condition, Rule};
use crate::model::document::{Block, Document};
use crate::model::round::Round;

/// The words that stand in the document, each once, in alphabetical order.
pub(super) fn written(document: &Document, round: &Round) -> Vec<String> {
    let mut wanted = asked(round);
    let mut found = Vec::new();
    for text in texts(document) {
        if wanted.is_empty() {
            break;
        }
        let text = plain(text);
        wanted.retain(|words| {
            let stands = stands(&text, &plain(words));
            if stands {
                found.push(words.clone());
            }
            !stands
        });
    }
    found.sort();
    found
}

fn asked(round: &Round) -> BTreeSet<String> {
    let rules = round.checks.iter().filter_map(|check| Rule::parse(&check.test).ok());
    let parts = rules.flat_map(|rule| rule.parts);
    let conditions = parts.flat_map(|part| [Some(part.test), part.only_if]).flatten();
    conditions.filter_map(words).collect()
}

fn words(condition: Condition) -> Option<String> {
    match condition {
        Condition::Not(inner) => words(*inner),
        Condition::Written(words) => Some(words),
        _ => None,
    }
}

fn texts(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &str>> {
        match block {
            Block::Paragraph(paragraph) => Box::new(std::iter::once(paragraph.text.as_str())),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                Box::new(cells.map(|cell| cell.text.as_str()))
            }
        }
    })
}

/// Lower case, one kind of dash, single blanks and none beside dashes and strokes.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut blank = false;
    for c in text.chars() {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        };
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if blank && !is_joint(c) && !out.is_empty() && !out.ends_with(is_joint) {
            out.push(' ');
        }
        blank = false;
        out.extend(c.to_lowercase());
    }
    out
}

const fn is_joint(c: char) -> bool {
    matches!(c, '-' | '/')
}

/// Whether the words stand there and do not begin inside another word.
fn stands(text: &str, words: &str) -> bool {
    let in_word = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(char::is_alphabetic) && words.starts_with(char::is_alphabetic)
    };
    !words.is_empty() && text.match_indices(words).any(|(at, _)| !in_word(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::testing;
    use crate::model::document::Format;
    use crate::model::round::Check;

    fn found(text: &str) -> Vec<String> {
        let mut round = testing::round();
        let test = "written(\"KH-\") if A01 = 1; not written(\"Chưa ban hành\")".to_owned();
        round.checks = vec![Check { id: "R14".to_owned(), test, note: String::new() }];
        written(&testing::document(Format::Docx, "bc.docx", text), &round)
    }

    #[test]
    fn a_number_is_found_however_it_is_spaced_and_not_inside_a_word() {
        for text in ["Kế hoạch số 12/KH-LĐLĐ", "số 12 / kh – LĐLĐ", "Số 12KH-BCH", "KH -LĐLĐ"]
        {
            assert_eq!(found(text), ["KH-"], "{text}");
        }
        for text in ["", "Kế hoạch số 12", "công tác CKH-KT", "KH LĐLĐ"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("12/KH-LĐLĐ\nchưa  ban\nhành\nchưa  ban hành"), ["Chưa ban hành", "KH-"]);
    }
}
