//! `explain --format json`: the same for scripts. Values are exact decimals as text.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::figure::{Absent, LabelMatch, Reading};
use crate::model::ledger::FigureRow;
use crate::model::round::{Indicator, IndicatorCode, PeriodId};
use crate::model::sighting::Digest;
use crate::model::total::{How, Made, Total, Why};
use crate::model::unit::UnitId;
use crate::report::Context;
use crate::report::explain::{Explain, Marks, stands_on};
use crate::report::figures::plain;

/// A total, or one figure, with all that it stands on.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the words of the contract's export")]
pub struct ExplainJson {
    pub round: String,
    pub indicator: String,
    pub label: String,
    pub unit_of_measure: String,
    pub period: String,
    /// `None` where one unit was asked for.
    pub total: Option<TotalJson>,
    pub units: Vec<UnitJson>,
}

/// What the total comes to.
#[derive(Clone, Debug, Serialize)]
pub struct TotalJson {
    pub value: Option<String>,
    pub made: &'static str,
    pub part: Option<PartJson>,
    pub whole: Option<PartJson>,
    pub counted: usize,
    pub asked: usize,
}

/// One of the sums of which a share is made.
#[derive(Clone, Debug, Serialize)]
pub struct PartJson {
    pub indicator: String,
    pub value: String,
}

/// One unit: what it brings, or why nothing, and the figures.
#[derive(Clone, Debug, Serialize)]
pub struct UnitJson {
    pub unit: String,
    pub unit_name: String,
    pub value: Option<String>,
    pub how: Option<&'static str>,
    pub why_not: Option<&'static str>,
    pub figures: Vec<FigureJson>,
}

/// One figure with its source.
#[derive(Clone, Debug, Serialize)]
pub struct FigureJson {
    pub indicator: String,
    pub period: String,
    pub value: Option<String>,
    pub status: &'static str,
    pub absent: Option<&'static str>,
    pub raw: String,
    pub label: Option<String>,
    pub matched: Option<LabelMatch>,
    pub file: Option<String>,
    pub place: Option<String>,
    pub message: Option<Digest>,
    pub received_at: Option<String>,
    pub version: u32,
    pub decided_by: Option<String>,
    pub others: Vec<String>,
    pub marks: Vec<String>,
    pub rulings: Vec<i64>,
}

impl ExplainJson {
    /// Of all units, or of one.
    pub fn new(
        explain: &Explain<'_>,
        unit: Option<&UnitId>,
        indicator: &Indicator,
        period: &PeriodId,
        context: &Context<'_>,
    ) -> Self {
        let total = explain.total(indicator, period, None);
        let marks = Marks::new(explain, context, |of, _| unit.is_none_or(|unit| unit == of));
        let figure = |row: &FigureRow| FigureJson::new(row, explain, &marks, context);
        let wanted = |of: &UnitId| unit.is_none_or(|unit| unit == of);
        let mut units = Vec::new();
        for counted in total.counted.iter().filter(|counted| wanted(&counted.unit)) {
            let value = counted.value.map(|value| value.normalize().to_string());
            let figures = stands_on(explain, &total, counted).into_iter().map(figure).collect();
            let how = Some(how_word(counted.how));
            units.push(UnitJson { value, how, ..UnitJson::new(&counted.unit, figures, context) });
        }
        for gap in total.gaps.iter().filter(|gap| wanted(&gap.unit)) {
            let row = explain.board.row(&gap.unit, &indicator.code, period);
            let figures = row.into_iter().map(figure).collect();
            let why_not = Some(why_word(gap.why));
            units.push(UnitJson { why_not, ..UnitJson::new(&gap.unit, figures, context) });
        }
        Self {
            round: explain.round.id.to_string(),
            indicator: indicator.code.to_string(),
            label: indicator.label.clone(),
            unit_of_measure: indicator.unit_of_measure.clone(),
            period: period.to_string(),
            total: unit.is_none().then(|| TotalJson::new(&total)),
            units,
        }
    }
}

impl TotalJson {
    fn new(total: &Total) -> Self {
        let (made, part, whole) = match &total.made {
            Made::Sum => ("sum", None, None),
            Made::Yes => ("count_yes", None, None),
            Made::Nothing => ("none", None, None),
            Made::Share { part, whole } => ("ratio", Some(part), Some(whole)),
        };
        let told = |(code, sum): &(IndicatorCode, Decimal)| PartJson {
            indicator: code.to_string(),
            value: sum.normalize().to_string(),
        };
        Self {
            value: total.value.map(|value| value.normalize().to_string()),
            made,
            part: part.map(told),
            whole: whole.map(told),
            counted: total.counted.len(),
            asked: total.asked(),
        }
    }
}

impl UnitJson {
    fn new(unit: &UnitId, figures: Vec<FigureJson>, context: &Context<'_>) -> Self {
        Self {
            unit: unit.to_string(),
            unit_name: context.names().unit(unit).to_owned(),
            value: None,
            how: None,
            why_not: None,
            figures,
        }
    }
}

impl FigureJson {
    fn new(
        row: &FigureRow,
        explain: &Explain<'_>,
        marks: &Marks<'_>,
        context: &Context<'_>,
    ) -> Self {
        let Reading { value, status, absent, raw, .. } = &row.reading;
        let rulings = explain.rulings_on(&row.unit, &row.indicator, &row.period);
        Self {
            indicator: row.indicator.to_string(),
            period: row.period.to_string(),
            value: value.as_ref().map(plain),
            status: status.as_str(),
            absent: absent.map(Absent::as_str),
            raw: raw.clone(),
            label: row.source.as_ref().map(|source| source.label.clone()),
            matched: row.source.as_ref().and_then(|source| source.matched),
            file: row.file.clone(),
            place: row.source.as_ref().map(|source| context.words.place(&source.place)),
            message: row.message,
            received_at: row.received_at.map(|at| context.rfc3339(at)),
            version: row.version,
            decided_by: row.decided_by.clone(),
            others: row.others.iter().map(|other| plain(&other.value)).collect(),
            marks: marks.of(&row.unit, &row.indicator, &row.period).to_vec(),
            rulings: rulings.into_iter().map(|ruling| ruling.id).collect(),
        }
    }
}

const fn how_word(how: How) -> &'static str {
    match how {
        How::Written => "written",
        How::Years => "years",
        How::Newest => "newest",
        How::Parts => "parts",
    }
}

const fn why_word(why: Why) -> &'static str {
    match why {
        Why::NotReceived => "not_received",
        Why::MaybeSent => "maybe_sent",
        Why::Review => "review",
        Why::Absent(absent) => absent.as_str(),
        Why::NoNumber => "no_number",
        Why::NoParts => "no_parts",
        Why::PartAboveWhole => "part_above_whole",
    }
}
