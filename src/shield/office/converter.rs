//! The child that becomes LibreOffice: locks itself into one folder, then starts the program in its
//! own place, so that one number ends it.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;
use serde::Serialize;

use crate::read::fallback::Import;
use crate::read::limits::OfficeLimits;
use crate::shield::confine::confine_office;
use crate::shield::office::program;

/// The word that tells this task from reading.
pub(in crate::shield) const TASK: &str = "office";

/// One conversion; the child's one argument, as JSON.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Task {
    /// The only folder in which anything is written.
    pub(super) folder: PathBuf,
    pub(super) import: OwnedImport,
    pub(super) limits: OfficeLimits,
}

/// [`Import`] on the way to the child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OwnedImport {
    filter: String,
    target: String,
}

impl From<Import> for OwnedImport {
    fn from(import: Import) -> Self {
        Self { filter: import.filter.to_owned(), target: import.target.to_owned() }
    }
}

impl Task {
    /// Where the file stands that is to be converted. It has no suffix: the filter is named.
    pub(super) fn input(&self) -> PathBuf {
        self.folder.join("in")
    }

    /// Where the converted file will stand.
    pub(super) fn output(&self) -> PathBuf {
        self.folder.join("out").join("in").with_extension(&self.import.target)
    }

    pub(super) fn arguments(&self) -> io::Result<[String; 2]> {
        Ok([TASK.to_owned(), serde_json::to_string(self)?])
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let profile = self.folder.join("profile");
        command
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--norestore", "--nolockcheck"])
            .arg(format!("--infilter={}", self.import.filter))
            .args(["--convert-to", &self.import.target, "--outdir"])
            .arg(self.folder.join("out"))
            .arg(self.input());
        command
    }
}

/// Becomes LibreOffice. Comes back only with an error.
pub(in crate::shield) fn main(task: &str) -> io::Result<()> {
    let task: Task = serde_json::from_str(task)?;
    let program = program().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
    confine_office(&task.limits, &task.folder, program)?;
    Err(task.command(program).exec())
}
