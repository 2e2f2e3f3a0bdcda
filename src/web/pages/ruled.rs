//! A ruling as a row: who, when, what, why, what it is about, and whether it may be undone.

use std::collections::BTreeMap;

use crate::model::round::PeriodId;
use crate::model::ruling::{Decision, Ruling, Scope};
use crate::web::picture::Picture;
use crate::web::told::{Teller, Told};
use crate::words::Words;

/// One ruling.
pub(super) struct Ruled {
    pub(super) id: i64,
    pub(super) at: String,
    pub(super) by: String,
    pub(super) told: Told,
    /// The whole sentence, for those who hear it.
    pub(super) sentence: String,
    pub(super) reason: String,
    /// The page of what it is about, where that is not the letter in the sentence.
    pub(super) about: Option<String>,
    /// Who undid it and when, where somebody did.
    pub(super) undone: Option<String>,
}

/// Rulings as rows, in the order given.
pub(super) fn rows<'p>(
    picture: &'p Picture,
    rulings: impl Iterator<Item = &'p Ruling>,
    words: Words,
) -> Vec<Ruled> {
    let by_id: BTreeMap<i64, &Ruling> =
        picture.rulings.iter().map(|ruling| (ruling.id, ruling)).collect();
    let rulings: Vec<&Ruling> = rulings.collect();
    let teller = Teller::new(picture, &rulings, words);
    let undone = |ruling: &Ruling| {
        let by = by_id.get(&ruling.undone_by?)?;
        Some(words.journal_undone(&by.by, &picture.zoned(by.at), by.id))
    };
    let row = |ruling: &Ruling| {
        let told = teller.tell(ruling);
        let linked = told.letter.as_ref().map(|letter| letter.href.clone());
        Ruled {
            id: ruling.id,
            at: words.date_time(&picture.zoned(ruling.at)),
            by: ruling.by.clone(),
            sentence: told.text(),
            told,
            reason: ruling.reason.clone(),
            about: about(&ruling.decision).filter(|about| Some(about) != linked.as_ref()),
            undone: undone(ruling),
        }
    };
    rulings.into_iter().map(row).collect()
}

/// The page of the letter, unit, figure or round that a decision is about.
fn about(decision: &Decision) -> Option<String> {
    Some(match decision {
        Decision::Assign { message, .. }
        | Decision::Kind { message, .. }
        | Decision::Ignore { message }
        | Decision::Accept { message }
        | Decision::Exclude { message }
        | Decision::Note { message: Some(message), .. } => format!("/thu/{message}"),
        Decision::Figure { round, unit, indicator, period, .. } => {
            let total = PeriodId::total();
            let period = period.as_ref().unwrap_or(&total);
            format!("/dot/{round}/so-lieu/{unit}/{indicator}/{period}")
        }
        Decision::Extend { round, scope: Scope::Unit(unit), .. }
        | Decision::Exempt { round, unit }
        | Decision::Receipt { round, unit, .. }
        | Decision::Credit { round, unit, .. }
        | Decision::Merge { round, unit, .. }
        | Decision::Confirm { round, unit, .. }
        | Decision::Note { round: Some(round), unit: Some(unit), .. } => {
            format!("/dot/{round}/don-vi/{unit}")
        }
        Decision::Extend { round, .. } | Decision::DueDay { round, .. } => {
            format!("/dot/{round}/du-lieu")
        }
        Decision::Note { .. }
        | Decision::Address { .. }
        | Decision::Alias { .. }
        | Decision::Undo { .. } => return None,
    })
}
