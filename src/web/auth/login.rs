//! Logging in and out, and the one-time link that sets a password.

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use serde::Deserialize;

use crate::clock;
use crate::text::fold;
use crate::web::address;
use crate::web::app::{Access, App};
use crate::web::auth::{password, token};
use crate::web::gate::{self, COOKIE_NAME};
use crate::web::shell::Shell;
use crate::web::visit::{answer, page, refusal};

/// A session ends at the latest after so long.
const SESSION: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Longer passwords and names are refused before they are hashed.
const LONGEST: usize = 256;

/// Where to go after logging in.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Next {
    #[serde(default)]
    tiep: String,
}

/// A log-in form.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Credentials {
    name: String,
    password: String,
    #[serde(default)]
    tiep: String,
}

#[derive(Template)]
#[template(path = "login.html", config = "src/web/askama.toml")]
struct LoginPage {
    shell: Shell,
    next: String,
    name: String,
    fault: Option<&'static str>,
}

/// Asks for name and password.
pub(in crate::web) async fn show(
    State(app): State<Arc<App>>,
    Query(next): Query<Next>,
) -> Response {
    if app.access != Access::Accounts {
        return Redirect::to("/").into_response();
    }
    let shell = titled(&app, app.desk().words.log_in());
    page(&LoginPage {
        shell,
        next: address::ours(&next.tiep).to_owned(),
        name: String::new(),
        fault: None,
    })
}

/// Opens a session. Whether the name exists shows neither in the answer nor in its time.
pub(in crate::web) async fn enter(
    State(app): State<Arc<App>>,
    Form(typed): Form<Credentials>,
) -> Response {
    let (name, words) = (fold::accented(typed.name.trim()), app.desk().words);
    let refuse = |status, fault| {
        let shell = titled(&app, words.log_in());
        let page = LoginPage {
            shell,
            next: address::ours(&typed.tiep).to_owned(),
            name: name.clone(),
            fault: Some(fault),
        };
        answer(status, &page)
    };
    if name.len() > LONGEST || typed.password.len() > LONGEST {
        return refuse(StatusCode::UNAUTHORIZED, words.wrong_password());
    }
    if !app.throttle.may_try(&name, clock::now()) {
        return refuse(StatusCode::TOO_MANY_REQUESTS, words.too_many_tries());
    }
    let account = match app.store.account(&name) {
        Ok(account) => account,
        Err(cause) => return failed(&app, &cause),
    };
    let stored = account.and_then(|account| account.password);
    if !password::fits(typed.password.clone(), stored).await {
        tracing::warn!("A wrong password was refused");
        return refuse(StatusCode::UNAUTHORIZED, words.wrong_password());
    }
    app.throttle.right(&name);
    open(&app, &name, address::ours(&typed.tiep))
}

/// A fresh token, so that one planted before is worth nothing.
fn open(app: &App, name: &str, next: &str) -> Response {
    let (session, now) = (token::fresh(), clock::now());
    let expires = now.checked_add(SESSION).unwrap_or(now);
    match app.store.open_session(token::digest(&session), name, now, expires) {
        Ok(()) => {
            let age = SESSION.as_secs();
            let cookie = format!(
                "{COOKIE_NAME}={session}; Path=/; HttpOnly; SameSite=Strict; Max-Age={age}"
            );
            ([(SET_COOKIE, cookie)], Redirect::to(next)).into_response()
        }
        Err(cause) => failed(app, &cause),
    }
}

/// Ends the session, here and in the store.
pub(in crate::web) async fn leave(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if let Some(session) = gate::cookie(&headers)
        && let Err(cause) = app.store.close_session(token::digest(session))
    {
        return failed(&app, &cause);
    }
    let gone = format!("{COOKIE_NAME}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    ([(SET_COOKIE, gone)], Redirect::to("/dang-nhap")).into_response()
}

/// The token of a one-time link.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct Link {
    #[serde(default)]
    t: String,
}

/// A new password.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct NewPassword {
    t: String,
    password: String,
    again: String,
}

#[derive(Template)]
#[template(path = "password.html", config = "src/web/askama.toml")]
struct PasswordPage {
    shell: Shell,
    link: String,
    name: String,
    fault: Option<String>,
}

/// Asks for a new password, while the link is open.
pub(in crate::web) async fn link(
    State(app): State<Arc<App>>,
    Query(link): Query<Link>,
) -> Response {
    match app.store.link_of(token::digest(&link.t), clock::now()) {
        Ok(Some(name)) => {
            let shell = titled(&app, app.desk().words.set_password());
            page(&PasswordPage { shell, link: link.t, name, fault: None })
        }
        Ok(None) => refusal(&app, None, StatusCode::GONE, app.desk().words.link_ended()),
        Err(cause) => failed(&app, &cause),
    }
}

/// Sets the password and ends the link.
pub(in crate::web) async fn set_password(
    State(app): State<Arc<App>>,
    Form(typed): Form<NewPassword>,
) -> Response {
    let words = app.desk().words;
    let link = token::digest(&typed.t);
    let name = match app.store.link_of(link, clock::now()) {
        Ok(Some(name)) => name,
        Ok(None) => return refusal(&app, None, StatusCode::GONE, words.link_ended()),
        Err(cause) => return failed(&app, &cause),
    };
    let short = typed.password.chars().count() < password::SHORTEST;
    let fault = if short || typed.password.len() > LONGEST {
        Some(words.password_too_short(password::SHORTEST))
    } else {
        (typed.password != typed.again).then(|| words.passwords_differ().to_owned())
    };
    if fault.is_some() {
        let shell = titled(&app, words.set_password());
        let page = PasswordPage { shell, link: typed.t, name, fault };
        return answer(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let Some(hash) = password::hash(typed.password).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    match app.store.use_link(link, &hash, clock::now()) {
        Ok(true) => open(&app, &name, "/"),
        Ok(false) => refusal(&app, None, StatusCode::GONE, words.link_ended()),
        Err(cause) => failed(&app, &cause),
    }
}

fn titled(app: &App, title: &str) -> Shell {
    Shell { title: title.to_owned(), ..Shell::bare(app, None) }
}

fn failed(app: &App, cause: &crate::store::error::Error) -> Response {
    tracing::error!(%cause, "An account could not be looked up");
    refusal(app, None, StatusCode::SERVICE_UNAVAILABLE, app.desk().words.store_failed())
}
