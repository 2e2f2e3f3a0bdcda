//! Pictures: a scan of a report is a receipt whose figures a person types; a logo is nothing.

use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::ocr;

/// Pictures whose longer side is shorter than this are logos: a page scanned at the coarsest
/// useful setting, 75 dots an inch, has 877.
const LOGO_PIXELS: u32 = 640;

/// Pictures of fewer bytes show no page of text, whatever they measure.
const LOGO_BYTES: usize = 10_000;

/// Pictures whose longer side exceeds this are not looked at: no page is scanned so fine.
const HUGE_PIXELS: u32 = 12_000;

/// Notes a scan, and recognises its letters where the office wants that.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let side = longer_side(bytes);
    if side.is_some_and(|side| side < LOGO_PIXELS) || bytes.len() < LOGO_BYTES {
        // What is left of a scan is small, too, and no logo.
        if is_cut_off(bytes) {
            draft.fault(Fault::damaged("the picture is cut off"));
        }
        return;
    }
    if side.is_some_and(|side| side > HUGE_PIXELS) {
        ocr::note(draft);
    } else {
        ocr::picture(bytes, draft);
    }
}

/// Whether the mark is missing that ends a JPEG (EOI) or a PNG (IEND); some bytes may follow it.
fn is_cut_off(bytes: &[u8]) -> bool {
    let ends = |mark: &[u8]| bytes.windows(mark.len()).rev().take(64).any(|end| end == mark);
    if bytes.starts_with(b"\x89PNG") {
        !ends(b"IEND")
    } else {
        bytes.starts_with(b"\xFF\xD8") && !ends(b"\xFF\xD9")
    }
}

/// The longer side in pixels, where the format tells it in a fixed place.
fn longer_side(bytes: &[u8]) -> Option<u32> {
    let (width, height) = if bytes.starts_with(b"\x89PNG") {
        (big(bytes.get(16..20)?), big(bytes.get(20..24)?))
    } else if bytes.starts_with(b"GIF8") {
        (little(bytes.get(6..8)?), little(bytes.get(8..10)?))
    } else if bytes.starts_with(b"BM") {
        (little(bytes.get(18..22)?), little(bytes.get(22..26)?))
    } else if bytes.starts_with(b"\xFF\xD8") {
        jpeg(bytes)?
    } else {
        return None;
    };
    Some(width.max(height))
}

/// The frame header of a JPEG (ITU T.81, B.2.2) stands behind segments of any number.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    loop {
        let [0xFF, marker, high, low, ..] = rest else { return None };
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            return Some((big(rest.get(7..9)?), big(rest.get(5..7)?)));
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        rest = rest.get(length.checked_add(2)?..)?;
    }
}

fn big(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte))
}

fn little(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_its_end_is_cut_off() {
        assert!(is_cut_off(b"\xFF\xD8\xFF\xE0\0\x04ab"));
        assert!(!is_cut_off(b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xD9\0"));
        assert!(is_cut_off(b"\x89PNG\r\n\x1A\n"));
        assert!(!is_cut_off(b"\x89PNG\r\n\x1A\n\0\0\0\0IEND\xAE\x42\x60\x82"));
        assert!(!is_cut_off(b"GIF89a"));
    }

    #[test]
    fn sides_are_found_where_the_format_has_them() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x04\0\0\0\x03\0";
        assert_eq!(longer_side(png), Some(1024));
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC0\0\x11\x08\x01\0\x02\0\x03";
        assert_eq!(longer_side(jpeg), Some(512));
        assert_eq!(longer_side(b"\xFF\xD8\xFF\xE0\0\0"), None);
        assert_eq!(longer_side(b"GIF89a\x10\0\x20\0"), Some(32));
    }
}
