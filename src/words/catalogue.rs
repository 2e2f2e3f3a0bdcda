//! The whole catalogue in both languages, as one snapshot for a Vietnamese reader to sign off.
//!
//! `every!` and `each!` hold a `match` over the type beside the list, so that a new finding, flag
//! or state cannot be forgotten here.

/// Every variant of an enum without data.
macro_rules! each {
    ($type:ident: $($variant:ident),+ $(,)?) => {{
        let known = |value: &$type| match value { $($type::$variant => ()),+ };
        let all = vec![$($type::$variant),+];
        all.iter().for_each(known);
        all
    }};
}

mod pages;
mod unit_pages;
mod values;

use std::fmt::Write as _;

use jiff::civil::date;

use super::columns::Heading;
use super::{Language, Names, Words};
use crate::model::document::{Format, LegacyEncoding};
use crate::model::evidence::{Evidence, Signal};
use crate::model::figure::{Absent, FigureStatus, Qualifier};
use crate::model::finding::{Death, Finding, Limit};
use crate::model::invariant::Invariant;
use crate::model::judgement::{Component, Outcome, Verdict};
use crate::model::ledger::{ReviewKind, State, Totals};
use crate::model::round::{DueDay, Round};
use crate::model::sighting::{FolderRole, ReceiptBasis};
use crate::model::urging::Why;

/// Sentences by topic, in one language.
struct Catalogue {
    words: Words,
    lines: Vec<(&'static str, String)>,
}

impl Catalogue {
    fn new(language: Language, rounds: &[Round]) -> Self {
        let mut catalogue = Self { words: Words::new(language), lines: Vec::new() };
        let names = Names::new(rounds);
        catalogue.findings(names);
        catalogue.evidence(names);
        catalogue.figures();
        catalogue.labels();
        catalogue.notes(names);
        catalogue.review(names);
        catalogue.queue();
        catalogue.decisions(names);
        catalogue.places();
        catalogue.heads();
        catalogue.console();
        catalogue.pages();
        catalogue.unit_pages();
        catalogue.reminders();
        catalogue
    }

    fn reminders(&mut self) {
        let words = self.words;
        let at = date(2023, 6, 5).at(17, 0, 0, 0).to_zoned(values::zone()).unwrap();
        for why in [
            Why::Unsettled,
            Why::InSpam,
            Why::InTrash,
            Why::LinkOnly,
            Why::Unreadable,
            Why::WithoutReport,
            Why::Subordinate,
            Why::Withdrawal,
            Why::Question,
            Why::ExtensionAsked(None),
            Why::ExtensionAsked(Some(date(2023, 6, 5))),
            Why::OtherChannel("Zalo".to_owned()),
            Why::Undelivered("vanphong@ldld.example".to_owned()),
            Why::ToConfirm,
        ] {
            self.add("caution", words.caution(&why));
        }
        for sentence in [
            words.to_urge(7),
            words.look_first(16),
            words.zalo_head("Kết quả", &at, 7),
            words.zalo_end(Some("ban@office.example")),
            words.to_urge_explained().to_owned(),
            words.look_first_explained().to_owned(),
            words.nobody_ticked().to_owned(),
            words.not_confirmed(6),
            words.not_confirmed_explained().to_owned(),
            words.tick_all(3, "Chưa xác nhận."),
            words.warned_meanwhile("LĐLĐ tỉnh Nghệ An"),
            words.receipt_rule_derived(ReceiptBasis::Received),
            words.column_table("2022", "người"),
            words.overdue(6),
            words.last_day(date(2023, 5, 30), false),
            words.reminder_prepared(date(2023, 6, 7), 1),
            words.reminder_prepared(date(2023, 6, 7), 2),
        ] {
            self.add("reminder", sentence);
        }
        for sentence in [
            words.drafts_written(7, "nhac"),
            words.draft_left_out("LĐLĐ tỉnh Hà Nam", "ldld-ha-nam", "…"),
            words.draft_exists("nhac-ctr01-2023-ldld-ha-nam.eml"),
            words.draft_without_address("LĐLĐ tỉnh Hà Nam"),
            words.not_to_be_urged("LĐLĐ tỉnh Hà Nam"),
        ] {
            self.add("console", sentence);
        }
    }

    fn add(&mut self, topic: &'static str, sentence: impl Into<String>) {
        self.lines.push((topic, sentence.into()));
    }

    fn findings(&mut self, names: Names<'_>) {
        for finding in values::findings() {
            self.add("finding", self.words.finding(&finding, names));
        }
        for limit in each!(Limit: Size, Members, Depth, Unpacked, Cells, Text, Pages) {
            self.add("limit", self.words.limit(limit));
        }
        for death in each!(Death: TimedOut, Killed, Crashed, TooMuchOutput) {
            self.add("death", self.words.death(death));
        }
    }

    fn evidence(&mut self, names: Names<'_>) {
        for evidence in values::evidence() {
            self.add("evidence", self.words.evidence(&evidence, names));
        }
        let confirmed = Evidence::Authentication { words: "spf=pass; dmarc=pass".to_owned() };
        self.add("evidence", self.words.evidence(&confirmed, names));
        for signal in each!(Signal: AddressBook, Letterhead, Subject, FileName, Body, DisplayName,
            DocumentNumber, PlaceLine, Domain, Signature, Ruling)
        {
            self.add("signal", self.words.signal(signal));
        }
    }

    fn figures(&mut self) {
        for flag in values::flags() {
            self.add("flag", self.words.flag(flag));
        }
        for status in each!(FigureStatus: Read, Review, Corrected, Absent) {
            self.add("figure status", self.words.figure_status(status));
        }
        for absent in each!(Absent: Blank, Dash, Dots, NotYet, Error, NotFound) {
            self.add("absent", self.words.absent(absent));
        }
        for qualifier in each!(Qualifier: About, Over, Under) {
            self.add("qualifier", self.words.qualifier(qualifier));
        }
    }

    fn labels(&mut self) {
        for state in each!(State: OnTime, DueDay, Late, Missing, Pending, Exempt) {
            self.add("state", self.words.state(state));
            self.add("state of a row", self.words.state_with_days(state, 2));
        }
        self.add("state of a row", self.words.state_with_days(State::Late, 1));
        self.add("state of a row", self.words.maybe_sent());
        for verdict in Verdict::ALL {
            self.add("verdict", self.words.verdict(verdict));
        }
        for component in each!(Component: Report, Annex, Scan, Other) {
            self.add("component", self.words.component(component));
        }
        for outcome in each!(Outcome: Read, Unreadable, Ignored) {
            self.add("outcome", self.words.outcome(outcome));
            self.add("outcome", self.words.outcome_reason(outcome));
        }
        for kind in each!(ReviewKind: DueDay, Unit, Conflict, Verdict, Unreadable, Extension,
            Receipt, Figure, Rule)
        {
            self.add("review kind", self.words.review_kind(kind));
        }
        self.mail_labels();
        for heading in Heading::ALL {
            self.add("heading", self.words.heading(heading));
        }
    }

    fn mail_labels(&mut self) {
        for basis in each!(ReceiptBasis: Internaldate, Received, FromLine, Mtime, Date, Ruling) {
            self.add("receipt basis", self.words.receipt_basis(basis));
        }
        for role in each!(FolderRole: Mail, Junk, Trash, Own) {
            self.add("folder role", self.words.folder_role(role));
        }
        for format in each!(Format: Xlsx, Xls, Xlsb, Ods, Csv, Docx, Doc, Rtf, Odt, Pdf, Html, Text,
            Eml, Msg, Tnef, Zip, Rar, SevenZip, Image, Empty, Lock, Unknown)
        {
            self.add("format", self.words.format(format));
        }
        for encoding in each!(LegacyEncoding: Tcvn3, Vni, Bkhcm2) {
            self.add("encoding", self.words.legacy_encoding(encoding));
        }
        self.add("yes and no", self.words.yes_no(true));
        self.add("yes and no", self.words.yes_no(false));
    }

    fn notes(&mut self, names: Names<'_>) {
        for note in values::notes() {
            self.add("note", self.words.standing_note(&note, names, &values::zone()));
        }
    }

    fn review(&mut self, names: Names<'_>) {
        for reason in values::reasons() {
            self.add("review reason", self.words.review_reason(&reason, names));
        }
        for proposal in values::proposals() {
            self.add("proposal", self.words.proposal(&proposal, names));
        }
    }

    /// The page "Cần xem".
    fn queue(&mut self) {
        let words = self.words;
        for proposal in values::proposals() {
            self.add("accepting", words.accept(&proposal));
            self.add("accepting", words.accepted_reason(Some(&proposal)));
        }
        for sentence in [
            words.rule_settled("R05"),
            words.rulings_recorded(12, 31, 42),
            words.skipped(1, 2, 3),
            words.skipped(1, 0, 0),
            words.settled_already("lan", "Thư 0a1b2c3d4e5f thuộc loại: hỏi."),
            words.waiting(12, 96),
            words.waiting(96, 96),
            words.place_in_queue(3, 96),
            words.alike(12),
            words.accept_alike().to_owned(),
            words.look_alone().to_owned(),
            words.alike_left(40),
            words.it_is_of("…"),
            words.counts_as_receipt("…"),
            words.take_value("12.450", "bieu.xlsx"),
            words.stands_in("bieu.xlsx", "Biểu 2!D12"),
            words.from_and_received("ldld@example.vn", "29/5/2023 08h12"),
            words.more_reasons(3),
        ] {
            self.add("queue", sentence);
        }
        self.fixed_queue();
        for name in ["value", "until", "at", "text", "address", "reason"] {
            self.add("queue", words.typed_field(name));
        }
    }

    fn fixed_queue(&mut self) {
        let words = self.words;
        for sentence in [
            words.changed_meanwhile(),
            words.not_recorded(),
            words.typed_is_kept(),
            words.record_again(),
            words.back_without_recording(),
            words.nothing_waits(),
            words.later(),
            words.previous_thing(),
            words.review_keys(),
            words.thing_is_gone(),
            words.alike_hint(),
            words.choose_otherwise(),
            words.candidates(),
            words.not_a_report(),
            words.not_for_us(),
            words.no_extension(),
            words.due_day_on_time(),
            words.due_day_late(),
            words.nothing_proposed(),
            words.only_clerks_decide(),
        ] {
            self.add("queue", sentence);
        }
    }

    fn decisions(&mut self, names: Names<'_>) {
        for subject in ["Báo cáo CTr 01", ""] {
            self.add("decision", self.words.letter_called(subject, "Văn phòng LĐLĐ"));
        }
        for decision in values::decisions() {
            self.add("decision", self.words.decision(&decision, names, &values::zone()));
        }
    }

    fn places(&mut self) {
        for place in values::places() {
            self.add("place", self.words.place(&place));
        }
        self.add("place", self.words.row(7));
        self.add("place", self.words.column(4));
        self.add("place", self.words.unnamed());
        self.add("reading", self.words.letter_head("ldld@example.vn", "Báo cáo"));
        self.add("reading", self.words.repaired("TCVN3"));
        self.add("reading", self.words.original("B¸o c¸o"));
    }

    fn heads(&mut self) {
        let words = self.words;
        let at = date(2023, 5, 30).at(17, 0, 0, 0).to_zoned(values::zone()).unwrap();
        let due = date(2023, 5, 30);
        let totals = Totals {
            expected: 90,
            received: 68,
            on_time: 48,
            due_day: 15,
            late: 5,
            missing: 21,
            pending: 0,
            exempt: 1,
            to_review: 3,
        };
        self.add("head", words.late_title("Chương trình 01/CTr-BCH"));
        self.add("head", words.figures_title("Chương trình 01/CTr-BCH"));
        self.add("head", words.late_head(&at, &totals, 3));
        self.add("head", words.late_counts(&totals));
        self.add("head", words.as_of(&at));
        for due_day in each!(DueDay: Ask, OnTime, Late) {
            self.add("due rule", words.due_rule(due, due_day));
        }
        self.add("due rule", words.group_due("V. Báo chí", due));
        self.add("due rule", words.receipt_rule());
        for last in [None, Some(&at)] {
            self.add("freshness", words.last_full_pass(last));
            self.add("freshness", words.stale(last));
            self.add("freshness", words.unread(3));
        }
        self.add("head", words.subtotal_line(&totals));
        self.add("head", words.missing_heading(3));
        self.add("head", words.maybe_sent_heading(2));
        self.add("head", words.messages_count(96));
        self.add("head", words.review_count(4));
        self.fixed_heads();
    }

    fn fixed_heads(&mut self) {
        let words = self.words;
        for sentence in [
            words.messages_title(),
            words.review_title(),
            words.subtotal(),
            words.total(),
            words.late_legend(),
            words.figures_legend(),
            words.sources_sheet(),
            words.late_sheet(),
            words.figures_sheet(),
            words.page_footer(),
            words.nothing(),
        ] {
            self.add("head", sentence);
        }
    }

    fn console(&mut self) {
        let words = self.words;
        for sentence in [
            words.demo_start(96, 90),
            words.demo_letter("08h12", "ldldnghean@example.vn", "Báo cáo"),
            words.demo_unsettled("chỉ gửi liên kết", "…"),
            words.demo_totals(3, 90, 1, 2),
            words.import_progress(12, 96),
            words.import_result(90, 6, 0),
            words.import_result(90, 6, 2),
            words.poll_result("ban-tuyen-giao", 96, 4),
            words.ruling_recorded(7, "…"),
            words.how_to_undo(7),
            words.written("danh-sach.xlsx"),
            words.locked("4711"),
            words.no_configuration("./config/tonghop.toml"),
            words.no_mailbox().to_owned(),
            words.unknown_unit("ldld-nghean", Some("ldld-nghe-an")),
            words.unknown_unit("x", None),
            words.unknown_round("ctr01", Some("ctr01-2023")),
            words.unknown_indicator("A1", Some("A01")),
            words.unknown_message("12345678", None),
            words.ambiguous_message("1234"),
            words.restore_refused("/srv/tonghop"),
            words.mailbox_unreachable("ban-tuyen-giao", "imap.gmail.com"),
            words.login_refused("ban-tuyen-giao", "Invalid credentials"),
            words.tls_not_trusted("ban-tuyen-giao", "imap.gmail.com", "expired"),
            words.disk_full("/var/lib/tonghop"),
            words.database_damaged(None),
            words.database_damaged(Some("tonghop.backup")),
            words.cannot_open("thu.eml", "…"),
            words.all_well().to_owned(),
            words.import_nothing("thu-cu"),
            words.cannot_open("thu.eml", ""),
            words.ruling_recorded(7, "Ghi chú: đã gọi điện"),
            words.copy_not_written("sao-luu.zip"),
            words.copy_not_read("sao-luu.zip"),
            words.check_reads_pdf().to_owned(),
            words.check_no_pdf().to_owned(),
            words.check_reads_pictures().to_owned(),
            words.check_no_ocr().to_owned(),
            words.check_ocr_off().to_owned(),
            words.check_pages("127.0.0.1:8080"),
            words.check_space(46_559_920_128),
            words.no_account_yet().to_owned(),
            words.check_no_mail().to_owned(),
            words.health(true).to_owned(),
            words.health(false).to_owned(),
            words.verdicts_missing(96, 95),
            words.states_missing("ctr01-2023", 90, 89),
        ] {
            self.add("console", sentence);
        }
        for invariant in Invariant::ALL {
            self.add("invariant", words.invariant(invariant));
        }
    }
}

/// Topic, Vietnamese, English.
fn pairs() -> Vec<(&'static str, String, String)> {
    let rounds = [values::round()];
    let vi = Catalogue::new(Language::Vi, &rounds).lines;
    let en = Catalogue::new(Language::En, &rounds).lines;
    assert_eq!(vi.len(), en.len());
    vi.into_iter().zip(en).map(|((topic, vi), (_, en))| (topic, vi, en)).collect()
}

#[test]
fn a_reader_can_sign_off_the_whole_catalogue() {
    let mut out = String::new();
    let mut last = "";
    for (topic, vi, en) in pairs() {
        if topic != last {
            writeln!(out, "\n== {topic}").unwrap();
            last = topic;
        }
        writeln!(out, "{vi}\n    {en}").unwrap();
    }
    insta::assert_snapshot!(out);
}

#[test]
fn no_sentence_is_empty_and_the_languages_differ() {
    for (topic, vi, en) in pairs() {
        assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{topic}: {vi} / {en}");
        // A cell of a sheet is written alike in both: `Biểu 2!D12`.
        assert!(vi != en || vi.contains('!'), "{topic}: {vi} / {en}");
    }
}

#[test]
fn staff_read_no_code_names() {
    for (topic, vi, en) in pairs() {
        // The administrator types commands and keys as they stand.
        if topic == "console" {
            continue;
        }
        for sentence in [vi, en] {
            assert!(!sentence.contains('_') && !sentence.contains("::"), "{topic}: {sentence}");
            let code =
                sentence.split([' ', '(', ')', ':', ',']).any(|word| word.starts_with("ldld-"));
            assert!(!code, "{topic}: {sentence}");
        }
    }
}

#[test]
fn every_finding_ends_with_a_next_step() {
    let rounds = [values::round()];
    let words = Words::new(Language::Vi);
    // A signature is the one thing over which nobody has anything to do.
    let is_idle = |finding: &Finding| matches!(finding, Finding::Signature { .. });
    for finding in values::findings().into_iter().filter(|finding| !is_idle(finding)) {
        let sentence = words.finding(&finding, Names::new(&rounds));
        let step = sentence.rfind("đề nghị").max(sentence.rfind("Đề nghị"));
        assert!(step.is_some() && sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn one_word_is_used_for_late() {
    for (topic, vi, _) in pairs() {
        let folded = crate::text::fold::accented(&vi);
        // "sớm hơn, muộn hơn" compares two clocks; only "nộp muộn", "quá hạn n ngày" would be a
        // second word for late.
        let second = ["nộp muộn", "muộn hạn", "chậm nộp", "nộp chậm", "trễ hạn"]
            .iter()
            .any(|word| folded.contains(&crate::text::fold::accented(word)));
        assert!(!second, "{topic}: {vi}");
    }
}
