//! Hands over the bytes of a letter in a file, in pieces.

use std::io::SeekFrom;

use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use crate::source::delivery::Delivery;
use crate::source::error::Result;
use crate::source::folder::entry::Entry;

const PIECE: usize = 1 << 20;

/// Delivers one letter; returns how many bytes were read. One whose file is gone or cannot be
/// read is not delivered: the pass counts it as missed.
pub(super) async fn deliver(uid: u32, entry: &Entry, to: &mut Delivery) -> Result<u64> {
    let Ok(mut file) = File::open(&entry.path).await else { return Ok(0) };
    if file.seek(SeekFrom::Start(entry.start)).await.is_err() {
        return Ok(0);
    }
    let mut quotes = Quotes::new(entry.quoted);
    let mut left = entry.length;
    to.begin(uid).await?;
    while left > 0 {
        let wanted = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        let mut piece = vec![0_u8; wanted];
        match file.read(&mut piece).await {
            Ok(count) if count > 0 => piece.truncate(count),
            // Shorter than it was, or unreadable: not this letter any more.
            Ok(_) | Err(_) => return Ok(entry.length.saturating_sub(left)),
        }
        left = left.saturating_sub(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        to.part(quotes.remove(piece)).await?;
    }
    to.part(quotes.rest()).await?;
    to.end(uid).await?;
    Ok(entry.length)
}

/// Takes one `>` from lines that begin with `>From `, `>>From ` … (mboxrd).
struct Quotes {
    active: bool,
    /// The beginning of a line that may turn out to be quoted.
    start: Vec<u8>,
    in_start: bool,
}

/// More quotes than this are text.
const MOST_QUOTES: usize = 64;

impl Quotes {
    fn new(active: bool) -> Self {
        Self { active, start: Vec::new(), in_start: true }
    }

    fn remove(&mut self, piece: Vec<u8>) -> Vec<u8> {
        if !self.active {
            return piece;
        }
        let mut out = Vec::with_capacity(piece.len().saturating_add(self.start.len()));
        for byte in piece {
            if !self.in_start {
                out.push(byte);
                self.in_start = byte == b'\n';
                continue;
            }
            self.start.push(byte);
            let quotes = self.start.iter().take_while(|byte| **byte == b'>').count();
            let words = self.start.get(quotes..).unwrap_or_default();
            if words == b"From " && quotes > 0 {
                out.extend(self.start.drain(..).skip(1));
                self.in_start = false;
            } else if !b"From ".starts_with(words) || quotes > MOST_QUOTES {
                out.append(&mut self.start);
                self.in_start = byte == b'\n';
            }
        }
        out
    }

    fn rest(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_quote_goes_however_the_letter_is_cut() {
        let text = b">From a\n>>From b\n From c\n>Fro\nFrom d\n> From\nx >From y\n>From ";
        let expected = b"From a\n>From b\n From c\n>Fro\nFrom d\n> From\nx >From y\nFrom ";
        for size in 1..text.len() {
            let mut quotes = Quotes::new(true);
            let mut out = Vec::new();
            for piece in text.chunks(size) {
                out.extend(quotes.remove(piece.to_vec()));
            }
            out.extend(quotes.rest());
            assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(expected), "{size}");
        }
    }
}
