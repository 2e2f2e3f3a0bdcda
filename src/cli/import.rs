//! `import PATH…`: letters from files, through the same pipeline as a mailbox. Importing twice
//! changes nothing, and after Ctrl-C the same command goes on where it stopped.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::cli::arguments::Import;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::poll::told;
use crate::cli::progress::Progress;
use crate::cli::{output, workbench};
use crate::config::mailbox::{Mailbox, MailboxKind};
use crate::daemon::judging::judge_all;
use crate::daemon::polling::one_pass;
use crate::desk::Desk;
use crate::store::Store;

/// How often the progress of intake is looked up.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Runs the command.
pub(super) async fn run(desk: &Desk, arguments: &Import) -> Result<Outcome, Failure> {
    let paths =
        arguments.paths.iter().map(|path| found(desk, path)).collect::<Result<Vec<_>, _>>()?;
    let store = Arc::new(desk.owner()?);
    let stop = workbench::until_interrupted();
    let before = count(desk, &store)?;
    let mut there = 0_u64;
    for path in paths {
        there = there.saturating_add(take(desk, &store, &path, stop.clone()).await?);
    }
    let new = count(desk, &store)?.saturating_sub(before);
    let line = desk.words.import_result(new, there.saturating_sub(new), 0);
    read(desk, &store, &stop).await?;
    output::write(desk.words, None, format!("{line}\n").as_bytes())?;
    if *stop.borrow() {
        return Err(Failure::told(desk.words.import_interrupted()));
    }
    Ok(Outcome::Done)
}

fn found(desk: &Desk, path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).and_then(|path| std::fs::metadata(&path).map(|_| path)).map_err(
        |cause| Failure::world(desk.words.cannot_open(&path.display().to_string(), ""), cause),
    )
}

fn count(desk: &Desk, store: &Store) -> Result<u64, Failure> {
    Ok(store.stored_letters().map_err(|error| desk.failed(error))?)
}

/// Takes the letters at one path. Gives how many of the letters there are stored by now.
async fn take(
    desk: &Desk,
    store: &Arc<Store>,
    path: &Path,
    stop: watch::Receiver<bool>,
) -> Result<u64, Failure> {
    let mailbox = Mailbox {
        name: format!("import:{}", path.display()),
        kind: MailboxKind::Folder(path.to_owned()),
        poll_every: Duration::ZERO,
        since: None,
        max_message: desk.config.mailboxes.iter().map(|m| m.max_message).max().unwrap_or(64 << 20),
        time_zone: desk.config.time_zone.clone(),
    };
    let progress = Progress::letters(desk.words.importing(), None);
    let pass = one_pass(&mailbox, store, stop.clone());
    tokio::pin!(pass);
    let result = loop {
        tokio::select! {
            result = &mut pass => break result,
            () = tokio::time::sleep(LOOK_EVERY) => {
                let (stored, all) = store.import_progress(&mailbox.name).map_err(|error| desk.failed(error))?;
                progress.total(all);
                progress.at(stored);
            }
        }
    };
    progress.done();
    let interrupted = *stop.borrow();
    match told(desk, &mailbox, result) {
        Err(_) if interrupted => {}
        Err(failure) => return Err(failure),
        Ok(_) => {}
    }
    let (stored, all) = store.letters_present(&mailbox.name).map_err(|error| desk.failed(error))?;
    if all == 0 && !interrupted {
        output::say(&desk.words.import_nothing(&path.display().to_string()));
    }
    Ok(stored)
}

async fn read(
    desk: &Desk,
    store: &Arc<Store>,
    stop: &watch::Receiver<bool>,
) -> Result<(), Failure> {
    let bench = workbench::make(desk, Arc::clone(store))?;
    let waiting = store.unjudged(&bench.made_by).map_err(|error| desk.failed(error))?;
    let progress = Progress::letters(desk.words.rereading(), u64::try_from(waiting.len()).ok());
    let judged = judge_all(&bench, stop, |_| progress.add(1)).await;
    progress.done();
    judged.map_err(|error| desk.failed(error))?;
    Ok(())
}
