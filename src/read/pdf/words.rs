//! Words with their boxes, from `pdftotext -bbox`, put together to lines.
//!
//! Where a font lacks a Vietnamese letter, the writing program takes that letter from another
//! font, and poppler sees three words in "Đ", "Ộ", "NG". What stands closer together than any
//! blank is therefore one word again.

use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::read::pdf::measure::Length;
use crate::read::pdf::measure::length;
use crate::read::xml;

/// Words of one document that are taken.
const MANY: usize = 200_000;

/// Parts of a word are closer than this part of its height; the narrowest blank is a fifth.
const GLUE: Length = 10;

/// A page with fewer letters is a picture: a stamp or a page number is all that is text on it.
pub(super) const FEW_LETTERS: usize = 20;

/// One word and its box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) left: Length,
    pub(super) top: Length,
    pub(super) right: Length,
    pub(super) bottom: Length,
    pub(super) text: String,
}

/// A page of words, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) words: Vec<Word>,
    /// Words beyond the limit are missing.
    pub(super) is_cut: bool,
}

/// Words on one height, left to right.
pub(super) type Line = Vec<Word>;

impl Word {
    pub(super) const fn height(&self) -> Length {
        self.bottom.saturating_sub(self.top)
    }

    pub(super) const fn middle(&self) -> (Length, Length) {
        (self.left.saturating_add(self.right) / 2, self.top.saturating_add(self.bottom) / 2)
    }
}

impl Page {
    /// Letters and digits on the page.
    pub(super) fn letters(&self) -> usize {
        let letters = |word: &Word| word.text.chars().filter(|c| c.is_alphanumeric()).count();
        self.words.iter().map(letters).sum()
    }

    /// Whether it is a picture, or empty.
    pub(super) fn is_wordless(&self) -> bool {
        self.letters() < FEW_LETTERS
    }
}

/// Reads the pages of `pdftotext -bbox`.
pub(super) fn pages(text: &str) -> Vec<Page> {
    let mut reader = xml::reader(text);
    let (mut pages, mut count) = (Vec::<Page>::new(), 0_usize);
    let mut open: Option<Word> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "page" => pages.push(Page::default()),
                "word" => open = word(&element),
                _ => {}
            },
            Ok(Event::Text(part)) => add(open.as_mut(), &part.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                let letter = xml::character(&reference).map(String::from);
                add(open.as_mut(), &letter.unwrap_or_default());
            }
            Ok(Event::End(element)) if element.local_name().as_ref() == "word" => {
                let Some((word, page)) = open.take().zip(pages.last_mut()) else { continue };
                count = count.saturating_add(1);
                if count <= MANY {
                    page.words.push(word);
                } else {
                    page.is_cut = true;
                }
            }
            Ok(Event::Eof) | Err(_) => return pages,
            Ok(_) => {}
        }
    }
}

fn add(open: Option<&mut Word>, text: &str) {
    if let Some(word) = open {
        word.text.push_str(text);
    }
}

fn word(element: &BytesStart<'_>) -> Option<Word> {
    let side = |name| length(&xml::attribute(element, name)?);
    Some(Word {
        left: side("xMin")?,
        top: side("yMin")?,
        right: side("xMax")?,
        bottom: side("yMax")?,
        text: String::new(),
    })
}

/// Puts words on lines, top down, and glues the parts of a word together.
pub(super) fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by_key(|word| (word.middle().1, word.left));
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        match lines.last_mut().filter(|line| is_level(line, &word)) {
            Some(line) => line.push(word),
            None => lines.push(vec![word]),
        }
    }
    for line in &mut lines {
        line.sort_by_key(|word| word.left);
    }
    lines.into_iter().map(glued).collect()
}

/// Whether a word stands on this line: its middle is no lower than half the height of the line's.
fn is_level(line: &Line, word: &Word) -> bool {
    let Some(first) = line.first() else { return true };
    let reach = first.height().min(word.height()) / 2;
    word.middle().1.abs_diff(first.middle().1) <= reach.unsigned_abs()
}

fn glued(line: Line) -> Line {
    let mut out: Line = Vec::new();
    for word in line {
        let near = |before: &&mut Word| {
            word.left.saturating_sub(before.right) < before.height().max(0) / GLUE
        };
        match out.last_mut().filter(near) {
            Some(before) => {
                before.text.push_str(&word.text);
                before.right = before.right.max(word.right);
                before.top = before.top.min(word.top);
                before.bottom = before.bottom.max(word.bottom);
            }
            None => out.push(word),
        }
    }
    out
}

/// A line's words with one blank between.
pub(super) fn text(line: &[Word]) -> String {
    line.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(left: Length, top: Length, right: Length, text: &str) -> Word {
        Word { left, top, right, bottom: top.saturating_add(15_000), text: text.to_owned() }
    }

    #[test]
    fn letters_from_another_font_belong_to_their_word() {
        let words = vec![
            word(212_000, 29_700, 240_000, "VIỆT"),
            word(210_000, 29_600, 208_000, ""),
            word(191_000, 29_600, 199_968, "Đ"),
            word(199_984, 29_600, 209_812, "Ộ"),
            word(191_000, 50_000, 199_968, "dưới"),
        ];
        let lines: Vec<String> = lines(words).iter().map(|line| text(line)).collect();
        assert_eq!(lines, ["ĐỘ VIỆT", "dưới"]);
    }

    #[test]
    fn a_cut_answer_gives_the_words_before_the_cut() {
        let text = "<doc><page width=\"1\" height=\"1\"><word xMin=\"1\" yMin=\"2\" xMax=\"3\" \
                    yMax=\"4\">a&amp;b</word><word xMin=\"1\" yMi";
        let pages = pages(text);
        assert_eq!(pages[0].words[0].text, "a&b");
        assert_eq!(pages[0].words.len(), 1);
    }
}
