//! Letters with parts in parts of which an inner end is missing.
//!
//! The boundary of the outer part ends the inner one as well (RFC 2046, 5.1.2). The mail library
//! goes on to look for the inner end and takes all files on its way for text, so the ends that
//! are missing are put in before it sees the letter.

use std::borrow::Cow;

use mail_parser::MessageParser;
use mail_parser::MimeHeaders;

/// Parts in parts that are followed.
const DEEPEST: usize = 100;

/// The letter with an end for each part that another part's boundary cuts off.
pub(super) fn closed(raw: &[u8]) -> Cow<'_, [u8]> {
    let mut walk = Walk { is_header: true, ..Walk::default() };
    let mut from = 0;
    let mut mended = Vec::new();
    let mut at = 0_usize;
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        let missing = walk.step(line);
        if !missing.is_empty() {
            mended.extend_from_slice(raw.get(from..at).unwrap_or_default());
            from = at;
        }
        for boundary in missing {
            mended.extend([b"--", boundary.as_slice(), b"--\r\n"].concat());
        }
        at = at.saturating_add(line.len());
    }
    if from == 0 {
        return Cow::Borrowed(raw);
    }
    mended.extend_from_slice(raw.get(from..).unwrap_or_default());
    Cow::Owned(mended)
}

/// Where in a letter we are.
#[derive(Default)]
struct Walk {
    /// Boundaries of the parts around this place, the innermost last.
    open: Vec<Vec<u8>>,
    /// The headers of this part so far.
    header: Vec<u8>,
    is_header: bool,
}

impl Walk {
    /// Takes a line; boundaries of the parts that end before it without saying so.
    fn step(&mut self, line: &[u8]) -> Vec<Vec<u8>> {
        if let Some((depth, is_end)) = self.delimiter(line) {
            let missing = self.open.split_off(depth.saturating_add(1));
            if is_end {
                self.open.pop();
            }
            self.header.clear();
            self.is_header = !is_end;
            return missing.into_iter().rev().collect();
        }
        if self.is_header && line.trim_ascii().is_empty() {
            self.end_of_header();
        } else if self.is_header {
            self.header.extend_from_slice(line);
        }
        Vec::new()
    }

    /// The part to which a boundary line belongs, and whether it is its end.
    fn delimiter(&self, line: &[u8]) -> Option<(usize, bool)> {
        let rest = line.strip_prefix(b"--")?.trim_ascii_end();
        let known = |boundary: &[u8]| self.open.iter().rposition(|open| open == boundary);
        let next = known(rest).map(|depth| (depth, false));
        next.or_else(|| Some((known(rest.strip_suffix(b"--")?)?, true)))
    }

    fn end_of_header(&mut self) {
        let header = std::mem::take(&mut self.header);
        self.is_header = false;
        let Some(message) = MessageParser::new().parse_headers(&header) else { return };
        let part = message.root_part();
        let boundary = part.content_type().and_then(|content| content.attribute("boundary"));
        let is_multipart =
            part.content_type().is_some_and(|content| content.ctype() == "multipart");
        match boundary.filter(|boundary| is_multipart && !boundary.is_empty()) {
            Some(boundary) if self.open.len() < DEEPEST => self.open.push(boundary.into()),
            Some(_) => (),
            // A letter inside the letter begins with headers again.
            None => self.is_header = part.is_content_type("message", "rfc822") && is_plain(part),
        }
    }
}

fn is_plain(part: &mail_parser::MessagePart<'_>) -> bool {
    let encoding = part.content_transfer_encoding().unwrap_or_default();
    !["base64", "quoted-printable"].iter().any(|known| encoding.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\
        Content-Type: multipart/alternative; boundary=\"b b\"\r\n\r\n--b b\r\n\r\nmột\r\n";

    #[test]
    fn a_missing_end_is_put_before_the_outer_boundary() {
        let rest = "--a\r\n\r\nhai\r\n--a--\r\n";
        let letter = [HEAD, rest].concat();
        let mended = String::from_utf8(closed(letter.as_bytes()).into_owned()).unwrap();
        assert_eq!(mended, [HEAD, "--b b--\r\n", rest].concat());
    }

    #[test]
    fn a_letter_with_all_its_ends_or_cut_off_stays_as_it_is() {
        for rest in
            ["--b b--\r\n--a\r\n\r\nhai\r\n--a--\r\n", "--b b--\r\n--a--", "--b b--", "", "--"]
        {
            let letter = [HEAD, rest].concat();
            assert_eq!(closed(letter.as_bytes()), letter.as_bytes(), "{rest:?}");
        }
    }

    #[test]
    fn a_letter_in_a_letter_is_closed_by_the_outer_one() {
        let head =
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n";
        let letter = [head, HEAD, "--x\n\nba\n--x--\n"].concat();
        let mended = String::from_utf8(closed(letter.as_bytes()).into_owned()).unwrap();
        assert_eq!(mended, [head, HEAD, "--b b--\r\n--a--\r\n--x\n\nba\n--x--\n"].concat());
    }
}
