//! Each mailbox: folder by folder, what lay there at the last pass beside what the ledger has.

use jiff::{SignedDuration, Timestamp, Zoned};

use crate::desk::Desk;
use crate::model::intake::{Backoff, asked_for_rest};
use crate::model::ledger::is_stale;
use crate::store::Store;
use crate::store::counts::FolderCounts;
use crate::store::error::Result;
use crate::words::Words;

/// One mailbox.
pub(super) struct Mailbox {
    pub(super) name: String,
    pub(super) last_pass: String,
    pub(super) stale: bool,
    pub(super) waiting: String,
    pub(super) is_failing: bool,
    pub(super) bytes_today: String,
    pub(super) folders: Vec<Folder>,
    /// Sums of the columns, where there is more than one folder.
    pub(super) all: Option<Vec<String>>,
}

/// One folder.
pub(super) struct Folder {
    pub(super) name: String,
    pub(super) role: &'static str,
    /// Present, rows, stored, to come, not given, left out, gone.
    pub(super) counts: Vec<String>,
    pub(super) last_pass: String,
}

/// Configured mailboxes in order.
pub(super) fn all(desk: &Desk, store: &Store, now: Timestamp) -> Result<Vec<Mailbox>> {
    desk.config.mailboxes.iter().map(|mailbox| one(desk, store, mailbox, now)).collect()
}

fn one(
    desk: &Desk,
    store: &Store,
    mailbox: &crate::config::mailbox::Mailbox,
    now: Timestamp,
) -> Result<Mailbox> {
    let words = desk.words;
    let zoned = |at: Timestamp| at.to_zoned(desk.config.time_zone.clone());
    let told = |at: Option<Timestamp>| {
        at.map_or_else(|| words.diagnosis_never().to_owned(), |at| words.date_time(&zoned(at)))
    };
    let yesterday = now.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(now);
    let counts = store.mailbox_counts(&mailbox.name, yesterday)?;
    let backoff = store.backoff(&mailbox.name)?;
    let folders = store.folder_counts(&mailbox.name)?;
    let waiting = backoff.as_ref().map(|wait| waiting(words, wait, &zoned(wait.not_before)));
    let numbers = |counts: [u64; 7]| counts.map(|count| words.count(count)).to_vec();
    let all = (folders.len() > 1).then(|| numbers(sum(&folders)));
    let folder = |counts: &FolderCounts| Folder {
        name: counts.shown.clone(),
        role: words.folder_role(counts.role),
        counts: numbers(columns(counts)),
        last_pass: told(counts.last_full_pass),
    };
    Ok(Mailbox {
        name: mailbox.name.clone(),
        last_pass: told(counts.last_full_pass),
        stale: is_stale(counts.last_full_pass, mailbox.poll_every, now),
        is_failing: backoff.is_some_and(|wait| wait.failures > 0),
        waiting: waiting.unwrap_or_else(|| words.diagnosis_not_waiting().to_owned()),
        bytes_today: words.size_of_bytes(counts.bytes_today),
        folders: folders.iter().map(folder).collect(),
        all,
    })
}

/// Why a mailbox is left alone, in the words of `status` where the server asked for rest.
fn waiting(words: Words, wait: &Backoff, until: &Zoned) -> String {
    match asked_for_rest(&wait.reason) {
        Some(answer) => words.status_resting(until, answer).trim().to_owned(),
        None => words.diagnosis_waiting(until, wait.failures, &wait.reason),
    }
}

const fn columns(of: &FolderCounts) -> [u64; 7] {
    [of.present, of.rows, of.stored, of.pending, of.failed, of.left_out, of.vanished]
}

fn sum(folders: &[FolderCounts]) -> [u64; 7] {
    let mut sums = [0_u64; 7];
    for folder in folders {
        for (sum, count) in sums.iter_mut().zip(columns(folder)) {
            *sum = sum.saturating_add(count);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::words::Language;

    #[test]
    fn a_server_that_asked_for_rest_is_told_in_the_words_of_status_and_others_as_failing() {
        let told = |reason: &str| {
            let not_before = Timestamp::UNIX_EPOCH;
            let wait = Backoff { failures: 2, not_before, reason: reason.to_owned() };
            let until = not_before.to_zoned(TimeZone::UTC);
            waiting(Words::new(Language::En), &wait, &until)
        };
        assert!(told("asked to slow down: [THROTTLED]").starts_with("the mail server asks us"));
        assert!(told("refused: no").starts_with("Failed 2 times"));
    }
}
