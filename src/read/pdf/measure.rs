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
    /// a, b, c, d in millionths.
    ratios: [i64; 4],
    /// e, f.
    moved: [Length; 2],
}

impl Default for Transform {
    fn default() -> Self {
        Self { ratios: [RATIO, 0, 0, RATIO], moved: [0, 0] }
    }
}

impl Transform {
    /// Reads `matrix(…)`; anything else moves nothing.
    pub(super) fn parse(text: &str) -> Self {
        Self::matrix(text).unwrap_or_default()
    }

    fn matrix(text: &str) -> Option<Self> {
        let inside = text.trim().strip_prefix("matrix(")?.strip_suffix(')')?;
        let parts: Vec<&str> = inside.split([',', ' ']).filter(|part| !part.is_empty()).collect();
        let [a, b, c, d, e, f] = parts.as_slice() else { return None };
        let ratio = |text: &str| decimal(text, RATIO_PLACES);
        Some(Self {
            ratios: [ratio(a)?, ratio(b)?, ratio(c)?, ratio(d)?],
            moved: [length(e)?, length(f)?],
        })
    }

    /// Where a point comes to lie.
    pub(super) fn apply(&self, x: Length, y: Length) -> (Length, Length) {
        let [a, b, c, d] = self.ratios;
        let [e, f] = self.moved;
        let part = |ratio: i64, value: i64| ratio.saturating_mul(value) / RATIO;
        let sum = |one: i64, two: i64, three: i64| one.saturating_add(two).saturating_add(three);
        (sum(part(a, x), part(c, y), e), sum(part(b, x), part(d, y), f))
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
