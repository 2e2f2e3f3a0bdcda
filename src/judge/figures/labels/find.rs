//! Which indicator a row's label names.
//!
//! The whole text first: label, then short wordings, then synonyms. Else the longest synonym that
//! stands in it as whole words. Two indicators in one text, a name in the tail of a sentence
//! ("số bài viết trên trang Facebook" counts no pages), or a name torn by a comma are proposals
//! for a person, never decisions.

use crate::judge::figures::labels::Labels;
use crate::judge::figures::labels::matched::Match;
use crate::judge::figures::labels::matched::usual_score;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::wording::Phrase;
use crate::judge::figures::wording::RowText;
use crate::judge::figures::wording::Span;
use crate::model::figure::LabelReason;
use crate::text::fold;

/// A longer text is prose, not a label.
const LONGEST_LABEL: usize = 400;

/// Words before a name that change nothing: "Tổng số", "Số lượng các".
const FILLERS: &[&str] = &["so", "tong", "luong", "cac", "tat", "ca"];

impl Labels {
    /// The indicator that the label names.
    pub(in crate::judge::figures) fn find(&self, row: &RowText) -> Option<Match> {
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
    pub(in crate::judge::figures) fn says_more(&self, row: &RowText, indicator: usize) -> bool {
        self.scored.says_more(row, indicator)
    }

    /// The indicator of which the whole text says a wording in full, in whatever order.
    pub(in crate::judge::figures) fn find_full(&self, row: &RowText) -> Option<Match> {
        let whole = self.find_whole(row).filter(Match::is_sure);
        let in_full = |found: &Match| found.score >= usual_score(LabelReason::Reordered);
        whole.or_else(|| self.scored.find(row).filter(in_full))
    }

    /// The indicator of which the whole text is a wording, but for brackets or a unit of measure.
    pub(in crate::judge::figures) fn find_whole(&self, row: &RowText) -> Option<Match> {
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
pub(super) fn hits(
    phrase: &Phrase,
    names: &[(usize, Phrase)],
    unbroken: bool,
) -> Vec<(usize, Span)> {
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
