//! Charts drawn on the server: places of rectangles and words in an SVG, in whole numbers.
//!
//! A chart is worked out here and written by `templates/chart.html`, coloured by classes alone, so
//! it needs no script, no inline style, and prints. Whoever shows one puts a table with the same
//! numbers below it.

/// Width of a chart in its own units; the page scales it.
const WIDTH: u32 = 720;
/// Height of the part that holds bars.
const PLOT: u32 = 120;
/// Room above the highest bar for its number, and for the words of the mark.
const ABOVE: u32 = 30;
/// Room below the base line for labels.
const BELOW: u32 = 20;
/// No slot is wider, however few there are.
const WIDEST_SLOT: u32 = 48;
/// What a label below the base line needs.
const LABEL: u32 = 36;
/// Length of a bar that shows shares.
pub(super) const WHOLE: u32 = 1000;

/// One upright bar: its label and its parts from the base up, each a class and a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) parts: Vec<(&'static str, u32)>,
}

impl Column {
    fn sum(&self) -> u32 {
        self.parts.iter().fold(0, |sum, (_, number)| sum.saturating_add(*number))
    }
}

/// A chart, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chart {
    pub(super) title: String,
    /// The same in a sentence, for those who do not see it.
    pub(super) description: String,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Where bars stand.
    pub(super) base: u32,
    pub(super) bars: Vec<Bar>,
    pub(super) words: Vec<Text>,
    pub(super) mark: Option<Mark>,
}

/// A rectangle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) class: &'static str,
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Words centred at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) words: String,
}

/// An upright line with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) x: u32,
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) text: String,
    /// The words stand left of the line, where there is no room at the right.
    pub(super) before: bool,
}

/// Upright bars beside each other, and a line before the bar at `mark`.
pub(super) fn columns(
    title: &str,
    description: String,
    columns: &[Column],
    mark: Option<(usize, String)>,
) -> Chart {
    let slots = number(columns.len()).max(1);
    let slot = share(WIDTH, 1, slots).clamp(1, WIDEST_SLOT);
    let base = ABOVE.saturating_add(PLOT);
    let highest = columns.iter().map(Column::sum).max().unwrap_or(0).max(1);
    let each_label = LABEL.div_ceil(slot);
    let (mut bars, mut words) = (Vec::new(), Vec::new());
    for (index, column) in (0_u32..).zip(columns) {
        let x = slot.saturating_mul(index);
        let middle = x.saturating_add(share(slot, 1, 2));
        let top = stack(column, x, slot, highest, &mut bars);
        if column.sum() > 0 {
            let y = top.saturating_sub(4);
            words.push(Text { x: middle, y, words: column.sum().to_string() });
        }
        if index.is_multiple_of(each_label) {
            let y = base.saturating_add(15);
            words.push(Text { x: middle, y, words: column.label.clone() });
        }
    }
    let width = slot.saturating_mul(slots);
    let mark = mark.map(|(at, text)| {
        let x = slot.saturating_mul(number(at)).min(width);
        Mark { x, top: 2, bottom: base, text, before: x > share(width, 4, 5) }
    });
    let height = base.saturating_add(BELOW);
    Chart { title: title.to_owned(), description, width, height, base, bars, words, mark }
}

/// Puts a column's parts on each other and tells where its top is.
fn stack(column: &Column, x: u32, slot: u32, highest: u32, bars: &mut Vec<Bar>) -> u32 {
    let gap = share(slot, 1, 10);
    let width = slot.saturating_sub(gap.saturating_mul(2)).max(1);
    let mut below = 0_u32;
    let mut top = ABOVE.saturating_add(PLOT);
    for (class, part) in column.parts.iter().filter(|(_, part)| *part > 0) {
        // From sums, not from parts, so that rounding never piles up.
        below = below.saturating_add(*part);
        let y = ABOVE.saturating_add(PLOT).saturating_sub(share(PLOT, below, highest));
        let height = top.saturating_sub(y);
        bars.push(Bar { class, x: x.saturating_add(gap), y, width, height });
        top = y;
    }
    top
}

/// One lying bar of [`WHOLE`] units, cut into shares of `whole`.
pub(super) fn shares(parts: &[(&'static str, u32)], whole: u32, height: u32) -> Vec<Bar> {
    let mut before = 0_u32;
    let mut x = 0;
    let mut bars = Vec::new();
    for (class, part) in parts.iter().filter(|(_, part)| *part > 0) {
        before = before.saturating_add(*part);
        let end = share(WHOLE, before, whole).min(WHOLE);
        bars.push(Bar { class, x, y: 0, width: end.saturating_sub(x), height });
        x = end;
    }
    bars
}

/// `length × part / whole`, rounded down; nothing of nothing.
fn share(length: u32, part: u32, whole: u32) -> u32 {
    let product = u64::from(length).saturating_mul(u64::from(part));
    let share = product.checked_div(u64::from(whole)).unwrap_or(0);
    u32::try_from(share).unwrap_or(u32::MAX)
}

fn number(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(numbers: &[(u32, u32)]) -> Vec<Column> {
        let column = |(on_time, late): &(u32, u32)| Column {
            label: "1/6".to_owned(),
            parts: vec![("on-time", *on_time), ("late", *late)],
        };
        numbers.iter().map(column).collect()
    }

    #[test]
    fn the_highest_bar_fills_the_chart_and_parts_stand_on_each_other() {
        let chart = columns("t", String::new(), &days(&[(3, 1), (0, 0), (2, 0)]), None);
        let heights: Vec<u32> = chart.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [90, 30, 60]);
        assert!(chart.bars.iter().all(|bar| bar.y + bar.height <= chart.base));
        assert_eq!(chart.bars[1].y + chart.bars[1].height, chart.bars[0].y);
        let numbers: Vec<&str> = chart
            .words
            .iter()
            .filter(|text| text.y < chart.base)
            .map(|t| t.words.as_str())
            .collect();
        assert_eq!(numbers, ["4", "2"]);
    }

    #[test]
    fn any_number_of_bars_and_any_number_in_them_stays_inside() {
        for count in [0, 1, 2, 15, 62, 700, 5000] {
            let many = days(&vec![(u32::MAX, u32::MAX); count]);
            let chart = columns("t", String::new(), &many, Some((count, "x".to_owned())));
            let inside = |bar: &Bar| bar.y >= ABOVE && bar.y + bar.height <= chart.base;
            assert!(chart.bars.iter().all(inside), "{count}");
            assert!(chart.mark.unwrap().x <= chart.width, "{count}");
        }
    }

    #[test]
    fn shares_of_a_whole_add_up_to_it() {
        let bars = shares(&[("on-time", 1), ("late", 1), ("missing", 1)], 3, 8);
        assert_eq!(bars.iter().map(|bar| bar.width).sum::<u32>(), WHOLE);
        assert_eq!(shares(&[("late", 1)], 0, 8)[0].width, 0);
    }
}
