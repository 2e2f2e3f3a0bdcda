//! What every command and page works at: the configuration, the words, the store, the ledger.
//!
//! Things are named by what a person typed or clicked; what cannot be found or may not be done comes
//! back as a sentence with its next step.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::clock;
use crate::config::watch::{OnDisk, Watch};
use crate::config::{self, Config};
use crate::judge::ledger::{Ledger, Moment};
use crate::model::ledger::Snapshot;
use crate::model::round::{Round, RoundId};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;
use crate::store::Store;
use crate::store::error::Error as StoreError;
use crate::words::{Language, Names, Words};

pub mod check;
pub mod decision;

/// Why something is not done.
#[derive(Debug)]
pub enum Refusal {
    /// What was typed or clicked is wrong; the sentence says what to do.
    Wrong(String),
    /// The data folder failed.
    Store {
        /// What to say to people.
        sentence: String,
        /// For the administrator.
        cause: StoreError,
    },
}

/// Configuration and words of one command.
#[derive(Debug)]
pub struct Desk {
    /// The configuration.
    pub config: Config,
    /// The catalogue in the language asked for.
    pub words: Words,
    /// As typed, for a reload.
    pub config_path: PathBuf,
    watch: Watch,
}

impl Desk {
    /// Finds and loads the configuration, or says every fault in it. A language that was asked for
    /// outweighs the configured one.
    pub fn open(config_path: Option<&Path>, language: Option<Language>) -> Result<Self, Refusal> {
        let words = Words::new(language.unwrap_or_default());
        let path = config::find(config_path, &config::environment());
        if !path.exists() {
            return Err(Refusal::Wrong(words.no_configuration(&path.display().to_string())));
        }
        let config = load(&path, words)?;
        let configured = Language::parse(config.language.as_str()).unwrap_or_default();
        Ok(Self::new(config, Words::new(language.unwrap_or(configured)), path))
    }

    /// A desk of what was loaded from this path.
    pub fn new(config: Config, words: Words, config_path: PathBuf) -> Self {
        Self { config, words, config_path, watch: Watch::default() }
    }

    /// What the files of the configuration say now, whatever is in force.
    pub fn on_disk(&self) -> Arc<OnDisk> {
        self.watch.load(&self.config_path, &config::environment(), clock::now())
    }

    /// Opens the data folder only to read, beside a running daemon.
    pub fn reader(&self) -> Result<Store, Refusal> {
        Store::open_reader(&self.config.data_dir).map_err(|error| self.failed(error))
    }

    /// Opens the data folder to add rulings or lists, beside a running daemon.
    pub fn beside(&self) -> Result<Store, Refusal> {
        Store::open_beside(&self.config.data_dir).map_err(|error| self.failed(error))
    }

    /// The same, where the first start may still lie ahead: the data folder is made as that would,
    /// and let go of at once, so that the daemon finds no other owner.
    pub fn beside_or_first(&self) -> Result<Store, Refusal> {
        match Store::open_beside(&self.config.data_dir) {
            Err(StoreError::Missing(_)) => {
                drop(self.owner()?);
                self.beside()
            }
            opened => opened.map_err(|error| self.failed(error)),
        }
    }

    /// Opens the data folder as its one owner, and puts right what a crash may have left behind.
    pub fn owner(&self) -> Result<Store, Refusal> {
        let opened = Store::open(&self.config.data_dir);
        let repaired = opened.and_then(|store| store.repair().map(|_what| store));
        repaired.map_err(|error| self.failed(error))
    }

    /// A failing store in words.
    pub fn failed(&self, error: StoreError) -> Refusal {
        Refusal::of_store(self.words, error)
    }

    /// Names of units for sentences.
    pub fn names(&self) -> Names<'_> {
        Names::new(&self.config.rounds)
    }

    /// Everything that lists are made of.
    pub fn snapshot(&self, store: &Store) -> Result<Snapshot, Refusal> {
        let mailboxes: Vec<String> =
            self.config.mailboxes.iter().map(|mailbox| mailbox.name.clone()).collect();
        store.snapshot(&mailboxes).map_err(|error| self.failed(error))
    }

    /// The ledger of a snapshot at a moment.
    pub fn ledger<'a>(&'a self, snapshot: &'a Snapshot, as_of: Timestamp) -> Ledger<'a> {
        let moment = Moment {
            as_of,
            time_zone: self.config.time_zone.clone(),
            poll_every: self
                .config
                .mailboxes
                .iter()
                .map(|mailbox| (mailbox.name.clone(), mailbox.poll_every))
                .collect(),
        };
        Ledger::new(snapshot, &self.config.rounds, moment)
    }

    /// The round named, or the only one there is.
    pub fn round(&self, named: Option<&str>) -> Result<&Round, Refusal> {
        let rounds = &self.config.rounds;
        match (named, rounds.as_slice()) {
            (None, [only]) => Ok(only),
            (None, _) => Err(Refusal::Wrong(self.words.which_round(&ids(rounds)))),
            (Some(id), _) => {
                let known = rounds.iter().find(|round| round.id.as_str() == id);
                known.ok_or_else(|| {
                    let names = rounds.iter().map(|round| round.id.as_str());
                    Refusal::Wrong(self.words.unknown_round(id, nearest(id, names)))
                })
            }
        }
    }

    /// The round's id, checked.
    pub fn round_id(&self, named: Option<&str>) -> Result<RoundId, Refusal> {
        self.round(named).map(|round| round.id.clone())
    }

    /// A unit of a round's list, checked.
    pub fn unit(&self, round: &Round, code: &str) -> Result<UnitId, Refusal> {
        let id = UnitId::new(code);
        if round.roster.get(&id).is_some() {
            return Ok(id);
        }
        let codes = round.roster.units.iter().map(|unit| unit.id.as_str());
        Err(Refusal::Wrong(self.words.unknown_unit(code, nearest(code, codes))))
    }

    /// The one letter that a prefix of its SHA-256 names (contract: at least eight digits).
    pub fn message(&self, store: &Store, prefix: &str) -> Result<Digest, Refusal> {
        let hex = prefix.chars().all(|c| c.is_ascii_hexdigit());
        if !hex || prefix.len() < 8 {
            return Err(Refusal::Wrong(self.words.unknown_message(prefix, None)));
        }
        let found = store.find_letters(prefix).map_err(|error| self.failed(error))?;
        match found.as_slice() {
            [digest] => Ok(*digest),
            [] => Err(Refusal::Wrong(self.words.unknown_message(prefix, None))),
            _ => Err(Refusal::Wrong(self.words.ambiguous_message(prefix))),
        }
    }

    /// The moment asked for: an RFC 3339 time, the end of a date, or now.
    pub fn moment(&self, text: Option<&str>) -> Result<Timestamp, Refusal> {
        match text {
            None => Ok(clock::now()),
            Some(text) => self.time(text, DayEnd::Last),
        }
    }

    /// An RFC 3339 time, a time of day in the configured zone as browsers send it
    /// (`2023-05-30T08:12`), or a date's first or last moment there.
    pub fn time(&self, text: &str, end: DayEnd) -> Result<Timestamp, Refusal> {
        if let Ok(time) = text.parse::<Timestamp>() {
            return Ok(time);
        }
        if text.contains('T')
            && let Ok(local) = text.parse::<DateTime>()
            && let Ok(zoned) = local.to_zoned(self.config.time_zone.clone())
        {
            return Ok(zoned.timestamp());
        }
        let day: Option<Date> = text.parse().ok();
        day.and_then(|day| moment_of(day, &self.config.time_zone, end))
            .ok_or_else(|| Refusal::Wrong(self.words.bad_time(text)))
    }

    /// A date.
    pub fn date(&self, text: &str) -> Result<Date, Refusal> {
        text.parse().map_err(|_not_a_date: jiff::Error| Refusal::Wrong(self.words.bad_time(text)))
    }
}

impl Refusal {
    /// A failing store in words.
    pub fn of_store(words: Words, cause: StoreError) -> Self {
        let sentence = match &cause {
            StoreError::Busy { owner, .. } => words.locked(owner),
            StoreError::Missing(folder) => words.no_data(&folder.display().to_string()),
            StoreError::Full => words.disk_full("data_dir"),
            StoreError::Damaged(_) => words.database_damaged(None),
            StoreError::Occupied(folder) => words.restore_refused(&folder.display().to_string()),
            StoreError::NoCopy(file) => words.no_copy(&file.display().to_string()),
            StoreError::CopyNotWritten { path, .. } => {
                words.copy_not_written(&path.display().to_string())
            }
            StoreError::CopyNotRead { path, .. } => {
                words.copy_not_read(&path.display().to_string())
            }
            StoreError::Newer { .. } => words.database_newer().to_owned(),
            _ => words.store_failed().to_owned(),
        };
        Self::Store { sentence, cause }
    }

    /// What to say to people.
    pub fn sentence(&self) -> &str {
        match self {
            Self::Wrong(sentence) | Self::Store { sentence, .. } => sentence,
        }
    }
}

/// Which moment a date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayEnd {
    /// 00:00:00
    First,
    /// The last nanosecond before the next day.
    Last,
}

fn moment_of(day: Date, time_zone: &TimeZone, end: DayEnd) -> Option<Timestamp> {
    match end {
        DayEnd::First => Some(day.to_zoned(time_zone.clone()).ok()?.timestamp()),
        DayEnd::Last => {
            let next = day.tomorrow().ok()?.to_zoned(time_zone.clone()).ok()?.timestamp();
            next.checked_sub(SignedDuration::from_nanos(1)).ok()
        }
    }
}

/// Loads a configuration, or says every fault in it.
pub fn load(path: &Path, words: Words) -> Result<Config, Refusal> {
    config::load(path, &config::environment())
        .map_err(|faults| Refusal::Wrong(words.faults(&faults)))
}

fn ids(rounds: &[Round]) -> String {
    rounds.iter().map(|round| round.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// The known word that is nearest to what was typed, if it is near at all.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|word| (strsim::damerau_levenshtein(typed, word), word))
        .filter(|(distance, word)| *distance <= word.chars().count().div_ceil(3))
        .min()
        .map(|(_, word)| word)
}
