//! The main job, end to end: the built daemon, unattended, on a real server over TLS, until the late
//! list says of every unit what is true. Its log, at the chattiest level, holds no secret.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::support::dovecot::{Dovecot, PASSWORD};
use super::support::letters::data_folder;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(project("fixtures/demo").join(name)).unwrap();
    let headers = reader.headers().unwrap().clone();
    let cells = |row: csv::StringRecord| {
        headers.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|row| cells(row.unwrap())).collect()
}

/// Puts the made-up mailbox on the server, each letter with its receipt as INTERNALDATE.
fn deliver(server: &Dovecot) -> usize {
    let letters = table("expected.csv");
    for letter in &letters {
        let bytes = std::fs::read(project("fixtures/demo").join(&letter["file"])).unwrap();
        let received: jiff::Timestamp = letter["received_at"].parse().unwrap();
        server.deliver("INBOX", &bytes, received.as_second());
    }
    letters.len()
}

struct Office<'a> {
    folder: &'a Path,
}

impl Office<'_> {
    fn configure(&self, server: &Dovecot) {
        let text = format!(
            "data_dir = \"data\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nlanguage = \"vi\"\nrounds = [\"{}\"]\n\
             [[mailbox]]\nname = \"ban-tuyen-giao\"\nimap = \"imaps://localhost:{}\"\nuser = \"u\"\n\
             password_file = \"{}\"\nca_file = \"{}\"\npoll_every = \"1s\"\n",
            project("config/rounds/ctr01-2023").display(),
            server.tls_port,
            server.root().join("password").display(),
            server.root().join("tls/ca.pem").display(),
        );
        std::fs::write(self.folder.join("tonghop.toml"), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg("--config").arg(self.folder.join("tonghop.toml")).args(arguments);
        command
    }

    fn json(&self, arguments: &[&str]) -> Option<Value> {
        let output = self.command(arguments).output().unwrap();
        serde_json::from_slice(&output.stdout).ok()
    }

    /// Letters that were read, once all are.
    fn read(&self) -> usize {
        let rows = self.json(&["messages", "--format", "json"]);
        let rows = rows.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let unread =
            |row: &Value| row["evidence"] == Value::Array(vec![]) && row["verdict"] == "unresolved";
        if rows.iter().any(unread) { 0 } else { rows.len() }
    }
}

#[test]
fn mail_on_a_real_server_ends_unattended_as_a_true_list_and_the_log_keeps_the_secret() {
    let server = Dovecot::start();
    let letters = deliver(&server);
    let folder = data_folder();
    let office = Office { folder: folder.path() };
    office.configure(&server);
    let checked = office.command(&["check"]).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));

    let log = folder.path().join("log");
    let mut daemon = office
        .command(&["run"])
        .env("RUST_LOG", "trace")
        .stdout(Stdio::null())
        .stderr(File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while office.read() < letters {
        assert!(started.elapsed() < Duration::from_mins(3), "{} of {letters}", office.read());
        std::thread::sleep(Duration::from_millis(500));
    }
    let pid = daemon.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert!(daemon.wait().unwrap().success());

    let list = office.json(&["late", "--format", "json", "--as-of", "2023-06-06"]).unwrap();
    assert_eq!(list["stale"], false);
    let units = list["units"].as_array().unwrap();
    for truth in table("standings.csv") {
        let unit = units.iter().find(|unit| unit["unit"] == truth["unit"].as_str()).unwrap();
        assert_eq!(unit["state"], truth["state"].as_str(), "{}", truth["unit"]);
        if !truth["received_at"].is_empty() {
            assert_eq!(unit["received_at"], truth["received_at"].as_str());
            assert_eq!(unit["receipt_basis"], "internaldate");
        }
    }
    assert!(office.command(&["verify"]).output().unwrap().status.success());

    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "the log is chatty");
    assert!(!log.contains(PASSWORD), "the password stands in the log");
    assert!(!log.contains("Kính gửi"), "letters stand in the log");
}

#[test]
fn a_mailbox_that_cannot_be_entered_is_named_with_its_next_step() {
    let server = Dovecot::start();
    let folder = data_folder();
    let office = Office { folder: folder.path() };
    office.configure(&server);
    let path = folder.path().join("tonghop.toml");
    let good = std::fs::read_to_string(&path).unwrap();
    let told = |text: String| {
        std::fs::write(&path, text).unwrap();
        let output = office.command(&["check"]).output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        told
    };
    server.secret_file("wrong", "not the password");
    let wrong = told(good.replace("/password\"", "/wrong\""));
    assert!(wrong.contains("mật khẩu ứng dụng"), "{wrong}");
    let untrusted: String =
        good.lines().filter(|line| !line.starts_with("ca_file")).flat_map(|l| [l, "\n"]).collect();
    let untrusted = told(untrusted);
    assert!(untrusted.contains("ca_file"), "{untrusted}");
    let away = told(good.replace(&format!(":{}\"", server.tls_port), ":1\""));
    assert!(away.contains("localhost:1"), "{away}");
}
