//! A sentence cut into words, numbers and signs, each with where it stands.

use crate::text::fold::fold;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Sign(char),
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Byte range in the sentence.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Folded, for comparison; digits as written.
    pub(super) folded: String,
}

impl Piece {
    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.contains(&self.folded.as_str())
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }
}

/// Cuts a sentence.
pub(super) fn cut(sentence: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = sentence.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start.saturating_add(c.len_utf8());
        let mut goes_on = |wanted: &dyn Fn(char, &str) -> bool| {
            while let Some((at, next)) = rest.peek().copied() {
                let behind = sentence.get(at.saturating_add(next.len_utf8())..).unwrap_or_default();
                if !wanted(next, behind) {
                    break;
                }
                end = at.saturating_add(next.len_utf8());
                rest.next();
            }
        };
        let digit = |c: char| c.is_ascii_digit();
        let kind = if digit(c) {
            goes_on(&|next, behind| {
                digit(next) || (matches!(next, '.' | ',') && behind.starts_with(digit))
            });
            Kind::Number
        } else if c.is_alphanumeric() {
            goes_on(&|next, _| next.is_alphanumeric());
            Kind::Word
        } else {
            Kind::Sign(c)
        };
        let text = sentence.get(start..end).unwrap_or_default();
        let folded = if kind == Kind::Word { fold(text) } else { text.to_owned() };
        pieces.push(Piece { kind, start, end, folded });
    }
    pieces
}

/// Sentences of a paragraph: a full stop inside a number or before a small letter ends none.
pub(super) fn sentences(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '\n' | '!' | '?' => true,
            '.' => next.is_none_or(char::is_whitespace) && !is_numbering(paragraph, from, at),
            _ => false,
        };
        if ends {
            let end = at.saturating_add(c.len_utf8());
            sentences.extend(paragraph.get(from..end));
            from = end;
        }
    }
    sentences.extend(paragraph.get(from..));
    sentences.into_iter().map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

/// "2. Hội nghị": the stop behind a number at the beginning.
fn is_numbering(paragraph: &str, from: usize, stop: usize) -> bool {
    let before = paragraph.get(from..stop).unwrap_or_default().trim();
    before.len() <= 5 && before.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}

/// Number of pieces, if these words begin here.
pub(super) fn length(pieces: &[Piece], at: usize, words: &str) -> Option<usize> {
    let count = words.split(' ').count();
    let run = pieces.get(at..at.saturating_add(count))?;
    run.iter().zip(words.split(' ')).all(|(piece, word)| piece.is_word(&[word])).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_separators_and_sentences_their_numbers() {
        let pieces = cut("đạt 1.234,5 (85,7 %), 12.");
        let numbers = pieces.iter().filter(|piece| piece.is_number());
        assert_eq!(
            numbers.map(|n| n.folded.as_str()).collect::<Vec<_>>(),
            ["1.234,5", "85,7", "12"]
        );
        assert_eq!(
            sentences("1. Có 1.234 người. Tổ chức 5 cuộc thi; tốt.\nHết"),
            ["1. Có 1.234 người.", "Tổ chức 5 cuộc thi; tốt.", "Hết"]
        );
    }
}
