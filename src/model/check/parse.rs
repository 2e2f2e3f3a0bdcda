//! Reads the text of a check rule: words first, then sums, products and comparisons.

use rust_decimal::Decimal;

use crate::model::check::Amount;
use crate::model::check::Comparison;
use crate::model::check::Condition;
use crate::model::check::Each;
use crate::model::check::Misread;
use crate::model::check::Part;
use crate::model::check::Rule;
use crate::model::check::Sign;
use crate::model::round::IndicatorCode;
use crate::model::round::IndicatorKind;
use crate::model::round::Nature;

/// Brackets in brackets; a rule that needs more is none that a person reads.
const DEEPEST: u32 = 16;

const KINDS: [(&str, Each); 8] = [
    ("yesno", Each::Kind(IndicatorKind::Yesno)),
    ("count", Each::Kind(IndicatorKind::Count)),
    ("percent", Each::Kind(IndicatorKind::Percent)),
    ("money", Each::Kind(IndicatorKind::Money)),
    ("text", Each::Kind(IndicatorKind::Text)),
    ("stock", Each::Nature(Nature::Stock)),
    ("flow", Each::Nature(Nature::Flow)),
    ("rate", Each::Nature(Nature::Rate)),
];

const COMPARISONS: [(&str, Comparison); 6] = [
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("<>", Comparison::Differs),
    ("<", Comparison::Less),
    (">", Comparison::More),
    ("=", Comparison::Equal),
];

/// A word with the byte at which it starts.
type Word<'a> = (usize, &'a str);

struct Reading<'a> {
    all: Vec<Word<'a>>,
    next: usize,
    end: usize,
}

pub(super) fn rule(text: &str) -> Result<Rule, Misread> {
    let mut words = Reading { all: split(text), next: 0, end: text.len() };
    let mut parts = vec![part(&mut words)?];
    while words.take(";") {
        parts.push(part(&mut words)?);
    }
    if words.peek().is_some() {
        Err(words.misread("; | if | + | - | * | /"))
    } else {
        Ok(Rule { parts })
    }
}

fn part(words: &mut Reading<'_>) -> Result<Part, Misread> {
    let each = if words.take("each") {
        let each = words.one_of(&KINDS).ok_or_else(|| {
            words.misread("count | percent | money | yesno | text | stock | flow | rate")
        })?;
        words.expect(":")?;
        Some(each)
    } else {
        None
    };
    let test = condition(words)?;
    let only_if = if words.take("if") { Some(condition(words)?) } else { None };
    Ok(Part { each, test, only_if })
}

fn condition(words: &mut Reading<'_>) -> Result<Condition, Misread> {
    if words.take("not") {
        return Ok(Condition::Not(Box::new(plain_condition(words)?)));
    }
    plain_condition(words)
}

fn plain_condition(words: &mut Reading<'_>) -> Result<Condition, Misread> {
    if let Some(found) = call(words)? {
        return Ok(found);
    }
    let left = sum(words, 0)?;
    let comparison =
        words.one_of(&COMPARISONS).ok_or_else(|| words.misread("= | <> | < | <= | > | >="))?;
    Ok(Condition::Compare(left, comparison, sum(words, 0)?))
}

fn call(words: &mut Reading<'_>) -> Result<Option<Condition>, Misread> {
    let Some(name) = words.peek() else { return Ok(None) };
    let found = match name {
        "whole" => Condition::Whole,
        "thousandfold" => Condition::Thousandfold,
        "columns_agree" => Condition::ColumnsAgree,
        "columns_differ" => Condition::ColumnsDiffer,
        "annex_differs" => Condition::AnnexDiffers,
        "near_group" => return near_group(words).map(Some),
        "written" => return written(words).map(Some),
        _ => return Ok(None),
    };
    words.skip();
    words.expect("(")?;
    if matches!(found, Condition::Whole | Condition::Thousandfold) {
        words.expect("value")?;
    }
    words.expect(")")?;
    Ok(Some(found))
}

fn near_group(words: &mut Reading<'_>) -> Result<Condition, Misread> {
    words.skip();
    words.expect("(")?;
    let times = words.count()?;
    words.expect(",")?;
    let units = words.count()?;
    words.expect(")")?;
    Ok(Condition::NearGroup { times, units })
}

fn written(words: &mut Reading<'_>) -> Result<Condition, Misread> {
    words.skip();
    words.expect("(")?;
    let quoted = words.peek().and_then(|word| word.strip_prefix('"')?.strip_suffix('"'));
    let quoted = quoted.filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let Some(text) = quoted else { return Err(words.misread("\"…\"")) };
    words.skip();
    words.expect(")")?;
    Ok(Condition::Written(text))
}

fn sum(words: &mut Reading<'_>, depth: u32) -> Result<Amount, Misread> {
    let mut left = product(words, depth)?;
    while let Some(sign) = words.one_of(&[("+", Sign::Plus), ("-", Sign::Minus)]) {
        left = Amount::Both(Box::new(left), sign, Box::new(product(words, depth)?));
    }
    Ok(left)
}

fn product(words: &mut Reading<'_>, depth: u32) -> Result<Amount, Misread> {
    let mut left = factor(words, depth)?;
    while let Some(sign) = words.one_of(&[("*", Sign::Times), ("/", Sign::Over)]) {
        left = Amount::Both(Box::new(left), sign, Box::new(factor(words, depth)?));
    }
    Ok(left)
}

fn factor(words: &mut Reading<'_>, depth: u32) -> Result<Amount, Misread> {
    let expected = "A01 | 100 | value | abs( | (";
    if depth >= DEEPEST {
        return Err(words.misread(expected));
    }
    let absolute = words.take("abs");
    if absolute || words.peek() == Some("(") {
        words.expect("(")?;
        let inner = sum(words, depth.saturating_add(1))?;
        words.expect(")")?;
        return Ok(if absolute { Amount::Abs(Box::new(inner)) } else { inner });
    }
    let amount = words.peek().and_then(|word| match word {
        "value" => Some(Amount::Value),
        word if is_code(word) => Some(Amount::Figure(IndicatorCode::new(word))),
        word => Decimal::from_str_exact(word).ok().map(Amount::Number),
    });
    let Some(amount) = amount else { return Err(words.misread(expected)) };
    words.skip();
    Ok(amount)
}

fn is_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits.len() < word.len() && all_digits
}

impl<'a> Reading<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.all.get(self.next).map(|(_, word)| *word)
    }

    const fn skip(&mut self) {
        self.next = self.next.saturating_add(1);
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.skip();
        }
        found
    }

    fn one_of<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let word = self.peek()?;
        let (_, value) = table.iter().find(|(name, _)| *name == word)?;
        self.skip();
        Some(*value)
    }

    fn expect(&mut self, wanted: &'static str) -> Result<(), Misread> {
        if self.take(wanted) { Ok(()) } else { Err(self.misread(wanted)) }
    }

    fn count(&mut self) -> Result<u32, Misread> {
        let number = self.peek().and_then(|word| word.parse().ok());
        let Some(number) = number.filter(|number| *number > 0) else {
            return Err(self.misread("20"));
        };
        self.skip();
        Ok(number)
    }

    fn misread(&self, expected: &'static str) -> Misread {
        let (at, found) = self.all.get(self.next).copied().unwrap_or((self.end, ""));
        Misread { at, found: found.to_owned(), expected }
    }
}

/// Names, numbers, quoted texts, double signs, and every other character by itself.
fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return words };
        let length = word_length(rest, first);
        let Some((word, after)) = rest.split_at_checked(length) else { return words };
        words.push((text.len().saturating_sub(rest.len()), word));
        rest = after;
    }
}

fn word_length(rest: &str, first: char) -> usize {
    let until = |inside: fn(char) -> bool| rest.find(|c| !inside(c)).unwrap_or(rest.len());
    match first {
        'a'..='z' | 'A'..='Z' => until(|c| c.is_alphanumeric() || c == '_'),
        '0'..='9' => until(|c| c.is_ascii_digit() || c == '.'),
        '"' => rest.match_indices('"').nth(1).map_or(rest.len(), |(at, _)| at.saturating_add(1)),
        '<' | '>' if ["<=", ">=", "<>"].iter().any(|sign| rest.starts_with(sign)) => 2,
        other => other.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    fn holds(text: &str, figures: &[(&str, &str)]) -> Option<bool> {
        let rule = Rule::parse(text).unwrap();
        let Condition::Compare(left, comparison, right) = &rule.parts[0].test else { panic!() };
        let figure = |code: Option<&IndicatorCode>| {
            let code = code.map_or("value", IndicatorCode::as_str);
            figures.iter().find(|(name, _)| *name == code).map(|(_, text)| number(text))
        };
        Some(comparison.holds(left.evaluate(&figure)?, right.evaluate(&figure)?))
    }

    #[test]
    fn products_bind_before_sums_and_left_before_right() {
        assert_eq!(holds("2 + 3 * 4 = 14", &[]), Some(true));
        assert_eq!(holds("20 - 8 - 2 = 10", &[]), Some(true));
        assert_eq!(holds("abs(1 - (2 + 3)) = 4", &[]), Some(true));
        assert_eq!(holds("100 / 8 / 5 = 2.5", &[]), Some(true));
    }

    #[test]
    fn an_absent_figure_or_a_division_by_nothing_has_no_answer() {
        let rule = "abs(A04 - 100 * A03 / A02) <= 0.5";
        assert_eq!(holds(rule, &[("A02", "8"), ("A03", "7"), ("A04", "87.5")]), Some(true));
        assert_eq!(holds(rule, &[("A02", "8"), ("A03", "7"), ("A04", "80")]), Some(false));
        assert_eq!(holds(rule, &[("A02", "0"), ("A03", "0"), ("A04", "0")]), None);
        assert_eq!(holds(rule, &[("A02", "8"), ("A04", "80")]), None);
    }

    #[test]
    fn what_is_not_understood_is_pointed_at() {
        let misread = |text: &str| {
            let misread = Rule::parse(text).unwrap_err();
            (misread.at, misread.found)
        };
        assert_eq!(misread("A01 <= "), (7, String::new()));
        assert_eq!(misread("B01 = B02 & B03"), (10, "&".to_owned()));
        assert_eq!(misread("each tiền: value > 0"), (5, "tiền".to_owned()));
        assert_eq!(misread("whole(A01)"), (6, "A01".to_owned()));
        assert_eq!(misread("written(\"\") if A01 = 1"), (8, "\"\"".to_owned()));
        assert!(Rule::parse(&"(".repeat(100_000)).is_err());
    }
}
