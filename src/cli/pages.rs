//! The pages beside the daemon's loops: opened once, told of a new configuration, closed at the end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tracing::{info, warn};

use crate::cli::check;
use crate::cli::failure::Failure;
use crate::cli::workbench;
use crate::daemon::reopening::Reopening;
use crate::desk::Desk;
use crate::store::Store;
use crate::web;
use crate::web::app::{Access, App};

/// Requests in hand may take so long once we are asked to stop.
const PATIENCE: Duration = Duration::from_secs(3);

/// The pages of a running daemon; nothing where the configuration has none.
#[derive(Default)]
pub(super) struct Pages(Option<Serving>);

struct Serving {
    app: Arc<App>,
    listen: SocketAddr,
    stop: watch::Sender<bool>,
    server: JoinHandle<std::io::Result<()>>,
}

impl Pages {
    /// Serves the pages that the configuration asks for.
    pub(super) async fn open(desk: &Arc<Desk>, store: &Arc<Store>) -> Result<Self, Failure> {
        match &desk.config.web {
            Some(web) => Self::serve(desk, store, web.listen, Access::Accounts).await,
            None => Ok(Self::default()),
        }
    }

    /// Serves the pages at an address; port 0 takes a free one.
    pub(super) async fn serve(
        desk: &Arc<Desk>,
        store: &Arc<Store>,
        listen: SocketAddr,
        access: Access,
    ) -> Result<Self, Failure> {
        let cannot = |cause: std::io::Error| {
            Failure::world(desk.words.cannot_listen(&listen.to_string()), cause)
        };
        let listener = TcpListener::bind(listen).await.map_err(cannot)?;
        let listen = listener.local_addr().map_err(cannot)?;
        if !listen.ip().is_loopback() {
            warn!(%listen, "The pages are served without encryption beyond this machine: put a proxy with TLS before them");
        }
        let reopening = Reopening::new(Arc::clone(store), Arc::new(workbench::shield(desk)?));
        let app = App::new(Arc::clone(store), Arc::clone(desk), access, listen)
            .with_reopening(reopening)
            .with_programs(check::programs);
        let app = Arc::new(app);
        let (stop, stopping) = watch::channel(false);
        let server = tokio::spawn(web::serve(listener, Arc::clone(&app), stopping));
        info!(%listen, "Serving the pages");
        Ok(Self(Some(Serving { app, listen, stop, server })))
    }

    /// Where they are.
    pub(super) fn address(&self) -> Option<String> {
        self.0.as_ref().map(|serving| format!("http://{}/", serving.listen))
    }

    /// Another configuration is in force. The address stays until a restart.
    pub(super) fn reload(&self, desk: &Arc<Desk>) {
        let Some(serving) = &self.0 else { return };
        serving.app.reload(Arc::clone(desk));
        match (&serving.app.reopening, workbench::shield(desk)) {
            (Some(reopening), Ok(shield)) => reopening.reload(Arc::new(shield)),
            (Some(_), Err(_nameless)) => {
                warn!("Our own program was not found; letters are shown as read before the reload");
            }
            (None, _) => {}
        }
    }

    /// Finishes requests in hand and closes.
    pub(super) async fn close(self) {
        let Some(serving) = self.0 else { return };
        serving.stop.send_replace(true);
        let abort = serving.server.abort_handle();
        if tokio::time::timeout(PATIENCE, serving.server).await.is_err() {
            abort.abort();
        }
    }
}
