//! Damaged files: whatever comes in a letter ends in exactly one outcome, and nothing dies but a
//! reading child.
//!
//! Every sample that readers of our own read, and a few letters, are cut at 64 places, changed in
//! one byte 200 times, and given a random tail, with fixed seeds; in this process, where a panic
//! fails the test. Libraries that may abort the process are damaged behind the child, less often.
//!
//! Beyond that, every file of every folder of fixtures is damaged a few times in each of the three
//! ways behind the child, each run with another seed. A failure names it:
//! `TONGHOP_ROBUST_SEED=… cargo test --test robust every_fixture` repeats that run.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/damage.rs"]
mod damage;
#[cfg(test)]
#[path = "common/fixtures.rs"]
mod fixtures;

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread;

use common::letter;
use common::sample;
use common::samples;
use damage::damaged;
use fixtures::few;
use fixtures::fixture;
use fixtures::fixtures;
use tonghop::model::document::Document;
use tonghop::model::document::Format;
use tonghop::model::finding::Death;
use tonghop::model::finding::Finding;
use tonghop::read;
use tonghop::read::limits::Limits;
use tonghop::shield::Shield;

/// Formats read by a library that may abort, or by a program outside.
const BEHIND_THE_CHILD: &[Format] =
    &[Format::Xlsx, Format::Xls, Format::Xlsb, Format::Ods, Format::Pdf];

/// Damaged files of one format in one letter behind the child.
const BATCH: usize = 24;

/// Letters of `fixtures/mail` that are damaged.
const LETTERS: &[&str] =
    &["thu-long-nhau", "chi-html", "qp-hong", "ten-tep-rfc2231-cat-doan", "winmail-dat"];

fn is_behind_the_child(name: &str) -> bool {
    BEHIND_THE_CHILD.contains(&read::sniff::sniff(name, &sample(name)))
}

/// Damaged versions of each kind: of a file, and of a letter, which takes longer.
const FILE_TIMES: usize = 3;
const LETTER_TIMES: usize = 1;

/// Over this one the library itself dies, damaged or not.
const DEADLY: &str = "read/doc_hai_quan_he.xlsb";

/// What is damaged: a name, bytes, and how they are read.
struct Victim {
    name: String,
    bytes: Vec<u8>,
    read: fn(&str, &[u8], &Limits) -> Document,
}

fn victims() -> Vec<Victim> {
    let files =
        samples().into_iter().filter(|name| !is_behind_the_child(name)).map(|name| Victim {
            bytes: sample(&name),
            name,
            read: |name, bytes, limits| read::read(name, bytes, limits),
        });
    let letters = LETTERS.iter().map(|name| {
        let mail = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/mail");
        Victim {
            name: (*name).to_owned(),
            bytes: std::fs::read(mail.join(name).join("message.eml")).unwrap(),
            read: |_, bytes, limits| read::letter(bytes, limits),
        }
    });
    files.chain(letters).collect()
}

/// What went wrong with the damaged versions of one file.
fn faults(victim: &Victim, seed: u64) -> Vec<String> {
    // Containers hold workbooks, which are damaged behind the child only.
    let limits = Limits { files: 1, ..Limits::default() };
    let all = damaged(&victim.bytes, seed);
    assert_eq!(all.len(), 265);
    let read = |bytes: &[u8]| {
        catch_unwind(AssertUnwindSafe(|| (victim.read)(&victim.name, bytes, &limits)))
    };
    let fault = |(number, bytes): (usize, &Vec<u8>)| match read(bytes) {
        Err(_) => Some(format!("{} {number}: panic", victim.name)),
        Ok(document) if usize::try_from(document.size_bytes) != Ok(bytes.len()) => {
            Some(format!("{} {number}: not all of it was handed over", victim.name))
        }
        Ok(document) if is_silent(&document) && !bytes.is_empty() => {
            Some(format!("{} {number}: nothing read and nothing said", victim.name))
        }
        Ok(_) => None,
    };
    all.iter().enumerate().filter_map(fault).collect()
}

/// Nothing read and nothing said: a person would take the file for a blank one. The first bytes of
/// a text may really be blank, and a small picture is a logo.
fn is_silent(document: &Document) -> bool {
    let may_be =
        matches!(document.format, Format::Html | Format::Csv | Format::Text | Format::Image);
    let is_blank = document.blocks.is_empty() && document.members.is_empty();
    is_blank && document.head.is_none() && document.findings.is_empty() && !may_be
}

#[test]
fn no_damage_stops_a_reader_of_our_own() {
    let victims = victims();
    assert!(victims.len() > 30, "only {} files", victims.len());
    let queue = Mutex::new(victims.iter().zip(1..));
    let wrong = Mutex::new(Vec::new());
    let work = || {
        loop {
            let next = queue.lock().unwrap().next();
            let Some((victim, seed)) = next else { return };
            let found = faults(victim, seed);
            wrong.lock().unwrap().extend(found);
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_dead(document: &Document) -> bool {
    document.findings.iter().any(|finding| matches!(finding, Finding::ReaderDied { .. }))
}

/// Names of files at any depth over which a reader of our own died.
fn ours_dead(document: &Document) -> Vec<String> {
    let is_ours = !BEHIND_THE_CHILD.contains(&document.format);
    let is_fault = |finding: &Finding| match finding {
        // A busy machine is none of the reader's faults.
        Finding::ReaderDied { death, .. } => *death != Death::TimedOut,
        _ => false,
    };
    let own = (is_ours && document.findings.iter().any(is_fault)).then(|| document.name.clone());
    own.into_iter().chain(document.members.iter().flat_map(ours_dead)).collect()
}

#[tokio::test]
async fn a_letter_full_of_damaged_files_comes_out_whole() {
    let shield = Shield::new(PathBuf::from(env!("CARGO_BIN_EXE_tonghop")), Limits::default());
    let (mut files, mut deaths) = (0, 0);
    let names = samples().into_iter().filter(|name| is_behind_the_child(name));
    for (name, seed) in names.filter(|name| !DEADLY.ends_with(name)).zip(1..) {
        let some = few(&sample(&name), BATCH / 3, &mut fastrand::Rng::with_seed(seed));
        let (faults, died) = in_a_letter(&shield, &name, &some).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        files += some.len();
        deaths += died;
    }
    println!("{files} damaged files, {deaths} deaths");
    assert!(files >= 4 * BATCH && deaths * 20 < files, "{deaths} deaths in {files} files");
}

/// What went wrong with the files of one letter, and over how many of them a child died.
async fn in_a_letter(shield: &Shield, name: &str, files: &[Vec<u8>]) -> (Vec<String>, usize) {
    let sent: Vec<String> = (0..files.len()).map(|number| format!("{number}.bin")).collect();
    let whole = letter(sent.iter().cloned().zip(files));
    let document = behind_the_child(shield, &whole).await;
    let met: Vec<String> = document.members.iter().map(|member| member.name.clone()).collect();
    let mut faults = Vec::new();
    if met != sent || document.findings.contains(&Finding::LetterUnreadable) {
        faults.push(format!("{name}: {met:?} came out"));
    }
    for (member, bytes) in document.members.iter().zip(files) {
        if is_silent(member) && !bytes.is_empty() {
            faults.push(format!("{name} {}: nothing read and nothing said", member.name));
        }
    }
    faults.extend(ours_dead(&document).iter().map(|file| format!("{name} {file}: killed us")));
    (faults, document.members.iter().filter(|member| is_dead(member)).count())
}

async fn behind_the_child(shield: &Shield, letter: &[u8]) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thu.eml");
    std::fs::write(&path, letter).unwrap();
    shield.letter(&path).await.unwrap()
}

/// Damages one fixture and reads what comes of it; as a letter, or as files of one.
async fn damage_fixture(shield: &Shield, name: &str, seed: u64) -> Vec<String> {
    let bytes = fixture(name);
    let mut random = fastrand::Rng::with_seed(seed);
    if Path::new(name).extension().is_none_or(|ending| ending != "eml") {
        let files = few(&bytes, FILE_TIMES, &mut random);
        let (mut faults, deaths) = in_a_letter(shield, name, &files).await;
        // A library may die over damage; over half of it we would not call it read.
        if deaths.saturating_mul(2) > files.len() && name != DEADLY {
            faults.push(format!("{name}: {deaths} deaths"));
        }
        return faults;
    }
    let mut faults = Vec::new();
    for (damaged, number) in few(&bytes, LETTER_TIMES, &mut random).iter().zip(0..) {
        let document = behind_the_child(shield, damaged).await;
        if usize::try_from(document.size_bytes) != Ok(damaged.len()) {
            faults.push(format!("{name} {number}: not all of it was handed over"));
        }
        if is_silent(&document) && !damaged.is_empty() {
            faults.push(format!("{name} {number}: nothing read and nothing said"));
        }
        let killers = ours_dead(&document).into_iter();
        faults.extend(killers.map(|file| format!("{name} {number} {file}: killed us")));
    }
    faults
}

#[expect(clippy::disallowed_methods, reason = "a seed from outside repeats a run")]
#[test]
fn every_fixture_is_damaged_in_every_way_and_comes_out() {
    let given = std::env::var("TONGHOP_ROBUST_SEED").ok().map(|seed| seed.parse().unwrap());
    let seed: u64 = given.unwrap_or_else(|| fastrand::u64(..1_000_000));
    println!("TONGHOP_ROBUST_SEED={seed}");
    let fixtures = fixtures();
    assert!(fixtures.len() > 400, "only {} files", fixtures.len());
    let queue = Mutex::new(fixtures.iter().zip(seed..));
    let wrong = Mutex::new(Vec::new());
    let work = || {
        let shield = Shield::new(PathBuf::from(env!("CARGO_BIN_EXE_tonghop")), Limits::default());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        loop {
            let next = queue.lock().unwrap().next();
            let Some((name, seed)) = next else { return };
            let found = runtime.block_on(damage_fixture(&shield, name, seed));
            wrong.lock().unwrap().extend(found);
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "TONGHOP_ROBUST_SEED={seed}\n{}", wrong.join("\n"));
}
