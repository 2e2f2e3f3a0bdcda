//! What the dots, commas and blanks inside a number mean.
//!
//! Vietnamese offices part thousands with a dot and decimals with a comma; machines set to
//! English do the contrary. One comma with three digits behind it can be either.

use rust_decimal::Decimal;

use crate::text::number::lex::Written;

/// A written number's value and the style in which it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) value: Decimal,
    pub(super) style: Style,
    /// The value if the only separator meant the other thing.
    pub(super) other: Option<Decimal>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// No separator, or Vietnamese beyond doubt.
    Usual,
    /// "1.234": thousands by Vietnamese rules.
    DotThousands,
    /// "1,234": decimal by Vietnamese rules, thousands by English ones.
    CommaAndThree,
    /// "1,234,567.89".
    English,
    /// "12.5".
    EnglishDecimal,
    /// "0.857": a decimal with a dot and three digits or more, as machines print fractions.
    EnglishFraction,
}

/// Reads the separators; `None` where the grouping fits no rule.
pub(super) fn plain(written: &Written) -> Option<Plain> {
    if written.headless {
        return None;
    }
    let marks: String = written.groups.iter().map(|(separator, _)| *separator).collect();
    let dots = marks.matches('.').count();
    let commas = marks.matches(',').count();
    match (dots, commas) {
        (0, 0) => whole(written),
        (1, 0) if !marks.contains(' ') => one_dot(written),
        (0, 1) if !marks.contains(' ') => one_comma(written),
        (_, 0) if !marks.contains(' ') => all_thousands(written, Style::Usual),
        (0, _) if !marks.contains(' ') => all_thousands(written, Style::English),
        _ => with_decimals(written, &marks),
    }
}

fn whole(written: &Written) -> Option<Plain> {
    usual(decimal(written, None)?, Style::Usual)
}

fn one_dot(written: &Written) -> Option<Plain> {
    let fraction = decimal(written, Some('.'))?;
    if is_grouped(written) {
        let value = decimal(written, None)?;
        return Some(Plain { value, style: Style::DotThousands, other: Some(fraction) });
    }
    let long = written.first == "0" && fraction.scale() >= 3;
    usual(fraction, if long { Style::EnglishFraction } else { Style::EnglishDecimal })
}

fn one_comma(written: &Written) -> Option<Plain> {
    let value = decimal(written, Some(','))?;
    if is_grouped(written) {
        let other = Some(decimal(written, None)?);
        return Some(Plain { value, style: Style::CommaAndThree, other });
    }
    usual(value, Style::Usual)
}

fn all_thousands(written: &Written, style: Style) -> Option<Plain> {
    is_grouped(written).then(|| decimal(written, None)).flatten().and_then(|v| usual(v, style))
}

/// Thousands of one sign, then one decimal sign of the other kind.
fn with_decimals(written: &Written, marks: &str) -> Option<Plain> {
    let (thousands, last) = marks.char_indices().next_back().map(|(at, c)| (marks.get(..at), c))?;
    let thousands = thousands?;
    let mut head = written.clone();
    head.groups.pop();
    let first = thousands.chars().next()?;
    let alike = thousands.chars().all(|c| c == first) && first != last && last != ' ';
    if !alike || !is_grouped(&head) {
        return None;
    }
    let style = if last == '.' { Style::English } else { Style::Usual };
    usual(decimal(written, Some(last))?, style)
}

/// One to three digits that do not begin with nought, then threes.
fn is_grouped(written: &Written) -> bool {
    written.first.len() <= 3
        && !written.first.starts_with('0')
        && written.groups.iter().all(|(_, digits)| digits.len() == 3)
}

#[expect(clippy::unnecessary_wraps, reason = "each case above answers with an option")]
const fn usual(value: Decimal, style: Style) -> Option<Plain> {
    Some(Plain { value, style, other: None })
}

/// The digits as one number; `None` when there are more than a decimal can hold exactly.
fn decimal(written: &Written, point: Option<char>) -> Option<Decimal> {
    let mut digits = written.first.clone();
    for (separator, group) in &written.groups {
        if Some(*separator) == point {
            digits.push('.');
        }
        digits.push_str(group);
    }
    Decimal::from_str_exact(&digits).ok()
}
