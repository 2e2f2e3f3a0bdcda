//! A decision that a person sent from a page: checked like one of the command line, recorded, shown.
//!
//! Forms carry the fields of [`Typed`], a reason, the page to go back to, the form's token, and in
//! `seen` the newest ruling about the thing when the page was made: if somebody else decided on it
//! meanwhile, nothing is recorded and the person is told, with what he typed ready to be sent again.
//! The same form sent twice finds its own ruling there and leads to the same page. Forms of the queue
//! carry in `viec` what the person saw there, so that nobody decides on what has changed since.

mod again;

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde::de::value::{Error as Malformed, MapDeserializer};

use crate::clock;
use crate::desk::Refusal;
use crate::desk::decision::{Typed, decide};
use crate::model::ruling::{Decision, Ruling};
use crate::web::address;
use crate::web::auth::token;
use crate::web::queue::{ticket, ticket_id};
use crate::web::visit::Visit;

/// What a decision form sends beside the decision.
#[derive(Debug, Deserialize)]
struct Sent {
    #[serde(flatten)]
    typed: Typed,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    back: String,
    #[serde(default)]
    token: String,
    /// Id of the newest ruling when the page was made.
    #[serde(default)]
    seen: String,
    /// The ticket of the thing in the queue that this settles.
    #[serde(default)]
    viec: String,
}

/// Why a form is not recorded.
struct Refused {
    status: StatusCode,
    sentence: String,
    told: Told,
}

/// What a person learns by a refusal, and so knows when the form is sent again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    /// Of the ruling with this id.
    Ruling(i64),
    /// That the thing in the queue is another one by now.
    Change,
}

/// What becomes of a form that is right.
enum Outcome {
    Recorded(i64),
    /// It was sent before, by the same person, and stands.
    Stands(i64),
}

/// Records it and goes back to the page. What is not recorded is shown again with what was typed.
pub(super) async fn record(visit: Visit, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let sent = Sent::deserialize(MapDeserializer::<_, Malformed>::new(pairs));
    let Ok(sent) = sent else {
        let sentence = visit.words().decision_incomplete().to_owned();
        return visit.refused(&Refusal::Wrong(sentence));
    };
    let _turn = visit.app.deciding.lock().await;
    match outcome(&visit, &sent).await {
        Ok(Outcome::Recorded(id) | Outcome::Stands(id)) => {
            Redirect::to(&with_query(&sent.back, &format!("da={id}"))).into_response()
        }
        Err(refused) => again::show(&visit, &refused, &fields),
    }
}

async fn outcome(visit: &Visit, sent: &Sent) -> Result<Outcome, Refused> {
    if !token::same(&sent.token, &visit.form_token()) {
        let sentence = visit.words().form_too_old().to_owned();
        return Err(Refused { status: StatusCode::FORBIDDEN, sentence, told: Told::Nothing });
    }
    let store = &visit.app.store;
    let decision = decide(&visit.desk, store, &sent.typed)?;
    let rulings = store.rulings().map_err(|error| visit.desk.failed(error))?;
    if let Some(other) = meanwhile(&rulings, &decision, &sent.seen) {
        if other.decision == decision && other.by == visit.visitor.name {
            return Ok(Outcome::Stands(other.id));
        }
        return Err(decided(visit, other));
    }
    if !sent.viec.is_empty() {
        unchanged(visit, &sent.viec).await?;
    }
    let reason = match sent.reason.trim() {
        "" => visit.words().decided_on_page(),
        reason => reason,
    };
    let recorded = store.add_ruling(clock::now(), &visit.visitor.name, reason, &decision);
    Ok(Outcome::Recorded(recorded.map_err(|error| visit.desk.failed(error))?))
}

fn decided(visit: &Visit, other: &Ruling) -> Refused {
    let (names, zone) = (visit.desk.names(), &visit.desk.config.time_zone);
    let theirs = visit.words().decision(&other.decision, names, zone);
    let sentence = visit.words().decided_meanwhile(&other.by, &theirs);
    Refused { status: StatusCode::CONFLICT, sentence, told: Told::Ruling(other.id) }
}

/// Whether the thing in the queue is still the one that the person saw: a newer letter may have
/// brought another figure.
async fn unchanged(visit: &Visit, seen: &str) -> Result<(), Refused> {
    let Ok(picture) = visit.picture().await else {
        let sentence = visit.words().store_failed().to_owned();
        let status = StatusCode::SERVICE_UNAVAILABLE;
        return Err(Refused { status, sentence, told: Told::Nothing });
    };
    let place = ticket_id(seen).and_then(|id| picture.queue.place(id));
    let item = place.and_then(|place| picture.review.get(place));
    let same = item.is_some_and(|item| ticket(item, visit.words(), visit.desk.names()) == seen);
    if same {
        return Ok(());
    }
    let sentence = visit.words().changed_meanwhile().to_owned();
    Err(Refused { status: StatusCode::CONFLICT, sentence, told: Told::Change })
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let status = match &refusal {
            Refusal::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Store { cause, .. } => {
                tracing::error!(%cause, "A decision could not be recorded");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        Self { status, sentence: refusal.sentence().to_owned(), told: Told::Nothing }
    }
}

/// A ruling about the same thing that came after the page was made.
fn meanwhile<'r>(rulings: &'r [Ruling], decision: &Decision, seen: &str) -> Option<&'r Ruling> {
    let seen: i64 = seen.parse().ok()?;
    let later = rulings.iter().rev().take_while(|ruling| ruling.id > seen);
    later.filter(|ruling| ruling.in_force()).find(|ruling| ruling.decision.touches(decision))
}

/// Only a page of ours, and what it is to tell.
pub(super) fn with_query(back: &str, told: &str) -> String {
    let back = address::ours(back);
    let (path, fragment) = back.split_once('#').unwrap_or((back, ""));
    let sign = match (told.is_empty(), path.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    format!("{path}{sign}{told}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::{meanwhile, with_query};
    use crate::model::judgement::Verdict;
    use crate::model::ruling::{Decision, Ruling};
    use crate::model::sighting::Digest;

    #[test]
    fn the_way_back_never_leaves_the_pages() {
        assert_eq!(with_query("/can-xem?loai=unit#thu-2", "da=7"), "/can-xem?loai=unit&da=7#thu-2");
        assert_eq!(with_query("/can-xem#thu-2", ""), "/can-xem#thu-2");
        for elsewhere in ["https://example.vn/", "//example.vn", "/\\example.vn", "", "x"] {
            assert_eq!(with_query(elsewhere, "da=7"), "/?da=7", "{elsewhere}");
        }
    }

    #[test]
    fn only_what_came_after_the_page_about_the_same_thing_and_still_holds_stands_in_the_way() {
        let about = |byte, verdict| Decision::Kind { message: Digest([byte; 32]), verdict };
        let ruling = |id, byte, undone_by| Ruling {
            id,
            at: jiff::Timestamp::UNIX_EPOCH,
            by: "lan".to_owned(),
            reason: String::new(),
            decision: about(byte, Verdict::NotOnList),
            undone_by,
        };
        let mine = about(1, Verdict::Question);
        let rulings = [ruling(5, 1, None), ruling(6, 2, None), ruling(7, 1, Some(8))];
        let found = |seen| meanwhile(&rulings, &mine, seen).map(|ruling| ruling.id);
        assert_eq!(found("4"), Some(5));
        assert_eq!(found("5"), None, "seen before, of another letter, or undone");
        assert_eq!(found(""), None, "a form that saw nothing");
    }
}
