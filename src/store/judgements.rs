//! What the machine made of each letter: derived, so it can be dropped and made again.

use rusqlite::OptionalExtension;

use crate::model::judgement::Judgement;
use crate::model::outline::Judged;
use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::{Error, Result};
use crate::store::outlines;
use crate::store::value::Column;

impl Store {
    /// Letters on disk of which there is no judgement made by this version of program and round
    /// data, oldest receipt first.
    pub fn unjudged(&self, made_by: &str) -> Result<Vec<Digest>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT raw.digest
                 FROM raw
                 LEFT JOIN judgement ON judgement.digest = raw.digest AND judgement.made_by = ?1
                 WHERE judgement.digest IS NULL
                 ORDER BY (SELECT min(received_at) FROM sighting WHERE sighting.digest = raw.digest),
                          raw.digest",
            )?;
            let rows = query.query_map([made_by], |row| row.get::<_, Column<Digest>>(0))?;
            Ok(rows.map(|row| row.map(|digest| digest.0)).collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Every letter on disk.
    pub fn letters(&self) -> Result<Vec<Digest>> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached("SELECT digest FROM raw ORDER BY digest")?;
            let rows = query.query_map([], |row| row.get::<_, Column<Digest>>(0))?;
            Ok(rows.map(|row| row.map(|digest| digest.0)).collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps judgements with their outlines in place of older ones, all of them or none.
    pub fn save_judgements(&self, judgements: &[Judged], made_by: &str) -> Result<()> {
        self.write(|transaction| {
            let mut statement = transaction.prepare_cached(
                "INSERT INTO judgement (digest, made_by, content)
                 VALUES (?1, ?2, ?3)
                 ON CONFLICT (digest) DO UPDATE
                 SET made_by = excluded.made_by, content = excluded.content",
            )?;
            for judged in judgements {
                let judgement = &judged.judgement;
                let content = serde_json::to_string(judgement).map_err(|cause| {
                    Error::Value(format!("a judgement cannot be written: {cause}"))
                })?;
                statement.execute((Column(judgement.digest), made_by, &content))?;
                outlines::save(transaction, judged)?;
            }
            Ok(())
        })
    }

    /// The judgement of one letter as it is kept now.
    pub fn judgement(&self, digest: Digest) -> Result<Option<Judgement>> {
        let content: Option<String> = self.read(|transaction| {
            Ok(transaction
                .prepare_cached("SELECT content FROM judgement WHERE digest = ?1")?
                .query_row([Column(digest)], |row| row.get(0))
                .optional()?)
        })?;
        content.map(|text| parse(&text)).transpose()
    }
}

pub(super) fn parse(content: &str) -> Result<Judgement> {
    serde_json::from_str(content)
        .map_err(|cause| Error::Value(format!("a judgement cannot be read: {cause}")))
}
