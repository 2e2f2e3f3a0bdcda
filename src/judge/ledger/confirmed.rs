//! Names that people confirmed, looked for in letters that wait for a person.
//!
//! A judgement knows the list alone, so that it can always be made again from its letter. A confirmed
//! name is looked for whenever a ledger is made, so it shows at once for letters that are long there,
//! and its undoing as well. It proposes and decides nothing: the letter goes on waiting, now with the
//! unit beside it, so that nobody urges the unit blindly and one click settles it. A name that stands
//! on no list is too little to give figures to a unit while the letter may say something else.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::judge::attribution::Recogniser;
use crate::judge::attribution::clue::Clue;
use crate::judge::head::Head;
use crate::judge::ledger::rulings::Rulings;
use crate::model::evidence::{Evidence, Signal};
use crate::model::judgement::{FileJudgement, Judgement, Outcome, Verdict};
use crate::model::ledger::Row;
use crate::model::round::Round;
use crate::model::ruling::Days;
use crate::model::unit::UnitId;
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

    /// Names the units that confirmed names in a letter speak of, where the letter is nobody's.
    pub(super) fn propose(&mut self, row: &mut Row, judgement: &Judgement, day: Date) {
        let waits = matches!(row.verdict, Verdict::Unresolved | Verdict::NotOnList);
        if self.names.is_empty() || !waits || !row.units.is_empty() {
            return;
        }
        for (unit, ruling, clue) in self.found(judgement, day) {
            row.verdict = Verdict::Unresolved;
            if !row.candidates.contains(&unit) {
                row.candidates.push(unit);
            }
            row.evidence.extend([clue.evidence(), Evidence::Ruling { id: ruling }]);
        }
    }

    /// What the names add to what the list says of a letter that came on that day.
    fn found(&mut self, judgement: &Judgement, day: Date) -> Vec<(UnitId, i64, Clue)> {
        let of = |round: &Round| judgement.round.as_ref() == Some(&round.id);
        let position = self.rounds.iter().position(of).unwrap_or_default();
        let Some(round) = self.rounds.get(position) else { return Vec::new() };
        let letters = letters(judgement);
        let stands = |name: &&Name<'_>| {
            name.days.hold(day)
                && letters.iter().any(|text| text.contains(&name.letters))
                && round.roster.get(name.unit).is_some()
        };
        let rulings: Vec<i64> = self.names.iter().filter(stands).map(|name| name.ruling).collect();
        if rulings.is_empty() {
            return Vec::new();
        }
        let key = (position, rulings);
        self.prepare(round, &key);
        let tables = self.plain.get(&position).zip(self.extended.get(&key));
        let Some((plain, extended)) = tables else { return Vec::new() };
        let (before, after) = (clues(judgement, plain), clues(judgement, extended));
        let is_new = |clue: &Clue| {
            !before.iter().any(|old| (old.signal, &old.target) == (clue.signal, &clue.target))
        };
        let names = self.names.iter().filter(|name| key.1.contains(&name.ruling));
        let speaks = |name: &Name<'_>| {
            let clue = after.iter().find(|clue| clue.names(name.unit) && is_new(clue))?;
            Some((name.unit.clone(), name.ruling, clue.clone()))
        };
        names.filter_map(speaks).collect()
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

/// What subject, sender, file names and letterheads say. Our own papers and files without content say
/// nothing of the sender.
fn clues(judgement: &Judgement, recogniser: &Recogniser) -> Vec<Clue> {
    let speak = judgement.files.iter().filter(|file| file.outcome != Outcome::Ignored);
    let files = speak.flat_map(|file| file_clues(file, recogniser));
    head_clues(judgement, recogniser).into_iter().chain(files).collect()
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
