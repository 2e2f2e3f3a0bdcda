//! The packing of rich text bodies (`[MS-OXRTFCP]`): runs of a window that starts out with words
//! which rich text always has.

/// What the window holds at the start.
const START: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \
\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\
\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Bytes of the window.
const WINDOW: usize = 4096;

/// Bytes of the head: sizes, kind, checksum.
const HEAD: usize = 16;

/// Unpacks a body, at most so many bytes; `None` where it is none, or longer.
pub(super) fn unpack(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let kind = packed.get(8..12)?;
    let body = packed.get(HEAD..)?;
    match kind {
        b"MELA" => (body.len() <= most).then(|| body.to_vec()),
        b"LZFu" => window(body, most),
        _ => None,
    }
}

/// One flag for each of eight tokens: a byte as it stands, or a place in the window and a length.
/// A body cut off is kept as far as it goes.
fn window(body: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = START.to_vec();
    let mut bytes = body.iter().copied();
    'all: while let Some(flags) = bytes.next() {
        for bit in 0..8_u8 {
            if out.len().saturating_sub(START.len()) > most {
                return None;
            }
            let Some(first) = bytes.next() else { break 'all };
            if flags & 1_u8.checked_shl(bit.into()).unwrap_or_default() == 0 {
                out.push(first);
                continue;
            }
            let Some(second) = bytes.next() else { break 'all };
            let place = usize::from(u16::from_be_bytes([first, second]) >> 4);
            let length = usize::from(second & 0x0F).saturating_add(2);
            if !repeat(&mut out, place, length) {
                break 'all;
            }
        }
    }
    Some(out.split_off(START.len()))
}

/// Appends a run of the window; the end of the text is a run at the place written next.
fn repeat(out: &mut Vec<u8>, place: usize, length: usize) -> bool {
    let next = out.len();
    let back = match next.checked_rem(WINDOW) {
        Some(now) if now == place => return false,
        Some(now) => now.saturating_add(WINDOW).saturating_sub(place).checked_rem(WINDOW),
        None => None,
    };
    let Some(start) = back.and_then(|back| next.checked_sub(back)) else { return false };
    for at in (start..).take(length) {
        let Some(byte) = out.get(at).copied() else { return false };
        out.push(byte);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification, 4.1.
    const PACKED: &[u8] = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125\x42\x32\
        \x0a\xf3 hel\x09\0\x20bw\x05\xb0ld}\x0a\x80\x0f\xa0";

    #[test]
    fn the_example_of_the_specification_is_unpacked() {
        let text = unpack(PACKED, 100).unwrap();
        assert_eq!(text, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(unpack(PACKED, 20), None);
    }

    #[test]
    fn a_body_cut_anywhere_is_kept_as_far_as_it_goes() {
        for end in 0..PACKED.len() {
            let text = unpack(&PACKED[..end], 100);
            assert_eq!(text.is_some(), end >= HEAD, "{end}");
        }
    }
}
