//! Tables of a page: rules that touch make a lattice, and its cells take the words inside them.
//!
//! Where a rule is missing between two places of the lattice, they are one merged cell. Only ruled
//! tables are tables: columns guessed from blanks would give figures that nobody wrote.

use std::collections::BTreeMap;

use crate::read::pdf::measure::Length;
use crate::read::pdf::measure::POINT;
use crate::read::pdf::rules::Drawing;
use crate::read::pdf::rules::Rule;
use crate::read::pdf::words;
use crate::read::pdf::words::Word;

/// Rules nearer than this are one: double borders, and borders drawn cell by cell.
const NEAR: Length = 3 * POINT;

/// A word may reach so far over a rule before we doubt where it belongs.
const OVERHANG: Length = 4 * POINT;

/// Pairs of rules that are compared, and places of one lattice.
const MANY_PAIRS: usize = 400_000;
const MANY_PLACES: usize = 20_000;

/// A table of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lattice {
    /// Its upper edge.
    pub(super) top: Length,
    /// Edges of its columns, left to right.
    pub(super) columns: Vec<Length>,
    /// Rows of the table.
    pub(super) rows: u32,
    /// Cells in reading order.
    pub(super) cells: Vec<Field>,
    /// Words lie across a rule, so a cell may hold too much or too little.
    pub(super) is_doubtful: bool,
}

/// One cell; numbers from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) text: String,
}

/// What a page came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Parted {
    /// Its tables, top down.
    pub(super) tables: Vec<Lattice>,
    /// Words outside tables.
    pub(super) words: Vec<Word>,
    /// Too many rules: no tables were looked for.
    pub(super) is_cut: bool,
}

/// Parts a page into its tables and the words around them.
pub(super) fn part(drawing: &Drawing, words: Vec<Word>) -> Parted {
    let mut parted = Parted { words, ..Parted::default() };
    let pairs = drawing.level.len().saturating_mul(drawing.upright.len());
    if pairs > MANY_PAIRS {
        parted.is_cut = true;
        return parted;
    }
    for group in groups(drawing) {
        let Some(frame) = Frame::of(&group) else { continue };
        let (inside, outside) = parted.words.into_iter().partition(|word| frame.holds(word));
        parted.words = outside;
        match frame.fill(inside) {
            Ok(table) => parted.tables.push(table),
            Err(words) => parted.words.extend(words),
        }
    }
    parted.tables.sort_by_key(|table| table.top);
    parted
}

/// Rules that hang together.
#[derive(Clone, Debug, Default)]
struct Group {
    level: Vec<Rule>,
    upright: Vec<Rule>,
}

fn groups(drawing: &Drawing) -> Vec<Group> {
    let shift = drawing.level.len();
    let mut roots: Vec<usize> = (0..shift.saturating_add(drawing.upright.len())).collect();
    for (row, level) in drawing.level.iter().enumerate() {
        for (column, upright) in drawing.upright.iter().enumerate() {
            if spans(level, upright.at) && spans(upright, level.at) {
                unite(&mut roots, row, shift.saturating_add(column));
            }
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (row, rule) in drawing.level.iter().enumerate() {
        groups.entry(root(&roots, row)).or_default().level.push(*rule);
    }
    for (column, rule) in drawing.upright.iter().enumerate() {
        let root = root(&roots, shift.saturating_add(column));
        groups.entry(root).or_default().upright.push(*rule);
    }
    groups.into_values().collect()
}

fn root(roots: &[usize], mut at: usize) -> usize {
    while let Some(above) = roots.get(at).copied().filter(|above| *above != at) {
        at = above;
    }
    at
}

fn unite(roots: &mut [usize], one: usize, two: usize) {
    let (one, two) = (root(roots, one), root(roots, two));
    if let Some(place) = roots.get_mut(one.max(two)) {
        *place = one.min(two);
    }
}

const fn spans(rule: &Rule, at: Length) -> bool {
    rule.from.saturating_sub(NEAR) <= at && at <= rule.to.saturating_add(NEAR)
}

/// The edges of a table and the rules between its cells.
struct Frame {
    xs: Vec<Length>,
    ys: Vec<Length>,
    /// By row and column: a rule lies on the cell's left, and on its top.
    left: Vec<Vec<bool>>,
    top: Vec<Vec<bool>>,
}

impl Frame {
    fn of(group: &Group) -> Option<Self> {
        let ys = edges(&group.level);
        let xs = edges(&group.upright);
        let (rows, columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
        if rows < 1 || columns < 2 || rows.saturating_mul(columns) > MANY_PLACES {
            return None;
        }
        let is_ruled = |rules: &[Rule], at: Length, ends: &[Length]| {
            let [from, to] = ends else { return false };
            let middle = from.saturating_add(*to) / 2;
            rules.iter().any(|rule| {
                rule.at.abs_diff(at) <= NEAR.unsigned_abs()
                    && rule.from <= middle
                    && middle <= rule.to
            })
        };
        let left = ys
            .windows(2)
            .map(|row| xs.iter().map(|x| is_ruled(&group.upright, *x, row)).collect::<Vec<_>>());
        let top = ys.iter().map(|y| {
            xs.windows(2).map(|column| is_ruled(&group.level, *y, column)).collect::<Vec<_>>()
        });
        Some(Self { left: left.collect(), top: top.collect(), xs, ys })
    }

    fn holds(&self, word: &Word) -> bool {
        let (x, y) = word.middle();
        let within = |edges: &[Length], at: Length| {
            edges.first().is_some_and(|first| *first <= at)
                && edges.last().is_some_and(|last| at <= *last)
        };
        within(&self.xs, x) && within(&self.ys, y)
    }

    /// The table with its words; the words come back where it is only an ornament.
    fn fill(self, words: Vec<Word>) -> Result<Lattice, Vec<Word>> {
        let (mut cells, places) = self.cells();
        let mut inside: Vec<Vec<Word>> = vec![Vec::new(); cells.len()];
        let mut is_doubtful = false;
        for word in words {
            let (x, y) = word.middle();
            let at = (place(&self.ys, y), place(&self.xs, x));
            let Some(number) = places.get(&at).copied() else { continue };
            let overhangs = cells.get(number).is_some_and(|cell| self.overhangs(cell, &word));
            is_doubtful |= overhangs;
            // Of a number it is not known whose it is; a label is recognised whole or not at all.
            let is_number = word.text.contains(|c: char| c.is_ascii_digit());
            if let Some(cell) = inside.get_mut(number).filter(|_| !(overhangs && is_number)) {
                cell.push(word);
            }
        }
        if inside.iter().filter(|words| !words.is_empty()).count() < 2 {
            return Err(inside.into_iter().flatten().collect());
        }
        for (cell, words) in cells.iter_mut().zip(inside) {
            let lines = words::lines(words);
            let lines: Vec<String> = lines.iter().map(|line| words::text(line)).collect();
            cell.text = lines.join(" ");
        }
        Ok(Lattice {
            top: self.ys.first().copied().unwrap_or_default(),
            rows: u32::try_from(self.top.len().saturating_sub(1)).unwrap_or(u32::MAX),
            columns: self.xs,
            cells,
            is_doubtful,
        })
    }

    fn overhangs(&self, cell: &Field, word: &Word) -> bool {
        let edge = |column: usize| self.xs.get(column).copied();
        let left = edge(cell.column).unwrap_or_default();
        let right = edge(cell.column.saturating_add(cell.columns)).unwrap_or(Length::MAX);
        word.left.saturating_add(OVERHANG) < left || word.right.saturating_sub(OVERHANG) > right
    }

    /// Cells, and which of them covers each place.
    fn cells(&self) -> (Vec<Field>, BTreeMap<(usize, usize), usize>) {
        let rows = self.ys.len().saturating_sub(1);
        let columns = self.xs.len().saturating_sub(1);
        let mut cells: Vec<Field> = Vec::new();
        let mut places = BTreeMap::new();
        for row in 0..rows {
            for column in 0..columns {
                if places.contains_key(&(row, column)) {
                    continue;
                }
                let is_free = |row: usize, column: usize| !places.contains_key(&(row, column));
                let right = (column.saturating_add(1)..columns)
                    .find(|next| self.is_left_ruled(row, *next) || !is_free(row, *next))
                    .unwrap_or(columns);
                let below = (row.saturating_add(1)..rows)
                    .find(|next| {
                        (column..right)
                            .any(|at| self.is_top_ruled(*next, at) || !is_free(*next, at))
                    })
                    .unwrap_or(rows);
                for covered in row..below {
                    places.extend((column..right).map(|at| ((covered, at), cells.len())));
                }
                let (rows, columns) = (below.saturating_sub(row), right.saturating_sub(column));
                cells.push(Field { row, column, rows, columns, text: String::new() });
            }
        }
        (cells, places)
    }

    fn is_left_ruled(&self, row: usize, column: usize) -> bool {
        self.left.get(row).and_then(|row| row.get(column)).copied().unwrap_or(true)
    }

    fn is_top_ruled(&self, row: usize, column: usize) -> bool {
        self.top.get(row).and_then(|row| row.get(column)).copied().unwrap_or(true)
    }
}

/// Positions of rules, those that are near each other as one.
fn edges(rules: &[Rule]) -> Vec<Length> {
    let mut all: Vec<Length> = rules.iter().map(|rule| rule.at).collect();
    all.sort_unstable();
    let mut out: Vec<Length> = Vec::new();
    let mut last = None;
    for at in all {
        if last.is_none_or(|last: Length| at.saturating_sub(last) > NEAR) {
            out.push(at);
        }
        last = Some(at);
    }
    out
}

/// The place between edges in which a position lies.
fn place(edges: &[Length], at: Length) -> usize {
    edges.iter().skip(1).take_while(|edge| **edge <= at).count()
}
