//! One page of a long list: which rows stand on it, and which pages are its neighbours.

/// A page that there is, whatever was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Which page, from 1.
    pub(super) number: usize,
    /// How many pages there are; an empty list has one.
    pub(super) pages: usize,
    /// Rows of the whole list.
    pub(super) all: usize,
    /// Rows of a full page.
    pub(super) size: usize,
}

impl Stretch {
    /// The page that was typed; the first where that is no number, the last where it lies behind it.
    pub(super) fn new(typed: &str, size: usize, all: usize) -> Self {
        let pages = all.div_ceil(size.max(1)).max(1);
        let number = typed.parse().unwrap_or(1).clamp(1, pages);
        Self { number, pages, all, size }
    }

    /// Rows that stand on pages before it.
    pub(super) fn skipped(self) -> usize {
        self.number.saturating_sub(1).saturating_mul(self.size)
    }

    /// Number of its first row, from 1; 0 in an empty list.
    pub(super) fn first(self) -> usize {
        self.skipped().saturating_add(1).min(self.all)
    }

    /// Number of its last row, from 1; 0 in an empty list.
    pub(super) fn last(self) -> usize {
        self.number.saturating_mul(self.size).min(self.all)
    }

    /// The page before it.
    pub(super) fn before(self) -> Option<usize> {
        self.number.checked_sub(1).filter(|number| *number > 0)
    }

    /// The page after it.
    pub(super) fn after(self) -> Option<usize> {
        (self.number < self.pages).then(|| self.number.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch;

    #[test]
    fn every_row_stands_on_one_page_and_the_ends_have_no_neighbour() {
        let pages = ["1", "2", "3"].map(|typed| Stretch::new(typed, 100, 201));
        assert_eq!(pages.map(|p| (p.first(), p.last())), [(1, 100), (101, 200), (201, 201)]);
        assert_eq!(pages.map(Stretch::before), [None, Some(1), Some(2)]);
        assert_eq!(pages.map(Stretch::after), [Some(2), Some(3), None]);
        assert_eq!(Stretch::new("1", 100, 100).after(), None);
    }

    #[test]
    fn there_is_always_a_page_to_show() {
        let number = |typed, all| Stretch::new(typed, 100, all).number;
        assert_eq!((number("", 201), number("x", 201), number("0", 201)), (1, 1, 1));
        assert_eq!((number("99", 201), number(&usize::MAX.to_string(), 5)), (3, 1));
        let empty = Stretch::new("2", 100, 0);
        assert_eq!((empty.number, empty.pages, empty.first(), empty.last()), (1, 1, 0, 0));
        assert_eq!((empty.before(), empty.after()), (None, None));
    }
}
