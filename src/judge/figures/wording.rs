//! The words of a row's label: layout dropped, folded, with the places where punctuation parts
//! them.
//!
//! "- ", "1.2", "a)", "II." and "Trong đó:" are layout: they say how a row hangs below another,
//! not what it counts. A name never reaches across a comma ("cán bộ, nữ công nhân" holds no
//! "cán bộ nữ"), so the breaks are kept beside the words.

mod layout;

pub(super) use layout::inside_brackets;
pub(super) use layout::outside_brackets;

use crate::text::fold;

/// Folded words with the breaks between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Each word, and whether punctuation stands before it.
    words: Vec<(String, bool)>,
}

/// Where a name stands in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Index of its first word.
    pub(super) start: usize,
    /// Number of its words.
    pub(super) words: usize,
    /// No punctuation parts it but its own.
    pub(super) unbroken: bool,
}

impl Span {
    /// Whether the other span lies within this one and is shorter.
    pub(super) const fn swallows(self, other: Self) -> bool {
        let end = self.start.saturating_add(self.words);
        let other_end = other.start.saturating_add(other.words);
        self.words > other.words && self.start <= other.start && other_end <= end
    }
}

impl Phrase {
    /// The folded words of a text.
    pub(super) fn of(text: &str) -> Self {
        let clean = fold::clean(text);
        let mut phrase = Self::default();
        let mut word = String::new();
        let mut broken = false;
        let mut before = ' ';
        let mut rest = clean.chars();
        while let Some(c) = rest.next() {
            let next = rest.clone().next().unwrap_or(' ');
            if c.is_alphanumeric() {
                word.push(c);
            } else if !(c == '.' && before.is_ascii_digit() && is_thousands(rest.clone())) {
                phrase.push(&mut word, &mut broken);
                broken |= breaks(before, c, next);
            }
            before = c;
        }
        phrase.push(&mut word, &mut broken);
        phrase
    }

    fn push(&mut self, word: &mut String, broken: &mut bool) {
        if !word.is_empty() {
            self.words.push((fold::fold(word), *broken));
            word.clear();
            *broken = false;
        }
    }

    /// The words with blanks between them: equal for two names that differ in punctuation only.
    pub(super) fn joined(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|(word, _)| word.as_str()).collect();
        words.join(" ")
    }

    /// The same without blanks: "fan page" is "fanpage".
    pub(super) fn squashed(&self) -> String {
        self.words.iter().map(|(word, _)| word.as_str()).collect()
    }

    /// Whether the words are the same, whatever parts them.
    pub(super) fn has_words_of(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.words.iter().zip(&other.words).all(|((one, _), (two, _))| one == two)
    }

    /// Number of words.
    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// The words before that index.
    pub(super) fn before(&self, index: usize) -> impl Iterator<Item = &str> {
        self.words.iter().take(index).map(|(word, _)| word.as_str())
    }

    /// Where the name stands as whole words, an unbroken place before a broken one.
    pub(super) fn find(&self, name: &Self) -> Option<Span> {
        let places =
            self.words.windows(name.len().max(1)).enumerate().filter_map(|(start, run)| {
                let same = run.iter().zip(&name.words).all(|((word, _), (other, _))| word == other);
                let inner = run.iter().zip(&name.words).skip(1);
                let unbroken = inner.clone().all(|((_, here), (_, there))| !here || *there);
                same.then_some(Span { start, words: name.len(), unbroken })
            });
        places.max_by_key(|span| (span.unbroken, std::cmp::Reverse(span.start)))
    }

    fn without_trong_do(mut self) -> (Self, bool) {
        let lead: Vec<&str> = self.before(2).collect();
        let part = matches!(lead.as_slice(), ["trong" | "tr", "do"]);
        if part {
            self.words.drain(..2);
        }
        (self, part)
    }
}

/// "1.000" is one word, "30.5.2023" three.
fn is_thousands(behind: std::str::Chars<'_>) -> bool {
    behind.take_while(char::is_ascii_digit).take(4).count() == 3
}

fn breaks(before: char, sign: char, next: char) -> bool {
    match sign {
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '/' | '\n' | '"' | '“' | '”' => true,
        '.' => !next.is_alphanumeric(),
        '-' | '–' | '—' => before == ' ' && next == ' ',
        _ => false,
    }
}

/// A row's label, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not exclude each other")]
pub(super) struct RowText {
    /// All words, as far as they are no numbering.
    pub(super) full: Phrase,
    /// Without "Trong đó".
    pub(super) bare: Phrase,
    /// And without what stands in brackets, if anything does.
    pub(super) outside_brackets: Option<Phrase>,
    plain: String,
    /// What stands in brackets makes less of it: "(chỉ cấp tỉnh)", "(nữ)", "(kế hoạch)".
    pub(super) narrows: bool,
    /// A dash, a plus or "Trong đó" makes it a part of a row above.
    pub(super) is_part: bool,
    /// "Trong đó" does.
    pub(super) is_among: bool,
    /// Numbered "II." or "A.": a section, if it has no figures.
    pub(super) is_heading: bool,
}

impl RowText {
    /// Takes a label apart.
    pub(super) fn of(text: &str) -> Self {
        let clean = fold::clean(text);
        let layout = layout::strip(&clean);
        let full = Phrase::of(layout.rest);
        let (bare, trong_do) = full.clone().without_trong_do();
        let plain = outside_brackets(layout.rest);
        let bracketed = layout.rest.contains(['(', '[']);
        let outside_brackets = bracketed.then(|| Phrase::of(&plain).without_trong_do().0);
        Self {
            full,
            bare,
            outside_brackets,
            plain,
            narrows: bracketed && layout::narrows(layout.rest),
            is_part: layout.is_part || trong_do,
            is_among: trong_do,
            is_heading: layout.is_heading,
        }
    }

    /// What stands before the last comma, colon or dash outside brackets, and what behind it: a
    /// unit of measure, perhaps.
    pub(super) fn head_and_tail(&self) -> Option<(Phrase, &str)> {
        let (head, tail) = self.plain.rsplit_once([',', ':', ';', '-', '–'])?;
        Some((Phrase::of(head).without_trong_do().0, tail.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        RowText::of(text).bare.joined()
    }

    #[test]
    fn numbering_and_dashes_are_layout() {
        for text in [
            "Số fanpage",
            "- Số fanpage",
            "  + Số fanpage",
            "1. Số fanpage",
            "1.Số fanpage",
            "1.2 Số fanpage",
            "1.2. - Số fanpage",
            "a) Số fanpage",
            "II. Số fanpage",
            "(3) Số fanpage",
            "Trong đó: số fanpage",
            "- Tr.đó số fanpage:",
        ] {
            assert_eq!(bare(text), "so fanpage", "{text}");
        }
    }

    #[test]
    fn numbers_and_short_words_of_a_label_stay() {
        assert_eq!(bare("1.000 đoàn viên"), "1000 doan vien");
        assert_eq!(bare("04 hoạt động"), "04 hoat dong");
        assert_eq!(bare("đ/c nữ"), "d c nu");
    }

    #[test]
    fn parts_and_sections_are_told_by_what_stands_before_them() {
        assert!(RowText::of("- nữ").is_part && RowText::of("Trong đó: nữ").is_part);
        assert!(!RowText::of("1. nữ").is_part);
        assert!(RowText::of("II. Đội ngũ").is_heading && RowText::of("A. Đội ngũ").is_heading);
        assert!(!RowText::of("a) Đội ngũ").is_heading);
    }

    #[test]
    fn a_name_does_not_reach_across_a_comma() {
        let find = |text, name| Phrase::of(text).find(&Phrase::of(name)).map(|span| span.unbroken);
        assert_eq!(find("Tổng số cán bộ nữ", "cán bộ nữ"), Some(true));
        assert_eq!(find("Số cán bộ, nữ công nhân", "cán bộ nữ"), Some(false));
        assert_eq!(find("Số tin, bài, ảnh", "tin, bài"), Some(true));
        assert_eq!(find("Số cán bộ nam", "bộ na"), None);
    }
}
