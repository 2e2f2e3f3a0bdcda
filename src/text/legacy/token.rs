//! Words of a text as the encodings see them, and in which readings each is Vietnamese.

use std::collections::BTreeMap;

use crate::model::document::LegacyEncoding;
use crate::text::legacy::table;
use crate::text::syllable;

/// Longest word that may be a syllable, signs: `ñöôøng` and its like, with some room.
const LONGEST: usize = 12;

/// The encodings that we know.
pub(super) const ENCODINGS: [LegacyEncoding; 3] =
    [LegacyEncoding::Tcvn3, LegacyEncoding::Vni, LegacyEncoding::Bkhcm2];

/// One value for each way of reading a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Each<T> {
    /// As it stands.
    pub(super) plain: T,
    pub(super) tcvn3: T,
    pub(super) vni: T,
    pub(super) bkhcm2: T,
}

impl<T: Copy> Each<T> {
    /// The value of a reading; none is the text as it stands.
    pub(super) const fn of(&self, reading: Option<LegacyEncoding>) -> T {
        match reading {
            None => self.plain,
            Some(LegacyEncoding::Tcvn3) => self.tcvn3,
            Some(LegacyEncoding::Vni) => self.vni,
            Some(LegacyEncoding::Bkhcm2) => self.bkhcm2,
        }
    }

    /// The same, to be changed.
    pub(super) const fn of_mut(&mut self, reading: Option<LegacyEncoding>) -> &mut T {
        match reading {
            None => &mut self.plain,
            Some(LegacyEncoding::Tcvn3) => &mut self.tcvn3,
            Some(LegacyEncoding::Vni) => &mut self.vni,
            Some(LegacyEncoding::Bkhcm2) => &mut self.bkhcm2,
        }
    }
}

/// All ways of reading a word.
pub(super) fn readings() -> impl Iterator<Item = Option<LegacyEncoding>> {
    std::iter::once(None).chain(ENCODINGS.into_iter().map(Some))
}

/// What is known of a word without its surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// In which readings it is a syllable.
    pub(super) legal: Each<bool>,
    /// In which readings it is made of initials, as L§L§ is LĐLĐ.
    pub(super) initials: Each<bool>,
    /// Nothing in it can be another letter, or an accented letter that no 8-bit font shows makes it
    /// a syllable as it stands.
    pub(super) is_settled: bool,
    /// Two capitals, hence likely an abbreviation: no evidence, and legal by chance only.
    pub(super) is_abbreviation: bool,
    /// Bytes of a bullet or dash glued in front, which is no letter of the word.
    pub(super) lead: usize,
}

impl Word {
    /// Whether it is a syllable in any reading.
    pub(super) fn is_legal(&self) -> bool {
        readings().any(|reading| self.legal.of(reading))
    }

    /// The only reading in which it makes sense.
    pub(super) fn vote(&self) -> Option<Vote> {
        let makes_sense = |reading: &_| self.legal.of(*reading) || self.initials.of(*reading);
        let mut legal = readings().filter(makes_sense);
        let only = legal.next().filter(|_| legal.next().is_none() && !self.is_abbreviation)?;
        Some(Vote(only))
    }
}

/// A vote for a way of reading; none inside is the text as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vote(pub(super) Option<LegacyEncoding>);

/// Words already looked at: documents repeat theirs.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeMap<String, Word>);

impl Words {
    /// What is known of a word, and whether it was met for the first time.
    pub(super) fn look(&mut self, word: &str) -> (Word, bool) {
        if let Some(known) = self.0.get(word) {
            return (*known, false);
        }
        let seen = look(word);
        self.0.insert(word.to_owned(), seen);
        (seen, true)
    }
}

fn look(word: &str) -> Word {
    let has_sign = word.chars().any(|c| is_sign(c) || is_variant(c));
    let is_beyond_latin = word.chars().any(|c| c > '\u{ff}' && !is_variant(c));
    let seen = Word {
        is_settled: !has_sign || (is_beyond_latin && is_plain(word)),
        is_abbreviation: has_sign && is_abbreviation(word),
        ..Word::default()
    };
    if word.chars().nth(LONGEST).is_some() {
        return seen;
    }
    let whole = Word { legal: legal(word, has_sign), initials: initials(word), ..seen };
    // A bullet or dash glued in front is taken off where only the rest is a word.
    let rest = word.strip_prefix(['\u{2212}', '\u{2219}', '\u{b7}']).filter(|_| !whole.is_legal());
    let bare = rest.map(|rest| Word {
        legal: legal(rest, true),
        lead: word.len().saturating_sub(rest.len()),
        ..seen
    });
    bare.filter(Word::is_legal).unwrap_or(whole)
}

/// Initials have no vowel; of their signs the fonts change only Đ.
fn initials(word: &str) -> Each<bool> {
    let mut initials = Each::default();
    if word.contains(is_sign) && word.contains(|c: char| c.is_ascii_uppercase()) {
        for encoding in ENCODINGS {
            let decoded = table::decode(encoding, word);
            *initials.of_mut(Some(encoding)) =
                decoded.is_whole && decoded.text.chars().all(is_initial);
        }
    }
    initials
}

fn is_initial(c: char) -> bool {
    c == 'Đ' || c.is_ascii_uppercase() && !matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y')
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().nth(2).is_none() && !word.contains(|c: char| c.is_ascii_lowercase())
}

fn legal(word: &str, has_sign: bool) -> Each<bool> {
    let mut legal = Each { plain: is_plain(word), ..Each::default() };
    for encoding in ENCODINGS.into_iter().filter(|_| has_sign) {
        let decoded = table::decode(encoding, word);
        *legal.of_mut(Some(encoding)) = decoded.is_whole && syllable::is_syllable(&decoded.text);
    }
    legal
}

/// A syllable as it stands. Ð (eth) looks like Đ and is typed for it; the soft hyphen is nothing.
fn is_plain(word: &str) -> bool {
    if !word.contains(['\u{d0}', '\u{f0}', '\u{ad}']) {
        return syllable::is_syllable(word);
    }
    let typed = word.replace(['\u{d0}', '\u{f0}'], "đ").replace('\u{ad}', "");
    syllable::is_syllable(&typed)
}

/// Signs of Latin-1 that stand for a letter in some 8-bit font.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{ff}') && !matches!(c, '\u{af}'..='\u{b4}' | '\u{ba}' | '\u{bf}')
}

/// What PDF programs put for TCVN3's ư, ã, à.
pub(super) const fn is_variant(c: char) -> bool {
    matches!(c, '\u{2212}' | '\u{2219}' | '\u{3bc}')
}

/// Cuts a text into words and what stands between them; `true` marks words.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let next = rest.chars().nth(1);
        let is_word = belongs(None, first, next);
        let end = end_of(rest, is_word);
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some((piece, is_word))
    })
}

/// The end of the run of words, or of anything else, with which a text begins.
fn end_of(text: &str, is_word: bool) -> usize {
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        if before.is_some() && belongs(before, c, next) != is_word {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

/// Whether a sign belongs to a word. A minus or a dot does only beside a letter.
fn belongs(before: Option<char>, c: char, next: Option<char>) -> bool {
    if matches!(c, '\u{2212}' | '\u{2219}') {
        return [before, next].into_iter().flatten().any(is_letter);
    }
    is_letter(c)
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    is_sign(c) || c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}
