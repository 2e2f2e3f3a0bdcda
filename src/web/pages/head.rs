//! One printable page for the head of department: how many, which groups, when they came, who is
//! missing, and the main figures with the number of units behind each.

mod arrivals;
mod totals;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::judge::standing;
use crate::model::ledger::{Standing, Standings, State};
use crate::model::round::Round;
use crate::web::chart::{Bar, Chart, shares};
use crate::web::pages::late::{lines, may_have_sent};
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;
use crate::words::columns::Heading;

use arrivals::Day;
use totals::Total;

/// A group's bar with its numbers.
struct GroupBar {
    name: String,
    bars: Vec<Bar>,
    counts: String,
}

/// A unit that has not sent.
struct Open {
    name: String,
    href: String,
}

#[derive(Template)]
#[template(path = "head.html", config = "src/web/askama.toml")]
struct HeadPage {
    shell: Shell,
    words: Words,
    round: String,
    big: String,
    counts: String,
    lines: Vec<String>,
    groups: Vec<GroupBar>,
    chart: Chart,
    /// What must be said below the chart.
    chart_notes: Vec<String>,
    days: Vec<Day>,
    missing_heading: String,
    missing: Vec<Open>,
    may_have_sent_heading: String,
    may_have_sent: Vec<Open>,
    totals: Vec<Total>,
}

/// The page of a round.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(round): Path<String>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let words = visit.words();
    let standings = &data.standings;
    let arrived = arrivals::arrivals(standings, &picture.desk.config.time_zone);
    let missing = open(standings, round, words, |unit| !may_have_sent(unit));
    let maybe = open(standings, round, words, may_have_sent);
    page(&HeadPage {
        shell: visit.shell(&picture, Section::Late, words.head_page()),
        words,
        round: round.id.to_string(),
        big: words.big_line(&standings.totals),
        counts: words.late_counts(&standings.totals),
        lines: lines(&picture, round, standings, words),
        groups: groups(&picture, standings, words),
        chart: arrived.chart(standings, words),
        chart_notes: arrived.notes(words),
        days: arrived.days(words),
        missing_heading: words.missing_heading(missing.len()),
        missing,
        may_have_sent_heading: words.maybe_sent_heading(maybe.len()),
        may_have_sent: maybe,
        totals: totals::main(round, standings, &data.figures.rows, words),
    })
}

fn groups(picture: &Picture, standings: &Standings, words: Words) -> Vec<GroupBar> {
    let names = picture.desk.names();
    let runs = standings.units.chunk_by(|one, next| one.group == next.group);
    runs.filter_map(|run| {
        let totals = standing::totals(run);
        let open = totals.missing.saturating_add(totals.pending);
        let parts = [
            ("on-time", totals.on_time),
            ("due-day", totals.due_day),
            ("late", totals.late),
            ("missing", open),
        ];
        Some(GroupBar {
            name: names.group(&run.first()?.group).to_owned(),
            bars: shares(&parts, totals.expected, 10),
            counts: words.subtotal_line(&totals),
        })
    })
    .collect()
}

/// Units that must submit and have not, of one kind.
fn open(
    standings: &Standings,
    round: &Round,
    words: Words,
    kind: impl Fn(&Standing) -> bool,
) -> Vec<Open> {
    let open = standings.units.iter().filter(|unit| {
        unit.expected && matches!(unit.state, State::Missing | State::Pending) && kind(unit)
    });
    open.map(|unit| Open {
        name: words.short_name(&unit.name),
        href: format!("/dot/{}/don-vi/{}", round.id, unit.unit),
    })
    .collect()
}
