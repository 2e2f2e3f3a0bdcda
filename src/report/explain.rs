//! `explain`: where a figure or a total comes from, down to the cell and the words read.
//!
//! The page of a figure shows the same [`facts()`], so page and command cannot say two things.

mod facts;
mod json;
mod marks;

use crate::judge::totals::Board;
use crate::model::figure::StrayCell;
use crate::model::ledger::{FigureRow, Standing, Standings, StrayFigureRow};
use crate::model::outlier::Outlier;
use crate::model::round::{Indicator, IndicatorCode, PeriodId, Round};
use crate::model::rule_note::RuleNote;
use crate::model::ruling::{Decision, Ruling};
use crate::model::total::{Counted, How, Made, Total};
use crate::model::unit::UnitId;
use crate::words::Words;

use super::{Context, Error};

pub use facts::{Fact, facts};
pub use json::ExplainJson;
pub use marks::Marks;

/// What is known of a round's figures.
#[derive(Clone, Copy, Debug)]
pub struct Explain<'a> {
    /// The round with its list and form.
    pub round: &'a Round,
    /// Where the units stand.
    pub standings: &'a Standings,
    /// Figures in force, by place.
    pub board: &'a Board<'a>,
    /// What the check rules note.
    pub notes: &'a [RuleNote],
    /// Figures far from their like.
    pub outliers: &'a [Outlier],
    /// Every ruling, in order.
    pub rulings: &'a [Ruling],
    /// Rows outside the form.
    pub strays: &'a [StrayFigureRow],
}

impl<'a> Explain<'a> {
    /// The total over the units of a group, or over all.
    pub fn total(&self, indicator: &Indicator, period: &PeriodId, group: Option<&str>) -> Total {
        let of_group = |standing: &&Standing| group.is_none_or(|group| standing.group == group);
        let units: Vec<&Standing> = self.standings.units.iter().filter(of_group).collect();
        crate::judge::totals::total(&units, self.board, indicator, period)
    }

    /// Rulings about one figure, or about all figures of the letter in which it stands.
    pub fn rulings_on(
        &self,
        unit: &UnitId,
        code: &IndicatorCode,
        period: &PeriodId,
    ) -> Vec<&'a Ruling> {
        let message = self.board.row(unit, code, period).and_then(|row| row.message);
        let concerns = |ruling: &&Ruling| match &ruling.decision {
            Decision::Figure { round, unit: of, indicator, period: column, .. } => {
                let column_is =
                    column.as_ref().map_or(PeriodId::total() == *period, |c| c == period);
                *round == self.round.id && of == unit && indicator == code && column_is
            }
            Decision::Accept { message: of } | Decision::Exclude { message: of } => {
                Some(*of) == message
            }
            _ => false,
        };
        self.rulings.iter().filter(concerns).collect()
    }
}

/// A column's title, or its key where the round does not know it.
pub fn column<'r>(round: &'r Round, period: &'r PeriodId) -> &'r str {
    let known = round.periods.iter().find(|known| known.id == *period);
    known.map_or(period.as_str(), |known| known.title.as_str())
}

/// A total and every unit in it or not, for a terminal.
pub fn total_text(
    explain: &Explain<'_>,
    indicator: &Indicator,
    period: &PeriodId,
    context: &Context<'_>,
) -> String {
    let (words, names) = (context.words, context.names());
    let total = explain.total(indicator, period, None);
    let mut lines = vec![
        words.indicator_in_column(indicator, column(explain.round, period)),
        words.total_sentence(&total, indicator, names),
        words.total_made(&total),
    ];
    if !total.counted.is_empty() {
        lines.extend([String::new(), words.units_counted(total.counted.len())]);
    }
    for counted in &total.counted {
        lines.extend(counted_lines(explain, &total, counted, indicator, context));
    }
    if !total.gaps.is_empty() {
        lines.extend([String::new(), words.units_not_counted(total.gaps.len())]);
    }
    for gap in &total.gaps {
        let name = words.short_name(names.unit(&gap.unit));
        let mut line = format!("- {name}: {}", words.why_not_counted(gap.why));
        if let Some(row) = explain.board.row(&gap.unit, &total.indicator, &total.period) {
            line.push_str(&in_brackets(&source(row, context)));
        }
        lines.push(line);
    }
    joined(&lines)
}

/// A unit in a total: what it brings, and each figure of which that is made.
fn counted_lines(
    explain: &Explain<'_>,
    total: &Total,
    counted: &Counted,
    indicator: &Indicator,
    context: &Context<'_>,
) -> Vec<String> {
    let words = context.words;
    let name = words.short_name(context.names().unit(&counted.unit));
    let rows = stands_on(explain, total, counted);
    if let (How::Written, [row]) = (counted.how, rows.as_slice()) {
        let value = row.reading.value.as_ref().map(|value| words.figure_value(value, indicator));
        let value = value.unwrap_or_default();
        return vec![format!("- {name}: {value}{}", in_brackets(&source(row, context)))];
    }
    let value = counted
        .value
        .map(|number| words.figure_value(&crate::model::figure::Value::Number(number), indicator));
    let how = words.total_how(counted.how).unwrap_or_default();
    let head = format!("- {name}: {}{}", value.unwrap_or_default(), in_brackets(how));
    let parts = rows.iter().map(|row| {
        let value = row.reading.value.as_ref().map(|value| words.plain_value(value));
        let (code, column) = (&row.indicator, column(explain.round, &row.period));
        let value = value.unwrap_or_default();
        format!("  - {code}, {column}: {value}{}", in_brackets(&source(row, context)))
    });
    std::iter::once(head).chain(parts).collect()
}

/// The figures of which a unit's part of a total is made.
pub fn stands_on<'a>(
    explain: &Explain<'a>,
    total: &Total,
    counted: &Counted,
) -> Vec<&'a FigureRow> {
    let at = |code, period| explain.board.row(&counted.unit, code, period);
    let whole = PeriodId::total();
    let mut years =
        explain.round.periods.iter().map(|period| &period.id).filter(|id| **id != whole);
    let code = &total.indicator;
    match (counted.how, &total.made) {
        (How::Years, _) => years.filter_map(|year| at(code, year)).collect(),
        (How::Newest, _) => years.next_back().and_then(|year| at(code, year)).into_iter().collect(),
        (How::Parts, Made::Share { part, whole }) => {
            [&part.0, &whole.0].into_iter().filter_map(|code| at(code, &total.period)).collect()
        }
        (How::Written | How::Parts, _) => at(code, &total.period).into_iter().collect(),
    }
}

/// One figure with everything known of it, for a terminal.
pub fn figure_text(
    explain: &Explain<'_>,
    unit: &UnitId,
    indicator: &Indicator,
    period: &PeriodId,
    context: &Context<'_>,
) -> String {
    let (words, names) = (context.words, context.names());
    let mut lines = vec![
        names.unit(unit).to_owned(),
        words.indicator_in_column(indicator, column(explain.round, period)),
    ];
    match explain.board.row(unit, &indicator.code, period) {
        Some(row) => lines.extend(
            facts(row, indicator, context)
                .iter()
                .map(|fact| format!("- {}: {}", words.fact(fact.name), fact.text)),
        ),
        None => lines.push(words.no_figure_of_unit(&words.short_name(names.unit(unit)))),
    }
    let marks = Marks::new(explain, context, |of, code| of == unit && *code == indicator.code);
    let warning = words.fact(crate::words::totals::FactName::Warning);
    lines.extend(
        marks.of(unit, &indicator.code, period).iter().map(|mark| format!("- {warning}: {mark}")),
    );
    let rulings = explain.rulings_on(unit, &indicator.code, period);
    if !rulings.is_empty() {
        lines.push(words.figure_rulings().to_owned());
    }
    lines.extend(rulings.into_iter().map(|ruling| {
        let sentence = words.decision(&ruling.decision, names, context.time_zone);
        words.ruling_line(ruling, &context.zoned(ruling.at), &sentence)
    }));
    lines.extend(stray_lines(explain, unit, words));
    joined(&lines)
}

/// The unit's rows outside the form: one of them may be what was asked for.
fn stray_lines(explain: &Explain<'_>, unit: &UnitId, words: Words) -> Vec<String> {
    let rows: Vec<_> = explain.strays.iter().filter(|stray| stray.unit == *unit).collect();
    let heading = (!rows.is_empty()).then(|| words.strays_heading().to_owned());
    let lines = rows.into_iter().map(|stray| {
        let (label, file) = (&stray.row.label, words.file_name(&stray.file));
        format!("- {label}: {} ({file})", stray_cells(stray, words).join("; "))
    });
    heading.into_iter().chain(lines).collect()
}

/// What stands in a row outside the form, cell by cell, with heading and place.
pub fn stray_cells(stray: &StrayFigureRow, words: Words) -> Vec<String> {
    let told = |cell: &StrayCell| {
        let (heading, raw, place) = (&cell.heading, &cell.raw, words.place(&cell.place));
        if heading.is_empty() {
            return format!("“{raw}” ({place})");
        }
        format!("{heading}: “{raw}” ({place})")
    };
    stray.row.cells.iter().map(told).collect()
}

/// The total, or the one figure, for scripts.
pub fn json(
    explain: &Explain<'_>,
    unit: Option<&UnitId>,
    indicator: &Indicator,
    period: &PeriodId,
    context: &Context<'_>,
) -> Result<Vec<u8>, Error> {
    super::json(&ExplainJson::new(explain, unit, indicator, period, context))
}

/// Where a figure stands, in one line: words, file, place, letter, time, how sure, who.
fn source(row: &FigureRow, context: &Context<'_>) -> String {
    let words = context.words;
    let raw = row.reading.raw.trim();
    let letter = row.message.map(|digest| facts::letter(&digest));
    let source = row.source.as_ref();
    let parts = [
        (!raw.is_empty()).then(|| format!("“{raw}”")),
        row.file.as_deref().map(|file| words.file_name(file)),
        source.map(|source| words.place(&source.place)),
        letter.map(|letter| {
            format!("{} {letter}", words.heading(crate::words::columns::Heading::Message))
        }),
        row.received_at.map(|at| words.date_time(&context.zoned(at))),
        Some(words.figure_status(row.reading.status).to_owned()),
        source.and_then(|source| source.matched).map(|matched| words.read_match(matched)),
        row.decided_by.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn in_brackets(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" ({text})") }
}

fn joined(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}
