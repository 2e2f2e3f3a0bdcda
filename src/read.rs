//! Foreign bytes to documents: sniff the content, call the reader of the format, never fail.
//!
//! Every reader has one signature and one row in `READERS`; what a unit sent wrong becomes a
//! finding. Libraries that read foreign bytes may still abort the process, so nothing outside the
//! reading child calls this with foreign bytes (`shield`). Formats without a row are named and
//! left to a person.

mod archive;
mod bytes;
mod charset;
mod cms;
mod csv;
mod doc;
mod docx;
pub(crate) mod draft;
mod edges;
pub(crate) mod fallback;
mod grid;
mod html;
mod image;
mod letter;
pub mod limits;
mod mapi;
mod msg;
mod name;
mod nesting;
mod ocr;
mod odt;
mod package;
mod pdf;
mod plain;
mod rtf;
mod scan;
pub mod sniff;
mod tnef;
pub(crate) mod tools;
mod unread;
pub(crate) mod walk;
mod workbook;
mod xml;

use sha2::Digest as _;
use sha2::Sha256;

use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::finding::Limit;
use crate::model::sighting::Digest;
use crate::read::draft::Draft;
use crate::read::draft::Member;
use crate::read::limits::Limits;
use crate::read::tools::NoTools;
use crate::read::tools::Tools;
use crate::read::walk::Collector;
use crate::read::walk::Leaf;

/// Fills a document from the bytes of a file.
type Reader = fn(&[u8], &mut Draft<'_>);

/// One row for each format that we read.
const READERS: &[(Format, Reader)] = &[
    (Format::Xlsx, workbook::xlsx::read),
    (Format::Xlsb, workbook::xlsb::read),
    (Format::Xls, workbook::xls::read),
    (Format::Ods, workbook::ods::read),
    (Format::Csv, csv::read),
    (Format::Docx, docx::read),
    (Format::Doc, doc::read),
    (Format::Rtf, rtf::read),
    (Format::Odt, odt::read),
    (Format::Pdf, pdf::read),
    (Format::Html, html::read),
    (Format::Text, plain::read),
    (Format::Eml, letter::read),
    (Format::Msg, msg::read),
    (Format::Tnef, tnef::read),
    (Format::Zip, archive::zip::read),
    (Format::Rar, archive::rar::read),
    (Format::SevenZip, archive::seven_zip::read),
    (Format::Image, image::read),
];

/// Formats whose files hold files.
const CONTAINERS: &[Format] =
    &[Format::Eml, Format::Zip, Format::Msg, Format::Tnef, Format::Rar, Format::SevenZip];

/// Reads a file and every file in it, in this process.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Document {
    tree(file(name, bytes.to_vec()), limits)
}

/// Reads a raw letter and every file in it, in this process, whatever its first bytes look like.
pub fn letter(bytes: &[u8], limits: &Limits) -> Document {
    tree(raw_letter(bytes.to_vec()), limits)
}

/// A file name as it is shown: NFC, one line, no path.
pub(crate) fn clean_name(name: &str) -> String {
    name::clean(name)
}

/// A file that stands by itself.
pub(crate) fn file(name: &str, bytes: Vec<u8>) -> Member {
    let mut member = Member { bytes, ..Member::named(name) };
    member.repair_name();
    member
}

/// A raw letter from the mailbox.
pub(crate) fn raw_letter(bytes: Vec<u8>) -> Member {
    Member { bytes, format: Some(Format::Eml), ..Member::default() }
}

/// What a file is: by its content, unless its container is to be believed.
pub(crate) fn format(member: &Member) -> Format {
    member.format.unwrap_or_else(|| sniff::sniff(&member.name, &member.bytes))
}

/// Whether files of this format hold files.
pub(crate) fn is_container(format: Format) -> bool {
    CONTAINERS.contains(&format)
}

/// SHA-256 of a file.
pub(crate) fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Reads one file without outside programs; the files in it come back unread.
pub(crate) fn open(leaf: &Leaf, member: Member, limits: &Limits) -> (Document, Vec<Member>) {
    open_with(leaf, member, limits, &NoTools)
}

/// Reads one file; the files in it come back unread.
pub(crate) fn open_with(
    leaf: &Leaf,
    member: Member,
    limits: &Limits,
    tools: &dyn Tools,
) -> (Document, Vec<Member>) {
    let mut draft = Draft::new(leaf.document(), limits).with_tools(tools);
    let most = if leaf.format == Format::Eml { limits.letter_bytes } else { limits.file_bytes };
    if let Some(finding) = member.finding {
        draft.find(finding);
    } else if member.bytes.len() > most {
        draft.limit(Limit::Size);
    } else {
        reader(leaf.format)(&member.bytes, &mut draft);
        draft.tell_of_nothing();
    }
    draft.finish()
}

fn reader(format: Format) -> Reader {
    READERS.iter().find(|(known, _)| *known == format).map_or(unread::read, |(_, reader)| *reader)
}

fn tree(root: Member, limits: &Limits) -> Document {
    let mut collector = Collector::default();
    let name = root.name.clone();
    let nothing = Document::new(Format::Unknown, name, digest(&root.bytes), 0);
    match walk::walk(root, limits, &mut collector) {
        std::ops::ControlFlow::Continue(()) | std::ops::ControlFlow::Break(()) => {}
    }
    walk::assemble(collector.documents).unwrap_or(nothing)
}
