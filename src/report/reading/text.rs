//! The file as a person reads it: what it is, what is odd, then its text with places.

use super::{HeadingJson, MatchedJson, findings, headings, matched, table_original, table_place};
use crate::model::document::{Block, Document, Place, Row, Table, TableOrigin, column_letters};
use crate::model::letter::Mailbox;
use crate::report::{Context, terminal};

/// The file as lines for a terminal.
pub fn text(document: &Document, context: &Context<'_>) -> String {
    let mut out = String::new();
    write_document(&mut out, document, context, 0);
    out
}

fn write_document(out: &mut String, document: &Document, context: &Context<'_>, depth: usize) {
    let words = context.words;
    let indent = "  ".repeat(depth);
    let name = if document.name.is_empty() { words.unnamed() } else { &document.name };
    let format = words.format(document.format);
    let came = original(document.original_name.as_deref(), context);
    line(out, &indent, &format!("{name}{came}: {format} ({})", document.format));
    if let Some(head) = &document.head {
        line(out, &indent, &words.letter_head(&sender(&head.from, context), &head.subject));
    }
    for encoding in &document.encoding_repaired {
        line(out, &indent, &words.repaired(words.legacy_encoding(*encoding)));
    }
    for finding in findings(document, context) {
        line(out, &indent, &format!("! {finding}"));
    }
    for block in &document.blocks {
        write_block(out, &indent, block, context);
    }
    for aside in &document.asides {
        let came = original(aside.original.as_deref(), context);
        line(
            out,
            &indent,
            &format!("[{}] {}{came}", context.words.place(&aside.place), aside.text),
        );
    }
    let headings = headings(document, context);
    if !headings.is_empty() {
        line(out, &indent, words.outline_head());
    }
    for HeadingJson { level, heading, place, .. } in headings {
        let deeper = "  ".repeat(usize::from(level));
        line(out, &indent, &format!("{deeper}{heading} [{place}]"));
    }
    write_figures(out, &indent, document, context);
    for member in &document.members {
        write_document(out, member, context, depth.saturating_add(1));
    }
}

/// Display name, with what came where it was repaired, and address.
fn sender(from: &Mailbox, context: &Context<'_>) -> String {
    if from.name.is_empty() {
        return from.address.clone();
    }
    let came = original(from.original_name.as_deref(), context);
    format!("{}{came} <{}>", from.name, from.address)
}

fn write_figures(out: &mut String, indent: &str, document: &Document, context: &Context<'_>) {
    let figures = matched(document, context);
    for of_round in figures.chunk_by(|one, next| one.round == next.round) {
        let round = of_round.first().map(|figure| figure.round.as_str()).unwrap_or_default();
        line(out, indent, &context.words.read_figures_head(round));
        for figure in of_round {
            let MatchedJson { indicator, period, value, status, raw, place, label, .. } = figure;
            let matched = figure.matched.map(|matched| context.words.read_match(matched));
            let matched = matched.unwrap_or_default();
            let (label, raw) = (one_line(label), one_line(raw));
            let text = format!(
                "  {indicator} {period} = {value} ({status}) “{raw}” [{place}] {label} · {matched}"
            );
            line(out, indent, &text);
        }
    }
}

fn write_block(out: &mut String, indent: &str, block: &Block, context: &Context<'_>) {
    match block {
        Block::Paragraph(paragraph) => {
            let place = context.words.place(&Place::Paragraph(paragraph.number));
            let mark = paragraph.heading.map(|level| "#".repeat(usize::from(level)) + " ");
            let text = &paragraph.text;
            let original = original(paragraph.original.as_deref(), context);
            line(out, indent, &format!("[{place}] {}{text}{original}", mark.unwrap_or_default()));
        }
        Block::Table(table) => {
            let came = original(table_original(table), context);
            line(out, indent, &format!("[{}]{came}", table_place(table, context)));
            for row in &table.rows {
                line(out, indent, &format!("  {}", row_text(table, row, context)));
            }
        }
    }
}

/// What stood in the file, behind a text whose encoding was repaired.
fn original(text: Option<&str>, context: &Context<'_>) -> String {
    text.map(|text| format!(" [{}]", context.words.original(&one_line(text)))).unwrap_or_default()
}

/// A row with short places: `A12: 1 | D12: 05`, `dòng 12, cột 1: 1 | cột 4: 05`.
fn row_text(table: &Table, row: &Row, context: &Context<'_>) -> String {
    let words = context.words;
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let place = match table.origin {
                TableOrigin::Sheet { .. } => {
                    format!("{}{}", column_letters(cell.column), row.number)
                }
                TableOrigin::Inline(_) => words.column(cell.column),
            };
            let original = original(cell.original.as_deref(), context);
            format!("{place}: {}{original}", one_line(&cell.text))
        })
        .collect();
    match table.origin {
        TableOrigin::Sheet { .. } => cells.join(" | "),
        TableOrigin::Inline(_) => format!("{}, {}", words.row(row.number), cells.join(" | ")),
    }
}

fn line(out: &mut String, indent: &str, text: &str) {
    for part in text.lines() {
        out.push_str(indent);
        out.push_str(&terminal::printable(part));
        out.push('\n');
    }
}

fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" / ")
}
