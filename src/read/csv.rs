//! CSV in the ways that Excel writes it in Vietnam: `;` because the comma is the decimal sign,
//! TAB in UTF-16, windows-1258 from old machines.

use csv::ReaderBuilder;

use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Row;
use crate::model::finding::Limit;
use crate::read::charset;
use crate::read::draft::Draft;

/// Separators, the likeliest first.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// Lines that are looked at to find the separator.
const SAMPLE: usize = 20;

/// Reads a table.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let text = charset::decode(bytes);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let limits = draft.limits();
    let mut rows = Vec::new();
    let mut cells = 0_usize;
    for (record, number) in reader.records().zip(1_u32..) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                draft.fault(crate::read::draft::Fault::damaged(error));
                break;
            }
        };
        if number > limits.rows || cells >= limits.cells {
            draft.limit(Limit::Cells);
            break;
        }
        let row = row(number, &record, limits.columns);
        cells = cells.saturating_add(row.cells.len());
        rows.push(row);
    }
    draft.table(rows);
}

fn row(number: u32, record: &csv::StringRecord, columns: u32) -> Row {
    let cells = record
        .iter()
        .zip(1..=columns)
        .filter(|(text, _)| !text.trim().is_empty())
        .map(|(text, column)| Cell {
            column,
            columns: 1,
            rows: 1,
            text: text.to_owned(),
            value: CellValue::Text,
            original: None,
        })
        .collect();
    Row { number, hidden: false, cells }
}

/// The separator that parts most lines; `;` before `,`, which is then a decimal sign.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let parted =
        |separator: u8| lines.iter().filter(|line| has_outside_quotes(line, separator)).count();
    SEPARATORS
        .into_iter()
        .find(|separator| parted(*separator).saturating_mul(2) > lines.len())
        .unwrap_or(b',')
}

fn has_outside_quotes(line: &str, separator: u8) -> bool {
    let mut is_quoted = false;
    line.bytes().any(|byte| {
        is_quoted ^= byte == b'"';
        !is_quoted && byte == separator
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_comma_parts_nothing() {
        assert_eq!(separator("STT;Tỷ lệ\n1;98,5\n2;1.500,75\n"), b';');
        assert_eq!(separator("STT,Số\n1,\"1;2\"\n"), b',');
        assert_eq!(separator("a\tb,c\n1\t2,5\n"), b'\t');
        assert_eq!(separator("một cột\nhai\n"), b',');
    }
}
