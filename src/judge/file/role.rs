//! What a file is in a letter: the report, its annex, a picture of it, or something beside it.
//!
//! Content decides before the name: title, letterhead, rows of the form. A name counts only where
//! the content cannot be read or says nothing.

use super::telltale::{is_blank, is_nothing, is_own, is_picture, is_stub, length, words_of};
use super::{FORM_ROWS, View};
use crate::judge::head::Head;
use crate::judge::kind::round::Sign;
use crate::model::document::Format;
use crate::model::finding::Finding;
use crate::model::judgement::{Component, Outcome};
use crate::text::fold;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The report in words.
    Report,
    /// The table of figures.
    Annex,
    /// A picture of the report.
    Scan,
    /// A letter that only accompanies the report.
    Cover,
    /// The form came back empty.
    Blank,
    /// Our own guidance or reminder.
    OwnPaper,
    /// Could not be read; its name or its format says what it may be.
    Unread(Option<Component>),
    /// Logo, signature, lock file, nothing at all.
    Nothing,
    /// A document that is none of these.
    Other,
}

impl Role {
    /// The contract's word for it.
    pub(crate) const fn component(self) -> Option<Component> {
        match self {
            Self::Report => Some(Component::Report),
            Self::Annex => Some(Component::Annex),
            Self::Scan => Some(Component::Scan),
            Self::Unread(guess) => guess,
            Self::Cover | Self::Blank | Self::OwnPaper | Self::Nothing | Self::Other => {
                Some(Component::Other)
            }
        }
    }

    /// What became of it.
    pub(crate) const fn outcome(self) -> Outcome {
        match self {
            Self::Report | Self::Annex | Self::Scan | Self::Cover | Self::Other => Outcome::Read,
            Self::Unread(_) => Outcome::Unreadable,
            Self::Blank | Self::OwnPaper | Self::Nothing => Outcome::Ignored,
        }
    }

    /// A part of a submission that was read.
    pub const fn holds_report(self) -> bool {
        matches!(self, Self::Report | Self::Annex | Self::Scan)
    }

    /// Whether its words may say whose the letter is.
    pub const fn speaks(self) -> bool {
        !matches!(self, Self::OwnPaper | Self::Nothing)
    }
}

/// Tells the role of a file.
pub(super) fn role(view: &View<'_>) -> Role {
    let document = view.document;
    if is_nothing(document) {
        return Role::Nothing;
    }
    if is_picture(document) {
        return Role::Scan;
    }
    if document.blocks.is_empty() || is_stub(document) {
        return unread(view);
    }
    if is_own(view) {
        return Role::OwnPaper;
    }
    if is_blank(view) {
        return Role::Blank;
    }
    if document.format.is_workbook() { workbook(view) } else { text(view) }
}

/// A file of which no word is known: a person opens it.
fn unread(view: &View<'_>) -> Role {
    let program =
        view.document.findings.iter().any(|found| matches!(found, Finding::Executable { .. }));
    if view.own_words.is_some() {
        return Role::OwnPaper;
    }
    if program || is_container(view.document.format) {
        return Role::Unread(None);
    }
    Role::Unread(match by_name(&view.document.name) {
        Some(Role::Annex) => Some(Component::Annex),
        Some(Role::Report) => Some(Component::Report),
        _ if view.document.format.is_workbook() => Some(Component::Annex),
        _ => None,
    })
}

const fn is_container(format: Format) -> bool {
    matches!(
        format,
        Format::Zip | Format::Rar | Format::SevenZip | Format::Tnef | Format::Msg | Format::Eml
    )
}

fn workbook(view: &View<'_>) -> Role {
    let title = fold::fold(&view.head.title_text());
    let named = by_name(&view.document.name);
    if view.figures.rows_found > 0 {
        return Role::Annex;
    }
    if title.starts_with("danh sach") || fold::fold(&view.document.name).contains("danh sach") {
        return Role::Other;
    }
    let ours =
        matches!(view.title_sign, Sign::Ours { .. }) || matches!(view.name_sign, Sign::Ours { .. });
    if ours || named == Some(Role::Annex) || named == Some(Role::Report) {
        Role::Annex
    } else {
        Role::Other
    }
}

fn text(view: &View<'_>) -> Role {
    let title = fold::fold(&view.head.title_text());
    let starts = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
    let named = by_name(&view.document.name);
    let length = length(view.document);
    if starts(&["danh sach", "giay moi", "thu moi"]) {
        return Role::Other;
    }
    if starts(&["phu luc", "bieu", "bang ", "so lieu", "thong ke", "tong hop so lieu"]) {
        return Role::Annex;
    }
    // A cover letter is titled "V/v gửi báo cáo" and short; a report may be too, yet has a title.
    let form = view.figures.rows_found >= FORM_ROWS;
    if !form && starts(&["cong van", "v v ", "ve viec", "kinh gui", "to trinh"]) && length < 4_000 {
        return Role::Cover;
    }
    if starts(&["bao cao", "ket qua"]) {
        return Role::Report;
    }
    match named {
        _ if form => Role::Annex,
        Some(Role::Cover) if length < 4_000 => Role::Cover,
        Some(Role::Report | Role::Annex) if length >= 60 => named.unwrap_or(Role::Other),
        _ if matches!(view.title_sign, Sign::Ours { .. }) && length >= 400 => Role::Report,
        _ => Role::Other,
    }
}

/// What the name says: the first of these words.
const NAMES: &[(&str, Role)] = &[
    ("phu luc", Role::Annex),
    ("pl", Role::Annex),
    ("bieu", Role::Annex),
    ("so lieu", Role::Annex),
    ("bang", Role::Annex),
    ("cv", Role::Cover),
    ("cong van", Role::Cover),
    ("thu gui", Role::Cover),
    ("bao cao", Role::Report),
    ("baocao", Role::Report),
    ("bc", Role::Report),
    ("tong ket", Role::Report),
    ("ket qua", Role::Report),
    ("signed", Role::Report),
];

fn by_name(name: &str) -> Option<Role> {
    let words = format!(" {} ", words_of(name).join(" "));
    NAMES.iter().find(|(word, _)| words.contains(&format!(" {word} "))).map(|(_, role)| *role)
}

/// "(thay thế Báo cáo số 45/BC-LĐLĐ)".
pub(super) fn replaces(head: &Head) -> bool {
    let title = fold::fold(&head.title_text());
    title.contains("thay the bao cao") || title.contains("dinh chinh bao cao")
}
