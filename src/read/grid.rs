//! Rows of a text's table while they are read: finds each cell's column, merged cells included.
//!
//! HTML says how many rows a cell covers where it begins (`rowspan`); Word says in each lower row
//! that the cell above goes on (`vMerge`). Both end in the same [`Row`]s. Nothing is spread out
//! cell by cell, so a table of merged giants costs no more than its cells.

use std::collections::BTreeMap;

use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Row;
use crate::read::limits::Limits;

/// A table while it is read.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    limits: &'a Limits,
    rows: Vec<Row>,
    column: u32,
    cells: usize,
    /// Columns covered from above, with the rows still to come (HTML).
    covered: BTreeMap<u32, u16>,
    /// Row and place of the cell that may go on below, by its column (Word).
    open: BTreeMap<u32, (usize, usize)>,
    is_cut: bool,
}

/// How a Word cell relates to the one above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Vertical {
    /// It stands alone.
    #[default]
    Single,
    /// It begins a cell that may go on below.
    Begins,
    /// It goes on from above.
    GoesOn,
}

impl<'a> Grid<'a> {
    /// An empty table.
    pub(crate) const fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            rows: Vec::new(),
            column: 1,
            cells: 0,
            covered: BTreeMap::new(),
            open: BTreeMap::new(),
            is_cut: false,
        }
    }

    /// Begins a row.
    pub(crate) fn row(&mut self) {
        self.column = 1;
        self.covered.retain(|_, rows| {
            *rows = rows.saturating_sub(1);
            *rows > 0
        });
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
        if number > self.limits.rows {
            self.is_cut = true;
            return;
        }
        self.rows.push(Row { number, hidden: false, cells: Vec::new() });
    }

    /// Whether a row was begun.
    pub(crate) const fn has_row(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Leaves columns free.
    pub(crate) fn skip(&mut self, columns: u16) {
        self.column = self.column.saturating_add(u32::from(columns.min(self.limits.span)));
    }

    /// The next cell of HTML: columns that a cell from above covers are passed over.
    pub(crate) fn cell(&mut self, text: String, columns: u16, rows: u16) {
        while self.covered.contains_key(&self.column) {
            self.column = self.column.saturating_add(1);
        }
        let columns = columns.clamp(1, self.limits.span);
        let rows = rows.clamp(1, self.limits.span);
        let end = self.column.saturating_add(u32::from(columns));
        if rows > 1 {
            for column in self.column..end.min(self.limits.columns.saturating_add(1)) {
                self.covered.insert(column, rows);
            }
        }
        self.put(text, columns, rows);
        self.column = end;
    }

    /// The next cell of Word.
    pub(crate) fn word_cell(&mut self, text: String, columns: u16, vertical: Vertical) {
        let columns = columns.clamp(1, self.limits.span);
        let at = self.column;
        if vertical == Vertical::GoesOn {
            self.grow(at);
        } else {
            let place = self.put(text, columns, 1);
            match place.filter(|_| vertical == Vertical::Begins) {
                Some(place) => drop(self.open.insert(at, place)),
                None => drop(self.open.remove(&at)),
            }
        }
        self.column = at.saturating_add(u32::from(columns));
    }

    /// Takes the current row back.
    pub(crate) fn drop_row(&mut self) {
        self.rows.pop();
    }

    /// The rows, and whether a limit cut any.
    pub(crate) fn finish(self) -> (Vec<Row>, bool) {
        (self.rows, self.is_cut)
    }

    fn grow(&mut self, column: u32) {
        let Some((row, place)) = self.open.get(&column) else { return };
        if let Some(cell) = self.rows.get_mut(*row).and_then(|row| row.cells.get_mut(*place)) {
            cell.rows = cell.rows.saturating_add(1).min(self.limits.span);
        }
    }

    fn put(&mut self, text: String, columns: u16, rows: u16) -> Option<(usize, usize)> {
        if text.trim().is_empty() {
            return None;
        }
        if self.column > self.limits.columns || self.cells >= self.limits.cells {
            self.is_cut = true;
            return None;
        }
        let number = self.rows.len().checked_sub(1)?;
        let row = self.rows.last_mut()?;
        self.cells = self.cells.saturating_add(1);
        row.cells.push(Cell {
            column: self.column,
            columns,
            rows,
            text,
            value: CellValue::Text,
            original: None,
        });
        Some((number, row.cells.len().saturating_sub(1)))
    }
}

/// Rows as lines of words, for a table inside a cell.
pub(crate) fn flatten(rows: &[Row]) -> String {
    let line = |row: &Row| -> String {
        row.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join("\t")
    };
    rows.iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(rows: &[Row]) -> Vec<String> {
        let cell =
            |cell: &Cell| format!("{}+{}x{} {}", cell.column, cell.columns, cell.rows, cell.text);
        let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
        rows.iter().map(row).collect()
    }

    #[test]
    fn html_cells_stand_beside_those_that_reach_down() {
        let limits = Limits::default();
        let mut grid = Grid::new(&limits);
        grid.row();
        grid.cell("STT".into(), 1, 2);
        grid.cell("Năm".into(), 2, 1);
        grid.row();
        grid.cell("2021".into(), 1, 1);
        grid.cell("2022".into(), 1, 1);
        let (rows, is_cut) = grid.finish();
        assert!(!is_cut);
        assert_eq!(shape(&rows), ["1+1x2 STT | 2+2x1 Năm", "2+1x1 2021 | 3+1x1 2022"]);
    }

    #[test]
    fn word_cells_grow_while_the_row_below_says_so() {
        let limits = Limits::default();
        let mut grid = Grid::new(&limits);
        for (first, vertical) in
            [("4", Vertical::Begins), ("", Vertical::GoesOn), ("5", Vertical::Single)]
        {
            grid.row();
            grid.word_cell(first.into(), 1, vertical);
            grid.word_cell("x".into(), 1, Vertical::Single);
        }
        let (rows, _) = grid.finish();
        assert_eq!(rows[0].cells[0].rows, 2);
        assert_eq!(rows[1].cells[0].column, 2);
        assert_eq!(rows[2].cells[0].text, "5");
    }

    #[test]
    fn giants_cost_nothing_and_columns_end() {
        let limits = Limits { rows: 2_000, ..Limits::default() };
        let mut grid = Grid::new(&limits);
        for _ in 0..3_000 {
            grid.row();
            for _ in 0..4 {
                grid.cell("x".into(), u16::MAX, u16::MAX);
            }
        }
        let (rows, is_cut) = grid.finish();
        assert!(is_cut);
        assert_eq!(rows.len(), 2_000);
    }
}
