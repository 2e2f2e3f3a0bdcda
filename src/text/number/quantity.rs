//! The one quantity that a cell states, with its scale, sign and lead words.

use rust_decimal::Decimal;

use crate::model::figure::Flag;
use crate::model::figure::Qualifier;
use crate::text::fold::fold;
use crate::text::number::lex;
use crate::text::number::lex::Token;
use crate::text::number::scale;
use crate::text::number::separators;
use crate::text::number::separators::Style;

/// A quantity in words of the cell alone: the heading has not been asked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) value: Decimal,
    /// The value if the only separator meant the other thing.
    pub(super) other: Option<Decimal>,
    pub(super) style: Style,
    /// The cell names its own scale or currency, which beats the heading's; `value` includes it.
    pub(super) own_unit: bool,
    pub(super) percent_sign: bool,
    pub(super) negative: Option<Flag>,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) notes: Vec<Flag>,
    pub(super) doubts: Vec<Flag>,
}

/// The single quantity in the text, or the flag that says why there is none.
pub(super) fn single(text: &str) -> Result<Quantity, Flag> {
    let tokens = lex::tokens(text);
    let (main, noted) = without_brackets(&tokens);
    if !main.iter().any(|token| matches!(token, Token::Number(_))) {
        return bracketed(&tokens, &main).or_else(|flag| half_words(&main).ok_or(flag));
    }
    if let Some(flag) = compound(&main) {
        return Err(flag);
    }
    let mut parts = parts(&main)?;
    let first = parts.drain(..1).next().ok_or(Flag::NoNumber)?;
    let mut whole = parts.iter().try_fold(first, joined)?.quantity;
    if noted {
        whole.notes.push(Flag::NoteWithNumbers);
    }
    Ok(whole)
}

/// "(5)" is five in brackets: minus by bookkeepers' habit, or a column number.
fn bracketed(tokens: &[Token], main: &[Token]) -> Result<Quantity, Flag> {
    let [Token::Sign('('), inside @ .., Token::Sign(')')] = tokens else {
        return Err(Flag::NoNumber);
    };
    let mut parts = if main.is_empty() { parts(inside)? } else { Vec::new() };
    match (parts.pop(), parts.is_empty()) {
        (Some(part), true) if inside.len() == 1 => {
            Ok(Quantity { negative: Some(Flag::NegativeOrNote), ..part.quantity })
        }
        _ => Err(Flag::NoNumber),
    }
}

/// "tỷ rưỡi": one and a half.
fn half_words(main: &[Token]) -> Option<Quantity> {
    let [Token::Word(scale), Token::Word(half), ..] = main else { return None };
    let scale = scale::scale_of(scale).filter(|_| scale::is_half(half))?;
    let value = scale.checked_add(scale.checked_div(Decimal::TWO)?)?;
    Some(Quantity { own_unit: true, notes: vec![Flag::NumberWords], ..usual(value) })
}

/// What stands outside brackets, and whether a number stands inside them.
fn without_brackets(tokens: &[Token]) -> (Vec<Token>, bool) {
    let mut depth = 0_usize;
    let mut noted = false;
    let mut main = Vec::new();
    for token in tokens {
        match token {
            Token::Sign('(' | '[') => depth = depth.saturating_add(1),
            Token::Sign(')' | ']') => depth = depth.saturating_sub(1),
            _ if depth == 0 => main.push(token.clone()),
            Token::Number(_) => noted = true,
            _ => {}
        }
    }
    (main, noted)
}

/// Two numbers that belong together but are no single figure.
fn compound(main: &[Token]) -> Option<Flag> {
    if let [Token::Number(_), Token::Sign('/'), Token::Number(_)] = main {
        return Some(Flag::Pair);
    }
    let range = main.windows(3).any(|three| match three {
        [Token::Number(_), Token::Sign(sign), Token::Number(_)] => {
            matches!(sign, '-' | '–' | '—' | '~' | '÷')
        }
        [Token::Number(_), Token::Word(word), Token::Number(_)] => {
            matches!(fold(word).as_str(), "den" | "toi")
        }
        _ => false,
    });
    range.then_some(Flag::Range)
}

/// One number with what belongs to it, and where it stands.
struct Part {
    quantity: Quantity,
    /// The smallest scale in it; `None` when it has neither scale nor currency.
    scale: Option<Decimal>,
    start: usize,
    end: usize,
}

fn parts(tokens: &[Token]) -> Result<Vec<Part>, Flag> {
    let mut parts = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if let Token::Number(written) = token {
            let plain = separators::plain(written).ok_or(Flag::BadGrouping)?;
            let quantity =
                Quantity { other: plain.other, style: plain.style, ..usual(plain.value) };
            let (before, behind) = tokens.split_at_checked(index).ok_or(Flag::NoNumber)?;
            parts.push(part(quantity, before, behind).ok_or(Flag::BadGrouping)?);
        }
    }
    Ok(parts)
}

fn part(mut quantity: Quantity, before: &[Token], behind: &[Token]) -> Option<Part> {
    let start = before.len();
    let mut rest = behind.get(1..).unwrap_or_default();
    let mut scale = None;
    while let Some((factor, more)) = scale::next_scale(rest) {
        quantity = scaled(quantity, factor)?;
        scale = Some(factor);
        rest = more;
    }
    if let (Some(scale), Some((half, more))) = (scale, scale::next_word(rest))
        && scale::is_half(half)
    {
        quantity.value = quantity.value.checked_add(scale.checked_div(Decimal::TWO)?)?;
        rest = more;
    }
    if let Some(more) = scale::after_currency(rest) {
        quantity.own_unit = true;
        scale = scale.or(Some(Decimal::ONE));
        rest = more;
    }
    quantity.percent_sign = matches!(rest.first(), Some(Token::Sign('%')));
    if scale.is_none() && scale::next_word(rest).is_some_and(|(word, _)| scale::perhaps_scale(word))
    {
        quantity.doubts.push(Flag::NumberWords);
    }
    quantity.qualifier = scale::trailing(rest).or_else(|| scale::leading(before));
    quantity.negative = scale::minus(before).then_some(Flag::Negative);
    let end = start.saturating_add(behind.len().saturating_sub(rest.len()));
    Some(Part { quantity, scale, start, end })
}

/// "1 tỷ" and "200 triệu" are one quantity when they touch and the scale falls.
fn joined(whole: Part, next: &Part) -> Result<Part, Flag> {
    let falls = whole.scale.zip(next.scale).is_some_and(|(high, low)| high > low);
    if !falls || whole.end != next.start {
        return Err(Flag::SeveralNumbers);
    }
    let sum = whole.quantity.value.checked_add(next.quantity.value).ok_or(Flag::BadGrouping)?;
    let quantity = Quantity { value: sum, other: None, style: Style::Usual, ..whole.quantity };
    Ok(Part { quantity, scale: next.scale, start: whole.start, end: next.end })
}

fn scaled(quantity: Quantity, factor: Decimal) -> Option<Quantity> {
    let value = quantity.value.checked_mul(factor)?;
    let other = quantity.other.and_then(|other| other.checked_mul(factor));
    Some(Quantity { value, other, own_unit: true, ..quantity })
}

const fn usual(value: Decimal) -> Quantity {
    Quantity {
        value,
        other: None,
        style: Style::Usual,
        own_unit: false,
        percent_sign: false,
        negative: None,
        qualifier: None,
        notes: Vec::new(),
        doubts: Vec::new(),
    }
}
