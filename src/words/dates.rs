//! Dates, times and numbers as Vietnamese offices write them: 30/5/2023, 17h00, 1.234,5.

use jiff::Zoned;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Language, Words};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words {
    /// `30/5/2023`, `30 May 2023`.
    pub fn date(self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self.language() {
            Language::Vi => format!("{day}/{month}/{year}"),
            Language::En => format!("{day} {} {year}", month_name(date)),
        }
    }

    /// `30/5`, `30 May`: where the year is clear.
    pub fn day(self, date: Date) -> String {
        let (day, month) = (date.day(), date.month());
        match self.language() {
            Language::Vi => format!("{day}/{month}"),
            Language::En => format!("{day} {}", month_name(date)),
        }
    }

    /// `17h00`, `17:00`.
    pub fn time(self, at: &Zoned) -> String {
        let (hour, minute) = (at.hour(), at.minute());
        match self.language() {
            Language::Vi => format!("{hour:02}h{minute:02}"),
            Language::En => format!("{hour:02}:{minute:02}"),
        }
    }

    /// `17h00 ngày 30/5/2023`, `17:00 on 30 May 2023`; the last second of a day is its end.
    pub fn moment(self, at: &Zoned) -> String {
        let date = self.date(at.date());
        if (at.hour(), at.minute(), at.second()) == (23, 59, 59) {
            return say!(self, vi = "hết ngày {date}", en = "the end of {date}");
        }
        let time = self.time(at);
        say!(self, vi = "{time} ngày {date}", en = "{time} on {date}")
    }

    /// `1/6/2023 08h12`, `1 June 2023 08:12`: in a cell of a list.
    pub fn date_time(self, at: &Zoned) -> String {
        format!("{} {}", self.date(at.date()), self.time(at))
    }

    /// `1.234,5`, `1,234.5`: grouped, exact, without trailing zeros.
    pub fn number(self, value: Decimal) -> String {
        let plain = value.normalize().to_string();
        let (sign, digits) =
            plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
        let (whole, fraction) =
            digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let (group, point) = match self.language() {
            Language::Vi => ('.', ','),
            Language::En => (',', '.'),
        };
        let mut out = String::from(sign);
        out.push_str(&grouped(whole, group));
        if let Some(fraction) = fraction {
            out.push(point);
            out.push_str(fraction);
        }
        out
    }

    /// A whole number, grouped.
    pub fn count(self, value: impl Into<Decimal>) -> String {
        self.number(value.into())
    }

    /// `75,6%`: part of whole, one decimal, rounded half away from zero; empty without a whole.
    pub fn percent(self, part: u32, whole: u32) -> String {
        let hundred = Decimal::from(u64::from(part).saturating_mul(100));
        hundred
            .checked_div(Decimal::from(whole))
            .map(|share| {
                share
                    .round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
            })
            .map_or_else(String::new, |share| format!("{}%", self.number(share)))
    }
}

fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month().saturating_sub(1))
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or_default()
}

/// Digits in groups of three from the right.
fn grouped(digits: &str, separator: char) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(index);
        if index > 0 && left.is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const VI: Words = Words::new(Language::Vi);
    const EN: Words = Words::new(Language::En);

    #[test]
    fn numbers_are_grouped_and_keep_every_digit() {
        for (value, vi, en) in [
            ("1234.50", "1.234,5", "1,234.5"),
            ("-1234567.125", "-1.234.567,125", "-1,234,567.125"),
            ("999", "999", "999"),
            ("1000", "1.000", "1,000"),
            ("0.5", "0,5", "0.5"),
        ] {
            let value: Decimal = value.parse().unwrap();
            assert_eq!((VI.number(value), EN.number(value)), (vi.to_owned(), en.to_owned()));
        }
    }

    #[test]
    fn shares_are_rounded_to_one_decimal() {
        assert_eq!(VI.percent(68, 90), "75,6%");
        assert_eq!(EN.percent(90, 90), "100%");
        assert_eq!(VI.percent(1, 0), "");
    }

    #[test]
    fn dates_are_written_without_leading_zeros_and_times_with_h() {
        let at = date(2023, 6, 1).at(8, 5, 0, 0).in_tz("Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(VI.moment(&at), "08h05 ngày 1/6/2023");
        assert_eq!(EN.moment(&at), "08:05 on 1 June 2023");
        let end = date(2023, 5, 30).at(23, 59, 59, 999).in_tz("Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(VI.moment(&end), "hết ngày 30/5/2023");
    }
}
