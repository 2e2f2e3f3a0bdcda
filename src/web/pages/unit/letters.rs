//! Letters of the unit, newest first, each with its verdict and its files.

use crate::judge::ledger::files_of;
use crate::model::document::Format;
use crate::model::judgement::{FileJudgement, Outcome};
use crate::model::ledger::Row;
use crate::model::sighting::FolderRole;
use crate::web::pages::letters::subject;
use crate::web::pages::unit::Scene;
use crate::words::Words;

/// One letter.
pub(super) struct Letter {
    /// Its page; none while its bytes are not here.
    pub(super) href: Option<String>,
    pub(super) received: String,
    pub(super) subject: String,
    pub(super) from: String,
    pub(super) mark: &'static str,
    pub(super) verdict: &'static str,
    /// Where it was found, unless in the mailbox itself.
    pub(super) folder: Option<&'static str>,
    /// It waits for a person and may be the report.
    pub(super) maybe: bool,
    pub(super) files: Vec<String>,
}

pub(super) fn letters(scene: &Scene<'_>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = scene.rows().map(|row| letter(scene, row)).collect();
    letters.reverse();
    letters
}

fn letter(scene: &Scene<'_>, row: &Row) -> Letter {
    let (words, sighting) = (scene.words, &row.sighting);
    let maybe = sighting.digest.is_some_and(|message| scene.standing.maybe_sent.contains(&message));
    let folder = match sighting.role {
        FolderRole::Mail => None,
        role => Some(words.folder_role(role)),
    };
    let files = files_of(row, &scene.unit.id).filter(|file| file.outcome != Outcome::Ignored);
    Letter {
        href: sighting.digest.map(|digest| format!("/thu/{digest}")),
        received: words.date_time(&scene.picture.zoned(sighting.received_at)),
        subject: subject(&sighting.subject, words),
        from: sighting.from.clone(),
        mark: if maybe { "review" } else { "plain" },
        verdict: words.verdict(row.verdict),
        folder,
        maybe,
        files: files.map(|file| told(file, words)).collect(),
    }
}

/// `bao-cao.docx: báo cáo, đã đọc`
fn told(file: &FileJudgement, words: Words) -> String {
    let body = file.is_body() || (file.name.is_empty() && file.format == Format::Text);
    let name = if body { words.letter_body() } else { file.name.as_str() };
    let what = file
        .component
        .map_or_else(|| words.format(file.format), |component| words.component(component));
    format!("{name}: {what}, {}", words.outcome(file.outcome))
}
