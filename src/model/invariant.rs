//! What always holds of stored data: the names under which `verify` tells of it.

/// One invariant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Invariant {
    /// The database file is whole.
    DatabaseWhole,
    /// Every reference between rows leads somewhere.
    References,
    /// No letter was listed beyond its folder's cursor.
    Cursor,
    /// Every stored letter has its file on record.
    OnRecord,
    /// Every letter on record was seen somewhere.
    Seen,
    /// No judgement is without its letter.
    JudgementOfLetter,
    /// No ruling is without a name and a reason.
    RulingSigned,
    /// Every figure stands in a file of its letter.
    FigureInFile,
    /// Every file of a judged letter has one outcome, and a finding where it is not read.
    OneOutcome,
    /// Every outline is that of a file of a judged letter.
    OutlineOfJudgement,
    /// Every letter file holds what its name says.
    FileContent,
    /// Nobody else can read the data.
    Private,
    /// Every letter seen has one verdict.
    OneVerdict,
    /// Every expected unit has one state.
    OneState,
    /// Every figure is in force once.
    OneFigure,
}

impl Invariant {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::DatabaseWhole,
        Self::References,
        Self::Cursor,
        Self::OnRecord,
        Self::Seen,
        Self::JudgementOfLetter,
        Self::RulingSigned,
        Self::FigureInFile,
        Self::OneOutcome,
        Self::OutlineOfJudgement,
        Self::FileContent,
        Self::Private,
        Self::OneVerdict,
        Self::OneState,
        Self::OneFigure,
    ];
}
