//! A letter judged, with the text of its reports by heading beside the judgement.

use super::unpack::Opened;
use super::{Rules, ingest};
use crate::judge::outline::outline;
use crate::model::document::Document;
use crate::model::judgement::{BODY, Component, FileJudgement, Judgement, Outcome};
use crate::model::outline::{FileOutline, Judged};
use crate::model::round::Round;
use crate::model::sighting::Digest;

/// Judges a letter and takes the outlines of its reports in words.
pub fn judged(digest: Digest, letter: &Document, rules: &Rules) -> Judged {
    let judgement = ingest(digest, letter, rules);
    let outlines = outlines(letter, &judgement, rules);
    Judged { judgement, outlines }
}

/// The outline is that of the letter's round; of the first one where no round is known.
fn outlines(letter: &Document, judgement: &Judgement, rules: &Rules) -> Vec<FileOutline> {
    let of_letter =
        |round: &&Round| judgement.round.as_ref().is_none_or(|known| *known == round.id);
    let Some(round) = rules.rounds.iter().find(of_letter) else { return Vec::new() };
    let opened = Opened::of(letter);
    let one = |file: &FileJudgement| {
        let sections = if file.path == BODY {
            outline(&opened.body_file(), &round.outline)
        } else {
            let (_, document) = opened.files.iter().find(|(path, _)| *path == file.path)?;
            outline(document, &round.outline)
        };
        (!sections.is_empty()).then(|| FileOutline { path: file.path.clone(), sections })
    };
    judgement.files.iter().filter(|file| is_report(file)).filter_map(one).collect()
}

fn is_report(file: &FileJudgement) -> bool {
    file.component == Some(Component::Report) && file.outcome == Outcome::Read && !file.other_round
}
