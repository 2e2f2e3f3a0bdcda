//! A letter's headers as values.

use jiff::Timestamp;
use mail_parser::Addr;
use mail_parser::Address;
use mail_parser::DateTime;
use mail_parser::Header;
use mail_parser::HeaderName;
use mail_parser::HeaderValue;
use mail_parser::Message;
use mail_parser::MessagePart;

use crate::model::letter::LetterHead;
use crate::model::letter::Mailbox;
use crate::read::letter::authentication;
use crate::read::letter::automatic;
use crate::text::fold;
use crate::text::legacy;

/// Values taken of a header that may have any number: addresses, ids, hops.
const MANY: usize = 200;

/// Reads the headers; `root` is the letter's outermost part with readable headers.
pub(super) fn head(raw: &[u8], message: &Message<'_>, root: &MessagePart<'_>) -> LetterHead {
    let headers = root.headers.as_slice();
    let mut from = mailboxes(headers, &[HeaderName::From]).into_iter();
    LetterHead {
        message_id: ids(headers, &HeaderName::MessageId).into_iter().next(),
        from: from.next().unwrap_or_default(),
        more_from: from.collect(),
        reply_to: mailboxes(headers, &[HeaderName::ReplyTo]).into_iter().next(),
        to: mailboxes(headers, &[HeaderName::To, HeaderName::Cc]),
        subject: subject(headers),
        sent_at: values(headers, &HeaderName::Date)
            .find_map(HeaderValue::as_datetime)
            .and_then(time),
        received: received(headers),
        references: [HeaderName::InReplyTo, HeaderName::References]
            .iter()
            .flat_map(|name| ids(headers, name))
            .collect(),
        automatic: automatic::automatic(message, headers),
        authentication: authentication::authentication(raw, &message.root_part().headers),
    }
}

/// Values of all headers of a name, topmost first.
pub(super) fn values<'h, 'x>(
    headers: &'h [Header<'x>],
    name: &'h HeaderName<'h>,
) -> impl Iterator<Item = &'h HeaderValue<'x>> {
    headers.iter().filter(move |header| header.name == *name).map(|header| &header.value)
}

/// One line, without the blanks of folding.
fn one_line(text: &str) -> String {
    words(&fold::clean(text))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn subject(headers: &[Header<'_>]) -> String {
    let subject = values(headers, &HeaderName::Subject).find_map(HeaderValue::as_text);
    // Soft hyphens stay for the repair of 8-bit fonts, as in the body.
    subject.map(|text| words(&fold::composed(text))).unwrap_or_default()
}

fn mailboxes(headers: &[Header<'_>], names: &[HeaderName<'_>]) -> Vec<Mailbox> {
    let addresses = names.iter().flat_map(|name| values(headers, name)).filter_map(|value| {
        Some(match value.as_address()? {
            Address::List(list) => list.iter().collect::<Vec<_>>(),
            Address::Group(groups) => groups.iter().flat_map(|group| &group.addresses).collect(),
        })
    });
    addresses.flatten().map(mailbox).filter(is_filled).take(MANY).collect()
}

fn is_filled(mailbox: &Mailbox) -> bool {
    !mailbox.address.is_empty() || !mailbox.name.is_empty()
}

fn mailbox(address: &Addr<'_>) -> Mailbox {
    let written = address.address.as_deref().map(one_line).unwrap_or_default();
    named(address.name.as_deref().unwrap_or_default(), written.to_ascii_lowercase())
}

/// A mailbox with its display name as it came; the old encodings are repaired where the whole
/// letter is known, until when soft hyphens stay.
pub(in crate::read) fn named(written: &str, address: String) -> Mailbox {
    let line = |text: &str| words(&fold::composed(text));
    match legacy::mojibake(written) {
        Some(mended) => {
            Mailbox { name: line(&mended), address, original_name: Some(line(written)) }
        }
        None => Mailbox { name: line(written), address, original_name: None },
    }
}

fn ids(headers: &[Header<'_>], name: &HeaderName<'_>) -> Vec<String> {
    let ids = values(headers, name).flat_map(|value| match value {
        HeaderValue::Text(id) => vec![id.as_ref()],
        HeaderValue::TextList(ids) => ids.iter().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    });
    ids.map(|id| one_line(id.trim_matches(['<', '>', ' ']))).take(MANY).collect()
}

fn received(headers: &[Header<'_>]) -> Vec<Timestamp> {
    values(headers, &HeaderName::Received)
        .take(MANY)
        .filter_map(|value| time(&value.as_received()?.date?))
        .collect()
}

/// A leap second counts as the second before.
fn time(written: &DateTime) -> Option<Timestamp> {
    let written = DateTime { second: written.second.min(59), ..*written };
    if !written.is_valid() {
        return None;
    }
    Timestamp::from_second(written.to_timestamp()).ok()
}
