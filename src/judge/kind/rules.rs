//! The table of rules that ends in one verdict.

use std::collections::BTreeSet;

use super::round::Sign;
use super::words::Spoken;
use crate::judge::file::{Filed, Role};
use crate::model::judgement::{Attribution, Component, Verdict};
use crate::model::letter::Automatic;

/// A circumstance that the rules ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Circumstance {
    /// Our own mailbox wrote it.
    OwnSender,
    /// It was passed on, by its subject or because a letter hangs in it.
    Forwarded,
    /// The receiving server distrusts an unknown sender.
    Distrusted,
    /// It links to a file store.
    Linked,
    /// Files of several units, each certain.
    SeveralUnits,
}

/// Everything that the rules look at.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// What the headers say of a machine.
    pub automatic: Option<Automatic>,
    /// What else is true of the letter.
    pub circumstances: &'a BTreeSet<Circumstance>,
    /// What subject and body say.
    pub spoken: &'a [(Spoken, String)],
    /// Which round the letter speaks of.
    pub sign: &'a Sign,
    /// Which round the subject speaks of.
    pub subject: &'a Sign,
    /// Its files; the body is one where a report stands in it.
    pub files: &'a [Filed],
    /// Whose it is.
    pub attribution: &'a Attribution,
    /// The subject is one of our own papers', answered or not.
    pub own_subject: Option<Quote>,
}

/// How a letter bears the title of our own paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    /// It is that paper.
    Original,
    /// It answers it.
    Answer,
}

type Rule = fn(&Facts<'_>) -> Option<Verdict>;

/// First match wins.
const RULES: &[Rule] = &[
    automatic,
    own,
    withdrawal,
    extension,
    question,
    other_round,
    not_the_unit,
    distrusted,
    report,
    link_only,
    unread,
    irrelevant,
    no_report,
    foreign,
];

/// The verdict of a letter by itself.
pub fn verdict(facts: &Facts<'_>) -> Verdict {
    RULES.iter().find_map(|rule| rule(facts)).unwrap_or(Verdict::Unresolved)
}

impl Facts<'_> {
    fn says(&self, meaning: Spoken) -> bool {
        self.spoken.iter().any(|(found, _)| *found == meaning)
    }

    fn is(&self, circumstance: Circumstance) -> bool {
        self.circumstances.contains(&circumstance)
    }

    /// A report may stand in the body.
    fn body_report(&self) -> bool {
        self.files.iter().any(|file| file.judgement.is_body())
    }

    fn has(&self, role: Role) -> bool {
        self.files.iter().any(|file| file.role == role)
    }

    /// Files that were read and may be parts of a submission.
    fn reports(&self) -> impl Iterator<Item = &Filed> {
        self.files.iter().filter(|file| file.role.holds_report())
    }

    fn has_report(&self) -> bool {
        self.reports().next().is_some()
    }

    fn has_unread(&self) -> bool {
        self.files.iter().any(|file| matches!(file.role, Role::Unread(_)))
    }

    /// Nothing that a person could open is attached.
    fn is_bare(&self) -> bool {
        self.files.iter().all(|file| file.role == Role::Nothing) && !self.body_report()
    }

    /// Nothing that could be a part of a submission is attached.
    fn is_letter_only(&self) -> bool {
        !self.has_report() && !self.has_unread() && !self.body_report()
    }

    fn is_ours(&self) -> bool {
        matches!(self.sign, Sign::Ours { .. })
    }

    /// Whether a report in the letter's own text is taken over without a person: it bears the
    /// title of the round, the unit is certain, and it was written for us, not passed on.
    fn is_plain_report(&self, body: &Filed) -> bool {
        matches!(body.sign, Sign::Ours { .. })
            && self.attribution.certain().is_some()
            && !self.is(Circumstance::Forwarded)
            && !self.has_unread()
    }

    fn knows_unit(&self) -> bool {
        !matches!(self.attribution, Attribution::Nobody)
    }
}

fn automatic(facts: &Facts<'_>) -> Option<Verdict> {
    let machine = match facts.automatic {
        Some(Automatic::Bulk) | None => facts.says(Spoken::Automatic),
        Some(_) => true,
    };
    (machine && facts.is_letter_only()).then_some(Verdict::Automatic)
}

/// Our own mail, save for reports that a colleague passes on to the mailbox from itself; and our
/// own paper sent back with nothing beside it.
fn own(facts: &Facts<'_>) -> Option<Verdict> {
    if facts.is(Circumstance::OwnSender) {
        return (!facts.is(Circumstance::Forwarded) || facts.is_letter_only())
            .then_some(Verdict::Own);
    }
    if facts.own_subject == Some(Quote::Original) && facts.is_letter_only() {
        return Some(Verdict::Own);
    }
    let asks = facts.says(Spoken::Question) || facts.says(Spoken::Extension);
    let only_own = facts.has(Role::OwnPaper) && facts.is_letter_only();
    (only_own && !asks && !facts.has(Role::Cover) && !facts.has(Role::Other))
        .then_some(Verdict::Own)
}

fn withdrawal(facts: &Facts<'_>) -> Option<Verdict> {
    (facts.says(Spoken::Withdrawal) && facts.is_letter_only()).then_some(Verdict::Withdrawal)
}

fn extension(facts: &Facts<'_>) -> Option<Verdict> {
    (facts.says(Spoken::Extension) && facts.is_letter_only()).then_some(Verdict::ExtensionRequest)
}

fn question(facts: &Facts<'_>) -> Option<Verdict> {
    let other = matches!(facts.sign, Sign::Other { .. });
    let advert = facts.says(Spoken::Irrelevant) && !facts.is_ours();
    (facts.says(Spoken::Question)
        && facts.is_letter_only()
        && !facts.is(Circumstance::Linked)
        && !other
        && !advert)
        .then_some(Verdict::Question)
}

/// Another programme. Where the letter itself speaks of the round, the wrong file was attached:
/// the letter is about the round and holds no report.
fn other_round(facts: &Facts<'_>) -> Option<Verdict> {
    let Sign::Other { .. } = facts.sign else { return None };
    let wrong_file = matches!(facts.subject, Sign::Ours { .. });
    Some(if wrong_file { Verdict::NoReport } else { Verdict::OtherRound })
}

/// A body below a unit, or one that is not on the list.
fn not_the_unit(facts: &Facts<'_>) -> Option<Verdict> {
    let concerns =
        facts.has_report() || facts.has_unread() || facts.body_report() || facts.is_ours();
    match facts.attribution {
        Attribution::Subordinate(_) if concerns => Some(Verdict::Subordinate),
        Attribution::NotOnList(_) if concerns => Some(Verdict::NotOnList),
        _ => None,
    }
}

fn distrusted(facts: &Facts<'_>) -> Option<Verdict> {
    (facts.is(Circumstance::Distrusted) && facts.has_report()).then_some(Verdict::Unresolved)
}

fn report(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.has_report() {
        return None;
    }
    let contested = matches!(facts.attribution, Attribution::Contested(_))
        && !facts.is(Circumstance::SeveralUnits);
    if contested || !facts.is_ours() {
        return if facts.files.iter().any(|file| file.foreign) {
            None
        } else {
            Some(Verdict::Unresolved)
        };
    }
    let doubtful = |file: &Filed| {
        file.judgement.is_body() && file.role == Role::Report && !facts.is_plain_report(file)
    };
    if facts.reports().all(doubtful) {
        return Some(Verdict::Unresolved);
    }
    let pictures_only = facts.reports().all(|file| file.role == Role::Scan);
    if pictures_only
        && facts.attribution.certain().is_none()
        && !facts.is(Circumstance::SeveralUnits)
    {
        return Some(Verdict::Unresolved);
    }
    Some(kind_of_report(facts))
}

fn kind_of_report(facts: &Facts<'_>) -> Verdict {
    let annex_only = facts.reports().all(|file| file.role == Role::Annex)
        && !facts.files.iter().any(|file| file.role == Role::Unread(Some(Component::Report)));
    let replaces = facts.says(Spoken::Replacement) || facts.files.iter().any(|file| file.replaces);
    if facts.says(Spoken::Supplement) && (annex_only || !replaces) {
        Verdict::Supplement
    } else if replaces {
        Verdict::Replacement
    } else if annex_only {
        Verdict::Supplement
    } else {
        Verdict::Submission
    }
}

fn link_only(facts: &Facts<'_>) -> Option<Verdict> {
    let link = facts.is(Circumstance::Linked) || (facts.says(Spoken::Link) && facts.is_ours());
    let advert = facts.says(Spoken::Irrelevant) && !facts.is_ours();
    (link && facts.is_bare() && !advert).then_some(Verdict::LinkOnly)
}

/// A person opens what we could not, and reads a report that stands in the body.
fn unread(facts: &Facts<'_>) -> Option<Verdict> {
    (facts.has_unread() || facts.body_report()).then_some(Verdict::Unresolved)
}

fn irrelevant(facts: &Facts<'_>) -> Option<Verdict> {
    let bulk = facts.automatic == Some(Automatic::Bulk);
    ((bulk || facts.says(Spoken::Irrelevant)) && !facts.is_ours()).then_some(Verdict::Irrelevant)
}

fn no_report(facts: &Facts<'_>) -> Option<Verdict> {
    let beside = [Role::Blank, Role::Cover, Role::OwnPaper];
    let empty = !facts.files.is_empty() && facts.is_bare();
    let covered = beside.iter().any(|role| facts.has(*role)) && !facts.has(Role::Other);
    let promised = facts.files.is_empty()
        && facts.says(Spoken::Attached)
        && (facts.is_ours() || facts.knows_unit());
    let thanks = facts.files.is_empty()
        && facts.says(Spoken::Thanks)
        && (facts.is_ours() || facts.knows_unit());
    let about = facts.files.is_empty() && (facts.is_ours() || facts.own_subject.is_some());
    (empty || covered || promised || thanks || about).then_some(Verdict::NoReport)
}

/// Nothing points at us: no unit, no round, and either nothing attached or another body's paper.
fn foreign(facts: &Facts<'_>) -> Option<Verdict> {
    let others = facts.files.iter().any(|file| file.foreign);
    let nothing = facts.files.is_empty() && !facts.knows_unit();
    (!facts.is_ours() && (others || nothing)).then_some(Verdict::Irrelevant)
}
