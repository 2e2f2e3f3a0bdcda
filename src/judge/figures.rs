//! Figures of one document, by row label and column heading.
//!
//! The form is the round's, never ours: labels, synonyms, periods and units of measure come with
//! it. A document is read table by table; each table is recognised as one of the shapes in
//! [`shape`], and what the tables say is then laid side by side in [`merge`].

mod alignment;
mod draft;
mod grid;
mod headings;
mod kinship;
mod labels;
mod measure;
mod merge;
mod narrative;
mod periods;
mod scale;
mod shape;
mod titles;
mod typed;
mod wording;

use std::collections::BTreeSet;

use crate::judge::figures::draft::Draft;
use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::headings::Layout;
use crate::judge::figures::labels::Labels;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::periods::Periods;
use crate::judge::figures::shape::Page;
use crate::judge::figures::titles::Titles;
use crate::model::document::Block;
use crate::model::document::Document;
use crate::model::figure::Figure;
use crate::model::figure::StrayRow;
use crate::model::finding::Finding;
use crate::model::round::PeriodId;
use crate::model::round::Round;

/// Paragraphs before a table in which a unit of measure may be announced.
const PARAGRAPHS_ABOVE: usize = 4;

/// Rows of the form beside whose tables lines of text are sentences, and no table of their own.
const ENOUGH_ROWS: usize = 5;

/// What the tables of one document hold of a round's form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Figures in the form's order of rows and columns.
    pub figures: Vec<Figure>,
    /// Rows that match no indicator, in document order.
    pub stray_rows: Vec<StrayRow>,
    /// What a person should know.
    pub findings: Vec<Finding>,
    /// Distinct indicators whose row was found, filled or not.
    pub rows_found: u32,
    /// Distinct indicators with a value or a declared absence; blank cells and dotted lines,
    /// which a form brings along, are none.
    pub rows_filled: u32,
    /// A table of the form is typed in the document's lines.
    pub has_typed_table: bool,
}

/// A round's form and periods, their wordings ready for comparison. To make one takes far longer
/// than to read a document with it.
#[derive(Clone, Debug)]
pub struct FormIndex {
    labels: Labels,
    periods: Periods,
    titles: Titles,
    order: Vec<PeriodId>,
}

impl FormIndex {
    /// Prepares a round.
    pub fn new(round: &Round) -> Self {
        Self {
            labels: Labels::of(&round.form),
            periods: Periods::of(&round.periods),
            titles: Titles::of(round),
            order: round.periods.iter().map(|period| period.id.clone()).collect(),
        }
    }

    fn position(&self, draft: &Draft) -> usize {
        let mut periods = self.order.iter();
        periods.position(|period| *period == draft.figure.period).unwrap_or(usize::MAX)
    }
}

/// Reads every table of the document. What was recognised on a picture gives none: of its numbers
/// up to two in three are wrong, and wrong ones look like right ones.
pub fn figures(document: &Document, form: &FormIndex) -> Figures {
    if document.from_ocr {
        return Figures::default();
    }
    let mut sheaf = of_tables(document, form);
    let typed = if sheaf.found.len() < ENOUGH_ROWS {
        typed::read(document, form)
    } else {
        Sheaf::default()
    };
    let has_typed_table = !typed.found.is_empty();
    sheaf.add(typed);
    let found = sheaf.found.len();
    let mut stray_rows = sheaf.strays;
    let (mut drafts, beaten) = merge::settled(sheaf.drafts);
    stray_rows.extend(beaten);
    drafts.sort_by_key(|draft| (draft.indicator, form.position(draft)));
    let filled: BTreeSet<usize> = drafts
        .iter()
        .filter(|draft| draft.figure.reading.is_filled())
        .map(|draft| draft.indicator)
        .collect();
    let outside = count(stray_rows.len());
    Figures {
        figures: drafts.into_iter().map(|draft| draft.figure).collect(),
        findings: (outside > 0)
            .then(|| Finding::rows_outside_form(&document.name, outside))
            .into_iter()
            .collect(),
        stray_rows,
        rows_found: count(found),
        rows_filled: count(filled.len()),
        has_typed_table,
    }
}

/// Adds what the sentences of the document say to what its tables say.
///
/// For reports alone: rows found and filled, which tell a form, are those of the tables. Where a
/// table gives a figure, the sentence does not count; a finding says so if they differ.
pub fn with_sentences(mut figures: Figures, document: &Document, form: &FormIndex) -> Figures {
    if document.from_ocr {
        return figures;
    }
    let (mut told, _) = merge::settled(narrative::drafts(document, form));
    told.sort_by_key(|draft| (draft.indicator, form.position(draft)));
    for draft in told {
        figures.findings.extend(merge::beside_table(&mut figures.figures, draft, &document.name));
    }
    let position = |figure: &Figure| {
        let row = form.labels.position(&figure.indicator);
        let column = form.order.iter().position(|period| *period == figure.period);
        (row, column.unwrap_or(usize::MAX))
    };
    figures.figures.sort_by_key(position);
    figures
}

/// What the real tables of the document say.
fn of_tables(document: &Document, form: &FormIndex) -> Sheaf {
    let mut sheaf = Sheaf::default();
    let mut announced: Vec<Option<Measure>> = Vec::new();
    let mut title: Vec<&str> = Vec::new();
    let mut before: Option<Layout> = None;
    for block in &document.blocks {
        let table = match block {
            Block::Paragraph(paragraph) => {
                announced.push(measure::announced(&paragraph.text));
                title.push(&paragraph.text);
                continue;
            }
            Block::Table(table) => table,
        };
        let near = announced.iter().rev().take(PARAGRAPHS_ABOVE).flatten().copied();
        let page = Page {
            table,
            lines: grid::lines(table),
            labels: &form.labels,
            periods: &form.periods,
            announced: near.collect(),
            titles: &form.titles,
            title: title.iter().rev().take(PARAGRAPHS_ABOVE).copied().collect(),
            is_further: sheaf.found.len() >= ENOUGH_ROWS,
            before: before.take(),
            file: document.sha256,
        };
        announced.clear();
        title.clear();
        let (found, layout) = shape::read(&page);
        sheaf.add(found);
        before = layout;
    }
    sheaf
}

/// Whether the document's lines may hold a table without being one.
pub fn may_hold_typed_table(document: &Document) -> bool {
    typed::may_stand_in(document)
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
