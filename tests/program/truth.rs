//! The made-up mailbox against the truth that its generator wrote beside it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::office::{Office, project};

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(project("fixtures/demo").join(name)).unwrap();
    let headers = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        headers.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// The letters' SHA-256 by file name.
fn digests() -> BTreeMap<String, String> {
    use sha2::Digest as _;
    let files = std::fs::read_dir(project("fixtures/demo")).unwrap().map(|e| e.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "eml"))
        .map(|path| {
            let digest = sha2::Sha256::digest(std::fs::read(&path).unwrap());
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, tonghop::model::sighting::Digest(digest.into()).to_string())
        })
        .collect()
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_letter_gets_the_verdict_and_the_unit_that_it_should() {
    let office = Office::with_demo();
    let rows = office.ok(&["messages", "--format", "json"]).json();
    let rows = rows.as_array().unwrap();
    let digests = digests();
    let mut wrong = Vec::new();
    let truth = table("expected.csv");
    let mut taken = vec![false; rows.len()];
    for letter in &truth {
        let digest = &digests[&letter["file"]];
        let at = rows.iter().enumerate().position(|(index, row)| {
            !taken[index]
                && row["message"].as_str() == Some(digest)
                && row["received_at"].as_str() == Some(letter["received_at"].as_str())
        });
        let Some(at) = at else {
            wrong.push(format!("{}: no row received at {}", letter["file"], letter["received_at"]));
            continue;
        };
        taken[at] = true;
        let row = &rows[at];
        let verdict = row["verdict"].as_str().unwrap();
        if !letter["verdict"].split('|').any(|allowed| allowed == verdict) {
            wrong.push(format!("{}: {} instead of {}", letter["file"], verdict, letter["verdict"]));
        }
        let mut units = words(&row["units"]);
        units.sort();
        let mut expected: Vec<String> = letter["units"]
            .split(';')
            .map(|u| u.trim().to_owned())
            .filter(|u| !u.is_empty())
            .collect();
        expected.sort();
        if ["submission", "replacement", "supplement", "subordinate"].contains(&verdict)
            && units != expected
        {
            wrong.push(format!("{}: units {units:?} instead of {expected:?}", letter["file"]));
        }
    }
    assert_eq!(rows.len(), truth.len(), "every letter has exactly one row");
    assert!(wrong.is_empty(), "{} of {} letters:\n{}", wrong.len(), truth.len(), wrong.join("\n"));
}

#[test]
fn the_late_list_says_of_every_unit_what_is_true() {
    let office = Office::with_demo();
    let list = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
    let units = list["units"].as_array().unwrap();
    let mut wrong = Vec::new();
    for truth in table("standings.csv") {
        let unit = units.iter().find(|unit| unit["unit"] == truth["unit"].as_str());
        let Some(unit) = unit else {
            wrong.push(format!("{}: not on the list", truth["unit"]));
            continue;
        };
        let told = format!(
            "{} {} {}",
            unit["state"].as_str().unwrap(),
            unit["received_at"].as_str().unwrap_or(""),
            unit["days_late"]
        );
        let expected =
            format!("{} {} {}", truth["state"], truth["received_at"], truth["days_late"]);
        if told != expected {
            wrong.push(format!("{}: {told} instead of {expected}", truth["unit"]));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    let totals = &list["totals"];
    let sum: u64 = ["on_time", "due_day", "late", "missing", "pending", "exempt"]
        .iter()
        .map(|state| totals[*state].as_u64().unwrap())
        .sum();
    assert_eq!(totals["expected"].as_u64(), Some(sum));
    assert_eq!(totals["expected"].as_u64(), Some(90));
}

/// Figures with their truth: what is counted must be right; what is missed is reported.
#[test]
fn figures_that_count_are_right() {
    let office = Office::with_demo();
    let csv_text = office.ok(&["export", "--dialect", "plain", "--as-of", "2023-06-30"]).out;
    let mut reader = csv::Reader::from_reader(csv_text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (unit, indicator, period) = (column("unit"), column("indicator"), column("period"));
    let (value, status) = (column("value"), column("status"));
    let read: BTreeMap<String, (String, String)> = reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| {
            let key = format!("{} {} {}", &row[unit], &row[indicator], &row[period]);
            (key, (row[value].to_owned(), row[status].to_owned()))
        })
        .collect();
    let truth: BTreeMap<String, BTreeMap<String, String>> = table("figures.csv")
        .into_iter()
        .map(|row| (format!("{} {} {}", row["unit"], row["indicator"], row["period"]), row))
        .collect();
    let (mut right, mut wrong, mut review, mut missed) = (0, Vec::new(), 0, Vec::new());
    for (key, row) in &truth {
        match read.get(key) {
            None if row["value"].is_empty() => {}
            None => missed.push(key.clone()),
            Some((_, status)) if status == "review" => review += 1,
            Some((value, _)) if *value == row["value"] => right += 1,
            Some((value, status)) => {
                wrong.push(format!("{key}: {status} {value:?} instead of {:?}", row["value"]));
            }
        }
    }
    let invented: Vec<&String> = read
        .iter()
        .filter(|(key, (_, status))| status == "read" && !truth.contains_key(*key))
        .map(|(key, _)| key)
        .collect();
    println!(
        "figures: {right} right, {} wrong, {review} to review, {} missed, {} without truth",
        wrong.len(),
        missed.len(),
        invented.len()
    );
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(invented.is_empty(), "{}: {invented:?}", invented.len());
    let share = missed.len() * 100 / truth.len();
    assert!(share < 1, "{} of {} missed: {missed:?}", missed.len(), truth.len());
}
