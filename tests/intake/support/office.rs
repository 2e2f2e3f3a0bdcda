//! An office whose mailbox lies on a real server: the made-up letters, their truth, the built program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::dovecot::Dovecot;

/// A file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A table beside the made-up letters.
pub(crate) fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(project("fixtures/demo").join(name)).unwrap();
    let headers = reader.headers().unwrap().clone();
    let cells = |row: csv::StringRecord| {
        headers.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|row| cells(row.unwrap())).collect()
}

/// Puts the made-up mailbox on the server, each letter with its receipt as INTERNALDATE.
pub(crate) fn deliver(server: &Dovecot) -> usize {
    let letters = table("expected.csv");
    for letter in &letters {
        let bytes = std::fs::read(project("fixtures/demo").join(&letter["file"])).unwrap();
        let received: jiff::Timestamp = letter["received_at"].parse().unwrap();
        server.deliver("INBOX", &bytes, received.as_second());
    }
    letters.len()
}

/// The program with its configuration in a folder.
pub(crate) struct Office<'a> {
    pub(crate) folder: &'a Path,
}

impl Office<'_> {
    pub(crate) fn configure(&self, server: &Dovecot) {
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

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg("--config").arg(self.folder.join("tonghop.toml")).args(arguments);
        command
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Option<Value> {
        let output = self.command(arguments).output().unwrap();
        serde_json::from_slice(&output.stdout).ok()
    }

    /// Letters that were read, once all are.
    pub(crate) fn read(&self) -> usize {
        let rows = self.json(&["messages", "--format", "json"]);
        let rows = rows.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let unread =
            |row: &Value| row["evidence"] == Value::Array(vec![]) && row["verdict"] == "unresolved";
        if rows.iter().any(unread) { 0 } else { rows.len() }
    }

    /// The late list after the deadline says of every unit what is true.
    pub(crate) fn list_is_true(&self) {
        let list = self.json(&["late", "--format", "json", "--as-of", "2023-06-06"]).unwrap();
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
    }

    /// Every invariant of the store holds.
    pub(crate) fn verifies(&self) {
        let output = self.command(&["verify"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}
