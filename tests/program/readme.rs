//! The README's commands, taken from the README: each is run as it stands there, in its order, in an
//! office made of the shipped configuration and the made-up mailbox, or is in [`SPECIAL`] with the
//! reason why not. A command that neither runs nor is there fails the test.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::office::{Office, project};

/// How a command is run that is not simply run to its end.
enum How {
    /// It never ends: once these words are on its screen or in its log, it gets this signal.
    Until(&'static str, &'static str),
    /// With this on its standard input, and in folders of the test where it names the system's.
    Typing(&'static str),
    /// Not run, and why.
    Not(&'static str),
}

/// Commands as the README has them, without what follows a `#`.
const SPECIAL: &[(&str, How)] = &[
    ("cargo run --release -- demo", How::Until("Thư đến từ", "-INT")),
    ("tests/run", How::Not("it is what runs this test")),
    ("cargo install --path . --locked", How::Not("minutes of building; tests/run builds")),
    ("cargo build --release", How::Not("minutes of building; tests/run builds")),
    (
        "install -m 700 -d config/secrets && install -m 600 /dev/stdin config/secrets/imap-password",
        How::Typing("abcd efgh ijkl mnop\n"),
    ),
    ("tonghop run", How::Until("in full", "-TERM")),
    (
        "cargo build --release --locked && install -m 0755 target/release/tonghop /usr/bin/",
        How::Not("minutes of building, and a program of this machine"),
    ),
    ("apt install poppler-utils", How::Not("changes this machine; tests/run installs it")),
    (
        "useradd --system --home-dir /var/lib/tonghop --shell /usr/sbin/nologin tonghop",
        How::Not("makes a user of this machine"),
    ),
    (
        "install -m 0755 -d /etc/tonghop && cp -r config/tonghop.toml config/rounds /etc/tonghop/",
        How::Typing(""),
    ),
    ("install -m 0700 -d /etc/tonghop/secrets", How::Typing("")),
    ("install -m 0600 /dev/stdin /etc/tonghop/secrets/imap_password", How::Typing("abcd\n")),
    ("install -m 0644 config/tonghop.service /etc/systemd/system/", How::Typing("")),
    (
        "systemctl daemon-reload && systemctl enable --now tonghop",
        How::Not("starts a service of this machine, which would ask Gmail"),
    ),
    ("journalctl -u tonghop -e", How::Not("the journal of a service that is not installed here")),
    ("sudo -u tonghop tonghop late", How::Not("that user is not here; `tonghop late` is run")),
];

/// Lines of the shipped configuration that the test changes: no mailbox of ours is at Gmail.
const ADAPTED: &[(&str, &str)] = &[
    ("imap = \"imaps://imap.gmail.com:993\"", "maildir = \"../mail\""),
    ("user = \"bantuyengiaotongliendoan@gmail.com\"", ""),
    ("password_file = \"secrets/imap-password\"", ""),
    ("folders = \"auto\"", ""),
    ("idle = false", ""),
    ("# [web]", "[web]"),
    ("# listen = \"127.0.0.1:8080\"", "listen = \"127.0.0.1:0\""),
];

/// Longest time for one command.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn every_command_of_the_readme_does_what_it_says() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.len() > 25, "only {} commands were found", commands.len());
    for (command, _) in SPECIAL {
        assert!(commands.iter().any(|known| known == command), "not in the README: {command}");
    }
    let office = office();
    let message = waiting_letter(&office);
    for command in &commands {
        let how = SPECIAL.iter().find(|(special, _)| special == command).map(|(_, how)| how);
        let line =
            command.replace("cargo run --release --", "tonghop").replace("3fa9c2d1", &message);
        match how {
            Some(How::Not(reason)) => assert!(!reason.is_empty()),
            Some(How::Until(words, signal)) => until(&office, &line, words, signal),
            Some(How::Typing(text)) => {
                run(&office, &line.replace(" /etc/", &format!(" {}/etc/", root(&office))), text);
            }
            None => {
                assert!(
                    command.starts_with("tonghop "),
                    "a command of the README that no test runs: {command}\n\
                     Say in SPECIAL how to run it, or why it is not run."
                );
                run(&office, &line, "");
            }
        }
        written(&office, &line);
    }
    assert!(office.path("config/secrets/imap-password").exists());
    assert!(office.path("etc/systemd/system/tonghop.service").exists());
}

#[test]
fn the_readmes_table_names_every_command_and_no_other() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let mut named: Vec<String> = readme
        .lines()
        .skip_while(|line| *line != "| command | answers |")
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .flat_map(|line| spans(line.split('|').nth(1).unwrap()))
        .map(|span| span.split(' ').next().unwrap().to_owned())
        .collect();
    named.push("demo".to_owned());
    named.sort();
    let help = Office::open().ok(&["--help"]).out;
    let mut offered: Vec<String> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|command| command != "help")
        .collect();
    offered.sort();
    assert_eq!(named, offered, "{help}");
}

/// What the README tells people to type: lines of its `sh` blocks and commands in its sentences.
fn commands(readme: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut prose = String::new();
    let mut block: Option<bool> = None;
    for line in readme.lines() {
        match (line.trim_start().strip_prefix("```"), block) {
            (Some(language), None) => block = Some(language.trim() == "sh"),
            (Some(_), Some(_)) => block = None,
            (None, Some(true)) => commands.extend(uncommented(line)),
            (None, Some(false)) => {}
            (None, None) => {
                prose.push_str(line);
                prose.push('\n');
            }
        }
        if block.is_some() {
            commands.extend(in_sentences(&std::mem::take(&mut prose)));
        }
    }
    commands.extend(in_sentences(&prose));
    commands
}

/// A line of a block without its comment; none where nothing is left.
fn uncommented(line: &str) -> Option<String> {
    let end = if line.trim_start().starts_with('#') { Some(0) } else { line.find(" #") };
    let command = line[..end.unwrap_or(line.len())].trim();
    (!command.is_empty()).then(|| command.to_owned())
}

/// Code in sentences that is a command to type.
fn in_sentences(prose: &str) -> Vec<String> {
    const STARTS: [&str; 4] = ["tonghop ", "cargo ", "sudo ", "apt "];
    let is_command = |span: &String| STARTS.iter().any(|start| span.starts_with(start));
    spans(prose).into_iter().filter(is_command).collect()
}

fn spans(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(|span| span.replace('\n', " ")).collect()
}

/// The shipped configuration without Gmail, the made-up mailbox taken in, a report to read.
fn office() -> Office {
    let office = Office::with_demo();
    let mut copy = Command::new("cp");
    copy.arg("-r").arg(project("config")).arg(office.path("config"));
    assert!(copy.status().unwrap().success());
    let mut text = fs::read_to_string(office.path("config/tonghop.toml")).unwrap();
    for (shipped, ours) in ADAPTED {
        let line = format!("\n{shipped}\n");
        assert!(text.contains(&line), "the shipped configuration has no line {shipped}");
        text = text.replacen(&line, &format!("\n{ours}\n"), 1);
    }
    fs::write(office.path("config/tonghop.toml"), text).unwrap();
    fs::create_dir_all(office.path("etc/systemd/system")).unwrap();
    fs::create_dir(office.path("bin")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_tonghop"), office.path("bin/tonghop")).unwrap();
    fs::copy(project("fixtures/read/bao_cao_nfc.docx"), office.path("bao-cao.docx")).unwrap();
    office
}

/// Prefix of the SHA-256 of a letter of which a person must say whose it is.
fn waiting_letter(office: &Office) -> String {
    let list = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
    let mut waiting = list["units"].as_array().unwrap().iter();
    waiting.find_map(|unit| unit["maybe_sent"][0].as_str()).unwrap()[..8].to_owned()
}

fn root(office: &Office) -> String {
    office.path("").to_str().unwrap().trim_end_matches('/').to_owned()
}

/// The shell with this line, in the office as in a checkout: configuration found by itself.
fn shell(office: &Office, line: &str) -> Command {
    let path = format!("{}:{}", office.path("bin").display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(office.path("")).env("PATH", path);
    command.env_remove("RUST_LOG").env_remove("TONGHOP_CONFIG");
    command
}

fn screen(office: &Office) -> (String, [Stdio; 2]) {
    let file = File::create(office.path("screen")).unwrap();
    let path = office.path("screen").to_str().unwrap().to_owned();
    (path, [file.try_clone().unwrap().into(), file.into()])
}

fn run(office: &Office, line: &str, typed: &str) {
    fs::write(office.path("typed"), typed).unwrap();
    let (path, [out, err]) = screen(office);
    let mut command = shell(office, line);
    command.stdin(File::open(office.path("typed")).unwrap()).stdout(out).stderr(err);
    let status = ended(command.spawn().unwrap(), line);
    assert_eq!(status, Some(0), "{line}\n{}", fs::read_to_string(path).unwrap());
}

fn until(office: &Office, line: &str, words: &str, signal: &str) {
    let (path, [out, err]) = screen(office);
    let mut command = shell(office, &format!("exec {line}"));
    let child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn().unwrap();
    let started = Instant::now();
    let shown = || fs::read_to_string(Path::new(&path)).unwrap();
    while !shown().contains(words) && started.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(50));
    }
    let pid = child.id().to_string();
    assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    let status = ended(child, line);
    assert!(shown().contains(words), "{line} never said {words:?}:\n{}", shown());
    assert_eq!(status, Some(0), "{line}\n{}", shown());
}

fn ended(mut child: Child, line: &str) -> Option<i32> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{line} does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What a command says that it writes is there.
fn written(office: &Office, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    for pair in
        words.windows(2).filter(|pair| ["--output", "--drafts", "backup"].contains(&pair[0]))
    {
        assert!(fs::metadata(office.path(pair[1])).unwrap().len() > 0, "{line}");
    }
}
