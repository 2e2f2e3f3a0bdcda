//! Head lines of lists: how many, the rule in words, how fresh, and what is apart.
//!
//! A printed list must defend itself in a meeting, so it carries its moment, its rule and its
//! freshness, and it never calls a unit missing whose letter may be lying in the mailbox.

use jiff::Zoned;
use jiff::civil::Date;

use crate::model::ledger::Totals;
use crate::model::round::DueDay;
use crate::model::sighting::ReceiptBasis;

use super::Words;

impl Words {
    /// The moment of a list.
    pub fn as_of(self, as_of: &Zoned) -> String {
        let moment = self.moment(as_of);
        say!(self, vi = "Tính đến {moment}.", en = "As of {moment}.")
    }

    /// How many letters were seen.
    pub fn messages_count(self, count: usize) -> String {
        say!(self, vi = "{count} thư.", en = "{count} letters.")
    }

    /// How many things wait.
    pub fn review_count(self, count: usize) -> String {
        say!(self, vi = "{count} việc chờ xem.", en = "{count} to review.")
    }

    /// "Tính đến 17h00 ngày 30/5/2023: 68/90 đơn vị đã nộp (75,6%), …; 22 chưa nộp".
    ///
    /// `may_have_sent` of those that have not: never accused without looking.
    pub fn late_head(self, as_of: &Zoned, totals: &Totals, may_have_sent: u32) -> String {
        let Totals { expected, received, missing, pending, exempt, .. } = *totals;
        let moment = self.moment(as_of);
        let share = match self.percent(received, expected) {
            share if share.is_empty() => share,
            share => format!(" ({share})"),
        };
        let mut line = say!(
            self,
            vi = "Tính đến {moment}: {received}/{expected} đơn vị đã nộp{share}",
            en = "As of {moment}: {received}/{expected} units have submitted{share}",
        );
        line.push_str(&self.among_received(totals));
        let open = missing.saturating_add(pending);
        line.push_str(&say!(self, vi = "; {open} chưa nộp", en = "; {open} not submitted"));
        if may_have_sent > 0 {
            line.push_str(&say!(
                self,
                vi = ", trong đó {may_have_sent} có thể đã gửi",
                en = ", of which {may_have_sent} may have sent",
            ));
        }
        if exempt > 0 {
            line.push_str(&say!(self, vi = "; {exempt} không phải nộp", en = "; {exempt} exempt"));
        }
        line
    }

    /// ", trong đó 15 nộp trong ngày hạn, 5 nộp trễ", or nothing.
    fn among_received(self, totals: &Totals) -> String {
        let Totals { due_day, late, .. } = *totals;
        let mut among = Vec::new();
        if due_day > 0 {
            let part =
                say!(self, vi = "{due_day} nộp trong ngày hạn", en = "{due_day} on the due day");
            among.push(part);
        }
        if late > 0 {
            among.push(say!(self, vi = "{late} nộp trễ", en = "{late} late"));
        }
        if among.is_empty() {
            return String::new();
        }
        format!("{}{}", self.pick(", trong đó ", ", of them "), among.join(", "))
    }

    /// The counts, each with its word.
    pub fn late_counts(self, totals: &Totals) -> String {
        let Totals { on_time, due_day, late, missing, pending, exempt, .. } = *totals;
        say!(
            self,
            vi = "Đúng hạn {on_time} · Trong ngày hạn {due_day} · Trễ {late} · Chưa nộp, quá hạn {missing} · Chưa nộp, còn hạn {pending} · Không phải nộp {exempt}",
            en = "On time {on_time} · On the due day {due_day} · Late {late} · Not submitted, overdue {missing} · Not submitted, not yet due {pending} · Exempt {exempt}",
        )
    }

    /// The rule by which lateness is told.
    pub fn due_rule(self, due: Date, due_day: DueDay) -> String {
        let (date, day) = (self.date(due), self.day(due));
        match due_day {
            DueDay::Ask => say!(
                self,
                vi = "Hạn: trước {date}. Nhận trong ngày {day} được ghi riêng, chờ quyết định.",
                en = "Due: before {date}. Reports received on {day} itself are listed separately until it is decided how they count.",
            ),
            DueDay::OnTime => say!(
                self,
                vi = "Hạn: {date}. Nhận trong ngày {day} được tính là đúng hạn.",
                en = "Due: {date}. Reports received on {day} itself are on time.",
            ),
            DueDay::Late => say!(
                self,
                vi = "Hạn: trước {date}. Nhận từ ngày {day} trở đi là trễ.",
                en = "Due: before {date}. Reports received on {day} or later are late.",
            ),
        }
    }

    /// A group's own due date.
    pub fn group_due(self, group: &str, due: Date) -> String {
        let date = self.date(due);
        say!(self, vi = "Hạn riêng của {group}: {date}.", en = "Due date of {group}: {date}.")
    }

    /// Which clock counts.
    pub fn receipt_rule(self) -> &'static str {
        self.pick(
            "Giờ nhận là giờ hộp thư nhận được thư, không phải giờ máy người gửi.",
            "The time of receipt is when the mailbox received the letter, not the sender's clock.",
        )
    }

    /// The same where the mailbox recorded no time, and all times come from elsewhere.
    pub fn receipt_rule_derived(self, basis: ReceiptBasis) -> String {
        let basis = self.receipt_basis(basis);
        say!(
            self,
            vi = "Hộp thư không ghi giờ nhận; giờ nhận là mốc suy ra, lấy theo {basis}.",
            en = "The mailbox recorded no times of receipt; they are derived receipt times ({basis}).",
        )
    }

    /// When the mailbox was last read in full.
    pub fn last_full_pass(self, at: Option<&Zoned>) -> String {
        let Some(at) = at else {
            return self
                .pick(
                    "Hộp thư chưa được quét trọn lần nào.",
                    "The mailbox has not been read in full yet.",
                )
                .to_owned();
        };
        let moment = self.moment(at);
        say!(
            self,
            vi = "Lần quét trọn hộp thư gần nhất: {moment}.",
            en = "The mailbox was last read in full at {moment}.",
        )
    }

    /// The warning at the top of a list while letters are in hand that nobody has read.
    pub fn unread(self, letters: u32) -> String {
        say!(
            self,
            vi = "Còn {letters} thư đã thấy nhưng chưa tải hoặc chưa đọc xong; đơn vị ghi chưa nộp có thể nằm trong số đó. Đề nghị chờ máy đọc xong rồi lập lại danh sách.",
            en = "{letters} letters were seen but not fetched or read yet; units listed as not submitted may be among them. Wait until they are read, then make the list again.",
        )
    }

    /// The warning at the top of a list that may be out of date.
    pub fn stale(self, last_full_pass: Option<&Zoned>) -> String {
        let Some(at) = last_full_pass else {
            return self.pick(
                "CHÚ Ý: hộp thư chưa được quét trọn lần nào, danh sách này có thể thiếu. Đề nghị quản trị viên kiểm tra việc lấy thư.",
                "WARNING: the mailbox was never read in full, so this list may lack letters. Please ask the administrator to check the mailbox.",
            ).to_owned();
        };
        let moment = self.moment(at);
        say!(
            self,
            vi = "CHÚ Ý: chưa lấy được thư mới từ {moment}, danh sách này chỉ đúng đến lúc đó. Đề nghị quản trị viên kiểm tra việc lấy thư.",
            en = "WARNING: no new mail since {moment}; this list is right only up to then. Please ask the administrator to check the mailbox.",
        )
    }

    /// What a group's subtotal row says.
    pub fn subtotal_line(self, totals: &Totals) -> String {
        let Totals { expected, received, due_day, late, missing, pending, .. } = *totals;
        let open = missing.saturating_add(pending);
        let mut line = say!(
            self,
            vi = "{received}/{expected} đã nộp",
            en = "{received}/{expected} submitted",
        );
        if due_day > 0 {
            line.push_str(&say!(
                self,
                vi = ", trong ngày hạn {due_day}",
                en = ", on the due day {due_day}"
            ));
        }
        if late > 0 {
            line.push_str(&say!(self, vi = ", trễ {late}", en = ", late {late}"));
        }
        line.push_str(&say!(self, vi = ", chưa nộp {open}", en = ", not submitted {open}"));
        line
    }

    /// Heading of the plain list of units to chase.
    pub fn missing_heading(self, count: usize) -> String {
        say!(self, vi = "Chưa nộp ({count} đơn vị):", en = "Not submitted ({count}):")
    }

    /// Heading of the units that must not be chased blindly.
    pub fn maybe_sent_heading(self, count: usize) -> String {
        say!(
            self,
            vi = "Có thể đã gửi, cần xem thư trước khi nhắc ({count} đơn vị):",
            en = "May have sent, check the letters before reminding ({count}):",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use jiff::civil::date;

    #[test]
    fn the_head_line_is_that_of_the_office() {
        let as_of = date(2023, 5, 30).at(17, 0, 0, 0).in_tz("Asia/Ho_Chi_Minh").unwrap();
        let totals = Totals {
            expected: 90,
            received: 68,
            on_time: 53,
            due_day: 15,
            pending: 22,
            ..Totals::default()
        };
        assert_eq!(
            Words::new(Language::Vi).late_head(&as_of, &totals, 0),
            "Tính đến 17h00 ngày 30/5/2023: 68/90 đơn vị đã nộp (75,6%), trong đó 15 nộp trong \
             ngày hạn; 22 chưa nộp"
        );
    }
}
