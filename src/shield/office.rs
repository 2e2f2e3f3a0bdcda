//! LibreOffice, for files that our readers refuse, where the office has asked for it.
//!
//! It wants a profile, temporary files and threads, so it cannot run inside the reading child, whose
//! fences nobody can widen again. So a child reaches the file out of its letter, as bytes that this
//! process only carries; another one locks itself into a folder of its own and becomes LibreOffice;
//! and what that writes goes through an ordinary reading child, like any foreign file. One runs at a
//! time: it takes some 200 MB.

pub(super) mod converter;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tokio::time::timeout_at;

use crate::model::document::Document;
use crate::model::finding::Finding;
use crate::read::fallback;
use crate::read::fallback::Import;
use crate::read::limits::Limits;
use crate::read::limits::OfficeLimits;
use crate::read::walk::LeafPath;
use crate::shield::COMMAND;
use crate::shield::Progress;
use crate::shield::Shield;
use crate::shield::Source;
use crate::shield::extract::extract;
use crate::shield::office::converter::Task;
use crate::shield::request::Kind;
use crate::shield::request::Wanted;
use crate::shield::run::Group;

/// Where distributions keep the program itself; `soffice` is a script around it.
const PROGRAMS: [&str; 2] =
    ["/usr/lib/libreoffice/program/soffice.bin", "/usr/lib64/libreoffice/program/soffice.bin"];

/// What it says at its first start in a new profile: start me once more.
const AGAIN: i32 = 81;

/// Where its folder is made, and where it puts, whatever it is told, the socket by which a second
/// LibreOffice would find it; how that is called.
const TEMPORARY: &str = "/tmp";
const SOCKET: &str = "OSL_PIPE_";

/// One conversion at a time.
static TURN: Mutex<()> = Mutex::const_new(());

/// Whether LibreOffice is on this machine.
pub fn is_installed() -> bool {
    program().is_some()
}

fn program() -> Option<&'static str> {
    PROGRAMS.into_iter().find(|program| Path::new(program).is_file())
}

/// Refused files of one letter that are taken out for a look: each look reads the letter again, and
/// most find no filter.
const MOST_LOOKED_AT: usize = 64;

/// Gives LibreOffice what our readers refused. What fails here leaves the file as it was, and says
/// so on it.
pub(super) async fn ask(shield: &Shield, source: Source<'_>, progress: &mut Progress) {
    let refused = progress.documents.iter().filter(|(_, document)| fallback::is_refused(document));
    let paths: Vec<LeafPath> = refused.map(|(path, _)| path.clone()).take(MOST_LOOKED_AT).collect();
    let mut given = 0_usize;
    for path in paths {
        if given >= shield.limits.office.files {
            break;
        }
        let dead = progress.dead.iter().filter(|dead| **dead != path).cloned().collect();
        let wanted = Wanted::At(path.clone());
        let Ok(Some(bytes)) = extract(shield, source, wanted, dead).await else { continue };
        let Some(document) = progress.documents.get_mut(&path) else { continue };
        let Some(import) = fallback::import(document, &bytes) else { continue };
        given = given.saturating_add(1);
        let file = document.name.clone();
        if !is_installed() {
            let package = fallback::PACKAGE.to_owned();
            document.findings.push(Finding::ProgramMissing { file, package });
            continue;
        }
        let converted = convert(shield, import, &bytes, &file).await.unwrap_or_else(|cause| {
            tracing::warn!(%cause, "LibreOffice could not be run");
            None
        });
        if !converted.is_some_and(|converted| fallback::take(document, converted)) {
            document.findings.push(Finding::OfficeFailed { file });
        }
    }
}

/// Has the file converted, and reads what comes out.
async fn convert(
    shield: &Shield,
    import: Import,
    bytes: &[u8],
    name: &str,
) -> io::Result<Option<Document>> {
    let _turn = TURN.lock().await;
    let room = Room::new()?;
    let task = Task {
        folder: room.0.clone(),
        import: import.into(),
        limits: shield.limits.office.clone(),
    };
    tokio::fs::write(task.input(), bytes).await?;
    let is_done = run(&shield.program, &task).await?;
    let output = task.output();
    let is_file = std::fs::symlink_metadata(&output).is_ok_and(|found| found.is_file());
    if !is_done || !is_file {
        return Ok(None);
    }
    let office = OfficeLimits { files: 0, ..OfficeLimits::default() };
    let limits = Limits { office, ..shield.limits.clone() };
    let source = Source { kind: Kind::File, path: &output, name };
    let progress = shield.gather(source, &limits).await?;
    progress.finish(source).await.map(Some)
}

/// Runs the converter until it has made the file, at most twice. True for a good end.
async fn run(program: &Path, task: &Task) -> io::Result<bool> {
    let patience = Duration::from_millis(task.limits.wall_milliseconds);
    let now = Instant::now();
    let deadline = now.checked_add(patience).unwrap_or(now);
    for _ in 0..2 {
        // Swept at every start: the next one stumbles over a socket that nobody listens to.
        let _sockets = Sockets::new();
        match run_once(program, task, deadline).await? {
            Some(status) if status.code() == Some(AGAIN) => {}
            status => return Ok(status.is_some_and(|status| status.success())),
        }
    }
    Ok(false)
}

/// `None` where it was ended by us. Nothing of it is left when this returns, or is dropped.
async fn run_once(
    program: &Path,
    task: &Task,
    deadline: Instant,
) -> io::Result<Option<ExitStatus>> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .args(task.arguments()?)
        .env_clear()
        .env("HOME", &task.folder)
        .env("TMPDIR", &task.folder)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .kill_on_drop(true)
        .spawn()?;
    let group = Group::of(&child);
    let status = timeout_at(deadline, child.wait()).await;
    drop(group);
    match status {
        Ok(status) => status.map(Some),
        Err(_too_late) => child.wait().await.map(|_killed| None),
    }
}

/// A folder that only we can open, gone when this is.
struct Room(PathBuf);

impl Room {
    fn new() -> io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt as _;
        let name = format!("tonghop-office-{}-{:016x}", std::process::id(), fastrand::u64(..));
        let room = Path::new(TEMPORARY).join(name);
        std::fs::DirBuilder::new().mode(0o700).create(&room)?;
        Ok(Self(room))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if let Err(cause) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%cause, "LibreOffice's folder could not be removed");
        }
    }
}

/// The sockets of others; those that come beside them while this lives go with it. LibreOffice may
/// make one, and may not remove it.
struct Sockets(BTreeSet<PathBuf>);

impl Sockets {
    fn new() -> Self {
        Self(Self::now())
    }

    fn now() -> BTreeSet<PathBuf> {
        let Ok(entries) = std::fs::read_dir(TEMPORARY) else { return BTreeSet::new() };
        let is_one = |name: OsString| name.to_string_lossy().starts_with(SOCKET);
        let entries = entries.flatten().filter(|entry| is_one(entry.file_name()));
        entries.map(|entry| entry.path()).collect()
    }
}

impl Drop for Sockets {
    fn drop(&mut self) {
        for left in Self::now().difference(&self.0) {
            if let Err(cause) = std::fs::remove_file(left) {
                tracing::debug!(%cause, "a socket of LibreOffice is left");
            }
        }
    }
}
