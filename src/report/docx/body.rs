//! The text: heading block, title, lines, table, notes, places to sign.
//!
//! Lengths are in twentieths of a point, sizes of letters in half points, as the format has them.

use std::io;

use jiff::civil::Date;

use super::parts::{FOOTER, R, W};
use super::xml::Xml;
use crate::model::office::Office;
use crate::report::table::{Column, ColumnKind, Table, TableRow};
use crate::words::Words;

/// A4, lying.
const PAGE: (&str, &str) = ("16838", "11906");
/// Two centimetres on each side.
const MARGIN: &str = "1134";
/// What is left for words.
const ROOM: u64 = 14_570;
/// Letters inside the table.
const SMALL: &str = "22";

/// How a paragraph looks.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "marks of a paragraph, each by itself")]
struct Look {
    bold: bool,
    italic: bool,
    underlined: bool,
    /// `center`, `right`; else left.
    side: Option<&'static str>,
    /// Size of letters; else 13 points.
    size: Option<&'static str>,
    /// Stays on the page of what follows.
    with_next: bool,
}

const PLAIN: Look = Look {
    bold: false,
    italic: false,
    underlined: false,
    side: None,
    size: None,
    with_next: false,
};
const CENTRED: Look = Look { side: Some("center"), ..PLAIN };
const BOLD: Look = Look { bold: true, ..CENTRED };

/// `word/document.xml`
pub(super) fn document(
    tables: &[Table],
    date: Date,
    office: &Office,
    words: Words,
) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:document", &[W, R])?;
    xml.open("w:body", &[])?;
    heading_block(&mut xml, date, office, words)?;
    for table in tables {
        whole_table(&mut xml, table, words)?;
    }
    signatures(&mut xml, office, words)?;
    page(&mut xml)?;
    xml.close("w:body")?;
    xml.end("w:document")
}

/// Who writes, on the left; the country and its motto, place and date, on the right.
fn heading_block(xml: &mut Xml, date: Date, office: &Office, words: Words) -> io::Result<()> {
    let (country, motto) = words.national_motto();
    let motto_look = Look { underlined: true, ..BOLD };
    let dated = words.place_and_date(&office.place, date);
    let date_look = Look { italic: true, ..CENTRED };
    two_columns(
        xml,
        &[(&office.parent, CENTRED), (&office.name, Look { underlined: true, ..BOLD })],
        &[(country, BOLD), (motto, motto_look), (&dated, date_look)],
    )?;
    paragraph(xml, "", PLAIN)
}

fn signatures(xml: &mut Xml, office: &Office, words: Words) -> io::Result<()> {
    paragraph(xml, "", Look { with_next: true, ..PLAIN })?;
    let hint = (words.sign_here(), Look { italic: true, ..CENTRED });
    two_columns(xml, &[(words.prepared_by(), BOLD), hint], &[(&office.signer, BOLD), hint])
}

/// A table without lines that holds two blocks side by side.
fn two_columns(xml: &mut Xml, left: &[(&str, Look)], right: &[(&str, Look)]) -> io::Result<()> {
    let half = (ROOM / 2).to_string();
    xml.open("w:tbl", &[])?;
    xml.open("w:tblPr", &[])?;
    xml.empty("w:tblW", &[("w:w", &ROOM.to_string()), ("w:type", "dxa")])?;
    xml.value_named("w:tblLayout", "w:type", "fixed")?;
    xml.close("w:tblPr")?;
    grid(xml, &[half.clone(), half.clone()])?;
    xml.open("w:tr", &[])?;
    row_properties(xml, false)?;
    for block in [left, right] {
        cell_open(xml, &half, 1, false)?;
        for (text, look) in block {
            paragraph(xml, text, *look)?;
        }
        xml.close("w:tc")?;
    }
    xml.close("w:tr")?;
    xml.close("w:tbl")
}

fn whole_table(xml: &mut Xml, table: &Table, words: Words) -> io::Result<()> {
    if let Some(warning) = &table.warning {
        paragraph(xml, warning, BOLD)?;
    }
    let title = Look { size: Some("28"), with_next: true, ..BOLD };
    paragraph(xml, &table.title, title)?;
    for line in &table.head {
        paragraph(xml, line, Look { with_next: true, ..CENTRED })?;
    }
    paragraph(xml, "", Look { with_next: true, ..PLAIN })?;
    lined_table(xml, table, words)?;
    for note in &table.notes {
        paragraph(xml, note, Look { italic: true, size: Some(SMALL), ..PLAIN })?;
    }
    Ok(())
}

fn lined_table(xml: &mut Xml, table: &Table, words: Words) -> io::Result<()> {
    let widths = widths(&table.columns);
    xml.open("w:tbl", &[])?;
    xml.open("w:tblPr", &[])?;
    xml.empty("w:tblW", &[("w:w", &ROOM.to_string()), ("w:type", "dxa")])?;
    xml.open("w:tblBorders", &[])?;
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(
            side,
            &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")],
        )?;
    }
    xml.close("w:tblBorders")?;
    xml.value_named("w:tblLayout", "w:type", "fixed")?;
    xml.open("w:tblCellMar", &[])?;
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "60"), ("w:type", "dxa")])?;
    }
    xml.close("w:tblCellMar")?;
    xml.close("w:tblPr")?;
    grid(xml, &widths)?;
    heading_row(xml, &table.columns, &widths)?;
    for row in &table.rows {
        table_row(xml, row, &table.columns, &widths, words)?;
    }
    xml.close("w:tbl")
}

/// Column widths in the proportions that the table asks for, filling the page.
fn widths(columns: &[Column]) -> Vec<String> {
    let asked = |column: &Column| u64::from(column.width.max(1));
    let all: u64 = columns.iter().map(asked).sum();
    let width = |column| asked(column).saturating_mul(ROOM).checked_div(all).unwrap_or(ROOM);
    columns.iter().map(|column| width(column).to_string()).collect()
}

fn grid(xml: &mut Xml, widths: &[String]) -> io::Result<()> {
    xml.open("w:tblGrid", &[])?;
    for width in widths {
        xml.value_named("w:gridCol", "w:w", width)?;
    }
    xml.close("w:tblGrid")
}

/// A row is never cut by the end of a page; the heading stands on every page.
fn row_properties(xml: &mut Xml, is_heading: bool) -> io::Result<()> {
    xml.open("w:trPr", &[])?;
    xml.empty("w:cantSplit", &[])?;
    if is_heading {
        xml.empty("w:tblHeader", &[])?;
    }
    xml.close("w:trPr")
}

fn heading_row(xml: &mut Xml, columns: &[Column], widths: &[String]) -> io::Result<()> {
    xml.open("w:tr", &[])?;
    row_properties(xml, true)?;
    for (column, width) in columns.iter().zip(widths) {
        cell_open(xml, width, 1, true)?;
        paragraph(xml, &column.title, Look { size: Some(SMALL), ..BOLD })?;
        xml.close("w:tc")?;
    }
    xml.close("w:tr")
}

fn table_row(
    xml: &mut Xml,
    row: &TableRow,
    columns: &[Column],
    widths: &[String],
    words: Words,
) -> io::Result<()> {
    xml.open("w:tr", &[])?;
    row_properties(xml, false)?;
    match row {
        TableRow::Section(title) => {
            cell_open(xml, &ROOM.to_string(), columns.len(), true)?;
            paragraph(xml, title, Look { side: None, with_next: true, size: Some(SMALL), ..BOLD })?;
            xml.close("w:tc")?;
        }
        TableRow::Data(cells) | TableRow::Subtotal(cells) => {
            let bold = matches!(row, TableRow::Subtotal(_));
            for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
                cell_open(xml, width, 1, false)?;
                let look = Look { bold, size: Some(SMALL), side: side(column.kind), ..PLAIN };
                paragraph(xml, &cell.shown(words), look)?;
                xml.close("w:tc")?;
            }
        }
    }
    xml.close("w:tr")
}

const fn side(kind: ColumnKind) -> Option<&'static str> {
    match kind {
        ColumnKind::Text | ColumnKind::Code => None,
        ColumnKind::Mark | ColumnKind::Date | ColumnKind::DateTime => Some("center"),
        ColumnKind::Number => Some("right"),
    }
}

fn cell_open(xml: &mut Xml, width: &str, columns: usize, is_shaded: bool) -> io::Result<()> {
    xml.open("w:tc", &[])?;
    xml.open("w:tcPr", &[])?;
    xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
    if columns > 1 {
        xml.value("w:gridSpan", &columns.to_string())?;
    }
    if is_shaded {
        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDEDED")])?;
    }
    xml.close("w:tcPr")
}

fn paragraph(xml: &mut Xml, text: &str, look: Look) -> io::Result<()> {
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    if look.with_next {
        xml.empty("w:keepNext", &[])?;
    }
    if let Some(side) = look.side {
        xml.value("w:jc", side)?;
    }
    xml.close("w:pPr")?;
    if !text.is_empty() {
        run(xml, text, look)?;
    }
    xml.close("w:p")
}

/// Line breaks and tabs have elements of their own; everything else is text.
fn run(xml: &mut Xml, text: &str, look: Look) -> io::Result<()> {
    xml.open("w:r", &[])?;
    xml.open("w:rPr", &[])?;
    for (name, wanted) in [("w:b", look.bold), ("w:i", look.italic)] {
        if wanted {
            xml.empty(name, &[])?;
        }
    }
    if let Some(size) = look.size {
        xml.value("w:sz", size)?;
    }
    if look.underlined {
        xml.value("w:u", "single")?;
    }
    xml.close("w:rPr")?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            xml.empty("w:br", &[])?;
        }
        for (index, piece) in line.split('\t').enumerate() {
            if index > 0 {
                xml.empty("w:tab", &[])?;
            }
            if !piece.is_empty() {
                xml.text("w:t", &[("xml:space", "preserve")], piece)?;
            }
        }
    }
    xml.close("w:r")
}

/// A4 lying on its side, with page numbers.
fn page(xml: &mut Xml) -> io::Result<()> {
    paragraph(xml, "", PLAIN)?;
    xml.open("w:sectPr", &[])?;
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)])?;
    let (width, height) = PAGE;
    xml.empty("w:pgSz", &[("w:w", width), ("w:h", height), ("w:orient", "landscape")])?;
    let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, MARGIN));
    let [top, right, bottom, left] = sides;
    let margins =
        [top, right, bottom, left, ("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
    xml.empty("w:pgMar", &margins)?;
    xml.close("w:sectPr")
}
