//! "Tình hình nộp": who has sent, who is late, who may have sent, who is missing.
//!
//! The list in official order with its groups, narrowed by a form or by the numbers on top. A row
//! leads to the unit, its receipt to the letter; a unit whose letter may lie in the mailbox is
//! marked as such and leads to that letter.

mod filter;
mod numbers;
mod past;
mod rows;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};

use crate::model::ledger::{Standing, StandingNote, Standings, State};
use crate::model::round::Round;
use crate::model::sighting::ReceiptBasis;
use crate::web::choice::Choice;
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;
use crate::words::columns::Heading;

pub(in crate::web) use filter::may_have_sent;

use filter::{Asked, Narrowing};
use numbers::Number;
use rows::Group;

#[derive(Template)]
#[template(path = "late.html", config = "src/web/askama.toml")]
struct LatePage {
    shell: Shell,
    words: Words,
    round: String,
    numbers: Vec<Number>,
    lines: Vec<String>,
    past: Option<String>,
    groups: Vec<Choice>,
    states: Vec<Choice>,
    asked: Asked,
    /// How much of the list is shown, where it is not all.
    narrowed: Option<String>,
    sections: Vec<Group>,
    total: String,
}

/// The first round's list.
pub(in crate::web) async fn first(visit: Visit) -> Response {
    match visit.desk.config.rounds.first() {
        Some(round) => Redirect::to(&format!("/dot/{}", round.id)).into_response(),
        None => visit.not_found(),
    }
}

/// The list of a round.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(round): Path<String>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let asked =
        Query::try_from_uri(&visit.uri).map_or_else(|_odd| Asked::default(), |query| query.0);
    match past::standings(&visit, &picture, round, &asked.tai).await {
        Ok(Some(then)) => page(&late(&visit, &picture, round, &then, asked, true)),
        Ok(None) => page(&late(&visit, &picture, round, &data.standings, asked, false)),
        Err(response) => response,
    }
}

fn late(
    visit: &Visit,
    picture: &Picture,
    round: &Round,
    standings: &Standings,
    asked: Asked,
    past: bool,
) -> LatePage {
    let words = visit.words();
    let shown = asked.rows(standings, round, words);
    let (count, all) = (shown.len(), standings.units.len());
    let as_of = picture.zoned(standings.as_of);
    LatePage {
        shell: visit.shell(picture, Section::Late, words.section(Section::Late)),
        words,
        round: round.id.to_string(),
        numbers: numbers::numbers(standings, round, &asked, words),
        lines: lines(picture, round, standings, words),
        past: past.then(|| words.of_the_past(&as_of)),
        groups: group_choices(round, &asked),
        states: state_choices(standings, &asked, words),
        narrowed: asked.narrows(round).then(|| words.shown_of(count, all)),
        sections: rows::groups(picture, round, standings, &shown),
        total: words.subtotal_line(&standings.totals),
        asked,
    }
}

/// The rule and the freshness in words.
pub(super) fn lines(
    picture: &Picture,
    round: &Round,
    standings: &Standings,
    words: Words,
) -> Vec<String> {
    let last = standings.last_full_pass.map(|at| picture.zoned(at));
    let own_dues = round.groups.iter().filter_map(|group| Some((group, group.due?)));
    let as_of = words.as_of(&picture.zoned(standings.as_of));
    let receipt = match shared_basis(standings) {
        Some(basis) => words.receipt_rule_derived(basis),
        None => words.receipt_rule().to_owned(),
    };
    let mut lines = vec![
        format!("{as_of} {}", words.due_rule(standings.due, standings.due_day)),
        format!("{receipt} {}", words.last_full_pass(last.as_ref())),
    ];
    lines.extend(own_dues.map(|(group, due)| words.group_due(&group.title, due)));
    lines
}

/// By what every receipt of the list is known, where the mailbox recorded none of them: said once
/// above the list instead of in each row.
fn shared_basis(standings: &Standings) -> Option<ReceiptBasis> {
    let by_letter = standings.units.iter().filter(|unit| unit.message.is_some());
    let mut bases = by_letter.map(|unit| unit.notes.iter().find_map(basis_of));
    let first = bases.next()??;
    bases.all(|basis| basis == Some(first)).then_some(first)
}

const fn basis_of(note: &StandingNote) -> Option<ReceiptBasis> {
    match note {
        StandingNote::DerivedReceipt(basis) => Some(*basis),
        _ => None,
    }
}

fn group_choices(round: &Round, asked: &Asked) -> Vec<Choice> {
    let choice = |group: &crate::model::round::Group| Choice {
        value: group.id.clone(),
        text: group.title.clone(),
        chosen: group.id == asked.nhom,
    };
    round.groups.iter().map(choice).collect()
}

/// States that occur, and the one that is chosen.
fn state_choices(standings: &Standings, asked: &Asked, words: Words) -> Vec<Choice> {
    let states =
        Narrowing::ALL.into_iter().map(|narrowing| (narrowing, narrowing.count(standings)));
    states
        .filter(|(narrowing, count)| *count > 0 || asked.narrowing() == Some(*narrowing))
        .map(|(narrowing, count)| Choice {
            value: narrowing.key().to_owned(),
            text: format!("{} ({count})", narrowing.label(words)),
            chosen: asked.narrowing() == Some(narrowing),
        })
        .collect()
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
