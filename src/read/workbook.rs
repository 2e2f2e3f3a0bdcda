//! Workbooks: what the four formats have in common.
//!
//! The library gives cells; which of them count as filled, what they hold, and where merged cells
//! reach is the same for all. This is the only place where a binary fraction exists: a cell's
//! number becomes an exact decimal here, with the 15 digits that a spreadsheet program shows.

mod hidden;
pub(super) mod ods;
pub(super) mod ole;
mod records;
mod sheet;
mod side;
mod value;
pub(super) mod xls;
pub(super) mod xlsb;
pub(super) mod xlsx;

use calamine::Data;
use calamine::Range;
use calamine::Sheet;
use calamine::SheetVisible;

use crate::model::document::Place;
use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::workbook::sheet::SheetCells;

/// Whether the author hid the sheet.
fn is_hidden(sheet: &Sheet) -> bool {
    sheet.visible != SheetVisible::Visible
}

/// Sheets in order, as many as are read.
fn sheets(all: &[Sheet], draft: &mut Draft<'_>) -> Vec<Sheet> {
    if all.is_empty() {
        draft.fault(Fault::damaged("a workbook without sheets"));
    }
    let most = draft.limits().sheets;
    if all.len() > most {
        draft.limit(Limit::Cells);
    }
    all.iter().take(most).cloned().collect()
}

/// Takes the filled cells of a range, whose own places are relative to its start.
fn fill(range: &Range<Data>, cells: &mut SheetCells<'_>) {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
        cells.put((row, column), data.clone(), false);
    }
}

/// Hands a finished sheet to the draft, with what a person should know about it.
fn add(sheet: &Sheet, cells: SheetCells<'_>, draft: &mut Draft<'_>) {
    let hidden = is_hidden(sheet);
    if cells.is_cut() {
        draft.limit(Limit::Cells);
    }
    if cells.is_empty() {
        return;
    }
    if hidden {
        draft.find(Finding::Hidden { place: Place::Sheet(sheet.name.clone()) });
    }
    for (row, column) in cells.hidden_places() {
        let place = Place::SheetCell { sheet: sheet.name.clone(), row, column };
        draft.find(Finding::Hidden { place });
    }
    draft.sheet(&sheet.name, hidden, cells.into_rows());
}
