//! A letter in a file: where its bytes are, and what a listing says of it.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;

use jiff::Timestamp;

use crate::clock;
use crate::model::sighting::ReceiptBasis;
use crate::source::folder::youth;
use crate::source::{Listed, header};

/// No header is longer.
const LONGEST_HEADER: u64 = 256 << 10;

/// Where a letter lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What the store knows it by.
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// First byte of the letter in the file.
    pub(super) start: u64,
    /// Its length in the file.
    pub(super) length: u64,
    /// The file's time.
    pub(super) modified: Timestamp,
    /// The time in an mbox's From_ line.
    pub(super) from_line: Option<Timestamp>,
    /// It lies in an mbox, where lines that begin with `From ` are quoted.
    pub(super) quoted: bool,
    /// Whoever writes such files puts them there whole.
    pub(super) whole: bool,
}

impl Entry {
    /// A letter that has a file of its own.
    pub(super) fn file(name: String, path: PathBuf, found: &Metadata, whole: bool) -> Self {
        Self {
            name,
            path,
            start: 0,
            length: found.len(),
            modified: modified(found),
            from_line: None,
            quoted: false,
            whole,
        }
    }

    /// How long until the file may be taken as finished; `None` when it may now.
    pub(super) fn youth(&self) -> Option<std::time::Duration> {
        if self.whole { None } else { youth(self.modified) }
    }

    /// What a listing says; `None` when the file is gone.
    pub(super) fn listed(&self, uid: u32) -> Option<Listed> {
        let header = self.header().ok()?;
        // A stamp in the future comes from a relay whose clock is wrong: no letter was received then.
        let now = clock::now();
        let received = header::received(&header).filter(|at| *at <= now);
        let received = received.map(|at| (at, ReceiptBasis::Received));
        let from_line = self.from_line.filter(|at| *at <= now);
        let from_line = from_line.map(|at| (at, ReceiptBasis::FromLine));
        let by_file = Some((self.modified, ReceiptBasis::Mtime));
        Some(Listed {
            uid,
            size_bytes: Some(self.length),
            received: received.or(from_line).or(by_file),
            header,
            gmail_id: None,
            labels: Vec::new(),
        })
    }

    fn header(&self) -> io::Result<Vec<u8>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.start))?;
        let mut bytes = Vec::new();
        file.take(self.length.min(LONGEST_HEADER)).read_to_end(&mut bytes)?;
        let end = header::of_letter(&bytes).len();
        bytes.truncate(end);
        Ok(bytes)
    }
}

/// The file's time; the epoch where the file system has none.
pub(super) fn modified(found: &Metadata) -> Timestamp {
    found.modified().ok().and_then(|at| at.try_into().ok()).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A path as text; one that is not UTF-8 by its bytes, so that no two are alike.
pub(super) fn name_of(path: &std::path::Path) -> String {
    path.to_str().map_or_else(
        || {
            let bytes = path.as_os_str().as_encoded_bytes();
            bytes.iter().fold("\0".to_owned(), |name, byte| format!("{name}{byte:02x}"))
        },
        str::to_owned,
    )
}
