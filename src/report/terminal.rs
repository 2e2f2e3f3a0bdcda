//! A table as plain text: aligned by what a terminal shows, wrapped into its width.
//!
//! Nothing is cut off: a name that does not fit goes on in the next line of its cell, because a
//! unit that reads "LĐLĐ tỉnh Bà Rịa - …" is not a unit. Control characters of foreign text are
//! replaced, so that a subject cannot move the cursor.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::table::{Cell, ColumnKind, Table, TableRow};
use crate::words::Words;

/// Between two columns.
const GAP: &str = "  ";
/// A column is never narrower, unless its contents are.
const NARROWEST: usize = 6;

/// The table in at most `width` columns, as far as its columns allow.
pub fn text(table: &Table, width: usize, words: Words) -> String {
    let mut out = String::new();
    let frame = table.warning.iter().chain([&table.title]).chain(&table.head);
    for line in frame.filter(|line| !line.is_empty()) {
        push_wrapped(&mut out, line, width);
    }
    out.push('\n');
    if table.rows.is_empty() {
        out.push_str(words.nothing());
        out.push('\n');
    } else {
        Grid::new(table, width, words).write(&mut out);
    }
    if !table.notes.is_empty() {
        out.push('\n');
    }
    for note in &table.notes {
        push_wrapped(&mut out, note, width);
    }
    out
}

/// Foreign text without anything that a terminal would obey.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

fn push_wrapped(out: &mut String, line: &str, width: usize) {
    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
    let room = width.saturating_sub(indent.len()).max(NARROWEST);
    for part in wrap(line.trim_start(), room) {
        out.push_str(&indent);
        out.push_str(&part);
        out.push('\n');
    }
}

/// The rows as text, with a width for each column.
struct Grid {
    head: Vec<String>,
    rows: Vec<GridRow>,
    kinds: Vec<ColumnKind>,
    widths: Vec<usize>,
}

enum GridRow {
    Section(String),
    Data(Vec<String>),
    Subtotal(Vec<String>),
}

impl Grid {
    fn new(table: &Table, width: usize, words: Words) -> Self {
        let show = |cells: &[Cell]| cells.iter().map(|cell| shown(cell, words)).collect();
        let head: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
        let rows: Vec<GridRow> = table
            .rows
            .iter()
            .map(|row| match row {
                TableRow::Section(title) => GridRow::Section(printable(title)),
                TableRow::Data(cells) => GridRow::Data(show(cells)),
                TableRow::Subtotal(cells) => GridRow::Subtotal(show(cells)),
            })
            .collect();
        let limits: Vec<usize> =
            table.columns.iter().map(|column| usize::from(column.width)).collect();
        let widths = fit(natural_widths(&head, &rows, &limits), width);
        Self { head, rows, kinds: table.columns.iter().map(|column| column.kind).collect(), widths }
    }

    fn write(&self, out: &mut String) {
        let rule = self.widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join(GAP);
        self.write_row(out, &self.head);
        push_line(out, &rule);
        for row in &self.rows {
            match row {
                GridRow::Section(title) => push_line(out, title),
                GridRow::Data(cells) => self.write_row(out, cells),
                GridRow::Subtotal(cells) => {
                    self.write_spanning(out, cells);
                    push_line(out, &rule);
                }
            }
        }
    }

    fn write_row(&self, out: &mut String, cells: &[String]) {
        let slots = cells.iter().zip(&self.widths).zip(&self.kinds);
        write_slots(
            out,
            &slots
                .map(|((text, width), kind)| Slot { text, width: *width, kind: *kind })
                .collect::<Vec<_>>(),
        );
    }

    /// Words of a subtotal go on over the empty cells to their right.
    fn write_spanning(&self, out: &mut String, cells: &[String]) {
        let mut slots: Vec<Slot<'_>> = Vec::new();
        for ((text, width), kind) in cells.iter().zip(&self.widths).zip(&self.kinds) {
            match slots.last_mut() {
                Some(last) if text.is_empty() && last.kind == ColumnKind::Text => {
                    last.width = last.width.saturating_add(GAP.len()).saturating_add(*width);
                }
                _ => slots.push(Slot { text, width: *width, kind: *kind }),
            }
        }
        write_slots(out, &slots);
    }
}

/// Words and the room that they have in a line.
struct Slot<'a> {
    text: &'a str,
    width: usize,
    kind: ColumnKind,
}

fn write_slots(out: &mut String, slots: &[Slot<'_>]) {
    let wrapped: Vec<Vec<String>> = slots.iter().map(|slot| wrap(slot.text, slot.width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    for index in 0..height {
        let line: Vec<String> = wrapped
            .iter()
            .zip(slots)
            .map(|(parts, slot)| {
                pad(parts.get(index).map_or("", String::as_str), slot.width, slot.kind)
            })
            .collect();
        push_line(out, &line.join(GAP));
    }
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

fn shown(cell: &Cell, words: Words) -> String {
    printable(&cell.shown(words))
}

/// What each column would like: its widest cell, but no more than its limit.
fn natural_widths(head: &[String], rows: &[GridRow], limits: &[usize]) -> Vec<usize> {
    let mut widths: Vec<usize> =
        head.iter().zip(limits).map(|(title, limit)| heading_width(title, *limit)).collect();
    for row in rows {
        let cells = match row {
            GridRow::Data(cells) => cells,
            GridRow::Section(_) | GridRow::Subtotal(_) => continue,
        };
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.width());
        }
    }
    widths.iter().zip(limits).map(|(width, limit)| (*width).min((*limit).max(1))).collect()
}

/// A heading would like one line within the column's limit, and needs its longest word.
fn heading_width(title: &str, limit: usize) -> usize {
    let longest = title.split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default();
    title.width().min(limit).max(longest)
}

/// Takes from the widest column, one by one, until the row fits.
fn fit(mut widths: Vec<usize>, room: usize) -> Vec<usize> {
    let gaps = GAP.len().saturating_mul(widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>().saturating_add(gaps) > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        if *widest <= NARROWEST {
            break;
        }
        *widest = widest.saturating_sub(1);
    }
    widths
}

/// Lines of at most `width`, broken at blanks, and inside a word only where it must be.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').flat_map(|word| pieces(word, width)) {
        let joined = line.width().saturating_add(1).saturating_add(word.width());
        if !line.is_empty() && joined > width {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word, cut where it is wider than a line.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![];
    let mut piece = String::new();
    for c in word.chars() {
        let wide = c.width().unwrap_or_default();
        if !piece.is_empty() && piece.width().saturating_add(wide) > width {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(c);
    }
    pieces.push(piece);
    pieces
}

fn pad(text: &str, width: usize, kind: ColumnKind) -> String {
    let blanks = width.saturating_sub(text.width());
    let (left, right) = match kind {
        ColumnKind::Number => (blanks, 0),
        ColumnKind::Mark => (blanks / 2, blanks.saturating_sub(blanks / 2)),
        ColumnKind::Text | ColumnKind::Code | ColumnKind::Date | ColumnKind::DateTime => {
            (0, blanks)
        }
    };
    format!("{}{text}{}", " ".repeat(left), " ".repeat(right))
}
