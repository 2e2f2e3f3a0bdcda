//! One pass over a configured mailbox, whatever kind it is, in a task of its own: should a parser
//! of ours break down on what a server sent, the pass has failed and the daemon has not.

use jiff::Timestamp;
use tokio::sync::watch;

use crate::config::mailbox::{Mailbox, MailboxKind};
use crate::source::error::{Error, Result};
use crate::source::folder::FolderSource;
use crate::source::imap::ImapSource;
use crate::source::intake::Intake;
use crate::source::pass::{Pass, pass};

/// Reads the mailbox once.
pub async fn poll<I: Intake>(
    settings: Mailbox,
    intake: I,
    now: Timestamp,
    stop: watch::Receiver<bool>,
) -> Result<Pass> {
    let reading = tokio::spawn(async move {
        match &settings.kind {
            MailboxKind::Imap(account) => {
                let mut source = ImapSource::new(account.clone());
                pass(&mut source, &intake, &settings, now, stop).await
            }
            MailboxKind::Folder(path) => {
                let mut source = FolderSource::new(&settings.name, path, intake.clone());
                pass(&mut source, &intake, &settings, now, stop).await
            }
        }
    });
    match reading.await {
        Ok(done) => done,
        Err(_broke_down) => Err(Error::protocol("the pass broke down")),
    }
}
