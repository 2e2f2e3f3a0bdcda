//! Raw letters on disk: `raw/ab/<sha256>.eml`, written whole or not at all.
//!
//! A batch of letters goes through three steps, each safe to lose power in: all bytes into
//! temporary files, one sync, then the names, one sync, then the rows. One `syncfs` for a batch
//! replaces two `fsync` for every letter, which is what makes intake fast (`docs/why/speed.md`).

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

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
        Ok(Writer { raw, root, current: None, ended: Vec::new(), bytes: 0 })
    }
}

fn incoming(raw: &Path) -> PathBuf {
    raw.join("incoming")
}

fn path(raw: &Path, digest: Digest) -> PathBuf {
    let name = digest.to_string();
    raw.join(name.get(..2).unwrap_or_default()).join(format!("{name}.eml"))
}

/// Writes letters to temporary files and makes a batch of them durable at once.
#[derive(Debug)]
pub(super) struct Writer {
    raw: PathBuf,
    root: File,
    current: Option<Letter>,
    ended: Vec<(PathBuf, Arrived)>,
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
        let path = incoming(&self.raw)
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
        self.ended.push((letter.path, arrived));
    }

    /// Bytes of whole letters that are not durable yet.
    pub(super) fn waiting(&self) -> u64 {
        self.bytes
    }

    /// Makes the whole letters durable under their names. Their rows come next.
    pub(super) fn settle(&mut self) -> Result<Vec<Arrived>> {
        let ended = std::mem::take(&mut self.ended);
        self.bytes = 0;
        if ended.is_empty() {
            return Ok(Vec::new());
        }
        self.sync(&ended.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>())?;
        let mut names = Vec::with_capacity(ended.len());
        for (temporary, arrived) in &ended {
            names.push(self.name(temporary, arrived.digest)?);
        }
        let mut shelves: Vec<&Path> = names.iter().filter_map(|name| name.parent()).collect();
        shelves.push(&self.raw);
        self.sync(&shelves)?;
        Ok(ended.into_iter().map(|(_, arrived)| arrived).collect())
    }

    fn name(&self, temporary: &Path, digest: Digest) -> Result<PathBuf> {
        let path = path(&self.raw, digest);
        match std::fs::rename(temporary, &path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                create_private(path.parent().unwrap_or(&self.raw))?;
                std::fs::rename(temporary, &path)
            }
            other => other,
        }
        .map_err(Error::file(format!("name {}", path.display())))?;
        Ok(path)
    }

    /// One sync of the whole file system, or of each path where the kernel has no such call.
    fn sync(&self, paths: &[&Path]) -> Result<()> {
        match rustix::fs::syncfs(&self.root) {
            Ok(()) => Ok(()),
            Err(rustix::io::Errno::NOSYS | rustix::io::Errno::OPNOTSUPP) => sync_each(paths),
            Err(errno) => Err(Error::file("sync the data folder".to_owned())(errno.into())),
        }
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
        for (path, _) in self.ended.drain(..) {
            forget(&path);
        }
    }
}

fn sync_each(paths: &[&Path]) -> Result<()> {
    let distinct: std::collections::BTreeSet<&Path> = paths.iter().copied().collect();
    distinct.into_iter().try_for_each(|path| {
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
