//! Totals of all indicators in one column: what each comes to, who is not in it, what looks wrong.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;

use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::unit::UnitId;
use crate::web::pages::figures::{Choices, View};
use crate::web::shell::{Section, Shell};
use crate::web::visit::page;
use crate::words::Words;
use crate::words::columns::Heading;

struct Line {
    code: String,
    href: String,
    label: String,
    total: String,
    measure: String,
    counted: String,
    missing: String,
    gaps: Vec<String>,
    marks: String,
}

struct Part {
    title: String,
    lines: Vec<Line>,
}

struct Strays {
    href: String,
    text: String,
}

#[derive(Template)]
#[template(path = "figures.html", config = "src/web/askama.toml")]
struct Overview {
    shell: Shell,
    words: Words,
    round: String,
    address: String,
    column: String,
    choices: Choices,
    parts: Vec<Part>,
    strays: Vec<Strays>,
}

pub(super) fn show(view: &View<'_>, period: &PeriodId) -> Response {
    let title = view.words.section(Section::Figures);
    page(&Overview {
        shell: view.visit.shell(view.picture, Section::Figures, title),
        words: view.words,
        round: view.round.id.to_string(),
        address: view.address(),
        column: view.column(period).to_owned(),
        choices: view.choices(period, "", ""),
        parts: parts(view, period),
        strays: strays(view),
    })
}

fn parts(view: &View<'_>, period: &PeriodId) -> Vec<Part> {
    let (words, names) = (view.words, view.names());
    let marks = marks(view, period);
    let mut parts: Vec<Part> = Vec::new();
    for total in view.data.totals.iter().filter(|total| total.period == *period) {
        let Some(indicator) = view.round.form.get(&total.indicator) else { continue };
        if parts.last().is_none_or(|part| part.title != indicator.section) {
            parts.push(Part { title: indicator.section.clone(), lines: Vec::new() });
        }
        let (number, measure) = words.total_columns(total, indicator);
        let line = Line {
            code: indicator.code.to_string(),
            href: format!("{}?chi-tieu={}&cot={period}", view.address(), indicator.code),
            label: indicator.label.clone(),
            total: number,
            measure,
            counted: words.total_counted(total),
            missing: words.units_count(total.gaps.len()),
            gaps: words.total_gaps(total, names),
            marks: marks
                .get(&indicator.code)
                .map_or_else(String::new, |units| words.marks_count(units.len())),
        };
        if let Some(part) = parts.last_mut() {
            part.lines.push(line);
        }
    }
    parts
}

/// Units whose figure looks wrong, by indicator.
fn marks<'a>(
    view: &View<'a>,
    period: &PeriodId,
) -> BTreeMap<&'a IndicatorCode, BTreeSet<&'a UnitId>> {
    let mut marks: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for note in &view.data.figures.notes {
        let figures = note.breaks.iter().flat_map(|broken| &broken.figures);
        for figure in figures.filter(|figure| figure.period == *period) {
            marks.entry(&figure.indicator).or_default().insert(&note.unit);
        }
    }
    for outlier in view.data.figures.outliers.iter().filter(|outlier| outlier.period == *period) {
        marks.entry(&outlier.indicator).or_default().insert(&outlier.unit);
    }
    marks
}

/// Units with rows outside the form, in the order of the list.
fn strays(view: &View<'_>) -> Vec<Strays> {
    let mut counts: Vec<(&UnitId, usize)> = Vec::new();
    for stray in &view.data.figures.strays {
        match counts.last_mut() {
            Some((unit, count)) if **unit == stray.unit => *count = count.saturating_add(1),
            _ => counts.push((&stray.unit, 1)),
        }
    }
    let told = |(unit, count)| Strays {
        href: format!("{}?don-vi={unit}#ngoai-bieu", view.address()),
        text: view.words.strays_of(&view.words.short_name(view.names().unit(unit)), count),
    };
    counts.into_iter().map(told).collect()
}
