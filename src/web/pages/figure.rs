//! One figure: where it comes from, what stands against it, who decided, and its correction in place.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::model::account::Role;
use crate::model::figure::{FigureStatus, Value};
use crate::model::ledger::{FigureRow, Standing};
use crate::model::round::{Indicator, IndicatorKind, PeriodId};
use crate::model::ruling::Ruling;
use crate::model::sighting::Digest;
use crate::report::explain::{Explain, Marks, facts};
use crate::web::pages::figures::View;
use crate::web::pages::letters::subject;
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;

struct Fact {
    name: &'static str,
    text: String,
    href: Option<String>,
}

struct Told {
    id: i64,
    sentence: String,
    holds: bool,
}

struct Column {
    title: String,
    href: String,
    value: String,
}

/// A value that one click records.
struct Offer {
    button: String,
    value: String,
}

#[derive(Template)]
#[template(path = "figure.html", config = "src/web/askama.toml")]
struct FigurePage {
    shell: Shell,
    words: Words,
    unit_name: String,
    unit: String,
    indicator: String,
    title: String,
    period: String,
    round: String,
    unit_of_measure: String,
    is_text: bool,
    facts: Vec<Fact>,
    nothing: Option<String>,
    marks: Vec<String>,
    offers: Vec<Offer>,
    history: Vec<Told>,
    columns: Vec<Column>,
    total: String,
    may_decide: bool,
    seen: i64,
}

/// The page of a figure.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path((round, unit, indicator, period)): Path<(String, String, String, String)>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let view = View { visit: &visit, picture: &picture, round, data, words: visit.words() };
    made(&view, &unit, &indicator, &period).unwrap_or_else(|| visit.not_found())
}

fn made(view: &View<'_>, unit: &str, indicator: &str, period: &str) -> Option<Response> {
    let (words, indicator) = (view.words, view.indicator(indicator)?);
    let period = &view.round.periods.iter().find(|known| known.id.as_str() == period)?.id;
    let units = &view.data.standings.units;
    let standing = units.iter().find(|standing| standing.unit.as_str() == unit)?;
    if !indicator.applies_to(&standing.group) {
        return None;
    }
    let board = view.board(|row| row.unit == standing.unit);
    let explain = view.explain(&board);
    let row = board.row(&standing.unit, &indicator.code, period);
    let source = row.and_then(|row| row.source.as_ref().map(|_| row));
    let title = words.indicator_in_column(indicator, view.column(period));
    let mut totals = view.data.totals.iter();
    let total = totals.find(|total| total.indicator == indicator.code && total.period == *period);
    let total = total.map(|total| {
        format!("{} ({})", words.total_value(total, indicator), words.total_counted(total))
    });
    let marks = Marks::new(&explain, &view.picture.context(), |of, _| *of == standing.unit);
    Some(page(&FigurePage {
        shell: view.visit.shell(view.picture, Section::Figures, title.clone()),
        words,
        unit_name: standing.name.clone(),
        unit: standing.unit.to_string(),
        indicator: indicator.code.to_string(),
        title,
        period: period.to_string(),
        round: view.round.id.to_string(),
        unit_of_measure: indicator.unit_of_measure.clone(),
        is_text: indicator.kind == IndicatorKind::Text,
        facts: row.map(|row| known(view, row, indicator)).unwrap_or_default(),
        nothing: row.is_none().then(|| words.no_figure_of_unit(&standing.name)),
        marks: marks.of(&standing.unit, &indicator.code, period).to_vec(),
        offers: source.map(|row| offers(words, row, indicator)).unwrap_or_default(),
        history: history(view, &explain, standing, indicator, period),
        columns: columns(view, &explain, standing, indicator, period),
        total: total.unwrap_or_default(),
        may_decide: view.visit.may(Role::Clerk),
        seen: view.picture.newest_ruling(),
    }))
}

fn known(view: &View<'_>, row: &FigureRow, indicator: &Indicator) -> Vec<Fact> {
    let all = facts(row, indicator, &view.picture.context()).into_iter();
    all.map(|fact| Fact {
        name: view.words.fact(fact.name),
        text: fact.message.and_then(|letter| named(view, letter)).unwrap_or(fact.text),
        href: fact.message.map(|message| format!("/thu/{message}")),
    })
    .collect()
}

/// A letter by its subject, as people know it.
fn named(view: &View<'_>, letter: Digest) -> Option<String> {
    let row = view.picture.rows.iter().find(|row| row.sighting.digest == Some(letter))?;
    Some(subject(&row.sighting.subject, view.words))
}

/// What the machine read, where that is not in force already, and what other sources say.
fn offers(words: Words, row: &FigureRow, indicator: &Indicator) -> Vec<Offer> {
    let offer = |value: &Value, button: fn(Words, &str) -> String| Offer {
        button: button(words, &words.figure_value(value, indicator)),
        value: words.typed_figure(value, indicator.kind),
    };
    let read = row.source.as_ref().and_then(|source| source.reading.value.as_ref());
    let is_open = row.reading.status == FigureStatus::Review;
    let read = read.filter(|value| is_open || row.reading.value.as_ref() != Some(value));
    let read = read.map(|value| offer(value, Words::accept_read));
    let others = row.others.iter().map(|other| offer(&other.value, Words::take_other));
    read.into_iter().chain(others).collect()
}

fn history(
    view: &View<'_>,
    explain: &Explain<'_>,
    standing: &Standing,
    indicator: &Indicator,
    period: &PeriodId,
) -> Vec<Told> {
    let context = view.picture.context();
    let told = |ruling: &Ruling| {
        let sentence = view.words.decision(&ruling.decision, view.names(), context.time_zone);
        let at = context.zoned(ruling.at);
        Told {
            id: ruling.id,
            sentence: view.words.ruling_line(ruling, &at, &sentence),
            holds: ruling.in_force(),
        }
    };
    let rulings = explain.rulings_on(&standing.unit, &indicator.code, period);
    rulings.into_iter().rev().map(told).collect()
}

/// The same indicator in the other columns, where something stands.
fn columns(
    view: &View<'_>,
    explain: &Explain<'_>,
    standing: &Standing,
    indicator: &Indicator,
    here: &PeriodId,
) -> Vec<Column> {
    let others = view.round.periods.iter().filter(|known| known.id != *here);
    let column = |known: &crate::model::round::Period| {
        let row = explain.board.row(&standing.unit, &indicator.code, &known.id)?;
        let reading = &row.reading;
        let value = reading.value.as_ref().map(|value| view.words.figure_value(value, indicator));
        let why = || reading.absent.map(|why| view.words.written_absent(why).to_owned());
        let state = view.words.status_in_cell(reading.status);
        Some(Column {
            title: known.title.clone(),
            href: format!("{}/{}/{}/{}", view.address(), standing.unit, indicator.code, known.id),
            value: format!("{} {state}", value.or_else(why).unwrap_or_default()).trim().to_owned(),
        })
    };
    others.filter_map(column).collect()
}
