//! Units down the rows, indicators across: a federation lists its districts. Only the last row,
//! "Tổng cộng", is the federation's own figure; nothing is added up here.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::judge::figures::draft::Draft;
use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::headings;
use crate::judge::figures::headings::Column;
use crate::judge::figures::headings::Layout;
use crate::judge::figures::headings::Role;
use crate::judge::figures::headings::begins;
use crate::judge::figures::labels::Match;
use crate::judge::figures::scale::Stated;
use crate::judge::figures::shape::Page;
use crate::judge::figures::shape::Region;
use crate::judge::figures::shape::cells;
use crate::judge::figures::shape::cells::Spot;
use crate::judge::figures::wording::RowText;
use crate::model::document::Cell;
use crate::model::figure::Flag;
use crate::model::round::PeriodId;
use crate::text::fold::fold;

/// Headings over the names of units.
const UNITS: &[&str] = &[
    "don vi",
    "ten don vi",
    "cac don vi",
    "dia phuong",
    "dia ban",
    "huyen",
    "quan huyen",
    "ldld",
    "cong doan",
    "cong doan cap tren",
    "cdcs",
    "ten cong doan",
];

/// First words of the row that belongs to the reporting unit itself.
const SUMS: &[&str] = &["tong cong", "tong so", "toan tinh", "toan nganh", "toan thanh pho"];

/// Whole text of such a row.
const SHORT_SUMS: &[&str] = &["cong", "tong", "cong chung", "tong chung"];

/// The heading that begins at this line.
pub(super) fn opens(page: &Page<'_>, first: usize) -> Vec<Layout> {
    heading(page, first).into_iter().collect()
}

fn heading(page: &Page<'_>, first: usize) -> Option<Layout> {
    let line = page.lines.get(first)?;
    let units = line.own().find(|cell| is_unit_heading(&cell.text));
    let anchor = match units {
        Some(cell) => cell.column,
        None => line.own().find(|cell| !is_blank(cell))?.column,
    };
    // Without a word over the units, two headings must be wordings of the form beyond doubt.
    let (least, whole) = if units.is_some() { (1, false) } else { (2, true) };
    let likely = |cell: &&Cell| {
        cell.column > anchor && page.labels.find_whole(&RowText::of(&cell.text)).is_some()
    };
    let enough = units.is_some() || line.own().filter(likely).count() >= least;
    if !enough || !headings::is_heading_line(line, anchor) {
        return None;
    }
    let height = headings::height(&page.lines, first, (anchor, 1), |_| false);
    let heads = page.lines.get(first..first.saturating_add(height)).unwrap_or_default();
    let columns = columns(page, heads, anchor);
    let sure = |column: &&Column| match &column.role {
        Role::Indicator { found, .. } => found.is_sure() && (!whole || found.is_whole()),
        _ => false,
    };
    let body = headings::body(&page.lines, first, height);
    let known = columns.iter().filter(sure).count() >= least;
    let layout = Layout { first, body, columns };
    let summed =
        || units.is_some() && page.lines.iter().skip(body).any(|line| sums_up(&layout, line));
    (known || summed()).then_some(layout)
}

/// Whether a table of units ends in a sum, though the form knows none of its columns: then that
/// row is kept as one outside the form.
fn sums_up(layout: &Layout, line: &Line<'_>) -> bool {
    is_sum(layout, line) && has_figures(layout, line)
}

fn is_unit_heading(text: &str) -> bool {
    let folded = fold(text);
    UNITS.contains(&folded.as_str())
        || (begins(&folded, "don vi") && folded.split(' ').count() <= 4 && folded != "don vi tinh")
        || begins(&folded, "ten don vi")
}

fn columns(page: &Page<'_>, heads: &[Line<'_>], anchor: u32) -> Vec<Column> {
    headings::columns(heads)
        .into_iter()
        .map(|number| {
            let levels = headings::levels(heads, number);
            let role = match number.cmp(&anchor) {
                Ordering::Less => Role::Ordinal,
                Ordering::Equal => Role::Label,
                Ordering::Greater => role(page, &levels),
            };
            headings::column(number, &levels, role)
        })
        .collect()
}

fn role(page: &Page<'_>, levels: &[&str]) -> Role {
    // The form's wordings first: "Nguồn TCCĐ" is no remark about sources.
    let plain = || headings::plain_role(&levels.join(" ")).unwrap_or(Role::Other);
    let Some((found, rest)) = indicator(page, levels) else { return plain() };
    if rest.iter().any(|level| page.periods.names_no_result(level)) {
        return Role::Other;
    }
    let meanings = levels.iter().filter_map(|level| page.periods.meaning(&[level]));
    let total = PeriodId::total();
    let year = meanings.into_iter().find(|meaning| meaning.period != total);
    let (period, sure) = year.map_or((total, true), |year| (year.period, year.sure));
    Role::Indicator { found, period, sure }
}

/// The indicator that a heading names, and the levels that do not name it.
fn indicator<'l>(page: &Page<'_>, levels: &[&'l str]) -> Option<(Match, Vec<&'l str>)> {
    let each = levels.iter().rev().filter_map(|level| {
        let found = page.labels.find(&RowText::of(level)).filter(Match::is_sure)?;
        Some((found, levels.iter().copied().filter(|other| other != level).collect()))
    });
    let joined = || Some((page.labels.find(&RowText::of(&levels.join(" ")))?, Vec::new()));
    each.min_by_key(|(found, _)| found.reason).or_else(joined)
}

/// What stands in the unit's own row.
pub(super) fn read(page: &Page<'_>, region: &Region) -> Sheaf {
    let lines = page.lines.get(region.body.clone()).unwrap_or_default();
    let filled: Vec<&Line<'_>> =
        lines.iter().filter(|line| has_figures(&region.layout, line)).collect();
    let sum = filled.iter().rposition(|line| is_sum(&region.layout, line));
    let mut sheaf = Sheaf::default();
    match (sum, filled.as_slice()) {
        // Rows below the sum may be missing in it: they are shown, and the sum is in doubt.
        (Some(index), _) => {
            let Some([line, late @ ..]) = filled.get(index..) else { return sheaf };
            sheaf.add(own_row(
                page,
                region,
                line,
                (!late.is_empty()).then_some(Flag::Contradicted),
            ));
            sheaf.strays.extend(late.iter().map(|line| stray(page, region, line, |_| true)));
        }
        // One row and no sum: the unit's own figures, most likely.
        (None, [line]) => sheaf.add(own_row(page, region, line, Some(Flag::UnsureLabel))),
        (None, many) => {
            sheaf.strays.extend(many.iter().map(|line| stray(page, region, line, |_| true)));
        }
    }
    sheaf
}

fn own_row(page: &Page<'_>, region: &Region, line: &Line<'_>, doubt: Option<Flag>) -> Sheaf {
    let mut sheaf = Sheaf::default();
    for column in &region.layout.columns {
        if let Some(draft) = draft(page, region, (line, column), doubt) {
            sheaf.found.insert(draft.indicator);
            sheaf.drafts.push(draft);
        }
    }
    let outside = stray(page, region, line, |column| column.role == Role::Other);
    if !outside.cells.is_empty() {
        sheaf.strays.push(outside);
    }
    sheaf
}

fn draft(
    page: &Page<'_>,
    region: &Region,
    (line, column): (&Line<'_>, &Column),
    doubt: Option<Flag>,
) -> Option<Draft> {
    let Role::Indicator { found, period, sure } = &column.role else { return None };
    let indicator = page.labels.indicator(found.indicator)?;
    let cell = line.own_at(column.number);
    if !found.is_sure() && cell.is_none_or(is_blank) {
        return None;
    }
    let doubts: BTreeSet<Flag> =
        doubt.into_iter().chain((!sure).then_some(Flag::UnsurePeriod)).collect();
    let label = column.heading.as_str();
    let stated = Stated { row: None, label: None, column: column.measure, above: &region.above };
    let stated = Stated { label: stated.column, ..stated };
    let spot = Spot { line, column, cell, found, indicator, period, label, doubts };
    Some(cells::draft(page, &spot, &stated))
}

fn stray(
    page: &Page<'_>,
    region: &Region,
    line: &Line<'_>,
    wanted: impl Fn(&Column) -> bool,
) -> crate::model::figure::StrayRow {
    let label = region.layout.of_role(Role::Label).find_map(|number| line.own_at(number));
    let cells = region
        .layout
        .columns
        .iter()
        .filter(|column| matches!(column.role, Role::Indicator { .. } | Role::Other))
        .filter(|column| wanted(column))
        .filter_map(|column| Some((column, line.own_at(column.number)?)))
        .filter(|(_, cell)| !is_blank(cell))
        .map(|(column, cell)| (None, column.heading.clone(), column.number, cell.text.clone()));
    cells::stray(page, line, label.map_or("", |cell| cell.text.trim()), cells)
}

fn has_figures(layout: &Layout, line: &Line<'_>) -> bool {
    let mut cells = figures(layout).filter_map(|column| line.own_at(column.number));
    !headings::is_column_numbers(line) && cells.any(cells::is_figure)
}

/// Columns in which figures are looked for: those of the form, or all if there are none.
fn figures(layout: &Layout) -> impl Iterator<Item = &Column> {
    let known = layout.columns.iter().any(|column| matches!(column.role, Role::Indicator { .. }));
    layout.columns.iter().filter(move |column| match column.role {
        Role::Indicator { .. } => true,
        Role::Other => !known,
        _ => false,
    })
}

fn is_sum(layout: &Layout, line: &Line<'_>) -> bool {
    let limit = figures(layout).next().map_or(u32::MAX, |column| column.number);
    line.own().filter(|cell| cell.column < limit).any(|cell| {
        let folded = RowText::of(&cell.text).bare.joined();
        SHORT_SUMS.contains(&folded.as_str()) || SUMS.iter().any(|sum| begins(&folded, sum))
    })
}
