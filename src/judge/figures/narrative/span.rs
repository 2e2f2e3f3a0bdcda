//! Which period a sentence without words about time speaks of: the one its report is about.
//!
//! A report on the whole programme tells its undated results for the whole of it; the form's
//! column for the total asks for the same. A report that names one year, or none of the
//! programme, leaves them open.

use crate::judge::figures::narrative::eras;
use crate::judge::figures::narrative::eras::Era;
use crate::judge::figures::narrative::pieces;
use crate::judge::figures::periods::Periods;
use crate::model::document::Block;
use crate::model::document::Document;
use crate::model::document::Paragraph;
use crate::model::round::PeriodId;
use crate::text::fold::fold;

/// Paragraphs in which a report says what it is about: letterhead, title, first sentence.
const OPENING: usize = 40;

/// A longer paragraph is no title.
const LONGEST_TITLE: usize = 600;

/// Blocks of a letterhead.
const LETTERHEAD: usize = 3;

/// Words with which a report speaks of itself.
const REPORTS: &[&str] = &["bao cao"];

/// Words of a title.
const TITLES: &[&str] =
    &["bao cao", "tong ket", "so ket", "ket qua trien khai", "ket qua thuc hien"];

/// Words of a title that names a programme as a whole.
const PROGRAMME: &[&str] = &["chuong trinh", "ctr", "tong ket", "de an"];

/// Words of a part of a year.
const PARTS: &[&str] = &["quy i", "quy ii", "quy iii", "quy iv", "thang dau nam", "thang cuoi nam"];

/// Whether the report is about all of the round's periods together.
pub(super) fn is_whole(document: &Document, periods: &Periods) -> bool {
    let opening = document.paragraphs().take(OPENING);
    let titles: Vec<&str> = opening.filter(|text| is_title(text)).map(|p| &*p.text).collect();
    let total = PeriodId::total();
    let mut whole = false;
    // "ngày 26 tháng 8 năm 2020" is when something was signed.
    for title in titles {
        let folded = super::spaced(&fold(title));
        whole |= super::holds(&folded, PROGRAMME);
        let pieces = pieces::cut(title);
        let signed = |era: &Era| {
            let before = era.first.checked_sub(1).and_then(|at| pieces.get(at));
            before.is_some_and(|word| word.is_word(&["ngay"]))
        };
        for era in eras::eras(title, &pieces, periods) {
            if signed(&era) {
                continue;
            }
            match era.meaning {
                Some(meaning) if meaning.period == total => whole |= meaning.sure,
                _ => return false,
            }
        }
        if super::holds(&folded, PARTS) {
            return false;
        }
    }
    whole
}

/// Folded words with which the report names its own unit: letterhead and title.
pub(super) fn own_name(document: &Document) -> String {
    let cells = document.blocks.iter().take(LETTERHEAD).flat_map(|block| match block {
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect()
        }
        Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
    });
    let reports =
        |paragraph: &&Paragraph| super::holds(&super::spaced(&fold(&paragraph.text)), REPORTS);
    let titles = document.paragraphs().take(OPENING).filter(reports);
    // A line with figures is no letterhead.
    let cells = cells.filter(|text| !text.contains(|c: char| c.is_ascii_digit()));
    let all = cells.chain(titles.map(|paragraph| paragraph.text.as_str()));
    let short = all.filter(|text| text.len() <= LONGEST_TITLE);
    super::spaced(&short.map(fold).collect::<Vec<_>>().join(" "))
}

/// A short paragraph about a report.
fn is_title(paragraph: &Paragraph) -> bool {
    let folded = super::spaced(&fold(&paragraph.text));
    paragraph.text.len() <= LONGEST_TITLE && super::holds(&folded, TITLES)
}
