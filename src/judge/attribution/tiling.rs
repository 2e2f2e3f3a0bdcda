//! A text as a row of names, office words and unknown words.
//!
//! Of all readings the one with the longest pieces wins, so that a name inside a longer name, or
//! across the border of two, is never seen by itself.

use super::index::{Hit, Index, Meaning};
use crate::judge::token::{Capitals, Gap, Text, Token, Writing};
use crate::text::vocabulary::Class;

/// One piece of the row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What it equals; `None` for an unknown word.
    pub(super) hit: Option<Hit<'a>>,
    /// How its first word is written.
    pub(super) writing: Writing,
}

impl Piece<'_> {
    /// What it stands for.
    pub(super) fn meaning(&self) -> Option<Meaning> {
        self.hit.map(|hit| hit.entry.meaning)
    }

    /// No word that we know, or one that we know only where it stands right.
    pub(super) fn is_strange(&self) -> bool {
        self.hit.is_none() || self.class() == Some(Class::LowPlain)
    }

    /// The office word that it is.
    pub(super) fn class(&self) -> Option<Class> {
        match self.meaning() {
            Some(Meaning::Word(class)) => Some(class),
            _ => None,
        }
    }

    /// The unit that it names.
    pub(super) fn unit(&self) -> Option<usize> {
        match self.meaning() {
            Some(Meaning::Full(unit) | Meaning::Bare(unit)) => Some(unit),
            _ => None,
        }
    }
}

/// A text in pieces.
#[derive(Clone, Debug)]
pub(super) struct Tiling<'a> {
    /// The words.
    pub(super) text: Text,
    /// The winning reading.
    pub(super) pieces: Vec<Piece<'a>>,
    /// Names that share only a part of their words with a winning name: a tie.
    pub(super) rivals: Vec<Hit<'a>>,
}

impl<'a> Tiling<'a> {
    /// Whether an office word of one of these classes stands in it.
    pub(super) fn has(&self, classes: &[Class]) -> bool {
        self.pieces.iter().any(|piece| piece.class().is_some_and(|own| classes.contains(&own)))
    }

    /// "Trường Đại học Công đoàn": a body of the unions' own, named by nothing but office words.
    pub(super) fn is_of_the_unions(&self) -> bool {
        match self.pieces.as_slice() {
            [body, union] => {
                body.class() == Some(Class::Body)
                    && union.class() == Some(Class::Union)
                    && body.last.saturating_sub(body.first) > 1
            }
            _ => false,
        }
    }

    /// Reads a text. `folding`: words without accents may match names that have them.
    pub(super) fn new(index: &'a Index, raw: &str, folding: bool) -> Self {
        let text = taken_apart(Text::new(raw), index);
        let hits = index.hits(&text, folding || !text.marked);
        let chosen = best(&text, &hits);
        let rivals = rivals(&hits, &chosen);
        Self { pieces: pieces(&text, &chosen), rivals, text }
    }

    /// Whether capitals tell names from words.
    pub(super) fn capitals_tell(&self) -> bool {
        self.text.capitals == Capitals::Tell
    }
}

/// Splits run-together words (`ldldangiang` needs none: it is an entry by itself).
fn taken_apart(mut text: Text, index: &Index) -> Text {
    let mut tokens = Vec::with_capacity(text.tokens.len());
    for token in text.tokens {
        let is_plain = !token.marked || is_abbreviation(&token);
        let Some(lengths) = index.parts(&token.folded).filter(|_| is_plain) else {
            tokens.push(token);
            continue;
        };
        let mut start = 0_usize;
        for length in lengths {
            let end = start.saturating_add(length);
            let mut part = token.clone();
            part.start = token.start.saturating_add(start);
            part.end = token.start.saturating_add(end);
            token.folded.get(start..end).unwrap_or_default().clone_into(&mut part.folded);
            part.accented.clone_from(&part.folded);
            part.marked = false;
            part.gap = if start == 0 { token.gap } else { Gap::Joined };
            tokens.push(part);
            start = end;
        }
    }
    text.tokens = tokens;
    text
}

/// `LĐLĐTP`: of letters without a vowel no accent tells anything.
fn is_abbreviation(token: &Token) -> bool {
    !token.folded.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The reading with the greatest sum of squared lengths; equal ones: the earlier piece. `hits` are
/// in order of their first word.
fn best<'a>(text: &Text, hits: &[Hit<'a>]) -> Vec<Hit<'a>> {
    let count = text.tokens.len();
    let mut scores = vec![0_usize; count.saturating_add(1)];
    let mut choices: Vec<Option<Hit<'a>>> = vec![None; count];
    for first in (0..count).rev() {
        let mut score = scores.get(first.saturating_add(1)).copied().unwrap_or_default();
        let mut choice = None;
        let here = hits.partition_point(|hit| hit.first < first);
        for hit in hits.iter().skip(here).take_while(|hit| hit.first == first) {
            let rest = scores.get(hit.last.saturating_add(1)).copied().unwrap_or_default();
            let whole = weight(text, hit).saturating_add(rest);
            if whole >= score {
                score = whole;
                choice = Some(*hit);
            }
        }
        if let (Some(slot), Some(picked)) = (scores.get_mut(first), choices.get_mut(first)) {
            *slot = score;
            *picked = choice;
        }
    }
    walk(&choices)
}

fn walk<'a>(choices: &[Option<Hit<'a>>]) -> Vec<Hit<'a>> {
    let mut chosen = Vec::new();
    let mut at = 0;
    while let Some(choice) = choices.get(at) {
        at = choice.map_or(at, |hit| hit.last).saturating_add(1);
        chosen.extend(*choice);
    }
    chosen
}

fn weight(text: &Text, hit: &Hit<'_>) -> usize {
    let run = text.tokens.get(hit.first..=hit.last).unwrap_or_default();
    let letters: usize = run.iter().map(|token| token.folded.chars().count()).sum();
    letters.saturating_mul(letters)
}

fn rivals<'a>(hits: &[Hit<'a>], chosen: &[Hit<'a>]) -> Vec<Hit<'a>> {
    let is_name = |hit: &Hit<'_>| !matches!(hit.entry.meaning, Meaning::Word(_));
    let covered = |word: usize| chosen.iter().any(|hit| hit.first <= word && word <= hit.last);
    hits.iter()
        .filter(|hit| is_name(hit))
        .filter(|hit| !(hit.first..=hit.last).all(covered))
        .filter(|hit| chosen.iter().any(|other| is_name(other) && other.overlaps(hit)))
        .filter(|hit| !chosen.iter().any(|other| !is_name(other) && other.overlaps(hit)))
        .copied()
        .collect()
}

fn pieces<'a>(text: &Text, chosen: &[Hit<'a>]) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut hits = chosen.iter().peekable();
    let mut at = 0;
    while let Some(token) = text.tokens.get(at) {
        let hit = hits.next_if(|hit| hit.first == at).copied();
        let last = hit.map_or(at, |hit| hit.last);
        out.push(Piece { first: at, last, gap: text.gap(at), hit, writing: token.writing });
        at = last.saturating_add(1);
    }
    out
}
