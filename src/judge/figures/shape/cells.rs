//! From a cell to a figure: the steps that all shapes share.

use std::collections::BTreeSet;

use crate::judge::figures::draft::Draft;
use crate::judge::figures::grid::Line;
use crate::judge::figures::headings::Column;
use crate::judge::figures::labels::Match;
use crate::judge::figures::scale;
use crate::judge::figures::scale::Stated;
use crate::judge::figures::shape::Page;
use crate::model::document::Cell;
use crate::model::figure::Figure;
use crate::model::figure::Flag;
use crate::model::figure::Reading;
use crate::model::figure::StrayCell;
use crate::model::figure::StrayRow;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::model::round::PeriodId;
use crate::text::number;

/// Where a figure stands and what is known of it.
pub(super) struct Spot<'s> {
    pub(super) line: &'s Line<'s>,
    pub(super) column: &'s Column,
    pub(super) cell: Option<&'s Cell>,
    pub(super) found: &'s Match,
    pub(super) indicator: &'s Indicator,
    pub(super) period: &'s PeriodId,
    pub(super) label: &'s str,
    pub(super) doubts: BTreeSet<Flag>,
}

/// The figure at a spot.
pub(super) fn draft(page: &Page<'_>, spot: &Spot<'_>, stated: &Stated<'_>) -> Draft {
    let scale = scale::scale(spot.indicator, stated);
    let mut reading = spot.cell.map_or_else(number::blank, |cell| {
        number::of_cell(cell, spot.indicator.kind, scale.multiplier)
    });
    let hidden = spot.line.hidden || page.is_hidden();
    let other_unit =
        spot.cell.is_some_and(|cell| scale::is_of_another_unit(spot.indicator, &cell.text));
    let doubts = [
        (hidden, Flag::Hidden),
        (!spot.found.is_sure(), Flag::UnsureLabel),
        (scale::is_impossible(spot.indicator, &reading), Flag::UnsureUnitOfMeasure),
        (other_unit && reading.value.is_some(), Flag::UnsureUnitOfMeasure),
        (!scale.sure && reading.value.is_some(), Flag::UnsureUnitOfMeasure),
    ];
    for (_, flag) in doubts.into_iter().filter(|(holds, _)| *holds) {
        reading.doubt(flag);
    }
    spot.doubts.iter().for_each(|flag| reading.doubt(*flag));
    Draft {
        indicator: spot.found.indicator,
        figure: Figure {
            indicator: spot.indicator.code.clone(),
            period: spot.period.clone(),
            reading,
            label: spot.label.to_owned(),
            matched: Some(spot.found.kept()),
            sentence: None,
            place: page.table.place(spot.line.number, spot.column.number),
            file: page.file,
        },
        heading: spot.column.heading.clone(),
        strong: spot.found.is_sure() && !hidden,
    }
}

/// A row outside the form.
pub(super) fn stray(
    page: &Page<'_>,
    line: &Line<'_>,
    label: &str,
    cells: impl Iterator<Item = (Option<PeriodId>, String, u32, String)>,
) -> StrayRow {
    let cells = cells
        .map(|(period, heading, column, raw)| {
            let place = page.table.place(line.number, column);
            StrayCell { period, heading, raw, place }
        })
        .collect();
    StrayRow { label: label.to_owned(), cells, file: page.file }
}

/// Whether the cell holds a number, a sign or a word that stands for one.
pub(super) fn is_figure(cell: &Cell) -> bool {
    let reading = number::of_cell(cell, IndicatorKind::Count, rust_decimal::Decimal::ONE);
    says_a_figure(&reading)
}

fn says_a_figure(reading: &Reading) -> bool {
    let wordless = reading.flags.as_slice() == [Flag::NoNumber];
    reading.is_filled() && !wordless
}
