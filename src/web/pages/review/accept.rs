//! Accepting what the machine proposes, one thing or many alike, and taking it back in one go.
//!
//! Each thing is a ruling of its own, checked like one that was typed. What was settled meanwhile,
//! or is no longer what the person saw, is passed over and told; the form sent twice records nothing
//! the second time.

use std::collections::BTreeSet;

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::clock;
use crate::desk::Refusal;
use crate::desk::decision::{Choice, accepted};
use crate::model::ruling::{Decision, Ruling};
use crate::web::auth::token;
use crate::web::decide::with_query;
use crate::web::picture::Picture;
use crate::web::queue::{ticket, ticket_id};
use crate::web::visit::{Pictured, Visit, refusal};

/// At most so many rulings are undone at once: more than a form can bring.
const MOST: i64 = 1000;

/// A form, field by field; names may repeat.
type Fields = Vec<(String, String)>;

/// Why some were passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Skipped {
    /// Settled meanwhile.
    pub(super) settled: usize,
    /// No longer what the person saw.
    pub(super) changed: usize,
    /// The checks refuse it.
    pub(super) refused: usize,
}

impl Skipped {
    /// As it stands in an address.
    pub(super) fn read(text: &str) -> Self {
        let mut counts = text.split('-').map(|count| count.parse().unwrap_or(0));
        let mut next = || counts.next().unwrap_or(0);
        Self { settled: next(), changed: next(), refused: next() }
    }

    fn written(self) -> Option<String> {
        let Self { settled, changed, refused } = self;
        (self != Self::default()).then(|| format!("bo-qua={settled}-{changed}-{refused}"))
    }
}

/// What became of the things in a form.
#[derive(Debug, Default)]
struct Outcome {
    rulings: Vec<(String, Decision)>,
    skipped: Skipped,
    refusal: Option<Refusal>,
}

/// Records each as its own ruling and goes back.
pub(in crate::web) async fn record(
    visit: Visit,
    Pictured(picture): Pictured,
    Form(fields): Form<Fields>,
) -> Response {
    if !token::same(field(&fields, "token"), &visit.form_token()) {
        let sentence = visit.words().form_too_old();
        return refusal(&visit.app, Some(&visit.visitor), StatusCode::FORBIDDEN, sentence);
    }
    let _turn = visit.app.deciding.lock().await;
    let tickets: BTreeSet<&str> = all(&fields, "viec").collect();
    let outcome = settle(&visit, &picture, &tickets, &fields);
    if let (Some(refused), true) = (&outcome.refusal, outcome.rulings.is_empty()) {
        return visit.refused(refused);
    }
    let now = clock::now();
    let ids = match visit.app.store.add_rulings(now, &visit.visitor.name, &outcome.rulings) {
        Ok(ids) => ids,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    let mut told: Vec<String> =
        recorded(&ids).into_iter().chain(outcome.skipped.written()).collect();
    // Of one thing that is settled already it is told who did it.
    if let ([], [only]) = (ids.as_slice(), tickets.iter().collect::<Vec<_>>().as_slice()) {
        let by = ticket_id(only).and_then(|id| settled_by(&picture.rulings, id));
        told.extend(by.map(|ruling| format!("boi={}", ruling.id)));
    }
    Redirect::to(&with_query(field(&fields, "back"), &told.join("&"))).into_response()
}

fn settle(visit: &Visit, picture: &Picture, tickets: &BTreeSet<&str>, fields: &Fields) -> Outcome {
    let (desk, words) = (&visit.desk, visit.words());
    let typed = field(fields, "reason").trim();
    let choice = field(fields, "chon").parse().map_or(Choice::Proposed, Choice::Other);
    let mut outcome = Outcome::default();
    for seen in tickets {
        let place = ticket_id(seen).and_then(|id| picture.queue.place(id));
        let Some(item) = place.and_then(|place| picture.review.get(place)) else {
            outcome.skipped.settled = outcome.skipped.settled.saturating_add(1);
            continue;
        };
        if ticket(item, words, desk.names()) != *seen {
            outcome.skipped.changed = outcome.skipped.changed.saturating_add(1);
            continue;
        }
        match accepted(desk, &visit.app.store, item, choice) {
            Ok(Some((decision, reason))) => {
                let reason = if typed.is_empty() { reason } else { typed };
                outcome.rulings.push((reason.to_owned(), decision));
            }
            Ok(None) => outcome.skipped.refused = outcome.skipped.refused.saturating_add(1),
            Err(refused) => {
                outcome.skipped.refused = outcome.skipped.refused.saturating_add(1);
                outcome.refusal = Some(refused);
            }
        }
    }
    outcome
}

/// Undoes what was recorded in one go, as far as it still holds.
pub(in crate::web) async fn undo(visit: Visit, Form(fields): Form<Fields>) -> Response {
    if !token::same(field(&fields, "token"), &visit.form_token()) {
        let sentence = visit.words().form_too_old();
        return refusal(&visit.app, Some(&visit.visitor), StatusCode::FORBIDDEN, sentence);
    }
    let number = |name| field(&fields, name).parse::<i64>().unwrap_or(0);
    let (first, last) = (number("tu"), number("den"));
    let _turn = visit.app.deciding.lock().await;
    let rulings = match visit.app.store.rulings() {
        Ok(rulings) => rulings,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    let reason = visit.words().decided_on_page();
    let undone: Vec<(String, Decision)> =
        undoings(&rulings, first, last).map(|decision| (reason.to_owned(), decision)).collect();
    match visit.app.store.add_rulings(clock::now(), &visit.visitor.name, &undone) {
        Ok(ids) => {
            let told = recorded(&ids).unwrap_or_default();
            Redirect::to(&with_query(field(&fields, "back"), &told)).into_response()
        }
        Err(error) => visit.refused(&visit.desk.failed(error)),
    }
}

fn undoings(rulings: &[Ruling], first: i64, last: i64) -> impl Iterator<Item = Decision> {
    let last = last.min(first.saturating_add(MOST));
    in_one_go(rulings, first, last)
        .filter(|ruling| ruling.in_force())
        .filter(|ruling| !matches!(ruling.decision, Decision::Undo { .. }))
        .map(|ruling| Decision::Undo { id: ruling.id })
}

/// Rulings from `first` to `last` that one person recorded at one moment: the numbers come with the
/// request, and nobody undoes others' decisions by a link.
pub(in crate::web) fn in_one_go(
    rulings: &[Ruling],
    first: i64,
    last: i64,
) -> impl Iterator<Item = &Ruling> {
    let begun = rulings.iter().find(|ruling| ruling.id == first);
    let begun = begun.map(|ruling| (ruling.at, ruling.by.as_str()));
    rulings
        .iter()
        .filter(move |ruling| (first..=last).contains(&ruling.id))
        .filter(move |ruling| begun == Some((ruling.at, ruling.by.as_str())))
}

/// For the notice on the page that follows.
fn recorded(ids: &[i64]) -> Option<String> {
    match ids {
        [] => None,
        [id] => Some(format!("da={id}")),
        [first, .., last] => Some(format!("da={first}-{last}")),
    }
}

/// The newest ruling by which an item can have been settled, told by the item's id.
fn settled_by<'r>(rulings: &'r [Ruling], id: &str) -> Option<&'r Ruling> {
    let (_kind, rest) = id.split_once(':')?;
    let about = |decision: &Decision| match decision {
        Decision::Figure { round, unit, indicator, period, .. } => {
            let period = period.as_ref().map(ToString::to_string).unwrap_or_default();
            rest == format!("{round}:{unit}:{indicator}:{period}")
        }
        Decision::DueDay { round, .. } => rest == round.as_str(),
        Decision::Assign { message, .. }
        | Decision::Kind { message, .. }
        | Decision::Ignore { message }
        | Decision::Credit { message, .. } => message.to_string().starts_with(rest),
        _ => false,
    };
    rulings.iter().rev().filter(|ruling| ruling.in_force()).find(|ruling| about(&ruling.decision))
}

fn all<'f>(fields: &'f Fields, name: &str) -> impl Iterator<Item = &'f str> {
    fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    all(fields, name).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Skipped, recorded, settled_by, undoings};
    use crate::model::judgement::Verdict;
    use crate::model::round::{IndicatorCode, PeriodId, RoundId};
    use crate::model::ruling::{Decision, Ruling};
    use crate::model::sighting::Digest;
    use crate::model::unit::UnitId;

    fn ruling(id: i64, decision: Decision, undone_by: Option<i64>) -> Ruling {
        let at = jiff::Timestamp::UNIX_EPOCH;
        Ruling { id, at, by: "lan".to_owned(), reason: String::new(), decision, undone_by }
    }

    fn kind(id: i64, undone_by: Option<i64>) -> Ruling {
        let message = Digest([7; 32]);
        ruling(id, Decision::Kind { message, verdict: Verdict::NotOnList }, undone_by)
    }

    #[test]
    fn only_what_still_holds_of_a_range_is_undone() {
        let rulings = [
            kind(1, None),
            kind(2, Some(4)),
            kind(3, None),
            ruling(4, Decision::Undo { id: 2 }, None),
        ];
        let undone: Vec<Decision> = undoings(&rulings, 2, 9).collect();
        assert_eq!(undone, [Decision::Undo { id: 3 }]);
    }

    #[test]
    fn the_ruling_that_settled_an_item_is_found_by_its_id() {
        let figure = Decision::Figure {
            round: RoundId::new("ctr01"),
            unit: UnitId::new("ldld-nghe-an"),
            indicator: IndicatorCode::new("C01"),
            period: Some(PeriodId::new("2021")),
            value: "15".to_owned(),
        };
        let rulings = [kind(1, None), ruling(2, figure, None)];
        let by = |id: &str| settled_by(&rulings, id).map(|ruling| ruling.id);
        assert_eq!(by("figure:ctr01:ldld-nghe-an:C01:2021"), Some(2));
        assert_eq!(by("figure:ctr01:ldld-nghe-an:C01:2022"), None);
        assert_eq!(by("unit:0707070707070707"), Some(1));
    }

    #[test]
    fn counts_survive_the_way_through_an_address() {
        let skipped = Skipped { settled: 2, changed: 0, refused: 1 };
        assert_eq!(skipped.written().as_deref(), Some("bo-qua=2-0-1"));
        assert_eq!(Skipped::read("2-0-1"), skipped);
        assert_eq!(Skipped::read("x"), Skipped::default());
        assert_eq!(recorded(&[3, 4, 5]).as_deref(), Some("da=3-5"));
        assert_eq!(recorded(&[3]).as_deref(), Some("da=3"));
    }
}
