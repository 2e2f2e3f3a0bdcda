//! Outlook's properties (`[MS-OXPROPS]`), which `.msg` and `winmail.dat` store in two ways and mean
//! alike: a letter's head and body, and an attachment's name.

mod rtf;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::document::Format;
use crate::model::letter::LetterHead;
use crate::model::letter::Mailbox;
use crate::read::charset;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::Member;
use crate::read::html;
use crate::read::html::Take;
use crate::read::letter;
use crate::read::plain;
use crate::text::fold;

/// Ids of the properties that we read.
pub(super) mod id {
    pub(crate) const SUBJECT: u16 = 0x0037;
    pub(crate) const SUBMITTED: u16 = 0x0039;
    pub(crate) const HEADERS: u16 = 0x007D;
    pub(crate) const SENDER_NAME: u16 = 0x0C1A;
    pub(crate) const SENDER_ADDRESS: u16 = 0x0C1F;
    pub(crate) const DELIVERED: u16 = 0x0E06;
    pub(crate) const BODY: u16 = 0x1000;
    pub(crate) const BODY_RTF: u16 = 0x1009;
    pub(crate) const BODY_HTML: u16 = 0x1013;
    pub(crate) const MESSAGE_ID: u16 = 0x1035;
    pub(crate) const DISPLAY_NAME: u16 = 0x3001;
    pub(crate) const ADDRESS: u16 = 0x3003;
    pub(crate) const ATTACH_DATA: u16 = 0x3701;
    pub(crate) const ATTACH_SHORT_NAME: u16 = 0x3704;
    pub(crate) const ATTACH_LONG_NAME: u16 = 0x3707;
    pub(crate) const RECIPIENT_SMTP: u16 = 0x39FE;
    pub(crate) const INTERNET_CODE_PAGE: u16 = 0x3FDE;
    pub(crate) const CODE_PAGE: u16 = 0x3FFD;
    pub(crate) const SENDER_SMTP: u16 = 0x5D01;
}

/// Types of properties (`[MS-OXCDATA]` 2.11.1).
pub(super) mod kind {
    pub(crate) const INTEGER: u16 = 0x0003;
    pub(crate) const OBJECT: u16 = 0x000D;
    pub(crate) const NARROW: u16 = 0x001E;
    pub(crate) const WIDE: u16 = 0x001F;
    pub(crate) const TIME: u16 = 0x0040;
    pub(crate) const BINARY: u16 = 0x0102;
}

/// Seconds from 1601, where Windows counts from, to 1970.
const TO_1970: i64 = 11_644_473_600;

/// Steps of the Windows clock in a second.
const STEPS: i64 = 10_000_000;

/// What old Outlook puts above the headers; no header.
const BANNER: &str = "Microsoft Mail Internet Headers";

/// The properties of a letter, a recipient or an attachment.
#[derive(Debug, Default)]
pub(super) struct Properties(BTreeMap<u16, Value>);

#[derive(Debug)]
struct Value {
    kind: u16,
    bytes: Vec<u8>,
}

impl Properties {
    /// Adds a property as stored: little-endian numbers, strings with or without their end. The
    /// first of an id counts.
    pub(super) fn insert(&mut self, id: u16, kind: u16, bytes: &[u8]) {
        self.0.entry(id).or_insert_with(|| Value { kind, bytes: bytes.to_vec() });
    }

    /// Takes bytes out.
    pub(super) fn take(&mut self, id: u16) -> Option<Vec<u8>> {
        self.0.remove(&id).map(|value| value.bytes)
    }

    /// The type in which a property is stored.
    pub(super) fn kind(&self, id: u16) -> Option<u16> {
        self.0.get(&id).map(|value| value.kind)
    }

    /// The first of these texts that is not blank.
    pub(super) fn text(&self, ids: &[u16]) -> Option<String> {
        ids.iter().filter_map(|id| self.one_text(*id)).find(|text| !text.trim().is_empty())
    }

    fn one_text(&self, id: u16) -> Option<String> {
        let value = self.0.get(&id)?;
        let text = match value.kind {
            kind::WIDE => wide(&value.bytes),
            kind::NARROW => self.narrow(&value.bytes),
            _ => return None,
        };
        Some(text.trim_end_matches('\0').to_owned())
    }

    /// Text in the code page of the letter.
    fn narrow(&self, bytes: &[u8]) -> String {
        match self.number(id::CODE_PAGE).or_else(|| self.number(id::INTERNET_CODE_PAGE)) {
            Some(page) => charset::decode_as(bytes, &label(page)),
            None => charset::decode(bytes),
        }
    }

    fn number(&self, id: u16) -> Option<u32> {
        let bytes = self.0.get(&id).filter(|value| value.kind == kind::INTEGER)?.bytes.get(..4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    fn time(&self, id: u16) -> Option<Timestamp> {
        let bytes = self.0.get(&id).filter(|value| value.kind == kind::TIME)?.bytes.get(..8)?;
        let steps = i64::from_le_bytes(bytes.try_into().ok()?);
        let seconds = steps.checked_div(STEPS)?.checked_sub(TO_1970)?;
        Timestamp::from_second(seconds).ok()
    }

    /// An attachment's name as it came.
    pub(super) fn file_name(&self) -> Option<String> {
        self.text(&[id::ATTACH_LONG_NAME, id::ATTACH_SHORT_NAME, id::DISPLAY_NAME])
    }

    /// The letter's head: the headers it came with, and where those are missing or silent (a
    /// letter never sent has none), what Outlook noted.
    pub(super) fn head(&self, recipients: Vec<Mailbox>) -> LetterHead {
        let written = self.text(&[id::HEADERS]).unwrap_or_default();
        let mut head = letter::headers(without_banner(&written));
        if head.from.address.is_empty() {
            let address = self.address(&[id::SENDER_SMTP, id::SENDER_ADDRESS]);
            let name = self.text(&[id::SENDER_NAME]).unwrap_or_default();
            head.from = letter::mailbox(&name, address);
        }
        if head.subject.is_empty() {
            head.subject = self.line(&[id::SUBJECT]);
        }
        if head.to.is_empty() {
            head.to = recipients;
        }
        head.sent_at = head.sent_at.or_else(|| self.time(id::SUBMITTED));
        if head.received.is_empty() {
            head.received.extend(self.time(id::DELIVERED));
        }
        head.message_id = head.message_id.or_else(|| {
            let id = self.line(&[id::MESSAGE_ID]);
            Some(id.trim_matches(['<', '>']).to_owned()).filter(|id| !id.is_empty())
        });
        head
    }

    /// A recipient.
    pub(super) fn mailbox(&self) -> Mailbox {
        let name = self.text(&[id::DISPLAY_NAME]).unwrap_or_default();
        letter::mailbox(&name, self.address(&[id::RECIPIENT_SMTP, id::ADDRESS]))
    }

    /// Inside an office, Exchange writes addresses of its own, which are none to anybody else.
    fn address(&self, ids: &[u16]) -> String {
        let written = ids.iter().map(|id| self.line(&[*id])).find(|line| line.contains('@'));
        written.unwrap_or_default().to_ascii_lowercase()
    }

    fn line(&self, ids: &[u16]) -> String {
        let text = self.text(ids).unwrap_or_default();
        fold::clean(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The body: its words, and the tables of the page; says whether there was any.
    pub(super) fn body(&mut self, draft: &mut Draft<'_>) -> bool {
        let words = self.text(&[id::BODY]).unwrap_or_default();
        plain::paragraphs(&words, draft);
        let take = if words.trim().is_empty() { Take::Everything } else { Take::RealTables };
        let page = self.page();
        html::page(&page, take, draft);
        !words.trim().is_empty() || !page.trim().is_empty()
    }

    /// The body as a file, for a letter that has it as rich text and in no other way.
    pub(super) fn rich_body(&mut self, draft: &mut Draft<'_>) {
        let Some(packed) = self.take(id::BODY_RTF) else { return };
        match rtf::unpack(&packed, draft.limits().part_bytes) {
            Some(bytes) => {
                draft.member(Member { bytes, format: Some(Format::Rtf), ..Member::default() });
            }
            None => draft.fault(Fault::damaged("rich text cannot be unpacked")),
        }
    }

    fn page(&mut self) -> String {
        match self.kind(id::BODY_HTML) {
            Some(kind::BINARY) => {
                let bytes = self.take(id::BODY_HTML).unwrap_or_default();
                match self.number(id::INTERNET_CODE_PAGE) {
                    Some(page) => charset::decode_as(&bytes, &label(page)),
                    None => html::decode(&bytes),
                }
            }
            _ => self.text(&[id::BODY_HTML]).unwrap_or_default(),
        }
    }
}

/// The name of a Windows code page; an unknown one is passed over later.
fn label(page: u32) -> String {
    match page {
        65001 => "utf-8".to_owned(),
        20127 => "us-ascii".to_owned(),
        other => format!("windows-{other}"),
    }
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn without_banner(headers: &str) -> &str {
    match headers.split_once('\n') {
        Some((first, rest)) if first.trim_start().starts_with(BANNER) => rest,
        _ => headers.trim_start(),
    }
}

#[cfg(test)]
mod tests;
