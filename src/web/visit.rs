//! One request of a known person: what a page needs, and how it answers.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};

use crate::clock;
use crate::desk::{Desk, Refusal};
use crate::web::app::App;
use crate::web::gate::Visitor;
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::words::Words;

/// A request that passed its gate.
#[derive(Debug)]
pub(super) struct Visit {
    /// What every request works with.
    pub(super) app: Arc<App>,
    /// Configuration and words in force when the request came.
    pub(super) desk: Arc<Desk>,
    /// Who asks.
    pub(super) visitor: Visitor,
    /// What was asked for.
    pub(super) uri: Uri,
}

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, StatusCode> {
        // A route without a gate has no visitor; that is a bug, and shut is safe.
        let visitor = parts.extensions.get::<Visitor>().cloned().ok_or(StatusCode::FORBIDDEN)?;
        Ok(Self { app: Arc::clone(app), desk: app.desk(), visitor, uri: parts.uri.clone() })
    }
}

/// Everything that pages show; where it cannot be had, the answer says so.
#[derive(Debug)]
pub(super) struct Pictured(pub(super) Arc<Picture>);

impl FromRequestParts<Arc<App>> for Pictured {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, app).await;
        let visit = visit.map_err(IntoResponse::into_response)?;
        visit.picture().await.map(Self)
    }
}

impl Visit {
    /// The catalogue.
    pub(super) fn words(&self) -> Words {
        self.desk.words
    }

    /// Everything that pages show, computed off the request's thread.
    pub(super) async fn picture(&self) -> Result<Arc<Picture>, Response> {
        let (app, desk) = (Arc::clone(&self.app), Arc::clone(&self.desk));
        let computed = tokio::task::spawn_blocking(move || {
            app.pictures.get(&app.store, &desk, app.shown, clock::now())
        });
        match computed.await {
            Ok(Ok(picture)) => Ok(picture),
            Ok(Err(refusal)) => Err(self.refused(&refusal)),
            Err(_panicked) => Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        }
    }

    /// The frame of a page.
    pub(super) fn shell(
        &self,
        picture: &Picture,
        section: Section,
        title: impl Into<String>,
    ) -> Shell {
        Shell::new(self, picture, section, title.into())
    }

    /// What was asked for is not there.
    pub(super) fn not_found(&self) -> Response {
        refusal(
            &self.app,
            Some(&self.visitor),
            StatusCode::NOT_FOUND,
            self.words().page_not_found(),
        )
    }

    /// A sentence instead of the page.
    pub(super) fn refused(&self, refused: &Refusal) -> Response {
        let status = match refused {
            Refusal::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Store { cause, .. } => {
                tracing::error!(%cause, "A page could not be made");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        refusal(&self.app, Some(&self.visitor), status, refused.sentence())
    }

    /// Making an answer failed, and not through what was asked.
    pub(super) fn failed(&self, cause: &dyn std::fmt::Display) -> Response {
        tracing::error!(%cause, "An answer could not be made");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        refusal(&self.app, Some(&self.visitor), status, self.words().store_failed())
    }

    /// The frame of a page that needs no data.
    pub(super) fn bare_shell(&self) -> Shell {
        Shell::bare(&self.app, Some(&self.visitor))
    }

    /// The form token that this person's forms must bring back.
    pub(super) fn form_token(&self) -> String {
        self.app.secret.sign(&self.visitor.session)
    }

    /// Whether the work is this person's to do.
    pub(super) fn may(&self, role: crate::model::account::Role) -> bool {
        self.visitor.role >= role
    }
}

/// A page of a template.
pub(super) fn page(template: &impl Template) -> Response {
    answer(StatusCode::OK, template)
}

/// A page with a status of its own.
pub(super) fn answer(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(cause) => {
            tracing::error!(%cause, "A template failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The page that says why there is no page.
#[derive(Template)]
#[template(path = "refused.html", config = "src/web/askama.toml")]
struct Refused<'a> {
    shell: Shell,
    sentence: &'a str,
}

/// A sentence instead of a page, in the same frame.
pub(super) fn refusal(
    app: &App,
    visitor: Option<&Visitor>,
    status: StatusCode,
    sentence: impl AsRef<str>,
) -> Response {
    let shell = Shell::bare(app, visitor);
    answer(status, &Refused { shell, sentence: sentence.as_ref() })
}
