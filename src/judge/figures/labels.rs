//! The wordings of a form, ready for comparison: [`find`] tells which indicator a row's label names.

mod besides;
mod find;
mod likely;
mod matched;
mod scored;
mod words;

pub(super) use likely::Likely;
pub(super) use matched::Match;
pub(super) use matched::SURE_LINE;

use std::collections::BTreeMap;

use crate::judge::figures::labels::scored::Scored;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::measure::Sort;
use crate::judge::figures::wording::Phrase;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;
use crate::model::round::Form;
use crate::model::round::Indicator;
use crate::model::round::IndicatorCode;
use crate::text::fold;

/// A label of so many words is recognised inside a longer text.
const LONG_LABEL: usize = 4;

/// All wordings of a form, ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    form: Form,
    whole: BTreeMap<String, Vec<(LabelReason, usize)>>,
    synonyms: Vec<(usize, Phrase)>,
    long: Vec<(usize, Phrase)>,
    sections: Vec<String>,
    units_of_measure: Vec<String>,
    family_heads: Vec<Option<usize>>,
    scored: Scored,
}

impl Labels {
    /// Prepares a form.
    pub(super) fn of(form: &Form) -> Self {
        let mut labels = Self {
            form: form.clone(),
            whole: BTreeMap::new(),
            synonyms: Vec::new(),
            long: Vec::new(),
            sections: Vec::new(),
            units_of_measure: Vec::new(),
            family_heads: family_heads(form),
            scored: Scored::of(form),
        };
        for (position, indicator) in form.indicators.iter().enumerate() {
            labels.add(position, indicator);
        }
        labels
    }

    fn add(&mut self, position: usize, indicator: &Indicator) {
        let short = indicator.whole_labels.iter().map(|wording| (LabelReason::Short, wording));
        let synonyms = indicator.synonyms.iter().map(|wording| (LabelReason::Synonym, wording));
        let own = std::iter::once((LabelReason::Label, &indicator.label));
        for (reason, wording) in own.chain(short).chain(synonyms) {
            let row = RowText::of(wording);
            for key in [row.full.squashed(), row.bare.squashed()] {
                let entries = self.whole.entry(key).or_default();
                if !entries.iter().any(|(_, other)| *other == position) {
                    entries.push((reason, position));
                }
            }
        }
        let phrases = indicator.synonyms.iter().map(|synonym| (position, Phrase::of(synonym)));
        self.synonyms.extend(phrases.filter(|(_, phrase)| phrase.len() > 0));
        let label = RowText::of(&indicator.label).bare;
        self.long.extend((label.len() >= LONG_LABEL).then_some((position, label)));
        self.sections.push(RowText::of(&indicator.section).bare.joined());
        self.units_of_measure.push(fold::fold(&indicator.unit_of_measure));
    }

    /// The indicator at a position of the form.
    pub(super) fn indicator(&self, position: usize) -> Option<&Indicator> {
        self.form.indicators.get(position)
    }

    /// The position of the first indicator of that kind.
    pub(super) fn row(&self, wanted: impl Fn(&Indicator) -> bool) -> Option<usize> {
        self.form.indicators.iter().position(wanted)
    }

    /// An indicator that is known by what its figure comes to.
    pub(super) fn find_row(&self, position: usize) -> Option<Match> {
        self.indicator(position)?;
        Some(Match::new(position, LabelReason::Label, Vec::new()))
    }

    /// The position of an indicator of the form.
    pub(super) fn position(&self, code: &IndicatorCode) -> usize {
        let mut all = self.form.indicators.iter();
        all.position(|indicator| indicator.code == *code).unwrap_or(usize::MAX)
    }

    /// The row below which this indicator stands in the form as a part of it.
    pub(super) fn family_head(&self, position: usize) -> Option<usize> {
        self.family_heads.get(position).copied().flatten()
    }

    /// Whether the text is a unit of measure: one of the form's, or money, or percent.
    pub(super) fn is_unit_of_measure(&self, text: &str) -> bool {
        let folded = fold::fold(text);
        let money = |measure: Measure| matches!(measure.sort, Sort::Money | Sort::Percent);
        (!folded.is_empty() && self.units_of_measure.contains(&folded))
            || measure::parse(text).is_some_and(money)
    }

    /// Whether the text is the indicator's own unit of measure.
    pub(super) fn has_unit_of_measure(&self, position: usize, text: &str) -> bool {
        let folded = fold::fold(text);
        !folded.is_empty() && self.units_of_measure.get(position) == Some(&folded)
    }

    /// Number of the form's indicators.
    pub(super) const fn count(&self) -> usize {
        self.form.indicators.len()
    }

    /// Whether the words are those of a section's heading.
    pub(super) fn knows_section(&self, heading: &str) -> bool {
        !heading.is_empty() && self.sections.iter().any(|own| own == heading)
    }

    /// Whether the text is the heading of a section of the form.
    pub(super) fn is_section(&self, row: &RowText) -> bool {
        self.knows_section(&row.bare.joined())
    }

    /// Whether the indicator stands in the section with this heading.
    pub(super) fn in_section(&self, position: usize, heading: &str) -> bool {
        !heading.is_empty() && self.sections.get(position).is_some_and(|own| own == heading)
    }
}

/// For each indicator that the form prints among the parts of its parent: that parent.
fn family_heads(form: &Form) -> Vec<Option<usize>> {
    let parent_of = |position: usize| {
        let parent = form.indicators.get(position)?.parent.as_ref()?;
        form.indicators.iter().position(|indicator| indicator.code == *parent)
    };
    let under = |position: usize| {
        let parent = parent_of(position)?;
        let between = position.checked_sub(1)?;
        (parent..=between)
            .rev()
            .find(|above| parent_of(*above) != Some(parent))
            .filter(|above| *above == parent)
    };
    (0..form.indicators.len()).map(under).collect()
}
