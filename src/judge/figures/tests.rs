//! Whole documents in, figures out. Tables are drawn with `|` between cells; `»3` behind a text
//! merges it over three columns, `⇓2` over two rows, `=` before a number makes a number cell.

mod alignment;
mod labels;
mod measures;
mod narrative;
mod odd;
mod prose;
mod round;
mod shapes;
mod titles;
mod typed;

use std::sync::LazyLock;

use crate::judge::figures::Figures;
use crate::judge::figures::FormIndex;
use crate::judge::figures::figures;
use crate::model::document::Block;
use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::document::Document;
use crate::model::document::Format;
use crate::model::document::Paragraph;
use crate::model::document::Row;
use crate::model::document::Table;
use crate::model::document::TableOrigin;
use crate::model::figure::Absent;
use crate::model::figure::Figure;
use crate::model::figure::Value;
use crate::model::sighting::Digest;

fn cell(column: u32, drawn: &str) -> Cell {
    let (mut columns, mut rows, mut text) = (1, 1, drawn.trim());
    if let Some((rest, count)) = text.split_once('⇓') {
        (text, rows) = (rest.trim(), count.trim().parse().unwrap());
    }
    if let Some((rest, count)) = text.split_once('»') {
        (text, columns) = (rest.trim(), count.trim().parse().unwrap());
    }
    let (text, value) = match text.strip_prefix('=') {
        Some(number) => (number, CellValue::Number(number.parse().unwrap())),
        None => (text, CellValue::Text),
    };
    Cell { column, columns, rows, text: text.to_owned(), value, original: None }
}

fn rows(drawing: &str) -> Vec<Row> {
    let lines = drawing.trim_matches('\n').lines();
    lines
        .zip(1..)
        .map(|(line, number)| {
            let cells = line.split('|').zip(1..).filter(|(text, _)| !text.trim().is_empty());
            let cells = cells.map(|(text, column)| cell(column, text)).collect();
            Row { number, hidden: false, cells }
        })
        .filter(|row| !row.cells.is_empty())
        .collect()
}

fn sheet(drawing: &str) -> Table {
    let origin = TableOrigin::Sheet { name: "Biểu".to_owned(), hidden: false, original: None };
    Table { origin, rows: rows(drawing) }
}

fn inline(number: u32, drawing: &str) -> Table {
    Table { origin: TableOrigin::Inline(number), rows: rows(drawing) }
}

fn document(blocks: Vec<Block>) -> Document {
    let mut document = Document::new(Format::Xlsx, "bieu.xlsx".to_owned(), Digest([7; 32]), 1);
    document.blocks = blocks;
    document
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        number: 1,
        text: text.to_owned(),
        heading: None,
        bold: false,
        original: None,
    })
}

/// The form of the tests' round.
static FORM: LazyLock<FormIndex> = LazyLock::new(|| FormIndex::new(&round::round()));

fn read(drawing: &str) -> Figures {
    figures(&document(vec![Block::Table(sheet(drawing))]), &FORM)
}

/// "C03 total 12 read", with the flags behind it.
fn line(figure: &Figure) -> String {
    let reading = &figure.reading;
    let value = match &reading.value {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Text(text)) => format!("“{text}”"),
        None => reading.absent.map_or("?", Absent::as_str).to_owned(),
    };
    let mut line =
        format!("{} {} {value} {}", figure.indicator, figure.period, reading.status.as_str());
    for flag in &reading.flags {
        line.push(' ');
        line.push_str(serde_json::to_string(flag).unwrap().trim_matches('"'));
    }
    line
}

fn lines(figures: &Figures) -> Vec<String> {
    figures.figures.iter().map(line).collect()
}

fn strays(figures: &Figures) -> Vec<String> {
    let rows = figures.stray_rows.iter().map(|row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.raw.as_str()).collect();
        format!("{}: {}", row.label, cells.join(" / "))
    });
    rows.collect()
}
