//! Tables as a workbook that an office opens, filters and prints.
//!
//! Cells are typed: words are written as strings whatever they start with, so no cell is ever a
//! formula; days and moments are real dates; numbers are numbers as long as the format (15 digits)
//! holds them exactly, else words. The same tables give the same bytes: the document's own dates
//! are fixed, since the list already says of which moment it is.

mod formats;

use jiff::Zoned;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use self::formats::Formats;
use super::table::{Cell, Column, Table, TableRow};
use super::{Error, rfc3339};
use crate::words::Words;

/// A4 in the list of paper sizes of ECMA-376, 18.3.1.63.
const A4: u8 = 9;
/// Characters that a cell holds.
const CELL_LIMIT: usize = 32_767;
/// Length of a sheet's name.
const SHEET_NAME_LIMIT: usize = 31;

/// One sheet per table.
pub fn write(tables: &[Table], words: Words) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(tables)?);
    let formats = Formats::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&table.sheet))?;
        Sheet { target: sheet, formats: &formats, row: 0 }.fill(table, words)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn properties(tables: &[Table]) -> Result<DocProperties, Error> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = tables.first().map_or("", |table| table.title.as_str());
    Ok(DocProperties::new().set_title(title).set_author("tonghop").set_creation_datetime(&created))
}

/// At most 31 UTF-16 units, without the characters that a sheet's name must not have.
fn sheet_name(name: &str) -> String {
    let mut short = String::new();
    let mut room = SHEET_NAME_LIMIT;
    for c in name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''))
    {
        let Some(rest) = room.checked_sub(c.len_utf16()) else { break };
        room = rest;
        short.push(c);
    }
    if short.trim().is_empty() { "1".to_owned() } else { short }
}

/// A sheet that is being filled, top down.
struct Sheet<'a> {
    target: &'a mut Worksheet,
    formats: &'a Formats,
    row: u32,
}

impl Sheet<'_> {
    fn fill(&mut self, table: &Table, words: Words) -> Result<(), Error> {
        self.page(table, words)?;
        if let Some(warning) = &table.warning {
            self.line(warning, &self.formats.warning)?;
        }
        self.line(&table.title, &self.formats.title)?;
        for line in &table.head {
            self.line(line, &self.formats.head)?;
        }
        self.row = self.row.saturating_add(1);
        let heading = self.heading(&table.columns)?;
        for row in &table.rows {
            self.table_row(row, &table.columns)?;
        }
        self.freeze(heading, &table.columns)?;
        self.row = self.row.saturating_add(1);
        for line in &table.notes {
            self.line(line, &self.formats.head)?;
        }
        Ok(())
    }

    /// Landscape A4, one page wide, page numbers.
    fn page(&mut self, table: &Table, words: Words) -> Result<(), Error> {
        self.target
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer(format!("&C{}", words.page_footer()));
        for (column, index) in table.columns.iter().zip(0_u16..) {
            self.target.set_column_width(index, f64::from(column.width))?;
        }
        Ok(())
    }

    fn line(&mut self, text: &str, format: &Format) -> Result<(), Error> {
        self.target.write_string_with_format(self.row, 0, cut(text), format)?;
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// Writes the heading row and says which it is.
    fn heading(&mut self, columns: &[Column]) -> Result<u32, Error> {
        let row = self.row;
        for (column, index) in columns.iter().zip(0_u16..) {
            let heading = &self.formats.heading;
            self.target.write_string_with_format(row, index, cut(&column.title), heading)?;
        }
        self.row = row.saturating_add(1);
        Ok(row)
    }

    /// Heading stays in sight, is repeated on every page, and filters.
    fn freeze(&mut self, heading: u32, columns: &[Column]) -> Result<(), Error> {
        let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let last_row = self.row.saturating_sub(1).max(heading);
        self.target.set_freeze_panes(heading.saturating_add(1), 0)?;
        self.target.set_repeat_rows(heading, heading)?;
        self.target.autofilter(heading, 0, last_row, last_column)?;
        Ok(())
    }

    fn table_row(&mut self, row: &TableRow, columns: &[Column]) -> Result<(), Error> {
        match row {
            TableRow::Section(title) => return self.line(title, &self.formats.section),
            TableRow::Data(cells) => {
                for ((cell, column), index) in cells.iter().zip(columns).zip(0_u16..) {
                    self.cell(index, cell, self.formats.of(column.kind))?;
                }
            }
            TableRow::Subtotal(cells) => {
                for (cell, index) in cells.iter().zip(0_u16..) {
                    self.cell(index, cell, &self.formats.subtotal)?;
                }
            }
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, format: &Format) -> Result<(), Error> {
        let (sheet, row) = (&mut *self.target, self.row);
        match cell {
            Cell::Empty => sheet.write_blank(row, column, format)?,
            Cell::Text(text) | Cell::Coded { words: text, .. } => {
                sheet.write_string_with_format(row, column, cut(text), format)?
            }
            Cell::Integer(number) => match exact(Decimal::from(*number)) {
                Some(value) => sheet.write_number_with_format(row, column, value, format)?,
                None => sheet.write_string_with_format(row, column, number.to_string(), format)?,
            },
            Cell::Decimal(number) => match exact(*number) {
                Some(value) => sheet.write_number_with_format(row, column, value, format)?,
                None => sheet.write_string_with_format(
                    row,
                    column,
                    number.normalize().to_string(),
                    format,
                )?,
            },
            Cell::Date(date) => match day(*date) {
                Some(day) => sheet.write_datetime_with_format(row, column, &day, format)?,
                None => sheet.write_string_with_format(row, column, date.to_string(), format)?,
            },
            Cell::DateTime(at) => match moment(at) {
                Some(moment) => sheet.write_datetime_with_format(row, column, &moment, format)?,
                None => sheet.write_string_with_format(row, column, rfc3339(at), format)?,
            },
        };
        Ok(())
    }
}

/// The number as the format stores it, where it comes back with every digit.
fn exact(number: Decimal) -> Option<f64> {
    let plain = number.normalize();
    let digits = plain.mantissa().unsigned_abs().to_string().len();
    let value: f64 = plain.to_string().parse().ok()?;
    (digits <= 15).then_some(value)
}

/// The day where the format knows it: its calendar starts in 1900, and a unit may date its report
/// otherwise.
fn day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn moment(at: &Zoned) -> Option<ExcelDateTime> {
    let (hour, minute) = (at.hour().unsigned_abs(), at.minute().unsigned_abs());
    day(at.date())?.and_hms(u16::from(hour), minute, f64::from(at.second())).ok()
}

/// What a cell can hold; the rest is marked as cut.
fn cut(text: &str) -> String {
    if text.chars().count() <= CELL_LIMIT {
        return text.to_owned();
    }
    text.chars().take(CELL_LIMIT.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use calamine::{Data, Range, Reader as _, Xlsx};
    use proptest::prelude::*;

    use super::*;
    use crate::report::figures::{self, Export, Layout};
    use crate::report::late;
    use crate::report::samples::{self, with_context};
    use crate::report::table::ColumnKind;
    use crate::words::Language;

    fn figures_workbook() -> Vec<u8> {
        let (standings, figures, strays) =
            (samples::standings(), samples::figures(), samples::strays());
        with_context(Language::Vi, |context, round| {
            let export = Export {
                round,
                standings: &standings,
                figures: &figures,
                strays: &strays,
                everything: true,
            };
            figures::xlsx(&export, Layout::Wide, context).unwrap()
        })
    }

    /// The sheets as another program reads them; none may hold a formula.
    fn read_back(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
        for name in workbook.sheet_names() {
            assert!(workbook.worksheet_formula(&name).unwrap().used_cells().next().is_none());
        }
        workbook.worksheets()
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_same_list_gives_the_same_bytes_on_any_day() {
        let bytes = figures_workbook();
        assert_eq!(bytes, figures_workbook());
        let core = part(&bytes, "docProps/core.xml");
        assert_eq!(core.matches("2000-01-01T00:00:00Z").count(), 2, "{core}");
    }

    #[test]
    fn cells_come_back_with_their_types_and_no_formula() {
        let sheets = read_back(figures_workbook());
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Số liệu", "Nguồn"]);
        let cells: Vec<&Data> =
            sheets.iter().flat_map(|(_, range)| range.used_cells().map(|cell| cell.2)).collect();
        assert!(cells.contains(&&Data::Float(1200.5)));
        assert!(cells.contains(&&Data::String("=HYPERLINK(\"x\")".to_owned())));
        assert!(cells.iter().any(|cell| matches!(cell, Data::DateTime(_))));
    }

    #[test]
    fn the_page_is_landscape_a4_with_a_repeated_frozen_filtered_heading() {
        let bytes = with_context(Language::Vi, |context, round| {
            late::xlsx(&samples::standings(), round, context).unwrap()
        });
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        for mark in
            ["orientation=\"landscape\"", "paperSize=\"9\"", "state=\"frozen\"", "<autoFilter"]
        {
            assert!(sheet.contains(mark), "{mark}");
        }
        assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    }

    #[test]
    fn a_date_that_no_workbook_knows_is_kept_as_words() {
        let mut standings = samples::standings();
        standings.units[0].document_date = Some(jiff::civil::date(23, 5, 25));
        let bytes = with_context(Language::Vi, |context, round| {
            late::xlsx(&standings, round, context).unwrap()
        });
        let kept = Data::String("0023-05-25".to_owned());
        assert!(read_back(bytes)[0].1.used_cells().any(|cell| *cell.2 == kept));
    }

    #[test]
    fn a_number_with_more_digits_than_the_format_holds_is_kept_as_words() {
        assert_eq!(exact("1200.50".parse().unwrap()), Some(1200.5));
        assert_eq!(exact("-0.1".parse().unwrap()), Some(-0.1));
        assert_eq!(exact("1234567890123456".parse().unwrap()), None);
    }

    proptest! {
        #[test]
        fn any_words_are_taken_as_words(text in any::<String>()) {
            let table = Table {
                columns: vec![Column {
                    key: String::new(),
                    title: text.clone(),
                    kind: ColumnKind::Text,
                    width: 20,
                }],
                title: text.clone(),
                sheet: text.clone(),
                rows: vec![TableRow::Data(vec![Cell::text(text)])],
                ..Table::default()
            };
            let bytes = write(&[table], Words::new(Language::Vi));
            read_back(bytes.unwrap());
        }
    }
}
