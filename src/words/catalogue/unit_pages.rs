//! Sentences of the pages "Đơn vị", "Nhật ký", "Đợt báo cáo" and "Chẩn đoán".

use jiff::civil::date;

use super::{Catalogue, values};
use crate::model::round::{Aggregate, DueDay, IndicatorKind, Nature};
use crate::model::sighting::ReceiptBasis;
use crate::model::unit::Expected;
use crate::words::pages::{
    Clocks, DiagnosisHeading, JournalHeading, RoundHeading, UnitForm, UnitHeading,
};

impl Catalogue {
    pub(super) fn unit_pages(&mut self) {
        self.unit_page();
        self.clocks();
        self.journal_page();
        self.round_page();
        self.diagnosis_page();
    }

    fn unit_page(&mut self) {
        let words = self.words;
        for heading in each!(UnitHeading: Letters, Versions, Rulings, Addresses, Decide,
            Learnt, Names, Proposed, Before, After, Group, Due, DocumentNumber, Figures)
        {
            self.add("page of a unit", words.unit_heading(heading));
        }
        for form in each!(UnitForm: Extend, Exempt, Receipt, Note, Confirm, Merge, Address, Alias) {
            self.add("page of a unit", words.unit_form(form));
            self.add("page of a unit", words.unit_form_help(form));
        }
        for sentence in [
            words.unit_until(),
            words.unit_reason(),
            words.unit_received_at(),
            words.unit_channel(),
            words.unit_note_text(),
            words.unit_into(),
            words.unit_must_submit(true),
            words.unit_must_submit(false),
            words.unit_no_letters(),
            words.unit_no_rulings(),
            words.unit_no_addresses(),
            words.unit_from_book(),
            words.unit_in_force(),
            words.unit_no_figure(),
            words.unit_has(true),
            words.unit_has(false),
            words.letter_body(),
            words.unit_to_settle(),
            words.unit_to_figures(),
            words.unit_not_counted(),
            words.unit_holds(true),
            words.unit_holds(false),
            words.unit_see_letter(),
        ] {
            self.add("page of a unit", sentence);
        }
        for sentence in [
            words.unit_from_ruling("Nguyễn Văn A"),
            words.unit_reports_from(2, date(2023, 5, 2), date(2023, 5, 29)),
            words.unit_reports_from(1, date(2023, 5, 2), date(2023, 5, 2)),
            words.unit_name_stands(true, 2, date(2023, 5, 2), date(2023, 5, 29)),
            words.unit_name_stands(false, 1, date(2023, 5, 2), date(2023, 5, 2)),
            words.unit_version(2),
            words.unit_differences(0),
            words.unit_differences(3),
            words.unit_more_differences(12),
        ] {
            self.add("page of a unit", sentence);
        }
    }

    fn clocks(&mut self) {
        let words = self.words;
        let at = |day, hour, minute| {
            date(2023, 5, day).at(hour, minute, 0, 0).to_zoned(values::zone()).unwrap()
        };
        let clocks = Clocks {
            mailbox: at(30, 0, 7),
            basis: ReceiptBasis::Internaldate,
            server: Some(at(30, 0, 6)),
            sender: Some(at(29, 23, 50)),
        };
        let bare =
            Clocks { basis: ReceiptBasis::Mtime, server: None, sender: None, ..clocks.clone() };
        let (due, state) =
            (date(2023, 5, 30), words.state_with_days(crate::model::ledger::State::Late, 2));
        for due_day in each!(DueDay: Ask, OnTime, Late) {
            let rule = words.unit_rule(due, due_day, None);
            self.add("three clocks", words.unit_clocks(&clocks, &rule, &state));
        }
        let rule = words.unit_rule(due, DueDay::Ask, Some(date(2023, 6, 5)));
        self.add("three clocks", words.unit_clocks(&bare, &rule, &state));
    }

    fn journal_page(&mut self) {
        let words = self.words;
        for heading in each!(JournalHeading: Rulings, Downloads, When, Who, What, Why, Report, AsOf,
            Size)
        {
            self.add("journal", words.journal_heading(heading));
        }
        let at = date(2023, 5, 30).at(8, 12, 0, 0).to_zoned(values::zone()).unwrap();
        for sentence in [
            words.journal_intro().to_owned(),
            words.journal_empty().to_owned(),
            words.journal_no_downloads().to_owned(),
            words.journal_downloads_intro().to_owned(),
            words.journal_undone("Nguyễn Văn A", &at, 7),
            words.journal_again().to_owned(),
            words.journal_open().to_owned(),
            words.journal_range(1, 100, 250),
            words.journal_older().to_owned(),
            words.journal_newer().to_owned(),
            words.journal_report("late"),
            words.journal_report("export"),
            words.journal_report("review"),
            words.journal_report("messages"),
        ] {
            self.add("journal", sentence);
        }
    }

    fn round_page(&mut self) {
        let words = self.words;
        for heading in each!(RoundHeading: Files, Due, Groups, Periods, Units, Indicators, Checks,
            UnitCount, Key, Title, Opens, DueDate, Closes, Numbers, Required, Headings, Code, Name, Expected,
            Addresses, Remark, Label, Measure, Kind, Total, AppliesTo, Test, Note)
        {
            self.add("page of a round", words.round_heading(heading));
        }
        for kind in each!(IndicatorKind: Yesno, Count, Percent, Money, Text) {
            self.add("page of a round", words.round_kind(kind, None));
        }
        for nature in each!(Nature: Stock, Flow, Rate) {
            self.add("page of a round", words.round_kind(IndicatorKind::Count, Some(nature)));
        }
        for aggregate in [Aggregate::Sum, Aggregate::CountYes, Aggregate::List, Aggregate::None] {
            self.add("page of a round", words.round_aggregate(&aggregate));
        }
        for expected in each!(Expected: Yes, Confirm, Receiver) {
            self.add("page of a round", words.round_expected(expected));
        }
        for sentence in [
            words.round_files_same().to_owned(),
            words.round_files_changed().to_owned(),
            words.round_files_faulty(2),
            words.round_settle(true).to_owned(),
            words.round_settle(false).to_owned(),
            words.round_due_day_ruled("Nguyễn Văn A"),
            words.round_all_groups().to_owned(),
            words.round_show_all().to_owned(),
        ] {
            self.add("page of a round", sentence);
        }
    }

    fn diagnosis_page(&mut self) {
        let words = self.words;
        for heading in each!(DiagnosisHeading: Checks, Mailbox, Store, Folder, Role, Present, Rows,
            Stored, Pending, Failed, LeftOut, Vanished, LastPass, Waiting, BytesToday, Letters,
            Judged, LedgerRows, ToReview, Size, Backup, Version, Folders)
        {
            self.add("diagnosis", words.diagnosis_heading(heading));
        }
        let at = date(2023, 5, 30).at(8, 12, 0, 0).to_zoned(values::zone()).unwrap();
        for sentence in [
            words.diagnosis_fault().to_owned(),
            words.diagnosis_warning().to_owned(),
            words.diagnosis_good().to_owned(),
            words.diagnosis_read_database().to_owned(),
            words.diagnosis_network().to_owned(),
            words.diagnosis_no_backup().to_owned(),
            words.diagnosis_never().to_owned(),
            words.diagnosis_waiting(&at, 3, "timed out"),
            words.diagnosis_not_waiting().to_owned(),
            words.diagnosis_all_folders().to_owned(),
        ] {
            self.add("diagnosis", sentence);
        }
    }
}
