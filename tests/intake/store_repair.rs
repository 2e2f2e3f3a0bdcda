//! What a crash leaves behind is put right at the next start.

use jiff::Timestamp;
use tonghop::model::intake::Backoff;
use tonghop::source::imap::ImapSource;
use tonghop::store::Store;

use crate::support::fake::{Fake, hasty};
use crate::support::letters::{
    data_folder, full_pass, letter, mailbox, open, raw_files, rows, sha256,
};

#[tokio::test]
async fn torn_files_go_whole_ones_stay_and_missing_ones_are_fetched_again() {
    let server = Fake::start();
    for n in 0..3 {
        server
            .state()
            .folder("INBOX")
            .add(&letter(&format!("{n}"), 300), "02-May-2023 08:00:00 +0700");
    }
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    full_pass(&mut source, &store, &mailbox("m")).await;
    let raw = data.path().join("raw");
    let file = |bytes: &[u8]| {
        let name = sha256(bytes);
        raw.join(name.get(..2).unwrap()).join(format!("{name}.eml"))
    };
    let put = |path: &std::path::Path, bytes: &[u8]| {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    std::fs::remove_file(file(&letter("1", 300))).unwrap();
    put(&raw.join("incoming/77-1"), b"half");
    put(&file(b"torn in the middle"), b"torn in");
    put(&file(b"whole, its row was not committed"), b"whole, its row was not committed");
    let done = store.repair().unwrap();
    assert_eq!((done.deleted, done.kept, done.wanted), (2, 1, 1));
    let waiting = rows(data.path()).into_iter().filter(|row| row.state == "pending").count();
    assert_eq!(waiting, 1);
    let next = full_pass(&mut source, &store, &mailbox("m")).await;
    assert_eq!(next.new, 1);
    assert_eq!(raw_files(data.path()).len(), 4);
    assert_eq!(store.repair().unwrap().wanted, 0);
}

#[test]
fn waiting_times_and_spent_bytes_survive_a_restart() {
    let data = data_folder();
    let at: Timestamp = "2023-06-01T10:00:00Z".parse().unwrap();
    let wait = Backoff { failures: 3, not_before: at, reason: "refused".to_owned() };
    {
        let store = Store::open(data.path()).unwrap();
        store.set_backoff("m", Some(&wait)).unwrap();
        store.spent("m", 700, at).unwrap();
        store.spent("m", 7, at).unwrap();
    }
    let store = Store::open(data.path()).unwrap();
    assert_eq!(store.backoff("m").unwrap(), Some(wait));
    assert_eq!(store.spent_since("m", "2023-06-01T09:00:00Z".parse().unwrap()).unwrap(), 707);
    assert_eq!(store.spent_since("m", "2023-06-01T11:00:00Z".parse().unwrap()).unwrap(), 0);
    store.set_backoff("m", None).unwrap();
    assert_eq!(store.backoff("m").unwrap(), None);
}
