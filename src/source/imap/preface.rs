//! What is said before login: greeting, CAPABILITY, STARTTLS (RFC 3501, 6.2.1).
//!
//! Read byte by byte, so that nothing that follows a STARTTLS answer in clear is ever taken for
//! an answer given under TLS: it goes to the handshake, which fails (RFC 9051, 11.1).

use std::collections::BTreeSet;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::source::error::{Error, Result};

const LONGEST_LINE: usize = 8 << 10;

const MOST_LINES: usize = 64;

/// Reads the greeting.
pub(super) async fn greeting(wire: &mut (impl AsyncRead + Unpin)) -> Result<()> {
    let line = line(wire).await?;
    let upper = line.to_ascii_uppercase();
    if upper.starts_with("* OK") {
        Ok(())
    } else if upper.starts_with("* BYE") {
        Err(if says_busy(&line) { Error::busy(line) } else { Error::unreachable(line) })
    } else if upper.starts_with("* PREAUTH") {
        Err(Error::refused("the server claims that we are logged in already"))
    } else {
        Err(Error::protocol("this is no IMAP server"))
    }
}

/// What the server offers, in upper case.
pub(super) async fn capabilities(
    wire: &mut (impl AsyncRead + AsyncWrite + Unpin),
) -> Result<BTreeSet<String>> {
    let mut offers = BTreeSet::new();
    for line in command(wire, "CAPABILITY").await? {
        let upper = line.to_ascii_uppercase();
        if let Some(words) = upper.strip_prefix("* CAPABILITY ") {
            offers.extend(words.split_ascii_whitespace().map(str::to_owned));
        }
    }
    Ok(offers)
}

/// Asks for encryption. A server that does not offer it is refused: someone may have removed it.
pub(super) async fn start_tls(wire: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> Result<()> {
    if !capabilities(wire).await?.contains("STARTTLS") {
        return Err(Error::refused("the server does not offer STARTTLS: use imaps://"));
    }
    command(wire, "STARTTLS").await.map(drop)
}

/// Whether a refusal means "too much" and not "wrong".
pub(super) fn says_busy(text: &str) -> bool {
    const SIGNS: [&str; 8] = [
        "TOO MANY",
        "OVERQUOTA",
        "EXCEEDED",
        "LIMIT",
        "UNAVAILABLE",
        "THROTTLED",
        "TRY AGAIN LATER",
        "INUSE",
    ];
    let upper = text.to_ascii_uppercase();
    SIGNS.iter().any(|sign| upper.contains(sign))
}

/// Runs a command without arguments; returns the untagged lines.
async fn command(
    wire: &mut (impl AsyncRead + AsyncWrite + Unpin),
    command: &str,
) -> Result<Vec<String>> {
    const TAG: &str = "P1 ";
    let sent = wire.write_all(format!("{TAG}{command}\r\n").as_bytes()).await;
    sent.map_err(|cause| Error::unreachable(cause.to_string()))?;
    wire.flush().await.map_err(|cause| Error::unreachable(cause.to_string()))?;
    let mut lines = Vec::new();
    while lines.len() < MOST_LINES {
        let line = line(wire).await?;
        match line.strip_prefix(TAG) {
            Some(status) if status.to_ascii_uppercase().starts_with("OK") => return Ok(lines),
            Some(status) => return Err(Error::refused(format!("{command}: {status}"))),
            None if line.to_ascii_uppercase().starts_with("* BYE") => {
                return Err(Error::unreachable(line));
            }
            None => lines.push(line),
        }
    }
    Err(Error::protocol(format!("no end to the answer to {command}")))
}

async fn line(wire: &mut (impl AsyncRead + Unpin)) -> Result<String> {
    let mut line = Vec::new();
    while line.len() < LONGEST_LINE {
        let byte = wire.read_u8().await;
        match byte.map_err(|cause| Error::unreachable(format!("before login: {cause}")))? {
            b'\n' => return Ok(String::from_utf8_lossy(&line).trim_end().to_owned()),
            byte => line.push(byte),
        }
    }
    Err(Error::protocol("this is no IMAP server: no line ends"))
}
