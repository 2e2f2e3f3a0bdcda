//! For supervisors: whether the process lives, and whether it does its work.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::web::app::App;

/// The process answers.
pub(in crate::web) async fn alive() -> &'static str {
    "ok\n"
}

/// The store can be read.
pub(in crate::web) async fn ready(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    match app.store.version() {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the data folder cannot be read\n"),
    }
}
