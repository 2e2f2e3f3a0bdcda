//! One login: connect, encrypt, authenticate, ask what is offered.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use async_imap::Client;
use async_imap::imap_proto::{Capability, Response};

use crate::config::mailbox::{ImapSettings, Security};
use crate::source::error::{Error, Result};
use crate::source::imap::guard::Guard;
use crate::source::imap::net::{self, Wire, within};
use crate::source::imap::oauth::{Bearer, Plain};
use crate::source::imap::secret::Secret;
use crate::source::imap::{Patience, preface};

pub(super) type Stream = Guard<Wire>;

/// A connection on which we are logged in.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) client: async_imap::Session<Stream>,
    pub(super) patience: Patience,
    /// A command is under way; after an error or a dropped future it stays so, and the connection
    /// is never used again, because the next command would read the answer to this one.
    pub(super) in_command: bool,
    /// The server said that it slows us down.
    pub(super) slowed: bool,
    offers: BTreeSet<String>,
}

/// Connects and logs in.
pub(super) async fn connect(settings: &ImapSettings, patience: Patience) -> Result<Session> {
    let tcp = net::connect(settings, patience).await?;
    let wire = match settings.security {
        Security::Tls => greeted(net::secure(tcp, settings, patience).await?, patience).await?,
        Security::Plain => greeted(Wire::Plain(tcp), patience).await?,
        Security::StartTls => {
            let mut tcp = greeted(tcp, patience).await?;
            let asked = preface::start_tls(&mut tcp);
            within(patience.handshake, "STARTTLS", asked).await?;
            net::secure(tcp, settings, patience).await?
        }
    };
    let client = within(patience.login, "login", log_in(wire, settings, patience)).await?;
    let mut session =
        Session { client, patience, in_command: false, slowed: false, offers: BTreeSet::new() };
    session.offers = session.capabilities().await?;
    session.introduce().await?;
    Ok(session)
}

async fn greeted<W>(mut wire: W, patience: Patience) -> Result<W>
where
    W: tokio::io::AsyncRead + Unpin,
{
    within(patience.login, "the greeting", preface::greeting(&mut wire)).await?;
    Ok(wire)
}

async fn log_in(
    mut wire: Wire,
    settings: &ImapSettings,
    patience: Patience,
) -> Result<async_imap::Session<Stream>> {
    let offers = preface::capabilities(&mut wire).await?;
    let secret = Secret::fetch(&settings.secret).await?;
    let client = Client::new(Guard::new(wire, patience.idle));
    let reason = Arc::new(Mutex::new(String::new()));
    let done = match &secret {
        Secret::Token(token) => {
            let bearer = Bearer::new(&settings.user, token, Arc::clone(&reason));
            client.authenticate("XOAUTH2", bearer).await
        }
        Secret::Password(password) if offers.contains("LOGINDISABLED") || !password.is_ascii() => {
            if !offers.contains("AUTH=PLAIN") {
                return Err(Error::refused("the server allows no login with a password"));
            }
            let plain = Plain(format!("\0{}\0{password}", settings.user));
            client.authenticate("PLAIN", plain).await
        }
        Secret::Password(password) => client.login(&settings.user, password).await,
    };
    done.map_err(|(cause, _client)| {
        let reason = reason.lock().unwrap_or_else(PoisonError::into_inner);
        login_error(&cause, &secret, &reason)
    })
}

fn login_error(cause: &async_imap::error::Error, secret: &Secret, reason: &str) -> Error {
    use async_imap::error::Error as Cause;
    let text = secret.strike_from(&format!("login: {cause} {reason}"));
    match cause {
        Cause::No(_) | Cause::Bad(_) if preface::says_busy(&text) => Error::busy(text),
        Cause::No(_) | Cause::Bad(_) | Cause::Validate(_) => Error::refused(text),
        Cause::Io(_) => Error::unreachable("login: the connection was lost"),
        Cause::ConnectionLost => Error::unreachable("login: the server hung up"),
        _ => Error::protocol("login: unreadable answer"),
    }
}

impl Session {
    /// Whether the server offers an extension.
    pub(super) fn offers(&self, extension: &str) -> bool {
        self.offers.contains(extension)
    }

    /// Whether the connection can no longer be used.
    pub(super) fn is_broken(&self) -> bool {
        self.in_command
    }

    /// Bytes received since last asked.
    pub(super) fn take_bytes(&mut self) -> u64 {
        self.client.get_mut().take_bytes()
    }

    /// Says goodbye; the answer does not matter.
    pub(super) async fn log_out(&mut self) {
        let limit = self.patience.logout;
        let goodbye =
            within(limit, "logging out", async { self.run("LOGOUT").await?.finish().await });
        if let Err(error) = goodbye.await {
            tracing::trace!(%error, "Hung up without a goodbye");
        }
        self.in_command = true;
    }

    async fn capabilities(&mut self) -> Result<BTreeSet<String>> {
        let mut offers = BTreeSet::new();
        let mut answers = self.run("CAPABILITY").await?;
        while let Some(words) = answers.next(capability_words).await? {
            offers.extend(words);
        }
        Ok(offers)
    }

    /// Some providers refuse clients that do not introduce themselves (RFC 2971).
    async fn introduce(&mut self) -> Result<()> {
        if !self.offers("ID") {
            return Ok(());
        }
        let version = env!("CARGO_PKG_VERSION");
        let command = format!("ID (\"name\" \"tonghop\" \"version\" \"{version}\")");
        match self.run(&command).await?.finish().await {
            Err(Error::Declined(_)) => Ok(()),
            other => other,
        }
    }
}

fn capability_words(response: &Response<'_>) -> Vec<String> {
    let Response::Capabilities(capabilities) = response else { return Vec::new() };
    let word = |capability: &Capability<'_>| match capability {
        Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
        Capability::Auth(name) => format!("AUTH={}", name.to_ascii_uppercase()),
        Capability::Atom(name) => name.to_ascii_uppercase(),
    };
    capabilities.iter().map(word).collect()
}
