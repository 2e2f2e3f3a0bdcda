//! "30/5/2023", "30.5.2023", "30-5-23", "2023-05-30", "ngày …/5/2023".

use crate::text::date::DateReading;
use crate::text::date::NoDate;
use crate::text::date::assemble;
use crate::text::date::lex::Token;

/// The date that begins with the first token, if one does.
pub(super) fn at(before: &[Token], tokens: &[Token]) -> Option<Result<DateReading, NoDate>> {
    if goes_on_from(before) {
        return None;
    }
    match tokens {
        [
            Token::Digits(one),
            Token::Sign(first),
            Token::Digits(two),
            Token::Sign(second),
            Token::Digits(three),
            behind @ ..,
        ] if first == second && is_separator(*first) && !goes_on(behind, *first) => {
            three_numbers(one, two, three, *first, before, behind)
        }
        [Token::Digits(day), Token::Sign('/'), Token::Digits(month), behind @ ..]
            if !goes_on(behind, '/') =>
        {
            plausible(day, month).then_some(Err(NoDate::NoYear))
        }
        [Token::Word(word), rest @ ..] if word == "ngay" => left_blank(rest),
        _ => None,
    }
}

fn three_numbers(
    one: &str,
    two: &str,
    three: &str,
    separator: char,
    before: &[Token],
    behind: &[Token],
) -> Option<Result<DateReading, NoDate>> {
    if one.len() == 4 && two.len() <= 2 && three.len() <= 2 && separator != '.' {
        return Some(assemble(three, two, one));
    }
    let shape = one.len() <= 2 && two.len() <= 2 && matches!(three.len(), 2 | 4);
    // "1.2.10" is the number of a heading unless nothing else stands there.
    let alone = before.is_empty() && behind.is_empty();
    let heading = separator == '.' && three.len() == 2 && !alone && !said_day(before);
    (shape && !heading).then(|| assemble(one, two, three))
}

/// "ngày   /5/2023" and "ngày ..../..../2023".
fn left_blank(rest: &[Token]) -> Option<Result<DateReading, NoDate>> {
    let mut slashes = 0_usize;
    let mut numbers = 0_usize;
    for token in rest {
        match token {
            Token::Sign('/') => slashes = slashes.saturating_add(1),
            Token::Digits(_) => numbers = numbers.saturating_add(1),
            Token::Sign('.' | '…' | '_') => {}
            _ => break,
        }
    }
    (slashes == 2 && numbers < 3).then_some(Err(NoDate::Blank))
}

fn plausible(day: &str, month: &str) -> bool {
    let within = |text: &str, most: u8| {
        text.len() <= 2 && text.parse().is_ok_and(|number: u8| (1..=most).contains(&number))
    };
    within(day, 31) && within(month, 12)
}

const fn is_separator(sign: char) -> bool {
    matches!(sign, '/' | '-' | '.')
}

fn said_day(before: &[Token]) -> bool {
    matches!(before.last(), Some(Token::Word(word)) if word == "ngay")
}

/// These numbers are the tail of a longer row of numbers.
fn goes_on_from(before: &[Token]) -> bool {
    matches!(before, [.., Token::Digits(_), Token::Sign(sign)] if is_separator(*sign))
}

/// More of the same follows: no date, but a number or a code.
fn goes_on(behind: &[Token], separator: char) -> bool {
    matches!(behind, [Token::Sign(sign), Token::Digits(_), ..] if *sign == separator)
}
