//! Rows of the form without a heading above them: the lower half of a table that a page break has
//! parted, or a list of labels and numbers that somebody typed.

use std::collections::BTreeMap;

use crate::judge::figures::grid::Line;
use crate::judge::figures::headings;
use crate::judge::figures::headings::Column;
use crate::judge::figures::headings::Layout;
use crate::judge::figures::headings::Role;
use crate::judge::figures::shape::Page;
use crate::judge::figures::shape::cells;
use crate::judge::figures::shape::rows;
use crate::judge::figures::wording::RowText;
use crate::model::document::Cell;
use crate::model::round::PeriodId;

/// What the columns hold, if any row is one of the form.
pub(super) fn opens(page: &Page<'_>, first: usize) -> Vec<Layout> {
    heading(page, first).into_iter().collect()
}

fn heading(page: &Page<'_>, first: usize) -> Option<Layout> {
    if let Some(layout) = continued(page) {
        return Some(layout);
    }
    let labels = rows::vote(page, &page.lines, u32::MAX)?;
    let figures = columns_of_figures(page, labels);
    let columns = page.lines.iter().flat_map(Line::columns).max().unwrap_or(labels);
    let single = figures.len() == 1;
    let role = |number: u32| match (number == labels, figures.contains_key(&number), single) {
        (true, ..) => Role::Label,
        (_, true, true) => Role::Value { period: PeriodId::total(), sure: false },
        // Several columns and nobody says of which periods: kept as rows outside the form.
        _ => Role::Other,
    };
    let columns: Vec<Column> = (1..=columns.min(64))
        .map(|number| Column { number, heading: String::new(), role: role(number), measure: None })
        .collect();
    single.then_some(Layout { first, body: first, columns })
}

/// The heading of the table before, when this one has its columns and a row of the form in them.
fn continued(page: &Page<'_>) -> Option<Layout> {
    let before = page.before.as_ref()?;
    let widest = |columns: &mut dyn Iterator<Item = u32>| columns.max();
    let mut own = page.lines.iter().flat_map(Line::columns);
    let same_width =
        widest(&mut own) == widest(&mut before.columns.iter().map(|column| column.number));
    let labels: Vec<u32> = before.of_role(Role::Label).collect();
    let known = |cell: &Cell| {
        let found = page.labels.find(&RowText::of(&cell.text));
        labels.contains(&cell.column) && found.is_some_and(|found| found.is_sure())
    };
    let same_labels = page.lines.iter().flat_map(Line::own).any(known);
    let rows = before.values().next().is_some();
    (same_width && same_labels && rows).then(|| Layout {
        first: 0,
        body: 0,
        columns: before.columns.clone(),
    })
}

/// Columns right of the labels in which rows of the form have figures and which nobody has called
/// remarks.
fn columns_of_figures(page: &Page<'_>, labels: u32) -> BTreeMap<u32, usize> {
    let mut columns = BTreeMap::new();
    for line in &page.lines {
        let known = line
            .own_at(labels)
            .is_some_and(|cell| page.labels.find_whole(&RowText::of(&cell.text)).is_some());
        let beside = line.own().filter(|cell| known && cell.column > labels);
        for cell in beside.filter(|cell| cells::is_figure(cell)) {
            let count: &mut usize = columns.entry(cell.column).or_default();
            *count = count.saturating_add(1);
        }
    }
    for cell in page.lines.iter().flat_map(Line::own) {
        if headings::plain_role(&cell.text).is_some() {
            columns.remove(&cell.column);
        }
    }
    columns
}
