//! A consistent copy of database and letters in one file, made while the daemon runs.
//!
//! The file is a plain zip without compression: the database as SQLite's backup API copies it
//! (a state that was really committed), then every letter that this copy knows. Letters are
//! written once and never changed, so the order database first, letters second cannot miss one.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::opening::create_private;
use crate::store::value::Column;

/// Name of the database in the folder and in the copy.
const DATABASE: &str = "tonghop.sqlite";

/// Its time is that of the last copy that was made.
const LAST_BACKUP: &str = "last-backup";

/// Pages that one step of SQLite's backup copies before it lets writers in again.
const PAGES_A_STEP: i32 = 1024;

impl Store {
    /// Writes the copy to `target`, whole or not at all. Gives the number of letters in it.
    pub fn backup(&self, target: &Path, mut progress: impl FnMut(u64)) -> Result<u64> {
        let beside = with_suffix(target, ".tmp");
        let database = with_suffix(target, ".sqlite.tmp");
        let made = self.copy_database(&database).and_then(|()| {
            let letters = letters(&database)?;
            self.pack(&beside, &database, &letters, &mut progress)?;
            std::fs::rename(&beside, target).map_err(Error::not_written(target))?;
            Ok(u64::try_from(letters.len()).unwrap_or_default())
        });
        for leftover in [&beside, &database] {
            if leftover.exists() {
                std::fs::remove_file(leftover).map_err(Error::not_written(leftover))?;
            }
        }
        if made.is_ok()
            && let Err(cause) = std::fs::write(self.folder().join(LAST_BACKUP), b"")
        {
            tracing::warn!(%cause, "The time of this backup was not kept");
        }
        made
    }

    /// When the last copy was made, as far as this folder knows.
    pub fn last_backup(&self) -> Option<Timestamp> {
        let kept = std::fs::metadata(self.folder().join(LAST_BACKUP)).ok()?;
        Timestamp::try_from(kept.modified().ok()?).ok()
    }

    fn copy_database(&self, target: &Path) -> Result<()> {
        create_new(target)?;
        let source = Connection::open_with_flags(
            self.folder().join(DATABASE),
            rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
        )?;
        let mut copy = Connection::open(target)?;
        let pause = std::time::Duration::from_millis(1);
        Backup::new(&source, &mut copy)?
            .run_to_completion(PAGES_A_STEP, pause, None)
            .map_err(|cause| Error::from(cause).of_copy(target))?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(())
    }

    fn pack(
        &self,
        target: &Path,
        database: &Path,
        letters: &[Digest],
        progress: &mut impl FnMut(u64),
    ) -> Result<()> {
        let file = create_new(target)?;
        let mut archive = ZipWriter::new(file);
        add(&mut archive, target, DATABASE, database)?;
        for digest in letters {
            add(&mut archive, target, &entry_name(*digest), &self.raw_path(*digest))?;
            progress(1);
        }
        let file = archive.finish().map_err(|cause| not_packed(target, cause))?;
        file.sync_all().map_err(Error::not_written(target))
    }
}

/// Brings a copy back into a folder that must not hold anything yet. Gives the number of letters.
pub fn restore(copy: &Path, into: &Path) -> Result<u64> {
    let occupied = into.is_dir() && std::fs::read_dir(into).is_ok_and(|mut e| e.next().is_some());
    if occupied || into.is_file() {
        return Err(Error::Occupied(into.to_path_buf()));
    }
    let file = File::open(copy).map_err(Error::not_read(copy))?;
    let mut archive = ZipArchive::new(file).map_err(|cause| not_unpacked(copy, cause))?;
    if archive.by_name(DATABASE).is_err() {
        return Err(Error::NoCopy(copy.to_path_buf()));
    }
    for folder in [into, &into.join("raw")] {
        create_private(folder).map_err(|error| error.of_copy(folder))?;
    }
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|cause| not_unpacked(copy, cause))?;
        let name = entry.name().map_err(|cause| not_unpacked(copy, cause))?.into_owned();
        let target = target_of(into, &name).ok_or_else(|| Error::NoCopy(copy.to_path_buf()))?;
        if let Some(folder) = target.parent() {
            create_private(folder).map_err(|error| error.of_copy(folder))?;
        }
        bring(&mut entry, copy, &target)?;
    }
    Ok(u64::try_from(archive.len()).unwrap_or_default().saturating_sub(1))
}

fn bring(entry: &mut impl Read, copy: &Path, target: &Path) -> Result<()> {
    let mut out = create_new(target)?;
    let written = std::io::copy(entry, &mut out).and_then(|_| out.sync_all());
    written.map_err(|cause| match cause.kind() {
        // What the archive itself says of bytes that are not those that were packed.
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
            Error::not_read(copy)(cause)
        }
        _ => Error::not_written(target)(cause),
    })
}

/// Where an entry goes: only names that we write ourselves are taken.
fn target_of(into: &Path, name: &str) -> Option<PathBuf> {
    if name == DATABASE {
        return Some(into.join(name));
    }
    let hex = name.strip_prefix("raw/")?.get(3..)?.strip_suffix(".eml")?;
    let digest = Digest::parse(hex)?;
    (entry_name(digest) == name).then(|| into.join(name))
}

/// A letter's name in the copy: the same as in the data folder.
fn entry_name(digest: Digest) -> String {
    let hex = digest.to_string();
    format!("raw/{}/{hex}.eml", hex.get(..2).unwrap_or_default())
}

fn letters(database: &Path) -> Result<Vec<Digest>> {
    let connection = Connection::open(database)?;
    let mut query = connection.prepare("SELECT digest FROM raw ORDER BY digest")?;
    let rows = query.query_map([], |row| row.get::<_, Column<Digest>>(0))?;
    Ok(rows.map(|row| row.map(|digest| digest.0)).collect::<rusqlite::Result<_>>()?)
}

fn add(archive: &mut ZipWriter<File>, target: &Path, name: &str, path: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true)
        .unix_permissions(0o600);
    archive.start_file(name, options).map_err(|cause| not_packed(target, cause))?;
    let mut file = File::open(path).map_err(Error::file(format!("open {}", path.display())))?;
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let count =
            file.read(&mut buffer).map_err(Error::file(format!("read {}", path.display())))?;
        let Some(part) = buffer.get(..count).filter(|part| !part.is_empty()) else { break };
        archive.write_all(part).map_err(Error::not_written(target))?;
    }
    Ok(())
}

fn create_new(path: &Path) -> Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.create_new(true).read(true).write(true).mode(0o600);
    options.open(path).map_err(Error::not_written(path))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn not_packed(target: &Path, cause: ZipError) -> Error {
    Error::not_written(target)(std::io::Error::other(cause))
}

fn not_unpacked(copy: &Path, cause: ZipError) -> Error {
    match cause {
        ZipError::Io(cause) => Error::not_read(copy)(cause),
        ZipError::InvalidArchive(_) => Error::NoCopy(copy.to_path_buf()),
        other => Error::not_read(copy)(std::io::Error::other(other)),
    }
}
