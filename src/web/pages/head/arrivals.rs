//! Reports by day of receipt against the due date: the chart, and the table with the same numbers.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::model::ledger::{Standings, State};
use crate::model::round::DueDay;
use crate::web::chart::{Chart, Column, columns};
use crate::words::Words;

/// No chart has more bars: a bar of a long round stands for several days.
const MOST_BARS: i64 = 62;

/// Reports of one day, by what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Arrived {
    on_time: u32,
    due_day: u32,
    late: u32,
}

impl Arrived {
    fn add(&mut self, other: Self) {
        self.on_time = self.on_time.saturating_add(other.on_time);
        self.due_day = self.due_day.saturating_add(other.due_day);
        self.late = self.late.saturating_add(other.late);
    }

    fn sum(self) -> u32 {
        self.on_time.saturating_add(self.due_day).saturating_add(self.late)
    }
}

/// A row of the table.
pub(super) struct Day {
    pub(super) date: String,
    pub(super) arrived: u32,
    pub(super) so_far: u32,
}

/// When the reports of the units that are counted came.
pub(super) struct Arrivals {
    days: BTreeMap<Date, Arrived>,
    /// Received, but nobody wrote down when.
    without_day: u32,
    due: Date,
    /// Days that one bar stands for.
    step: i64,
}

/// Takes the receipts from the standings.
pub(super) fn arrivals(standings: &Standings, zone: &TimeZone) -> Arrivals {
    let mut days: BTreeMap<Date, Arrived> = BTreeMap::new();
    let mut without_day = 0_u32;
    for unit in standings.units.iter().filter(|unit| unit.expected && unit.state.received()) {
        let one = match unit.state {
            State::DueDay => Arrived { due_day: 1, ..Arrived::default() },
            State::Late => Arrived { late: 1, ..Arrived::default() },
            _ => Arrived { on_time: 1, ..Arrived::default() },
        };
        match unit.received_at {
            Some(at) => days.entry(at.to_zoned(zone.clone()).date()).or_default().add(one),
            None => without_day = without_day.saturating_add(1),
        }
    }
    let due = standings.due;
    let (first, last) = ends(&days, due);
    let step = days_between(first, last).checked_div(MOST_BARS).unwrap_or(0).saturating_add(1);
    Arrivals { days, without_day, due, step }
}

impl Arrivals {
    /// A bar for each day, or few days, from the first receipt or the due date to the last.
    pub(super) fn chart(&self, standings: &Standings, words: Words) -> Chart {
        let (first, last) = ends(&self.days, self.due);
        let bars = usize::try_from(self.bar_of(first, last)).unwrap_or(0).saturating_add(1);
        let mut sums = vec![Arrived::default(); bars];
        for (day, arrived) in &self.days {
            let bar = usize::try_from(self.bar_of(first, *day)).ok();
            if let Some(sum) = bar.and_then(|bar| sums.get_mut(bar)) {
                sum.add(*arrived);
            }
        }
        let columns_of = |(index, arrived): (i64, &Arrived)| Column {
            label: label(first, index.saturating_mul(self.step)),
            parts: vec![
                ("on-time", arrived.on_time),
                ("due-day", arrived.due_day),
                ("late", arrived.late),
            ],
        };
        let shown: Vec<Column> = (0_i64..).zip(&sums).map(columns_of).collect();
        // "Before the due date": the line stands before that day, unless the day itself is in time.
        let after = usize::from(standings.due_day == DueDay::OnTime);
        let due = usize::try_from(self.bar_of(first, self.due)).unwrap_or(0).saturating_add(after);
        let received = self.days.values().fold(0_u32, |sum, day| sum.saturating_add(day.sum()));
        let description = words.arrivals_described(received, self.days.len(), self.due);
        columns(words.arrivals(), description, &shown, Some((due, words.due_mark(self.due))))
    }

    /// What the chart does not show by itself.
    pub(super) fn notes(&self, words: Words) -> Vec<String> {
        let wide = (self.step > 1).then(|| words.days_per_bar(self.step));
        let unknown = (self.without_day > 0).then(|| words.without_day(self.without_day));
        wide.into_iter().chain(unknown).collect()
    }

    /// The same numbers as a table; days on which nothing came are left out.
    pub(super) fn days(&self, words: Words) -> Vec<Day> {
        let mut so_far = 0_u32;
        self.days
            .iter()
            .map(|(date, arrived)| {
                so_far = so_far.saturating_add(arrived.sum());
                Day { date: words.date(*date), arrived: arrived.sum(), so_far }
            })
            .collect()
    }

    fn bar_of(&self, first: Date, day: Date) -> i64 {
        days_between(first, day).checked_div(self.step).unwrap_or(0)
    }
}

/// First and last day of the chart: it always holds the due date.
fn ends(days: &BTreeMap<Date, Arrived>, due: Date) -> (Date, Date) {
    let first = days.keys().next().copied().unwrap_or(due);
    let last = days.keys().next_back().copied().unwrap_or(due);
    (first.min(due), last.max(due))
}

fn days_between(first: Date, last: Date) -> i64 {
    first.duration_until(last).as_hours().checked_div(24).unwrap_or(0)
}

/// Day and month, short in either language.
fn label(first: Date, days: i64) -> String {
    let span = Span::new().try_days(days).ok();
    let day = span.and_then(|span| first.checked_add(span).ok()).unwrap_or(first);
    format!("{}/{}", day.day(), day.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::words::Language;

    const VI: Words = Words::new(Language::Vi);

    #[test]
    fn chart_and_table_hold_each_report_that_was_counted() {
        let standings = samples::standings();
        let arrived = arrivals(&standings, &samples::zone());
        let last = arrived.days(VI).pop().unwrap();
        assert_eq!(last.so_far, standings.totals.received);
        let chart = arrived.chart(&standings, VI);
        assert_eq!(chart.bars.len(), 3);
        assert_eq!(chart.mark.unwrap().text, "hạn 30/5");
    }

    #[test]
    fn the_line_stands_before_the_due_day_unless_that_day_is_in_time() {
        let mut standings = samples::standings();
        let line = |standings: &Standings| {
            arrivals(standings, &samples::zone()).chart(standings, VI).mark.unwrap().x
        };
        let before = line(&standings);
        standings.due_day = DueDay::OnTime;
        assert!(line(&standings) > before);
    }

    #[test]
    fn a_receipt_years_away_makes_bars_wider_and_not_more() {
        let mut standings = samples::standings();
        let old: jiff::Timestamp = "1999-01-01T00:00:00Z".parse().unwrap();
        standings.units[0].received_at = Some(old);
        let arrived = arrivals(&standings, &samples::zone());
        let chart = arrived.chart(&standings, VI);
        assert!(chart.width <= 720, "{}", chart.width);
        assert_eq!(arrived.notes(VI).len(), 1);
    }

    #[test]
    fn without_a_receipt_there_is_a_due_date_and_no_bar() {
        let mut standings = samples::standings();
        standings.units.clear();
        let arrived = arrivals(&standings, &samples::zone());
        assert!(arrived.days(VI).is_empty());
        assert!(arrived.chart(&standings, VI).bars.is_empty());
    }
}
