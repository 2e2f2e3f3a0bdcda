//! Records of the binary workbooks: a type, a length, so many bytes. Each iterator ends where a
//! record is cut off, and every step takes at least two bytes.

use std::iter;

use crate::read::bytes::stretch;
use crate::read::bytes::u16_at;

/// Bytes that a length takes at most in `.xlsb`, seven bits each.
const LENGTH_BYTES: usize = 4;

/// Records of `.xls` (`[MS-XLS]` 2.1.4).
pub(super) fn biff8(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let body = stretch(rest, 4, length)?;
        rest = rest.get(length.saturating_add(4)..)?;
        Some((kind, body))
    })
}

/// Records of `.xlsb` (`[MS-XLSB]` 2.1.4).
pub(super) fn biff12(part: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = part;
    iter::from_fn(move || {
        let kind = u16::try_from(number(&mut rest, 2)?).ok()?;
        let length = number(&mut rest, LENGTH_BYTES)?;
        let (body, behind) = rest.split_at_checked(length)?;
        rest = behind;
        Some((kind, body))
    })
}

/// A number of seven bits a byte, the lowest first; the highest bit says that another one follows.
fn number(rest: &mut &[u8], most: usize) -> Option<usize> {
    let mut number = 0_usize;
    for (_, shift) in (0..most).zip((0_u32..).step_by(7)) {
        let (byte, behind) = rest.split_first()?;
        *rest = behind;
        number |= usize::from(byte & 0x7F).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_cut_off_is_none() {
        let stream = [0x09, 0x08, 2, 0, b'a', b'b', 0x0A, 0, 0, 0, 0x85, 0, 9, 0, b'c'];
        let all: Vec<_> = biff8(&stream).collect();
        assert_eq!(all, [(0x0809, &b"ab"[..]), (0x0A, b"")]);
    }

    #[test]
    fn types_and_lengths_of_several_bytes_are_put_together() {
        let mut part = vec![0x9C, 0x01, 0x80, 0x01];
        part.extend([7; 128]);
        part.extend([0, 1, 9, 0x81]);
        let all: Vec<_> = biff12(&part).map(|(kind, body)| (kind, body.len())).collect();
        assert_eq!(all, [(156, 128), (0, 1)]);
    }
}
