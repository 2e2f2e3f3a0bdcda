//! What every command works at: the configuration, the words, the store, the ledger.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::cli::arguments::{Arguments, Lang};
use crate::cli::failure::Failure;
use crate::clock;
use crate::config::{self, Config};
use crate::judge::ledger::{Ledger, Moment};
use crate::model::ledger::Snapshot;
use crate::model::round::{Round, RoundId};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;
use crate::store::Store;
use crate::words::{Language, Names, Words};

/// Configuration and words of one command.
#[derive(Debug)]
pub(super) struct Desk {
    /// The configuration.
    pub(super) config: Config,
    /// The catalogue in the language asked for.
    pub(super) words: Words,
    /// As typed, for a reload.
    pub(super) config_path: PathBuf,
}

/// The environment, for the configuration's overrides.
pub(super) fn environment() -> BTreeMap<String, String> {
    std::env::vars_os()
        .filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// The language before any configuration was read.
pub(super) fn first_words(lang: Option<Lang>) -> Words {
    Words::new(match lang {
        Some(Lang::En) => Language::En,
        Some(Lang::Vi) | None => Language::Vi,
    })
}

impl Desk {
    /// Finds and loads the configuration, or says every fault in it.
    pub(super) fn open(arguments: &Arguments) -> Result<Self, Failure> {
        let words = first_words(arguments.lang);
        let environment = environment();
        let path = config::find(arguments.config.as_deref(), &environment);
        if !path.exists() {
            return Err(Failure::usage(words.no_configuration(&path.display().to_string())));
        }
        let config = load(&path, words)?;
        let words = match arguments.lang {
            Some(_) => words,
            None => Words::new(Language::parse(config.language.as_str()).unwrap_or_default()),
        };
        Ok(Self { config, words, config_path: path })
    }

    /// Opens the data folder only to read, beside a running daemon.
    pub(super) fn reader(&self) -> Result<Store, Failure> {
        Store::open_reader(&self.config.data_dir).map_err(|error| self.failed(error))
    }

    /// Opens the data folder to add rulings or lists, beside a running daemon.
    pub(super) fn beside(&self) -> Result<Store, Failure> {
        Store::open_beside(&self.config.data_dir).map_err(|error| self.failed(error))
    }

    /// Opens the data folder as its one owner, and puts right what a crash may have left behind.
    pub(super) fn owner(&self) -> Result<Store, Failure> {
        let opened = Store::open(&self.config.data_dir);
        let repaired = opened.and_then(|store| store.repair().map(|_what| store));
        repaired.map_err(|error| self.failed(error))
    }

    /// A failing store in words.
    pub(super) fn failed(&self, error: crate::store::error::Error) -> Failure {
        Failure::store(self.words, error)
    }

    /// Names of units for sentences.
    pub(super) fn names(&self) -> Names<'_> {
        Names::new(&self.config.rounds)
    }

    /// Everything that lists are made of.
    pub(super) fn snapshot(&self, store: &Store) -> Result<Snapshot, Failure> {
        let mailboxes: Vec<String> =
            self.config.mailboxes.iter().map(|mailbox| mailbox.name.clone()).collect();
        store.snapshot(&mailboxes).map_err(|error| self.failed(error))
    }

    /// The ledger of a snapshot at a moment.
    pub(super) fn ledger<'a>(&'a self, snapshot: &'a Snapshot, as_of: Timestamp) -> Ledger<'a> {
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
    pub(super) fn round(&self, named: Option<&str>) -> Result<&Round, Failure> {
        let rounds = &self.config.rounds;
        match (named, rounds.as_slice()) {
            (None, [only]) => Ok(only),
            (None, _) => Err(Failure::usage(self.words.which_round(&ids(rounds)))),
            (Some(id), _) => {
                let known = rounds.iter().find(|round| round.id.as_str() == id);
                known.ok_or_else(|| {
                    let names = rounds.iter().map(|round| round.id.as_str());
                    Failure::usage(self.words.unknown_round(id, nearest(id, names)))
                })
            }
        }
    }

    /// The round's id, checked.
    pub(super) fn round_id(&self, named: Option<&str>) -> Result<RoundId, Failure> {
        self.round(named).map(|round| round.id.clone())
    }

    /// A unit of a round's list, checked.
    pub(super) fn unit(&self, round: &Round, code: &str) -> Result<UnitId, Failure> {
        let id = UnitId::new(code);
        if round.roster.get(&id).is_some() {
            return Ok(id);
        }
        let codes = round.roster.units.iter().map(|unit| unit.id.as_str());
        Err(Failure::usage(self.words.unknown_unit(code, nearest(code, codes))))
    }

    /// The one letter that a prefix of its SHA-256 names (contract: at least eight digits).
    pub(super) fn message(&self, store: &Store, prefix: &str) -> Result<Digest, Failure> {
        let hex = prefix.chars().all(|c| c.is_ascii_hexdigit());
        if !hex || prefix.len() < 8 {
            return Err(Failure::usage(self.words.unknown_message(prefix, None)));
        }
        let found = store.find_letters(prefix).map_err(|error| self.failed(error))?;
        match found.as_slice() {
            [digest] => Ok(*digest),
            [] => Err(Failure::usage(self.words.unknown_message(prefix, None))),
            _ => Err(Failure::usage(self.words.ambiguous_message(prefix))),
        }
    }

    /// The moment asked for: an RFC 3339 time, the end of a date, or now.
    pub(super) fn moment(&self, text: Option<&str>) -> Result<Timestamp, Failure> {
        match text {
            None => Ok(clock::now()),
            Some(text) => self.time(text, DayEnd::Last),
        }
    }

    /// An RFC 3339 time, or a date's first or last moment in the configured zone.
    pub(super) fn time(&self, text: &str, end: DayEnd) -> Result<Timestamp, Failure> {
        if let Ok(time) = text.parse::<Timestamp>() {
            return Ok(time);
        }
        let day: Option<Date> = text.parse().ok();
        day.and_then(|day| moment_of(day, &self.config.time_zone, end))
            .ok_or_else(|| Failure::usage(self.words.bad_time(text)))
    }

    /// A date.
    pub(super) fn date(&self, text: &str) -> Result<Date, Failure> {
        text.parse().map_err(|_not_a_date: jiff::Error| Failure::usage(self.words.bad_time(text)))
    }
}

/// Which moment a date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayEnd {
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
pub(super) fn load(path: &Path, words: Words) -> Result<Config, Failure> {
    config::load(path, &environment()).map_err(|faults| Failure::usage(words.faults(&faults)))
}

fn ids(rounds: &[Round]) -> String {
    rounds.iter().map(|round| round.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// The known word that is nearest to what was typed, if it is near at all.
pub(super) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|word| (strsim::damerau_levenshtein(typed, word), word))
        .filter(|(distance, word)| *distance <= word.chars().count().div_ceil(3))
        .min()
        .map(|(_, word)| word)
}
