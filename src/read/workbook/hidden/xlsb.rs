//! Hidden rows and columns of `.xlsb` (`[MS-XLSB]` 2.4.741 `BrtRowHdr`, 2.4.324 `BrtColInfo`).

use crate::read::bytes::size_at;
use crate::read::bytes::stretch;
use crate::read::bytes::u16_at;
use crate::read::bytes::u32_at;
use crate::read::draft::Fault;
use crate::read::limits::Limits;
use crate::read::package::Package;
use crate::read::workbook::hidden::Hidden;
use crate::read::workbook::records;

const ROW: u16 = 0;
const COLUMNS: u16 = 60;
const SHEET: u16 = 156;

/// Where the flags of a row stand, and the one for no height.
const ROW_FLAGS: usize = 10;
const IS_ROW_HIDDEN: u16 = 0x1000;

/// Where the flags of columns stand, and the one for hidden.
const COLUMN_FLAGS: usize = 16;
const IS_COLUMN_HIDDEN: u16 = 1;

/// Where the relation of a listed sheet stands, behind its state and its number.
const RELATION: usize = 8;

/// The parts of the sheets, with the names of the sheets.
pub(in crate::read::workbook) fn parts(
    package: &mut Package<'_>,
) -> Result<Vec<(String, String)>, Fault> {
    let main = package.main_part("xl/workbook.bin")?;
    let relations = package.relations(&main)?;
    let book = package.part(&main)?.unwrap_or_default();
    let sheets = records::biff12(&book).filter(|(kind, _)| *kind == SHEET);
    let part = |(_, body): (u16, &[u8])| {
        let (id, behind) = wide(body, RELATION)?;
        let (name, _) = wide(body, behind)?;
        let relation = relations.iter().find(|relation| relation.id == id)?;
        Some((name, relation.target.clone()))
    };
    Ok(sheets.filter_map(part).collect())
}

/// What is hidden in a sheet's part.
pub(in crate::read::workbook) fn hidden(part: &[u8], limits: &Limits) -> Hidden {
    let mut hidden = Hidden::default();
    for (kind, body) in records::biff12(part).take(limits.cells_seen) {
        match kind {
            ROW => drop(row(body, &mut hidden, limits)),
            COLUMNS => drop(columns(body, &mut hidden, limits)),
            _ => {}
        }
    }
    hidden
}

fn row(body: &[u8], hidden: &mut Hidden, limits: &Limits) -> Option<()> {
    let flags = u16_at(body, ROW_FLAGS)?;
    let row = u32_at(body, 0)?.saturating_add(1);
    (flags & IS_ROW_HIDDEN != 0).then(|| hidden.add_rows(row, 1, limits))
}

fn columns(body: &[u8], hidden: &mut Hidden, limits: &Limits) -> Option<()> {
    let flags = u16_at(body, COLUMN_FLAGS)?;
    let column = |at| Some(u32_at(body, at)?.saturating_add(1));
    let (first, last) = (column(0)?, column(4)?);
    (flags & IS_COLUMN_HIDDEN != 0).then(|| hidden.add_columns(first, last, limits))
}

/// A string with its length in UTF-16 units before it, and where it ends.
fn wide(body: &[u8], at: usize) -> Option<(String, usize)> {
    let start = at.checked_add(4)?;
    let length = size_at(body, at)?.checked_mul(2)?;
    let units = stretch(body, start, length)?.chunks_exact(2);
    let units: Vec<u16> = units.filter_map(|unit| u16_at(unit, 0)).collect();
    Some((String::from_utf16_lossy(&units), start.checked_add(length)?))
}
