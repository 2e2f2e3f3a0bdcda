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
