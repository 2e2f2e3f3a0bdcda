//! Names in the old encodings, once the texts beside them are known: of the file itself, of its
//! sheets, of the files inside it, and of the people a letter names. What came is kept beside.

use crate::model::document::Block;
use crate::model::document::Document;
use crate::model::document::LegacyEncoding;
use crate::model::document::Place;
use crate::model::document::Table;
use crate::model::document::TableOrigin;
use crate::model::finding::Finding;
use crate::model::letter::LetterHead;
use crate::model::letter::Mailbox;
use crate::read::draft::Member;
use crate::read::draft::settle::without_soft_hyphens;
use crate::text::legacy;

/// A name, and where it is kept as it came.
type Named<'n> = (&'n mut String, &'n mut Option<String>);

/// Repairs the names of a document whose texts are settled.
pub(super) fn settle(document: &mut Document, members: &mut [Member]) {
    let mut names: Vec<Named<'_>> = vec![(&mut document.name, &mut document.original_name)];
    names.extend(document.head.iter_mut().flat_map(mailboxes).map(mailbox));
    names.extend(document.blocks.iter_mut().filter_map(sheet));
    names.extend(members.iter_mut().map(|member| (&mut member.name, &mut member.original_name)));
    repair(names, &document.encoding_repaired);
    for block in &document.blocks {
        if let Block::Table(Table { origin: TableOrigin::Sheet { name, original, .. }, .. }) = block
            && let Some(original) = original
        {
            rename(&mut document.findings, original, name);
        }
    }
}

/// Repairs names that came together. `known`: encodings of the text that they stand in.
pub(super) fn repair(mut names: Vec<Named<'_>>, known: &[LegacyEncoding]) {
    let written: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
    let repaired = legacy::repair_names(&written, known);
    for ((name, original), repaired) in names.iter_mut().zip(repaired) {
        if let Some(repaired) = repaired {
            let came = std::mem::replace(*name, repaired);
            original.get_or_insert(came);
        }
        **name = without_soft_hyphens(name);
    }
}

fn mailboxes(head: &mut LetterHead) -> impl Iterator<Item = &mut Mailbox> {
    let first = std::iter::once(&mut head.from);
    first.chain(&mut head.more_from).chain(&mut head.reply_to).chain(&mut head.to)
}

const fn mailbox(mailbox: &mut Mailbox) -> Named<'_> {
    (&mut mailbox.name, &mut mailbox.original_name)
}

const fn sheet(block: &mut Block) -> Option<Named<'_>> {
    match block {
        Block::Table(Table { origin: TableOrigin::Sheet { name, original, .. }, .. }) => {
            Some((name, original))
        }
        Block::Table(_) | Block::Paragraph(_) => None,
    }
}

/// What was found in a sheet while it was read names it as it came.
fn rename(findings: &mut [Finding], came: &str, name: &str) {
    for finding in findings {
        if let Finding::Hidden { place: Place::Sheet(sheet) } = finding
            && sheet == came
        {
            name.clone_into(sheet);
        }
    }
}
