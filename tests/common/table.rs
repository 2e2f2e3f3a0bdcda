//! A table as lines of text, to compare.

use tonghop::model::document::Row;
use tonghop::model::document::Table;

/// A table as lines: column, reach and text of each cell.
pub(crate) fn lines(table: &Table) -> Vec<String> {
    let line = |row: &Row| {
        let cells = row.cells.iter().map(|cell| {
            let reach = match (cell.columns, cell.rows) {
                (1, 1) => String::new(),
                (columns, rows) => format!("[{columns}x{rows}]"),
            };
            format!("{}{reach} {}", cell.column, cell.text.replace('\n', "/"))
        });
        format!("{}: {}", row.number, cells.collect::<Vec<_>>().join(" | "))
    };
    table.rows.iter().map(line).collect()
}
