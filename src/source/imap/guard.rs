//! A stream below the parser that refuses what would hang or exhaust us.
//!
//! The parser has no time-outs, allocates whatever size a literal announces, and takes quadratic
//! time on long lines. So silence ends here, and a literal or line over its cap ends here too,
//! before the parser has seen it. Reads are at most 16 KiB.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// Gmail's own limit for a letter is 35,651,584 bytes, and we ask for pieces of 1 MiB.
const LARGEST_LITERAL: u64 = 64 << 20;

const TOO_LARGE: &str = "a literal over 64 MiB";

const LONGEST_LINE: usize = 1 << 20;

const LARGEST_READ: usize = 16 << 10;

/// Enough of a line's end to hold the announcement of a literal.
const TAIL: usize = 24;

/// Why the guard ended the connection.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(&'static str);

/// A guarded stream.
pub(super) struct Guard<T> {
    stream: T,
    idle: Duration,
    active: Instant,
    timer: Pin<Box<Sleep>>,
    literal: u64,
    line: usize,
    tail: Vec<u8>,
    bytes: u64,
}

impl<T> fmt::Debug for Guard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

impl<T> Guard<T> {
    /// Guards a stream that may be silent for `idle` at most.
    pub(super) fn new(stream: T, idle: Duration) -> Self {
        Self {
            stream,
            idle,
            active: Instant::now(),
            timer: Box::pin(tokio::time::sleep(idle)),
            literal: 0,
            line: 0,
            tail: Vec::with_capacity(TAIL.saturating_mul(2)),
            bytes: 0,
        }
    }

    /// Bytes received since last asked.
    pub(super) fn take_bytes(&mut self) -> u64 {
        std::mem::take(&mut self.bytes)
    }

    /// From now on the stream may be silent for so long.
    pub(super) fn may_be_silent_for(&mut self, idle: Duration) {
        self.idle = idle;
    }

    /// Silence before a command was sent does not count.
    pub(super) fn awake(&mut self) {
        self.active = Instant::now();
    }

    fn watch(&mut self, mut data: &[u8]) -> io::Result<()> {
        self.active = Instant::now();
        self.bytes = self.bytes.saturating_add(u64::try_from(data.len()).unwrap_or(u64::MAX));
        while !data.is_empty() {
            if self.literal > 0 {
                let inside = usize::try_from(self.literal).unwrap_or(usize::MAX).min(data.len());
                self.literal = self.literal.saturating_sub(u64::try_from(inside).unwrap_or(0));
                data = data.get(inside..).unwrap_or_default();
                continue;
            }
            let end = data.iter().position(|byte| *byte == b'\n');
            self.remember(data.get(..end.unwrap_or(data.len())).unwrap_or_default())?;
            let Some(end) = end else { break };
            self.end_of_line()?;
            data = data.get(end.saturating_add(1)..).unwrap_or_default();
        }
        Ok(())
    }

    fn remember(&mut self, part: &[u8]) -> io::Result<()> {
        self.line = self.line.saturating_add(part.len());
        if self.line > LONGEST_LINE {
            return Err(refusal("a line over 1 MiB"));
        }
        let last = part.get(part.len().saturating_sub(TAIL)..).unwrap_or_default();
        self.tail.extend_from_slice(last);
        let surplus = self.tail.len().saturating_sub(TAIL);
        self.tail.drain(..surplus);
        Ok(())
    }

    fn end_of_line(&mut self) -> io::Result<()> {
        self.literal = announced(&self.tail)?;
        self.line = 0;
        self.tail.clear();
        if self.literal > LARGEST_LITERAL { Err(refusal(TOO_LARGE)) } else { Ok(()) }
    }

    /// Silence for too long is an error; otherwise the reader waits on.
    fn poll_silence(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            ready!(self.timer.as_mut().poll(context));
            let end = self.active.checked_add(self.idle).unwrap_or(self.active);
            if end <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.timer.as_mut().reset(end);
        }
    }
}

/// The size in `{123}` at the end of a line; 0 where there is none.
fn announced(tail: &[u8]) -> io::Result<u64> {
    let line = tail.strip_suffix(b"\r").unwrap_or(tail);
    let Some(inside) = line.strip_suffix(b"}") else { return Ok(0) };
    let Some(open) = inside.iter().rposition(|byte| *byte == b'{') else {
        let endless = inside.len() >= 20 && inside.iter().all(u8::is_ascii_digit);
        return if endless { Err(refusal(TOO_LARGE)) } else { Ok(0) };
    };
    let digits = inside.get(open.saturating_add(1)..).unwrap_or_default();
    let digits = digits.strip_suffix(b"+").unwrap_or(digits);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Ok(0);
    }
    let number = std::str::from_utf8(digits).unwrap_or_default().parse();
    number.map_err(|_overflow| refusal(TOO_LARGE))
}

fn refusal(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Refused(why))
}

impl<T: AsyncRead + Unpin> AsyncRead for Guard<T> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let guard = self.get_mut();
        let wanted = buffer.remaining().min(LARGEST_READ);
        let mut small = ReadBuf::new(buffer.initialize_unfilled_to(wanted));
        match Pin::new(&mut guard.stream).poll_read(context, &mut small) {
            Poll::Pending => guard.poll_silence(context),
            Poll::Ready(Err(cause)) => Poll::Ready(Err(cause)),
            Poll::Ready(Ok(())) => {
                let count = small.filled().len();
                guard.watch(small.filled())?;
                buffer.advance(count);
                Poll::Ready(Ok(()))
            }
        }
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Guard<T> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let guard = self.get_mut();
        guard.active = Instant::now();
        Pin::new(&mut guard.stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    async fn read(bytes: &[u8], pieces: usize) -> io::Result<Vec<u8>> {
        let (mut server, client) = tokio::io::duplex(pieces);
        let mut guard = Guard::new(client, Duration::from_secs(5));
        let bytes = bytes.to_vec();
        let sender = tokio::spawn(async move {
            drop(tokio::io::AsyncWriteExt::write_all(&mut server, &bytes).await);
        });
        let mut out = Vec::new();
        let result = guard.read_to_end(&mut out).await;
        sender.abort();
        result.map(|_| out)
    }

    #[tokio::test]
    async fn what_is_within_the_caps_passes_unchanged_however_it_is_cut() {
        let bytes = b"* 1 FETCH (BODY[] {12}\r\n{99999999999}\r\n)\r\nA1 OK {x} {}\r\n";
        for pieces in 1..bytes.len() {
            assert_eq!(read(bytes, pieces).await.unwrap(), bytes, "{pieces}");
        }
    }

    #[tokio::test]
    async fn a_huge_literal_or_line_ends_the_connection_before_the_parser_sees_it() {
        for bad in ["* 1 FETCH (BODY[] {67108865}\r\nx", "x {99999999999999999999999}\r\n"] {
            for pieces in [1, 7, 4096] {
                let error = read(bad.as_bytes(), pieces).await.unwrap_err();
                assert!(error.to_string().contains("literal"), "{error}");
            }
        }
        let error = read(&vec![b'x'; (1 << 20) + 1], 4096).await.unwrap_err();
        assert!(error.to_string().contains("line"), "{error}");
    }

    #[tokio::test]
    async fn silence_ends() {
        let (_server, client) = tokio::io::duplex(64);
        let mut guard = Guard::new(client, Duration::from_millis(30));
        let error = guard.read_u8().await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
