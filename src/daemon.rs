//! The unattended loop: polls every mailbox, judges what came, keeps the heartbeat.
//!
//! Three kinds of tasks and nothing shared but the store: one loop per mailbox takes letters, one
//! loop reads and judges them, one tells the supervisor that both still move. Stopping finishes
//! the letter in hand; a reload starts the loops anew under the new configuration.

pub mod heartbeat;
pub mod intake;
pub mod judging;
pub mod polling;
pub mod reopening;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use crate::config::mailbox::Mailbox;
use crate::daemon::heartbeat::Heartbeat;
use crate::daemon::judging::{Workbench, judge_all};

/// How long work in hand may take once we are asked to stop; then it is dropped, which loses
/// nothing: a letter that is not committed is fetched or read again.
const PATIENCE: Duration = Duration::from_secs(8);

/// How often the judging loop looks for letters by itself, apart from being told.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Runs every loop until `stop` turns true.
pub async fn run(
    bench: &Workbench,
    mailboxes: &[Mailbox],
    heartbeat: &Heartbeat,
    stop: watch::Receiver<bool>,
) {
    let arrived = Arc::new(Notify::new());
    let mut loops = JoinSet::new();
    for mailbox in mailboxes {
        loops.spawn(polling::keep_polling(
            mailbox.clone(),
            Arc::clone(&bench.store),
            Arc::clone(&arrived),
            heartbeat.pulse(&mailbox.name),
            stop.clone(),
        ));
    }
    let pulse = heartbeat.pulse("judging");
    loops.spawn(keep_judging(bench.clone(), arrived, pulse, stop.clone()));
    loops.spawn(heartbeat.clone().keep_beating(stop.clone()));
    let mut asked = stop;
    if asked.wait_for(|stop| *stop).await.is_err() {
        warn!("Nobody is left to ask us to stop; stopping");
    }
    let finish = async { while loops.join_next().await.is_some() {} };
    if tokio::time::timeout(PATIENCE, finish).await.is_err() {
        warn!("Work in hand took too long and was dropped; it is done again at the next start");
        loops.shutdown().await;
    }
}

/// Reads and judges letters as they come.
async fn keep_judging(
    bench: Workbench,
    arrived: Arc<Notify>,
    pulse: heartbeat::Pulse,
    mut stop: watch::Receiver<bool>,
) {
    while !*stop.borrow() {
        let judged = judge_all(&bench, &stop, |_| pulse.beat()).await;
        if let Err(cause) = judged {
            error!(error = %format!("{:#}", anyhow::Error::new(cause)), "Judgements were not stored");
        }
        pulse.beat();
        tokio::select! {
            () = arrived.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stop.changed() => {}
        }
    }
    info!("Judging stopped");
}
