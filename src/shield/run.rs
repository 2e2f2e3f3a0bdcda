//! One run of one child: start it, take its lines under limits, say how it ended.

use std::fs::File;
use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::ExitStatus;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process_group;
use tokio::io::AsyncBufReadExt as _;
use tokio::io::AsyncReadExt as _;
use tokio::io::BufReader;
use tokio::process::Child;
use tokio::process::ChildStdout;
use tokio::process::Command;
use tokio::time::timeout;

use crate::model::finding::Death;
use crate::read::limits::Limits;
use crate::read::walk::Leaf;
use crate::read::walk::LeafPath;
use crate::shield::COMMAND;
use crate::shield::Progress;
use crate::shield::line::Line;
use crate::shield::request::Request;

/// The signal for processor time used up (`signal(7)`).
const SIGXCPU: i32 = 24;

/// The signals by which memory denied, or somebody outside, ends a process.
const KILLED: [i32; 2] = [6, 9];

/// How a child ended.
#[derive(Debug)]
pub(super) enum End {
    /// It read everything.
    Finished,
    /// It died, over this file if it named one.
    Died {
        /// The file in hand.
        leaf: Option<Leaf>,
        /// How.
        death: Death,
    },
}

/// Runs a child over the opened file. Nothing of it is left when this returns, or is dropped.
pub(super) async fn run(
    program: &Path,
    input: File,
    request: &Request,
    progress: &mut Progress,
) -> io::Result<End> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .args(request.arguments()?)
        .env_clear()
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .kill_on_drop(true)
        .spawn()?;
    let mut group = Group::of(&child);
    let Some(stdout) = child.stdout.take() else {
        return Err(io::Error::other("the reading child has no standard output"));
    };
    let mut listener =
        Listener { out: BufReader::new(stdout), limits: &request.limits, leaf: None, progress };
    let heard = listener.listen().await;
    let leaf = listener.leaf;
    if matches!(heard, Heard::Everything) {
        group.0 = None;
    }
    let status = end(&mut child, &heard).await?;
    drop(group);
    let death = match heard {
        Heard::Everything => return Ok(End::Finished),
        Heard::Nothing => death(status),
        Heard::Fault(death) => death,
    };
    Ok(End::Died { leaf, death })
}

/// The child and the outside programs that it has started, which end with it. Forgotten once the
/// child has said everything: it has ended its programs then.
pub(super) struct Group(Option<u32>);

impl Group {
    /// Of a child that leads one.
    pub(super) fn of(child: &Child) -> Self {
        Self(child.id())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let leader = self.0.and_then(|number| Pid::from_raw(i32::try_from(number).ok()?));
        if let Some(leader) = leader
            && let Err(cause) = kill_process_group(leader, Signal::KILL)
        {
            tracing::debug!(%cause, "the reading child's group has ended by itself");
        }
    }
}

/// What the child's output came to.
enum Heard {
    Everything,
    /// It stopped in the middle.
    Nothing,
    /// We stop it.
    Fault(Death),
}

struct Listener<'p> {
    out: BufReader<ChildStdout>,
    limits: &'p Limits,
    leaf: Option<Leaf>,
    progress: &'p mut Progress,
}

impl Listener<'_> {
    async fn listen(&mut self) -> Heard {
        let patience = Duration::from_millis(self.limits.child.wall_milliseconds);
        let mut line = Vec::new();
        loop {
            line.clear();
            let left = self.limits.child.output_bytes.saturating_sub(self.progress.output_bytes);
            let left = u64::try_from(left).unwrap_or(u64::MAX);
            let mut out = (&mut self.out).take(left);
            match timeout(patience, out.read_until(b'\n', &mut line)).await {
                Err(_) => return Heard::Fault(Death::TimedOut),
                Ok(Err(_)) => return Heard::Nothing,
                Ok(Ok(length)) => {
                    self.progress.output_bytes = self.progress.output_bytes.saturating_add(length);
                }
            }
            if !line.ends_with(b"\n") {
                let is_full = self.progress.output_bytes >= self.limits.child.output_bytes;
                return if is_full { Heard::Fault(Death::TooMuchOutput) } else { Heard::Nothing };
            }
            if let Some(heard) = self.take(&line) {
                return heard;
            }
        }
    }

    /// Takes one line; says so when it was the last.
    fn take(&mut self, line: &[u8]) -> Option<Heard> {
        match serde_json::from_slice(line) {
            Ok(Line::Begin(begin)) => match begin.leaf() {
                Some(leaf) => self.leaf = Some(leaf),
                None => return Some(Heard::Fault(Death::Crashed)),
            },
            Ok(Line::Done { path, mut document }) => {
                let Some(path) = LeafPath::parse(&path) else {
                    return Some(Heard::Fault(Death::Crashed));
                };
                document.members.clear();
                self.progress.documents.insert(path, *document);
                if self.progress.documents.len() > self.limits.files {
                    return Some(Heard::Fault(Death::TooMuchOutput));
                }
            }
            Ok(Line::End) => return Some(Heard::Everything),
            Err(_) => return Some(Heard::Fault(Death::Crashed)),
        }
        None
    }
}

/// Waits for the child's end; one that has not said everything is ended first.
async fn end(child: &mut Child, heard: &Heard) -> io::Result<ExitStatus> {
    if matches!(heard, Heard::Fault(_)) {
        child.start_kill()?;
    }
    if let Ok(status) = timeout(Duration::from_secs(5), child.wait()).await {
        return status;
    }
    child.kill().await?;
    child.wait().await
}

fn death(status: ExitStatus) -> Death {
    match status.signal() {
        Some(SIGXCPU) => Death::TimedOut,
        Some(signal) if KILLED.contains(&signal) => Death::Killed,
        _ => Death::Crashed,
    }
}
