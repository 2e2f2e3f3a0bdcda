//! Shapes of tables: which one a table has, and what stands in it.
//!
//! A shape is a row of [`SHAPES`]: `opens` recognises its heading at a line, `read` takes the
//! lines below. One sheet may hold several tables, one below the other; each heading begins a new
//! one. To add a shape, add a file and a row here. Sentences of a report's text are read
//! in [`super::narrative`], not here: they have no columns.

mod cells;
mod headless;
mod matrix;
mod rows;

use std::ops::Range;

use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::headings;
use crate::judge::figures::headings::Layout;
use crate::judge::figures::headings::Role;
use crate::judge::figures::labels::Labels;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::periods::Periods;
use crate::judge::figures::titles::Titles;
use crate::model::document::Table;
use crate::model::document::TableOrigin;
use crate::model::figure::Flag;
use crate::model::round::PeriodId;
use crate::model::sighting::Digest;

/// Lines above a heading in which a unit of measure may be announced.
const LINES_ABOVE: usize = 8;

/// Lines of a title.
const TITLE: usize = 3;

/// Behind a table with so many rows of the form a title may begin another matter.
const ENOUGH_ROWS: usize = 5;

/// A table with everything that is needed to read it.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// The table.
    pub(super) table: &'a Table,
    /// Its rows as a person sees them.
    pub(super) lines: Vec<Line<'a>>,
    /// The form's wordings.
    pub(super) labels: &'a Labels,
    /// The form's columns.
    pub(super) periods: &'a Periods,
    /// Units of measure announced in the text before the table.
    pub(super) announced: Vec<Measure>,
    /// What tells titles of other matters.
    pub(super) titles: &'a Titles,
    /// The text before the table, nearest first.
    pub(super) title: Vec<&'a str>,
    /// A table of the form stands above it in the document.
    pub(super) is_further: bool,
    /// The heading of the table before, which a page break may have parted from its rows.
    pub(super) before: Option<Layout>,
    /// The file.
    pub(super) file: Digest,
}

impl Page<'_> {
    /// Whether its author has hidden the whole sheet.
    pub(super) const fn is_hidden(&self) -> bool {
        matches!(self.table.origin, TableOrigin::Sheet { hidden: true, .. })
    }
}

/// One table on a page: its heading, its rows, the units of measure announced above it.
#[derive(Debug)]
struct Region {
    layout: Layout,
    body: Range<usize>,
    above: Vec<Measure>,
}

struct Shape {
    /// The headings of this shape that begin at this line: several where tables stand side by side.
    opens: fn(&Page<'_>, usize) -> Vec<Layout>,
    /// What stands below it.
    read: fn(&Page<'_>, &Region) -> Sheaf,
}

/// All shapes with a heading, the more usual first.
const SHAPES: &[Shape] = &[
    Shape { opens: rows::opens, read: rows::read },
    Shape { opens: matrix::opens, read: matrix::read },
];

/// For pages on which no heading was recognised.
const HEADLESS: Shape = Shape { opens: headless::opens, read: rows::read };

/// Everything that stands on a page, and its last heading.
pub(super) fn read(page: &Page<'_>) -> (Sheaf, Option<Layout>) {
    let mut openings = openings(page);
    if openings.is_empty() {
        openings.extend((HEADLESS.opens)(page, 0).into_iter().map(|layout| (&HEADLESS, layout)));
    }
    let starts: Vec<usize> = openings.iter().map(|(_, layout)| layout.first).collect();
    let end_of = |first: usize| starts.iter().copied().find(|start| *start > first);
    let mut sheaf = Sheaf::default();
    let mut above = page.announced.clone();
    let mut last = None;
    for (shape, layout) in openings {
        let end = end_of(layout.first).unwrap_or(page.lines.len());
        let announced = announced(page, layout.first);
        if !announced.is_empty() {
            above = announced;
        }
        let body = layout.body..end.max(layout.body);
        let region = Region { layout, body, above: above.clone() };
        let mut own = (shape.read)(page, &region);
        let further = page.is_further || sheaf.found.len() >= ENOUGH_ROWS;
        if further && is_another(page, region.layout.first) {
            own.doubt(Flag::UnsureLabel);
        }
        sheaf.add(own);
        last = Some(region.layout);
    }
    (sheaf, last)
}

/// What stands in a list without columns: labels in the first, figures in the second, units of
/// measure in the third. `sure`: no line speaks of a period of its own, so all count for the whole.
pub(super) fn list(page: &Page<'_>, sure: bool) -> Sheaf {
    let value = Role::Value { period: PeriodId::total(), sure };
    let columns = (1..).zip([Role::Label, value, Role::Measure]);
    let columns = columns.map(|(number, role)| headings::column(number, &[], role)).collect();
    let layout = Layout { first: 0, body: 0, columns };
    let region = Region { layout, body: 0..page.lines.len(), above: page.announced.clone() };
    rows::read(page, &region)
}

fn openings(page: &Page<'_>) -> Vec<(&'static Shape, Layout)> {
    let mut openings = Vec::new();
    let mut index = 0;
    while let Some(line) = page.lines.get(index) {
        let likely = headings::may_begin(line) || rows::begins_with_number(page, index);
        let shapes = SHAPES.iter().filter(|_| likely);
        let mut found = shapes.map(|shape| (shape, (shape.opens)(page, index)));
        let next = index.saturating_add(1);
        let opening = found.find(|(_, layouts)| !layouts.is_empty());
        let Some((shape, layouts)) = opening else {
            index = next;
            continue;
        };
        index = layouts.iter().map(|layout| layout.body).max().unwrap_or(next).max(next);
        openings.extend(layouts.into_iter().map(|layout| (shape, layout)));
    }
    openings
}

/// Whether the title above a heading, on the page or in the text before it, names another matter.
fn is_another(page: &Page<'_>, first: usize) -> bool {
    let above = page.lines.get(first.saturating_sub(TITLE)..first).unwrap_or_default();
    let single = |line: &&Line<'_>| line.own().filter(|cell| !is_blank(cell)).count() <= 1;
    let lines = above.iter().rev().take_while(single).flat_map(Line::own);
    let lines = lines.map(|cell| cell.text.as_str());
    let before = page.title.iter().copied().filter(|_| first < TITLE);
    lines.chain(before).any(|text| page.titles.tell_another(text, page.periods))
}

/// Units of measure in the lines above a heading.
fn announced(page: &Page<'_>, first: usize) -> Vec<Measure> {
    let from = first.saturating_sub(LINES_ABOVE);
    let lines = page.lines.get(from..first).unwrap_or_default();
    lines.iter().flat_map(Line::own).filter_map(|cell| measure::announced(&cell.text)).collect()
}
