//! Opening the data folder: owner's lock, permissions, pragmas, migrations.
//!
//! `synchronous=FULL` is not a taste: in WAL mode `NORMAL` loses committed rows when the power goes.

use std::fs::{DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::parsed::Parsed;

/// Never edited after a release; each runs in a transaction of its own.
const MIGRATIONS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("outline.sql"),
    include_str!("accounts.sql"),
    include_str!("reminder.sql"),
];

/// A backup or a long report may hold the database for a while.
const BUSY_WAIT: Duration = Duration::from_mins(1);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Owner,
    Beside,
    Reader,
}

pub(super) fn open(folder: &Path, access: Access) -> Result<Store> {
    let lock = match access {
        Access::Owner => {
            create_private(folder)?;
            create_private(&folder.join("raw"))?;
            Some(take_lock(folder)?)
        }
        Access::Beside | Access::Reader => None,
    };
    let file = folder.join("tonghop.sqlite");
    if access == Access::Owner {
        create_private_file(&file)?;
    } else if !file.exists() {
        return Err(Error::Missing(folder.to_path_buf()));
    }
    let writer = match access {
        Access::Reader => None,
        Access::Owner | Access::Beside => Some(Mutex::new(writer(&file)?)),
    };
    let reader = Mutex::new(reader(&file)?);
    Ok(Store {
        folder: folder.to_path_buf(),
        writer,
        reader,
        parsed: Parsed::default(),
        _lock: lock,
    })
}

/// Creates a folder that only we can enter, and takes others' rights from one that exists.
pub(super) fn create_private(folder: &Path) -> Result<()> {
    let doing = || format!("create the folder {}", folder.display());
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Error::file(doing()))?;
    std::fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(Error::file(doing()))
}

fn create_private_file(file: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).read(true).write(true).truncate(false).mode(0o600);
    options.open(file).map_err(Error::file(format!("open {}", file.display())))
}

fn take_lock(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    let doing = || format!("lock {}", path.display());
    let mut file = create_private_file(&path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(Error::Busy { folder: folder.to_path_buf(), owner: owner(&mut file) });
        }
        Err(TryLockError::Error(cause)) => return Err(Error::file(doing())(cause)),
    }
    file.set_len(0).map_err(Error::file(doing()))?;
    write!(file, "{}", rustix::process::getpid().as_raw_nonzero()).map_err(Error::file(doing()))?;
    Ok(file)
}

/// Whether some process holds the owner's lock. A shared lock asks without taking it from anybody.
pub(super) fn is_owned(folder: &Path) -> bool {
    let lock = File::open(folder.join("lock"));
    lock.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn owner(file: &mut File) -> String {
    let mut text = String::new();
    match file.take(20).read_to_string(&mut text) {
        Ok(_) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => "?".to_owned(),
    }
}

fn writer(file: &Path) -> Result<Connection> {
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.set_prepared_statement_cache_capacity(64);
    migrate(&mut connection)?;
    Ok(connection)
}

fn reader(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.pragma_update(None, "query_only", "ON")?;
    connection.set_prepared_statement_cache_capacity(64);
    check_version(&connection)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<()> {
    let done = check_version(connection)?;
    for (version, script) in (1_i64..).zip(MIGRATIONS) {
        if version > done {
            let transaction = connection.transaction()?;
            transaction.execute_batch(script)?;
            transaction.pragma_update(None, "user_version", version)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

fn check_version(connection: &Connection) -> Result<i64> {
    let found = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known { Err(Error::Newer { found, known }) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_second_owner_is_refused_and_told_who_the_first_is() {
        let folder = tempfile::tempdir().unwrap();
        let first = Store::open(folder.path()).unwrap();
        let second = Store::open(folder.path()).unwrap_err();
        assert!(
            second.to_string().contains(&rustix::process::getpid().as_raw_nonzero().to_string()),
            "{second}"
        );
        Store::open_reader(folder.path()).unwrap();
        drop(first);
        Store::open(folder.path()).unwrap();
    }

    #[test]
    fn nobody_else_can_read_what_is_stored() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("data");
        let _store = Store::open(&folder).unwrap();
        assert_eq!(mode(&folder), 0o700);
        for name in ["tonghop.sqlite", "tonghop.sqlite-wal", "lock"] {
            assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
        }
    }

    #[test]
    fn a_reader_cannot_write_and_a_newer_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        Store::open_reader(folder.path()).unwrap_err();
        let owner = Store::open(folder.path()).unwrap();
        let reader = Store::open_reader(folder.path()).unwrap();
        assert!(matches!(reader.write(|_| Ok(())), Err(Error::ReadOnly)));
        owner.write(|t| Ok(t.pragma_update(None, "user_version", 99)?)).unwrap();
        drop(owner);
        assert!(matches!(Store::open(folder.path()), Err(Error::Newer { found: 99, .. })));
    }
}
