//! `.zip`: its files become members, each under a limit of its own and all under one together.
//!
//! Old Windows wrote names in the code page of the machine without saying so. `Bßo cßo` is what
//! the standard's cp437 makes of "Báo cáo" in windows-1258, so that comes first.

use std::io::Cursor;
use std::io::Read;

use encoding_rs::WINDOWS_1258;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::Member;
use crate::read::limits::Limits;
use crate::read::name;
use crate::read::sniff;

/// Files in an archive above which not even its directory is read.
const MANY: usize = 20_000;

/// Letters of code page 437 from 0x80 on.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
                     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// What systems leave in archives without anybody's doing.
const DROPPINGS: &[&str] = &[".ds_store", "thumbs.db", "desktop.ini"];

/// Reads an archive.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = archive(bytes, draft) {
        draft.fault(fault);
    }
}

fn archive(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    if sniff::zip_entries(bytes) > MANY {
        return Err(Fault::Limit(Limit::Members));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Fault::damaged)?;
    let mut left = draft.limits().unpacked_bytes;
    let mut is_protected = false;
    for index in 0..archive.len() {
        if draft.members() >= draft.limits().entries {
            return Err(Fault::Limit(Limit::Members));
        }
        let Some(entry) = entry(&mut archive, index, left, draft.limits()) else { continue };
        is_protected |= matches!(entry.member.finding, Some(Finding::Protected { .. }));
        draft.member(entry.member);
        left = left.saturating_sub(entry.unpacked);
        if left == 0 {
            return Err(Fault::Limit(Limit::Unpacked));
        }
    }
    if is_protected {
        draft.fault(Fault::Protected);
    }
    Ok(())
}

/// A file of the archive, and the bytes that came out of it, kept or not.
struct Entry {
    member: Member,
    unpacked: usize,
}

/// One file of the archive; `None` for folders and droppings.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: usize,
    limits: &Limits,
) -> Option<Entry> {
    let raw = match archive.by_index_raw(index) {
        Ok(entry) => (entry.name_raw().to_vec(), entry.encrypted(), entry.compressed_size()),
        Err(error) => return Some(failed(String::new(), &error)),
    };
    let (raw_name, is_encrypted, packed) = raw;
    let path = decode_name(&raw_name);
    if path.ends_with(['/', '\\']) || is_dropping(&path) {
        return None;
    }
    let name = name::clean(&path);
    if is_encrypted {
        let finding = Some(Finding::protected(&name));
        return Some(Entry::without(name, finding, 0));
    }
    let packed = usize::try_from(packed).unwrap_or(usize::MAX);
    let most = limits
        .entry_bytes
        .min(left)
        .min(packed.saturating_mul(limits.ratio).max(limits.ratio_from_bytes));
    match archive.by_index(index) {
        Ok(entry) => Some(unpack(name, entry, most)),
        Err(error) => Some(failed(name, &error)),
    }
}

impl Entry {
    /// A file whose content is not to be had.
    fn without(name: String, finding: Option<Finding>, unpacked: usize) -> Self {
        let format = Some(Format::Unknown);
        Self { member: Member { name, finding, format, bytes: Vec::new() }, unpacked }
    }
}

fn unpack(name: String, entry: impl Read, most: usize) -> Entry {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let end = entry.take(one_more).read_to_end(&mut bytes);
    if bytes.len() > most {
        let finding = Some(Finding::limit(&name, Limit::Unpacked));
        return Entry::without(name, finding, bytes.len());
    }
    let finding = end.err().map(|error| Finding::damaged(&name, error));
    let unpacked = bytes.len();
    Entry { member: Member { name, bytes, finding, ..Member::default() }, unpacked }
}

fn failed(name: String, error: &ZipError) -> Entry {
    let finding = Some(Finding::damaged(&name, error));
    Entry::without(name, finding, 0)
}

fn is_dropping(path: &str) -> bool {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    path.starts_with("__MACOSX/") || DROPPINGS.contains(&last.as_str())
}

/// UTF-8 where it is that; else windows-1258 unless that gives control characters; else cp437.
fn decode_name(raw: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(raw) {
        return name.to_owned();
    }
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(raw).0;
    if vietnamese.chars().any(char::is_control) { cp437(raw) } else { vietnamese.into_owned() }
}

fn cp437(raw: &[u8]) -> String {
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        None => char::from(*byte),
        Some(index) => CP437.chars().nth(usize::from(index)).unwrap_or('\u{fffd}'),
    };
    raw.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::clean;

    #[test]
    fn names_of_old_machines_are_read() {
        assert_eq!(clean(&decode_name("Báo cáo".as_bytes())), "Báo cáo");
        assert_eq!(clean(&decode_name(b"B\xE1o c\xE1o s\xF4\xEC li\xEA\xF2u")), "Báo cáo số liệu");
        assert_eq!(decode_name(b"R\x8Fsum\x90"), "RÅsumÉ");
        assert_eq!(CP437.chars().count(), 128);
    }

    #[test]
    fn folders_and_droppings_are_no_files() {
        assert!(is_dropping("__MACOSX/._a.docx"));
        assert!(is_dropping("x/.DS_Store"));
        assert!(!is_dropping("x/a.docx"));
    }
}
