//! The shape of a row (`[MS-DOC]` 2.9.312 `TDefTableOperand`, 2.9.304 `TC80`, and the properties
//! that change it afterwards).

use crate::read::bytes::nth;
use crate::read::bytes::u16_at;
use crate::read::edges::Outline;
use crate::read::edges::Shape;
use crate::read::grid::Vertical;

/// Numbers of the properties (2.6.3).
const DEFINE_TABLE: u16 = 0xD608;
const VERTICAL_MERGE: u16 = 0xD62B;
const MERGE: u16 = 0x5624;
const SPLIT: u16 = 0x5625;

/// In a definition: bytes of length and count in front, of an edge, of a cell.
const HEAD: usize = 3;
const EDGE: usize = 2;
const CELL: usize = 20;

/// Bits of a cell: first of a merged set or a later one of it; goes on from above or begins. For
/// the first two the published description says the contrary of what Word writes.
const HORIZONTAL: u16 = 0x03;
const MERGED: u16 = 0x02;
const VERTICAL: u16 = 0x60;
const GOES_ON: u16 = 0x20;

/// A row's shape while its properties are read.
#[derive(Debug, Default)]
pub(super) struct RowShape(Shape);

impl RowShape {
    /// The shape.
    pub(super) fn into_shape(self) -> Shape {
        self.0
    }

    /// One property; those of other things change nothing.
    pub(super) fn take(&mut self, what: u16, value: &[u8]) {
        let byte = |at: usize| value.get(at).copied().map_or(0, usize::from);
        match what {
            DEFINE_TABLE => self.0 = definition(value).unwrap_or_default(),
            VERTICAL_MERGE => {
                if let Some(cell) = self.0.cells.get_mut(byte(1)) {
                    cell.vertical =
                        vertical(value.get(2).map_or(0, |flags| u16::from(*flags) << 5));
                }
            }
            MERGE => {
                let first = byte(0);
                self.each(first, byte(1), |n, cell| cell.is_merged = n > first);
            }
            SPLIT => self.each(byte(0), byte(1), |_, cell| cell.is_merged = false),
            _ => {}
        }
    }

    fn each(&mut self, first: usize, end: usize, change: impl Fn(usize, &mut Outline)) {
        let cells = self.0.cells.iter_mut().enumerate();
        cells.filter(|(n, _)| (first..end).contains(n)).for_each(|(n, cell)| change(n, cell));
    }
}

/// Count of cells, their edges, and as many cell descriptions as the file troubled to write.
fn definition(value: &[u8]) -> Option<Shape> {
    let count = usize::from(*value.get(2)?);
    let edge = |n| u16_at(value, nth(HEAD, EDGE, n)).map(|edge| i32::from(edge.cast_signed()));
    let head = nth(HEAD, EDGE, count.checked_add(1)?);
    let cell = |n: usize| {
        let right = edge(n.checked_add(1)?)?;
        let flags = u16_at(value, nth(head, CELL, n)).unwrap_or(0);
        let is_merged = n > 0 && flags & HORIZONTAL == MERGED;
        Some(Outline { right, is_merged, vertical: vertical(flags) })
    };
    Some(Shape { left: edge(0)?, cells: (0..count).map_while(cell).collect() })
}

const fn vertical(flags: u16) -> Vertical {
    match flags & VERTICAL {
        0 => Vertical::Single,
        GOES_ON => Vertical::GoesOn,
        _ => Vertical::Begins,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_gives_edges_and_merges_and_later_properties_change_them() {
        let mut value = vec![0, 0, 3];
        for edge in [-108_i16, 500, 1500, 2500] {
            value.extend(edge.to_le_bytes());
        }
        for flags in [0x60_u16, 1, 2] {
            value.extend(flags.to_le_bytes());
            value.extend([0; 18]);
        }
        let mut row = RowShape::default();
        row.take(DEFINE_TABLE, &value);
        let outline = |right, is_merged, vertical| Outline { right, is_merged, vertical };
        let cells = vec![
            outline(500, false, Vertical::Begins),
            outline(1500, false, Vertical::Single),
            outline(2500, true, Vertical::Single),
        ];
        assert_eq!(row.0, Shape { left: -108, cells });
        row.take(SPLIT, &[1, 3]);
        row.take(MERGE, &[0, 2]);
        row.take(VERTICAL_MERGE, &[2, 2, 1]);
        let merged: Vec<bool> = row.0.cells.iter().map(|cell| cell.is_merged).collect();
        assert_eq!(merged, [false, true, false]);
        assert_eq!(row.0.cells[2].vertical, Vertical::GoesOn);
        row.take(DEFINE_TABLE, &[0]);
        assert_eq!(row.0, Shape::default());
    }
}
