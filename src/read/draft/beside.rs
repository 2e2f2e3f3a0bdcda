//! What stands beside the text of a page: headers, footers, notes. It is kept apart from the body,
//! so that no figure is ever read from it, and each header or footer counts once, however many
//! sections and kinds of pages repeat it.

use crate::model::document::Aside;
use crate::model::document::Place;
use crate::model::document::Row;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::edges::add_line;
use crate::read::grid;
use crate::text::fold;

/// Words that stand beside page numbers, folded.
const OF_PAGES: &[&str] = &["trang", "tr", "page", "pages", "p", "of"];

/// What a text is that stands beside the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Above each page.
    Header,
    /// Below each page.
    Footer,
    /// Below its page, by a number in the text.
    Footnote,
    /// Behind the text, by a number in it.
    Endnote,
}

/// A text beside the body while it is read.
#[derive(Debug)]
pub(super) struct Open {
    what: Beside,
    text: String,
}

impl Draft<'_> {
    /// What is added from here on stands beside the body, until [`Self::end_beside`].
    pub(crate) fn begin_beside(&mut self, what: Beside) {
        self.open.push(Open { what, text: String::new() });
    }

    /// The note that is open is one at the end of the text.
    pub(crate) fn mark_endnote(&mut self) {
        if let Some(open) = self.open.last_mut().filter(|open| open.what == Beside::Footnote) {
            open.what = Beside::Endnote;
        }
    }

    /// Whether what is added stands beside the body.
    pub(crate) const fn is_beside(&self) -> bool {
        !self.open.is_empty()
    }

    /// Keeps the text beside the body that ends here.
    pub(crate) fn end_beside(&mut self) {
        let Some(Open { what, text }) = self.open.pop() else { return };
        if is_page_number(&text) {
            return;
        }
        if self.document.asides.len() >= self.limits.blocks {
            self.limit(Limit::Text);
            return;
        }
        let place = self.place(what);
        let is_repeated = matches!(what, Beside::Header | Beside::Footer)
            && self.document.asides.iter().any(|old| old.place == place && old.text == text);
        if !is_repeated {
            self.document.asides.push(Aside { place, text, original: None });
        }
    }

    /// Adds a paragraph to what is open beside the body; whether anything is.
    pub(super) fn add_beside(&mut self, text: &str) -> bool {
        let Some(open) = self.open.last_mut() else { return false };
        add_line(&mut open.text, text);
        true
    }

    /// Adds a table, as lines; whether anything is open.
    pub(super) fn add_table_beside(&mut self, rows: &[Row]) -> bool {
        self.is_beside() && self.add_beside(&grid::flatten(rows))
    }

    /// What a damaged file left open is kept, and all of it stands in one order.
    pub(super) fn settle_besides(&mut self) {
        while self.is_beside() {
            self.end_beside();
        }
        self.document.asides.sort_by(|one, next| one.place.cmp(&next.place));
    }

    fn place(&self, what: Beside) -> Place {
        let number = |is_such: fn(&Place) -> bool| {
            let such = self.document.asides.iter().filter(|aside| is_such(&aside.place));
            u32::try_from(such.count()).unwrap_or(u32::MAX).saturating_add(1)
        };
        match what {
            Beside::Header => Place::Header,
            Beside::Footer => Place::Footer,
            Beside::Footnote => {
                Place::Footnote(number(|place| matches!(place, Place::Footnote(_))))
            }
            Beside::Endnote => Place::Endnote(number(|place| matches!(place, Place::Endnote(_)))),
        }
    }
}

/// "2", "- 2 -", "Trang 2/5", and what is blank.
fn is_page_number(text: &str) -> bool {
    let folded = fold::fold(text);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    folded
        .split(|c: char| !c.is_alphanumeric())
        .all(|word| is_number(word) || OF_PAGES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Document;
    use crate::model::document::Format;
    use crate::model::sighting::Digest;
    use crate::read::limits::Limits;

    fn asides(texts: &[(Beside, &str)]) -> Vec<(Place, String)> {
        let limits = Limits::default();
        let empty = Document::new(Format::Docx, "a.docx".to_owned(), Digest([0; 32]), 0);
        let mut draft = Draft::new(empty, &limits);
        for (what, text) in texts {
            draft.begin_beside(*what);
            draft.paragraph(text, None);
            draft.end_beside();
        }
        let (document, _) = draft.finish();
        assert!(document.blocks.is_empty());
        document.asides.into_iter().map(|aside| (aside.place, aside.text)).collect()
    }

    #[test]
    fn page_numbers_alone_are_dropped() {
        for text in ["", "2", "- 2 -", "Trang 2/5", "Page 1 of 3", "…"] {
            assert_eq!(asides(&[(Beside::Footer, text)]), [], "{text}");
        }
        assert_eq!(asides(&[(Beside::Footer, "Quý 2")]).len(), 1);
    }

    #[test]
    fn a_header_counts_once_and_every_note_by_its_number() {
        let found = asides(&[
            (Beside::Footnote, "Như trên"),
            (Beside::Header, "Công đoàn"),
            (Beside::Footnote, "Như trên"),
            (Beside::Endnote, "Như trên"),
            (Beside::Footnote, ""),
            (Beside::Header, "Công đoàn"),
            (Beside::Footer, "Công đoàn"),
        ]);
        let places: Vec<Place> = found.into_iter().map(|(place, _)| place).collect();
        let expected = [
            Place::Header,
            Place::Footer,
            Place::Footnote(1),
            Place::Footnote(2),
            Place::Endnote(1),
        ];
        assert_eq!(places, expected);
    }
}
