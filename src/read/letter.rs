//! Letters (RFC 5322, MIME): headers, body, and attachments as files not yet looked at.

mod authentication;
mod automatic;
mod body;
mod head;
mod part;

use mail_parser::Message;
use mail_parser::MessageParser;

use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read::draft::Draft;

/// Reads a letter.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    match MessageParser::new().parse(bytes) {
        Some(message) if !message.parts.is_empty() => letter(bytes, &message, draft),
        _ => draft.find(Finding::LetterUnreadable),
    }
}

fn letter(raw: &[u8], message: &Message<'_>, draft: &mut Draft<'_>) {
    let root = part::with_readable_headers(raw, message.root_part());
    draft.head(head::head(raw, message, &root));
    body::read(raw, message, draft);
    let all = message.attachments.iter().filter_map(|id| message.part(*id));
    for (part, number) in all.zip(0_usize..) {
        if number >= draft.limits().attachments {
            draft.limit(Limit::Members);
            return;
        }
        draft.member(part::member(raw, part));
    }
}
