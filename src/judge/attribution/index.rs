//! Names of units and office words in one table, found by their letters without accents and
//! blanks, then compared with accents.
//!
//! One table for both, so that the longest reading of a text wins whatever it consists of:
//! "Thông báo lao động" holds no newspaper, "Tổng LĐLĐ Việt Nam định hướng" no Nam Định.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::judge::token::{Gap, Text};
use crate::text::fold;
use crate::text::vocabulary::{Class, VOCABULARY};

mod entry;

pub(super) use entry::Entry;
use entry::Fit;

/// What a run of words stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A name that identifies a unit (its number on the list) without an anchor.
    Full(usize),
    /// A name that identifies it beside an anchor, or alone in a subject.
    Bare(usize),
    /// An office word.
    Word(Class),
}

/// A run of words that equals an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'a> {
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    /// What it equals.
    pub(super) entry: &'a Entry,
}

impl Hit<'_> {
    /// Whether two hits share a word.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// The table.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    entries: BTreeMap<String, Vec<Entry>>,
}

impl Index {
    /// Adds the office words, behind the names: of equal letters the name counts.
    pub(super) fn insert_vocabulary(&mut self) {
        for (class, words) in VOCABULARY {
            for word in *words {
                self.insert(word, Meaning::Word(*class));
            }
        }
    }

    /// Adds a name; the first meaning of equal letters and accents stays.
    pub(super) fn insert(&mut self, name: &str, meaning: Meaning) {
        let entry = Entry::new(name, meaning);
        let rows = self.entries.entry(fold::squash(name)).or_default();
        if !rows.iter().any(|row| row.equals(&entry)) {
            rows.push(entry);
        }
    }

    /// Adds a name before all others of equal letters.
    pub(super) fn insert_first(&mut self, name: &str, meaning: Meaning) {
        self.entries.entry(fold::squash(name)).or_default().insert(0, Entry::new(name, meaning));
    }

    /// Every entry that stands in the text, by first word.
    pub(super) fn hits<'a>(&'a self, text: &Text, unmarked: bool) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for first in 0..text.tokens.len() {
            self.hits_from(text, first, unmarked, &mut hits);
        }
        hits
    }

    fn hits_from<'a>(&'a self, text: &Text, first: usize, unmarked: bool, hits: &mut Vec<Hit<'a>>) {
        let mut key = String::new();
        for (offset, token) in text.tokens.iter().skip(first).enumerate() {
            let last = first.saturating_add(offset);
            if last > first && token.gap > Gap::Loose {
                return;
            }
            key.push_str(&token.folded);
            if !self.continues(&key) {
                return;
            }
            let run = text.tokens.get(first..=last).unwrap_or_default();
            let rows = self.entries.get(&key).map(Vec::as_slice).unwrap_or_default();
            // Exact accents first: "số" is no "sở".
            let fits = |exact: bool| {
                rows.iter()
                    .find(|row| row.fits(run).is_some_and(|fit| (fit == Fit::Exact) == exact))
            };
            let found = fits(true).or_else(|| fits(false).filter(|_| unmarked));
            hits.extend(found.map(|entry| Hit { first, last, entry }));
        }
    }

    /// Whether any entry begins with these letters.
    fn continues(&self, letters: &str) -> bool {
        let mut range = self.entries.range::<str, _>((Bound::Included(letters), Bound::Unbounded));
        range.next().is_some_and(|(key, _)| key.starts_with(letters))
    }

    /// Takes a run-together word without accents apart (`baocaoldldnghean`), where every letter
    /// of it belongs to an entry: lengths of the parts, the fewest parts that do.
    pub(super) fn parts(&self, letters: &str) -> Option<Vec<usize>> {
        if !letters.is_ascii() || letters.len() < 6 || letters.len() > 60 {
            return None;
        }
        let mut best: Vec<Option<Vec<usize>>> = vec![Some(Vec::new())];
        for end in 1..=letters.len() {
            let way = (0..end)
                .filter(|start| end.saturating_sub(*start) > 1)
                .filter(|start| {
                    letters.get(*start..end).is_some_and(|part| self.entries.contains_key(part))
                })
                .filter_map(|start| {
                    let mut way = best.get(start)?.clone()?;
                    way.push(end.saturating_sub(start));
                    Some(way)
                })
                .min_by_key(Vec::len);
            best.push(way);
        }
        best.pop().flatten().filter(|way| way.len() > 1)
    }
}
