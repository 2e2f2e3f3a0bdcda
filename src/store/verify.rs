//! The store's invariants, checked one by one: what `tonghop verify` says after every fault.

use std::fs::{File, Metadata};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Transaction;
use sha2::{Digest as _, Sha256};

use crate::model::invariant::Invariant;
use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::value::Column;

mod derived;

/// One invariant with what breaks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What should hold.
    pub invariant: Invariant,
    /// What breaks it; empty when it holds.
    pub broken: Vec<String>,
}

/// Invariants that are one question to the database: any row is a fault.
const QUESTIONS: &[(Invariant, &str)] = &[
    (
        Invariant::Cursor,
        "SELECT folder.mailbox || '/' || folder.name || ' uid ' || sighting.uid
         FROM sighting
         JOIN folder ON folder.id = sighting.folder_id
         WHERE sighting.epoch = folder.epoch AND sighting.uid > folder.scanned",
    ),
    (
        Invariant::OnRecord,
        "SELECT 'row ' || sighting.id
         FROM sighting
         LEFT JOIN raw ON raw.digest = sighting.digest
         WHERE sighting.state = 'stored' AND raw.digest IS NULL",
    ),
    (
        Invariant::Seen,
        "SELECT lower(hex(raw.digest))
         FROM raw
         LEFT JOIN sighting ON sighting.digest = raw.digest
         WHERE sighting.id IS NULL",
    ),
    (
        Invariant::JudgementOfLetter,
        "SELECT lower(hex(judgement.digest))
         FROM judgement
         LEFT JOIN raw ON raw.digest = judgement.digest
         WHERE raw.digest IS NULL",
    ),
    (
        Invariant::RulingSigned,
        "SELECT 'ruling ' || id FROM ruling WHERE trim(by) = '' OR trim(reason) = ''",
    ),
];

impl Store {
    /// Checks every invariant; `progress` hears of each letter file that was read.
    pub fn verify(&self, mut progress: impl FnMut(u64)) -> Result<Vec<Check>> {
        let mut checks = self.read(|transaction| {
            let mut checks = vec![
                pragma(transaction, Invariant::DatabaseWhole, "PRAGMA integrity_check")?,
                pragma(transaction, Invariant::References, "PRAGMA foreign_key_check")?,
            ];
            for (invariant, question) in QUESTIONS {
                checks.push(ask(transaction, *invariant, question)?);
            }
            checks.extend(derived::judgements_are_sound(transaction)?);
            checks.push(derived::outlines_are_sound(transaction)?);
            Ok(checks)
        })?;
        checks.push(self.files_match(&mut progress)?);
        checks.push(self.nobody_else_can_read()?);
        Ok(checks)
    }

    /// A quick look: whether the database is whole and its references lead somewhere.
    pub fn is_sound(&self) -> Result<bool> {
        self.read(|transaction| {
            let whole = pragma(transaction, Invariant::DatabaseWhole, "PRAGMA quick_check")?;
            let references =
                pragma(transaction, Invariant::References, "PRAGMA foreign_key_check")?;
            Ok(whole.broken.is_empty() && references.broken.is_empty())
        })
    }

    /// Digest and size of every letter that should have a file.
    fn on_record(&self) -> Result<Vec<(Digest, u64)>> {
        self.read(|transaction| {
            let mut query = transaction.prepare("SELECT digest, size_bytes FROM raw")?;
            let rows =
                query.query_map([], |row| Ok((row.get::<_, Column<Digest>>(0)?.0, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    fn files_match(&self, progress: &mut impl FnMut(u64)) -> Result<Check> {
        let mut broken = Vec::new();
        for (digest, size_bytes) in self.on_record()? {
            match hash(&self.raw_path(digest)) {
                Ok((found, size)) if found == digest && size == size_bytes => {}
                Ok((found, size)) => {
                    broken.push(format!("{digest}: holds {size} bytes with SHA-256 {found}"));
                }
                Err(cause) => broken.push(format!("{digest}: {cause}")),
            }
            progress(size_bytes);
        }
        Ok(Check { invariant: Invariant::FileContent, broken })
    }

    /// The data folder, the database and every letter; a letter whose file is missing is told above.
    fn nobody_else_can_read(&self) -> Result<Check> {
        let database = self.folder().join("tonghop.sqlite");
        let mut broken = Vec::new();
        for (path, allowed) in [(self.folder(), 0o700), (database.as_path(), 0o600)] {
            let doing = format!("look at {}", path.display());
            let metadata = std::fs::metadata(path).map_err(Error::file(doing))?;
            broken.extend(too_open(path, &metadata, allowed));
        }
        for (digest, _) in self.on_record()? {
            let path = self.raw_path(digest);
            if let Ok(metadata) = std::fs::metadata(&path) {
                broken.extend(too_open(&path, &metadata, 0o600));
            }
        }
        Ok(Check { invariant: Invariant::Private, broken })
    }
}

fn too_open(path: &Path, metadata: &Metadata, allowed: u32) -> Option<String> {
    let mode = metadata.permissions().mode() & 0o777;
    let open = mode & !allowed != 0;
    open.then(|| format!("{} has mode {mode:o}, not {allowed:o}", path.display()))
}

fn pragma(transaction: &Transaction<'_>, invariant: Invariant, question: &str) -> Result<Check> {
    let mut query = transaction.prepare(question)?;
    let mut rows = query.query([])?;
    let mut broken = Vec::new();
    while let Some(row) = rows.next()? {
        let text = match row.get_ref(0)? {
            rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            other => format!("{other:?}"),
        };
        if text != "ok" {
            broken.push(text);
        }
    }
    Ok(Check { invariant, broken })
}

fn ask(transaction: &Transaction<'_>, invariant: Invariant, question: &str) -> Result<Check> {
    let mut query = transaction.prepare(question)?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    Ok(Check { invariant, broken: rows.collect::<rusqlite::Result<_>>()? })
}

fn hash(path: &Path) -> std::io::Result<(Digest, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut size = 0_u64;
    loop {
        let count = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..count).filter(|part| !part.is_empty()) else { break };
        hasher.update(part);
        size = size.saturating_add(u64::try_from(count).unwrap_or_default());
    }
    Ok((Digest(hasher.finalize().into()), size))
}
