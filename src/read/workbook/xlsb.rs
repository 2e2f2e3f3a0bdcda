//! `.xlsb`, streamed like `.xlsx`. The library tells no merged areas here.

use std::io::Cursor;

use calamine::Data;
use calamine::Reader;
use calamine::Sheet;
use calamine::SheetType;
use calamine::Xlsb;

use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::package::Package;
use crate::read::workbook;
use crate::read::workbook::hidden;
use crate::read::workbook::sheet::SheetCells;

type Book<'a> = Xlsb<Cursor<&'a [u8]>>;

/// Reads a workbook.
pub(in crate::read) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = book(bytes, draft) {
        draft.fault(fault);
    }
}

fn book(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    let mut package = Package::open(bytes, draft.limits())?;
    if package.is_oversized() {
        return Err(Fault::Limit(Limit::Unpacked));
    }
    let parts = hidden::xlsb::parts(&mut package)?;
    let mut book: Book<'_> = Xlsb::new(Cursor::new(bytes)).map_err(Fault::damaged)?;
    for sheet in workbook::sheets(book.sheets_metadata(), draft) {
        if sheet.typ != SheetType::WorkSheet || draft.is_full() {
            continue;
        }
        let mut cells = SheetCells::new(draft.limits());
        if let Err(fault) = stream(&mut book, &sheet, &mut cells, draft.limits().cells_seen) {
            draft.fault(fault);
        }
        let part = parts.iter().find(|(name, _)| *name == sheet.name);
        let part = part.map(|(_, part)| package.part(part)).transpose()?.flatten();
        cells.hide(hidden::xlsb::hidden(&part.unwrap_or_default(), draft.limits()));
        workbook::add(&sheet, cells, draft);
    }
    Ok(())
}

fn stream(
    book: &mut Book<'_>,
    sheet: &Sheet,
    cells: &mut SheetCells<'_>,
    most: usize,
) -> Result<(), Fault> {
    let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(Fault::damaged)?;
    for _ in 0..most {
        let Some(cell) = reader.next_cell().map_err(Fault::damaged)? else { return Ok(()) };
        cells.put(cell.get_position(), Data::from(cell.get_value().clone()), false);
    }
    cells.cut();
    Ok(())
}
