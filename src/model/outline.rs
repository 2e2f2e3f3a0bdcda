//! The outline ("đề mục") of a report in words: its text by heading, for collating many reports.
//!
//! Kept beside the judgement and never loaded with it: lists need no text.

use serde::{Deserialize, Serialize};

use crate::model::document::Place;
use crate::model::judgement::Judgement;

/// A judgement with what is kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What the letter came to.
    pub judgement: Judgement,
    /// Outlines of its reports in words, in the order of the files.
    pub outlines: Vec<FileOutline>,
}

/// The outline of one file of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOutline {
    /// Where the file hangs in the letter: `2`, `2/1`; `0` is the body.
    pub path: String,
    /// Its sections in order; never empty.
    pub sections: Vec<Section>,
}

/// A heading with the text below it, up to the next heading of whatever level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// As written, numbering included; empty for text before the first heading.
    pub heading: String,
    /// 1 for "I.", 2 for "1.", 3 for "1.1."; 0 before the first heading.
    pub level: u8,
    /// Where the heading stands, or the first text of one without.
    pub place: Place,
    /// Position in the round's outline: its own, else that of the section around it.
    pub outline: Option<u32>,
    /// What stands below it.
    pub paragraphs: Vec<Passage>,
}

/// A paragraph with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// Its text.
    pub text: String,
}
