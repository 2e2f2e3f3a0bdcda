//! What a later version of a unit's report says that the one before it did not, figure by figure.
//!
//! Only shown: which version counts is decided by [`in_force`].

use crate::judge::in_force;
use crate::model::figure::Reading;
use crate::model::judgement::Verdict;
use crate::model::ledger::Row;
use crate::model::round::{IndicatorCode, PeriodId, Round};
use crate::model::unit::Unit;

/// One figure that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// What the earlier version says; `None` where it has no such row.
    pub before: Option<Reading>,
    /// What the later version says; `None` where it has no such row.
    pub after: Option<Reading>,
}

/// Figures that differ, in the order of the form. What a supplement leaves out is no difference: it
/// only adds.
pub fn changes(round: &Round, unit: &Unit, before: &Row, after: &Row) -> Vec<Change> {
    let mut old = in_force::said_by(before, &unit.id, 0, None);
    let only_adds = after.verdict == Verdict::Supplement;
    let mut changes = Vec::new();
    for ((indicator, period), row) in in_force::said_by(after, &unit.id, 0, None) {
        let key = (indicator, period);
        let before = old.remove(&key).map(|row| row.reading);
        let said = before.as_ref().and_then(|reading| reading.value.as_ref());
        let is_left_out = only_adds && !row.reading.is_filled();
        if !is_left_out && said != row.reading.value.as_ref() {
            let (indicator, period) = key;
            changes.push(Change { indicator, period, before, after: Some(row.reading) });
        }
    }
    if !only_adds {
        let lost = old.into_iter().filter(|(_, row)| row.reading.value.is_some());
        changes.extend(lost.map(|((indicator, period), row)| Change {
            indicator,
            period,
            before: Some(row.reading),
            after: None,
        }));
    }
    changes.retain(|change| {
        round.form.get(&change.indicator).is_some_and(|known| known.applies_to(&unit.group))
    });
    changes.sort_by_key(|change| round.position(&change.indicator, &change.period));
    changes
}
