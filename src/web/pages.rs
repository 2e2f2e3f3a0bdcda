//! The pages, one file each: what stands on it, taken from the picture, and its template.

pub(super) mod diagnosis;
pub(super) mod figure;
pub(super) mod figures;
pub(super) mod head;
pub(super) mod health;
pub(super) mod journal;
pub(super) mod late;
pub(super) mod letter;
pub(super) mod letters;
pub(super) mod missing;
pub(super) mod review;
pub(super) mod round;
mod ruled;
pub(super) mod unit;

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::web::app::App;
use crate::web::visit::refusal;

/// No such address. Strangers learn nothing more.
pub(super) async fn missing(State(app): State<Arc<App>>) -> Response {
    refusal(&app, None, StatusCode::NOT_FOUND, app.desk().words.page_not_found())
}
