//! Puts together what reading and judging needs, from the configuration and our own binary.

use std::sync::Arc;

use tokio::sync::watch;

use crate::cli::failure::Failure;
use crate::config::Reading;
use crate::daemon::judging::{Stop, Workbench};
use crate::desk::Desk;
use crate::ingest::Rules;
use crate::read::limits::{Limits, OCR_PAGES, OFFICE_FILES, OfficeLimits};
use crate::shield::Shield;
use crate::store::Store;

/// Makes the workbench of a command.
pub(super) fn make(desk: &Desk, store: Arc<Store>) -> Result<Workbench, Failure> {
    let config = &desk.config;
    let own_addresses = config.own_addresses();
    let rules = Rules::new(config.rounds.clone(), &config.addresses, own_addresses);
    Ok(Workbench {
        store,
        shield: Arc::new(shield(desk)?),
        rules: Arc::new(rules),
        made_by: format!("{} {}", env!("CARGO_PKG_VERSION"), config.rules_fingerprint()),
    })
}

/// The shield that runs our own binary.
pub(super) fn shield(desk: &Desk) -> Result<Shield, Failure> {
    let program = std::env::current_exe()
        .map_err(|cause| Failure::world(desk.words.cannot_open("tonghop", ""), cause))?;
    Ok(Shield::new(program, limits(desk.config.reading)))
}

/// How much is read where the office has asked for recognition and conversion, or not.
pub(super) fn limits(reading: Reading) -> Limits {
    let ocr_pages = if reading.ocr { OCR_PAGES } else { 0 };
    let files = if reading.office { OFFICE_FILES } else { 0 };
    let office = OfficeLimits { files, ..OfficeLimits::default() };
    Limits { ocr_pages, office, ..Limits::default() }
}

/// Becomes true at the first SIGINT or SIGTERM, so that work in hand can be finished.
pub(super) fn until_interrupted() -> Stop {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            },
            Err(_no_handler) => {
                if tokio::signal::ctrl_c().await.is_err() {
                    return;
                }
            }
        }
        sender.send_replace(true);
        // The channel stays open as long as somebody may ask.
        sender.closed().await;
    });
    receiver
}
