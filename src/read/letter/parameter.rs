//! A file name written as a parameter of RFC 2231: cut into pieces, percent-encoded, or both.
//!
//! The mail library decodes each piece by itself. Programs cut between any two bytes, and a
//! letter so cut becomes noise; here the pieces are joined first and then decoded as one.

use std::collections::BTreeMap;

use crate::read::charset;
use crate::read::letter::transfer;

/// The value of a parameter that is written in this way, from the header as it came.
pub(super) fn extended(header: &[u8], name: &str) -> Option<String> {
    let mut pieces = BTreeMap::new();
    for parameter in parameters(header) {
        if let Some((number, piece)) = piece(parameter, name) {
            pieces.entry(number).or_insert(piece);
        }
    }
    let (label, mut bytes) = (pieces.get_mut(&0)?.take_label(), Vec::new());
    for piece in pieces.values() {
        piece.append(&mut bytes);
    }
    Some(label.map_or_else(
        || charset::decode(&bytes),
        |label| charset::decode_as(&bytes, &String::from_utf8_lossy(&label)),
    ))
}

struct Piece {
    value: Vec<u8>,
    is_encoded: bool,
}

impl Piece {
    /// Takes `UTF-8'vi'` off the first piece.
    fn take_label(&mut self) -> Option<Vec<u8>> {
        let mut parts = self.value.splitn(3, |byte| *byte == b'\'').filter(|_| self.is_encoded);
        let (label, _language, rest) = (parts.next()?, parts.next()?, parts.next()?);
        let (label, rest) = (label.to_vec(), rest.to_vec());
        self.value = rest;
        Some(label)
    }

    fn append(&self, bytes: &mut Vec<u8>) {
        if self.is_encoded {
            transfer::unescape(&self.value, b'%', bytes);
        } else {
            bytes.extend_from_slice(&self.value);
        }
    }
}

/// `name*=` and `name*0*=` are piece 0, encoded; `name*1=` is piece 1, as it stands.
fn piece(parameter: &[u8], name: &str) -> Option<(u32, Piece)> {
    let at = parameter.iter().position(|byte| *byte == b'=')?;
    let (key, value) = parameter.split_at_checked(at)?;
    let key = std::str::from_utf8(key).ok()?.trim().to_ascii_lowercase();
    let number = key.strip_prefix(name)?.strip_prefix('*')?;
    let encoded = number.strip_suffix('*').or_else(|| number.is_empty().then_some("0"));
    let piece = Piece { value: unquote(value.get(1..)?), is_encoded: encoded.is_some() };
    Some((encoded.unwrap_or(number).parse().ok()?, piece))
}

/// The parts of a header between semicolons that stand outside quotes.
fn parameters(header: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    header.split(move |byte| {
        let is_plain = !std::mem::take(&mut is_escaped);
        is_escaped = is_plain && is_quoted && *byte == b'\\';
        is_quoted ^= is_plain && *byte == b'"';
        *byte == b';' && !is_quoted
    })
}

/// A value without its quotes and without the line ends of folding.
fn unquote(value: &[u8]) -> Vec<u8> {
    let value = value.trim_ascii();
    let Some(inner) = value.strip_prefix(b"\"") else { return value.to_vec() };
    let inner = inner.strip_suffix(b"\"").unwrap_or(inner);
    let mut out = Vec::with_capacity(inner.len());
    let mut is_escaped = false;
    for byte in inner {
        is_escaped = !is_escaped && *byte == b'\\';
        if !is_escaped && !matches!(byte, b'\r' | b'\n') {
            out.push(*byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filename(header: &str) -> Option<String> {
        extended(header.as_bytes(), "filename")
    }

    #[test]
    fn letters_cut_between_two_pieces_are_whole() {
        let cut = "attachment;\r\n filename*0*=UTF-8''Li%C3;\r\n filename*1*=%AAn%20%C4;\r\n FileName*2*=%91o%C3%A0n;\r\n filename*3=\".do;cx\"";
        assert_eq!(filename(cut).as_deref(), Some("Liên đoàn.do;cx"));
    }

    #[test]
    fn pieces_are_joined_by_number_and_not_by_place() {
        let ten: Vec<_> = (0..11).rev().map(|n| format!("; filename*{n}={n}-")).collect();
        assert_eq!(filename(&ten.concat()).as_deref(), Some("0-1-2-3-4-5-6-7-8-9-10-"));
    }

    #[test]
    fn one_piece_is_a_name_too_with_or_without_its_charset() {
        assert_eq!(filename("x; filename*=utf-8'vi'%C4%91%27%zz").as_deref(), Some("đ'%zz"));
        assert_eq!(filename("x; filename*=%C4%91.doc").as_deref(), Some("đ.doc"));
        assert_eq!(filename("x; filename*=\"iso-8859-1''%E0\"").as_deref(), Some("à"));
        assert_eq!(filename(r#"x; filename*0="a\";\\"; filename*1=b"#).as_deref(), Some("a\";\\b"));
    }

    #[test]
    fn a_name_written_plainly_is_left_to_others() {
        for header in
            ["x; filename=a.doc", "x", "", "x; filename*1=b", "x; name*0=a", "x; filename*a=b"]
        {
            assert_eq!(filename(header), None, "{header}");
        }
    }
}
