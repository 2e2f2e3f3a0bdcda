//! After a crash: temporary files go, torn files go, rows whose file is missing ask for it again.
//!
//! A whole file without a row stays: its letter is fetched again and finds the name taken by the
//! same bytes.

use std::collections::BTreeSet;
use std::fs::DirEntry;
use std::io;
use std::path::Path;

use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::raw::{digest_of, forget, incoming};
use crate::store::value::Column;

/// What was put right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Temporary files and torn letters deleted.
    pub deleted: u64,
    /// Whole letters without a row, kept.
    pub kept: u64,
    /// Letters whose file was missing and which are fetched again.
    pub wanted: u64,
}

impl Store {
    /// Puts right what a crash left behind. The owner calls it once, before the first pass.
    pub fn repair(&self) -> Result<Repaired> {
        let raw = self.raw_folder();
        let mut done = Repaired::default();
        for temporary in entries(&incoming(&raw))? {
            forget(&temporary.path());
            done.deleted = done.deleted.saturating_add(1);
        }
        let rows = self.digests()?;
        let mut found = BTreeSet::new();
        for shelf in entries(&raw)? {
            if shelf.file_name() != "incoming" && shelf.path().is_dir() {
                sort_shelf(&shelf.path(), &rows, &mut found, &mut done)?;
            }
        }
        done.wanted = self.want_again(&rows.difference(&found).collect::<Vec<_>>())?;
        Ok(done)
    }

    fn digests(&self) -> Result<BTreeSet<Digest>> {
        self.read(|transaction| {
            let mut statement = transaction.prepare_cached("SELECT digest FROM raw")?;
            let rows = statement.query_map((), |row| row.get::<_, Column<Digest>>(0))?;
            Ok(rows.map(|row| row.map(|digest| digest.0)).collect::<rusqlite::Result<_>>()?)
        })
    }

    fn want_again(&self, missing: &[&Digest]) -> Result<u64> {
        self.write(|transaction| {
            let mut count = 0_u64;
            for digest in missing {
                transaction.execute(
                    "UPDATE sighting SET state = 'pending', digest = NULL, attempts = 0
                     WHERE digest = ?1",
                    (Column(**digest),),
                )?;
                transaction
                    .execute("DELETE FROM judgement WHERE digest = ?1", (Column(**digest),))?;
                transaction.execute("DELETE FROM raw WHERE digest = ?1", (Column(**digest),))?;
                count = count.saturating_add(1);
            }
            Ok(count)
        })
    }
}

fn sort_shelf(
    shelf: &Path,
    rows: &BTreeSet<Digest>,
    found: &mut BTreeSet<Digest>,
    done: &mut Repaired,
) -> Result<()> {
    for entry in entries(shelf)? {
        let path = entry.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).and_then(Digest::parse);
        match name {
            Some(digest) if rows.contains(&digest) => {
                found.insert(digest);
            }
            Some(digest) if digest_of(&path).is_ok_and(|real| real == digest) => {
                done.kept = done.kept.saturating_add(1);
            }
            Some(_) => {
                forget(&path);
                done.deleted = done.deleted.saturating_add(1);
            }
            None => {}
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<DirEntry>> {
    let listed = match std::fs::read_dir(folder) {
        Ok(listed) => listed.collect::<io::Result<Vec<_>>>(),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(cause),
    };
    listed.map_err(Error::file(format!("list {}", folder.display())))
}
