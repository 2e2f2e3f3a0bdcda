//! What gives a file away: a logo, a stub, a form that came back empty, our own paper.

use super::{FORM_ROWS, View};
use crate::judge::attribution::Issuer;
use crate::judge::token::Text;
use crate::model::document::{Block, Document, Format};
use crate::model::finding::Finding;
use crate::text::fold;

pub(super) fn is_nothing(document: &Document) -> bool {
    let folded = fold::fold(&document.name);
    let has = |wanted: fn(&Finding) -> bool| document.findings.iter().any(wanted);
    // Neither `p7m` nor `p7s`: a whole letter may be in it, and only its content tells.
    let beside = ["ics", "vcf", "asc"].iter().any(|end| extension(document) == *end);
    let signature = beside || has(|found| matches!(found, Finding::Signature { .. }));
    let logo =
        document.format == Format::Image && !has(|found| matches!(found, Finding::ScanOnly { .. }));
    let inline = document.format == Format::Image
        && ["image0", "outlook", "logo"]
            .iter()
            .any(|start| folded.replace(' ', "").starts_with(start))
        && document.size_bytes < 100_000;
    document.format == Format::Lock
        || document.name.starts_with("~$")
        || signature
        || logo
        || inline
}

pub(super) fn extension(document: &Document) -> String {
    document.name.rsplit_once('.').map(|(_, end)| fold::fold(end)).unwrap_or_default()
}

pub(super) fn is_picture(document: &Document) -> bool {
    let scan = document.findings.iter().any(|found| matches!(found, Finding::ScanOnly { .. }));
    scan && (document.blocks.is_empty() || document.from_ocr)
}

/// A gateway's note that it took the file away: "removed.txt".
pub(super) fn is_stub(document: &Document) -> bool {
    let text: String =
        document.paragraphs().map(|paragraph| fold::fold(&paragraph.text) + " ").collect();
    let taken = [
        "removed",
        "deleted",
        "blocked",
        "quarantin",
        "da bi xoa",
        "da bi chan",
        "da loai bo",
        "da bi go",
    ];
    let why = ["virus", "attachment", "malware", "policy", "dinh kem", "ma doc", "chinh sach"];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    matches!(document.format, Format::Text | Format::Html)
        && text.len() < 2_000
        && has(&taken)
        && has(&why)
}

/// Our own paper: by number, by title, or because our department issued it.
pub(super) fn is_own(view: &View<'_>) -> bool {
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
pub(super) fn is_blank(view: &View<'_>) -> bool {
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
pub(super) fn is_dotted(line: &str) -> bool {
    let dots = line.chars().filter(|c| matches!(c, '.' | '_' | '\u{2026}')).count();
    line.contains("....")
        || line.contains("\u{2026}\u{2026}")
        || line.contains("____")
        || (dots > 0 && dots == line.chars().count())
}

/// A report in words stands beside an empty table.
pub(super) fn has_own_text(view: &View<'_>) -> bool {
    let long = view.document.paragraphs().filter(|paragraph| paragraph.text.chars().count() > 80);
    !view.document.format.is_workbook() && long.count() >= 3
}

/// Characters of text, tables included.
pub(super) fn length(document: &Document) -> usize {
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

/// The words of a name, digits apart.
pub(super) fn words_of(name: &str) -> Vec<String> {
    Text::new(name).tokens.into_iter().map(|token| token.folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sighting::Digest;

    fn signature_file(name: &str, findings: Vec<Finding>) -> Document {
        let nothing_known = Document::new(Format::Unknown, name.to_owned(), Digest([0; 32]), 1);
        Document { findings, ..nothing_known }
    }

    #[test]
    fn a_signature_is_told_by_its_content_and_not_by_its_name() {
        let file = || "smime.p7s".to_owned();
        let signed = vec![Finding::Signature { file: file() }];
        let unknown = vec![Finding::UnknownFormat { file: file() }];
        assert!(is_nothing(&signature_file("smime.p7s", signed.clone())));
        assert!(is_nothing(&signature_file("chu ky", signed)));
        assert!(!is_nothing(&signature_file("smime.p7s", unknown)));
    }
}
