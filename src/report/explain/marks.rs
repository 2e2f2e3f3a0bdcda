//! What makes a figure look wrong: broken check rules and distance from its like, by place.

use std::collections::BTreeMap;

use crate::model::ledger::ReviewReason;
use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::unit::UnitId;
use crate::report::Context;
use crate::report::explain::Explain;

type Place<'a> = (&'a UnitId, &'a IndicatorCode, &'a PeriodId);

/// Sentences about figures, by place.
#[derive(Clone, Debug, Default)]
pub struct Marks<'a>(BTreeMap<Place<'a>, Vec<String>>);

impl<'a> Marks<'a> {
    /// Collects those about figures that are wanted.
    pub fn new(
        explain: &Explain<'a>,
        context: &Context<'_>,
        wanted: impl Fn(&UnitId, &IndicatorCode) -> bool,
    ) -> Self {
        let (words, names) = (context.words, context.names());
        let mut marks = Self::default();
        for note in explain.notes {
            let rule = words.review_reason(
                &ReviewReason::Rule {
                    check: note.check.clone(),
                    note: note.note.clone(),
                    breaks: 1,
                },
                names,
            );
            for broken in &note.breaks {
                if !broken.figures.iter().any(|figure| wanted(&note.unit, &figure.indicator)) {
                    continue;
                }
                let figures = words.review_reason(&ReviewReason::RuleBreak(broken.clone()), names);
                for figure in &broken.figures {
                    let place = (&note.unit, &figure.indicator, &figure.period);
                    marks.add(place, format!("{rule} {figures}"));
                }
            }
        }
        let far = explain.outliers.iter();
        for outlier in far.filter(|outlier| wanted(&outlier.unit, &outlier.indicator)) {
            let place = (&outlier.unit, &outlier.indicator, &outlier.period);
            marks.add(place, words.outlier(outlier));
        }
        marks
    }

    fn add(&mut self, place: Place<'a>, sentence: String) {
        let all = self.0.entry(place).or_default();
        if !all.contains(&sentence) {
            all.push(sentence);
        }
    }

    /// Those about one figure.
    pub fn of<'m>(
        &'m self,
        unit: &'m UnitId,
        code: &'m IndicatorCode,
        period: &'m PeriodId,
    ) -> &'m [String] {
        self.0.get(&(unit, code, period)).map_or(&[], Vec::as_slice)
    }
}
