//! A round ("đợt báo cáo"): everything that `config/rounds/<id>/` says, checked.
//!
//! A round is data: no rule of any one round stands in code. The configuration turns the files
//! into these values, or names every fault in them at once.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::judgement::Component;
use crate::model::unit::Roster;

/// A round's key, as in `round.toml`: `ctr01-2023`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoundId(String);

impl RoundId {
    /// Takes the id as written.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a receipt on the due date itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueDay {
    /// Nobody has said yet: such receipts are a class of their own.
    Ask,
    /// On time.
    OnTime,
    /// Late by one day ("trước" read strictly).
    Late,
}

/// One round with its list and its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The key.
    pub id: RoundId,
    /// Title in words, Vietnamese.
    pub title: String,
    /// By what a letter is recognised as belonging to this round.
    pub recognise: Recognise,
    /// Groups of units in the order of the lists.
    pub groups: Vec<Group>,
    /// First day on which reports were asked for; for display only.
    pub opens: Option<Date>,
    /// The due date of the order ("trước 30/5/2023").
    pub due: Date,
    /// What a receipt on that day is.
    pub due_day: DueDay,
    /// Compilations are frozen after this day; nothing else hangs on it.
    pub closes: Option<Date>,
    /// What a full submission holds; the report alone decides whether a letter qualifies.
    pub required: Vec<Component>,
    /// The form's columns in order.
    pub periods: Vec<Period>,
    /// Headings of the outline for collation, in order.
    pub outline: Vec<String>,
    /// Check rules, in the words of `round.toml`.
    pub checks: Vec<Check>,
    /// Who must submit.
    pub roster: Roster,
    /// What the figures are.
    pub form: Form,
}

impl Round {
    /// Row and column of a figure in the form; `None` for one that the form does not have.
    pub fn position(
        &self,
        code: &IndicatorCode,
        period: &PeriodId,
    ) -> (Option<usize>, Option<usize>) {
        let row = self.form.indicators.iter().position(|known| known.code == *code);
        (row, self.periods.iter().position(|known| known.id == *period))
    }

    /// The group with this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }
}

/// Words and numbers by which a letter is told to belong to a round. Compared folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognise {
    /// Document numbers of the order: `01/CTr-BCH`. One of them is enough.
    pub numbers: Vec<String>,
    /// Phrases that are enough.
    pub phrases: Vec<String>,
    /// Document numbers of the guidance and of our own reminders: quoted back, they are ours.
    pub own_numbers: Vec<String>,
    /// Titles of the guidance and of our own reminders; looked for in titles and file names only,
    /// because every report quotes the guidance in its text.
    pub own_phrases: Vec<String>,
    /// Phrases that tell another round or programme: in a subject, a file name or a title they
    /// outweigh `phrases`.
    pub other: Vec<String>,
}

/// A group of units ("khối").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The key in `units.csv`.
    pub id: String,
    /// Heading in lists: "I. Liên đoàn Lao động tỉnh, thành phố".
    pub title: String,
    /// A due date of its own.
    pub due: Option<Date>,
    /// Words of which one must stand beside a bare name of the group; empty = the usual anchors.
    pub anchors: Vec<String>,
}

/// One column of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The key: `2021`, or `total` for a one-column form's figure and for "Cộng".
    pub id: PeriodId,
    /// Title in lists.
    pub title: String,
    /// Column headings that mean it. Compared folded.
    pub headings: Vec<String>,
}

/// A period's key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PeriodId(String);

impl PeriodId {
    /// Takes the id as written.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The column of a one-column form, and "Cộng" of a form by years (contract).
    pub fn total() -> Self {
        Self("total".to_owned())
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PeriodId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One check rule (R01 …): a note for staff, never a rejection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The key: `R01`.
    pub id: String,
    /// The test, in the small language of `round.toml`.
    pub test: String,
    /// The note for staff, Vietnamese.
    pub note: String,
}

/// The indicators in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Rows of `form.csv`.
    pub indicators: Vec<Indicator>,
}

impl Form {
    /// The indicator with this code.
    pub fn get(&self, code: &IndicatorCode) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == *code)
    }

    /// Indicators that apply to a group, in order.
    pub fn for_group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.applies_to(group))
    }
}

/// An indicator's key: `A01`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndicatorCode(String);

impl IndicatorCode {
    /// Takes the code as written.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One indicator ("chỉ tiêu").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// The key.
    pub code: IndicatorCode,
    /// Section heading as printed.
    pub section: String,
    /// Label as printed.
    pub label: String,
    /// Unit of measure as printed; money is "triệu đồng".
    pub unit_of_measure: String,
    /// What kind of value it holds.
    pub kind: IndicatorKind,
    /// State or flow; `None` for text.
    pub nature: Option<Nature>,
    /// Whether there is one figure per period and "Cộng", or only one.
    pub by_year: bool,
    /// How a total is made.
    pub aggregate: Aggregate,
    /// The indicator of which this one is a part.
    pub parent: Option<IndicatorCode>,
    /// Groups to which it applies; empty = all.
    pub groups: Vec<String>,
    /// Wordings that count only as the whole text of a row.
    pub whole_labels: Vec<String>,
    /// Wordings that may stand inside a longer text.
    pub synonyms: Vec<String>,
}

impl Indicator {
    /// Whether units of this group report it.
    pub fn applies_to(&self, group: &str) -> bool {
        self.groups.is_empty() || self.groups.iter().any(|own| own == group)
    }
}

/// What kind of value an indicator holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// Có / Không: 1 or 0.
    Yesno,
    /// A whole number.
    Count,
    /// 85.7 means 85.7 %.
    Percent,
    /// Triệu đồng.
    Money,
    /// Words, kept as written.
    Text,
}

/// What a figure over several periods means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// State at the reporting day: the newest column counts.
    Stock,
    /// Adds up over the periods.
    Flow,
    /// Neither adds up nor carries over.
    Rate,
}

/// How a total over units is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Values add up.
    Sum,
    /// 100 × total of the first / total of the second, over units that gave both.
    Ratio(IndicatorCode, IndicatorCode),
    /// Number of units that said "Có".
    CountYes,
    /// Texts listed by unit.
    List,
    /// No total.
    None,
}
