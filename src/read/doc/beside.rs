//! Where headers, footers and notes stand: behind the main text, each kind as one text that a list
//! of places cuts up (`[MS-DOC]` 2.3.2, 2.3.3, 2.8.15).

use crate::read::bytes::nth;
use crate::read::bytes::size_at;
use crate::read::bytes::stretch;
use crate::read::doc::LENGTHS;
use crate::read::draft::Beside;

/// Where the head names the lists of places (2.5.6).
const FOOTNOTES: usize = 0xB2;
const HEADERS: usize = 0xF2;
const ENDNOTES: usize = 0x212;

/// Which of the texts they cut up (2.5.4).
const FOOTNOTE_TEXT: usize = 1;
const HEADER_TEXT: usize = 2;
const ENDNOTE_TEXT: usize = 5;

/// The first stories among the headers are the lines above notes.
const SEPARATORS: usize = 6;

/// Behind them come six for each section: of even and odd pages, then of the first one.
const OF_SECTION: [Beside; 6] = [
    Beside::Header,
    Beside::Header,
    Beside::Footer,
    Beside::Footer,
    Beside::Header,
    Beside::Footer,
];

/// Stories of one kind; more are no document's.
const MANY: usize = 1_000;

/// A text beside the body: positions as the pieces count them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) what: Beside,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// All of them. Together they have no more characters than the stream has bytes, so that a damaged
/// file ends.
pub(super) fn stretches(main: &[u8], table: &[u8]) -> Vec<Stretch> {
    let headers = |n: usize| {
        let of_section = n.checked_sub(SEPARATORS)?;
        OF_SECTION.iter().cycle().nth(of_section).copied()
    };
    let mut left = main.len();
    let mut all = of_text(main, table, (HEADERS, HEADER_TEXT), headers);
    all.extend(of_text(main, table, (FOOTNOTES, FOOTNOTE_TEXT), |_| Some(Beside::Footnote)));
    all.extend(of_text(main, table, (ENDNOTES, ENDNOTE_TEXT), |_| Some(Beside::Endnote)));
    all.retain(|stretch| {
        let length = stretch.to.saturating_sub(stretch.from);
        let has_room = length > 0 && length <= left;
        left = left.saturating_sub(if has_room { length } else { 0 });
        has_room
    });
    all
}

/// Stories of one text. The list has a place for the end of each, and one more that says nothing.
fn of_text(
    main: &[u8],
    table: &[u8],
    (list, text): (usize, usize),
    what: impl Fn(usize) -> Option<Beside>,
) -> Vec<Stretch> {
    let length = |n: usize| size_at(main, nth(LENGTHS, 4, n)).unwrap_or(0);
    let start = (0..text).map(length).fold(0, usize::saturating_add);
    let end = start.saturating_add(length(text));
    let size = list.checked_add(4).and_then(|at| size_at(main, at)).unwrap_or(0);
    let places = size_at(main, list).and_then(|at| stretch(table, at, size)).unwrap_or_default();
    let place =
        |n: usize| size_at(places, nth(0, 4, n)).map(|at| start.saturating_add(at).min(end));
    let stories = (places.len() / 4).saturating_sub(1).min(MANY);
    let story = |n: usize| {
        Some(Stretch { what: what(n)?, from: place(n)?, to: place(n.saturating_add(1))? })
    };
    (0..stories).filter_map(story).collect()
}
