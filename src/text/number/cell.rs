//! Cells of workbooks: what the file says a cell is beats what its text looks like.

use rust_decimal::Decimal;

use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::figure::Absent;
use crate::model::figure::Flag;
use crate::model::figure::Reading;
use crate::model::figure::Value;
use crate::model::round::IndicatorKind;
use crate::text::number::convert;
use crate::text::number::doubtful;
use crate::text::number::number;
use crate::text::number::read;

const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// Reads a cell as a figure of that kind; `multiplier` as for [`read`].
pub fn of_cell(cell: &Cell, kind: IndicatorKind, multiplier: Decimal) -> Reading {
    let raw = cell.text.as_str();
    match cell.value {
        CellValue::Text => read(raw, kind, multiplier),
        CellValue::Error => Reading::absent(Absent::Error, raw),
        CellValue::Uncalculated => {
            let mut reading = Reading::absent(Absent::Error, raw);
            reading.note(Flag::Uncalculated);
            reading
        }
        _ if kind == IndicatorKind::Text => Reading::certain(Value::Text(raw.to_owned()), raw),
        CellValue::Boolean(yes) if kind == IndicatorKind::Yesno => {
            number(Decimal::from(u8::from(yes)), raw)
        }
        // "5/20" or "12.5" that the program took for a day: nobody knows what was typed.
        CellValue::Boolean(_) | CellValue::Date(_) => Reading::unread(Flag::NoNumber, raw),
        CellValue::Number(value) => of_number(value, raw, kind, multiplier),
        CellValue::Percent(fraction) => of_percent(fraction, raw, kind),
    }
}

fn of_number(value: Decimal, raw: &str, kind: IndicatorKind, multiplier: Decimal) -> Reading {
    if kind == IndicatorKind::Yesno {
        return of_yesno(value, raw);
    }
    let plain = value.normalize();
    let (written, thousands) = match plain.checked_mul(THOUSAND) {
        // An English Excel turns a typed 1.234 into this number; a count is whole.
        Some(whole)
            if kind == IndicatorKind::Count && multiplier == Decimal::ONE && plain.scale() == 3 =>
        {
            (whole, true)
        }
        _ => (plain, false),
    };
    let Some(value) = convert::in_form_unit(written, kind, multiplier) else {
        return Reading::unread(Flag::BadGrouping, raw);
    };
    let mut reading = number(value, raw);
    if thousands {
        reading.doubt(Flag::ThousandsAssumed);
        reading.doubt(Flag::NotAnInteger);
    }
    judge(&mut reading, value, kind);
    reading
}

fn judge(reading: &mut Reading, value: Decimal, kind: IndicatorKind) {
    convert::plausible(reading, value, kind, false);
    if value.is_sign_negative() && !value.is_zero() {
        reading.doubt(Flag::Negative);
    }
    // Without a percent format a stored 1 is as likely 100 % as 1 %.
    if kind == IndicatorKind::Percent && value == Decimal::ONE {
        reading.doubt(Flag::MaybeFraction);
    }
}

fn of_yesno(value: Decimal, raw: &str) -> Reading {
    if value.is_zero() || value == Decimal::ONE {
        return doubtful(value, Flag::NumberInYesno, raw);
    }
    Reading::unread(Flag::NumberInYesno, raw)
}

/// The stored fraction of a cell with a percent format.
fn of_percent(fraction: Decimal, raw: &str, kind: IndicatorKind) -> Reading {
    let Some(percent) = fraction.checked_mul(Decimal::ONE_HUNDRED) else {
        return Reading::unread(Flag::BadGrouping, raw);
    };
    if kind == IndicatorKind::Yesno {
        return Reading::unread(Flag::NumberInYesno, raw);
    }
    let mut reading = number(percent, raw);
    reading.note(Flag::PercentFormat);
    convert::plausible(&mut reading, percent, kind, true);
    if percent.is_sign_negative() && !percent.is_zero() {
        reading.doubt(Flag::Negative);
    }
    reading
}
