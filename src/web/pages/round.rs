//! "Đợt báo cáo": what the round's files say, and the faults of the files as they lie on disk now.

mod files;
mod lists;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};

use crate::model::account::Role;
use crate::model::round::{DueDay, Round};
use crate::model::ruling::{Decision, Ruling};
use crate::web::pages::round::files::OnDisk;
use crate::web::pages::round::lists::{Column, Group, Indicator, Rule, Unit};
use crate::web::picture::{Picture, RoundPicture};
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;
use crate::words::pages::RoundHeading;

#[derive(Template)]
#[template(path = "round.html", config = "src/web/askama.toml")]
struct RoundPage {
    shell: Shell,
    words: Words,
    round: String,
    files: OnDisk,
    facts: Vec<(&'static str, String)>,
    due_rule: String,
    /// Who decided what the due day is, with the ruling to be undone.
    due_day_by: Option<(String, i64)>,
    settled: Option<bool>,
    groups: Vec<Group>,
    columns: Vec<Column>,
    units: Vec<Unit>,
    indicators: Vec<Indicator>,
    rules: Vec<Rule>,
    may_decide: bool,
    seen: i64,
}

/// The page of a round's files.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(round): Path<String>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let desk = std::sync::Arc::clone(&picture.desk);
    let shows_folders = visit.may(Role::Administrator);
    let files = tokio::task::spawn_blocking(move || files::on_disk(&desk, shows_folders)).await;
    let Ok(files) = files else {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    page(&content(&visit, &picture, round, data, files))
}

fn content(
    visit: &Visit,
    picture: &Picture,
    round: &Round,
    data: &RoundPicture,
    files: OnDisk,
) -> RoundPage {
    let words = visit.words();
    let due_day = data.standings.due_day;
    let ruling = due_day_ruling(picture, round);
    RoundPage {
        shell: visit.shell(picture, Section::Round, words.section(Section::Round)),
        words,
        round: round.id.to_string(),
        files,
        facts: facts(round, words),
        due_rule: words.due_rule(round.due, due_day),
        due_day_by: ruling.map(|ruling| (words.round_due_day_ruled(&ruling.by), ruling.id)),
        settled: match due_day {
            DueDay::Ask => None,
            DueDay::OnTime => Some(true),
            DueDay::Late => Some(false),
        },
        groups: lists::groups(round, words),
        columns: lists::columns(round),
        units: lists::units(picture, round, words),
        indicators: lists::indicators(round, words),
        rules: lists::rules(round),
        may_decide: visit.may(Role::Clerk),
        seen: picture.newest_ruling(),
    }
}

fn facts(round: &Round, words: Words) -> Vec<(&'static str, String)> {
    let required: Vec<&str> =
        round.required.iter().map(|component| words.component(*component)).collect();
    let numbers = round.recognise.numbers.join(", ");
    let facts = [
        (RoundHeading::Title, round.title.clone()),
        (RoundHeading::Key, round.id.to_string()),
        (RoundHeading::Opens, round.opens.map(|day| words.date(day)).unwrap_or_default()),
        (RoundHeading::DueDate, words.date(round.due)),
        (RoundHeading::Closes, round.closes.map(|day| words.date(day)).unwrap_or_default()),
        (RoundHeading::Numbers, numbers),
        (RoundHeading::Required, required.join(", ")),
    ];
    let told = facts.into_iter().filter(|(_, text)| !text.is_empty());
    told.map(|(heading, text)| (words.round_heading(heading), text)).collect()
}

/// The ruling by which the due day is what it is.
fn due_day_ruling<'p>(picture: &'p Picture, round: &Round) -> Option<&'p Ruling> {
    let mut in_force = picture.rulings.iter().rev().filter(|ruling| ruling.in_force());
    in_force.find(
        |ruling| matches!(&ruling.decision, Decision::DueDay { round: of, .. } if *of == round.id),
    )
}
