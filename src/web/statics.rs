//! The style sheet and the one optional script, compiled in; their address changes with them.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::web::auth::token;

struct File {
    name: &'static str,
    kind: &'static str,
    content: &'static str,
}

const FILES: [File; 2] = [
    File {
        name: "style.css",
        kind: "text/css; charset=utf-8",
        content: include_str!("static/style.css"),
    },
    File {
        name: "desk.js",
        kind: "text/javascript; charset=utf-8",
        content: include_str!("static/desk.js"),
    },
];

/// Where a page finds a file; browsers may keep what they got there for ever.
pub(super) fn address(name: &str) -> String {
    let content = FILES.iter().find(|file| file.name == name).map_or("", |file| file.content);
    let digest = token::digest(content).to_string();
    format!("/static/{name}?v={}", digest.get(..12).unwrap_or_default())
}

/// Hands a file out.
pub(super) async fn show(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|file| file.name == name) {
        Some(file) => {
            let kept = "public, max-age=31536000, immutable";
            ([(CONTENT_TYPE, file.kind), (CACHE_CONTROL, kept)], file.content).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
