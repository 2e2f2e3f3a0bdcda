//! A process that is killed while it reads loses nothing and stores nothing twice.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use tonghop::config::mailbox::{Folders, ImapSettings, SecretSource, Security};
use tonghop::source::imap::ImapSource;

use crate::support::fake::{Fake, hasty};
use crate::support::letters::{
    data_folder, full_pass, letter, mailbox, open, pass_at, raw_files, rows, sha256,
};

const KILLS: u64 = 50;

const VARIABLE: &str = "INTAKE_TEST_VICTIM";

/// Run by the other test in a process of its own: reads until it is killed.
#[test]
fn victim() {
    let Some(orders) = std::env::var_os(VARIABLE) else { return };
    let orders = orders.into_string().unwrap();
    let words: Vec<&str> = orders.split('\n').collect();
    let settings = ImapSettings {
        host: "127.0.0.1".to_owned(),
        port: words[0].parse().unwrap(),
        security: Security::Plain,
        user: "u".to_owned(),
        secret: SecretSource::File(PathBuf::from(words[1])),
        ca_file: None,
        folders: Folders::Auto,
        idle: false,
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = open(words[2].as_ref());
        store.repair().unwrap();
        let mut source = ImapSource::with_patience(settings, hasty());
        loop {
            pass_at(&mut source, &store, &mailbox("m"), "2023-06-01T00:00:00Z").await;
        }
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_kills_lose_no_letter_and_double_none() {
    let server = Fake::start();
    let data = data_folder();
    let settings = server.settings();
    let SecretSource::File(password) = &settings.secret else { unreachable!() };
    let orders = format!("{}\n{}\n{}", settings.port, password.display(), data.path().display());
    let mut sent = BTreeSet::new();
    let mut random = 88_172_645_463_325_252_u64;
    let mut unfinished = 0;
    for kill in 0..KILLS {
        for n in 0..40 {
            let bytes = letter(&format!("{kill}-{n}"), 4000);
            sent.insert(sha256(&bytes));
            server.state().folder("INBOX").add(&bytes, "01-May-2023 08:00:00 +0700");
        }
        if kill % 10 == 9 {
            server.state().folder("INBOX").renumber();
        }
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::victim"])
            .env(VARIABLE, &orders)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_millis(15 + (random >> 33) % 120));
        victim.kill().unwrap();
        victim.wait().unwrap();
        if data.path().join("raw").exists() {
            let files = raw_files(data.path());
            let stored: Vec<String> =
                rows(data.path()).into_iter().filter_map(|row| row.digest).collect();
            assert!(stored.iter().all(|digest| files.contains_key(digest)), "a row without file");
            unfinished += u64::from(stored.len() < sent.len());
        }
    }
    assert!(unfinished > KILLS / 4, "the kills came too late: {unfinished}");
    let store = open(data.path());
    store.repair().unwrap();
    let mut source = ImapSource::with_patience(settings.clone(), hasty());
    full_pass(&mut source, &store, &mailbox("m")).await;
    assert_eq!(raw_files(data.path()).into_keys().collect::<BTreeSet<_>>(), sent);
    let seen = rows(data.path());
    assert_eq!(seen.len(), sent.len());
    let digests: BTreeSet<String> = seen.into_iter().filter_map(|row| row.digest).collect();
    assert_eq!(digests, sent);
    let left = std::fs::read_dir(data.path().join("raw/incoming")).unwrap().count();
    assert_eq!(left, 0, "temporary files stayed behind");
}
