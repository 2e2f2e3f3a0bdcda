//! Letters in files: a Maildir, an mbox file, a folder of `.eml` files, told by what is there.
//!
//! Files have no UIDs, so every name gets a number from the store and keeps it. A name stands for
//! bytes that do not change: a Maildir's unique part, an mbox letter's hash, an `.eml` file's path
//! with its size and time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::model::intake::{Folder, Wanted};
use crate::model::sighting::FolderRole;
use crate::source::delivery::Delivery;
use crate::source::error::{Error, Result};
use crate::source::folder::entry::Entry;
use crate::source::folder::maildir::subfolders;
use crate::source::intake::Intake;
use crate::source::{Detail, Folders, Listed, Opened, Source};

mod eml;
mod entry;
mod maildir;
mod mbox;
mod reading;

/// Name of the one folder of a source, or of a Maildir's inbox.
const MAIN: &str = ".";

/// A file this young may still be being written.
const YOUNG: std::time::Duration = std::time::Duration::from_secs(2);

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Maildir,
    Mbox,
    /// One `.eml` file, or a folder of them at any depth.
    Eml,
}

/// Letters in files.
#[derive(Debug)]
pub struct FolderSource<I> {
    mailbox: String,
    path: PathBuf,
    intake: I,
    letters: BTreeMap<u32, Entry>,
    mbox: mbox::Index,
    bytes: u64,
}

impl<I: Intake> FolderSource<I> {
    /// The files at `path`, which `intake` numbers for this mailbox.
    pub fn new(mailbox: &str, path: &Path, intake: I) -> Self {
        Self {
            mailbox: mailbox.to_owned(),
            path: path.to_owned(),
            intake,
            letters: BTreeMap::new(),
            mbox: mbox::Index::default(),
            bytes: 0,
        }
    }

    /// What is in the folder now; waits for a file that may still be being written.
    async fn entries(&mut self, folder: &Folder) -> Result<Vec<Entry>> {
        let first = self.look(folder).await?;
        let Some(wait) = first.iter().filter_map(Entry::youth).max() else { return Ok(first) };
        tokio::time::sleep(wait).await;
        let mut later = self.look(folder).await?;
        later.retain(|entry| entry.youth().is_none());
        Ok(later)
    }

    async fn look(&mut self, folder: &Folder) -> Result<Vec<Entry>> {
        let path = self.path.clone();
        let name = folder.name.clone();
        let known = std::mem::take(&mut self.mbox);
        let (entries, index) = blocking(move || {
            let mut index = known;
            let entries = match shape(&path)? {
                Shape::Maildir if name == MAIN => maildir::entries(&path),
                Shape::Maildir => maildir::entries(&path.join(&name)),
                Shape::Mbox => index.entries(&path),
                Shape::Eml => eml::entries(&path),
            };
            Ok((entries.map_err(|cause| away(&path, &cause))?, index))
        })
        .await?;
        self.mbox = index;
        Ok(entries)
    }
}

/// Told by what is there: a folder with `cur` and `new`, a file that begins with `From `.
fn shape(path: &Path) -> Result<Shape> {
    let found = std::fs::metadata(path).map_err(|cause| away(path, &cause))?;
    if found.is_dir() {
        let maildir = path.join("cur").is_dir() && path.join("new").is_dir();
        return Ok(if maildir { Shape::Maildir } else { Shape::Eml });
    }
    let is_mbox = found.len() == 0 || mbox::begins(path).map_err(|cause| away(path, &cause))?;
    let named_eml = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("eml"));
    Ok(if is_mbox && !named_eml { Shape::Mbox } else { Shape::Eml })
}

fn away(path: &Path, cause: &std::io::Error) -> Error {
    Error::unreachable(format!("{}: {cause}", path.display()))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_panic| Error::Stopped)?
}

impl<I: Intake> Source for FolderSource<I> {
    async fn folders(&mut self) -> Result<Folders> {
        let path = self.path.clone();
        let present = blocking(move || {
            let shown = path.file_name().map_or_else(|| MAIN.into(), |name| name.to_string_lossy());
            let main =
                Folder { name: MAIN.to_owned(), shown: shown.into_owned(), role: FolderRole::Mail };
            let mut folders = vec![main];
            if shape(&path)? == Shape::Maildir {
                folders.extend(subfolders(&path).map_err(|cause| away(&path, &cause))?);
            }
            Ok(folders)
        });
        Ok(Folders { present: present.await?, missing: Vec::new() })
    }

    async fn open(&mut self, folder: &Folder) -> Result<Opened> {
        let entries = self.entries(folder).await?;
        let names: Vec<String> = entries.iter().map(|entry| entry.name.clone()).collect();
        let numbers = self.intake.numbers(&self.mailbox, folder, &names)?;
        self.letters = numbers.into_iter().zip(entries).collect();
        let highest = self.letters.keys().max().copied().unwrap_or(0);
        let scanned = self.intake.cursor(&self.mailbox, folder)?.scanned;
        Ok(Opened {
            uid_validity: 1,
            uid_next: highest.max(scanned).saturating_add(1),
            exists: u32::try_from(self.letters.len()).unwrap_or(u32::MAX),
        })
    }

    async fn list(&mut self, first: u32, last: u32) -> Result<BTreeSet<u32>> {
        Ok(self.letters.range(first..=last).map(|(uid, _)| *uid).collect())
    }

    async fn scan(&mut self, uids: &[u32], _detail: Detail) -> Result<Vec<Listed>> {
        let wanted: Vec<(u32, Entry)> = uids
            .iter()
            .filter_map(|uid| self.letters.get(uid).map(|entry| (*uid, entry.clone())))
            .collect();
        blocking(move || Ok(wanted.iter().filter_map(|(uid, entry)| entry.listed(*uid)).collect()))
            .await
    }

    async fn fetch(&mut self, wanted: &[Wanted], to: &mut Delivery) -> Result<()> {
        for letter in wanted {
            let Some(entry) = self.letters.get(&letter.uid) else { continue };
            let read = reading::deliver(letter.uid, entry, to).await?;
            self.bytes = self.bytes.saturating_add(read);
        }
        Ok(())
    }

    async fn close(&mut self) {
        self.disconnect();
    }

    fn disconnect(&mut self) {
        self.letters.clear();
    }

    fn take_bytes(&mut self) -> u64 {
        std::mem::take(&mut self.bytes)
    }

    fn daily_budget(&self) -> Option<u64> {
        None
    }
}

/// Whether a file of this time may still be being written, and how long until it may not.
fn youth(modified: Timestamp) -> Option<std::time::Duration> {
    let age = crate::clock::now().duration_since(modified);
    let age = std::time::Duration::try_from(age).ok()?;
    YOUNG.checked_sub(age).filter(|left| !left.is_zero())
}
