//! Headers, footers and notes, which stand in the middle of the text that they belong to.

use crate::read::draft::Beside;
use crate::read::nesting::Nesting;
use crate::read::rtf::rows::RowShape;

/// Words that begin one: of all pages, and of left, right and first ones.
const WORDS: &[(&str, Beside)] = &[
    ("footer", Beside::Footer),
    ("footerf", Beside::Footer),
    ("footerl", Beside::Footer),
    ("footerr", Beside::Footer),
    ("footnote", Beside::Footnote),
    ("header", Beside::Header),
    ("headerf", Beside::Header),
    ("headerl", Beside::Header),
    ("headerr", Beside::Header),
];

/// What was read of the text around it.
pub(super) struct Aside {
    pub(super) text: String,
    pub(super) nesting: Nesting,
    pub(super) row: RowShape,
    pub(super) inner_row: RowShape,
    /// How many groups stand around it.
    pub(super) group: usize,
}

/// What a word begins.
pub(super) fn of(word: &str) -> Option<Beside> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, what)| *what)
}
