//! What is kept beside the verdict: why, and what a person should know.

use std::collections::BTreeSet;

use super::attribute::{Whose, differences};
use super::round::Found;
use super::tone::Tone;
use super::unpack::Opened;
use crate::judge::file::Filed;
use crate::judge::kind::{Circumstance, Spoken};
use crate::model::evidence::Evidence;
use crate::model::finding::Finding;
use crate::model::judgement::Verdict;
use crate::model::letter::Automatic;

/// Characters of the authentication results that are kept: DMARC comes last of several methods.
const AUTHENTICATION: usize = 1_000;

/// Everything that was found out about a letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) opened: &'a Opened<'a>,
    pub(super) whose: &'a Whose,
    pub(super) signs: &'a Found,
    pub(super) tone: &'a Tone,
    pub(super) files: &'a [Filed],
    pub(super) verdict: Verdict,
}

/// Every reason, each once: whose, which round, what kind, how the server trusts the sender.
pub(super) fn evidence(known: Known<'_>) -> Vec<Evidence> {
    let mut out = known.whose.evidence();
    out.extend(known.signs.evidence());
    out.extend(known.files.iter().flat_map(|file| file.evidence.iter().cloned()));
    let told = known.tone.spoken.iter().filter(|(meaning, _)| tells(*meaning, known.verdict));
    out.extend(told.map(|(_, words)| Evidence::Kind { words: words.clone() }));
    let results = known.opened.head.authentication.iter();
    let words = results.map(|text| text.chars().take(AUTHENTICATION).collect());
    out.extend(words.map(|words| Evidence::Authentication { words }));
    out.extend(undelivered(known.opened));
    let mut seen = BTreeSet::new();
    out.retain(|evidence| seen.insert(evidence.clone()));
    out
}

/// Addresses that a notice of failed delivery is about: those in its words, and to whom the letter
/// went that it gives back. Only compared with addresses of units, so one too many does no harm.
fn undelivered(opened: &Opened<'_>) -> Vec<Evidence> {
    if opened.head.automatic != Some(Automatic::Bounce) {
        return Vec::new();
    }
    let returned = opened.inner_heads().flat_map(|head| &head.to).map(|to| to.address.clone());
    let texts = opened.letter.paragraphs().map(|paragraph| paragraph.text.as_str());
    let parts = opened.files.iter().flat_map(|(_, file)| file.paragraphs());
    let texts = texts.chain(parts.map(|paragraph| paragraph.text.as_str()));
    let named = texts.flat_map(|text| text.split(NO_ADDRESS)).filter(|word| {
        word.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.'))
    });
    let named = named.map(|word| word.trim_matches('.').to_ascii_lowercase());
    let found = returned.chain(named).filter(|address| !address.is_empty());
    found.take(ADDRESSES).map(|address| Evidence::Undelivered { address }).collect()
}

/// Addresses that one notice may name.
const ADDRESSES: usize = 20;

/// Signs around an address in running text and in the fields of RFC 3464.
const NO_ADDRESS: fn(char) -> bool = |c| c.is_whitespace() || "<>()[]\"':;,".contains(c);

/// Whether words of this meaning led to this verdict.
const fn tells(meaning: Spoken, verdict: Verdict) -> bool {
    matches!(
        (meaning, verdict),
        (Spoken::Automatic, Verdict::Automatic)
            | (Spoken::Withdrawal, Verdict::Withdrawal)
            | (Spoken::Extension, Verdict::ExtensionRequest)
            | (Spoken::Replacement, Verdict::Replacement)
            | (Spoken::Supplement, Verdict::Supplement)
            | (Spoken::Question, Verdict::Question)
            | (Spoken::Attached | Spoken::Thanks, Verdict::NoReport)
            | (Spoken::Link, Verdict::LinkOnly)
            | (Spoken::Irrelevant, Verdict::Irrelevant)
    )
}

/// What a person should know about the letter itself.
pub(super) fn findings(known: Known<'_>) -> Vec<Finding> {
    let head = &known.opened.head;
    let mut out = known.opened.findings.clone();
    if known.verdict == Verdict::LinkOnly {
        let links = known.tone.hosts.iter();
        out.extend(links.map(|host| Finding::LinkInstead { host: host.clone() }));
    }
    let promised = known.tone.spoken.iter().any(|(meaning, _)| *meaning == Spoken::Attached);
    if known.verdict == Verdict::NoReport && known.opened.files.is_empty() && promised {
        out.push(Finding::AttachmentForgotten);
    }
    out.extend(known.whose.conflict());
    out.extend(differences(known.files));
    if known.tone.circumstances.contains(&Circumstance::Distrusted) {
        out.push(Finding::AuthenticationFailed { address: head.from.address.clone() });
    }
    if !head.more_from.is_empty() {
        out.push(Finding::SeveralSenders);
    }
    out
}
