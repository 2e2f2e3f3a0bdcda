//! Transfer encodings undone by whoever wants every byte that can still be had.
//!
//! The mail library gives up where a part has no closing boundary or one strange character, and
//! hands out the encoded text. A letter cut off on its way still holds most of its last file.

use mail_parser::decoders::base64::base64_decode;

/// Strange characters per base64 character, as one in so many, from which on a part that is
/// called base64 is none: text sent as it is has more.
const STRANGE: usize = 20;

/// The bytes that a part's sender encoded; `encoding` is what its header says.
pub(super) fn decode(encoding: &str, body: &[u8]) -> Option<Vec<u8>> {
    if encoding.eq_ignore_ascii_case("base64") {
        base64_decode(body).or_else(|| base64(body))
    } else if encoding.eq_ignore_ascii_case("quoted-printable") {
        Some(quoted_printable(body))
    } else {
        None
    }
}

/// Base64 with whatever else stands in it. A line that begins as a boundary ends it, and after
/// padding so does every line of words.
fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut sextets = Sextets::default();
    let mut strange = 0_usize;
    let mut taken = 0_usize;
    for line in body.split(|byte| *byte == b'\n') {
        let odd = line.iter().filter(|byte| is_strange(**byte)).count();
        if line.starts_with(b"--") || sextets.is_padded && odd > 0 {
            break;
        }
        strange = strange.saturating_add(odd);
        taken = taken.saturating_add(line.len());
        for byte in line {
            sextets.push(*byte);
        }
    }
    (strange.saturating_mul(STRANGE) <= taken).then(|| sextets.finish())
}

fn is_strange(byte: u8) -> bool {
    sextet(byte).is_none() && byte != b'=' && !byte.is_ascii_whitespace()
}

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte.wrapping_sub(b'A'),
        b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
        b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

/// Six bits each, put together to bytes.
#[derive(Default)]
struct Sextets {
    bytes: Vec<u8>,
    group: u32,
    held: u8,
    is_padded: bool,
}

impl Sextets {
    fn push(&mut self, byte: u8) {
        if byte == b'=' {
            self.flush();
            self.is_padded = true;
        }
        let Some(value) = sextet(byte) else { return };
        self.group = self.group.wrapping_shl(6) | value;
        self.held = self.held.saturating_add(1);
        if self.held == 4 {
            self.flush();
        }
    }

    /// Whole bytes of the sextets held; what is left of a byte is dropped.
    fn flush(&mut self) {
        let missing = u32::from(4_u8.saturating_sub(self.held));
        let [_, group @ ..] = self.group.wrapping_shl(missing.saturating_mul(6)).to_be_bytes();
        let whole = usize::from(self.held.saturating_sub(1));
        self.bytes.extend(group.iter().take(whole));
        self.group = 0;
        self.held = 0;
    }

    fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.bytes
    }
}

/// Quoted-printable; an escape that is none stays as it is written.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let words = line.trim_ascii_end();
        if let Some(words) = words.strip_suffix(b"=") {
            unescape(words, b'=', &mut out);
        } else {
            unescape(words, b'=', &mut out);
            let end = line.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n'));
            let end = end.map_or(0, |last| last.saturating_add(1));
            out.extend_from_slice(line.get(end..).unwrap_or_default());
        }
    }
    out
}

/// Appends a text in which a mark and two hexadecimal digits stand for a byte.
pub(super) fn unescape(text: &[u8], mark: u8, out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.split_at_checked(2).filter(|_| *first == mark);
        let (byte, after) = escaped
            .and_then(|(digits, after)| Some((hexadecimal(digits)?, after)))
            .unwrap_or((*first, after));
        out.push(byte);
        rest = after;
    }
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(encoding: &str, body: &str) -> String {
        String::from_utf8(decode(encoding, body.as_bytes()).unwrap_or_default()).unwrap()
    }

    #[test]
    fn base64_is_read_through_strange_characters_and_to_its_end() {
        let line = "Q8O0bmcgxJFvw6BuIFZp4buHdCBOYW0=";
        let words = "Công đoàn Việt Nam";
        assert_eq!(text("Base64", line), words);
        assert_eq!(text("base64", "Q8O0bmcg\r\n!xJFvw6BuIFZp4buHdCBOYW0"), words);
        assert_eq!(text("base64", &format!("{line}\r\n\r\n--000000")), words);
        assert_eq!(text("base64", &format!("{line}\nScanned by: x.vn")), words);
        assert_eq!(text("base64", &format!("{line}\n{line}\n--")), words.repeat(2));
    }

    #[test]
    fn base64_cut_off_keeps_every_whole_byte() {
        for (cut, whole) in [("QUJD.", "ABC"), ("QUJDR.", "ABC"), ("QUJDRE.", "ABCD")] {
            let body = format!("{}{cut}", "QUJD".repeat(9));
            assert_eq!(text("base64", &body), "ABC".repeat(9) + whole);
        }
    }

    #[test]
    fn text_that_is_wrongly_called_base64_is_left_alone() {
        assert_eq!(decode("base64", "Kính gửi các đồng chí".as_bytes()), None);
        assert_eq!(decode("8bit", b"QUJD"), None);
    }

    #[test]
    fn broken_escapes_stay_and_whole_ones_are_read() {
        let body = "t=E1=BB=89nh =\r\nNgh=e1=bb=87 An  \r\ng=ZZi==41=\n=+1 =E1=";
        let words = "tỉnh Nghệ An\r\ng=ZZi=A=+1 ".as_bytes();
        let decoded = decode("quoted-printable", body.as_bytes()).unwrap();
        assert_eq!(decoded, [words, b"\xE1"].concat());
    }
}
