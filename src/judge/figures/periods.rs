//! Which period a column's heading means.
//!
//! The round's own headings first, as the whole text; then the year in the heading; then the
//! usual words for a total. A heading that names a plan, a share or a comparison is none of them.

use crate::judge::figures::wording::Phrase;
use crate::model::round::Period;
use crate::model::round::PeriodId;
use crate::text::fold;

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The period.
    pub(super) period: PeriodId,
    /// Nothing in the heading speaks against it.
    pub(super) sure: bool,
}

/// Headings of a one-column form and of a sum over years.
const TOTALS: &[&str] = &[
    "tong cong",
    "tong so",
    "tong",
    "so luong",
    "so lieu",
    "ket qua",
    "luy ke",
    "thuc hien",
    "gia tri",
    "so bao cao",
];

/// Headings with these words hold no result.
const NO_RESULT: &[&str] = &[
    "ke hoach",
    "du kien",
    "muc tieu",
    "chi tieu",
    "so sanh",
    "so voi",
    "tang giam",
    "cung ky",
    "ty le",
    "ti le",
    "binh quan",
    "trung binh",
    "dinh muc",
];

/// Words of a span shorter than a year, or of a figure that is not final.
const PARTS_OF_YEAR: &[&str] = &["thang", "quy", "uoc", "dau nam", "cuoi nam"];

/// The meaning of a heading, given its levels from the top.
pub(super) fn meaning(levels: &[&str], periods: &[Period]) -> Option<Meaning> {
    let joined = levels.join(" ");
    let heading = Phrase::of(&joined);
    let says = |word: &str| heading.find(&Phrase::of(word)).is_some();
    if let Some(period) = literally(&joined, periods) {
        return Some(Meaning { period, sure: true });
    }
    if names_no_result(&joined) {
        return None;
    }
    let total = levels.iter().any(|level| is_total(level));
    match years(&heading).as_slice() {
        [] if total => Some(Meaning { period: PeriodId::total(), sure: true }),
        [] => levels
            .last()
            .and_then(|level| literally(level, periods))
            .map(|period| Meaning { period, sure: true }),
        [year] => {
            let period = of_year(year, periods)?;
            let part = PARTS_OF_YEAR.iter().any(|word| says(word) && !expects(period, word));
            Some(Meaning { period: period.id.clone(), sure: !part })
        }
        // "Giai đoạn 2020-2023" is a sum over years, most likely.
        _ => Some(Meaning { period: PeriodId::total(), sure: total }),
    }
}

/// Whether a heading names a plan, a share or a comparison.
pub(super) fn names_no_result(heading: &str) -> bool {
    let heading = Phrase::of(heading);
    NO_RESULT.iter().any(|word| heading.find(&Phrase::of(word)).is_some())
}

/// Whether a heading is that of a total ("Cộng" has an accent that "Công đoàn" has not).
pub(super) fn is_total(heading: &str) -> bool {
    let folded = fold::fold(heading);
    let begins = |word: &str| {
        folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let sum = fold::accented(heading).split(' ').next() == Some(&fold::accented("c\u{1ed9}ng"));
    folded == "cong" || sum || TOTALS.iter().any(|word| begins(word))
}

/// Whether the text is a year's number.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.chars().all(|c| c.is_ascii_digit())
        && text.parse().is_ok_and(|year: u16| (1990..2100).contains(&year))
}

fn literally(heading: &str, periods: &[Period]) -> Option<PeriodId> {
    let folded = fold::fold(heading);
    let mut own = periods.iter().filter(|period| {
        period.headings.iter().any(|known| fold::fold(known) == folded && !folded.is_empty())
    });
    own.next().filter(|_| own.next().is_none()).map(|period| period.id.clone())
}

fn years(heading: &Phrase) -> Vec<String> {
    let mut years: Vec<String> =
        heading.before(usize::MAX).filter(|word| is_year(word)).map(str::to_owned).collect();
    years.sort();
    years.dedup();
    years
}

fn of_year<'a>(year: &str, periods: &'a [Period]) -> Option<&'a Period> {
    let total = PeriodId::total();
    let mut named = periods.iter().filter(|period| period.id != total).filter(|period| {
        let headings = period.headings.iter().map(|heading| Phrase::of(heading));
        period.id.as_str() == year || headings.map(|h| years(&h)).any(|own| own == [year])
    });
    named.next().filter(|_| named.next().is_none())
}

/// Whether the round itself describes this period with such a word ("6 tháng 2023").
fn expects(period: &Period, word: &str) -> bool {
    let word = Phrase::of(word);
    period.headings.iter().any(|heading| Phrase::of(heading).find(&word).is_some())
}
