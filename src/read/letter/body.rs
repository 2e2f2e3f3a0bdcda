//! A letter's body as paragraphs and tables. The plain version is preferred; the web version
//! adds its tables, which the plain one cannot hold, and stands in where the plain one is blank.

use mail_parser::Message;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;
use mail_parser::PartType;

use crate::model::finding::Finding;
use crate::read::charset;
use crate::read::draft::Draft;
use crate::read::html;
use crate::read::html::Take;
use crate::read::letter::part;
use crate::read::plain;

/// Stands for what a decoder could not read.
const UNREADABLE: char = '\u{fffd}';

/// Reads the body; says whether the letter has one, be it blank.
pub(super) fn read(raw: &[u8], message: &Message<'_>, draft: &mut Draft<'_>) -> bool {
    let broken: Vec<_> = message.attachments().filter(|part| is_broken(part)).collect();
    let (broken_pages, broken_words): (Vec<_>, Vec<_>) =
        broken.iter().partition(|part| part.is_content_type("text", "html"));
    let mut is_blank = true;
    for part in message.text_bodies().filter(|part| is_plain(part)).chain(broken_words) {
        let text = text(raw, part, draft);
        is_blank = is_blank && text.trim().is_empty();
        plain::paragraphs(&text, draft);
    }
    let take = if is_blank { Take::Everything } else { Take::RealTables };
    let pages = message.html_bodies().filter(|part| part.is_text_html());
    for part in pages.chain(broken_pages) {
        let page = text(raw, part, draft);
        html::page(&page, take, draft);
    }
    !broken.is_empty() || message.text_body_count() > 0 || message.html_body_count() > 0
}

/// Whether the part belongs to the body, although the library calls it a file because it could
/// not decode it: text without a name that nobody attached.
pub(super) fn is_broken(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type();
    let is_text = ["plain", "html"].iter().any(|kind| part.is_content_type("text", kind));
    let disposition = part.content_disposition();
    part.is_encoding_problem
        && (is_text || kind.is_none())
        && part.attachment_name().is_none()
        && disposition.is_none_or(|disposition| !disposition.is_attachment())
}

fn is_plain(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Text(_))
}

/// The text of a part. Where the charset named is unknown, missing or wrong, the bytes tell.
fn text(raw: &[u8], part: &MessagePart<'_>, draft: &mut Draft<'_>) -> String {
    let label = part.content_type().and_then(|content| content.attribute("charset"));
    let decoded = part.text_contents().unwrap_or_default();
    let unknown = label.filter(|label| !charset::is_known(label));
    if let Some(label) = unknown {
        draft.find(Finding::UnknownCharset { charset: label.chars().take(40).collect() });
    }
    let text = match label.filter(|_| unknown.is_none()) {
        Some(label) if part.is_encoding_problem => {
            charset::decode_as(&part::content(raw, part), label)
        }
        Some(_) if !decoded.contains(UNREADABLE) => decoded.to_owned(),
        _ => charset::decode(&part::content(raw, part)),
    };
    if is_flowed(part) { unflow(&text) } else { text }
}

/// `format=flowed` (RFC 3676): a line that ends in a blank goes on in the next.
fn is_flowed(part: &MessagePart<'_>) -> bool {
    let format = part.content_type().and_then(|content| content.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

fn unflow(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.push_str(line);
        // The signature separator ends in a blank and is no flowed line.
        if !line.ends_with(' ') || line == "-- " {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_joined_and_the_signature_is_not() {
        assert_eq!(unflow("một \nhai\nba\n-- \ntên\n"), "một hai\nba\n-- \ntên\n");
    }
}
