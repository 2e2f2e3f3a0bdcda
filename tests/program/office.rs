//! An office for one test: a configuration, a mailbox folder, a data folder, and the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// A temporary office.
pub(crate) struct Office {
    folder: TempDir,
}

/// What a command came to.
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) bytes: Vec<u8>,
}

impl Told {
    /// The result as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|fault| panic!("{fault}:\n{}", self.out))
    }
}

/// A file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Office {
    /// An office with the shipped round and an empty mailbox folder that is polled every second.
    pub(crate) fn open() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(office.path("mail")).unwrap();
        office.configure(
            "[[mailbox]]\nname = \"thu-mau\"\nmaildir = \"mail\"\npoll_every = \"1s\"\n",
        );
        office
    }

    /// Writes the configuration: the shipped round and these mailboxes.
    pub(crate) fn configure(&self, mailboxes: &str) {
        let round = project("config/rounds/ctr01-2023");
        let text = format!(
            "data_dir = \"data\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nlanguage = \"vi\"\nrounds = [{:?}]\n\n{mailboxes}",
            round.to_str().unwrap()
        );
        std::fs::write(self.path("tonghop.toml"), text).unwrap();
    }

    /// A path inside the office.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command of the program with this office's configuration.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command
            .arg("--config")
            .arg(self.path("tonghop.toml"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("RUST_LOG")
            .env_remove("TONGHOP_CONFIG");
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Told {
        told(&self.command(arguments).output().unwrap())
    }

    /// Runs a command that must succeed.
    pub(crate) fn ok(&self, arguments: &[&str]) -> Told {
        let told = self.run(arguments);
        assert_eq!(told.code, 0, "{arguments:?}\n{}\n{}", told.out, told.err);
        told
    }

    /// Puts a letter into the mailbox folder.
    pub(crate) fn deliver(&self, letter: &Path) {
        let name = letter.file_name().unwrap();
        let parent = letter.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let target = self.path("mail").join(format!("{parent}-{}", name.to_str().unwrap()));
        std::fs::copy(letter, &target).unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        std::fs::File::options().write(true).open(&target).unwrap().set_modified(long_ago).unwrap();
    }

    /// Takes the whole made-up mailbox in.
    pub(crate) fn import_demo(&self) {
        self.ok(&["import", project("fixtures/demo").to_str().unwrap()]);
    }

    /// An office that took the whole made-up mailbox in: done once, then copied.
    pub(crate) fn with_demo() -> Self {
        static DONE: OnceLock<Office> = OnceLock::new();
        let done = DONE.get_or_init(|| {
            let office = Self::open();
            office.import_demo();
            office
        });
        let office = Self::open();
        let copied = Command::new("cp")
            .arg("-a")
            .arg(done.path("data"))
            .arg(office.path("data"))
            .status()
            .unwrap();
        assert!(copied.success());
        office
    }
}

/// What a finished command came to.
pub(crate) fn told(output: &Output) -> Told {
    Told {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        bytes: output.stdout.clone(),
    }
}
