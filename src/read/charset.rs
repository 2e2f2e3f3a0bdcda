//! Bytes to text where a file says nothing, or something wrong, about its charset.
//!
//! Order: byte order mark, the charset named, UTF-8, and at last windows-1258, the code page of
//! Vietnamese Windows, which takes any byte. Its combining tone marks become letters in `clean`.

use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use encoding_rs::WINDOWS_1258;

/// Text of bytes that name no charset.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let (encoding, length) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let body = bytes.get(length..).unwrap_or_default();
    encoding.decode_without_bom_handling(body).0.into_owned()
}

/// Text of bytes whose charset is named; a name that is unknown or plainly wrong is passed over.
pub(crate) fn decode_as(bytes: &[u8], label: &str) -> String {
    let named = Encoding::for_label(label.trim().as_bytes());
    match named.filter(|_| Encoding::for_bom(bytes).is_none()) {
        None => decode(bytes),
        Some(encoding) => {
            let (text, wrong) = encoding.decode_without_bom_handling(bytes);
            if wrong { decode(bytes) } else { text.into_owned() }
        }
    }
}

/// Whether a charset of this name is known.
pub(crate) fn is_known(label: &str) -> bool {
    Encoding::for_label(label.trim().as_bytes()).is_some()
}

/// UTF-8 when its letters outnumber its faults: one byte lost must not turn a page into noise.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (mut letters, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters = letters.saturating_add(chunk.valid().chars().filter(|c| !c.is_ascii()).count());
        faults = faults.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    if faults == 0 || letters > faults { UTF_8 } else { WINDOWS_1258 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::clean;

    #[test]
    fn each_way_of_writing_gives_the_same_words() {
        let word = "Tổng số: đủ";
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(word.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(word.as_bytes()), word);
        assert_eq!(decode(&utf16), word);
        assert_eq!(clean(&decode(b"T\xF4\xD2ng s\xF4\xEC: \xF0u\xD2")), word);
    }

    #[test]
    fn a_wrong_label_is_passed_over() {
        assert_eq!(decode_as("số".as_bytes(), "us-ascii-x"), "số");
        assert_eq!(clean(&decode_as(b"s\xF4\xEC", "utf-8")), "số");
    }

    #[test]
    fn one_lost_byte_does_not_change_the_charset() {
        let mut bytes = "Liên đoàn Lao động tỉnh".as_bytes().to_vec();
        bytes.remove(3);
        assert!(decode(&bytes).contains("đoàn"));
    }
}
