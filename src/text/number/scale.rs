//! The words around a number: scales (triệu), currency, lead words (hơn, khoảng), signs.

use rust_decimal::Decimal;

use crate::model::figure::Qualifier;
use crate::text::fold::accented;
use crate::text::fold::fold;
use crate::text::number::lex::Token;

/// Words that multiply what stands before them. Unaccented text is read only where no other
/// common word looks the same ("van" is vạn, văn, vận, vấn).
const SCALES: &[(&str, i64, Option<&str>)] = &[
    ("chục", 10, None),
    ("trăm", 100, None),
    ("nghìn", 1_000, Some("nghin")),
    ("ngàn", 1_000, None),
    ("k", 1_000, None),
    ("vạn", 10_000, None),
    ("triệu", 1_000_000, Some("trieu")),
    ("tr", 1_000_000, None),
    ("trđ", 1_000_000, Some("trd")),
    ("tỷ", 1_000_000_000, Some("ty")),
    ("tỉ", 1_000_000_000, None),
];

/// Unaccented words that may be a scale: without accents nobody can tell.
const PERHAPS_SCALES: &[&str] = &["chuc", "tram", "ngan", "van", "ti"];

const CURRENCY: &[&str] = &["đ", "đồng", "dong", "vnđ", "vnd"];

const LEADS: &[(&str, Qualifier)] = &[
    ("hon", Qualifier::Over),
    ("tren", Qualifier::Over),
    ("gan", Qualifier::Under),
    ("duoi", Qualifier::Under),
    ("khoang", Qualifier::About),
    ("xap xi", Qualifier::About),
    ("tren duoi", Qualifier::About),
    ("uoc", Qualifier::About),
    ("uoc tinh", Qualifier::About),
    ("chung", Qualifier::About),
];

pub(super) fn next_scale(rest: &[Token]) -> Option<(Decimal, &[Token])> {
    let (word, more) = next_word(rest)?;
    Some((scale_of(word)?, more))
}

/// The word at the beginning, an abbreviation's dot before it left out ("tr.đ").
pub(super) fn next_word(rest: &[Token]) -> Option<(&str, &[Token])> {
    match rest {
        [Token::Word(word), more @ ..] | [Token::Sign('.'), Token::Word(word), more @ ..] => {
            Some((word, more))
        }
        _ => None,
    }
}

/// What follows a currency word. "đ/c" and "đồng chí" are comrades.
pub(super) fn after_currency(rest: &[Token]) -> Option<&[Token]> {
    let (word, more) = next_word(rest)?;
    let comrade = match more {
        [Token::Sign('/'), Token::Word(c), ..] => fold(c) == "c",
        [Token::Word(second), ..] => fold(second) == "chi",
        _ => false,
    };
    (CURRENCY.iter().any(|name| accented(name) == accented(word)) && !comrade).then_some(more)
}

pub(super) fn scale_of(word: &str) -> Option<Decimal> {
    let written = accented(word);
    SCALES
        .iter()
        .find(|(name, _, plain)| accented(name) == written || *plain == Some(written.as_str()))
        .map(|(_, factor, _)| Decimal::from(*factor))
}

pub(super) fn perhaps_scale(word: &str) -> bool {
    PERHAPS_SCALES.contains(&accented(word).as_str())
}

pub(super) fn is_half(word: &str) -> bool {
    fold(word) == "ruoi"
}

pub(super) fn minus(before: &[Token]) -> bool {
    matches!(before, [Token::Sign('-' | '−' | '–' | '—')])
}

pub(super) fn trailing(rest: &[Token]) -> Option<Qualifier> {
    let words: Vec<String> = rest
        .iter()
        .filter_map(|token| if let Token::Word(word) = token { Some(fold(word)) } else { None })
        .collect();
    words.windows(2).any(|two| two.concat() == "trolen").then_some(Qualifier::Over)
}

pub(super) fn leading(before: &[Token]) -> Option<Qualifier> {
    if let Some(Token::Sign(sign)) = before.last() {
        return match sign {
            '~' | '≈' => Some(Qualifier::About),
            '≥' | '>' => Some(Qualifier::Over),
            '≤' | '<' => Some(Qualifier::Under),
            _ => None,
        };
    }
    let word = |token: Option<&Token>| match token {
        Some(Token::Word(word)) => fold(word),
        _ => String::new(),
    };
    let last = word(before.last());
    let two = format!("{} {last}", word(before.iter().rev().nth(1)));
    let named = |name: &str| LEADS.iter().find(|(lead, _)| *lead == name).map(|(_, q)| *q);
    named(&two).or_else(|| named(&last))
}
