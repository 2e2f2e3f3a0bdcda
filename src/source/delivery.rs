//! Hands letters to a thread that hashes and writes them while the next ones are on their way.
//!
//! The channel between is short, so memory holds a few letters at most, and a slow disk slows the
//! download down instead of filling memory.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::source::error::{Error, Result};
use crate::source::intake::{Failure, Spool};

/// Letters on the way between network and disk.
const ON_THE_WAY: usize = 64;

/// Kibibytes on the way between network and disk.
const ROOM: u32 = 1 << 9;

/// A sync costs the same for one letter and for many, so letters become durable together: after so
/// many bytes, or so long after the last time.
const GROUP_BYTES: u64 = 16 << 20;

const GROUP_TIME: Duration = Duration::from_millis(250);

enum Piece {
    Begin(u32),
    Part(Vec<u8>, OwnedSemaphorePermit),
    End,
    Whole(u32, Vec<u8>, OwnedSemaphorePermit),
    Commit,
}

/// Takes the letters of one folder.
#[derive(Debug)]
pub struct Delivery {
    sender: mpsc::Sender<Piece>,
    room: Arc<Semaphore>,
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
        let room = Arc::new(Semaphore::new(usize::try_from(ROOM).unwrap_or(usize::MAX)));
        Self { sender, room, writer, awaited: BTreeSet::new() }
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
            let room = self.room_for(&bytes).await?;
            self.send(Piece::Whole(uid, bytes, room)).await?;
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
        let room = self.room_for(&bytes).await?;
        self.send(Piece::Part(bytes, room)).await
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

    /// Waits until enough of what came before is on disk.
    async fn room_for(&self, bytes: &[u8]) -> Result<OwnedSemaphorePermit> {
        let kibibytes = u32::try_from(bytes.len().div_ceil(1024)).unwrap_or(ROOM).min(ROOM);
        let room = Arc::clone(&self.room).acquire_many_owned(kibibytes).await;
        room.map_err(|_closed| Error::Stopped)
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
    let mut last = Instant::now();
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Begin(uid) => spool.begin(uid)?,
            Piece::Part(bytes, _room) => spool.part(&bytes)?,
            Piece::End => spool.end()?,
            Piece::Whole(uid, bytes, _room) => {
                spool.begin(uid)?;
                spool.part(&bytes)?;
                spool.end()?;
            }
            Piece::Commit if spool.waiting() >= GROUP_BYTES || last.elapsed() >= GROUP_TIME => {
                spool.commit()?;
                last = Instant::now();
            }
            Piece::Commit => {}
        }
    }
    let (letters, bytes) = spool.finish()?;
    Ok(Stored { letters, bytes })
}
