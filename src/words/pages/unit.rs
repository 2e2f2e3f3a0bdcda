//! "Đơn vị": everything of one unit.

use jiff::Zoned;
use jiff::civil::Date;

use crate::model::figure::{Reading, Value};
use crate::model::round::DueDay;
use crate::model::sighting::ReceiptBasis;
use crate::words::{Words, plural};

/// The clocks that a letter went by.
#[derive(Clone, Debug)]
pub struct Clocks {
    /// Receipt as the ledger has it.
    pub mailbox: Zoned,
    /// By what that is known.
    pub basis: ReceiptBasis,
    /// Topmost `Received` header.
    pub server: Option<Zoned>,
    /// The sender's `Date` header.
    pub sender: Option<Zoned>,
}

/// A heading of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::unit_heading holds the words of each")]
pub enum UnitHeading {
    Letters,
    Versions,
    Rulings,
    Addresses,
    Decide,
    Learnt,
    Names,
    Proposed,
    Before,
    After,
    Group,
    Due,
    DocumentNumber,
    Figures,
}

/// A decision form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::unit_form holds the words of each")]
pub enum UnitForm {
    Extend,
    Exempt,
    Receipt,
    Note,
    Confirm,
    Merge,
    Address,
    Alias,
}

impl Words {
    /// A heading of the page.
    pub fn unit_heading(self, heading: UnitHeading) -> &'static str {
        match heading {
            UnitHeading::Letters => self.pick("Các thư", "Letters"),
            UnitHeading::Versions => self.pick("Các bản báo cáo", "Versions of the report"),
            UnitHeading::Rulings => self.pick("Ý kiến đang có hiệu lực", "Decisions in force"),
            UnitHeading::Addresses => self.pick("Địa chỉ thư", "Email addresses"),
            UnitHeading::Decide => self.pick("Ghi ý kiến", "Record a decision"),
            UnitHeading::Learnt => {
                self.pick("Địa chỉ chưa ai xác nhận", "Addresses not yet confirmed")
            }
            UnitHeading::Names => self.pick("Tên gọi khác", "Other names"),
            UnitHeading::Proposed => {
                self.pick("Tên gọi chưa ai xác nhận", "Names not yet confirmed")
            }
            UnitHeading::Before => self.pick("Bản trước ghi", "Earlier version"),
            UnitHeading::After => self.pick("Bản này ghi", "This version"),
            UnitHeading::Group => self.pick("Khối", "Group"),
            UnitHeading::Due => self.pick("Hạn nộp", "Due"),
            UnitHeading::DocumentNumber => self.pick("Số, ký hiệu, ngày", "Document number, date"),
            UnitHeading::Figures => self.pick("Chỉ tiêu đọc được", "Indicators read"),
        }
    }

    /// What a form does: its heading and its button.
    pub fn unit_form(self, form: UnitForm) -> &'static str {
        match form {
            UnitForm::Extend => self.pick("Gia hạn", "Grant more time"),
            UnitForm::Exempt => self.pick("Miễn nộp", "Need not submit"),
            UnitForm::Receipt => {
                self.pick("Ghi đã nhận qua kênh khác", "Record a receipt by another channel")
            }
            UnitForm::Note => self.pick("Ghi chú", "Add a note"),
            UnitForm::Confirm => {
                self.pick("Xác nhận diện phải nộp", "Confirm whether it must submit")
            }
            UnitForm::Merge => {
                self.pick("Báo cáo chung với đơn vị khác", "Reports together with another unit")
            }
            UnitForm::Address => self
                .pick("Xác nhận đây là địa chỉ của đơn vị", "Confirm this as the unit's address"),
            UnitForm::Alias => {
                self.pick("Xác nhận đây là tên của đơn vị", "This name means the unit")
            }
        }
    }

    /// What the form is for, one sentence.
    pub fn unit_form_help(self, form: UnitForm) -> &'static str {
        match form {
            UnitForm::Extend => self.pick(
                "Nhận đến hết ngày này vẫn là đúng hạn.",
                "Anything received by the end of that day is on time.",
            ),
            UnitForm::Exempt => self.pick(
                "Đơn vị không phải nộp trong đợt này và không bị đôn đốc.",
                "The unit need not submit in this round and is not reminded.",
            ),
            UnitForm::Receipt => self.pick(
                "Dùng khi báo cáo đến bằng bản giấy, Zalo hoặc văn bản điện tử; đơn vị được tính là đã nộp từ giờ này.",
                "For a report on paper, by Zalo or through the document system; the unit counts as received from then on.",
            ),
            UnitForm::Note => self.pick(
                "Ghi chú hiện bên cạnh đơn vị trong danh sách, không đổi tình trạng nộp.",
                "Shown beside the unit in lists; the state does not change.",
            ),
            UnitForm::Confirm => self.pick(
                "Danh sách chưa rõ đơn vị này có phải nộp hay không.",
                "The list does not say for sure whether this unit must submit.",
            ),
            UnitForm::Merge => self.pick(
                "Đơn vị không nộp riêng; báo cáo nằm trong báo cáo của đơn vị kia.",
                "The unit sends no report of its own; it is part of the other unit's.",
            ),
            UnitForm::Address => self.pick(
                "Báo cáo của đơn vị đã đến từ địa chỉ này. Xác nhận thì thư nhận trong những ngày đó từ địa chỉ này được nhận ra ngay.",
                "Reports of this unit came from this address. Once confirmed, letters that come from it on those days are recognised.",
            ),
            UnitForm::Alias => self.pick(
                "Thư đã được cán bộ gán cho đơn vị có ghi tên này mà máy chưa biết. Xác nhận thì thư chưa rõ của ai, nhận trong những ngày đó và có ghi tên này, được đề xuất là của đơn vị để cán bộ quyết định.",
                "A letter that somebody assigned to the unit bears this name, which nobody knows. Once confirmed, letters of those days that bear it and are nobody's are proposed as the unit's, for a person to decide.",
            ),
        }
    }

    /// Label of the last day of an extension.
    pub fn unit_until(self) -> &'static str {
        self.pick("Đến hết ngày", "Up to and including")
    }

    /// Label of the reason of any ruling.
    pub fn unit_reason(self) -> &'static str {
        self.pick("Lý do", "Reason")
    }

    /// Label of the time of a receipt.
    pub fn unit_received_at(self) -> &'static str {
        self.pick("Nhận lúc", "Received at")
    }

    /// Label of the channel.
    pub fn unit_channel(self) -> &'static str {
        self.pick("Kênh (bản giấy, Zalo …)", "Channel (paper, Zalo …)")
    }

    /// Label of the text of a note.
    pub fn unit_note_text(self) -> &'static str {
        self.pick("Nội dung ghi chú", "Text of the note")
    }

    /// Label of the unit that takes over.
    pub fn unit_into(self) -> &'static str {
        self.pick("Báo cáo chung với", "Together with")
    }

    /// Answers to whether it must submit.
    pub fn unit_must_submit(self, must: bool) -> &'static str {
        if must {
            self.pick("Phải nộp", "Must submit")
        } else {
            self.pick("Không phải nộp", "Need not submit")
        }
    }

    /// Three clocks of the letter that counts and the rule, in one sentence. A clock that already
    /// stands for the receipt is not told twice.
    pub fn unit_clocks(self, clocks: &Clocks, rule: &str, state: &str) -> String {
        let mut told = vec![self.receipt_clause(clocks)];
        if clocks.basis != ReceiptBasis::Received {
            told.push(self.server_clause(clocks.server.as_ref()));
        }
        if clocks.basis != ReceiptBasis::Date {
            told.push(self.sender_clause(clocks.sender.as_ref()));
        }
        format!("{}; {rule} → {state}.", told.join(", "))
    }

    fn receipt_clause(self, clocks: &Clocks) -> String {
        let at = self.moment(&clocks.mailbox);
        if clocks.basis == ReceiptBasis::Internaldate {
            return say!(self, vi = "Hộp thư nhận {at}", en = "The mailbox took it at {at}");
        }
        let basis = self.receipt_basis(clocks.basis);
        say!(
            self,
            vi = "Hộp thư không ghi giờ nhận, lấy theo {basis}: {at}",
            en = "The mailbox recorded no time of receipt, so it is taken from {basis}: {at}",
        )
    }

    fn server_clause(self, at: Option<&Zoned>) -> String {
        let Some(at) = at.map(|at| self.moment(at)) else {
            return self
                .pick("máy chủ nhận thư không ghi giờ", "the receiving server wrote no time")
                .to_owned();
        };
        say!(self, vi = "máy chủ nhận thư ghi {at}", en = "the receiving server wrote {at}")
    }

    fn sender_clause(self, at: Option<&Zoned>) -> String {
        let Some(at) = at.map(|at| self.moment(at)) else {
            return self
                .pick("máy người gửi không ghi giờ", "the sender's clock gave no time")
                .to_owned();
        };
        say!(self, vi = "máy người gửi ghi {at}", en = "the sender's clock said {at}")
    }

    /// The rule of the sentence above: the due date, and what the day itself is.
    pub fn unit_rule(self, due: Date, due_day: DueDay, extended_to: Option<Date>) -> String {
        if let Some(until) = extended_to.map(|until| self.date(until)) {
            return say!(
                self,
                vi = "được gia hạn đến hết ngày {until}",
                en = "more time was granted up to the end of {until}",
            );
        }
        let date = self.date(due);
        match due_day {
            DueDay::Ask => say!(
                self,
                vi = "hạn “trước {date}”, chưa quyết định nhận trong ngày đó là đúng hạn hay trễ",
                en = "due “before {date}”, and whether that day itself is on time is not decided yet",
            ),
            DueDay::OnTime => {
                say!(self, vi = "hạn hết ngày {date}", en = "due by the end of {date}")
            }
            DueDay::Late => say!(
                self,
                vi = "hạn “trước {date}”, nhận trong ngày đó là trễ",
                en = "due “before {date}”, and that day itself is late",
            ),
        }
    }

    /// No letter counts for the unit.
    pub fn unit_no_letters(self) -> &'static str {
        self.pick("Chưa có thư nào của đơn vị này.", "No letter from this unit yet.")
    }

    /// Nobody decided anything about the unit.
    pub fn unit_no_rulings(self) -> &'static str {
        self.pick(
            "Chưa có ý kiến nào. Ghi ý kiến ở cuối trang này.",
            "No decisions yet. Record one at the end of this page.",
        )
    }

    /// No address is known.
    pub fn unit_no_addresses(self) -> &'static str {
        self.pick(
            "Sổ địa chỉ chưa có địa chỉ nào của đơn vị này.",
            "The address book has no address for this unit.",
        )
    }

    /// An address from the address book.
    pub fn unit_from_book(self) -> &'static str {
        self.pick("trong sổ địa chỉ", "in the address book")
    }

    /// An address from a ruling.
    pub fn unit_from_ruling(self, by: &str) -> String {
        say!(self, vi = "{by} xác nhận", en = "confirmed by {by}")
    }

    /// How many reports came from an address, the first and the last day.
    pub fn unit_reports_from(self, letters: usize, first: Date, last: Date) -> String {
        let (when, plural) = (self.unit_between(first, last), plural(letters, "report", "reports"));
        say!(self, vi = "{letters} thư báo cáo, {when}", en = "{letters} {plural}, {when}",)
    }

    /// Where a name stands that nobody knows, in how many letters, the first and the last day.
    pub fn unit_name_stands(
        self,
        as_sender: bool,
        letters: usize,
        first: Date,
        last: Date,
    ) -> String {
        let (when, plural) = (self.unit_between(first, last), plural(letters, "letter", "letters"));
        let place = if as_sender {
            self.pick("tên người gửi", "the sender's name")
        } else {
            self.pick("tên cơ quan ở đầu văn bản", "the letterhead of a document")
        };
        say!(
            self,
            vi = "{place} trong {letters} thư đã gán cho đơn vị, {when}",
            en = "{place} in {letters} assigned {plural}, {when}",
        )
    }

    fn unit_between(self, first: Date, last: Date) -> String {
        let (from, to) = (self.date(first), self.date(last));
        if first == last {
            return say!(self, vi = "nhận ngày {from}", en = "received on {from}");
        }
        say!(self, vi = "nhận từ ngày {from} đến {to}", en = "received from {from} to {to}")
    }

    /// Labels of the first and the last day of an address or a name.
    pub fn unit_holds(self, first: bool) -> &'static str {
        if first {
            self.pick("Từ ngày", "From")
        } else {
            self.pick(
                "Đến hết ngày (để trống nếu không thời hạn)",
                "Up to and including (empty: no end)",
            )
        }
    }

    /// The link to the letter that bears a name.
    pub fn unit_see_letter(self) -> &'static str {
        self.pick("Xem thư", "See the letter")
    }

    /// A version by its number.
    pub fn unit_version(self, number: usize) -> String {
        say!(self, vi = "Bản {number}", en = "Version {number}")
    }

    /// The version whose number and date are shown above.
    pub fn unit_in_force(self) -> &'static str {
        self.pick("bản đang dùng", "in use")
    }

    /// How a version compares with the one before.
    pub fn unit_differences(self, changed: usize) -> String {
        if changed == 0 {
            return self
                .pick("Số liệu như bản trước.", "Same figures as the previous version.")
                .to_owned();
        }
        let differ = plural(changed, "figure differs", "figures differ");
        say!(
            self,
            vi = "{changed} số liệu khác bản trước.",
            en = "{changed} {differ} from the previous version.",
        )
    }

    /// More differences than are shown.
    pub fn unit_more_differences(self, more: usize) -> String {
        let figures = plural(more, "figure", "figures");
        say!(self, vi = "Và {more} số liệu khác nữa.", en = "And {more} more {figures}.")
    }

    /// What a version says for a figure: `khoảng 1.234`, or why there is no value.
    pub fn unit_figure(self, reading: Option<&Reading>) -> String {
        let Some(reading) = reading else { return self.unit_no_figure().to_owned() };
        let value = match (&reading.value, reading.absent) {
            (Some(Value::Number(number)), _) => self.number(*number),
            (Some(Value::Text(text)), _) => text.clone(),
            (None, Some(absent)) => self.absent(absent).to_owned(),
            (None, None) => reading.raw.clone(),
        };
        match reading.qualifier {
            Some(lead) => format!("{} {value}", self.qualifier(lead)),
            None => value,
        }
    }

    /// A figure that a version does not have.
    pub fn unit_no_figure(self) -> &'static str {
        self.pick("không có", "none")
    }

    /// Where a part of the submission stands.
    pub fn unit_has(self, there: bool) -> &'static str {
        if there {
            self.pick("đã có", "received")
        } else {
            self.pick("chưa có", "not received")
        }
    }

    /// The letter may be the report and waits for a person.
    pub fn unit_to_settle(self) -> &'static str {
        self.pick("có thể là báo cáo, cần xem", "may be the report, to review")
    }

    /// A link to the unit's figures.
    pub fn unit_to_figures(self) -> &'static str {
        self.pick("Xem số liệu", "View figures")
    }

    /// The unit is not counted until somebody confirms it.
    pub fn unit_not_counted(self) -> &'static str {
        self.pick(
            "Đơn vị này chưa được xác nhận thuộc diện phải nộp, nên không tính vào tổng số.",
            "Nobody has confirmed that this unit must submit, so it is in no total.",
        )
    }
}
