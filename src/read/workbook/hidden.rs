//! What the author of a sheet hid, whichever format says so: the library tells hidden sheets, but
//! neither rows nor columns, and an old figure in a hidden row would be read as a new one.

pub(super) mod ods;
pub(super) mod xls;
pub(super) mod xlsb;

use std::collections::BTreeSet;

use crate::read::limits::Limits;

/// Hidden or filtered rows and columns of one sheet, counted from 1.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    rows: BTreeSet<u32>,
    /// First and last.
    columns: Vec<(u32, u32)>,
}

impl Hidden {
    /// Takes so many rows from this one, as far as rows are read at all.
    pub(super) fn add_rows(&mut self, first: u32, count: u32, limits: &Limits) {
        let end = first.saturating_add(count).min(limits.rows.saturating_add(1));
        self.rows.extend(first..end);
    }

    /// Takes the columns from one to another.
    pub(super) fn add_columns(&mut self, first: u32, last: u32, limits: &Limits) {
        if self.columns.len() < usize::try_from(limits.columns).unwrap_or(0) {
            self.columns.push((first, last));
        }
    }

    /// Whether a row is hidden.
    pub(super) fn has_row(&self, row: u32) -> bool {
        self.rows.contains(&row)
    }

    /// Whether a column is hidden.
    pub(super) fn has_column(&self, column: u32) -> bool {
        self.columns.iter().any(|(first, last)| (first..=last).contains(&&column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_end_are_taken_as_far_as_rows_are_read() {
        let limits = Limits::default();
        let mut hidden = Hidden::default();
        hidden.add_rows(3, u32::MAX, &limits);
        hidden.add_rows(u32::MAX, u32::MAX, &limits);
        assert!(!hidden.has_row(2) && hidden.has_row(3) && hidden.has_row(limits.rows));
        assert!(!hidden.has_row(limits.rows + 1));
    }

    #[test]
    fn columns_are_hidden_from_the_first_to_the_last() {
        let limits = Limits::default();
        let mut hidden = Hidden::default();
        hidden.add_columns(2, 3, &limits);
        hidden.add_columns(9, 8, &limits);
        let all: Vec<u32> = (1..12).filter(|column| hidden.has_column(*column)).collect();
        assert_eq!(all, [2, 3]);
    }
}
