//! Written figures: "1.234", "hơn 48.700 lượt", "1 tỷ 200 triệu", "không có", "-".
//!
//! Offices write one number in a dozen ways, and a wrong guess is worse than a question: what can
//! mean two things is `review` with the likelier value as proposal, and "nothing stands here" keeps
//! its kind (blank, dash, dots, "chưa có", error). The rules are those of
//! `fixtures/vectors/numbers.csv`, one row for each way of writing that was met or is feared.

mod cell;
mod convert;
mod lex;
mod phrase;
mod quantity;
mod scale;
mod separators;

pub use cell::of_cell;

use rust_decimal::Decimal;

use crate::model::figure::Absent;
use crate::model::figure::Flag;
use crate::model::figure::Reading;
use crate::model::figure::Value;
use crate::model::round::IndicatorKind;
use crate::text::fold;

/// Reads the words of a cell as a figure of that kind.
///
/// `multiplier` is what the heading says of each unit written: for money the number of đồng
/// (1 000 000 for "triệu đồng"), for all others 1, or 1000 for "nghìn lượt".
pub fn read(text: &str, kind: IndicatorKind, multiplier: Decimal) -> Reading {
    let clean = fold::clean(text);
    let words = clean.trim();
    if let Some(reading) = phrase::nothing(words, text, kind) {
        return reading;
    }
    match kind {
        IndicatorKind::Text => Reading::certain(Value::Text(words.to_owned()), text),
        IndicatorKind::Yesno => phrase::answer(words, text),
        IndicatorKind::Count | IndicatorKind::Percent | IndicatorKind::Money => {
            phrase::zero(words, text).unwrap_or_else(|| numeric(words, text, kind, multiplier))
        }
    }
}

/// What is said where no cell stands.
pub fn blank() -> Reading {
    Reading::absent(Absent::Blank, "")
}

fn numeric(words: &str, raw: &str, kind: IndicatorKind, multiplier: Decimal) -> Reading {
    match quantity::single(words) {
        Ok(quantity) => convert::reading(&quantity, raw, kind, multiplier),
        Err(flag) => Reading::unread(flag, raw),
    }
}

/// A certain number, in its shortest writing.
fn number(value: Decimal, raw: &str) -> Reading {
    Reading::certain(Value::Number(value.normalize()), raw)
}

/// A number that a person must confirm.
fn doubtful(value: Decimal, flag: Flag, raw: &str) -> Reading {
    let mut reading = number(value, raw);
    reading.doubt(flag);
    reading
}

#[cfg(test)]
mod tests;
