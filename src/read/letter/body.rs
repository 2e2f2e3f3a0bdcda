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
    let mut is_blank = true;
    for part in message.text_bodies().filter(|part| is_plain(part)) {
        let text = text(raw, part, draft);
        is_blank = is_blank && text.trim().is_empty();
        plain::paragraphs(&text, draft);
    }
    let take = if is_blank { Take::Everything } else { Take::RealTables };
    let pages = message.html_bodies().filter(|part| part.is_text_html());
    for part in pages {
        let page = text(raw, part, draft);
        html::page(&page, take, draft);
    }
    message.text_body_count() > 0 || message.html_body_count() > 0
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
    let text = if unknown.is_some() || label.is_none() || decoded.contains(UNREADABLE) {
        charset::decode(&part::content(raw, part))
    } else {
        decoded.to_owned()
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
