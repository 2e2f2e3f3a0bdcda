//! All figures of one unit in every column, and its rows outside the form.

use askama::Template;
use axum::response::Response;

use crate::model::ledger::{Standing, StrayFigureRow};
use crate::model::round::Indicator;
use crate::model::unit::UnitId;
use crate::report::explain::{Explain, Marks, stray_cells};
use crate::web::pages::figures::cell::{Cell, cell};
use crate::web::pages::figures::{View, has_column};
use crate::web::shell::{Section, Shell};
use crate::web::visit::page;
use crate::words::Words;
use crate::words::columns::Heading;

struct Line {
    code: String,
    label: String,
    unit_of_measure: String,
    /// One for each column; nothing where the indicator has no such column.
    cells: Vec<Option<Cell>>,
    marks: Vec<String>,
}

struct Part {
    title: String,
    lines: Vec<Line>,
}

struct Stray {
    label: String,
    file: String,
    letter: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "figures_unit.html", config = "src/web/askama.toml")]
struct UnitPage {
    shell: Shell,
    words: Words,
    unit_href: String,
    columns: Vec<String>,
    parts: Vec<Part>,
    strays: Vec<Stray>,
}

pub(super) fn show(view: &View<'_>, unit: &str) -> Option<Response> {
    let unit = UnitId::new(unit);
    let standing = view.data.standings.units.iter().find(|standing| standing.unit == unit)?;
    let board = view.board(|row| row.unit == unit);
    let explain = view.explain(&board);
    let title = view.words.all_figures_of(&standing.name);
    let strays = view.data.figures.strays.iter().filter(|stray| stray.unit == unit);
    Some(page(&UnitPage {
        shell: view.visit.shell(view.picture, Section::Figures, title),
        words: view.words,
        unit_href: format!("/dot/{}/don-vi/{unit}", view.round.id),
        columns: view.round.periods.iter().map(|period| period.title.clone()).collect(),
        parts: parts(view, &explain, standing),
        strays: strays.map(|stray| told(stray, view.words)).collect(),
    }))
}

fn parts(view: &View<'_>, explain: &Explain<'_>, standing: &Standing) -> Vec<Part> {
    let marks = Marks::new(explain, &view.picture.context(), |unit, _| *unit == standing.unit);
    let mut parts: Vec<Part> = Vec::new();
    for indicator in view.round.form.for_group(&standing.group) {
        if parts.last().is_none_or(|part| part.title != indicator.section) {
            parts.push(Part { title: indicator.section.clone(), lines: Vec::new() });
        }
        if let Some(part) = parts.last_mut() {
            part.lines.push(line(view, explain, &marks, standing, indicator));
        }
    }
    parts
}

fn line(
    view: &View<'_>,
    explain: &Explain<'_>,
    marks: &Marks<'_>,
    standing: &Standing,
    indicator: &Indicator,
) -> Line {
    let mut said = Vec::new();
    let mut cells = Vec::new();
    for period in view.round.periods.iter().map(|period| &period.id) {
        let stands = explain.board.row(&standing.unit, &indicator.code, period).is_some();
        let shown = stands || has_column(indicator, period);
        cells.push(shown.then(|| cell(view, explain.board, standing, indicator, period)));
        said.extend_from_slice(marks.of(&standing.unit, &indicator.code, period));
    }
    said.dedup();
    Line {
        code: indicator.code.to_string(),
        label: indicator.label.clone(),
        unit_of_measure: indicator.unit_of_measure.clone(),
        cells,
        marks: said,
    }
}

fn told(stray: &StrayFigureRow, words: Words) -> Stray {
    Stray {
        label: stray.row.label.clone(),
        file: words.file_name(&stray.file),
        letter: format!("/thu/{}", stray.message),
        cells: stray_cells(stray, words),
    }
}
