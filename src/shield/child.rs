//! The reading child: takes away its own rights, reads standard input, tells what it sees.

use std::fmt;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Write;
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use serde::Deserialize;
use serde::Serialize;
use sha2::Digest as _;
use sha2::Sha256;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::finding::Death;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::model::sighting::Digest;
use crate::read;
use crate::read::draft::Member;
use crate::read::limits::Limits;
use crate::read::walk;
use crate::read::walk::Leaf;
use crate::read::walk::LeafPath;
use crate::read::walk::Visitor;
use crate::shield::confine::confine;
use crate::shield::line::Begin;
use crate::shield::line::Line;
use crate::shield::office::converter;
use crate::shield::tools::Programs;

/// What standard input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// A raw letter, whatever its first bytes look like.
    Letter,
    /// A file that stands by itself.
    File,
}

/// The one file whose bytes a child gives out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The file that hangs there.
    At(LeafPath),
    /// The first file of these bytes.
    Bytes(Digest),
}

impl Wanted {
    fn is(&self, leaf: &Leaf) -> bool {
        match self {
            Self::At(path) => leaf.path == *path,
            Self::Bytes(sha256) => leaf.sha256 == *sha256,
        }
    }

    /// Whether it may lie in this file, or be it.
    fn may_be_in(&self, leaf: &Leaf) -> bool {
        match self {
            Self::At(path) => path.is_in(&leaf.path),
            Self::Bytes(_) => self.is(leaf) || read::is_container(leaf.format),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(path) => fmt::Display::fmt(path, f),
            Self::Bytes(sha256) => fmt::Display::fmt(sha256, f),
        }
    }
}

/// What a child is asked; its one argument, as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// What standard input is.
    pub(crate) kind: Kind,
    /// Name of the file.
    pub(crate) name: String,
    /// Files up to this one are known.
    pub(crate) after: Option<LeafPath>,
    /// Files that killed their children: not to be opened.
    pub(crate) dead: Vec<LeafPath>,
    /// Give out the bytes of this file, and read nothing.
    pub(crate) extract: Option<Wanted>,
    /// Limits of reading.
    pub(crate) limits: Limits,
}

/// Runs as a reading child with the arguments behind the hidden command. The exit code is the
/// caller's: an error here means that nobody listens any more, or that the arguments are wrong.
pub fn main(arguments: &[String]) -> io::Result<()> {
    if let [task, rest] = arguments
        && task == converter::TASK
    {
        return converter::main(rest);
    }
    let request = Request::parse(arguments)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "this command is internal"))?;
    confine(&request.limits.child)?;
    let out = BufWriter::new(io::stdout().lock());
    match &request.extract {
        Some(wanted) => extract(&request, wanted, out),
        None => answer(&request, io::stdin().lock(), out),
    }
}

/// Gives out the bytes of one file; nothing where it is not reached.
fn extract(request: &Request, wanted: &Wanted, mut out: impl Write) -> io::Result<()> {
    let Root::Member(member) = root(request, io::stdin().lock())? else { return Ok(()) };
    let mut taker = Taker { wanted, request, bytes: Vec::new() };
    match walk::walk(member, &request.limits, &mut taker) {
        ControlFlow::Continue(()) | ControlFlow::Break(()) => {}
    }
    out.write_all(&taker.bytes)?;
    out.flush()
}

/// Walks to one file and takes its bytes.
struct Taker<'r> {
    wanted: &'r Wanted,
    request: &'r Request,
    bytes: Vec<u8>,
}

impl Visitor for Taker<'_> {
    fn look(&mut self, member: &Member) -> Format {
        catch_unwind(AssertUnwindSafe(|| read::format(member))).unwrap_or(Format::Unknown)
    }

    fn enter(&mut self, leaf: &Leaf) -> ControlFlow<(), bool> {
        if !self.bytes.is_empty() {
            return ControlFlow::Break(());
        }
        let is_dead = self.request.dead.contains(&leaf.path);
        ControlFlow::Continue(!is_dead && self.wanted.may_be_in(leaf))
    }

    fn open(&mut self, leaf: &Leaf, member: Member, limits: &Limits) -> (Document, Vec<Member>) {
        if self.wanted.is(leaf) {
            self.bytes = member.bytes;
            return (leaf.document(), Vec::new());
        }
        catch_unwind(AssertUnwindSafe(|| read::open(leaf, member, limits)))
            .unwrap_or_else(|_| (leaf.document(), Vec::new()))
    }

    fn leave(&mut self, _: &Leaf, _: Document) -> ControlFlow<()> {
        if self.bytes.is_empty() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

fn answer(request: &Request, input: impl Read, out: impl Write) -> io::Result<()> {
    let mut teller = Teller { request, out, failure: None };
    match root(request, input)? {
        Root::Member(member) => match walk::walk(member, &request.limits, &mut teller) {
            ControlFlow::Continue(()) | ControlFlow::Break(()) => {}
        },
        Root::TooLarge(leaf) => teller.too_large(&leaf),
    }
    match teller.failure {
        Some(failure) => Err(failure),
        None => teller.tell(&Line::End),
    }
}

enum Root {
    Member(Member),
    /// Larger than any file we read: known by its hash only.
    TooLarge(Leaf),
}

fn root(request: &Request, mut input: impl Read) -> io::Result<Root> {
    let limit = match request.kind {
        Kind::Letter => request.limits.letter_bytes,
        Kind::File => request.limits.letter_bytes.max(request.limits.file_bytes),
    };
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    input.by_ref().take(one_more).read_to_end(&mut bytes)?;
    let is_too_large = bytes.len() > limit;
    let member = match request.kind {
        Kind::Letter => read::raw_letter(bytes),
        Kind::File => read::file(&request.name, bytes),
    };
    if is_too_large {
        return Ok(Root::TooLarge(unread(member, input)?));
    }
    Ok(Root::Member(member))
}

/// Hashes what is left of a file that is too large to keep.
fn unread(member: Member, mut input: impl Read) -> io::Result<Leaf> {
    let mut hasher = Sha256::new_with_prefix(&member.bytes);
    let mut size = member.bytes.len();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = input.read(&mut buffer)?;
        if length == 0 {
            break;
        }
        hasher.update(buffer.get(..length).unwrap_or_default());
        size = size.saturating_add(length);
    }
    let format = read::format(&member);
    Ok(Leaf {
        path: LeafPath::default(),
        name: member.name,
        original_name: member.original_name,
        sha256: Digest(hasher.finalize().into()),
        size_bytes: u64::try_from(size).unwrap_or(u64::MAX),
        format,
    })
}

/// Tells the parent what the walk meets.
struct Teller<'r, W> {
    request: &'r Request,
    out: W,
    failure: Option<io::Error>,
}

impl<W: Write> Teller<'_, W> {
    fn tell(&mut self, line: &Line) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")?;
        // The parent must know the file in hand before it kills us.
        self.out.flush()
    }

    fn tell_or_stop(&mut self, line: &Line) -> ControlFlow<()> {
        match self.tell(line) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failure = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn too_large(&mut self, leaf: &Leaf) {
        let mut document = leaf.document();
        document.findings.push(Finding::limit(&leaf.name, Limit::Size));
        let line = Line::Done { path: leaf.path.to_string(), document: Box::new(document) };
        match self.tell_or_stop(&line) {
            ControlFlow::Continue(()) | ControlFlow::Break(()) => {}
        }
    }

    fn is_known(&self, leaf: &Leaf) -> bool {
        self.request.after.as_ref().is_some_and(|after| leaf.path <= *after)
    }
}

impl<W: Write> Visitor for Teller<'_, W> {
    /// A file known already is opened again only for the sake of its members.
    fn enter(&mut self, leaf: &Leaf) -> ControlFlow<(), bool> {
        let is_dead = self.request.dead.contains(&leaf.path);
        if is_dead || (self.is_known(leaf) && !read::is_container(leaf.format)) {
            return ControlFlow::Continue(false);
        }
        match self.tell_or_stop(&Line::Begin(Begin::new(leaf))) {
            ControlFlow::Continue(()) => ControlFlow::Continue(true),
            ControlFlow::Break(()) => ControlFlow::Break(()),
        }
    }

    fn look(&mut self, member: &Member) -> Format {
        catch_unwind(AssertUnwindSafe(|| read::format(member))).unwrap_or(Format::Unknown)
    }

    /// A panic costs the file, not the child.
    fn open(&mut self, leaf: &Leaf, member: Member, limits: &Limits) -> (Document, Vec<Member>) {
        let programs = Programs::new(&limits.child);
        let opened =
            catch_unwind(AssertUnwindSafe(|| read::open_with(leaf, member, limits, &programs)));
        opened.unwrap_or_else(|_| {
            let mut document = leaf.document();
            document.findings.push(Finding::reader_died(&leaf.name, Death::Crashed));
            (document, Vec::new())
        })
    }

    fn leave(&mut self, leaf: &Leaf, document: Document) -> ControlFlow<()> {
        if self.is_known(leaf) {
            return ControlFlow::Continue(());
        }
        self.tell_or_stop(&Line::Done { path: leaf.path.to_string(), document: Box::new(document) })
    }
}

impl Request {
    /// As arguments: `letter --name … --limits … --after 2 --dead 2/1`.
    pub(crate) fn arguments(&self) -> io::Result<Vec<String>> {
        let kind = match self.kind {
            Kind::Letter => "letter",
            Kind::File => "file",
        };
        let limits = serde_json::to_string(&self.limits)?;
        let mut arguments = vec![kind.to_owned()];
        let mut add = |option: &str, value: String| {
            arguments.extend([option.to_owned(), value]);
        };
        add("--name", self.name.clone());
        add("--limits", limits);
        if let Some(after) = &self.after {
            add("--after", after.to_string());
        }
        if let Some(wanted) = &self.extract {
            add("--extract", wanted.to_string());
        }
        for dead in &self.dead {
            add("--dead", dead.to_string());
        }
        Ok(arguments)
    }

    fn parse(arguments: &[String]) -> Option<Self> {
        let (kind, options) = arguments.split_first()?;
        let kind = match kind.as_str() {
            "letter" => Kind::Letter,
            "file" => Kind::File,
            _ => return None,
        };
        let mut request = Self {
            kind,
            name: String::new(),
            after: None,
            dead: Vec::new(),
            extract: None,
            limits: Limits::default(),
        };
        for pair in options.chunks(2) {
            let [option, value] = pair else { return None };
            match option.as_str() {
                "--name" => request.name.clone_from(value),
                "--limits" => request.limits = serde_json::from_str(value).ok()?,
                "--after" => request.after = Some(LeafPath::parse(value)?),
                "--extract" => {
                    let sha256 = Digest::parse(value).map(Wanted::Bytes);
                    let wanted = sha256.or_else(|| LeafPath::parse(value).map(Wanted::At));
                    request.extract = Some(wanted?);
                }
                "--dead" => request.dead.push(LeafPath::parse(value)?),
                _ => return None,
            }
        }
        Some(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(arguments: &[&str]) -> Option<Request> {
        Request::parse(&arguments.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_request_survives_the_command_line() {
        let asked =
            request(&["file", "--name", "--dead", "--after", "2/1", "--dead", "3"]).unwrap();
        assert_eq!(asked.name, "--dead");
        let again = Request::parse(&asked.arguments().unwrap()).unwrap();
        assert_eq!(again.after, LeafPath::parse("2/1"));
        assert_eq!(again.dead, [LeafPath::parse("3").unwrap()]);
        assert_eq!(again.limits, Limits::default());
        assert!(request(&["file", "--name"]).is_none());
        assert!(request(&["etwas"]).is_none());
    }

    #[test]
    fn a_file_is_asked_for_by_its_place_or_by_its_bytes() {
        for wanted in [Wanted::At(LeafPath::parse("2/1").unwrap()), Wanted::Bytes(Digest([7; 32]))]
        {
            let asked = request(&["letter", "--extract", &wanted.to_string()]).unwrap();
            assert_eq!(asked.extract, Some(wanted));
        }
    }

    #[test]
    fn known_files_are_not_told_again_and_dead_ones_not_opened() {
        let letter = "From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\
                      \r\n--x\r\n\r\nnội dung\r\n--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\
                      \r\nmột\r\n--x\r\nContent-Disposition: attachment; filename=b.txt\r\n\r\nhai\r\n--x--\r\n";
        let paths = |arguments: &[&str]| -> Vec<String> {
            let mut out = Vec::new();
            answer(&request(arguments).unwrap(), letter.as_bytes(), &mut out).unwrap();
            let lines = String::from_utf8(out).unwrap();
            let done = |line: &str| match serde_json::from_str(line).unwrap() {
                Line::Done { path, .. } => Some(path),
                Line::Begin(_) | Line::End => None,
            };
            lines.lines().filter_map(done).collect()
        };
        assert_eq!(paths(&["letter"]), ["0", "1", "2"]);
        assert_eq!(paths(&["letter", "--after", "1"]), ["2"]);
        assert_eq!(paths(&["letter", "--dead", "1"]), ["0", "2"]);
    }
}
