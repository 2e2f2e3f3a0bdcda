//! Several drafts in one file, for a browser to save.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Draft;
use crate::report::Error;

/// The drafts as a zip archive, without times: the same drafts give the same bytes.
pub fn archive(drafts: &[Draft]) -> Result<Vec<u8>, Error> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for draft in drafts {
        archive.start_file(draft.file.as_str(), SimpleFileOptions::default())?;
        archive.write_all(&draft.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
