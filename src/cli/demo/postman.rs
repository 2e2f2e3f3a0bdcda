//! Brings the made-up letters into the made-up mailbox, one after the other.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use include_dir::Dir;
use tokio::sync::watch;

/// How fast letters arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// One after the other, for somebody who watches.
    Watched,
    /// As fast as they can be written.
    Fast,
}

/// Time between two letters for somebody who watches: the whole mailbox in well under a minute.
const GAP: Duration = Duration::from_millis(350);

/// Letters that lie there already when the curtain rises.
const EARLY: usize = 4;

/// A letter: file name and bytes.
pub(super) type Letter = (&'static str, &'static [u8]);

/// The embedded letters in order of their names, which is the order of their receipt.
pub(super) fn letters(folder: &'static Dir<'static>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = folder
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents())))
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|end| end == "eml"))
        .collect();
    letters.sort_unstable();
    letters
}

/// Delivers every letter, or stops when asked to.
pub(super) async fn deliver(
    letters: Vec<Letter>,
    desk: PathBuf,
    mailbox: PathBuf,
    pace: Pace,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    for (number, (name, bytes)) in letters.into_iter().enumerate() {
        if pace == Pace::Watched && number >= EARLY {
            tokio::select! {
                () = tokio::time::sleep(GAP) => {}
                _ = stop.changed() => return Ok(()),
            }
        }
        put(&desk.join(name), &mailbox.join(name), bytes)?;
    }
    Ok(())
}

/// Written elsewhere and moved in whole, as a mail server does it; dated long ago, so that nobody
/// waits for it to be finished.
fn put(draft: &Path, place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(draft)?;
    file.write_all(bytes)?;
    file.set_modified(std::time::SystemTime::UNIX_EPOCH)?;
    drop(file);
    std::fs::rename(draft, place)
}
