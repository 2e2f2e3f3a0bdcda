//! Which row above a row belongs to.
//!
//! "Trong đó: nữ" counts women among whatever stands above it, and "- Cấp tỉnh" is a level of
//! staff only below the staff: the same words below another row mean another figure. Where the
//! form prints a row among the parts of its parent, short or dashed wordings are believed only
//! there.

use crate::judge::figures::labels::Labels;
use crate::judge::figures::labels::Match;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;

/// A label of so few words says little without the row above it.
const FEW_WORDS: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// A section has begun, or the table.
    Nobody,
    /// An indicator of the form.
    Known(usize),
    /// A row that the form does not know.
    Stranger,
}

/// What has been read so far, as far as it matters for the next row.
#[derive(Clone, Debug)]
pub(super) struct Kinship {
    head: Head,
    section: String,
}

impl Kinship {
    /// At the top of a table.
    pub(super) const fn new() -> Self {
        Self { head: Head::Nobody, section: String::new() }
    }

    /// A section begins.
    pub(super) fn section(&mut self, row: &RowText) {
        self.head = Head::Nobody;
        self.section = row.bare.joined();
    }

    /// The heading of the section in which the next row stands.
    pub(super) fn heading(&self) -> &str {
        &self.section
    }

    /// A row that the form does not know.
    pub(super) fn stranger(&mut self, row: &RowText) {
        if !row.is_part && row.bare.len() > 0 {
            self.head = Head::Stranger;
        }
    }

    /// The match in the light of what stands above; remembers it for the next row.
    pub(super) fn settle(&mut self, found: Match, row: &RowText, labels: &Labels) -> Match {
        let found = self.without_rivals(found, row, labels);
        let alone = labels.indicator(found.indicator).is_none_or(|own| own.parent.is_none());
        if row.is_among && alone || !self.fits(&found, row, labels) {
            return found.because(LabelReason::Loose);
        }
        let own = Head::Known(found.indicator);
        match labels.family_head(found.indicator) {
            Some(parent) => self.head = Head::Known(parent),
            None if found.is_sure() => self.head = own,
            None => self.head = Head::Stranger,
        }
        found
    }

    fn fits(&self, found: &Match, row: &RowText, labels: &Labels) -> bool {
        let Some(parent) = labels.family_head(found.indicator) else { return true };
        let says_enough =
            !row.is_part && found.reason != LabelReason::Short && row.bare.len() > FEW_WORDS;
        match self.head {
            Head::Known(head) => says_enough || head == parent,
            Head::Stranger => says_enough,
            Head::Nobody => {
                says_enough
                    || self.section.is_empty()
                    || labels.in_section(found.indicator, &self.section)
            }
        }
    }

    /// Of several indicators, the one whose parent stands above a dashed row is meant; the one
    /// of this section is the better proposal, no more.
    fn without_rivals(&self, found: Match, row: &RowText, labels: &Labels) -> Match {
        if found.rivals.is_empty() {
            return found;
        }
        let candidates = || std::iter::once(found.indicator).chain(found.rivals.iter().copied());
        let only = |fits: &dyn Fn(usize) -> bool| {
            let mut fitting = candidates().filter(|candidate| fits(*candidate));
            fitting.next().filter(|first| fitting.all(|other| other == *first))
        };
        let below = |candidate: usize| {
            row.is_part && labels.family_head(candidate).map(Head::Known) == Some(self.head)
        };
        if let Some(indicator) = only(&below) {
            let reason = if found.is_sure() { found.reason } else { LabelReason::Inside };
            return Match { indicator, rivals: Vec::new(), ..found }.because(reason);
        }
        match only(&|candidate| labels.in_section(candidate, &self.section)) {
            Some(indicator) => Match { indicator, ..found },
            None => found,
        }
    }
}
