//! `demo`: the README's first command, as somebody without a terminal sees it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn demo(temporary: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.arg("demo").env("TMPDIR", temporary).current_dir(temporary);
    command
}

fn leftovers(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn it_tells_of_every_letter_ends_with_the_list_and_leaves_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let output = demo(temporary.path()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    assert_eq!(text.matches("Thư đến từ").count(), 107, "each letter once");
    for words in ["LĐLĐ tỉnh Nghệ An", "Trễ 2 ngày", "Chưa nộp", "Tính đến", "Hạn: trước 30/5/2023"]
    {
        assert!(text.contains(words), "{words:?} is missing in:\n{text}");
    }
    assert_eq!(leftovers(temporary.path()), Vec::<String>::new());
}

#[test]
fn the_first_letter_is_on_screen_within_seconds_and_ctrl_c_leaves_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let started = Instant::now();
    let mut child = demo(temporary.path()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.find(|line| line.as_ref().unwrap().contains("Thư đến từ"));
    assert!(first.is_some());
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let mut rest = String::new();
    for line in lines.by_ref() {
        rest.push_str(&line.unwrap());
    }
    child.wait().unwrap();
    assert_eq!(leftovers(temporary.path()), Vec::<String>::new());
}

#[test]
fn it_speaks_english_when_asked() {
    let temporary = tempfile::tempdir().unwrap();
    let output = demo(temporary.path()).args(["--lang", "en"]).output().unwrap();
    let mut text = String::new();
    output.stdout.as_slice().read_to_string(&mut text).unwrap();
    assert!(text.contains("A letter from"), "{text}");
    assert!(text.contains("Late by 2 days"), "{text}");
}
