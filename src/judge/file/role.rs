//! What a file is in a letter: the report, its annex, a picture of it, or something beside it.
//!
//! Content decides before the name: title, letterhead, rows of the form. A name counts only where
//! the content cannot be read or says nothing.

use super::{FORM_ROWS, View};
use crate::judge::attribution::Issuer;
use crate::judge::head::Head;
use crate::judge::kind::round::Sign;
use crate::judge::token::Text;
use crate::model::document::{Block, Document, Format};
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
    if document.blocks.is_empty() {
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

fn is_nothing(document: &Document) -> bool {
    let folded = fold::fold(&document.name);
    let signature =
        ["p7s", "p7m", "ics", "vcf", "asc"].iter().any(|end| extension(document) == *end);
    let logo = document.format == Format::Image
        && !document.findings.iter().any(|found| matches!(found, Finding::ScanOnly { .. }));
    let inline = document.format == Format::Image
        && ["image0", "outlook", "logo"]
            .iter()
            .any(|start| folded.replace(' ', "").starts_with(start))
        && document.size_bytes < 100_000;
    matches!(document.format, Format::Empty | Format::Lock)
        || document.size_bytes == 0
        || document.name.starts_with("~$")
        || signature
        || logo
        || inline
}

fn extension(document: &Document) -> String {
    document.name.rsplit_once('.').map(|(_, end)| fold::fold(end)).unwrap_or_default()
}

fn is_picture(document: &Document) -> bool {
    let scan = document.findings.iter().any(|found| matches!(found, Finding::ScanOnly { .. }));
    scan && document.blocks.is_empty()
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

/// Our own paper: by number, by title, or because our department issued it.
fn is_own(view: &View<'_>) -> bool {
    let issued = view.letterhead.as_ref().is_some_and(|found| found.issuer == Issuer::Own);
    let title = fold::fold(&view.head.title_text());
    let paper = [
        "huong dan",
        "cong van",
        "v v ",
        "ve viec",
        "don doc",
        "thong bao",
        "de cuong",
        "kinh gui",
    ];
    view.own_words.is_some()
        || title.starts_with("de cuong")
        || issued && paper.iter().any(|start| title.starts_with(start))
}

/// The form or the outline came back without a word filled in.
fn is_blank(view: &View<'_>) -> bool {
    let figures = &view.figures;
    if figures.rows_found >= FORM_ROWS {
        let filled = u64::from(figures.rows_filled).saturating_mul(10);
        return filled <= u64::from(figures.rows_found) && !has_own_text(view);
    }
    let lines: Vec<&str> =
        view.document.paragraphs().map(|paragraph| paragraph.text.trim()).collect();
    let dotted = lines.iter().filter(|line| is_dotted(line)).count();
    let words = words_of(&view.document.name);
    let called = words.iter().any(|word| word == "mau" || word == "form")
        && words.iter().any(|word| word == "trong" || word == "trang");
    let text: usize =
        lines.iter().filter(|line| !is_dotted(line)).map(|line| line.chars().count()).sum();
    dotted >= 3 && dotted.saturating_mul(3) >= lines.len() || called && text < 3_000
}

/// Dots or underscores to write on.
fn is_dotted(line: &str) -> bool {
    let dots = line.chars().filter(|c| matches!(c, '.' | '_' | '\u{2026}')).count();
    line.contains("....")
        || line.contains("\u{2026}\u{2026}")
        || line.contains("____")
        || (dots > 0 && dots == line.chars().count())
}

/// A report in words stands beside an empty table.
fn has_own_text(view: &View<'_>) -> bool {
    let long = view.document.paragraphs().filter(|paragraph| paragraph.text.chars().count() > 80);
    !view.document.format.is_workbook() && long.count() >= 3
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
    if starts(&["cong van", "v v ", "ve viec", "kinh gui", "to trinh"]) && length < 4_000 {
        return Role::Cover;
    }
    if starts(&["bao cao", "ket qua"]) {
        return Role::Report;
    }
    match named {
        _ if view.figures.rows_found >= FORM_ROWS => Role::Annex,
        Some(Role::Cover) if length < 4_000 => Role::Cover,
        Some(Role::Report | Role::Annex) if length >= 60 => named.unwrap_or(Role::Other),
        _ if matches!(view.title_sign, Sign::Ours { .. }) && length >= 400 => Role::Report,
        _ => Role::Other,
    }
}

/// Characters of text, tables included.
fn length(document: &Document) -> usize {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.chars().count(),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.map(|cell| cell.text.chars().count()).sum()
            }
        })
        .sum()
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

fn words_of(name: &str) -> Vec<String> {
    Text::new(name).tokens.into_iter().map(|token| token.folded).collect()
}

/// "(thay thế Báo cáo số 45/BC-LĐLĐ)".
pub(super) fn replaces(head: &Head) -> bool {
    let title = fold::fold(&head.title_text());
    title.contains("thay the bao cao") || title.contains("dinh chinh bao cao")
}
