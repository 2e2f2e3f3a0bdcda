//! One MIME part: its bytes as the sender had them, and its name.

use std::borrow::Cow;

use mail_parser::Encoding;
use mail_parser::HeaderName;
use mail_parser::MessageParser;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;
use mail_parser::PartType;

use crate::model::document::Format;
use crate::read::charset;
use crate::read::draft::Member;
use crate::read::letter::parameter;
use crate::read::letter::transfer;
use crate::text::fold;

/// The part as a file of the letter.
pub(super) fn member(raw: &[u8], part: &MessagePart<'_>) -> Member {
    let headers = with_readable_headers(raw, part);
    let format = part.is_message().then_some(Format::Eml);
    let bytes = content(raw, part).into_owned();
    Member { bytes, format, ..Member::named(&file_name(raw, part, &headers)) }
}

/// The part with headers that can be read; where the library would misread them, they are mended
/// first and parsed again. Old programs write raw 8-bit bytes there, which it takes for damaged
/// UTF-8; and inside quotes it keeps the blank between two encoded words, which RFC 2047 6.2 says
/// is none.
pub(super) fn with_readable_headers<'p, 'x>(
    raw: &[u8],
    part: &'p MessagePart<'x>,
) -> Cow<'p, MessagePart<'x>> {
    let head = slice(raw, part.offset_header, part.offset_body);
    let mended = match std::str::from_utf8(head) {
        Ok(head) => join_words(head),
        // Soft hyphens stay for the repair of names in 8-bit fonts.
        Err(_) => Some(fold::composed(&charset::decode(head))),
    };
    let Some(mended) = mended else { return Cow::Borrowed(part) };
    let again = MessageParser::new().parse_headers(&mended);
    let headers = again.and_then(|again| again.into_owned().parts.into_iter().next());
    headers.map_or(Cow::Borrowed(part), |headers| {
        Cow::Owned(MessagePart { headers: headers.headers, ..part.clone() })
    })
}

/// The bytes of a part as the sender had them: text is not turned into another charset, so that
/// its hash and its own marks stay. What the library could not decode it calls text, too.
pub(super) fn content<'x>(raw: &'x [u8], part: &'x MessagePart<'_>) -> Cow<'x, [u8]> {
    let body = slice(raw, part.offset_body, part.offset_end);
    match &part.body {
        PartType::Text(_) | PartType::Html(_) => {
            let encoding = part.content_transfer_encoding().unwrap_or_default();
            transfer::decode(encoding.trim(), body).map_or(Cow::Borrowed(body), Cow::Owned)
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Cow::Borrowed(bytes),
        PartType::Message(message) if part.encoding == Encoding::None => {
            Cow::Borrowed(if body.is_empty() { &message.raw_message } else { body })
        }
        PartType::Message(message) => Cow::Borrowed(&message.raw_message),
        PartType::Multipart(_) => Cow::Borrowed(body),
    }
}

/// Headers without blanks between encoded words; `None` where there are none such.
fn join_words(head: &str) -> Option<String> {
    let mut joined = String::new();
    for piece in head.split_inclusive("?=") {
        let rest = piece.trim_start();
        let is_next = joined.ends_with("?=") && rest.starts_with("=?");
        joined.push_str(if is_next { rest } else { piece });
    }
    (joined.len() < head.len()).then_some(joined)
}

fn slice(raw: &[u8], start: u32, end: u32) -> &[u8] {
    let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else { return &[] };
    raw.get(start..end).or_else(|| raw.get(start..)).unwrap_or_default()
}

/// The name as it came: `filename`, and `name` where there is none. Encoded words in a parameter, which
/// RFC 2047 forbids and half the world writes, are decoded where the library left any.
fn file_name(raw: &[u8], part: &MessagePart<'_>, headers: &MessagePart<'_>) -> String {
    let extended = |header, name| parameter::extended(written(raw, part, header)?, name);
    let plain = || headers.content_disposition()?.attribute("filename").map(str::to_owned);
    let name = extended(&HeaderName::ContentDisposition, "filename")
        .or_else(plain)
        .or_else(|| extended(&HeaderName::ContentType, "name"))
        .or_else(|| headers.attachment_name().map(str::to_owned))
        .unwrap_or_default();
    decode_words(&name).into_owned()
}

/// The value of a header as it came.
fn written<'x>(raw: &'x [u8], part: &MessagePart<'_>, name: &HeaderName<'_>) -> Option<&'x [u8]> {
    let header = part.headers.iter().rfind(|header| header.name == *name)?;
    Some(slice(raw, header.offset_start, header.offset_end))
}

fn decode_words(written: &str) -> Cow<'_, str> {
    if !written.contains("=?") {
        return Cow::Borrowed(written);
    }
    let header = format!("Subject: {}\r\n\r\n", written.replace(['\r', '\n'], " "));
    let message = MessageParser::new().parse_headers(&header).map(mail_parser::Message::into_owned);
    let decoded = message.and_then(|message| message.subject().map(str::to_owned));
    decoded.map_or(Cow::Borrowed(written), Cow::Owned)
}
