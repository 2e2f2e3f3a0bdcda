//! A small round, list and ledger for the tests of the reports.

use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rust_decimal::Decimal;

use crate::model::document::{Format, Place};
use crate::model::evidence::{Evidence, Signal};
use crate::model::figure::{
    Absent, Figure, FigureStatus, Flag, Qualifier, Reading, StrayCell, StrayRow, Value,
};
use crate::model::finding::Finding;
use crate::model::judgement::{Attribution, Component, FileJudgement, Outcome, Verdict};
use crate::model::ledger::{
    FigureRow, Proposal, ReviewItem, ReviewKind, ReviewReason, Row, Standing, StandingNote,
    Standings, State, StrayFigureRow, Totals,
};
use crate::model::office::{Office, Offices};
use crate::model::round::{
    Aggregate, DueDay, Form, Group, Indicator, IndicatorCode, IndicatorKind, Nature, Period,
    PeriodId, Recognise, Round, RoundId,
};
use crate::model::sighting::{Digest, FolderRole, ReceiptBasis, Sighting, SightingState};
use crate::model::unit::{Expected, Roster, Unit, UnitId};
use crate::report::Context;
use crate::words::{Language, Words};

/// The office's clock.
pub(crate) fn zone() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").unwrap()
}

/// Runs a check with a context in this language over the sample round.
pub(crate) fn with_context<T>(
    language: Language,
    check: impl FnOnce(&Context<'_>, &Round) -> T,
) -> T {
    let rounds = [round()];
    let zone = zone();
    let offices = offices();
    let words = Words::new(language);
    let context = Context { words, time_zone: &zone, rounds: &rounds, offices: &offices };
    check(&context, &rounds[0])
}

/// An office that is not the shipped one.
fn offices() -> Offices {
    let office = |parent: &str, name: &str, place: &str, signer: &str| {
        let [parent, name, place, signer] = [parent, name, place, signer].map(str::to_owned);
        Office { parent, name, place, signer }
    };
    Offices {
        vietnamese: office("LĐLĐ TỈNH THỬ", "BAN CHÍNH SÁCH", "Hà Nội", "TRƯỞNG BAN"),
        english: office("TRIAL UNION", "POLICY OFFICE", "Hanoi", "CHIEF"),
    }
}

pub(crate) fn round() -> Round {
    Round {
        id: RoundId::new("ctr01-2023"),
        title: "Chương trình số 01/CTr-BCH".to_owned(),
        required: Vec::new(),
        recognise: Recognise::default(),
        groups: vec![
            group("province", "I. Liên đoàn Lao động tỉnh, thành phố", None),
            group("press", "V. Báo chí", Some(date(2023, 6, 5))),
        ],
        opens: None,
        due: date(2023, 5, 30),
        due_day: DueDay::Ask,
        closes: None,
        periods: ["2021", "2022", "total"].map(period).to_vec(),
        outline: Vec::new(),
        checks: Vec::new(),
        roster: Roster { units: UNITS.iter().map(|row| unit(row.0, row.1, row.2)).collect() },
        form: Form { indicators: indicators() },
    }
}

const UNITS: [(&str, &str, &str); 6] = [
    ("ldld-an-giang", "Liên đoàn Lao động tỉnh An Giang", "province"),
    ("ldld-ba-ria-vung-tau", "Liên đoàn Lao động tỉnh Bà Rịa - Vũng Tàu", "province"),
    ("ldld-nghe-an", "Liên đoàn Lao động tỉnh Nghệ An", "province"),
    ("ldld-ha-nam", "Liên đoàn Lao động tỉnh Hà Nam", "province"),
    ("bao-lao-dong", "Báo Lao Động", "press"),
    ("tap-chi-ld-cd", "Tạp chí Lao động và Công đoàn", "press"),
];

fn group(id: &str, title: &str, due: Option<Date>) -> Group {
    Group { id: id.to_owned(), title: title.to_owned(), due, anchors: Vec::new() }
}

fn period(id: &str) -> Period {
    let title = if id == "total" { "Cộng" } else { id };
    Period { id: PeriodId::new(id), title: title.to_owned(), headings: Vec::new() }
}

fn unit(id: &str, name: &str, group: &str) -> Unit {
    Unit {
        id: UnitId::new(id),
        name: name.to_owned(),
        group: group.to_owned(),
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

fn indicators() -> Vec<Indicator> {
    vec![
        indicator("A01", "Đã ban hành kế hoạch", "Có/Không", IndicatorKind::Yesno, false),
        indicator("C01", "Số lớp tập huấn", "lớp", IndicatorKind::Count, true),
        indicator("E01", "Kinh phí, triệu đồng", "triệu đồng", IndicatorKind::Money, false),
        indicator("G01", "Mô hình hay", "", IndicatorKind::Text, false),
    ]
}

fn indicator(
    code: &str,
    label: &str,
    measure: &str,
    kind: IndicatorKind,
    by_year: bool,
) -> Indicator {
    Indicator {
        code: IndicatorCode::new(code),
        section: String::new(),
        label: label.to_owned(),
        unit_of_measure: measure.to_owned(),
        kind,
        nature: Some(Nature::Flow),
        by_year,
        aggregate: Aggregate::Sum,
        parent: None,
        groups: Vec::new(),
        whole_labels: Vec::new(),
        synonyms: Vec::new(),
    }
}

pub(crate) fn digest(byte: u8) -> Digest {
    Digest([byte; 32])
}

/// A moment in Vietnamese time.
pub(crate) fn at(month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    date(2023, month, day).at(hour, minute, 0, 0).to_zoned(zone()).unwrap().timestamp()
}

pub(crate) fn standings() -> Standings {
    Standings {
        round: RoundId::new("ctr01-2023"),
        as_of: at(6, 2, 17, 0),
        due: date(2023, 5, 30),
        due_day: DueDay::Ask,
        last_full_pass: Some(at(6, 2, 16, 59).checked_add(31.seconds()).unwrap()),
        stale: false,
        unread: 0,
        totals: Totals {
            expected: 5,
            received: 3,
            on_time: 1,
            due_day: 1,
            late: 1,
            missing: 2,
            pending: 0,
            exempt: 0,
            to_review: 1,
        },
        units: units(),
    }
}

fn units() -> Vec<Standing> {
    let mut units: Vec<Standing> = UNITS.iter().map(|row| missing(row.0, row.1, row.2)).collect();
    receive(&mut units[0], State::OnTime, at(5, 26, 9, 12), 1);
    units[0].document_number = Some("45/BC-LĐLĐ".to_owned());
    units[0].document_date = Some(date(2023, 5, 25));
    receive(&mut units[1], State::DueDay, at(5, 30, 23, 59), 2);
    units[1].annex = false;
    units[1].figures_read = 0;
    units[1].notes = vec![StandingNote::FoundInJunk, StandingNote::AnnexMissing];
    receive(&mut units[2], State::Late, at(6, 1, 8, 12), 3);
    units[2].days_late = 2;
    units[2].receipt_basis = Some(ReceiptBasis::Received);
    units[2].notes =
        vec![StandingNote::DerivedReceipt(ReceiptBasis::Received), StandingNote::ReviewFigures(2)];
    units[3].maybe_sent = vec![digest(0xab)];
    units[3].notes = vec![StandingNote::LinkOnly];
    units[5].expected = false;
    units[5].notes = vec![StandingNote::ToConfirm];
    units
}

fn missing(id: &str, name: &str, group: &str) -> Standing {
    Standing {
        unit: UnitId::new(id),
        name: name.to_owned(),
        group: group.to_owned(),
        expected: true,
        state: State::Missing,
        received_at: None,
        receipt_basis: None,
        days_late: 0,
        due: if group == "press" { date(2023, 6, 5) } else { date(2023, 5, 30) },
        extended_to: None,
        document_number: None,
        document_date: None,
        version: 0,
        message: None,
        report: false,
        annex: false,
        figures_read: 0,
        figures_expected: 4,
        maybe_sent: Vec::new(),
        notes: Vec::new(),
    }
}

fn receive(standing: &mut Standing, state: State, received_at: Timestamp, message: u8) {
    standing.state = state;
    standing.received_at = Some(received_at);
    standing.receipt_basis = Some(ReceiptBasis::Internaldate);
    standing.version = 1;
    standing.message = Some(digest(message));
    standing.report = true;
    standing.annex = true;
    standing.figures_read = 3;
}

pub(crate) fn number(value: &str) -> Value {
    Value::Number(value.parse::<Decimal>().unwrap())
}

pub(crate) fn figures() -> Vec<FigureRow> {
    let mut about = figure("ldld-nghe-an", "C01", "2022", Some(number("1250")), FigureStatus::Read);
    about.reading.qualifier = Some(Qualifier::About);
    "khoảng 1.250".clone_into(&mut about.reading.raw);
    let mut set =
        figure("ldld-an-giang", "E01", "total", Some(number("1200.50")), FigureStatus::Corrected);
    set.source = None;
    set.decided_by = Some("7".to_owned());
    let mut dash = figure("ldld-an-giang", "C01", "2021", None, FigureStatus::Absent);
    dash.reading.absent = Some(Absent::Dash);
    "-".clone_into(&mut dash.reading.raw);
    vec![
        about,
        figure("ldld-nghe-an", "C01", "2021", Some(number("1.5")), FigureStatus::Review),
        figure("ldld-nghe-an", "E01", "total", Some(number("-12.30")), FigureStatus::Read),
        set,
        dash,
        figure("ldld-an-giang", "A01", "total", Some(number("1")), FigureStatus::Read),
        figure(
            "ldld-an-giang",
            "G01",
            "total",
            Some(Value::Text("=HYPERLINK(\"x\")".to_owned())),
            FigureStatus::Read,
        ),
    ]
}

pub(crate) fn figure(
    unit: &str,
    indicator: &str,
    period: &str,
    value: Option<Value>,
    status: FigureStatus,
) -> FigureRow {
    let reading = Reading {
        value,
        status,
        absent: None,
        qualifier: None,
        flags: Vec::new(),
        raw: "+ 1,5".to_owned(),
    };
    FigureRow {
        unit: UnitId::new(unit),
        indicator: IndicatorCode::new(indicator),
        period: PeriodId::new(period),
        reading: reading.clone(),
        source: Some(Figure {
            indicator: IndicatorCode::new(indicator),
            period: PeriodId::new(period),
            reading,
            label: "Số lớp".to_owned(),
            matched: None,
            sentence: None,
            place: Place::SheetCell { sheet: "Biểu 2".to_owned(), row: 12, column: 4 },
            file: digest(9),
        }),
        file: Some("bieu-so-lieu.xlsx".to_owned()),
        message: Some(digest(3)),
        received_at: Some(at(6, 1, 8, 12)),
        version: 1,
        decided_by: None,
        others: Vec::new(),
    }
}

pub(crate) fn strays() -> Vec<StrayFigureRow> {
    vec![StrayFigureRow {
        unit: UnitId::new("ldld-nghe-an"),
        row: StrayRow {
            label: "- Số cuộc thi trực tuyến".to_owned(),
            cells: vec![StrayCell {
                period: Some(PeriodId::new("2022")),
                heading: "Năm 2022".to_owned(),
                raw: "1".to_owned(),
                place: Place::TableCell { table: 1, row: 7, column: 4 },
            }],
            file: digest(9),
        },
        file: "bao-cao.docx".to_owned(),
        message: digest(3),
        received_at: at(6, 1, 8, 12),
        version: 1,
    }]
}

pub(crate) fn rows() -> Vec<Row> {
    let mut unfetched = row(2, "Báo cáo tháng", Verdict::BeforeStart);
    unfetched.sighting.digest = None;
    unfetched.sighting.state = SightingState::BeforeStart;
    unfetched.units = Vec::new();
    unfetched.files = Arc::default();
    unfetched.round = None;
    unfetched.evidence = Vec::new();
    let mut doubtful = row(3, "Gửi báo cáo", Verdict::Unresolved);
    doubtful.candidates = std::mem::take(&mut doubtful.units);
    doubtful.findings = vec![Finding::AttachmentForgotten];
    vec![row(1, "LĐLĐ Nghệ An gửi báo cáo", Verdict::Submission), unfetched, doubtful]
}

fn row(uid: u32, subject: &str, verdict: Verdict) -> Row {
    Row {
        sighting: Sighting {
            id: i64::from(uid),
            mailbox: "ban-tuyen-giao".to_owned(),
            folder: "Tất cả thư".to_owned(),
            role: FolderRole::Mail,
            uid,
            received_at: at(6, 1, 8, 12),
            receipt_basis: ReceiptBasis::Internaldate,
            from: "Ban Tuyên giáo <ldldnghean@example.vn>".to_owned(),
            subject: subject.to_owned(),
            size_bytes: Some(1000),
            own: false,
            state: SightingState::Stored,
            digest: Some(digest(3)),
            vanished: false,
        },
        round: Some(RoundId::new("ctr01-2023")),
        units: vec![UnitId::new("ldld-nghe-an")],
        candidates: Vec::new(),
        verdict,
        evidence: vec![Evidence::Names {
            signal: Signal::Subject,
            unit: UnitId::new("ldld-nghe-an"),
            words: "Nghệ An".to_owned(),
        }],
        files: vec![
            file("bao-cao.docx", Some(Component::Report), Outcome::Read, Vec::new()),
            file(
                "bieu.xlsx",
                Some(Component::Annex),
                Outcome::Unreadable,
                vec![Finding::protected("bieu.xlsx")],
            ),
            file("logo.png", Some(Component::Other), Outcome::Ignored, Vec::new()),
        ]
        .into(),
        findings: Vec::new(),
        extension_until: None,
        ruled: false,
    }
}

fn file(
    name: &str,
    component: Option<Component>,
    outcome: Outcome,
    findings: Vec<Finding>,
) -> FileJudgement {
    FileJudgement {
        path: "2".to_owned(),
        name: name.to_owned(),
        sha256: digest(9),
        format: Format::Docx,
        attribution: Attribution::Nobody,
        component,
        outcome,
        other_round: false,
        document_number: None,
        document_date: None,
        letterhead: Vec::new(),
        figures: Vec::new(),
        stray_rows: Vec::new(),
        written: Vec::new(),
        findings,
    }
}

pub(crate) fn review_items() -> Vec<ReviewItem> {
    vec![
        ReviewItem {
            id: "due_day:ctr01-2023".to_owned(),
            kind: ReviewKind::DueDay,
            message: None,
            round: Some(RoundId::new("ctr01-2023")),
            units: vec![UnitId::new("ldld-ba-ria-vung-tau")],
            indicator: None,
            period: None,
            proposal: Some(Proposal::SettleDueDay),
            reasons: vec![ReviewReason::ReceivedOnDueDay(vec![UnitId::new(
                "ldld-ba-ria-vung-tau",
            )])],
        },
        ReviewItem {
            id: "figure:ldld-nghe-an:C01:2021".to_owned(),
            kind: ReviewKind::Figure,
            message: Some(digest(3)),
            round: Some(RoundId::new("ctr01-2023")),
            units: vec![UnitId::new("ldld-nghe-an")],
            indicator: Some(IndicatorCode::new("C01")),
            period: Some(PeriodId::new("2021")),
            proposal: Some(Proposal::Figure("1,5".to_owned())),
            reasons: vec![ReviewReason::Figure {
                label: "Số lớp".to_owned(),
                raw: "1.5".to_owned(),
                flags: vec![Flag::AmbiguousSeparator, Flag::NotAnInteger],
                matched: None,
                stands: None,
            }],
        },
    ]
}
