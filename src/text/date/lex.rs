//! Numbers, folded words and signs of a line that may hold a date.

use crate::text::fold::fold;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A run of digits; letters may touch it ("01năm").
    Digits(String),
    /// A run of letters, folded.
    Word(String),
    /// Any other sign but a blank.
    Sign(char),
}

/// Cuts a line into pieces; blanks are dropped.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii_digit() {
            out.push(Token::Digits(run(c, &mut rest, |c| c.is_ascii_digit())));
        } else if c.is_alphabetic() {
            out.push(Token::Word(fold(&run(c, &mut rest, char::is_alphabetic))));
        } else if !c.is_whitespace() {
            out.push(Token::Sign(c));
        }
    }
    out
}

fn run(
    first: char,
    rest: &mut std::iter::Peekable<std::str::Chars<'_>>,
    goes_on: impl Fn(char) -> bool,
) -> String {
    let mut run = String::from(first);
    while let Some(c) = rest.next_if(|c| goes_on(*c)) {
        run.push(c);
    }
    run
}
