//! Tests of Outlook's properties.

use super::*;
use crate::model::document::Document;
use crate::model::sighting::Digest;
use crate::read::limits::Limits;

fn properties(values: &[(u16, u16, &[u8])]) -> Properties {
    let mut properties = Properties::default();
    for (id, kind, bytes) in values {
        properties.insert(*id, *kind, bytes);
    }
    properties
}

#[test]
fn text_is_read_in_the_code_page_of_the_letter() {
    let old = b"S\xF4\xEC li\xEA\xF2u\0";
    let letter =
        [(id::CODE_PAGE, kind::INTEGER, &1258_u32.to_le_bytes()[..]), (1, kind::NARROW, old)];
    assert_eq!(properties(&letter).line(&[1]), "Số liệu");
    assert_eq!(properties(&[(1, kind::WIDE, b"\xD1\x1Ei\0\0\0")]).line(&[1]), "ối");
}

#[test]
fn what_outlook_noted_stands_in_for_missing_headers() {
    let noted = [
        (id::SENDER_ADDRESS, kind::NARROW, &b"/O=EX/CN=A"[..]),
        (id::SENDER_SMTP, kind::NARROW, b"A@B.vn"),
        (id::SUBJECT, kind::NARROW, b"hai"),
        (id::SUBMITTED, kind::TIME, &133_283_520_000_000_000_i64.to_le_bytes()),
    ];
    let head = properties(&noted).head(Vec::new());
    assert_eq!((head.from.address.as_str(), head.subject.as_str()), ("a@b.vn", "hai"));
    assert_eq!(head.sent_at, Some("2023-05-12T08:00:00Z".parse().unwrap()));
    let headers = b"Microsoft Mail Internet Headers Version 2.0\r\nFrom: c@d.vn\r\nSubject: ba\r\n";
    let mut written = properties(&noted);
    written.insert(id::HEADERS, kind::NARROW, headers);
    let head = written.head(Vec::new());
    assert_eq!((head.from.address.as_str(), head.subject.as_str()), ("c@d.vn", "ba"));
}

#[test]
fn a_body_that_is_only_rich_text_is_handed_on() {
    let document = Document::new(Format::Msg, "a.msg".to_owned(), Digest([0; 32]), 0);
    let limits = Limits::default();
    let mut draft = Draft::new(document, &limits);
    let packed = b"\x0F\0\0\0\x03\0\0\0MELA\0\0\0\0{\\rtf1}";
    let mut letter = properties(&[(id::BODY_RTF, kind::BINARY, packed)]);
    assert!(!letter.body(&mut draft));
    letter.rich_body(&mut draft);
    let (_, members) = draft.finish();
    assert_eq!(
        (members[0].format, members[0].bytes.as_slice()),
        (Some(Format::Rtf), &b"{\\rtf1}"[..])
    );
}

#[test]
fn times_out_of_range_are_none() {
    for steps in [i64::MIN, i64::MAX, 0] {
        let at = properties(&[(1, kind::TIME, &steps.to_le_bytes())]).time(1);
        assert!(at.is_none_or(|at| at.as_second() == -TO_1970), "{steps}");
    }
}
