//! Letters for tests, a store to put them in, and a look at what is in it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::watch;
use tonghop::config::mailbox::{Mailbox, MailboxKind};
use tonghop::daemon::intake::StoreIntake;
use tonghop::source::Source;
use tonghop::source::pass::{Pass, pass};
use tonghop::store::Store;

/// A letter with a subject and about so many bytes of body.
pub(crate) fn letter(subject: &str, size: usize) -> Vec<u8> {
    let mut text = format!(
        "Received: from a by b; Mon, 01 May 2023 08:00:00 +0700\r\n\
         From: =?UTF-8?B?TMSQTMSQ?= <don.vi@example.org>\r\n\
         Subject: {subject}\r\nDate: Mon, 01 May 2023 07:59:00 +0700\r\n\
         Message-ID: <{subject}@example.org>\r\n\r\n"
    );
    while text.len() < size {
        text.push_str("Kinh gui Ban Tuyen giao. )\r\n* 9 FETCH (UID 9\r\nA0001 OK x\r\n");
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// Settings of a mailbox without limits.
pub(crate) fn mailbox(name: &str) -> Mailbox {
    Mailbox {
        name: name.to_owned(),
        kind: MailboxKind::Folder("unused".into()),
        poll_every: std::time::Duration::from_mins(5),
        since: None,
        max_message: 64 << 20,
        time_zone: TimeZone::get("Asia/Ho_Chi_Minh").unwrap(),
    }
}

/// One pass at a time of day.
pub(crate) async fn pass_at<S: Source>(
    source: &mut S,
    store: &Arc<Store>,
    settings: &Mailbox,
    now: &str,
) -> Pass {
    let (_go_on, stop) = watch::channel(false);
    let now: Timestamp = now.parse().unwrap();
    pass(source, &StoreIntake(Arc::clone(store)), settings, now, stop).await.unwrap()
}

/// One pass, which must be complete.
pub(crate) async fn full_pass<S: Source>(
    source: &mut S,
    store: &Arc<Store>,
    settings: &Mailbox,
) -> Pass {
    let done = pass_at(source, store, settings, "2023-06-01T00:00:00Z").await;
    assert!(done.is_complete(), "{done:?}");
    done
}

/// A folder in memory where there is one: these tests end processes, not the power, and a busy
/// disk would only make them slow.
pub(crate) fn data_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::Builder::new().prefix("intake").tempdir_in(parent).unwrap()
}

pub(crate) fn open(folder: &Path) -> Arc<Store> {
    Arc::new(Store::open(folder).unwrap())
}

/// A row of the ledger, as a test looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenRow {
    pub(crate) id: i64,
    pub(crate) folder: String,
    pub(crate) uid: u32,
    pub(crate) subject: String,
    pub(crate) state: String,
    pub(crate) basis: String,
    pub(crate) received_at: Timestamp,
    pub(crate) vanished: bool,
    pub(crate) own: bool,
    pub(crate) digest: Option<String>,
}

/// Every row, read past the store.
pub(crate) fn rows(data: &Path) -> Vec<SeenRow> {
    let database = rusqlite::Connection::open(data.join("tonghop.sqlite")).unwrap();
    let mut statement = database
        .prepare(
            "SELECT s.id, f.shown, s.uid, s.subject, s.state, s.receipt_basis, s.received_at,
                    s.vanished, s.own, lower(hex(s.digest))
             FROM sighting AS s JOIN folder AS f ON f.id = s.folder_id ORDER BY s.id",
        )
        .unwrap();
    let rows = statement
        .query_map((), |row| {
            Ok(SeenRow {
                id: row.get(0)?,
                folder: row.get(1)?,
                uid: row.get(2)?,
                subject: row.get(3)?,
                state: row.get(4)?,
                basis: row.get(5)?,
                received_at: Timestamp::from_microsecond(row.get(6)?).unwrap(),
                vanished: row.get(7)?,
                own: row.get(8)?,
                digest: row.get::<_, Option<String>>(9)?.filter(|hex| !hex.is_empty()),
            })
        })
        .unwrap();
    rows.map(Result::unwrap).collect()
}

/// Raw letters on disk by their name, each checked against it.
pub(crate) fn raw_files(data: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for shelf in std::fs::read_dir(data.join("raw")).unwrap().map(Result::unwrap) {
        if shelf.file_name() == "incoming" {
            continue;
        }
        for file in std::fs::read_dir(shelf.path()).unwrap().map(Result::unwrap) {
            let bytes = std::fs::read(file.path()).unwrap();
            let name = file.path().file_stem().unwrap().to_str().unwrap().to_owned();
            assert_eq!(sha256(&bytes), name, "a file whose name is not its hash");
            found.insert(name, bytes);
        }
    }
    found
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    tonghop::model::sighting::Digest(sha2::Sha256::digest(bytes).into()).to_string()
}
