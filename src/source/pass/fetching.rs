//! Fetching: the bytes of every letter on the waiting list, in batches by bytes.
//!
//! What was asked for and did not come is counted against its letter, which is then asked for
//! alone; after several vain attempts it waits for a person and blocks nobody (intake, `missed`).

use std::collections::{BTreeSet, VecDeque};

use crate::model::intake::{Cursor, Wanted};
use crate::source::delivery::Delivery;
use crate::source::error::{Error, Result};
use crate::source::intake::Intake;
use crate::source::pass::Reader;
use crate::source::{LARGE, Source};

/// Most letters in one command.
const BATCH_LETTERS: usize = 50;

/// Most bytes in one command.
const BATCH_BYTES: u64 = 8 << 20;

/// Assumed where the server gave no size.
const UNKNOWN_SIZE: u64 = 1 << 20;

/// Commands declined in a row after which the folder is left for the next pass.
const MOST_DECLINED: u32 = 3;

/// Letters that this pass has asked for in vain: not again before the next one.
#[derive(Debug, Default)]
pub(super) struct Tried(BTreeSet<u32>);

impl<S: Source, I: Intake> Reader<'_, S, I> {
    /// Fetches what the folder's waiting list holds.
    pub(super) async fn fetch_pending(&mut self, cursor: &Cursor, tried: &mut Tried) -> Result<()> {
        let pending = self.intake.pending(cursor)?;
        let queue: VecDeque<Wanted> =
            pending.into_iter().filter(|letter| !tried.0.contains(&letter.uid)).collect();
        if !queue.is_empty() {
            let mut delivery = Delivery::start(self.intake.spool(cursor)?);
            let fetched = self.fetch_all(cursor, queue, &mut delivery, tried).await;
            let stored = delivery.finish().await;
            let stored = stored.inspect_err(|_| self.source.disconnect())?;
            self.new = self.new.saturating_add(stored.letters);
            fetched?;
        }
        match tried.0.len() {
            0 => Ok(()),
            count => Err(Error::incomplete(format!("{count} letters did not come"))),
        }
    }

    async fn fetch_all(
        &mut self,
        cursor: &Cursor,
        mut queue: VecDeque<Wanted>,
        delivery: &mut Delivery,
        tried: &mut Tried,
    ) -> Result<()> {
        let mut declined = 0_u32;
        while let Some(batch) = next_batch(&mut queue) {
            self.check_budget()?;
            delivery.expect(batch.iter().map(|letter| letter.uid));
            let fetched = self.source.fetch(&batch, delivery).await;
            delivery.commit().await?;
            let left: Vec<Wanted> = batch
                .into_iter()
                .filter(|letter| delivery.outstanding().contains(&letter.uid))
                .collect();
            match fetched {
                Ok(()) => self.blame(cursor, &left, "the server did not send it", tried)?,
                Err(error) => {
                    self.blame(
                        cursor,
                        left.get(..1).unwrap_or_default(),
                        &error.to_string(),
                        tried,
                    )?;
                    declined = declined.saturating_add(1);
                    if !matches!(error, Error::Declined(_)) || declined >= MOST_DECLINED {
                        return Err(error);
                    }
                    queue.extend(left.into_iter().skip(1));
                }
            }
        }
        Ok(())
    }

    fn blame(
        &self,
        cursor: &Cursor,
        letters: &[Wanted],
        reason: &str,
        tried: &mut Tried,
    ) -> Result<()> {
        for letter in letters {
            self.intake.missed(cursor, letter.uid, reason)?;
            tried.0.insert(letter.uid);
        }
        Ok(())
    }

    /// Listing goes on when the day's bytes are spent, so arrivals are still known.
    fn check_budget(&mut self) -> Result<()> {
        self.count_bytes();
        match self.budget {
            Some(budget) if self.bytes >= budget => {
                Err(Error::incomplete("the day's download budget is spent"))
            }
            _ => Ok(()),
        }
    }
}

/// Letters that were missed before and large ones go alone; the others go by number and bytes.
fn next_batch(queue: &mut VecDeque<Wanted>) -> Option<Vec<Wanted>> {
    let first = queue.pop_front()?;
    let mut bytes = size(&first);
    let alone = first.attempts > 0 || bytes > LARGE;
    let mut batch = vec![first];
    while !alone && batch.len() < BATCH_LETTERS {
        let fits = |next: &Wanted| {
            next.attempts == 0
                && size(next) <= LARGE
                && bytes.saturating_add(size(next)) <= BATCH_BYTES
        };
        let Some(next) = queue.front().copied().filter(fits) else { break };
        bytes = bytes.saturating_add(size(&next));
        batch.push(next);
        queue.pop_front();
    }
    batch.sort_by_key(|letter| letter.uid);
    Some(batch)
}

fn size(letter: &Wanted) -> u64 {
    letter.size_bytes.unwrap_or(UNKNOWN_SIZE)
}
