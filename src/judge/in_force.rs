//! Which figures count: those of the newest version that is no worse than the one before.
//!
//! A replacement takes over as a whole, unless it holds clearly fewer figures (a broken
//! replacement never displaces a good report); a supplement adds what was missing, and where it
//! contradicts what stood there a person decides. Of several files of one letter the one that is
//! [believed more](crate::judge::trust) counts. A person's figure wins over all.

mod weigh;

use std::collections::{BTreeMap, BTreeSet};

use crate::judge::in_force::weigh::{add, takes_over};
use crate::judge::ledger::rulings::FigureKey;
use crate::judge::ledger::{Ledger, digest_of, files_of};
use crate::judge::trust;
use crate::model::figure::{Absent, Figure, FigureStatus, Reading, Value};
use crate::model::judgement::{FileJudgement, Outcome, Verdict};
use crate::model::ledger::{FigureRow, Row, StrayFigureRow};
use crate::model::round::{IndicatorCode, IndicatorKind, PeriodId, Round};
use crate::model::ruling::{Decision, Ruling};
use crate::model::sighting::FolderRole;
use crate::model::unit::{Expected, Unit, UnitId};

type Key = (IndicatorCode, PeriodId);
type Figures = BTreeMap<Key, FigureRow>;

/// Figures in force of a round: the list's order, the form's order, the periods' order; with `all`
/// also a row for each indicator of which nothing was found.
pub fn figures(ledger: &Ledger<'_>, round: &Round, all: bool) -> Vec<FigureRow> {
    let listed = round.roster.units.iter().filter(|unit| unit.expected != Expected::Receiver);
    let of_unit = |unit| {
        let mut own = of_unit(ledger, round, unit);
        if all {
            own.extend(not_found(round, unit, &own));
            sort(&mut own, round);
        }
        own
    };
    listed.flat_map(of_unit).collect()
}

/// Rows in the order of lists, by unit.
pub fn by_unit(rows: &[FigureRow]) -> BTreeMap<&UnitId, &[FigureRow]> {
    let units = rows.chunk_by(|row, next| row.unit == next.unit);
    units.filter_map(|own| Some((&own.first()?.unit, own))).collect()
}

/// Rows outside the form of every unit's version in force.
pub fn stray_rows(ledger: &Ledger<'_>, round: &Round) -> Vec<StrayFigureRow> {
    let mut rows = Vec::new();
    for unit in &round.roster.units {
        for (version, row) in counted_versions(ledger, round, &unit.id) {
            let Some(message) = digest_of(row) else { continue };
            for file in files_of(row, &unit.id) {
                rows.extend(file.stray_rows.iter().map(|stray| StrayFigureRow {
                    unit: unit.id.clone(),
                    row: stray.clone(),
                    file: file.name.clone(),
                    message,
                    received_at: row.sighting.received_at,
                    version,
                }));
            }
        }
    }
    rows
}

/// Files of every version of a unit's report, by receipt.
pub fn files<'l>(
    ledger: &'l Ledger<'_>,
    round: &Round,
    unit: &'l UnitId,
) -> Vec<&'l FileJudgement> {
    let versions = counted_versions(ledger, round, unit).into_iter();
    versions.flat_map(|(_, row)| files_of(row, unit)).collect()
}

fn of_unit(ledger: &Ledger<'_>, round: &Round, unit: &Unit) -> Vec<FigureRow> {
    let mut figures = Figures::new();
    for (version, row) in counted_versions(ledger, round, &unit.id) {
        let mut next = of_letter(ledger, row, &unit.id, version);
        next.retain(|(indicator, _), _| {
            round.form.get(indicator).is_some_and(|known| known.applies_to(&unit.group))
        });
        if row.verdict == Verdict::Supplement {
            add(&mut figures, next);
        } else if takes_over(&figures, &next) {
            figures = next;
        } else {
            add(&mut figures, next);
        }
    }
    let mut rows: Vec<FigureRow> = figures.into_values().collect();
    correct(ledger, round, unit, &mut rows);
    sort(&mut rows, round);
    rows
}

/// Versions whose figures may count, numbered from 1 by receipt.
fn counted_versions<'l>(
    ledger: &'l Ledger<'_>,
    round: &Round,
    unit: &UnitId,
) -> Vec<(u32, &'l Row)> {
    let excluded =
        |row: &Row| digest_of(row).is_some_and(|message| ledger.rulings.excluded(&message));
    (1..)
        .zip(ledger.versions(&round.id, unit))
        .filter(|(_, row)| row.sighting.role != FolderRole::Trash && !excluded(row))
        .collect()
}

/// Figures of one letter, those that a person accepted as his.
fn of_letter(ledger: &Ledger<'_>, row: &Row, unit: &UnitId, version: u32) -> Figures {
    let accepted = digest_of(row).and_then(|message| ledger.rulings.accepted(&message));
    said_by(row, unit, version, accepted)
}

/// Figures of one letter by itself; of several files the more trustworthy one's.
pub(super) fn said_by(
    row: &Row,
    unit: &UnitId,
    version: u32,
    accepted: Option<&Ruling>,
) -> Figures {
    let mut files: Vec<&FileJudgement> = files_of(row, unit)
        .filter(|file| file.outcome == Outcome::Read && !file.other_round)
        .collect();
    files.sort_by_key(|file| trust::rank(file));
    let mut figures = Figures::new();
    for file in files {
        for figure in &file.figures {
            let key = (figure.indicator.clone(), figure.period.clone());
            let found = accept(figure_row(row, unit, file, figure, version), accepted);
            add(&mut figures, Figures::from([(key, found)]));
        }
    }
    figures
}

fn figure_row(
    row: &Row,
    unit: &UnitId,
    file: &FileJudgement,
    figure: &Figure,
    version: u32,
) -> FigureRow {
    FigureRow {
        unit: unit.clone(),
        indicator: figure.indicator.clone(),
        period: figure.period.clone(),
        reading: figure.reading.clone(),
        source: Some(figure.clone()),
        file: Some(file.name.clone()),
        message: digest_of(row),
        received_at: Some(row.sighting.received_at),
        version,
        decided_by: None,
        others: Vec::new(),
    }
}

/// Figures of a letter that a person accepted are his: doubtful ones count, and they stand against
/// what other letters say.
fn accept(mut row: FigureRow, ruling: Option<&Ruling>) -> FigureRow {
    if let Some(ruling) = ruling.filter(|_| row.reading.value.is_some()) {
        row.reading.status = FigureStatus::Read;
        row.decided_by = Some(ruling.by.clone());
    }
    row
}

/// Puts people's figures over what was read.
fn correct(ledger: &Ledger<'_>, round: &Round, unit: &Unit, rows: &mut Vec<FigureRow>) {
    for (key, ruling) in ledger.rulings.figures_of(&round.id, &unit.id) {
        let Decision::Figure { value, .. } = &ruling.decision else { continue };
        let (_, _, indicator, period) = key;
        let period = period.clone().unwrap_or_else(PeriodId::total);
        let at = rows.iter().position(|row| row.indicator == *indicator && row.period == period);
        let reading = corrected(round, indicator, value);
        match at.and_then(|index| rows.get_mut(index)) {
            Some(row) => {
                row.reading = reading;
                row.others.clear();
                row.decided_by = Some(ruling.by.clone());
            }
            None => rows.push(set_by_person(key, period, reading, ruling)),
        }
    }
}

/// A person's figure was read when it was set: a plain decimal, or words.
fn corrected(round: &Round, indicator: &IndicatorCode, value: &str) -> Reading {
    let words = round.form.get(indicator).is_some_and(|known| known.kind == IndicatorKind::Text);
    let number = value.parse().ok().filter(|_| !words);
    let raw = value.to_owned();
    let value = number.map_or_else(|| Value::Text(raw.clone()), Value::Number);
    Reading {
        value: Some(value),
        status: FigureStatus::Corrected,
        absent: None,
        qualifier: None,
        flags: Vec::new(),
        raw,
    }
}

fn set_by_person(key: &FigureKey, period: PeriodId, reading: Reading, by: &Ruling) -> FigureRow {
    FigureRow {
        unit: key.1.clone(),
        indicator: key.2.clone(),
        period,
        reading,
        source: None,
        file: None,
        message: None,
        received_at: None,
        version: 0,
        decided_by: Some(by.by.clone()),
        others: Vec::new(),
    }
}

/// Rows for indicators of which nothing was found, for `export --all`.
fn not_found(round: &Round, unit: &Unit, own: &[FigureRow]) -> Vec<FigureRow> {
    let found: BTreeSet<&IndicatorCode> = own.iter().map(|row| &row.indicator).collect();
    let missing = round.form.for_group(&unit.group).filter(|known| !found.contains(&known.code));
    missing
        .map(|known| FigureRow {
            unit: unit.id.clone(),
            indicator: known.code.clone(),
            period: PeriodId::total(),
            reading: Reading {
                value: None,
                status: FigureStatus::Absent,
                absent: Some(Absent::NotFound),
                qualifier: None,
                flags: Vec::new(),
                raw: String::new(),
            },
            source: None,
            file: None,
            message: None,
            received_at: None,
            version: 0,
            decided_by: None,
            others: Vec::new(),
        })
        .collect()
}

fn sort(rows: &mut [FigureRow], round: &Round) {
    // A position is searched for: once a row, not once a comparison.
    rows.sort_by_cached_key(|row| round.position(&row.indicator, &row.period));
}

#[cfg(test)]
mod tests;
