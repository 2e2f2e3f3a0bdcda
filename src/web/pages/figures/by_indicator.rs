//! One indicator in one column over all units, by groups with their own totals.

use askama::Template;
use axum::response::Response;

use crate::model::ledger::Standing;
use crate::model::round::{Aggregate, Indicator, PeriodId};
use crate::report::explain::{Explain, Marks};
use crate::web::pages::figures::cell::{Cell, cell};
use crate::web::pages::figures::{Choices, View};
use crate::web::shell::{Section, Shell};
use crate::web::visit::page;
use crate::words::Words;
use crate::words::columns::Heading;

struct Line {
    unit: String,
    cell: Cell,
    raw: String,
    place: String,
    marks: Vec<String>,
}

struct Part {
    title: String,
    total: String,
    counted: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "figures_indicator.html", config = "src/web/askama.toml")]
struct IndicatorPage {
    shell: Shell,
    words: Words,
    round: String,
    address: String,
    choices: Choices,
    caption: String,
    total: String,
    counted: String,
    gaps: Vec<String>,
    made: String,
    parts: Vec<Part>,
}

pub(super) fn show(view: &View<'_>, code: &str, period: &PeriodId) -> Option<Response> {
    let (words, indicator) = (view.words, view.indicator(code)?);
    let codes = match &indicator.aggregate {
        Aggregate::Ratio(part, whole) => vec![&indicator.code, part, whole],
        _ => vec![&indicator.code],
    };
    let board = view.board(|row| codes.contains(&&row.indicator));
    let explain = view.explain(&board);
    let total = explain.total(indicator, period, None);
    let title = format!("{} {}", indicator.code, indicator.label);
    let period = view.round.periods.iter().find(|known| known.id == *period)?;
    Some(page(&IndicatorPage {
        shell: view.visit.shell(view.picture, Section::Figures, title),
        words,
        round: view.round.id.to_string(),
        address: view.address(),
        choices: view.choices(&period.id, "", code),
        caption: words.column_table(&period.title, &indicator.unit_of_measure),
        total: words.total_value(&total, indicator),
        counted: words.total_counted(&total),
        gaps: words.total_gaps(&total, view.names()),
        made: words.total_made(&total),
        parts: parts(view, &explain, indicator, &period.id),
    }))
}

fn parts(
    view: &View<'_>,
    explain: &Explain<'_>,
    indicator: &Indicator,
    period: &PeriodId,
) -> Vec<Part> {
    let words = view.words;
    let marks = Marks::new(explain, &view.picture.context(), |_, code| *code == indicator.code);
    let groups = view.round.groups.iter().filter(|group| indicator.applies_to(&group.id));
    let part = |group: &crate::model::round::Group| {
        let total = explain.total(indicator, period, Some(&group.id));
        let units = view.data.standings.units.iter().filter(|unit| unit.group == group.id);
        Part {
            title: group.title.clone(),
            total: words.total_columns(&total, indicator).0,
            counted: words.total_counted(&total),
            lines: units
                .map(|standing| line(view, explain, &marks, standing, (indicator, period)))
                .collect(),
        }
    };
    groups.map(part).filter(|part| !part.lines.is_empty()).collect()
}

fn line(
    view: &View<'_>,
    explain: &Explain<'_>,
    marks: &Marks<'_>,
    standing: &Standing,
    (indicator, period): (&Indicator, &PeriodId),
) -> Line {
    let row = explain.board.row(&standing.unit, &indicator.code, period);
    let raw = row.map(|row| row.reading.raw.trim()).filter(|raw| !raw.is_empty());
    let place =
        row.and_then(|row| row.source.as_ref()).map(|source| view.words.place(&source.place));
    let file = row.and_then(|row| row.file.as_deref());
    let place = [file.map(str::to_owned), place].into_iter().flatten().collect::<Vec<_>>();
    Line {
        unit: view.words.short_name(&standing.name),
        cell: cell(view, explain.board, standing, indicator, period),
        raw: raw.map(|raw| format!("“{raw}”")).unwrap_or_default(),
        place: place.join(", "),
        marks: marks.of(&standing.unit, &indicator.code, period).to_vec(),
    }
}
