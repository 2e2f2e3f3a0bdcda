//! Letters read again with the names that people confirmed.
//!
//! A judgement knows the list alone, so that it can always be made again from its letter. A confirmed
//! name is laid over it whenever a ledger is made, so it shows at once for letters that are long
//! there, and its undoing as well. Subject, sender, file names and letterheads are read with the name
//! and without it, and the difference counts as it would have when the letter was judged.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::judge::attribution::clue::{Clue, Target, combine};
use crate::judge::attribution::{Recogniser, Weight};
use crate::judge::head::Head;
use crate::judge::ledger::rulings::Rulings;
use crate::model::evidence::{Evidence, Signal};
use crate::model::finding::Finding;
use crate::model::judgement::{Attribution, Component, FileJudgement, Judgement, Outcome, Verdict};
use crate::model::round::Round;
use crate::model::ruling::Days;
use crate::model::unit::{Roster, UnitId};
use crate::text::fold::squash;

/// Names that people confirmed, with the tables to read letters by, each made when first needed.
pub(super) struct Confirmed<'a> {
    rounds: &'a [Round],
    names: Vec<Name<'a>>,
    plain: BTreeMap<usize, Recogniser>,
    extended: BTreeMap<Key, Recogniser>,
}

/// A round's position and rulings: what a table was made for.
type Key = (usize, Vec<i64>);

struct Name<'a> {
    words: &'a str,
    letters: String,
    unit: &'a UnitId,
    days: Days,
    ruling: i64,
}

impl<'a> Confirmed<'a> {
    pub(super) fn new(rounds: &'a [Round], rulings: &Rulings<'a>) -> Self {
        let name = |(words, unit, days, ruling): (&'a str, &'a UnitId, Days, i64)| Name {
            words,
            letters: squash(words),
            unit,
            days,
            ruling,
        };
        let names = rulings.aliases().map(name).filter(|name| !name.letters.is_empty()).collect();
        Self { rounds, names, plain: BTreeMap::new(), extended: BTreeMap::new() }
    }

    /// The judgement of a letter that came on that day, where a confirmed name changes it.
    pub(super) fn reread(&mut self, judgement: &Judgement, day: Date) -> Option<Judgement> {
        if self.names.is_empty() {
            return None;
        }
        let of = |round: &Round| judgement.round.as_ref() == Some(&round.id);
        let position = self.rounds.iter().position(of).unwrap_or_default();
        let round = self.rounds.get(position)?;
        let letters = letters(judgement);
        let stands = |name: &&Name<'_>| {
            name.days.hold(day)
                && letters.iter().any(|text| text.contains(&name.letters))
                && round.roster.get(name.unit).is_some()
        };
        let rulings: Vec<i64> = self.names.iter().filter(stands).map(|name| name.ruling).collect();
        if rulings.is_empty() {
            return None;
        }
        let key = (position, rulings);
        self.prepare(round, &key);
        let (plain, extended) = (self.plain.get(&position)?, self.extended.get(&key)?);
        let spoken: Vec<(&UnitId, i64)> = self
            .names
            .iter()
            .filter(|name| key.1.contains(&name.ruling))
            .map(|name| (name.unit, name.ruling))
            .collect();
        Reading { judgement, roster: &round.roster, plain, extended }.changed(&spoken)
    }

    fn prepare(&mut self, round: &Round, key: &Key) {
        let new = || Recogniser::new(&round.roster, &round.groups, &[]);
        let plain = self.plain.entry(key.0).or_insert_with(new);
        let names = self.names.iter().filter(|name| key.1.contains(&name.ruling));
        let extend = || plain.with_aliases(names.map(|name| (name.words, name.unit)));
        self.extended.entry(key.clone()).or_insert_with(extend);
    }
}

/// Letters of everything that is kept of a letter and may hold a name.
fn letters(judgement: &Judgement) -> Vec<String> {
    let from = &judgement.head.from;
    let own = [&judgement.head.subject, &from.name, &from.address];
    let files = judgement.files.iter();
    let files = files.flat_map(|file| file.letterhead.iter().chain([&file.name]));
    own.into_iter().chain(files).map(|text| squash(text)).collect()
}

/// One letter, read without the names and with them.
struct Reading<'r> {
    judgement: &'r Judgement,
    roster: &'r Roster,
    plain: &'r Recogniser,
    extended: &'r Recogniser,
}

/// What is no longer said, what is said now, and what was said before and still is.
#[derive(Default)]
struct Change {
    gone: Vec<Clue>,
    new: Vec<Clue>,
    still: Vec<Clue>,
}

impl Reading<'_> {
    fn changed(&self, names: &[(&UnitId, i64)]) -> Option<Judgement> {
        let mut all = self.change(|recogniser| head_clues(self.judgement, recogniser));
        let mut files = self.judgement.files.clone();
        for file in files.iter_mut().filter(|file| speaks(file)) {
            let change = self.change(|recogniser| file_clues(file, recogniser));
            file.attribution = change.applied(&file.attribution, self.roster);
            if !file.other_round {
                all.gone.extend(change.gone);
                all.new.extend(change.new);
                all.still.extend(change.still);
            }
        }
        if all.gone.is_empty() && all.new.is_empty() {
            return None;
        }
        let attribution = all.applied(&self.judgement.attribution, self.roster);
        let verdict = verdict(self.judgement, &attribution, &files);
        let findings = findings(self.judgement, &attribution, &files);
        let evidence = all.evidence(&self.judgement.evidence, names);
        let judgement = self.judgement.clone();
        Some(Judgement { attribution, verdict, evidence, files, findings, ..judgement })
    }

    fn change(&self, clues: impl Fn(&Recogniser) -> Vec<Clue>) -> Change {
        let (before, after) = (clues(self.plain), clues(self.extended));
        let within = |clue: &Clue, others: &[Clue]| {
            others.iter().any(|other| (other.signal, &other.target) == (clue.signal, &clue.target))
        };
        let gone = before.iter().filter(|clue| !within(clue, &after)).cloned().collect();
        let (still, new) = after.iter().cloned().partition(|clue| within(clue, &before));
        Change { gone, new, still }
    }
}

fn head_clues(judgement: &Judgement, recogniser: &Recogniser) -> Vec<Clue> {
    let mut clues = recogniser.sender(&judgement.head.from, None);
    let subject = recogniser.subject(&judgement.head.subject);
    clues.extend(subject.into_iter().map(|found| Clue::mention(Signal::Subject, found)));
    clues
}

fn file_clues(file: &FileJudgement, recogniser: &Recogniser) -> Vec<Clue> {
    let names = recogniser.file_name(&file.name);
    let names = names.into_iter().map(|found| Clue::mention(Signal::FileName, found));
    let head = Head { letterhead: file.letterhead.clone(), ..Head::default() };
    let letterhead = recogniser.letterhead(&head).as_ref().and_then(Clue::letterhead);
    names.chain(letterhead).collect()
}

/// Our own papers and files without content say nothing of the sender.
fn speaks(file: &FileJudgement) -> bool {
    file.outcome != Outcome::Ignored
}

impl Change {
    /// Whose it is after the change, if it was that before.
    fn applied(&self, before: &Attribution, roster: &Roster) -> Attribution {
        if self.gone.is_empty() && self.new.is_empty() {
            return before.clone();
        }
        let mut clues = as_clues(before);
        let told = |clues: &[Clue], target: &Target| clues.iter().any(|c| c.target == *target);
        clues.retain(|c| !told(&self.gone, &c.target) || told(&self.still, &c.target));
        clues.extend(self.new.iter().cloned());
        combine(&clues, roster)
    }

    fn evidence(&self, before: &[Evidence], names: &[(&UnitId, i64)]) -> Vec<Evidence> {
        let mut gone: BTreeSet<Evidence> = self.gone.iter().map(Clue::evidence).collect();
        // A letterhead outside the unions is no clue, yet it was told.
        let letterheads = self.new.iter().filter(|clue| clue.signal == Signal::Letterhead);
        let told = |clue: &Clue| Evidence::UnknownLetterhead { words: clue.words.clone() };
        gone.extend(letterheads.map(told));
        let kept = before.iter().filter(|evidence| !gone.contains(evidence)).cloned();
        let named = |unit: &UnitId| self.new.iter().any(|clue| clue.names(unit));
        let rulings = names.iter().filter(|(unit, _)| named(unit));
        self.new
            .iter()
            .map(Clue::evidence)
            .chain(rulings.map(|(_, id)| Evidence::Ruling { id: *id }))
            .chain(kept)
            .collect()
    }
}

/// An answer as the clues that would give it.
fn as_clues(answer: &Attribution) -> Vec<Clue> {
    let clue = |weight, target, words: &str| Clue {
        signal: Signal::Body,
        weight,
        target,
        words: words.to_owned(),
    };
    match answer {
        Attribution::Certain(unit) => {
            vec![clue(Weight::Strong, Target::Unit(unit.clone()), "")]
        }
        Attribution::Likely(unit) => vec![clue(Weight::Weak, Target::Unit(unit.clone()), "")],
        Attribution::Contested(units) => {
            let strong = |unit: &UnitId| clue(Weight::Strong, Target::Unit(unit.clone()), "");
            units.iter().map(strong).collect()
        }
        Attribution::Subordinate(parent) => {
            vec![clue(Weight::Strong, Target::Below(parent.clone()), "")]
        }
        Attribution::NotOnList(words) => vec![clue(Weight::Strong, Target::Stranger, words)],
        Attribution::Nobody => Vec::new(),
    }
}

/// Files of several units, each certain: no question.
fn of_several(files: &[FileJudgement]) -> bool {
    let units: BTreeSet<&UnitId> =
        files.iter().filter_map(|file| file.attribution.certain()).collect();
    units.len() > 1
}

/// What kind of letter it is, now that whose it is has changed.
fn verdict(before: &Judgement, whose: &Attribution, files: &[FileJudgement]) -> Verdict {
    let contested = matches!(whose, Attribution::Contested(_)) && !of_several(files);
    match before.verdict {
        verdict if verdict.is_report() && contested => Verdict::Unresolved,
        Verdict::NotOnList if !matches!(whose, Attribution::NotOnList(_)) => {
            kind_of_report(before, whose, files)
        }
        Verdict::Subordinate if !matches!(whose, Attribution::Subordinate(_)) => {
            kind_of_report(before, whose, files)
        }
        Verdict::Unresolved if before.attribution.certain().is_none() => {
            kind_of_report(before, whose, files)
        }
        verdict => verdict,
    }
}

/// A report, where the unit is certain, the round is known and the server trusts the sender. What
/// stands in the letter's own text alone is left to a person.
fn kind_of_report(before: &Judgement, whose: &Attribution, files: &[FileJudgement]) -> Verdict {
    let part = |file: &&FileJudgement| {
        !file.other_round
            && !file.is_body()
            && file.outcome == Outcome::Read
            && matches!(
                file.component,
                Some(Component::Report | Component::Annex | Component::Scan)
            )
    };
    let parts: Vec<&FileJudgement> = files.iter().filter(part).collect();
    let distrusted = |finding: &Finding| matches!(finding, Finding::AuthenticationFailed { .. });
    let sure = whose.certain().is_some() || of_several(files);
    if !sure || before.round.is_none() || before.findings.iter().any(distrusted) || parts.is_empty()
    {
        Verdict::Unresolved
    } else if parts.iter().all(|file| file.component == Some(Component::Annex)) {
        Verdict::Supplement
    } else {
        Verdict::Submission
    }
}

/// Two units that the letter names alike are told; those that it did before, no longer.
fn findings(before: &Judgement, whose: &Attribution, files: &[FileJudgement]) -> Vec<Finding> {
    let named = |answer: &Attribution| match answer {
        Attribution::Contested(units) => match units.as_slice() {
            [first, second, ..] => Some(Finding::two_units(first, second)),
            _ => None,
        },
        _ => None,
    };
    let settled = named(&before.attribution);
    let kept = before.findings.iter().filter(|finding| Some(*finding) != settled.as_ref());
    let question = named(whose).filter(|_| !of_several(files));
    kept.cloned().chain(question).collect()
}
