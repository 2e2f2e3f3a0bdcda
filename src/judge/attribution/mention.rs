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
mod words;

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
    /// Behind a district word: the next name is the district's own.
    Low(Low),
    /// A body below somebody for certain; a place may still come. `trade`: the central union whose
    /// trade it is of.
    Under { start: usize, trade: Option<usize> },
    /// The body below was told; bare names behind it are its address.
    Done,
    /// Behind another organisation, a street, a person: names are theirs.
    Foreign,
}

/// A district phrase.
#[derive(Clone, Copy, Debug)]
struct Low {
    /// First word.
    start: usize,
    /// A union word stands before.
    union: bool,
    /// It is a town, which bears the name of its own province or none of the list.
    city: bool,
    /// The unit whose name the district bears.
    own: Option<usize>,
    /// Words of its name so far.
    words: usize,
    /// The central union whose trade it is of.
    trade: Option<usize>,
}

/// Reads the mentions of a text.
pub(super) fn mentions(tiling: &Tiling<'_>, units: &[Profile]) -> Vec<Found> {
    let mut reader = Reader { tiling, units, phrase: Phrase::Closed, found: Vec::new() };
    for at in 0..tiling.pieces.len() {
        reader.step(at);
    }
    reader.close(tiling.pieces.len());
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
        if !piece.gap.joins() && !self.goes_on(at, &piece) {
            self.close(at);
        }
        match piece.meaning() {
            Some(Meaning::Word(class)) => self.word(at, class),
            Some(Meaning::Full(unit)) => self.full(at, unit),
            Some(Meaning::Bare(unit)) if !self.torn(&piece) => self.bare(at, unit),
            Some(Meaning::Bare(_)) | None => self.unknown(at, &piece),
        }
    }

    /// "Thái Bình Dương" holds Thái Bình and Bình Dương, so it is neither.
    fn torn(&self, piece: &Piece<'_>) -> bool {
        self.tiling.rivals.iter().any(|hit| hit.first <= piece.last && piece.first <= hit.last)
    }

    /// "LĐLĐ huyện Kim Sơn, tỉnh Ninh Bình": the parent may stand behind one mark, and a town's
    /// own name may hold a hyphen.
    fn goes_on(&self, at: usize, here: &Piece<'_>) -> bool {
        let level = matches!(here.class(), Some(Class::Province | Class::City));
        let name = if level { self.next(at) } else { Some(here) };
        let place = self.place(name).is_some();
        let bare = name.is_some_and(|name| matches!(name.meaning(), Some(Meaning::Bare(_))));
        let unit = here.unit().is_some_and(|unit| self.sort(unit) != Sort::Department);
        let hyphen = here.gap == Gap::Loose && here.is_strange();
        let district = matches!(here.class(), Some(Class::Low | Class::City));
        let parent = match self.phrase {
            Phrase::Union { named, .. } => named && (place || unit),
            Phrase::Low(_) => place || district || hyphen && here.writing == Writing::Capital,
            Phrase::Under { .. } => place || unit,
            Phrase::Done => place && bare,
            Phrase::Closed | Phrase::Foreign => false,
        };
        parent && here.gap != Gap::Colon
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
        self.phrase = Phrase::Done;
    }

    /// The unit itself, from one piece to another.
    fn itself(&mut self, pieces: (usize, usize), unit: usize, weight: Weight, anchored: bool) {
        let start = self.piece(pieces.0).map_or(0, |piece| piece.first);
        let end = self.piece(pieces.1).map_or(start, |piece| piece.last);
        let relation = Relation::Itself;
        self.found.push(Found { unit: Some(unit), relation, weight, anchored, span: (start, end) });
    }

    /// Ends the phrase before a piece. A district body without a province named behind it is below
    /// the one named right before it, or below the province of its own town.
    fn close(&mut self, at: usize) {
        let (start, union, own) = match std::mem::replace(&mut self.phrase, Phrase::Closed) {
            Phrase::Low(low) => (low.start, low.union, low.trade.or(low.own.filter(|_| low.city))),
            Phrase::Under { start, trade } => (start, true, trade),
            Phrase::Closed | Phrase::Foreign | Phrase::Done | Phrase::Union { .. } => return,
        };
        let parent = self.place_before(start);
        if parent.is_some() {
            self.found.pop();
        }
        let unit = parent.or(own);
        if union || unit.is_some() {
            self.below(at.saturating_sub(1), start, unit, strength(union));
        }
        self.phrase = Phrase::Closed;
    }

    /// The province that was named right before this word.
    fn place_before(&self, start: usize) -> Option<usize> {
        let last = self.found.last()?;
        let near = last.relation == Relation::Itself && last.span.1.saturating_add(1) == start;
        last.unit.filter(|unit| near && matches!(self.sort(*unit), Sort::Place { .. }))
    }

    /// A tie between two readings is a question for a person: both count.
    fn add_rivals(&mut self) {
        let rivals: Vec<Found> = self
            .tiling
            .rivals
            .iter()
            .filter_map(|hit| {
                let near = |found: &&Found| {
                    let named = found.unit.is_some();
                    named && found.span.0 <= hit.last && hit.first <= found.span.1
                };
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
