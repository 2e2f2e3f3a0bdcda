//! Formats made of text: a saved letter, a web page, CSV, or text itself.

use crate::model::document::Format;
use crate::read::charset;

/// How much of a text is looked at.
const HEAD: usize = 8192;

/// One control character in so many characters is a slip, more is no text.
const CONTROL_SHARE: usize = 50;

/// Headers of which a letter has two or more at its start.
const HEADERS: &[&str] = &[
    "received",
    "return-path",
    "delivered-to",
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "reply-to",
    "authentication-results",
    "dkim-signature",
    "x-received",
];

/// Of those, one must be a header that nobody writes by hand.
const TECHNICAL: &[&str] =
    &["received", "return-path", "delivered-to", "message-id", "mime-version", "x-received"];

/// How web pages begin, in lower case.
const TAGS: &[&str] =
    &["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div"];

/// The format of a file that no magic number gives away.
pub(super) fn text(name: &str, bytes: &[u8]) -> Format {
    let head = charset::decode(bytes.get(..HEAD).unwrap_or(bytes));
    if !is_text(&head) {
        return Format::Unknown;
    }
    if is_page(&head) {
        return Format::Html;
    }
    if is_letter(&head) {
        return Format::Eml;
    }
    let suffix = name.rsplit_once('.').map(|(_, suffix)| suffix.to_ascii_lowercase());
    match suffix.as_deref() {
        Some("csv" | "tsv") => Format::Csv,
        _ => Format::Text,
    }
}

fn is_text(head: &str) -> bool {
    let odd = |c: &char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let odd = head.chars().filter(odd).count();
    odd.saturating_mul(CONTROL_SHARE) <= head.chars().count()
}

fn is_page(head: &str) -> bool {
    let start: String = head.trim_start().chars().take(1024).collect();
    let start = start.to_ascii_lowercase();
    let start = start.trim_start_matches("<?xml").trim_start();
    TAGS.iter().any(|tag| start.starts_with(tag))
        || (start.contains("<html") && (start.starts_with("<!--") || start.starts_with("version=")))
}

fn is_letter(head: &str) -> bool {
    let lines = head.trim_start().lines();
    let mut known = 0_usize;
    let mut technical = false;
    for line in lines.take_while(|line| !line.trim().is_empty()).take(60) {
        if line.starts_with([' ', '\t']) || line.starts_with("From ") {
            continue;
        }
        let Some((header, _)) = line.split_once(':') else { return false };
        let header = header.trim_end().to_ascii_lowercase();
        if !header.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        known = known.saturating_add(usize::from(HEADERS.contains(&header.as_str())));
        technical |= TECHNICAL.contains(&header.as_str());
    }
    known >= 2 && technical
}
