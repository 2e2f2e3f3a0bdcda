//! Every way of writing in the vectors, and properties that hold for any text.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::model::document::Cell;
use crate::model::document::CellValue;
use crate::model::figure::FigureStatus;
use crate::model::figure::Qualifier;

const VECTORS: &str = include_str!("../../../fixtures/vectors/numbers.csv");

fn cell(text: &str, value: CellValue) -> Cell {
    Cell { column: 1, columns: 1, rows: 1, text: text.to_owned(), value, original: None }
}

fn kind(word: &str) -> IndicatorKind {
    match word {
        "count" => IndicatorKind::Count,
        "money" => IndicatorKind::Money,
        "percent" => IndicatorKind::Percent,
        "yesno" => IndicatorKind::Yesno,
        other => panic!("{other}"),
    }
}

fn flag_names(flags: &[Flag]) -> Vec<String> {
    let mut names: Vec<String> = flags
        .iter()
        .map(|flag| serde_json::to_string(flag).unwrap().trim_matches('"').to_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn every_vector_is_read_as_told() {
    let mut rows = csv::Reader::from_reader(VECTORS.as_bytes());
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows.records() {
        let row = row.unwrap();
        seen += 1;
        let multiplier: Decimal = row[2].parse().unwrap();
        let reading = if row[7].contains("percent_format") {
            let stored = cell(&row[0], CellValue::Percent(row[0].parse().unwrap()));
            of_cell(&stored, kind(&row[1]), multiplier)
        } else {
            read(&row[0], kind(&row[1]), multiplier)
        };
        let value = match &reading.value {
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Text(text)) => format!("text {text}"),
            None => String::new(),
        };
        let mut flags: Vec<&str> = row[7].split_whitespace().collect();
        flags.sort_unstable();
        let told = (&row[3], &row[4], &row[5], &row[6], flags.join(" "));
        let got = (
            value.as_str(),
            reading.status.as_str(),
            reading.absent.map_or("", Absent::as_str),
            reading.qualifier.map_or("", Qualifier::as_str),
            flag_names(&reading.flags).join(" "),
        );
        if told != got || reading.raw != row[0] {
            wrong.push(format!("{:?} as {}: told {told:?}, got {got:?}", &row[0], &row[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(seen, 111);
}

fn count(text: &str) -> Reading {
    read(text, IndicatorKind::Count, Decimal::ONE)
}

fn value(reading: &Reading) -> Option<String> {
    match &reading.value {
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(Value::Text(text)) => Some(text.clone()),
        None => None,
    }
}

#[test]
fn words_that_look_like_a_scale_without_accents_wait_for_a_person() {
    assert_eq!(count("5 van").flags, [Flag::NumberWords]);
    assert_eq!(count("5 van").status, FigureStatus::Review);
    assert_eq!(value(&count("5 vạn")).as_deref(), Some("50000"));
    assert_eq!(value(&count("5 văn bản")).as_deref(), Some("5"));
}

#[test]
fn a_number_that_lost_its_beginning_waits_for_a_person() {
    assert_eq!(count(",5").flags, [Flag::BadGrouping]);
    assert_eq!(count("1 tỷ 2").flags, [Flag::SeveralNumbers]);
    assert_eq!(value(&count("2 triệu rưỡi")).as_deref(), Some("2500000"));
    assert_eq!(value(&count("50k")).as_deref(), Some("50000"));
}

#[test]
fn a_comma_under_a_heading_of_thousands_can_mean_two_things() {
    let reading = read("1,234", IndicatorKind::Count, Decimal::ONE_THOUSAND);
    assert_eq!(reading.flags, [Flag::AmbiguousSeparator]);
    assert_eq!(value(&reading).as_deref(), Some("1234"));
}

#[test]
fn an_unmarked_question_is_no_answer() {
    let ask = |text| read(text, IndicatorKind::Yesno, Decimal::ONE);
    assert_eq!(ask("Có/Không").flags, [Flag::NoAnswer]);
    assert_eq!(ask("Đã có nhưng chưa ban hành").flags, [Flag::NoAnswer]);
    assert_eq!(value(&ask("Đã ban hành KH số 12/KH-LĐLĐ")).as_deref(), Some("1"));
    assert_eq!(ask("Chưa có").status, FigureStatus::Review);
}

#[test]
fn words_of_a_text_indicator_are_kept_as_written() {
    let text = |words| read(words, IndicatorKind::Text, Decimal::ONE);
    assert_eq!(value(&text(" Thiếu 02 máy ảnh ")).as_deref(), Some("Thiếu 02 máy ảnh"));
    assert_eq!(text("-").absent, Some(Absent::Dash));
    assert_eq!(text(" ").absent, Some(Absent::Blank));
}

#[test]
fn number_cells_need_no_rules_of_writing() {
    let of = |stored: &str, kind, multiplier: i64| {
        let decimal: Decimal = stored.parse().unwrap();
        of_cell(&cell(stored, CellValue::Number(decimal)), kind, Decimal::from(multiplier))
    };
    let exact = of("1234", IndicatorKind::Count, 1);
    assert_eq!((value(&exact).as_deref(), exact.status), (Some("1234"), FigureStatus::Read));
    let money = of("1250.5", IndicatorKind::Money, 1000);
    assert_eq!((value(&money).as_deref(), money.status), (Some("1.2505"), FigureStatus::Read));
    let typed_with_dot = of("1.234", IndicatorKind::Count, 1);
    assert_eq!(value(&typed_with_dot).as_deref(), Some("1234"));
    assert_eq!(typed_with_dot.status, FigureStatus::Review);
    assert_eq!(of("12.5", IndicatorKind::Count, 1).flags, [Flag::NotAnInteger]);
    assert_eq!(of("0.857", IndicatorKind::Percent, 1).flags, [Flag::MaybeFraction]);
    assert_eq!(of("1", IndicatorKind::Percent, 1).flags, [Flag::MaybeFraction]);
    assert_eq!(of("105", IndicatorKind::Percent, 1).flags, [Flag::Over100]);
    assert_eq!(of("-5", IndicatorKind::Count, 1).flags, [Flag::Negative]);
    assert_eq!(of("1", IndicatorKind::Yesno, 1).flags, [Flag::NumberInYesno]);
}

#[test]
fn other_cells_of_workbooks_keep_what_they_are() {
    let count =
        |text: &str, stored| of_cell(&cell(text, stored), IndicatorKind::Count, Decimal::ONE);
    assert_eq!(count("#REF!", CellValue::Error).absent, Some(Absent::Error));
    let formula = count("", CellValue::Uncalculated);
    assert_eq!((formula.absent, formula.flags), (Some(Absent::Error), vec![Flag::Uncalculated]));
    let day = CellValue::Date(jiff::civil::date(2023, 5, 20));
    assert_eq!(count("20/05/2023", day).status, FigureStatus::Review);
    assert_eq!(
        count("85%", CellValue::Percent("0.85".parse().unwrap())).status,
        FigureStatus::Review
    );
    let yes = of_cell(&cell("TRUE", CellValue::Boolean(true)), IndicatorKind::Yesno, Decimal::ONE);
    assert_eq!((value(&yes).as_deref(), yes.status), (Some("1"), FigureStatus::Read));
}

/// As offices print counts: a dot between thousands.
fn print(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
    groups.join(".")
}

const KINDS: [IndicatorKind; 5] = [
    IndicatorKind::Count,
    IndicatorKind::Money,
    IndicatorKind::Percent,
    IndicatorKind::Yesno,
    IndicatorKind::Text,
];

proptest! {
    #[test]
    fn a_count_printed_and_read_is_the_same(number: u64) {
        let reading = count(&print(number));
        prop_assert_eq!(reading.status, FigureStatus::Read);
        prop_assert_eq!(reading.value, Some(Value::Number(Decimal::from(number))));
    }

    #[test]
    fn no_text_stops_the_reader(text in r"\PC{0,40}", pick in 0..KINDS.len()) {
        prop_assert_eq!(read(&text, KINDS[pick], Decimal::ONE_THOUSAND).raw, text);
    }

    #[test]
    fn no_jumble_of_figures_stops_the_reader(
        text in r"[0-9., ()%/đ~≥–\-]{0,24}( (tỷ|triệu|rưỡi|nghìn|đồng|hơn) ?){0,3}",
        pick in 0..KINDS.len(),
    ) {
        let reading = read(&text, KINDS[pick], Decimal::from(1_000_000));
        let statement = reading.value.is_some() || reading.absent.is_some();
        prop_assert!(statement || reading.status == FigureStatus::Review);
        prop_assert_eq!(reading.absent.is_some(), reading.status == FigureStatus::Absent);
    }
}
