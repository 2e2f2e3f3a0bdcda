//! Settings of one mailbox, checked.

use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;

/// One `[[mailbox]]`.
#[derive(Clone, Debug)]
pub struct Mailbox {
    /// Name in lists and logs, unique.
    pub name: String,
    /// Where the letters are.
    pub kind: MailboxKind,
    /// Time between two passes, before jitter.
    pub poll_every: Duration,
    /// Letters received before the start of this day are listed, never fetched.
    pub since: Option<Date>,
    /// A larger letter is listed with its headers only, bytes.
    pub max_message: u64,
    /// In which `since` is a day.
    pub time_zone: TimeZone,
}

/// Where the letters are.
#[derive(Clone, Debug)]
pub enum MailboxKind {
    /// An IMAP server.
    Imap(ImapSettings),
    /// A Maildir, an mbox file, or a folder of `.eml` files: told by what is there.
    Folder(PathBuf),
}

/// How to reach an IMAP account.
#[derive(Clone, Debug)]
pub struct ImapSettings {
    /// Host name, also the name that the certificate must carry.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Login name.
    pub user: String,
    /// Where the secret comes from; read at each login, never kept.
    pub secret: SecretSource,
    /// Extra trust anchors, PEM.
    pub ca_file: Option<PathBuf>,
    /// Which folders.
    pub folders: Folders,
    /// IDLE as a hint that a pass is worth while.
    pub idle: bool,
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// `imaps://`: TLS from the first byte.
    Tls,
    /// `imap+starttls://`: refused when the server does not offer it.
    StartTls,
    /// `imap://`: the configuration allows it to loopback addresses only.
    Plain,
}

/// Where a secret comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretSource {
    /// A file that nobody else can read; surrounding blanks are dropped.
    File(PathBuf),
    /// A systemd credential (`$CREDENTIALS_DIRECTORY/NAME`), resolved to its file.
    Credential(PathBuf),
    /// A command whose output is an OAuth access token (XOAUTH2).
    TokenCommand(Vec<String>),
}

/// Which folders of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folders {
    /// All Mail, Spam and Trash where the server marks them, else INBOX, Junk and Trash.
    Auto,
    /// These, as people write them.
    List(Vec<String>),
}
