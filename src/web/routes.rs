//! Every address of the pages, its method, and the least role that may use it.
//!
//! The router is made from this table, and so is the test that tries every role on every route.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use crate::model::account::Role;
use crate::web::app::App;
use crate::web::{auth, decide, downloads, fences, gate, pages, statics};

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Only looks.
    Get,
    /// Changes something.
    Post,
}

/// One route.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Method.
    pub method: Method,
    /// Address, with names of its parts in braces.
    pub path: &'static str,
    /// The least role; none for routes that everybody may use.
    pub least: Option<Role>,
    handler: fn() -> MethodRouter<Arc<App>>,
}

const fn look(path: &'static str, handler: fn() -> MethodRouter<Arc<App>>) -> Route {
    Route { method: Method::Get, path, least: Some(Role::Reader), handler }
}

const fn change(path: &'static str, handler: fn() -> MethodRouter<Arc<App>>) -> Route {
    Route { method: Method::Post, path, least: Some(Role::Clerk), handler }
}

const fn administer(path: &'static str, handler: fn() -> MethodRouter<Arc<App>>) -> Route {
    Route { method: Method::Get, path, least: Some(Role::Administrator), handler }
}

const fn everybody(
    method: Method,
    path: &'static str,
    handler: fn() -> MethodRouter<Arc<App>>,
) -> Route {
    Route { method, path, least: None, handler }
}

/// Every route.
pub const ROUTES: &[Route] = &[
    everybody(Method::Get, "/static/{name}", || get(statics::show)),
    everybody(Method::Get, "/healthz", || get(pages::health::alive)),
    everybody(Method::Get, "/readyz", || get(pages::health::ready)),
    everybody(Method::Get, "/dang-nhap", || get(auth::login::show)),
    everybody(Method::Post, "/dang-nhap", || post(auth::login::enter)),
    everybody(Method::Post, "/dang-xuat", || post(auth::login::leave)),
    everybody(Method::Get, "/dat-mat-khau", || get(auth::login::link)),
    everybody(Method::Post, "/dat-mat-khau", || post(auth::login::set_password)),
    look("/", || get(pages::late::first)),
    look("/dot/{round}", || get(pages::late::show)),
    look("/dot/{round}/in", || get(pages::head::show)),
    look("/dot/{round}/so-lieu", || get(pages::figures::show)),
    look("/dot/{round}/so-lieu/{unit}/{indicator}/{period}", || get(pages::figure::show)),
    look("/dot/{round}/chua-nop", || get(pages::missing::show)),
    change("/dot/{round}/nhac", || post(pages::missing::make)),
    look("/dot/{round}/tai-ve/{file}", || get(downloads::show)),
    look("/thu", || get(pages::letters::show)),
    look("/thu/{digest}", || get(pages::letter::show)),
    look("/thu/{digest}/goc", || get(pages::letter::raw)),
    look("/thu/{digest}/tep/{sha256}", || get(pages::letter::file)),
    look("/dot/{round}/don-vi/{unit}", || get(pages::unit::show)),
    look("/dot/{round}/du-lieu", || get(pages::round::show)),
    look("/nhat-ky", || get(pages::journal::show)),
    look("/nhat-ky/tai-ve/{id}", || get(pages::journal::again)),
    administer("/chan-doan", || get(pages::diagnosis::show)),
    look("/can-xem", || get(pages::review::show)),
    change("/can-xem/nhan-het", || post(pages::review::accept::record)),
    change("/can-xem/bo-nhan", || post(pages::review::accept::undo)),
    change("/quyet-dinh", || post(decide::record)),
];

/// The router, with a gate before each route and the fences around all.
pub(super) fn router(app: Arc<App>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let mut handler = (route.handler)();
        if let Some(least) = route.least {
            handler = handler.layer(from_fn_with_state((Arc::clone(&app), least), gate::gate));
        }
        router = router.route(route.path, handler);
    }
    let router = router.fallback(pages::missing).with_state(Arc::clone(&app));
    fences::around(router, app)
}
