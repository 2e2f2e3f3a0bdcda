//! Takes one file out of a letter or archive, as bytes.

use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::read;
use crate::read::draft::Member;
use crate::read::limits::Limits;
use crate::read::walk;
use crate::read::walk::Leaf;
use crate::read::walk::Visitor;
use crate::shield::request::Request;
use crate::shield::request::Wanted;

/// The bytes of the file that is wanted; none where it is not reached.
pub(super) fn take(member: Member, request: &Request, wanted: &Wanted) -> Vec<u8> {
    let mut taker = Taker { wanted, request, bytes: Vec::new() };
    match walk::walk(member, &request.limits, &mut taker) {
        ControlFlow::Continue(()) | ControlFlow::Break(()) => taker.bytes,
    }
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
