//! A letter shown to a person is read once more: documents are never stored, only judged.
//!
//! The reading is the shield's, as for judging; this process only keeps the last few documents. A
//! letter that is being read is not read a second time, a page does not wait for long, and so many
//! readings at once at the most leave the machine to the letters that still come.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tracing::warn;

use crate::model::document::{Block, Document};
use crate::model::sighting::Digest;
use crate::shield::Shield;
use crate::store::Store;

/// Documents kept, the newest first to be asked for again.
const LETTERS: usize = 8;

/// What the kept documents may weigh together, bytes by [`weight`]. The newest stays in any case.
const BYTES: usize = 32 << 20;

/// Letters read at the same time, and letters waiting for their turn.
const AT_ONCE: usize = 2;
const WAITING: usize = 24;

/// So long a page waits; then it says that the letter is being read.
const PATIENCE: Duration = Duration::from_secs(6);

/// What there is to show of a letter.
#[derive(Clone, Debug)]
pub enum Reopened {
    /// The letter as the program reads it.
    Read(Arc<Document>),
    /// It is being read; asking again later helps.
    Reading,
    /// No child could be started, or the raw letter is not there.
    Failed,
}

/// Reads letters again and keeps the last few.
#[derive(Debug)]
pub struct Reopening {
    store: Arc<Store>,
    desk: Mutex<Desk>,
    turns: Arc<Semaphore>,
}

/// What lies open.
#[derive(Debug)]
struct Desk {
    shield: Arc<Shield>,
    letters: VecDeque<Opened>,
}

#[derive(Debug)]
struct Opened {
    digest: Digest,
    document: Coming,
}

/// Nothing until it was read; the sender gone means that it was not.
type Coming = watch::Receiver<Option<Kept>>;

#[derive(Clone, Debug)]
struct Kept {
    document: Arc<Document>,
    bytes: usize,
}

impl Reopening {
    /// Reads letters of this store with this shield.
    pub fn new(store: Arc<Store>, shield: Arc<Shield>) -> Self {
        let desk = Mutex::new(Desk { shield, letters: VecDeque::new() });
        Self { store, desk, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// From now on files are read like this; what was read before is forgotten.
    pub fn reload(&self, shield: Arc<Shield>) {
        *self.desk() = Desk { shield, letters: VecDeque::new() };
    }

    /// The letter as the program reads it.
    pub async fn letter(&self, digest: Digest) -> Reopened {
        let Some(mut coming) = self.coming(digest) else { return Reopened::Reading };
        let read = tokio::time::timeout(PATIENCE, coming.wait_for(Option::is_some)).await;
        let document = match read {
            Err(_still_reading) => return Reopened::Reading,
            Ok(Err(_gone)) => None,
            Ok(Ok(kept)) => kept.as_ref().map(|kept| Arc::clone(&kept.document)),
        };
        self.desk().tidy();
        document.map_or(Reopened::Failed, Reopened::Read)
    }

    /// The bytes of one file of a letter, taken out by a child. `None` where there is no such file.
    pub async fn file(&self, letter: Digest, file: Digest) -> io::Result<Option<Vec<u8>>> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.acquire()).await?;
        let _turn = turn.map_err(io::Error::other)?;
        let shield = Arc::clone(&self.desk().shield);
        shield.file_of_letter(&self.store.raw_path(letter), file).await
    }

    /// The reading of this letter: the one that was made or runs, else a new one. `None` while too
    /// many wait.
    fn coming(&self, digest: Digest) -> Option<Coming> {
        let mut desk = self.desk();
        desk.letters.retain(|opened| !opened.has_failed());
        let found = desk.letters.iter().position(|opened| opened.digest == digest);
        if let Some(opened) = found.and_then(|index| desk.letters.remove(index)) {
            let document = opened.document.clone();
            desk.letters.push_front(opened);
            return Some(document);
        }
        if desk.letters.iter().filter(|opened| opened.is_coming()).count() >= WAITING {
            return None;
        }
        let (sender, document) = watch::channel(None);
        let (shield, turns) = (Arc::clone(&desk.shield), Arc::clone(&self.turns));
        tokio::spawn(read(shield, turns, self.store.raw_path(digest), digest, sender));
        desk.letters.push_front(Opened { digest, document: document.clone() });
        Some(document)
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads it to the end whether anybody still waits or not: the person comes back.
async fn read(
    shield: Arc<Shield>,
    turns: Arc<Semaphore>,
    path: PathBuf,
    digest: Digest,
    sender: watch::Sender<Option<Kept>>,
) {
    let Ok(_turn) = turns.acquire().await else { return };
    match shield.letter(&path).await {
        Ok(document) => {
            let bytes = weight(&document);
            sender.send_replace(Some(Kept { document: Arc::new(document), bytes }));
        }
        Err(cause) => {
            warn!(message.id = %digest, error = %cause, "A letter could not be read for a page");
        }
    }
}

impl Desk {
    /// Puts away the letters that were asked for longest ago.
    fn tidy(&mut self) {
        let (mut count, mut bytes) = (0_usize, 0_usize);
        self.letters.retain(|opened| {
            let kept = opened.document.borrow().as_ref().map(|kept| kept.bytes);
            let Some(own) = kept else { return !opened.has_failed() };
            count = count.saturating_add(1);
            bytes = bytes.saturating_add(own);
            count == 1 || (count <= LETTERS && bytes <= BYTES)
        });
    }
}

impl Opened {
    fn is_coming(&self) -> bool {
        self.document.borrow().is_none()
    }

    /// Nothing came, and nobody is left who could bring it.
    fn has_failed(&self) -> bool {
        self.is_coming() && self.document.has_changed().is_err()
    }
}

/// About how many bytes of memory a document takes.
fn weight(document: &Document) -> usize {
    let own = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.len().saturating_add(96),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.fold(64_usize, |sum, cell| sum.saturating_add(cell.text.len()).saturating_add(96))
        }
    });
    own.chain(document.members.iter().map(weight)).fold(256, usize::saturating_add)
}
