//! Tells the parent, line by line, what stands in the files of a letter.

use std::io;
use std::io::Write;
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::finding::Death;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read;
use crate::read::draft::Member;
use crate::read::limits::Limits;
use crate::read::walk;
use crate::read::walk::Leaf;
use crate::read::walk::Visitor;
use crate::shield::line::Begin;
use crate::shield::line::Line;
use crate::shield::request::Request;
use crate::shield::tools::Programs;

/// Walks through all files and tells each.
pub(super) fn tell(member: Member, request: &Request, out: impl Write) -> io::Result<()> {
    let mut teller = Teller { request, out, failure: None };
    match walk::walk(member, &request.limits, &mut teller) {
        ControlFlow::Continue(()) | ControlFlow::Break(()) => teller.end(),
    }
}

/// Tells a file that is known by its hash only.
pub(super) fn tell_too_large(leaf: &Leaf, request: &Request, out: impl Write) -> io::Result<()> {
    let mut teller = Teller { request, out, failure: None };
    teller.too_large(leaf)?;
    teller.end()
}

/// Tells what the walk meets.
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

    fn too_large(&mut self, leaf: &Leaf) -> io::Result<()> {
        let mut document = leaf.document();
        document.findings.push(Finding::limit(&leaf.name, Limit::Size));
        self.tell(&Line::Done { path: leaf.path.to_string(), document: Box::new(document) })
    }

    /// Says that this was all, unless nobody listened any more.
    fn end(mut self) -> io::Result<()> {
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.tell(&Line::End),
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
