//! Which indicator a row's label names.
//!
//! The whole text first: label, then short wordings, then synonyms. Else the longest synonym that
//! stands in it as whole words. Two indicators in one text, a name in the tail of a sentence
//! ("số bài viết trên trang Facebook" counts no pages), or a name torn by a comma are proposals
//! for a person, never decisions.

use std::collections::BTreeMap;

use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::wording::Phrase;
use crate::judge::figures::wording::RowText;
use crate::judge::figures::wording::Span;
use crate::model::round::Form;
use crate::model::round::Indicator;
use crate::text::fold;

/// A longer text is prose, not a label.
const LONGEST_LABEL: usize = 400;

/// A label of so many words is recognised inside a longer text.
const LONG_LABEL: usize = 4;

/// Words before a name that change nothing: "Tổng số", "Số lượng các".
const FILLERS: &[&str] = &["so", "tong", "luong", "cac", "tat", "ca"];

/// How a label was recognised; the earlier, the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// The form's own label.
    Label,
    /// A wording that counts only as the whole text.
    Short,
    /// A synonym that is the whole text.
    Synonym,
    /// A synonym at the head of a longer text.
    Inside,
    /// Two indicators compete, or the name stands where it decides nothing.
    Guess,
}

/// The indicator that a label names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Its position in the form.
    pub(super) indicator: usize,
    /// How it was recognised.
    pub(super) how: How,
    /// Positions of others that the label names as well.
    pub(super) rivals: Vec<usize>,
}

impl Match {
    /// Certain enough to be counted.
    pub(super) fn is_sure(&self) -> bool {
        self.how < How::Guess
    }

    /// The whole text is a wording of the form.
    pub(super) fn is_whole(&self) -> bool {
        self.how < How::Inside
    }
}

/// All wordings of a form, ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    form: Form,
    whole: BTreeMap<String, Vec<(How, usize)>>,
    synonyms: Vec<(usize, Phrase)>,
    long: Vec<(usize, Phrase)>,
    sections: Vec<String>,
    units_of_measure: Vec<String>,
    family_heads: Vec<Option<usize>>,
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
        };
        for (position, indicator) in form.indicators.iter().enumerate() {
            labels.add(position, indicator);
        }
        labels
    }

    fn add(&mut self, position: usize, indicator: &Indicator) {
        let short = indicator.whole_labels.iter().map(|wording| (How::Short, wording));
        let synonyms = indicator.synonyms.iter().map(|wording| (How::Synonym, wording));
        let own = std::iter::once((How::Label, &indicator.label));
        for (how, wording) in own.chain(short).chain(synonyms) {
            let row = RowText::of(wording);
            for key in [row.full.joined(), row.bare.joined()] {
                let entries = self.whole.entry(key).or_default();
                if !entries.iter().any(|(_, other)| *other == position) {
                    entries.push((how, position));
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

    /// The row below which this indicator stands in the form as a part of it.
    pub(super) fn family_head(&self, position: usize) -> Option<usize> {
        self.family_heads.get(position).copied().flatten()
    }

    /// Whether the text is the heading of a section of the form.
    pub(super) fn is_section(&self, row: &RowText) -> bool {
        let text = row.bare.joined();
        !text.is_empty() && self.sections.contains(&text)
    }

    /// Whether the indicator stands in the section with this heading.
    pub(super) fn in_section(&self, position: usize, heading: &str) -> bool {
        !heading.is_empty() && self.sections.get(position).is_some_and(|own| own == heading)
    }

    /// The indicator that the label names.
    pub(super) fn find(&self, row: &RowText) -> Option<Match> {
        let length: usize = row.full.before(usize::MAX).map(str::len).sum();
        if length > LONGEST_LABEL {
            return None;
        }
        self.find_whole(row).or_else(|| self.inside(row)).or_else(|| self.guess(row))
    }

    /// The indicator of which the whole text is a wording.
    pub(super) fn find_whole(&self, row: &RowText) -> Option<Match> {
        let phrases = [Some(&row.full), Some(&row.bare), row.outside_brackets.as_ref()];
        let hit = phrases.into_iter().flatten().find_map(|phrase| self.entries(phrase));
        let entries = hit.or_else(|| self.entries(&self.without_measure(row)?))?;
        let (how, indicator) = *entries.iter().min()?;
        let rivals: Vec<usize> = entries
            .iter()
            .filter(|(other, position)| *other == how && *position != indicator)
            .map(|(_, position)| *position)
            .collect();
        let how = if rivals.is_empty() { how } else { How::Guess };
        Some(Match { indicator, how, rivals })
    }

    fn entries(&self, phrase: &Phrase) -> Option<&Vec<(How, usize)>> {
        self.whole.get(&phrase.joined()).filter(|_| phrase.len() > 0)
    }

    /// "Tổng kinh phí, triệu đồng" without its unit of measure.
    fn without_measure(&self, row: &RowText) -> Option<Phrase> {
        let (head, tail) = row.head_and_tail()?;
        let unit = fold::fold(tail);
        let known = self.units_of_measure.contains(&unit) && !unit.is_empty();
        (known || measure::parse(tail).is_some_and(Measure::is_scaled)).then_some(head)
    }

    /// Synonyms that stand in the text as whole words, the longest first.
    fn inside(&self, row: &RowText) -> Option<Match> {
        let hits = hits(&row.full, &self.synonyms, true);
        let leads = |span: &Span| row.full.before(span.start).all(|word| FILLERS.contains(&word));
        let (first, span) = *hits.iter().find(|(_, span)| leads(span)).or(hits.first())?;
        let rivals: Vec<usize> =
            hits.iter().map(|(position, _)| *position).filter(|other| *other != first).collect();
        let at_head = leads(&span);
        let how = if rivals.is_empty() && at_head { How::Inside } else { How::Guess };
        Some(Match { indicator: first, how, rivals })
    }

    /// Labels inside a longer text, and synonyms across punctuation: never more than a proposal.
    fn guess(&self, row: &RowText) -> Option<Match> {
        let mut hits = hits(&row.full, &self.synonyms, false);
        hits.extend(self::hits(&row.full, &self.long, true));
        let (indicator, _) = *hits.iter().max_by_key(|(_, span)| span.words)?;
        let others = hits.iter().map(|(position, _)| *position);
        let rivals = others.filter(|other| *other != indicator).collect();
        Some(Match { indicator, how: How::Guess, rivals })
    }
}

/// Names found in a phrase, those inside a longer one left out, the longest first.
fn hits(phrase: &Phrase, names: &[(usize, Phrase)], unbroken: bool) -> Vec<(usize, Span)> {
    let all: Vec<(usize, Span)> = names
        .iter()
        .filter_map(|(position, name)| Some((*position, phrase.find(name)?)))
        .filter(|(_, span)| span.unbroken || !unbroken)
        .collect();
    let swallowed = |span: Span| all.iter().any(|(_, other)| other.swallows(span));
    let mut hits: Vec<(usize, Span)> =
        all.iter().copied().filter(|(_, span)| !swallowed(*span)).collect();
    hits.sort_by_key(|(position, span)| (std::cmp::Reverse(span.words), *position));
    hits
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
