//! Letters that no person wrote (RFC 3834, 3464, 8098, 5545). A machine that scans and mails also
//! calls itself automatic, so a letter with files is only that when it answers another one.

use mail_parser::Header;
use mail_parser::HeaderName;
use mail_parser::HeaderValue;
use mail_parser::Message;
use mail_parser::MimeHeaders;

use crate::model::letter::Automatic;
use crate::read::letter::head;

/// Headers of answering machines that do not know `Auto-Submitted`.
const ANSWERING: &[&str] = &["x-autoreply", "x-autorespond", "x-autoresponder", "x-vacation"];

/// What says that no person wrote the letter.
pub(super) fn automatic(message: &Message<'_>, headers: &[Header<'_>]) -> Option<Automatic> {
    let submitted = text(headers, "auto-submitted");
    let precedence = text(headers, "precedence");
    if submitted.starts_with("auto-replied")
        || precedence.starts_with("auto_reply")
        || ANSWERING.iter().any(|name| find(headers, name).is_some())
    {
        return Some(Automatic::Reply);
    }
    if let Some(report) = report(message) {
        return Some(report);
    }
    if is_returned(headers) {
        return Some(Automatic::Bounce);
    }
    if is_calendar(message) {
        return Some(Automatic::Calendar);
    }
    let is_list = head::values(headers, &HeaderName::ListId).next().is_some();
    let is_bulk = is_list || ["bulk", "list", "junk"].iter().any(|word| precedence == *word);
    let is_machine = submitted.starts_with("auto-") && message.attachments.is_empty();
    (is_bulk || is_machine).then_some(Automatic::Bulk)
}

/// `multipart/report` says what it reports.
fn report(message: &Message<'_>) -> Option<Automatic> {
    let content = message.content_type()?;
    let is_report = content.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("report"));
    match content.attribute("report-type").filter(|_| is_report)?.to_ascii_lowercase().as_str() {
        "delivery-status" => Some(Automatic::Bounce),
        "disposition-notification" => Some(Automatic::Receipt),
        _ => None,
    }
}

/// `Return-Path: <>`.
fn is_returned(headers: &[Header<'_>]) -> bool {
    find(headers, "return-path").is_some_and(|value| match value {
        HeaderValue::Empty => true,
        HeaderValue::Text(path) => path.trim().trim_matches(['<', '>']).trim().is_empty(),
        _ => false,
    })
}

/// An invitation, and nothing else but words.
fn is_calendar(message: &Message<'_>) -> bool {
    let mut leaves = message.parts.iter().filter(|part| !part.is_multipart()).peekable();
    let is_words = |part: &mail_parser::MessagePart<'_>| part.is_text() || part.is_text_html();
    let is_invitation = |part: &mail_parser::MessagePart<'_>| {
        part.is_content_type("text", "calendar") || part.is_content_type("application", "ics")
    };
    leaves.peek().is_some()
        && message.parts.iter().any(is_invitation)
        && leaves.all(|part| is_words(part) || is_invitation(part))
        && message.attachments().all(is_invitation)
}

fn text(headers: &[Header<'_>], name: &str) -> String {
    let value = find(headers, name).and_then(HeaderValue::as_text);
    value.unwrap_or_default().trim().to_ascii_lowercase()
}

fn find<'h, 'x>(headers: &'h [Header<'x>], name: &str) -> Option<&'h HeaderValue<'x>> {
    let header = headers.iter().find(|header| header.name().eq_ignore_ascii_case(name))?;
    Some(&header.value)
}
