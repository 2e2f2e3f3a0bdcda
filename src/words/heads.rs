//! Head lines of lists: how many, the rule in words, how fresh, and what is apart.
//!
//! A printed list must defend itself in a meeting, so it carries its moment, its rule and its
//! freshness, and it never calls a unit missing whose letter may be lying in the mailbox.

use jiff::Zoned;
use jiff::civil::Date;

use crate::model::ledger::Totals;
use crate::model::round::DueDay;

use super::Words;

impl Words {
    /// Title of the late list.
    pub fn late_title(self, round: &str) -> String {
        say!(self, vi = "Tình hình nộp báo cáo: {round}", en = "Who has submitted: {round}")
    }

    /// Title of the figures.
    pub fn figures_title(self, round: &str) -> String {
        say!(self, vi = "Số liệu các đơn vị: {round}", en = "Figures of the units: {round}")
    }

    /// Title of the list of letters.
    pub fn messages_title(self) -> &'static str {
        self.pick("Mọi thư đã thấy", "Every letter seen")
    }

    /// Title of what waits for a person.
    pub fn review_title(self) -> &'static str {
        self.pick("Việc chờ cán bộ quyết định", "What waits for a person")
    }

    /// How many letters were seen.
    pub fn messages_count(self, count: usize) -> String {
        say!(self, vi = "{count} thư.", en = "{count} letters.")
    }

    /// How many things wait.
    pub fn review_count(self, count: usize) -> String {
        say!(self, vi = "{count} việc chờ xem.", en = "{count} things wait.")
    }

    /// "Tính đến 17h00 ngày 30/5/2023: 68/90 đơn vị đã nộp (75,6%), …; 22 chưa nộp".
    pub fn late_head(self, as_of: &Zoned, totals: &Totals) -> String {
        let Totals {
            expected, received, due_day, late, missing, pending, exempt, to_review, ..
        } = *totals;
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
        let mut among = Vec::new();
        if due_day > 0 {
            among.push(say!(
                self,
                vi = "{due_day} nộp trong ngày hạn",
                en = "{due_day} on the due day"
            ));
        }
        if late > 0 {
            among.push(say!(self, vi = "{late} nộp trễ", en = "{late} late"));
        }
        if !among.is_empty() {
            line.push_str(self.pick(", trong đó ", ", of them "));
            line.push_str(&among.join(", "));
        }
        let open = missing.saturating_add(pending);
        line.push_str(&say!(self, vi = "; {open} chưa nộp", en = "; {open} have not"));
        if to_review > 0 {
            line.push_str(&say!(
                self,
                vi = ", trong đó {to_review} có thể đã gửi",
                en = ", of them {to_review} may have sent",
            ));
        }
        if exempt > 0 {
            line.push_str(&say!(self, vi = "; {exempt} không phải nộp", en = "; {exempt} exempt"));
        }
        line
    }

    /// The counts, each with its word.
    pub fn late_counts(self, totals: &Totals) -> String {
        let Totals { on_time, due_day, late, missing, pending, exempt, .. } = *totals;
        say!(
            self,
            vi = "Đúng hạn {on_time} · Trong ngày hạn {due_day} · Trễ {late} · Chưa nộp, quá hạn {missing} · Chưa nộp, còn hạn {pending} · Không phải nộp {exempt}",
            en = "On time {on_time} · On the due day {due_day} · Late {late} · Missing {missing} · Not due yet {pending} · Exempt {exempt}",
        )
    }

    /// The rule by which lateness is told.
    pub fn due_rule(self, due: Date, due_day: DueDay) -> String {
        let (date, day) = (self.date(due), self.day(due));
        match due_day {
            DueDay::Ask => say!(
                self,
                vi = "Hạn: trước {date}. Nhận trong ngày {day} được ghi riêng, chờ quyết định.",
                en = "Due: before {date}. What came on {day} itself is listed apart until it is decided.",
            ),
            DueDay::OnTime => say!(
                self,
                vi = "Hạn: {date}. Nhận trong ngày {day} được tính là đúng hạn.",
                en = "Due: {date}. What came on {day} itself is on time.",
            ),
            DueDay::Late => say!(
                self,
                vi = "Hạn: trước {date}. Nhận từ ngày {day} trở đi là trễ.",
                en = "Due: before {date}. What came on {day} or later is late.",
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
            "Receipt is the time at which the mailbox took the letter, not the sender's clock.",
        )
    }

    /// When the mailbox was last read in full.
    pub fn last_full_pass(self, at: Option<&Zoned>) -> String {
        let Some(at) = at else {
            return self
                .pick("Hộp thư chưa được quét trọn lần nào.", "No mailbox was read in full yet.")
                .to_owned();
        };
        let moment = self.moment(at);
        say!(
            self,
            vi = "Lần quét trọn hộp thư gần nhất: {moment}.",
            en = "The mailbox was last read in full at {moment}.",
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

    /// Label of a group's subtotal row.
    pub fn subtotal(self) -> &'static str {
        self.pick("Cộng", "Subtotal")
    }

    /// Label of the last row.
    pub fn total(self) -> &'static str {
        self.pick("Tổng cộng", "Total")
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
        line.push_str(&say!(self, vi = ", chưa nộp {open}", en = ", not yet {open}"));
        line
    }

    /// Heading of the plain list of units to chase.
    pub fn missing_heading(self, count: usize) -> String {
        say!(self, vi = "Chưa nộp ({count} đơn vị):", en = "Missing ({count} units):")
    }

    /// Heading of the units that must not be chased blindly.
    pub fn maybe_sent_heading(self, count: usize) -> String {
        say!(
            self,
            vi = "Có thể đã gửi, cần xem thư trước khi nhắc ({count} đơn vị):",
            en = "May have sent, see the letters before reminding ({count} units):",
        )
    }

    /// Legend of the list.
    pub fn late_legend(self) -> &'static str {
        self.pick(
            "Báo cáo, phụ lục: x là đã có. Chỉ tiêu: số chỉ tiêu đọc được trên số chỉ tiêu phải có. Mốc suy ra: giờ nhận không do hộp thư ghi.",
            "Report, annex: x means it is there. Indicators: read of those asked for. Derived time: not recorded by the mailbox.",
        )
    }

    /// Legend of the figures.
    pub fn figures_legend(self) -> &'static str {
        self.pick(
            "Số có dấu hỏi là số cần cán bộ xem lại, chưa được tính. Ô trống là chưa có số.",
            "A figure with a question mark waits for a person and is not counted. An empty cell has no figure.",
        )
    }

    /// Name of the sheet with the places of the figures.
    pub fn sources_sheet(self) -> &'static str {
        self.pick("Nguồn", "Sources")
    }

    /// Name of the sheet with the late list.
    pub fn late_sheet(self) -> &'static str {
        self.pick("Tình hình nộp", "Submissions")
    }

    /// Name of the sheet with the figures.
    pub fn figures_sheet(self) -> &'static str {
        self.pick("Số liệu", "Figures")
    }

    /// Footer of a printed page, in the codes of spreadsheet programs.
    pub fn page_footer(self) -> &'static str {
        self.pick("Trang &P/&N", "Page &P of &N")
    }

    /// Said in place of an empty list.
    pub fn nothing(self) -> &'static str {
        self.pick("Không có gì.", "Nothing.")
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
            Words::new(Language::Vi).late_head(&as_of, &totals),
            "Tính đến 17h00 ngày 30/5/2023: 68/90 đơn vị đã nộp (75,6%), trong đó 15 nộp trong \
             ngày hạn; 22 chưa nộp"
        );
    }
}
