//! Names of units and office words in one table, found by their letters without accents and
//! blanks, then compared with accents.
//!
//! One table for both, so that the longest reading of a text wins whatever it consists of:
//! "Thông báo lao động" holds no newspaper, "Tổng LĐLĐ Việt Nam định hướng" no Nam Định.

use std::collections::BTreeMap;
use std::ops::Bound;

use unicode_normalization::UnicodeNormalization;

use crate::judge::token::{Gap, Text, Token, Writing};
use crate::text::fold;
use crate::text::vocabulary::{Class, LOW_WITHOUT_ACCENTS, VOCABULARY};

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

/// One row of the table.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it stands for.
    pub(super) meaning: Meaning,
    /// Its syllables, with accents.
    syllables: Vec<String>,
    /// Whether each syllable is written with a capital.
    pub(super) capitals: Vec<bool>,
    /// The name has a hyphen of its own, or enough syllables to be safe across one.
    across_hyphen: bool,
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
        let text = Text::new(name);
        let syllables: Vec<String> =
            text.tokens.iter().map(|token| token.accented.clone()).collect();
        let entry = Entry {
            meaning,
            capitals: text.tokens.iter().map(|token| token.writing != Writing::Small).collect(),
            across_hyphen: name.contains(['-', '\u{2013}']) || own_syllables(name) >= 3,
            syllables,
        };
        let rows = self.entries.entry(fold::squash(name)).or_default();
        if !rows.iter().any(|row| row.meaning == meaning && row.syllables == entry.syllables) {
            rows.push(entry);
        }
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

/// How well a run of words fits an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// Accents and all.
    Exact,
    /// The run has no accents, the name has.
    Unmarked,
}

impl Entry {
    fn fits(&self, run: &[Token]) -> Option<Fit> {
        if self.parted(run) {
            return None;
        }
        let same = run.len() == self.syllables.len();
        let equal = same
            && run.iter().zip(&self.syllables).all(|(token, name)| near(&token.accented, name));
        if equal {
            return Some(Fit::Exact);
        }
        if run.iter().any(|token| token.marked) {
            return (!same && self.fits_across_syllables(run)).then_some(Fit::Exact);
        }
        let strict = match self.meaning {
            Meaning::Word(class) => class.strict(),
            Meaning::Full(_) | Meaning::Bare(_) => false,
        };
        let marked = self.syllables.iter().any(|name| fold::fold(name) != *name);
        match (strict && !self.safe_without_accents(), marked) {
            (true, true) => None,
            (false, true) => Some(Fit::Unmarked),
            // Only the blanks differ: "Kontum", "TPHCM".
            (_, false) => Some(Fit::Exact),
        }
    }

    /// Several syllables together are safe even where each alone is not.
    fn safe_without_accents(&self) -> bool {
        let letters: String = self.syllables.iter().map(|name| fold::fold(name)).collect();
        match self.meaning {
            Meaning::Word(Class::Low) => LOW_WITHOUT_ACCENTS.contains(&letters.as_str()),
            _ => self.syllables.len() > 1,
        }
    }

    /// A hyphen with blanks stands inside the run, and the name has none there.
    fn parted(&self, run: &[Token]) -> bool {
        !self.across_hyphen && run.iter().skip(1).any(|token| token.gap > Gap::Tight)
    }

    /// "ĐakLak" beside "Đắk Lắk": each letter equals, or lacks the name's marks.
    fn fits_across_syllables(&self, run: &[Token]) -> bool {
        let written: String = run.iter().map(|token| token.accented.as_str()).collect();
        lacks_marks_only(&written, &self.syllables.concat())
    }
}

/// Syllables of a name without the union and level words before it.
fn own_syllables(name: &str) -> usize {
    const BEFORE: [&str; 7] =
        ["lien doan lao dong ", "ldld ", "cong doan ", "cd ", "thanh pho ", "tp ", "tinh "];
    let folded = fold::fold(name);
    let own =
        BEFORE.iter().fold(folded.as_str(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    own.split(' ').count()
}

/// Equal syllables; or the same letters with marks left out where the spelling allows no other
/// reading: a syllable that ends in c, ch, k, p, t cannot be without a tone ("Đăk", "Đak"), and
/// abbreviations have none ("LĐLD").
fn near(written: &str, name: &str) -> bool {
    if written == name {
        return true;
    }
    let letters = fold::fold(written);
    let stop = letters.ends_with(['c', 'k', 'p', 't']) || letters.ends_with("ch");
    let vowels = letters.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let toneless = !written.nfd().any(is_tone);
    toneless && (stop || !vowels) && lacks_marks_only(written, name)
}

fn lacks_marks_only(written: &str, name: &str) -> bool {
    let mut written = written.nfd().filter(|c| !is_tone(*c)).nfc();
    let mut name = name.nfd().filter(|c| !is_tone(*c)).nfc();
    loop {
        match (written.next(), name.next()) {
            (None, None) => return true,
            (Some(left), Some(right)) => {
                let base = fold::fold(&right.to_string());
                if left != right && base != left.to_string() {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

const fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}
