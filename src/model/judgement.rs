//! What the machine makes of one letter by itself: whose, which round, which kind, which figures.
//!
//! It depends on the letter and the round data only, never on other letters or on the time, so it
//! can be dropped and rebuilt. What follows from several letters together (duplicates, versions,
//! standings) is the [ledger](crate::model::ledger), computed when asked.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::document::Format;
use crate::model::evidence::Evidence;
use crate::model::figure::{Figure, StrayRow};
use crate::model::finding::Finding;
use crate::model::letter::LetterHead;
use crate::model::round::RoundId;
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// Whose a letter or a file is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// One strong signal or two of different kind, none against: accepted without a person.
    Certain(UnitId),
    /// Weak evidence for one unit: proposed to a person.
    Likely(UnitId),
    /// Evidence for several units: a person decides. In the order of the list.
    Contested(Vec<UnitId>),
    /// A body below this unit wrote; it does not count as the unit. `None`: below nobody known.
    Subordinate(Option<UnitId>),
    /// A letterhead of a body that is not on the list.
    NotOnList(String),
    /// Nothing says whose it is.
    #[default]
    Nobody,
}

impl Attribution {
    /// The unit, where it is certain.
    pub const fn certain(&self) -> Option<&UnitId> {
        match self {
            Self::Certain(unit) => Some(unit),
            _ => None,
        }
    }

    /// Every unit that it may be, the certain one included.
    pub fn candidates(&self) -> Vec<UnitId> {
        match self {
            Self::Certain(unit) | Self::Likely(unit) => vec![unit.clone()],
            Self::Contested(units) => units.clone(),
            Self::Subordinate(_) | Self::NotOnList(_) | Self::Nobody => Vec::new(),
        }
    }
}

/// A letter's kind (contract, `verdict`): exactly one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Holds a report of the round.
    Submission,
    /// Replaces an earlier report.
    Replacement,
    /// Adds to an earlier report.
    Supplement,
    /// The same bytes, or the same files, as an earlier letter.
    Duplicate,
    /// Takes a report back.
    Withdrawal,
    /// Asks for more time.
    ExtensionRequest,
    /// A link instead of a file.
    LinkOnly,
    /// About the round, but no report in it.
    NoReport,
    /// Asks something.
    Question,
    /// A body below the unit wrote directly.
    Subordinate,
    /// A body that is not on the list.
    NotOnList,
    /// Another round or programme.
    OtherRound,
    /// Our own guidance, reminder or sent mail, also quoted back.
    Own,
    /// Auto-reply, bounce, receipt, calendar.
    Automatic,
    /// Not for us.
    Irrelevant,
    /// A person must look.
    Unresolved,
    /// Over `max_message`.
    TooLarge,
    /// Older than `since`.
    BeforeStart,
}

impl Verdict {
    /// Every verdict, in the order of the contract.
    pub const ALL: [Self; 18] = [
        Self::Submission,
        Self::Replacement,
        Self::Supplement,
        Self::Duplicate,
        Self::Withdrawal,
        Self::ExtensionRequest,
        Self::LinkOnly,
        Self::NoReport,
        Self::Question,
        Self::Subordinate,
        Self::NotOnList,
        Self::OtherRound,
        Self::Own,
        Self::Automatic,
        Self::Irrelevant,
        Self::Unresolved,
        Self::TooLarge,
        Self::BeforeStart,
    ];

    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Replacement => "replacement",
            Self::Supplement => "supplement",
            Self::Duplicate => "duplicate",
            Self::Withdrawal => "withdrawal",
            Self::ExtensionRequest => "extension_request",
            Self::LinkOnly => "link_only",
            Self::NoReport => "no_report",
            Self::Question => "question",
            Self::Subordinate => "subordinate",
            Self::NotOnList => "not_on_list",
            Self::OtherRound => "other_round",
            Self::Own => "own",
            Self::Automatic => "automatic",
            Self::Irrelevant => "irrelevant",
            Self::Unresolved => "unresolved",
            Self::TooLarge => "too_large",
            Self::BeforeStart => "before_start",
        }
    }

    /// The verdict of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }

    /// Letters whose report makes a unit "received" when it qualifies.
    pub const fn is_report(self) -> bool {
        matches!(self, Self::Submission | Self::Replacement | Self::Supplement)
    }
}

/// What part of a submission a file is (contract, `component`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Component {
    /// The report in words.
    Report,
    /// The table of figures.
    Annex,
    /// A picture of the report.
    Scan,
    /// A cover letter, a logo, a signature.
    Other,
}

impl Component {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Annex => "annex",
            Self::Scan => "scan",
            Self::Other => "other",
        }
    }
}

/// What became of a file (contract, `outcome`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Read; its figures, if any, are known.
    Read,
    /// A person must look: protected, damaged, too large, a format that is not read.
    Unreadable,
    /// Says nothing: a logo, a signature, a lock file, a blank template.
    Ignored,
}

impl Outcome {
    /// The word of the contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Unreadable => "unreadable",
            Self::Ignored => "ignored",
        }
    }
}

/// Path of a letter's body among its files.
pub const BODY: &str = "0";

/// One file of a letter, judged. The body of the letter is one too, with an empty name, when it
/// holds a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileJudgement {
    /// Where it hangs in the letter: `2`, `2/1`, or [`BODY`].
    pub path: String,
    /// Cleaned name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Format by content.
    pub format: Format,
    /// Whose it is by itself; `Nobody` when only the letter tells.
    pub attribution: Attribution,
    /// Which part of a submission it is.
    pub component: Option<Component>,
    /// What became of it.
    pub outcome: Outcome,
    /// Another round or programme, by its own words.
    pub other_round: bool,
    /// `45/BC-LĐLĐ`, as written, blanks removed.
    pub document_number: Option<String>,
    /// Date of the document.
    pub document_date: Option<Date>,
    /// Bodies that its letterhead names, where the issuer is nobody on the list: the last one
    /// issued it, those before are above it. A person may say later whom that name means.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub letterhead: Vec<String>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Its rows outside the form.
    pub stray_rows: Vec<StrayRow>,
    /// Words that a check rule of the round asks for and that stand in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    /// What a person should know about it.
    pub findings: Vec<Finding>,
}

impl FileJudgement {
    /// Whether it is the letter's own text.
    pub fn is_body(&self) -> bool {
        self.path == BODY
    }
}

/// One letter, judged by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// SHA-256 of the raw letter.
    pub digest: Digest,
    /// Its headers.
    pub head: LetterHead,
    /// Whose it is, by everything in it.
    pub attribution: Attribution,
    /// Which round it belongs to.
    pub round: Option<RoundId>,
    /// Its kind, as far as the letter alone tells.
    pub verdict: Verdict,
    /// Date up to which an extension is asked for.
    pub extension_until: Option<Date>,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// Its files, archives flattened, in order.
    pub files: Arc<Vec<FileJudgement>>,
    /// What a person should know about the letter.
    pub findings: Vec<Finding>,
}
