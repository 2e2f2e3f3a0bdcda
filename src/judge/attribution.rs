//! Whose a letter is: names of the list in subjects, file names, letterheads and texts.
//!
//! Nothing here is fuzzy: five pairs of provinces differ by one letter, and a likeness of 90 %
//! finds a false unit in most letters. A name is a whole label of the list, or a bare name beside
//! an anchor; words of a level above, below or beside decide what it stands for.

mod bare;
pub mod clue;
mod index;
mod letterhead;
mod mention;
mod profile;
mod sender;
mod tiling;

use crate::judge::token::Writing;
use crate::model::round::Group;
use crate::model::unit::{AddressEntry, Roster, UnitId};
use crate::text::vocabulary::Class;

use index::{Index, Meaning};
pub use letterhead::{Issuer, Letterhead, body_name};
pub use mention::{Relation, Weight};
use profile::{Profile, Sort, profiles};
use sender::Hints;
use tiling::Tiling;

/// Words of bodies.
const BODIES: &[Class] = &[Class::Union, Class::Body, Class::Headquarters];

/// A unit that a text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The unit; `None`: a body below nobody that we know.
    pub unit: Option<UnitId>,
    /// The unit itself, or a body below it.
    pub relation: Relation,
    /// How much it proves.
    pub weight: Weight,
    /// A union word stands with it.
    pub anchored: bool,
    /// The words, as written.
    pub words: String,
}

/// What kind of words a name is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A name, or a word that is no office word: what can tell one body from others.
    Proper,
    /// Office words alone, or a department or a committee of somebody who is not named.
    Common,
    /// A district, a commune, a grass-roots union stands in it.
    Low,
}

/// Everything needed to recognise the units of one list, built once.
#[derive(Clone, Debug)]
pub struct Recogniser {
    index: Index,
    profiles: Vec<Profile>,
    addresses: Vec<AddressEntry>,
    hints: Hints,
}

impl Recogniser {
    /// Builds the table of names.
    pub fn new(roster: &Roster, groups: &[Group], addresses: &[AddressEntry]) -> Self {
        let profiles = profiles(roster, groups);
        let mut index = Index::default();
        for (number, unit) in roster.units.iter().enumerate() {
            // "BAN NỮ CÔNG" is the whole second line, yet no name outside a letterhead.
            let anchored = profiles.get(number).is_some_and(|own| own.sort == Sort::Department);
            let line = if anchored { None } else { Some(&unit.letterhead) };
            for name in unit.aliases.iter().chain([&unit.name]).chain(line) {
                index.insert(name, Meaning::Full(number));
            }
        }
        for (number, unit) in roster.units.iter().enumerate() {
            for name in unit.bare_names.iter().chain([&unit.letterhead]) {
                index.insert(name, Meaning::Bare(number));
            }
        }
        index.insert_vocabulary();
        for anchor in groups.iter().flat_map(|group| &group.anchors) {
            index.insert(anchor, Meaning::Word(Class::Headquarters));
        }
        Self { index, profiles, addresses: addresses.to_vec(), hints: Hints::new(roster) }
    }

    /// The same with further aliases of units of the list, as good as those that stand on it.
    #[must_use]
    pub fn with_aliases<'n>(&self, aliases: impl Iterator<Item = (&'n str, &'n UnitId)>) -> Self {
        let mut extended = self.clone();
        for (alias, unit) in aliases {
            if let Some(number) = self.profiles.iter().position(|profile| profile.id == *unit) {
                extended.index.insert_first(alias, Meaning::Full(number));
            }
        }
        extended
    }

    /// Names in a subject: accents may be missing, bare names count when written as names.
    pub fn subject(&self, subject: &str) -> Vec<Mention> {
        self.mentions(subject, true)
    }

    /// Names in a file name, its extension left out.
    pub fn file_name(&self, name: &str) -> Vec<Mention> {
        self.mentions(stem(name), true)
    }

    /// Names in running text: accents count, a union word must stand beside a name.
    pub fn text(&self, text: &str) -> Vec<Mention> {
        let mut found = self.mentions(text, false);
        found.retain(|mention| mention.anchored);
        found
    }

    /// What kind of words a name is made of.
    pub fn name_kind(&self, name: &str) -> NameKind {
        let tiling = Tiling::new(&self.index, name, true);
        let own = |piece: &tiling::Piece<'_>| {
            let letters = tiling.text.words(piece.first, piece.last).chars().count();
            piece.hit.is_none() && piece.writing != Writing::Digits && letters > 1
        };
        let named = tiling.pieces.iter().any(|piece| piece.unit().is_some());
        let office = letterhead::is_office(name) && !tiling.has(BODIES);
        let proper = tiling.pieces.iter().any(own) || tiling.is_of_the_unions();
        if tiling.has(&[Class::Low, Class::Grass]) {
            NameKind::Low
        } else if named || proper && !office {
            NameKind::Proper
        } else {
            NameKind::Common
        }
    }

    /// Whether a name is of a body, not of a person: a union, a company, a school stands in it.
    pub fn names_a_body(&self, name: &str) -> bool {
        Tiling::new(&self.index, name, true).has(BODIES)
    }

    fn mentions(&self, text: &str, folding: bool) -> Vec<Mention> {
        // A name that was damaged on the way ("Cần Th\u{fffd}") could be any other.
        if text.contains('\u{fffd}') {
            return Vec::new();
        }
        let tiling = Tiling::new(&self.index, text, folding);
        mention::mentions(&tiling, &self.profiles)
            .into_iter()
            .filter_map(|found| {
                let profile = found.unit.and_then(|unit| self.profiles.get(unit));
                if profile.is_some_and(|profile| profile.receiver) {
                    return None;
                }
                Some(Mention {
                    unit: profile.map(|profile| profile.id.clone()),
                    relation: found.relation,
                    weight: found.weight,
                    anchored: found.anchored,
                    words: tiling.text.words(found.span.0, found.span.1),
                })
            })
            .collect()
    }
}

/// A file name without its extension.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty()
                && (1..=5).contains(&extension.len())
                && extension.chars().all(|c| c.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests;
