//! Names in archives that do not say how they are written.
//!
//! Old Windows wrote names in the code page of the machine without saying so. `Bßo cßo` is what
//! the standard's cp437 makes of "Báo cáo" in windows-1258, so that comes first.

use encoding_rs::WINDOWS_1258;

/// Letters of code page 437 from 0x80 on.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
                     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// UTF-8 where it is that; else windows-1258 unless that gives control characters; else cp437.
pub(super) fn decode(raw: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(raw) {
        return name.to_owned();
    }
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(raw).0;
    if vietnamese.chars().any(char::is_control) { cp437(raw) } else { vietnamese.into_owned() }
}

fn cp437(raw: &[u8]) -> String {
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        None => char::from(*byte),
        Some(index) => CP437.chars().nth(usize::from(index)).unwrap_or('\u{fffd}'),
    };
    raw.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::clean;

    #[test]
    fn names_of_old_machines_are_read() {
        assert_eq!(clean(&decode("Báo cáo".as_bytes())), "Báo cáo");
        assert_eq!(clean(&decode(b"B\xE1o c\xE1o s\xF4\xEC li\xEA\xF2u")), "Báo cáo số liệu");
        assert_eq!(decode(b"R\x8Fsum\x90"), "RÅsumÉ");
        assert_eq!(CP437.chars().count(), 128);
    }
}
