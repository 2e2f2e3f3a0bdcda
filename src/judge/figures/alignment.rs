//! Which rows of the form the rows of a table are, told by what stands around them.
//!
//! A label that says only a part of a wording decides nothing by itself. A careful clerk lays the
//! table beside the form: what stands between two rows that are known is the row that stands
//! between them in the form, if its words, its unit of measure and the heading above do not speak
//! against it. Rows and form go in one order, so the whole table is laid beside the whole form at
//! once ([`path`]); a row that would fit elsewhere nearly as well stays for a person.

mod path;

use crate::judge::figures::alignment::path::Step;
use crate::judge::figures::labels::Labels;
use crate::judge::figures::labels::Likely;
use crate::judge::figures::labels::Match;
use crate::judge::figures::labels::SURE_LINE;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Sort;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;
use crate::model::round::IndicatorKind;

/// A table of more rows is no form.
const MOST_ROWS: usize = 400;

/// Each round may use what the one before has settled.
const MOST_ROUNDS: usize = 4;

/// A row that is known pulls the others into its order.
const KNOWN: i32 = 400;

/// So like must a pair be before it gains anything.
const LEAST_GAIN: i32 = 40;

/// The score that each circumstance adds to that of the words.
const SAME_UNIT: i32 = 15;
const SAME_SECTION: i32 = 10;
const ONE_NEIGHBOUR: i32 = 15;
const BOTH_NEIGHBOURS: i32 = 30;

/// One of them alone is never enough, unless both neighbours are known.
const LEAST_CIRCUMSTANCES: i32 = 25;

/// And takes from what a pair gains.
const OTHER_UNIT: i32 = -40;
const OTHER_SECTION: i32 = -30;
const NO_PART: i32 = -20;

/// Another place that fits so nearly as well is a doubt.
const MARGIN: i32 = 12;

/// Words less like than this are never believed, whatever stands around them.
const LEAST_LIKE: u8 = 40;

/// Rows between a row and the known one from which its place is counted.
const FARTHEST: usize = 3;

/// The best that circumstances give: below every wording said in full.
const HIGHEST: u8 = 89;

/// A row as far as it tells what it is.
#[derive(Debug)]
pub(super) struct Row<'r> {
    /// Its label.
    pub(super) text: &'r RowText,
    /// What the label alone says, in the light of the rows above.
    pub(super) found: Option<&'r Match>,
    /// Its unit of measure as written.
    pub(super) unit: Option<String>,
    /// The heading of the section, empty where there is none.
    pub(super) section: String,
    /// Whether words stand where others have figures; `None` where nothing stands.
    pub(super) in_words: Option<bool>,
}

/// How a unit of measure or a section speaks for an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    For,
    Silent,
    Against,
}

/// How well the neighbours tell a row's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Counted down from a known row above and up from one below, it is this row of the form.
    Both,
    /// The same from one side only.
    One,
    Untold,
}

/// For each row what it is, where that is sure only by what stands around it.
pub(super) fn lifted(rows: &[Row<'_>], labels: &Labels) -> Vec<Option<Match>> {
    if rows.len() > MOST_ROWS {
        return vec![None; rows.len()];
    }
    let likely = rows.iter().map(|row| labels.likely(row.text)).collect();
    let known = rows.iter().map(|row| row.found.filter(|found| found.is_sure()));
    let known = known.map(|found| found.map(|found| found.indicator)).collect();
    let lifted = vec![None; rows.len()];
    let mut table = Table { rows, labels, likely, known, lifted };
    for _ in 0..MOST_ROUNDS {
        if !table.round() {
            break;
        }
    }
    table.lifted
}

struct Table<'t> {
    rows: &'t [Row<'t>],
    labels: &'t Labels,
    likely: Vec<Vec<Likely>>,
    known: Vec<Option<usize>>,
    lifted: Vec<Option<Match>>,
}

impl Table<'_> {
    /// Lays the table beside the form once; whether that settled a row.
    fn round(&mut self) -> bool {
        let pairs = self.rows.iter().zip(&self.likely).zip(&self.known);
        let gains: Vec<Vec<Option<i32>>> =
            pairs.map(|((row, likely), known)| gains(row, likely, *known, self.labels)).collect();
        let steps = path::best(&gains);
        let settled: Vec<(usize, Match)> = steps
            .iter()
            .enumerate()
            .filter_map(|(at, step)| Some((at, self.settled(at, (*step)?, &steps)?)))
            .collect();
        for (at, found) in &settled {
            if let (Some(known), Some(lifted)) = (self.known.get_mut(*at), self.lifted.get_mut(*at))
            {
                *known = Some(found.indicator);
                *lifted = Some(found.clone());
            }
        }
        !settled.is_empty()
    }

    /// What a row on the best way is, if enough speaks for it and nothing against.
    fn settled(&self, at: usize, step: Step, steps: &[Option<Step>]) -> Option<Match> {
        let row = self.rows.get(at)?;
        let likely = self.likely.get(at)?.iter().find(|one| one.indicator == step.column)?;
        if self.known.get(at)?.is_some() || step.margin < MARGIN {
            return None;
        }
        // A word that differs by a letter may be another word: that is asked wherever it stands.
        if row.found.is_some_and(|found| found.reason == LabelReason::Slip) {
            return None;
        }
        if likely.score < LEAST_LIKE || !likely.solid || !self.in_family(at, likely) {
            return None;
        }
        if self.labels.says_more(row.text, step.column) {
            return None;
        }
        let unit = unit(row, step.column, self.labels);
        let section = section(row, step.column, self.labels);
        if unit == Voice::Against || section == Voice::Against {
            return None;
        }
        let order = self.order(at, step.column, steps);
        let unit = if unit == Voice::For { SAME_UNIT } else { 0 };
        let section = if section == Voice::For { SAME_SECTION } else { 0 };
        let (order, reason) = match order {
            Order::Both => (BOTH_NEIGHBOURS, LabelReason::Neighbours),
            Order::One => (ONE_NEIGHBOUR, LabelReason::Neighbours),
            Order::Untold => (0, LabelReason::Surroundings),
        };
        let circumstances = unit.saturating_add(section).saturating_add(order);
        let sum = i32::from(likely.score).saturating_add(circumstances);
        let score = u8::try_from(sum).unwrap_or(HIGHEST).min(HIGHEST);
        let found = Match { indicator: step.column, reason, score, rivals: Vec::new() };
        (score >= SURE_LINE && circumstances >= LEAST_CIRCUMSTANCES).then_some(found)
    }

    /// A part of a row is believed below that row alone, and "Trong đó" is a part.
    fn in_family(&self, at: usize, likely: &Likely) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let indicator = self.labels.indicator(likely.indicator);
        if row.text.is_among && indicator.is_none_or(|own| own.parent.is_none()) {
            return false;
        }
        let Some(parent) = self.labels.family_head(likely.indicator) else { return true };
        let above = self.known.iter().take(at).rev();
        let mut above = above.skip_while(|known| {
            known.is_some_and(|known| self.labels.family_head(known) == Some(parent))
        });
        above.next().is_some_and(|known| *known == Some(parent))
    }

    /// Whether the known rows around a row leave this indicator for it.
    fn order(&self, at: usize, indicator: usize, steps: &[Option<Step>]) -> Order {
        let on_way = |(at, step): (usize, &Option<Step>)| {
            let known = self.known.get(at).copied().flatten()?;
            // A known row that is out of the form's order tells nothing about the next.
            Some((at, (*step).filter(|step| step.column == known).map(|step| step.column)))
        };
        let above = steps.iter().enumerate().take(at).rev().find_map(on_way);
        let below = steps.iter().enumerate().skip(at.saturating_add(1)).find_map(on_way);
        let counts = |neighbour: Option<(usize, Option<usize>)>| {
            let Some((there, Some(known))) = neighbour else { return None };
            let down = at >= there && indicator >= known;
            let up = at <= there && indicator <= known;
            let rows = at.abs_diff(there);
            let same = (down || up) && rows == indicator.abs_diff(known);
            same.then_some(rows)
        };
        match (counts(above), counts(below)) {
            (Some(_), Some(_)) => Order::Both,
            (Some(rows), None) | (None, Some(rows)) if rows <= FARTHEST => Order::One,
            _ => Order::Untold,
        }
    }
}

/// What a row gains beside each indicator of the form.
fn gains(
    row: &Row<'_>,
    likely: &[Likely],
    known: Option<usize>,
    labels: &Labels,
) -> Vec<Option<i32>> {
    let mut gains = vec![None; labels.count()];
    if let Some(gain) = known.and_then(|known| gains.get_mut(known)) {
        *gain = Some(KNOWN);
        return gains;
    }
    for one in likely {
        let unit = match unit(row, one.indicator, labels) {
            Voice::For => SAME_UNIT,
            Voice::Silent => 0,
            Voice::Against => OTHER_UNIT,
        };
        let section = match section(row, one.indicator, labels) {
            Voice::For => SAME_SECTION,
            Voice::Silent => 0,
            Voice::Against => OTHER_SECTION,
        };
        let alone = labels.indicator(one.indicator).is_some_and(|own| own.parent.is_none());
        let part = if row.text.is_part && alone { NO_PART } else { 0 };
        let circumstances = unit.saturating_add(section).saturating_add(part);
        let gain = i32::from(one.score).saturating_add(circumstances).saturating_sub(LEAST_GAIN);
        if let Some(place) = gains.get_mut(one.indicator) {
            *place = (gain > 0).then_some(gain);
        }
    }
    gains
}

fn section(row: &Row<'_>, indicator: usize, labels: &Labels) -> Voice {
    if !labels.knows_section(&row.section) {
        return Voice::Silent;
    }
    voice(labels.in_section(indicator, &row.section))
}

/// Whether the row counts or tells what the indicator does.
fn unit(row: &Row<'_>, indicator: usize, labels: &Labels) -> Voice {
    let Some(kind) = labels.indicator(indicator).map(|own| own.kind) else { return Voice::Silent };
    let in_words = row.in_words;
    if kind == IndicatorKind::Text {
        return in_words.map_or(Voice::Silent, voice);
    }
    if in_words == Some(true) && kind != IndicatorKind::Yesno {
        return Voice::Against;
    }
    let Some(text) = row.unit.as_deref() else { return Voice::Silent };
    let sort = measure::parse(text).map(|measure| measure.sort);
    match (sort, kind) {
        (Some(Sort::Percent), _) => voice(kind == IndicatorKind::Percent),
        (Some(Sort::Money), _) => voice(kind == IndicatorKind::Money),
        (Some(Sort::Unnamed), _) => Voice::Silent,
        _ if labels.has_unit_of_measure(indicator, text) => Voice::For,
        _ if labels.is_unit_of_measure(text) => Voice::Against,
        (_, IndicatorKind::Money | IndicatorKind::Percent) => Voice::Against,
        _ => Voice::Silent,
    }
}

const fn voice(speaks_for: bool) -> Voice {
    if speaks_for { Voice::For } else { Voice::Against }
}
