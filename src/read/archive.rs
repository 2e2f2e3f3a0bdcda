//! Archives: their files become members, each under a limit of its own and all under one together.
//!
//! The limits are counted here, once for every format, so that a new format cannot forget one.
//! A file inside never becomes a path: it keeps the last part of its name and is read from memory.

mod name;
pub(super) mod rar;
pub(super) mod seven_zip;
pub(super) mod zip;

use std::io::Read;

use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::Member;

/// What systems leave in archives without anybody's doing.
const DROPPINGS: &[&str] = &[".ds_store", "thumbs.db", "desktop.ini"];

/// Files taken out of an archive so far, and how much may still come.
#[derive(Debug)]
struct Takings<'d, 'a> {
    draft: &'d mut Draft<'a>,
    left: usize,
    is_protected: bool,
}

impl<'d, 'a> Takings<'d, 'a> {
    fn new(draft: &'d mut Draft<'a>) -> Self {
        let left = draft.limits().unpacked_bytes;
        Self { draft, left, is_protected: false }
    }

    /// The cleaned name of the next file; `None` for folders and droppings.
    fn admit(&self, path: &str) -> Result<Option<String>, Fault> {
        if path.ends_with(['/', '\\']) || is_dropping(path) {
            return Ok(None);
        }
        if self.draft.members() >= self.draft.limits().entries {
            return Err(Fault::Limit(Limit::Members));
        }
        Ok(Some(crate::read::name::clean(path)))
    }

    /// Bytes that a file may unpack to, of so many packed ones.
    fn most(&self, packed: u64) -> usize {
        let limits = self.draft.limits();
        let packed = usize::try_from(packed).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(limits.ratio).max(limits.ratio_from_bytes);
        limits.entry_bytes.min(self.left).min(by_ratio)
    }

    /// Unpacks a file into memory; says whether all of it was within `most`.
    fn unpack(&mut self, name: String, source: impl Read, most: usize) -> Result<bool, Fault> {
        let mut bytes = Vec::new();
        let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let end = source.take(one_more).read_to_end(&mut bytes);
        let is_whole = bytes.len() <= most;
        self.keep(name, bytes, most, end.err().map(|error| error.to_string()))?;
        Ok(is_whole)
    }

    /// Keeps the bytes of a file, unless they are more than `most`; `cause` says what is wrong
    /// with them.
    fn keep(
        &mut self,
        name: String,
        bytes: Vec<u8>,
        most: usize,
        cause: Option<String>,
    ) -> Result<(), Fault> {
        let unpacked = bytes.len();
        if unpacked > most {
            self.lost(name, &Fault::Limit(Limit::Unpacked));
        } else {
            let finding = cause.map(|cause| Finding::damaged(&name, cause));
            self.draft.member(Member { name, bytes, finding, ..Member::default() });
        }
        self.left = self.left.saturating_sub(unpacked);
        if self.left == 0 { Err(Fault::Limit(Limit::Unpacked)) } else { Ok(()) }
    }

    /// Adds a file whose content is not to be had.
    fn lost(&mut self, name: String, why: &Fault) {
        self.is_protected |= *why == Fault::Protected;
        let finding = match why {
            Fault::Damaged(cause) => Finding::damaged(&name, cause),
            Fault::Limit(limit) => Finding::limit(&name, *limit),
            Fault::Protected => Finding::protected(&name),
        };
        let format = Some(Format::Unknown);
        self.draft.member(Member { name, finding: Some(finding), format, ..Member::default() });
    }

    /// Says on the archive itself how it ended.
    fn finish(self, end: Result<(), Fault>) {
        let is_told = end == Err(Fault::Protected);
        if let Err(fault) = end {
            self.draft.fault(fault);
        }
        if self.is_protected && !is_told {
            self.draft.fault(Fault::Protected);
        }
    }
}

fn is_dropping(path: &str) -> bool {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    path.starts_with("__MACOSX/") || DROPPINGS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_droppings_are_no_files() {
        assert!(is_dropping("__MACOSX/._a.docx"));
        assert!(is_dropping("x/.DS_Store"));
        assert!(!is_dropping("x/a.docx"));
    }
}
