//! `winmail.dat` (TNEF, `[MS-OXTNEF]`): what Outlook sends instead of attachments when it believes
//! that the other side is Outlook, too.
//!
//! A row of attributes, each with its length; some of them hold properties. Their checksums are not
//! asked: they add up bytes, and a wrong one says nothing about the file beside it.

use crate::model::document::Format;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::Member;
use crate::read::mapi::Properties;
use crate::read::mapi::id;
use crate::read::mapi::kind;

/// What TNEF starts with.
pub(super) const SIGNATURE: &[u8] = b"\x78\x9F\x3E\x22";

/// Bytes before the first attribute: signature and a key.
const HEAD: usize = 6;

/// Attributes (`[MS-OXTNEF]` 2.1.3.2).
const SUBJECT: u32 = 0x0001_8004;
const BODY: u32 = 0x0002_800C;
const CODE_PAGE: u32 = 0x0006_9007;
const PROPERTIES: u32 = 0x0006_9003;
const ATTACHMENT_START: u32 = 0x0006_9002;
const ATTACHMENT_TITLE: u32 = 0x0001_8010;
const ATTACHMENT_DATA: u32 = 0x0006_800F;
const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;

/// Bytes of the id in front of an object.
const OBJECT_ID: usize = 16;

/// Values of one property that has many.
const MANY: usize = 10_000;

/// Ids from here on carry a name of their own.
const NAMED: u16 = 0x8000;

/// The bit of a type that means many values.
const SEVERAL: u16 = 0x1000;

/// Reads a `winmail.dat`: the files in it. Its words stand in the letter around it as well, so
/// they count only where there is no file.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let mut message = Message::of(bytes);
    let has_files = !message.attachments.is_empty();
    if !has_files && !message.properties.body(draft) {
        message.properties.rich_body(draft);
    }
    message.finish(draft);
}

/// Reads a letter that was attached to another one in this form.
pub(super) fn letter(bytes: &[u8], draft: &mut Draft<'_>) {
    let mut message = Message::of(bytes);
    draft.head(message.properties.head(Vec::new()));
    if !message.properties.body(draft) {
        message.properties.rich_body(draft);
    }
    message.finish(draft);
}

#[derive(Default)]
struct Message {
    properties: Properties,
    attachments: Vec<Attachment>,
    is_cut: bool,
}

#[derive(Default)]
struct Attachment {
    title: Vec<u8>,
    data: Vec<u8>,
    properties: Properties,
}

impl Message {
    fn of(bytes: &[u8]) -> Self {
        let mut message = Self::default();
        let mut rest = Bytes(bytes.get(HEAD..).unwrap_or_default());
        let mut is_begun = false;
        while !rest.0.is_empty() {
            let is_attribute = matches!(rest.0.first(), Some(1 | 2));
            let Some((tag, value)) = attribute(&mut rest).filter(|_| is_attribute) else {
                // What gateways append is no attribute, and nothing is lost with it.
                message.is_cut = is_attribute || !is_begun;
                break;
            };
            is_begun = true;
            message.add(tag, value);
        }
        message
    }

    fn add(&mut self, tag: u32, value: &[u8]) {
        match tag {
            SUBJECT => self.properties.insert(id::SUBJECT, kind::NARROW, value),
            BODY => self.properties.insert(id::BODY, kind::NARROW, value),
            CODE_PAGE => self.properties.insert(id::CODE_PAGE, kind::INTEGER, value),
            PROPERTIES => properties(value, &mut self.properties),
            ATTACHMENT_START => self.attachments.push(Attachment::default()),
            ATTACHMENT_TITLE | ATTACHMENT_DATA | ATTACHMENT_PROPERTIES => {
                // Its start may be what is damaged.
                if self.attachments.is_empty() {
                    self.attachments.push(Attachment::default());
                }
                if let Some(attachment) = self.attachments.last_mut() {
                    attachment.add(tag, value);
                }
            }
            _ => {}
        }
    }

    fn finish(self, draft: &mut Draft<'_>) {
        for attachment in self.attachments {
            if draft.members() >= draft.limits().attachments {
                draft.limit(Limit::Members);
                return;
            }
            draft.member(attachment.member());
        }
        if self.is_cut {
            draft.fault(Fault::damaged("cut off"));
        }
    }
}

impl Attachment {
    fn add(&mut self, tag: u32, value: &[u8]) {
        match tag {
            ATTACHMENT_TITLE => self.title = value.to_vec(),
            ATTACHMENT_DATA => self.data = value.to_vec(),
            ATTACHMENT_PROPERTIES => properties(value, &mut self.properties),
            _ => {}
        }
    }

    /// An object is an attached letter, in TNEF again, or an OLE file.
    fn member(mut self) -> Member {
        self.properties.insert(id::ATTACH_SHORT_NAME, kind::NARROW, &self.title);
        let name = self.properties.file_name().unwrap_or_default();
        let is_object = self.properties.kind(id::ATTACH_DATA) == Some(kind::OBJECT);
        let inside = self.properties.take(id::ATTACH_DATA).unwrap_or_default();
        let object = inside.get(OBJECT_ID..).filter(|_| is_object);
        let bytes = match object {
            Some(object) => object.to_vec(),
            None if self.data.is_empty() => inside,
            None => self.data,
        };
        let format = bytes.starts_with(SIGNATURE).then_some(Format::Msg).filter(|_| is_object);
        Member { bytes, format, ..Member::named(&name) }
    }
}

/// The next attribute: level, tag, length, value, checksum.
fn attribute<'b>(rest: &mut Bytes<'b>) -> Option<(u32, &'b [u8])> {
    rest.take(1)?;
    let (tag, length) = (rest.number()?, rest.number()?);
    let value = rest.take(usize::try_from(length).ok()?)?;
    rest.take(2)?;
    Some((tag, value))
}

/// Adds the properties of an attribute, as many as are whole.
fn properties(value: &[u8], into: &mut Properties) {
    let mut rest = Bytes(value);
    for _ in 0..rest.number().unwrap_or_default() {
        if property(&mut rest, into).is_none() {
            return;
        }
    }
}

fn property(rest: &mut Bytes<'_>, into: &mut Properties) -> Option<()> {
    let (written, id) = (rest.short()?, rest.short()?);
    if id >= NAMED {
        skip_name(rest)?;
    }
    let kind = written & !SEVERAL;
    let has_length = matches!(kind, kind::NARROW | kind::WIDE | kind::BINARY | kind::OBJECT);
    let count = if has_length || written != kind { rest.number()? } else { 1 };
    let count = usize::try_from(count).ok().filter(|count| *count <= MANY)?;
    for _ in 0..count {
        let length = if has_length { usize::try_from(rest.number()?).ok()? } else { width(kind)? };
        let value = rest.padded(length)?;
        if id < NAMED {
            into.insert(id, kind, value);
        }
    }
    Some(())
}

/// Bytes of a value whose type has a fixed size.
const fn width(kind: u16) -> Option<usize> {
    match kind {
        0x0001 => Some(0),
        0x0002 | 0x0003 | 0x0004 | 0x000A | 0x000B => Some(4),
        0x0005 | 0x0006 | 0x0007 | 0x0014 | 0x0040 => Some(8),
        0x0048 => Some(16),
        _ => None,
    }
}

fn skip_name(rest: &mut Bytes<'_>) -> Option<()> {
    rest.take(16)?;
    let is_number = rest.number()? == 0;
    let length = rest.number()?;
    if !is_number {
        rest.padded(usize::try_from(length).ok()?)?;
    }
    Some(())
}

/// Bytes not yet read.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A value, and the bytes that fill it up to a multiple of four.
    fn padded(&mut self, length: usize) -> Option<&'b [u8]> {
        let value = self.take(length)?;
        let padding = length.next_multiple_of(4).saturating_sub(length);
        self.0 = self.0.get(padding..).unwrap_or_default();
        Some(value)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }
}

#[cfg(test)]
mod tests;
