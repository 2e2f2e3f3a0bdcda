//! Letters (RFC 5322, MIME): headers, body, and attachments as files not yet looked at.

mod authentication;
mod automatic;
mod body;
mod boundary;
mod head;
mod parameter;
mod part;
mod transfer;

pub(super) use head::named as mailbox;

use std::collections::BTreeSet;

use mail_parser::Message;
use mail_parser::MessageParser;
use mail_parser::MessagePart;

use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::model::letter::LetterHead;
use crate::read::charset;
use crate::read::draft::Draft;
use crate::read::plain;

/// Reads a letter.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let raw = boundary::closed(bytes);
    match MessageParser::new().parse(raw.as_ref()) {
        Some(message) if !message.parts.is_empty() => letter(&raw, &message, draft),
        _ => draft.find(Finding::LetterUnreadable),
    }
}

/// The head of a letter of which only the headers are at hand.
pub(super) fn headers(text: &str) -> LetterHead {
    let raw = format!("{}\r\n\r\n", text.trim_end());
    let message = MessageParser::new().parse(&raw).filter(|message| !message.parts.is_empty());
    message.map_or_else(LetterHead::default, |message| {
        let root = part::with_readable_headers(raw.as_bytes(), message.root_part());
        head::head(raw.as_bytes(), &message, &root)
    })
}

fn letter(raw: &[u8], message: &Message<'_>, draft: &mut Draft<'_>) {
    let root = part::with_readable_headers(raw, message.root_part());
    draft.head(head::head(raw, message, &root));
    let has_body = body::read(raw, message, draft);
    let leftover = leftover(message);
    let files = message.attachments().filter(|part| !body::is_broken(part));
    for part in files.chain(leftover) {
        if draft.members() >= draft.limits().attachments {
            draft.limit(Limit::Members);
            return;
        }
        draft.member(part::member(raw, part));
    }
    if !has_body && draft.members() == 0 {
        whole(raw, message, draft);
    }
}

/// Parts that the library counts neither as body nor as attachment: where a letter was cut off, or
/// its boundaries are wrong.
fn leftover<'m, 'x>(message: &'m Message<'x>) -> impl Iterator<Item = &'m MessagePart<'x>> {
    let known: BTreeSet<u32> = [&message.text_body, &message.html_body, &message.attachments]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let all = message.parts.iter().zip(0_u32..);
    all.filter(move |(part, id)| !part.is_multipart() && !known.contains(id)).map(|(part, _)| part)
}

/// A letter of which no part was found, though something stands below its headers, is shown as it
/// came.
fn whole(raw: &[u8], message: &Message<'_>, draft: &mut Draft<'_>) {
    let body = usize::try_from(message.root_part().offset_body).unwrap_or(usize::MAX);
    let text = charset::decode(raw.get(body..).unwrap_or_default());
    if !text.trim().is_empty() {
        draft.find(Finding::LetterUnreadable);
        plain::paragraphs(&text, draft);
    }
}
