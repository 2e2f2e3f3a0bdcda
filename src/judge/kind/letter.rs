//! The writer's own words in the body of a letter, quoted letters left out.

use crate::model::document::{Block, Document};
use crate::text::fold;

/// Characters that a letter needs to be more than a note; fewer where it bears a title.
const LONG: usize = 900;
const LONG_WITH_TITLE: usize = 350;
/// The same, where the title stands in capitals as on paper: figures told in a few sentences.
const LONG_WITH_CAPITALS: usize = 150;

/// A body in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What the writer wrote.
    pub own: String,
    /// What he quoted or forwarded.
    pub quoted: String,
}

impl Body {
    /// Takes the body of a letter apart at the first sign of a quoted letter.
    pub fn of(letter: &Document) -> Self {
        let mut body = Self::default();
        let mut quoting = false;
        for line in lines(letter) {
            quoting = quoting || begins_quote(&line);
            let part = if quoting || line.trim_start().starts_with('>') {
                &mut body.quoted
            } else {
                &mut body.own
            };
            part.push_str(&line);
            part.push('\n');
        }
        body
    }

    /// Whether a whole report may stand in the body: long, and laid out as one.
    pub fn is_report(&self, forwarded: bool) -> bool {
        let text =
            if forwarded { format!("{}{}", self.own, self.quoted) } else { self.own.clone() };
        let titled = text.lines().any(|line| {
            let folded = fold::fold(line);
            folded.starts_with("bao cao") && line.chars().count() < 120
        });
        let capitals = text.lines().any(|line| {
            fold::fold(line).starts_with("bao cao") && !line.chars().any(char::is_lowercase)
        });
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

fn lines(letter: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in &letter.blocks {
        match block {
            Block::Paragraph(paragraph) => out.extend(paragraph.text.lines().map(str::to_owned)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                out.extend(cells.map(|cell| cell.text.clone()));
            }
        }
    }
    out
}

/// "Vào 12:00 … đã viết:", "-----Original Message-----", "Từ: … Gửi: …".
fn begins_quote(line: &str) -> bool {
    let folded = fold::fold(line);
    let dashed = line.trim_start().starts_with("--") && folded.len() > 3;
    let marked =
        ["original message", "forwarded message", "thu da chuyen tiep", "thu goc", "tin nhan goc"]
            .iter()
            .any(|mark| folded.contains(mark));
    let wrote = line.trim_end().ends_with(':')
        && (folded.ends_with("da viet")
            || folded.ends_with("wrote")
            || folded.contains(" da viet "));
    let header = ["tu", "from", "nguoi gui"].iter().any(|word| {
        line.split_once(':')
            .is_some_and(|(label, rest)| fold::fold(label) == *word && rest.contains('@'))
    });
    dashed && marked || wrote || header
}

/// Whether a subject says that the letter was passed on.
pub fn is_forwarded(subject: &str) -> bool {
    let folded = fold::fold(subject);
    ["fwd ", "fw ", "chuyen tiep", "tr fw"]
        .iter()
        .any(|start| format!("{folded} ").starts_with(start))
}
