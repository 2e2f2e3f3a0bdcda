//! A letter opened: its headers, its words, its files in one row.
//!
//! Archives are opened; attached letters are taken for what they hold.

use crate::judge::figures;
use crate::judge::kind::letter::{Body, is_forwarded, without_quotes};
use crate::model::document::{Block, Document, Format};
use crate::model::finding::Finding;
use crate::model::letter::LetterHead;

/// A letter opened.
#[derive(Clone, Debug)]
pub(super) struct Opened<'a> {
    /// The letter as read.
    pub(super) letter: &'a Document,
    /// Its headers.
    pub(super) head: LetterHead,
    /// Its words.
    pub(super) body: Body,
    /// Somebody passed it on.
    pub(super) forwarded: bool,
    /// Files with their paths: `2`, `2/1`.
    pub(super) files: Vec<(String, &'a Document)>,
    /// Attached letters: their headers are better evidence than the words of who passed them on.
    pub(super) letters: Vec<&'a Document>,
    /// Names of opened archives.
    pub(super) archives: Vec<&'a str>,
    /// What was found about the letter, its archives and attached letters themselves.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Opened<'a> {
    /// Opens a letter.
    pub(super) fn of(letter: &'a Document) -> Self {
        let mut opened = Self {
            letter,
            head: letter.head.clone().unwrap_or_default(),
            body: Body::of(letter),
            forwarded: false,
            files: Vec::new(),
            letters: Vec::new(),
            archives: Vec::new(),
            findings: letter.findings.clone(),
        };
        opened.add_members(letter, "");
        opened.forwarded = is_forwarded(&opened.head.subject) || !opened.letters.is_empty();
        opened
    }

    fn add_members(&mut self, parent: &'a Document, path: &str) {
        for (number, member) in (1_u32..).zip(&parent.members) {
            let path =
                if path.is_empty() { number.to_string() } else { format!("{path}/{number}") };
            self.add(member, path);
        }
    }

    /// An archive whose members are locked is one file that a person opens.
    fn add(&mut self, document: &'a Document, path: String) {
        let is_letter =
            document.head.is_some() && matches!(document.format, Format::Eml | Format::Msg);
        if is_letter {
            self.letters.push(document);
        } else if document.members.is_empty() || is_protected(document) {
            self.files.push((path, document));
            return;
        } else {
            self.archives.push(&document.name);
        }
        self.findings.extend(document.findings.iter().cloned());
        self.add_members(document, &path);
    }

    /// Headers of attached letters.
    pub(super) fn inner_heads(&self) -> impl Iterator<Item = &'a LetterHead> {
        self.letters.iter().filter_map(|letter| letter.head.as_ref())
    }

    /// The body as a file without a name, from its letterhead on. What the writer quotes is not
    /// his report, save where the letter is passed on.
    pub(super) fn body_file(&self) -> Document {
        let mut body = self.letter.clone();
        if !self.forwarded {
            without_quotes(&mut body);
        }
        body.members = Vec::new();
        body.head = None;
        body.findings = Vec::new();
        body.name = String::new();
        let start = body.blocks.iter().position(is_in_capitals).unwrap_or_default();
        // The line right above a table may say in what its figures are counted.
        let is_table = matches!(body.blocks.get(start), Some(Block::Table(_)));
        let rest = body.blocks.split_off(start.saturating_sub(usize::from(is_table)));
        // Rows typed above a signature in capitals are no salutation.
        if figures::may_hold_typed_table(&body) {
            body.blocks.extend(rest);
        } else {
            body.blocks = rest;
        }
        body
    }

    /// Whether a table may stand in the body: a real one, or one typed line by line.
    pub(super) fn may_hold_table(&self) -> bool {
        self.letter.tables().next().is_some() || figures::may_hold_typed_table(self.letter)
    }
}

fn is_protected(document: &Document) -> bool {
    document.findings.iter().any(|found| matches!(found, Finding::Protected { .. }))
}

fn is_in_capitals(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => {
            let line = paragraph.text.lines().find(|line| !line.is_empty()).unwrap_or_default();
            line.chars().count() > 6 && !line.chars().any(char::is_lowercase)
        }
        Block::Table(_) => true,
    }
}
