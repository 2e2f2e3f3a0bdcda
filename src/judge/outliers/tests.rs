//! What lies far away, and what only looks so.

use super::*;
use crate::judge::totals::tests::{round, row};

/// Units of the shipped list, all of one group.
const UNITS: [&str; 7] = [
    "ldld-an-giang",
    "ldld-ba-ria-vung-tau",
    "ldld-bac-giang",
    "ldld-bac-kan",
    "ldld-bac-lieu",
    "ldld-bac-ninh",
    "ldld-ben-tre",
];

fn found(values: &[&str]) -> Vec<(String, Likeness, bool)> {
    let rows: Vec<FigureRow> =
        UNITS.iter().zip(values).map(|(unit, value)| row(unit, "WHOLE", "total", value)).collect();
    let told = |outlier: Outlier| (outlier.unit.to_string(), outlier.beside, outlier.slip);
    outliers(&round(), &rows).into_iter().map(told).collect()
}

#[test]
fn a_slip_by_a_thousand_is_seen_beside_the_group() {
    let slip = vec![("ldld-ben-tre".to_owned(), Likeness::Group, true)];
    assert_eq!(found(&["12500", "11000", "9000", "14000", "8000", "10000", "12.5"]), slip);
    assert_eq!(found(&["12", "11", "9", "14", "8", "10", "12500"]), slip);
}

#[test]
fn units_that_differ_by_nature_are_no_outliers() {
    assert_eq!(found(&["40", "90", "300", "1200", "2500", "6000", "20000"]), []);
    let far = vec![("ldld-ben-tre".to_owned(), Likeness::Group, false)];
    assert_eq!(found(&["100", "110", "90", "120", "95", "105", "1500"]), far);
}

#[test]
fn a_few_units_have_no_middle_and_zeros_are_not_compared() {
    assert_eq!(found(&["1", "1", "1", "100000"]), []);
    assert_eq!(found(&["100", "110", "90", "120", "95", "105", "0"]), []);
}

#[test]
fn a_year_is_held_against_the_units_other_years() {
    let mut round = round();
    round.periods.insert(0, round.periods[0].clone());
    round.periods[0].id = PeriodId::new("2020");
    let rows = [
        row(UNITS[0], "FLOW", "2020", "120"),
        row(UNITS[0], "FLOW", "2021", "0.13"),
        row(UNITS[0], "FLOW", "2022", "140"),
        row(UNITS[1], "FLOW", "2021", "1"),
        row(UNITS[1], "FLOW", "2022", "100"),
    ];
    let found = outliers(&round, &rows);
    let told: Vec<_> = found.iter().map(|o| (o.period.as_str(), o.beside, o.slip)).collect();
    assert_eq!(told, [("2021", Likeness::Years, true)], "{found:?}");
}
