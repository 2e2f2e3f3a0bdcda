//! From a quantity to the form's unit of measure, with everything that makes it doubtful.

use rust_decimal::Decimal;

use crate::model::figure::Flag;
use crate::model::figure::Reading;
use crate::model::round::IndicatorKind;
use crate::text::number::number;
use crate::text::number::quantity::Quantity;
use crate::text::number::separators::Style;

/// Đồng in one triệu đồng, the form's unit of money.
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// A sum of money below 100.000 đồng cannot be meant in a report of this size.
const SMALLEST_SUM: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// The reading of a quantity for an indicator of that kind.
pub(super) fn reading(
    quantity: &Quantity,
    raw: &str,
    kind: IndicatorKind,
    multiplier: Decimal,
) -> Reading {
    let choice = chosen(quantity, kind, multiplier);
    let factor = if quantity.own_unit { Decimal::ONE } else { multiplier };
    let Some(value) = in_form_unit(choice.value, kind, factor) else {
        return Reading::unread(Flag::BadGrouping, raw);
    };
    let mut signed = value;
    signed.set_sign_negative(quantity.negative.is_some());
    let mut reading = number(signed, raw);
    reading.qualifier = quantity.qualifier;
    for flag in quantity.notes.iter().copied().chain(choice.note) {
        reading.note(flag);
    }
    for flag in quantity.doubts.iter().copied().chain(choice.doubt).chain(quantity.negative) {
        reading.doubt(flag);
    }
    plausible(&mut reading, value, kind, quantity.percent_sign);
    reading
}

/// The value in the form's unit; `None` when it does not fit.
pub(super) fn in_form_unit(
    value: Decimal,
    kind: IndicatorKind,
    factor: Decimal,
) -> Option<Decimal> {
    match kind {
        IndicatorKind::Money => value.checked_mul(factor)?.checked_div(MILLION),
        IndicatorKind::Count => value.checked_mul(factor),
        IndicatorKind::Percent | IndicatorKind::Yesno | IndicatorKind::Text => Some(value),
    }
}

/// Marks values that the kind does not allow or that look like another unit of measure.
pub(super) fn plausible(
    reading: &mut Reading,
    value: Decimal,
    kind: IndicatorKind,
    percent_sign: bool,
) {
    match kind {
        IndicatorKind::Percent => {
            if value > Decimal::ONE_HUNDRED {
                reading.doubt(Flag::Over100);
            }
            if !percent_sign && value > Decimal::ZERO && value < Decimal::ONE {
                reading.doubt(Flag::MaybeFraction);
            }
        }
        _ if percent_sign => reading.doubt(Flag::PercentInCount),
        IndicatorKind::Count if !value.is_integer() => reading.doubt(Flag::NotAnInteger),
        IndicatorKind::Money if value > Decimal::ZERO && value < SMALLEST_SUM => {
            reading.doubt(Flag::VerySmall);
        }
        _ => {}
    }
}

struct Choice {
    value: Decimal,
    note: Option<Flag>,
    doubt: Option<Flag>,
}

/// Which of two meanings a separator has for this kind of indicator.
fn chosen(quantity: &Quantity, kind: IndicatorKind, multiplier: Decimal) -> Choice {
    let whole_units = kind == IndicatorKind::Count
        && !quantity.own_unit
        && multiplier == Decimal::ONE
        && !quantity.percent_sign;
    let choice = |value, note, doubt| Choice { value, note, doubt };
    let value = quantity.value;
    match (quantity.style, quantity.other) {
        // A count is whole, so the comma can only part thousands.
        (Style::CommaAndThree, Some(other)) if whole_units => {
            choice(other, Some(Flag::CommaThousandsAssumed), None)
        }
        (Style::CommaAndThree, _) if kind != IndicatorKind::Percent => {
            choice(value, None, Some(Flag::AmbiguousSeparator))
        }
        (Style::DotThousands, _) if kind == IndicatorKind::Percent => {
            choice(value, Some(Flag::ThousandsAssumed), None)
        }
        (Style::English, _) => choice(value, Some(Flag::EnglishStyle), None),
        (Style::EnglishFraction, _) if kind == IndicatorKind::Percent => choice(value, None, None),
        (Style::EnglishDecimal | Style::EnglishFraction, _) => {
            choice(value, Some(Flag::EnglishDecimal), None)
        }
        _ => choice(value, None, None),
    }
}
