//! The heading of a table with a column of labels.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::headings;
use crate::judge::figures::headings::Column;
use crate::judge::figures::headings::Layout;
use crate::judge::figures::headings::Role;
use crate::judge::figures::headings::begins;
use crate::judge::figures::periods;
use crate::judge::figures::shape::Page;
use crate::judge::figures::wording::Phrase;
use crate::judge::figures::wording::RowText;
use crate::model::document::Cell;
use crate::model::round::PeriodId;
use crate::text::date;
use crate::text::fold::fold;

/// Headings of the labels besides those that begin with "Nội dung".
const LABELS: &[&str] = &[
    "chi tieu",
    "cac chi tieu",
    "ten chi tieu",
    "chi tieu bao cao",
    "chi tieu thong ke",
    "chi tieu noi dung",
    "tieu chi",
    "cac noi dung",
    "danh muc",
    "hang muc",
    "dien giai",
    "hoat dong",
];

/// A label column's heading has few words.
const LONGEST_LABEL_HEADING: usize = 6;

/// So many units of measure make a column of them.
const LEAST_UNITS: usize = 3;

/// The heading that begins at this line; several where two tables stand side by side.
pub(in crate::judge::figures) fn opens(page: &Page<'_>, first: usize) -> Vec<Layout> {
    let Some(line) = page.lines.get(first) else { return Vec::new() };
    let broken = || broken_label_heading(page, first);
    let (label, least) = match label_heading(line) {
        Some(label) => (label, 1),
        None => match broken() {
            Some(label) => (label, 2),
            None => return by_years(page, first, line).into_iter().collect(),
        },
    };
    let words = || headings::is_heading_line(line, label.column);
    if least == 1 && !words() && !has_words_of_heading(page, line) {
        return Vec::new();
    }
    let bands = bands(line, label);
    bands
        .into_iter()
        .filter_map(|(cell, band)| below(page, first, &Anchor::at(cell, band), least))
        .collect()
}

/// Whether the labels' heading stands in the line with that of figures or of their unit: then a
/// stray number among the words, as of a page, does not make it a row of figures.
fn has_words_of_heading(page: &Page<'_>, line: &Line<'_>) -> bool {
    let Some(label) = label_heading(line) else { return false };
    let beside = || line.own().filter(|cell| cell.column > label.column && !is_blank(cell));
    let numbers = beside().filter(|cell| !headings::is_heading_cell(cell)).count();
    let told = |cell: &Cell| {
        headings::plain_role(&cell.text) == Some(Role::Measure)
            || page.periods.meaning(&[&cell.text]).is_some()
    };
    numbers <= 1 && beside().any(told)
}

/// Whether a heading begins here though a number stands in it, which a glance takes for a figure.
pub(in crate::judge::figures) fn begins_with_number(page: &Page<'_>, first: usize) -> bool {
    page.lines.get(first).is_some_and(|line| has_words_of_heading(page, line))
        || broken_label_heading(page, first).is_some()
}

/// The upper half of a labels' heading that is broken over two rows: "Nội" above "dung". Each
/// column must be one heading when its halves are put together ("6" above "tháng 2023").
fn broken_label_heading<'a>(page: &Page<'a>, first: usize) -> Option<&'a Cell> {
    let line = page.lines.get(first)?;
    let next = page.lines.get(first.saturating_add(1))?;
    let whole = |cell: &Cell| {
        let lower = next.own_at(cell.column).map_or("", |lower| lower.text.trim());
        format!("{} {lower}", cell.text.trim()).trim().to_owned()
    };
    let mut cells = line.own().filter(|cell| cell.rows == 1 && !is_blank(cell));
    let label = cells.find(|cell| !is_label(&cell.text) && is_label(&whole(cell)))?;
    let behind = |cell: &&Cell| cell.column > label.column && !is_blank(cell);
    let upper = line.own().filter(behind).all(|cell| headings::is_heading_text(&whole(cell)));
    (upper && headings::is_heading_line(next, label.column)).then_some(label)
}

fn is_label(text: &str) -> bool {
    let folded = fold(text);
    let few = folded.split(' ').count() <= LONGEST_LABEL_HEADING;
    few && (begins(&folded, "noi dung") || LABELS.contains(&folded.as_str()))
}

/// Where the labels stand, and the columns that belong to them.
struct Anchor {
    column: u32,
    width: u32,
    band: Range<u32>,
}

impl Anchor {
    fn at(cell: &Cell, band: Range<u32>) -> Self {
        Self { column: cell.column, width: u32::from(cell.columns.max(1)), band }
    }
}

/// Each cell that repeats the heading of the labels, with the columns up to the next one. A
/// column of running numbers before it is its own.
fn bands<'a>(line: &Line<'a>, label: &Cell) -> Vec<(&'a Cell, Range<u32>)> {
    let heading = fold(&label.text);
    let labels: Vec<&Cell> = line.own().filter(|cell| fold(&cell.text) == heading).collect();
    let start = |cell: &Cell| {
        let before = cell.column.saturating_sub(1);
        let ordinal = line.own_at(before).and_then(|cell| headings::plain_role(&cell.text));
        if ordinal == Some(Role::Ordinal) { before } else { cell.column }
    };
    let ends = labels.iter().skip(1).map(|cell| start(cell)).chain([u32::MAX]);
    let mut from = 0;
    let mut bands = Vec::new();
    for (cell, end) in labels.iter().copied().zip(ends) {
        bands.push((cell, from..end));
        from = end;
    }
    bands
}

/// The cell over the labels: "Nội dung" before "Chỉ tiêu", which may be a plan beside it.
pub(in crate::judge::figures) fn label_heading<'a>(line: &Line<'a>) -> Option<&'a Cell> {
    let named = |content: bool| {
        line.own().find(|cell| {
            let folded = fold(&cell.text);
            let few = folded.split(' ').count() <= LONGEST_LABEL_HEADING;
            let begins = begins(&folded, "noi dung");
            few && if content { begins } else { LABELS.contains(&folded.as_str()) }
        })
    };
    named(true).or_else(|| named(false))
}

/// A row of years without a word over the labels: the column in which labels stand is found by
/// what stands in it.
fn by_years(page: &Page<'_>, first: usize, line: &Line<'_>) -> Option<Layout> {
    let years: BTreeMap<PeriodId, u32> = line
        .own()
        .filter(|cell| !is_blank(cell))
        .filter_map(|cell| Some((page.periods.meaning(&[&cell.text])?, cell.column)))
        .filter(|(meaning, _)| meaning.period != PeriodId::total())
        .map(|(meaning, column)| (meaning.period, column))
        .collect();
    let leftmost = years.values().min().copied().filter(|_| years.len() >= 2)?;
    let behind = page.lines.get(first.saturating_add(1)..).unwrap_or_default();
    let column = vote(page, behind, leftmost)?;
    below(page, first, &Anchor { column, width: 1, band: 0..u32::MAX }, 1)
}

/// The column left of `limit` in which most cells are wordings of the form.
pub(in crate::judge::figures) fn vote(
    page: &Page<'_>,
    lines: &[Line<'_>],
    limit: u32,
) -> Option<u32> {
    let mut votes: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for cell in lines.iter().flat_map(Line::own).filter(|cell| cell.column < limit) {
        if let Some(found) = page.labels.find_whole(&RowText::of(&cell.text)) {
            votes.entry(cell.column).or_default().insert(found.indicator);
        }
    }
    votes.iter().max_by_key(|(_, found)| found.len()).map(|(column, _)| *column)
}

fn below(page: &Page<'_>, first: usize, anchor: &Anchor, least: usize) -> Option<Layout> {
    let heads =
        |height: usize| page.lines.get(first..first.saturating_add(height)).unwrap_or_default();
    let open = |height: usize| {
        let columns = columns(page, heads(height), anchor);
        !columns.iter().any(|column| matches!(column.role, Role::Value { .. }))
    };
    let height = headings::height(&page.lines, first, (anchor.column, least), open);
    let body = headings::body(&page.lines, first, height);
    let mut columns = columns(page, heads(height), anchor);
    single_column(page, &mut columns, anchor.column, body);
    without_doubles(&mut columns);
    measure_without_heading(page, &mut columns, anchor, body);
    let layout = Layout { first, body, columns };
    let has_values = layout.values().next().is_some();
    has_values.then_some(layout)
}

fn columns(page: &Page<'_>, heads: &[Line<'_>], anchor: &Anchor) -> Vec<Column> {
    let labels = anchor.column..anchor.column.saturating_add(anchor.width);
    let role = |number: u32, levels: &[&str]| {
        if labels.contains(&number) {
            return Role::Label;
        }
        if let Some(role) = headings::plain_role(&levels.join(" ")) {
            return role;
        }
        match page.periods.meaning(levels) {
            Some(meaning) if number > anchor.column => {
                Role::Value { period: meaning.period, sure: meaning.sure }
            }
            _ => Role::Other,
        }
    };
    let mut numbers = headings::columns(heads);
    numbers.push(anchor.column);
    numbers.retain(|number| anchor.band.contains(number));
    numbers.sort_unstable();
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| {
            let levels = headings::levels(heads, number);
            headings::column(number, &levels, role(number, &levels))
        })
        .collect()
}

/// A form of one column: whatever its heading, its figures are the total; a heading that we do
/// not know leaves a doubt.
fn single_column(page: &Page<'_>, columns: &mut [Column], anchor: u32, body: usize) {
    let is_value = |column: &Column| matches!(column.role, Role::Value { .. });
    let values = columns.iter().filter(|column| is_value(column)).count();
    let others = |column: &Column| {
        column.role == Role::Other && column.number > anchor && !column.heading.is_empty()
    };
    if values == 1 {
        for column in columns.iter_mut().filter(|column| is_value(column)) {
            if up_to_a_day(&column.heading) {
                column.role = Role::Value { period: PeriodId::total(), sure: true };
            }
        }
    } else if values == 0 && columns.iter().filter(|column| others(column)).count() == 1 {
        let lines = page.lines.get(body..).unwrap_or_default();
        let known = vote(page, lines, anchor.saturating_add(1)) == Some(anchor);
        for column in columns.iter_mut().filter(|column| others(column) && known) {
            column.role = Role::Value { period: PeriodId::total(), sure: false };
        }
    }
}

/// A column in which hardly anything but units of measure stands is theirs, whatever its heading.
fn measure_without_heading(
    page: &Page<'_>,
    columns: &mut Vec<Column>,
    anchor: &Anchor,
    body: usize,
) {
    if columns.iter().any(|column| column.role == Role::Measure) {
        return;
    }
    let lines = page.lines.get(body..).unwrap_or_default();
    let mut told: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for cell in lines.iter().flat_map(Line::own).filter(|cell| !is_blank(cell)) {
        let (units, all) = told.entry(cell.column).or_default();
        *all = all.saturating_add(1);
        *units = units.saturating_add(usize::from(page.labels.is_unit_of_measure(&cell.text)));
    }
    let labels = anchor.column..anchor.column.saturating_add(anchor.width);
    let free = |number: u32| anchor.band.contains(&number) && !labels.contains(&number);
    let all_units = |(units, all): (usize, usize)| {
        units >= LEAST_UNITS && units.saturating_mul(10) >= all.saturating_mul(9)
    };
    let Some((number, _)) = told.into_iter().find(|(at, count)| free(*at) && all_units(*count))
    else {
        return;
    };
    match columns.iter_mut().find(|column| column.number == number) {
        Some(column) => column.role = Role::Measure,
        None => columns.push(headings::column(number, &[], Role::Measure)),
    }
    columns.sort_by_key(|column| column.number);
}

/// "Số liệu đến 31/5/2023" is the state at the reporting day, not the year's share.
fn up_to_a_day(heading: &str) -> bool {
    let until = Phrase::of(heading).find(&Phrase::of("den")).is_some();
    periods::is_total(heading) && (until || date::read(heading).is_some())
}

/// Two columns of one period: a sure one outweighs unsure ones, two sure ones are both in doubt.
fn without_doubles(columns: &mut [Column]) {
    let mut sure: BTreeMap<PeriodId, usize> = BTreeMap::new();
    for column in columns.iter() {
        if let Role::Value { period, sure: true } = &column.role {
            let count = sure.entry(period.clone()).or_default();
            *count = count.saturating_add(1);
        }
    }
    for column in columns.iter_mut() {
        if let Role::Value { period, sure: certain } = &mut column.role {
            match (sure.get(period), *certain) {
                (Some(_), false) => column.role = Role::Other,
                (Some(2..), true) => *certain = false,
                _ => {}
            }
        }
    }
}
