//! Labels that no wording of the form matches word for word: abbreviated, reordered, misspelt,
//! shortened.
//!
//! Words weigh by how few indicators use them: "fanpage" tells much, "công đoàn" next to nothing.
//! Certain is only what says everything a wording says, and else nothing but words of the same
//! indicator's other wordings, with no second indicator beside it. A slip of the pen and a part of a
//! wording are proposals, unless the rows around decide; below the floor a row stays outside.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use strsim::damerau_levenshtein;

use crate::judge::figures::labels::Likely;
use crate::judge::figures::labels::Match;
use crate::judge::figures::labels::besides;
use crate::judge::figures::labels::besides::Level;
use crate::judge::figures::labels::matched::usual_score;
use crate::judge::figures::labels::words;
use crate::judge::figures::labels::words::Telling;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;
use crate::model::round::Form;
use crate::model::round::Indicator;

/// Below this score nothing is proposed.
const FLOOR: u8 = 62;

/// A second indicator so near to the best is its rival.
const MARGIN: u8 = 6;

/// Words that a label and a wording must have in common.
const FEWEST: usize = 2;

/// With fewer telling words another order is no proof.
const FEWEST_REORDERED: usize = 3;

/// A shorter word has no slips: too many others are one letter away.
const SHORTEST_SLIP: usize = 4;

/// A slip in so long a word can be nothing else.
const LONG_SLIP: usize = 6;

/// Score of a wording with more words of its own indicator: certain in a table, which shows where
/// a label ends, but not in a sentence.
const ADDS_OWN: u8 = 88;

/// Words of a label that are looked at; more is prose.
const MOST_WORDS: usize = 30;

#[derive(Clone, Debug)]
struct Wording {
    indicator: usize,
    /// It counts only as the whole text.
    short: bool,
    words: Telling,
    weight: u32,
}

/// The form's wordings by their telling words.
#[derive(Clone, Debug, Default)]
pub(super) struct Scored {
    wordings: Vec<Wording>,
    weights: BTreeMap<String, u32>,
    /// Words of each indicator, in whichever of its wordings.
    own: BTreeMap<usize, BTreeSet<String>>,
    /// Of these, the words that say what it counts.
    matters: BTreeMap<usize, BTreeSet<String>>,
    /// Levels of the union that each indicator's wordings name.
    levels: BTreeMap<usize, BTreeSet<Level>>,
    /// Weight of a word that the form does not use.
    strange: u32,
}

#[derive(Clone, Copy, Debug)]
struct Hit {
    indicator: usize,
    score: u8,
    reason: LabelReason,
}

impl Scored {
    /// Prepares a form.
    pub(super) fn of(form: &Form) -> Self {
        let mut scored = Self::default();
        for (position, indicator) in form.indicators.iter().enumerate() {
            scored.add(position, indicator);
        }
        scored.weigh(form.indicators.len());
        scored
    }

    fn add(&mut self, position: usize, indicator: &Indicator) {
        let long = std::iter::once(&indicator.label).chain(&indicator.synonyms);
        let unit = RowText::of(&indicator.unit_of_measure);
        let unit = unit.bare.before(usize::MAX).map(str::to_owned);
        self.matters.entry(position).or_default().extend(unit);
        let short = indicator.whole_labels.iter().map(|text| (text, true));
        for (text, short) in long.map(|text| (text, false)).chain(short) {
            let row = RowText::of(text);
            for words in words::readings(row.bare.before(usize::MAX)) {
                self.levels.entry(position).or_default().extend(besides::levels(&words.ordered));
                let matters = besides::matters(&words.ordered).into_iter().map(str::to_owned);
                self.matters.entry(position).or_default().extend(matters);
                self.own.entry(position).or_default().extend(words.ordered.iter().cloned());
                self.wordings.push(Wording { indicator: position, short, words, weight: 0 });
            }
        }
    }

    fn weigh(&mut self, indicators: usize) {
        let mut users: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
        for wording in &self.wordings {
            for word in &wording.words.ordered {
                users.entry(word).or_default().insert(wording.indicator);
            }
        }
        let rarities =
            users.into_iter().map(|(word, users)| (word.clone(), rarity(indicators, users.len())));
        self.weights = rarities.collect();
        self.strange = rarity(indicators, 1);
        let weights: Vec<u32> =
            self.wordings.iter().map(|wording| self.total(&wording.words.ordered)).collect();
        for (wording, weight) in self.wordings.iter_mut().zip(weights) {
            wording.weight = weight;
        }
    }

    /// The indicator whose wording says the same, or nearly.
    pub(super) fn find(&self, row: &RowText) -> Option<Match> {
        if row.bare.len() > MOST_WORDS {
            return None;
        }
        let readings = readings(row);
        let best = self.best(&readings);
        if best.as_ref().is_some_and(Match::is_sure) {
            return best;
        }
        let slip = self.best(&self.repaired(&readings, SHORTEST_SLIP)).filter(Match::is_sure);
        slip.map(|found| found.because(LabelReason::Slip)).or(best)
    }

    /// Whether the label, however it is read, says what no wording of the indicator says: another
    /// level of the union, or another matter.
    pub(super) fn says_more(&self, row: &RowText, indicator: usize) -> bool {
        let Some(own) = self.matters.get(&indicator) else { return false };
        let levels = self.levels.get(&indicator);
        let fits = |words: &Telling| {
            let told = besides::levels(&words.ordered);
            levels.is_none_or(|levels| told.is_subset(levels))
                && besides::strange(&words.ordered, own)
                    .iter()
                    .all(|word| self.lost(word, indicator))
        };
        let mut readings = readings(row);
        // Of short words with a slip too many are words themselves.
        let repaired = self.repaired(&readings, LONG_SLIP);
        readings.extend(repaired);
        !readings.iter().any(fits)
    }

    /// How like the label is to each indicator: the mean of how like it is to the likest wording, and
    /// how much of it stands in any of the wordings.
    pub(super) fn likely(&self, row: &RowText) -> Vec<Likely> {
        if row.bare.len() > MOST_WORDS {
            return Vec::new();
        }
        let readings = readings(row);
        let repaired = self.repaired(&readings, SHORTEST_SLIP);
        let mut likely: BTreeMap<usize, Likely> = BTreeMap::new();
        for words in readings.iter().chain(&repaired) {
            for wording in &self.wordings {
                let Some(one) = self.alike(words, wording) else { continue };
                let known = likely.entry(one.indicator).or_insert(one);
                *known = known.liker(one);
            }
        }
        likely.into_values().collect()
    }

    fn alike(&self, row: &Telling, wording: &Wording) -> Option<Likely> {
        let own = self.own.get(&wording.indicator)?;
        let common = common(&row.sorted, &wording.words.sorted);
        if common.is_empty() {
            return None;
        }
        let known: Vec<String> =
            row.sorted.iter().filter(|word| own.contains(*word)).cloned().collect();
        let weight = self.total(&row.ordered);
        let both = weight.saturating_add(wording.weight);
        let like = self.total(&common).saturating_mul(200).checked_div(both)?;
        let covered = self.total(&known).saturating_mul(100).checked_div(weight)?;
        let mean = like.saturating_add(covered).checked_div(2)?.max(like);
        let score = u8::try_from(mean).ok()?.min(usual_score(LabelReason::Partial));
        let solid = common.len() >= FEWEST || known.len() == row.sorted.len();
        Some(Likely { indicator: wording.indicator, score, solid })
    }

    /// The best indicator for any of the readings; those near it are its rivals.
    fn best(&self, readings: &[Telling]) -> Option<Match> {
        let mut best: BTreeMap<usize, Hit> = BTreeMap::new();
        for hit in readings.iter().flat_map(|words| self.hits(words)) {
            let known = best.entry(hit.indicator).or_insert(hit);
            if hit.score > known.score {
                *known = hit;
            }
        }
        let first = *best.values().max_by_key(|hit| hit.score)?;
        let whole = first.reason < LabelReason::Slip;
        // Two wordings said in full compete; a part of another does not touch a whole one.
        let near = |hit: &&Hit| {
            hit.indicator != first.indicator
                && hit.score.saturating_add(MARGIN) > first.score
                && (!whole || hit.reason < LabelReason::Slip)
        };
        let rivals: Vec<usize> = best.values().filter(near).map(|hit| hit.indicator).collect();
        let found = Match::new(first.indicator, first.reason, rivals);
        Some(Match { score: found.score.min(first.score), ..found })
    }

    fn hits(&self, row: &Telling) -> Vec<Hit> {
        let weight = self.total(&row.ordered);
        let hit = |wording: &Wording| {
            let (reason, score) = self.compared(row, weight, wording)?;
            Some(Hit { indicator: wording.indicator, score, reason })
        };
        self.wordings.iter().filter_map(hit).collect()
    }

    fn compared(&self, row: &Telling, weight: u32, wording: &Wording) -> Option<(LabelReason, u8)> {
        if let Some(reason) = said_in_full(row, wording) {
            return Some((reason, usual_score(reason)));
        }
        if wording.short {
            return None;
        }
        let common = common(&row.sorted, &wording.words.sorted);
        if common.len() == wording.words.sorted.len() && self.adds_own(row, wording) {
            return Some((LabelReason::Reordered, ADDS_OWN));
        }
        let both = weight.saturating_add(wording.weight);
        let score = self.total(&common).saturating_mul(200).checked_div(both)?;
        let score = u8::try_from(score).ok()?.min(usual_score(LabelReason::Partial));
        (common.len() >= FEWEST && score >= FLOOR).then_some((LabelReason::Partial, score))
    }

    /// Whether all that a row says beside a wording of some length stands in other wordings of the
    /// same indicator: it says the same in more words. What another indicator could claim likewise
    /// becomes its rival.
    fn adds_own(&self, row: &Telling, wording: &Wording) -> bool {
        let own = self.own.get(&wording.indicator);
        wording.words.sorted.len() >= FEWEST_REORDERED
            && own.is_some_and(|own| row.sorted.iter().all(|word| own.contains(word)))
    }

    /// The readings in which slips of the pen can be mended, with words from this length on mended.
    fn repaired(&self, readings: &[Telling], shortest: usize) -> Vec<Telling> {
        let near = |word: &String| self.nearest(word).filter(|_| word.len() >= shortest);
        let repair = |word: &String| near(word).unwrap_or(word).clone();
        readings
            .iter()
            .filter(|words| words.ordered.iter().any(|word| near(word).is_some()))
            .map(|words| Telling::new(words.ordered.iter().map(repair).collect(), words.expanded))
            .collect()
    }

    /// A word of the indicator whose ư is missing: TCVN3 writes it as a soft hyphen, which PDF drops.
    fn lost(&self, word: &str, indicator: usize) -> bool {
        let own = self.own.get(&indicator);
        let without = |own: &String| own.contains("uo") && own.replacen("uo", "o", 1) == word;
        own.is_some_and(|own| own.iter().any(without) || (word == "d" && own.contains("du")))
    }

    /// The one word of the form that an unknown word was meant to be.
    fn nearest<'s>(&'s self, word: &str) -> Option<&'s String> {
        let figure = word.chars().any(|c| c.is_ascii_digit());
        if word.len() < SHORTEST_SLIP || figure || self.weights.contains_key(word) {
            return None;
        }
        let mut near = self.weights.keys().filter(|known| {
            known.len() >= SHORTEST_SLIP
                && known.len().abs_diff(word.len()) <= 1
                && known.chars().next() == word.chars().next()
                && damerau_levenshtein(known, word) == 1
        });
        near.next().filter(|_| near.next().is_none())
    }

    fn total(&self, words: &[String]) -> u32 {
        let weight = |word| self.weights.get(word).copied().unwrap_or(self.strange);
        words.iter().map(weight).fold(0, u32::saturating_add)
    }
}

/// All ways to read a label, with its brackets and without.
fn readings(row: &RowText) -> Vec<Telling> {
    let bare = words::readings(row.bare.before(usize::MAX));
    let outside = row.outside_brackets.as_ref().filter(|_| !row.narrows);
    let outside = outside.map(|phrase| words::readings(phrase.before(usize::MAX)));
    bare.into_iter().chain(outside.into_iter().flatten()).collect()
}

/// Whether the row says all that the wording says and nothing else.
fn said_in_full(row: &Telling, wording: &Wording) -> Option<LabelReason> {
    let expanded = row.expanded || wording.words.expanded;
    if row.ordered == wording.words.ordered && !row.ordered.is_empty() {
        return match (expanded, wording.short) {
            // Short wordings are believed below their own parent only, however abbreviated.
            (true, true) => Some(LabelReason::Short),
            (true, false) => Some(LabelReason::Abbreviation),
            (false, true) => None,
            (false, false) => (row.ordered.len() >= FEWEST).then_some(LabelReason::Reordered),
        };
    }
    let reordered = row.sorted == wording.words.sorted && row.ordered.len() >= FEWEST_REORDERED;
    (reordered && !wording.short).then_some(LabelReason::Reordered)
}

/// Weight of a word that so many of the indicators use: half bits of information, at least 1.
fn rarity(indicators: usize, users: usize) -> u32 {
    let square = |count: usize| count.saturating_mul(count);
    let ratio = square(indicators).checked_div(square(users.max(1))).unwrap_or(1);
    ratio.checked_ilog2().unwrap_or(0).saturating_add(1)
}

/// Words that stand in both sorted lists, as often as in both.
fn common(one: &[String], other: &[String]) -> Vec<String> {
    let mut rest: Vec<&String> = other.iter().collect();
    let mut found = Vec::new();
    for word in one {
        if let Some(at) = rest.iter().position(|known| *known == word) {
            rest.remove(at);
            found.push(word.clone());
        }
    }
    found
}
