//! The outline of a report in words: which paragraphs are headings, and what stands below each.
//!
//! Offices number by hand ("I.", "1.", "1.1", "a)"), write in capitals or in bold, and seldom use
//! heading styles, so all of these count. The letterhead above and the signature below are no text
//! of the report. Tables are left out: their figures are read elsewhere.

mod heading;
mod matching;

use crate::judge::outline::heading::{Line, ends_report};
use crate::judge::outline::matching::Titles;
use crate::model::document::{Document, Paragraph, Place};
use crate::model::outline::{Passage, Section};

/// Sections kept of one file; a report has some dozens.
const MANY: usize = 1_000;

/// Sections of a document in order. `titles`: headings of the round's outline, in order; none where
/// only the structure is asked for.
pub fn outline(document: &Document, titles: &[String]) -> Vec<Section> {
    let titles = Titles::new(titles);
    let mut sections: Vec<Section> = Vec::new();
    let mut begun = false;
    for paragraph in document.paragraphs() {
        if begun && ends_report(&paragraph.text) {
            break;
        }
        let line = Line::of(paragraph, &titles, begun);
        begun = begun || line.begins_report();
        match line {
            Line::Heading { level, heading, rest } if sections.len() < MANY => {
                let outline = titles.find(heading).or_else(|| around(&sections, level));
                let place = place(paragraph);
                let heading = heading.to_owned();
                let mut section =
                    Section { heading, level, place, outline, paragraphs: Vec::new() };
                section.paragraphs.extend(passage(paragraph, rest));
                sections.push(section);
            }
            _ if begun => add(&mut sections, paragraph),
            _ => {}
        }
    }
    sections
}

/// The outline's heading under which a section of this level stands.
fn around(sections: &[Section], level: u8) -> Option<u32> {
    let mut below = level;
    for section in sections.iter().rev() {
        if section.level < below {
            if section.outline.is_some() {
                return section.outline;
            }
            below = section.level;
        }
    }
    None
}

/// Text of the newest section, or of one without a heading at the beginning.
fn add(sections: &mut Vec<Section>, paragraph: &Paragraph) {
    let Some(passage) = passage(paragraph, &paragraph.text) else { return };
    if let Some(section) = sections.last_mut() {
        section.paragraphs.push(passage);
        return;
    }
    let (heading, place) = (String::new(), passage.place.clone());
    sections.push(Section { heading, level: 0, place, outline: None, paragraphs: vec![passage] });
}

fn passage(paragraph: &Paragraph, text: &str) -> Option<Passage> {
    let text = text.trim();
    (!text.is_empty()).then(|| Passage { place: place(paragraph), text: text.to_owned() })
}

const fn place(paragraph: &Paragraph) -> Place {
    Place::Paragraph(paragraph.number)
}

#[cfg(test)]
mod tests;
