//! Words of a text with what stands between them.
//!
//! Whether a name may reach from one word to the next depends on the gap: never across a comma,
//! a bracket or a line break ("Quảng Ninh, Bình Định" holds no Ninh Bình).

use crate::text::fold;

/// What stands before a word. In the order of how much it parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: letters beside digits, `NgheAn`, or a run-together word taken apart.
    Joined,
    /// Blanks.
    Blank,
    /// A hyphen, underscore, full stop or ampersand without blanks around it.
    Tight,
    /// A hyphen with blanks.
    Loose,
    /// A colon.
    Colon,
    /// Any other mark, a line break, or the end of the text.
    Hard,
}

impl Gap {
    /// Whether the two words belong to one phrase.
    pub(crate) fn joins(self) -> bool {
        self <= Self::Tight
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Digits.
    Digits,
    /// A small first letter.
    Small,
    /// A capital first letter.
    Capital,
}

/// One word.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// First byte in the cleaned text.
    pub(crate) start: usize,
    /// Byte behind the last.
    pub(crate) end: usize,
    /// Without accents.
    pub(crate) folded: String,
    /// With accents, tone mark moved.
    pub(crate) accented: String,
    /// Any accent in it.
    pub(crate) marked: bool,
    /// How it is written.
    pub(crate) writing: Writing,
    /// What stands before it.
    pub(crate) gap: Gap,
}

/// How much the capitals of a text tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// Both kinds of letters: a capital means something.
    Tell,
    /// Capitals or small letters only.
    Silent,
}

/// A text taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The text as shown, NFC.
    pub(crate) clean: String,
    /// Its words.
    pub(crate) tokens: Vec<Token>,
    /// How much capitals tell.
    pub(crate) capitals: Capitals,
    /// Any accent anywhere.
    pub(crate) marked: bool,
}

impl Text {
    /// Takes a text apart.
    pub(crate) fn new(text: &str) -> Self {
        let clean: String = fold::clean(text).chars().map(plain_d).collect();
        let tokens = tokens(&clean);
        let small = clean.chars().any(char::is_lowercase);
        let capital = clean.chars().any(char::is_uppercase);
        Self {
            marked: tokens.iter().any(|token| token.marked),
            capitals: if small && capital { Capitals::Tell } else { Capitals::Silent },
            tokens,
            clean,
        }
    }

    /// The words from one token to another, as written.
    pub(crate) fn words(&self, first: usize, last: usize) -> String {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        let end = self.tokens.get(last).map_or(0, |token| token.end);
        self.clean.get(start..end).unwrap_or_default().to_owned()
    }

    /// The gap before a token; the end of the text parts like a line break.
    pub(crate) fn gap(&self, token: usize) -> Gap {
        match self.tokens.get(token) {
            Some(found) if token > 0 => found.gap,
            _ => Gap::Hard,
        }
    }
}

/// Eth and the African D look like Đ and are typed for it.
const fn plain_d(c: char) -> char {
    match c {
        '\u{d0}' | '\u{189}' => '\u{110}',
        '\u{f0}' | '\u{256}' => '\u{111}',
        other => other,
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut word: Option<(usize, String)> = None;
    let mut between = String::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let inside = c.is_alphanumeric() || (is_mark(c) && word.is_some());
        if !inside {
            flush(&mut out, word.take(), &mut between);
            between.push(c);
            continue;
        }
        let next = characters.peek().map(|(_, next)| *next);
        if word.as_ref().is_some_and(|(_, letters)| splits(letters, c, next)) {
            flush(&mut out, word.take(), &mut between);
        }
        word.get_or_insert_with(|| (at, String::new())).1.push(c);
    }
    flush(&mut out, word, &mut between);
    out
}

/// `01CTr`, `NgheAn`, `LDLDNghe` part inside.
fn splits(letters: &str, c: char, next: Option<char>) -> bool {
    let Some(last) = letters.chars().rev().find(|last| !is_mark(*last)) else { return false };
    if last.is_numeric() != c.is_numeric() && !is_mark(c) {
        return true;
    }
    let capital_run = last.is_uppercase() && letters.chars().count() > 1;
    c.is_uppercase()
        && (last.is_lowercase() || (capital_run && next.is_some_and(char::is_lowercase)))
}

fn flush(out: &mut Vec<Token>, word: Option<(usize, String)>, between: &mut String) {
    let Some((start, letters)) = word else { return };
    let folded = fold::fold(&letters);
    let accented = fold::accented(&letters);
    out.push(Token {
        start,
        end: start.saturating_add(letters.len()),
        marked: folded != accented,
        writing: writing(&letters),
        gap: gap(between, out.last()),
        folded,
        accented,
    });
    between.clear();
}

fn writing(letters: &str) -> Writing {
    match letters.chars().next() {
        Some(first) if first.is_numeric() => Writing::Digits,
        Some(first) if first.is_uppercase() => Writing::Capital,
        _ => Writing::Small,
    }
}

fn gap(between: &str, before: Option<&Token>) -> Gap {
    let marks: String = between.chars().filter(|c| !matches!(c, ' ' | '_')).collect();
    let blank = marks.len() < between.len();
    match marks.as_str() {
        "" if between.contains('_') => Gap::Tight,
        "" if blank => Gap::Blank,
        "" => Gap::Joined,
        "&" => Gap::Tight,
        "-" | "\u{2013}" | "\u{2014}" | "\u{2010}" | "\u{2011}" | "." if !blank => Gap::Tight,
        "-" | "\u{2013}" | "\u{2014}" | "\u{2010}" | "\u{2011}" => Gap::Loose,
        // "TP. Hồ Chí Minh", "H. Kim Sơn": a short word is an abbreviation, not a sentence's end.
        "." if before.is_some_and(|token| token.folded.chars().count() <= 2) => Gap::Tight,
        ":" => Gap::Colon,
        _ => Gap::Hard,
    }
}
