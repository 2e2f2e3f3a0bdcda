//! Figures in the sentences of a report: "Toàn tỉnh có 1.234 cán bộ làm công tác tuyên giáo, trong
//! đó 567 nữ."
//!
//! A sentence says less exactly than a table what it counts, so only a wording said in full beside
//! the number is looked at, and the figure counts only where the sentence leaves no doubt whose
//! figure it is, of which row and of which period. Plans, targets, growth, single districts and
//! companies, dates and numbers of documents are no figures at all. The sentence is always kept.

mod eras;
mod numbers;
mod pieces;
mod sentence;

use crate::judge::figures::FormIndex;
use crate::judge::figures::draft::Draft;
use crate::judge::figures::wording::RowText;
use crate::model::document::Document;
use crate::model::document::Paragraph;
use crate::model::document::Place;
use crate::text::fold::accented;
use crate::text::fold::fold;

/// A longer paragraph or sentence is no office prose.
const LONGEST: usize = 6_000;

/// Sentences of one document with figures at most.
const MOST_DRAFTS: usize = 500;

/// Headings of what is yet to come.
const FUTURE_HEADINGS: &[&str] =
    &["phuong huong", "nhiem vu", "muc tieu", "thoi gian toi", "giai phap", "kien nghi", "de xuat"];

/// Sentences with these words speak of plans, of what is asked for, or of examples.
const NO_RESULT: &[&str] = &[
    "phan dau",
    "muc tieu",
    "chi tieu",
    "giai doan toi",
    "thoi gian toi",
    "du kien",
    "phuong huong",
    "dat ra",
    "de ra",
    "it nhat",
    "toi thieu",
    "yeu cau",
    "dien hinh",
    "tieu bieu",
    "vi du",
    "cu the",
    "doanh nghiep",
    "cong ty",
    "benh vien",
    "truong hoc",
    "cong doan nganh",
    "cd nganh",
    "cung ky",
    "ke hoach nam",
    "trung binh",
    "binh quan",
];

/// The same, where the accents matter: each, as, must, will.
const NO_RESULT_ACCENTED: &[&str] = &["m\u{1ed7}i", "nh\u{1b0}", "c\u{1ea7}n", "s\u{1ebd}"];

/// Bodies below a federation; behind "cấp" they are a level, not a body.
const BELOW: &[&str] = &[
    "huyen",
    "thi xa",
    "khu cong nghiep",
    "kcn",
    "ldld quan",
    "ldld thanh pho",
    "ldld tp",
    "ldld xa",
    "ldld phuong",
    "cong doan xa",
    "cong doan phuong",
];

/// Figures in the sentences of the document.
pub(super) fn drafts(document: &Document, form: &FormIndex) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut future: Option<u8> = None;
    for paragraph in document.paragraphs().filter(|paragraph| paragraph.text.len() <= LONGEST) {
        if let Some(level) = heading_level(paragraph) {
            let coming = holds(&spaced(&fold(&paragraph.text)), FUTURE_HEADINGS);
            future = match future {
                Some(above) if level > above => future,
                _ => coming.then_some(level),
            };
            continue;
        }
        if future.is_some() || drafts.len() > MOST_DRAFTS {
            continue;
        }
        for sentence in pieces::sentences(&paragraph.text) {
            if is_result(sentence) {
                let place = Place::Paragraph(paragraph.number);
                drafts.extend(sentence::read(sentence, &place, document.sha256, form));
            }
        }
    }
    drafts
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

/// Whether a sentence may tell a result of the unit itself.
fn is_result(sentence: &str) -> bool {
    let folded = spaced(&fold(sentence));
    let written = spaced(&accented(sentence));
    let has = |word: &&str| written.contains(&spaced(&accented(word)));
    !holds(&folded, NO_RESULT)
        && !NO_RESULT_ACCENTED.iter().any(has)
        && !BELOW.iter().any(|body| {
            let all = folded.matches(&format!(" {body} ")).count();
            all > folded.matches(&format!(" cap {body} ")).count()
        })
}
