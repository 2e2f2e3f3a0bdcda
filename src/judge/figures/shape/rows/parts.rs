//! A row taken apart: its label, and its figures column by column.

use std::collections::BTreeSet;

use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::covers;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::headings::Column;
use crate::judge::figures::headings::Layout;
use crate::judge::figures::headings::Role;
use crate::model::document::Cell;
use crate::model::figure::Flag;
use crate::model::round::PeriodId;

/// A row's label.
pub(super) struct Label {
    pub(super) text: String,
    /// Rows that its cell covers.
    pub(super) rows: u16,
    /// The same with the merged cell to its left, which spans several rows.
    pub(super) with_above: Option<String>,
}

/// A column of figures with the cell that stands in it.
pub(super) struct Slot<'r> {
    pub(super) column: &'r Column,
    pub(super) period: &'r PeriodId,
    pub(super) cell: Option<&'r Cell>,
    pub(super) doubts: BTreeSet<Flag>,
}

impl Label {
    /// The label of a row.
    pub(super) fn of(layout: &Layout, line: &Line<'_>) -> Self {
        let mut cells: Vec<&Cell> = Vec::new();
        let mut left: Option<&Cell> = None;
        for number in layout.of_role(Role::Label) {
            let own = line.own_at(number).filter(|cell| !is_blank(cell));
            match own {
                Some(cell) if !cells.iter().any(|known| std::ptr::eq(*known, cell)) => {
                    cells.push(cell);
                }
                None => left = left.or_else(|| line.at(number).filter(|cell| !is_blank(cell))),
                _ => {}
            }
        }
        if cells.is_empty() && left.is_none() {
            cells.extend(in_ordinals(layout, line));
        }
        let words: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
        let text = words.join(" ");
        let with_above = left.map(|above| format!("{} {text}", above.text.trim()));
        let rows = cells.iter().map(|cell| cell.rows).max().unwrap_or(1);
        Self { text, rows, with_above }
    }
}

/// A section's heading may stand where running numbers stand.
fn in_ordinals<'c>(layout: &Layout, line: &Line<'c>) -> Option<&'c Cell> {
    let mut ordinals = layout.of_role(Role::Ordinal);
    let cell = ordinals.find_map(|number| line.own_at(number))?;
    (cell.text.chars().filter(|c| c.is_alphabetic()).count() > 2).then_some(cell)
}

/// Columns of figures with their cells; a cell merged over several stands in one of them.
pub(super) fn slots<'r>(layout: &'r Layout, line: &Line<'r>, label: &Label) -> Vec<Slot<'r>> {
    let labels: Vec<u32> = layout.of_role(Role::Label).collect();
    let total = PeriodId::total();
    let mut slots = Vec::new();
    for column in layout.values() {
        let Role::Value { period, sure } = &column.role else { continue };
        let cell = line.own_at(column.number);
        let cell = cell.filter(|cell| !labels.iter().any(|number| covers(cell, *number)));
        let shared: Vec<&Column> = cell.map_or_else(Vec::new, |cell| {
            layout.values().filter(|other| covers(cell, other.number)).collect()
        });
        let chosen = shared
            .iter()
            .find(|other| matches!(&other.role, Role::Value { period, .. } if *period == total))
            .or(shared.last());
        let here = chosen.is_none_or(|chosen| chosen.number == column.number);
        let tall = cell.is_some_and(|cell| cell.rows > label.rows);
        let doubts =
            [(!sure || (here && shared.len() > 1), Flag::UnsurePeriod), (tall, Flag::UnsureLabel)];
        let doubts = doubts.iter().filter(|(holds, _)| *holds).map(|(_, flag)| *flag);
        let cell = cell.filter(|_| here);
        slots.push(Slot { column, period, cell, doubts: doubts.collect() });
    }
    slots
}
