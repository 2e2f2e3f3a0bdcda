//! A cell's value: exact decimals, dates, errors, and the text that a person sees.

use std::str::FromStr;

use calamine::Data;
use calamine::ExcelDateTime;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::document::CellValue;

/// Digits that spreadsheet programs keep and show; the rest is dust of binary fractions
/// (0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3).
const DIGITS: u32 = 15;

/// Errors, as OpenDocument files hold them in words.
const ERRORS: &[&str] =
    &["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "Err:502", "Err:508"];

/// What a cell holds, and what a person sees of it; `None` where it is blank.
pub(super) fn value(data: Data, is_percent: bool) -> Option<(CellValue, String)> {
    match data {
        Data::Empty => None,
        Data::Int(number) => Some(decimal(Decimal::from(number), is_percent)),
        Data::Float(number) => Some(float(number, is_percent)),
        Data::Bool(on) => Some((CellValue::Boolean(on), truth(on).to_owned())),
        Data::DateTime(time) => Some(time_of(&time)),
        Data::DateTimeIso(text) => Some(iso(text)),
        Data::Error(error) => Some((CellValue::Error, error.to_string())),
        Data::String(text) | Data::DurationIso(text) => words(text),
    }
}

fn words(text: String) -> Option<(CellValue, String)> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let value = if ERRORS.contains(&trimmed) { CellValue::Error } else { CellValue::Text };
    Some((value, text))
}

const fn truth(on: bool) -> &'static str {
    if on { "TRUE" } else { "FALSE" }
}

/// A number too large for an exact decimal stays as words.
fn float(number: f64, is_percent: bool) -> (CellValue, String) {
    // `Display` gives the shortest decimal that means the same number, never an exponent.
    let shortest = number.to_string();
    if let Some(whole) = whole(&shortest).filter(|_| !is_percent) {
        return (CellValue::Number(whole), shortest);
    }
    match Decimal::from_str(&shortest).ok().and_then(|exact| exact.round_sf(DIGITS)) {
        Some(exact) => decimal(exact, is_percent),
        None => (CellValue::Text, shortest),
    }
}

/// A whole number of no more digits than are shown: nearly every figure is one, and rounding it
/// would cost more than all the rest.
fn whole(digits: &str) -> Option<Decimal> {
    let is_short = digits.len() <= usize::try_from(DIGITS).unwrap_or(0);
    digits.parse::<i64>().ok().filter(|number| is_short && *number != 0).map(Decimal::from)
}

fn decimal(number: Decimal, is_percent: bool) -> (CellValue, String) {
    let number = number.normalize();
    let shown = is_percent.then(|| number.checked_mul(Decimal::ONE_HUNDRED));
    match shown.flatten() {
        Some(hundredths) => (CellValue::Percent(number), format!("{}%", hundredths.normalize())),
        None => (CellValue::Number(number), number.to_string()),
    }
}

/// A date, unless the cell is a length of time or a time of day: those stay numbers.
fn time_of(time: &ExcelDateTime) -> (CellValue, String) {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    let date = date(year.into(), month, day).filter(|_| time.is_datetime() && time.as_f64() >= 1.0);
    date.map_or_else(|| float(time.as_f64(), false), shown)
}

fn iso(text: String) -> (CellValue, String) {
    let date = text.get(..10).and_then(|day| day.parse().ok());
    date.map_or_else(|| (CellValue::Text, text), shown)
}

fn date(year: u32, month: u8, day: u8) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

fn shown(date: Date) -> (CellValue, String) {
    let text = format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
    (CellValue::Date(date), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(data: Data) -> String {
        value(data, false).unwrap().1
    }

    #[test]
    fn numbers_are_exact_and_plain() {
        assert_eq!(text(Data::Float(1500.75)), "1500.75");
        assert_eq!(text(Data::Float(1_234_567.0)), "1234567");
        assert_eq!(text(Data::Float(0.1 + 0.2)), "0.3");
        assert_eq!(text(Data::Float(1e-7)), "0.0000001");
        assert_eq!(text(Data::Int(-12)), "-12");
        assert_eq!(text(Data::Float(-0.0)), "0");
        assert_eq!(text(Data::Float(-12.0)), "-12");
        assert_eq!(text(Data::Float(123_456_789_012_345_680.0)), "123456789012346000");
        let (value, text) = value(Data::Float(0.857), true).unwrap();
        assert_eq!((value, text.as_str()), (CellValue::Percent("0.857".parse().unwrap()), "85.7%"));
    }

    #[test]
    fn what_no_decimal_can_hold_stays_in_words() {
        assert_eq!(value(Data::Float(1e300), false).unwrap().0, CellValue::Text);
        assert_eq!(value(Data::Float(f64::NAN), false).unwrap().0, CellValue::Text);
    }

    #[test]
    fn errors_in_words_are_errors() {
        assert_eq!(value(Data::String("#DIV/0!".into()), false).unwrap().0, CellValue::Error);
        assert_eq!(value(Data::String(" ".into()), false), None);
    }
}
