//! The numbers on top, each a link that shows the units behind it.

use crate::model::ledger::Standings;
use crate::model::round::Round;
use crate::web::pages::late::filter::{Asked, Choice};
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
    let due_day = (standings.totals.due_day > 0).then_some((Choice::DueDay, "due-day"));
    let shown = [(Choice::Received, "received"), (Choice::OnTime, "on-time")]
        .into_iter()
        .chain(due_day)
        .chain([(Choice::Late, "late"), (Choice::Open, "missing"), (Choice::MaySent, "review")]);
    shown
        .map(|(choice, mark)| Number {
            mark,
            label: choice.label(words),
            count: choice.count(standings),
            detail: detail(choice, standings, words),
            href: address(round, choice, asked),
            here: asked.choice() == Some(choice),
        })
        .collect()
}

fn detail(choice: Choice, standings: &Standings, words: Words) -> String {
    let totals = &standings.totals;
    let may_have_sent = Choice::MaySent.count(standings);
    match choice {
        Choice::Received => {
            let share = words.percent(totals.received, totals.expected);
            words.of_all_expected(&share, totals.expected)
        }
        Choice::OnTime => words.percent(totals.on_time, totals.expected),
        Choice::DueDay => words.percent(totals.due_day, totals.expected),
        Choice::Late => words.percent(totals.late, totals.expected),
        Choice::Open if may_have_sent > 0 => words.of_them_may_have_sent(may_have_sent),
        Choice::MaySent if may_have_sent > 0 => words.see_before_urging().to_owned(),
        _ => String::new(),
    }
}

/// The list of these units alone, at the same moment.
fn address(round: &Round, choice: Choice, asked: &Asked) -> String {
    let day = asked.tai.parse::<jiff::civil::Date>();
    let at = day.map(|day| format!("&tai={day}")).unwrap_or_default();
    format!("/dot/{}?tinh-trang={}{at}#danh-sach", round.id, choice.key())
}
