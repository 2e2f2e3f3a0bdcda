//! The reading child as the daemon uses it: the built binary, real files, and everything that may
//! kill it. Where a death must come at a certain moment, a shell script stands in for the binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot put up its store must stop")]

#[cfg(test)]
#[path = "common/child.rs"]
mod child;
#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/damage.rs"]
mod damage;

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use child::BINARY;
use child::file;
use child::script;
use common::letter;
use common::path;
use common::sample;
use common::samples;
use damage::damaged;
use tonghop::daemon::reopening::Reopened;
use tonghop::daemon::reopening::Reopening;
use tonghop::model::document::Document;
use tonghop::model::document::Format;
use tonghop::model::finding::Death;
use tonghop::model::finding::Finding;
use tonghop::model::finding::Limit;
use tonghop::read;
use tonghop::read::limits::ChildLimits;
use tonghop::read::limits::Limits;
use tonghop::shield::Shield;
use tonghop::store::Store;

fn shield() -> Shield {
    Shield::new(PathBuf::from(BINARY), Limits::default())
}

/// A letter with three files of text.
fn three() -> Vec<u8> {
    letter(["a.txt", "b.txt", "c.txt"].map(|name| (name.to_owned(), name)))
}

fn names(document: &Document) -> Vec<&str> {
    document.members.iter().map(|member| member.name.as_str()).collect()
}

fn deaths(document: &Document) -> Vec<Death> {
    let own = document.findings.iter().filter_map(|finding| match finding {
        Finding::ReaderDied { death, .. } => Some(*death),
        _ => None,
    });
    own.chain(document.members.iter().flat_map(deaths)).collect()
}

#[tokio::test]
async fn every_sample_reads_the_same_behind_the_child() {
    // What outside programs read is compared in `pdf.rs`.
    for name in
        samples().into_iter().filter(|name| path(name).extension().is_none_or(|end| end != "pdf"))
    {
        let behind = shield().file(&path(&name), &name).await.unwrap();
        let here = read::read(&name, &sample(&name), &Limits::default());
        assert_eq!(behind, here, "{name}");
    }
    let behind = shield().letter(&path("thu_long_nhau.eml")).await.unwrap();
    assert_eq!(behind, read::letter(&sample("thu_long_nhau.eml"), &Limits::default()));
}

#[tokio::test]
async fn two_far_corners_and_a_lying_count_are_limits_and_not_deaths() {
    for name in ["doc_hai_o_xfd1048576.xlsx", "doc_hai_sst_count.xlsx"] {
        let document = shield().file(&path(name), name).await.unwrap();
        assert_eq!(document.findings, [Finding::limit(name, Limit::Cells)]);
    }
}

#[tokio::test]
async fn damaged_workbooks_cost_only_themselves() {
    let workbooks = [
        "bieu_nfc.xlsx",
        "bieu_nfc_openpyxl_no_cached.xlsx",
        "bieu_nfc.xls",
        "bieu_nfc.ods",
        "ngay.xlsb",
        "doc_hai_quan_he.xlsb",
    ];
    let (mut read, mut died) = (0, 0);
    for (name, seed) in workbooks.into_iter().zip(1..) {
        let mutants = damaged(&sample(name), seed);
        for batch in mutants.chunks(50) {
            let files =
                batch.iter().zip(0..).map(|(bytes, number)| (format!("{number}.bin"), bytes));
            let (_folder, path) = file(&letter(files));
            let document = shield().letter(&path).await.unwrap();
            assert!(!document.findings.contains(&Finding::LetterUnreadable));
            assert_eq!(document.members.len(), batch.len(), "{name}");
            read += document.members.len();
            died += deaths(&document).len();
        }
    }
    println!("{read} damaged workbooks, {died} deaths");
    assert_eq!(read, 6 * 265);
    assert!(died < 20, "{died} deaths");
}

#[tokio::test]
async fn a_killed_child_is_replaced_and_nothing_is_lost() {
    let (folder, path) = file(&three());
    // The first child says five lines and is killed: in the middle of the second file.
    let body =
        "if [ ! -e \"$0.once\" ]; then touch \"$0.once\"; REAL | head -n 5; kill -9 $$; fi; REAL";
    let document = script(folder.path(), body, Limits::default()).letter(&path).await.unwrap();
    assert_eq!(document, read::letter(&three(), &Limits::default()));
}

#[tokio::test]
async fn a_file_that_kills_twice_is_named_and_the_others_are_read() {
    let (folder, path) = file(&three());
    // Every child is killed as soon as it has the file `b.txt` in hand, unless told to leave it.
    let body = "case \"$*\" in *--dead*) REAL;; *) REAL | while read -r line; do echo \"$line\"; \
                case \"$line\" in *begin*b.txt*) kill -9 $$; exit;; esac; done;; esac";
    let document = script(folder.path(), body, Limits::default()).letter(&path).await.unwrap();
    assert_eq!(names(&document), ["a.txt", "b.txt", "c.txt"]);
    assert_eq!(document.members[1].findings, [Finding::reader_died("b.txt", Death::Killed)]);
    assert_eq!(
        document.members[1].sha256,
        read::read("b.txt", b"b.txt", &Limits::default()).sha256
    );
    assert_eq!(document.members[2].paragraphs().next().unwrap().text, "c.txt");
    assert_eq!(deaths(&document).len(), 1);
}

#[tokio::test]
async fn a_letter_that_kills_is_unreadable_and_named_by_its_hash() {
    let (folder, path) = file(&three());
    let silent = script(folder.path(), "kill -9 $$", Limits::default());
    let document = silent.letter(&path).await.unwrap();
    assert_eq!(document.sha256, read::letter(&three(), &Limits::default()).sha256);
    assert_eq!(document.format, Format::Eml);
    assert_eq!(
        document.findings,
        [Finding::LetterUnreadable, Finding::reader_died("", Death::Killed)]
    );
}

#[tokio::test]
async fn a_child_that_sleeps_talks_nonsense_or_without_end_is_stopped() {
    let limits = Limits {
        child: ChildLimits {
            wall_milliseconds: 300,
            output_bytes: 1 << 20,
            ..ChildLimits::default()
        },
        ..Limits::default()
    };
    for (body, death) in [
        ("exec sleep 60", Death::TimedOut),
        ("echo nonsense; exec sleep 60", Death::Crashed),
        ("exit 3", Death::Crashed),
        ("exec cat /dev/zero", Death::TooMuchOutput),
    ] {
        let (folder, path) = file(&three());
        let document = script(folder.path(), body, limits.clone()).letter(&path).await.unwrap();
        assert_eq!(deaths(&document), [death], "{body}");
    }
}

#[tokio::test]
async fn a_missing_file_and_a_missing_program_are_errors_of_the_world() {
    assert!(shield().letter(Path::new("/nowhere/thu.eml")).await.is_err());
    let (folder, path) = file(&three());
    let missing = Shield::new(folder.path().join("nothing"), Limits::default());
    assert!(missing.letter(&path).await.is_err());
}

#[tokio::test]
async fn deep_and_wide_letters_end() {
    let header = "From: a@b.vn\r\nMIME-Version: 1.0\r\n";
    let multipart = |number: usize| {
        format!("Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n")
    };
    let deep: String = (0..100_000).map(multipart).collect();
    let nested = "Content-Type: message/rfc822\r\n\r\nFrom: a@b.vn\r\n".repeat(100_000);
    let parts = "--x\r\n\r\na\r\n".repeat(1_000_000);
    let wide = format!("Content-Type: multipart/mixed; boundary=x\r\n\r\n{parts}--x--\r\n");
    for body in [deep, nested, wide] {
        let (_folder, path) = file(format!("{header}{body}\r\n\r\nx").as_bytes());
        let document = shield().letter(&path).await.unwrap();
        assert_eq!(document.format, Format::Eml);
        assert_eq!(deaths(&document), []);
    }
}

#[tokio::test]
async fn a_letter_of_forty_megabytes_is_read_and_one_too_large_is_named() {
    let large = vec![b'a'; 20 << 20];
    let bytes = letter([("a.txt".to_owned(), &large), ("b.txt".to_owned(), &large)]);
    let (_folder, path) = file(&bytes);
    let document = shield().letter(&path).await.unwrap();
    assert_eq!(names(&document), ["a.txt", "b.txt"]);
    assert_eq!(document.members[0].findings, [Finding::limit("a.txt", Limit::Text)]);
    let small = Limits { letter_bytes: 1 << 20, ..Limits::default() };
    let document = Shield::new(BINARY.into(), small.clone()).letter(&path).await.unwrap();
    assert_eq!(document.findings, [Finding::limit("", Limit::Size)]);
    assert_eq!(usize::try_from(document.size_bytes), Ok(bytes.len()));
    assert_eq!(document.sha256, read::letter(&bytes, &small).sha256);
}

#[tokio::test]
async fn memory_wanted_beyond_the_limit_is_a_death_of_that_file_only() {
    let little = ChildLimits { memory_bytes: 112 << 20, ..ChildLimits::default() };
    let limits = Limits { child: little, ..Limits::default() };
    let large = vec![b'a'; 20 << 20];
    let bytes = letter([("a.txt".to_owned(), &large[..]), ("b.txt".to_owned(), b"hai")]);
    let (_folder, path) = file(&bytes);
    let document = Shield::new(BINARY.into(), limits).letter(&path).await.unwrap();
    assert_eq!(deaths(&document), [Death::Killed]);
    assert_eq!(document.members[1].paragraphs().next().unwrap().text, "hai");
}

#[tokio::test]
async fn a_child_without_listener_ends_and_leaves_nothing() {
    let (folder, path) = file(&three());
    let note = folder.path().join("pid");
    let body = format!("echo $$ > '{}'; exec sleep 60", note.display());
    let shield = script(folder.path(), &body, Limits::default());
    let reading = tokio::time::timeout(Duration::from_millis(500), shield.letter(&path)).await;
    assert!(reading.is_err());
    let pid = std::fs::read_to_string(&note).unwrap();
    for _ in 0..50 {
        if !Path::new("/proc").join(pid.trim()).exists() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the child {pid} is still there");
}

#[tokio::test]
async fn a_file_of_a_letter_comes_out_by_its_hash_and_nothing_else_does() {
    let bytes = letter([("a.txt".to_owned(), "hai\nba"), ("b.txt".to_owned(), "bon")]);
    let (_folder, path) = file(&bytes);
    let document = shield().letter(&path).await.unwrap();
    let second = document.members[1].sha256;
    let found = shield().file_of_letter(&path, second).await.unwrap();
    assert_eq!(found.as_deref(), Some(&b"bon"[..]));
    let stranger = read::letter(b"x", &Limits::default()).sha256;
    assert_eq!(shield().file_of_letter(&path, stranger).await.unwrap(), None);
}

/// A store that holds one letter, and its digest.
fn stored(bytes: &[u8], folder: &Path) -> (Arc<Store>, tonghop::model::sighting::Digest) {
    let store = Store::open(folder).unwrap();
    let digest = read::letter(bytes, &Limits::default()).sha256;
    let path = store.raw_path(digest);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
    (Arc::new(store), digest)
}

#[tokio::test]
async fn a_letter_that_is_looked_at_is_read_once_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, digest) = stored(&three(), folder.path());
    let starts = folder.path().join("starts");
    let body = format!("echo x >> '{}'; exec '{BINARY}' \"$@\"", starts.display());
    let reopening =
        Reopening::new(store, Arc::new(script(folder.path(), &body, Limits::default())));
    let (first, second) = tokio::join!(reopening.letter(digest), reopening.letter(digest));
    for reopened in [first, second, reopening.letter(digest).await] {
        let Reopened::Read(document) = reopened else { panic!("{reopened:?}") };
        assert_eq!(names(&document), ["a.txt", "b.txt", "c.txt"]);
    }
    assert_eq!(std::fs::read_to_string(&starts).unwrap(), "x\n");
}

#[tokio::test]
async fn a_letter_that_is_not_there_is_told_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (store, digest) = stored(&three(), folder.path());
    let path = store.raw_path(digest);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let reopening = Reopening::new(store, Arc::new(shield()));
    assert!(matches!(reopening.letter(digest).await, Reopened::Failed));
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(reopening.letter(digest).await, Reopened::Read(_)));
}
