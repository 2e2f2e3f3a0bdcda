//! Hands letters to a thread that hashes and writes them while the next ones are on their way.
//!
//! The channel between is short, so memory holds a few letters at most, and a slow disk slows the
//! download down instead of filling memory.

use std::collections::BTreeSet;

use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::source::error::{Error, Result};
use crate::source::intake::{Failure, Spool};

/// Letters on the way between network and disk.
const ON_THE_WAY: usize = 8;

/// Bytes after which letters become durable even while more are waiting.
const GROUP_BYTES: u64 = 32 << 20;

enum Piece {
    Begin(u32),
    Part(Vec<u8>),
    End,
    Whole(u32, Vec<u8>),
    Commit,
}

/// Takes the letters of one folder.
#[derive(Debug)]
pub struct Delivery {
    sender: mpsc::Sender<Piece>,
    writer: JoinHandle<std::result::Result<Stored, Failure>>,
    awaited: BTreeSet<u32>,
}

/// What became durable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Letters.
    pub letters: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Delivery {
    /// Starts the writing thread.
    pub fn start(spool: impl Spool) -> Self {
        let (sender, receiver) = mpsc::channel(ON_THE_WAY);
        let writer = tokio::task::spawn_blocking(move || write(spool, receiver));
        Self { sender, writer, awaited: BTreeSet::new() }
    }

    /// Only these letters are accepted from now on, each once.
    pub fn expect(&mut self, uids: impl Iterator<Item = u32>) {
        self.awaited = uids.collect();
    }

    /// Letters that were expected and did not come.
    pub fn outstanding(&self) -> &BTreeSet<u32> {
        &self.awaited
    }

    /// A letter that came in one piece. One that nobody asked for is dropped.
    pub async fn whole(&mut self, uid: u32, bytes: Vec<u8>) -> Result<()> {
        if self.awaited.contains(&uid) {
            self.send(Piece::Whole(uid, bytes)).await?;
            self.awaited.remove(&uid);
        }
        Ok(())
    }

    /// A letter that comes in parts begins.
    pub async fn begin(&mut self, uid: u32) -> Result<()> {
        self.send(Piece::Begin(uid)).await
    }

    /// The next part of it.
    pub async fn part(&mut self, bytes: Vec<u8>) -> Result<()> {
        self.send(Piece::Part(bytes)).await
    }

    /// Its last part is through.
    pub async fn end(&mut self, uid: u32) -> Result<()> {
        self.send(Piece::End).await?;
        self.awaited.remove(&uid);
        Ok(())
    }

    /// What came so far may become durable.
    pub async fn commit(&mut self) -> Result<()> {
        self.send(Piece::Commit).await
    }

    /// Waits until everything that came whole is durable.
    pub async fn finish(self) -> Result<Stored> {
        drop(self.sender);
        match self.writer.await {
            Ok(stored) => Ok(stored?),
            Err(_panicked_or_stopped) => Err(Error::Stopped),
        }
    }

    /// The error itself comes from [`Delivery::finish`].
    async fn send(&self, piece: Piece) -> Result<()> {
        self.sender.send(piece).await.map_err(|_writer_gave_up| Error::Stopped)
    }
}

fn write(
    mut spool: impl Spool,
    mut pieces: mpsc::Receiver<Piece>,
) -> std::result::Result<Stored, Failure> {
    let mut stored = Stored::default();
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Begin(uid) => spool.begin(uid)?,
            Piece::Part(bytes) => spool.part(&bytes)?,
            Piece::End => spool.end()?,
            Piece::Whole(uid, bytes) => {
                spool.begin(uid)?;
                spool.part(&bytes)?;
                spool.end()?;
            }
            Piece::Commit if pieces.is_empty() || spool.waiting() >= GROUP_BYTES => {
                stored.add(spool.commit()?);
            }
            Piece::Commit => {}
        }
    }
    stored.add(spool.commit()?);
    Ok(stored)
}

impl Stored {
    fn add(&mut self, (letters, bytes): (u64, u64)) {
        self.letters = self.letters.saturating_add(letters);
        self.bytes = self.bytes.saturating_add(bytes);
    }
}
