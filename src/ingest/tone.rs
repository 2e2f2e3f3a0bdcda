//! What a letter says of itself beside its files: its words, its links, its sender.

use std::collections::BTreeSet;

use super::attribute::Whose;
use super::authenticity::is_distrusted;
use super::unpack::Opened;
use crate::judge::file::Tools;
use crate::judge::kind::round::Signs;
use crate::judge::kind::{Circumstance, Quote, Spoken, links, spoken};
use crate::text::fold;

/// Characters of a body that are read for what the letter is for.
const OPENING: usize = 1_500;

/// What a letter says of itself.
#[derive(Clone, Debug)]
pub(super) struct Tone {
    /// What subject and body say.
    pub(super) spoken: Vec<(Spoken, String)>,
    /// File stores that it links to.
    pub(super) hosts: Vec<String>,
    /// The subject is one of our own papers'.
    pub(super) own_subject: Option<Quote>,
    /// What else is true of it.
    pub(super) circumstances: BTreeSet<Circumstance>,
}

impl Tone {
    /// Reads what the letter says.
    pub(super) fn of(
        opened: &Opened<'_>,
        whose: &Whose,
        tools: Tools<'_>,
        own_addresses: &BTreeSet<String>,
    ) -> Self {
        let subject = &opened.head.subject;
        let quoted = if opened.forwarded { opened.body.quoted.as_str() } else { "" };
        let hosts = links::hosts(&[subject, &opened.body.own, quoted].join("\n"));
        let circumstances = [
            (Circumstance::OwnSender, own_addresses.contains(&opened.head.from.address)),
            (Circumstance::Forwarded, opened.forwarded),
            (Circumstance::Distrusted, is_distrusted(&opened.head, tools.recogniser)),
            (Circumstance::Linked, !hosts.is_empty()),
            (Circumstance::SeveralUnits, whose.several),
        ];
        let holding = circumstances.into_iter().filter(|(_, holds)| *holds);
        Self {
            spoken: said(opened),
            own_subject: own_subject(subject, tools.signs),
            circumstances: holding.map(|(circumstance, _)| circumstance).collect(),
            hosts,
        }
    }

    /// The words that speak of a report sent before, where the letter's kind needs one.
    pub(super) fn earlier_report(&self, with_files: bool) -> Option<&str> {
        let speaks = |meaning: Spoken| match meaning {
            Spoken::Withdrawal => true,
            Spoken::Replacement | Spoken::Supplement => with_files,
            _ => false,
        };
        self.spoken.iter().find(|(meaning, _)| speaks(*meaning)).map(|(_, words)| words.as_str())
    }
}

/// What subject, body and attached letters' subjects say.
fn said(opened: &Opened<'_>) -> Vec<(Spoken, String)> {
    let mut said = spoken(&opened.head.subject);
    said.extend(spoken(&opened.body.own.chars().take(OPENING).collect::<String>()));
    said.extend(opened.inner_heads().flat_map(|inner| spoken(&inner.subject)));
    said
}

/// Whether the subject is that of our guidance or reminder, or an answer to it.
fn own_subject(subject: &str, signs: &Signs) -> Option<Quote> {
    let title = fold::fold(&signs.own_title(subject)?);
    let original = fold::fold(subject).starts_with(&title);
    Some(if original { Quote::Original } else { Quote::Answer })
}
