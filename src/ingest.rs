//! One letter from documents to judgement: the composition of everything in `judge`.
//!
//! Pure: the letter as read and the round data go in, one value comes out. Nothing here depends on
//! other letters or on the time, so every judgement can be dropped and made again.

mod attribute;
mod authenticity;
mod notes;
mod outline;
mod round;
mod tone;
mod unpack;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::judge::attribution::Recogniser;
use crate::judge::figures::FormIndex;
use crate::judge::file::{self, Filed, Tools};
use crate::judge::kind::round::Signs;
use crate::judge::kind::{Facts, verdict};
use crate::model::document::Document;
use crate::model::judgement::{Attribution, Judgement, Verdict};
use crate::model::round::{Round, RoundId};
use crate::model::sighting::Digest;
use crate::model::unit::AddressEntry;

pub use outline::judged;

use attribute::Whose;
use notes::Known;
use round::Found;
use tone::Tone;
use unpack::Opened;

/// Everything that letters are judged by, built once.
#[derive(Clone, Debug)]
pub struct Rules {
    rounds: Vec<Round>,
    recognisers: Vec<Recogniser>,
    forms: Vec<FormIndex>,
    signs: Signs,
    own_addresses: BTreeSet<String>,
}

impl Rules {
    /// Builds the tables of every round. `own_addresses`: the mailboxes that receive reports, in
    /// lower case.
    pub fn new(
        rounds: Vec<Round>,
        addresses: &[AddressEntry],
        own_addresses: impl IntoIterator<Item = String>,
    ) -> Self {
        let recogniser = |round: &Round| Recogniser::new(&round.roster, &round.groups, addresses);
        Self {
            recognisers: rounds.iter().map(recogniser).collect(),
            forms: rounds.iter().map(FormIndex::new).collect(),
            signs: Signs::new(&rounds),
            rounds,
            own_addresses: own_addresses.into_iter().collect(),
        }
    }

    /// What the round at this position is judged with; the first one where it is none.
    fn tools(&self, round: Option<usize>) -> Option<Tools<'_>> {
        let position = round.unwrap_or_default();
        Some(Tools {
            recogniser: self.recognisers.get(position)?,
            signs: &self.signs,
            form: self.forms.get(position)?,
            round: self.rounds.get(position)?,
            position,
        })
    }

    fn round_id(&self, signs: &Found) -> Option<RoundId> {
        let position = signs.letter.round().or(signs.subject.round())?;
        self.rounds.get(position).map(|round| round.id.clone())
    }
}

/// A letter opened: its files, whose, of which round, of what kind, with which figures.
pub fn ingest(digest: Digest, letter: &Document, rules: &Rules) -> Judgement {
    let opened = Opened::of(letter);
    let Some(tools) = rules.tools(round::guess(&opened, &rules.signs)) else {
        return without_rounds(digest, opened);
    };
    let files = files(&opened, tools);
    let whose = Whose::of(&opened, &files, tools);
    let tone = Tone::of(&opened, &whose, tools, &rules.own_addresses);
    let signs = Found::of(&opened, &files, tools.signs).or_presumed(&opened, &tone, &rules.rounds);
    let verdict = verdict(&Facts {
        automatic: opened.head.automatic,
        circumstances: &tone.circumstances,
        spoken: &tone.spoken,
        sign: &signs.letter,
        subject: &signs.subject,
        files: &files,
        attribution: &whose.attribution,
        own_subject: tone.own_subject,
    });
    let known = Known {
        opened: &opened,
        whose: &whose,
        signs: &signs,
        tone: &tone,
        files: &files,
        verdict,
    };
    Judgement {
        digest,
        attribution: whose.answer(verdict),
        round: rules.round_id(&signs),
        verdict,
        extension_until: round::extension(verdict, &opened, tools.round),
        evidence: notes::evidence(known),
        findings: notes::findings(known),
        files: Arc::new(files.into_iter().map(|file| file.judgement).collect()),
        head: opened.head,
    }
}

/// Judges every file; the body is one too, where it holds a report or a table of the form that no
/// file holds.
fn files(opened: &Opened<'_>, tools: Tools<'_>) -> Vec<Filed> {
    let attached = opened.files.iter();
    let attached: Vec<Filed> =
        attached.map(|(path, document)| file::judge(document, path.clone(), tools)).collect();
    body(opened, &attached, tools).into_iter().chain(attached).collect()
}

/// The body as a file, where the files beside it leave it something to be.
fn body(opened: &Opened<'_>, attached: &[Filed], tools: Tools<'_>) -> Option<Filed> {
    let is_report = !attached.iter().any(|file| file.role.holds_report())
        && opened.body.is_report(opened.forwarded);
    let may_be_table = !attached.iter().any(file::shows_form) && opened.may_hold_table();
    if !is_report && !may_be_table {
        return None;
    }
    file::judge_body(&opened.body_file(), is_report, tools)
}

/// A letter when no round is configured: kept, shown, not judged.
fn without_rounds(digest: Digest, opened: Opened<'_>) -> Judgement {
    Judgement {
        digest,
        attribution: Attribution::Nobody,
        round: None,
        verdict: Verdict::Unresolved,
        extension_until: None,
        evidence: Vec::new(),
        files: Arc::default(),
        findings: opened.findings,
        head: opened.head,
    }
}

#[cfg(test)]
mod tests;
