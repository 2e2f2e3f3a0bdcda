//! Keeps words from becoming formulas when a CSV file is opened in a spreadsheet program.
//!
//! Anyone may send us mail, so any text column may hold `=HYPERLINK(…)`. A program takes a cell
//! that starts with one of `= + - @`, a tab or a line break for a formula, and nobody knows with
//! which separator the file will be opened: the `;` inside a quoted cell starts a new cell when
//! the file is read with `;`. So an apostrophe goes before every such sign that stands at the
//! start of the cell, or right after a separator, a quotation mark or a line break in it.
//!
//! The apostrophe is the sign by which spreadsheet programs themselves mark a cell as words, and
//! it is seen only where the words began with such a sign ("- Trong đó: nữ"); the workbook, where
//! cells are typed, needs none. A blank was the other choice: some programs trim it.

/// The sign put before a formula's first sign.
const GUARD: char = '\'';

/// The text with every possible start of a formula guarded. Control characters, which no
/// spreadsheet program shows, become U+FFFD.
pub(super) fn guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(1));
    let mut before = Before::Start;
    for c in text.chars().map(visible) {
        if before.opens_cell(c) && starts_formula(c) {
            out.push(GUARD);
        }
        out.push(c);
        before = before.after(c);
    }
    out
}

/// What stood before a character, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing but blanks.
    Start,
    /// A separator or a quotation mark of some dialect.
    Separator,
    /// A line break.
    Line,
    /// Words.
    Words,
}

impl Before {
    /// Whether `c` could be the first character of a cell. A line break after a line break only
    /// ends an empty line.
    const fn opens_cell(self, c: char) -> bool {
        match self {
            Self::Start | Self::Separator => true,
            Self::Line => !matches!(c, '\r' | '\n'),
            Self::Words => false,
        }
    }

    fn after(self, c: char) -> Self {
        match c {
            '\r' | '\n' => Self::Line,
            ',' | ';' | '\t' | '"' => Self::Separator,
            blank if blank.is_whitespace() && self == Self::Start => Self::Start,
            _ => Self::Words,
        }
    }
}

/// The signs, their full-width and their small forms.
const fn starts_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n'
            | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' // full-width
            | '\u{fe66}' | '\u{fe62}' | '\u{fe63}' | '\u{fe6b}' // small
    )
}

const fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1f}' | '\u{7f}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in ["LĐLĐ tỉnh Nghệ An", "45/BC-LĐLĐ", "dòng một\n\ndòng hai", "a, -b; c", "5-6"]
        {
            assert_eq!(guard(text), text);
        }
    }

    #[test]
    fn a_formula_is_guarded_wherever_a_cell_could_start() {
        for (text, guarded) in [
            ("=1+1", "'=1+1"),
            ("  =1", "  '=1"),
            ("\t=1", "'\t'=1"),
            ("＝1", "'＝1"),
            ("a;=1", "a;'=1"),
            ("a\n=1", "a\n'=1"),
            ("\"=1", "\"'=1"),
            ("\0=1", "\u{fffd}=1"),
            ("- Trong đó: nữ", "'- Trong đó: nữ"),
        ] {
            assert_eq!(guard(text), guarded);
        }
    }
}
