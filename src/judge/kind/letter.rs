//! The writer's own words in the body of a letter, quoted letters left out.

use super::quotes::{self, Line};
use crate::model::document::{Block, Document};
use crate::text::fold;

/// Characters that a letter needs to be more than a note; fewer where it bears a title.
const LONG: usize = 900;
const LONG_WITH_TITLE: usize = 350;
/// The same, where the title stands in capitals as on paper: figures told in a few sentences.
const LONG_WITH_CAPITALS: usize = 150;

/// Last lines in which a writer signs.
const SIGNATURE: usize = 6;

/// A body in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What the writer wrote.
    pub own: String,
    /// What he quoted or forwarded.
    pub quoted: String,
}

impl Body {
    /// Takes the body of a letter apart, line by line.
    pub fn of(letter: &Document) -> Self {
        let mut body = Self::default();
        let lines = lines(letter);
        for (line, quoted) in lines.iter().zip(quotes::quoted(&lines)) {
            let part = if quoted { &mut body.quoted } else { &mut body.own };
            part.push_str(line.text);
            part.push('\n');
        }
        body
    }

    /// What the writer wrote around a report or a table that stands in the body: whom a report
    /// mentions is not who sends it.
    pub fn around_report(&self) -> String {
        let lines: Vec<&str> = self.own.lines().collect();
        let start = lines.iter().position(|line| is_title(line) || is_row(line));
        let start = start.unwrap_or(lines.len());
        let closing = |line: &&str| fold::fold(line).starts_with("tren day la");
        let end = lines.iter().rposition(closing);
        let end = end.unwrap_or_else(|| lines.len().saturating_sub(SIGNATURE)).max(start);
        let head = lines.get(..start).unwrap_or_default();
        let tail = lines.get(end..).unwrap_or_default();
        [head, tail].concat().join("\n")
    }

    /// Whether a whole report may stand in the body: long, and laid out as one.
    pub fn is_report(&self, forwarded: bool) -> bool {
        let text =
            if forwarded { format!("{}{}", self.own, self.quoted) } else { self.own.clone() };
        let titled = text.lines().any(|line| {
            let folded = fold::fold(line);
            folded.starts_with("bao cao") && line.chars().count() < 120
        });
        let capitals = text.lines().any(is_title);
        let section = |line: &&str| {
            let start: String = line.trim_start().chars().take(5).collect();
            ["I.", "II.", "III.", "IV.", "1.", "2.", "3."]
                .iter()
                .any(|mark| start.starts_with(mark))
        };
        let sections = text.lines().filter(section).count();
        let length = text.chars().count();
        length >= LONG && sections >= 3
            || length >= LONG_WITH_TITLE && titled && sections >= 2
            || length >= LONG_WITH_CAPITALS && capitals
    }
}

/// "BÁO CÁO" in capitals, as on paper.
fn is_title(line: &str) -> bool {
    fold::fold(line).starts_with("bao cao") && !line.chars().any(char::is_lowercase)
}

/// "1. Tổng số …: 1.030", "- Trong đó nữ: 345".
fn is_row(line: &str) -> bool {
    let marked = line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '•'));
    marked && line.contains(':')
}

/// Takes what is quoted out of a letter's paragraphs; the lines that stay keep their numbers.
pub fn without_quotes(letter: &mut Document) {
    let mut quoted = quotes::quoted(&lines(letter)).into_iter();
    for block in &mut letter.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let lines = paragraph.text.lines();
                let kept = lines.map(|line| if quoted.next() == Some(true) { "" } else { line });
                let kept: Vec<&str> = kept.collect();
                paragraph.text = kept.join("\n");
            }
            Block::Table(table) => {
                let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
                quoted.by_ref().take(cells).for_each(drop);
            }
        }
    }
    let is_empty =
        |block: &Block| matches!(block, Block::Paragraph(text) if text.text.trim().is_empty());
    letter.blocks.retain(|block| !is_empty(block));
}

fn lines(letter: &Document) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    for block in &letter.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let lines = paragraph.text.lines().enumerate();
                out.extend(lines.map(|(index, text)| Line { text, first: index == 0 }));
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                out.extend(cells.map(|cell| Line { text: &cell.text, first: true }));
            }
        }
    }
    out
}

/// Whether a subject says that the letter was passed on.
pub fn is_forwarded(subject: &str) -> bool {
    let folded = fold::fold(subject);
    ["fwd ", "fw ", "chuyen tiep", "tr fw"]
        .iter()
        .any(|start| format!("{folded} ").starts_with(start))
}
