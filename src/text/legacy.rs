//! Vietnamese in the 8-bit fonts of the 1990s (TCVN3, VNI-Windows, BK HCM 2) back into Unicode.
//!
//! Such files hold Latin letters and signs that only a special font shows as Vietnamese: `B¸o c¸o`
//! for "Báo cáo". Fonts' names are no proof (Unicode text declares `.VnTime`, and the other way
//! round), so the text itself is asked. Every word is tried in each reading; those that are a
//! syllable in exactly one vote. What a word means is then told by the votes of its own cell or
//! paragraph, behind these by those of its neighbours and of the document. Without evidence
//! nothing is touched: Unicode "toàn" is VNI for "tồn".

mod names;
mod table;
mod token;
mod votes;

use std::collections::BTreeSet;

use crate::model::document::LegacyEncoding;
pub use crate::text::legacy::names::{mojibake, repair_names};
use crate::text::legacy::token::{Words, is_sign, pieces};
use crate::text::legacy::votes::{Ballot, Votes};

/// Documents shorter than this, in bytes, are always looked at word by word; in longer ones every
/// encoding shows signs that Vietnamese in Unicode never has.
const SHORT: usize = 4096;

/// Cells and paragraphs on each side that speak for one without votes of its own.
const NEIGHBOURS: usize = 4;

/// A cell with its neighbours.
const AROUND: usize = 2 * NEIGHBOURS + 1;

/// What the repair changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repair {
    /// The encodings that were found, in fixed order.
    pub encodings: Vec<LegacyEncoding>,
    /// For each text its repaired form, where it changed.
    pub texts: Vec<Option<String>>,
}

/// Repairs the cells and paragraphs (NFC, soft hyphens in place) of one document; `None` where
/// nothing is to be repaired.
pub fn repair(texts: &[&str]) -> Option<Repair> {
    if !may_be_legacy(texts) {
        return None;
    }
    let mut words = Words::default();
    let cells: Vec<Votes> = texts.iter().map(|text| count(text, &mut words)).collect();
    let document = sum(&cells);
    if !document.show_legacy() {
        return None;
    }
    let mut encodings = BTreeSet::new();
    let repaired = texts.iter().zip(&cells).enumerate().map(|(at, (text, cell))| {
        let (_, from) = cells.split_at_checked(at.saturating_sub(NEIGHBOURS)).unwrap_or_default();
        let around = sum(from.get(..AROUND).unwrap_or(from));
        let ballot = Ballot { document: &document, around: &around, cell };
        let repaired = repaired(text, &mut words, ballot, &mut encodings);
        (repaired != **text).then_some(repaired)
    });
    let texts = repaired.collect();
    (!encodings.is_empty()).then(|| Repair { encodings: encodings.into_iter().collect(), texts })
}

fn sum(cells: &[Votes]) -> Votes {
    let mut sum = Votes::default();
    for votes in cells {
        sum.add(votes);
    }
    sum
}

fn count(text: &str, words: &mut Words) -> Votes {
    let mut votes = Votes::default();
    for (piece, _) in pieces(text).filter(|(piece, is_word)| *is_word && !piece.is_ascii()) {
        let (word, is_new) = words.look(piece);
        votes.count(&word, is_new);
    }
    votes
}

/// The quick look at a document: most are Unicode, and that must cost next to nothing.
fn may_be_legacy(texts: &[&str]) -> bool {
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let mut beyond_ascii = texts.iter().filter(|text| !text.is_ascii());
    if bytes < SHORT {
        return beyond_ascii.next().is_some();
    }
    beyond_ascii.any(|text| text.chars().any(is_strange))
}

/// Signs that are no letter of Vietnamese and no common punctuation.
const fn is_strange(c: char) -> bool {
    let is_vietnamese = matches!(
        c,
        '\u{c0}'..='\u{c3}' | '\u{c8}'..='\u{ca}' | '\u{cc}' | '\u{cd}' | '\u{d2}'..='\u{d5}'
            | '\u{d9}' | '\u{da}' | '\u{dd}' | '\u{e0}'..='\u{e3}' | '\u{e8}'..='\u{ea}'
            | '\u{ec}' | '\u{ed}' | '\u{f2}'..='\u{f5}' | '\u{f9}' | '\u{fa}' | '\u{fd}'
    );
    let is_punctuation =
        matches!(c, '\u{a7}' | '\u{a9}' | '\u{ab}' | '\u{ad}' | '\u{b7}' | '\u{bb}');
    is_sign(c) && !is_vietnamese && !is_punctuation
}

fn repaired(
    text: &str,
    words: &mut Words,
    ballot: Ballot<'_>,
    encodings: &mut BTreeSet<LegacyEncoding>,
) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_capital = is_in_capitals(line, words);
        for (piece, is_word) in pieces(line) {
            let decoded = (is_word && !piece.is_ascii()).then(|| {
                let (word, _) = words.look(piece);
                let encoding = ballot.reading(&word)?;
                let (lead, letters) = piece.split_at_checked(word.lead)?;
                let text = table::decode(encoding, letters).text;
                let is_capital =
                    encoding == LegacyEncoding::Tcvn3 && (is_capital || has_two_capitals(letters));
                Some((encoding, format!("{lead}{}", capitals(text, is_capital))))
            });
            match decoded.flatten() {
                Some((encoding, text)) if text != piece => {
                    encodings.insert(encoding);
                    out.push_str(&text);
                }
                Some(_) | None => out.push_str(piece),
            }
        }
    }
    out
}

/// TCVN3 has no capital letters with a tone; fonts whose name ends in H draw the small ones large.
fn capitals(text: String, is_capital: bool) -> String {
    if is_capital { text.to_uppercase() } else { text }
}

/// A line in capitals. One word of them must be more than an abbreviation ("Sè: 45/BC-L§L§").
fn is_in_capitals(line: &str, words: &mut Words) -> bool {
    !line.contains(|c: char| c.is_ascii_lowercase())
        && pieces(line).any(|(piece, is_word)| {
            is_word && has_two_capitals(piece) && words.look(piece).0.is_legal()
        })
}

/// A word in capitals. One capital alone may begin a word in small letters (`Hµ`).
fn has_two_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(char::is_ascii_alphabetic);
    letters().all(|letter| letter.is_ascii_uppercase()) && letters().nth(1).is_some()
}

#[cfg(test)]
mod tests;
