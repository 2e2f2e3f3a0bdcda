//! "Tình hình nộp": who has sent, who is late, who may have sent, who is missing.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};

use crate::model::ledger::{Standing, State};
use crate::model::round::Round;
use crate::web::picture::{Picture, RoundPicture};
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Visit, page};
use crate::words::columns::Heading;
use crate::words::{Names, Words};

/// One unit's row.
struct Unit {
    href: String,
    name: String,
    mark: &'static str,
    state: String,
    received: String,
    note: String,
}

/// A group with its units.
struct Group {
    name: String,
    received: u32,
    expected: u32,
    units: Vec<Unit>,
}

#[derive(Template)]
#[template(path = "late.html", config = "src/web/askama.toml")]
struct LatePage {
    shell: Shell,
    words: Words,
    round: String,
    counts: Vec<(&'static str, String, u32)>,
    lines: Vec<String>,
    groups: Vec<Group>,
}

/// The first round's list.
pub(in crate::web) async fn first(visit: Visit) -> Response {
    match visit.desk.config.rounds.first() {
        Some(round) => Redirect::to(&format!("/dot/{}", round.id)).into_response(),
        None => visit.not_found(),
    }
}

/// The list of a round.
pub(in crate::web) async fn show(visit: Visit, Path(round): Path<String>) -> Response {
    let picture = match visit.picture().await {
        Ok(picture) => picture,
        Err(response) => return response,
    };
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let words = visit.words();
    page(&LatePage {
        shell: visit.shell(&picture, Section::Late, words.section(Section::Late)),
        words,
        round: round.id.to_string(),
        counts: counts(data, words),
        lines: lines(&picture, data, words),
        groups: groups(&picture, round, data, words),
    })
}

/// The five numbers: class, label, count.
fn counts(data: &RoundPicture, words: Words) -> Vec<(&'static str, String, u32)> {
    let totals = &data.standings.totals;
    let open = totals.missing.saturating_add(totals.pending);
    vec![
        ("received", words.counted_received().to_owned(), totals.received),
        ("on-time", words.state_with_days(State::OnTime, 0), totals.on_time),
        ("late", words.counted_late().to_owned(), totals.late),
        ("missing", words.counted_missing().to_owned(), open),
        ("review", words.counted_to_review().to_owned(), totals.to_review),
    ]
}

/// The rule and the freshness in words.
fn lines(picture: &Picture, data: &RoundPicture, words: Words) -> Vec<String> {
    let zone = &picture.desk.config.time_zone;
    let standings = &data.standings;
    let last = standings.last_full_pass.map(|at| at.to_zoned(zone.clone()));
    vec![
        words.as_of(&standings.as_of.to_zoned(zone.clone())),
        words.due_rule(standings.due, standings.due_day),
        words.receipt_rule().to_owned(),
        words.last_full_pass(last.as_ref()),
    ]
}

fn groups(picture: &Picture, round: &Round, data: &RoundPicture, words: Words) -> Vec<Group> {
    let names = Names::new(&picture.desk.config.rounds);
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    for standing in &data.standings.units {
        if last != Some(&standing.group) {
            last = Some(&standing.group);
            let name = names.group(&standing.group).to_owned();
            groups.push(Group { name, received: 0, expected: 0, units: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.expected = group.expected.saturating_add(u32::from(standing.expected));
            let received = standing.expected && standing.state.received();
            group.received = group.received.saturating_add(u32::from(received));
            group.units.push(unit(picture, round, standing, words));
        }
    }
    groups
}

fn unit(picture: &Picture, round: &Round, standing: &Standing, words: Words) -> Unit {
    let zone = &picture.desk.config.time_zone;
    let names = Names::new(&picture.desk.config.rounds);
    let notes = standing.notes.iter().map(|note| words.standing_note(note, names, zone));
    let received = standing.received_at.map(|at| words.date_time(&at.to_zoned(zone.clone())));
    Unit {
        href: format!("/dot/{}/don-vi/{}", round.id, standing.unit),
        name: standing.name.clone(),
        mark: mark(standing),
        state: words.state_with_days(standing.state, standing.days_late),
        received: received.unwrap_or_default(),
        note: notes.collect::<Vec<_>>().join(" "),
    }
}

/// The class by which a state is marked; the words say it as well.
pub(in crate::web) fn mark(standing: &Standing) -> &'static str {
    match standing.state {
        State::OnTime => "on-time",
        State::DueDay => "due-day",
        State::Late => "late",
        State::Missing | State::Pending if !standing.maybe_sent.is_empty() => "review",
        State::Missing => "missing",
        State::Pending => "pending",
        State::Exempt => "exempt",
    }
}
