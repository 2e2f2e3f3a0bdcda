//! Figures in force, and what stands against them or outside the form.

use jiff::Timestamp;

use crate::model::figure::{Figure, Reading, StrayRow, Value};
use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// A figure in force, or the place where the form's row stood without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// Whose.
    pub unit: UnitId,
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// What is in force, rulings included.
    pub reading: Reading,
    /// The figure as read, with its place; `None` for one that a person set where none stood.
    pub source: Option<Figure>,
    /// Name of the file it stands in.
    pub file: Option<String>,
    /// The letter.
    pub message: Option<Digest>,
    /// The letter's receipt.
    pub received_at: Option<Timestamp>,
    /// Version of the unit's report.
    pub version: u32,
    /// The ruling that decided it.
    pub decided_by: Option<String>,
    /// Other values that stand against it, while nobody has settled which is right.
    pub others: Vec<OtherFigure>,
}

/// A value that another file or another letter of the unit gives for the same figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherFigure {
    /// The value.
    pub value: Value,
    /// The words as they stood.
    pub raw: String,
    /// Name of the file.
    pub file: Option<String>,
    /// The letter.
    pub message: Option<Digest>,
    /// The letter's receipt.
    pub received_at: Option<Timestamp>,
}

/// A unit's row outside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayFigureRow {
    /// Whose.
    pub unit: UnitId,
    /// The row.
    pub row: StrayRow,
    /// Name of the file.
    pub file: String,
    /// The letter.
    pub message: Digest,
    /// The letter's receipt.
    pub received_at: Timestamp,
    /// Version of the unit's report.
    pub version: u32,
}
