//! What can go wrong with the data folder: one variant per thing the caller does differently.

use std::io;
use std::path::{Path, PathBuf};

/// The data folder failed us.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another process owns the folder: leave it alone.
    #[error("the data folder {folder} is in use by process {owner}", folder = .folder.display())]
    Busy {
        /// The data folder.
        folder: PathBuf,
        /// The owner's process id as it wrote it, `?` where unreadable.
        owner: String,
    },
    /// No data folder there yet: nothing has been collected.
    #[error("there is no data folder at {}", .0.display())]
    Missing(PathBuf),
    /// A newer version of the program made the database.
    #[error("the database has version {found}; this program knows versions up to {known}")]
    Newer {
        /// Version in the file.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// The disk is full: wait for space, nothing is half written.
    #[error("no space left on the disk of the data folder")]
    Full,
    /// The database is damaged: restore a copy.
    #[error("the database is damaged")]
    Damaged(#[source] rusqlite::Error),
    /// The folder to restore into holds something: nothing is ever overwritten.
    #[error("{} is not empty", .0.display())]
    Occupied(PathBuf),
    /// The file to restore from is no copy of ours.
    #[error("{} is not a backup of tonghop", .0.display())]
    NoCopy(PathBuf),
    /// The copy, or what is brought back from it, could not be written: the data folder is well.
    #[error("cannot write {}", .path.display())]
    CopyNotWritten {
        /// What we were writing.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// The copy could not be read.
    #[error("cannot read {}", .path.display())]
    CopyNotRead {
        /// The copy.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// Asked to write through a store opened for reading.
    #[error("the store was opened for reading only")]
    ReadOnly,
    /// Any other fault of the database.
    #[error("database")]
    Sql(#[source] rusqlite::Error),
    /// A file could not be read or written.
    #[error("{doing}")]
    File {
        /// What we were doing, with the path.
        doing: String,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// A stored value that no version of the program writes.
    #[error("unexpected value in the database: {0}")]
    Value(String),
}

/// What the store's functions return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Context for a failing file operation.
    pub(crate) fn file(doing: String) -> impl FnOnce(io::Error) -> Self {
        move |cause| match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::File { doing, cause },
        }
    }

    /// Context for a copy that cannot be written.
    pub(crate) fn not_written(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::CopyNotWritten { path: path.to_path_buf(), cause }
    }

    /// Context for a copy that cannot be read.
    pub(crate) fn not_read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::CopyNotRead { path: path.to_path_buf(), cause }
    }

    /// The same fault where it befell the copy at `path`, not the data folder.
    pub(crate) fn of_copy(self, path: &Path) -> Self {
        match self {
            Self::Full => Self::not_written(path)(io::ErrorKind::StorageFull.into()),
            Self::File { cause, .. } => Self::not_written(path)(cause),
            other => other,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Self {
        match cause.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                Self::Damaged(cause)
            }
            _ => Self::Sql(cause),
        }
    }
}
