//! Tables of (receipts, rulings, moment) to state: the heart of the late list.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::date;
use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;

use super::*;
use crate::judge::ledger::Moment;
use crate::model::document::Format;
use crate::model::judgement::{Attribution, Judgement, Outcome, Verdict};
use crate::model::ledger::{Snapshot, StandingNote};
use crate::model::letter::LetterHead;
use crate::model::round::{Form, Group, Recognise, RoundId};
use crate::model::ruling::{Ruling, Scope};
use crate::model::sighting::{FolderRole, ReceiptBasis, Sighting, SightingState};
use crate::model::unit::Roster;

fn vn() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").unwrap()
}

/// `05-30 00:00:00` in 2023 at +07:00.
fn at(text: &str) -> Timestamp {
    format!("2023-{}+07:00", text.replace(' ', "T")).parse().unwrap()
}

fn unit(code: &str, expected: Expected) -> Unit {
    Unit {
        id: UnitId::new(code),
        name: code.to_owned(),
        group: "province".to_owned(),
        expected,
        aliases: vec![],
        bare_names: vec![],
        letterhead: String::new(),
        places: vec![],
        number_suffixes: vec![],
        domains: vec![],
        valid_from: None,
        valid_to: None,
        successors: vec![],
        note: String::new(),
    }
}

fn round(due_day: DueDay) -> Round {
    let units = vec![
        unit("a", Expected::Yes),
        unit("b", Expected::Yes),
        unit("c", Expected::Confirm),
        unit("us", Expected::Receiver),
    ];
    Round {
        id: RoundId::new("r"),
        title: String::new(),
        required: Vec::new(),
        recognise: Recognise::default(),
        groups: vec![Group {
            id: "province".to_owned(),
            title: String::new(),
            due: None,
            anchors: vec![],
        }],
        opens: None,
        due: date(2023, 5, 30),
        due_day,
        closes: None,
        periods: vec![],
        outline: vec![],
        checks: vec![],
        roster: Roster { units },
        form: Form::default(),
    }
}

fn digest(n: u8) -> Digest {
    Digest([n; 32])
}

#[derive(Default)]
struct World {
    snapshot: Snapshot,
}

impl World {
    fn letter(mut self, n: u8, when: &str, unit: &str) -> Self {
        self.place(n, i64::from(n), when, FolderRole::Mail);
        self.judged(n, unit, Verdict::Submission, Some(Component::Report));
        self
    }

    fn place(&mut self, n: u8, id: i64, when: &str, role: FolderRole) {
        self.snapshot.sightings.push(Sighting {
            id,
            mailbox: "m".to_owned(),
            folder: "INBOX".to_owned(),
            role,
            uid: u32::try_from(id).unwrap(),
            received_at: at(when),
            receipt_basis: ReceiptBasis::Internaldate,
            from: String::new(),
            subject: String::new(),
            size_bytes: None,
            own: false,
            state: SightingState::Stored,
            digest: Some(digest(n)),
            vanished: false,
        });
    }

    fn judged(&mut self, n: u8, unit: &str, verdict: Verdict, component: Option<Component>) {
        let file = FileJudgement {
            path: "1".to_owned(),
            name: "BC.docx".to_owned(),
            sha256: digest(n.wrapping_add(100)),
            format: Format::Docx,
            attribution: Attribution::Nobody,
            component,
            outcome: Outcome::Read,
            other_round: false,
            document_number: Some(format!("{n}/BC-LĐLĐ")),
            document_date: None,
            letterhead: Vec::new(),
            figures: vec![],
            stray_rows: vec![],
            written: vec![],
            findings: vec![],
        };
        let judgement = Judgement {
            digest: digest(n),
            head: LetterHead::default(),
            attribution: Attribution::Certain(UnitId::new(unit)),
            round: Some(RoundId::new("r")),
            verdict,
            extension_until: None,
            evidence: vec![],
            files: vec![file].into(),
            findings: vec![],
        };
        self.snapshot.judgements.insert(digest(n), judgement.into());
    }

    fn ruled(mut self, decision: Decision) -> Self {
        let id = i64::try_from(self.snapshot.rulings.len()).unwrap().saturating_add(1);
        self.snapshot.rulings.push(Ruling {
            id,
            at: at("06-10 08:00:00"),
            by: "Cán bộ A".to_owned(),
            reason: "thử".to_owned(),
            decision,
            undone_by: None,
        });
        self
    }

    fn standings(&self, due_day: DueDay, as_of: &str) -> Standings {
        let moment = Moment {
            as_of: at(as_of),
            time_zone: vn(),
            poll_every: BTreeMap::from([("m".to_owned(), Duration::from_mins(5))]),
        };
        let rounds = [round(due_day)];
        let ledger = Ledger::new(&self.snapshot, &rounds, moment);
        standings(&ledger, &rounds[0])
    }

    fn state(&self, due_day: DueDay, as_of: &str) -> (State, i64) {
        let standings = self.standings(due_day, as_of);
        (standings.units[0].state, standings.units[0].days_late)
    }
}

#[test]
fn both_midnights_around_the_due_date_are_told_apart() {
    use DueDay::{Ask, Late, OnTime};
    let table = [
        ("05-28 23:59:59", (State::OnTime, 0), (State::OnTime, 0), (State::OnTime, 0)),
        ("05-29 00:00:00", (State::OnTime, 0), (State::OnTime, 0), (State::OnTime, 0)),
        ("05-29 23:59:59", (State::OnTime, 0), (State::OnTime, 0), (State::OnTime, 0)),
        ("05-30 00:00:00", (State::DueDay, 0), (State::OnTime, 0), (State::Late, 1)),
        ("05-30 23:59:59", (State::DueDay, 0), (State::OnTime, 0), (State::Late, 1)),
        ("05-31 00:00:00", (State::Late, 1), (State::Late, 1), (State::Late, 2)),
        ("05-31 23:59:59", (State::Late, 1), (State::Late, 1), (State::Late, 2)),
        ("06-01 00:00:00", (State::Late, 2), (State::Late, 2), (State::Late, 3)),
    ];
    for (when, ask, on_time, late) in table {
        let world = World::default().letter(1, when, "a");
        assert_eq!(world.state(Ask, "06-05 12:00:00"), ask, "{when} ask");
        assert_eq!(world.state(OnTime, "06-05 12:00:00"), on_time, "{when} on_time");
        assert_eq!(world.state(Late, "06-05 12:00:00"), late, "{when} late");
    }
}

#[test]
fn nobody_is_missing_before_the_last_open_day_has_passed() {
    let world = World::default();
    let table = [
        (DueDay::Ask, "05-30 23:59:59", State::Pending),
        (DueDay::Ask, "05-31 00:00:00", State::Missing),
        (DueDay::OnTime, "05-30 23:59:59", State::Pending),
        (DueDay::Late, "05-29 23:59:59", State::Pending),
        (DueDay::Late, "05-30 00:00:00", State::Missing),
    ];
    for (due_day, as_of, state) in table {
        assert_eq!(world.state(due_day, as_of).0, state, "{due_day:?} {as_of}");
    }
}

#[test]
fn an_extension_replaces_the_due_date_and_its_last_day_is_on_time() {
    let extended = |world: World, scope| {
        world.ruled(Decision::Extend { round: RoundId::new("r"), scope, until: date(2023, 6, 5) })
    };
    for scope in [Scope::Unit(UnitId::new("a")), Scope::Group("province".to_owned()), Scope::All] {
        let world = extended(World::default().letter(1, "06-05 23:59:59", "a"), scope.clone());
        assert_eq!(world.state(DueDay::Late, "06-20 00:00:00"), (State::OnTime, 0));
        let world = extended(World::default().letter(1, "06-06 00:00:00", "a"), scope.clone());
        assert_eq!(world.state(DueDay::Late, "06-20 00:00:00"), (State::Late, 1));
        let world = extended(World::default(), scope);
        assert_eq!(world.state(DueDay::Late, "06-05 23:00:00").0, State::Pending);
        assert_eq!(world.state(DueDay::Late, "06-06 00:00:00").0, State::Missing);
    }
}

#[test]
fn a_later_correction_never_makes_a_unit_late() {
    let world = World::default().letter(1, "05-20 08:00:00", "a").letter(2, "06-02 09:00:00", "a");
    let standings = world.standings(DueDay::Ask, "06-05 00:00:00");
    let standing = &standings.units[0];
    assert_eq!(standing.state, State::OnTime);
    assert_eq!(standing.received_at, Some(at("05-20 08:00:00")));
    assert_eq!(standing.version, 2);
    assert_eq!(standing.message, Some(digest(2)));
    assert_eq!(standing.document_number.as_deref(), Some("2/BC-LĐLĐ"));
    assert!(standing.notes.contains(&StandingNote::LateCorrection(at("06-02 09:00:00"))));
}

#[test]
fn the_same_letter_twice_counts_once_by_its_earlier_receipt() {
    let mut world = World::default().letter(1, "05-31 08:00:00", "a");
    world.place(1, 7, "05-29 08:00:00", FolderRole::Mail);
    let standings = world.standings(DueDay::Ask, "06-05 00:00:00");
    assert_eq!(standings.units[0].state, State::OnTime);
    assert_eq!(standings.units[0].version, 1);
    assert_eq!(standings.totals.received, 1);
}

#[test]
fn an_imap_receipt_wins_over_a_derived_one() {
    let mut world = World::default().letter(1, "05-31 08:00:00", "a");
    world.place(1, 7, "05-29 08:00:00", FolderRole::Mail);
    world.snapshot.sightings[1].receipt_basis = ReceiptBasis::Received;
    assert_eq!(world.state(DueDay::Ask, "06-05 00:00:00"), (State::Late, 1));
}

#[test]
fn what_lies_in_trash_waits_for_a_person_and_what_lies_in_spam_counts() {
    let mut world = World::default();
    world.place(1, 1, "05-20 08:00:00", FolderRole::Trash);
    world.judged(1, "a", Verdict::Submission, Some(Component::Report));
    world.place(2, 2, "05-20 08:00:00", FolderRole::Junk);
    world.judged(2, "b", Verdict::Submission, Some(Component::Report));
    let standings = world.standings(DueDay::Ask, "06-05 00:00:00");
    assert_eq!(standings.units[0].state, State::Missing);
    assert_eq!(standings.units[0].maybe_sent, [digest(1)]);
    assert_eq!(standings.units[1].state, State::OnTime);
    assert_eq!(standings.units[1].notes[0], StandingNote::FoundInJunk);
    assert_eq!(standings.totals.to_review, 1);
}

#[test]
fn an_annex_alone_does_not_qualify_but_keeps_the_unit_from_being_chased_blindly() {
    let mut world = World::default();
    world.place(1, 1, "05-20 08:00:00", FolderRole::Mail);
    world.judged(1, "a", Verdict::Supplement, Some(Component::Annex));
    let standings = world.standings(DueDay::Ask, "06-05 00:00:00");
    assert_eq!(standings.units[0].state, State::Missing);
    assert_eq!(standings.units[0].maybe_sent, [digest(1)]);
    let message = digest(1);
    let credit = Decision::Credit { round: RoundId::new("r"), unit: UnitId::new("a"), message };
    let credited = world.ruled(credit).standings(DueDay::Ask, "06-05 00:00:00");
    assert_eq!(credited.units[0].state, State::OnTime);
    assert!(credited.units[0].maybe_sent.is_empty());
}

#[test]
fn rulings_exempt_confirm_receive_by_other_channels_and_settle_the_due_day() {
    let r = || RoundId::new("r");
    let a = || UnitId::new("a");
    let world = World::default().ruled(Decision::Exempt { round: r(), unit: a() });
    assert_eq!(world.state(DueDay::Ask, "06-05 00:00:00").0, State::Exempt);
    let receipt = Decision::Receipt {
        round: r(),
        unit: a(),
        at: at("05-29 09:00:00"),
        channel: "công văn giấy".to_owned(),
    };
    let world = World::default().ruled(receipt);
    let standing = world.standings(DueDay::Ask, "06-05 00:00:00").units[0].clone();
    assert_eq!(standing.state, State::OnTime);
    assert_eq!(standing.receipt_basis, Some(ReceiptBasis::Ruling));
    let world = World::default()
        .letter(1, "05-30 10:00:00", "a")
        .ruled(Decision::DueDay { round: r(), due_day: DueDay::OnTime });
    assert_eq!(world.state(DueDay::Ask, "06-05 00:00:00"), (State::OnTime, 0));
    let unit = UnitId::new("c");
    let world = World::default().ruled(Decision::Confirm { round: r(), unit, expected: true });
    assert_eq!(world.standings(DueDay::Ask, "06-05 00:00:00").totals.expected, 3);
}

#[test]
fn a_person_assigns_a_letter_that_the_machine_could_not() {
    let mut world = World::default();
    world.place(1, 1, "05-20 08:00:00", FolderRole::Mail);
    world.judged(1, "a", Verdict::Unresolved, Some(Component::Report));
    let before = world.standings(DueDay::Ask, "06-05 00:00:00");
    assert_eq!(before.units[0].state, State::Missing);
    assert_eq!(before.units[0].maybe_sent, [digest(1)]);
    let (message, unit) = (digest(1), UnitId::new("b"));
    let world = world.ruled(Decision::Assign { message, unit, round: None, file: None });
    let after = world.standings(DueDay::Ask, "06-05 00:00:00");
    assert_eq!(after.units[1].state, State::OnTime);
    assert!(after.units[0].maybe_sent.is_empty());
}

#[test]
fn a_letter_that_stays_unreadable_is_not_forgotten_because_a_person_named_its_unit() {
    let mut world = World::default();
    world.place(1, 1, "05-20 08:00:00", FolderRole::Mail);
    world.judged(1, "a", Verdict::Unresolved, None);
    let (message, unit) = (digest(1), UnitId::new("a"));
    let assign = Decision::Assign { message, unit, round: None, file: None };
    let standing = world.ruled(assign).standings(DueDay::Ask, "06-05 00:00:00").units[0].clone();
    assert_eq!(standing.state, State::Missing);
    assert_eq!(standing.maybe_sent, [digest(1)]);
}

#[test]
fn accepting_figures_settles_nobodys_letter_and_unresolved_keeps_its_candidates() {
    let mut world = World::default();
    world.place(1, 1, "05-20 08:00:00", FolderRole::Mail);
    world.judged(1, "a", Verdict::Unresolved, Some(Component::Report));
    let world = world.ruled(Decision::Accept { message: digest(1) });
    assert_eq!(world.standings(DueDay::Ask, "06-05 00:00:00").units[0].maybe_sent, [digest(1)]);
    let verdict = Verdict::Unresolved;
    let world = World::default()
        .letter(1, "05-20 08:00:00", "a")
        .ruled(Decision::Kind { message: digest(1), verdict });
    let standing = world.standings(DueDay::Ask, "06-05 00:00:00").units[0].clone();
    assert_eq!((standing.state, standing.maybe_sent), (State::Missing, vec![digest(1)]));
}

#[test]
fn of_two_rulings_on_a_letter_the_later_wins() {
    let (message, unit) = (digest(1), UnitId::new("a"));
    let assign = || Decision::Assign { message, unit: unit.clone(), round: None, file: None };
    let ignore = || Decision::Ignore { message };
    let letter = || World::default().letter(1, "05-20 08:00:00", "b");
    let world = letter().ruled(ignore()).ruled(assign());
    assert_eq!(world.state(DueDay::Ask, "06-05 00:00:00").0, State::OnTime);
    let world = letter().ruled(assign()).ruled(ignore());
    assert_eq!(world.state(DueDay::Ask, "06-05 00:00:00").0, State::Missing);
}

#[test]
fn a_person_brings_a_report_back_from_trash() {
    let mut world = World::default();
    world.place(1, 1, "05-20 08:00:00", FolderRole::Trash);
    world.judged(1, "a", Verdict::Submission, Some(Component::Report));
    let verdict = Verdict::Submission;
    let world = world.ruled(Decision::Kind { message: digest(1), verdict });
    assert_eq!(world.state(DueDay::Ask, "06-05 00:00:00").0, State::OnTime);
}

#[test]
fn a_list_is_stale_when_a_mailbox_was_not_read_in_full_lately_or_ever() {
    let mut world = World::default();
    assert!(!world.standings(DueDay::Ask, "06-05 12:00:00").stale, "no mailbox configured");
    world.snapshot.last_full_passes.insert("m".to_owned(), None);
    assert!(world.standings(DueDay::Ask, "06-05 12:00:00").stale);
    world.snapshot.last_full_passes.insert("m".to_owned(), Some(at("06-05 11:45:00")));
    assert!(!world.standings(DueDay::Ask, "06-05 12:00:00").stale);
    assert!(world.standings(DueDay::Ask, "06-05 12:00:01").stale);
}

proptest! {
    #[test]
    fn any_order_of_arrival_gives_the_same_standings(order in Just((1_u8..9).collect::<Vec<_>>()).prop_shuffle()) {
        let build = |order: &[u8]| {
            let mut world = World::default();
            for n in order {
                let owner = if n % 2 == 0 { "a" } else { "b" };
                world = world.letter(*n, &format!("05-{:02} 08:00:00", 26_u8.saturating_add(n % 6)), owner);
            }
            world.snapshot.sightings.sort_by_key(|sighting| sighting.uid);
            for (id, sighting) in (1..).zip(&mut world.snapshot.sightings) {
                sighting.id = if order.len() == 8 { i64::from(sighting.uid) } else { id };
            }
            let seed: Vec<Sighting> = order
                .iter()
                .filter_map(|n| world.snapshot.sightings.iter().find(|s| s.uid == u32::from(*n)).cloned())
                .collect();
            world.snapshot.sightings = seed;
            world.standings(DueDay::Ask, "06-05 00:00:00")
        };
        let sorted: Vec<u8> = (1..9).collect();
        prop_assert_eq!(build(&order), build(&sorted));
    }

    #[test]
    fn with_a_later_moment_nobody_who_was_received_goes_missing(hours in 0_i64..400) {
        let world = World::default().letter(1, "05-29 10:00:00", "a").letter(2, "06-01 10:00:00", "b");
        let moment = at("06-01 10:00:00").checked_add(jiff::SignedDuration::from_hours(hours)).unwrap();
        let text = moment.to_zoned(vn()).strftime("%m-%d %H:%M:%S").to_string();
        prop_assert_eq!(world.standings(DueDay::Ask, &text).totals.received, 2);
    }
}
