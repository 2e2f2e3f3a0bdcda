//! Lengths on a page, exact: thousandths of a point as whole numbers.

/// A length or position, thousandths of a point (1/72 inch); positions grow right and down.
pub(super) type Length = i64;

/// One point.
pub(super) const POINT: Length = 1_000;

/// Decimal places of [`Length`] and of the numbers in a transformation.
const LENGTH_PLACES: usize = 3;
const RATIO_PLACES: usize = 6;

/// What a whole is in a transformation.
const RATIO: i64 = 1_000_000;

/// No page is wider: 200 inches, PDF's own limit, many times over.
const FARTHEST: i64 = 100_000_000;

/// A transformation of the plane (`matrix(a, b, c, d, e, f)` of SVG).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Transform {
    /// What a step to the right becomes (a, b), in millionths.
    right: (i64, i64),
    /// What a step down becomes (c, d), in millionths.
    down: (i64, i64),
    /// Where the corner comes to lie (e, f).
    corner: (Length, Length),
}

impl Default for Transform {
    fn default() -> Self {
        Self { right: (RATIO, 0), down: (0, RATIO), corner: (0, 0) }
    }
}

impl Transform {
    /// Reads `matrix(…)`; anything else moves nothing.
    pub(super) fn parse(text: &str) -> Self {
        Self::matrix(text).unwrap_or_default()
    }

    fn matrix(text: &str) -> Option<Self> {
        let inside = text.trim().strip_prefix("matrix(")?.strip_suffix(')')?;
        let mut parts = inside.split([',', ' ']).filter(|part| !part.is_empty());
        let mut ratio = || decimal(parts.next()?, RATIO_PLACES);
        let right = (ratio()?, ratio()?);
        let down = (ratio()?, ratio()?);
        let corner = (length(parts.next()?)?, length(parts.next()?)?);
        Some(Self { right, down, corner })
    }

    /// Where a point comes to lie.
    pub(super) fn apply(&self, x: Length, y: Length) -> (Length, Length) {
        let part = |ratio: i64, value: Length| ratio.saturating_mul(value) / RATIO;
        let sum = |across: i64, down: i64, corner: Length| {
            part(across, x).saturating_add(part(down, y)).saturating_add(corner)
        };
        (
            sum(self.right.0, self.down.0, self.corner.0),
            sum(self.right.1, self.down.1, self.corner.1),
        )
    }
}

/// Reads a length in points.
pub(super) fn length(text: &str) -> Option<Length> {
    decimal(text, LENGTH_PLACES).filter(|value| value.abs() <= FARTHEST)
}

/// A decimal number, cut after so many places.
fn decimal(text: &str, places: usize) -> Option<i64> {
    let text = text.trim();
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=9).contains(&whole.len()) || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let kept: String = fraction.chars().chain("000000".chars()).take(places).collect();
    let value: i64 = format!("{whole}{kept}").parse().ok()?;
    Some(if is_negative { value.saturating_neg() } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_thousandths_of_a_point() {
        assert_eq!(length("595.303937"), Some(595_303));
        assert_eq!(length("-3.5"), Some(-3_500));
        assert_eq!(length("7"), Some(7_000));
        for odd in ["", "a", "1e9", "--1", "99999999999", "1.-2", "nan"] {
            assert_eq!(length(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_matrix_turns_the_page_upside_down() {
        let transform = Transform::parse("matrix(0.5, 0, 0, -1, 10, 800)");
        assert_eq!(transform.apply(100 * POINT, 300 * POINT), (60 * POINT, 500 * POINT));
        assert_eq!(Transform::parse("rotate(3)").apply(1, 2), (1, 2));
    }
}
