//! A letter's headers as read by the reading child (RFC 5322, RFC 3834, RFC 8601).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A mail address with its display name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailbox {
    /// Display name, decoded, NFC; empty where there was none.
    pub name: String,
    /// Address, lower case.
    pub address: String,
    /// The display name as it came, where its encoding was repaired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_name: Option<String>,
}

/// What says that no person wrote the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Automatic {
    /// `Auto-Submitted: auto-replied`, vacation headers (RFC 3834).
    Reply,
    /// `multipart/report` with a delivery status, or an empty return path (RFC 3464).
    Bounce,
    /// A read receipt (RFC 8098).
    Receipt,
    /// A calendar invitation and nothing else.
    Calendar,
    /// A mailing list or a newsletter (`List-Id`, `Precedence: bulk`).
    Bulk,
}

/// A letter's headers. The body stands in the blocks of the letter's [`Document`], its
/// attachments are that document's members.
///
/// [`Document`]: crate::model::document::Document
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterHead {
    /// `Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// First `From` address.
    pub from: Mailbox,
    /// Further `From` addresses: more than one is odd and shown.
    pub more_from: Vec<Mailbox>,
    /// `Reply-To`, where it is given.
    pub reply_to: Option<Mailbox>,
    /// `To` and `Cc`.
    pub to: Vec<Mailbox>,
    /// `Subject`, decoded, NFC, one line.
    pub subject: String,
    /// `Date`: the sender's clock.
    pub sent_at: Option<Timestamp>,
    /// Times of the `Received` headers, topmost (newest) first.
    pub received: Vec<Timestamp>,
    /// `In-Reply-To` and `References` ids, in order.
    pub references: Vec<String>,
    /// What says that no person wrote it.
    pub automatic: Option<Automatic>,
    /// The topmost `Authentication-Results` above every other trace header, as written.
    pub authentication: Option<String>,
}
