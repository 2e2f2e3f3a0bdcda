//! A decision as pages tell it: one sentence, with the letter in it named by sender and subject.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::ledger::Row;
use crate::model::ruling::Ruling;
use crate::model::sighting::Digest;
use crate::web::pages::letters::sender;
use crate::web::picture::Picture;
use crate::words::Words;
use crate::words::decisions::LETTER_SLOT;

/// A sentence; where it names a letter, in three pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) before: String,
    pub(super) letter: Option<Letter>,
    pub(super) after: String,
}

/// The letter in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) href: String,
    /// By subject and sender.
    pub(super) name: String,
    /// By the first digits of its digest.
    pub(super) code: String,
}

impl Told {
    /// The whole sentence, for those who hear it and where no link can stand.
    pub(super) fn text(&self) -> String {
        let name = self.letter.as_ref().map_or("", |letter| letter.name.as_str());
        format!("{}{name}{}", self.before, self.after)
    }

    fn new(sentence: &str, letter: impl FnOnce() -> Option<Letter>) -> Self {
        match sentence.split_once(LETTER_SLOT) {
            Some((before, after)) => {
                Self { before: before.to_owned(), letter: letter(), after: after.to_owned() }
            }
            None => Self::plain(sentence.to_owned()),
        }
    }

    /// A sentence that names no letter.
    pub(super) const fn plain(sentence: String) -> Self {
        Self { before: sentence, letter: None, after: String::new() }
    }
}

/// Tells of rulings, with the letters that they name at hand.
pub(super) struct Teller<'p> {
    picture: &'p Picture,
    words: Words,
    letters: BTreeMap<Digest, &'p Row>,
}

impl<'p> Teller<'p> {
    /// For these rulings: every row of the store is looked at once.
    pub(super) fn new(picture: &'p Picture, rulings: &[&Ruling], words: Words) -> Self {
        let named: BTreeSet<Digest> =
            rulings.iter().filter_map(|ruling| ruling.decision.letter()).collect();
        let rows = picture.rows.iter().rev();
        let known = rows.filter_map(|row| Some((row.sighting.digest?, row)));
        let letters = known.filter(|(digest, _)| named.contains(digest)).collect();
        Self { picture, words, letters }
    }

    /// What was decided.
    pub(super) fn tell(&self, ruling: &Ruling) -> Told {
        self.within(ruling, str::to_owned)
    }

    /// The same inside another sentence.
    pub(super) fn within(&self, ruling: &Ruling, around: impl FnOnce(&str) -> String) -> Told {
        let (desk, decision) = (&self.picture.desk, &ruling.decision);
        let zone = &desk.config.time_zone;
        let sentence = self.words.decision_with_slot(decision, desk.names(), zone);
        Told::new(&around(&sentence), || decision.letter().map(|digest| self.letter(digest)))
    }

    fn letter(&self, digest: Digest) -> Letter {
        let code = digest.short();
        let name = self.letters.get(&digest).map(|row| {
            let (sender, _address) = sender(&row.sighting.from);
            self.words.letter_called(&row.sighting.subject, sender)
        });
        Letter { href: format!("/thu/{digest}"), name: name.unwrap_or_else(|| code.clone()), code }
    }
}
