//! Lists of single properties (`[MS-DOC]` 2.6): a number that says what and how long, then a value.

use crate::read::bytes::u16_at;

/// Two whose length is written in an unusual way (2.6.2, 2.6.3).
const CHANGE_TABS: u16 = 0xC615;
const DEFINE_TABLE: u16 = 0xD608;

/// The properties of a list, up to where it is cut off.
#[derive(Debug)]
pub(super) struct Sprms<'a>(&'a [u8]);

impl<'a> Sprms<'a> {
    /// The properties of these bytes.
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl<'a> Iterator for Sprms<'a> {
    /// The number and the bytes of the value, a length in front of it included.
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let what = u16_at(self.0, 0)?;
        let rest = self.0.get(2..)?;
        let (value, rest) = rest.split_at_checked(length(what, rest)?)?;
        self.0 = rest;
        Some((what, value))
    }
}

/// Bits 13 to 15 say the length.
fn length(what: u16, rest: &[u8]) -> Option<usize> {
    let first = || rest.first().map(|length| usize::from(*length));
    Some(match what >> 13 {
        0 | 1 => 1,
        2 | 4 | 5 => 2,
        3 => 4,
        7 => 3,
        _ if what == DEFINE_TABLE => usize::from(u16_at(rest, 0)?).checked_add(1)?,
        _ if what == CHANGE_TABS && first()? == 255 => changed_tabs(rest)?,
        _ => first()?.checked_add(1)?,
    })
}

/// Tabs taken away, four bytes each, then tabs added, three bytes each.
fn changed_tabs(rest: &[u8]) -> Option<usize> {
    let taken = usize::from(*rest.get(1)?).checked_mul(4)?;
    let added = usize::from(*rest.get(taken.checked_add(2)?)?).checked_mul(3)?;
    taken.checked_add(added)?.checked_add(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_length_is_known_and_a_cut_list_ends() {
        let bytes = [
            0x16, 0x24, 1, // one byte
            0x49, 0x66, 2, 0, 0, 0, // four
            0x15, 0xC6, 255, 1, 0, 0, 0, 0, 1, 9, 9, 9, // tabs
            0x08, 0xD6, 3, 0, 8, 8, // a table of three bytes and one
            0x2B, 0xD6, 9, 0, // cut off
        ];
        let all: Vec<_> = Sprms::new(&bytes).map(|(what, value)| (what, value.len())).collect();
        assert_eq!(all, [(0x2416, 1), (0x6649, 4), (0xC615, 10), (0xD608, 4)]);
    }
}
