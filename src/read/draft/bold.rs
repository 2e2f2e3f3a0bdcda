//! How much of a paragraph is bold: offices make headings by hand, in bold.

/// How much of a paragraph is bold, as far as its runs say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Bold {
    /// Nothing was weighed yet.
    #[default]
    Unknown,
    /// Every letter.
    All,
    /// Some or none.
    NotAll,
}

impl Bold {
    /// Weighs a run. Blanks between bold words are often not bold.
    pub(crate) fn weigh(&mut self, text: &str, is_bold: bool) {
        if !text.trim().is_empty() {
            let so_far = *self != Self::NotAll;
            *self = if is_bold && so_far { Self::All } else { Self::NotAll };
        }
    }

    /// The same for one character.
    pub(crate) fn weigh_letter(&mut self, letter: char, is_bold: bool) {
        self.weigh(letter.encode_utf8(&mut [0; 4]), is_bold);
    }

    /// Whether there was something and all of it was bold; the next paragraph starts anew.
    pub(crate) fn take(&mut self) -> bool {
        std::mem::take(self) == Self::All
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(runs: &[(&str, bool)]) -> bool {
        let mut bold = Bold::default();
        for (text, is_bold) in runs {
            bold.weigh(text, *is_bold);
        }
        bold.take()
    }

    #[test]
    fn all_letters_must_be_bold_and_blanks_need_not() {
        assert!(weighed(&[("I.", true), (" ", false), ("Kết quả", true), ("\t", false)]));
        assert!(!weighed(&[("I.", true), ("Kết quả", false)]));
        assert!(!weighed(&[("I.", false), ("Kết quả", true)]));
        assert!(!weighed(&[(" ", true)]));
        assert!(!weighed(&[]));
    }

    #[test]
    fn each_paragraph_is_weighed_anew() {
        let mut bold = Bold::default();
        bold.weigh_letter('a', false);
        assert!(!bold.take());
        bold.weigh_letter('I', true);
        assert!(bold.take());
        assert!(!bold.take());
    }
}
