//! The piece table (`[MS-DOC]` 2.8.35, 2.9.38, 2.9.177): which bytes of the file are the text, in
//! which order.
//!
//! A piece is UTF-16 or 8-bit. 8-bit text is windows-1252 always, whatever language the file
//! claims (2.9.73): readers that went by the language turned 534 letters of one decree into others.

use encoding_rs::WINDOWS_1252;

use crate::read::bytes::nth;
use crate::read::bytes::size_at;
use crate::read::bytes::stretch;
use crate::read::bytes::u16_at;
use crate::read::bytes::u32_at;
use crate::read::draft::Fault;

/// First bytes of the two kinds of entries in front of and around the table.
const PRC: u8 = 1;
const PCDT: u8 = 2;

/// Bytes of a piece's description, and where in it the place of its text stands.
const PCD: usize = 8;
const PCD_PLACE: usize = 2;

/// The bit of a place that says 8-bit; the place is then doubled.
const COMPRESSED: u32 = 0x4000_0000;
const PLACE: u32 = 0x3FFF_FFFF;

/// The pieces in the order of the text.
#[derive(Debug)]
pub(super) struct Pieces(Vec<Piece>);

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Positions in the text, counted in UTF-16 units.
    from: usize,
    to: usize,
    /// Where its first byte stands.
    place: usize,
    is_wide: bool,
}

impl Pieces {
    /// Reads the table out of the CLX.
    pub(super) fn parse(clx: &[u8]) -> Result<Self, Fault> {
        let table = table(clx).ok_or_else(|| Fault::damaged("no piece table"))?;
        let count = table.len().saturating_sub(4) / (4 + PCD);
        let head = nth(4, 4, count);
        let piece = |n: usize| -> Option<Piece> {
            let place = u32_at(table, nth(head.saturating_add(PCD_PLACE), PCD, n))?;
            let is_wide = place & COMPRESSED == 0;
            let bytes = usize::try_from(place & PLACE).ok()?;
            let from = size_at(table, nth(0, 4, n))?;
            let to = size_at(table, nth(4, 4, n))?;
            Some(Piece { from, to, place: if is_wide { bytes } else { bytes / 2 }, is_wide })
        };
        Ok(Self((0..count).filter_map(piece).collect()))
    }

    /// Gives the characters between two positions, each with the offset of its bytes; whether all
    /// were there.
    ///
    /// Pieces of a damaged file may all claim the same bytes, so no more characters come than the
    /// stream has bytes.
    pub(super) fn each(
        &self,
        stream: &[u8],
        from: usize,
        to: usize,
        mut take: impl FnMut(char, u32),
    ) -> bool {
        let mut left = stream.len();
        let mut missing = to.saturating_sub(from);
        for piece in self.0.iter().filter_map(|piece| piece.within(from, to)) {
            let length = piece.to.saturating_sub(piece.from).min(left);
            left = left.saturating_sub(length);
            missing = missing.saturating_sub(piece.each(stream, length, &mut take));
        }
        missing == 0
    }
}

impl Piece {
    fn within(self, from: usize, to: usize) -> Option<Self> {
        let cut = from.saturating_sub(self.from);
        let width = if self.is_wide { 2 } else { 1 };
        let piece = Self {
            from: self.from.max(from),
            to: self.to.min(to),
            place: nth(self.place, width, cut),
            ..self
        };
        (piece.from < piece.to).then_some(piece)
    }

    /// How many UTF-16 units were there.
    fn each(&self, stream: &[u8], length: usize, take: &mut impl FnMut(char, u32)) -> usize {
        let bytes = stream.get(self.place..).unwrap_or_default();
        let mut at = u32::try_from(self.place).unwrap_or(u32::MAX);
        if self.is_wide {
            let bytes = bytes.get(..length.saturating_mul(2)).unwrap_or(bytes);
            let (units, _) = bytes.as_chunks();
            let text = units.iter().map(|unit| u16::from_le_bytes(*unit));
            for c in char::decode_utf16(text).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)) {
                take(c, at);
                at = at.saturating_add(if c.len_utf16() == 2 { 4 } else { 2 });
            }
            units.len()
        } else {
            let bytes = bytes.get(..length).unwrap_or(bytes);
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            for c in text.chars() {
                take(c, at);
                at = at.saturating_add(1);
            }
            bytes.len()
        }
    }
}

/// Passes over the property lists that stand in front of the table.
fn table(clx: &[u8]) -> Option<&[u8]> {
    let mut at = 0_usize;
    while clx.get(at) == Some(&PRC) {
        at = at.checked_add(3)?.checked_add(usize::from(u16_at(clx, at.checked_add(1)?)?))?;
    }
    if clx.get(at) != Some(&PCDT) {
        return None;
    }
    stretch(clx, at.checked_add(5)?, size_at(clx, at.checked_add(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clx(pieces: &[(u32, u32)]) -> Vec<u8> {
        let mut table = vec![0; 4];
        table.extend(pieces.iter().flat_map(|(end, _)| end.to_le_bytes()));
        for (_, place) in pieces {
            table.extend([0, 0]);
            table.extend(place.to_le_bytes());
            table.extend([0, 0]);
        }
        let mut clx = vec![PRC, 2, 0, 9, 9, PCDT];
        clx.extend(u32::try_from(table.len()).unwrap().to_le_bytes());
        clx.extend(table);
        clx
    }

    fn text(pieces: &[(u32, u32)], stream: &[u8], from: usize, to: usize) -> Vec<(char, u32)> {
        let mut all = Vec::new();
        Pieces::parse(&clx(pieces)).unwrap().each(stream, from, to, |c, at| all.push((c, at)));
        all
    }

    #[test]
    fn eight_bit_text_is_windows_1252_and_keeps_the_soft_hyphen() {
        let stream = b"..\xAD\x93\xD8";
        let pieces = [(3, COMPRESSED + 4)];
        assert_eq!(text(&pieces, stream, 0, 9), [('\u{ad}', 2), ('\u{201c}', 3), ('Ø', 4)]);
        assert_eq!(text(&pieces, stream, 1, 2), [('\u{201c}', 3)]);
    }

    #[test]
    fn pieces_stand_in_the_order_of_the_text() {
        let stream = b"b\xD0\x1E\x3D\xD8\x00\xDE\x61";
        let pieces = [(1, COMPRESSED + 14), (4, 1), (5, COMPRESSED)];
        assert_eq!(text(&pieces, stream, 0, 9), [('a', 7), ('\u{1ed0}', 1), ('😀', 3), ('b', 0)]);
    }

    #[test]
    fn pieces_that_claim_the_same_bytes_end() {
        let pieces: Vec<_> = (1..=1000).map(|n| (n * 4, COMPRESSED)).collect();
        assert_eq!(text(&pieces, b"abcd", 0, usize::MAX).len(), 4);
    }
}
