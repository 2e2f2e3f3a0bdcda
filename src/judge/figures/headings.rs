//! The heading of a table: one to three rows that say what each column holds.
//!
//! Heading rows may be merged, or broken over several rows without merging; a row of column
//! numbers ("1 2 3", "(1) (2)", "A B 1 2") may follow. What a column holds is told by its heading
//! alone: figures never decide it.

use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::labels::Match;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::periods::is_year;
use crate::model::document::Cell;
use crate::model::round::IndicatorKind;
use crate::model::round::PeriodId;
use crate::text::fold::fold;
use crate::text::number;

/// The most rows that a heading has.
const TALLEST: usize = 3;

/// A cell of a heading is short.
const LONGEST_HEADING: usize = 160;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running numbers, codes.
    Ordinal,
    /// The rows' labels.
    Label,
    /// Units of measure.
    Measure,
    /// Figures of a period.
    Value {
        /// Which.
        period: PeriodId,
        /// The heading leaves no doubt.
        sure: bool,
    },
    /// Figures of one indicator (where rows are units).
    Indicator {
        /// Which.
        found: Match,
        /// Of which period.
        period: PeriodId,
        /// The heading leaves no doubt about it.
        sure: bool,
    },
    /// Remarks: never figures.
    Note,
    /// Something that the form does not ask for.
    Other,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its number.
    pub(super) number: u32,
    /// Its heading as written, all levels.
    pub(super) heading: String,
    /// What it holds.
    pub(super) role: Role,
    /// Unit of measure in the heading.
    pub(super) measure: Option<Measure>,
}

/// Where a table's heading stands and what its columns hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Index of the first line of the heading.
    pub(super) first: usize,
    /// Index of the first line behind the heading and its column numbers.
    pub(super) body: usize,
    /// The columns, left to right.
    pub(super) columns: Vec<Column>,
}

impl Layout {
    /// Numbers of the columns with that role.
    pub(super) fn of_role(&self, role: Role) -> impl Iterator<Item = u32> {
        self.columns.iter().filter(move |column| column.role == role).map(|column| column.number)
    }

    /// Columns with figures of a period.
    pub(super) fn values(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| matches!(column.role, Role::Value { .. }))
    }
}

const ORDINALS: &[&str] =
    &["tt", "stt", "so tt", "so thu tu", "ma so", "ma", "ma chi tieu", "t t", "s tt"];

const MEASURES: &[&str] = &["dvt", "don vi tinh", "dv tinh", "don vi", "don vi do", "dv"];

/// Beginnings of headings whose column never holds figures.
const NOTES: &[&str] = &[
    "ghi chu",
    "giai trinh",
    "giai thich",
    "thuyet minh",
    "minh chung",
    "nguon",
    "ly do",
    "don vi",
    "co quan",
    "nguoi",
    "thoi gian",
    "thoi diem",
    "dia diem",
    "ngay",
];

/// The role that a heading tells without looking at the form or the periods.
pub(super) fn plain_role(heading: &str) -> Option<Role> {
    let folded = fold(heading);
    if ORDINALS.contains(&folded.as_str()) {
        return Some(Role::Ordinal);
    }
    if MEASURES.contains(&folded.as_str()) {
        return Some(Role::Measure);
    }
    NOTES.iter().any(|note| begins(&folded, note)).then_some(Role::Note)
}

/// Whether the text begins with these whole words.
pub(super) fn begins(folded: &str, words: &str) -> bool {
    folded.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Number of heading rows from `first` on, no fewer than `least`; `anchor` is the column of labels
/// or of units.
///
/// A row goes on with the heading when nothing but headings stands in it and the anchor column
/// has said its word. `open` asks whether the rows so far name no column of figures yet: then the
/// anchor's own word may go on too ("Nội" / "dung").
pub(super) fn height(
    lines: &[Line<'_>],
    first: usize,
    (anchor, least): (u32, usize),
    open: impl Fn(usize) -> bool,
) -> usize {
    let mut height = least;
    while height < TALLEST {
        let next = lines.get(first.saturating_add(height));
        if !next.is_some_and(|line| goes_on(line, anchor, open(height))) {
            break;
        }
        height = height.saturating_add(1);
    }
    height
}

fn goes_on(line: &Line<'_>, anchor: u32, open: bool) -> bool {
    if is_column_numbers(line) {
        return false;
    }
    let said = line.own_at(anchor).filter(|cell| !is_blank(cell));
    let mut others = line.own().filter(|cell| !is_blank(cell) && cell.column > anchor).peekable();
    let heads = others.peek().is_some() && others.all(is_heading_cell);
    heads && said.is_none_or(|cell| open && is_heading_cell(cell))
}

/// Whether a heading may begin with this row: a glance that spares rows of figures the rest.
pub(super) fn may_begin(line: &Line<'_>) -> bool {
    line.own().all(|cell| {
        let text = cell.text.trim();
        let figure = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%'));
        text.is_empty() || !figure || is_year(text)
    })
}

/// Whether everything right of the anchor is words or years, as in a heading.
pub(super) fn is_heading_line(line: &Line<'_>, anchor: u32) -> bool {
    line.own().filter(|cell| !is_blank(cell) && cell.column > anchor).all(is_heading_cell)
}

/// Words or a year: nothing that could be a figure.
pub(super) fn is_heading_cell(cell: &Cell) -> bool {
    is_heading_text(cell.text.trim())
}

/// The same for a text that is put together from several cells.
pub(super) fn is_heading_text(text: &str) -> bool {
    let figure = || {
        let reading = number::read(text, IndicatorKind::Count, rust_decimal::Decimal::ONE);
        let with_unit = text.starts_with(|c: char| c.is_ascii_digit()) && has_unit(text);
        reading.value.is_some() && (with_unit || !text.chars().any(char::is_alphabetic))
            || reading.absent.is_some()
    };
    is_year(text) || (text.chars().count() <= LONGEST_HEADING && !figure())
}

/// "1.030 người", but not "6 tháng".
fn has_unit(text: &str) -> bool {
    let words = measure::behind_number(text);
    let in_time = ["thang", "quy", "nam", "ngay"].iter().any(|word| begins(&words, word));
    !words.is_empty() && !in_time && words.split(' ').count() <= 3
}

/// The levels of a column's heading, from the top, each cell once.
pub(super) fn levels<'a>(heads: &[Line<'a>], column: u32) -> Vec<&'a str> {
    let mut cells: Vec<&'a Cell> = Vec::new();
    for cell in heads.iter().filter_map(|line| line.at(column)).filter(|cell| !is_blank(cell)) {
        if !cells.iter().any(|known| std::ptr::eq(*known, cell)) {
            cells.push(cell);
        }
    }
    cells.iter().map(|cell| cell.text.trim()).collect()
}

/// Columns that the heading rows cover, left to right.
pub(super) fn columns(heads: &[Line<'_>]) -> Vec<u32> {
    let mut columns: Vec<u32> = heads.iter().flat_map(Line::columns).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Index of the first line behind the heading and the column numbers that may follow it.
pub(super) fn body(lines: &[Line<'_>], first: usize, height: usize) -> usize {
    let body = first.saturating_add(height);
    body.saturating_add(usize::from(lines.get(body).is_some_and(is_column_numbers)))
}

/// A column with the unit of measure of its heading.
pub(super) fn column(number: u32, levels: &[&str], role: Role) -> Column {
    let measure = levels.iter().rev().find_map(|level| measure::within(level));
    Column { number, heading: levels.join(" "), role, measure }
}

/// A row of column numbers: "1 2 3", "(1) (2)", "A B 1 2", "6=4+5".
pub(super) fn is_column_numbers(line: &Line<'_>) -> bool {
    let mut last = 0_u32;
    let mut count = 0_u32;
    for cell in line.own().filter(|cell| !is_blank(cell)) {
        match ColumnMark::of(cell.text.trim()) {
            Some(ColumnMark::Number(number)) if number > last => last = number,
            Some(ColumnMark::Letter) if last == 0 => {}
            _ => return false,
        }
        count = count.saturating_add(1);
    }
    count >= 2 && last > 0 && last <= count
}

/// What a form writes under the heading of a column.
enum ColumnMark {
    Letter,
    Number(u32),
}

impl ColumnMark {
    fn of(text: &str) -> Option<Self> {
        let inner = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
        let inner = inner.split_once('=').map_or(inner, |(number, _)| number).trim();
        if inner.len() == 1 && inner.chars().all(|c| c.is_ascii_uppercase()) {
            return Some(Self::Letter);
        }
        let number = (inner.len() <= 2).then(|| inner.parse().ok())??;
        Some(Self::Number(number))
    }
}
