//! Titles of further tables in a report: another programme's figures stand in them under the same
//! words ("Tổng kinh phí", "Số cuộc thi").
//!
//! Only a title that names something else is believed to: another order's number, another span of
//! years, a matter of the round's own list of others, or work that no row of the form speaks of.

use std::collections::BTreeSet;

use crate::judge::figures::periods::Periods;
use crate::judge::figures::periods::is_year;
use crate::model::round::Round;
use crate::text::fold::fold;

/// Orders that have numbers.
const ORDERS: &[&str] = &["chuong trinh so", "ctr so", "nghi quyet so", "de an so", "chi thi so"];

/// What the round's own tables are about.
#[derive(Clone, Debug)]
pub(super) struct Titles {
    others: Vec<String>,
    numbers: BTreeSet<String>,
    works: BTreeSet<String>,
}

impl Titles {
    /// Prepares a round.
    pub(super) fn of(round: &Round) -> Self {
        let own = &round.recognise;
        let form = &round.form.indicators;
        let wordings = form.iter().flat_map(|row| row.synonyms.iter().chain([&row.label]));
        let texts = wordings.chain(own.phrases.iter()).chain([&round.title]);
        Self {
            others: own.other.iter().map(|other| fold(other)).collect(),
            numbers: own.numbers.iter().filter_map(|number| first_word(&fold(number))).collect(),
            works: texts.flat_map(|text| works(&fold(text))).collect(),
        }
    }

    /// Whether the title of a further table names another matter than the round's.
    pub(super) fn tell_another(&self, title: &str, periods: &Periods) -> bool {
        let folded = fold(title);
        let other = self.others.iter().any(|other| !other.is_empty() && folded.contains(other));
        let number = ORDERS.iter().flat_map(|order| behind(&folded, order)).flatten();
        let mut orders = number.filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        let order =
            !self.numbers.is_empty() && orders.any(|number| !self.numbers.contains(&number));
        other
            || order
            || other_span(&folded, periods)
            || works(&folded).iter().any(|work| !self.works.contains(work))
    }
}

/// "Nhiệm kỳ 2013-2018", "giai đoạn 2023-2028": years that end before the round's or begin with its
/// last.
fn other_span(folded: &str, periods: &Periods) -> bool {
    let years: Vec<&str> = folded.split(' ').filter(|word| is_year(word)).collect();
    let [first, last] = years.as_slice() else { return false };
    let inside = years.iter().any(|year| periods.has_year(year));
    first < last && (!inside || (periods.end_in(first) && !periods.has_year(last)))
}

/// The two words behind each "công tác".
fn works(folded: &str) -> Vec<String> {
    let behind = behind(folded, "cong tac").flatten();
    behind.filter(|work| work != "vien" && !work.starts_with("vien ")).collect()
}

/// The first two words behind each place where these words stand; `None` at the end.
fn behind<'t>(folded: &'t str, words: &'t str) -> impl Iterator<Item = Option<String>> + 't {
    let count = if words.ends_with(" so") { 1 } else { 2 };
    folded.split(words).skip(1).map(move |rest| {
        let words: Vec<&str> = rest.split_whitespace().take(count).collect();
        (!words.is_empty()).then(|| words.join(" ").trim_start_matches('0').to_owned())
    })
}

fn first_word(folded: &str) -> Option<String> {
    folded.split(' ').next().map(|word| word.trim_start_matches('0').to_owned())
}
