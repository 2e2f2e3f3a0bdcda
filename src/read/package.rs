//! Office files as ZIP packages: parts by name, unpacked under a limit, and the relations between
//! them (ECMA-376 part 2, Open Packaging Conventions).

use std::io::Cursor;
use std::io::Read;

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::finding::Limit;
use crate::read::draft::Fault;
use crate::read::limits::Limits;
use crate::read::sniff;
use crate::read::xml;

/// Parts above which a package is no office file.
const PARTS: usize = 10_000;

/// A package whose parts are taken out one by one.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
}

/// A relation from one part to another.
#[derive(Debug)]
pub(crate) struct Relation {
    /// Its id, named by the part it starts from.
    pub(crate) id: String,
    /// The last word of its type's address: `officeDocument`, `worksheet`, `styles`.
    pub(crate) kind: String,
    /// The part's name from the package's root.
    pub(crate) target: String,
}

impl<'a> Package<'a> {
    /// Opens a package; an encrypted office file is none, but an OLE file.
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Fault> {
        if sniff::is_encrypted_package(bytes) {
            return Err(Fault::Protected);
        }
        if sniff::zip_entries(bytes) > PARTS {
            return Err(Fault::Limit(Limit::Members));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(Fault::damaged)?;
        Ok(Self { archive, limits })
    }

    /// The content of a part; `None` where there is none of this name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let limit = self.limits.part_bytes;
        let Some(index) = self.index(name) else { return Ok(None) };
        let part = match self.archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(Fault::damaged(error)),
        };
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        part.take(most).read_to_end(&mut bytes).map_err(Fault::damaged)?;
        if bytes.len() > limit {
            return Err(Fault::Limit(Limit::Unpacked));
        }
        Ok(Some(bytes))
    }

    /// The text of a part.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        Ok(self.part(name)?.map(|bytes| xml::decode(&bytes)))
    }

    /// Whether any part would unpack to more than the limit, by what the directory says.
    pub(crate) fn is_oversized(&mut self) -> bool {
        let most = u64::try_from(self.limits.part_bytes).unwrap_or(u64::MAX);
        (0..self.archive.len())
            .any(|index| self.archive.by_index_raw(index).is_ok_and(|part| part.size() > most))
    }

    /// Whether a part under this folder has at least so many bytes.
    pub(crate) fn has_part(&mut self, folder: &str, bytes: u64) -> bool {
        (0..self.archive.len()).any(|index| {
            self.archive.by_index_raw(index).is_ok_and(|part| {
                part.size() >= bytes && part.name_raw().starts_with(folder.as_bytes())
            })
        })
    }

    /// The relations that start at a part; at the package itself for the empty name.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Fault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(text) = self.text(&name)? else { return Ok(Vec::new()) };
        relations(&text, folder)
    }

    /// The main part: what the package itself relates to as its document.
    pub(crate) fn main_part(&mut self, usual: &str) -> Result<String, Fault> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        Ok(main.map_or_else(|| usual.to_owned(), |relation| relation.target))
    }

    /// Names of parts are compared without case, and some programs write `\`.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            self.archive.file_names_raw().position(|raw| {
                let raw = String::from_utf8_lossy(raw).replace('\\', "/");
                raw.trim_start_matches('/').eq_ignore_ascii_case(name)
            })
        })
    }
}

fn relations(text: &str, folder: &str) -> Result<Vec<Relation>, Fault> {
    let mut relations = Vec::new();
    let mut reader = xml::reader(text);
    loop {
        match reader.read_event().map_err(Fault::damaged)? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let get = |name| xml::attribute(&element, name).unwrap_or_default();
                let kind = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolve(folder, &get("Target"));
                relations.push(Relation { id: get("Id"), kind, target });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
        if relations.len() > PARTS {
            return Err(Fault::Limit(Limit::Members));
        }
    }
}

/// A target is relative to its part's folder unless it starts with `/`.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(parts.pop()),
            step => parts.push(step),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_part() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("a/b", "../../../c.xml"), "c.xml");
    }
}
