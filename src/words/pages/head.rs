//! The one printable page for the head of department.

use jiff::civil::Date;

use crate::model::ledger::Totals;
use crate::words::Words;

impl Words {
    /// Name of the page.
    pub fn head_page(self) -> &'static str {
        self.pick("Báo cáo nhanh tình hình nộp", "Submissions at a glance")
    }

    /// "71/112 đơn vị đã nộp — 58% đúng hạn": shares are of those that must submit.
    pub fn big_line(self, totals: &Totals) -> String {
        let Totals { expected, received, on_time, .. } = *totals;
        let share = self.percent(on_time, expected);
        if share.is_empty() {
            return self.pick("Chưa có đơn vị nào phải nộp", "No unit has to submit").to_owned();
        }
        say!(
            self,
            vi = "{received}/{expected} đơn vị đã nộp — {share} đúng hạn",
            en = "{received}/{expected} units have submitted — {share} on time",
        )
    }

    /// Heading of the bars.
    pub fn by_group(self) -> &'static str {
        self.pick("Theo khối", "By group")
    }

    /// Heading of the days.
    pub fn arrivals(self) -> &'static str {
        self.pick("Báo cáo nhận theo ngày", "Reports by day of receipt")
    }

    /// What the chart shows, for those who do not see it.
    pub fn arrivals_described(self, received: u32, days: usize, due: Date) -> String {
        let due = self.date(due);
        say!(
            self,
            vi = "Biểu đồ cột: {received} báo cáo nhận trong {days} ngày; vạch đứng là hạn {due}. Số của từng ngày ở bảng ngay dưới.",
            en = "Bar chart: {received} reports received on {days} days; the upright line is the due date {due}. The table below has each day.",
        )
    }

    /// Beside the upright line.
    pub fn due_mark(self, due: Date) -> String {
        let day = self.day(due);
        say!(self, vi = "hạn {day}", en = "due {day}")
    }

    /// Where bars stand for more than a day.
    pub fn days_per_bar(self, days: i64) -> String {
        say!(self, vi = "Mỗi cột là {days} ngày.", en = "Each bar is {days} days.")
    }

    /// Reports whose day is not known: receipts by another channel.
    pub fn without_day(self, count: u32) -> String {
        say!(
            self,
            vi = "{count} báo cáo nhận qua kênh khác, không ghi ngày, nên không có trong biểu đồ.",
            en = "{count} reports came by another channel without a day and are not in the chart.",
        )
    }

    /// Said where nothing arrived.
    pub fn no_arrivals(self) -> &'static str {
        self.pick("Chưa nhận được báo cáo nào.", "No report has been received yet.")
    }

    /// Column: the day of receipt.
    pub fn column_day(self) -> &'static str {
        self.pick("Ngày nhận", "Day")
    }

    /// Column: that day's reports.
    pub fn column_arrived(self) -> &'static str {
        self.pick("Báo cáo", "Reports")
    }

    /// Column: all reports up to that day.
    pub fn column_so_far(self) -> &'static str {
        self.pick("Cộng dồn", "Running total")
    }

    /// Heading of the totals.
    pub fn main_totals(self) -> &'static str {
        self.pick("Số liệu chính", "Main figures")
    }

    /// Column: a total.
    pub fn column_total(self) -> &'static str {
        self.pick("Tổng số", "Total")
    }

    /// Column: units behind a total.
    pub fn column_behind(self) -> &'static str {
        self.pick("Tính trên", "Units counted")
    }

    /// "66/112 đơn vị".
    pub fn units_behind(self, counted: u32, asked: u32) -> String {
        say!(self, vi = "{counted}/{asked} đơn vị", en = "{counted}/{asked} units")
    }

    /// What a count of "Có" counts.
    pub fn units_that_said_yes(self) -> &'static str {
        self.pick("đơn vị trả lời Có", "units answered yes")
    }

    /// What a total is, and is not.
    pub fn totals_rule(self) -> &'static str {
        self.pick(
            "Chỉ cộng số đã đọc chắc chắn hoặc đã được cán bộ sửa; số chờ xem và đơn vị chưa có số không được tính.",
            "Only figures read with certainty or corrected by staff are added; figures still to review and units without a figure are left out.",
        )
    }

    /// The link to all figures.
    pub fn all_figures(self) -> &'static str {
        self.pick("Mọi số liệu", "All figures")
    }

    /// The button that prints the page.
    pub fn print_page(self) -> &'static str {
        self.pick("In trang này (Ctrl-P)", "Print this page (Ctrl-P)")
    }

    /// Heading where nobody is missing.
    pub fn nobody_missing(self) -> &'static str {
        self.pick("Không còn đơn vị nào chưa nộp.", "Every unit has submitted.")
    }
}
