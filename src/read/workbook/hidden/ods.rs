//! Hidden rows and columns of `.ods` (OpenDocument 1.3 part 3, 19.756, `table:visibility`).

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::read::draft::Fault;
use crate::read::limits::Limits;
use crate::read::package::Package;
use crate::read::workbook::hidden::Hidden;
use crate::read::xml;
use crate::read::xml::Listener;

/// What is hidden in the sheets, by their names. Of damaged content what was found before the
/// damage; the library finds the damage as well and says so.
///
/// # Errors
/// Content that cannot be unpacked: nobody would know what is hidden.
pub(in crate::read::workbook) fn hidden(
    package: &mut Package<'_>,
    limits: &Limits,
) -> Result<BTreeMap<String, Hidden>, Fault> {
    let text = package.text("content.xml")?.unwrap_or_default();
    let mut pass = Pass { limits, sheets: BTreeMap::new(), depth: 0, sheet: None };
    let _damage = xml::walk(&text, &mut pass);
    pass.close();
    Ok(pass.sheets)
}

/// The sheet being read, with its last row and column.
#[derive(Default)]
struct Sheet {
    name: String,
    hidden: Hidden,
    row: u32,
    column: u32,
}

struct Pass<'a> {
    limits: &'a Limits,
    sheets: BTreeMap<String, Hidden>,
    /// Tables in tables: only the outermost are sheets.
    depth: usize,
    sheet: Option<Sheet>,
}

impl Listener for Pass<'_> {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        match element.local_name().as_ref() {
            "table" => self.open(element),
            "table-row" => self.row(element),
            "table-column" => self.column(element),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if name == "table" {
            self.depth = self.depth.saturating_sub(1);
            if self.depth == 0 {
                self.close();
            }
        }
    }

    fn text(&mut self, _: &str) {}
}

impl Pass<'_> {
    fn open(&mut self, element: &BytesStart<'_>) {
        self.depth = self.depth.saturating_add(1);
        if self.depth == 1 {
            let name = xml::attribute(element, "name");
            self.sheet = name.map(|name| Sheet { name, ..Sheet::default() });
        }
    }

    fn close(&mut self) {
        if let Some(sheet) = self.sheet.take()
            && self.sheets.len() < self.limits.sheets
        {
            self.sheets.insert(sheet.name, sheet.hidden);
        }
    }

    fn row(&mut self, element: &BytesStart<'_>) {
        let Some(sheet) = self.sheet.as_mut().filter(|_| self.depth == 1) else { return };
        let count = xml::number(element, "number-rows-repeated").unwrap_or(1);
        if is_hidden(element) {
            sheet.hidden.add_rows(sheet.row.saturating_add(1), count, self.limits);
        }
        sheet.row = sheet.row.saturating_add(count);
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let Some(sheet) = self.sheet.as_mut().filter(|_| self.depth == 1) else { return };
        let count = xml::number(element, "number-columns-repeated").unwrap_or(1);
        let last = sheet.column.saturating_add(count);
        if is_hidden(element) {
            sheet.hidden.add_columns(sheet.column.saturating_add(1), last, self.limits);
        }
        sheet.column = last;
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    xml::value(element, "visibility").is_some_and(|value| value != "visible")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_rows_and_columns_count_and_inner_tables_do_not() {
        let text = r#"<table:table table:name="B">
            <table:table-column table:number-columns-repeated="2"/>
            <table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
            <table:table-row table:number-rows-repeated="3"/>
            <table:table-row><table:table-cell><table:table table:name="C">
            <table:table-row table:visibility="collapse"/></table:table></table:table-cell>
            </table:table-row>
            <table:table-row table:visibility="filter" table:number-rows-repeated="4000000000"/>
            <table:table-row table:visibility="collapse" table:number-rows-repeated="4000000000"/>
            </table:table><table:table-row table:visibility="collapse"/>"#;
        let limits = Limits::default();
        let mut pass = Pass { limits: &limits, sheets: BTreeMap::new(), depth: 0, sheet: None };
        xml::walk(text, &mut pass).unwrap();
        assert_eq!(pass.sheets.keys().collect::<Vec<_>>(), ["B"]);
        let hidden = &pass.sheets["B"];
        let rows: Vec<u32> = (1..8).filter(|row| hidden.has_row(*row)).collect();
        let columns: Vec<u32> = (1..8).filter(|column| hidden.has_column(*column)).collect();
        assert_eq!((rows, columns), (vec![5, 6, 7], vec![3, 4]));
    }
}
