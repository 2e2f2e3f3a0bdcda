//! `run`: the daemon under a supervisor. SIGTERM and SIGINT stop it, SIGHUP reloads, all or nothing.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tracing::{error, info, warn};
use tracing_subscriber::EnvFilter;

use crate::cli::arguments::Arguments;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::pages::Pages;
use crate::cli::workbench;
use crate::config::environment;
use crate::daemon;
use crate::daemon::heartbeat::Heartbeat;
use crate::desk::Desk;
use crate::source::LOG_FILTER;
use crate::store::Store;

/// What ends one stretch of running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Stop,
    Reload,
}

/// The signals that we listen to.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hang_up: Signal,
}

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> Call {
        tokio::select! {
            _ = self.terminate.recv() => Call::Stop,
            _ = self.interrupt.recv() => Call::Stop,
            _ = self.hang_up.recv() => Call::Reload,
        }
    }
}

/// Runs the command until it is told to stop.
pub(super) async fn run(desk: &Desk, arguments: &Arguments) -> Result<Outcome, Failure> {
    start_log();
    if desk.config.mailboxes.is_empty() {
        return Err(Failure::usage(desk.words.no_mailbox()));
    }
    let mut signals =
        Signals::listen().map_err(|cause| Failure::world(desk.words.store_failed(), cause))?;
    let store = Arc::new(desk.owner()?);
    let heartbeat = Heartbeat::default();
    info!(version = env!("CARGO_PKG_VERSION"), folder = %store.folder().display(), "Started");
    heartbeat.ready(desk.words.status_running());
    let mut current = Arc::new(arguments.desk()?);
    let pages = Pages::open(&current, &store).await?;
    while stretch(&current, &store, &heartbeat, &mut signals).await? == Call::Reload {
        current = reloaded(current, arguments);
        pages.reload(&current);
        try_refused_again(&current, &store);
        heartbeat.forget();
        heartbeat.ready(current.words.status_running());
    }
    pages.close().await;
    info!("Stopped");
    Ok(Outcome::Done)
}

/// Runs the loops under one configuration until a signal ends them. A reload with a faulty
/// configuration leaves them running.
async fn stretch(
    desk: &Desk,
    store: &Arc<Store>,
    heartbeat: &Heartbeat,
    signals: &mut Signals,
) -> Result<Call, Failure> {
    let bench = workbench::make(desk, Arc::clone(store))?;
    let (stop, stopping) = watch::channel(false);
    let loops = daemon::run(&bench, &desk.config.mailboxes, heartbeat, stopping);
    tokio::pin!(loops);
    let call = loop {
        tokio::select! {
            () = &mut loops => return Ok(Call::Stop),
            call = signals.next() => {
                if call == Call::Stop || sound(&desk.config_path, desk) {
                    break call;
                }
            }
        }
    };
    if call == Call::Stop {
        heartbeat.stopping();
    }
    stop.send_replace(true);
    loops.await;
    Ok(call)
}

/// Whether the configuration on disk may take the place of the one that runs.
fn sound(path: &Path, desk: &Desk) -> bool {
    match crate::config::load(path, &environment()) {
        Ok(new) if new.data_dir != desk.config.data_dir => {
            warn!("data_dir changed: that needs a restart; the old configuration stays in force");
            false
        }
        Ok(_) => true,
        Err(faults) => {
            error!(
                "The new configuration has faults; the old one stays in force:\n{}",
                desk.words.faults(&faults)
            );
            false
        }
    }
}

fn reloaded(old: Arc<Desk>, arguments: &Arguments) -> Arc<Desk> {
    match arguments.desk() {
        Ok(new) => {
            info!("Reloaded the configuration");
            Arc::new(new)
        }
        Err(refusal) => {
            let faults = refusal.sentence();
            error!("The new configuration has faults; the old one stays in force:\n{faults}");
            old
        }
    }
}

/// A reload is how an administrator says that a refused password was put right: such mailboxes are
/// tried at once. Waits of any other kind go on, since the server asked for them.
fn try_refused_again(desk: &Desk, store: &Store) {
    for mailbox in &desk.config.mailboxes {
        let kept = store.backoff(&mailbox.name);
        let refused =
            kept.is_ok_and(|kept| kept.is_some_and(|kept| kept.reason.starts_with("refused")));
        if refused && let Err(cause) = store.set_backoff(&mailbox.name, None) {
            error!(mailbox = %mailbox.name, error = %cause, "The waiting time was not cleared");
        }
    }
}

/// Logs to standard error: plain on a terminal, JSON lines for a journal. `RUST_LOG` narrows or
/// widens it, but never below `info` for the library that would log a password.
fn start_log() {
    let wanted = environment().remove("RUST_LOG").unwrap_or_else(|| "info".to_owned());
    let filter = EnvFilter::try_new(&wanted).unwrap_or_else(|_unreadable| EnvFilter::new("info"));
    let filter = match LOG_FILTER.parse() {
        Ok(pinned) => filter.add_directive(pinned),
        Err(_never) => EnvFilter::new("info"),
    };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        builder.with_target(false).try_init()
    } else {
        builder.json().flatten_event(true).with_current_span(false).try_init()
    };
    if started.is_err() {
        warn!("A log was already running");
    }
}
