//! Which changes leave a round's figures as they are.

use jiff::Timestamp;

use super::*;
use crate::report::samples;

fn ruling(id: i64, decision: Decision) -> Ruling {
    Ruling {
        id,
        at: Timestamp::UNIX_EPOCH,
        by: "Lan".to_owned(),
        reason: "gọi điện".to_owned(),
        decision,
        undone_by: None,
    }
}

fn exempt(id: i64, round: &str) -> Ruling {
    let (round, unit) = (RoundId::new(round), crate::model::unit::UnitId::new("ldld-nghe-an"));
    ruling(id, Decision::Exempt { round, unit })
}

#[test]
fn only_letters_of_the_round_and_decisions_on_it_or_on_them_change_its_figures() {
    let round = RoundId::new("ctr01-2023");
    let rows = samples::rows();
    let message = rows.first().and_then(|row| row.sighting.digest).unwrap();
    let none: &[Ruling] = &[];
    let same = |now: &[Row], rulings: &[Ruling]| are_same(&round, (&rows, none), (now, rulings));
    assert!(same(&rows, none));
    assert!(same(&rows, &[exempt(1, "khac")]), "a decision on another round");
    let elsewhere = Decision::Accept { message: Digest([9; 32]) };
    assert!(same(&rows, &[ruling(1, elsewhere)]), "on another letter");
    assert!(!same(&rows, &[exempt(1, "ctr01-2023")]), "on this round");
    assert!(!same(&rows, &[ruling(1, Decision::Accept { message })]), "on a letter of it");
    let undone = Ruling { undone_by: Some(2), ..exempt(1, "ctr01-2023") };
    assert!(same(&rows, &[undone, ruling(2, Decision::Undo { id: 1 })]), "undone");

    let mut fewer = rows.clone();
    fewer.retain(|row| row.round.as_ref() != Some(&round));
    assert!(!same(&fewer, none), "a letter less");
    let mut other = rows.clone();
    for row in &mut other {
        row.files = std::sync::Arc::default();
    }
    assert!(!same(&other, none), "read anew");
}
