//! Judgements as they were parsed last. One is JSON of some hundred kilobytes and changes only when
//! its letter is read again, so a snapshot parses what is new and shares the rest.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Transaction;
use sha2::{Digest as _, Sha256};

use crate::model::judgement::Judgement;
use crate::model::sighting::Digest;
use crate::store::error::Result;
use crate::store::judgements;
use crate::store::value::Column;

/// By letter: what was parsed, and of which text, so that no other text ever passes for it.
type Known = BTreeMap<Digest, ([u8; 32], Arc<Judgement>)>;

/// What the last snapshot parsed.
#[derive(Debug, Default)]
pub(super) struct Parsed(Mutex<Known>);

impl Parsed {
    /// Every judgement of this state of the database.
    pub(super) fn all(&self, state: &Transaction<'_>) -> Result<BTreeMap<Digest, Arc<Judgement>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut query = state.prepare_cached(
            "SELECT digest, content
             FROM judgement",
        )?;
        let mut rows = query.query([])?;
        let mut now = Known::new();
        while let Some(row) = rows.next()? {
            let digest = row.get::<_, Column<Digest>>(0)?.0;
            let content = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let text: [u8; 32] = Sha256::digest(content).into();
            let judgement = match known.get(&digest) {
                Some((of, judgement)) if *of == text => Arc::clone(judgement),
                _ => Arc::new(judgements::parse(content)?),
            };
            now.insert(digest, (text, judgement));
        }
        *known = now;
        Ok(known.iter().map(|(digest, (_, judgement))| (*digest, Arc::clone(judgement))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::judgement::{Attribution, Verdict};
    use crate::model::letter::LetterHead;
    use crate::model::outline::Judged;
    use crate::store::Store;

    fn judged(letter: u8, verdict: Verdict) -> Judged {
        Judged {
            judgement: Judgement {
                digest: Digest([letter; 32]),
                head: LetterHead::default(),
                attribution: Attribution::Nobody,
                round: None,
                verdict,
                extension_until: None,
                evidence: Vec::new(),
                files: Arc::default(),
                findings: Vec::new(),
            },
            outlines: Vec::new(),
        }
    }

    #[test]
    fn only_what_was_judged_anew_is_parsed_anew() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        for letter in [1, 2] {
            let row = (Column(Digest([letter; 32])),);
            let insert = "INSERT INTO raw VALUES (?1, 1, 1)";
            store.write(|transaction| Ok(transaction.execute(insert, row)?)).unwrap();
        }
        let save =
            |letter, verdict| store.save_judgements(&[judged(letter, verdict)], "a").unwrap();
        let all = || store.snapshot(&[]).unwrap().judgements.into_values().collect::<Vec<_>>();
        save(1, Verdict::Submission);
        save(2, Verdict::Submission);
        let before = all();
        save(2, Verdict::Question);
        let [first, second] = all().try_into().unwrap();
        assert!(Arc::ptr_eq(&first, &before[0]) && !Arc::ptr_eq(&second, &before[1]));
        assert_eq!(second.verdict, Verdict::Question);
    }
}
