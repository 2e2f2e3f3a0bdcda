//! Tables as a Word document in the layout of an office: heading block with the national motto,
//! title, table with its heading on every page, places to sign.
//!
//! Written by hand, because that is a page of markup (ECMA-376, part 1, `WordprocessingML`) and the
//! crates for it bring second copies of the zip and XML libraries. Words are text nodes whatever
//! they start with; the one field is the page number. The same tables give the same bytes: parts
//! carry no time of their own.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write as _};

use jiff::civil::Date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Error;
use super::table::Table;
use crate::model::office::Office;
use crate::words::Words;

/// One document, each table under its title; `date` stands in the line of place and date,
/// the office at the head and where it signs.
pub fn write(
    tables: &[Table],
    date: Date,
    office: &Office,
    words: Words,
) -> Result<Vec<u8>, Error> {
    let title = tables.first().map_or("", |table| table.title.as_str());
    let files = [
        ("[Content_Types].xml", parts::content_types()?),
        ("_rels/.rels", parts::package_relations()?),
        ("docProps/core.xml", parts::core(title)?),
        ("word/_rels/document.xml.rels", parts::document_relations()?),
        ("word/styles.xml", parts::styles(words)?),
        ("word/footer1.xml", parts::footer(words)?),
        ("word/document.xml", body::document(tables, date, office, words)?),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
