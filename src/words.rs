//! Every sentence that a person can read, Vietnamese and English, one function each.
//!
//! Staff must know what happened and what to do next, without code names; the administrator may
//! choose English. Each sentence stands here in both languages side by side, in a `match` over the
//! [`Language`], so a missing translation does not compile. Data (unit names, raw words) is never
//! translated. The files are split by topic; `catalogue` is the test that prints all of it for a
//! Vietnamese reader to sign off.

use crate::model::round::Round;
use crate::model::unit::UnitId;

/// Picks the sentence of the language and fills in what stands in braces.
macro_rules! say {
    ($words:expr, vi = $vi:literal, en = $en:literal $(,)?) => {
        match $words.language() {
            $crate::words::Language::Vi => format!($vi),
            $crate::words::Language::En => format!($en),
        }
    };
}

/// The English word for one thing or for several: "1 unit", "2 units".
const fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

pub mod checks;
pub mod columns;
pub mod commands;
pub mod console;
pub mod dates;
pub mod decisions;
pub mod demo;
pub mod evidence;
pub mod faults;
pub mod findings;
pub mod flags;
pub mod heads;
pub mod invariants;
pub mod labels;
pub mod machine;
pub mod notes;
pub mod pages;
pub mod paper;
pub mod places;
mod reading;
pub mod refusals;
pub mod remind;
pub mod review;
pub mod rulings;
pub mod status;
pub mod titles;
pub mod totals;

#[cfg(test)]
mod catalogue;

/// The language of what people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The language of `language = "…"` and `--lang …`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The word of the configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// The catalogue in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(Language);

impl Words {
    /// The catalogue in this language.
    pub const fn new(language: Language) -> Self {
        Self(language)
    }

    /// Which language it speaks.
    pub const fn language(self) -> Language {
        self.0
    }

    /// A sentence without anything to fill in.
    const fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Vi => vi,
            Language::En => en,
        }
    }
}

/// Names of units for sentences: the lists of all configured rounds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names<'a> {
    rounds: &'a [Round],
}

impl<'a> Names<'a> {
    /// Names from these rounds; where several know a unit, the first one's name is taken.
    pub const fn new(rounds: &'a [Round]) -> Self {
        Self { rounds }
    }

    /// The unit's name on the list, or its code where no list knows it.
    pub fn unit(self, id: &'a UnitId) -> &'a str {
        self.rounds
            .iter()
            .find_map(|round| round.roster.get(id))
            .map_or(id.as_str(), |unit| unit.name.as_str())
    }

    /// The group's heading in lists, or its id where no round knows it.
    pub fn group(self, id: &'a str) -> &'a str {
        self.rounds
            .iter()
            .find_map(|round| round.group(id))
            .map_or(id, |group| group.title.as_str())
    }

    /// Several units' names, separated by commas.
    pub fn units(self, ids: &[UnitId]) -> String {
        ids.iter().map(|id| self.unit(id)).collect::<Vec<_>>().join(", ")
    }
}
