//! An indicator that a label names: for which reason, how surely, and beside which others.

use crate::model::figure::LabelMatch;
use crate::model::figure::LabelReason;

/// From this score on a match is certain. Below it a person confirms the row.
pub(in crate::judge::figures) const SURE_LINE: u8 = 85;

/// The indicator that a label names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::judge::figures) struct Match {
    /// Its position in the form.
    pub(in crate::judge::figures) indicator: usize,
    /// How it was recognised.
    pub(in crate::judge::figures) reason: LabelReason,
    /// How well, 0 to 100.
    pub(in crate::judge::figures) score: u8,
    /// Positions of others that the label names as well.
    pub(in crate::judge::figures) rivals: Vec<usize>,
}

impl Match {
    pub(super) fn new(indicator: usize, reason: LabelReason, rivals: Vec<usize>) -> Self {
        let reason = if rivals.is_empty() { reason } else { LabelReason::Rivals };
        Self { indicator, reason, score: usual_score(reason), rivals }
    }

    /// The same indicator, for another reason.
    pub(in crate::judge::figures) fn because(mut self, reason: LabelReason) -> Self {
        self.reason = reason;
        self.score = usual_score(reason);
        self
    }

    /// Certain enough to be counted.
    pub(in crate::judge::figures) fn is_sure(&self) -> bool {
        self.score >= SURE_LINE
    }

    /// The whole text is a wording of the form.
    pub(in crate::judge::figures) fn is_whole(&self) -> bool {
        self.reason < LabelReason::Inside
    }

    /// What is kept of it beside a figure.
    pub(in crate::judge::figures) const fn kept(&self) -> LabelMatch {
        LabelMatch { score: self.score, reason: self.reason }
    }
}

/// The score of a reason that words alone decide; [`scored`](super::scored) computes the others, and these are
/// their highest.
pub(super) const fn usual_score(reason: LabelReason) -> u8 {
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
