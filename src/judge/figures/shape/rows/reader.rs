//! Reads the rows below a heading: first each by its label and the rows above it, then those that
//! this leaves open by their place among the others.

use crate::judge::figures::alignment;
use crate::judge::figures::alignment::Row;
use crate::judge::figures::draft::Draft;
use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::headings;
use crate::judge::figures::headings::Column;
use crate::judge::figures::headings::Role;
use crate::judge::figures::kinship::Kinship;
use crate::judge::figures::labels::Labels;
use crate::judge::figures::labels::Match;
use crate::judge::figures::measure;
use crate::judge::figures::scale::Stated;
use crate::judge::figures::shape::Page;
use crate::judge::figures::shape::Region;
use crate::judge::figures::shape::cells;
use crate::judge::figures::shape::cells::Spot;
use crate::judge::figures::shape::rows::parts;
use crate::judge::figures::shape::rows::parts::Label;
use crate::judge::figures::shape::rows::parts::Slot;
use crate::judge::figures::wording::RowText;
use crate::judge::figures::wording::inside_brackets;
use crate::model::document::Cell;
use crate::model::figure::Absent;
use crate::model::figure::Flag;
use crate::model::figure::StrayRow;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::model::round::PeriodId;
use crate::text::number;

/// So many words in a cell are a text; fewer may say that a figure is not known yet.
const LEAST_WORDS: usize = 5;

/// A table that is being read.
pub(super) struct Reader<'r> {
    page: &'r Page<'r>,
    region: &'r Region,
    kinship: Kinship,
    unit: Option<String>,
    seen: Vec<Seen<'r>>,
    sheaf: Sheaf,
    strays: Vec<Outside>,
    last_match: Option<usize>,
}

/// A row with what its label and the rows above say.
struct Seen<'r> {
    index: usize,
    line: &'r Line<'r>,
    label: Label,
    text: RowText,
    slots: Vec<Slot<'r>>,
    /// Its unit of measure as written.
    unit: Option<String>,
    /// The heading of its section.
    section: String,
    found: Option<Match>,
    /// Words without a label stand below it: its own text goes on there.
    goes_on: bool,
}

/// A row outside the form.
struct Outside {
    index: usize,
    has_figures: bool,
    row: StrayRow,
}

impl<'r> Reader<'r> {
    pub(super) fn new(page: &'r Page<'r>, region: &'r Region) -> Self {
        Self {
            page,
            region,
            kinship: Kinship::new(),
            unit: None,
            seen: Vec::new(),
            sheaf: Sheaf::default(),
            strays: Vec::new(),
            last_match: None,
        }
    }

    /// Looks at one row.
    pub(super) fn line(&mut self, index: usize, line: &'r Line<'r>) {
        let label = Label::of(&self.region.layout, line);
        // A heading that is repeated on each page brings its column numbers along.
        if headings::is_column_numbers(line) && !label.text.is_empty() {
            return;
        }
        let slots = parts::slots(&self.region.layout, line, &label);
        let filled = slots.iter().any(|slot| slot.cell.is_some_and(|cell| !is_blank(cell)));
        let text = RowText::of(&label.text);
        self.unit = self.row_unit(line);
        if !filled && (text.is_heading || self.page.labels.is_section(&text)) {
            self.kinship.section(&text);
            return;
        }
        if label.text.is_empty() && says_words(&slots) {
            self.seen.last_mut().into_iter().for_each(|above| above.goes_on = true);
        }
        let (found, text) = self.find(&label, text);
        if found.is_none() {
            self.kinship.stranger(&text);
        }
        let (unit, section) = (self.unit.clone(), self.kinship.heading().to_owned());
        self.seen.push(Seen {
            index,
            line,
            label,
            text,
            slots,
            unit,
            section,
            found,
            goes_on: false,
        });
    }

    /// What was read. Words outside the form are kept where the table has rows of the form below
    /// them: behind the last one signatures and remarks begin.
    pub(super) fn finish(mut self) -> Sheaf {
        let seen = std::mem::take(&mut self.seen);
        for (row, lifted) in seen.iter().zip(self.lifted(&seen)) {
            match lifted.or_else(|| row.found.clone()) {
                Some(found) => self.matched(row, &found),
                None => self.unmatched(row),
            }
        }
        let last = self.last_match.unwrap_or_default();
        let kept = self.strays.into_iter().filter(|stray| stray.has_figures || stray.index < last);
        self.sheaf.strays = kept.map(|stray| stray.row).collect();
        self.sheaf
    }

    /// What the rows of the form, among the others, are by their place.
    fn lifted(&self, seen: &[Seen<'_>]) -> Vec<Option<Match>> {
        let rows: Vec<Row<'_>> =
            seen.iter().map(|row| row.for_alignment(self.page.labels)).collect();
        let of_form = |row: &Row<'_>| row.in_words.is_some() || row.unit.is_some();
        let counted: Vec<bool> =
            rows.iter().map(|row| row.found.is_some() || of_form(row)).collect();
        let rows = rows.into_iter().zip(&counted).filter(|(_, counts)| **counts);
        let rows: Vec<Row<'_>> = rows.map(|(row, _)| row).collect();
        let mut lifted = alignment::lifted(&rows, self.page.labels).into_iter();
        counted.iter().map(|counts| if *counts { lifted.next().flatten() } else { None }).collect()
    }

    fn row_unit(&self, line: &Line<'_>) -> Option<String> {
        let number = self.region.layout.of_role(Role::Measure).next()?;
        let cell = line.at(number).filter(|cell| !is_blank(cell))?;
        let said = number::read(&cell.text, IndicatorKind::Text, rust_decimal::Decimal::ONE);
        if said.flags.contains(&Flag::Ditto) {
            return self.unit.clone();
        }
        said.absent.is_none().then(|| cell.text.clone())
    }

    /// What the label names, and the label that names it.
    fn find(&mut self, label: &Label, text: RowText) -> (Option<Match>, RowText) {
        let labels = self.page.labels;
        if let Some(found) = labels.find(&text) {
            return (Some(self.kinship.settle(found, &text, labels)), text);
        }
        let longer = label.with_above.as_deref().map(RowText::of);
        match longer.and_then(|longer| Some((labels.find(&longer)?, longer))) {
            Some((found, longer)) => (Some(self.kinship.settle(found, &longer, labels)), longer),
            None => (None, text),
        }
    }

    fn matched(&mut self, row: &Seen<'_>, found: &Match) {
        let Some(indicator) = self.page.labels.indicator(found.indicator) else { return };
        let mut drafts: Vec<Draft> =
            row.slots.iter().map(|slot| self.draft(row, (found, indicator), slot)).collect();
        let filled = drafts.iter().any(|draft| draft.figure.reading.is_filled());
        if !filled && !found.is_sure() {
            return;
        }
        if !indicator.by_year {
            drafts = one_figure(drafts);
        }
        self.last_match = Some(row.index);
        self.sheaf.found.insert(found.indicator);
        self.sheaf.drafts.extend(drafts);
    }

    fn draft(
        &self,
        row: &Seen<'_>,
        (found, indicator): (&Match, &Indicator),
        slot: &Slot<'_>,
    ) -> Draft {
        let stated = Stated {
            row: row.unit.as_deref().and_then(measure::parse),
            label: measure::within(&row.label.text),
            column: slot.column.measure,
            above: &self.region.above,
        };
        let mut doubts = slot.doubts.clone();
        if indicator.kind == IndicatorKind::Text
            || (!indicator.by_year && *slot.period == PeriodId::total())
        {
            // One cell over all columns is how a single statement is made in a form by years.
            let sure = matches!(slot.column.role, Role::Value { sure: true, .. });
            doubts.retain(|flag| !sure || *flag != Flag::UnsurePeriod);
        }
        if row.goes_on && indicator.kind == IndicatorKind::Text {
            doubts.insert(Flag::UnsureLabel);
        }
        let spot = Spot {
            line: row.line,
            column: slot.column,
            cell: slot.cell,
            found,
            indicator,
            period: slot.period,
            label: &row.label.text,
            doubts,
        };
        cells::draft(self.page, &spot, &stated)
    }

    fn unmatched(&mut self, row: &Seen<'_>) {
        let (index, line, label) = (row.index, row.line, &row.label);
        let beside: Vec<(&Column, &Cell)> = self
            .region
            .layout
            .columns
            .iter()
            .filter(|column| matches!(column.role, Role::Value { .. } | Role::Other))
            .filter_map(|column| Some((column, line.own_at(column.number)?)))
            .filter(|(column, cell)| cell.column == column.number && !is_blank(cell))
            .filter(|(_, cell)| cell.text.trim() != label.text)
            .collect();
        let is_value = |column: &Column| matches!(column.role, Role::Value { .. });
        if !beside.iter().any(|(column, _)| is_value(column)) {
            return;
        }
        let has_figures =
            beside.iter().any(|(column, cell)| is_value(column) && cells::is_figure(cell));
        let cells = beside.into_iter().map(|(column, cell)| {
            let period = match &column.role {
                Role::Value { period, .. } => Some(period.clone()),
                _ => None,
            };
            (period, column.heading.clone(), column.number, cell.text.clone())
        });
        let row = cells::stray(self.page, line, &label.text, cells);
        self.strays.push(Outside { index, has_figures, row });
    }
}

impl Seen<'_> {
    fn for_alignment(&self, labels: &Labels) -> Row<'_> {
        let cells =
            || self.slots.iter().filter_map(|slot| slot.cell).filter(|cell| !is_blank(cell));
        let words = |cell: &Cell| cell.text.split_whitespace().count() >= LEAST_WORDS;
        let in_words = cells().next().map(|_| !cells().any(cells::is_figure) && cells().any(words));
        let unit = self.unit.clone().or_else(|| self.unit_beside(cells().next(), labels));
        let section = self.section.clone();
        Row { text: &self.text, found: self.found.as_ref(), unit, section, in_words }
    }

    /// The unit of measure in the label's brackets, or behind the first number.
    fn unit_beside(&self, cell: Option<&Cell>, labels: &Labels) -> Option<String> {
        let mut brackets = inside_brackets(&self.label.text).into_iter();
        let bracket = brackets.find(|inside| labels.is_unit_of_measure(inside));
        let behind = cell.map(|cell| measure::behind_number(&cell.text));
        bracket.or(behind).filter(|unit| !unit.is_empty())
    }
}

/// Whether the middle of a sentence stands in a row's cells, and no figure.
fn says_words(slots: &[Slot<'_>]) -> bool {
    let mut cells =
        slots.iter().filter_map(|slot| slot.cell).filter(|cell| !is_blank(cell)).peekable();
    let inside = |cell: &&Cell| cell.text.trim().starts_with(char::is_lowercase);
    cells.peek().is_some_and(inside) && !cells.any(cells::is_figure)
}

/// Of an indicator with one figure: where it stands, or the one place where it should.
fn one_figure(drafts: Vec<Draft>) -> Vec<Draft> {
    let total = PeriodId::total();
    let place = drafts
        .iter()
        .position(|draft| draft.figure.period == total)
        .unwrap_or_else(|| drafts.len().saturating_sub(1));
    let any = drafts.iter().any(|draft| draft.figure.reading.absent != Some(Absent::Blank));
    drafts
        .into_iter()
        .enumerate()
        .filter(|(index, draft)| {
            if any { draft.figure.reading.absent != Some(Absent::Blank) } else { *index == place }
        })
        .map(|(_, draft)| draft)
        .collect()
}
