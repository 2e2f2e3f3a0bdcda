//! A table while it is read. Rows and cells that are alike are written once with a number of times.

use quick_xml::events::BytesStart;

use crate::model::document::Row;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::grid::Grid;
use crate::read::xml;

/// A table whose end is still to come.
#[derive(Debug)]
pub(super) struct OpenTable<'a> {
    grid: Grid<'a>,
    row: Vec<OpenCell>,
    row_times: u32,
    is_in_cell: bool,
}

#[derive(Debug)]
struct OpenCell {
    text: String,
    columns: u16,
    rows: u16,
    times: u32,
}

impl<'a> OpenTable<'a> {
    /// Begins a table.
    pub(super) const fn new(draft: &Draft<'a>) -> Self {
        let grid = Grid::new(draft.limits());
        Self { grid, row: Vec::new(), row_times: 1, is_in_cell: false }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self, element: &BytesStart<'_>) {
        self.row.clear();
        self.row_times = xml::number(element, "number-rows-repeated").unwrap_or(1);
    }

    /// Begins a cell. The cells that it covers follow as elements of their own, which mean nothing
    /// to us.
    pub(super) fn begin_cell(&mut self, element: &BytesStart<'_>, draft: &mut Draft<'_>) {
        let most = usize::try_from(draft.limits().columns).unwrap_or(usize::MAX);
        if self.row.len() >= most {
            draft.limit(Limit::Cells);
            return;
        }
        self.is_in_cell = true;
        self.row.push(OpenCell {
            text: String::new(),
            columns: xml::number(element, "number-columns-spanned").unwrap_or(1),
            rows: xml::number(element, "number-rows-spanned").unwrap_or(1),
            times: xml::number(element, "number-columns-repeated").unwrap_or(1),
        });
    }

    /// Ends a cell.
    pub(super) const fn end_cell(&mut self) {
        self.is_in_cell = false;
    }

    /// The text of the open cell.
    pub(super) fn cell_text(&mut self) -> Option<&mut String> {
        let is_in_cell = self.is_in_cell;
        self.row.last_mut().filter(|_| is_in_cell).map(|cell| &mut cell.text)
    }

    /// Ends a row: writes it as often as the file says, unless that would make a small file a
    /// large one.
    pub(super) fn end_row(&mut self, draft: &mut Draft<'_>) {
        let row = std::mem::take(&mut self.row);
        let limits = draft.limits();
        let times = |cell: &OpenCell| usize::try_from(cell.times.min(limits.columns)).unwrap_or(1);
        let bytes = |cell: &OpenCell| cell.text.len().saturating_mul(times(cell));
        let bytes = row.iter().map(bytes).fold(0, usize::saturating_add);
        let rows = self.row_times.min(limits.rows.saturating_add(1));
        let is_large =
            bytes.saturating_mul(usize::try_from(rows).unwrap_or(usize::MAX)) > limits.text_bytes;
        if is_large && (rows > 1 || row.iter().any(|cell| cell.times > 1)) {
            draft.limit(Limit::Text);
        }
        for _ in 0..if is_large { rows.min(1) } else { rows } {
            self.grid.row();
            for cell in &row {
                for _ in 0..if is_large { times(cell).min(1) } else { times(cell) } {
                    self.grid.cell(cell.text.clone(), cell.columns, cell.rows);
                }
            }
        }
    }

    /// The rows, and whether a limit cut any.
    pub(super) fn finish(mut self, draft: &mut Draft<'_>) -> (Vec<Row>, bool) {
        if !self.row.is_empty() {
            self.end_row(draft);
        }
        self.grid.finish()
    }
}
