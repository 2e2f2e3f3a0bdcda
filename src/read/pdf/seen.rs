//! Words that tesseract saw on a picture, from its table of tab-separated values.
//!
//! A word's own box is only as high as its ink; the box of its line stands for all words on it.

use crate::read::pdf::measure::Length;
use crate::read::pdf::words::Page;
use crate::read::pdf::words::Word;

/// Levels of the table: a line, and a word on it.
const LINE: &str = "4";
const WORD: &str = "5";

/// Words of one picture that are taken.
const MANY: usize = 20_000;

/// Reads the words. Specks and rules, seen as words without a letter, are left out.
pub(super) fn page(table: &str) -> Page {
    let mut page = Page::default();
    let (mut top, mut bottom) = (0, 0);
    for row in table.lines() {
        let fields: Vec<&str> = row.split('\t').collect();
        let [level, _, _, _, _, _, left, upper, width, height, _, text] = fields.as_slice() else {
            continue;
        };
        let side = |text: &str| -> Length { text.parse().unwrap_or_default() };
        if *level == LINE {
            top = side(upper);
            bottom = top.saturating_add(side(height));
        }
        if *level != WORD || !text.contains(char::is_alphanumeric) {
            continue;
        }
        if page.words.len() >= MANY {
            page.is_cut = true;
            break;
        }
        let left = side(left);
        let right = left.saturating_add(side(width));
        page.words.push(Word { left, top, right, bottom, text: (*text).to_owned() });
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_their_line_and_specks_are_none() {
        let table = "level\tpage_num\n4\t1\t1\t1\t1\t0\t10\t100\t90\t20\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t10\t105\t40\t9\t96\tSố:\n\
                     5\t1\t1\t1\t1\t2\t60\t105\t4\t9\t20\t|\n5\t1\t9\n";
        let page = page(table);
        let word = Word { left: 10, top: 100, right: 50, bottom: 120, text: "Số:".to_owned() };
        assert_eq!(page.words, [word]);
    }
}
