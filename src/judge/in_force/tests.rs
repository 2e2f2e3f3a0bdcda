//! Several files of one letter, and letters that contradict each other.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::*;
use crate::judge::ledger::Moment;
use crate::judge::review::review;
use crate::judge::testing;
use crate::judge::versions;
use crate::model::document::{Format, Place};
use crate::model::judgement::{Attribution, Component, Judgement};
use crate::model::ledger::{ReviewKind, ReviewReason, Snapshot};
use crate::model::letter::LetterHead;
use crate::model::round::{Aggregate, Form, Indicator, Nature, Period};
use crate::model::sighting::{Digest, ReceiptBasis, Sighting, SightingState};

const UNIT: &str = "ldld-nghe-an";

/// Name, format, component, the figure of A01.
type File = (&'static str, Format, Component, &'static str);

fn round() -> Round {
    let mut round = testing::round();
    round.periods =
        vec![Period { id: PeriodId::total(), title: String::new(), headings: Vec::new() }];
    round.form = Form {
        indicators: vec![Indicator {
            code: IndicatorCode::new("A01"),
            section: String::new(),
            label: String::new(),
            unit_of_measure: String::new(),
            kind: IndicatorKind::Count,
            nature: Some(Nature::Stock),
            by_year: false,
            aggregate: Aggregate::Sum,
            parent: None,
            groups: Vec::new(),
            whole_labels: Vec::new(),
            synonyms: Vec::new(),
        }],
    };
    round
}

fn file((name, format, component, value): File) -> FileJudgement {
    let sha256 = Digest([9; 32]);
    let figure = Figure {
        indicator: IndicatorCode::new("A01"),
        period: PeriodId::total(),
        reading: Reading::certain(Value::Number(value.parse().unwrap()), value),
        label: "Số lớp".to_owned(),
        place: Place::File,
        file: sha256,
        sentence: None,
        matched: None,
    };
    FileJudgement {
        path: "1".to_owned(),
        name: name.to_owned(),
        sha256,
        format,
        attribution: Attribution::Nobody,
        component: Some(component),
        outcome: Outcome::Read,
        other_round: false,
        document_number: None,
        document_date: None,
        letterhead: Vec::new(),
        figures: vec![figure],
        stray_rows: Vec::new(),
        written: Vec::new(),
        findings: Vec::new(),
    }
}

/// Letters of the unit, one a day.
fn world(letters: &[&[File]]) -> Snapshot {
    let mut snapshot = Snapshot::default();
    for (n, files) in (1_u8..).zip(letters) {
        let digest = Digest([n; 32]);
        let mut files: Vec<FileJudgement> = files.iter().map(|given| file(*given)).collect();
        for (index, file) in (1_u8..).zip(&mut files) {
            file.sha256 = Digest([n.wrapping_mul(16).wrapping_add(index); 32]);
        }
        snapshot.sightings.push(Sighting {
            id: i64::from(n),
            mailbox: "m".to_owned(),
            folder: "INBOX".to_owned(),
            role: FolderRole::Mail,
            uid: u32::from(n),
            received_at: format!("2023-05-{:02}T01:00:00Z", n.saturating_add(10)).parse().unwrap(),
            receipt_basis: ReceiptBasis::Internaldate,
            from: String::new(),
            subject: String::new(),
            size_bytes: None,
            own: false,
            state: SightingState::Stored,
            digest: Some(digest),
            vanished: false,
        });
        let verdict = if n == 1 { Verdict::Submission } else { Verdict::Supplement };
        let judgement = Judgement {
            digest,
            head: LetterHead::default(),
            attribution: Attribution::Certain(UnitId::new(UNIT)),
            round: Some(round().id),
            verdict,
            extension_until: None,
            evidence: Vec::new(),
            files: files.into(),
            findings: Vec::new(),
        };
        snapshot.judgements.insert(digest, judgement.into());
    }
    snapshot
}

fn moment() -> Moment {
    Moment { as_of: Timestamp::MAX, time_zone: TimeZone::UTC, poll_every: BTreeMap::new() }
}

/// The one figure in force.
fn in_force(snapshot: &Snapshot) -> FigureRow {
    let rounds = [round()];
    let ledger = Ledger::new(snapshot, &rounds, moment());
    let mut rows = figures(&ledger, &rounds[0], false);
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

const ANNEX: File = ("bieu.xlsx", Format::Xlsx, Component::Annex, "1");
const WORD_ANNEX: File = ("bieu.docx", Format::Docx, Component::Annex, "2");
const REPORT: File = ("bc.docx", Format::Docx, Component::Report, "3");
const PDF_ANNEX: File = ("bieu.pdf", Format::Pdf, Component::Annex, "4");
const PDF: File = ("bc.pdf", Format::Pdf, Component::Report, "5");
const SCAN: File = ("scan.pdf", Format::Pdf, Component::Scan, "6");

#[test]
fn what_can_be_edited_is_believed_before_pdf_before_pictures_and_annexes_before_reports() {
    let order = [ANNEX, WORD_ANNEX, REPORT, PDF_ANNEX, PDF, SCAN];
    for (index, better) in order.iter().enumerate() {
        for worse in &order[index + 1..] {
            for files in [[*better, *worse], [*worse, *better]] {
                let row = in_force(&world(&[&files]));
                assert_eq!(row.file.as_deref(), Some(better.0), "{} and {}", better.0, worse.0);
                assert_eq!(row.reading.status, FigureStatus::Review);
                assert_eq!(row.others.len(), 1);
                assert_eq!(row.others[0].file.as_deref(), Some(worse.0));
            }
        }
    }
}

#[test]
fn files_that_agree_leave_nothing_to_ask() {
    let row = in_force(&world(&[&[ANNEX, ("bc.docx", Format::Docx, Component::Report, "1.0")]]));
    assert_eq!((row.reading.status, row.others.len()), (FigureStatus::Read, 0));
}

#[test]
fn the_review_item_names_every_value_with_its_file_and_its_letter() {
    let snapshot = world(&[&[ANNEX, REPORT], &[PDF]]);
    let rounds = [round()];
    let items = review(&Ledger::new(&snapshot, &rounds, moment()));
    let item = items.iter().find(|item| item.kind == ReviewKind::Figure).unwrap();
    let told = item.reasons.iter().find_map(|reason| match reason {
        ReviewReason::Contradicted { taken, others } => Some((taken, others)),
        _ => None,
    });
    let (taken, others) = told.unwrap();
    let source = |source: &crate::model::ledger::OtherFigure| {
        (source.file.clone().unwrap(), source.raw.clone(), source.message.unwrap().0[0])
    };
    assert_eq!(source(taken), ("bieu.xlsx".to_owned(), "1".to_owned(), 1));
    let others: Vec<_> = others.iter().map(source).collect();
    assert_eq!(
        others,
        [("bc.docx".to_owned(), "3".to_owned(), 1), ("bc.pdf".to_owned(), "5".to_owned(), 2)]
    );
}

#[test]
fn a_person_who_accepts_a_letter_takes_the_file_that_is_believed_more() {
    let mut snapshot = world(&[&[REPORT, ANNEX]]);
    snapshot.rulings.push(Ruling {
        id: 1,
        at: "2023-06-01T00:00:00Z".parse().unwrap(),
        by: "A".to_owned(),
        reason: "đã hỏi".to_owned(),
        decision: Decision::Accept { message: Digest([1; 32]) },
        undone_by: None,
    });
    let row = in_force(&snapshot);
    assert_eq!((row.file.as_deref(), row.reading.status), (Some("bieu.xlsx"), FigureStatus::Read));
}

#[test]
fn versions_differ_where_a_value_changed_and_a_supplement_takes_nothing_away() {
    let rounds = [round()];
    let unit = rounds[0].roster.get(&UnitId::new(UNIT)).unwrap();
    let values = |letters: &[&[File]], verdict: Verdict| {
        let snapshot = world(letters);
        let mut rows = Ledger::new(&snapshot, &rounds, moment()).rows;
        rows[1].verdict = verdict;
        let changes = versions::changes(&rounds[0], unit, &rows[0], &rows[1]);
        let raw = |reading: &Option<Reading>| reading.as_ref().map(|reading| reading.raw.clone());
        changes.iter().map(|change| (raw(&change.before), raw(&change.after))).collect::<Vec<_>>()
    };
    let written = |text: &str| Some(text.to_owned());
    let changed = values(&[&[ANNEX], &[WORD_ANNEX]], Verdict::Replacement);
    assert_eq!(changed, [(written("1"), written("2"))]);
    assert!(values(&[&[ANNEX], &[ANNEX]], Verdict::Replacement).is_empty());
    assert_eq!(values(&[&[ANNEX], &[]], Verdict::Replacement), [(written("1"), None)]);
    assert!(values(&[&[ANNEX], &[]], Verdict::Supplement).is_empty());
}
