//! The configuration: as typed, then checked; all faults at once, each with its next step.
//!
//! `tonghop.toml` names the mailboxes and the rounds; a round is a folder with `round.toml`,
//! `units.csv` and `form.csv`. Every file is read and checked to its end before anything is
//! said, so that a person mends everything in one go. What comes out has no faults left: the
//! rest of the program never checks a setting again. Secrets are never part of it; it knows
//! only where they are.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::config::mailbox::Mailbox;
use crate::config::mailbox::MailboxKind;
use crate::config::outgoing::Smtp;
use crate::config::outgoing::Web;
use crate::model::fault::Faults;
use crate::model::office::Offices;
use crate::model::round::Round;
use crate::model::round::RoundId;
use crate::model::unit::AddressEntry;

mod addresses;
mod checks;
mod fields;
mod fingerprint;
mod form;
pub mod keys;
pub mod mailbox;
mod mailboxes;
mod office;
pub mod outgoing;
mod program;
mod proof;
mod round;
pub mod secret;
mod secrets;
mod sheet;
mod tree;
mod units;
mod values;
pub mod watch;

/// The variable that names the configuration file.
const VARIABLE: &str = "TONGHOP_CONFIG";

/// Beside the program's working folder, then where a package puts it.
const USUAL: [&str; 2] = ["config/tonghop.toml", "/etc/tonghop/tonghop.toml"];

/// The environment, for overrides of the configuration.
pub fn environment() -> BTreeMap<String, String> {
    std::env::vars_os()
        .filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// In which language people are spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Language {
    /// The word of the configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// Everything that the files say, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file itself.
    pub path: PathBuf,
    /// Where the database and the raw mail are kept.
    pub data_dir: PathBuf,
    /// In which days are counted.
    pub time_zone: TimeZone,
    /// In which language people are spoken to.
    pub language: Language,
    /// Rounds in the order in which they are named.
    pub rounds: Vec<Round>,
    /// The address book kept by staff.
    pub addresses: Vec<AddressEntry>,
    /// Mailboxes in the order of the file.
    pub mailboxes: Vec<Mailbox>,
    /// How files are read.
    pub reading: Reading,
    /// Who writes.
    pub offices: Offices,
    /// The pages, if they are wanted.
    pub web: Option<Web>,
    /// Outgoing mail, if it is wanted.
    pub smtp: Option<Smtp>,
    rules_fingerprint: String,
}

/// How files are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Recognise letters on pictures of documents: whose, which number, which date; never figures.
    pub ocr: bool,
    /// Let LibreOffice convert files that our readers refuse.
    pub office: bool,
}

/// Reads and checks the file and everything it names; `environment` overrides single keys.
pub fn load(path: &Path, environment: &BTreeMap<String, String>) -> Result<Config, Faults> {
    program::load(path, environment, &watch::Trail::default())
}

/// The file to load: the one that was named, else by the environment, else where it usually is.
pub fn find(explicit: Option<&Path>, environment: &BTreeMap<String, String>) -> PathBuf {
    if let Some(path) = explicit {
        return path.to_path_buf();
    }
    if let Some(path) = environment.get(VARIABLE).filter(|path| !path.is_empty()) {
        return PathBuf::from(path);
    }
    let [here, installed] = USUAL.map(PathBuf::from);
    if here.exists() { here } else { installed }
}

impl Config {
    /// The round with this id.
    pub fn round(&self, id: &RoundId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == *id)
    }

    /// Addresses that are our own, in lower case: mail from them is ours.
    pub fn own_addresses(&self) -> BTreeSet<String> {
        let users = self.mailboxes.iter().filter_map(|mailbox| match &mailbox.kind {
            MailboxKind::Imap(settings) => values::address(&settings.user),
            MailboxKind::Folder(_) => None,
        });
        users.chain(self.smtp.iter().map(|smtp| smtp.from.clone())).collect()
    }

    /// The address from which the office writes and to which reports go: the first mailbox's, else
    /// that of outgoing mail.
    pub fn sender(&self) -> Option<String> {
        let user = self.mailboxes.iter().find_map(|mailbox| match &mailbox.kind {
            MailboxKind::Imap(settings) => values::address(&settings.user),
            MailboxKind::Folder(_) => None,
        });
        user.or_else(|| self.smtp.as_ref().map(|smtp| smtp.from.clone()))
    }

    /// A name for the state of all round files and the address book: what was judged under
    /// another name is judged again.
    pub fn rules_fingerprint(&self) -> &str {
        &self.rules_fingerprint
    }
}
