//! Hidden rows and columns of `.xls` (`[MS-XLS]` 2.4.221 `Row`, 2.4.53 `ColInfo`), the same in
//! Excel 5 and in all later ones.

use crate::read::bytes::size_at;
use crate::read::bytes::u16_at;
use crate::read::limits::Limits;
use crate::read::workbook::hidden::Hidden;
use crate::read::workbook::records;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const COL_INFO: u16 = 0x007D;
const ROW: u16 = 0x0208;

/// Where the flags of a row stand, and the one for no height.
const ROW_FLAGS: usize = 12;
const IS_ROW_HIDDEN: u16 = 0x20;

/// Where the flags of columns stand, and the one for hidden.
const COLUMN_FLAGS: usize = 8;
const IS_COLUMN_HIDDEN: u16 = 1;

/// What is hidden in the sheets of a workbook stream, in their order.
pub(in crate::read::workbook) fn hidden(stream: &[u8], limits: &Limits) -> Vec<Hidden> {
    // Sheets may all claim the same stretch of a damaged stream.
    let mut left = limits.cells_seen;
    records::biff8(stream)
        .take_while(|(kind, _)| *kind != EOF)
        .filter(|(kind, _)| *kind == BOUND_SHEET)
        .take(limits.sheets)
        .map(|(_, body)| {
            let at = size_at(body, 0).unwrap_or(usize::MAX);
            sheet(stream.get(at..).unwrap_or_default(), &mut left, limits)
        })
        .collect()
}

/// Charts inside a sheet are streams of their own between its records.
fn sheet(stream: &[u8], left: &mut usize, limits: &Limits) -> Hidden {
    let mut hidden = Hidden::default();
    let mut depth = 0_usize;
    for (kind, body) in records::biff8(stream) {
        let Some(less) = left.checked_sub(1) else { break };
        *left = less;
        match kind {
            BOF => depth = depth.saturating_add(1),
            EOF if depth <= 1 => break,
            EOF => depth = depth.saturating_sub(1),
            ROW if depth == 1 => drop(row(body, &mut hidden, limits)),
            COL_INFO if depth == 1 => drop(columns(body, &mut hidden, limits)),
            _ => {}
        }
    }
    hidden
}

fn row(body: &[u8], hidden: &mut Hidden, limits: &Limits) -> Option<()> {
    let flags = u16_at(body, ROW_FLAGS)?;
    let row = u32::from(u16_at(body, 0)?).saturating_add(1);
    (flags & IS_ROW_HIDDEN != 0).then(|| hidden.add_rows(row, 1, limits))
}

fn columns(body: &[u8], hidden: &mut Hidden, limits: &Limits) -> Option<()> {
    let flags = u16_at(body, COLUMN_FLAGS)?;
    let column = |at| Some(u32::from(u16_at(body, at)?).saturating_add(1));
    let (first, last) = (column(0)?, column(2)?);
    (flags & IS_COLUMN_HIDDEN != 0).then(|| hidden.add_columns(first, last, limits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
    }

    fn hidden_row(number: u8) -> Vec<u8> {
        let mut body = [0; 16];
        body[0] = number;
        body[ROW_FLAGS] = 0x20;
        record(ROW, &body)
    }

    #[test]
    fn rows_of_a_chart_inside_are_none_of_the_sheet() {
        let (begin, end) = (record(BOF, &[0; 16]), record(EOF, &[]));
        let chart = [begin.clone(), hidden_row(5), end.clone()].concat();
        let sheet = [begin.clone(), chart, hidden_row(1), end.clone(), hidden_row(2)].concat();
        let bound = |at: u32| record(BOUND_SHEET, &[&at.to_le_bytes()[..], &[0; 4]].concat());
        let head = begin.len() + 3 * bound(0).len() + end.len();
        let places = [u32::try_from(head).unwrap(), u32::MAX, 1];
        let list = places.into_iter().flat_map(bound).collect();
        let stream = [begin, list, end, sheet].concat();
        let all = hidden(&stream, &Limits::default());
        let rows = |hidden: &Hidden| (1..9).filter(|row| hidden.has_row(*row)).collect::<Vec<_>>();
        assert_eq!(rows(&all[0]), [2]);
        assert_eq!(rows(&all[1]), [0_u32; 0]);
        assert_eq!(all.len(), 3);
        for end in 0..stream.len() {
            hidden(&stream[..end], &Limits::default());
        }
    }
}
