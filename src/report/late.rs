//! The late list: who is on time, late, missing.
//!
//! `json` is the contract's shape; `sheet` has the contract's columns for CSV and XLSX; `paper`
//! is the list as the office prints it; `screen` is the narrower list for a terminal, with the units to chase spelled out below it.

mod json;
mod paper;
mod rows;
mod screen;
mod sheet;
mod sources;

pub use json::{ComponentsJson, LateJson, TotalsJson, UnitJson};
pub use paper::paper;
pub use screen::screen;
pub use sheet::sheet;

use crate::model::ledger::{Standing, Standings};
use crate::model::round::Round;
use crate::words::Language;

use super::csv::{Audience, Dialect};
use super::{Context, Error};

/// The list as JSON.
pub fn json(standings: &Standings, context: &Context<'_>) -> Result<Vec<u8>, Error> {
    super::json(&LateJson::new(standings, context))
}

/// The list as CSV: Vietnamese in words for staff, English with the keys and codes of the contract.
pub fn csv(
    standings: &Standings,
    round: &Round,
    context: &Context<'_>,
    dialect: Dialect,
) -> Result<Vec<u8>, Error> {
    let audience = match context.words.language() {
        Language::Vi => Audience::Staff,
        Language::En => Audience::Scripts,
    };
    super::csv::write(&sheet(standings, round, context), dialect, audience)
}

/// The list as a workbook; where each row comes from stands on a second sheet.
pub fn xlsx(standings: &Standings, round: &Round, context: &Context<'_>) -> Result<Vec<u8>, Error> {
    let sheets = [sheet(standings, round, context), sources::sources(standings, context)];
    super::xlsx::write(&sheets, context.words)
}

/// The list as a Word document, as the office prints it.
pub fn docx(standings: &Standings, round: &Round, context: &Context<'_>) -> Result<Vec<u8>, Error> {
    let date = context.zoned(standings.as_of).date();
    super::docx::write(&[paper(standings, round, context)], date, context.office(), context.words)
}

/// The list for a terminal of this many columns.
pub fn text(standings: &Standings, round: &Round, context: &Context<'_>, width: usize) -> String {
    super::terminal::text(&screen(standings, round, context), width, context.words)
}

/// The remarks beside a row, as sentences one after the other.
fn note(standing: &Standing, context: &Context<'_>) -> String {
    standing
        .notes
        .iter()
        .map(|note| context.words.standing_note(note, context.names(), context.time_zone))
        .collect::<Vec<_>>()
        .join(" ")
}
