//! Everything of a group in one column: units down, indicators across, one table for each section.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;

use crate::judge::in_force;
use crate::judge::totals::Board;
use crate::model::ledger::Standing;
use crate::model::round::{Indicator, PeriodId};
use crate::report::explain::{Explain, Marks};
use crate::web::pages::figures::cell::{Cell, cell};
use crate::web::pages::figures::{Choices, View, has_column};
use crate::web::shell::{Section, Shell};
use crate::web::stretch::Stretch;
use crate::web::visit::page;
use crate::words::Words;
use crate::words::columns::Heading;

/// Units on one page: with 75 indicators some 10 KB when compressed, and 1,500 cells to make.
const UNITS: usize = 20;

struct Head {
    code: String,
    href: String,
    label: String,
    total: String,
    counted: String,
}

struct Line {
    unit: String,
    href: String,
    /// Each with whether it looks wrong.
    cells: Vec<(Cell, bool)>,
}

struct Part {
    title: String,
    caption: String,
    heads: Vec<Head>,
    lines: Vec<Line>,
}

struct PageLink {
    href: String,
    text: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "figures_group.html", config = "src/web/askama.toml")]
struct GroupPage {
    shell: Shell,
    words: Words,
    round: String,
    address: String,
    choices: Choices,
    pages: Vec<PageLink>,
    parts: Vec<Part>,
}

pub(super) fn show(
    view: &View<'_>,
    group: &str,
    period: &PeriodId,
    typed: &str,
) -> Option<Response> {
    let title = view.round.group(group)?.title.clone();
    let all = view.data.standings.units.iter().filter(|unit| unit.group == group);
    let all: Vec<&Standing> = all.collect();
    let stretch = Stretch::new(typed, UNITS, all.len());
    let shown: Vec<&Standing> = all.iter().copied().skip(stretch.skipped()).take(UNITS).collect();
    let page_links = (1..=stretch.pages).map(|at| PageLink {
        href: format!("{}?khoi={group}&cot={period}&trang={at}", view.address()),
        text: view.words.page_number(at),
        here: at == stretch.number,
    });
    Some(page(&GroupPage {
        shell: view.visit.shell(view.picture, Section::Figures, title),
        words: view.words,
        round: view.round.id.to_string(),
        address: view.address(),
        choices: view.choices(period, group, ""),
        pages: page_links.collect(),
        parts: parts(view, group, period, (&all, &shown)),
    }))
}

/// Totals are those of the whole group, lines those of the units that are shown.
fn parts(
    view: &View<'_>,
    group: &str,
    period: &PeriodId,
    (all, shown): (&[&Standing], &[&Standing]),
) -> Vec<Part> {
    let members: BTreeSet<_> = shown.iter().map(|standing| &standing.unit).collect();
    // A year's column needs no other; what is missing in "Cộng" is added up from the years.
    let whole = *period == PeriodId::total();
    let by_unit = in_force::by_unit(&view.data.figures.rows);
    let own = all.iter().filter_map(|standing| by_unit.get(&standing.unit)).copied().flatten();
    let wanted = own.filter(|row| whole || row.period == *period);
    let board = Board::new(view.round, wanted);
    let explain = view.explain(&board);
    let marks = Marks::new(&explain, &view.picture.context(), |unit, _| members.contains(unit));
    let mut sections: Vec<(&str, Vec<&Indicator>)> = Vec::new();
    for indicator in view.round.form.for_group(group).filter(|i| has_column(i, period)) {
        match sections.last_mut() {
            Some((title, own)) if *title == indicator.section => own.push(indicator),
            _ => sections.push((&indicator.section, vec![indicator])),
        }
    }
    let part = |(title, own): (&str, Vec<&Indicator>)| Part {
        title: title.to_owned(),
        caption: view.words.section_table(title, view.column(period)),
        heads: own.iter().map(|indicator| head(view, &explain, indicator, period, group)).collect(),
        lines: shown
            .iter()
            .map(|unit| line(view, &explain, &marks, unit, (&own, period)))
            .collect(),
    };
    sections.into_iter().map(part).collect()
}

fn head(
    view: &View<'_>,
    explain: &Explain<'_>,
    indicator: &Indicator,
    period: &PeriodId,
    group: &str,
) -> Head {
    let total = explain.total(indicator, period, Some(group));
    Head {
        code: indicator.code.to_string(),
        href: format!("{}?chi-tieu={}&cot={period}", view.address(), indicator.code),
        label: match indicator.unit_of_measure.as_str() {
            "" => indicator.label.clone(),
            measure => format!("{} ({measure})", indicator.label),
        },
        total: view.words.total_columns(&total, indicator).0,
        counted: view.words.total_counted(&total),
    }
}

fn line(
    view: &View<'_>,
    explain: &Explain<'_>,
    marks: &Marks<'_>,
    standing: &Standing,
    (indicators, period): (&[&Indicator], &PeriodId),
) -> Line {
    let cells = indicators.iter().map(|indicator| {
        let looks_wrong = !marks.of(&standing.unit, &indicator.code, period).is_empty();
        (cell(view, explain.board, standing, indicator, period), looks_wrong)
    });
    Line {
        unit: view.words.short_name(&standing.name),
        href: format!("{}?don-vi={}", view.address(), standing.unit),
        cells: cells.collect(),
    }
}
