//! The small language of check rules: `abs(A04 - 100 * A03 / A02) <= 0.5; D06 > 0 if D05 > 0`.
//!
//! A rule is data of a round, so it is parsed here, once, for the configuration (which points at
//! what it does not understand) and for the judge (which applies it). A rule gives a note to
//! staff, never a rejection; a part that names an absent figure is passed over.

use rust_decimal::Decimal;

use crate::model::round::IndicatorCode;
use crate::model::round::IndicatorKind;
use crate::model::round::Nature;

mod parse;

/// A rule: every part must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its parts, as `;` separates them.
    pub parts: Vec<Part>,
}

/// One part of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Holds for every figure of this kind, called `value` in the test.
    pub each: Option<Each>,
    /// What must hold.
    pub test: Condition,
    /// Only where this holds.
    pub only_if: Option<Condition>,
}

/// Figures over which a part runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// `each count:` and the other types of the form.
    Kind(IndicatorKind),
    /// `each flow:`, `each stock:`, `each rate:`.
    Nature(Nature),
}

/// What holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `not …`.
    Not(Box<Condition>),
    /// Two amounts compared.
    Compare(Amount, Comparison, Amount),
    /// `whole(value)`: a whole number.
    Whole,
    /// `thousandfold(value)`: not whole, but a thousand times it is.
    Thousandfold,
    /// `near_group(20, 15)`: within that many times of the group's median, once that many units
    /// have reported.
    NearGroup {
        /// How many times more or less.
        times: u32,
        /// From how many units on.
        units: u32,
    },
    /// `columns_agree()`: the total is the sum of the years (flow) or the newest year (stock).
    ColumnsAgree,
    /// `columns_differ()`: not every year has the same figure.
    ColumnsDiffer,
    /// `annex_differs()`: no other unit sent the same figures.
    AnnexDiffers,
    /// `written("KH-")`: the report has these words somewhere.
    Written(String),
}

/// How two amounts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the name of a comparison")]
pub enum Comparison {
    Equal,
    Differs,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    /// Whether it holds.
    pub fn holds(self, left: Decimal, right: Decimal) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Differs => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// A number to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// As written in the rule.
    Number(Decimal),
    /// The figure over which `each` runs.
    Value,
    /// The figure of this indicator.
    Figure(IndicatorCode),
    /// Without its sign.
    Abs(Box<Amount>),
    /// Two amounts and a sign.
    Both(Box<Amount>, Sign, Box<Amount>),
}

/// A sign of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the name of a sign")]
pub enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

impl Amount {
    /// Its number, with figures looked up by the caller; `None` where one is absent, or where the
    /// arithmetic has no answer.
    pub fn evaluate(
        &self,
        figure: &dyn Fn(Option<&IndicatorCode>) -> Option<Decimal>,
    ) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Value => figure(None),
            Self::Figure(code) => figure(Some(code)),
            Self::Abs(inner) => Some(inner.evaluate(figure)?.abs()),
            Self::Both(left, sign, right) => {
                let (left, right) = (left.evaluate(figure)?, right.evaluate(figure)?);
                match sign {
                    Sign::Plus => left.checked_add(right),
                    Sign::Minus => left.checked_sub(right),
                    Sign::Times => left.checked_mul(right),
                    Sign::Over => left.checked_div(right),
                }
            }
        }
    }

    fn codes<'a>(&'a self, found: &mut Vec<&'a IndicatorCode>) {
        match self {
            Self::Number(_) | Self::Value => {}
            Self::Figure(code) => found.push(code),
            Self::Abs(inner) => inner.codes(found),
            Self::Both(left, _, right) => {
                left.codes(found);
                right.codes(found);
            }
        }
    }
}

impl Condition {
    /// Indicators that it names, in order.
    pub fn codes(&self) -> Vec<&IndicatorCode> {
        let mut found = Vec::new();
        match self {
            Self::Not(inner) => found.extend(inner.codes()),
            Self::Compare(left, _, right) => {
                left.codes(&mut found);
                right.codes(&mut found);
            }
            _ => {}
        }
        found
    }
}

impl Rule {
    /// Reads the text of `round.toml`.
    pub fn parse(text: &str) -> Result<Self, Misread> {
        parse::rule(text)
    }

    /// Indicators that it names, in order.
    pub fn codes(&self) -> Vec<&IndicatorCode> {
        let conditions = self
            .parts
            .iter()
            .flat_map(|part| std::iter::once(&part.test).chain(part.only_if.iter()));
        conditions.flat_map(Condition::codes).collect()
    }
}

/// Where a rule is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Byte of the text.
    pub at: usize,
    /// What stands there; empty at the end.
    pub found: String,
    /// What could stand there.
    pub expected: &'static str,
}
