//! Who is urged, who is looked at first, and what the letters say.

use std::sync::Arc;

use super::*;
use crate::model::evidence::Evidence;
use crate::model::judgement::Verdict;
use crate::model::ruling::{Days, Decision};
use crate::model::sighting::FolderRole;
use crate::model::unit::UnitId;
use crate::model::urging::{KnownBy, Why};
use crate::report::samples::{at, digest, rows, standings, with_context};
use crate::words::Language;

const UNIT: &str = "ldld-ha-nam";

/// A letter of the unit, or of which it may be.
fn letter(verdict: Verdict, byte: u8) -> Row {
    let mut row = rows().remove(0);
    row.verdict = verdict;
    row.units = vec![UnitId::new(UNIT)];
    row.sighting.digest = Some(digest(byte));
    row.sighting.from = "Văn phòng <vp@ldldhanam.example>".to_owned();
    row.files = Arc::default();
    row
}

fn look<T>(
    rows: &[Row],
    rulings: &[Ruling],
    addresses: &[AddressEntry],
    check: impl FnOnce(&Source<'_>, &Context<'_>, Vec<Chase>) -> T,
) -> T {
    let mut standings = standings();
    standings.units[3].maybe_sent.clear();
    standings.units[3].notes.clear();
    with_context(Language::Vi, |context, round| {
        let sender = Some("ban@office.example".to_owned());
        let source = Source { round, standings: &standings, rows, rulings, addresses, sender };
        let all = chases(&source, context);
        check(&source, context, all)
    })
}

fn of_unit(chases: Vec<Chase>) -> Chase {
    chases.into_iter().find(|chase| chase.unit.as_str() == UNIT).unwrap()
}

fn cautions(rows: &[Row]) -> Vec<Why> {
    look(rows, &[], &[], |_, _, all| {
        of_unit(all).cautions.into_iter().map(|caution| caution.why).collect()
    })
}

#[test]
fn only_units_that_owe_a_report_are_listed_and_those_to_be_confirmed_stand_apart() {
    look(&[], &[], &[], |_, _, all| {
        let listed: Vec<(&str, bool)> =
            all.iter().map(|chase| (chase.unit.as_str(), chase.is_plain())).collect();
        assert_eq!(listed, [(UNIT, true), ("bao-lao-dong", true), ("tap-chi-ld-cd", false)]);
    });
}

#[test]
fn every_kind_of_letter_that_may_be_the_report_is_a_caution() {
    for (verdict, why) in [
        (Verdict::Unresolved, Why::Unsettled),
        (Verdict::TooLarge, Why::Unsettled),
        (Verdict::Submission, Why::Unsettled),
        (Verdict::LinkOnly, Why::LinkOnly),
        (Verdict::NoReport, Why::WithoutReport),
        (Verdict::Subordinate, Why::Subordinate),
        (Verdict::Question, Why::Question),
        (Verdict::ExtensionRequest, Why::ExtensionAsked(None)),
    ] {
        assert_eq!(cautions(&[letter(verdict, 7)]), [why], "{verdict:?}");
    }
    for verdict in [Verdict::Irrelevant, Verdict::OtherRound, Verdict::Own, Verdict::Automatic] {
        assert_eq!(cautions(&[letter(verdict, 7)]), [], "{verdict:?}");
    }
    let mut in_spam = letter(Verdict::Unresolved, 8);
    in_spam.sighting.role = FolderRole::Junk;
    in_spam.candidates = std::mem::take(&mut in_spam.units);
    assert_eq!(cautions(&[in_spam]), [Why::InSpam]);
}

#[test]
fn mail_of_ours_that_came_back_is_a_caution_and_one_to_others_is_not() {
    let mut report = letter(Verdict::Automatic, 9);
    report.units.clear();
    let undelivered = |address: &str| Evidence::Undelivered { address: address.to_owned() };
    let question = letter(Verdict::Question, 7);
    report.evidence = vec![undelivered("other@example.vn")];
    assert_eq!(cautions(&[question.clone(), report.clone()]), [Why::Question]);
    report.evidence.push(undelivered("vp@ldldhanam.example"));
    let found = cautions(&[question, report]);
    assert_eq!(found, [Why::Question, Why::Undelivered("vp@ldldhanam.example".to_owned())]);
}

#[test]
fn an_address_of_the_book_is_written_to_before_one_that_wrote() {
    let entry = AddressEntry {
        address: "so@ldldhanam.example".to_owned(),
        unit: UnitId::new(UNIT),
        from: None,
        to: None,
        note: String::new(),
    };
    let rows = [letter(Verdict::Question, 7)];
    look(&rows, &[], std::slice::from_ref(&entry), |source, context, all| {
        let chase = of_unit(all);
        let known: Vec<KnownBy> = chase.contacts.iter().map(|contact| contact.known_by).collect();
        assert_eq!(known, [KnownBy::Book, KnownBy::Wrote(at(6, 1, 8, 12))]);
        assert_eq!(draft(&chase, source, context).to, ["so@ldldhanam.example"]);
    });
    let taken = Ruling {
        id: 4,
        at: at(6, 1, 9, 0),
        by: "Lan".to_owned(),
        reason: "x".to_owned(),
        decision: Decision::Address {
            address: "so@ldldhanam.example".to_owned(),
            unit: UnitId::new("ldld-nghe-an"),
            days: Days::default(),
        },
        undone_by: None,
    };
    look(&[], &[taken], &[entry], |_, _, all| assert_eq!(of_unit(all).contacts, []));
}

#[test]
fn a_draft_is_a_mail_file_that_no_program_takes_for_sent() {
    look(&[letter(Verdict::OtherRound, 7)], &[], &[], |source, context, all| {
        let made = draft(&of_unit(all), source, context);
        assert_eq!(made.file, "nhac-ctr01-2023-ldld-ha-nam.eml");
        let text = String::from_utf8(made.bytes).unwrap();
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 76), "{text}");
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("X-Unsent: 1") && head.contains("From: <ban@office.example>"));
        assert!(head.contains("To: <vp@ldldhanam.example>"), "{head}");
        assert!(!head.contains("Date:") && !head.contains("Message-ID:"));
        assert!(made.body.starts_with("Kính gửi: Ban Thường vụ Liên đoàn Lao động tỉnh Hà Nam"));
        assert!(made.body.contains("chưa ghi nhận được báo cáo"), "{}", made.body);
        assert!(made.body.contains("đề nghị phản hồi"), "mail does get lost");
        assert!(made.body.ends_with("\n\nLĐLĐ TỈNH THỬ\nBAN CHÍNH SÁCH\n"), "{}", made.body);
    });
}

#[test]
fn a_unit_with_a_letter_in_hand_is_not_told_that_nothing_came() {
    look(&[letter(Verdict::LinkOnly, 7)], &[], &[], |source, context, all| {
        let body = draft(&of_unit(all), source, context).body;
        assert!(body.contains("có thư liên quan đến quý đơn vị"), "{body}");
    });
}

#[test]
fn before_its_day_a_unit_is_reminded_and_after_it_urged() {
    look(&[], &[], &[], |source, context, all| {
        let mut chase = of_unit(all);
        assert!(draft(&chase, source, context).subject.starts_with("Đôn đốc gửi báo cáo"));
        (chase.state, chase.days_late) = (State::Pending, 0);
        let made = draft(&chase, source, context);
        assert!(made.subject.starts_with("Nhắc thời hạn gửi báo cáo"), "{}", made.subject);
        assert!(!made.body.contains("quá hạn") && made.body.contains("đúng thời hạn"));
    });
}

#[test]
fn no_name_of_a_unit_adds_a_header() {
    look(&[], &[], &[], |source, context, all| {
        let mut chase = of_unit(all);
        chase.name = "X\r\nBcc: other@example.vn\r\n\r\n.\r\nFrom y".to_owned();
        let mut round = source.round.clone();
        round.title = "T\r\nBcc: other@example.vn".to_owned();
        let source = Source { round: &round, ..source.clone() };
        let text = String::from_utf8(draft(&chase, &source, context).bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("\r\nBcc"), "{head}");
        assert!(!body.lines().any(|line| line == "." || line.starts_with("From ")), "{body}");
    });
}

#[test]
fn the_list_for_a_group_names_only_units_that_may_be_urged() {
    look(&[letter(Verdict::LinkOnly, 7)], &[], &[], |source, context, all| {
        let plain: Vec<&Chase> = all.iter().filter(|chase| chase.is_plain()).collect();
        let list = plain_list(&plain, source, context);
        assert!(list.contains("\n1. Báo Lao Động\n") && !list.contains("Hà Nam"), "{list}");
    });
}
