//! What speaks for each way of reading: in a document, in one cell, for one word.

use crate::model::document::LegacyEncoding;
use crate::text::legacy::token::{ENCODINGS, Each, Vote, Word, readings};

/// Below this share of legacy votes a document is Unicode with accidents, thousandths.
const LEAST_SHARE: u64 = 20;

/// Different words that must speak for an encoding before it is believed at all: one may be a
/// foreign name (`Thaï` is VNI for a Vietnamese syllable).
const LEAST_WORDS: u32 = 2;

/// How much more a cell's own votes count than the document's.
const CELL: u64 = 30;

/// How much more the votes of the cells around it count than the document's.
const AROUND: u64 = 5;

/// How much more a reading counts in which the word is a syllable.
const LEGAL: u64 = 2000;

/// How much more a reading counts in which the word is made of initials.
const INITIALS: u64 = 200;

/// Votes of words that are legal in one reading only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    all: Each<u32>,
    /// Each different word once; counted over documents only.
    different: Each<u32>,
}

impl Votes {
    /// Counts a word; `is_new` where it was not met before.
    pub(super) fn count(&mut self, word: &Word, is_new: bool) {
        let Some(Vote(reading)) = word.vote() else { return };
        let all = self.all.of_mut(reading);
        *all = all.saturating_add(1);
        let different = self.different.of_mut(reading);
        *different = different.saturating_add(u32::from(is_new));
    }

    /// Takes in the votes of another cell.
    pub(super) fn add(&mut self, other: &Self) {
        for reading in readings() {
            let all = self.all.of_mut(reading);
            *all = all.saturating_add(other.all.of(reading));
            let different = self.different.of_mut(reading);
            *different = different.saturating_add(other.different.of(reading));
        }
    }

    /// Whether the document holds enough that is legacy and nothing else.
    pub(super) fn show_legacy(&self) -> bool {
        let legacy: u64 = ENCODINGS
            .iter()
            .filter(|encoding| self.has(Some(**encoding)))
            .map(|encoding| u64::from(self.all.of(Some(*encoding))))
            .sum();
        let plain = u64::from(self.all.plain);
        let share = legacy.saturating_mul(1000).checked_div(legacy.saturating_add(plain));
        share.is_some_and(|share| share >= LEAST_SHARE)
    }

    fn has(&self, reading: Option<LegacyEncoding>) -> bool {
        reading.is_none() || self.different.of(reading) >= LEAST_WORDS
    }

    /// A reading's share of all votes, thousandths.
    fn share(&self, reading: Option<LegacyEncoding>) -> u64 {
        let all = readings().map(|reading| u64::from(self.all.of(reading))).sum();
        let votes = u64::from(self.all.of(reading));
        votes.saturating_mul(1000).checked_div(all).unwrap_or_default()
    }
}

/// The votes that decide about the words of one cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ballot<'a> {
    /// Of all cells and paragraphs.
    pub(super) document: &'a Votes,
    /// Of the cell and its neighbours.
    pub(super) around: &'a Votes,
    /// Of the cell itself.
    pub(super) cell: &'a Votes,
}

impl Ballot<'_> {
    /// How to read a word; none is as it stands.
    pub(super) fn reading(&self, word: &Word) -> Option<LegacyEncoding> {
        if word.is_settled {
            return None;
        }
        // Of equal weights the first wins: as it stands.
        let mut best = (None, self.weight(None, word));
        for reading in readings().filter(|reading| self.document.has(*reading)) {
            let weight = self.weight(reading, word);
            if weight > best.1 {
                best = (reading, weight);
            }
        }
        best.0
    }

    fn weight(&self, reading: Option<LegacyEncoding>, word: &Word) -> u64 {
        let factor = match (word.legal.of(reading), word.initials.of(reading)) {
            _ if word.is_abbreviation => 1,
            (true, _) => LEGAL,
            (false, true) => INITIALS,
            (false, false) => 1,
        };
        let cell = self.cell.share(reading).saturating_mul(CELL);
        let around = self.around.share(reading).saturating_mul(AROUND);
        let all = cell.saturating_add(around).saturating_add(self.document.share(reading));
        all.saturating_mul(factor)
    }
}
