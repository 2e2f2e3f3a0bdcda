//! A decision that a person sent from a page: checked like one of the command line, recorded, shown.
//!
//! Forms carry the fields of [`Typed`], a reason, the page to go back to, the form's token, and in
//! `seen` the newest ruling about the thing when the page was made: if somebody else decided on it
//! meanwhile, nothing is recorded and the person is told. The same form sent twice finds its own
//! ruling there and is told so too.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use std::sync::Arc;

use crate::desk::decision::{Typed, decide};
use crate::model::ruling::{Decision, Ruling};
use crate::web::app::App;
use crate::web::auth::token;
use crate::web::visit::{Visit, refusal};

/// What a decision form sends beside the decision.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
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
    seen: Option<String>,
}

/// Records it and goes back to the page.
pub(super) async fn record(
    State(_app): State<Arc<App>>,
    visit: Visit,
    Form(sent): Form<Sent>,
) -> Response {
    if !token::same(&sent.token, &visit.form_token()) {
        return refused(&visit, StatusCode::FORBIDDEN, visit.words().form_too_old());
    }
    let decision = match decide(&visit.desk, &visit.app.store, &sent.typed) {
        Ok(decision) => decision,
        Err(refusal) => return visit.refused(&refusal),
    };
    let rulings = match visit.app.store.rulings() {
        Ok(rulings) => rulings,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    if let Some(other) = meanwhile(&rulings, &decision, sent.seen.as_deref()) {
        let names = visit.desk.names();
        let zone = &visit.desk.config.time_zone;
        let theirs = visit.words().decision(&other.decision, names, zone);
        let sentence = visit.words().decided_meanwhile(&other.by, &theirs);
        return refused(&visit, StatusCode::CONFLICT, &sentence);
    }
    let reason = match sent.reason.trim() {
        "" => visit.words().decided_on_page(),
        reason => reason,
    };
    let now = visit.app.now();
    match visit.app.store.add_ruling(now, &visit.visitor.name, reason, &decision) {
        Ok(id) => Redirect::to(&with_notice(&sent.back, id)).into_response(),
        Err(error) => visit.refused(&visit.desk.failed(error)),
    }
}

/// A ruling about the same thing that came after the page was made.
fn meanwhile<'r>(
    rulings: &'r [Ruling],
    decision: &Decision,
    seen: Option<&str>,
) -> Option<&'r Ruling> {
    let seen: i64 = seen?.parse().ok()?;
    let later = rulings.iter().rev().take_while(|ruling| ruling.id > seen);
    later.filter(|ruling| ruling.in_force()).find(|ruling| ruling.decision.touches(decision))
}

/// Only a page of ours, and what was recorded.
fn with_notice(back: &str, id: i64) -> String {
    let ours =
        back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n']);
    let (back, fragment) = back.split_once('#').unwrap_or((back, ""));
    let path = if ours { back } else { "/" };
    let sign = if path.contains('?') { '&' } else { '?' };
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    format!("{path}{sign}da={id}{fragment}")
}

fn refused(visit: &Visit, status: StatusCode, sentence: &str) -> Response {
    refusal(&visit.app, Some(&visit.visitor), status, sentence)
}

#[cfg(test)]
mod tests {
    use super::with_notice;

    #[test]
    fn the_way_back_never_leaves_the_pages() {
        assert_eq!(with_notice("/can-xem?loai=unit#thu-2", 7), "/can-xem?loai=unit&da=7#thu-2");
        for elsewhere in ["https://example.vn/", "//example.vn", "/\\example.vn", "", "x"] {
            assert_eq!(with_notice(elsewhere, 7), "/?da=7", "{elsewhere}");
        }
    }
}
