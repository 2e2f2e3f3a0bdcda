//! What a person may decide instead of the proposal: one-click choices, and selects for the rest.

use std::collections::BTreeMap;

use crate::model::evidence::{Evidence, Signal};
use crate::model::judgement::Verdict;
use crate::model::ledger::{Proposal, ReviewItem, ReviewKind, ReviewReason, Row};
use crate::model::round::Round;
use crate::model::unit::{Expected, UnitId};
use crate::web::pages::review::Desk;

/// Units for which there is a button of their own.
const BEST: usize = 3;

/// Kinds that a person may give to a letter; the others follow from place and bytes.
const KINDS: [Verdict; 12] = [
    Verdict::Submission,
    Verdict::Replacement,
    Verdict::Supplement,
    Verdict::Withdrawal,
    Verdict::ExtensionRequest,
    Verdict::LinkOnly,
    Verdict::NoReport,
    Verdict::Question,
    Verdict::Subordinate,
    Verdict::NotOnList,
    Verdict::OtherRound,
    Verdict::Irrelevant,
];

/// A decision of one click.
pub(super) struct Quick {
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) text: String,
}

/// A unit whose letter it may be, why, and the click that says so.
pub(super) struct Candidate {
    pub(super) reasons: Vec<String>,
    pub(super) say: Quick,
}

/// Units of a round by group.
pub(super) struct UnitGroup {
    pub(super) title: String,
    /// Id and name.
    pub(super) units: Vec<(String, String)>,
}

/// The selects for a letter.
pub(super) struct Letter {
    pub(super) message: String,
    /// The rounds to choose from, id and title; the letter's own alone where it is known.
    pub(super) rounds: Vec<(String, String)>,
    pub(super) groups: Vec<UnitGroup>,
    /// Files, digest and name; empty where the letter has no more than one.
    pub(super) files: Vec<(String, String)>,
    /// Word and name.
    pub(super) kinds: Vec<(&'static str, &'static str)>,
    /// The letter asks for more time: the day to begin with, and the unit where it is known.
    pub(super) extension: Option<(String, Option<String>)>,
}

impl Desk<'_> {
    /// Units with evidence, the strongest first, while nobody knows whose the letter is.
    pub(super) fn candidates(&self, item: &ReviewItem, row: Option<&Row>) -> Vec<Candidate> {
        let Some((message, row)) = item.message.zip(row) else { return Vec::new() };
        let whose = matches!(item.kind, ReviewKind::Unit | ReviewKind::Conflict)
            || row.verdict == Verdict::Unresolved;
        if !whose || item.units.is_empty() {
            return Vec::new();
        }
        let proposed = |unit: &UnitId| item.proposal == Some(Proposal::Assign(unit.clone()));
        let named = signals(row);
        let mut units: Vec<&UnitId> = item.units.iter().filter(|unit| !proposed(unit)).collect();
        // Those that nothing names stand last.
        let strongest = |unit: &UnitId| named.get(unit).and_then(|all| all.first()).copied();
        units.sort_by_key(|unit| (strongest(unit).is_none(), strongest(unit)));
        // Of one unit alone the reasons stand above already.
        let contested = item.units.len() > 1;
        let candidate = |unit: &&UnitId| Candidate {
            reasons: if contested { self.evidence(row, unit) } else { Vec::new() },
            say: self.assign(item, &message.to_string(), unit),
        };
        units.iter().take(BEST).map(candidate).collect()
    }

    fn evidence(&self, row: &Row, unit: &UnitId) -> Vec<String> {
        let (words, names) = (self.words(), self.picture.desk.names());
        let about = |evidence: &&Evidence| match evidence {
            Evidence::Names { unit: named, .. } => named == unit,
            Evidence::Below { parent, .. } => parent == unit,
            _ => false,
        };
        row.evidence.iter().filter(about).map(|known| words.evidence(known, names)).collect()
    }

    fn assign(&self, item: &ReviewItem, message: &str, unit: &UnitId) -> Quick {
        let names = self.picture.desk.names();
        let mut fields = vec![
            ("what", "assign".to_owned()),
            ("message", message.to_owned()),
            ("unit", unit.to_string()),
        ];
        let home = item.round.as_ref().or_else(|| self.home(unit));
        fields.extend(home.map(|round| ("round", round.to_string())));
        Quick { fields, text: self.words().it_is_of(names.unit(unit)) }
    }

    /// The only round that lists a unit.
    fn home(&self, unit: &UnitId) -> Option<&crate::model::round::RoundId> {
        let rounds = &self.picture.desk.config.rounds;
        let mut homes = rounds.iter().filter(|round| round.roster.get(unit).is_some());
        let home = homes.next()?;
        homes.next().is_none().then_some(&home.id)
    }

    /// Decisions of one click beside the proposal.
    pub(super) fn quick(&self, item: &ReviewItem) -> Vec<Quick> {
        let mut choices = self.due_day(item);
        if item.reasons.contains(&ReviewReason::NoOtherReport) {
            choices.extend(self.credits(item));
        }
        let Some(message) = item.message else { return choices };
        let (words, message) = (self.words(), message.to_string());
        let kind = |verdict: Verdict, text| {
            quick(&[("what", "kind"), ("message", &message), ("verdict", verdict.as_str())], text)
        };
        match item.kind {
            ReviewKind::Extension => {
                choices.push(kind(Verdict::ExtensionRequest, words.no_extension()));
            }
            ReviewKind::Unit
            | ReviewKind::Conflict
            | ReviewKind::Verdict
            | ReviewKind::Unreadable => {
                let ignore = [("what", "ignore"), ("message", message.as_str())];
                choices.push(kind(Verdict::NoReport, words.not_a_report()));
                choices.push(quick(&ignore, words.not_for_us()));
            }
            ReviewKind::DueDay | ReviewKind::Receipt | ReviewKind::Figure | ReviewKind::Rule => {}
        }
        choices
    }

    fn due_day(&self, item: &ReviewItem) -> Vec<Quick> {
        let Some(round) = item.round.as_ref().filter(|_| item.kind == ReviewKind::DueDay) else {
            return Vec::new();
        };
        let words = self.words();
        let answers = [("on_time", words.due_day_on_time()), ("late", words.due_day_late())];
        answers
            .map(|(answer, text)| {
                quick(&[("what", "due_day"), ("round", round.as_str()), ("answer", answer)], text)
            })
            .into()
    }

    /// The letter is no full report; a person may take it as the unit's receipt all the same.
    fn credits(&self, item: &ReviewItem) -> Vec<Quick> {
        let (Some(round), Some(message)) = (&item.round, item.message) else { return Vec::new() };
        let message = message.to_string();
        let credit = |unit: &UnitId| {
            let text = self.words().counts_as_receipt(self.picture.desk.names().unit(unit));
            let fields = [
                ("what", "credit"),
                ("round", round.as_str()),
                ("unit", unit.as_str()),
                ("message", &message),
            ];
            quick(&fields, &text)
        };
        item.units.iter().take(BEST).map(credit).collect()
    }

    /// Selects for whatever else a letter may be.
    pub(super) fn letter(&self, item: &ReviewItem, row: &Row) -> Option<Letter> {
        let message = item.message.filter(|_| item.kind.is_of_a_letter())?.to_string();
        let rounds = &self.picture.desk.config.rounds;
        let known = rounds.iter().filter(|round| item.round.as_ref() == Some(&round.id));
        let mut offered: Vec<&Round> = known.collect();
        if offered.is_empty() {
            offered.extend(rounds);
        }
        let mut files: Vec<(String, String)> =
            row.files.iter().map(|file| (file.sha256.to_string(), file.name.clone())).collect();
        files.dedup();
        if files.len() < 2 {
            files.clear();
        }
        let unit = match item.units.as_slice() {
            [unit] => Some(unit.to_string()),
            _ => None,
        };
        let until = row.extension_until.map(|until| until.to_string()).unwrap_or_default();
        Some(Letter {
            message,
            groups: groups(&offered),
            rounds: offered.iter().map(|r| (r.id.to_string(), r.title.clone())).collect(),
            files,
            kinds: KINDS.map(|kind| (kind.as_str(), self.words().verdict(kind))).to_vec(),
            extension: (item.kind == ReviewKind::Extension).then_some((until, unit)),
        })
    }
}

fn quick(fields: &[(&'static str, &str)], text: &str) -> Quick {
    Quick {
        fields: fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        text: text.to_owned(),
    }
}

/// By which signals each unit is named, the strongest first.
fn signals(row: &Row) -> BTreeMap<&UnitId, Vec<Signal>> {
    let mut named: BTreeMap<&UnitId, Vec<Signal>> = BTreeMap::new();
    for evidence in &row.evidence {
        let (Evidence::Names { signal, unit, .. } | Evidence::Below { signal, parent: unit, .. }) =
            evidence
        else {
            continue;
        };
        named.entry(unit).or_default().push(*signal);
    }
    for signals in named.values_mut() {
        signals.sort();
    }
    named
}

/// The lists of these rounds by group; a unit that stands on several lists once.
fn groups(rounds: &[&Round]) -> Vec<UnitGroup> {
    let mut groups: Vec<UnitGroup> = Vec::new();
    let mut known: Vec<&UnitId> = Vec::new();
    for round in rounds {
        for unit in round.roster.units.iter().filter(|unit| unit.expected != Expected::Receiver) {
            if rounds.len() > 1 && known.contains(&&unit.id) {
                continue;
            }
            known.push(&unit.id);
            let title = round.group(&unit.group).map_or("", |group| group.title.as_str());
            let choice = (unit.id.to_string(), unit.name.clone());
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.units.push(choice),
                None => groups.push(UnitGroup { title: title.to_owned(), units: vec![choice] }),
            }
        }
    }
    groups
}
