//! The filled cells of one sheet, whatever order they come in, under the limits.

use std::ops::Range;

use calamine::Data;
use calamine::Dimensions;

use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Row;
use crate::read::limits::Limits;
use crate::read::workbook::hidden::Hidden;
use crate::read::workbook::value::value;

/// Cells looked at while merged areas are applied: areas may be many, huge, and overlap.
const MERGE_WORK: usize = 1_000_000;

/// One sheet while it is read.
#[derive(Debug)]
pub(super) struct SheetCells<'a> {
    limits: &'a Limits,
    /// Rows top down, cells from left to right: the order in which all but odd files give them.
    rows: Vec<Row>,
    cells: usize,
    hidden: Hidden,
    is_cut: bool,
}

impl<'a> SheetCells<'a> {
    /// An empty sheet.
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, rows: Vec::new(), cells: 0, hidden: Hidden::default(), is_cut: false }
    }

    /// Takes a cell at a place counted from 0, as the library does.
    pub(super) fn put(&mut self, (row, column): (u32, u32), data: Data, is_percent: bool) {
        if let Some((value, text)) = value(data, is_percent) {
            self.insert(row.saturating_add(1), column.saturating_add(1), value, text);
        }
    }

    /// Marks a formula without a value, unless a value was found for it after all.
    pub(super) fn uncalculated(&mut self, row: u32, column: u32) -> bool {
        let is_filled = self.cell(row, column).is_some();
        !is_filled && self.insert(row, column, CellValue::Uncalculated, String::new())
    }

    /// Whether anything was cut.
    pub(super) const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Notes that something was left out.
    pub(super) const fn cut(&mut self) {
        self.is_cut = true;
    }

    /// Whether no cell is filled.
    pub(super) const fn is_empty(&self) -> bool {
        self.cells == 0
    }

    /// Notes what the author hid.
    pub(super) fn hide(&mut self, hidden: Hidden) {
        self.hidden = hidden;
    }

    /// The first filled cell of the hidden rows, and the first one of the hidden columns.
    pub(super) fn hidden_places(&self) -> Vec<(u32, u32)> {
        let in_row = self.places().find(|(row, _)| self.hidden.has_row(*row));
        let in_column = self.places().find(|(_, column)| self.hidden.has_column(*column));
        in_row.into_iter().chain(in_column).collect()
    }

    /// Applies merged areas: the top left cell reaches over them, what they cover goes.
    pub(super) fn merge(&mut self, areas: &[Dimensions]) {
        let mut work = MERGE_WORK;
        for area in areas {
            let (top, left) = (area.start.0.saturating_add(1), area.start.1.saturating_add(1));
            let (bottom, right) = (area.end.0.saturating_add(1), area.end.1.saturating_add(1));
            if top > bottom || left > right {
                continue;
            }
            let above = self.rows.partition_point(|row| row.number < top);
            for row in self.rows.iter_mut().skip(above).take_while(|row| row.number <= bottom) {
                let covered = covered(&row.cells, left, right);
                let Some(left_over) = work.checked_sub(covered.len().saturating_add(1)) else {
                    return;
                };
                work = left_over;
                let is_corner = row.number == top && find_cell(&row.cells, left).is_ok();
                let beside = covered.start.saturating_add(usize::from(is_corner));
                drop(row.cells.drain(beside..covered.end));
            }
            if let Some(cell) = self.cell(top, left) {
                cell.rows = length(top, bottom);
                cell.columns = length(left, right);
            }
        }
    }

    /// The rows that hold anything, top down.
    pub(super) fn into_rows(mut self) -> Vec<Row> {
        for row in &mut self.rows {
            row.hidden = self.hidden.has_row(row.number);
        }
        self.rows
    }

    fn places(&self) -> impl Iterator<Item = (u32, u32)> {
        self.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.number, cell.column)))
    }

    fn insert(&mut self, row: u32, column: u32, value: CellValue, text: String) -> bool {
        let is_outside = row > self.limits.rows || column > self.limits.columns;
        if is_outside || self.cells >= self.limits.cells {
            self.is_cut = true;
            return false;
        }
        let cell = Cell { column, columns: 1, rows: 1, text, value, original: None };
        let at = find_row(&self.rows, row).unwrap_or_else(|at| {
            self.rows.insert(at, Row { number: row, hidden: false, cells: Vec::new() });
            at
        });
        let Some(row) = self.rows.get_mut(at) else { return false };
        match find_cell(&row.cells, column) {
            Ok(at) => {
                if let Some(known) = row.cells.get_mut(at) {
                    *known = cell;
                }
            }
            Err(at) => {
                row.cells.insert(at, cell);
                self.cells = self.cells.saturating_add(1);
            }
        }
        true
    }

    fn cell(&mut self, row: u32, column: u32) -> Option<&mut Cell> {
        let at = find_row(&self.rows, row).ok()?;
        let cells = &mut self.rows.get_mut(at)?.cells;
        let at = find_cell(cells, column).ok()?;
        cells.get_mut(at)
    }
}

/// Where a row stands, or where it would. Mostly it is the last, or behind it.
fn find_row(rows: &[Row], number: u32) -> Result<usize, usize> {
    match rows.split_last() {
        Some((last, before)) if last.number == number => Ok(before.len()),
        Some((last, _)) if last.number < number => Err(rows.len()),
        _ => rows.binary_search_by_key(&number, |row| row.number),
    }
}

/// Where the cell of a column stands, or where it would.
fn find_cell(cells: &[Cell], column: u32) -> Result<usize, usize> {
    match cells.last() {
        Some(last) if last.column < column => Err(cells.len()),
        _ => cells.binary_search_by_key(&column, |cell| cell.column),
    }
}

/// The cells of a row from one column to another.
fn covered(cells: &[Cell], first: u32, last: u32) -> Range<usize> {
    let start = cells.partition_point(|cell| cell.column < first);
    start..cells.partition_point(|cell| cell.column <= last).max(start)
}

fn length(first: u32, last: u32) -> u16 {
    u16::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_areas_reach_and_cover() {
        let limits = Limits::default();
        let mut sheet = SheetCells::new(&limits);
        for (place, text) in [((0, 0), "a"), ((0, 1), "b"), ((1, 1), "c"), ((2, 0), "d")] {
            sheet.put(place, Data::String(text.into()), false);
        }
        sheet.merge(&[Dimensions { start: (0, 0), end: (1, 1) }]);
        let rows = sheet.into_rows();
        let texts: Vec<_> =
            rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str())).collect();
        assert_eq!(texts, ["a", "d"]);
        assert_eq!((rows[0].cells[0].columns, rows[0].cells[0].rows), (2, 2));
    }

    #[test]
    fn far_corners_are_left_out_and_noted() {
        let limits = Limits::default();
        let mut sheet = SheetCells::new(&limits);
        sheet.put((0, 0), Data::Int(1), false);
        sheet.put((1_048_575, 16_383), Data::Int(2), false);
        assert!(sheet.is_cut());
        assert_eq!(sheet.into_rows().len(), 1);
    }

    #[test]
    fn overlapping_giant_areas_end() {
        let limits = Limits::default();
        let mut sheet = SheetCells::new(&limits);
        for row in 0..20_000 {
            sheet.put((row, 0), Data::Int(1), false);
        }
        sheet.merge(&vec![Dimensions { start: (0, 1), end: (1_048_575, 16_383) }; 100_000]);
        assert!(!sheet.is_empty());
    }
}
