//! The lines of a text: what a mailer has broken at its margin is one line again.

use crate::model::document::Block;
use crate::model::document::Paragraph;
use crate::model::document::Place;

/// Characters from which on a line may have been broken at a margin.
const MARGIN: usize = 56;

/// Blanks that part columns.
const WIDE: &str = "   ";

/// Pieces of one line that are looked at.
const MOST_LINES_JOINED: usize = 6;

/// A line as its author typed it.
#[derive(Clone, Debug)]
pub(super) struct Written {
    place: Place,
    text: String,
}

impl Written {
    pub(super) const fn place(&self) -> &Place {
        &self.place
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The columns of the line, where tabs, strokes or runs of blanks part any.
    pub(super) fn cells(&self) -> Vec<&str> {
        let text = self.text.trim_matches('|');
        let text = if text.len() < self.text.len() { text.trim() } else { text };
        let sign = ["|", "\t"].into_iter().find(|sign| text.contains(sign));
        match sign {
            Some(sign) => text.split(sign).map(str::trim).collect(),
            None => text.split(WIDE).map(str::trim).filter(|cell| !cell.is_empty()).collect(),
        }
    }
}

/// The lines of paragraphs, in order.
pub(super) fn written(blocks: &[Block], most: usize) -> Vec<Written> {
    let mut written = Vec::new();
    for block in blocks {
        if let Block::Paragraph(paragraph) = block {
            add(paragraph, &mut written);
        }
        if written.len() >= most {
            break;
        }
    }
    written
}

fn add(paragraph: &Paragraph, written: &mut Vec<Written>) {
    let several = paragraph.text.lines().nth(1).is_some();
    let mut before = "";
    let mut joined = 0_usize;
    for (number, line) in (1_u32..).zip(paragraph.text.lines()) {
        let goes_on = joined > 0 && joined < MOST_LINES_JOINED && goes_on(before, line);
        before = line;
        if let Some(last) = written.last_mut().filter(|_| goes_on) {
            last.text.push(' ');
            last.text.push_str(line);
            joined = joined.saturating_add(1);
        } else {
            let paragraph = paragraph.number;
            let place = if several {
                Place::Line { paragraph, line: number }
            } else {
                Place::Paragraph(paragraph)
            };
            written.push(Written { place, text: line.to_owned() });
            joined = 1;
        }
    }
}

/// A long line whose sentence goes on in small letters below it.
fn goes_on(before: &str, line: &str) -> bool {
    let long = before.chars().count() >= MARGIN && !before.contains(['\t', '|']);
    let first = line.chars().next().unwrap_or(' ');
    let second = line.chars().nth(1).unwrap_or(' ');
    let small = first.is_lowercase() && !matches!(second, '.' | ')' | '/');
    let open = before.ends_with([',', '(', '/']) && first.is_alphabetic();
    long && (small || open)
}
