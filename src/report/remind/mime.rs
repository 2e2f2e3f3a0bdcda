//! A draft as a mail file (RFC 5322, RFC 2045, RFC 2047): headers in ASCII, text in UTF-8.
//!
//! There is no `Date` and no `Message-ID`: the program that sends the letter gives them, and
//! `X-Unsent` makes mail programs open the file as a draft.

/// Length of an encoded word: a line with one has at most 76 characters (RFC 2047, 2), and
/// `Subject: ` stands before the first.
const WORD: usize = 66;
/// Length of a line of quoted-printable text, the soft break included (RFC 2045, 6.7).
const LINE: usize = 76;

/// The whole file. Addresses are plain (see `contacts::plain`); subject and text may be anything.
pub(super) fn message(from: Option<&str>, to: &[&str], subject: &str, text: &str) -> Vec<u8> {
    let mut head = Vec::new();
    if let Some(from) = from {
        head.push(format!("From: <{from}>\r\n"));
    }
    if !to.is_empty() {
        let to: Vec<String> = to.iter().map(|address| format!("<{address}>")).collect();
        head.push(format!("To: {}\r\n", to.join(",\r\n ")));
    }
    head.push(format!("Subject: {}\r\n", encoded_words(subject)));
    let mut out = head.concat();
    out.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    out.push_str("Content-Type: text/plain; charset=utf-8\r\n");
    out.push_str("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
    for line in text.lines() {
        quoted_printable(line, &mut out);
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// A header's words, each short enough for a line, never cut inside a letter.
fn encoded_words(text: &str) -> String {
    let mut words = Vec::new();
    let mut word = String::from("=?utf-8?Q?");
    for c in text.chars() {
        let piece = match c {
            ' ' => "_".to_owned(),
            c if c.is_ascii_alphanumeric() => c.to_string(),
            c => escaped(c),
        };
        if word.len().saturating_add(piece.len()).saturating_add(2) > WORD {
            words.push(format!("{word}?="));
            word.truncate("=?utf-8?Q?".len());
        }
        word.push_str(&piece);
    }
    words.push(format!("{word}?="));
    words.join("\r\n ")
}

/// One line of text; a blank at its end is escaped, because gateways cut it.
fn quoted_printable(line: &str, out: &mut String) {
    let mut length = 0_usize;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let last = rest.peek().is_none();
        let piece = match c {
            ' ' if !last => " ".to_owned(),
            // A full stop alone on a line, or "From " at its start, is touched by mail programs.
            '.' | 'F' if length == 0 => escaped(c),
            '!'..='<' | '>'..='~' => c.to_string(),
            c => escaped(c),
        };
        if length.saturating_add(piece.len()) >= LINE {
            out.push_str("=\r\n");
            length = 0;
        }
        out.push_str(&piece);
        length = length.saturating_add(piece.len());
    }
}

fn escaped(c: char) -> String {
    let mut bytes = [0_u8; 4];
    let bytes = c.encode_utf8(&mut bytes).bytes();
    bytes.map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().concat()
}
