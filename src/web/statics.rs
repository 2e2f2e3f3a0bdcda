//! The style sheet and the one optional script, compiled in; their address changes with them.

use std::sync::LazyLock;

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

/// Where each file is found, in their order: made once, for every page names them.
static ADDRESSES: LazyLock<[String; 2]> = LazyLock::new(|| {
    FILES.map(|File { name, content, .. }| {
        let digest = token::digest(content).to_string();
        format!("/static/{name}?v={}", digest.get(..12).unwrap_or_default())
    })
});

/// Where a page finds the style sheet; browsers may keep what they got there for ever.
pub(super) fn style() -> &'static str {
    let [style, _script] = &*ADDRESSES;
    style
}

/// Where a page finds the script, the same way.
pub(super) fn script() -> &'static str {
    let [_style, script] = &*ADDRESSES;
    script
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
