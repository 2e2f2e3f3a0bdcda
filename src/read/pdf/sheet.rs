//! A table over all its pages: the part on the next page goes on where its columns are the same,
//! without the heading that the word processor repeats.

use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Row;
use crate::read::pdf::lattice::Lattice;
use crate::read::pdf::measure::Length;
use crate::read::pdf::measure::POINT;

/// Edges of the same column lie no further apart on two pages.
const SAME: Length = 2 * POINT;

/// A table while its pages come in.
#[derive(Debug)]
pub(super) struct Sheet {
    columns: Vec<Length>,
    rows: Vec<Row>,
}

impl Sheet {
    /// Begins with the part on one page.
    pub(super) fn new(part: &Lattice) -> Self {
        Self { columns: part.columns.clone(), rows: rows(part) }
    }

    /// Whether this may be the next part.
    pub(super) fn goes_on(&self, part: &Lattice) -> bool {
        self.columns.len() == part.columns.len()
            && self
                .columns
                .iter()
                .zip(&part.columns)
                .all(|(one, two)| one.abs_diff(*two) <= SAME.unsigned_abs())
    }

    /// Adds the next part.
    pub(super) fn add(&mut self, part: &Lattice) {
        let rows = rows(part);
        let repeated = rows.iter().zip(&self.rows).take_while(|(new, old)| is_same(new, old));
        let repeated = repeated.count();
        for (number, row) in (self.next()..).zip(rows.into_iter().skip(repeated)) {
            self.rows.push(Row { number, ..row });
        }
    }

    /// The rows, numbered through.
    pub(super) fn finish(self) -> Vec<Row> {
        self.rows
    }

    fn next(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.number).saturating_add(1)
    }
}

fn is_same(one: &Row, two: &Row) -> bool {
    one.cells == two.cells && !one.cells.iter().all(|cell| cell.text.is_empty())
}

fn rows(part: &Lattice) -> Vec<Row> {
    let row = |number| Row { number, hidden: false, cells: Vec::new() };
    let mut rows: Vec<Row> = (1..=part.rows).map(row).collect();
    for field in &part.cells {
        let span = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).max(1);
        let column = u32::try_from(field.column).unwrap_or(u32::MAX).saturating_add(1);
        let (columns, height) = (span(field.columns), span(field.rows));
        let text = field.text.clone();
        let cell =
            Cell { column, columns, rows: height, text, value: CellValue::Text, original: None };
        if let Some(row) = rows.get_mut(field.row) {
            row.cells.push(cell);
        }
    }
    rows
}
