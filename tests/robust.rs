//! Damaged files: whatever comes in a letter ends in exactly one outcome, and nothing dies but a
//! reading child. Every sample and a few letters are cut at 64 places, changed in one byte 200
//! times, and given a random tail, with fixed seeds.
//!
//! Readers of our own are damaged in this process, where a panic fails the test. Libraries that may
//! abort the process are damaged behind the child.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/damage.rs"]
mod damage;

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread;

use common::letter;
use common::sample;
use common::samples;
use damage::damaged;
use tonghop::model::document::Document;
use tonghop::model::document::Format;
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
/// a text may really be blank.
fn is_silent(document: &Document) -> bool {
    let is_text = matches!(document.format, Format::Html | Format::Csv | Format::Text);
    let is_blank = document.blocks.is_empty() && document.members.is_empty();
    is_blank && document.head.is_none() && document.findings.is_empty() && !is_text
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

#[tokio::test]
async fn a_letter_full_of_damaged_files_comes_out_whole() {
    let shield = Shield::new(PathBuf::from(env!("CARGO_BIN_EXE_tonghop")), Limits::default());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thu.eml");
    let (mut files, mut deaths) = (0, 0);
    let names = samples().into_iter().filter(|name| is_behind_the_child(name));
    for (name, seed) in names.filter(|name| !name.starts_with("doc_hai")).zip(1..) {
        let all = damaged(&sample(&name), seed);
        let step = all.len() / BATCH;
        let some: Vec<_> = all.into_iter().step_by(step).take(BATCH).collect();
        let named = some.iter().zip(0..).map(|(bytes, number)| (format!("{number}.bin"), bytes));
        std::fs::write(&path, letter(named)).unwrap();
        let document = shield.letter(&path).await.unwrap();
        assert!(!document.findings.contains(&Finding::LetterUnreadable), "{name}");
        let met: Vec<_> = document.members.iter().map(|member| member.name.clone()).collect();
        let sent: Vec<_> = (0..BATCH).map(|number| format!("{number}.bin")).collect();
        assert_eq!(met, sent, "{name}");
        files += met.len();
        deaths += document.members.iter().filter(|member| is_dead(member)).count();
    }
    println!("{files} damaged files, {deaths} deaths");
    assert!(files >= 4 * BATCH && deaths * 20 < files, "{deaths} deaths in {files} files");
}
