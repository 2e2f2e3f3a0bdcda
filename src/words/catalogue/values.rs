//! A value of every variant that has a sentence, and the small list that gives them names.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::model::document::{Format, Place};
use crate::model::evidence::{Evidence, Signal};
use crate::model::figure::{Flag, LabelMatch, LabelReason, Value};
use crate::model::finding::{Death, Finding, Limit};
use crate::model::judgement::Verdict;
use crate::model::ledger::{OtherFigure, Proposal, ReviewReason, StandingNote};
use crate::model::round::{
    DueDay, Form, Group, IndicatorCode, PeriodId, Recognise, Round, RoundId,
};
use crate::model::rule_note::{Beside, RuleBreak, RuleFigure};
use crate::model::ruling::{Days, Decision, Scope};
use crate::model::sighting::{Digest, ReceiptBasis};
use crate::model::unit::{Expected, Roster, Unit, UnitId};

/// A sample of every variant of an enum with data.
macro_rules! every {
    ($type:ident: $($pattern:pat => $sample:expr),+ $(,)?) => {{
        let known = |value: &$type| match value { $($pattern => ()),+ };
        let all = vec![$($sample),+];
        all.iter().for_each(known);
        all
    }};
}

pub(super) fn zone() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").unwrap()
}

fn moment(day: Date) -> Timestamp {
    day.at(8, 12, 0, 0).to_zoned(zone()).unwrap().timestamp()
}

/// A round with two units and a group.
pub(super) fn round() -> Round {
    let units = [("ldld-nghe-an", "Nghệ An"), ("ldld-ha-nam", "Hà Nam")];
    Round {
        id: RoundId::new("ctr01-2023"),
        title: "Chương trình 01/CTr-BCH".to_owned(),
        required: Vec::new(),
        recognise: Recognise::default(),
        groups: vec![Group {
            id: "press".to_owned(),
            title: "V. Báo chí".to_owned(),
            due: None,
            anchors: Vec::new(),
        }],
        opens: None,
        due: date(2023, 5, 30),
        due_day: DueDay::Ask,
        closes: None,
        periods: Vec::new(),
        outline: Vec::new(),
        checks: Vec::new(),
        roster: Roster { units: units.map(|(id, name)| unit(id, name)).to_vec() },
        form: Form::default(),
    }
}

fn unit(id: &str, name: &str) -> Unit {
    Unit {
        id: UnitId::new(id),
        name: format!("Liên đoàn Lao động tỉnh {name}"),
        group: "province".to_owned(),
        expected: Expected::Yes,
        aliases: Vec::new(),
        bare_names: Vec::new(),
        letterhead: String::new(),
        places: Vec::new(),
        number_suffixes: Vec::new(),
        domains: Vec::new(),
        valid_from: None,
        valid_to: None,
        successors: Vec::new(),
        note: String::new(),
    }
}

fn nghe_an() -> UnitId {
    UnitId::new("ldld-nghe-an")
}

fn letter() -> Digest {
    Digest([0x3f; 32])
}

pub(super) fn findings() -> Vec<Finding> {
    let file = || "bao-cao.xlsx".to_owned();
    every!(Finding:
        Finding::Protected { .. } => Finding::protected("bao-cao.xlsx"),
        Finding::Empty { .. } => Finding::Empty { file: file() },
        Finding::LockFile { .. } => Finding::LockFile { file: "~$bao-cao.docx".to_owned() },
        Finding::UnknownFormat { .. } => Finding::UnknownFormat { file: file() },
        Finding::Signature { .. } => Finding::Signature { file: "smime.p7s".to_owned() },
        Finding::NotRead { .. } => Finding::not_read("bao-cao.rar", Format::Rar),
        Finding::ScanOnly { .. } => Finding::ScanOnly { file: "bao-cao.pdf".to_owned() },
        Finding::FromOcr { .. } => Finding::FromOcr { file: "bao-cao.pdf".to_owned() },
        Finding::PagesDoubtful { .. } => Finding::PagesDoubtful {
            file: "bao-cao.pdf".to_owned(),
            pages: "2, 5".to_owned(),
        },
        Finding::ProgramMissing { .. } => Finding::ProgramMissing {
            file: "bao-cao.pdf".to_owned(),
            package: "poppler-utils".to_owned(),
        },
        Finding::ThroughOffice { .. } =>
            Finding::ThroughOffice { file: "bao-cao.sxw".to_owned(), is_damaged: false },
        Finding::OfficeFailed { .. } => Finding::OfficeFailed { file: "bao-cao.doc".to_owned() },
        Finding::Executable { .. } => Finding::Executable { file: "bao-cao.exe".to_owned() },
        Finding::Damaged { .. } => Finding::damaged("bao-cao.xlsx", "no end of central directory"),
        Finding::LimitReached { .. } => Finding::limit("bao-cao.xlsx", Limit::Cells),
        Finding::ReaderDied { .. } => Finding::reader_died("bao-cao.xlsx", Death::TimedOut),
        Finding::Bug { .. } => Finding::Bug { cause: "index 7".to_owned() },
        Finding::LetterUnreadable => Finding::LetterUnreadable,
        Finding::UnknownCharset { .. } => Finding::UnknownCharset { charset: "x-abc".to_owned() },
        Finding::Hidden { .. } => Finding::Hidden { place: Place::Sheet("Biểu 2".to_owned()) },
        Finding::Uncalculated { .. } => Finding::Uncalculated { file: file(), cells: 12 },
        Finding::LinkInstead { .. } => Finding::LinkInstead { host: "drive.google.com".to_owned() },
        Finding::AttachmentForgotten => Finding::AttachmentForgotten,
        Finding::AttachmentRemoved { .. } =>
            Finding::AttachmentRemoved { file: "removed.txt".to_owned() },
        Finding::BlankTemplate { .. } => Finding::BlankTemplate { file: file() },
        Finding::TwoUnits { .. } => Finding::two_units(&nghe_an(), &UnitId::new("ldld-ha-nam")),
        Finding::AuthenticationFailed { .. } =>
            Finding::AuthenticationFailed { address: "ldld@example.vn".to_owned() },
        Finding::SeveralSenders => Finding::SeveralSenders,
        Finding::ClocksDiffer { .. } => Finding::ClocksDiffer { hours: 80 },
        Finding::ReceiptSuspicious { .. } => Finding::ReceiptSuspicious { days: 5 },
        Finding::SeveralLetterheads { .. } => Finding::SeveralLetterheads { file: file() },
        Finding::FilesDiffer { .. } => Finding::FilesDiffer {
            indicator: "C01 (2021)".to_owned(), taken: "12".to_owned(), taken_file: file(),
            other: "21".to_owned(), other_file: String::new()
        },
        Finding::SentenceDiffers { .. } => Finding::SentenceDiffers {
            file: file(), indicator: "C03".to_owned(), taken: "12".to_owned(),
            other: "21".to_owned(), sentence: "Toàn tỉnh có 21 trang Facebook.".to_owned()
        },
        Finding::RowsOutsideForm { .. } => Finding::RowsOutsideForm { file: file(), rows: 3 },
        Finding::SizeDiffers { .. } => Finding::SizeDiffers { announced: 2000, received: 1999 },
    )
    .into_iter()
    .chain([Finding::ClocksDiffer { hours: -80 }])
    .collect()
}

pub(super) fn evidence() -> Vec<Evidence> {
    let words = || "Nghệ An".to_owned();
    every!(Evidence:
        Evidence::Names { .. } =>
            Evidence::Names { signal: Signal::FileName, unit: nghe_an(), words: words() },
        Evidence::Below { .. } =>
            Evidence::Below { signal: Signal::Letterhead, parent: nghe_an(), words: words() },
        Evidence::Round { .. } => Evidence::Round { words: "01/CTr-BCH".to_owned() },
        Evidence::OtherRound { .. } => Evidence::OtherRound { words: "Tháng Công nhân".to_owned() },
        Evidence::FormMatches { .. } => Evidence::FormMatches { indicators: 28 },
        Evidence::Kind { .. } => Evidence::Kind { words: "xin gia hạn".to_owned() },
        Evidence::OwnDocument { .. } => Evidence::OwnDocument { words: "1885/TLĐ".to_owned() },
        Evidence::UnknownLetterhead { .. } =>
            Evidence::UnknownLetterhead { words: "CÔNG TY CỔ PHẦN".to_owned() },
        Evidence::Undelivered { .. } =>
            Evidence::Undelivered { address: "vanphong@ldldnghean.example".to_owned() },
        Evidence::Authentication { .. } => Evidence::Authentication { words: "dkim=fail".to_owned() },
        Evidence::Ruling { .. } => Evidence::Ruling { id: 7 },
    )
}

pub(super) fn flags() -> Vec<Flag> {
    each!(Flag: EnglishStyle, EnglishDecimal, AmbiguousSeparator, Over100, PercentInCount,
        CommaThousandsAssumed, ThousandsAssumed, NotAnInteger, Pair, SeveralNumbers, Range,
        BadGrouping, ZeroInWords, NoNumber, NoteWithNumbers, MaybeFraction, NumberWords, VerySmall,
        Negative, NegativeOrNote, PercentFormat, Ditto, SlashAsDash, Mark, NumberInYesno, NoAnswer,
        UnsureLabel, UnsurePeriod, Hidden, Contradicted, UnsureUnitOfMeasure, Rounded, Uncalculated,
        ThroughOffice)
}

pub(super) fn notes() -> Vec<StandingNote> {
    let day = date(2023, 6, 5);
    every!(StandingNote:
        StandingNote::FoundInJunk => StandingNote::FoundInJunk,
        StandingNote::DerivedReceipt(_) => StandingNote::DerivedReceipt(ReceiptBasis::Received),
        StandingNote::OtherChannel(_) => StandingNote::OtherChannel("bưu điện".to_owned()),
        StandingNote::ExtendedTo(_) => StandingNote::ExtendedTo(day),
        StandingNote::ExtensionAsked(None) => StandingNote::ExtensionAsked(None),
        StandingNote::ExtensionAsked(Some(_)) => StandingNote::ExtensionAsked(Some(day)),
        StandingNote::Merged(_) => StandingNote::Merged(nghe_an()),
        StandingNote::Credited => StandingNote::Credited,
        StandingNote::LateCorrection(_) => StandingNote::LateCorrection(moment(date(2023, 6, 1))),
        StandingNote::AfterClose => StandingNote::AfterClose,
        StandingNote::ScanOnly => StandingNote::ScanOnly,
        StandingNote::AnnexMissing => StandingNote::AnnexMissing,
        StandingNote::AnnexOnly => StandingNote::AnnexOnly,
        StandingNote::ToConfirm => StandingNote::ToConfirm,
        StandingNote::ReviewFigures(_) => StandingNote::ReviewFigures(2),
        StandingNote::RuleNotes(_) => StandingNote::RuleNotes(2),
        StandingNote::LinkOnly => StandingNote::LinkOnly,
        StandingNote::Unreadable => StandingNote::Unreadable,
        StandingNote::InTrash => StandingNote::InTrash,
        StandingNote::Unsettled => StandingNote::Unsettled,
        StandingNote::WithdrawalAsked => StandingNote::WithdrawalAsked,
        StandingNote::Subordinate => StandingNote::Subordinate,
        StandingNote::Exempt => StandingNote::Exempt,
        StandingNote::NotExpected => StandingNote::NotExpected,
        StandingNote::WroteWithoutReport(_) =>
            StandingNote::WroteWithoutReport(moment(date(2023, 5, 29))),
        StandingNote::Note(_) => StandingNote::Note("đã gọi điện ngày 31/5".to_owned()),
    )
}

pub(super) fn reasons() -> Vec<ReviewReason> {
    let day = date(2023, 6, 5);
    let figure = |flags| ReviewReason::Figure {
        label: "Số lớp".to_owned(),
        raw: "1.5".to_owned(),
        flags,
        matched: None,
        stands: None,
    };
    let matched = |reason| ReviewReason::Figure {
        label: "Số lớp tập huấn".to_owned(),
        raw: "15".to_owned(),
        flags: vec![Flag::UnsureLabel],
        matched: Some(LabelMatch { score: 82, reason }),
        stands: None,
    };
    every!(ReviewReason:
        ReviewReason::Evidence(_) => ReviewReason::Evidence(Evidence::Ruling { id: 7 }),
        ReviewReason::Finding(_) => ReviewReason::Finding(Finding::AttachmentForgotten),
        ReviewReason::Figure { .. } => figure(vec![Flag::AmbiguousSeparator, Flag::NotAnInteger]),
        ReviewReason::Contradicted { .. } => ReviewReason::Contradicted {
            taken: other("bieu.xlsx", "12450"), others: vec![other("", "12.5")]
        },
        ReviewReason::Rule { .. } => ReviewReason::Rule {
            check: "R05".to_owned(), note: "Tổng kinh phí không bằng tổng các nguồn".to_owned(), breaks: 2
        },
        ReviewReason::RuleBreak(_) => ReviewReason::RuleBreak(broken("2022", None)),
        ReviewReason::ReceivedOnDueDay(_) => ReviewReason::ReceivedOnDueDay(vec![nghe_an()]),
        ReviewReason::InTrash => ReviewReason::InTrash,
        ReviewReason::Verdict(_) => ReviewReason::Verdict(Verdict::Withdrawal),
        ReviewReason::NoOtherReport => ReviewReason::NoOtherReport,
        ReviewReason::ExtensionAsked(None) => ReviewReason::ExtensionAsked(None),
        ReviewReason::ExtensionAsked(Some(_)) => ReviewReason::ExtensionAsked(Some(day)),
    )
    .into_iter()
    .chain([
        figure(Vec::new()),
        ReviewReason::RuleBreak(broken("total", Some(Beside::Median(Decimal::from(40))))),
        ReviewReason::RuleBreak(RuleBreak {
            period: None, ..broken("2021", Some(Beside::Total(Decimal::from(1500))))
        }),
        ReviewReason::RuleBreak(RuleBreak {
            period: None, figures: vec![], beside: Some(Beside::Units(vec![nghe_an()]))
        }),
        ReviewReason::RuleBreak(broken("total", Some(Beside::Words("KH-".to_owned())))),
    ])
    .chain(LABEL_REASONS.map(matched))
    .collect()
}

fn other(file: &str, value: &str) -> OtherFigure {
    OtherFigure {
        value: Value::Number(value.parse().expect("a number")),
        raw: value.to_owned(),
        file: Some(file.to_owned()),
        message: Some(letter()),
        received_at: None,
    }
}

fn broken(period: &str, beside: Option<Beside>) -> RuleBreak {
    let figure = |code: &str, value: i64| RuleFigure {
        indicator: IndicatorCode::new(code),
        period: PeriodId::new(period),
        value: Decimal::from(value),
        message: Some(letter()),
    };
    let figures = vec![figure("E01", 1200), figure("E02", 900)];
    RuleBreak { period: Some(PeriodId::new(period)), figures, beside }
}

/// Reasons for which a label waits for a person.
const LABEL_REASONS: [LabelReason; 4] =
    [LabelReason::Slip, LabelReason::Partial, LabelReason::Loose, LabelReason::Rivals];

pub(super) fn proposals() -> Vec<Proposal> {
    every!(Proposal:
        Proposal::Assign(_) => Proposal::Assign(nghe_an()),
        Proposal::Kind(_) => Proposal::Kind(Verdict::Supplement),
        Proposal::Figure(_) => Proposal::Figure("1.500".to_owned()),
        Proposal::Extend(None) => Proposal::Extend(None),
        Proposal::Extend(Some(_)) => Proposal::Extend(Some(date(2023, 6, 5))),
        Proposal::AskForEditableFile(_) => Proposal::AskForEditableFile(Verdict::LinkOnly),
        Proposal::KeepReceipt(_) => Proposal::KeepReceipt(Verdict::Submission),
        Proposal::SettleDueDay => Proposal::SettleDueDay,
        Proposal::SettleRule(_) => Proposal::SettleRule("R05".to_owned()),
    )
}

pub(super) fn decisions() -> Vec<Decision> {
    let round = || RoundId::new("ctr01-2023");
    let (unit, message) = (nghe_an, letter());
    let until = date(2023, 6, 5);
    every!(Decision:
        Decision::Assign { file: None, .. } =>
            Decision::Assign { message, unit: unit(), round: None, file: None },
        Decision::Assign { file: Some(_), .. } =>
            Decision::Assign { message, unit: unit(), round: None, file: Some(letter()) },
        Decision::Kind { .. } => Decision::Kind { message, verdict: Verdict::Question },
        Decision::Ignore { .. } => Decision::Ignore { message },
        Decision::Accept { .. } => Decision::Accept { message },
        Decision::Exclude { .. } => Decision::Exclude { message },
        Decision::Figure { .. } => Decision::Figure {
            round: round(), unit: unit(), indicator: IndicatorCode::new("C01"),
            period: Some(PeriodId::new("2022")), value: "15".to_owned()
        },
        Decision::Extend { scope: Scope::Unit(_), .. } =>
            Decision::Extend { round: round(), scope: Scope::Unit(unit()), until },
        Decision::Extend { scope: Scope::Group(_), .. } =>
            Decision::Extend { round: round(), scope: Scope::Group("press".to_owned()), until },
        Decision::Extend { scope: Scope::All, .. } =>
            Decision::Extend { round: round(), scope: Scope::All, until },
        Decision::Exempt { .. } => Decision::Exempt { round: round(), unit: unit() },
        Decision::Receipt { .. } => Decision::Receipt {
            round: round(), unit: unit(), at: moment(date(2023, 5, 29)), channel: "bưu điện".to_owned()
        },
        Decision::Credit { .. } => Decision::Credit { round: round(), unit: unit(), message },
        Decision::Merge { .. } =>
            Decision::Merge { round: round(), unit: unit(), into: UnitId::new("ldld-ha-nam") },
        Decision::Confirm { expected: true, .. } =>
            Decision::Confirm { round: round(), unit: unit(), expected: true },
        Decision::Confirm { expected: false, .. } =>
            Decision::Confirm { round: round(), unit: unit(), expected: false },
        Decision::Note { .. } =>
            Decision::Note { round: None, unit: None, message: None, text: "đã gọi điện".to_owned() },
        Decision::DueDay { .. } => Decision::DueDay { round: round(), due_day: DueDay::OnTime },
        Decision::Address { .. } =>
            Decision::Address {
                address: "ldld@example.vn".to_owned(),
                unit: unit(),
                days: Days { from: Some(date(2023, 5, 2)), to: None },
            },
        Decision::Alias { .. } => Decision::Alias {
            alias: "Công đoàn Ga Hà Nội".to_owned(),
            unit: unit(),
            days: Days {
                from: Some(date(2023, 5, 2)),
                to: Some(date(2023, 12, 31)),
            },
        },
        Decision::Undo { .. } => Decision::Undo { id: 7 },
    )
}

pub(super) fn places() -> Vec<Place> {
    let sheet = || "Biểu 2".to_owned();
    every!(Place:
        Place::SheetCell { .. } => Place::SheetCell { sheet: sheet(), row: 12, column: 4 },
        Place::TableCell { .. } => Place::TableCell { table: 1, row: 7, column: 4 },
        Place::Paragraph(_) => Place::Paragraph(41),
        Place::Line { .. } => Place::Line { paragraph: 2, line: 7 },
        Place::Sheet(_) => Place::Sheet(sheet()),
        Place::Table(_) => Place::Table(2),
        Place::File => Place::File,
        Place::Header => Place::Header,
        Place::Footer => Place::Footer,
        Place::Footnote(_) => Place::Footnote(1),
        Place::Endnote(_) => Place::Endnote(1),
    )
}
