//! Streams of OLE files, the container of old Office (`[MS-CFB]`).

use std::io;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;

use cfb::CompoundFile;
use cfb::Version;

/// The first stream at the root that has one of these names, cut after so many bytes.
pub(crate) fn stream(bytes: &[u8], names: &[&str], most: u64) -> io::Result<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes))?;
    let name = names.iter().map(|name| format!("/{name}")).find(|name| file.is_stream(name));
    let mut content = Vec::new();
    if let Some(name) = name {
        file.open_stream(name)?.take(most).read_to_end(&mut content)?;
    }
    Ok(content)
}

/// A fresh container that holds one stream and nothing else. Version 3, which every reader knows.
pub(crate) fn wrap(name: &str, content: &[u8]) -> io::Result<Vec<u8>> {
    let fresh = Cursor::new(Vec::new());
    let mut file = CompoundFile::create_with_version(Version::V3, fresh)?;
    file.create_stream(format!("/{name}"))?.write_all(content)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}
