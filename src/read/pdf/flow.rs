//! Text outside tables: lines joined to paragraphs.
//!
//! A line goes on in the next one when that one's first word would not have fitted on it: that is
//! how every word processor breaks lines, whatever the font or the margins. Words far apart on one
//! height are columns (letterhead and motto, place of signing and signature) and stay apart.

use crate::read::draft::Draft;
use crate::read::pdf::measure::Length;
use crate::read::pdf::words;
use crate::read::pdf::words::Line;
use crate::read::pdf::words::Word;

/// Lines whose distance exceeds their height by more than this part (per cent) are paragraphs.
const FAR: Length = 160;

/// A gap is between columns when it is wider than the line's usual one by this factor: blanks
/// stretched to fill a line are stretched alike.
const WIDE: Length = 2;

/// Signs with which an item of a list begins.
const BULLETS: [char; 7] = ['-', '+', '*', '•', '–', '\u{f0b7}', '\u{2212}'];

/// Text while it is put together.
#[derive(Debug, Default)]
pub(super) struct Flow {
    open: Option<Open>,
    pair: Option<Pair>,
}

/// A paragraph that may go on.
#[derive(Debug)]
struct Open {
    text: String,
    last: Line,
    /// How far lines reach on the page of the last one.
    margin: Length,
    is_page_end: bool,
}

/// Two columns side by side, each read by itself.
#[derive(Debug)]
struct Pair {
    left: Vec<String>,
    right: Vec<String>,
    /// The gutter between them.
    gutter: (Length, Length),
    last: Word,
}

impl Flow {
    /// Takes the lines of one stretch of a page; `margin` is where its lines end.
    pub(super) fn lines(&mut self, lines: &[Line], margin: Length, draft: &mut Draft<'_>) {
        for line in lines {
            self.line(line, margin, draft);
        }
    }

    /// A page ends: only the wording tells whether the paragraph does.
    pub(super) fn page_end(&mut self, draft: &mut Draft<'_>) {
        if self.pair.is_some() {
            self.flush(draft);
        }
        if let Some(open) = &mut self.open {
            open.is_page_end = true;
        }
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self, draft: &mut Draft<'_>) {
        if let Some(open) = self.open.take() {
            draft.paragraph(&open.text, None);
        }
        if let Some(pair) = self.pair.take() {
            draft.paragraph(&pair.left.join("\n"), None);
            draft.paragraph(&pair.right.join("\n"), None);
        }
    }

    fn line(&mut self, line: &Line, margin: Length, draft: &mut Draft<'_>) {
        let parts = columns(line);
        if self.pair.as_mut().is_some_and(|pair| pair.takes(&parts)) {
            return;
        }
        if let [left, right] = parts.as_slice() {
            self.flush(draft);
            self.pair = Pair::new(left, right);
            return;
        }
        let text: Vec<String> = parts.iter().map(|part| words::text(part)).collect();
        let text = text.join("\n");
        let open = self.open.as_mut().filter(|open| parts.len() == 1 && open.goes_on(line));
        if let Some(open) = open {
            open.text.extend([" ", &text]);
            open.last.clone_from(line);
            open.margin = margin;
            open.is_page_end = false;
        } else {
            self.flush(draft);
            self.open = Some(Open { text, last: line.clone(), margin, is_page_end: false });
        }
    }
}

impl Open {
    fn goes_on(&self, line: &Line) -> bool {
        let (Some(before), Some(end), Some(next)) =
            (self.last.first(), self.last.last(), line.first())
        else {
            return false;
        };
        let other_size = before.height().abs_diff(next.height()) > next.height().unsigned_abs() / 5;
        if other_size || begins_item(&next.text) || !self.is_page_end && is_far(before, next) {
            return false;
        }
        let blank = before.height() / 4;
        let width = next.right.saturating_sub(next.left).saturating_add(blank);
        end.right.saturating_add(width) > self.margin
    }
}

impl Pair {
    fn new(left: &[Word], right: &[Word]) -> Option<Self> {
        let gutter = (left.last()?.right, right.first()?.left);
        let last = right.first()?.clone();
        let (left, right) = (vec![words::text(left)], vec![words::text(right)]);
        Some(Self { left, right, gutter, last })
    }

    /// Takes the next line where it leaves a gutter free and is not far below.
    fn takes(&mut self, parts: &[&[Word]]) -> bool {
        let (Some(first), Some(end)) = (
            parts.first().and_then(|part| part.first()),
            parts.last().and_then(|part| part.last()),
        ) else {
            return false;
        };
        if is_far(&self.last, first) {
            return false;
        }
        let (from, to) = self.gutter;
        match parts {
            [left, right] => {
                let Some(pair) = Self::new(left, right) else { return false };
                let gutter = (from.max(pair.gutter.0), to.min(pair.gutter.1));
                if gutter.0 >= gutter.1 {
                    return false;
                }
                self.gutter = gutter;
                self.left.extend(pair.left);
                self.right.extend(pair.right);
            }
            [left] if end.right < to => {
                self.gutter.0 = from.max(end.right);
                self.left.push(words::text(left));
            }
            [right] if first.left > from => {
                self.gutter.1 = to.min(first.left);
                self.right.push(words::text(right));
            }
            _ => return false,
        }
        self.last = first.clone();
        true
    }
}

/// Whether a line stands further below another one than a line of the same paragraph does.
const fn is_far(before: &Word, next: &Word) -> bool {
    let step = next.middle().1.saturating_sub(before.middle().1);
    let (one, two) = (before.height(), next.height());
    let height = if one > two { one } else { two };
    step > height.saturating_mul(FAR) / 100
}

/// "- …", "1. …", "a) …", "II. …".
fn begins_item(word: &str) -> bool {
    if word.starts_with(BULLETS) {
        return true;
    }
    let Some(mark) = word.strip_suffix(['.', ')', '/']) else { return false };
    let is_number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let is_roman = !mark.is_empty() && mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    mark.split('.').all(is_number) || is_roman || mark.chars().count() == 1
}

/// A line in its columns.
fn columns(line: &Line) -> Vec<&[Word]> {
    let gaps: Vec<Length> = line
        .windows(2)
        .map(|pair| match pair {
            [left, right] => right.left.saturating_sub(left.right),
            _ => 0,
        })
        .collect();
    let height = line.iter().map(Word::height).max().unwrap_or_default();
    let mut sorted = gaps.clone();
    sorted.sort_unstable();
    // Of two words one gap says nothing about the usual one; a blank is a quarter of the height.
    let usual = match sorted.len() {
        0..3 => height / 4,
        count => sorted.get(count / 2).copied().unwrap_or_default().max(height / 6),
    };
    let wide = usual.saturating_mul(WIDE);
    let wide = wide.max(height / 2);
    let mut parts = Vec::new();
    let mut rest: &[Word] = line;
    let mut taken = 0_usize;
    let is_item = line.first().is_some_and(|word| begins_item(&word.text));
    for (place, gap) in (1_usize..).zip(&gaps) {
        // The text of an item stands off its mark.
        let is_mark = is_item && place == 1;
        if *gap > wide
            && !is_mark
            && let Some((part, behind)) = rest.split_at_checked(place.saturating_sub(taken))
        {
            parts.push(part);
            rest = behind;
            taken = place;
        }
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(top: Length, words: &[(Length, Length, &str)]) -> Line {
        let points = |count: Length| count.saturating_mul(1_000);
        let word = |(left, right, text): &(Length, Length, &str)| Word {
            left: points(*left),
            right: points(*right),
            top: points(top),
            bottom: points(top.saturating_add(15)),
            text: (*text).to_owned(),
        };
        words.iter().map(word).collect()
    }

    #[test]
    fn a_wide_gap_parts_columns_and_stretched_blanks_do_not() {
        let head =
            line(0, &[(0, 30, "LIÊN"), (33, 60, "ĐOÀN"), (63, 90, "LAO"), (100, 120, "Độc")]);
        assert_eq!(columns(&head).len(), 2);
        let stretched = line(0, &[(0, 30, "a"), (39, 60, "b"), (69, 90, "c"), (100, 120, "d")]);
        assert_eq!(columns(&stretched).len(), 1);
        let item = line(0, &[(0, 5, "-"), (30, 50, "a"), (53, 70, "b"), (73, 90, "c")]);
        assert_eq!(columns(&item).len(), 1);
    }

    #[test]
    fn items_of_lists_begin_paragraphs() {
        for mark in ["-", "1.", "1.2.", "a)", "II.", "+"] {
            assert!(begins_item(mark), "{mark}");
        }
        for word in ["1.234", "người", "2023.", "98,5%", "Nam."] {
            assert!(!begins_item(word), "{word}");
        }
    }
}
