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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::document::Place;
    use crate::model::invariant::Invariant;
    use crate::model::judgement::{Attribution, Judgement, Verdict};
    use crate::model::letter::LetterHead;

    const LETTER: Digest = Digest([1; 32]);

    fn judged(texts: &[&str]) -> Judged {
        let section = |text: &&str| Section {
            heading: (*text).to_owned(),
            level: 1,
            place: Place::Paragraph(3),
            outline: Some(0),
            paragraphs: Vec::new(),
        };
        let file =
            |text: &&str| FileOutline { path: (*text).to_owned(), sections: vec![section(text)] };
        Judged {
            judgement: Judgement {
                digest: LETTER,
                head: LetterHead::default(),
                attribution: Attribution::Nobody,
                round: None,
                verdict: Verdict::Submission,
                extension_until: None,
                evidence: Vec::new(),
                files: Arc::default(),
                findings: Vec::new(),
            },
            outlines: texts.iter().map(file).collect(),
        }
    }

    #[test]
    fn outlines_are_replaced_with_their_judgement_and_verify_misses_their_files() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store
            .write(|transaction| {
                transaction.execute("INSERT INTO raw VALUES (?1, 1, 1)", [Column(LETTER)])?;
                Ok(())
            })
            .unwrap();
        store.save_judgements(&[judged(&["1", "2"])], "a").unwrap();
        assert_eq!(store.outlines(LETTER).unwrap(), judged(&["1", "2"]).outlines);
        store.save_judgements(&[judged(&["2"])], "b").unwrap();
        assert_eq!(store.outlines(LETTER).unwrap(), judged(&["2"]).outlines);
        let checks = store.verify(|_| {}).unwrap();
        let check = checks.iter().find(|c| c.invariant == Invariant::OutlineOfJudgement).unwrap();
        assert_eq!(check.broken, [format!("{LETTER}: 2")]);
        store.save_judgements(&[judged(&[])], "c").unwrap();
        let checks = store.verify(|_| {}).unwrap();
        let check = checks.iter().find(|c| c.invariant == Invariant::OutlineOfJudgement).unwrap();
        assert_eq!(check.broken, [""; 0]);
    }
}
