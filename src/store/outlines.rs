//! The text of reports by heading: derived, written with the judgement and dropped with it.

use rusqlite::Transaction;

use crate::model::outline::{FileOutline, Judged, Section};
use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::value::Column;

impl Store {
    /// The outlines of one letter's files, in the order of their paths.
    pub fn outlines(&self, digest: Digest) -> Result<Vec<FileOutline>> {
        let rows: Vec<(String, String)> = self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT path, content FROM outline WHERE digest = ?1 ORDER BY path",
            )?;
            let rows = query.query_map([Column(digest)], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        rows.into_iter()
            .map(|(path, content)| Ok(FileOutline { path, sections: parse(&content)? }))
            .collect()
    }
}

/// Puts a letter's outlines in place of older ones.
pub(super) fn save(transaction: &Transaction<'_>, judged: &Judged) -> Result<()> {
    let digest = Column(judged.judgement.digest);
    transaction.prepare_cached("DELETE FROM outline WHERE digest = ?1")?.execute([&digest])?;
    let mut statement = transaction
        .prepare_cached("INSERT INTO outline (digest, path, content) VALUES (?1, ?2, ?3)")?;
    for file in &judged.outlines {
        let content = serde_json::to_string(&file.sections)
            .map_err(|cause| Error::Value(format!("an outline cannot be written: {cause}")))?;
        statement.execute((&digest, &file.path, &content))?;
    }
    Ok(())
}

pub(super) fn parse(content: &str) -> Result<Vec<Section>> {
    serde_json::from_str(content)
        .map_err(|cause| Error::Value(format!("an outline cannot be read: {cause}")))
}
