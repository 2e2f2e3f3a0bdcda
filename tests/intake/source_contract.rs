//! One set of tests for every source: a folder of `.eml`, a Maildir, an mbox, a scripted server,
//! a real Dovecot. What a pass promises does not depend on where letters come from.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tempfile::TempDir;
use tonghop::config::mailbox::Mailbox;
use tonghop::daemon::intake::StoreIntake;
use tonghop::source::Source;
use tonghop::source::folder::FolderSource;
use tonghop::source::imap::ImapSource;
use tonghop::store::Store;

use crate::support::dovecot::Dovecot;
use crate::support::fake::{Fake, hasty};
use crate::support::letters::{
    data_folder, full_pass, letter, mailbox, open, pass_at, raw_files, rows, sha256,
};

/// A mailbox that a test fills and a source reads.
trait World {
    type Source: Source;
    fn new() -> Self;
    /// Puts a letter into the inbox, or into the second folder.
    fn deliver(&mut self, bytes: &[u8]);
    /// Opens it for reading; called again after every restart.
    fn source(&self, store: &Arc<Store>) -> Self::Source;
    /// Moves the first letter of the inbox to the second folder; false where there is none.
    fn move_first(&mut self) -> bool;
    /// Numbers the inbox anew; false where that cannot happen.
    fn renumber(&mut self) -> bool;
    /// Takes the first letter of the inbox away.
    fn delete_first(&mut self);
    /// Everything that reading could have changed.
    fn marks(&self) -> String;
    /// Bodies handed out so far, where the world can tell.
    fn downloads(&self) -> Option<usize>;
}

fn restart<W: World>(world: &W, data: &TempDir) -> (Arc<Store>, W::Source) {
    let store = open(data.path());
    let source = world.source(&store);
    (store, source)
}

async fn new_letters_are_seen_once_and_the_cursor_survives_a_restart<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    for n in 0..7 {
        world.deliver(&letter(&format!("thu {n}"), 900));
    }
    {
        let (store, mut source) = restart(&world, &data);
        assert_eq!(full_pass(&mut source, &store, &mailbox("m")).await.new, 7);
        assert_eq!(full_pass(&mut source, &store, &mailbox("m")).await.new, 0);
    }
    world.deliver(&letter("late", 900));
    let (store, mut source) = restart(&world, &data);
    assert_eq!(full_pass(&mut source, &store, &mailbox("m")).await.new, 1);
    let seen = rows(data.path());
    assert_eq!(seen.len(), 8);
    assert!(seen.iter().all(|row| row.state == "stored"), "{seen:?}");
    assert_eq!(raw_files(data.path()).len(), 8);
    assert_eq!(world.downloads().unwrap_or(8), 8);
}

async fn every_byte_is_kept_and_reading_changes_nothing<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    let mut bytes = letter("big", 5 << 20);
    bytes.extend(b"\xff\xfe 8-bit \xe1\r\n");
    world.deliver(&bytes);
    world.deliver(&letter("small", 200));
    let before = world.marks();
    let (store, mut source) = restart(&world, &data);
    full_pass(&mut source, &store, &mailbox("m")).await;
    assert_eq!(world.marks(), before);
    assert!(raw_files(data.path()).contains_key(&sha256(&bytes)), "the large letter is not whole");
    let path = store.raw_path(tonghop::model::sighting::Digest::parse(&sha256(&bytes)).unwrap());
    assert_eq!(fs::read(path).unwrap(), bytes);
}

async fn the_same_bytes_twice_are_two_rows_and_one_file<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    world.deliver(&letter("twice", 900));
    world.deliver(&letter("twice", 900));
    let (store, mut source) = restart(&world, &data);
    full_pass(&mut source, &store, &mailbox("m")).await;
    let seen = rows(data.path());
    assert_eq!((seen.len(), raw_files(data.path()).len()), (2, 1));
    assert_eq!(seen[0].digest, seen[1].digest);
    assert_ne!(seen[0].uid, seen[1].uid);
    world.delete_first();
    for _ in 0..3 {
        full_pass(&mut source, &store, &mailbox("m")).await;
    }
    assert_eq!(rows(data.path()).len(), 2, "a deleted twin is not a moved letter");
}

async fn what_is_too_large_or_too_old_is_listed_only<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    world.deliver(&letter("large", 9000));
    world.deliver(&letter("small", 900));
    let (store, mut source) = restart(&world, &data);
    let settings = Mailbox { max_message: 5000, ..mailbox("m") };
    full_pass(&mut source, &store, &settings).await;
    let states = |name: &str| rows(data.path()).into_iter().find(|r| r.subject == name).unwrap();
    assert_eq!(states("large").state, "too_large");
    assert_eq!(states("small").state, "stored");
    full_pass(&mut source, &store, &mailbox("m")).await;
    assert_eq!(states("large").state, "stored", "the limit was raised");
    let settings = Mailbox { since: Some("2033-01-01".parse().unwrap()), ..mailbox("n") };
    let other = data_folder();
    let (store, mut source) = restart(&world, &other);
    full_pass(&mut source, &store, &settings).await;
    assert!(rows(other.path()).iter().all(|row| row.state == "before_start"));
    assert_eq!(rows(other.path()).len(), 2);
}

async fn a_moved_letter_keeps_its_one_row<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    world.deliver(&letter("moved", 900));
    world.deliver(&letter("stays", 900));
    let (store, mut source) = restart(&world, &data);
    full_pass(&mut source, &store, &mailbox("m")).await;
    let before = rows(data.path());
    if !world.move_first() {
        return;
    }
    for _ in 0..3 {
        full_pass(&mut source, &store, &mailbox("m")).await;
    }
    let after = rows(data.path());
    assert_eq!(after.len(), 2, "{after:?}");
    assert_eq!(after[0].id, before[0].id);
    assert_ne!(after[0].folder, before[0].folder, "{after:?}");
    assert_eq!(after[0].received_at, before[0].received_at);
    assert!(after.iter().all(|row| !row.vanished), "{after:?}");
}

async fn a_renumbered_folder_brings_no_duplicates_and_no_downloads<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    for n in 0..5 {
        world.deliver(&letter(&format!("thu {n}"), 900));
    }
    world.deliver(&letter("thu 4", 900));
    let (store, mut source) = restart(&world, &data);
    full_pass(&mut source, &store, &mailbox("m")).await;
    let before = rows(data.path());
    let downloads = world.downloads();
    if !world.renumber() {
        return;
    }
    world.deliver(&letter("new", 900));
    let next = full_pass(&mut source, &store, &mailbox("m")).await;
    assert_eq!(next.new, 1);
    let after = rows(data.path());
    assert_eq!(after.len(), before.len() + 1, "{after:?}");
    assert!(after.iter().all(|row| row.state == "stored" && !row.vanished));
    for (old, new) in before.iter().zip(&after) {
        assert_eq!((old.id, &old.subject, &old.digest), (new.id, &new.subject, &new.digest));
    }
    assert_eq!(world.downloads(), downloads.map(|count| count + 1));
}

async fn a_deleted_letter_is_vanished_after_two_lists_and_kept<W: World>() {
    let mut world = W::new();
    let data = data_folder();
    world.deliver(&letter("gone", 900));
    world.deliver(&letter("stays", 900));
    let (store, mut source) = restart(&world, &data);
    full_pass(&mut source, &store, &mailbox("m")).await;
    world.delete_first();
    full_pass(&mut source, &store, &mailbox("m")).await;
    assert!(rows(data.path()).iter().all(|row| !row.vanished), "one list is not enough");
    full_pass(&mut source, &store, &mailbox("m")).await;
    let seen = rows(data.path());
    let vanished: Vec<&str> =
        seen.iter().filter(|row| row.vanished).map(|row| row.subject.as_str()).collect();
    assert_eq!(vanished, ["gone"]);
    assert_eq!(raw_files(data.path()).len(), 2);
    let quiet = pass_at(&mut source, &store, &mailbox("m"), "2023-06-01T00:10:00Z").await;
    assert!(quiet.is_complete());
}

macro_rules! contract {
    ($($test:ident),+ $(,)?) => {
        mod eml { $(#[tokio::test] async fn $test() { super::$test::<super::EmlFolder>().await; })+ }
        mod maildir { $(#[tokio::test] async fn $test() { super::$test::<super::Maildir>().await; })+ }
        mod mbox { $(#[tokio::test] async fn $test() { super::$test::<super::Mbox>().await; })+ }
        mod scripted { $(#[tokio::test] async fn $test() { super::$test::<super::Scripted>().await; })+ }
        mod dovecot { $(#[tokio::test] async fn $test() { super::$test::<super::RealServer>().await; })+ }
    };
}

contract!(
    new_letters_are_seen_once_and_the_cursor_survives_a_restart,
    every_byte_is_kept_and_reading_changes_nothing,
    the_same_bytes_twice_are_two_rows_and_one_file,
    what_is_too_large_or_too_old_is_listed_only,
    a_moved_letter_keeps_its_one_row,
    a_renumbered_folder_brings_no_duplicates_and_no_downloads,
    a_deleted_letter_is_vanished_after_two_lists_and_kept,
);

const RECEIVED: u64 = 1_682_900_000;

fn old(path: &std::path::Path, serial: u64) {
    let time: SystemTime = UNIX_EPOCH + Duration::from_secs(RECEIVED + serial);
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

/// Names, sizes and times of all files below a folder.
fn picture(root: &std::path::Path) -> String {
    let mut lines = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let about = file.metadata().unwrap();
            if about.is_dir() {
                folders.push(file.path());
            }
            let time = about.modified().unwrap().duration_since(UNIX_EPOCH).unwrap();
            let size = if about.is_dir() { 0 } else { about.len() };
            lines.push(format!("{} {size} {}", file.path().display(), time.as_nanos()));
        }
    }
    lines.sort();
    lines.join("\n")
}

struct EmlFolder {
    folder: TempDir,
    count: u64,
    first: u64,
}

impl EmlFolder {
    fn path(&self, serial: u64) -> PathBuf {
        self.folder.path().join(format!("inbox/sâu/{serial:03}.EML"))
    }
}

impl World for EmlFolder {
    type Source = FolderSource<StoreIntake>;

    fn new() -> Self {
        let folder = data_folder();
        fs::create_dir_all(folder.path().join("inbox/sâu")).unwrap();
        fs::write(folder.path().join("notes.txt"), "no letter").unwrap();
        Self { folder, count: 0, first: 0 }
    }

    fn deliver(&mut self, bytes: &[u8]) {
        let path = self.path(self.count);
        fs::write(&path, bytes).unwrap();
        old(&path, self.count);
        self.count += 1;
    }

    fn source(&self, store: &Arc<Store>) -> Self::Source {
        FolderSource::new("m", self.folder.path(), StoreIntake(Arc::clone(store)))
    }

    fn move_first(&mut self) -> bool {
        false
    }

    fn renumber(&mut self) -> bool {
        false
    }

    fn delete_first(&mut self) {
        fs::remove_file(self.path(self.first)).unwrap();
        self.first += 1;
    }

    fn marks(&self) -> String {
        picture(self.folder.path())
    }

    fn downloads(&self) -> Option<usize> {
        None
    }
}

struct Maildir {
    folder: TempDir,
    count: u64,
    first: u64,
}

impl Maildir {
    fn path(&self, serial: u64) -> PathBuf {
        let part = if serial.is_multiple_of(2) { "new" } else { "cur" };
        let flags = if serial.is_multiple_of(2) { "" } else { ":2,S" };
        self.folder.path().join(part).join(format!("{}.M{serial}.host{flags}", RECEIVED + serial))
    }
}

impl World for Maildir {
    type Source = FolderSource<StoreIntake>;

    fn new() -> Self {
        let folder = data_folder();
        for name in ["cur", "new", "tmp", ".Archive", ".Archive/cur", ".Archive/new"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder, count: 0, first: 0 }
    }

    fn deliver(&mut self, bytes: &[u8]) {
        let path = self.path(self.count);
        fs::write(&path, bytes).unwrap();
        old(&path, self.count);
        self.count += 1;
    }

    fn source(&self, store: &Arc<Store>) -> Self::Source {
        FolderSource::new("m", self.folder.path(), StoreIntake(Arc::clone(store)))
    }

    fn move_first(&mut self) -> bool {
        let target = self.folder.path().join(".Archive/cur/moved.host:2,S");
        fs::rename(self.path(self.first), target).unwrap();
        self.first += 1;
        true
    }

    fn renumber(&mut self) -> bool {
        false
    }

    fn delete_first(&mut self) {
        fs::remove_file(self.path(self.first)).unwrap();
        self.first += 1;
    }

    fn marks(&self) -> String {
        picture(self.folder.path())
    }

    fn downloads(&self) -> Option<usize> {
        None
    }
}

struct Mbox {
    folder: TempDir,
    letters: Vec<Vec<u8>>,
    count: u64,
}

impl Mbox {
    fn path(&self) -> PathBuf {
        self.folder.path().join("thu-cu")
    }

    fn write(&mut self) {
        let mut all = Vec::new();
        for letter in &self.letters {
            all.extend(b"From x@example.org Mon May  1 08:00:00 2023\n");
            let mut start = true;
            for line in letter.split_inclusive(|byte| *byte == b'\n') {
                let bare = line.iter().skip_while(|byte| **byte == b'>').take(5);
                if start && bare.copied().eq(*b"From ") {
                    all.push(b'>');
                }
                start = line.ends_with(b"\n");
                all.extend(line);
            }
            all.extend(b"\n");
        }
        fs::write(self.path(), all).unwrap();
        self.count += 1;
        old(&self.path(), self.count);
    }
}

impl World for Mbox {
    type Source = FolderSource<StoreIntake>;

    fn new() -> Self {
        let folder = data_folder();
        Self { folder, letters: Vec::new(), count: 0 }
    }

    fn deliver(&mut self, bytes: &[u8]) {
        self.letters.push(bytes.to_vec());
        self.write();
    }

    fn source(&self, store: &Arc<Store>) -> Self::Source {
        FolderSource::new("m", &self.path(), StoreIntake(Arc::clone(store)))
    }

    fn move_first(&mut self) -> bool {
        false
    }

    fn renumber(&mut self) -> bool {
        false
    }

    fn delete_first(&mut self) {
        self.letters.remove(0);
        self.write();
    }

    fn marks(&self) -> String {
        picture(self.folder.path())
    }

    fn downloads(&self) -> Option<usize> {
        None
    }
}

struct Scripted(Fake);

impl World for Scripted {
    type Source = ImapSource;

    fn new() -> Self {
        Self(Fake::start())
    }

    fn deliver(&mut self, bytes: &[u8]) {
        self.0.state().folder("INBOX").add(bytes, " 1-May-2023 08:00:00 +0700");
    }

    fn source(&self, _store: &Arc<Store>) -> Self::Source {
        ImapSource::with_patience(self.0.settings(), hasty())
    }

    fn move_first(&mut self) -> bool {
        let mut state = self.0.state();
        let moved = state.folder("INBOX").letters.remove(0);
        let date = moved.date.trim_matches('"').to_owned();
        state.folder("Th&AbA- r&AOE-c").add(&moved.bytes, &date);
        true
    }

    fn renumber(&mut self) -> bool {
        self.0.state().folder("INBOX").renumber();
        true
    }

    fn delete_first(&mut self) {
        self.0.state().folder("INBOX").letters.remove(0);
    }

    fn marks(&self) -> String {
        let state = self.0.state();
        let writing = ["STORE", "COPY", "MOVE", "EXPUNGE", "APPEND", "SELECT", "CLOSE", "BODY["];
        let bad = |command: &&String| writing.iter().any(|word| command.contains(word));
        format!("{:?}", state.commands.iter().filter(bad).collect::<Vec<_>>())
    }

    fn downloads(&self) -> Option<usize> {
        Some(usize::try_from(self.0.state().bodies_sent).unwrap())
    }
}

struct RealServer {
    server: Dovecot,
    count: i64,
}

impl World for RealServer {
    type Source = ImapSource;

    fn new() -> Self {
        Self { server: Dovecot::start(), count: 0 }
    }

    fn deliver(&mut self, bytes: &[u8]) {
        self.count += 1;
        self.server.deliver("INBOX", bytes, i64::try_from(RECEIVED).unwrap() + self.count);
    }

    fn source(&self, _store: &Arc<Store>) -> Self::Source {
        ImapSource::new(self.server.settings())
    }

    fn move_first(&mut self) -> bool {
        self.server.doveadm(&["move", "-u", "u", "Spam", "mailbox", "INBOX", "1"]);
        true
    }

    fn renumber(&mut self) -> bool {
        self.server.doveadm(&["mailbox", "update", "-u", "u", "--uid-validity", "4711", "INBOX"]);
        true
    }

    fn delete_first(&mut self) {
        self.server.doveadm(&["expunge", "-u", "u", "mailbox", "INBOX", "1"]);
    }

    fn marks(&self) -> String {
        self.server.doveadm(&["fetch", "-u", "u", "uid flags modseq", "mailbox", "INBOX"])
    }

    fn downloads(&self) -> Option<usize> {
        None
    }
}
