//! The words, numbers and signs of a cell.

use std::iter::Peekable;
use std::str::CharIndices;

/// A piece of a cell's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number as written.
    Number(Written),
    /// Letters, with digits behind them ("covid19").
    Word(String),
    /// Any other sign but a blank; a line break is `\n`.
    Sign(char),
}

/// A written number: its first digits, then separators each with the digits behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) first: String,
    pub(super) groups: Vec<(char, String)>,
    /// A separator stands glued before it (".5"): its beginning is lost.
    pub(super) headless: bool,
}

/// Cuts a text into pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_ascii_digit() {
            out.push(Token::Number(written(text, start, matches!(before, '.' | ','), &mut rest)));
            before = '0';
            continue;
        }
        if c.is_alphanumeric() {
            out.push(Token::Word(word(c, &mut rest)));
        } else if c == '\n' || !c.is_whitespace() {
            out.push(Token::Sign(c));
        }
        before = c;
    }
    out
}

fn word(first: char, rest: &mut Peekable<CharIndices<'_>>) -> String {
    let mut word = String::from(first);
    while let Some((_, c)) = rest.next_if(|(_, c)| c.is_alphanumeric()) {
        word.push(c);
    }
    word
}

fn written(
    text: &str,
    start: usize,
    headless: bool,
    rest: &mut Peekable<CharIndices<'_>>,
) -> Written {
    let tail = text.get(start..).unwrap_or_default();
    let first = digits(tail);
    let mut number = Written { first: first.to_owned(), groups: Vec::new(), headless };
    let mut behind = tail.strip_prefix(first).unwrap_or_default();
    while let Some((separator, group)) = next_group(&number, behind) {
        number.groups.push((separator, group.to_owned()));
        behind = behind.strip_prefix(separator).unwrap_or_default();
        behind = behind.strip_prefix(group).unwrap_or_default();
    }
    let end = text.len().saturating_sub(behind.len());
    while rest.next_if(|(index, _)| *index < end).is_some() {}
    number
}

/// A separator and the digits behind it, if they go on with this number.
fn next_group<'a>(number: &Written, behind: &'a str) -> Option<(char, &'a str)> {
    let separator = behind.chars().next().filter(|c| matches!(c, '.' | ',' | ' '))?;
    let group = digits(behind.strip_prefix(separator)?);
    let goes_on = if separator == ' ' { parts_thousands(number, group) } else { !group.is_empty() };
    goes_on.then_some((separator, group))
}

/// "1 234" is one number; "05 120", "2023 500" and "1 23" are two.
fn parts_thousands(number: &Written, group: &str) -> bool {
    group.len() == 3
        && number.first.len() <= 3
        && !number.first.starts_with('0')
        && number.groups.iter().all(|(separator, digits)| *separator == ' ' && digits.len() == 3)
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}
