//! Units of measure ("ĐVT"): what one written unit is worth.
//!
//! They stand in a column of their own, behind a label or in its brackets, in the brackets of a
//! heading, or in a line above the table; sometimes in two of these and not the same.

use rust_decimal::Decimal;

use crate::judge::figures::wording::inside_brackets;
use crate::judge::figures::wording::outside_brackets;
use crate::text::fold::fold;

/// What a unit of measure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Đồng and its multiples.
    Money,
    /// Hundredths.
    Percent,
    /// People, pages, items.
    Things,
    /// A bare "nghìn" or "triệu".
    Unnamed,
}

/// A unit of measure as far as it concerns figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Measure {
    /// What it measures.
    pub(super) sort: Sort,
    /// By how much a written number is multiplied: to đồng for money, else to single things.
    pub(super) scale: Decimal,
}

impl Measure {
    /// Names money, a multiple or percent: more than a plain noun.
    pub(super) fn is_scaled(self) -> bool {
        self.sort != Sort::Things || self.scale != Decimal::ONE
    }
}

const SCALES: &[(&str, i64)] = &[
    ("trieu", 1_000_000),
    ("tr", 1_000_000),
    ("1 000 000", 1_000_000),
    ("1000000", 1_000_000),
    ("nghin", 1_000),
    ("ngan", 1_000),
    ("1 000", 1_000),
    ("1000", 1_000),
    ("ty", 1_000_000_000),
    ("ti", 1_000_000_000),
];

const CURRENCY: &[&str] = &["dong", "d", "vnd", "viet nam dong", "dong viet nam", "dong vnd"];

const GLUED: &[(&str, i64)] = &[("trd", 1_000_000), ("trdong", 1_000_000), ("1000d", 1_000)];

/// Words that announce a unit of measure.
const LEADS: &[&str] = &["don vi tinh", "dvt", "dv tinh", "don vi do", "don vi", "tinh bang"];

/// Those that announce one in the middle of a line too.
const INNER_LEADS: &[&str] = &["don vi tinh", "dvt", "tinh bang"];

/// Words between the announcement and the unit: "Đơn vị tính kinh phí: nghìn đồng".
const NOUNS: &[&str] = &[
    "kinh", "phi", "so", "tien", "phan", "cua", "cac", "chi", "tieu", "ve", "gia", "tri", "la",
    "tinh", "bang", "doi", "voi", "cho", "nguon",
];

/// Reads a unit of measure: "triệu đồng", "nghìn lượt", "%", "người".
pub(super) fn parse(text: &str) -> Option<Measure> {
    let folded = fold(text);
    if text.contains('%') && matches!(folded.as_str(), "" | "ty le" | "ti le") {
        return Some(Measure { sort: Sort::Percent, scale: Decimal::ONE });
    }
    if folded.is_empty() {
        return None;
    }
    if let Some((_, scale)) = GLUED.iter().find(|(name, _)| *name == folded) {
        return Some(Measure { sort: Sort::Money, scale: Decimal::from(*scale) });
    }
    let (scale, noun) = SCALES
        .iter()
        .find_map(|(name, scale)| Some((Decimal::from(*scale), after(&folded, name)?)))
        .filter(|(_, noun)| !folded.starts_with("tr ") || CURRENCY.contains(noun))
        .unwrap_or((Decimal::ONE, folded.as_str()));
    let sort = match noun {
        "" => Sort::Unnamed,
        noun if CURRENCY.contains(&noun) => Sort::Money,
        _ => Sort::Things,
    };
    Some(Measure { sort, scale })
}

/// The unit of measure that a line of text announces: "ĐVT: nghìn đồng", "(Đơn vị: triệu đồng)",
/// "Biểu 1 (ĐVT: đồng)", or a bracket alone.
pub(super) fn announced(text: &str) -> Option<Measure> {
    let brackets = inside_brackets(text);
    let whole = text.trim();
    let alone = brackets.first().filter(|inside| whole.len() == inside.len().saturating_add(2));
    std::iter::once(text)
        .chain(brackets.iter().map(String::as_str))
        .find_map(behind_lead)
        .or_else(|| parse(alone?))
        .filter(|measure| measure.is_scaled())
}

/// What is announced behind "Đơn vị" at the beginning, or behind "ĐVT" anywhere.
fn behind_lead(text: &str) -> Option<Measure> {
    let folded = fold(text);
    let inside = |lead: &&str| folded.split_once(&format!(" {lead} ")).map(|(_, behind)| behind);
    let leading = LEADS.iter().filter_map(|lead| after(&folded, lead));
    let mut units = leading.chain(INNER_LEADS.iter().filter_map(inside)).peekable();
    if text.contains('%') {
        return units.peek().and_then(|_| parse("%"));
    }
    units.filter_map(|unit| parse(behind_nouns(unit))).find(|measure| measure.is_scaled())
}

/// What follows the words that say of which figures the unit is.
fn behind_nouns(folded: &str) -> &str {
    let mut rest = folded;
    while let Some((word, tail)) = rest.split_once(' ') {
        if !NOUNS.contains(&word) {
            break;
        }
        rest = tail;
    }
    rest
}

/// The words behind the last digit of a cell, brackets left out: "người" in "1.030 người (nữ)".
pub(super) fn behind_number(text: &str) -> String {
    let plain = outside_brackets(text);
    let tail = plain.rsplit(|c: char| c.is_ascii_digit()).next();
    let number = plain.contains(|c: char| c.is_ascii_digit());
    tail.filter(|_| number).map(fold).unwrap_or_default()
}

/// The unit of measure in the brackets or behind the comma of a label or heading.
pub(super) fn within(text: &str) -> Option<Measure> {
    let scaled =
        |part: &str| announced(part).or_else(|| parse(part)).filter(|measure| measure.is_scaled());
    let brackets = inside_brackets(text);
    let behind = text.rsplit_once([',', ':', '-', '–']).map(|(_, tail)| tail);
    brackets.iter().map(String::as_str).chain(behind).find_map(scaled)
}

/// Whether the word multiplies a number of things: "nghìn" in "12 nghìn lượt".
pub(super) fn is_multiple(folded: &str) -> bool {
    SCALES.iter().any(|(name, _)| *name == folded)
}

/// What follows these whole words.
fn after<'a>(folded: &'a str, words: &str) -> Option<&'a str> {
    let rest = folded.strip_prefix(words)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Option<i64> {
        let measure = parse(text).filter(|measure| measure.sort == Sort::Money)?;
        i64::try_from(measure.scale).ok()
    }

    #[test]
    fn money_is_told_with_its_multiple() {
        for (text, scale) in [
            ("đồng", 1),
            ("VNĐ", 1),
            ("nghìn đồng", 1_000),
            ("ngàn đồng", 1_000),
            ("1000đ", 1_000),
            ("1.000 đồng", 1_000),
            ("Triệu đồng", 1_000_000),
            ("tr.đ", 1_000_000),
            ("trđ", 1_000_000),
            ("tỷ đồng", 1_000_000_000),
        ] {
            assert_eq!(money(text), Some(scale), "{text}");
        }
        assert_eq!(money("đồng chí"), None);
        assert_eq!(money("người"), None);
    }

    #[test]
    fn things_may_be_counted_in_thousands() {
        let turns = parse("nghìn lượt").unwrap();
        assert_eq!((turns.sort, turns.scale), (Sort::Things, Decimal::ONE_THOUSAND));
        assert_eq!(parse("%").unwrap().sort, Sort::Percent);
        assert_eq!(parse("triệu").unwrap().sort, Sort::Unnamed);
    }

    #[test]
    fn a_line_above_announces_its_unit_and_other_lines_none() {
        assert_eq!(announced("ĐVT: nghìn đồng"), parse("nghìn đồng"));
        assert_eq!(announced("Đơn vị tính : 1000 đồng"), parse("nghìn đồng"));
        assert_eq!(announced("(Đơn vị: triệu đồng)"), parse("triệu đồng"));
        assert_eq!(announced("(triệu đồng)"), parse("triệu đồng"));
        assert_eq!(announced("Biểu 1 (ĐVT: đồng)"), parse("đồng"));
        assert_eq!(announced("Biểu 1 - ĐVT: tỷ đồng"), parse("tỷ đồng"));
        for text in [
            "Đơn vị tính kinh phí: nghìn đồng",
            "Kinh phí tính bằng nghìn đồng",
            "(ĐVT của kinh phí là nghìn đồng)",
        ] {
            assert_eq!(announced(text), parse("nghìn đồng"), "{text}");
        }
        assert_eq!(announced("Kinh phí tính bằng đồng"), parse("đồng"));
        assert_eq!(
            announced("Đơn vị báo cáo: LĐLĐ tỉnh A. Kinh phí tính bằng nghìn đồng"),
            parse("nghìn đồng")
        );
        assert_eq!(announced("Đơn vị: LĐLĐ tỉnh Nghệ An"), None);
        assert_eq!(announced("Đơn vị báo cáo: LĐLĐ tỉnh Nghệ An"), None);
        assert_eq!(announced("Kinh phí triệu đồng"), None);
    }

    #[test]
    fn brackets_and_tails_of_a_heading_are_looked_into() {
        assert_eq!(within("Năm 2021 (nghìn đồng)"), parse("nghìn đồng"));
        assert_eq!(within("Tổng kinh phí, ĐVT: triệu đồng"), parse("triệu đồng"));
        assert_eq!(within("Số trang Facebook (fanpage)"), None);
        assert_eq!(within("- Tr.đó nữ"), None, "\"Trong đó\", not \"triệu đồng\"");
    }
}
