//! Where each row of the late list comes from: a second sheet of the workbook.

use crate::model::ledger::{Standing, Standings};
use crate::model::sighting::Digest;
use crate::report::Context;
use crate::report::table::{Cell, Column, ColumnKind, Table, TableRow};
use crate::words::columns::Heading;

/// Receipt and letters of each unit, letters by their whole digest.
pub(super) fn sources(standings: &Standings, context: &Context<'_>) -> Table {
    let words = context.words;
    let columns = [
        (Heading::Unit, ColumnKind::Code, 18),
        (Heading::Name, ColumnKind::Text, 38),
        (Heading::ReceivedAt, ColumnKind::DateTime, 16),
        (Heading::Basis, ColumnKind::Text, 26),
        (Heading::Due, ColumnKind::Date, 11),
        (Heading::ExtendedTo, ColumnKind::Date, 11),
        (Heading::Version, ColumnKind::Number, 7),
        (Heading::Message, ColumnKind::Code, 40),
        (Heading::MaybeSent, ColumnKind::Code, 40),
    ];
    Table {
        title: words.late_sources(),
        sheet: words.sources_sheet().to_owned(),
        head: vec![words.as_of(&context.zoned(standings.as_of)), words.receipt_rule().to_owned()],
        columns: columns
            .into_iter()
            .map(|(heading, kind, width)| Column::new(heading, words, kind, width))
            .collect(),
        rows: standings.units.iter().map(|unit| TableRow::Data(cells(unit, context))).collect(),
        ..Table::default()
    }
}

fn cells(standing: &Standing, context: &Context<'_>) -> Vec<Cell> {
    let received = standing.received_at;
    vec![
        Cell::text(standing.unit.as_str()),
        Cell::text(standing.name.as_str()),
        received.map_or(Cell::Empty, |at| Cell::DateTime(context.zoned(at))),
        Cell::optional(standing.receipt_basis.map(|basis| context.words.receipt_basis(basis))),
        Cell::Date(standing.due),
        standing.extended_to.map_or(Cell::Empty, Cell::Date),
        Cell::count(standing.version),
        Cell::optional(standing.message.map(|digest| digest.to_string())),
        Cell::text(standing.maybe_sent.iter().map(Digest::to_string).collect::<Vec<_>>().join(" ")),
    ]
}
