//! The few header lines that a listing needs: whose, about what, when. For display and for the
//! receipt of letters without INTERNALDATE; the reading child reads letters properly.

use encoding_rs::Encoding;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use crate::text::fold::clean;

/// Longest header text kept for display.
const LONGEST: usize = 500;

/// The decoded text of a header, empty where there is none.
pub(crate) fn text(header: &[u8], name: &str) -> String {
    let Some(raw) = fields(header, name).next() else { return String::new() };
    let words = decode_words(&raw);
    clean(words.trim()).chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

/// Time of the topmost `Received` header.
pub(crate) fn received(header: &[u8]) -> Option<Timestamp> {
    let topmost = fields(header, "Received").next()?;
    let (_, date) = topmost.rsplit_once(';')?;
    parse_date(date)
}

/// Time of the `Date` header.
pub(crate) fn date(header: &[u8]) -> Option<Timestamp> {
    parse_date(&fields(header, "Date").next()?)
}

/// The part of a letter before its first empty line.
pub(crate) fn of_letter(letter: &[u8]) -> &[u8] {
    let end = (0..letter.len()).find(|at| {
        let rest = letter.get(*at..).unwrap_or_default();
        rest.starts_with(b"\n\n") || rest.starts_with(b"\n\r\n")
    });
    end.and_then(|end| letter.get(..=end)).unwrap_or(letter)
}

fn parse_date(text: &str) -> Option<Timestamp> {
    let text = text.split('(').next().unwrap_or_default().trim();
    let parser = DateTimeParser::new().relaxed_weekday(true);
    Some(parser.parse_zoned(text).ok()?.timestamp())
}

/// Values of the headers of that name, unfolded, topmost first.
fn fields<'h>(header: &'h [u8], name: &'h str) -> impl Iterator<Item = String> + 'h {
    let mut lines = header.split(|byte| *byte == b'\n').peekable();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            let mut value = value_of(line, name).map(<[u8]>::to_vec);
            while let Some(more) = lines.next_if(|next| matches!(next.first(), Some(b' ' | b'\t')))
            {
                if let Some(value) = value.as_mut() {
                    value.extend_from_slice(more);
                }
            }
            if let Some(value) = value {
                return Some(String::from_utf8_lossy(&value).replace(['\r', '\n'], ""));
            }
        }
    })
}

fn value_of<'l>(line: &'l [u8], name: &str) -> Option<&'l [u8]> {
    let (head, rest) = line.split_at_checked(name.len())?;
    let value = rest.strip_prefix(b":")?;
    head.eq_ignore_ascii_case(name.as_bytes()).then_some(value)
}

/// Encoded words (RFC 2047). Blanks between two of them do not count. Bytes of neighbouring words
/// in one charset are joined first, because some mailers cut in the middle of a letter.
fn decode_words(text: &str) -> String {
    let mut out = String::new();
    let mut pending: Option<(&'static Encoding, Vec<u8>)> = None;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("=?") {
        let Some((encoding, bytes, next)) = encoded_word(after) else {
            flush(&mut pending, &mut out);
            out.push_str(before);
            out.push_str("=?");
            rest = after;
            continue;
        };
        if pending.is_none() || !before.trim().is_empty() {
            flush(&mut pending, &mut out);
            out.push_str(before);
        }
        if let Some((_, joined)) = pending.as_mut().filter(|(same, _)| *same == encoding) {
            joined.extend(bytes);
        } else {
            flush(&mut pending, &mut out);
            pending = Some((encoding, bytes));
        }
        rest = next;
    }
    flush(&mut pending, &mut out);
    out.push_str(rest);
    out
}

fn flush(pending: &mut Option<(&'static Encoding, Vec<u8>)>, out: &mut String) {
    if let Some((encoding, bytes)) = pending.take() {
        out.push_str(&encoding.decode_without_bom_handling(&bytes).0);
    }
}

/// Charset, bytes, and what follows a word whose `=?` is already taken.
fn encoded_word(text: &str) -> Option<(&'static Encoding, Vec<u8>, &str)> {
    let (charset, text) = text.split_once('?')?;
    let (kind, text) = text.split_once('?')?;
    let (data, rest) = text.split_once("?=")?;
    let label = charset.split('*').next().unwrap_or_default();
    let encoding = Encoding::for_label(label.as_bytes())?;
    let bytes = match kind {
        "B" | "b" => base64(data),
        "Q" | "q" => quoted(data),
        _ => return None,
    };
    Some((encoding, bytes, rest))
}

fn quoted(data: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let mut bytes = data.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'_' => b' ',
            b'=' => {
                let digits = [bytes.next().unwrap_or(b'?'), bytes.next().unwrap_or(b'?')];
                let hex = std::str::from_utf8(&digits).unwrap_or_default();
                u8::from_str_radix(hex, 16).unwrap_or(b'?')
            }
            other => other,
        });
    }
    out
}

/// Decodes base64, also that of folder names, where `,` stands for `/` (RFC 3501, 5.1.3).
pub(crate) fn base64(data: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let (mut bits, mut count) = (0_u32, 0_u32);
    for digit in data.bytes().filter_map(sextet) {
        bits = (bits << 6 | digit) & 0xff_ffff;
        count = count.saturating_add(6);
        if count >= 8 {
            count = count.saturating_sub(8);
            out.extend(u8::try_from((bits >> count) & 0xff));
        }
    }
    out
}

fn sextet(byte: u8) -> Option<u32> {
    let from = |first: u8, start: u32| u32::from(byte.wrapping_sub(first)).saturating_add(start);
    match byte {
        b'A'..=b'Z' => Some(from(b'A', 0)),
        b'a'..=b'z' => Some(from(b'a', 26)),
        b'0'..=b'9' => Some(from(b'0', 52)),
        b'+' => Some(62),
        b'/' | b',' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_cut_between_two_encoded_words_is_whole_again() {
        let header = b"Subject: =?UTF-8?B?QsOhbyBjw6E=?=\r\n =?utf-8?b?byA=?= 2023 =?UTF-8?Q?qu=C3?=\r\n\t=?UTF-8?Q?=BD_I?=\r\nFrom: x\r\n";
        assert_eq!(text(header, "subject"), "Báo cáo  2023 quý I");
        assert_eq!(text(header, "To"), "");
    }

    #[test]
    fn the_topmost_received_header_tells_the_receipt() {
        let header = b"Received: from a by b; Mon, 01 May 2023 08:00:00 +0700 (ICT)\r\nReceived: x; Sun, 30 Apr 2023 08:00:00 +0700\r\nDate: Sat, 29 Apr 2023 08:00:00 +0700\r\n";
        assert_eq!(received(header).unwrap().to_string(), "2023-05-01T01:00:00Z");
        assert_eq!(date(header).unwrap().to_string(), "2023-04-29T01:00:00Z");
        assert_eq!(date(b"Date: yesterday\r\n"), None);
    }

    #[test]
    fn odd_words_stay_as_they_are() {
        assert_eq!(text(b"Subject: =?x?= =?UTF-8?Z?a?= =?", "Subject"), "=?x?= =?UTF-8?Z?a?= =?");
    }
}
