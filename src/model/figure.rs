//! Figures ("số liệu"): what a unit's table says for an indicator and a period.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::document::Place;
use crate::model::round::{IndicatorCode, PeriodId};
use crate::model::sighting::Digest;

/// A figure's value in the form's unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Exact decimal: money in triệu đồng, percent as 85.7, yes/no as 1 or 0.
    Number(Decimal),
    /// Words, as written.
    Text(String),
}

/// How sure a figure is (contract, `status`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureStatus {
    /// Certain enough to be counted.
    Read,
    /// A person must confirm it; in no total.
    Review,
    /// Set by a person.
    Corrected,
    /// The row stood there without a figure.
    Absent,
}

impl FigureStatus {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Review => "review",
            Self::Corrected => "corrected",
            Self::Absent => "absent",
        }
    }
}

/// Why there is no value (contract, `absent`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// Nothing in the cell.
    Blank,
    /// "-": did not occur, or not given; nobody can tell.
    Dash,
    /// "…": not collected.
    Dots,
    /// "chưa có", "không có số liệu", "đang tổng hợp".
    NotYet,
    /// `#REF!` and the like, or a formula that was never calculated.
    Error,
    /// No row of the form's wording was found.
    NotFound,
}

impl Absent {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Dash => "dash",
            Self::Dots => "dots",
            Self::NotYet => "not_yet",
            Self::Error => "error",
            Self::NotFound => "not_found",
        }
    }
}

/// A lead word that makes a figure less than exact (contract, `qualifier`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// khoảng, xấp xỉ, ~
    About,
    /// hơn, trên, ≥
    Over,
    /// gần, dưới
    Under,
}

impl Qualifier {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
        }
    }
}

/// What is odd about a written number. `words::flag` says it to staff. Names as in the vectors
/// of `fixtures/vectors/numbers.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "words::flag holds a sentence for each")]
pub enum Flag {
    EnglishStyle,
    EnglishDecimal,
    AmbiguousSeparator,
    #[serde(rename = "over_100")]
    Over100,
    PercentInCount,
    CommaThousandsAssumed,
    ThousandsAssumed,
    NotAnInteger,
    Pair,
    SeveralNumbers,
    Range,
    BadGrouping,
    ZeroInWords,
    NoNumber,
    NoteWithNumbers,
    MaybeFraction,
    NumberWords,
    VerySmall,
    Negative,
    NegativeOrNote,
    PercentFormat,
    Ditto,
    SlashAsDash,
    Mark,
    NumberInYesno,
    NoAnswer,
    /// Two indicators compete for the row, or the label matches only in part.
    UnsureLabel,
    /// The column's heading could be two periods, or none.
    UnsurePeriod,
    /// The row or sheet is hidden by its author.
    Hidden,
    /// Two cells give different values for the same indicator and period.
    Contradicted,
    /// The unit of measure on the page contradicts itself or the form's.
    UnsureUnitOfMeasure,
    /// The stored number of a workbook cell is not exactly representable.
    Rounded,
    /// A formula whose value was never saved.
    Uncalculated,
    /// LibreOffice converted the file before it was read.
    ThroughOffice,
}

/// A written number as understood, before it belongs to an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Value, or the proposal where the status is `review`.
    pub value: Option<Value>,
    /// How sure.
    pub status: FigureStatus,
    /// Why there is none.
    pub absent: Option<Absent>,
    /// Lead word.
    pub qualifier: Option<Qualifier>,
    /// What is odd about it.
    pub flags: Vec<Flag>,
    /// The words as they stood.
    pub raw: String,
}

impl Reading {
    /// A certain value.
    pub fn certain(value: Value, raw: &str) -> Self {
        Self { value: Some(value), ..Self::nothing(FigureStatus::Read, raw) }
    }

    /// No value, and why.
    pub fn absent(why: Absent, raw: &str) -> Self {
        Self { absent: Some(why), ..Self::nothing(FigureStatus::Absent, raw) }
    }

    /// Something stands there that cannot be read as a figure: a person must say what it is.
    pub fn unread(why: Flag, raw: &str) -> Self {
        Self { flags: vec![why], ..Self::nothing(FigureStatus::Review, raw) }
    }

    /// Notes what is odd without making the figure less sure.
    pub fn note(&mut self, flag: Flag) {
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    /// Notes what is odd; a value that was certain now waits for a person.
    pub fn doubt(&mut self, flag: Flag) {
        self.note(flag);
        if self.status == FigureStatus::Read {
            self.status = FigureStatus::Review;
        }
    }

    /// Whether the unit said anything here: blank cells and dotted lines are the form's own.
    pub const fn is_filled(&self) -> bool {
        !matches!(self.absent, Some(Absent::Blank | Absent::Dots | Absent::NotFound))
    }

    fn nothing(status: FigureStatus, raw: &str) -> Self {
        let (value, absent, qualifier) = (None, None, None);
        Self { value, status, absent, qualifier, flags: Vec::new(), raw: raw.to_owned() }
    }
}

/// How a label was recognised; the earlier, the surer. `words::label_reason` says it to staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelReason {
    /// The form's own label.
    Label,
    /// A wording that counts only as the whole text.
    Short,
    /// A synonym that is the whole text.
    Synonym,
    /// A wording that is the whole text but for an addition in brackets.
    Added,
    /// A synonym at the head of a longer text.
    Inside,
    /// A wording once the usual abbreviations are written out.
    Abbreviation,
    /// All telling words of a wording and no others, in another order.
    Reordered,
    /// A part of a wording, where the rows above and below leave the form only this row.
    Neighbours,
    /// A part of a wording, with the unit of measure and the section of this row of the form.
    Surroundings,
    /// A wording but for slips of the pen.
    Slip,
    /// Only a part of the telling words.
    Partial,
    /// The name stands where it decides nothing: in a tail, torn, below another row.
    Loose,
    /// Two indicators compete.
    Rivals,
}

/// How well a label names its indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelMatch {
    /// 0 to 100; from 85 on the label is certain.
    pub score: u8,
    /// Why.
    pub reason: LabelReason,
}

/// One figure of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which column.
    pub period: PeriodId,
    /// What stands there.
    pub reading: Reading,
    /// The row's label as written.
    pub label: String,
    /// How the label was recognised; absent in what earlier versions stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<LabelMatch>,
    /// The sentence, where the figure stands in the text and not in a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// Where it stands in the file.
    pub place: Place,
    /// The file.
    pub file: Digest,
}

/// A row of a unit's table that matches no indicator: kept and shown, never dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrayRow {
    /// The row's label as written.
    pub label: String,
    /// Column heading and text of each filled cell beside it.
    pub cells: Vec<StrayCell>,
    /// The file.
    pub file: Digest,
}

/// One cell of a stray row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrayCell {
    /// Period, where the heading tells one.
    pub period: Option<PeriodId>,
    /// Column heading as written.
    pub heading: String,
    /// The words as they stood.
    pub raw: String,
    /// Where it stands.
    pub place: Place,
}
