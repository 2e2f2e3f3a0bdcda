//! The one place where a command is run and its answers are read.
//!
//! Success is a tagged OK and nothing else: not the end of the stream, not a BYE, not silence.
//! The parser may panic (imap-proto 0.17 does on `INTERNALDATE NIL`); that is an unreadable answer
//! like any other. Errors carry no text from letters.

use std::future::poll_fn;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use async_imap::imap_proto::{Outcome, RequestId, Response, Status};
use tokio::time::Instant;

use crate::source::error::{Error, Result};
use crate::source::imap::guard::Refused;
use crate::source::imap::preface::says_busy;
use crate::source::imap::session::Session;

/// Slower than this a download is stalled, bytes per second.
const SLOWEST: u64 = 32 << 10;

/// The answers to a command under way.
pub(super) struct Answers<'s> {
    session: &'s mut Session,
    tag: RequestId,
    deadline: Instant,
    inviting: bool,
}

impl Session {
    /// Sends a command whose answer is short.
    pub(super) async fn run(&mut self, command: &str) -> Result<Answers<'_>> {
        self.run_for(command, 0).await
    }

    /// Sends a command whose answer has about so many bytes.
    pub(super) async fn run_for(&mut self, command: &str, bytes: u64) -> Result<Answers<'_>> {
        if self.in_command {
            return Err(Error::protocol("the connection is in the middle of an answer"));
        }
        self.in_command = true;
        let time = Duration::from_secs(bytes.div_euclid(SLOWEST));
        let deadline = Instant::now().checked_add(self.patience.command.saturating_add(time));
        let deadline = deadline.unwrap_or_else(Instant::now);
        self.client.get_mut().awake();
        let sent = tokio::time::timeout_at(deadline, self.client.run_command(command)).await;
        match sent {
            Ok(Ok(tag)) => Ok(Answers { session: self, tag, deadline, inviting: false }),
            Ok(Err(_cause)) => Err(Error::unreachable("the connection was lost")),
            Err(_elapsed) => Err(Error::unreachable("the server takes no commands")),
        }
    }
}

impl Answers<'_> {
    /// The command is one that the server answers with an invitation to go on.
    pub(super) fn inviting(self) -> Self {
        Self { inviting: true, ..self }
    }

    /// What `pick` makes of the next untagged answer; `None` once the command has succeeded.
    pub(super) async fn next<T>(
        &mut self,
        pick: impl FnOnce(&Response<'_>) -> T,
    ) -> Result<Option<T>> {
        let session = &mut self.session.client;
        let reading = tokio::time::timeout_at(self.deadline, session.read_response());
        let mut reading = pin!(reading);
        let read = poll_fn(|context| {
            // A panic inside the parser leaves nothing of ours half changed: the connection is
            // dropped.
            let polled = catch_unwind(AssertUnwindSafe(|| reading.as_mut().poll(context)));
            match polled {
                Ok(Poll::Pending) => Poll::Pending,
                Ok(Poll::Ready(read)) => Poll::Ready(Some(read)),
                Err(_panic) => Poll::Ready(None),
            }
        });
        let Some(read) = read.await else { return Err(Error::protocol("the parser gave up")) };
        let Ok(read) = read else { return Err(Error::unreachable("the answer took too long")) };
        let Some(response) = read.map_err(|cause| explain(&cause))? else {
            return Err(Error::unreachable("the server hung up in the middle of an answer"));
        };
        match response.parsed() {
            Response::Done { tag, status, outcome } if *tag == self.tag => {
                self.session.in_command = matches!(status, Status::Bye | Status::PreAuth);
                self.session.slowed |= slows_us(outcome);
                completed(status, outcome).map(|()| None)
            }
            Response::Done { .. } => Err(Error::protocol("the answer to another command")),
            Response::Data { status: Status::Bye, outcome } => Err(hung_up(&text(outcome))),
            Response::Continue(_) if !self.inviting => {
                Err(Error::protocol("the server waits for more"))
            }
            other => Ok(Some(pick(other))),
        }
    }

    /// Reads to the end; untagged answers do not matter.
    pub(super) async fn finish(mut self) -> Result<()> {
        while self.next(|_| ()).await?.is_some() {}
        Ok(())
    }
}

fn completed(status: &Status, outcome: &Outcome<'_>) -> Result<()> {
    let text = text(outcome);
    match status {
        Status::Ok => Ok(()),
        Status::No | Status::Bad if says_busy(&text) => Err(Error::busy(text)),
        Status::No | Status::Bad => Err(Error::declined(text)),
        Status::PreAuth | Status::Bye => Err(Error::protocol("an odd tagged answer")),
    }
}

/// Gmail says so beside a success; the answer holds and only comes late.
fn slows_us(outcome: &Outcome<'_>) -> bool {
    text(outcome).to_ascii_uppercase().contains("[THROTTLED]")
}

/// Of many connections Gmail ends one; to come back at once would only be one more.
fn hung_up(text: &str) -> Error {
    let told = format!("the server hung up: {text}");
    if says_busy(text) { Error::busy(told) } else { Error::unreachable(told) }
}

fn text(outcome: &Outcome<'_>) -> String {
    outcome.information.as_deref().unwrap_or_default().to_owned()
}

/// The parser's own error text holds the letter, so it is not kept.
fn explain(cause: &io::Error) -> Error {
    let inner = cause.get_ref();
    if inner.and_then(|inner| inner.downcast_ref::<Refused>()).is_some() {
        return Error::protocol(cause.to_string());
    }
    let tls = inner.and_then(|inner| inner.downcast_ref::<tokio_rustls::rustls::Error>());
    match cause.kind() {
        io::ErrorKind::TimedOut => Error::unreachable("the server fell silent"),
        io::ErrorKind::UnexpectedEof => {
            Error::unreachable("the connection was cut in the middle of an answer")
        }
        _ if tls.is_some() => Error::unreachable(format!("TLS: {cause}")),
        io::ErrorKind::Other => Error::protocol("the answer does not follow RFC 3501"),
        kind => Error::unreachable(kind.to_string()),
    }
}
