//! Which names may mean a unit, and which letters propose one.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::*;
use crate::judge::ledger::Moment;
use crate::judge::testing;
use crate::model::document::Format;
use crate::model::judgement::{Attribution, Component, FileJudgement, Judgement, Outcome, Verdict};
use crate::model::ledger::Snapshot;
use crate::model::letter::{LetterHead, Mailbox};
use crate::model::round::RoundId;
use crate::model::ruling::Days;
use crate::model::sighting::{FolderRole, ReceiptBasis, Sighting, SightingState};

/// A body that the shipped list does not have.
const NAME: &str = "CÔNG ĐOÀN HẢI ĐĂNG";
const OWNER: &str = "cd-hang-hai";

fn unit(code: &str) -> UnitId {
    UnitId::new(code)
}

#[test]
fn a_name_of_another_unit_or_of_many_bodies_is_refused() {
    let rounds = [testing::round()];
    let naming = Naming::new(&rounds);
    let check = |name: &str| naming.check(name, &unit(OWNER));
    let another = |code: &str| Err(Fault::Another(unit(code)));
    for (name, answer) in [
        (NAME, Ok(())),
        ("Trường Đại học Công đoàn", Ok(())),
        ("LĐLĐ tỉnh Nghệ An", another("ldld-nghe-an")),
        ("nghe an", another("ldld-nghe-an")),
        ("Công đoàn Y tế Việt Nam", another("cd-y-te")),
        ("Văn phòng LĐLĐ tỉnh Nghệ An", another("ldld-nghe-an")),
        ("Công đoàn Hàng hải Việt Nam", Err(Fault::Known(unit(OWNER)))),
        ("Công đoàn", Err(Fault::Generic)),
        ("Ban Chính sách", Err(Fault::Generic)),
        ("Văn phòng", another("van-phong-tld")),
        ("abc", Err(Fault::Generic)),
        ("LĐLĐ huyện Kim Sơn", Err(Fault::Below)),
        ("Công đoàn cơ sở Hải Đăng", Err(Fault::Below)),
    ] {
        assert_eq!(check(name), answer, "{name}");
    }
    for name in ["Tổng Liên đoàn Lao động Việt Nam", "Ban Tuyên giáo", "BAN TUYÊN GIÁO"]
    {
        assert!(check(name).is_err(), "{name}");
    }
}

/// A letter of 2 May with a report under this letterhead, from this sender, that nobody recognised.
struct Scene {
    snapshot: Snapshot,
    rounds: Vec<Round>,
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn digest(n: u8) -> Digest {
    Digest([n; 32])
}

impl Scene {
    fn new() -> Self {
        Self { snapshot: Snapshot::default(), rounds: vec![testing::round()] }
    }

    fn letter(&mut self, n: u8, received: &str, sender: &str, letterhead: &[&str]) -> Digest {
        let from = format!("{sender} <so@example.vn>");
        self.snapshot.sightings.push(Sighting {
            id: i64::from(n),
            mailbox: "ban-tuyen-giao".to_owned(),
            folder: "INBOX".to_owned(),
            role: FolderRole::Mail,
            uid: u32::from(n),
            received_at: at(received),
            receipt_basis: ReceiptBasis::Internaldate,
            from,
            subject: "Báo cáo tổng kết truyền thông".to_owned(),
            size_bytes: Some(1),
            own: false,
            state: SightingState::Stored,
            digest: Some(digest(n)),
            vanished: false,
        });
        let file = FileJudgement {
            path: "1".to_owned(),
            name: "BC.docx".to_owned(),
            sha256: digest(n.wrapping_add(100)),
            format: Format::Docx,
            attribution: Attribution::NotOnList(letterhead.last().copied().unwrap().to_owned()),
            component: Some(Component::Report),
            outcome: Outcome::Read,
            other_round: false,
            document_number: None,
            document_date: None,
            letterhead: letterhead.iter().map(|line| (*line).to_owned()).collect(),
            figures: Vec::new(),
            stray_rows: Vec::new(),
            written: Vec::new(),
            findings: Vec::new(),
        };
        let name = sender.to_owned();
        let from = Mailbox { name, address: "so@example.vn".to_owned(), original_name: None };
        let judgement = Judgement {
            digest: digest(n),
            head: LetterHead {
                from,
                subject: "Báo cáo tổng kết truyền thông".to_owned(),
                ..LetterHead::default()
            },
            attribution: file.attribution.clone(),
            round: Some(RoundId::new("ctr01-2023")),
            verdict: Verdict::NotOnList,
            extension_until: None,
            evidence: Vec::new(),
            files: vec![file].into(),
            findings: Vec::new(),
        };
        self.snapshot.judgements.insert(digest(n), Arc::new(judgement));
        digest(n)
    }

    fn rule(&mut self, decision: Decision) {
        let id = i64::try_from(self.snapshot.rulings.len()).unwrap().saturating_add(1);
        self.snapshot.rulings.push(Ruling {
            id,
            at: at("2023-05-20T08:00:00Z"),
            by: "Lan".to_owned(),
            reason: String::new(),
            decision,
            undone_by: None,
        });
    }

    fn assign(&mut self, message: Digest, code: &str) {
        self.rule(Decision::Assign { message, unit: unit(code), round: None, file: None });
    }

    fn confirm(&mut self, alias: &str, code: &str, days: Days) {
        self.rule(Decision::Alias { alias: alias.to_owned(), unit: unit(code), days });
    }

    fn ledger(&self) -> Ledger<'_> {
        let moment = Moment {
            as_of: at("2023-07-01T00:00:00Z"),
            time_zone: TimeZone::get("Asia/Ho_Chi_Minh").unwrap(),
            poll_every: BTreeMap::new(),
        };
        Ledger::new(&self.snapshot, &self.rounds, moment)
    }

    fn proposed(&self) -> Vec<(String, String)> {
        let found = proposals(&self.ledger(), &self.snapshot.rulings);
        found.into_iter().map(|one| (one.name, one.unit.to_string())).collect()
    }

    fn judgement(&mut self, letter: Digest) -> &mut Judgement {
        Arc::make_mut(self.snapshot.judgements.get_mut(&letter).unwrap())
    }

    /// Verdict, units and candidates of the first letter.
    fn first(&self) -> (Verdict, Vec<UnitId>, Vec<UnitId>) {
        let ledger = self.ledger();
        let row = ledger.rows.first().unwrap();
        (row.verdict, row.units.clone(), row.candidates.clone())
    }
}

const CENTRAL: &str = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM";

#[test]
fn a_letter_that_a_person_gave_to_a_unit_proposes_the_name_that_nobody_knew() {
    let mut scene = Scene::new();
    let early = scene.letter(1, "2023-05-02T02:00:00Z", "Nguyễn Thị Hoa", &[CENTRAL, NAME]);
    let late = scene.letter(2, "2023-05-29T02:00:00Z", "VP Công đoàn Hải Đăng", &[CENTRAL, NAME]);
    assert_eq!(scene.proposed(), []);
    scene.assign(late, OWNER);
    scene.assign(early, OWNER);
    let found = proposals(&scene.ledger(), &scene.snapshot.rulings);
    let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, [NAME, "VP Công đoàn Hải Đăng"]);
    let one = found.first().unwrap();
    assert_eq!((one.letters, one.letter, one.stands), (2, early, Stands::Letterhead));
    assert_eq!((one.first, one.last), (at("2023-05-02T02:00:00Z"), at("2023-05-29T02:00:00Z")));
    scene.confirm(NAME, OWNER, Days::default());
    assert_eq!(scene.proposed(), [("VP Công đoàn Hải Đăng".to_owned(), OWNER.to_owned())]);
}

#[test]
fn names_that_many_bear_and_names_of_letters_of_two_units_are_never_proposed() {
    for name in [
        CENTRAL,
        "BAN TUYÊN GIÁO",
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN KIM SƠN",
        "CÔNG ĐOÀN XÃ NGHI LÂM",
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ VINH",
        "LĐLĐ H. Kim Sơn",
        "Cong doan xa Nghi Lam",
        "CÔNG ĐOÀN",
        "CÔNG ĐOÀN Y TẾ VIỆT NAM",
    ] {
        let mut scene = Scene::new();
        let letter = scene.letter(1, "2023-05-02T02:00:00Z", "Hoa", &[name]);
        scene.assign(letter, OWNER);
        assert_eq!(scene.proposed(), [], "{name}");
    }
    let mut scene = Scene::new();
    for (n, code) in [(1, OWNER), (2, "cd-y-te")] {
        let letter = scene.letter(n, "2023-05-02T02:00:00Z", "Hoa", &[CENTRAL, NAME]);
        scene.assign(letter, code);
    }
    assert_eq!(scene.proposed(), []);
}

#[test]
fn a_confirmed_name_proposes_its_unit_for_letters_of_its_days_until_it_is_undone() {
    let mut scene = Scene::new();
    scene.letter(1, "2023-05-01T17:30:00Z", "Hoa", &[CENTRAL, NAME]);
    let unknown = (Verdict::NotOnList, Vec::new(), Vec::new());
    let known = (Verdict::Unresolved, Vec::new(), vec![unit(OWNER)]);
    assert_eq!(scene.first(), unknown);
    let day = |day| Some(jiff::civil::date(2023, 5, day));
    // Half past midnight of 2 May in Vietnam.
    for (days, answer) in [
        (Days::default(), &known),
        (Days { from: day(2), to: day(2) }, &known),
        (Days { from: day(3), to: None }, &unknown),
        (Days { from: None, to: day(1) }, &unknown),
    ] {
        scene.snapshot.rulings.clear();
        scene.confirm("Công đoàn Hải Đăng", OWNER, days);
        assert_eq!(scene.first(), *answer, "{days:?}");
    }
    scene.snapshot.rulings.clear();
    scene.confirm("Công đoàn Hải Đăng", OWNER, Days::default());
    scene.snapshot.rulings[0].undone_by = Some(2);
    assert_eq!(scene.first(), unknown);
}

#[test]
fn a_body_below_a_confirmed_name_is_not_the_unit() {
    let mut scene = Scene::new();
    let below = "CÔNG ĐOÀN CƠ SỞ CÔNG TY HẢI ĐĂNG";
    scene.letter(1, "2023-05-02T02:00:00Z", "Hoa", &[NAME, below]);
    let before = scene.first();
    scene.confirm("Công đoàn Hải Đăng", OWNER, Days::default());
    assert_eq!(scene.first(), before);
}

#[test]
fn a_letter_that_is_another_units_by_itself_stays_so() {
    let mut scene = Scene::new();
    let letter = scene.letter(1, "2023-05-02T02:00:00Z", "Hoa", &[CENTRAL, NAME]);
    let judgement = scene.judgement(letter);
    judgement.attribution = Attribution::Certain(unit("cd-y-te"));
    judgement.verdict = Verdict::Submission;
    Arc::make_mut(&mut judgement.files)[0].attribution = Attribution::Nobody;
    let settled = (Verdict::Submission, vec![unit("cd-y-te")], Vec::new());
    assert_eq!(scene.first(), settled);
    scene.confirm("Công đoàn Hải Đăng", OWNER, Days::default());
    assert_eq!(scene.first(), settled);
}

#[test]
fn an_address_outside_its_days_identifies_nobody() {
    let mut scene = Scene::new();
    // Half past midnight of 2 May in Vietnam.
    let letter = scene.letter(1, "2023-05-01T17:30:00Z", "Hoa", &[CENTRAL]);
    let judgement = scene.judgement(letter);
    judgement.attribution = Attribution::Nobody;
    judgement.verdict = Verdict::Submission;
    Arc::make_mut(&mut judgement.files)[0].attribution = Attribution::Nobody;
    let day = |day| Some(jiff::civil::date(2023, 5, day));
    for (days, verdict) in [
        (Days::default(), Verdict::Submission),
        (Days { from: day(2), to: day(2) }, Verdict::Submission),
        (Days { from: None, to: day(1) }, Verdict::Unresolved),
        (Days { from: day(3), to: None }, Verdict::Unresolved),
    ] {
        scene.snapshot.rulings.clear();
        let address = "so@example.vn".to_owned();
        scene.rule(Decision::Address { address, unit: unit(OWNER), days });
        assert_eq!(scene.first().0, verdict, "{days:?}");
    }
}
