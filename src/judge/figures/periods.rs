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
    "so tien",
];

/// Headings with these words hold no result.
const NO_RESULT: &[&str] = &[
    "ke hoach",
    "kh",
    "du toan",
    "nhiem ky",
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
const PARTS_OF_YEAR: &[&str] = &["thang", "quy", "uoc", "ca nam"];

/// The round's periods, ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Periods {
    own: Vec<Own>,
    no_result: Vec<Phrase>,
    parts_of_year: Vec<Phrase>,
}

#[derive(Clone, Debug)]
struct Own {
    id: PeriodId,
    headings: Vec<Phrase>,
    years: Vec<Vec<String>>,
}

impl Periods {
    /// Prepares the periods of a round.
    pub(super) fn of(periods: &[Period]) -> Self {
        let phrases = |words: &[&str]| words.iter().map(|word| Phrase::of(word)).collect();
        let own = |period: &Period| {
            let headings: Vec<Phrase> =
                period.headings.iter().map(|heading| Phrase::of(heading)).collect();
            let years = headings.iter().map(years).collect();
            Own { id: period.id.clone(), headings, years }
        };
        Self {
            own: periods.iter().map(own).collect(),
            no_result: phrases(NO_RESULT),
            parts_of_year: phrases(PARTS_OF_YEAR),
        }
    }

    /// The meaning of a heading, given its levels from the top.
    pub(super) fn meaning(&self, levels: &[&str]) -> Option<Meaning> {
        let heading = Phrase::of(&levels.join(" "));
        if let Some(period) = self.literally(&heading) {
            return Some(Meaning { period, sure: true });
        }
        if self.no_result.iter().any(|word| heading.find(word).is_some()) {
            return None;
        }
        let total = levels.iter().any(|level| is_total(level)) || is_total(&levels.join(" "));
        match years(&heading).as_slice() {
            [] if total => Some(Meaning { period: PeriodId::total(), sure: true }),
            [] => {
                let period = self.literally(&Phrase::of(levels.last()?))?;
                Some(Meaning { period, sure: true })
            }
            [year] => {
                let period = self.of_year(year)?;
                let whole = !self.parts_of_year.iter().any(|part| heading.find(part).is_some());
                let sure = whole || period.says(&self.parts_of_year, &heading);
                Some(Meaning { period: period.id.clone(), sure })
            }
            // "Giai đoạn 2020-2023" is a sum over years, most likely.
            _ => Some(Meaning { period: PeriodId::total(), sure: total }),
        }
    }

    /// Whether a heading names a plan, a share or a comparison.
    pub(super) fn names_no_result(&self, heading: &str) -> bool {
        let heading = Phrase::of(heading);
        self.no_result.iter().any(|word| heading.find(word).is_some())
    }

    /// Whether a span from this year on begins with the round.
    pub(super) fn begin_in(&self, year: &str) -> bool {
        self.all_years().min().is_some_and(|first| first == year)
    }

    /// Whether a span up to this year ends with the round.
    pub(super) fn end_in(&self, year: &str) -> bool {
        self.all_years().max().is_some_and(|last| last == year)
    }

    /// Whether the round has figures of this year.
    pub(super) fn has_year(&self, year: &str) -> bool {
        self.all_years().any(|own| own == year)
    }

    fn all_years(&self) -> impl Iterator<Item = &String> {
        let total = PeriodId::total();
        let own = self.own.iter().filter(move |own| own.id != total);
        own.flat_map(|own| own.years.iter().flatten())
    }

    fn literally(&self, heading: &Phrase) -> Option<PeriodId> {
        let mut own = self.own.iter().filter(|own| {
            heading.len() > 0 && own.headings.iter().any(|known| known.has_words_of(heading))
        });
        own.next().filter(|_| own.next().is_none()).map(|own| own.id.clone())
    }

    fn of_year(&self, year: &str) -> Option<&Own> {
        let total = PeriodId::total();
        let mut named = self.own.iter().filter(|own| own.id != total).filter(|own| {
            own.id.as_str() == year || own.years.iter().any(|years| years.as_slice() == [year])
        });
        named.next().filter(|_| named.next().is_none())
    }
}

impl Own {
    /// Whether the round itself describes this period as that part of a year: "6 tháng 2023" with the
    /// same words and numbers, but neither "Ước cả năm 2023" nor "Quý II/2023".
    fn says(&self, parts: &[Phrase], heading: &Phrase) -> bool {
        let words = || self.headings.iter().flat_map(|own| own.before(usize::MAX));
        let known = |word: &str| words().any(|other| is_same(word, other));
        let alike = |own: &Phrase| {
            let same = |part: &Phrase| own.find(part).is_some() == heading.find(part).is_some();
            parts.iter().all(same)
        };
        self.headings.iter().any(alike)
            && heading.before(usize::MAX).filter(|word| counts(word)).all(known)
    }
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

/// A word that says which part: "6", "06", "ii".
fn counts(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || word.chars().all(|c| matches!(c, 'i' | 'v'))
}

fn is_same(word: &str, other: &str) -> bool {
    word.trim_start_matches('0') == other.trim_start_matches('0')
}

/// Whether the text is a year's number.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.chars().all(|c| c.is_ascii_digit())
        && text.parse().is_ok_and(|year: u16| (1990..2100).contains(&year))
}

fn years(heading: &Phrase) -> Vec<String> {
    let mut years: Vec<String> =
        heading.before(usize::MAX).filter(|word| is_year(word)).map(str::to_owned).collect();
    years.sort();
    years.dedup();
    years
}
