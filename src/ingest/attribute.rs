//! Whose a letter is, by its sender, its subject, its body and its files together.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::unpack::Unpacked;
use crate::judge::attribution::Recogniser;
use crate::judge::attribution::clue::{Clue, combine, in_order};
use crate::judge::file::{Filed, Role, Tools};
use crate::judge::kind::letter::Body;
use crate::judge::kind::{Spoken, spoken};
use crate::model::document::Document;
use crate::model::evidence::{Evidence, Signal};
use crate::model::judgement::Attribution;
use crate::model::letter::LetterHead;
use crate::model::unit::UnitId;

/// Whose a letter is, and why.
#[derive(Clone, Debug)]
pub(super) struct Whose {
    /// The answer.
    pub(super) attribution: Attribution,
    /// Files of several units, each certain by itself: the letter counts for all of them.
    pub(super) several: bool,
    clues: Vec<Clue>,
}

impl Whose {
    /// Weighs every signal.
    pub(super) fn of(
        head: &LetterHead,
        unpacked: &Unpacked<'_>,
        body: &Body,
        files: &[Filed],
        tools: Tools<'_>,
    ) -> Self {
        let mut clues = letter_clues(head, unpacked, body, tools.recogniser);
        let certain: BTreeSet<UnitId> =
            parts(files).filter_map(|file| file.judgement.attribution.certain().cloned()).collect();
        clues.extend(file_clues(files, &certain));
        if certain.len() > 1 {
            let units = in_order(certain.into_iter().collect(), &tools.round.roster);
            return Self { attribution: Attribution::Contested(units), several: true, clues };
        }
        Self { attribution: combine(&clues, &tools.round.roster), several: false, clues }
    }

    /// The signals as evidence.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        self.clues.iter().map(Clue::evidence).collect()
    }

    /// Two units that strong signals name, where they disagree.
    pub(super) fn conflict(&self) -> Option<(UnitId, UnitId)> {
        let Attribution::Contested(units) = &self.attribution else { return None };
        match units.as_slice() {
            [first, second, ..] if !self.several => Some((first.clone(), second.clone())),
            _ => None,
        }
    }
}

/// Files that may be parts of a submission.
fn parts(files: &[Filed]) -> impl Iterator<Item = &Filed> {
    files.iter().filter(|file| {
        !file.judgement.other_round
            && (file.role.holds_report() || matches!(file.role, Role::Unread(_)))
    })
}

fn letter_clues(
    head: &LetterHead,
    unpacked: &Unpacked<'_>,
    body: &Body,
    recogniser: &Recogniser,
) -> Vec<Clue> {
    let inner: Vec<&LetterHead> =
        unpacked.letters.iter().filter_map(|letter| letter.head.as_ref()).collect();
    // Who passes a letter on is not its sender.
    let heads = if inner.is_empty() { vec![head] } else { inner };
    let mut clues = Vec::new();
    for own in &heads {
        clues.extend(recogniser.sender(&own.from, day(own)));
    }
    for own in heads.iter().copied().chain([head]) {
        let found = recogniser.subject(&own.subject);
        clues.extend(found.into_iter().map(|found| Clue::mention(Signal::Subject, found)));
    }
    for name in &unpacked.archives {
        let found = recogniser.file_name(name);
        clues.extend(found.into_iter().map(|found| Clue::mention(Signal::FileName, found)));
    }
    let written = std::iter::once(body.own.clone())
        .chain(unpacked.letters.iter().map(|letter| Body::of(letter).own))
        .chain([quoted_sender(&body.quoted)]);
    for text in written {
        let found = recogniser.text(&text);
        clues.extend(found.into_iter().map(|found| Clue::mention(Signal::Body, found)));
    }
    clues.dedup();
    clues
}

/// The day on which a letter was written, in Vietnam.
fn day(head: &LetterHead) -> Option<Date> {
    let zone = TimeZone::fixed(Offset::constant(7));
    let time = head.received.last().copied().or(head.sent_at)?;
    Some(time.to_zoned(zone).date())
}

/// The lines "Từ: …" of a letter passed on in the text.
fn quoted_sender(quoted: &str) -> String {
    let header = |line: &&str| {
        line.split_once(':').is_some_and(|(label, _)| {
            let folded = crate::text::fold::fold(label);
            ["tu", "from", "nguoi gui", "subject", "tieu de", "chu de"].contains(&folded.as_str())
        })
    };
    quoted.lines().filter(header).collect::<Vec<_>>().join("\n")
}

/// A province that passes on its districts' reports beside its own is still the sender.
fn file_clues(files: &[Filed], certain: &BTreeSet<UnitId>) -> Vec<Clue> {
    let subordinate = |file: &&Filed| {
        let parent = match &file.judgement.attribution {
            Attribution::Subordinate(parent) => parent.as_ref(),
            _ => return false,
        };
        parent.is_some_and(|parent| certain.contains(parent))
    };
    files
        .iter()
        .filter(|file| !file.judgement.other_round)
        .filter(|file| !subordinate(file))
        .flat_map(|file| file.clues.iter().cloned())
        .collect()
}

/// The receiving server distrusts a sender whom nobody has entered in the address book.
pub(super) fn is_distrusted(head: &LetterHead, recogniser: &Recogniser) -> bool {
    let Some(results) = &head.authentication else { return false };
    let results = results.to_ascii_lowercase();
    let fails = |method: &str| {
        ["fail", "softfail", "none", "permerror"]
            .iter()
            .any(|result| results.contains(&format!("{method}={result}")))
    };
    let failed = results.contains("dmarc=fail")
        || (fails("spf")
            && fails("dkim")
            && (results.contains("=fail") || results.contains("=softfail")));
    failed && !recogniser.knows(&head.from.address)
}

/// Subject or body speak of an attachment.
pub(super) fn promises(head: &LetterHead, letter: &Document) -> bool {
    let own = Body::of(letter).own;
    let said = spoken(&head.subject).into_iter().chain(spoken(&own));
    said.into_iter().any(|(meaning, _)| meaning == Spoken::Attached)
}
