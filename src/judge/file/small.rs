//! The small print of a document: its number, its date, its signature block.

use jiff::civil::Date;

use crate::model::document::{Block, Document};
use crate::text::fold;

/// "Số: 45 /BC - LĐLĐ" as `45/BC-LĐLĐ`: digits, perhaps a letter, perhaps a year, "/", type, "-",
/// body; blanks anywhere. `None` while the number is still to be written in.
pub(super) fn number(line: &str) -> Option<String> {
    let line = fold::clean(line);
    let start = line.find(|c: char| c.is_ascii_digit())?;
    let mut number = String::new();
    for c in line.get(start..)?.chars() {
        match c {
            c if c.is_alphanumeric() => number.push(c),
            '/' | '-' => number.push(c),
            '\u{2013}' => number.push('-'),
            ' ' | '.' => {}
            _ => break,
        }
    }
    let (digits, rest) = number.split_once('/')?;
    let letters = digits.chars().filter(|c| c.is_alphabetic()).count();
    let plausible = digits.len() <= 6 && letters <= 1 && rest.chars().any(char::is_alphabetic);
    plausible.then(|| number.trim_end_matches(['/', '-']).to_owned())
}

/// "ngày 29 tháng 5 năm 2023", "29/5/2023".
pub(crate) fn date(text: &str) -> Option<Date> {
    let folded = fold::fold(text);
    let numbers: Vec<i16> = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    numbers.windows(3).find_map(|part| {
        let [day, month, year] = part else { return None };
        let year = if *year < 100 { year.checked_add(2000)? } else { *year };
        let (day, month) = (i8::try_from(*day).ok()?, i8::try_from(*month).ok()?);
        Date::new(year, month, day).ok().filter(|date| (2000..2100).contains(&date.year()))
    })
}

/// The last lines that sign for a body: "TM. BAN THƯỜNG VỤ …".
pub(super) fn signature(document: &Document) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for block in document.blocks.iter().rev().take(12) {
        match block {
            Block::Paragraph(paragraph) => lines.extend(paragraph.text.lines()),
            Block::Table(table) => {
                let cells = table.rows.iter().rev().take(8).flat_map(|row| &row.cells);
                lines.extend(cells.flat_map(|cell| cell.text.lines()));
            }
        }
    }
    let signs = |line: &&str| {
        let folded = fold::fold(line);
        ["tm ", "t m ", "tl ", "kt "].iter().any(|start| folded.starts_with(start))
    };
    lines.into_iter().filter(signs).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_stray_blanks_and_odd_parts() {
        for (line, expected) in [
            ("Số: 45/BC-LĐLĐ", Some("45/BC-LĐLĐ")),
            ("Số: 45 /BC - LĐLĐ", Some("45/BC-LĐLĐ")),
            ("Số:09/2010/QĐ-UBND", Some("09/2010/QĐ-UBND")),
            ("Số 06b /NQ-TLĐ", Some("06b/NQ-TLĐ")),
            ("Số: 1885/TLĐ", Some("1885/TLĐ")),
            ("Số:      /BC-LĐLĐ", None),
            ("Số: …/BC-LĐLĐ", None),
        ] {
            assert_eq!(number(line).as_deref(), expected, "{line}");
        }
    }
}
