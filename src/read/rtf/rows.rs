//! Shapes of rows: `\trowd`, then for each cell its properties and `\cellx` with its right edge.

use crate::read::edges::Outline;
use crate::read::edges::Shape;
use crate::read::grid::Vertical;

/// The shape that holds for the rows that follow.
#[derive(Debug)]
pub(super) struct RowShape {
    shape: Shape,
    cell: Outline,
}

impl RowShape {
    /// Before any row is described.
    pub(super) const fn new() -> Self {
        let cell = Outline { right: 0, is_merged: false, vertical: Vertical::Single };
        Self { shape: Shape { left: 0, cells: Vec::new() }, cell }
    }

    /// One word; those of other things change nothing.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>, most: u32) {
        match word {
            "trowd" => *self = Self::new(),
            "trleft" => self.shape.left = number.unwrap_or(0),
            "clmrg" => self.cell.is_merged = true,
            "clvmgf" => self.cell.vertical = Vertical::Begins,
            "clvmrg" => self.cell.vertical = Vertical::GoesOn,
            "cellx" => {
                let cell = std::mem::take(&mut self.cell);
                if u32::try_from(self.shape.cells.len()).is_ok_and(|cells| cells < most) {
                    self.shape.cells.push(Outline { right: number.unwrap_or(0), ..cell });
                }
            }
            _ => {}
        }
    }

    /// The shape of a row that ends here.
    pub(super) fn shape(&self) -> Shape {
        self.shape.clone()
    }
}
