//! The numbers on top, each a link that shows the units behind it.

use crate::model::ledger::Standings;
use crate::model::round::Round;
use crate::web::pages::late::filter::{Asked, Narrowing};
use crate::words::Words;

/// One number.
pub(super) struct Number {
    pub(super) mark: &'static str,
    pub(super) label: String,
    pub(super) count: u32,
    /// What more must be said below it.
    pub(super) detail: String,
    pub(super) href: String,
    /// The list shows it.
    pub(super) here: bool,
}

/// Received, on time, late, not received, may have sent; receipts on the due day stand apart as long
/// as nobody has settled what they are.
pub(super) fn numbers(
    standings: &Standings,
    round: &Round,
    asked: &Asked,
    words: Words,
) -> Vec<Number> {
    let due_day = (standings.totals.due_day > 0).then_some((Narrowing::DueDay, "due-day"));
    let shown = [(Narrowing::Received, "received"), (Narrowing::OnTime, "on-time")]
        .into_iter()
        .chain(due_day)
        .chain([
            (Narrowing::Late, "late"),
            (Narrowing::Open, "missing"),
            (Narrowing::MaySent, "review"),
        ]);
    shown
        .map(|(narrowing, mark)| Number {
            mark,
            label: narrowing.label(words),
            count: narrowing.count(standings),
            detail: detail(narrowing, standings, words),
            href: address(round, narrowing, asked),
            here: asked.narrowing() == Some(narrowing),
        })
        .collect()
}

fn detail(narrowing: Narrowing, standings: &Standings, words: Words) -> String {
    let totals = &standings.totals;
    let may_have_sent = Narrowing::MaySent.count(standings);
    match narrowing {
        Narrowing::Received => {
            let share = words.percent(totals.received, totals.expected);
            words.of_all_expected(&share, totals.expected)
        }
        Narrowing::OnTime => words.percent(totals.on_time, totals.expected),
        Narrowing::DueDay => words.percent(totals.due_day, totals.expected),
        Narrowing::Late => words.percent(totals.late, totals.expected),
        Narrowing::Open if may_have_sent > 0 => words.of_them_may_have_sent(may_have_sent),
        Narrowing::MaySent if may_have_sent > 0 => words.see_before_urging().to_owned(),
        _ => String::new(),
    }
}

/// The list of these units alone, at the same moment.
fn address(round: &Round, narrowing: Narrowing, asked: &Asked) -> String {
    let day = asked.tai.parse::<jiff::civil::Date>();
    let at = day.map(|day| format!("&tai={day}")).unwrap_or_default();
    format!("/dot/{}?tinh-trang={}{at}#danh-sach", round.id, narrowing.key())
}
