//! XOAUTH2: the access token comes from a command of the administrator's, run at each login.

use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::process::Command;

use crate::source::error::{Error, Result};

const LIMIT: Duration = Duration::from_secs(20);

const LONGEST: usize = 64 << 10;

/// Runs the command; its output is the token.
pub(super) async fn token(command: &[String]) -> Result<String> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Error::refused("token_command is empty"));
    };
    let refused = |why: String| Error::refused(format!("token_command {program}: {why}"));
    let mut child = Command::new(program);
    child.args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let output = match tokio::time::timeout(LIMIT, child.output()).await {
        Ok(output) => output.map_err(|cause| refused(cause.to_string()))?,
        Err(_elapsed) => return Err(refused("took longer than 20 seconds".to_owned())),
    };
    if !output.status.success() {
        return Err(refused(output.status.to_string()));
    }
    let text = String::from_utf8(output.stdout).unwrap_or_default();
    let token = text.trim();
    if token.is_empty() || token.len() > LONGEST || !token.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(refused("its output is no token".to_owned()));
    }
    Ok(token.to_owned())
}

/// Answers the server's challenges: the token first, then nothing, because any later challenge is
/// the reason of the refusal as JSON, which is kept.
#[derive(Debug)]
pub(super) struct Bearer {
    first: Option<String>,
    reason: Arc<Mutex<String>>,
}

impl Bearer {
    pub(super) fn new(user: &str, token: &str, reason: Arc<Mutex<String>>) -> Self {
        let first = format!("user={user}\x01auth=Bearer {token}\x01\x01");
        Self { first: Some(first), reason }
    }
}

impl async_imap::Authenticator for Bearer {
    type Response = String;

    fn process(&mut self, challenge: &[u8]) -> String {
        self.first.take().unwrap_or_else(|| {
            let mut reason = self.reason.lock().unwrap_or_else(PoisonError::into_inner);
            *reason = String::from_utf8_lossy(challenge).into_owned();
            String::new()
        })
    }
}

/// SASL PLAIN (RFC 4616), for secrets that a quoted string cannot carry.
#[derive(Debug)]
pub(super) struct Plain(pub(super) String);

impl async_imap::Authenticator for Plain {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        std::mem::take(&mut self.0)
    }
}
