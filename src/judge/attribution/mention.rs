//! The grammar of names: from a row of pieces to the units that are mentioned, each as the issuer
//! or as the body above the issuer.
//!
//! A union word opens a phrase. What stands between it and a name decides: nothing or "tỉnh" makes
//! the unit itself; a district, a company or a trade makes a body below it.

use super::profile::{Profile, Sort};
use super::tiling::{Piece, Tiling};
use crate::judge::attribution::index::Meaning;
use crate::judge::token::{Gap, Writing};
use crate::text::vocabulary::Class;

mod names;

/// How a mentioned unit stands to the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The unit itself.
    Itself,
    /// A body below it.
    Below,
}

/// How much a mention proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A hint.
    Weak,
    /// Enough where nothing stronger speaks: an anchored name in running text.
    Fair,
    /// Enough alone.
    Strong,
}

/// A unit mentioned in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Number on the list; `None`: a body below nobody that we know.
    pub(super) unit: Option<usize>,
    /// Itself or a body below.
    pub(super) relation: Relation,
    /// How much it proves.
    pub(super) weight: Weight,
    /// A union word, or a name that needs none, stands with it.
    pub(super) anchored: bool,
    /// First and last word.
    pub(super) span: (usize, usize),
}

/// An open phrase.
#[derive(Clone, Copy, Debug)]
enum Phrase {
    /// None.
    Closed,
    /// Behind a union word. `named`: words of a body below have come since.
    Union { start: usize, named: bool, addressed: bool },
    /// Behind a district word.
    Low { start: usize, union: bool, city: bool, own: Option<usize>, words: usize },
    /// Behind a grass-roots union.
    Grass { start: usize },
    /// Behind another organisation, a street, a person: names are theirs.
    Foreign,
}

/// Reads the mentions of a text.
pub(super) fn mentions(tiling: &Tiling<'_>, units: &[Profile]) -> Vec<Found> {
    let mut reader = Reader { tiling, units, phrase: Phrase::Closed, found: Vec::new() };
    for at in 0..tiling.pieces.len() {
        reader.step(at);
    }
    reader.close();
    reader.add_rivals();
    reader.found
}

struct Reader<'t> {
    tiling: &'t Tiling<'t>,
    units: &'t [Profile],
    phrase: Phrase,
    found: Vec<Found>,
}

impl<'t> Reader<'t> {
    fn piece(&self, at: usize) -> Option<&'t Piece<'t>> {
        let tiling: &'t Tiling<'t> = self.tiling;
        tiling.pieces.get(at)
    }

    /// The piece behind, when it belongs to the same phrase.
    fn next(&self, at: usize) -> Option<&'t Piece<'t>> {
        self.piece(at.saturating_add(1)).filter(|piece| piece.gap.joins())
    }

    /// The piece before, when it belongs to the same phrase.
    fn before(&self, at: usize) -> Option<&'t Piece<'t>> {
        let joined = self.piece(at).is_some_and(|piece| piece.gap.joins());
        self.piece(at.checked_sub(1)?).filter(|_| joined)
    }

    fn sort(&self, unit: usize) -> Sort {
        self.units.get(unit).map_or(Sort::Other, |profile| profile.sort)
    }

    fn place(&self, piece: Option<&Piece<'_>>) -> Option<usize> {
        piece?.unit().filter(|unit| matches!(self.sort(*unit), Sort::Place { .. }))
    }

    fn step(&mut self, at: usize) {
        let Some(piece) = self.piece(at).copied() else { return };
        if !piece.gap.joins() && !self.parent_follows(at) {
            self.close();
        }
        match piece.meaning() {
            Some(Meaning::Word(class)) => self.word(at, class),
            Some(Meaning::Full(unit)) => self.full(at, unit),
            Some(Meaning::Bare(unit)) if !self.torn(&piece) => self.bare(at, unit),
            Some(Meaning::Bare(_)) | None => self.unknown(&piece),
        }
    }

    /// "Thái Bình Dương" holds Thái Bình and Bình Dương, so it is neither.
    fn torn(&self, piece: &Piece<'_>) -> bool {
        self.tiling.rivals.iter().any(|hit| hit.first <= piece.last && piece.first <= hit.last)
    }

    /// "LĐLĐ huyện Kim Sơn, tỉnh Ninh Bình": the province may stand behind one mark.
    fn parent_follows(&self, at: usize) -> bool {
        let waits = match self.phrase {
            Phrase::Union { named, .. } => named,
            Phrase::Low { .. } | Phrase::Grass { .. } => true,
            Phrase::Closed | Phrase::Foreign => false,
        };
        let level =
            |piece: &Piece<'_>| matches!(piece.class(), Some(Class::Province | Class::City));
        let here = self.piece(at);
        let name = if here.is_some_and(level) { self.next(at) } else { here };
        waits && here.is_some_and(|piece| piece.gap != Gap::Colon) && self.place(name).is_some()
    }

    fn word(&mut self, at: usize, class: Class) {
        let start = self.piece(at).map_or(0, |piece| piece.first);
        match class {
            Class::Union => self.open_union(at, start),
            Class::Grass => self.phrase = Phrase::Grass { start },
            Class::Province | Class::Country => {}
            Class::City => self.city(at, start),
            Class::Low => self.low(at, start, false),
            Class::LowShort => self.low_short(at, start),
            Class::Body | Class::Foreign | Class::Block | Class::Region => self.body(class),
            // "Công ty Xổ số Bến Tre": everyday words do not end another organisation's name.
            Class::Office if matches!(self.phrase, Phrase::Foreign) => {}
            Class::Office | Class::Send | Class::Headquarters => self.close(),
        }
    }

    fn open_union(&mut self, at: usize, start: usize) {
        if !matches!(self.phrase, Phrase::Low { .. } | Phrase::Grass { .. }) {
            self.phrase = Phrase::Union { start, named: false, addressed: self.addressed(at) };
        }
    }

    /// "Kính gửi: …": what follows is the receiver.
    fn addressed(&self, at: usize) -> bool {
        let near = self.piece(at).is_some_and(|piece| piece.gap.joins() || piece.gap == Gap::Colon);
        let before = at.checked_sub(1).and_then(|before| self.piece(before));
        near && before.is_some_and(|piece| piece.class() == Some(Class::Send))
    }

    fn city(&mut self, at: usize, start: usize) {
        let next = self.next(at);
        let province =
            self.place(next).is_some_and(|unit| self.sort(unit) == Sort::Place { city: true });
        if !province && next.is_some_and(|next| self.names_a_place(next)) {
            self.low(at, start, true);
        }
    }

    /// A name or a number may follow a district word; "xã hội" is none.
    fn names_a_place(&self, next: &Piece<'_>) -> bool {
        let written = next.writing != Writing::Small || !self.tiling.capitals_tell();
        written && (next.hit.is_none() || next.unit().is_some())
    }

    fn low(&mut self, at: usize, start: usize, city: bool) {
        let named = self.next(at).is_some_and(|next| self.names_a_place(next));
        let (start, union) = match self.phrase {
            Phrase::Union { start, .. } | Phrase::Grass { start } => (start, true),
            Phrase::Low { start, union, .. } => (start, union),
            Phrase::Closed | Phrase::Foreign => (start, false),
        };
        if named {
            self.phrase = Phrase::Low { start, union, city, own: None, words: 0 };
        }
    }

    fn low_short(&mut self, at: usize, start: usize) {
        let behind_union = self.before(at).is_some_and(|piece| piece.class() == Some(Class::Union));
        if behind_union {
            self.low(at, start, false);
        }
    }

    fn body(&mut self, class: Class) {
        match &mut self.phrase {
            Phrase::Union { named, .. } => *named = true,
            Phrase::Low { .. } | Phrase::Grass { .. } => {}
            Phrase::Closed | Phrase::Foreign => {
                if class != Class::Region {
                    self.phrase = Phrase::Foreign;
                }
            }
        }
    }

    fn unknown(&mut self, piece: &Piece<'_>) {
        let capital = piece.writing == Writing::Capital && self.tiling.capitals_tell();
        match &mut self.phrase {
            Phrase::Low { words, .. } => *words = words.saturating_add(1),
            Phrase::Union { .. } if piece.writing == Writing::Digits => {
                self.phrase = Phrase::Closed;
            }
            Phrase::Union { named, .. } => *named = *named || capital,
            Phrase::Closed | Phrase::Foreign | Phrase::Grass { .. } => {}
        }
    }

    fn below(&mut self, at: usize, start: usize, unit: Option<usize>, weight: Weight) {
        let end = self.piece(at).map_or(start, |piece| piece.last);
        let anchored = weight == Weight::Strong;
        self.found.push(Found {
            unit,
            relation: Relation::Below,
            weight,
            anchored,
            span: (start, end),
        });
        self.phrase = Phrase::Foreign;
    }

    /// The unit itself, from one piece to another.
    fn itself(&mut self, pieces: (usize, usize), unit: usize, weight: Weight, anchored: bool) {
        let start = self.piece(pieces.0).map_or(0, |piece| piece.first);
        let end = self.piece(pieces.1).map_or(start, |piece| piece.last);
        let relation = Relation::Itself;
        self.found.push(Found { unit: Some(unit), relation, weight, anchored, span: (start, end) });
    }

    /// Ends the phrase. A district body without a province named behind it is below the one named
    /// right before it, or below the province of its own town.
    fn close(&mut self) {
        let (start, union, own) = match std::mem::replace(&mut self.phrase, Phrase::Closed) {
            Phrase::Low { start, union, city, own, .. } => (start, union, own.filter(|_| city)),
            Phrase::Grass { start } => (start, true, None),
            Phrase::Closed | Phrase::Foreign | Phrase::Union { .. } => return,
        };
        let before = self.found.last().filter(|last| {
            last.relation == Relation::Itself && last.span.1.saturating_add(1) == start
        });
        let parent = before
            .and_then(|last| last.unit)
            .filter(|unit| matches!(self.sort(*unit), Sort::Place { .. }));
        if parent.is_some() {
            self.found.pop();
        }
        let unit = parent.or(own);
        if union || unit.is_some() {
            let weight = strength(union);
            self.found.push(Found {
                unit,
                relation: Relation::Below,
                weight,
                anchored: union,
                span: (start, start),
            });
        }
    }

    /// A tie between two readings is a question for a person: both count.
    fn add_rivals(&mut self) {
        let rivals: Vec<Found> = self
            .tiling
            .rivals
            .iter()
            .filter_map(|hit| {
                let near = |found: &&Found| found.span.0 <= hit.last && hit.first <= found.span.1;
                let other = self.found.iter().find(near)?;
                let (Meaning::Full(unit) | Meaning::Bare(unit)) = hit.entry.meaning else {
                    return None;
                };
                Some(Found { unit: Some(unit), span: (hit.first, hit.last), ..other.clone() })
            })
            .collect();
        self.found.extend(rivals);
    }
}

const fn strength(union: bool) -> Weight {
    if union { Weight::Strong } else { Weight::Weak }
}
