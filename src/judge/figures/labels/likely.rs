//! How like a label is to each indicator of the form: what its words alone say, for whoever knows
//! more than the words.

use std::collections::BTreeMap;

use crate::judge::figures::labels::Labels;
use crate::judge::figures::labels::find::hits;
use crate::judge::figures::labels::matched::usual_score;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;

/// An indicator that a label may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::judge::figures) struct Likely {
    /// Its position in the form.
    pub(in crate::judge::figures) indicator: usize,
    /// How like the words are, 1 to 100.
    pub(in crate::judge::figures) score: u8,
    /// More than one telling word is the same, or none is strange.
    pub(in crate::judge::figures) solid: bool,
}

impl Likely {
    /// The liker of two for one indicator.
    pub(super) fn liker(self, other: Self) -> Self {
        let solid = self.solid || other.solid;
        Self { score: self.score.max(other.score), solid, ..self }
    }
}

impl Labels {
    /// Every indicator that the label may mean, in the form's order; none where it names two, or
    /// where brackets make something else of it.
    pub(in crate::judge::figures) fn likely(&self, row: &RowText) -> Vec<Likely> {
        let whole = self.find_whole(row);
        let named = hits(&row.full, &self.synonyms, true);
        let first = named.first().map(|(position, _)| *position);
        let several = named.iter().any(|(position, _)| Some(*position) != first);
        let rivals = whole.as_ref().is_some_and(|found| !found.rivals.is_empty());
        if row.narrows || rivals || (whole.is_none() && several) {
            return Vec::new();
        }
        let whole = whole.map(|found| (found.indicator, found.score));
        let inside = first.map(|position| (position, usual_score(LabelReason::Partial)));
        let named = whole.into_iter().chain(inside.filter(|_| whole.is_none()));
        let named = named.map(|(indicator, score)| Likely { indicator, score, solid: true });
        let mut likely: BTreeMap<usize, Likely> = BTreeMap::new();
        for one in named.chain(self.scored.likely(row)) {
            let known = likely.entry(one.indicator).or_insert(one);
            *known = known.liker(one);
        }
        likely.into_values().collect()
    }
}
