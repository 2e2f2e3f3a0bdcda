//! Figures of one source laid over those of another: what is added, what contradicts, what takes over.

use std::collections::BTreeSet;

use crate::judge::in_force::Figures;
use crate::model::figure::{FigureStatus, Flag, Reading};
use crate::model::ledger::{FigureRow, OtherFigure};

/// Adds figures where none stood; a different value beside one that stands makes it doubtful.
pub(super) fn add(figures: &mut Figures, more: Figures) {
    for (key, row) in more {
        match figures.get_mut(&key) {
            None => {
                figures.insert(key, row);
            }
            Some(standing) if standing.reading.value.is_none() && row.reading.value.is_some() => {
                let denied = is_told(&row) && standing.reading.is_filled();
                *standing = row;
                if denied {
                    standing.reading.doubt(Flag::Contradicted);
                }
            }
            // A table beats a sentence; a finding of the letter tells where they differ.
            Some(standing) if is_told(standing) != is_told(&row) && row.decided_by.is_none() => {
                let settled = standing.decided_by.is_some() || is_told(&row);
                if !settled && row.reading.value.is_some() {
                    *standing = row;
                }
            }
            Some(standing) if contradicts(&standing.reading, &row.reading) => {
                // Of two files of a letter that a person accepted the one believed more counts.
                if row.decided_by.is_some() && row.message != standing.message {
                    *standing = row;
                } else if standing.decided_by.is_none() {
                    doubt(standing, row);
                }
            }
            Some(_) => {}
        }
    }
}

/// Whether a figure stands in a sentence and not in a table.
fn is_told(row: &FigureRow) -> bool {
    row.source.as_ref().is_some_and(|source| source.sentence.is_some())
}

/// Keeps what contradicts a figure beside it, so that a person sees both.
fn doubt(standing: &mut FigureRow, row: FigureRow) {
    standing.reading.doubt(Flag::Contradicted);
    let others = row.others.into_iter();
    let same = |known: &OtherFigure, other: &OtherFigure| {
        known.value == other.value && known.file == other.file && known.message == other.message
    };
    if let Some(value) = row.reading.value {
        let other = OtherFigure {
            value,
            raw: row.reading.raw,
            file: row.file,
            message: row.message,
            received_at: row.received_at,
        };
        for other in std::iter::once(other).chain(others) {
            if !standing.others.iter().any(|known| same(known, &other)) {
                standing.others.push(other);
            }
        }
    }
}

fn contradicts(standing: &Reading, other: &Reading) -> bool {
    matches!((&standing.value, &other.value), (Some(a), Some(b)) if a != b)
        && standing.status != FigureStatus::Corrected
}

/// Whether a later version may take over as a whole: it fills indicators, and not clearly fewer.
/// Indicators are counted, not cells: a one-column form may well replace one by years.
pub(super) fn takes_over(standing: &Figures, next: &Figures) -> bool {
    let filled = |figures: &Figures| {
        let filled = figures.values().filter(|row| row.reading.value.is_some() && !is_told(row));
        filled.map(|row| &row.indicator).collect::<BTreeSet<_>>().len()
    };
    let (before, after) = (filled(standing), filled(next));
    before == 0 || after > 0 && after.saturating_mul(5) >= before.saturating_mul(4)
}
