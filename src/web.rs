//! The staff's desk: pages served by the daemon itself, rendered on the server, usable without a
//! script.
//!
//! A request passes the fences (`fences`: known host, same origin, limits, headers), then the gate
//! of its route (`gate`: who it is, and whether that person may), then one page of `pages`. Pages
//! read a [`Picture`](picture::Picture), which is computed once for each state of the store.
//! Whatever a person decides goes through `decide` and is a ruling like those of the command line.

mod address;
pub mod app;
mod auth;
mod chart;
mod choice;
mod decide;
mod downloads;
mod fences;
mod gate;
mod pages;
pub mod picture;
mod queue;
pub mod routes;
mod shell;
mod statics;
mod stretch;
mod told;
mod urging;
mod visit;

pub use auth::token;

use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::web::app::App;

/// Serves the pages until `stop` turns true; requests in hand are finished.
pub async fn serve(
    listener: TcpListener,
    app: Arc<App>,
    mut stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let router = routes::router(app);
    let stopped = async move {
        // The sender gone means the same.
        let _ended = stop.wait_for(|stop| *stop).await.is_ok();
    };
    axum::serve(listener, router).with_graceful_shutdown(stopped).await
}
