//! Numbers that may be tested, of every unit, looked up by indicator and column.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::judge::outliers::median;
use crate::model::figure::{FigureStatus, Value};
use crate::model::ledger::FigureRow;
use crate::model::round::{IndicatorCode, PeriodId, Round};
use crate::model::rule_note::RuleFigure;
use crate::model::sighting::Digest;
use crate::model::unit::{Unit, UnitId};

/// Figures other than 0 from which on two equal annexes are no chance.
const NO_CHANCE: usize = 5;

type Key<'a> = (&'a IndicatorCode, &'a PeriodId);

/// The numbers of one unit.
pub(super) type Numbers<'a> = BTreeMap<Key<'a>, (Decimal, Option<Digest>)>;

/// The numbers of every unit.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    pub(super) round: &'a Round,
    numbers: BTreeMap<&'a UnitId, Numbers<'a>>,
    /// The numbers of a group in one place of the form, sorted: every unit's figure asks for them.
    groups: BTreeMap<(&'a str, Key<'a>), Vec<Decimal>>,
    none: Numbers<'a>,
}

impl<'a> Field<'a> {
    /// Takes the figures that count.
    pub(super) fn new(round: &'a Round, figures: &BTreeMap<&'a UnitId, &'a [FigureRow]>) -> Self {
        let numbers: BTreeMap<_, _> =
            figures.iter().map(|(unit, rows)| (*unit, numbers(rows))).collect();
        let groups = groups(round, &numbers);
        Self { round, numbers, groups, none: Numbers::new() }
    }

    /// Those of one unit.
    pub(super) fn of(&self, unit: &UnitId) -> &Numbers<'a> {
        self.numbers.get(unit).unwrap_or(&self.none)
    }

    /// The figure of an indicator in a column.
    pub(super) fn number(
        &self,
        unit: &UnitId,
        code: &IndicatorCode,
        period: &PeriodId,
    ) -> Option<Decimal> {
        self.of(unit).get(&(code, period)).map(|(number, _)| *number)
    }

    /// The same with its place, to be shown.
    pub(super) fn figure(
        &self,
        unit: &UnitId,
        code: &IndicatorCode,
        period: &PeriodId,
    ) -> Option<RuleFigure> {
        let (value, message) = *self.of(unit).get(&(code, period))?;
        Some(RuleFigure { indicator: code.clone(), period: period.clone(), value, message })
    }

    /// The columns that are no total, in order.
    pub(super) fn years(&self) -> Vec<&'a PeriodId> {
        let total = PeriodId::total();
        self.round.periods.iter().map(|period| &period.id).filter(|id| **id != total).collect()
    }

    /// The middle of a group's figures, once that many units have one.
    pub(super) fn median(
        &self,
        group: &str,
        code: &IndicatorCode,
        period: &PeriodId,
        units: u32,
    ) -> Option<Decimal> {
        let all = self.groups.get(&(group, (code, period)))?;
        (all.len() >= usize::try_from(units).unwrap_or(usize::MAX)).then(|| median(all))?
    }

    /// Other units with the same figures in every place; `None` where too few are known to tell.
    pub(super) fn twins(&self, unit: &Unit) -> Option<Vec<UnitId>> {
        let own = self.of(&unit.id);
        if own.values().filter(|(number, _)| !number.is_zero()).count() < NO_CHANCE {
            return None;
        }
        let same = |other: &Numbers<'_>| {
            own.len() == other.len()
                && own
                    .iter()
                    .zip(other)
                    .all(|((key, own), (at, other))| key == at && own.0 == other.0)
        };
        let listed = self.round.roster.units.iter().filter(|other| other.id != unit.id);
        let twins = listed.filter(|other| same(self.of(&other.id)));
        Some(twins.map(|other| other.id.clone()).collect())
    }
}

fn groups<'a>(
    round: &'a Round,
    numbers: &BTreeMap<&'a UnitId, Numbers<'a>>,
) -> BTreeMap<(&'a str, Key<'a>), Vec<Decimal>> {
    let mut groups: BTreeMap<_, Vec<Decimal>> = BTreeMap::new();
    for unit in &round.roster.units {
        for (key, (number, _)) in numbers.get(&unit.id).into_iter().flatten() {
            groups.entry((unit.group.as_str(), *key)).or_default().push(*number);
        }
    }
    for all in groups.values_mut() {
        all.sort();
    }
    groups
}

fn numbers(rows: &[FigureRow]) -> Numbers<'_> {
    let counts = |row: &&FigureRow| {
        matches!(row.reading.status, FigureStatus::Read | FigureStatus::Corrected)
    };
    let number = |row: &FigureRow| match &row.reading.value {
        Some(Value::Number(number)) => Some((*number, row.message)),
        _ => None,
    };
    rows.iter()
        .filter(counts)
        .filter_map(|row| Some(((&row.indicator, &row.period), number(row)?)))
        .collect()
}
