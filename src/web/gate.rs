//! Who it is, and whether that person may pass: one gate before each route.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;

use crate::clock;
use crate::model::account::Role;
use crate::store::error::Result;
use crate::web::app::{Access, App};
use crate::web::auth::token;
use crate::web::{address, visit};

/// The cookie that holds a session's token.
pub(super) const COOKIE_NAME: &str = "tonghop";

/// A session is marked as used no more often.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Who asks.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    /// Stands under rulings.
    pub(super) name: String,
    /// What he may do.
    pub(super) role: Role,
    /// Signs his forms; the session's token, or a fixed word where nobody logs in.
    pub(super) session: String,
}

/// Lets through who has at least this role; others are asked to log in, or told.
pub(super) async fn gate(
    State((app, least)): State<(Arc<App>, Role)>,
    mut request: Request,
    next: Next,
) -> Response {
    let visitor = match visitor(&app, request.headers()) {
        Ok(visitor) => visitor,
        Err(cause) => {
            tracing::error!(%cause, "A session could not be looked up");
            let sentence = app.desk().words.store_failed();
            return visit::refusal(&app, None, StatusCode::SERVICE_UNAVAILABLE, sentence);
        }
    };
    match visitor {
        Some(visitor) if visitor.role >= least => {
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
        Some(visitor) => {
            let sentence = app.desk().words.role_too_small(least);
            visit::refusal(&app, Some(&visitor), StatusCode::FORBIDDEN, sentence)
        }
        None if request.method() == axum::http::Method::GET => {
            let wanted = request.uri().path_and_query().map_or("/", |path| path.as_str());
            let query = address::encode(wanted, b"/-_.");
            Redirect::to(&format!("/dang-nhap?tiep={query}")).into_response()
        }
        None => {
            let sentence = app.desk().words.session_ended();
            visit::refusal(&app, None, StatusCode::UNAUTHORIZED, sentence)
        }
    }
}

/// Whose session it is.
fn visitor(app: &App, headers: &HeaderMap) -> Result<Option<Visitor>> {
    if let Access::Open(name) = &app.access {
        let session = "open".to_owned();
        return Ok(Some(Visitor { name: name.clone(), role: App::open_role(), session }));
    }
    let Some(session) = cookie(headers) else { return Ok(None) };
    let (digest, now) = (token::digest(session), clock::now());
    let Some((account, seen)) = app.store.session(digest, now)? else { return Ok(None) };
    if now.duration_since(seen) > TOUCH_EVERY
        && let Err(cause) = app.store.touch_session(digest, now)
    {
        tracing::warn!(%cause, "A session was not marked as used");
    }
    Ok(Some(Visitor { name: account.name, role: account.role, session: session.to_owned() }))
}

/// The session's token.
pub(super) fn cookie(headers: &HeaderMap) -> Option<&str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE_NAME && value.len() == 64).then_some(value))
}
