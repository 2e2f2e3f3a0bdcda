//! `explain`: totals and figures down to the words read, in words and for scripts.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::office::Office;

fn explained(office: &Office, arguments: &[&str]) -> Value {
    let mut all = vec!["explain"];
    all.extend(arguments);
    all.extend(["--format", "json"]);
    office.ok(&all).json()
}

fn number(value: &Value) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn a_total_is_the_sum_of_what_the_export_says_counts() {
    let office = Office::with_demo();
    let told = explained(&office, &["A02"]);
    let rows = office.ok(&["export", "--format", "json"]).json();
    let rows = rows.as_array().or_else(|| rows["figures"].as_array()).unwrap().clone();
    let of = |period: &'static str| {
        let counts = |row: &&Value| {
            row["indicator"] == "A02"
                && row["period"] == period
                && (row["status"] == "read" || row["status"] == "corrected")
        };
        rows.iter().filter(counts).map(|row| row["unit"].clone()).collect::<Vec<_>>()
    };
    let units = told["units"].as_array().unwrap();
    let counted: Vec<&Value> = units.iter().filter(|unit| unit["how"].is_string()).collect();
    let sum: Decimal = counted.iter().map(|unit| number(&unit["value"])).sum();
    assert_eq!(number(&told["total"]["value"]), sum);
    assert_eq!(told["total"]["counted"], counted.len());
    assert_eq!(told["total"]["asked"], units.len(), "who is missing stands there as well");
    for unit in of("total") {
        assert!(counted.iter().any(|counted| counted["unit"] == unit), "{unit} is not in it");
    }
    for unit in counted {
        let figures = unit["figures"].as_array().unwrap();
        assert!(!figures.is_empty(), "{unit} says nothing of its source");
        assert!(figures.iter().all(|figure| figure["place"].is_string()), "{unit}");
    }
}

#[test]
fn a_share_is_recomputed_and_says_from_what() {
    let office = Office::with_demo();
    let told = explained(&office, &["A04"]);
    let (part, whole) = (&told["total"]["part"], &told["total"]["whole"]);
    assert_eq!((&part["indicator"], &whole["indicator"]), (&"A03".into(), &"A02".into()));
    let share = number(&part["value"]) * Decimal::ONE_HUNDRED / number(&whole["value"]);
    assert!((share - number(&told["total"]["value"])).abs() < Decimal::new(1, 2));
    let text = office.ok(&["explain", "A04"]).out;
    assert!(text.contains("100 × A03 / A02"), "{text}");
}

#[test]
fn a_figure_is_told_down_to_the_cell_the_words_and_who_decided() {
    let office = Office::with_demo();
    let asked = ["explain", "A02", "--unit", "ldld-nghe-an"];
    let before = office.ok(&asked).out;
    for word in ["Nguyên văn", "Vị trí", "Thư: ", "Nhận lúc", "khớp ", "máy đọc"] {
        assert!(before.contains(word), "{word}: {before}");
    }
    office.ok(&[
        "rule",
        "figure",
        "--unit",
        "ldld-nghe-an",
        "--indicator",
        "A02",
        "26",
        "--by",
        "Nguyễn Văn A",
        "--reason",
        "gọi điện xác nhận",
    ]);
    let after = office.ok(&asked).out;
    for word in ["26 đơn vị", "Nguyễn Văn A", "gọi điện xác nhận"] {
        assert!(after.contains(word), "{word}: {after}");
    }
    let english = office.ok(&["--lang", "en", "explain", "A02", "--unit", "ldld-nghe-an"]).out;
    assert!(english.contains("As written"), "{english}");
}

#[test]
fn who_is_not_in_a_total_is_named_in_words() {
    let office = Office::with_demo();
    let text = office.ok(&["explain", "A02"]).out;
    assert!(text.contains("chưa nộp: "), "{text}");
    assert!(text.contains("Không có trong tổng"), "{text}");
}

#[test]
fn what_does_not_exist_is_refused_with_what_does() {
    let office = Office::with_demo();
    for (arguments, hint) in [
        (["explain", "A022", "--period", "total"], "A02"),
        (["explain", "A02", "--period", "1999"], "2022"),
        (["explain", "A02", "--unit", "ldld-nghe-ann"], "ldld-nghe-an"),
    ] {
        let told = office.run(&arguments);
        assert_eq!(told.code, 2, "{arguments:?}");
        assert!(told.err.contains(hint), "{arguments:?}: {}", told.err);
    }
}
