//! Reads and judges letters that are on disk: in the shield, two at a time, results in batches.
//!
//! Apart from intake, so that a bad spreadsheet can never stop letters from being taken.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::{error, info};

use crate::ingest::{Rules, judged as judge_letter};
use crate::model::document::{Document, Format};
use crate::model::finding::Finding;
use crate::model::judgement::Judgement;
use crate::model::outline::Judged;
use crate::model::sighting::Digest;
use crate::shield::Shield;
use crate::store::Store;
use crate::store::error::Error;

/// Letters read at the same time: one child each.
const AT_ONCE: usize = 2;

/// Judgements saved in one transaction at the most.
const BATCH: usize = 32;

/// What reading and judging needs.
#[derive(Clone, Debug)]
pub struct Workbench {
    /// Where letters lie and judgements go.
    pub store: Arc<Store>,
    /// Where foreign bytes are parsed.
    pub shield: Arc<Shield>,
    /// Round data, made ready.
    pub rules: Arc<Rules>,
    /// Version of program and round data: judgements made by another are made again.
    pub made_by: String,
}

/// Whether the daemon was asked to stop.
pub type Stop = watch::Receiver<bool>;

/// Judges every letter that has no judgement by this version yet. Stops after the letters in hand
/// when asked to. Gives how many were judged; `heard` hears of each.
pub async fn judge_all(
    bench: &Workbench,
    stop: &Stop,
    mut heard: impl FnMut(&Judgement),
) -> Result<u64, Error> {
    let waiting = {
        let (store, made_by) = (Arc::clone(&bench.store), bench.made_by.clone());
        blocking(move || store.unjudged(&made_by)).await?
    };
    judge_these(bench, waiting, stop, &mut heard).await
}

/// Judges these letters, whatever is known of them. A judgement takes the place of an older one only
/// when it is there, so no list ever lacks a letter that it had.
pub async fn judge_these(
    bench: &Workbench,
    letters: Vec<Digest>,
    stop: &Stop,
    heard: &mut impl FnMut(&Judgement),
) -> Result<u64, Error> {
    let mut waiting = letters.into_iter();
    let mut working = JoinSet::new();
    let mut ready = Vec::new();
    let mut count = 0_u64;
    loop {
        while working.len() < AT_ONCE && !*stop.borrow() {
            let Some(digest) = waiting.next() else { break };
            working.spawn(judge_one(bench.clone(), digest));
        }
        let Some(finished) = working.join_next().await else { break };
        match finished {
            Ok(Ok(judged)) => {
                heard(&judged.judgement);
                ready.push(judged);
                count = count.saturating_add(1);
            }
            Ok(Err(cause)) => {
                error!(error = %cause, "A letter could not be read now; it is tried again later");
            }
            Err(cause) => error!(error = %cause, "A reading task ended"),
        }
        if ready.len() >= BATCH || working.is_empty() {
            save(bench, std::mem::take(&mut ready)).await?;
        }
    }
    save(bench, ready).await?;
    if count > 0 {
        info!(letters = count, "Read and judged {count} letters");
    }
    Ok(count)
}

async fn save(bench: &Workbench, judgements: Vec<Judged>) -> Result<(), Error> {
    if judgements.is_empty() {
        return Ok(());
    }
    let (store, made_by) = (Arc::clone(&bench.store), bench.made_by.clone());
    blocking(move || store.save_judgements(&judgements, &made_by)).await
}

/// Reads and judges one letter. An error means that no child could be started; whatever is wrong
/// with the letter, our own faults included, is a finding.
pub async fn judge_one(bench: Workbench, digest: Digest) -> std::io::Result<Judged> {
    let letter = bench.shield.letter(&bench.store.raw_path(digest)).await?;
    let rules = Arc::clone(&bench.rules);
    let judged = tokio::task::spawn_blocking(move || judge_letter(digest, &letter, &rules)).await;
    Ok(match judged {
        Ok(judged) => judged,
        Err(cause) => {
            error!(message.id = %digest, cause = %cause, "A fault of ours while judging a letter");
            faulty(digest, &bench.rules, &cause.to_string())
        }
    })
}

/// The judgement of a letter over which we failed: nothing known, a person looks.
fn faulty(digest: Digest, rules: &Rules, cause: &str) -> Judged {
    let mut blank = Document::new(Format::Eml, String::new(), digest, 0);
    blank.findings.push(Finding::Bug { cause: cause.chars().take(200).collect() });
    judge_letter(digest, &blank, rules)
}

/// Runs store work off the async threads.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(cause) => Err(Error::Value(format!("a store task ended: {cause}"))),
    }
}
