//! A round for tests: the shipped form and five periods.

use jiff::civil::date;

use crate::model::round::Aggregate;
use crate::model::round::DueDay;
use crate::model::round::Form;
use crate::model::round::Indicator;
use crate::model::round::IndicatorCode;
use crate::model::round::IndicatorKind;
use crate::model::round::Nature;
use crate::model::round::Period;
use crate::model::round::PeriodId;
use crate::model::round::Recognise;
use crate::model::round::Round;
use crate::model::round::RoundId;
use crate::model::unit::Roster;

const FORM: &str = include_str!("../../../../config/rounds/ctr01-2023/form.csv");

const PERIODS: &[(&str, &[&str])] = &[
    ("2020", &["Năm 2020", "Năm 2020 (từ 26/8)"]),
    ("2021", &["Năm 2021"]),
    ("2022", &["Năm 2022"]),
    ("2023", &["6 tháng 2023", "đến 5/2023", "đến 30/5/2023"]),
    ("total", &["Cộng", "Tổng cộng", "Số lượng", "Kết quả", "Số liệu"]),
];

pub(super) fn round() -> Round {
    Round {
        id: RoundId::new("ctr01-2023"),
        title: String::new(),
        required: Vec::new(),
        recognise: Recognise::default(),
        groups: Vec::new(),
        opens: None,
        due: date(2023, 5, 30),
        due_day: DueDay::Ask,
        closes: None,
        periods: PERIODS.iter().map(|(id, headings)| period(id, headings)).collect(),
        outline: Vec::new(),
        checks: Vec::new(),
        roster: Roster::default(),
        form: form(),
    }
}

fn period(id: &str, headings: &[&str]) -> Period {
    let headings = headings.iter().map(|heading| (*heading).to_owned()).collect();
    Period { id: PeriodId::new(id), title: id.to_owned(), headings }
}

pub(super) fn form() -> Form {
    let mut reader = csv::Reader::from_reader(FORM.as_bytes());
    let indicators = reader.records().map(|row| indicator(&row.unwrap())).collect();
    Form { indicators }
}

fn indicator(row: &csv::StringRecord) -> Indicator {
    let list = |cell: &str| -> Vec<String> {
        cell.split("; ").filter(|item| !item.is_empty()).map(str::to_owned).collect()
    };
    Indicator {
        code: IndicatorCode::new(&row[0]),
        section: row[1].to_owned(),
        label: row[2].to_owned(),
        unit_of_measure: row[3].to_owned(),
        kind: match &row[4] {
            "yesno" => IndicatorKind::Yesno,
            "count" => IndicatorKind::Count,
            "percent" => IndicatorKind::Percent,
            "money" => IndicatorKind::Money,
            _ => IndicatorKind::Text,
        },
        nature: (&row[5] == "flow").then_some(Nature::Flow),
        by_year: &row[6] == "yes",
        aggregate: aggregate(&row[7]),
        parent: (!row[8].is_empty()).then(|| IndicatorCode::new(&row[8])),
        groups: Vec::new(),
        whole_labels: list(&row[10]),
        synonyms: list(&row[11]),
    }
}

fn aggregate(cell: &str) -> Aggregate {
    let ratio = cell.strip_prefix("ratio(").and_then(|rest| rest.strip_suffix(')'));
    let codes = ratio.and_then(|codes| codes.split_once('/'));
    codes.map_or(Aggregate::None, |(one, two)| {
        Aggregate::Ratio(IndicatorCode::new(one), IndicatorCode::new(two))
    })
}

#[test]
fn a_round_with_another_form_and_other_columns_needs_no_code() {
    let mut round = round();
    let mut visits = round.form.indicators.remove(0);
    visits.code = IndicatorCode::new("K1");
    visits.label = "Số đoàn viên được thăm hỏi".to_owned();
    visits.kind = IndicatorKind::Count;
    visits.by_year = true;
    visits.synonyms = vec!["Thăm hỏi đoàn viên".to_owned()];
    round.form.indicators = vec![visits];
    round.periods = vec![period("q1", &["Quý I"]), period("q2", &["Quý II", "Quý 2"])];
    let table = super::sheet(
        "
TT | Chỉ tiêu | Quý I | Quý 2 | Cộng
1 | Thăm hỏi đoàn viên | 10 | 20 | 30
",
    );
    let document = super::document(vec![super::Block::Table(table)]);
    let figures = super::figures(&document, &super::FormIndex::new(&round));
    let told = ["K1 q1 10 read", "K1 q2 20 read", "K1 total 30 read"];
    assert_eq!(super::lines(&figures), told);
}
