//! Runs of characters that are not what they look like: deleted under tracking, signs of a symbol
//! font, for which a `(` stands in the text, or bold.

use crate::read::bytes::stretch;
use crate::read::bytes::u16_at;
use crate::read::doc::pages;
use crate::read::doc::pages::Run;
use crate::read::doc::sprms::Sprms;

/// Numbers of the properties (`[MS-DOC]` 2.6.1).
const DELETED: u16 = 0x0800;
const BOLD: u16 = 0x0835;
const SYMBOL: u16 = 0x6A09;

/// Symbol fonts put their signs here, where they mean nothing to others.
const PRIVATE: std::ops::RangeInclusive<u16> = 0xE000..=0xF8FF;

/// What a run's characters are to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// As nothing.
    Nothing,
    /// As this one.
    Sign(char),
    /// As they stand, in bold.
    Bold,
}

/// The marked runs of a document.
#[derive(Debug)]
pub(super) struct Marks {
    runs: Vec<Run>,
    marks: Vec<Mark>,
}

impl Marks {
    /// From the table that names the pages.
    pub(super) fn new(stream: &[u8], table: &[u8]) -> Self {
        let mut marks = Vec::new();
        let mut runs = pages::of_characters(stream, table);
        runs.retain(|run| {
            let mark = list(stream, run.place).and_then(mark);
            marks.extend(mark);
            mark.is_some()
        });
        Self { runs, marks }
    }

    /// The mark of the character at this byte.
    pub(super) fn at(&self, at: u32) -> Option<Mark> {
        let behind = self.runs.partition_point(|run| run.from <= at).checked_sub(1)?;
        self.runs.get(behind).filter(|run| at < run.to)?;
        self.marks.get(behind).copied()
    }
}

fn list(stream: &[u8], place: usize) -> Option<&[u8]> {
    let length = stream.get(place).filter(|_| place > 0)?;
    stretch(stream, place.checked_add(1)?, usize::from(*length))
}

fn mark(list: &[u8]) -> Option<Mark> {
    let mut mark = None;
    for (what, value) in Sprms::new(list) {
        match what {
            // Word also writes 0x81, "other than the style": no style is deleted.
            DELETED if value.first().is_some_and(|value| value & 1 == 1) => {
                return Some(Mark::Nothing);
            }
            SYMBOL => mark = u16_at(value, 2).map(sign),
            // 0x81, "other than the style", is bold where the style is not, as most are.
            BOLD if mark.is_none() && value.first().is_some_and(|value| value & 1 == 1) => {
                mark = Some(Mark::Bold);
            }
            _ => {}
        }
    }
    mark
}

fn sign(code: u16) -> Mark {
    let seen = char::from_u32(u32::from(code)).filter(|c| !c.is_control());
    seen.filter(|_| !PRIVATE.contains(&code)).map_or(Mark::Nothing, Mark::Sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deleted_text_is_nothing_a_symbol_is_its_sign_and_bold_is_bold() {
        assert_eq!(mark(&[0x00, 0x08, 1]), Some(Mark::Nothing));
        assert_eq!(mark(&[0x00, 0x08, 0x81]), Some(Mark::Nothing));
        assert_eq!(mark(&[0x00, 0x08, 0x80]), None);
        assert_eq!(mark(&[0x09, 0x6A, 3, 0, 0xA8, 0xF0]), Some(Mark::Nothing));
        assert_eq!(mark(&[0x09, 0x6A, 3, 0, 0x22, 0x20]), Some(Mark::Sign('•')));
        assert_eq!(mark(&[0x35, 0x08, 1]), Some(Mark::Bold));
        assert_eq!(mark(&[0x35, 0x08, 0]), None);
        assert_eq!(mark(&[0x35, 0x08, 1, 0x00, 0x08, 1]), Some(Mark::Nothing));
    }
}
