//! "Số liệu": totals of all indicators, one indicator over all units, a group's matrix, or one unit.
//!
//! One column of the form at a time. A matrix has a table for each section of the form, so that a
//! row fits a screen and a sheet of paper, and comes in pages of units.

mod by_group;
mod by_indicator;
mod by_unit;
mod cell;
mod overview;

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;

use crate::judge::totals::Board;
use crate::model::ledger::FigureRow;
use crate::model::round::{Indicator, IndicatorCode, PeriodId, Round};
use crate::report::explain::{self, Explain};
use crate::web::choice::Choice;
use crate::web::picture::{Picture, RoundPicture};
use crate::web::visit::{Pictured, Visit};
use crate::words::{Names, Words};

/// What is asked for; an empty value counts as none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    /// Column.
    cot: String,
    /// Group.
    khoi: String,
    /// Indicator.
    #[serde(rename = "chi-tieu")]
    indicator: String,
    /// Unit.
    #[serde(rename = "don-vi")]
    unit: String,
    /// Page of a long list.
    trang: String,
}

/// What every view works with.
pub(super) struct View<'a> {
    pub(super) visit: &'a Visit,
    pub(super) picture: &'a Picture,
    pub(super) round: &'a Round,
    pub(super) data: &'a RoundPicture,
    pub(super) words: Words,
}

/// The form above every view.
pub(super) struct Choices {
    columns: Vec<Choice>,
    groups: Vec<Choice>,
    /// The indicator that stays chosen.
    indicator: String,
}

/// The view asked for.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(round): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let view = View { visit: &visit, picture: &picture, round, data, words: visit.words() };
    let Some(period) = view.period(&asked.cot) else { return visit.not_found() };
    let shown = if !asked.unit.is_empty() {
        by_unit::show(&view, &asked.unit)
    } else if !asked.indicator.is_empty() {
        by_indicator::show(&view, &asked.indicator, period)
    } else if !asked.khoi.is_empty() {
        by_group::show(&view, &asked.khoi, period, &asked.trang)
    } else {
        Some(overview::show(&view, period))
    };
    shown.unwrap_or_else(|| visit.not_found())
}

impl<'a> View<'a> {
    /// The column named; without a name "Cộng".
    fn period(&self, named: &str) -> Option<&'a PeriodId> {
        let total = PeriodId::total();
        let wanted = if named.is_empty() { total.as_str() } else { named };
        let mut periods = self.round.periods.iter().map(|period| &period.id);
        periods.find(|period| period.as_str() == wanted)
    }

    pub(super) fn names(&self) -> Names<'a> {
        self.picture.desk.names()
    }

    /// Figures that are wanted, by place.
    pub(super) fn board(&self, wanted: impl Fn(&FigureRow) -> bool) -> Board<'a> {
        Board::new(self.round, self.data.figures.rows.iter().filter(|row| wanted(row)))
    }

    /// What is known of them.
    pub(super) fn explain<'b>(&self, board: &'b Board<'b>) -> Explain<'b>
    where
        'a: 'b,
    {
        Explain {
            round: self.round,
            standings: &self.data.standings,
            board,
            notes: &self.data.figures.notes,
            outliers: &self.data.figures.outliers,
            rulings: &self.picture.rulings,
            strays: &self.data.figures.strays,
        }
    }

    /// The address of this page.
    pub(super) fn address(&self) -> String {
        format!("/dot/{}/so-lieu", self.round.id)
    }

    /// The title of a column.
    pub(super) fn column<'p>(&self, period: &'p PeriodId) -> &'p str
    where
        'a: 'p,
    {
        explain::column(self.round, period)
    }

    pub(super) fn indicator(&self, code: &str) -> Option<&'a Indicator> {
        self.round.form.get(&IndicatorCode::new(code))
    }

    /// What can be chosen.
    fn choices(&self, period: &PeriodId, group: &str, indicator: &str) -> Choices {
        let columns = self.round.periods.iter().map(|known| Choice {
            value: known.id.to_string(),
            text: known.title.clone(),
            chosen: known.id == *period,
        });
        let groups = self.round.groups.iter().map(|known| Choice {
            value: known.id.clone(),
            text: known.title.clone(),
            chosen: known.id == group,
        });
        Choices {
            columns: columns.collect(),
            groups: groups.collect(),
            indicator: indicator.to_owned(),
        }
    }
}

/// Whether an indicator has figures in a column.
fn has_column(indicator: &Indicator, period: &PeriodId) -> bool {
    indicator.by_year || *period == PeriodId::total()
}
