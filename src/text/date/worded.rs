//! "ngày 30 tháng 5 năm 2023", also with the month in words, also left blank.

use crate::text::date::DateReading;
use crate::text::date::NoDate;
use crate::text::date::assemble;
use crate::text::date::lex::Token;

/// Months in words, the longer ones first.
const MONTHS: &[(&[&str], &str)] = &[
    (&["muoi", "mot"], "11"),
    (&["muoi", "hai"], "12"),
    (&["mot"], "1"),
    (&["gieng"], "1"),
    (&["hai"], "2"),
    (&["ba"], "3"),
    (&["tu"], "4"),
    (&["bon"], "4"),
    (&["nam"], "5"),
    (&["sau"], "6"),
    (&["bay"], "7"),
    (&["tam"], "8"),
    (&["chin"], "9"),
    (&["muoi"], "10"),
    (&["chap"], "12"),
];

/// The date that begins with the first token, if one does.
pub(super) fn at(tokens: &[Token]) -> Option<Result<DateReading, NoDate>> {
    let (said_day, rest) = word(tokens, "ngay").map_or((false, tokens), |rest| (true, rest));
    let (day, rest) = digits(without_dots(rest)).map_or((None, rest), |(d, r)| (Some(d), r));
    if !said_day && day.is_none() {
        return None;
    }
    let rest = word(without_dots(rest), "thang")?;
    let rest = without_dots(rest);
    let (month, rest) = month(rest).map_or((None, rest), |(m, r)| (Some(m), r));
    let (year, said_year) = year(without_dots(rest));
    match (day, month, year) {
        (Some(day), Some(month), Some(year)) => Some(assemble(day, month, year)),
        (Some(_), Some(_), None) if !said_year => Some(Err(NoDate::NoYear)),
        // "6 tháng đầu năm 2023" is a span, not a day that was left out.
        _ => said_day.then_some(Err(NoDate::Blank)),
    }
}

fn month(tokens: &[Token]) -> Option<(&str, &[Token])> {
    if let Some(found) = digits(tokens) {
        return Some(found);
    }
    MONTHS.iter().find_map(|(words, number)| {
        let rest = words.iter().try_fold(tokens, |rest, name| word(rest, name))?;
        // "tháng    năm 2023" has no month: the word is the year's.
        let is_year = *words == ["nam"] && word(without_dots(rest), "nam").is_none();
        (!is_year).then_some((*number, rest))
    })
}

/// The year, and whether the word for it stands there.
fn year(tokens: &[Token]) -> (Option<&str>, bool) {
    let (said, rest) = word(tokens, "nam").map_or((false, tokens), |rest| (true, rest));
    let rest = match rest {
        [Token::Sign(',' | '/'), rest @ ..] if !said => rest,
        _ => without_dots(rest),
    };
    let year = digits(rest).map(|(year, _)| year);
    (year.filter(|year| year.len() == 4 || (said && year.len() == 2)), said)
}

fn word<'a>(tokens: &'a [Token], name: &str) -> Option<&'a [Token]> {
    match tokens {
        [Token::Word(word), rest @ ..] if word == name => Some(rest),
        _ => None,
    }
}

fn digits(tokens: &[Token]) -> Option<(&str, &[Token])> {
    match tokens {
        [Token::Digits(digits), rest @ ..] => Some((digits, rest)),
        _ => None,
    }
}

/// Dotted and drawn lines stand where a hand was to write.
fn without_dots(tokens: &[Token]) -> &[Token] {
    let dots = tokens.iter().take_while(|token| matches!(token, Token::Sign('.' | '…' | '_')));
    tokens.get(dots.count()..).unwrap_or_default()
}
