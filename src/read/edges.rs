//! Tables of `.doc` and `.rtf`: each row says for itself where its cells end, on a ruler in twips
//! (a twentieth of a point). The columns of a table are what the edges of all its rows make
//! together; a cell covers those between its own two edges.

use crate::model::document::Row;
use crate::read::grid::Grid;
use crate::read::grid::Vertical;
use crate::read::limits::Limits;

/// Edges nearer to each other than this are one: Word moves them by a few twips while people drag.
const NEAR: i32 = 30;

/// A row that begins so little to the right of the leftmost one is not indented: the inner margin
/// of its cells is another one.
const INDENT: i32 = 200;

/// Where the cells of a row stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Left edge of the first cell, twips.
    pub(crate) left: i32,
    /// Its cells.
    pub(crate) cells: Vec<Outline>,
}

/// Where one cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Right edge, twips.
    pub(crate) right: i32,
    /// It was merged into the cell at its left.
    pub(crate) is_merged: bool,
    /// How it relates to the cell above.
    pub(crate) vertical: Vertical,
}

/// A row as the file gives it: texts of its cells, and its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LooseRow {
    /// One text for each cell of the shape; more stand behind its last cell.
    pub(crate) texts: Vec<String>,
    /// Where the cells stand; without cells where the file does not say.
    pub(crate) shape: Shape,
}

/// The rows with their columns, and whether a limit cut any.
pub(crate) fn lay_out(rows: Vec<LooseRow>, limits: &Limits) -> (Vec<Row>, bool) {
    let ruler = Ruler::new(&rows);
    let mut grid = Grid::new(limits);
    for row in rows {
        grid.row();
        ruler.place(row, &mut grid);
    }
    grid.finish()
}

/// One more line of a cell.
pub(crate) fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// The edges of a table from left to right; column `n` lies between edges `n` and `n + 1`.
struct Ruler {
    edges: Vec<i32>,
}

impl Ruler {
    fn new(rows: &[LooseRow]) -> Self {
        let shapes = || rows.iter().map(|row| &row.shape).filter(|shape| !shape.cells.is_empty());
        let leftmost = shapes().map(|shape| shape.left).min().unwrap_or(0);
        let lefts = shapes().map(|shape| snap(shape.left, leftmost));
        let rights = shapes().flat_map(|shape| shape.cells.iter().map(|cell| cell.right));
        let mut all: Vec<i32> = lefts.chain(rights).filter(|edge| *edge >= leftmost).collect();
        all.sort_unstable();
        let mut edges: Vec<i32> = Vec::new();
        for edge in all {
            if edges.last().is_none_or(|last| edge.saturating_sub(*last) > NEAR) {
                edges.push(edge);
            }
        }
        Self { edges }
    }

    fn place(&self, row: LooseRow, grid: &mut Grid<'_>) {
        let mut texts = row.texts.into_iter();
        let mut outlines = row.shape.cells.into_iter().peekable();
        let mut column = 0;
        if outlines.peek().is_some() {
            let leftmost = self.edges.first().copied().unwrap_or_default();
            column = self.column(snap(row.shape.left, leftmost));
            grid.skip(column);
        }
        while let Some(first) = outlines.next() {
            let mut text = texts.next().unwrap_or_default();
            let mut right = first.right;
            while let Some(merged) = outlines.next_if(|outline| outline.is_merged) {
                right = merged.right;
                if let Some(more) = texts.next().filter(|more| !more.trim().is_empty()) {
                    add_line(&mut text, &more);
                }
            }
            let end = self.column(right).max(column.saturating_add(1));
            grid.word_cell(text, end.saturating_sub(column), first.vertical);
            column = end;
        }
        for text in texts {
            grid.word_cell(text, 1, Vertical::Single);
        }
    }

    /// How many columns lie left of an edge.
    fn column(&self, edge: i32) -> u16 {
        let passed = self.edges.partition_point(|known| *known <= edge.saturating_add(NEAR));
        u16::try_from(passed.saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

const fn snap(left: i32, leftmost: i32) -> i32 {
    if left.saturating_sub(leftmost) < INDENT { leftmost } else { left }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(left: i32, cells: &[(i32, bool, Vertical, &str)]) -> LooseRow {
        let outline = |(right, is_merged, vertical, _): &(i32, bool, Vertical, &str)| Outline {
            right: *right,
            is_merged: *is_merged,
            vertical: *vertical,
        };
        LooseRow {
            texts: cells.iter().map(|cell| cell.3.to_owned()).collect(),
            shape: Shape { left, cells: cells.iter().map(outline).collect() },
        }
    }

    fn shape(rows: Vec<LooseRow>) -> Vec<String> {
        let (rows, is_cut) = lay_out(rows, &Limits::default());
        assert!(!is_cut);
        let cell = |cell: &crate::model::document::Cell| {
            format!("{}+{}x{} {}", cell.column, cell.columns, cell.rows, cell.text)
        };
        let line = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
        rows.iter().map(line).collect()
    }

    #[test]
    fn cells_cover_the_columns_between_their_edges() {
        use Vertical::{Begins, GoesOn, Single};
        let rows = vec![
            row(-108, &[(500, false, Begins, "STT"), (2500, false, Single, "Năm")]),
            row(
                -100,
                &[
                    (505, false, GoesOn, ""),
                    (1500, false, Single, "2021"),
                    (2490, false, Single, "2022"),
                ],
            ),
            row(
                -20,
                &[(500, false, Single, "1"), (1490, false, Single, "7"), (2500, true, Single, "")],
            ),
        ];
        assert_eq!(
            shape(rows),
            ["1+1x2 STT | 2+2x1 Năm", "2+1x1 2021 | 3+1x1 2022", "1+1x1 1 | 2+2x1 7"]
        );
    }

    #[test]
    fn an_indented_row_leaves_columns_free_and_no_text_is_lost() {
        use Vertical::Single;
        let rows = vec![
            row(0, &[(1000, false, Single, "a"), (2000, false, Single, "b")]),
            row(1000, &[(2000, false, Single, "c")]),
            LooseRow { texts: vec!["d".into(), "e".into()], shape: Shape::default() },
            LooseRow {
                texts: vec!["f".into(), "g".into(), "h".into()],
                ..row(0, &[(1000, false, Single, "")])
            },
        ];
        assert_eq!(
            shape(rows),
            ["1+1x1 a | 2+1x1 b", "2+1x1 c", "1+1x1 d | 2+1x1 e", "1+1x1 f | 2+1x1 g | 3+1x1 h"]
        );
    }
}
