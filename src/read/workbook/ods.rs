//! `.ods`. The library reads whole sheets; repeated cells may make them huge, so the child's
//! memory limit stands behind it. Merged areas and percent formats are not told.

use std::io::Cursor;

use calamine::Ods;
use calamine::Reader;
use calamine::Sheet;

use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::package::Package;
use crate::read::unread;
use crate::read::workbook;
use crate::read::workbook::hidden;
use crate::read::workbook::hidden::Hidden;
use crate::read::workbook::sheet::SheetCells;

type Book<'a> = Ods<Cursor<&'a [u8]>>;

/// Reads a workbook.
pub(in crate::read) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = book(bytes, draft) {
        draft.fault(fault);
    }
}

fn book(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    if unread::is_protected_opendocument(bytes, draft) {
        return Err(Fault::Protected);
    }
    let mut package = Package::open(bytes, draft.limits())?;
    if package.is_oversized() {
        return Err(Fault::Limit(Limit::Unpacked));
    }
    let mut all_hidden = hidden::ods::hidden(&mut package, draft.limits())?;
    let mut book: Book<'_> = Ods::new(Cursor::new(bytes)).map_err(Fault::damaged)?;
    for sheet in workbook::sheets(book.sheets_metadata(), draft) {
        one_sheet(&mut book, &sheet, all_hidden.remove(&sheet.name).unwrap_or_default(), draft)?;
    }
    Ok(())
}

fn one_sheet(
    book: &mut Book<'_>,
    sheet: &Sheet,
    hidden: Hidden,
    draft: &mut Draft<'_>,
) -> Result<(), Fault> {
    let range = book.worksheet_range(&sheet.name).map_err(Fault::damaged)?;
    let mut cells = SheetCells::new(draft.limits());
    workbook::fill(&range, &mut cells);
    cells.hide(hidden);
    workbook::add(sheet, cells, draft);
    Ok(())
}
