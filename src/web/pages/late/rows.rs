//! Rows of the list, under the headings of their groups.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::judge::standing::totals;
use crate::model::judgement::Component;
use crate::model::ledger::{Row, Standing, StandingNote, Standings};
use crate::model::round::Round;
use crate::model::sighting::{Digest, ReceiptBasis};
use crate::web::pages::late::{basis_of, filter::may_have_sent, mark, shared_basis};
use crate::web::picture::Picture;
use crate::words::{Names, Words};

/// One unit's row.
pub(super) struct Unit {
    pub(super) number: usize,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) mark: &'static str,
    pub(super) state: String,
    pub(super) received: String,
    /// The letter that is the proof.
    pub(super) proof: Option<String>,
    pub(super) document: String,
    /// How many files.
    pub(super) files: String,
    /// What of a full submission is there.
    pub(super) parts: String,
    pub(super) indicators: String,
    pub(super) note: String,
    /// Letters that may be the report: address and words.
    pub(super) letters: Vec<(String, String)>,
}

/// A group with those of its units that are shown.
pub(super) struct Group {
    pub(super) name: String,
    /// Counts of the whole group, whatever is shown of it.
    pub(super) counts: String,
    pub(super) units: Vec<Unit>,
}

/// Groups of which something is shown. A row keeps its number of the whole list.
pub(super) fn groups(
    picture: &Picture,
    round: &Round,
    standings: &Standings,
    shown: &[&Standing],
) -> Vec<Group> {
    let maker = Maker::new(picture, round, standings);
    let shown: BTreeSet<_> = shown.iter().map(|row| &row.unit).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut rows = (1_usize..).zip(&standings.units);
    for run in standings.units.chunk_by(|one, next| one.group == next.group) {
        let rows = rows.by_ref().take(run.len());
        let units: Vec<Unit> = rows
            .filter(|(_, standing)| shown.contains(&standing.unit))
            .map(|(number, standing)| maker.unit(number, standing))
            .collect();
        let Some(first) = run.first().filter(|_| !units.is_empty()) else { continue };
        let name = maker.names.group(&first.group).to_owned();
        groups.push(Group { name, counts: maker.words.subtotal_line(&totals(run)), units });
    }
    groups
}

/// What every row is made with.
struct Maker<'a> {
    round: &'a Round,
    words: Words,
    names: Names<'a>,
    zone: &'a jiff::tz::TimeZone,
    /// By what all receipts are known, which is not said in each row.
    said_above: Option<ReceiptBasis>,
    letters: BTreeMap<Digest, &'a Row>,
}

impl<'a> Maker<'a> {
    fn new(picture: &'a Picture, round: &'a Round, standings: &Standings) -> Self {
        let rows = picture.rows.iter().rev();
        Self {
            round,
            words: picture.desk.words,
            names: picture.desk.names(),
            zone: &picture.desk.config.time_zone,
            said_above: shared_basis(standings),
            letters: rows.filter_map(|row| Some((row.sighting.digest?, row))).collect(),
        }
    }

    fn unit(&self, number: usize, standing: &Standing) -> Unit {
        let words = self.words;
        let said = |note: &&StandingNote| basis_of(note).is_none_or(|b| self.said_above != Some(b));
        let notes = standing.notes.iter().filter(said);
        let notes = notes.map(|note| words.standing_note(note, self.names, self.zone));
        Unit {
            number,
            href: format!("/dot/{}/don-vi/{}", self.round.id, standing.unit),
            name: words.short_name(&standing.name),
            mark: mark(standing),
            state: state(standing, words),
            received: standing.received_at.map(|at| self.date_time(at)).unwrap_or_default(),
            proof: standing.message.map(|message| format!("/thu/{message}")),
            document: document(standing, words),
            files: self.files(standing),
            parts: parts(standing, words),
            indicators: indicators(standing),
            note: notes.collect::<Vec<_>>().join(" "),
            letters: standing.maybe_sent.iter().map(|letter| self.letter(*letter)).collect(),
        }
    }

    fn date_time(&self, at: Timestamp) -> String {
        self.words.date_time(&at.to_zoned(self.zone.clone()))
    }

    /// How many files the letter with the report in force has, its text not among them.
    fn files(&self, standing: &Standing) -> String {
        let letter = standing.message.and_then(|message| self.letters.get(&message));
        let files = letter.map_or(0, |row| row.files.iter().filter(|file| !file.is_body()).count());
        if files == 0 { String::new() } else { self.words.files_count(files) }
    }

    fn letter(&self, digest: Digest) -> (String, String) {
        let href = format!("/thu/{digest}");
        let text = match self.letters.get(&digest) {
            Some(row) => {
                self.words.see_letter_of(&row.sighting.received_at.to_zoned(self.zone.clone()))
            }
            None => digest.short(),
        };
        (href, text)
    }
}

/// A unit whose letter may be here is never called missing alone.
pub(super) fn state(standing: &Standing, words: Words) -> String {
    if may_have_sent(standing) {
        return words.maybe_sent().to_owned();
    }
    words.state_with_days(standing.state, standing.days_late)
}

fn document(standing: &Standing, words: Words) -> String {
    match (&standing.document_number, standing.document_date) {
        (Some(number), Some(date)) => words.dated(number, &words.date(date)),
        (Some(number), None) => number.clone(),
        (None, Some(date)) => words.date(date),
        (None, None) => String::new(),
    }
}

/// What of a full submission is there.
fn parts(standing: &Standing, words: Words) -> String {
    let there = [(standing.report, Component::Report), (standing.annex, Component::Annex)];
    let there = there.into_iter().filter(|(there, _)| *there);
    there.map(|(_, component)| words.component(component)).collect::<Vec<_>>().join(", ")
}

/// Read of asked for; nothing where no report came.
fn indicators(standing: &Standing) -> String {
    if standing.message.is_none() && standing.figures_read == 0 {
        return String::new();
    }
    format!("{}/{}", standing.figures_read, standing.figures_expected)
}
