//! What of the list is asked for: a group, a state, words of a name.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::model::ledger::{Standing, Standings, State};
use crate::model::round::Round;
use crate::text::fold::{accented, fold};
use crate::words::Words;

/// Nobody types more to find a unit.
const LONGEST_SEARCH: usize = 200;

/// The query of the page, as typed; an odd value narrows nothing.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// A group's id.
    #[serde(default)]
    pub(super) nhom: String,
    /// The key of a [`Narrowing`].
    #[serde(default, rename = "tinh-trang")]
    pub(super) tinh_trang: String,
    /// Words of a name, with or without accents.
    #[serde(default)]
    pub(super) tim: String,
    /// A date, at whose end the list is to be shown, or a time.
    #[serde(default)]
    pub(super) tai: String,
}

/// A state by which the list can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Narrowing {
    Received,
    OnTime,
    DueDay,
    Late,
    Open,
    MaySent,
    Exempt,
    NotCounted,
}

impl Narrowing {
    pub(super) const ALL: [Self; 8] = [
        Self::Received,
        Self::OnTime,
        Self::DueDay,
        Self::Late,
        Self::Open,
        Self::MaySent,
        Self::Exempt,
        Self::NotCounted,
    ];

    /// Its word in the address.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Received => "da-nop",
            Self::OnTime => "dung-han",
            Self::DueDay => "ngay-han",
            Self::Late => "tre",
            Self::Open => "chua-nop",
            Self::MaySent => "co-the-da-gui",
            Self::Exempt => "khong-phai-nop",
            Self::NotCounted => "khong-tinh",
        }
    }

    pub(super) fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|narrowing| narrowing.key() == key)
    }

    /// Its name for people.
    pub(super) fn label(self, words: Words) -> String {
        match self {
            Self::Received => words.counted_received().to_owned(),
            Self::OnTime => words.state_with_days(State::OnTime, 0),
            Self::DueDay => words.state_with_days(State::DueDay, 0),
            Self::Late => words.counted_late().to_owned(),
            Self::Open => words.counted_missing().to_owned(),
            Self::MaySent => words.counted_to_review().to_owned(),
            Self::Exempt => words.state_with_days(State::Exempt, 0),
            Self::NotCounted => words.not_counted().to_owned(),
        }
    }

    /// Whether a row is of it. As many rows as the number on top says: units that are not counted
    /// are of none but their own.
    pub(super) fn holds(self, standing: &Standing) -> bool {
        let of_state = match self {
            Self::NotCounted => return !standing.expected,
            Self::Received => standing.state.received(),
            Self::OnTime => standing.state == State::OnTime,
            Self::DueDay => standing.state == State::DueDay,
            Self::Late => standing.state == State::Late,
            Self::Open => is_open(standing),
            Self::MaySent => may_have_sent(standing),
            Self::Exempt => standing.state == State::Exempt,
        };
        standing.expected && of_state
    }

    /// How many rows are of it.
    pub(super) fn count(self, standings: &Standings) -> u32 {
        let rows = standings.units.iter().filter(|standing| self.holds(standing)).count();
        u32::try_from(rows).unwrap_or(u32::MAX)
    }
}

const fn is_open(standing: &Standing) -> bool {
    matches!(standing.state, State::Missing | State::Pending)
}

/// No receipt, but a letter lies there that may be the report: not to be urged blindly.
pub(in crate::web) fn may_have_sent(standing: &Standing) -> bool {
    is_open(standing) && !standing.maybe_sent.is_empty()
}

impl Asked {
    /// The state asked for.
    pub(super) fn narrowing(&self) -> Option<Narrowing> {
        Narrowing::parse(&self.tinh_trang)
    }

    /// Whether anything narrows the list.
    pub(super) fn narrows(&self, round: &Round) -> bool {
        self.group(round).is_some() || self.narrowing().is_some() || !fold(&self.tim).is_empty()
    }

    fn group<'r>(&self, round: &'r Round) -> Option<&'r str> {
        round.group(&self.nhom).map(|group| group.id.as_str())
    }

    /// The rows asked for, in the order of the list.
    pub(super) fn rows<'s>(
        &self,
        standings: &'s Standings,
        round: &Round,
        words: Words,
    ) -> Vec<&'s Standing> {
        let (group, narrowing) = (self.group(round), self.narrowing());
        let narrowed = standings.units.iter().filter(|standing| {
            group.is_none_or(|group| standing.group == group)
                && narrowing.is_none_or(|narrowing| narrowing.holds(standing))
        });
        let typed: String = self.tim.chars().take(LONGEST_SEARCH).collect();
        found(narrowed.collect(), &typed, round, words)
    }
}

/// A form in which texts are compared.
type Form = fn(&str) -> String;

/// How well a row's text must hold what was typed, both in the same form.
type Test = fn(&str, &str) -> bool;

/// Forms of a text and tests, the strictest first. The first that finds anything decides: accents
/// count where they were typed and lead somewhere, and words may stand in another order.
const WAYS: [(Form, Test); 3] =
    [(accented, holds_phrase), (fold, holds_phrase), (fold, begins_words)];

/// The rows that hold what was typed.
fn found<'s>(
    rows: Vec<&'s Standing>,
    typed: &str,
    round: &Round,
    words: Words,
) -> Vec<&'s Standing> {
    if fold(typed).is_empty() {
        return rows;
    }
    let texts: Vec<String> = rows.iter().map(|row| text_of(row, round, words)).collect();
    for (form, test) in WAYS {
        let wanted = form(typed);
        let hits = rows.iter().zip(&texts).filter(|(_, text)| test(&form(text), &wanted));
        let hits: Vec<&Standing> = hits.map(|(row, _)| *row).collect();
        if !hits.is_empty() {
            return hits;
        }
    }
    Vec::new()
}

/// Everything by which a unit is looked for.
fn text_of(standing: &Standing, round: &Round, words: Words) -> String {
    let aliases = round.roster.get(&standing.unit).map(|unit| unit.aliases.join(" "));
    let number = standing.document_number.as_deref().unwrap_or_default();
    let short = words.short_name(&standing.name);
    let aliases = aliases.unwrap_or_default();
    format!("{} {short} {} {number} {aliases}", standing.name, standing.unit)
}

/// The words stand there beside each other; the last may be begun only.
fn holds_phrase(text: &str, wanted: &str) -> bool {
    format!(" {text}").contains(&format!(" {wanted}"))
}

/// Each word begins a word of the text, in any order.
fn begins_words(text: &str, wanted: &str) -> bool {
    let there: BTreeSet<&str> = text.split(' ').collect();
    wanted.split(' ').all(|word| there.range(word..).next().is_some_and(|at| at.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::words::Language;

    const VI: Words = Words::new(Language::Vi);

    fn names(asked: &Asked) -> Vec<String> {
        let (standings, round) = (samples::standings(), samples::round());
        asked.rows(&standings, &round, VI).iter().map(|row| row.name.clone()).collect()
    }

    fn search(text: &str) -> Vec<String> {
        names(&Asked { tim: text.to_owned(), ..Asked::default() })
    }

    #[test]
    fn a_unit_is_found_with_and_without_accents_and_by_its_short_name() {
        let all = samples::standings().units;
        let name = &all.first().unwrap().name;
        for typed in [name.clone(), fold(name), name.to_uppercase(), VI.short_name(name)] {
            assert!(search(&typed).contains(name), "{typed}");
        }
        assert_eq!(search("không có tên này").len(), 0);
        assert_eq!(search("  ").len(), all.len());
    }

    #[test]
    fn accents_that_were_typed_count_and_words_may_stand_in_any_order() {
        assert!(holds_phrase(&accented("LĐLĐ tỉnh Hà Nam"), &accented("Tỉnh HÀ n")));
        assert!(!holds_phrase(&accented("LĐLĐ tỉnh Hạ Nam"), &accented("hà nam")));
        assert!(!holds_phrase("tinh quang nam", "ang nam"));
        assert!(begins_words("tinh ha nam", "nam ha"));
        assert!(!begins_words("tinh quang nam", "ang"));
    }

    #[test]
    fn each_state_shows_as_many_rows_as_its_number_says() {
        let standings = samples::standings();
        let totals = standings.totals;
        let open = totals.missing + totals.pending;
        for (narrowing, count) in [
            (Narrowing::Received, totals.received),
            (Narrowing::OnTime, totals.on_time),
            (Narrowing::DueDay, totals.due_day),
            (Narrowing::Late, totals.late),
            (Narrowing::Open, open),
            (Narrowing::Exempt, totals.exempt),
        ] {
            assert_eq!(narrowing.count(&standings), count, "{narrowing:?}");
            assert_eq!(Narrowing::parse(narrowing.key()), Some(narrowing));
        }
    }

    #[test]
    fn an_unknown_group_or_state_narrows_nothing() {
        let odd = Asked { nhom: "<b>".to_owned(), tinh_trang: "x".to_owned(), ..Asked::default() };
        assert!(!odd.narrows(&samples::round()));
        assert_eq!(names(&odd).len(), samples::standings().units.len());
    }
}
