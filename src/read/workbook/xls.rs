//! `.xls` of Excel 5 to 2003.
//!
//! The library's own OLE reader aborts on one damaged container in eight. So the workbook stream
//! is taken out by `cfb` and handed over in a fresh container: 234 aborts of 1,950 damaged files
//! became one. It reads all sheets into dense ranges at once; the child's memory limit stands
//! behind that.

use std::io::Cursor;

use calamine::Reader;
use calamine::Sheet;
use calamine::Xls;

use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::workbook;
use crate::read::workbook::hidden;
use crate::read::workbook::hidden::Hidden;
use crate::read::workbook::ole;
use crate::read::workbook::records;
use crate::read::workbook::sheet::SheetCells;

/// Record types that may stand before FILEPASS, which says that the rest is encrypted
/// (`[MS-XLS]` 2.1.7.20.3): `BOF`, `WriteProtect`, `InterfaceHdr` and what some programs add.
const RECORDS_BEFORE_PASSWORD: usize = 8;
const FILEPASS: u16 = 0x2F;

/// Reads a workbook.
pub(in crate::read) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = book(bytes, draft) {
        draft.fault(fault);
    }
}

fn book(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    let limit = draft.limits().part_bytes;
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    let stream = ole::stream(bytes, &["Workbook", "Book"], most).map_err(Fault::damaged)?;
    if stream.len() == limit {
        return Err(Fault::Limit(Limit::Size));
    }
    if is_protected(&stream) {
        return Err(Fault::Protected);
    }
    let fresh = ole::wrap("Workbook", &stream).map_err(Fault::damaged)?;
    let mut book = Xls::new(Cursor::new(fresh)).map_err(Fault::damaged)?;
    let mut all_hidden = hidden::xls::hidden(&stream, draft.limits()).into_iter();
    for sheet in workbook::sheets(book.sheets_metadata(), draft) {
        one_sheet(&mut book, &sheet, all_hidden.next().unwrap_or_default(), draft)?;
    }
    Ok(())
}

fn one_sheet(
    book: &mut Xls<Cursor<Vec<u8>>>,
    sheet: &Sheet,
    hidden: Hidden,
    draft: &mut Draft<'_>,
) -> Result<(), Fault> {
    let range = book.worksheet_range(&sheet.name).map_err(Fault::damaged)?;
    let mut cells = SheetCells::new(draft.limits());
    workbook::fill(&range, &mut cells);
    cells.merge(&book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default());
    cells.hide(hidden);
    workbook::add(sheet, cells, draft);
    Ok(())
}

fn is_protected(stream: &[u8]) -> bool {
    records::biff8(stream).take(RECORDS_BEFORE_PASSWORD).any(|(kind, _)| kind == FILEPASS)
}
