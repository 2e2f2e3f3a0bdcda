//! Which of several files of one letter is believed where they disagree.
//!
//! What a person typed into cells or paragraphs is read exactly; a PDF was laid out for the eye; a
//! picture says nothing that can be counted. Of two equally good ones the table of figures is made
//! for figures, and the report in words repeats them.

use crate::model::document::Format;
use crate::model::judgement::{Component, FileJudgement};

/// Sorts before what is believed less: what can be edited, then PDF, then pictures; the annex
/// before the report; workbooks before texts.
pub(crate) fn rank(file: &FileJudgement) -> (u8, u8, u8) {
    let is_scan = file.component == Some(Component::Scan);
    let kind = match file.format {
        Format::Image => 2,
        _ if is_scan => 2,
        Format::Pdf => 1,
        _ => 0,
    };
    let component = match file.component {
        Some(Component::Annex) => 0,
        Some(Component::Report) => 1,
        Some(Component::Scan | Component::Other) | None => 2,
    };
    (kind, component, u8::from(!file.format.is_workbook()))
}
