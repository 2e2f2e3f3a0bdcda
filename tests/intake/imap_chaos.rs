//! Letters from a server that fails by chance: none is lost, none is stored twice.

use std::collections::BTreeSet;

use tonghop::source::imap::ImapSource;

use crate::support::fake::{Fake, hasty};
use crate::support::letters::{
    data_folder, letter, mailbox, open, pass_at, raw_files, rows, sha256,
};

const LETTERS: u32 = 300;

/// Passes after which every letter must be there.
const MOST_PASSES: u32 = 400;

async fn survives(seed: u64, faults: u64, renumbers: u64) -> u64 {
    let server = Fake::start();
    let mut sent = BTreeSet::new();
    {
        let mut state = server.state();
        state.random = seed.wrapping_mul(0x2545_F491_4F6C_DD1D) | 1;
        (state.faults, state.renumbers) = (faults, renumbers);
        for n in 0..LETTERS {
            let bytes =
                letter(&format!("s{seed}-{n}"), 500 + usize::try_from(n).unwrap() * 41 % 9000);
            sent.insert(sha256(&bytes));
            state.folder("INBOX").add(&bytes, "01-May-2023 08:00:00 +0700");
        }
    }
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    for count in 1..=MOST_PASSES {
        let done = pass_at(&mut source, &store, &mailbox("m"), "2023-06-01T00:00:00Z").await;
        let seen = rows(data.path());
        let places: BTreeSet<(String, u32)> =
            seen.iter().filter(|r| !r.vanished).map(|r| (r.folder.clone(), r.uid)).collect();
        assert!(places.len() <= seen.len(), "one row for each place");
        if !done.is_complete() {
            assert!(count < MOST_PASSES, "seed {seed}: {done:?}");
            continue;
        }
        let digests: Vec<String> = seen.iter().filter_map(|row| row.digest.clone()).collect();
        let stored: BTreeSet<String> = raw_files(data.path()).into_keys().collect();
        assert_eq!(stored, sent, "seed {seed}: what is stored is what was sent");
        assert_eq!(digests.len(), sent.len(), "seed {seed}: one row for each letter");
        assert_eq!(digests.into_iter().collect::<BTreeSet<_>>(), sent, "seed {seed}");
        break;
    }
    server.state().injected
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_letter_is_lost_or_doubled_by_a_failing_server() {
    let mut running: tokio::task::JoinSet<u64> =
        (1..=20).map(|seed| survives(seed, 10, 0)).collect();
    let mut injected = 0;
    while let Some(done) = running.join_next().await {
        injected += done.unwrap();
    }
    assert!(injected > 60, "the server hardly failed: {injected}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_letter_is_lost_or_doubled_by_a_server_that_renumbers_while_failing() {
    let running: tokio::task::JoinSet<u64> =
        (31..=36).map(|seed| survives(seed, 10, 300)).collect();
    running.join_all().await;
}
