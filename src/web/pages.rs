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

use axum::response::{IntoResponse, Response};

/// No such address. Strangers learn nothing more.
pub(super) async fn missing() -> Response {
    axum::http::StatusCode::NOT_FOUND.into_response()
}
