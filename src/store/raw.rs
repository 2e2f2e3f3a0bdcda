//! Raw letters on disk: `raw/ab/<sha256>.eml`, written whole or not at all.
//!
//! A batch of letters goes through steps that are each safe to lose power in: all bytes into
//! temporary files, their names, one sync, then the rows. A name without a row is no letter yet:
//! [`repair`] hashes such files at the next start and drops torn ones, so names need no sync of
//! their own. One `syncfs` for a batch replaces two `fsync` for every letter, and the next batch
//! is written while it runs; that is what makes intake fast (`docs/why/speed.md`).

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;
use sha2::{Digest as _, Sha256};

use crate::model::intake::Arrived;
use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::opening::create_private;

pub mod repair;

static SERIAL: AtomicU64 = AtomicU64::new(0);

impl Store {
    /// Where the bytes of a letter lie.
    pub fn raw_path(&self, digest: Digest) -> PathBuf {
        path(&self.raw_folder(), digest)
    }

    /// The bytes of a stored letter.
    pub fn raw_letter(&self, digest: Digest) -> Result<Vec<u8>> {
        let path = self.raw_path(digest);
        std::fs::read(&path).map_err(Error::file(format!("read {}", path.display())))
    }

    pub(super) fn raw_folder(&self) -> PathBuf {
        self.folder().join("raw")
    }

    /// A writer of letters; each source has its own.
    pub(super) fn raw_writer(&self) -> Result<Writer> {
        let raw = self.raw_folder();
        create_private(&incoming(&raw))?;
        let root = File::open(&raw).map_err(Error::file(format!("open {}", raw.display())))?;
        let batch = Batch { raw, root: Arc::new(root), ended: Vec::new() };
        Ok(Writer { current: None, batch, bytes: 0 })
    }
}

fn incoming(raw: &Path) -> PathBuf {
    raw.join("incoming")
}

fn path(raw: &Path, digest: Digest) -> PathBuf {
    let name = digest.to_string();
    raw.join(name.get(..2).unwrap_or_default()).join(format!("{name}.eml"))
}

/// Writes letters to temporary files, and hands them over in batches.
#[derive(Debug)]
pub(super) struct Writer {
    current: Option<Letter>,
    batch: Batch,
    bytes: u64,
}

#[derive(Debug)]
struct Letter {
    uid: u32,
    path: PathBuf,
    file: File,
    hash: Sha256,
    size_bytes: u64,
}

impl Writer {
    /// Starts a letter; one that was not ended is dropped.
    pub(super) fn begin(&mut self, uid: u32) -> Result<()> {
        self.drop_current();
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        let path = incoming(&self.batch.raw)
            .join(format!("{}-{serial}", rustix::process::getpid().as_raw_nonzero()));
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let file = file.map_err(Error::file(format!("create {}", path.display())))?;
        self.current = Some(Letter { uid, path, file, hash: Sha256::new(), size_bytes: 0 });
        Ok(())
    }

    /// Adds bytes to the letter in hand.
    pub(super) fn part(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(letter) = self.current.as_mut() else { return Ok(()) };
        letter.hash.update(bytes);
        letter.size_bytes = letter.size_bytes.saturating_add(length(bytes));
        let written = letter.file.write_all(bytes);
        written.map_err(Error::file(format!("write {}", letter.path.display())))
    }

    /// The letter in hand is whole.
    pub(super) fn end(&mut self) {
        let Some(letter) = self.current.take() else { return };
        let digest = Digest(letter.hash.finalize().into());
        let arrived = Arrived { uid: letter.uid, digest, size_bytes: letter.size_bytes };
        self.bytes = self.bytes.saturating_add(letter.size_bytes);
        self.batch.ended.push((letter.path, arrived));
    }

    /// Bytes of whole letters that were not handed over yet.
    pub(super) fn waiting(&self) -> u64 {
        self.bytes
    }

    /// Hands the whole letters over; the next ones form a batch of their own.
    pub(super) fn batch(&mut self) -> Batch {
        self.bytes = 0;
        let next = Batch {
            raw: self.batch.raw.clone(),
            root: Arc::clone(&self.batch.root),
            ended: Vec::new(),
        };
        std::mem::replace(&mut self.batch, next)
    }

    fn drop_current(&mut self) {
        if let Some(letter) = self.current.take() {
            forget(&letter.path);
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.drop_current();
    }
}

/// Whole letters in temporary files. What was not settled is forgotten when it is dropped.
#[derive(Debug)]
pub(super) struct Batch {
    raw: PathBuf,
    root: Arc<File>,
    ended: Vec<(PathBuf, Arrived)>,
}

impl Batch {
    /// Makes the letters durable under their names. Their rows come next.
    pub(super) fn settle(mut self) -> Result<Vec<Arrived>> {
        let mut new = Vec::with_capacity(self.ended.len());
        for (temporary, arrived) in &self.ended {
            new.extend(self.name(temporary, arrived.digest)?);
        }
        if !self.ended.is_empty() {
            // After a failed sync nobody knows what is on disk, and a second one would not tell.
            self.sync(&new).inspect_err(|_| new.iter().for_each(|path| forget(path)))?;
        }
        Ok(std::mem::take(&mut self.ended).into_iter().map(|(_, arrived)| arrived).collect())
    }

    /// The letter's new name. One that lies there already stays as it is, since its row may stand
    /// on those very bytes.
    fn name(&self, temporary: &Path, digest: Digest) -> Result<Option<PathBuf>> {
        let path = path(&self.raw, digest);
        let named = match rename_new(temporary, &path) {
            Err(Errno::NOENT) => {
                create_private(path.parent().unwrap_or(&self.raw))?;
                rename_new(temporary, &path)
            }
            other => other,
        };
        let context = |errno: Errno| Error::file(format!("name {}", path.display()))(errno.into());
        Ok(named.map_err(context)?.then_some(path))
    }

    /// One sync of the whole file system, or of each path where the kernel has no such call.
    fn sync(&self, names: &[PathBuf]) -> Result<()> {
        match rustix::fs::syncfs(&self.root) {
            Ok(()) => Ok(()),
            Err(Errno::NOSYS | Errno::OPNOTSUPP) => {
                let shelves = names.iter().filter_map(|name| name.parent());
                let files = names.iter().map(PathBuf::as_path);
                sync_each(&files.chain(shelves).chain([&*self.raw]).collect())
            }
            Err(errno) => Err(Error::file("sync the data folder".to_owned())(errno.into())),
        }
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        for (path, _) in self.ended.drain(..) {
            forget(&path);
        }
    }
}

/// Renames onto a free name; where it is taken, the same bytes lie there and ours go.
fn rename_new(from: &Path, to: &Path) -> std::result::Result<bool, Errno> {
    let taken = || rustix::fs::unlink(from).map(|()| false);
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(true),
        Err(Errno::EXIST) => taken(),
        // File systems without that flag: nothing else writes here, so a look before is enough.
        Err(Errno::INVAL | Errno::NOSYS) if to.exists() => taken(),
        Err(Errno::INVAL | Errno::NOSYS) => rustix::fs::rename(from, to).map(|()| true),
        Err(errno) => Err(errno),
    }
}

fn sync_each(paths: &BTreeSet<&Path>) -> Result<()> {
    paths.iter().try_for_each(|path| {
        let synced = File::open(path).and_then(|file| file.sync_all());
        synced.map_err(Error::file(format!("sync {}", path.display())))
    })
}

/// A temporary file that stays behind is deleted at the next start.
fn forget(path: &Path) {
    if let Err(cause) = std::fs::remove_file(path) {
        tracing::debug!(%cause, "Left a temporary file behind");
    }
}

/// Hash of a file, read in pieces.
fn digest_of(path: &Path) -> io::Result<Digest> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0_u8; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(Digest(hash.finalize().into())),
            count => hash.update(buffer.get(..count).unwrap_or_default()),
        }
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
