//! What the demo shows: letters as they come, and below them the late list kept up to date.

use std::collections::BTreeSet;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::{SignedDuration, Timestamp};

use crate::cli::demo::postman::Pace;
use crate::cli::failure::Failure;
use crate::cli::{lists, output};
use crate::desk::Desk;
use crate::judge::ledger::{Ledger, digest_of};
use crate::judge::standing::standings;
use crate::model::judgement::Verdict;
use crate::model::ledger::{Row, Standings, State};
use crate::model::round::Round;
use crate::model::sighting::Digest;
use crate::report;
use crate::store::Store;

/// Days after the due date that the final list shows.
const DAYS_AFTER: i64 = 7;

/// The screen.
pub(super) struct Screen<'a> {
    desk: &'a Desk,
    round: &'a Round,
    expected: usize,
    shown: BTreeSet<Digest>,
    panel: Option<Panel>,
}

/// Lines at the bottom of a terminal that are drawn anew in place.
struct Panel {
    all: MultiProgress,
    lines: Vec<ProgressBar>,
}

impl Panel {
    fn new(lines: usize) -> Self {
        let all = MultiProgress::with_draw_target(ProgressDrawTarget::stdout());
        let lines = (0..lines).map(|_| all.add(line())).collect();
        Self { all, lines }
    }

    fn draw(&self, texts: &[String]) {
        for (bar, text) in self.lines.iter().zip(texts) {
            bar.set_message(text.clone());
            bar.tick();
        }
    }
}

fn line() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{wide_msg}") {
        bar.set_style(style);
    }
    bar
}

impl<'a> Screen<'a> {
    /// The screen with its opening line.
    pub(super) fn new(desk: &'a Desk, letters: usize, pace: Pace) -> Result<Self, Failure> {
        let round = desk.round(None)?;
        let panel =
            (pace == Pace::Watched).then(|| Panel::new(round.groups.len().saturating_add(4)));
        let screen = Self { desk, round, expected: letters, shown: BTreeSet::new(), panel };
        screen.print(&desk.words.demo_start(letters, round.roster.units.len()))?;
        Ok(screen)
    }

    /// Shows what came since the last look; true when every letter has been shown.
    pub(super) fn follow(&mut self, store: &Store) -> Result<bool, Failure> {
        let snapshot = self.desk.snapshot(store)?;
        let newest = snapshot
            .sightings
            .iter()
            .filter(|s| s.digest.is_some_and(|digest| snapshot.judgements.contains_key(&digest)))
            .map(|sighting| sighting.received_at)
            .max();
        let Some(newest) = newest else { return Ok(false) };
        let ledger = self.desk.ledger(&snapshot, newest);
        let standings = standings(&ledger, self.round);
        let fresh: Vec<&Row> = ledger
            .rows
            .iter()
            .filter(|row| {
                digest_of(row).is_some_and(|digest| {
                    snapshot.judgements.contains_key(&digest) && !self.shown.contains(&digest)
                })
            })
            .collect();
        for row in fresh {
            self.letter(row, &standings)?;
            self.shown.extend(digest_of(row));
        }
        if let Some(panel) = &self.panel {
            panel.draw(&self.panel_lines(&ledger, &standings));
        }
        let stored = snapshot.sightings.iter().filter(|s| s.digest.is_some()).count();
        Ok(stored >= self.expected
            && snapshot
                .sightings
                .iter()
                .all(|sighting| sighting.digest.is_some_and(|digest| self.shown.contains(&digest))))
    }

    /// The final list, as `late` prints it some days after the due date.
    pub(super) fn finish(&mut self, store: &Store) -> Result<(), Failure> {
        if let Some(panel) = self.panel.take() {
            panel.lines.iter().for_each(ProgressBar::finish_and_clear);
        }
        let snapshot = self.desk.snapshot(store)?;
        let standings = standings(&self.desk.ledger(&snapshot, self.last_moment()), self.round);
        let context = lists::context(self.desk);
        let list = report::late::text(&standings, self.round, &context, output::width());
        self.print(&format!("\n{list}"))?;
        self.print(self.desk.words.demo_over())
    }

    fn last_moment(&self) -> Timestamp {
        let due = self.round.due.to_zoned(self.desk.config.time_zone.clone());
        let days = SignedDuration::from_hours(24 * DAYS_AFTER);
        due.map_or(Timestamp::MAX, |due| {
            due.timestamp().saturating_add(days).unwrap_or(Timestamp::MAX)
        })
    }

    /// A letter: when, from whom, subject; then whose, why, and where the unit stands now.
    fn letter(&self, row: &Row, standings: &Standings) -> Result<(), Failure> {
        let (words, names) = (self.desk.words, self.desk.names());
        let time = row.sighting.received_at.to_zoned(self.desk.config.time_zone.clone());
        let sighting = &row.sighting;
        self.print(&words.demo_letter(&words.date_time(&time), &sighting.from, &sighting.subject))?;
        let why: Vec<String> =
            row.evidence.iter().take(2).map(|reason| words.evidence(reason, names)).collect();
        let why = why.join(" ");
        let verdict = words.verdict(row.verdict);
        let line = if row.verdict.is_report() && !row.units.is_empty() {
            let state = row.units.iter().filter_map(|unit| {
                let standing = standings.units.iter().find(|standing| standing.unit == *unit)?;
                Some(words.state_with_days(standing.state, standing.days_late))
            });
            let state = state.collect::<Vec<_>>().join(", ");
            words.demo_settled(&names.units(&row.units), &format!("{verdict} · {why}"), &state)
        } else if row.verdict == Verdict::Unresolved {
            words.demo_unsettled(verdict, &why)
        } else {
            words.demo_other(verdict, &why)
        };
        self.print(&line)
    }

    fn panel_lines(&self, ledger: &Ledger<'_>, standings: &Standings) -> Vec<String> {
        let words = self.desk.words;
        let as_of = standings.as_of.to_zoned(self.desk.config.time_zone.clone());
        let waiting = crate::judge::review::review(ledger).len();
        let totals = standings.totals;
        let mut lines = vec![
            "─".repeat(output::width()),
            words.late_head(&as_of, &totals, totals.to_review),
            words.demo_totals(totals.received, totals.expected, totals.late, waiting),
        ];
        for group in &self.round.groups {
            let of_group =
                standings.units.iter().filter(|unit| unit.group == group.id && unit.expected);
            let count =
                |test: fn(State) -> bool| of_group.clone().filter(|unit| test(unit.state)).count();
            let received = count(State::received);
            let late = count(|state| state == State::Late);
            lines.push(words.demo_group(&group.title, received, of_group.clone().count(), late));
        }
        lines
    }

    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        match &self.panel {
            Some(panel) => panel
                .all
                .println(text)
                .map_err(|cause| Failure::world(self.desk.words.cannot_write("stdout"), cause)),
            None => output::write(self.desk.words, None, format!("{text}\n").as_bytes()),
        }
    }
}
