//! `review`: what waits for a person, most urgent first.

use serde::Serialize;

use crate::model::ledger::ReviewItem;
use crate::model::sighting::Digest;
use crate::words::columns::Heading;

use super::table::{Cell, Column, ColumnKind, Table, TableRow};
use super::{Context, Error};

/// The list as JSON.
pub fn json(items: &[ReviewItem], context: &Context<'_>) -> Result<Vec<u8>, Error> {
    super::json(&ReviewJson::list(items, context))
}

/// The list for a terminal of this many columns.
pub fn text(items: &[ReviewItem], context: &Context<'_>, width: usize) -> String {
    super::terminal::text(&table(items, context), width, context.words)
}

/// One item as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct ReviewJson {
    pub id: String,
    pub kind: &'static str,
    pub message: Option<Digest>,
    pub round: Option<String>,
    pub units: Vec<String>,
    pub indicator: Option<String>,
    pub period: Option<String>,
    pub proposal: Option<String>,
    pub reasons: Vec<String>,
}

impl ReviewJson {
    /// Every item, in the order given.
    pub fn list(items: &[ReviewItem], context: &Context<'_>) -> Vec<Self> {
        items.iter().map(|item| Self::new(item, context)).collect()
    }

    fn new(item: &ReviewItem, context: &Context<'_>) -> Self {
        Self {
            id: item.id.clone(),
            kind: item.kind.as_str(),
            message: item.message,
            round: item.round.as_ref().map(ToString::to_string),
            units: item.units.iter().map(ToString::to_string).collect(),
            indicator: item.indicator.as_ref().map(ToString::to_string),
            period: item.period.as_ref().map(ToString::to_string),
            proposal: proposal(item, context),
            reasons: reasons(item, context),
        }
    }
}

fn proposal(item: &ReviewItem, context: &Context<'_>) -> Option<String> {
    item.proposal.as_ref().map(|proposal| context.words.proposal(proposal, context.names()))
}

fn reasons(item: &ReviewItem, context: &Context<'_>) -> Vec<String> {
    item.reasons.iter().map(|reason| context.words.review_reason(reason, context.names())).collect()
}

/// The list for people.
pub fn table(items: &[ReviewItem], context: &Context<'_>) -> Table {
    let words = context.words;
    let columns = [
        (Heading::No, ColumnKind::Number, 4),
        (Heading::Kind, ColumnKind::Text, 16),
        (Heading::Units, ColumnKind::Text, 24),
        (Heading::Message, ColumnKind::Text, 12),
        (Heading::Reasons, ColumnKind::Text, 44),
        (Heading::Proposal, ColumnKind::Text, 24),
    ];
    Table {
        title: words.review_title().to_owned(),
        sheet: words.review_title().to_owned(),
        head: vec![words.review_count(items.len())],
        columns: columns
            .into_iter()
            .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
            .collect(),
        rows: items
            .iter()
            .zip(1_i64..)
            .map(|(item, number)| TableRow::Data(cells(number, item, context)))
            .collect(),
        ..Table::default()
    }
}

fn cells(number: i64, item: &ReviewItem, context: &Context<'_>) -> Vec<Cell> {
    let whole = item.message.map(|digest| digest.to_string()).unwrap_or_default();
    let short: String = whole.chars().take(12).collect();
    vec![
        Cell::Integer(number),
        Cell::coded(item.kind.as_str(), context.words.review_kind(item.kind)),
        Cell::text(context.names().units(&item.units)),
        if whole.is_empty() { Cell::Empty } else { Cell::coded(whole, short) },
        Cell::text(reasons(item, context).join(" ")),
        Cell::optional(proposal(item, context)),
    ]
}
