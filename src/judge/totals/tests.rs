//! What stands in a total, and what is said of those that do not.

use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::judge::testing;
use crate::model::figure::{Flag, Qualifier, Reading, Value};
use crate::model::ledger::{FigureRow, Totals};
use crate::model::round::{DueDay, Form, IndicatorKind, Nature, Period};

/// An indicator of which nothing else matters.
pub(crate) fn indicator(code: &str, aggregate: Aggregate) -> Indicator {
    let kind = match aggregate {
        Aggregate::Ratio(..) => IndicatorKind::Percent,
        Aggregate::CountYes => IndicatorKind::Yesno,
        Aggregate::List => IndicatorKind::Text,
        Aggregate::Sum | Aggregate::None => IndicatorKind::Count,
    };
    Indicator {
        code: IndicatorCode::new(code),
        section: String::new(),
        label: String::new(),
        unit_of_measure: String::new(),
        kind,
        nature: Some(Nature::Stock),
        by_year: false,
        aggregate,
        parent: None,
        groups: Vec::new(),
        whole_labels: Vec::new(),
        synonyms: Vec::new(),
    }
}

/// A round with a whole, its part and their share, a yes or no, words, and a flow by years.
pub(crate) fn round() -> Round {
    let code = IndicatorCode::new;
    let mut part = indicator("PART", Aggregate::Sum);
    part.parent = Some(code("WHOLE"));
    let mut flow = indicator("FLOW", Aggregate::Sum);
    (flow.nature, flow.by_year) = (Some(Nature::Flow), true);
    let mut round = testing::round();
    round.periods = ["2021", "2022", "total"]
        .map(|id| Period { id: PeriodId::new(id), title: id.to_owned(), headings: Vec::new() })
        .to_vec();
    let indicators = vec![
        indicator("WHOLE", Aggregate::Sum),
        part,
        indicator("SHARE", Aggregate::Ratio(code("PART"), code("WHOLE"))),
        indicator("YES", Aggregate::CountYes),
        indicator("WORDS", Aggregate::List),
        flow,
    ];
    round.form = Form { indicators };
    round
}

/// A row of a unit; what is no number stands as its word: `-`, `…`, `""`, `chưa có`, `?12`.
pub(crate) fn row(unit: &str, code: &str, period: &str, written: &str) -> FigureRow {
    let absent = |why| Reading::absent(why, written);
    let reading = match written {
        "" => absent(Absent::Blank),
        "-" => absent(Absent::Dash),
        "…" => absent(Absent::Dots),
        "chưa có" => absent(Absent::NotYet),
        "#REF!" => absent(Absent::Error),
        _ => match written.trim_start_matches('?').parse() {
            Ok(number) => Reading::certain(Value::Number(number), written),
            Err(_words) => Reading::certain(Value::Text(written.to_owned()), written),
        },
    };
    let mut row = FigureRow {
        unit: UnitId::new(unit),
        indicator: IndicatorCode::new(code),
        period: PeriodId::new(period),
        reading,
        source: None,
        file: None,
        message: None,
        received_at: None,
        version: 1,
        decided_by: None,
        others: Vec::new(),
    };
    if written.starts_with('?') {
        row.reading.doubt(Flag::UnsureLabel);
    }
    row
}

fn standing(unit: &str, state: State) -> Standing {
    Standing {
        unit: UnitId::new(unit),
        name: unit.to_owned(),
        group: "province".to_owned(),
        expected: true,
        state,
        received_at: None,
        receipt_basis: None,
        days_late: 0,
        due: date(2023, 5, 30),
        extended_to: None,
        document_number: None,
        document_date: None,
        version: 1,
        message: None,
        report: true,
        annex: true,
        figures_read: 0,
        figures_expected: 0,
        maybe_sent: Vec::new(),
        notes: Vec::new(),
    }
}

fn received(units: &[&str]) -> Vec<Standing> {
    units.iter().map(|unit| standing(unit, State::OnTime)).collect()
}

fn of(standings: &[Standing], rows: &[FigureRow], code: &str) -> Total {
    let round = round();
    let indicator = round.form.get(&IndicatorCode::new(code)).unwrap();
    total(
        &standings.iter().collect::<Vec<_>>(),
        &Board::new(&round, rows),
        indicator,
        &PeriodId::total(),
    )
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn gaps(total: &Total) -> Vec<(&str, Why)> {
    total.gaps.iter().map(|gap| (gap.unit.as_str(), gap.why)).collect()
}

#[test]
fn a_total_names_who_is_not_in_it_and_why() {
    let mut units = received(&["a", "b", "c", "d", "e", "f", "g"]);
    units.push(standing("h", State::Missing));
    let mut waits = standing("i", State::Missing);
    waits.maybe_sent.push(crate::model::sighting::Digest([1; 32]));
    units.push(waits);
    let rows = ["4300", "0", "-", "…", "", "chưa có", "?5"];
    let rows: Vec<FigureRow> = ["a", "b", "c", "d", "e", "f", "g"]
        .iter()
        .zip(rows)
        .map(|(unit, written)| row(unit, "WHOLE", "total", written))
        .collect();
    let total = of(&units, &rows, "WHOLE");
    assert_eq!((total.value, total.counted.len(), total.asked()), (number("4300"), 2, 9));
    assert_eq!(
        gaps(&total),
        [
            ("c", Why::Absent(Absent::Dash)),
            ("d", Why::Absent(Absent::Dots)),
            ("e", Why::Absent(Absent::Blank)),
            ("f", Why::Absent(Absent::NotYet)),
            ("g", Why::Review),
            ("h", Why::NotReceived),
            ("i", Why::MaybeSent),
        ]
    );
    let order: Vec<Why> = total.gaps_by_reason().into_iter().map(|(why, _)| why).collect();
    assert_eq!(order.first(), Some(&Why::NotReceived), "who sent nothing is named first");
}

#[test]
fn a_declared_zero_counts_and_silence_does_not() {
    let total = of(&received(&["a", "b"]), &[row("a", "WHOLE", "total", "0")], "WHOLE");
    assert_eq!((total.value, total.counted.len()), (number("0"), 1));
    assert_eq!(gaps(&total), [("b", Why::Absent(Absent::NotFound))]);
    assert_eq!(of(&received(&["a"]), &[], "WHOLE").value, None, "no figures are no zero");
}

#[test]
fn a_share_is_recomputed_from_its_parts_and_never_averaged() {
    let rows = [
        row("a", "WHOLE", "total", "10"),
        row("a", "PART", "total", "10"),
        row("a", "SHARE", "total", "100"),
        row("b", "WHOLE", "total", "90"),
        row("b", "PART", "total", "9"),
        row("b", "SHARE", "total", "10"),
        row("c", "WHOLE", "total", "50"),
        row("c", "SHARE", "total", "60"),
    ];
    let total = of(&received(&["a", "b", "c"]), &rows, "SHARE");
    assert_eq!(total.value, number("19"), "19 of 100, not the mean of 100 and 10");
    assert_eq!(gaps(&total), [("c", Why::NoParts)], "its written share is no part");
    assert!(matches!(&total.made, Made::Share { part, whole }
        if part.1 == Decimal::from(19) && whole.1 == Decimal::ONE_HUNDRED));
}

#[test]
fn no_share_of_a_part_is_above_100_percent_and_no_total_stands_on_more_than_all() {
    let rows = [
        row("a", "WHOLE", "total", "10"),
        row("a", "PART", "total", "400"),
        row("b", "WHOLE", "total", "8"),
        row("b", "PART", "total", "7"),
        row("x", "WHOLE", "total", "5"),
        row("x", "PART", "total", "5"),
    ];
    let mut units = received(&["a", "b"]);
    let mut uncalled = standing("x", State::OnTime);
    uncalled.expected = false;
    units.push(uncalled);
    let total = of(&units, &rows, "SHARE");
    assert_eq!(total.value, number("92.31"));
    assert_eq!(gaps(&total), [("a", Why::PartAboveWhole)]);
    assert!(total.counted.len() <= total.asked());
    assert_eq!((total.counted.len(), total.asked()), (2, 3), "who came unasked is in both");
    let none = [row("a", "WHOLE", "total", "0"), row("a", "PART", "total", "0")];
    assert_eq!(of(&received(&["a"]), &none, "SHARE").value, None, "0 of 0 is no share");
}

#[test]
fn years_stand_for_a_total_that_nobody_wrote_but_never_for_a_year() {
    let rows = [
        row("a", "FLOW", "2021", "3"),
        row("a", "FLOW", "2022", "4"),
        row("a", "FLOW", "total", ""),
        row("b", "FLOW", "2021", "3"),
        row("c", "FLOW", "2021", "3"),
        row("c", "FLOW", "2022", "4"),
        row("c", "FLOW", "total", "-"),
    ];
    let total = of(&received(&["a", "b", "c"]), &rows, "FLOW");
    assert_eq!(total.value, number("7"));
    assert_eq!(total.counted.iter().map(|c| c.how).collect::<Vec<_>>(), [How::Years]);
    assert_eq!(
        gaps(&total),
        [("b", Why::Absent(Absent::NotFound)), ("c", Why::Absent(Absent::Dash))]
    );
    let newest = [row("a", "WHOLE", "2021", "9"), row("a", "WHOLE", "2022", "5")];
    let total = of(&received(&["a"]), &newest, "WHOLE");
    assert_eq!((total.value, total.counted[0].how), (number("5"), How::Newest));
}

#[test]
fn yes_is_counted_and_words_are_listed() {
    let rows = [
        row("a", "YES", "total", "1"),
        row("b", "YES", "total", "0"),
        row("a", "WORDS", "total", "cần thêm báo"),
    ];
    let units = received(&["a", "b"]);
    let yes = of(&units, &rows, "YES");
    assert_eq!((yes.value, yes.counted.len()), (number("1"), 2));
    let words = of(&units, &rows, "WORDS");
    assert_eq!((words.value, words.counted.len(), words.gaps.len()), (None, 1, 1));
}

#[test]
fn who_need_not_report_is_missed_by_nobody_and_who_reports_with_another_counts_once() {
    let mut units = received(&["a", "joined"]);
    units[1].notes.push(StandingNote::Merged(UnitId::new("a")));
    units.push(standing("exempt", State::Exempt));
    let rows = [row("a", "WHOLE", "total", "5"), row("joined", "WHOLE", "total", "2")];
    let total = of(&units, &rows, "WHOLE");
    assert_eq!((total.value, total.asked()), (number("5"), 1));
}

#[test]
fn a_figure_too_large_to_be_added_is_left_out_and_named() {
    let largest = Decimal::MAX.to_string();
    let rows = [row("a", "WHOLE", "total", "1"), row("b", "WHOLE", "total", &largest)];
    let total = of(&received(&["a", "b"]), &rows, "WHOLE");
    assert_eq!((total.value, gaps(&total)), (number("1"), vec![("b", Why::NoNumber)]));
}

#[test]
fn a_rough_figure_counts_and_is_said() {
    let mut rough = row("a", "WHOLE", "total", "120");
    rough.reading.qualifier = Some(Qualifier::Over);
    let total = of(&received(&["a"]), &[rough], "WHOLE");
    assert!(total.is_rough);
    assert_eq!(total.value, number("120"));
}

#[test]
fn every_indicator_has_its_totals_in_the_columns_that_it_has() {
    let round = round();
    let standings = Standings {
        round: round.id.clone(),
        as_of: Timestamp::UNIX_EPOCH,
        due: date(2023, 5, 30),
        due_day: DueDay::Ask,
        last_full_pass: None,
        stale: false,
        unread: 0,
        totals: Totals::default(),
        units: received(&["a"]),
    };
    let all = totals(&round, &standings, &Board::new(&round, []));
    let flow: Vec<&str> = all
        .iter()
        .filter(|total| total.indicator.as_str() == "FLOW")
        .map(|total| total.period.as_str())
        .collect();
    assert_eq!((all.len(), flow), (8, vec!["2021", "2022", "total"]));
}
