//! Which indicator a row's label names.
//!
//! The whole text first: label, then short wordings, then synonyms. Else the longest synonym that
//! stands in it as whole words. Two indicators in one text, a name in the tail of a sentence
//! ("số bài viết trên trang Facebook" counts no pages), or a name torn by a comma are proposals
//! for a person, never decisions.

mod besides;
mod likely;
mod scored;
mod words;

pub(super) use likely::Likely;

use std::collections::BTreeMap;

use crate::judge::figures::labels::scored::Scored;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::measure::Sort;
use crate::judge::figures::wording::Phrase;
use crate::judge::figures::wording::RowText;
use crate::judge::figures::wording::Span;
use crate::model::figure::LabelMatch;
use crate::model::figure::LabelReason;
use crate::model::round::Form;
use crate::model::round::Indicator;
use crate::model::round::IndicatorCode;
use crate::text::fold;

/// A longer text is prose, not a label.
const LONGEST_LABEL: usize = 400;

/// A label of so many words is recognised inside a longer text.
const LONG_LABEL: usize = 4;

/// Words before a name that change nothing: "Tổng số", "Số lượng các".
const FILLERS: &[&str] = &["so", "tong", "luong", "cac", "tat", "ca"];

/// From this score on a match is certain. Below it a person confirms the row.
pub(super) const SURE_LINE: u8 = 85;

/// The indicator that a label names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Its position in the form.
    pub(super) indicator: usize,
    /// How it was recognised.
    pub(super) reason: LabelReason,
    /// How well, 0 to 100.
    pub(super) score: u8,
    /// Positions of others that the label names as well.
    pub(super) rivals: Vec<usize>,
}

impl Match {
    fn new(indicator: usize, reason: LabelReason, rivals: Vec<usize>) -> Self {
        let reason = if rivals.is_empty() { reason } else { LabelReason::Rivals };
        Self { indicator, reason, score: usual_score(reason), rivals }
    }

    /// The same indicator, for another reason.
    pub(super) fn because(mut self, reason: LabelReason) -> Self {
        self.reason = reason;
        self.score = usual_score(reason);
        self
    }

    /// Certain enough to be counted.
    pub(super) fn is_sure(&self) -> bool {
        self.score >= SURE_LINE
    }

    /// The whole text is a wording of the form.
    pub(super) fn is_whole(&self) -> bool {
        self.reason < LabelReason::Inside
    }

    /// What is kept of it beside a figure.
    pub(super) const fn kept(&self) -> LabelMatch {
        LabelMatch { score: self.score, reason: self.reason }
    }
}

/// The score of a reason that words alone decide; [`scored`] computes the others, and these are
/// their highest.
const fn usual_score(reason: LabelReason) -> u8 {
    match reason {
        LabelReason::Label => 100,
        LabelReason::Short => 98,
        LabelReason::Synonym => 97,
        LabelReason::Added | LabelReason::Abbreviation => 95,
        LabelReason::Inside => 92,
        LabelReason::Reordered => 90,
        LabelReason::Neighbours | LabelReason::Surroundings => SURE_LINE,
        LabelReason::Slip => 82,
        LabelReason::Partial => 80,
        LabelReason::Loose => 60,
        LabelReason::Rivals => 50,
    }
}

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

    /// The indicator that the label names.
    pub(super) fn find(&self, row: &RowText) -> Option<Match> {
        let length: usize = row.full.before(usize::MAX).map(str::len).sum();
        if length > LONGEST_LABEL {
            return None;
        }
        if let Some(found) = self.find_whole(row) {
            return Some(found);
        }
        let inside = self.inside(row).map(|found| self.unless_more(found, row));
        if inside.as_ref().is_some_and(Match::is_sure) {
            return inside;
        }
        let scored = self.scored.find(row).map(|found| self.unless_more(found, row));
        if scored.as_ref().is_some_and(Match::is_sure) {
            return scored;
        }
        better(inside.or_else(|| self.guess(row)), scored)
    }

    /// A name in a text that says something else besides is a proposal.
    fn unless_more(&self, found: Match, row: &RowText) -> Match {
        let more = found.is_sure() && self.says_more(row, found.indicator);
        if more { found.because(LabelReason::Loose) } else { found }
    }

    /// Whether the label says what no wording of the indicator says.
    pub(super) fn says_more(&self, row: &RowText, indicator: usize) -> bool {
        self.scored.says_more(row, indicator)
    }

    /// The indicator of which the whole text says a wording in full, in whatever order.
    pub(super) fn find_full(&self, row: &RowText) -> Option<Match> {
        let whole = self.find_whole(row).filter(Match::is_sure);
        let in_full = |found: &Match| found.score >= usual_score(LabelReason::Reordered);
        whole.or_else(|| self.scored.find(row).filter(in_full))
    }

    /// The indicator of which the whole text is a wording, but for brackets or a unit of measure.
    pub(super) fn find_whole(&self, row: &RowText) -> Option<Match> {
        let literal = [&row.full, &row.bare].into_iter().find_map(|phrase| self.entries(phrase));
        if let Some(entries) = literal {
            return best(entries);
        }
        if let Some(entries) = row.outside_brackets.as_ref().and_then(|rest| self.entries(rest)) {
            let found = best(entries)?;
            let reason = if row.narrows { LabelReason::Loose } else { LabelReason::Added };
            let keeps = found.reason == LabelReason::Short && !row.narrows;
            return Some(if keeps || !found.is_sure() { found } else { found.because(reason) });
        }
        best(self.entries(&self.without_measure(row)?)?)
    }

    fn entries(&self, phrase: &Phrase) -> Option<&Vec<(LabelReason, usize)>> {
        self.whole.get(&phrase.squashed()).filter(|_| phrase.len() > 0)
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
        let reason = if at_head { LabelReason::Inside } else { LabelReason::Loose };
        Some(Match::new(first, reason, rivals))
    }

    /// Labels inside a longer text, and synonyms across punctuation: never more than a proposal.
    fn guess(&self, row: &RowText) -> Option<Match> {
        let mut hits = hits(&row.full, &self.synonyms, false);
        hits.extend(self::hits(&row.full, &self.long, true));
        let (indicator, _) = *hits.iter().max_by_key(|(_, span)| span.words)?;
        let others = hits.iter().map(|(position, _)| *position);
        let rivals = others.filter(|other| *other != indicator).collect();
        Some(Match::new(indicator, LabelReason::Loose, rivals))
    }
}

/// The proposal to show: a name that stands in the text, unless the words as a whole say another one
/// better. Who names two indicators is asked which.
fn better(named: Option<Match>, scored: Option<Match>) -> Option<Match> {
    let (Some(named), Some(scored)) = (&named, &scored) else { return named.or(scored) };
    let whole = named.rivals.is_empty() && scored.rivals.is_empty() && scored.score > named.score;
    Some(if whole { scored.clone() } else { named.clone() })
}

/// The surest of the indicators that share a wording.
fn best(entries: &[(LabelReason, usize)]) -> Option<Match> {
    let (reason, indicator) = *entries.iter().min()?;
    let rivals = entries
        .iter()
        .filter(|(other, position)| *other == reason && *position != indicator)
        .map(|(_, position)| *position)
        .collect();
    Some(Match::new(indicator, reason, rivals))
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
