//! IDLE (RFC 2177) as a hint that something changed, never as a source of letters.
//!
//! Servers forget to announce, connections die unnoticed, and one connection watches one folder
//! only, so the poll timer runs beside it and every hint leads to an ordinary pass. The connection
//! is dropped after a hint or any failure; nothing is read from it.

use std::time::Duration;

use async_imap::imap_proto::{MailboxDatum, Response};

use crate::config::mailbox::ImapSettings;
use crate::source::error::{Error, Result};
use crate::source::imap::{Patience, folders, session};

/// Waits until the first folder of the account announces a letter. An error says that no hint can
/// be had; that the server offers no IDLE is one, too. `longest`: when to give up.
pub async fn announced(settings: &ImapSettings, longest: Duration) -> Result<()> {
    let usual = Patience::default();
    let mut session = session::connect(settings, usual).await?;
    if !session.offers("IDLE") {
        return Err(Error::declined("the server offers no IDLE"));
    }
    let present = folders::choose(&mut session, &settings.folders).await?.present;
    let folder = present.first().ok_or_else(|| Error::declined("there is no folder to watch"))?;
    folders::examine(&mut session, folder).await?;
    session.patience = Patience { command: longest, ..usual };
    session.client.get_mut().may_be_silent_for(longest);
    let mut answers = session.run("IDLE").await?.inviting();
    while let Some(is_news) = answers.next(is_news).await? {
        if is_news {
            return Ok(());
        }
    }
    Err(Error::protocol("the server ended IDLE by itself"))
}

fn is_news(response: &Response<'_>) -> bool {
    matches!(response, Response::MailboxData(MailboxDatum::Exists(_)))
}
