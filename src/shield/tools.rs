//! Outside programs, started by the reading child and held by its own limits.
//!
//! A program gets the file on standard input and answers on standard output; no file has a name
//! for it. It inherits the child's fences (`confine`): memory, processor time, no writing, nothing
//! to read but the system's own. It may start no process of its own, and is ended with the child,
//! whose process group it shares. The environment is empty but for two words.
//!
//! One loop feeds and hears it, because the child may start no thread either.

use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Child;
use std::process::ChildStdin;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::io::ioctl_fionbio;
use rustix::process::Pid;
use rustix::process::Resource;
use rustix::process::Rlimit;
use rustix::process::getrlimit;
use rustix::process::prlimit;
use rustix::process::setrlimit;
use tokio::time::Instant;

use crate::read::limits::ChildLimits;
use crate::read::tools::Tool;
use crate::read::tools::ToolFault;
use crate::read::tools::Tools;

/// Where Debian keeps the languages of its tesseract.
const LANGUAGES: &str = "/usr/share/tesseract-ocr";

/// Dots an inch at which pages are drawn: finer ones took longer and were read no better.
const DOTS: &str = "200";

/// Paper that no page outgrows (200 inches, the largest of PDF 1.6), so that none is shrunk or moved to
/// fit the paper of the first.
const UNSCALED: [&str; 6] = ["-paperw", "14400", "-paperh", "14400", "-noshrink", "-nocenter"];

/// A program that has said everything still has so long to end.
const GRACE: Duration = Duration::from_secs(1);

/// Programs for the files of one child.
#[derive(Debug)]
pub(super) struct Programs {
    answer_bytes: usize,
    deadline: Instant,
}

impl Programs {
    /// For one file, whose time begins now.
    pub(super) fn new(limits: &ChildLimits) -> Self {
        let time = Duration::from_millis(limits.tool_milliseconds);
        let now = Instant::now();
        let deadline = now.checked_add(time).unwrap_or(now);
        Self { answer_bytes: limits.tool_bytes, deadline }
    }
}

impl Tools for Programs {
    fn run(&self, tool: Tool, input: &[u8]) -> Result<Vec<u8>, ToolFault> {
        if !is_installed(tool) {
            return Err(ToolFault::NotInstalled);
        }
        if Instant::now() >= self.deadline {
            return Err(ToolFault::TimedOut);
        }
        let mut run = Run::start(tool, input, self.deadline).map_err(|_cause| ToolFault::Failed)?;
        let heard = run.hear(self.answer_bytes);
        let ended = run.end(heard.is_ok());
        let answer = heard?;
        // A program that ends badly after a page of a damaged file has said what it could.
        if ended || !answer.is_empty() && is_one_drawing(tool) {
            Ok(answer)
        } else {
            Err(ToolFault::Failed)
        }
    }
}

/// Whether the programs for text in PDF files are on this machine.
pub fn reads_pdf() -> bool {
    is_installed(Tool::PdfDrawings { first: 1, last: 1 })
        && is_installed(Tool::PdfWords { pages: 1 })
}

/// Whether the program for letters on pictures is on this machine, with its Vietnamese data.
pub fn reads_pictures() -> bool {
    is_installed(Tool::PdfImage(1)) && is_installed(Tool::Ocr)
}

fn is_one_drawing(tool: Tool) -> bool {
    matches!(tool, Tool::PdfDrawings { first, last } if first == last)
}

fn is_installed(tool: Tool) -> bool {
    Path::new(program(tool)).is_file() && (tool != Tool::Ocr || knows_vietnamese())
}

/// The folder is named after tesseract's version.
fn knows_vietnamese() -> bool {
    std::fs::read_dir(LANGUAGES).is_ok_and(|versions| {
        versions.flatten().any(|version| version.path().join("tessdata/vie.traineddata").is_file())
    })
}

const fn program(tool: Tool) -> &'static str {
    match tool {
        Tool::PdfWords { .. } => "/usr/bin/pdftotext",
        Tool::PdfDrawings { .. } => "/usr/bin/pdftocairo",
        Tool::PdfImage(_) => "/usr/bin/pdftoppm",
        Tool::Ocr => "/usr/bin/tesseract",
    }
}

fn arguments(tool: Tool) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match tool {
        Tool::PdfWords { pages } => words(&["-q", "-bbox", "-l", &pages.to_string(), "-", "-"]),
        Tool::PdfDrawings { first, last } => {
            let (first, last) = (first.to_string(), last.to_string());
            let mut all = words(&["-q", "-svg", "-f", &first, "-l", &last]);
            all.extend(words(&UNSCALED));
            all.extend(words(&["-", "-"]));
            all
        }
        Tool::PdfImage(page) => {
            let page = page.to_string();
            words(&["-q", "-r", DOTS, "-gray", "-f", &page, "-l", &page, "-"])
        }
        Tool::Ocr => words(&["stdin", "stdout", "-l", "vie", "-c", "tessedit_create_tsv=1"]),
    }
}

/// One run of one program.
struct Run<'i> {
    child: Child,
    /// What it has not taken yet, and where it takes it.
    input: &'i [u8],
    stdin: Option<ChildStdin>,
    stdout: ChildStdout,
    deadline: Instant,
}

impl<'i> Run<'i> {
    fn start(tool: Tool, input: &'i [u8], deadline: Instant) -> io::Result<Self> {
        let mut child = start_one(
            Command::new(program(tool))
                .args(arguments(tool))
                .env_clear()
                .env("LC_ALL", "C.UTF-8")
                .env("OMP_THREAD_LIMIT", "1")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                // Ours is nowhere already; to open that anew is forbidden by now.
                .stderr(Stdio::inherit()),
        )?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let Some((stdin, stdout)) = stdin.zip(stdout) else {
            return Err(io::Error::other("a program without streams"));
        };
        ioctl_fionbio(&stdin, true)?;
        ioctl_fionbio(&stdout, true)?;
        Ok(Self { child, input, stdin: Some(stdin), stdout, deadline })
    }

    /// Feeds it and takes its answer.
    fn hear(&mut self, most: usize) -> Result<Vec<u8>, ToolFault> {
        let mut answer = Vec::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            self.wait()?;
            self.feed();
            match self.stdout.read(&mut buffer) {
                Ok(0) => return Ok(answer),
                Ok(length) => answer.extend(buffer.get(..length).unwrap_or_default()),
                Err(error) if is_patience(&error) => {}
                Err(_cause) => return Err(ToolFault::Failed),
            }
            if answer.len() > most {
                return Err(ToolFault::TooMuchOutput);
            }
        }
    }

    /// Until it wants something or says something.
    fn wait(&self) -> Result<(), ToolFault> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        let Ok(time) = Timespec::try_from(left) else { return Err(ToolFault::Failed) };
        let mut ears = vec![PollFd::new(&self.stdout, PollFlags::IN)];
        ears.extend(self.stdin.as_ref().map(|stdin| PollFd::new(stdin, PollFlags::OUT)));
        match poll(&mut ears, Some(&time)) {
            Ok(0) => Err(ToolFault::TimedOut),
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(_cause) => Err(ToolFault::Failed),
        }
    }

    /// Writes what it takes; its input ends when it has all, or wants no more.
    fn feed(&mut self) {
        let Some(stdin) = &mut self.stdin else { return };
        let written = match stdin.write(self.input) {
            Ok(length) => length,
            Err(error) if is_patience(&error) => return,
            Err(_it_wants_no_more) => self.input.len(),
        };
        self.input = self.input.get(written..).unwrap_or_default();
        if self.input.is_empty() {
            self.stdin = None;
        }
    }

    /// Waits for its end, and brings it about where it does not come. True for a good one.
    fn end(&mut self, is_heard: bool) -> bool {
        self.stdin = None;
        let now = Instant::now();
        let patience = if is_heard { now.checked_add(GRACE).unwrap_or(now) } else { now };
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) if Instant::now() < patience => {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Ok(None) | Err(_) => break,
            }
        }
        // An error here means that it has ended meanwhile.
        if self.child.kill().is_ok() && self.child.wait().is_err() {
            return false;
        }
        false
    }
}

fn is_patience(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}

/// Starts a program that can start none: the child's own limit is lifted for that moment, and set
/// for the program before it has seen a byte of the file.
fn start_one(command: &mut Command) -> io::Result<Child> {
    let maximum = getrlimit(Resource::Nproc).maximum;
    let none = Rlimit { current: Some(0), maximum };
    setrlimit(Resource::Nproc, Rlimit { current: maximum, maximum })?;
    let child = command.spawn();
    setrlimit(Resource::Nproc, none)?;
    let child = child?;
    let number = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    prlimit(number, Resource::Nproc, Rlimit { current: Some(0), maximum: Some(0) })?;
    Ok(child)
}
