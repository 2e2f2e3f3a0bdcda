//! Dates as offices write them: "Nghệ An, ngày 30 tháng 5 năm 2023", "30/5/23", "30.5.2023".
//!
//! The day comes first. A month in the first place is taken only where the day cannot stand
//! there, and says so. A form's blank ("ngày … tháng 5 năm 2023") is no date, however much of it
//! is printed: the first complete or blank date in the text decides. The cases are those of
//! `fixtures/vectors/dates.csv`.

mod lex;
mod numeric;
mod worded;

use jiff::civil::Date;

use crate::text::fold;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The day.
    pub date: Date,
    /// What is odd about the way it is written.
    pub flags: Vec<DateFlag>,
}

/// What is odd about a date that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateFlag {
    /// The century is ours.
    TwoDigitYear,
    /// The day cannot be a month: month and day were exchanged.
    MonthFirst,
}

impl DateFlag {
    /// The word of the vectors.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TwoDigitYear => "two_digit_year",
            Self::MonthFirst => "month_first",
        }
    }
}

/// Why a text holds no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoDate {
    /// "ngày … tháng 5 năm 2023": nobody filled it in.
    Blank,
    /// Day and month without a year.
    NoYear,
    /// 31/6/2023.
    Invalid,
    /// Nothing like a date.
    Nothing,
}

impl NoDate {
    /// The word of the vectors.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank_date",
            Self::NoYear => "no_year",
            Self::Invalid => "invalid",
            Self::Nothing => "no_date",
        }
    }
}

/// The first date in the text, if there is one.
pub fn read(text: &str) -> Option<DateReading> {
    find(text).ok()
}

/// The first date in the text, or why there is none.
pub fn find(text: &str) -> Result<DateReading, NoDate> {
    let tokens = lex::tokens(&fold::clean(text));
    let mut reason = NoDate::Nothing;
    for start in 0..tokens.len() {
        let (before, rest) = tokens.split_at_checked(start).unwrap_or_default();
        match worded::at(rest).or_else(|| numeric::at(before, rest)) {
            Some(Err(NoDate::NoYear)) => reason = NoDate::NoYear,
            Some(answer) => return answer,
            None => {}
        }
    }
    Err(reason)
}

/// A date from its three numbers, day first unless that cannot be.
fn assemble(day: &str, month: &str, year: &str) -> Result<DateReading, NoDate> {
    let short = year.len() == 2;
    let year = century(year).ok_or(NoDate::Invalid)?;
    let day: i8 = day.parse().ok().ok_or(NoDate::Invalid)?;
    let month: i8 = month.parse().ok().ok_or(NoDate::Invalid)?;
    let exchanged = month > 12 && day <= 12;
    let (day, month) = if exchanged { (month, day) } else { (day, month) };
    let date = Date::new(year, month, day).ok().ok_or(NoDate::Invalid)?;
    let flags = [(short, DateFlag::TwoDigitYear), (exchanged, DateFlag::MonthFirst)];
    let flags = flags.iter().filter(|(holds, _)| *holds).map(|(_, flag)| *flag).collect();
    Ok(DateReading { date, flags })
}

/// Years of two digits are those of living documents: 1970 to 2069.
fn century(year: &str) -> Option<i16> {
    let number: i16 = year.parse().ok()?;
    match (year.len(), number) {
        (2, 0..70) => number.checked_add(2000),
        (2, _) => number.checked_add(1900),
        (4, _) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
