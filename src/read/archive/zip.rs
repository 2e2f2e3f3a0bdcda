//! `.zip`, file by file from its directory.

use std::io::Cursor;

use zip::ZipArchive;

use crate::model::finding::Limit;
use crate::read::archive::Takings;
use crate::read::archive::name;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::sniff;

/// Files in an archive above which not even its directory is read.
const MANY: usize = 20_000;

/// Reads an archive.
pub(in crate::read) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let mut takings = Takings::new(draft);
    let end = archive(bytes, &mut takings);
    takings.finish(end);
}

fn archive(bytes: &[u8], takings: &mut Takings<'_, '_>) -> Result<(), Fault> {
    if sniff::zip_entries(bytes) > MANY {
        return Err(Fault::Limit(Limit::Members));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Fault::damaged)?;
    for index in 0..archive.len() {
        entry(&mut archive, index, takings)?;
    }
    Ok(())
}

/// One file of the archive. An error ends the archive; a file of its own is only lost.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    takings: &mut Takings<'_, '_>,
) -> Result<(), Fault> {
    let raw = archive
        .by_index_raw(index)
        .map(|entry| (name::decode(entry.name_raw()), entry.encrypted(), entry.compressed_size()));
    let (path, is_encrypted, packed) = match raw {
        Ok(raw) => raw,
        Err(error) => {
            let name = takings.admit("")?.unwrap_or_default();
            takings.lost(name, &Fault::damaged(error));
            return Ok(());
        }
    };
    let Some(name) = takings.admit(&path)? else { return Ok(()) };
    if is_encrypted {
        takings.lost(name, &Fault::Protected);
        return Ok(());
    }
    let most = takings.most(packed);
    match archive.by_index(index) {
        Ok(entry) => takings.unpack(name, entry, most).map(drop),
        Err(error) => {
            takings.lost(name, &Fault::damaged(error));
            Ok(())
        }
    }
}
