//! Runs `read` in a limited child process of ourselves; a dead child becomes a finding.
//!
//! Libraries that read office files abort the process on some damaged ones, and `catch_unwind`
//! cannot stop an abort. So the daemon never parses foreign bytes: it starts itself once more
//! with a hidden command, hands over the opened file as standard input, and takes one line for
//! each file read. An ordinary letter costs one such start. Where a child dies, a fresh one tries
//! the same file once more, then the walk goes on behind it: a bad file costs only itself.

pub mod child;
mod confine;
mod extract;
mod line;
pub mod office;
mod request;
mod run;
pub mod tools;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use sha2::Digest as _;
use sha2::Sha256;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::finding::Death;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::model::sighting::Digest;
use crate::read;
use crate::read::limits::Limits;
use crate::read::walk;
use crate::read::walk::Leaf;
use crate::read::walk::LeafPath;
use crate::shield::request::Kind;
use crate::shield::request::Request;
use crate::shield::request::Wanted;
use crate::shield::run::End;

/// The hidden command under which the binary is a reading child.
pub const COMMAND: &str = "__read";

/// How often a file may kill its child before it is given up.
const TRIES: u8 = 2;

/// Starts reading children.
#[derive(Clone, Debug)]
pub struct Shield {
    program: PathBuf,
    limits: Limits,
}

/// A letter or file on disk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'s> {
    kind: Kind,
    path: &'s Path,
    name: &'s str,
}

/// What is known of one letter or file while its children run.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Documents read, without members.
    documents: BTreeMap<LeafPath, Document>,
    /// Deaths by the file in hand.
    deaths: BTreeMap<LeafPath, u8>,
    /// Files that are never opened again.
    dead: BTreeSet<LeafPath>,
    /// Bytes of answer so far, over all children.
    output_bytes: usize,
}

impl Shield {
    /// Reads with this program, which must be this very binary.
    pub const fn new(program: PathBuf, limits: Limits) -> Self {
        Self { program, limits }
    }

    /// Reads a raw letter and every file in it. An error means that the file could not be opened
    /// or no child started: the world failed, and nothing is known of the letter.
    pub async fn letter(&self, path: &Path) -> io::Result<Document> {
        self.read(Kind::Letter, path, "").await
    }

    /// Reads a file that stands by itself, and every file in it.
    pub async fn file(&self, path: &Path, name: &str) -> io::Result<Document> {
        self.read(Kind::File, path, &read::clean_name(name)).await
    }

    /// The bytes of one file of a letter, named by their SHA-256; `None` where the letter holds no
    /// such file that can be reached. A child takes it out, and the hash is checked here.
    pub async fn file_of_letter(&self, path: &Path, file: Digest) -> io::Result<Option<Vec<u8>>> {
        let source = Source { kind: Kind::Letter, path, name: "" };
        let bytes = extract::extract(self, source, Wanted::Bytes(file), Vec::new()).await?;
        Ok(bytes.filter(|bytes| read::digest(bytes) == file))
    }

    async fn read(&self, kind: Kind, path: &Path, name: &str) -> io::Result<Document> {
        let source = Source { kind, path, name };
        let mut progress = self.gather(source, &self.limits).await?;
        if self.limits.office.files > 0 {
            office::ask(self, source, &mut progress).await;
        }
        progress.finish(source).await
    }

    /// Runs children until every file is read or given up.
    async fn gather(&self, source: Source<'_>, limits: &Limits) -> io::Result<Progress> {
        let mut progress = Progress::default();
        let mut deaths = 0_usize;
        loop {
            let input = File::open(source.path).await?.into_std().await;
            let request = Request {
                kind: source.kind,
                name: source.name.to_owned(),
                after: progress.last_done(),
                dead: progress.dead.iter().cloned().collect(),
                extract: None,
                limits: limits.clone(),
            };
            let End::Died { leaf, death } =
                run::run(&self.program, input, &request, &mut progress).await?
            else {
                break;
            };
            deaths = deaths.saturating_add(1);
            let leaf = match leaf {
                Some(leaf) => leaf,
                None => nameless(source).await?,
            };
            progress.died(&leaf, death);
            if death == Death::TooMuchOutput || deaths >= limits.child.deaths {
                progress.stop(&leaf, death);
                break;
            }
        }
        Ok(progress)
    }
}

impl Progress {
    /// The last file that is settled, in the order of the walk.
    fn last_done(&self) -> Option<LeafPath> {
        self.documents.keys().next_back().cloned()
    }

    /// Counts a death; a file that kills twice is given up.
    fn died(&mut self, leaf: &Leaf, death: Death) {
        let deaths = self.deaths.entry(leaf.path.clone()).or_default();
        *deaths = deaths.saturating_add(1);
        if *deaths >= TRIES {
            self.bury(leaf, death);
        }
    }

    /// Gives a file up. One that was read before, and killed when opened again for the sake of
    /// its members, keeps what was read.
    fn bury(&mut self, leaf: &Leaf, death: Death) {
        if !self.dead.insert(leaf.path.clone()) {
            return;
        }
        let document = self.documents.entry(leaf.path.clone()).or_insert_with(|| leaf.document());
        if leaf.path.is_root() && leaf.format == Format::Eml {
            document.findings.push(Finding::LetterUnreadable);
        }
        document.findings.push(Finding::reader_died(&leaf.name, death));
    }

    /// Gives up what is left, and says so on the outermost file.
    fn stop(&mut self, leaf: &Leaf, death: Death) {
        self.bury(leaf, death);
        if let Some(root) =
            self.documents.get_mut(&LeafPath::default()).filter(|_| !leaf.path.is_root())
        {
            root.findings.push(Finding::limit(&root.name, Limit::Members));
        }
    }

    async fn finish(self, source: Source<'_>) -> io::Result<Document> {
        if let Some(document) = walk::assemble(self.documents) {
            return Ok(document);
        }
        let mut document = nameless(source).await?.document();
        document.findings.push(Finding::reader_died(source.name, Death::Crashed));
        Ok(document)
    }
}

/// The outermost file where no child lived long enough to name it.
async fn nameless(source: Source<'_>) -> io::Result<Leaf> {
    let (sha256, size_bytes) = digest(source.path).await?;
    let format = if source.kind == Kind::Letter { Format::Eml } else { Format::Unknown };
    let (path, name) = (LeafPath::default(), source.name.to_owned());
    Ok(Leaf { path, name, original_name: None, sha256, size_bytes, format })
}

async fn digest(path: &Path) -> io::Result<(Digest, u64)> {
    let mut file = File::open(path).await?;
    let mut hasher = Sha256::new();
    let mut size = 0_u64;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = file.read(&mut buffer).await?;
        if length == 0 {
            return Ok((Digest(hasher.finalize().into()), size));
        }
        hasher.update(buffer.get(..length).unwrap_or_default());
        size = size.saturating_add(u64::try_from(length).unwrap_or_default());
    }
}
