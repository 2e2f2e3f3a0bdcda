//! `.xlsx` and `.xlsm`: streamed, because a range of the two far corners of a sheet would take
//! 549 GB (tafia/calamine#693).

use std::io::Cursor;

use calamine::Data;
use calamine::Reader;
use calamine::Sheet;
use calamine::SheetType;
use calamine::Style;
use calamine::Xlsx;
use quick_xml::events::Event;

use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::package::Package;
use crate::read::workbook;
use crate::read::workbook::sheet::SheetCells;
use crate::read::workbook::side;
use crate::read::workbook::side::Side;
use crate::read::xml;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Bytes that the shortest shared string takes, `<si/>`.
const SHORTEST_STRING: usize = 5;

/// Number formats 9 and 10 are `0%` and `0.00%` by definition (ECMA-376 part 1, 18.8.30).
const PERCENT_FORMATS: [u32; 2] = [9, 10];

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
    check_strings(&mut package)?;
    let parts = side::parts(&mut package).unwrap_or_default();
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(Fault::damaged)?;
    let mut uncalculated = 0_u32;
    for sheet in workbook::sheets(book.sheets_metadata(), draft) {
        if sheet.typ != SheetType::WorkSheet || draft.is_full() {
            continue;
        }
        let part = parts.iter().find(|(name, _)| *name == sheet.name).map(|(_, part)| part);
        let side = match part.map(|part| package.text(part)).transpose()?.flatten() {
            Some(text) => side::side(&text, draft.limits()).unwrap_or_default(),
            None => Side::default(),
        };
        let missing = one_sheet(&mut book, &sheet, side, draft);
        uncalculated = uncalculated.saturating_add(missing);
    }
    if uncalculated > 0 {
        let file = draft.name().to_owned();
        draft.find(Finding::Uncalculated { file, cells: uncalculated });
    }
    Ok(())
}

/// The library reserves memory for as many strings as the file announces, 96 GB in one attack.
fn check_strings(package: &mut Package<'_>) -> Result<(), Fault> {
    let Some(text) = package.text("xl/sharedStrings.xml")? else { return Ok(()) };
    let mut reader = xml::reader(&text);
    loop {
        match reader.read_event().map_err(Fault::damaged)? {
            Event::Start(element) if element.local_name().as_ref() == "sst" => {
                let announced: usize = xml::number(&element, "uniqueCount").unwrap_or(0);
                let most = text.len().checked_div(SHORTEST_STRING).unwrap_or_default();
                return if announced > most { Err(Fault::Limit(Limit::Cells)) } else { Ok(()) };
            }
            Event::Start(_) | Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads one sheet; gives the number of formulas without value. What was read before a fault is
/// kept.
fn one_sheet(book: &mut Book<'_>, sheet: &Sheet, side: Side, draft: &mut Draft<'_>) -> u32 {
    let mut cells = SheetCells::new(draft.limits());
    if let Err(fault) = stream(book, sheet, &mut cells, draft.limits().cells_seen) {
        draft.fault(fault);
    }
    let missing =
        side.uncalculated.iter().filter(|(row, column)| cells.uncalculated(*row, *column));
    let missing = u32::try_from(missing.count()).unwrap_or(u32::MAX);
    cells.merge(&side.merges);
    cells.hide(side.hidden);
    workbook::add(sheet, cells, draft);
    missing
}

fn stream(
    book: &mut Book<'_>,
    sheet: &Sheet,
    cells: &mut SheetCells<'_>,
    most: usize,
) -> Result<(), Fault> {
    let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(Fault::damaged)?;
    let percent: Vec<bool> = reader.styles().iter().map(is_percent).collect();
    for _ in 0..most {
        let Some((cell, style)) = reader.next_cell_with_style_id().map_err(Fault::damaged)? else {
            return Ok(());
        };
        let is_percent = percent.get(style).copied().unwrap_or_default();
        cells.put(cell.get_position(), Data::from(cell.get_value().clone()), is_percent);
    }
    cells.cut();
    Ok(())
}

/// Whether a number format shows hundredths: a `%` that is not quoted text.
fn is_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| {
        let by_id = format.format_id.is_some_and(|id| PERCENT_FORMATS.contains(&id));
        by_id || format.format_code.split('"').step_by(2).any(|code| code.contains('%'))
    })
}
