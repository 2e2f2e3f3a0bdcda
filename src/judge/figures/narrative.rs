//! Figures in the sentences of a report: "Toàn tỉnh có 1.234 cán bộ làm công tác tuyên giáo, trong
//! đó 567 nữ."
//!
//! A sentence says less exactly than a table what it counts, so only a wording said in full beside
//! the number is looked at, and the figure counts only where the sentence leaves no doubt whose
//! figure it is, of which row and of which period. Plans, targets, growth, single districts and
//! companies, dates and numbers of documents are no figures at all. The sentence is always kept.

mod dated;
mod eras;
mod joined;
mod numbers;
mod phrases;
mod pieces;
mod scope;
mod sentence;
mod sides;
mod span;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::judge::figures::FormIndex;
use crate::judge::figures::draft::Draft;
use crate::judge::figures::narrative::sentence::Around;
use crate::judge::figures::periods::Meaning;
use crate::judge::figures::wording::RowText;
use crate::model::document::Document;
use crate::model::document::Paragraph;
use crate::model::document::Place;
use crate::model::figure::Flag;
use crate::model::figure::Value;
use crate::model::round::PeriodId;
use crate::text::fold::fold;

/// A longer paragraph or sentence is no office prose.
const LONGEST: usize = 6_000;

/// Sentences of one document with figures at most.
const MOST_DRAFTS: usize = 500;

/// Headings of what is yet to come.
const FUTURE_HEADINGS: &[&str] =
    &["phuong huong", "nhiem vu", "muc tieu", "thoi gian toi", "giai phap", "kien nghi", "de xuat"];

/// Sentences about one occasion, or about what the unit did with others: without words about time
/// nobody knows whether that is all.
const OCCASIONS: &[&str] = &[
    "dip",
    "nhan ngay",
    "huong ung",
    "chao mung",
    "dot",
    "thang cong nhan",
    "phoi hop",
    "tham gia",
    "ky niem",
    "trong nam",
    "hang nam",
    "quy",
    "ngay",
    "thang",
    "tuan",
];

/// Figures in the sentences of the document.
pub(super) fn drafts(document: &Document, form: &FormIndex) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut future: Option<u8> = None;
    let whole = span::is_whole(document, &form.periods);
    let own = span::own_name(document);
    // A year in a heading holds below it, one above a list for the list.
    let (mut dated_heading, mut dated_list) = (false, false);
    // So do plans, examples and other bodies.
    let mut others_list = false;
    for paragraph in document.paragraphs().filter(|paragraph| paragraph.text.len() <= LONGEST) {
        if let Some(level) = heading_level(paragraph) {
            let coming = holds(&spaced(&fold(&paragraph.text)), FUTURE_HEADINGS);
            future = match future {
                Some(above) if level > above => future,
                _ => coming.then_some(level),
            };
            (dated_heading, dated_list) = (names_part(paragraph, form), false);
            others_list = false;
            continue;
        }
        if future.is_some() || drafts.len() > MOST_DRAFTS {
            continue;
        }
        let place = Place::Paragraph(paragraph.number);
        let listed = paragraph.text.trim_start().starts_with(['-', '+', '*', '•', '–']);
        if others_list && listed {
            continue;
        }
        let mut dated = dated_heading || (dated_list && listed);
        for sentence in pieces::sentences(&paragraph.text) {
            let whole = whole && !dated && !holds(&spaced(&fold(sentence)), OCCASIONS);
            let around = Around { place: &place, file: document.sha256, form, whole, own: &own };
            let (found, has_year) = sentence::read(sentence, &around);
            drafts.extend(found);
            dated |= has_year;
        }
        if !listed || is_lead(paragraph) {
            dated_list = dated && is_lead(paragraph);
            others_list = is_lead(paragraph) && scope::ends_barred(&paragraph.text, &own);
        }
    }
    doubt_small_totals(&mut drafts);
    drafts
}

/// "Các địa phương điển hình:" before a list.
fn is_lead(paragraph: &Paragraph) -> bool {
    paragraph.text.trim_end().ends_with(':')
}

/// A total below one of its years is the total of something else.
fn doubt_small_totals(drafts: &mut [Draft]) {
    let total = PeriodId::total();
    let mut largest: BTreeMap<usize, Decimal> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.figure.period != total) {
        if let Some(Value::Number(value)) = &draft.figure.reading.value {
            let known = largest.entry(draft.indicator).or_insert(*value);
            *known = (*known).max(*value);
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.figure.period == total) {
        let least = largest.get(&draft.indicator);
        if let (Some(Value::Number(value)), Some(least)) = (&draft.figure.reading.value, least)
            && value < least
        {
            draft.figure.reading.doubt(Flag::UnsurePeriod);
        }
    }
}

/// Whether a heading names another time than that of the whole round.
fn names_part(heading: &Paragraph, form: &FormIndex) -> bool {
    let eras = eras::eras(&heading.text, &pieces::cut(&heading.text), &form.periods);
    let whole = |meaning: &Meaning| meaning.sure && meaning.period == PeriodId::total();
    eras.iter().any(|era| !era.meaning.as_ref().is_some_and(whole))
}

/// Level of a heading: of its style, or of its numbering; 1 is the highest.
fn heading_level(paragraph: &Paragraph) -> Option<u8> {
    let text = paragraph.text.trim();
    let section = RowText::of(text).is_heading && text.chars().count() < 150;
    paragraph.heading.or(section.then_some(1))
}

fn spaced(folded: &str) -> String {
    format!(" {folded} ")
}

fn holds(spaced: &str, words: &[&str]) -> bool {
    words.iter().any(|word| spaced.contains(&format!(" {word} ")))
}
