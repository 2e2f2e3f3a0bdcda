//! What the mailbox showed: a letter seen at a place, before anything in it was read.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// SHA-256 of bytes: the name of a raw letter and of every file in it. Prints as 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Reads 64 hex digits; `None` for anything else.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0_u8; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// Its first 12 hex digits: enough to name a letter on the command line.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&hex).ok_or_else(|| serde::de::Error::custom("not a SHA-256 in hex"))
    }
}

/// What a folder is for, told by its special-use attribute (RFC 6154), never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FolderRole {
    /// `\All`, INBOX, or any folder that the configuration names.
    Mail,
    /// `\Junk`: a report found here counts, and says so.
    Junk,
    /// `\Trash`: a report found here waits for a person.
    Trash,
    /// `\Sent` or `\Drafts`: our own mail.
    Own,
}

/// By what the receipt time is known (contract, `receipt_basis`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptBasis {
    /// IMAP INTERNALDATE: the only basis for lateness that needs no remark.
    Internaldate,
    /// Topmost `Received` header.
    Received,
    /// The mbox From_ line.
    FromLine,
    /// The file's time.
    Mtime,
    /// The sender's `Date` header.
    Date,
    /// A person said so.
    Ruling,
}

impl ReceiptBasis {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Internaldate => "internaldate",
            Self::Received => "received",
            Self::FromLine => "from_line",
            Self::Mtime => "mtime",
            Self::Date => "date",
            Self::Ruling => "ruling",
        }
    }
}

/// What became of a letter's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SightingState {
    /// Listed; the bytes are still to come.
    Pending,
    /// The bytes are on disk and the row is committed.
    Stored,
    /// Over `max_message`: only headers were fetched.
    TooLarge,
    /// Older than `since`: listed, never fetched.
    BeforeStart,
    /// The server would not give the bytes after several tries; shown to a person.
    Failed,
    /// The place is empty now and the bytes never came.
    Gone,
}

/// A letter seen at one place: one row of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Row id in the store: the order in which places were first seen.
    pub id: i64,
    /// Configured name of the mailbox.
    pub mailbox: String,
    /// Folder as shown to people (decoded).
    pub folder: String,
    /// What the folder is for.
    pub role: FolderRole,
    /// UID in the folder; a running number for folder sources.
    pub uid: u32,
    /// When the mailbox received it.
    pub received_at: Timestamp,
    /// By what that time is known.
    pub receipt_basis: ReceiptBasis,
    /// `From` header as seen in the listing, decoded.
    pub from: String,
    /// `Subject` header as seen in the listing, decoded.
    pub subject: String,
    /// Size the server gave, bytes.
    pub size_bytes: Option<u64>,
    /// Gmail's label says it is our own sent mail or a draft, and it is not in the inbox too.
    pub own: bool,
    /// What became of the bytes.
    pub state: SightingState,
    /// The bytes, once stored.
    pub digest: Option<Digest>,
    /// The place no longer holds it (moved within the mailbox, or deleted); our copy stays.
    pub vanished: bool,
}
