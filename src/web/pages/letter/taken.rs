//! Which figures of a letter were taken from which place, and what holds of them now.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::document::{Place, Table, TableOrigin};
use crate::model::figure::{Figure, FigureStatus, Reading, Value};
use crate::model::ledger::{FigureRow, Row};
use crate::model::round::{PeriodId, Round};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;
use crate::web::picture::Picture;
use crate::words::Words;

/// A row of a table or a paragraph of one file: all that is looked for when a page is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    Sheet(String, u32),
    Inline(u32, u32),
    Paragraph(u32),
}

impl Spot {
    /// Of a row of this table.
    pub(super) fn of_row(table: &Table, row: u32) -> Self {
        match &table.origin {
            TableOrigin::Sheet { name, .. } => Self::Sheet(name.clone(), row),
            TableOrigin::Inline(number) => Self::Inline(*number, row),
        }
    }

    /// The spot of a place; none where it is larger than a row.
    fn of_place(place: &Place) -> Option<Self> {
        match place {
            Place::SheetCell { sheet, row, .. } => Some(Self::Sheet(sheet.clone(), *row)),
            Place::TableCell { table, row, .. } => Some(Self::Inline(*table, *row)),
            Place::Paragraph(number) | Place::Line { paragraph: number, .. } => {
                Some(Self::Paragraph(*number))
            }
            Place::Sheet(_)
            | Place::Table(_)
            | Place::File
            | Place::Header
            | Place::Footer
            | Place::Footnote(_)
            | Place::Endnote(_) => None,
        }
    }
}

/// One figure as it is marked.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    /// Column of a cell, from 1; 0 in a paragraph.
    pub(super) column: u32,
    /// Line of a paragraph, from 1; 0 where it is the whole.
    pub(super) line: u32,
    pub(super) status: FigureStatus,
    /// The figure that counts is taken from another file or another letter.
    pub(super) is_out: bool,
    pub(super) code: String,
    /// Label of the indicator.
    pub(super) label: String,
    /// State in words.
    pub(super) state: String,
    /// What is odd about it.
    pub(super) why: String,
    /// The cell's page, where the figure is some unit's.
    pub(super) href: Option<String>,
    /// The words as they stood.
    pub(super) raw: String,
    pub(super) sentence: Option<String>,
    /// Nothing stands in the cell: there is nothing to mark.
    pub(super) is_blank: bool,
}

impl Taken {
    /// The class of its mark.
    pub(super) const fn class(&self) -> &'static str {
        if self.is_out { "out" } else { self.status.as_str() }
    }
}

/// Figures and stray rows of one letter by file and spot.
#[derive(Debug, Default)]
pub(super) struct Marks {
    figures: BTreeMap<String, BTreeMap<Spot, Vec<Taken>>>,
    strays: BTreeMap<String, BTreeSet<Spot>>,
}

impl Marks {
    /// Those of a row of the ledger.
    pub(super) fn new(row: &Row, picture: &Picture, words: Words) -> Self {
        let round = row.round.as_ref().and_then(|id| picture.round(id.as_str()));
        let in_force = round.map(|(_, data)| in_force(row, &data.figures.rows)).unwrap_or_default();
        let letter = Letter {
            round: round.map(|(round, _)| round),
            counts: row.verdict.is_report() && !row.units.is_empty(),
            unit: row.units.first().filter(|_| row.units.len() == 1),
            words,
        };
        let mut marks = Self::default();
        for file in row.files.iter() {
            let of_file = marks.figures.entry(file.path.clone()).or_default();
            for figure in &file.figures {
                let Some(spot) = Spot::of_place(&figure.place) else { continue };
                let now = in_force.get(&Key::of(figure)).copied();
                let taken = letter.taken(figure, now);
                of_file.entry(spot).or_default().push(taken);
            }
            let places = file.stray_rows.iter().flat_map(|stray| &stray.cells);
            let spots = places.filter_map(|cell| Spot::of_place(&cell.place));
            marks.strays.insert(file.path.clone(), spots.collect());
        }
        marks
    }

    /// Figures of a row or paragraph.
    pub(super) fn at(&self, file: &str, spot: &Spot) -> &[Taken] {
        let figures = self.figures.get(file).and_then(|spots| spots.get(spot));
        figures.map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the row is outside the form.
    pub(super) fn is_stray(&self, file: &str, spot: &Spot) -> bool {
        self.strays.get(file).is_some_and(|spots| spots.contains(spot))
    }
}

/// What tells one figure of a letter from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a>(Digest, &'a Place, &'a str, &'a str);

impl<'a> Key<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self(figure.file, &figure.place, figure.indicator.as_str(), figure.period.as_str())
    }
}

/// Figures in force that were read in this letter.
fn in_force<'a>(row: &Row, figures: &'a [FigureRow]) -> BTreeMap<Key<'a>, &'a FigureRow> {
    let message = row.sighting.digest;
    figures
        .iter()
        .filter(|figure| figure.message.is_some() && figure.message == message)
        .filter_map(|figure| Some((Key::of(figure.source.as_ref()?), figure)))
        .collect()
}

/// What is the same for all figures of a letter.
struct Letter<'a> {
    round: Option<&'a Round>,
    /// It is some unit's report, so its figures count or others do.
    counts: bool,
    /// The one unit whose report it is.
    unit: Option<&'a UnitId>,
    words: Words,
}

impl Letter<'_> {
    fn taken(&self, figure: &Figure, now: Option<&FigureRow>) -> Taken {
        let reading = now.map_or(&figure.reading, |now| &now.reading);
        let (line, column) = match &figure.place {
            Place::SheetCell { column, .. } | Place::TableCell { column, .. } => (0, *column),
            Place::Line { line, .. } => (*line, 0),
            _ => (0, 0),
        };
        let period = (figure.period != PeriodId::total()).then(|| format!(" · {}", figure.period));
        let is_out = now.is_none() && self.counts;
        let flags = figure.reading.flags.iter();
        let flags = flags.map(|flag| self.words.figure_flag(*flag, figure.matched));
        Taken {
            column,
            line,
            status: reading.status,
            is_out,
            code: format!("{}{}", figure.indicator, period.unwrap_or_default()),
            label: label(figure, self.round),
            state: if is_out {
                self.words.letter_mark_out().to_owned()
            } else {
                self.state(reading)
            },
            why: flags.collect::<Vec<_>>().join("; "),
            href: self.href(figure, now),
            raw: figure.reading.raw.clone(),
            sentence: figure.sentence.clone(),
            is_blank: figure.reading.raw.trim().is_empty()
                && reading.status == FigureStatus::Absent,
        }
    }

    fn state(&self, reading: &Reading) -> String {
        if let Some(why) = reading.absent {
            return self.words.absent(why).to_owned();
        }
        let value = match (&reading.value, reading.status) {
            (Some(Value::Number(number)), FigureStatus::Corrected) => self.words.number(*number),
            (Some(Value::Text(text)), FigureStatus::Corrected) => text.clone(),
            _ => String::new(),
        };
        self.words.letter_mark(reading.status, &value)
    }

    /// The page of the cell that the figure fills, or would fill.
    fn href(&self, figure: &Figure, now: Option<&FigureRow>) -> Option<String> {
        let unit = now.map(|now| &now.unit).or(self.unit)?;
        let (round, indicator, period) = (&self.round?.id, &figure.indicator, &figure.period);
        Some(format!("/dot/{round}/so-lieu/{unit}/{indicator}/{period}"))
    }
}

fn label(figure: &Figure, round: Option<&Round>) -> String {
    let known = round.and_then(|round| round.form.get(&figure.indicator));
    known.map_or_else(|| figure.label.clone(), |indicator| indicator.label.clone())
}
