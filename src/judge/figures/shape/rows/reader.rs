//! Reads the rows below a heading, one after the other.

use crate::judge::figures::draft::Draft;
use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::grid::Line;
use crate::judge::figures::grid::is_blank;
use crate::judge::figures::headings;
use crate::judge::figures::headings::Column;
use crate::judge::figures::headings::Role;
use crate::judge::figures::kinship::Kinship;
use crate::judge::figures::labels::Match;
use crate::judge::figures::measure;
use crate::judge::figures::measure::Measure;
use crate::judge::figures::scale::Stated;
use crate::judge::figures::shape::Page;
use crate::judge::figures::shape::Region;
use crate::judge::figures::shape::cells;
use crate::judge::figures::shape::cells::Spot;
use crate::judge::figures::shape::rows::parts;
use crate::judge::figures::shape::rows::parts::Label;
use crate::judge::figures::shape::rows::parts::Slot;
use crate::judge::figures::wording::RowText;
use crate::model::document::Cell;
use crate::model::figure::Absent;
use crate::model::figure::Flag;
use crate::model::figure::StrayRow;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::model::round::PeriodId;
use crate::text::number;

/// A table that is being read.
pub(super) struct Reader<'r> {
    page: &'r Page<'r>,
    region: &'r Region,
    kinship: Kinship,
    measure: Option<Measure>,
    sheaf: Sheaf,
    strays: Vec<Outside>,
    last_match: Option<usize>,
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
            measure: None,
            sheaf: Sheaf::default(),
            strays: Vec::new(),
            last_match: None,
        }
    }

    /// Reads one row.
    pub(super) fn line(&mut self, index: usize, line: &'r Line<'r>) {
        let label = Label::of(&self.region.layout, line);
        // A heading that is repeated on each page brings its column numbers along.
        if headings::is_column_numbers(line) && !label.text.is_empty() {
            return;
        }
        let slots = parts::slots(&self.region.layout, line, &label);
        let filled = slots.iter().any(|slot| slot.cell.is_some_and(|cell| !is_blank(cell)));
        let text = RowText::of(&label.text);
        self.measure = self.row_measure(line);
        if !filled && (text.is_heading || self.page.labels.is_section(&text)) {
            self.kinship.section(&text);
            return;
        }
        match self.find(&label, &text) {
            Some(found) => self.matched(index, line, &label, (found, slots)),
            None => self.unmatched(index, line, &label, &text),
        }
    }

    /// What was read. Words outside the form are kept where the table has rows of the form below
    /// them: behind the last one signatures and remarks begin.
    pub(super) fn finish(mut self) -> Sheaf {
        let last = self.last_match.unwrap_or_default();
        let kept = self.strays.into_iter().filter(|stray| stray.has_figures || stray.index < last);
        self.sheaf.strays = kept.map(|stray| stray.row).collect();
        self.sheaf
    }

    fn row_measure(&self, line: &Line<'_>) -> Option<Measure> {
        let number = self.region.layout.of_role(Role::Measure).next()?;
        let cell = line.at(number).filter(|cell| !is_blank(cell))?;
        let said = number::read(&cell.text, IndicatorKind::Text, rust_decimal::Decimal::ONE);
        if said.flags.contains(&Flag::Ditto) {
            return self.measure;
        }
        said.absent.is_none().then(|| measure::parse(&cell.text)).flatten()
    }

    fn find(&mut self, label: &Label, text: &RowText) -> Option<Match> {
        let labels = self.page.labels;
        if let Some(found) = labels.find(text) {
            return Some(self.kinship.settle(found, text, labels));
        }
        let longer = RowText::of(label.with_above.as_ref()?);
        let found = labels.find(&longer)?;
        Some(self.kinship.settle(found, &longer, labels))
    }

    fn matched(
        &mut self,
        index: usize,
        line: &'r Line<'r>,
        label: &Label,
        (found, slots): (Match, Vec<Slot<'r>>),
    ) {
        let Some(indicator) = self.page.labels.indicator(found.indicator) else { return };
        let mut drafts: Vec<Draft> = slots
            .into_iter()
            .map(|slot| self.draft(line, label, (&found, indicator), slot))
            .collect();
        let filled = drafts.iter().any(|draft| draft.figure.reading.is_filled());
        if !filled && !found.is_sure() {
            return;
        }
        if !indicator.by_year {
            drafts = one_figure(drafts);
        }
        self.last_match = Some(index);
        self.sheaf.found.insert(found.indicator);
        self.sheaf.drafts.extend(drafts);
    }

    fn draft(
        &self,
        line: &Line<'_>,
        label: &Label,
        (found, indicator): (&Match, &Indicator),
        slot: Slot<'_>,
    ) -> Draft {
        let stated = Stated {
            row: self.measure,
            label: measure::within(&label.text),
            column: slot.column.measure,
            above: &self.region.above,
        };
        let mut doubts = slot.doubts;
        if indicator.kind == IndicatorKind::Text
            || (!indicator.by_year && *slot.period == PeriodId::total())
        {
            // One cell over all columns is how a single statement is made in a form by years.
            let sure = matches!(slot.column.role, Role::Value { sure: true, .. });
            doubts.retain(|flag| !sure || *flag != Flag::UnsurePeriod);
        }
        let spot = Spot {
            line,
            column: slot.column,
            cell: slot.cell,
            found,
            indicator,
            period: slot.period,
            label: &label.text,
            doubts,
        };
        cells::draft(self.page, &spot, &stated)
    }

    fn unmatched(&mut self, index: usize, line: &Line<'_>, label: &Label, text: &RowText) {
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
        self.kinship.stranger(text);
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
