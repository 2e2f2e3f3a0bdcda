//! Everything that pages show, computed once for each state of the store and each minute.
//!
//! Owned values only, so that many requests can share it. A ruling changes the store and so the next
//! request gets a new picture.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{Timestamp, Zoned};

use crate::clock;
use crate::desk::{Desk, Refusal};
use crate::judge::ledger::Ledger;
use crate::judge::naming::{self, Proposed};
use crate::judge::outlook::Outlook;
use crate::judge::review::review_of;
use crate::judge::round_figures::{RoundFigures, are_same};
use crate::judge::totals::{Board, totals};
use crate::model::ledger::{ReviewItem, Row, Snapshot, Standings};
use crate::model::round::{Round, RoundId};
use crate::model::ruling::Ruling;
use crate::model::sighting::Digest;
use crate::model::total::Total;
use crate::report::Context;
use crate::store::Store;
use crate::web::app::Shown;
use crate::web::queue::Queue;

/// Everything at one moment.
#[derive(Debug)]
pub struct Picture {
    /// Configuration and words under which it was computed.
    pub desk: Arc<Desk>,
    /// The moment that it shows.
    pub as_of: Timestamp,
    /// One row per place of a letter, by receipt.
    pub rows: Vec<Row>,
    /// Every ruling, in order.
    pub rulings: Vec<Ruling>,
    /// What waits for a person, most urgent first.
    pub review: Vec<ReviewItem>,
    /// Where its items stand, and which are alike.
    pub(super) queue: Queue,
    /// Names in letters that a person gave to a unit, by unit.
    pub names: Vec<Proposed>,
    /// When each configured mailbox was last read in full.
    pub last_full_passes: BTreeMap<String, Option<Timestamp>>,
    /// Each configured round, in order of the configuration.
    pub rounds: Vec<RoundPicture>,
}

/// One round at that moment.
#[derive(Debug)]
pub struct RoundPicture {
    /// Which one.
    pub id: RoundId,
    /// Who has sent, with totals.
    pub standings: Standings,
    /// Its figures, shared with the picture before where they are the same.
    pub figures: Arc<RoundFigures>,
    /// Every indicator over all units, in every column that it has, in the order of the form.
    pub totals: Arc<Vec<Total>>,
}

impl Picture {
    /// Computes it; of the one before, what is the same is taken over.
    pub fn new(
        store: &Store,
        desk: Arc<Desk>,
        shown: Shown,
        now: Timestamp,
        before: Option<&Self>,
    ) -> Result<Self, Refusal> {
        let snapshot = desk.snapshot(store)?;
        let newest = snapshot.sightings.iter().map(|sighting| sighting.received_at).max();
        let as_of = match shown {
            Shown::Now => now,
            Shown::NewestLetter => newest.unwrap_or(now),
        };
        let ledger = desk.ledger(&snapshot, as_of);
        let before = before.filter(|before| Arc::ptr_eq(&before.desk, &desk));
        let outlook =
            |round| match before.and_then(|before| before.figures(round, &ledger, &snapshot)) {
                Some(figures) => Outlook::with(&ledger, round, figures),
                None => Outlook::new(&ledger, round),
            };
        let outlooks: Vec<Outlook<'_>> = desk.config.rounds.iter().map(outlook).collect();
        let review = review_of(&ledger, &outlooks);
        let rounds = outlooks.into_iter();
        let rounds = rounds.map(|outlook| RoundPicture::new(outlook, before)).collect();
        let names = naming::proposals(&ledger, &snapshot.rulings);
        let rows = ledger.rows;
        Ok(Self {
            as_of,
            rows,
            rulings: snapshot.rulings,
            queue: Queue::new(&review),
            review,
            names,
            last_full_passes: snapshot.last_full_passes,
            rounds,
            desk,
        })
    }

    /// The figures of a round, where they are the same in this ledger.
    fn figures(
        &self,
        round: &Round,
        ledger: &Ledger<'_>,
        snapshot: &Snapshot,
    ) -> Option<Arc<RoundFigures>> {
        let known = self.rounds.iter().find(|known| known.id == round.id)?;
        let (before, now) = ((&*self.rows, &*self.rulings), (&*ledger.rows, &*snapshot.rulings));
        are_same(&round.id, before, now).then(|| Arc::clone(&known.figures))
    }

    /// A round and its data.
    pub fn round(&self, id: &str) -> Option<(&Round, &RoundPicture)> {
        let round = self.desk.config.rounds.iter().find(|round| round.id.as_str() == id)?;
        let picture = self.rounds.iter().find(|picture| picture.id == round.id)?;
        Some((round, picture))
    }

    /// What reports need beside their data.
    pub fn context(&self) -> Context<'_> {
        let config = &self.desk.config;
        Context {
            words: self.desk.words,
            time_zone: &config.time_zone,
            rounds: &config.rounds,
            offices: &config.offices,
        }
    }

    /// A moment by the office's clock.
    pub fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.desk.config.time_zone.clone())
    }

    /// The id of the newest ruling, 0 where there is none: a form that carries it is refused where
    /// somebody decided meanwhile.
    pub fn newest_ruling(&self) -> i64 {
        self.rulings.last().map_or(0, |ruling| ruling.id)
    }

    /// The rows of a letter, by receipt.
    pub fn letter(&self, digest: Digest) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.sighting.digest == Some(digest))
    }
}

impl RoundPicture {
    fn new(outlook: Outlook<'_>, before: Option<&Picture>) -> Self {
        let Outlook { round, figures, standings } = outlook;
        let same = |known: &&Self| {
            Arc::ptr_eq(&known.figures, &figures) && known.standings.units == standings.units
        };
        let known = before.and_then(|before| before.rounds.iter().find(same));
        let totals = known.map_or_else(
            || Arc::new(totals(round, &standings, &Board::new(round, &figures.rows))),
            |known| Arc::clone(&known.totals),
        );
        Self { id: round.id.clone(), standings, figures, totals }
    }
}

/// The newest picture.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    version: i64,
    minute: i64,
    /// When computing it began: whoever asked before that gets it, even if the store changed since.
    begun: Timestamp,
    picture: Arc<Picture>,
}

impl Cache {
    /// The picture of the store as it is now. One request computes it, others wait for that.
    pub(super) fn get(
        &self,
        store: &Store,
        desk: &Arc<Desk>,
        shown: Shown,
        now: Timestamp,
    ) -> Result<Arc<Picture>, Refusal> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let version = store.version().map_err(|error| desk.failed(error))?;
        let minute = now.as_second().div_euclid(60);
        if let Some(kept) = kept.as_ref()
            && ((kept.version, kept.minute) == (version, minute) || kept.begun >= now)
            && Arc::ptr_eq(&kept.picture.desk, desk)
        {
            return Ok(Arc::clone(&kept.picture));
        }
        let begun = clock::now();
        let before = kept.take().map(|kept| kept.picture);
        let picture = Picture::new(store, Arc::clone(desk), shown, now, before.as_deref());
        let picture = Arc::new(picture?);
        *kept = Some(Kept { version, minute, begun, picture: Arc::clone(&picture) });
        Ok(picture)
    }

    /// The next request computes it again.
    pub(super) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
