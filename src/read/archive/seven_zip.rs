//! `.7z`, block by block: a block holds several files in one stream, so what goes wrong in it costs
//! the files behind, and those are named one by one.

use std::io::Cursor;
use std::io::Read;

use sevenz_rust2::Archive;
use sevenz_rust2::ArchiveEntry;
use sevenz_rust2::BlockDecoder;
use sevenz_rust2::Error;
use sevenz_rust2::Password;

use crate::model::finding::Limit;
use crate::read::archive::Takings;
use crate::read::draft::Draft;
use crate::read::draft::Fault;

/// Kibibytes of a dictionary, and of the directory. 7-Zip's own settings end at 256 MiB.
const MEMORY_KIB: usize = 256 << 10;

/// Reads an archive.
pub(in crate::read) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let mut takings = Takings::new(draft);
    let end = archive(bytes, &mut takings);
    takings.finish(end);
}

fn archive(bytes: &[u8], takings: &mut Takings<'_, '_>) -> Result<(), Fault> {
    let mut source = Cursor::new(bytes);
    let nobody = Password::empty();
    let archive =
        Archive::read_with_memory_limit(&mut source, &nobody, MEMORY_KIB).map_err(fault)?;
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    for number in 0..archive.blocks.len() {
        let files = of_block(&archive, Some(number));
        if is_encrypted(&archive, number) {
            lose(&files, takings, &Fault::Protected)?;
            continue;
        }
        let decoder = BlockDecoder::new_with_memory_limit(
            1,
            MEMORY_KIB,
            number,
            &archive,
            &nobody,
            &mut source,
        );
        block(decoder, &files, packed, takings)?;
    }
    for file in of_block(&archive, None) {
        if let Some(name) = admit(file, takings)? {
            takings.keep(name, Vec::new(), 0, None)?;
        }
    }
    Ok(())
}

/// Unpacks the files of one block; those that it does not come to are lost.
fn block<R: Read + std::io::Seek>(
    decoder: BlockDecoder<'_, R>,
    files: &[&ArchiveEntry],
    packed: u64,
    takings: &mut Takings<'_, '_>,
) -> Result<(), Fault> {
    let mut seen = 0_usize;
    let mut stop = None;
    let end = decoder.for_each_entries(&mut |file, source| {
        seen = seen.saturating_add(1);
        Ok(match take(file, source, packed, takings) {
            Ok(goes_on) => goes_on,
            Err(fault) => {
                stop = Some(fault);
                false
            }
        })
    });
    if let Some(fault) = stop {
        return Err(fault);
    }
    let why = end.err().map_or(Fault::Limit(Limit::Unpacked), fault);
    lose(files.get(seen..).unwrap_or_default(), takings, &why)
}

/// One file; says whether the block may go on behind it.
fn take(
    file: &ArchiveEntry,
    source: &mut dyn Read,
    packed: u64,
    takings: &mut Takings<'_, '_>,
) -> Result<bool, Fault> {
    let Some(name) = admit(file, takings)? else { return Ok(true) };
    let most = takings.most(packed);
    if file.size > u64::try_from(most).unwrap_or(u64::MAX) {
        takings.lost(name, &Fault::Limit(Limit::Unpacked));
        return Ok(false);
    }
    takings.unpack(name, source, most)
}

fn lose(files: &[&ArchiveEntry], takings: &mut Takings<'_, '_>, why: &Fault) -> Result<(), Fault> {
    for file in files {
        if let Some(name) = admit(file, takings)? {
            takings.lost(name, why);
        }
    }
    Ok(())
}

fn admit(file: &ArchiveEntry, takings: &Takings<'_, '_>) -> Result<Option<String>, Fault> {
    if file.is_directory || file.is_anti_item { Ok(None) } else { takings.admit(&file.name) }
}

/// The files of a block; without a block, those that are empty.
fn of_block(archive: &Archive, number: Option<usize>) -> Vec<&ArchiveEntry> {
    let all = archive.files.iter().zip(&archive.stream_map.file_block_index);
    all.filter(|(_, block)| **block == number).map(|(file, _)| file).collect()
}

fn is_encrypted(archive: &Archive, number: usize) -> bool {
    let first = archive.stream_map.file_block_index.iter().position(|block| *block == Some(number));
    first.is_some_and(|file| archive.is_file_encrypted(file))
}

fn fault(error: Error) -> Fault {
    match error {
        Error::PasswordRequired | Error::MaybeBadPassword(_) => Fault::Protected,
        Error::MaxMemLimited { .. } => Fault::Limit(Limit::Unpacked),
        other => Fault::damaged(other),
    }
}
