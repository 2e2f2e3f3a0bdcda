//! Every rule of the shipped round: where it holds, where it breaks, where it is passed over.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::*;
use crate::judge::ledger::Moment;
use crate::judge::testing;
use crate::model::document::Format;
use crate::model::figure::{FigureStatus, Reading, Value};
use crate::model::judgement::Attribution;
use crate::model::ledger::Snapshot;
use crate::model::round::{
    Aggregate, Check, Form, Indicator, IndicatorKind, Nature, Period, PeriodId,
};
use crate::model::rule_note::Beside;
use crate::model::ruling::Ruling;
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

const UNIT: &str = "ldld-nghe-an";

/// The shipped round with its form, its columns and its rules.
fn round() -> Round {
    let mut round = testing::round();
    let period =
        |id: &str| Period { id: PeriodId::new(id), title: id.to_owned(), headings: Vec::new() };
    round.periods = ["2020", "2021", "2022", "2023", "total"].map(period).to_vec();
    round.checks = checks();
    let text = include_str!("../../../config/rounds/ctr01-2023/form.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let indicators = reader.records().map(|row| indicator(&row.unwrap())).collect();
    round.form = Form { indicators };
    round
}

fn checks() -> Vec<Check> {
    let text = include_str!("../../../config/rounds/ctr01-2023/round.toml");
    let value = |block: &str, key: &str| {
        let line = block.lines().find(|line| line.starts_with(key)).unwrap();
        let quoted = line.split_once(" = \"").unwrap().1.strip_suffix('"').unwrap();
        quoted.replace("\\\"", "\"")
    };
    let blocks = text.split("[[check]]").skip(1).filter(|block| block.contains("\ntest = "));
    blocks
        .map(|block| Check {
            id: value(block, "id"),
            test: value(block, "test"),
            note: value(block, "note"),
        })
        .collect()
}

fn indicator(row: &csv::StringRecord) -> Indicator {
    Indicator {
        code: IndicatorCode::new(&row[0]),
        section: String::new(),
        label: row[2].to_owned(),
        unit_of_measure: row[3].to_owned(),
        kind: match &row[4] {
            "yesno" => IndicatorKind::Yesno,
            "count" => IndicatorKind::Count,
            "percent" => IndicatorKind::Percent,
            "money" => IndicatorKind::Money,
            _ => IndicatorKind::Text,
        },
        nature: match &row[5] {
            "stock" => Some(Nature::Stock),
            "flow" => Some(Nature::Flow),
            "rate" => Some(Nature::Rate),
            _ => None,
        },
        by_year: &row[6] == "yes",
        aggregate: Aggregate::None,
        parent: None,
        groups: if row[0].starts_with('P') { vec!["press".to_owned()] } else { Vec::new() },
        whole_labels: Vec::new(),
        synonyms: Vec::new(),
    }
}

/// `A02=8 D04@2021=12 ?E01=5`: values in the total column, in a year, under review.
fn figures(unit: &str, text: &str) -> Vec<FigureRow> {
    text.split_whitespace().map(|figure| row(unit, figure)).collect()
}

fn row(unit: &str, text: &str) -> FigureRow {
    let (name, value) = text.split_once('=').unwrap();
    let (status, name) = match name.strip_prefix('?') {
        Some(name) => (FigureStatus::Review, name),
        None => (FigureStatus::Read, name),
    };
    let (code, period) = name.split_once('@').unwrap_or((name, "total"));
    let reading = Reading::certain(Value::Number(value.parse().unwrap()), value);
    FigureRow {
        unit: UnitId::new(unit),
        indicator: IndicatorCode::new(code),
        period: PeriodId::new(period),
        reading: Reading { status, ..reading },
        source: None,
        file: None,
        message: Some(Digest([1; 32])),
        received_at: Some("2023-05-29T01:00:00Z".parse().unwrap()),
        version: 1,
        decided_by: None,
        others: Vec::new(),
    }
}

fn moment() -> Moment {
    Moment { as_of: Timestamp::MAX, time_zone: TimeZone::UTC, poll_every: BTreeMap::new() }
}

/// The notes on a world of units with figures, after these rulings.
fn noted(world: &[(&str, &str)], rulings: &[Ruling]) -> Vec<RuleNote> {
    let rounds = [round()];
    let snapshot = Snapshot { rulings: rulings.to_vec(), ..Snapshot::default() };
    let ledger = Ledger::new(&snapshot, &rounds, moment());
    let rows: Vec<FigureRow> = world.iter().flat_map(|(unit, text)| figures(unit, text)).collect();
    notes(&ledger, &rounds[0], &rows)
}

/// Rules that break for one unit with these figures.
fn broken(text: &str) -> Vec<String> {
    noted(&[(UNIT, text)], &[]).into_iter().map(|note| note.check).collect()
}

#[test]
fn each_rule_holds_breaks_or_is_passed_over() {
    let cases = [
        // rule, figures that hold, that break, that are passed over
        (
            "R01",
            "B01=60 B02=10 B03=20 B04=30",
            "B01=61 B02=10 B03=20 B04=30",
            "B01=61 B02=10 B03=20",
        ),
        ("R02", "B01=60 B05=60 B06=7 B07=0", "B01=60 B06=61", "B01=60 ?B06=61"),
        ("R03", "A02=8 A03=8 D07=3 D08=2", "D07=3 D08=4", "A03=9 D08=4"),
        ("R04", "A02=8 A03=7 A04=87.5", "A02=8 A03=7 A04=80", "A02=0 A03=0 A04=0"),
        ("R04", "A02=8 C07=4 C08=50.5", "A02=8 C07=4 C08=50.51", "A02=8 C07=4"),
        (
            "R05",
            "E01=101 E02=40 E03=50 E04=10",
            "E01=101.01 E02=40 E03=50 E04=10",
            "E01=500 E02=40",
        ),
        ("R06", "A04=0 C08=100", "A04=100.1", "?A04=120"),
        ("R06", "A04=85.7", "A04=-1", "A02=120"),
        ("R07", "D01=12", "D01=12.25", "?D01=12.25"),
        ("R07", "D01=0", "D01=-1", "E01=-1"),
        ("R08", "D03=10 D04=50000", "D03=10 D04=50001", "D04=50001"),
        ("R08", "D03=10 D04=10", "D03=10 D04=9", "D03@2021=10 D04=9"),
        (
            "R09",
            "D01@2020=1 D01@2021=2 D01@2022=3 D01@2023=4 D01=10",
            "D01@2020=1 D01@2021=2 D01@2022=3 D01@2023=4 D01=11",
            "D01@2021=2 D01@2022=3 D01@2023=4 D01=11",
        ),
        ("R09", "C03@2022=4 C03@2023=5 C03=5", "C03@2022=4 C03@2023=5 C03=9", "C03@2022=4 C03=9"),
        ("R09", "A04@2023=5 A04=9", "E01@2020=1 E01@2021=1 E01@2022=2 E01@2023=0.5 E01=4", "E01=4"),
        ("R11", "E01=999999", "E01@2022=1000000", "D02=1000000"),
        ("R12", "D01=12", "D01=12.5", "E01=12.5"),
        ("R12", "D01=12.0005", "D01=2.452", "?D01=2.452"),
        ("R13", "D05=2 D06=100", "D05=2 D06=0", "D05=2"),
        ("R13", "D05=0 D06=0", "C03=1 C04=0 C05=0 C06=0", "C03=1 C06=0"),
        (
            "R16",
            "D02@2020=5 D02@2021=5 D02@2022=5 D02@2023=6",
            "D02@2020=5 D02@2021=5 D02@2022=5 D02@2023=5",
            "D02@2020=0 D02@2021=0 D02@2022=0 D02@2023=0",
        ),
        (
            "R16",
            "E01@2020=1",
            "E02@2020=7 E02@2021=7 E02@2022=7 E02@2023=7",
            "D02@2020=5 D02@2021=5",
        ),
    ];
    for (rule, holds, breaks, passed_over) in cases {
        let has = |text: &str| broken(text).iter().any(|check| check == rule);
        assert!(!has(holds), "{rule} holds: {holds}");
        assert!(has(breaks), "{rule} breaks: {breaks}");
        assert!(!has(passed_over), "{rule} is passed over: {passed_over}");
    }
    let tested: Vec<&str> = cases.iter().map(|case| case.0).chain(["R10", "R14", "R15"]).collect();
    assert!(checks().iter().all(|check| tested.contains(&check.id.as_str())));
    assert_eq!(checks().len(), 16);
}

#[test]
fn a_figure_is_compared_within_its_column_and_every_column_is_told() {
    let notes =
        noted(&[(UNIT, "D03@2021=10 D04@2021=9 D03@2022=10 D04@2022=12 D03=20 D04=5")], &[]);
    let breaks = &notes.iter().find(|note| note.check == "R08").unwrap().breaks;
    let columns: Vec<&str> =
        breaks.iter().map(|broken| broken.period.as_ref().unwrap().as_str()).collect();
    assert_eq!(columns, ["2021", "total"]);
    let told: Vec<String> =
        breaks[0].figures.iter().map(|f| format!("{}={}", f.indicator, f.value)).collect();
    assert_eq!(told, ["D04=9", "D03=10"]);
}

#[test]
fn a_group_has_a_measure_once_fifteen_units_have_reported() {
    let provinces: Vec<String> = round()
        .roster
        .units
        .iter()
        .filter(|u| u.group == "province")
        .map(|u| u.id.to_string())
        .collect();
    let rule = |units: usize, own: &str| {
        let mut world: Vec<(&str, String)> = provinces
            .iter()
            .filter(|unit| *unit != UNIT)
            .take(units)
            .enumerate()
            .map(|(n, unit)| (unit.as_str(), format!("D01={}", 90 + n)))
            .collect();
        world.push((UNIT, own.to_owned()));
        // Another group is no measure.
        world.push(("cd-giao-duc", "D01=9999999".to_owned()));
        let world: Vec<(&str, &str)> = world.iter().map(|(u, t)| (*u, t.as_str())).collect();
        let notes = noted(&world, &[]);
        let note = notes.into_iter().find(|note| note.check == "R10");
        note.map(|note| (note.unit.to_string(), note.breaks[0].beside.clone()))
    };
    let median = |value: i64| Some((UNIT.to_owned(), Some(Beside::Median(value.into()))));
    assert_eq!(rule(14, "D01=2000"), median(97));
    assert_eq!(rule(14, "D01=4"), median(96));
    for (units, own) in
        [(14, "D01=1940"), (14, "D01=5"), (13, "D01=9000"), (14, "D01=0"), (14, "?D01=9000")]
    {
        assert_eq!(rule(units, own), None, "{units} units and {own}");
    }
}

#[test]
fn the_same_figures_as_another_unit_are_told_with_its_name() {
    let own = "A02=8 A03=7 B01=60 C01=2 D07=9";
    let twins = |other: &str| {
        let notes = noted(&[(UNIT, own), ("ldld-ha-nam", other)], &[]);
        notes
            .into_iter()
            .map(|note| (note.unit.to_string(), note.breaks[0].beside.clone()))
            .collect::<Vec<_>>()
    };
    let beside = |unit: &str| Some(Beside::Units(vec![UnitId::new(unit)]));
    let mut expected =
        vec![(UNIT.to_owned(), beside("ldld-ha-nam")), ("ldld-ha-nam".to_owned(), beside(UNIT))];
    let mut found = twins(own);
    expected.sort_by(|a, b| a.0.cmp(&b.0));
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(found, expected);
    assert_eq!(twins("A02=8 A03=7 B01=60 C01=2 D07=10"), []);
    assert_eq!(twins("A02=8 A03=7 B01=60 C01=2 D07=9 D08=1"), []);
    let few = noted(&[(UNIT, "A02=8 A03=7"), ("ldld-ha-nam", "A02=8 A03=7")], &[]);
    assert_eq!(few, []);
}

#[test]
fn a_plan_number_is_missed_only_where_a_report_was_read() {
    let round = round();
    let rule = Rule::parse(&round.checks.iter().find(|c| c.id == "R14").unwrap().test).unwrap();
    let unit = round.roster.get(&UnitId::new(UNIT)).unwrap();
    let file = |component, outcome, written: &[&str]| FileJudgement {
        path: "1".to_owned(),
        name: "bc.docx".to_owned(),
        sha256: Digest([2; 32]),
        format: Format::Docx,
        attribution: Attribution::Nobody,
        component: Some(component),
        outcome,
        other_round: false,
        document_number: None,
        document_date: None,
        letterhead: Vec::new(),
        figures: Vec::new(),
        stray_rows: Vec::new(),
        written: written.iter().map(|words| (*words).to_owned()).collect(),
        findings: Vec::new(),
    };
    let count = |text: &str, files: &[FileJudgement]| {
        let rows = figures(UNIT, text);
        let by_unit = in_force::by_unit(&rows);
        let files: Vec<&FileJudgement> = files.iter().collect();
        breaks(&Field::new(&round, &by_unit), unit, &files, &rule).len()
    };
    let report = |words: &[&str]| file(Component::Report, Outcome::Read, words);
    let annex = |words: &[&str]| file(Component::Annex, Outcome::Read, words);
    assert_eq!(count("A01=1", &[report(&[])]), 1);
    assert_eq!(count("A01=1", &[report(&["KH-"])]), 0);
    assert_eq!(count("A01=1", &[report(&[]), annex(&["KH-"])]), 0);
    assert_eq!(count("A01=0", &[report(&[])]), 0);
    assert_eq!(count("B01=1", &[report(&[])]), 0);
    assert_eq!(count("A01=1", &[annex(&[])]), 0);
    assert_eq!(count("A01=1", &[file(Component::Report, Outcome::Unreadable, &[])]), 0);
    assert_eq!(count("A01=1", &[file(Component::Scan, Outcome::Read, &[])]), 0);
}

#[test]
fn the_share_of_the_press_is_asked_of_the_press() {
    let press = round().roster.units.iter().find(|u| u.group == "press").unwrap().id.to_string();
    let has = |text: &str| {
        noted(&[(press.as_str(), text)], &[]).into_iter().any(|note| note.check == "R15")
    };
    assert!(has("P02@2022=19.9"));
    assert!(!has("P02@2022=20"));
    assert!(!has("?P02@2022=5"));
}

#[test]
fn a_note_with_the_rules_key_settles_it_until_newer_figures_come() {
    let ruling = |at: &str, text: &str| Ruling {
        id: 1,
        at: at.parse().unwrap(),
        by: "A".to_owned(),
        reason: "gọi điện".to_owned(),
        decision: Decision::Note {
            round: Some(round().id),
            unit: Some(UnitId::new(UNIT)),
            message: None,
            text: text.to_owned(),
        },
        undone_by: None,
    };
    let open = |ruling: Ruling| noted(&[(UNIT, "B01=60 B06=61")], &[ruling]).len();
    let (before, after) = ("2023-05-28T00:00:00Z", "2023-05-30T00:00:00Z");
    assert_eq!(open(ruling(after, "R02: đã hỏi, số đúng")), 0);
    assert_eq!(open(ruling(after, "r02")), 0);
    assert_eq!(open(ruling(before, "R02: đã hỏi, số đúng")), 1);
    assert_eq!(open(ruling(after, "R020: đã hỏi")), 1);
    assert_eq!(open(ruling(after, "đã hỏi về R02")), 1);
    assert_eq!(open(Ruling { undone_by: Some(2), ..ruling(after, "R02") }), 1);
}
