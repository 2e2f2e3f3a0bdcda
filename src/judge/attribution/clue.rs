//! From single signals to one answer: whose it is, and how sure.
//!
//! One strong signal is enough, so is a fair one where no strong one speaks, so are two weak ones of
//! different kind. Strong signals that disagree are a question for a person; weaker ones never
//! outvote them.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::{Relation, Weight};
use super::{Issuer, Letterhead, Mention};
use crate::model::evidence::{Evidence, Signal};
use crate::model::judgement::Attribution;
use crate::model::unit::{Roster, UnitId};

/// What a signal points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A unit of the list.
    Unit(UnitId),
    /// A body below it; `None`: below nobody that we know.
    Below(Option<UnitId>),
    /// A union body that is not on the list.
    Stranger,
}

/// One signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// Where it was seen.
    pub signal: Signal,
    /// How much it proves.
    pub weight: Weight,
    /// What it points at.
    pub target: Target,
    /// The words, as written.
    pub words: String,
}

/// Signals that are hints wherever a name is found; the others are as strong as the name.
const HINTS: &[Signal] = &[
    Signal::DisplayName,
    Signal::DocumentNumber,
    Signal::PlaceLine,
    Signal::Domain,
    Signal::Signature,
];

impl Clue {
    /// A name found in a text.
    pub fn mention(signal: Signal, mention: Mention) -> Self {
        let weight = match signal {
            Signal::Body => Weight::Fair,
            hint if HINTS.contains(&hint) => Weight::Weak,
            _ => mention.weight,
        };
        let target = match (mention.relation, mention.unit) {
            (Relation::Itself, Some(unit)) => Target::Unit(unit),
            (_, unit) => Target::Below(unit),
        };
        Self { signal, weight, target, words: mention.words }
    }

    /// A letterhead; `None` for one outside the unions, and for our own.
    pub fn letterhead(letterhead: &Letterhead) -> Option<Self> {
        let target = match &letterhead.issuer {
            Issuer::Unit(unit) => Target::Unit(unit.clone()),
            Issuer::Below(unit) => Target::Below(unit.clone()),
            Issuer::Stranger => Target::Stranger,
            Issuer::Own | Issuer::Foreign => return None,
        };
        let words = letterhead.words.clone();
        Some(Self { signal: Signal::Letterhead, weight: Weight::Strong, target, words })
    }

    /// A signal that names a unit without words of the list.
    pub fn unit(signal: Signal, weight: Weight, unit: UnitId, words: &str) -> Self {
        Self { signal, weight, target: Target::Unit(unit), words: words.to_owned() }
    }

    /// Whether it names the unit itself.
    pub fn names(&self, unit: &UnitId) -> bool {
        matches!(&self.target, Target::Unit(named) if named == unit)
    }

    /// The same as evidence.
    pub fn evidence(&self) -> Evidence {
        let words = self.words.clone();
        match &self.target {
            Target::Unit(unit) => {
                Evidence::Names { signal: self.signal, unit: unit.clone(), words }
            }
            Target::Below(Some(parent)) => {
                Evidence::Below { signal: self.signal, parent: parent.clone(), words }
            }
            Target::Below(None) | Target::Stranger => Evidence::UnknownLetterhead { words },
        }
    }
}

/// Whose it is, by all signals together.
pub fn combine(clues: &[Clue], roster: &Roster) -> Attribution {
    [Weight::Strong, Weight::Fair]
        .into_iter()
        .map(|weight| alike(clues, weight, roster))
        .find(|answer| *answer != Attribution::Nobody)
        .unwrap_or_else(|| weak(clues, roster))
}

/// What the signals of one weight say together; `Nobody` where there are none.
fn alike(clues: &[Clue], weight: Weight, roster: &Roster) -> Attribution {
    let targets: BTreeSet<&Target> =
        clues.iter().filter(|clue| clue.weight == weight).map(|clue| &clue.target).collect();
    let units: Vec<UnitId> = targets
        .iter()
        .filter_map(|target| match target {
            Target::Unit(unit) => Some(unit.clone()),
            Target::Below(_) | Target::Stranger => None,
        })
        .collect();
    let others = targets.len() > units.len();
    match units.as_slice() {
        [unit] if !others => Attribution::Certain(unit.clone()),
        [] if others => unlisted(clues, &targets),
        [] => Attribution::Nobody,
        _ => Attribution::Contested(in_order(units, roster)),
    }
}

/// Strong signals, none of which names a unit itself.
fn unlisted(clues: &[Clue], strong: &BTreeSet<&Target>) -> Attribution {
    let parents: BTreeSet<&UnitId> = strong
        .iter()
        .filter_map(|target| match target {
            Target::Below(Some(parent)) => Some(parent),
            _ => None,
        })
        .collect();
    let below = strong.iter().any(|target| matches!(target, Target::Below(_)));
    if below {
        let parent = if parents.len() == 1 { parents.first().copied().cloned() } else { None };
        return Attribution::Subordinate(parent);
    }
    let words = clues.iter().find(|clue| clue.target == Target::Stranger);
    Attribution::NotOnList(words.map(|clue| clue.words.clone()).unwrap_or_default())
}

fn weak(clues: &[Clue], roster: &Roster) -> Attribution {
    let mut signals: BTreeMap<&UnitId, BTreeSet<Signal>> = BTreeMap::new();
    for clue in clues {
        if let Target::Unit(unit) = &clue.target {
            signals.entry(unit).or_default().insert(clue.signal);
        }
    }
    let most = signals.values().map(BTreeSet::len).max().unwrap_or_default();
    let best: Vec<UnitId> = signals
        .iter()
        .filter(|(_, kinds)| kinds.len() == most)
        .map(|(unit, _)| (*unit).clone())
        .collect();
    match best.as_slice() {
        [] => weak_below(clues),
        [unit] if most > 1 && signals.len() == 1 => Attribution::Certain(unit.clone()),
        [unit] => Attribution::Likely(unit.clone()),
        _ => Attribution::Contested(in_order(best, roster)),
    }
}

fn weak_below(clues: &[Clue]) -> Attribution {
    clues
        .iter()
        .find_map(|clue| match &clue.target {
            Target::Below(parent) => Some(Attribution::Subordinate(parent.clone())),
            _ => None,
        })
        .unwrap_or_default()
}

/// In the order of the list.
pub fn in_order(mut units: Vec<UnitId>, roster: &Roster) -> Vec<UnitId> {
    units.sort_by_key(|unit| roster.position(unit));
    units.dedup();
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(signal: Signal, weight: Weight, unit: &str) -> Clue {
        Clue::unit(signal, weight, UnitId::new(unit), "")
    }

    fn answer(clues: &[Clue]) -> Attribution {
        combine(clues, &Roster::default())
    }

    #[test]
    fn one_strong_or_two_weak_signals_are_certain_and_one_weak_is_a_proposal() {
        let strong = clue(Signal::Letterhead, Weight::Strong, "a");
        let display = clue(Signal::DisplayName, Weight::Weak, "a");
        let domain = clue(Signal::Domain, Weight::Weak, "a");
        let certain = Attribution::Certain(UnitId::new("a"));
        assert_eq!(answer(std::slice::from_ref(&strong)), certain);
        assert_eq!(answer(&[display.clone(), domain]), certain);
        assert_eq!(answer(&[display.clone(), display]), Attribution::Likely(UnitId::new("a")));
        assert_eq!(answer(&[strong, clue(Signal::Domain, Weight::Weak, "b")]), certain);
        assert_eq!(answer(&[]), Attribution::Nobody);
    }

    #[test]
    fn a_name_in_running_text_counts_where_nothing_stronger_speaks() {
        let body = clue(Signal::Body, Weight::Fair, "a");
        assert_eq!(answer(std::slice::from_ref(&body)), Attribution::Certain(UnitId::new("a")));
        let subject = clue(Signal::Subject, Weight::Strong, "b");
        assert_eq!(answer(&[body, subject]), Attribution::Certain(UnitId::new("b")));
    }

    #[test]
    fn strong_signals_that_disagree_are_a_question() {
        let one = clue(Signal::AddressBook, Weight::Strong, "a");
        let other = clue(Signal::Letterhead, Weight::Strong, "b");
        let both = vec![UnitId::new("a"), UnitId::new("b")];
        assert_eq!(answer(&[one.clone(), other]), Attribution::Contested(both));
        let below = Clue { target: Target::Below(Some(UnitId::new("a"))), ..one.clone() };
        assert_eq!(answer(&[one, below.clone()]), Attribution::Contested(vec![UnitId::new("a")]));
        assert_eq!(answer(&[below]), Attribution::Subordinate(Some(UnitId::new("a"))));
    }
}
