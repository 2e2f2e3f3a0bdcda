//! What intake and the store tell each other: folders, cursors, listed letters, letters wanted.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::model::sighting::{Digest, FolderRole, ReceiptBasis, SightingState};

/// A folder of a mailbox as its server lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// As the server wrote it: the only form that may be sent back.
    pub name: String,
    /// Decoded, for people.
    pub shown: String,
    /// What it is for.
    pub role: FolderRole,
}

/// How far a folder has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The folder's row.
    pub folder: i64,
    /// The server's numbering, `None` until first opened.
    pub uid_validity: Option<u32>,
    /// Counts the numberings that we have seen.
    pub epoch: i64,
    /// Every UID up to here has its row.
    pub scanned: u32,
    /// How many letters to list with one command: smaller after a failure.
    pub window: u32,
    /// When the rows were last compared with the server's own list.
    pub last_reconciled: Option<Timestamp>,
    /// Places that we believe to hold a letter.
    pub known: u64,
}

/// A letter that was listed: what its row says before the bytes are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// UID in the folder.
    pub uid: u32,
    /// X-GM-MSGID.
    pub gmail_id: Option<u64>,
    /// When the mailbox received it.
    pub received_at: Timestamp,
    /// By what that is known.
    pub receipt_basis: ReceiptBasis,
    /// As the server gave it.
    pub size_bytes: Option<u64>,
    /// SHA-256 of the listed headers.
    pub header_digest: Digest,
    /// `From`, decoded.
    pub sender: String,
    /// `Subject`, decoded.
    pub subject: String,
    /// Our own sent mail or a draft.
    pub own: bool,
    /// `Pending`, `TooLarge`, `BeforeStart`, or `Failed` when not even the listing came.
    pub state: SightingState,
}

/// A letter whose bytes are still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// UID in the folder.
    pub uid: u32,
    /// As the server gave it.
    pub size_bytes: Option<u64>,
    /// How often it was asked for in vain.
    pub attempts: u32,
}

/// A letter whose bytes came whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// UID in the folder.
    pub uid: u32,
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// Their number.
    pub size_bytes: u64,
}

/// The server's own list of a folder, set against our rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Listed places that have a row: nothing is missing there.
    pub present: BTreeSet<u32>,
    /// Rows whose place the server no longer lists.
    pub absent: BTreeSet<u32>,
}

/// Waiting times that survive a restart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// Failures in a row; none where all was read and the server still asked for rest.
    pub failures: u32,
    /// No login before this time.
    pub not_before: Timestamp,
    /// Why, for the administrator.
    pub reason: String,
}

/// How a kept reason begins that is a server's wish for rest; its own words follow.
pub const ASKED_FOR_REST: &str = "asked to slow down: ";

/// What the server said, where a kept reason is that it asked for rest.
pub fn asked_for_rest(reason: &str) -> Option<&str> {
    reason.strip_prefix(ASKED_FOR_REST)
}
