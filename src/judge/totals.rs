//! Totals over units that say what they stand on: who is in them, who is not, and why not.
//!
//! Nothing is estimated for a unit that gave nothing. What a unit left out of its column "Cộng" but
//! gave for every year is added up here, and is marked as such; a share is computed again from its
//! parts over the units that gave both, and shares are never averaged. So no total stands on more
//! units than were asked, and no share of a part is above 100 %.

mod board;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::figure::Absent;
use crate::model::ledger::{Standing, StandingNote, Standings, State};
use crate::model::round::{Aggregate, Indicator, IndicatorCode, PeriodId, Round};
use crate::model::total::{Counted, Gap, How, Made, Total, Why};
use crate::model::unit::UnitId;

pub use board::{Board, Said};

/// Decimal places to which a recomputed share is given.
const SHARE_PLACES: u32 = 2;

/// Every indicator in every column that some unit may fill, in the order of the form.
pub fn totals(round: &Round, standings: &Standings, board: &Board<'_>) -> Vec<Total> {
    let columns = |indicator: &Indicator| {
        let only_total = !indicator.by_year;
        round.periods.iter().filter(move |period| !only_total || period.id == PeriodId::total())
    };
    let all = round
        .form
        .indicators
        .iter()
        .flat_map(|indicator| columns(indicator).map(move |period| (indicator, &period.id)));
    let units: Vec<&Standing> = standings.units.iter().collect();
    all.map(|(indicator, period)| total(&units, board, indicator, period)).collect()
}

/// One indicator in one column over these units; those to whom it does not apply are passed over.
pub fn total(
    units: &[&Standing],
    board: &Board<'_>,
    indicator: &Indicator,
    period: &PeriodId,
) -> Total {
    let mut sum = Running::new(indicator, board);
    let mut total = Total {
        indicator: indicator.code.clone(),
        period: period.clone(),
        made: Made::Nothing,
        value: None,
        counted: Vec::new(),
        gaps: Vec::new(),
        is_rough: false,
    };
    for standing in units.iter().filter(|standing| indicator.applies_to(&standing.group)) {
        if reports_with_another(standing) {
            continue;
        }
        let unit = standing.unit.clone();
        match sum.add(&unit, period) {
            Ok(brought) => {
                total.is_rough |= brought.is_rough;
                total.counted.push(Counted { unit, value: brought.value, how: brought.how });
            }
            Err(why) if is_asked(standing) => {
                total.gaps.push(Gap { unit, why: sum.why(why_of(why, standing)) });
            }
            Err(_nobody_asked) => {}
        }
    }
    total.value = if total.counted.is_empty() { None } else { sum.value() };
    total.made = sum.made();
    total
}

/// Its figures are in those of the unit with which it reports.
fn reports_with_another(standing: &Standing) -> bool {
    standing.notes.iter().any(|note| matches!(note, StandingNote::Merged(_)))
}

/// A unit that need not report and gave a figure all the same is in the total and in its n/N; one
/// that gave none is missed by nobody.
fn is_asked(standing: &Standing) -> bool {
    standing.expected && standing.state != State::Exempt
}

/// Where no row was found, whether a report was.
pub fn why_of(why: Why, standing: &Standing) -> Why {
    match why {
        Why::Absent(Absent::NotFound) if !standing.maybe_sent.is_empty() => Why::MaybeSent,
        Why::Absent(Absent::NotFound) if !standing.state.received() => Why::NotReceived,
        other => other,
    }
}

/// A total while units are added to it.
enum Running<'a, 'b> {
    Sum { board: &'a Board<'b>, indicator: &'a Indicator, sum: Decimal },
    Share { board: &'a Board<'b>, parts: Parts<'a>, part: Decimal, whole: Decimal },
    Yes { board: &'a Board<'b>, indicator: &'a Indicator, yes: Decimal },
    Nothing { board: &'a Board<'b>, indicator: &'a Indicator },
}

/// What a share is made of.
struct Parts<'a> {
    part: &'a Indicator,
    whole: &'a Indicator,
    /// The form says that the one is a part of the other.
    is_part: bool,
}

impl<'a, 'b> Running<'a, 'b> {
    fn new(indicator: &'a Indicator, board: &'a Board<'b>) -> Self {
        let known = |code: &IndicatorCode| board.round().form.get(code);
        match &indicator.aggregate {
            Aggregate::Sum => Self::Sum { board, indicator, sum: Decimal::ZERO },
            Aggregate::CountYes => Self::Yes { board, indicator, yes: Decimal::ZERO },
            Aggregate::Ratio(part, whole) => match (known(part), known(whole)) {
                (Some(part), Some(whole)) => {
                    let is_part = part.parent.as_ref() == Some(&whole.code);
                    let parts = Parts { part, whole, is_part };
                    Self::Share { board, parts, part: Decimal::ZERO, whole: Decimal::ZERO }
                }
                _ => Self::Nothing { board, indicator },
            },
            Aggregate::List | Aggregate::None => Self::Nothing { board, indicator },
        }
    }

    fn add(&mut self, unit: &UnitId, period: &PeriodId) -> Result<Said, Why> {
        match self {
            Self::Sum { board, indicator, sum } => {
                let said = board.number(unit, indicator, period)?;
                *sum = plus(*sum, said.value)?;
                Ok(said)
            }
            Self::Yes { board, indicator, yes } => {
                let said = board.number(unit, indicator, period)?;
                if said.value == Some(Decimal::ONE) {
                    *yes = plus(*yes, Some(Decimal::ONE))?;
                }
                Ok(said)
            }
            Self::Share { board, parts, part, whole } => {
                let own_part = board.number(unit, parts.part, period)?;
                let own_whole = board.number(unit, parts.whole, period)?;
                if parts.is_part && own_part.value > own_whole.value {
                    return Err(Why::PartAboveWhole);
                }
                let sums = (plus(*part, own_part.value)?, plus(*whole, own_whole.value)?);
                (*part, *whole) = sums;
                Ok(Said {
                    value: own_part.value.zip(own_whole.value).and_then(|(a, b)| share(a, b)),
                    how: How::Parts,
                    is_rough: own_part.is_rough || own_whole.is_rough,
                })
            }
            Self::Nothing { board, indicator } => board.anything(unit, indicator, period),
        }
    }

    /// Of a share it is no row of its own that is missing.
    const fn why(&self, why: Why) -> Why {
        match (self, why) {
            (Self::Share { .. }, Why::Absent(_)) => Why::NoParts,
            (_, why) => why,
        }
    }

    fn value(&self) -> Option<Decimal> {
        match self {
            Self::Sum { sum, .. } => Some(*sum),
            Self::Yes { yes, .. } => Some(*yes),
            Self::Share { part, whole, .. } => share(*part, *whole),
            Self::Nothing { .. } => None,
        }
    }

    fn made(&self) -> Made {
        match self {
            Self::Sum { .. } => Made::Sum,
            Self::Yes { .. } => Made::Yes,
            Self::Share { parts, part, whole, .. } => Made::Share {
                part: (parts.part.code.clone(), *part),
                whole: (parts.whole.code.clone(), *whole),
            },
            Self::Nothing { .. } => Made::Nothing,
        }
    }
}

fn plus(sum: Decimal, value: Option<Decimal>) -> Result<Decimal, Why> {
    sum.checked_add(value.unwrap_or_default()).ok_or(Why::NoNumber)
}

/// 100 × part / whole; `None` where the whole is nothing.
fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let rounded =
        share.round_dp_with_strategy(SHARE_PLACES, RoundingStrategy::MidpointAwayFromZero);
    Some(rounded.normalize())
}

#[cfg(test)]
pub(crate) mod tests;
