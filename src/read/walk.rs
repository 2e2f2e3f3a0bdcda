//! The walk through a letter or an archive: each file once, in reading order, outside in.
//!
//! The reading child and the in-process reader share it. Every file has a path: `0` the
//! outermost, `2` its second member, `2/1` that one's first. The same bytes always give the same
//! paths, so a second child can go on where the first one died.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::model::sighting::Digest;
use crate::read;
use crate::read::draft::Member;
use crate::read::limits::Limits;

/// The path of a file: empty for the outermost one, which prints as `0`. In the order of paths a
/// file comes before its members and after those of its elder siblings: the order of the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LeafPath(Vec<usize>);

impl LeafPath {
    /// Reads `0`, `2`, `2/1`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == ROOT {
            return Some(Self::default());
        }
        let numbers = text.split('/').map(|number| number.parse().ok().filter(|n| *n > 0));
        numbers.collect::<Option<Vec<usize>>>().map(Self)
    }

    /// Whether it is the outermost file.
    pub(crate) const fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is that file, or one inside it.
    pub(crate) fn is_in(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The path of its n-th member, counted from 1.
    fn member(&self, number: usize) -> Self {
        Self(self.0.iter().copied().chain([number]).collect())
    }

    fn parent(&self) -> Self {
        Self(self.0.split_last().map(|(_, parents)| parents.to_vec()).unwrap_or_default())
    }
}

impl fmt::Display for LeafPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut numbers = self.0.iter();
        let Some(first) = numbers.next() else { return f.write_str(ROOT) };
        write!(f, "{first}")?;
        numbers.try_for_each(|number| write!(f, "/{number}"))
    }
}

/// How the outermost path prints.
const ROOT: &str = "0";

/// A file met on the walk, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// Where it hangs.
    pub(crate) path: LeafPath,
    /// Cleaned name.
    pub(crate) name: String,
    /// The name as it came, where its encoding was repaired.
    pub(crate) original_name: Option<String>,
    /// SHA-256 of its bytes.
    pub(crate) sha256: Digest,
    /// Size, bytes.
    pub(crate) size_bytes: u64,
    /// Format by content.
    pub(crate) format: Format,
}

impl Leaf {
    /// The document of this file as far as it is known without reading it.
    pub(crate) fn document(&self) -> Document {
        Document {
            original_name: self.original_name.clone(),
            ..Document::new(self.format, self.name.clone(), self.sha256, self.size_bytes)
        }
    }
}

/// How deep a file lies in letters and archives, itself counted.
#[derive(Clone, Copy, Debug, Default)]
struct Depth {
    letters: u8,
    archives: u8,
}

/// Who is told what the walk meets.
pub(crate) trait Visitor {
    /// Whether to read this file. A file that is passed over shows no members.
    fn enter(&mut self, leaf: &Leaf) -> ControlFlow<(), bool>;

    /// Tells what a file is; the child catches panics here too.
    fn look(&mut self, member: &Member) -> Format {
        read::format(member)
    }

    /// Opens it; the child catches panics here.
    fn open(&mut self, leaf: &Leaf, member: Member, limits: &Limits) -> (Document, Vec<Member>) {
        read::open(leaf, member, limits)
    }

    /// Takes the document, without members.
    fn leave(&mut self, leaf: &Leaf, document: Document) -> ControlFlow<()>;
}

struct Pending {
    path: LeafPath,
    depth: Depth,
    member: Member,
}

/// Walks through a file and everything in it.
pub(crate) fn walk(root: Member, limits: &Limits, visitor: &mut dyn Visitor) -> ControlFlow<()> {
    let mut stack =
        vec![Pending { path: LeafPath::default(), depth: Depth::default(), member: root }];
    let mut met = 0_usize;
    while let Some(Pending { path, depth, member }) = stack.pop() {
        let leaf = leaf(path, &member, visitor.look(&member));
        met = met.saturating_add(1);
        if !visitor.enter(&leaf)? {
            continue;
        }
        let (mut document, mut members) = visitor.open(&leaf, member, limits);
        let room = limits.files.saturating_sub(met.saturating_add(stack.len()));
        let depth = depth.inside(leaf.format);
        if !members.is_empty() && depth.is_too_deep(limits) {
            members.clear();
            document.findings.push(Finding::limit(&leaf.name, Limit::Depth));
        }
        if members.len() > room {
            members.truncate(room);
            document.findings.push(Finding::limit(&leaf.name, Limit::Members));
        }
        let children = members.into_iter().zip(1_usize..).map(|(member, number)| Pending {
            path: leaf.path.member(number),
            depth,
            member,
        });
        let mut children: Vec<_> = children.collect();
        children.reverse();
        stack.extend(children);
        visitor.leave(&leaf, document)?;
    }
    ControlFlow::Continue(())
}

impl Depth {
    const fn inside(self, format: Format) -> Self {
        match format {
            Format::Eml | Format::Msg | Format::Tnef => {
                Self { letters: self.letters.saturating_add(1), ..self }
            }
            _ => Self { archives: self.archives.saturating_add(1), ..self },
        }
    }

    const fn is_too_deep(self, limits: &Limits) -> bool {
        self.letters > limits.letter_depth || self.archives > limits.archive_depth
    }
}

fn leaf(path: LeafPath, member: &Member, format: Format) -> Leaf {
    let size_bytes = u64::try_from(member.bytes.len()).unwrap_or(u64::MAX);
    let sha256 = read::digest(&member.bytes);
    let (name, original_name) = (member.name.clone(), member.original_name.clone());
    Leaf { path, name, original_name, sha256, size_bytes, format }
}

/// Hangs documents into each other by their paths; gives the outermost.
pub(crate) fn assemble(documents: BTreeMap<LeafPath, Document>) -> Option<Document> {
    let mut waiting: BTreeMap<LeafPath, Vec<Document>> = BTreeMap::new();
    for (path, mut document) in documents.into_iter().rev() {
        document.members = waiting.remove(&path).unwrap_or_default();
        document.members.reverse();
        if path.is_root() {
            return Some(document);
        }
        waiting.entry(path.parent()).or_default().push(document);
    }
    None
}

/// Keeps every document.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    /// The documents by their paths.
    pub(crate) documents: BTreeMap<LeafPath, Document>,
}

impl Visitor for Collector {
    fn enter(&mut self, _: &Leaf) -> ControlFlow<(), bool> {
        ControlFlow::Continue(true)
    }

    fn leave(&mut self, leaf: &Leaf, document: Document) -> ControlFlow<()> {
        self.documents.insert(leaf.path.clone(), document);
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_hang_where_their_paths_say() {
        let document =
            |name: &str| Document::new(Format::Text, name.to_owned(), Digest([0; 32]), 0);
        let flat = ["0", "1", "2", "2/1", "2/2", "2/2/1", "2/10", "3"];
        let flat = flat.map(|path| (LeafPath::parse(path).unwrap(), document(path)));
        let root = assemble(flat.into_iter().collect()).unwrap();
        let names = |document: &Document| -> Vec<String> {
            document.members.iter().map(|member| member.name.clone()).collect()
        };
        assert_eq!(names(&root), ["1", "2", "3"]);
        assert_eq!(names(&root.members[1]), ["2/1", "2/2", "2/10"]);
        assert_eq!(names(&root.members[1].members[1]), ["2/2/1"]);
    }

    #[test]
    fn paths_print_as_they_are_read() {
        for text in ["0", "7", "2/1", "60/3/1000"] {
            assert_eq!(LeafPath::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "-1", "1/0", "a", "1//2"] {
            assert_eq!(LeafPath::parse(text), None, "{text}");
        }
    }
}
