//! A table as a person sees it: cells that are merged downwards stand in each row they cover.

use crate::model::document::Cell;
use crate::model::document::Row;
use crate::model::document::Table;

/// Merged cells that are carried down at once; more is no table that a person made.
const MOST_CARRIED: usize = 128;

/// Rows over which a merged cell is carried.
const LONGEST_MERGE: u32 = 200;

/// Columns that a merged cell of a heading may name.
const WIDEST_HEADING: u32 = 64;

/// A row with everything that stands in it.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Row number in the sheet or table.
    pub(super) number: u32,
    /// Hidden by the author.
    pub(super) hidden: bool,
    row: &'a Row,
    carried: Vec<&'a Cell>,
}

impl<'a> Line<'a> {
    /// Cells that begin in this row, left to right.
    pub(super) fn own(&self) -> impl Iterator<Item = &'a Cell> + use<'a> {
        self.row.cells.iter()
    }

    /// The cell that begins in this row and covers the column.
    pub(super) fn own_at(&self, column: u32) -> Option<&'a Cell> {
        self.row.cell(column)
    }

    /// The cell that covers the column, from above too.
    pub(super) fn at(&self, column: u32) -> Option<&'a Cell> {
        self.own_at(column)
            .or_else(|| self.carried.iter().copied().find(|cell| covers(cell, column)))
    }

    /// Columns that anything in this row covers.
    pub(super) fn columns(&self) -> impl Iterator<Item = u32> {
        self.own().chain(self.carried.iter().copied()).flat_map(|cell| {
            let width = u32::from(cell.columns.max(1)).min(WIDEST_HEADING);
            cell.column..cell.column.saturating_add(width)
        })
    }
}

/// Whether the cell stands over that column.
pub(super) fn covers(cell: &Cell, column: u32) -> bool {
    let width = u32::from(cell.columns.max(1));
    (cell.column..cell.column.saturating_add(width)).contains(&column)
}

/// Whether nothing can be read in the cell.
pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.text.trim().is_empty() && !is_formula(cell)
}

fn is_formula(cell: &Cell) -> bool {
    matches!(cell.value, crate::model::document::CellValue::Uncalculated)
}

/// The rows of a table, top down.
pub(super) fn lines(table: &Table) -> Vec<Line<'_>> {
    let mut open: Vec<(u32, &Cell)> = Vec::new();
    let mut lines = Vec::new();
    for row in &table.rows {
        open.retain(|(last, _)| *last >= row.number);
        let carried = open.iter().map(|(_, cell)| *cell).collect();
        lines.push(Line { number: row.number, hidden: row.hidden, row, carried });
        for cell in row.cells.iter().filter(|cell| cell.rows > 1) {
            let more = u32::from(cell.rows).saturating_sub(1).min(LONGEST_MERGE);
            if open.len() < MOST_CARRIED {
                open.push((row.number.saturating_add(more), cell));
            }
        }
    }
    lines
}
