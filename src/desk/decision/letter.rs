//! Decisions about a letter or one of its files.

use crate::desk::decision::{Reader, typed};
use crate::desk::{Refusal, nearest};
use crate::model::judgement::Verdict;
use crate::model::ruling::Decision;
use crate::model::sighting::Digest;

/// So many digits of a file's SHA-256 must be typed, as of a letter's.
const FEWEST_DIGITS: usize = 8;

impl Reader<'_> {
    pub(super) fn assign(&self) -> Result<Decision, Refusal> {
        let message = self.message()?;
        let known = self.round()?;
        let unit = self.desk.unit(known, self.needed(self.typed.unit.as_deref())?)?;
        let file = typed(self.typed.file.as_deref());
        let file = file.map(|prefix| self.file(message, prefix)).transpose()?;
        let round = typed(self.typed.round.as_deref()).map(|_| known.id.clone());
        Ok(Decision::Assign { message, unit, round, file })
    }

    pub(super) fn kind(&self) -> Result<Decision, Refusal> {
        let message = self.message()?;
        let verdict = self.verdict(self.needed(self.typed.verdict.as_deref())?)?;
        if verdict.is_report() && !self.has_round(message)? {
            return Err(Refusal::Wrong(self.desk.words.report_without_round(&message.to_string())));
        }
        Ok(Decision::Kind { message, verdict })
    }

    /// Whether it is known to which round a letter belongs: by itself, by a person, or because
    /// there is only one.
    fn has_round(&self, message: Digest) -> Result<bool, Refusal> {
        if self.desk.config.rounds.len() == 1 {
            return Ok(true);
        }
        let judgement = self.store.judgement(message).map_err(|error| self.desk.failed(error))?;
        if judgement.is_some_and(|judgement| judgement.round.is_some()) {
            return Ok(true);
        }
        let rulings = self.store.rulings().map_err(|error| self.desk.failed(error))?;
        Ok(rulings.iter().filter(|ruling| ruling.in_force()).any(|ruling| {
            matches!(&ruling.decision, Decision::Assign { message: of, round: Some(_), .. }
                if *of == message)
        }))
    }

    fn verdict(&self, word: &str) -> Result<Verdict, Refusal> {
        Verdict::parse(word).ok_or_else(|| {
            let known = Verdict::ALL.iter().map(|verdict| verdict.as_str());
            let all = Verdict::ALL.map(Verdict::as_str).join(", ");
            Refusal::Wrong(self.desk.words.unknown_verdict(word, nearest(word, known), &all))
        })
    }

    /// The one file of the letter that a prefix of its SHA-256 names. The same bytes attached twice
    /// are one file.
    fn file(&self, message: Digest, prefix: &str) -> Result<Digest, Refusal> {
        let judgement = self.store.judgement(message).map_err(|error| self.desk.failed(error))?;
        let files = judgement.map(|judgement| judgement.files).unwrap_or_default();
        let typed = prefix.to_ascii_lowercase();
        let mut named: Vec<Digest> = files
            .iter()
            .map(|file| file.sha256)
            .filter(|sha256| sha256.to_string().starts_with(&typed))
            .collect();
        named.sort();
        named.dedup();
        match named.as_slice() {
            [] => Err(Refusal::Wrong(self.desk.words.unknown_file(prefix))),
            [only] if typed.len() >= FEWEST_DIGITS => Ok(*only),
            _ => Err(Refusal::Wrong(self.desk.words.ambiguous_file(prefix))),
        }
    }
}
