//! What is known of a letter without opening it again: the judgement, the places, the decisions.

use jiff::{Timestamp, Zoned};

use crate::model::figure::FigureStatus;
use crate::model::judgement::{FileJudgement, Outcome};
use crate::model::ledger::Row;
use crate::model::letter::{LetterHead, Mailbox};
use crate::model::ruling::{Decision, Ruling};
use crate::model::sighting::{Digest, FolderRole};
use crate::web::pages::letters::whose;
use crate::web::picture::Picture;
use crate::words::{Names, Words};

/// Receivers that are listed.
const RECEIVERS: usize = 10;

/// What a sentence about a letter is made with.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) picture: &'a Picture,
    pub(super) words: Words,
}

/// One file of the judgement.
pub(super) struct FileRow {
    pub(super) name: String,
    pub(super) format: &'static str,
    pub(super) part: &'static str,
    pub(super) outcome: &'static str,
    pub(super) mark: &'static str,
    pub(super) document: String,
    pub(super) figures: String,
    pub(super) unit: String,
    pub(super) download: Option<String>,
    pub(super) sha256: String,
}

/// One decision about the letter.
pub(super) struct Past {
    pub(super) id: i64,
    pub(super) sentence: String,
    pub(super) by: String,
    pub(super) in_force: bool,
}

impl Teller<'_> {
    fn zoned(&self, at: Timestamp) -> Zoned {
        self.picture.zoned(at)
    }

    pub(super) fn names(&self) -> Names<'_> {
        self.picture.desk.names()
    }

    /// Spam and Trash, said plainly.
    pub(super) fn banners(&self, rows: &[&Row]) -> Vec<String> {
        let there = |role: FolderRole| {
            let mut rows = rows.iter().filter(move |row| !row.sighting.vanished);
            rows.find(move |row| row.sighting.role == role).map(|row| row.sighting.folder.as_str())
        };
        let junk = there(FolderRole::Junk).map(|folder| self.words.letter_in_junk(folder));
        let trash = there(FolderRole::Trash).map(|folder| self.words.letter_in_trash(folder));
        junk.into_iter().chain(trash).collect()
    }

    /// Name and value of each fact.
    pub(super) fn facts(
        &self,
        row: &Row,
        rows: &[&Row],
        head: &LetterHead,
    ) -> Vec<(&'static str, Vec<String>)> {
        let words = self.words;
        let round = row.round.as_ref().and_then(|id| self.picture.round(id.as_str()));
        let unit = match whose(row, self.picture, words) {
            unit if unit.is_empty() => words.letter_of_nobody().to_owned(),
            unit => unit,
        };
        let to = head.to.iter().take(RECEIVERS).map(shown).collect::<Vec<_>>().join(", ");
        let from = match shown(&head.from) {
            from if from.is_empty() => row.sighting.from.clone(),
            from => from,
        };
        let facts = [
            (words.letters_unit(), vec![unit]),
            (
                words.letter_round(),
                vec![round.map_or_else(
                    || words.letter_no_round().to_owned(),
                    |(round, _)| round.title.clone(),
                )],
            ),
            (words.letter_sender(), vec![from]),
            (words.letter_more_senders(), head.more_from.iter().map(shown).collect()),
            (words.letter_reply_to(), head.reply_to.iter().map(shown).collect()),
            (words.letter_to(), vec![to]),
            (words.letter_clocks(), self.clocks(row, head)),
            (words.letter_places(), rows.iter().map(|row| self.place(row)).collect()),
            (
                words.letter_asks_until(),
                row.extension_until.map(|day| words.date(day)).into_iter().collect(),
            ),
        ];
        let known = |values: &[String]| values.iter().any(|value| !value.is_empty());
        facts.into_iter().filter(|(_, values)| known(values)).collect()
    }

    fn clocks(&self, row: &Row, head: &LetterHead) -> Vec<String> {
        let words = self.words;
        let sighting = &row.sighting;
        let server = head.received.first().map(|at| self.zoned(*at));
        let sender = head.sent_at.map(|at| self.zoned(at));
        vec![
            words.clock_mailbox(
                &self.zoned(sighting.received_at),
                words.receipt_basis(sighting.receipt_basis),
            ),
            words.clock_server(server.as_ref()),
            words.clock_sender(sender.as_ref()),
        ]
    }

    fn place(&self, row: &Row) -> String {
        let sighting = &row.sighting;
        let at = self.words.date_time(&self.zoned(sighting.received_at));
        let role = self.words.folder_role(sighting.role);
        let mut place = format!("{} / {} ({role}), {at}", sighting.mailbox, sighting.folder);
        if sighting.vanished {
            place.push_str("; ");
            place.push_str(self.words.letter_vanished());
        }
        place
    }

    /// The files of the judgement.
    pub(super) fn files(&self, row: &Row, letter: Digest) -> Vec<FileRow> {
        row.files.iter().map(|file| self.file(file, letter)).collect()
    }

    fn file(&self, file: &FileJudgement, letter: Digest) -> FileRow {
        let words = self.words;
        let is_body = file.is_body();
        let date = file.document_date.map(|date| words.date(date));
        let document = [file.document_number.clone(), date].into_iter().flatten();
        FileRow {
            name: match file.name.as_str() {
                _ if is_body => words.letter_body().to_owned(),
                "" => words.unnamed().to_owned(),
                name => name.to_owned(),
            },
            format: if is_body { "" } else { words.format(file.format) },
            part: file.component.map_or("", |component| words.component(component)),
            outcome: words.outcome(file.outcome),
            mark: match file.outcome {
                Outcome::Read => "read",
                Outcome::Unreadable => "broken",
                Outcome::Ignored => "other",
            },
            document: document.collect::<Vec<_>>().join(", "),
            figures: self.counts(file),
            unit: self.names().units(&file.attribution.candidates()),
            download: (!is_body).then(|| format!("/thu/{letter}/tep/{}", file.sha256)),
            sha256: file.sha256.to_string(),
        }
    }

    fn counts(&self, file: &FileJudgement) -> String {
        let count = |status: FigureStatus| {
            file.figures.iter().filter(|figure| figure.reading.status == status).count()
        };
        let (taken, review) = (count(FigureStatus::Read), count(FigureStatus::Review));
        if taken == 0 && review == 0 && file.stray_rows.is_empty() {
            return String::new();
        }
        self.words.letter_figure_counts(taken, review, file.stray_rows.len())
    }

    /// Decisions about the letter or its sender, the newest first.
    pub(super) fn history(&self, letter: Digest, sender: &str) -> Vec<Past> {
        let about = self.picture.rulings.iter().rev();
        let about = about.filter(|ruling| is_about(&ruling.decision, letter, sender));
        about.map(|ruling| self.past(ruling)).collect()
    }

    fn past(&self, ruling: &Ruling) -> Past {
        let zone = &self.picture.desk.config.time_zone;
        Past {
            id: ruling.id,
            sentence: self.words.decision(&ruling.decision, self.names(), zone),
            by: self.words.letter_decided_by(&ruling.by, &self.zoned(ruling.at), &ruling.reason),
            in_force: ruling.in_force(),
        }
    }
}

fn is_about(decision: &Decision, letter: Digest, sender: &str) -> bool {
    match decision {
        Decision::Address { address, .. } => address == sender,
        _ => decision.letter() == Some(letter),
    }
}

/// `Name <address>`.
fn shown(mailbox: &Mailbox) -> String {
    match (mailbox.name.trim(), mailbox.address.as_str()) {
        ("", address) => address.to_owned(),
        (name, "") => name.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}
