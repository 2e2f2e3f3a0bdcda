//! `explain`: where a figure or a total comes from.

use crate::cli::arguments::{Explain as Asked, ListFormat};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::lists::{context, made};
use crate::cli::output;
use crate::desk::{Desk, Refusal, nearest};
use crate::judge::round_figures::RoundFigures;
use crate::judge::standing::standings;
use crate::judge::totals::Board;
use crate::model::round::{Indicator, IndicatorCode, PeriodId, Round};
use crate::report::explain::{self, Explain};

/// Runs the command.
pub(super) fn run(desk: &Desk, asked: &Asked) -> Result<Outcome, Failure> {
    let round = desk.round(asked.which.round.as_deref())?;
    let indicator = indicator(desk, round, &asked.indicator)?;
    let period = period(desk, round, asked.period.as_deref())?;
    let unit = asked.unit.as_deref().map(|code| desk.unit(round, code)).transpose()?;
    let as_of = desk.moment(asked.which.as_of.as_deref())?;
    let snapshot = desk.snapshot(&desk.reader()?)?;
    let ledger = desk.ledger(&snapshot, as_of);
    let figures = RoundFigures::new(&ledger, round);
    let known = Explain {
        round,
        standings: &standings(&ledger, round),
        board: &Board::new(round, &figures.rows),
        notes: &figures.notes,
        outliers: &figures.outliers,
        rulings: &snapshot.rulings,
        strays: &figures.strays,
    };
    let context = context(desk);
    let bytes = match (asked.format, &unit) {
        (ListFormat::Json, unit) => {
            let json = explain::json(&known, unit.as_ref(), indicator, &period, &context);
            made(desk, json)?
        }
        (ListFormat::Table, Some(unit)) => {
            explain::figure_text(&known, unit, indicator, &period, &context).into_bytes()
        }
        (ListFormat::Table, None) => {
            explain::total_text(&known, indicator, &period, &context).into_bytes()
        }
    };
    output::write(desk.words, asked.which.output.as_deref(), &bytes)?;
    Ok(Outcome::Done)
}

fn indicator<'r>(desk: &Desk, round: &'r Round, code: &str) -> Result<&'r Indicator, Refusal> {
    round.form.get(&IndicatorCode::new(code)).ok_or_else(|| {
        let known = round.form.indicators.iter().map(|indicator| indicator.code.as_str());
        Refusal::Wrong(desk.words.unknown_indicator(code, nearest(code, known)))
    })
}

/// The column named, or "Cộng", which also holds the figures of a one-column form.
fn period(desk: &Desk, round: &Round, id: Option<&str>) -> Result<PeriodId, Refusal> {
    let Some(id) = id else { return Ok(PeriodId::total()) };
    let known = round.periods.iter().find(|period| period.id.as_str() == id);
    known.map(|period| period.id.clone()).ok_or_else(|| {
        let all = round.periods.iter().map(|period| period.id.as_str());
        Refusal::Wrong(desk.words.unknown_period(id, &all.collect::<Vec<_>>().join(", ")))
    })
}
