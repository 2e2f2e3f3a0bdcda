//! One letter from documents to judgement: the composition of everything in `judge`.
//!
//! Pure: the letter as read and the round data go in, one value comes out. Nothing here depends on
//! other letters or on the time, so every judgement can be dropped and made again.

mod attribute;
mod round;
mod unpack;

use std::collections::BTreeSet;

use crate::judge::attribution::Recogniser;
use crate::judge::file::{self, Filed, Tools};
use crate::judge::kind::letter::{Body, is_forwarded};
use crate::judge::kind::round::Signs;
use crate::judge::kind::{Facts, Spoken, links, spoken, verdict};
use crate::model::document::Document;
use crate::model::evidence::Evidence;
use crate::model::finding::Finding;
use crate::model::judgement::{Judgement, Verdict};
use crate::model::letter::LetterHead;
use crate::model::round::Round;
use crate::model::sighting::Digest;
use crate::model::unit::AddressEntry;

use attribute::Whose;
use unpack::Unpacked;

/// Everything that letters are judged by, built once.
#[derive(Clone, Debug)]
pub struct Rules {
    rounds: Vec<Round>,
    recognisers: Vec<Recogniser>,
    signs: Signs,
    own_addresses: BTreeSet<String>,
}

impl Rules {
    /// Builds the tables of every round. `own_addresses`: the mailboxes that receive reports.
    pub fn new(rounds: Vec<Round>, addresses: &[AddressEntry], own_addresses: Vec<String>) -> Self {
        let recogniser = |round: &Round| Recogniser::new(&round.roster, &round.groups, addresses);
        Self {
            recognisers: rounds.iter().map(recogniser).collect(),
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
            round: self.rounds.get(position)?,
            position,
        })
    }
}

/// A letter, unpacked: whose, of which round, of what kind, with which figures.
pub fn ingest(digest: Digest, letter: &Document, rules: &Rules) -> Judgement {
    let head = letter.head.clone().unwrap_or_default();
    let unpacked = Unpacked::of(letter);
    let body = Body::of(letter);
    let Some(tools) = rules.tools(round::guess(&head, &unpacked, &body, &rules.signs)) else {
        return without_rounds(digest, head, letter);
    };
    let forwarded = is_forwarded(&head.subject) || !unpacked.letters.is_empty();
    let files = files(letter, &unpacked, &body, tools);
    let whose = Whose::of(&head, &unpacked, &body, &files, tools);
    let signs = round::Found::of(&head, &unpacked, &body, &files, tools.signs);
    let said = said(&head, &body, &unpacked);
    let hosts = links::hosts(&format!(
        "{}\n{}\n{}",
        head.subject,
        body.own,
        if forwarded { &body.quoted } else { "" }
    ));
    let distrusted = attribute::is_distrusted(&head, tools.recogniser);
    let facts = Facts {
        automatic: head.automatic,
        own_sender: rules.own_addresses.contains(&head.from.address),
        forwarded,
        distrusted,
        spoken: &said,
        sign: &signs.letter,
        subject: &signs.subject,
        files: &files,
        body_report: files.iter().any(|file| file.judgement.path == "0"),
        linked: !hosts.is_empty(),
        attribution: &whose.attribution,
        several: whose.several,
        quotes_own: tools.signs.own_title(&head.subject).is_some(),
    };
    let verdict = verdict(&facts);
    Judgement {
        digest,
        attribution: whose.attribution.clone(),
        round: signs
            .letter
            .round()
            .or(signs.subject.round())
            .and_then(|at| rules.rounds.get(at))
            .map(|round| round.id.clone()),
        verdict,
        extension_until: (verdict == Verdict::ExtensionRequest)
            .then(|| round::asked_until(&head.subject, &body, tools.round))
            .flatten(),
        evidence: evidence(&whose, &signs, &said, &files, &head, verdict),
        findings: findings(&head, letter, &unpacked, verdict, &hosts, &whose, distrusted),
        files: files.into_iter().map(|file| file.judgement).collect(),
        head,
    }
}

/// Judges every file; the body is one too, where a report stands in it.
fn files(letter: &Document, unpacked: &Unpacked<'_>, body: &Body, tools: Tools<'_>) -> Vec<Filed> {
    let mut files: Vec<Filed> = unpacked
        .files
        .iter()
        .map(|(path, document)| file::judge(document, path.clone(), tools))
        .collect();
    let reported = files.iter().any(|file| file.role.holds_report());
    let forwarded = letter.head.as_ref().is_some_and(|head| is_forwarded(&head.subject));
    let in_body = file::judge(&as_file(letter), "0".to_owned(), tools);
    if !reported && (body.is_report(forwarded) || file::shows_form(&in_body)) {
        files.insert(0, in_body);
    }
    files
}

/// The body as a file without a name.
fn as_file(letter: &Document) -> Document {
    let mut body = letter.clone();
    body.members = Vec::new();
    body.head = None;
    body.findings = Vec::new();
    body.name = String::new();
    body
}

/// What subject and body say; the body of an attached letter speaks too.
fn said(head: &LetterHead, body: &Body, unpacked: &Unpacked<'_>) -> Vec<(Spoken, String)> {
    let mut said = spoken(&head.subject);
    let start: String = body.own.chars().take(1_500).collect();
    said.extend(spoken(&start));
    for letter in &unpacked.letters {
        said.extend(letter.head.iter().flat_map(|inner| spoken(&inner.subject)));
    }
    said
}

/// A letter when no round is configured: kept, shown, not judged.
fn without_rounds(digest: Digest, head: LetterHead, letter: &Document) -> Judgement {
    Judgement {
        digest,
        head,
        attribution: crate::model::judgement::Attribution::Nobody,
        round: None,
        verdict: Verdict::Unresolved,
        extension_until: None,
        evidence: Vec::new(),
        files: Vec::new(),
        findings: letter.findings.clone(),
    }
}

fn evidence(
    whose: &Whose,
    signs: &round::Found,
    said: &[(Spoken, String)],
    files: &[Filed],
    head: &LetterHead,
    verdict: Verdict,
) -> Vec<Evidence> {
    let mut out = whose.evidence();
    out.extend(signs.evidence());
    out.extend(files.iter().flat_map(|file| file.evidence.iter().cloned()));
    let words = said.iter().filter(|(meaning, _)| round::tells(*meaning, verdict));
    out.extend(words.map(|(_, words)| Evidence::Kind { words: words.clone() }));
    let words = head.authentication.iter().map(|text| text.chars().take(120).collect());
    out.extend(words.map(|words| Evidence::Authentication { words }));
    let mut seen = BTreeSet::new();
    out.retain(|evidence| seen.insert(evidence.clone()));
    out
}

fn findings(
    head: &LetterHead,
    letter: &Document,
    unpacked: &Unpacked<'_>,
    verdict: Verdict,
    hosts: &[String],
    whose: &Whose,
    distrusted: bool,
) -> Vec<Finding> {
    let mut out = letter.findings.clone();
    out.extend(unpacked.findings.iter().cloned());
    if verdict == Verdict::LinkOnly {
        out.extend(hosts.iter().map(|host| Finding::LinkInstead { host: host.clone() }));
    }
    if verdict == Verdict::NoReport
        && unpacked.files.is_empty()
        && attribute::promises(head, letter)
    {
        out.push(Finding::AttachmentForgotten);
    }
    if let Some((first, second)) = whose.conflict() {
        out.push(Finding::two_units(&first, &second));
    }
    if distrusted {
        out.push(Finding::AuthenticationFailed { address: head.from.address.clone() });
    }
    if !head.more_from.is_empty() {
        out.push(Finding::SeveralSenders);
    }
    out
}

#[cfg(test)]
mod tests;
