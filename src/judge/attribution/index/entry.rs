//! One row of the table of names, and whether words equal it.

use super::Meaning;
use crate::judge::token::{Gap, Text, Token, Writing};
use crate::text::fold;
use crate::text::vocabulary::{Class, LOW_WITHOUT_ACCENTS};

/// One row of the table.
#[derive(Clone, Debug)]
pub(in crate::judge::attribution) struct Entry {
    /// What it stands for.
    pub(in crate::judge::attribution) meaning: Meaning,
    /// Its syllables, with accents.
    syllables: Vec<String>,
    /// Whether each syllable is written with a capital.
    pub(in crate::judge::attribution) capitals: Vec<bool>,
    /// The name has a hyphen of its own, or enough syllables to be safe across one.
    across_hyphen: bool,
}

/// How well a run of words fits an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Accents and all.
    Exact,
    /// The run has no accents, the name has.
    Unmarked,
}

impl Entry {
    /// A row for a name as the list writes it.
    pub(super) fn new(name: &str, meaning: Meaning) -> Self {
        let tokens = Text::new(name).tokens;
        Self {
            meaning,
            capitals: tokens.iter().map(|token| token.writing != Writing::Small).collect(),
            across_hyphen: name.contains(['-', '\u{2013}']) || own_syllables(name) >= 3,
            syllables: tokens.into_iter().map(|token| token.accented).collect(),
        }
    }

    /// Whether it is the same row as another.
    pub(super) fn equals(&self, other: &Self) -> bool {
        self.meaning == other.meaning && self.syllables == other.syllables
    }

    /// Whether a run of words, equal without accents and blanks, is this name.
    pub(super) fn fits(&self, run: &[Token]) -> Option<Fit> {
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

    /// A hyphen with blanks stands inside the run, and the name has none there; or a blank inside an
    /// office word of one syllable: "BC H. Quảng Ninh" holds no BCH.
    fn parted(&self, run: &[Token]) -> bool {
        let short = self.meaning == Meaning::Word(Class::Office) && self.syllables.len() == 1;
        let parts =
            |gap: Gap| (short && gap == Gap::Blank) || (!self.across_hyphen && gap > Gap::Tight);
        run.iter().skip(1).any(|token| parts(token.gap))
    }

    /// `ĐakLak` beside "Đắk Lắk": each letter equals, or lacks the name's marks.
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
    let toneless = !fold::has_tone(written);
    toneless && (stop || !vowels) && lacks_marks_only(written, name)
}

fn lacks_marks_only(written: &str, name: &str) -> bool {
    let (written, name) = (fold::without_tones(written), fold::without_tones(name));
    let (mut written, mut name) = (written.chars(), name.chars());
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
