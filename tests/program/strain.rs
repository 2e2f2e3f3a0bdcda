//! Large and many: memory stays small, interrupted work goes on where it stopped.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::office::Office;

/// A letter with an attachment of so many bytes, none of which compress or mean anything.
fn large_letter(bytes: usize) -> String {
    let mut letter = String::from(
        "Received: by mx.example; Mon, 29 May 2023 10:00:00 +0700\r\n\
         From: ldld-nghe-an@example.com\r\n\
         Subject: LDLD tinh Nghe An gui bao cao CTr 01\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: application/octet-stream; name=\"BC 01 CTr.bin\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n",
    );
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    while letter.len() < bytes {
        for _ in 0..76 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            letter.push(char::from(alphabet[usize::try_from(state % 64).unwrap()]));
        }
        letter.push_str("\r\n");
    }
    letter
}

/// Peak resident memory of a process, megabytes.
fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1000
}

#[test]
fn a_letter_of_forty_megabytes_costs_the_daemon_little_memory() {
    let office = Office::open();
    std::fs::write(office.path("mail/large.eml"), large_letter(40_000_000)).unwrap();
    let mut daemon = office.command(&["run"]).stderr(Stdio::null()).spawn().unwrap();
    let started = Instant::now();
    loop {
        std::thread::sleep(Duration::from_millis(300));
        assert!(started.elapsed() < Duration::from_mins(2), "the letter was not read");
        let told = office.run(&["messages", "--format", "json"]);
        if told.code == 0 && told.out.contains("\"outcome\"") {
            break;
        }
    }
    let megabytes = peak(daemon.id());
    daemon.kill().unwrap();
    daemon.wait().unwrap();
    assert!(megabytes <= 20 + 48, "{megabytes} MB at 20 MB + 1.2 × 40 MB");
}

#[test]
fn an_interrupted_import_goes_on_and_counts_nothing_twice() {
    const LETTERS: usize = 1500;
    let office = Office::open();
    let mut mbox = String::new();
    for number in 0..LETTERS {
        write!(
            mbox,
            "From a@example.com Mon May 29 10:00:00 2023\n\
             Message-ID: <{number}@example.com>\nSubject: Thu so {number}\n\n{}\n\n",
            "x".repeat(2000)
        )
        .unwrap();
    }
    std::fs::write(office.path("cu.mbox"), mbox).unwrap();
    let past = std::time::SystemTime::UNIX_EPOCH;
    let file = std::fs::File::options().write(true).open(office.path("cu.mbox")).unwrap();
    file.set_modified(past).unwrap();

    let mut import = office.command(&["import", "cu.mbox"]).stderr(Stdio::null()).spawn().unwrap();
    let database = office.path("data/tonghop.sqlite-wal");
    let started = Instant::now();
    while !std::fs::metadata(&database).is_ok_and(|file| file.len() > 300_000) {
        assert!(started.elapsed() < Duration::from_secs(20), "nothing was taken");
        std::thread::sleep(Duration::from_millis(5));
    }
    let pid = import.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let interrupted = import.wait().unwrap();
    assert_eq!(interrupted.code(), Some(3), "an interrupted import says so");

    office.ok(&["import", "cu.mbox"]);
    let rows = office.ok(&["messages", "--format", "json"]).json();
    assert_eq!(rows.as_array().unwrap().len(), LETTERS);
    let distinct: std::collections::BTreeSet<&str> =
        rows.as_array().unwrap().iter().filter_map(|row| row["message"].as_str()).collect();
    assert_eq!(distinct.len(), LETTERS);
    office.ok(&["verify"]);
}
