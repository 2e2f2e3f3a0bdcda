//! Whether a name without an anchor is written as a name.
//!
//! "Hòa Bình" in a subject is the province, "hòa bình" is peace, "Thái Bình Dương" an ocean and
//! "dien bien tu tuong" no place at all.

use super::mention::Weight;
use super::tiling::{Piece, Tiling};
use crate::judge::token::{Gap, Writing};
use crate::text::vocabulary::Class;

/// What a bare name at this piece proves; `None` when it is no name.
pub(super) fn weight(tiling: &Tiling<'_>, at: usize) -> Option<Weight> {
    let piece = tiling.pieces.get(at)?;
    let hit = piece.hit?;
    let common = hit.entry.capitals.iter().any(|capital| !capital);
    let capital = written_like(tiling, piece);
    let plain = !marked(tiling, piece);
    if tiling.capitals_tell() && capital && !common {
        return (!touches(tiling, at, is_capital)).then_some(Weight::Strong);
    }
    // Small letters with accents are everyday words; without accents, only office words beside
    // it make it a name.
    if !capital && !plain || touches(tiling, at, is_no_office_word) {
        return None;
    }
    Some(if common { Weight::Weak } else { Weight::Strong })
}

/// Whether a title such as "Báo Lao Động" stands there as a name.
pub(super) fn title(tiling: &Tiling<'_>, at: usize) -> bool {
    let Some(piece) = tiling.pieces.get(at) else { return false };
    if tiling.capitals_tell() {
        return piece.writing != Writing::Small && !touches(tiling, at, is_capital);
    }
    !touches(tiling, at, is_no_office_word)
}

/// Capitals where the list has them.
fn written_like(tiling: &Tiling<'_>, piece: &Piece<'_>) -> bool {
    let run = tiling.text.tokens.get(piece.first..=piece.last).unwrap_or_default();
    let Some(hit) = piece.hit else { return false };
    if run.len() == hit.entry.capitals.len() {
        run.iter()
            .zip(&hit.entry.capitals)
            .all(|(token, capital)| !capital || token.writing != Writing::Small)
    } else {
        piece.writing != Writing::Small
    }
}

fn marked(tiling: &Tiling<'_>, piece: &Piece<'_>) -> bool {
    let run = tiling.text.tokens.get(piece.first..=piece.last).unwrap_or_default();
    run.iter().any(|token| token.marked)
}

fn is_capital(piece: &Piece<'_>) -> bool {
    piece.is_strange() && piece.writing == Writing::Capital
}

fn is_no_office_word(piece: &Piece<'_>) -> bool {
    match piece.class() {
        Some(class) => !matches!(
            class,
            Class::Office | Class::Send | Class::Union | Class::Province | Class::City
        ),
        None => piece.writing != Writing::Digits && piece.hit.is_none(),
    }
}

/// Whether a piece of that kind stands right beside the name, parted by no more than what stands
/// between the words of the name itself.
fn touches(tiling: &Tiling<'_>, at: usize, kind: fn(&Piece<'_>) -> bool) -> bool {
    let Some(piece) = tiling.pieces.get(at) else { return false };
    let run = tiling.text.tokens.get(piece.first..=piece.last).unwrap_or_default();
    let inner = run.iter().skip(1).map(|token| token.gap).max().unwrap_or(Gap::Blank);
    let left =
        at.checked_sub(1).and_then(|left| tiling.pieces.get(left)).filter(|_| piece.gap <= inner);
    let right = tiling.pieces.get(at.saturating_add(1)).filter(|right| right.gap <= inner);
    left.is_some_and(kind) || right.is_some_and(kind)
}
