//! Tests of `winmail.dat`, on attributes put together here.

use super::*;
use crate::model::document::Document;
use crate::read;
use crate::read::limits::Limits;

fn attribute(level: u8, tag: u32, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap();
    let head = [&[level][..], &tag.to_le_bytes(), &length.to_le_bytes()].concat();
    [&head, value, b"\0\0"].concat()
}

fn tnef(attributes: &[Vec<u8>]) -> Vec<u8> {
    [SIGNATURE, b"\x01\0", &attributes.concat()].concat()
}

/// A property with these values.
fn property(id: u16, kind: u16, name: &[u8], values: &[&[u8]]) -> Vec<u8> {
    let several = if values.len() > 1 { SEVERAL } else { 0 };
    let count = u32::try_from(values.len()).unwrap();
    let mut out = [(kind | several).to_le_bytes(), id.to_le_bytes()].concat();
    out.extend([name, &count.to_le_bytes()].concat());
    for value in values {
        out.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        out.extend_from_slice(value);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn properties(all: &[Vec<u8>]) -> Vec<u8> {
    [u32::try_from(all.len()).unwrap().to_le_bytes().as_slice(), &all.concat()].concat()
}

fn read(bytes: &[u8]) -> Document {
    read::read("winmail.dat", bytes, &Limits::default())
}

#[test]
fn an_attached_letter_is_a_letter_behind_odd_properties() {
    let inner = tnef(&[
        attribute(1, SUBJECT, b"Hai\0"),
        attribute(1, BODY, b"ba\0"),
        attribute(2, ATTACHMENT_START, &[0; 14]),
        attribute(2, ATTACHMENT_TITLE, b"a.txt\0"),
        attribute(2, ATTACHMENT_DATA, b"bon"),
    ]);
    let object = [&[7; OBJECT_ID][..], &inner].concat();
    let guid_and_number = [&[9_u8; 16][..], &[0; 4], &[1, 0, 0, 0]].concat();
    let guid_and_name = [&[9_u8; 16][..], &[1, 0, 0, 0, 5, 0, 0, 0], b"a\0b\0\0\0\0\0"].concat();
    let held = properties(&[
        property(0x8001, kind::NARROW, &guid_and_number, &[b"x"]),
        property(0x8002, kind::BINARY, &guid_and_name, &[b"xy", b"xyz"]),
        property(0x3702, kind::BINARY, b"", &[b"12345"]),
        property(id::ATTACH_LONG_NAME, kind::NARROW, b"", &[b"Thu\0"]),
        property(id::ATTACH_DATA, kind::OBJECT, b"", &[&object]),
    ]);
    let outer = tnef(&[
        attribute(2, ATTACHMENT_START, &[0; 14]),
        attribute(2, ATTACHMENT_PROPERTIES, &held),
    ]);
    let document = read(&outer);
    let letter = &document.members[0];
    assert_eq!((letter.format, letter.name.as_str()), (Format::Msg, "Thu"));
    assert_eq!(letter.head.as_ref().unwrap().subject, "Hai");
    assert_eq!(letter.paragraphs().next().unwrap().text, "ba");
    assert_eq!(letter.members[0].name, "a.txt");
    assert_eq!(letter.members[0].paragraphs().next().unwrap().text, "bon");
}

#[test]
fn words_count_where_no_file_is_and_what_is_appended_is_no_damage() {
    let mut bytes = tnef(&[attribute(1, BODY, b"ba\0")]);
    bytes.extend(b"-- quet virus --");
    let document = read(&bytes);
    assert_eq!(document.paragraphs().next().unwrap().text, "ba");
    assert_eq!(document.findings, []);
    bytes.truncate(bytes.len() - 20);
    assert_eq!(read(&bytes).findings.len(), 1);
}
