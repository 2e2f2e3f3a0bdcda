//! Whether a paragraph is a heading, and of which level.

use crate::judge::outline::matching::Titles;
use crate::model::document::Paragraph;
use crate::text::fold;

/// Characters of the longest heading.
const LONGEST: usize = 160;

/// Characters of a heading that ends as a sentence does.
const SENTENCE: usize = 100;

/// Characters from which on a paragraph is text of the report and no line of its letterhead.
const TEXT: usize = 80;

/// The level of "1.1.1" and all below.
const DEEPEST: u8 = 4;

/// The level of "a)".
const ITEM: u8 = 5;

/// The level of a heading that is only told by its look, below numbered ones.
const UNNUMBERED: u8 = 3;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'p> {
    /// A heading; `rest` is text that stands behind it in the same paragraph.
    Heading { level: u8, heading: &'p str, rest: &'p str },
    /// Text of the report.
    Text,
    /// A short line, as letterheads have them.
    Short,
}

impl<'p> Line<'p> {
    /// `begun`: something of the report was seen already, so capitals are no letterhead.
    pub(super) fn of(paragraph: &'p Paragraph, titles: &Titles, begun: bool) -> Self {
        let text = paragraph.text.trim();
        let number = Number::of(text);
        if let Some(level) = paragraph.heading.filter(|_| is_short(text)) {
            // A numbered heading says its own level, whatever style it was given.
            let level = number.map_or(level, |number| number.level);
            return Self::Heading { level, heading: text, rest: "" };
        }
        if let Some(number) = number {
            return Self::numbered(text, number, paragraph.bold, titles);
        }
        let looks = is_in_capitals(text) || paragraph.bold && !ends_sentence(text);
        if begun && is_short(text) && looks {
            let level = if is_in_capitals(text) { 1 } else { UNNUMBERED };
            return Self::Heading { level, heading: text, rest: "" };
        }
        if text.chars().count() >= TEXT && !is_in_capitals(text) { Self::Text } else { Self::Short }
    }

    fn numbered(text: &'p str, number: Number<'p>, bold: bool, titles: &Titles) -> Self {
        let whole = Self::Heading { level: number.level, heading: text, rest: "" };
        if is_short(text) && !is_item(text) && (number.is_sure() || bold) {
            return whole;
        }
        // "1. Công tác lãnh đạo: Ban Thường vụ đã …" is a heading where the outline knows it.
        let cut = number.words.find([':', '.']).map(|at| at.saturating_add(1));
        let (head, rest) = cut.and_then(|at| number.words.split_at_checked(at)).unwrap_or_default();
        let words = head.trim_end_matches([':', '.']);
        if is_short(words) && !rest.trim().is_empty() && titles.find(words).is_some() {
            let length = text.len().saturating_sub(rest.len());
            let (heading, rest) = text.split_at_checked(length).unwrap_or((text, ""));
            return Self::Heading { level: number.level, heading, rest };
        }
        Self::Text
    }

    /// Whether the report has begun with it.
    pub(super) const fn begins_report(self) -> bool {
        !matches!(self, Self::Short)
    }
}

/// A number before a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number<'p> {
    level: u8,
    /// What stands behind it.
    words: &'p str,
}

impl<'p> Number<'p> {
    fn of(text: &'p str) -> Option<Self> {
        let (mark, words) = split(text)?;
        let letters = mark.trim_end_matches(['.', ')', '/', '-', ':']);
        let level = level(letters, mark)?;
        words.chars().any(char::is_alphabetic).then_some(Self { level, words })
    }

    /// Items of lists are marked with letters as often as headings are.
    const fn is_sure(self) -> bool {
        self.level < ITEM
    }
}

/// Text without its number, for comparison.
pub(super) fn without_number(text: &str) -> &str {
    Number::of(text.trim()).map_or(text, |number| number.words)
}

/// The mark and what stands behind it: `1.1.` and ` Kết quả`; `PHẦN I` is one mark.
fn split(text: &str) -> Option<(&str, &str)> {
    let part = ["PHẦN THỨ ", "Phần thứ ", "PHẦN ", "Phần ", "MỤC ", "Mục "];
    let skipped = part.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len());
    let (_, rest) = text.split_at_checked(skipped)?;
    let is_mark = |c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '/');
    let end = rest.find(|c: char| !is_mark(c)).unwrap_or(rest.len());
    let (mark, words) = rest.split_at_checked(end)?;
    // "1.Kết quả" and "I-Kết quả": the mark ends with its last sign.
    let closed = mark.rfind(['.', ')', '/']).map(|at| at.saturating_add(1));
    let (mark, glued) = match closed {
        Some(at) if at < mark.len() && !mark.ends_with(|c: char| c.is_ascii_digit()) => {
            mark.split_at_checked(at)?
        }
        _ => (mark, ""),
    };
    let behind = words.trim_start();
    let dash = behind.starts_with(['-', '–', ':']);
    let bare = !mark.ends_with(['.', ')', '/']);
    let is_decimal = mark.contains('.');
    if bare && !dash && !is_decimal && skipped == 0 {
        return None;
    }
    let start = text.len().saturating_sub(words.len()).saturating_sub(glued.len());
    let (_, rest) = text.split_at_checked(start)?;
    Some((mark, rest.trim_start_matches(['-', '–', ':', ' ', '\t', '\u{a0}'])))
}

fn level(letters: &str, mark: &str) -> Option<u8> {
    let parts: Vec<&str> = letters.split('.').collect();
    let is_number = |part: &&str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.iter().all(is_number) {
        return u8::try_from(parts.len().saturating_add(1)).ok().map(|depth| depth.min(DEEPEST));
    }
    let roman = |part: &str| {
        (1..=5).contains(&part.len()) && part.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    };
    if let Some((first, rest)) = parts.split_first().filter(|(first, _)| roman(first)) {
        let deeper = rest.iter().all(is_number);
        let _: &&str = first;
        return deeper.then(|| u8::try_from(parts.len()).ok()).flatten();
    }
    let mut own = letters.chars();
    match (own.next(), own.next()) {
        (Some('A'..='H'), None) => Some(1),
        (Some('a'..='z' | 'đ'), None) if mark != letters => Some(ITEM),
        _ => ["nhất", "hai", "ba", "tư", "bốn", "NHẤT", "HAI", "BA", "TƯ", "BỐN"]
            .contains(&letters)
            .then_some(1),
    }
}

fn is_short(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST).contains(&length) && !text.contains('\n')
}

/// "1. Ban hành kế hoạch;" and whole sentences are items of a list.
fn is_item(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([';', ','])
        || ends_sentence(text) && (text.chars().count() > SENTENCE || has_sentences(text))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ','])
}

/// More than one sentence behind the number.
fn has_sentences(text: &str) -> bool {
    without_number(text).trim_end_matches('.').contains(". ")
}

fn is_in_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 6
        && !letters.clone().any(char::is_lowercase)
        && text.split_whitespace().count() >= 2
}

/// The signature, or the list of those who get a copy.
pub(super) fn ends_report(text: &str) -> bool {
    let folded = fold::fold(text);
    let is_signature =
        ["tm ", "kt ", "tl ", "tuq ", "t m "].iter().any(|sign| folded.starts_with(sign));
    folded.starts_with("noi nhan")
        || is_signature && is_in_capitals(text.lines().next().unwrap_or_default())
}
