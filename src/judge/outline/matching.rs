//! Headings of reports against those of the round's outline: folded, by whole words.

use crate::judge::outline::heading::without_number;
use crate::text::fold;

/// The round's headings, ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Titles {
    folded: Vec<String>,
}

impl Titles {
    /// Prepares them.
    pub(super) fn new(titles: &[String]) -> Self {
        let folded = titles.iter().map(|title| fold::fold(without_number(title))).collect();
        Self { folded }
    }

    /// The one that a heading means: the same words; else the first that it holds, the longest of
    /// several; else the only one of which it is at least the half.
    pub(super) fn find(&self, heading: &str) -> Option<u32> {
        let heading = fold::fold(without_number(heading));
        if heading.is_empty() {
            return None;
        }
        let same = self.folded.iter().position(|title| *title == heading);
        let found = same.or_else(|| self.held_by(&heading)).or_else(|| self.holding(&heading))?;
        u32::try_from(found).ok()
    }

    fn held_by(&self, heading: &str) -> Option<usize> {
        let held = self.folded.iter().enumerate().filter_map(|(index, title)| {
            let at = whole_words(heading, title)?;
            Some((at, usize::MAX.saturating_sub(title.len()), index))
        });
        held.min().map(|(_, _, index)| index)
    }

    fn holding(&self, heading: &str) -> Option<usize> {
        let words = |text: &str| text.split(' ').count();
        let half = |title: &String| words(heading).saturating_mul(2) >= words(title);
        let mut holding = self.folded.iter().enumerate().filter(|(_, title)| {
            words(heading) >= 2 && half(title) && whole_words(title, heading).is_some()
        });
        let (index, _) = holding.next()?;
        holding.next().is_none().then_some(index)
    }
}

/// Where the words stand in a text, both folded.
fn whole_words(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    format!(" {text} ").find(&format!(" {words} "))
}
