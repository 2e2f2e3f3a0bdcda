//! The files of a letter in one row: archives opened, attached letters taken for what they hold.

use crate::model::document::{Document, Format};
use crate::model::finding::Finding;

/// What hangs in a letter.
#[derive(Clone, Debug, Default)]
pub(super) struct Unpacked<'a> {
    /// Files with their paths: `2`, `2/1`.
    pub(super) files: Vec<(String, &'a Document)>,
    /// Attached letters: their headers are better evidence than the words of who passed them on.
    pub(super) letters: Vec<&'a Document>,
    /// Names of opened archives.
    pub(super) archives: Vec<&'a str>,
    /// What was found about archives and attached letters themselves.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Unpacked<'a> {
    /// Opens a letter.
    pub(super) fn of(letter: &'a Document) -> Self {
        let mut unpacked = Self::default();
        unpacked.add_members(letter, "");
        unpacked
    }

    fn add_members(&mut self, parent: &'a Document, path: &str) {
        for (number, member) in (1_u32..).zip(&parent.members) {
            let path =
                if path.is_empty() { number.to_string() } else { format!("{path}/{number}") };
            self.add(member, path);
        }
    }

    fn add(&mut self, document: &'a Document, path: String) {
        let is_letter =
            document.head.is_some() && matches!(document.format, Format::Eml | Format::Msg);
        if is_letter {
            self.letters.push(document);
        } else if document.members.is_empty() {
            self.files.push((path, document));
            return;
        } else {
            self.archives.push(&document.name);
        }
        self.findings.extend(document.findings.iter().cloned());
        self.add_members(document, &path);
    }
}
