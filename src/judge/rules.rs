//! Check rules of a round over the figures in force: R01 … of `round.toml`.
//!
//! Computed whenever somebody asks, like everything that hangs on several letters or on rulings.
//! Only figures that count are tested (read, or set by a person); a figure under review is as good
//! as absent, and what names an absent figure is passed over. A rule gives a note and no more.

mod columns;
mod field;
mod part;

use jiff::Timestamp;

use crate::judge::in_force;
use crate::judge::ledger::Ledger;
use crate::judge::rules::field::Field;
use crate::model::check::Rule;
use crate::model::judgement::{Component, FileJudgement, Outcome};
use crate::model::ledger::FigureRow;
use crate::model::round::{IndicatorCode, Round};
use crate::model::rule_note::{RuleBreak, RuleNote};
use crate::model::ruling::Decision;
use crate::model::unit::{Expected, Unit};
use crate::text::fold;

/// Rules that do not hold for these figures in force, in the order of lists, and that nobody has
/// settled: the order of the list, then of the rules.
pub fn notes(ledger: &Ledger<'_>, round: &Round, figures: &[FigureRow]) -> Vec<RuleNote> {
    let figures = in_force::by_unit(figures);
    let field = Field::new(round, &figures);
    // What the configuration let pass parses; a rule that does not is none.
    let parsed = |text: &str| Rule::parse(text).ok();
    let rules: Vec<_> = round
        .checks
        .iter()
        .filter_map(|check| parsed(&check.test).map(|rule| (check, rule)))
        .collect();
    let mut notes = Vec::new();
    for unit in round.roster.units.iter().filter(|unit| unit.expected != Expected::Receiver) {
        let files = in_force::files(ledger, round, &unit.id);
        for (check, rule) in &rules {
            let breaks = breaks(&field, unit, &files, rule);
            if breaks.is_empty() {
                continue;
            }
            let (check, note) = (check.id.clone(), check.note.clone());
            let note = RuleNote { unit: unit.id.clone(), check, note, breaks };
            let own = figures.get(&unit.id).copied().unwrap_or_default();
            if !is_settled(ledger, round, &note, own) {
                notes.push(note);
            }
        }
    }
    notes
}

fn breaks(field: &Field<'_>, unit: &Unit, files: &[&FileJudgement], rule: &Rule) -> Vec<RuleBreak> {
    let report = Report::of(files);
    rule.parts.iter().flat_map(|part| part::breaks(field, unit, &report, part)).collect()
}

/// Words of a unit's report, as far as rules ask for them.
#[derive(Clone, Debug)]
struct Report<'a> {
    /// A report in words was read: that something does not stand in it can be said.
    is_read: bool,
    written: Vec<&'a str>,
}

impl<'a> Report<'a> {
    fn of(files: &[&'a FileJudgement]) -> Self {
        let read = |file: &&&FileJudgement| file.outcome == Outcome::Read && !file.other_round;
        let is_report = |file: &&FileJudgement| file.component == Some(Component::Report);
        let written = files.iter().filter(read).flat_map(|file| &file.written);
        Self {
            is_read: files.iter().filter(read).any(is_report),
            written: written.map(String::as_str).collect(),
        }
    }
}

/// Whether a person said that the figures are right all the same: a note on the unit that begins
/// with the rule's key. It is about what was known then, so a later figure opens the matter again.
fn is_settled(ledger: &Ledger<'_>, round: &Round, note: &RuleNote, figures: &[FigureRow]) -> bool {
    let newest = newest(ledger, round, note, figures);
    ledger.rulings.on_unit(&round.id, &note.unit).iter().any(|ruling| match &ruling.decision {
        Decision::Note { text, .. } => {
            names(text, &note.check) && newest.is_none_or(|newest| newest <= ruling.at)
        }
        _ => false,
    })
}

/// "R05: đã hỏi, số đúng" names R05.
fn names(text: &str, check: &str) -> bool {
    let first =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| !word.is_empty());
    first.is_some_and(|word| fold::fold(word) == fold::fold(check))
}

/// When the newest of the figures concerned came or was set; of all the unit's figures where the
/// rule names none.
fn newest(
    ledger: &Ledger<'_>,
    round: &Round,
    note: &RuleNote,
    figures: &[FigureRow],
) -> Option<Timestamp> {
    let named: Vec<_> = note.breaks.iter().flat_map(|broken| &broken.figures).collect();
    let concerned = |indicator: &IndicatorCode| {
        named.is_empty() || named.iter().any(|f| f.indicator == *indicator)
    };
    let came = figures.iter().filter(|row| concerned(&row.indicator)).filter_map(|r| r.received_at);
    let set = ledger
        .rulings
        .figures_of(&round.id, &note.unit)
        .filter(|(key, _)| concerned(&key.2))
        .map(|(_, ruling)| ruling.at);
    came.chain(set).max()
}

#[cfg(test)]
mod tests;
