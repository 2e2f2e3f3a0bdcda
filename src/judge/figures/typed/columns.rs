//! Lines of several columns as rows of a table.

use crate::judge::figures::typed::lines::Written;
use crate::judge::figures::typed::row;
use crate::model::document::Row;

/// The lines as rows. A line that leaves its running number out is set one column further right,
/// since runs of blanks do not show that a column is empty.
pub(super) fn rows(lines: &[Written]) -> Vec<Row> {
    let widest = lines.iter().map(|line| line.cells().len()).max().unwrap_or_default();
    let is_short = |cells: &[&str]| cells.len().checked_add(1) == Some(widest);
    let all = (1_u32..).zip(lines).filter(|(_, line)| !is_rule(line.text()));
    let rows = all.map(|(number, line)| {
        let cells = line.cells();
        let first = cells.first().copied().unwrap_or_default();
        if is_short(&cells) && !is_ordinal(first) && first.chars().any(char::is_alphabetic) {
            let shifted: Vec<&str> = std::iter::once("").chain(cells).collect();
            row(number, &shifted)
        } else {
            row(number, &cells)
        }
    });
    rows.collect()
}

/// "+-----+----+", "|---|---|".
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ':' | '_') || c.is_whitespace())
}

fn is_ordinal(text: &str) -> bool {
    text.chars().count() <= 5 && text.chars().any(|c| c.is_ascii_digit() || c == 'I')
}
