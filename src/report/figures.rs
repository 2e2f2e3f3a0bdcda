//! `export`: the parsed figures, one row each (long) or one row per unit (wide).
//!
//! The order is fixed: the list's, the form's, the periods'. Numbers stay exact in the form's unit
//! of measure. The program adds no figure that nobody wrote: `everything` adds rows that say
//! "not found", and the rows of the units' tables that match no indicator.

mod line;
mod long;
mod wide;

pub(super) use line::plain;
pub use long::{FigureJson, long};
pub(super) use wide::cell;
pub use wide::{Values, WideJson, wide};

use crate::model::ledger::{FigureRow, Standings, StrayFigureRow};
use crate::model::round::Round;

use super::csv::{Audience, Dialect};
use super::{Context, Error};

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The round with its list and form.
    pub round: &'a Round,
    /// Where the units stand.
    pub standings: &'a Standings,
    /// Figures in force, and rows that stood without one.
    pub figures: &'a [FigureRow],
    /// Rows outside the form.
    pub strays: &'a [StrayFigureRow],
    /// `--all`: also what was not found, and the rows outside the form.
    pub everything: bool,
}

/// `--layout`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One row per figure.
    #[default]
    Long,
    /// One row per unit.
    Wide,
}

impl Layout {
    /// The layout of `--layout`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "long" => Some(Self::Long),
            "wide" => Some(Self::Wide),
            _ => None,
        }
    }
}

/// The figures as CSV, with the keys of the contract as headings in either language.
pub fn csv(
    export: &Export<'_>,
    layout: Layout,
    context: &Context<'_>,
    dialect: Dialect,
) -> Result<Vec<u8>, Error> {
    let table = match layout {
        Layout::Long => long(export, context),
        Layout::Wide => wide(export, context),
    };
    super::csv::write(&table, dialect, Audience::Scripts)
}

/// The figures as JSON: values as exact decimals in strings.
pub fn json(export: &Export<'_>, layout: Layout, context: &Context<'_>) -> Result<Vec<u8>, Error> {
    match layout {
        Layout::Long => super::json(&FigureJson::list(export, context)),
        Layout::Wide => super::json(&WideJson::list(export, context)),
    }
}

/// The figures as a workbook; the wide one has the place of each figure on a second sheet.
pub fn xlsx(export: &Export<'_>, layout: Layout, context: &Context<'_>) -> Result<Vec<u8>, Error> {
    let mut places = long(export, context);
    let sheets = match layout {
        Layout::Long => vec![places],
        Layout::Wide => {
            context.words.sources_sheet().clone_into(&mut places.sheet);
            vec![wide(export, context), places]
        }
    };
    super::xlsx::write(&sheets, context.words)
}
