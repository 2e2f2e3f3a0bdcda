//! Where letters come from: IMAP, Maildir, mbox, folders of `.eml`, behind one trait.
//!
//! A source only lists and hands over bytes. What was seen, what is still to come and when a
//! letter counts as taken is decided once, in [`pass`](pass::pass), for every source alike.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::model::intake::{Folder, Wanted};
use crate::model::sighting::ReceiptBasis;
use crate::source::delivery::Delivery;
use crate::source::error::Result;

pub mod backoff;
pub mod delivery;
pub mod error;
pub mod folder;
mod header;
pub mod imap;
pub mod intake;
pub mod pass;
pub mod poll;

/// The log filter that must always be in force: below `info`, async-imap logs the LOGIN command.
pub const LOG_FILTER: &str = "async_imap=info";

/// A larger letter, in bytes, is asked for alone and in pieces: memory does not depend on it.
pub(crate) const LARGE: u64 = 2 << 20;

/// The folders of a mailbox that are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Those that are there.
    pub present: Vec<Folder>,
    /// Those that the configuration names and the mailbox does not have.
    pub missing: Vec<String>,
}

/// What a folder says of itself when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Numbers are comparable only under the same value.
    pub uid_validity: u32,
    /// Every letter has a smaller number.
    pub uid_next: u32,
    /// How many letters there are.
    pub exists: u32,
}

/// How much to ask for in a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Full,
    /// Only what no server gets wrong: after a letter whose full listing could not be read.
    Bare,
}

/// A letter as the source lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its number in the folder.
    pub uid: u32,
    /// Size in bytes.
    pub size_bytes: Option<u64>,
    /// Receipt, where the source knows one beyond the headers.
    pub received: Option<(Timestamp, ReceiptBasis)>,
    /// A few header lines, as sent.
    pub header: Vec<u8>,
    /// X-GM-MSGID.
    pub gmail_id: Option<u64>,
    /// X-GM-LABELS.
    pub labels: Vec<String>,
}

/// A mailbox that is only read. Any failure may leave it disconnected; the next call connects.
pub trait Source: Send {
    /// Which folders to read.
    fn folders(&mut self) -> impl Future<Output = Result<Folders>> + Send;
    /// Opens a folder for reading; the calls below are about it.
    fn open(&mut self, folder: &Folder) -> impl Future<Output = Result<Opened>> + Send;
    /// Numbers of all letters in a range.
    fn list(&mut self, first: u32, last: u32)
    -> impl Future<Output = Result<BTreeSet<u32>>> + Send;
    /// Lists letters by their numbers, in ascending order.
    fn scan(
        &mut self,
        uids: &[u32],
        detail: Detail,
    ) -> impl Future<Output = Result<Vec<Listed>>> + Send;
    /// Hands over the bytes of letters, one by one.
    fn fetch(
        &mut self,
        wanted: &[Wanted],
        to: &mut Delivery,
    ) -> impl Future<Output = Result<()>> + Send;
    /// Ends politely; never waits long.
    fn close(&mut self) -> impl Future<Output = ()> + Send;
    /// Drops the connection.
    fn disconnect(&mut self);
    /// Bytes received since last asked.
    fn take_bytes(&mut self) -> u64;
    /// Whether the provider slowed us down since last asked.
    fn take_slowed(&mut self) -> bool {
        false
    }
    /// Most bytes to receive in 24 hours, where the provider has such a limit.
    fn daily_budget(&self) -> Option<u64>;
}
