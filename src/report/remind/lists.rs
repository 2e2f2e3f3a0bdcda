//! The units to urge as lists: for a screen, for a mail merge, for a group on Zalo.

use super::draft::recipients;
use super::{Context, Source};
use crate::model::urging::Chase;
use crate::report::Error;
use crate::report::csv::{Audience, Dialect};
use crate::report::table::{Cell, Column, ColumnKind, Table, TableRow};
use crate::words::columns::Heading;
use crate::words::remind::salutation;

/// Both kinds for a terminal, those that must be looked at first apart.
pub fn overview(
    chases: &[Chase],
    source: &Source<'_>,
    context: &Context<'_>,
    width: usize,
) -> String {
    let words = context.words;
    let (plain, careful): (Vec<_>, Vec<_>) = chases.iter().partition(|chase| chase.is_plain());
    let mut rows = Vec::new();
    for (title, part) in
        [(words.to_urge(plain.len()), plain), (words.look_first(careful.len()), careful)]
    {
        if !part.is_empty() {
            rows.push(TableRow::Section(title));
            rows.extend(part.iter().map(|chase| TableRow::Data(short_cells(chase, context))));
        }
    }
    let columns = [
        (Heading::Unit, ColumnKind::Text, 26),
        (Heading::Name, ColumnKind::Text, 34),
        (Heading::DaysLate, ColumnKind::Number, 8),
        (Heading::Address, ColumnKind::Text, 28),
        (Heading::Caution, ColumnKind::Text, 44),
    ];
    let table = Table { rows, ..frame(source, context, &columns) };
    crate::report::terminal::text(&table, width, words)
}

fn short_cells(chase: &Chase, context: &Context<'_>) -> Vec<Cell> {
    vec![
        Cell::text(chase.unit.as_str()),
        Cell::text(context.words.short_name(&chase.name)),
        Cell::Integer(chase.days_late),
        Cell::text(recipients(chase).join(", ")),
        Cell::text(cautions(chase, context)),
    ]
}

/// A mail merge as a workbook.
pub fn xlsx(
    chases: &[&Chase],
    source: &Source<'_>,
    context: &Context<'_>,
) -> Result<Vec<u8>, Error> {
    crate::report::xlsx::write(&[merge(chases, source, context)], context.words)
}

/// A mail merge as CSV.
pub fn csv(
    chases: &[&Chase],
    source: &Source<'_>,
    context: &Context<'_>,
    dialect: Dialect,
) -> Result<Vec<u8>, Error> {
    let table = merge(chases, source, context);
    crate::report::csv::write(&table, dialect, Audience::Staff)
}

fn merge(chases: &[&Chase], source: &Source<'_>, context: &Context<'_>) -> Table {
    let columns = [
        (Heading::No, ColumnKind::Number, 5),
        (Heading::Unit, ColumnKind::Code, 18),
        (Heading::Name, ColumnKind::Text, 38),
        (Heading::Salutation, ColumnKind::Text, 44),
        (Heading::Address, ColumnKind::Text, 30),
        (Heading::Due, ColumnKind::Date, 11),
        (Heading::DaysLate, ColumnKind::Number, 8),
        (Heading::Lacks, ColumnKind::Text, 26),
        (Heading::Caution, ColumnKind::Text, 40),
    ];
    let rows = chases.iter().zip(1_i64..).map(|(chase, number)| {
        TableRow::Data(vec![
            Cell::Integer(number),
            Cell::text(chase.unit.as_str()),
            Cell::text(chase.name.as_str()),
            Cell::text(salutation(&chase.name)),
            Cell::text(recipients(chase).join("; ")),
            Cell::Date(chase.due),
            Cell::Integer(chase.days_late),
            Cell::text(context.words.parts(&chase.lacks)),
            Cell::text(cautions(chase, context)),
        ])
    });
    Table { rows: rows.collect(), ..frame(source, context, &columns) }
}

fn frame(
    source: &Source<'_>,
    context: &Context<'_>,
    columns: &[(Heading, ColumnKind, u16)],
) -> Table {
    let words = context.words;
    let standings = source.standings;
    let last = standings.last_full_pass.map(|at| context.zoned(at));
    Table {
        title: words.remind_title(&source.round.title),
        sheet: words.remind_sheet().to_owned(),
        head: vec![
            words.as_of(&context.zoned(standings.as_of)),
            words.due_rule(standings.due, standings.due_day),
        ],
        warning: (standings.stale || standings.unread > 0).then(|| {
            if standings.stale {
                words.stale(last.as_ref())
            } else {
                words.unread(standings.unread)
            }
        }),
        columns: columns
            .iter()
            .map(|(heading, kind, width)| Column::new(*heading, words, *kind, *width))
            .collect(),
        ..Table::default()
    }
}

fn cautions(chase: &Chase, context: &Context<'_>) -> String {
    let said = chase.cautions.iter().map(|caution| context.words.caution(&caution.why));
    let mut sentences: Vec<String> = Vec::new();
    for sentence in said {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.join(" ")
}

/// Heading and one unit per line, to be pasted into a message.
pub fn plain_list(chases: &[&Chase], source: &Source<'_>, context: &Context<'_>) -> String {
    let words = context.words;
    let as_of = context.zoned(source.standings.as_of);
    let mut out = words.zalo_head(&source.round.title, &as_of, chases.len());
    let names = chases.iter().zip(1_usize..);
    let lines = names.map(|(chase, number)| format!("{number}. {}", words.short_name(&chase.name)));
    for line in lines {
        out.push('\n');
        out.push_str(&line);
    }
    if !chases.is_empty() {
        out.push('\n');
        out.push_str(&words.zalo_end(source.sender.as_deref()));
    }
    out.push('\n');
    out
}
