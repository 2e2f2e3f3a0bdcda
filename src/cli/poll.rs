//! `poll`: one full pass over every mailbox, then reading what came, then exit.

use std::sync::Arc;

use crate::cli::arguments::Poll;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::progress::Progress;
use crate::cli::{output, workbench};
use crate::config::mailbox::{Mailbox, MailboxKind};
use crate::daemon::judging::judge_all;
use crate::daemon::polling::one_pass;
use crate::desk::Desk;
use crate::source::error::Error;
use crate::source::intake::Failure as NotTaken;
use crate::source::pass::Pass;
use crate::store::error::Error as StoreError;
use crate::words::Words;

/// Runs the command: exit 3 when a mailbox could not be read in full.
pub(super) async fn run(desk: &Desk, arguments: &Poll) -> Result<Outcome, Failure> {
    if desk.config.mailboxes.is_empty() {
        return Err(Failure::usage(desk.words.no_mailbox()));
    }
    let store = Arc::new(desk.owner()?);
    let stop = workbench::until_interrupted();
    let mut failed = None;
    for mailbox in &desk.config.mailboxes {
        let result = one_pass(mailbox, &store, stop.clone()).await;
        match told(desk, mailbox, result) {
            Ok(line) => output::write(desk.words, None, format!("{line}\n").as_bytes())?,
            Err(failure) => {
                output::say(&failure.to_string());
                failed = Some(failure);
            }
        }
    }
    if !arguments.no_read {
        read(desk, store).await?;
    }
    match failed {
        Some(_told_above) => Err(Failure::told(desk.words.poll_incomplete())),
        None => Ok(Outcome::Done),
    }
}

async fn read(desk: &Desk, store: Arc<crate::store::Store>) -> Result<(), Failure> {
    let bench = workbench::make(desk, store)?;
    let waiting = bench.store.unjudged(&bench.made_by).map_err(|error| desk.failed(error))?;
    let progress = Progress::letters(desk.words.rereading(), u64::try_from(waiting.len()).ok());
    let stop = workbench::until_interrupted();
    let judged = judge_all(&bench, &stop, |_| progress.add(1)).await;
    progress.done();
    judged.map_err(|error| desk.failed(error))?;
    Ok(())
}

/// One line for a complete pass, a failure with its next step for any other.
pub(super) fn told(
    desk: &Desk,
    mailbox: &Mailbox,
    result: Result<Pass, Error>,
) -> Result<String, Failure> {
    match result {
        Ok(pass) if pass.is_complete() => Ok(desk.words.polled(&mailbox.name, pass.new)),
        Ok(pass) => {
            let gravest = pass.gravest().unwrap_or(&Error::Stopped);
            Err(refused(desk, mailbox, gravest))
        }
        Err(error) => Err(refused(desk, mailbox, &error)),
    }
}

pub(super) fn refused(desk: &Desk, mailbox: &Mailbox, error: &Error) -> Failure {
    let (words, name) = (desk.words, mailbox.name.as_str());
    let host = match &mailbox.kind {
        MailboxKind::Imap(imap) => format!("{}:{}", imap.host, imap.port),
        MailboxKind::Folder(path) => path.display().to_string(),
    };
    let sentence = match error {
        Error::Refused(answer) if answer.contains("certificate") => {
            words.tls_not_trusted(name, &host, answer)
        }
        Error::Refused(answer) => words.login_refused(name, answer),
        Error::Busy(answer) => words.server_busy(name, answer),
        Error::Intake(failure) => not_stored(words, failure),
        Error::Incomplete(_) | Error::Declined(_) | Error::Stopped => words.pass_incomplete(name),
        _ => words.mailbox_unreachable(name, &host),
    };
    Failure::world(sentence, anyhow::anyhow!("{error}"))
}

/// A full disk is told as such; of another fault of the store the cause follows.
fn not_stored(words: Words, failure: &NotTaken) -> String {
    match failure.0.downcast_ref::<StoreError>() {
        Some(StoreError::Full) => words.disk_full("data_dir"),
        _ => words.store_failed().to_owned(),
    }
}
