//! The list as it would have been at an earlier moment.
//!
//! The picture that all pages share is that of now. One of the past is computed for the one who
//! asks, without figures, and for one person at a time: it costs as much as a new picture.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::judge::standing;
use crate::model::ledger::Standings;
use crate::model::round::Round;
use crate::web::picture::Picture;
use crate::web::visit::Visit;

static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// The standings at the moment asked for; nothing where that is now or later.
pub(super) async fn standings(
    visit: &Visit,
    picture: &Picture,
    round: &Round,
    asked: &str,
) -> Result<Option<Standings>, Response> {
    let asked = asked.trim();
    if asked.is_empty() {
        return Ok(None);
    }
    let as_of = visit.desk.moment(Some(asked)).map_err(|refusal| visit.refused(&refusal))?;
    if as_of >= picture.as_of {
        return Ok(None);
    }
    let broken = |()| StatusCode::INTERNAL_SERVER_ERROR.into_response();
    let turn = ONE_AT_A_TIME.acquire().await.map_err(|_closed| broken(()))?;
    let (app, desk, id) = (Arc::clone(&visit.app), Arc::clone(&visit.desk), round.id.clone());
    let computed = tokio::task::spawn_blocking(move || {
        // Held until the work is done, even where nobody waits for it any more.
        let _turn = turn;
        let snapshot = desk.snapshot(&app.store)?;
        let ledger = desk.ledger(&snapshot, as_of);
        let round = desk.config.rounds.iter().find(|round| round.id == id);
        Ok(round.map(|round| standing::standings(&ledger, round)))
    });
    let computed = computed.await.map_err(|_panicked| broken(()))?;
    computed.map_err(|refusal| visit.refused(&refusal))
}
