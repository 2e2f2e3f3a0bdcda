//! `read`: what the program sees in one file, for people and for scripts.

mod text;

use serde::Serialize;

use crate::judge::figures::{FormIndex, figures};
use crate::judge::outline::outline;
use crate::model::document::{
    Block, Document, Format, LegacyEncoding, Place, Row, Table, TableOrigin,
};
use crate::model::figure::{Figure, LabelMatch, LabelReason};
use crate::model::letter::Mailbox;
use crate::model::round::Round;
use crate::model::sighting::Digest;

use super::figures::plain;
use super::{Context, Error};

pub use text::text;

/// The file as JSON.
pub fn json(document: &Document, context: &Context<'_>) -> Result<Vec<u8>, Error> {
    super::json(&ReadingJson::new(document, context))
}

/// One file as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct ReadingJson {
    pub format: Format,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<MailboxJson>,
    pub sha256: Digest,
    pub encoding_repaired: Vec<LegacyEncoding>,
    pub blocks: Vec<BlockJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outline: Vec<HeadingJson>,
    /// What the tables say by the forms of the configured rounds; left out without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<MatchedJson>,
    pub findings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<ReadingJson>>,
}

/// Who sent a letter, as its head says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct MailboxJson {
    pub name: String,
    pub address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_name: Option<String>,
}

impl MailboxJson {
    fn new(mailbox: &Mailbox) -> Self {
        Self {
            name: mailbox.name.clone(),
            address: mailbox.address.clone(),
            original_name: mailbox.original_name.clone(),
        }
    }
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the contract")]
pub enum BlockJson {
    Paragraph {
        place: String,
        text: String,
        heading: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        original: Option<String>,
    },
    Table {
        place: String,
        /// The name of a sheet as it came, where its encoding was repaired.
        #[serde(skip_serializing_if = "Option::is_none")]
        original: Option<String>,
        rows: Vec<Vec<CellJson>>,
    },
}

/// One filled cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct CellJson {
    pub text: String,
    pub place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

impl ReadingJson {
    /// The file with everything in it.
    pub fn new(document: &Document, context: &Context<'_>) -> Self {
        Self {
            format: document.format,
            name: document.name.clone(),
            original_name: document.original_name.clone(),
            from: document.head.as_ref().map(|head| MailboxJson::new(&head.from)),
            sha256: document.sha256,
            encoding_repaired: document.encoding_repaired.clone(),
            blocks: blocks(document, context),
            outline: headings(document, context),
            figures: matched(document, context),
            findings: findings(document, context),
            members: members(document, context),
        }
    }
}

/// A heading of a text; level 1 is the highest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct HeadingJson {
    pub level: u8,
    pub heading: String,
    pub place: String,
    /// Paragraphs below it, up to the next heading.
    pub paragraphs: usize,
}

/// One figure as one round's form has it, and how its row was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct MatchedJson {
    pub round: String,
    pub indicator: String,
    pub period: String,
    pub value: String,
    pub status: &'static str,
    pub raw: String,
    pub place: String,
    pub label: String,
    /// 0 to 100; absent where the figure stands in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<LabelReason>,
    #[serde(skip)]
    matched: Option<LabelMatch>,
}

impl MatchedJson {
    fn new(round: &Round, figure: &Figure, context: &Context<'_>) -> Self {
        Self {
            round: round.id.to_string(),
            indicator: figure.indicator.to_string(),
            period: figure.period.to_string(),
            value: figure.reading.value.as_ref().map(plain).unwrap_or_default(),
            status: figure.reading.status.as_str(),
            raw: figure.reading.raw.clone(),
            place: context.words.place(&figure.place),
            label: figure.label.clone(),
            score: figure.matched.map(|matched| matched.score),
            reason: figure.matched.map(|matched| matched.reason),
            matched: figure.matched,
        }
    }
}

/// The tables of one file against every round's form; a file by itself is of no round. A letter's
/// own text is left out, its attachments are files of their own.
fn matched(document: &Document, context: &Context<'_>) -> Vec<MatchedJson> {
    let in_round = |round| {
        let found = figures(document, &FormIndex::new(round)).figures;
        found.into_iter().map(move |figure| MatchedJson::new(round, &figure, context))
    };
    context.rounds.iter().flat_map(in_round).collect()
}

/// Headings by their structure alone: a single file is of no round.
fn headings(document: &Document, context: &Context<'_>) -> Vec<HeadingJson> {
    if document.head.is_some() {
        return Vec::new();
    }
    let sections = outline(document, &[]).into_iter().filter(|section| section.level > 0);
    sections
        .map(|section| HeadingJson {
            level: section.level,
            place: context.words.place(&section.place),
            paragraphs: section.paragraphs.len(),
            heading: section.heading,
        })
        .collect()
}

/// Members of an archive or a letter, also when it has none.
fn members(document: &Document, context: &Context<'_>) -> Option<Vec<ReadingJson>> {
    let holds_files = matches!(
        document.format,
        Format::Eml | Format::Msg | Format::Tnef | Format::Zip | Format::Rar | Format::SevenZip
    );
    (holds_files || !document.members.is_empty())
        .then(|| document.members.iter().map(|member| ReadingJson::new(member, context)).collect())
}

/// The body, and behind it what stands beside it.
fn blocks(document: &Document, context: &Context<'_>) -> Vec<BlockJson> {
    let body = document.blocks.iter().map(|block| BlockJson::new(block, context));
    let asides = document.asides.iter().map(|aside| BlockJson::Paragraph {
        place: context.words.place(&aside.place),
        text: aside.text.clone(),
        heading: None,
        original: aside.original.clone(),
    });
    body.chain(asides).collect()
}

impl BlockJson {
    fn new(block: &Block, context: &Context<'_>) -> Self {
        match block {
            Block::Paragraph(paragraph) => Self::Paragraph {
                place: context.words.place(&Place::Paragraph(paragraph.number)),
                text: paragraph.text.clone(),
                heading: paragraph.heading,
                original: paragraph.original.clone(),
            },
            Block::Table(table) => Self::Table {
                place: table_place(table, context),
                original: table_original(table).map(str::to_owned),
                rows: table.rows.iter().map(|row| cells(table, row, context)).collect(),
            },
        }
    }
}

/// A sheet by its bare name, as before the `!` of its cells.
fn table_place(table: &Table, context: &Context<'_>) -> String {
    match &table.origin {
        TableOrigin::Sheet { name, .. } => name.clone(),
        TableOrigin::Inline(number) => context.words.place(&Place::Table(*number)),
    }
}

/// A sheet's name as it came, where its encoding was repaired.
fn table_original(table: &Table) -> Option<&str> {
    match &table.origin {
        TableOrigin::Sheet { original, .. } => original.as_deref(),
        TableOrigin::Inline(_) => None,
    }
}

fn cells(table: &Table, row: &Row, context: &Context<'_>) -> Vec<CellJson> {
    row.cells
        .iter()
        .map(|cell| CellJson {
            text: cell.text.clone(),
            place: context.words.place(&table.place(row.number, cell.column)),
            original: cell.original.clone(),
        })
        .collect()
}

fn findings(document: &Document, context: &Context<'_>) -> Vec<String> {
    document
        .findings
        .iter()
        .map(|finding| context.words.finding(finding, context.names()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Cell, CellValue, Paragraph};
    use crate::model::finding::Finding;
    use crate::model::letter::LetterHead;
    use crate::report::samples::{digest, with_context};
    use crate::words::Language;

    fn cell(column: u32, text: &str) -> Cell {
        Cell {
            column,
            columns: 1,
            rows: 1,
            text: text.to_owned(),
            value: CellValue::Text,
            original: None,
        }
    }

    fn table(origin: TableOrigin) -> Block {
        let row =
            Row { number: 12, hidden: false, cells: vec![cell(1, "1"), cell(4, "05\n(năm)")] };
        Block::Table(Table { origin, rows: vec![row] })
    }

    /// A letter with a report in an old font encoding and a protected workbook.
    fn letter() -> Document {
        let mut report = Document::new(Format::Docx, "bao-cao.docx".to_owned(), digest(2), 100);
        report.encoding_repaired = vec![LegacyEncoding::Tcvn3];
        report.blocks = vec![
            Block::Paragraph(Paragraph {
                number: 1,
                text: "I. Kết quả\u{1b}[2J".to_owned(),
                heading: Some(2),
                bold: false,
                original: Some("I. KÕt qu¶".to_owned()),
            }),
            table(TableOrigin::Inline(1)),
        ];
        let mut annex = Document::new(Format::Xlsx, "bieu.xlsx".to_owned(), digest(3), 100);
        annex.findings = vec![Finding::protected("bieu.xlsx")];
        annex.blocks = vec![table(TableOrigin::Sheet {
            name: "Biểu 2".to_owned(),
            hidden: false,
            original: None,
        })];
        let mut letter = Document::new(Format::Eml, String::new(), digest(1), 1000);
        letter.head = Some(LetterHead {
            from: Mailbox {
                name: String::new(),
                address: "ldld@example.vn".to_owned(),
                ..Mailbox::default()
            },
            subject: "Báo cáo".to_owned(),
            ..LetterHead::default()
        });
        letter.members = vec![report, annex];
        letter
    }

    #[test]
    fn json_is_that_of_the_contract() {
        let json = with_context(Language::Vi, |context, _| json(&letter(), context));
        insta::assert_snapshot!(String::from_utf8(json.unwrap()).unwrap());
    }

    #[test]
    fn text_shows_places_and_obeys_no_control_character() {
        let text = with_context(Language::Vi, |context, _| text(&letter(), context));
        assert!(!text.contains('\u{1b}'));
        insta::assert_snapshot!(text);
    }
}
