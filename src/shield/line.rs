//! What a reading child says, one JSON object a line.

use serde::Deserialize;
use serde::Serialize;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::sighting::Digest;
use crate::read::walk::Leaf;
use crate::read::walk::LeafPath;

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// A file is about to be read.
    Begin(Begin),
    /// A file was read.
    Done {
        /// Where it hangs.
        path: String,
        /// What stands in it, without members.
        document: Box<Document>,
    },
    /// Everything was read.
    End,
}

/// A file about to be read; enough to name it if it kills the child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Begin {
    path: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original_name: Option<String>,
    sha256: Digest,
    size_bytes: u64,
    format: Format,
}

impl Begin {
    /// The line for a file met on the walk.
    pub(super) fn new(leaf: &Leaf) -> Self {
        Self {
            path: leaf.path.to_string(),
            name: leaf.name.clone(),
            original_name: leaf.original_name.clone(),
            sha256: leaf.sha256,
            size_bytes: leaf.size_bytes,
            format: leaf.format,
        }
    }

    /// The file; `None` where the path is none.
    pub(super) fn leaf(self) -> Option<Leaf> {
        Some(Leaf {
            path: LeafPath::parse(&self.path)?,
            name: self.name,
            original_name: self.original_name,
            sha256: self.sha256,
            size_bytes: self.size_bytes,
            format: self.format,
        })
    }
}
