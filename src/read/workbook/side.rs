//! What the library does not tell about a sheet of `.xlsx`: hidden rows and columns, formulas
//! whose values were never saved, and merged areas, in one pass over the sheet's part
//! (ECMA-376 part 1, 18.3.1).

use calamine::Dimensions;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::read::draft::Fault;
use crate::read::limits::Limits;
use crate::read::package::Package;
use crate::read::workbook::hidden::Hidden;
use crate::read::xml;

/// Merged areas taken of one sheet.
const AREAS: usize = 20_000;

/// What stands beside the values of a sheet. Rows and columns count from 1.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// What the author hid.
    pub(super) hidden: Hidden,
    /// Merged areas, counted from 0 as the library does.
    pub(super) merges: Vec<Dimensions>,
    /// Formulas without a value.
    pub(super) uncalculated: Vec<(u32, u32)>,
}

/// The parts of the sheets, in the workbook's order, with the names of the sheets.
pub(super) fn parts(package: &mut Package<'_>) -> Result<Vec<(String, String)>, Fault> {
    let main = package.main_part("xl/workbook.xml")?;
    let relations = package.relations(&main)?;
    let Some(text) = package.text(&main)? else { return Ok(Vec::new()) };
    let mut parts = Vec::new();
    let mut reader = xml::reader(&text);
    loop {
        match reader.read_event().map_err(Fault::damaged)? {
            Event::Start(element) if element.local_name().as_ref() == "sheet" => {
                let name = xml::attribute(&element, "name").unwrap_or_default();
                let id = xml::attribute(&element, "id").unwrap_or_default();
                let relation = relations.iter().find(|relation| relation.id == id);
                parts.extend(relation.map(|relation| (name, relation.target.clone())));
            }
            Event::Eof => return Ok(parts),
            _ => {}
        }
    }
}

/// Reads one sheet's part.
pub(super) fn side(text: &str, limits: &Limits) -> Result<Side, Fault> {
    let mut pass = Pass { limits, side: Side::default(), row: 0, column: 0, cell: None };
    let mut reader = xml::reader(text);
    loop {
        match reader.read_event().map_err(Fault::damaged)? {
            Event::Start(element) => pass.start(&element),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => pass.text(),
            Event::End(element) => pass.end(element.local_name().as_ref()),
            Event::Eof => return Ok(pass.side),
            _ => {}
        }
    }
}

/// What is known of the cell being read.
#[derive(Debug, Default)]
struct OpenCell {
    is_text: bool,
    has_formula: bool,
    value: Value,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Value {
    #[default]
    Missing,
    Open,
    Found,
}

struct Pass<'a> {
    limits: &'a Limits,
    side: Side,
    row: u32,
    column: u32,
    cell: Option<OpenCell>,
}

impl Pass<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "row" => self.start_row(element),
            "c" => self.start_cell(element),
            "f" => self.in_cell(|cell| cell.has_formula = true),
            "v" | "is" => self.in_cell(|cell| cell.value = Value::Open),
            "col" if xml::is_on(element, "hidden") => self.hide_columns(element),
            "mergeCell" if self.side.merges.len() < AREAS => {
                let area = xml::attribute(element, "ref").and_then(|area| dimensions(&area));
                self.side.merges.extend(area);
            }
            _ => {}
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>) {
        self.row = xml::number(element, "r").unwrap_or_else(|| self.row.saturating_add(1));
        self.column = 0;
        if xml::is_on(element, "hidden") {
            self.side.hidden.add_rows(self.row, 1, self.limits);
        }
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) {
        let place = xml::value(element, "r").and_then(|name| place(&name));
        self.column = place.map_or_else(|| self.column.saturating_add(1), |(_, column)| column);
        let is_text = xml::value(element, "t").is_some_and(|kind| kind == "str");
        self.cell = Some(OpenCell { is_text, ..OpenCell::default() });
    }

    fn text(&mut self) {
        self.in_cell(|cell| {
            if cell.value == Value::Open {
                cell.value = Value::Found;
            }
        });
    }

    fn end(&mut self, element: &str) {
        match element {
            "v" | "is" => self.in_cell(|cell| {
                if cell.value == Value::Open {
                    cell.value = Value::Missing;
                }
            }),
            "c" => {
                let cell = self.cell.take().unwrap_or_default();
                let is_missing = cell.has_formula && cell.value == Value::Missing && !cell.is_text;
                if is_missing && self.side.uncalculated.len() < self.limits.cells {
                    self.side.uncalculated.push((self.row, self.column));
                }
            }
            _ => {}
        }
    }

    fn hide_columns(&mut self, element: &BytesStart<'_>) {
        let first = xml::number(element, "min").unwrap_or(0);
        let last = xml::number(element, "max").unwrap_or(first);
        self.side.hidden.add_columns(first, last, self.limits);
    }

    fn in_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        if let Some(cell) = &mut self.cell {
            change(cell);
        }
    }
}

/// `A1:G2`, counted from 0.
fn dimensions(area: &str) -> Option<Dimensions> {
    let (start, end) = area.split_once(':')?;
    let from_zero = |name: &str| {
        let (row, column) = place(name)?;
        Some((row.checked_sub(1)?, column.checked_sub(1)?))
    };
    Some(Dimensions { start: from_zero(start)?, end: from_zero(end)? })
}

/// `D12` as row and column, counted from 1.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A')?.checked_add(1)?;
        column.checked_mul(26)?.checked_add(u32::from(value)).filter(|_| value <= 26)
    })?;
    Some((row.parse().ok()?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_a_person_reads_them() {
        assert_eq!(place("A1"), Some((1, 1)));
        assert_eq!(place("AB12"), Some((12, 28)));
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_384)));
        assert_eq!(place("ZZZZZZZZZZ1"), None);
        assert_eq!(place("12"), Some((12, 0)));
        assert_eq!(place(""), None);
    }

    #[test]
    fn a_formula_without_value_is_seen_and_an_empty_word_is_a_value() {
        let text = r#"<sheetData><row r="2" hidden="1"><c r="A2"><f>1+1</f><v></v></c>
            <c r="B2" t="str"><f>""</f><v></v></c><c r="C2"><f>1</f><v>1</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#;
        let side = side(text, &Limits::default()).unwrap();
        assert_eq!(side.uncalculated, [(2, 1)]);
        assert!(side.hidden.has_row(2));
        assert_eq!(side.merges, [Dimensions { start: (0, 0), end: (1, 1) }]);
    }
}
