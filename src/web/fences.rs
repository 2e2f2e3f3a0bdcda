//! What holds for every request before anything looks at it: host, origin, size, time, headers.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::web::app::App;

/// No form of ours is larger.
const LARGEST_BODY: usize = 64 << 10;

const LONGEST: Duration = Duration::from_secs(30);

/// Nothing inline and nothing from elsewhere: a name or a cell that holds a script stays text.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every response that has none of its own.
const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (CACHE_CONTROL, "no-store"),
];

/// Puts the fences around all routes.
pub(super) fn around(router: Router, app: Arc<App>) -> Router {
    let mut router = router
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(app, known_host_and_origin))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new());
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    router
}

/// A name that we do not know is another site's (DNS rebinding); a form from another origin is not
/// ours (CSRF). Browsers send Origin with every POST.
async fn known_host_and_origin(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(host) = text(request.headers(), HOST).map(str::to_ascii_lowercase) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if !app.hosts.iter().any(|known| known.eq_ignore_ascii_case(&host)) {
        let words = app.desk().words;
        return (StatusCode::MISDIRECTED_REQUEST, words.unknown_host(&host)).into_response();
    }
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD);
    if !harmless && !same_origin(request.headers(), &host) {
        return (StatusCode::FORBIDDEN, app.desk().words.foreign_form()).into_response();
    }
    next.run(request).await
}

fn same_origin(headers: &HeaderMap, host: &str) -> bool {
    let origin = text(headers, ORIGIN).map(str::to_ascii_lowercase);
    let origin = origin.as_deref().and_then(|origin| {
        origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"))
    });
    let site = text(headers, HeaderName::from_static("sec-fetch-site"));
    origin == Some(host) && site.is_none_or(|site| site == "same-origin")
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
