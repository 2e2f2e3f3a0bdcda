//! "Chưa nộp".

use jiff::civil::Date;

use crate::words::{Words, plural};

impl Words {
    /// Said where every unit has sent its report.
    pub fn nobody_to_urge(self) -> &'static str {
        self.pick("Không còn đơn vị nào phải nhắc.", "Nobody is left to remind.")
    }

    /// Below the heading of units that may be urged at once.
    pub fn to_urge_explained(self) -> &'static str {
        self.pick(
            "Trong hộp thư không có gì có thể là báo cáo của các đơn vị này.",
            "Nothing in the mailbox could be a report from these units.",
        )
    }

    /// Below the heading of units that must be looked at first.
    pub fn look_first_explained(self) -> &'static str {
        self.pick(
            "Có thư hoặc thông tin của các đơn vị này chưa được giải quyết. Xem xong mới chọn, để không nhắc nhầm.",
            "Something about these units is not settled yet. Look at it before you tick them, so that nobody is reminded by mistake.",
        )
    }

    /// Heading of units of which nobody knows for sure whether they must submit.
    pub fn not_confirmed(self, count: usize) -> String {
        let units = plural(count, "unit", "units");
        say!(
            self,
            vi = "Chưa xác nhận là phải nộp ({count} đơn vị)",
            en = "Not confirmed as having to submit ({count} {units})",
        )
    }

    /// Below it.
    pub fn not_confirmed_explained(self) -> &'static str {
        self.pick(
            "Các đơn vị này không tính vào số chưa nộp. Đề nghị xác nhận ở trang của đơn vị trước khi nhắc.",
            "These units are not counted as not submitted. Confirm on the unit's page before you remind it.",
        )
    }

    /// Box that ticks every unit with the same warning.
    pub fn tick_all(self, count: usize, warning: &str) -> String {
        say!(
            self,
            vi = "Chọn cả {count} đơn vị đã xem: {warning}",
            en = "Tick all {count} units, once looked at: {warning}",
        )
    }

    /// A unit got a warning after the page was opened.
    pub fn warned_meanwhile(self, unit: &str) -> String {
        say!(
            self,
            vi = "{unit} vừa có thư hoặc thông tin mới, cần xem trước khi nhắc. Chưa soạn thư nào.\nMở lại trang Chưa nộp, xem đơn vị đó rồi chọn lại.",
            en = "Something new has come from {unit}; look at it before reminding. No letter was drafted.\nOpen the page again, look at that unit, then choose again.",
        )
    }

    /// How many are ticked; a script fills in the number between the two.
    pub fn ticked_now(self) -> (&'static str, &'static str) {
        (self.pick("Đang chọn", "Ticked:"), self.pick("đơn vị.", "units."))
    }

    /// What is said of the link to a letter, for those who hear it.
    pub fn see_letter_about(self, unit: &str, warning: &str) -> String {
        let see = self.see_letter();
        format!("{see}: {unit}. {warning}")
    }

    /// Heading of the column of boxes.
    pub fn tick(self) -> &'static str {
        self.pick("Chọn", "Tick")
    }

    /// How far past its day: in words.
    pub fn overdue(self, days: i64) -> String {
        if days > 0 {
            let late = if days == 1 { "day" } else { "days" };
            return say!(self, vi = "Quá hạn {days} ngày", en = "{days} {late} overdue");
        }
        self.pick("Còn hạn", "Not due yet").to_owned()
    }

    /// The last day.
    pub fn last_day(self, due: Date, included: bool) -> String {
        let date = self.date(due);
        if included {
            return say!(self, vi = "hạn hết ngày {date}", en = "due by the end of {date}");
        }
        say!(self, vi = "hạn trước {date}", en = "due before {date}")
    }

    /// What of the report is not there.
    pub fn lacking(self, parts: &str) -> String {
        say!(self, vi = "thiếu {parts}", en = "not received: {parts}")
    }

    /// When drafts or lists to remind a unit were last made, and how often. Whether they were sent
    /// nobody knows here.
    pub fn reminder_prepared(self, day: Date, times: u32) -> String {
        let date = self.date(day);
        let word = if times == 1 { "time" } else { "times" };
        say!(
            self,
            vi = "Đã soạn nhắc ngày {date} ({times} lần)",
            en = "Reminder prepared on {date} ({times} {word})",
        )
    }

    /// Where no mail address of a unit is known.
    pub fn no_contact(self) -> &'static str {
        self.pick("Chưa có địa chỉ thư", "No email address")
    }

    /// Link to the letter that must be looked at.
    pub fn see_letter(self) -> &'static str {
        self.pick("Xem thư", "See the letter")
    }

    /// Above the buttons.
    pub fn for_ticked(self) -> &'static str {
        self.pick(
            "Với các đơn vị đã chọn (không có thư nào được gửi đi từ đây):",
            "For the ticked units (nothing is sent from here):",
        )
    }

    /// Button: drafts in one file.
    pub fn make_drafts(self) -> &'static str {
        self.pick("Soạn thư nháp (.eml)", "Draft letters (.eml)")
    }

    /// Button: mail merge as a workbook.
    pub fn merge_xlsx(self) -> &'static str {
        self.pick("Bảng trộn thư (Excel)", "Mail-merge table (Excel)")
    }

    /// Button: mail merge as CSV.
    pub fn merge_csv(self) -> &'static str {
        self.pick("Bảng trộn thư (CSV)", "Mail-merge table (CSV)")
    }

    /// Button: the list as plain text.
    pub fn list_text(self) -> &'static str {
        self.pick("Danh sách (văn bản)", "List (plain text)")
    }

    /// Heading of the list to be pasted.
    pub fn plain_list_title(self) -> &'static str {
        self.pick("Danh sách để dán vào Zalo", "List to paste into a message")
    }

    /// What is on it.
    pub fn plain_list_explained(self) -> &'static str {
        self.pick(
            "Chỉ gồm các đơn vị có thể nhắc ngay. Bấm vào ô, chọn tất cả rồi sao chép.",
            "Only units that can be reminded now. Click into the box, select all and copy.",
        )
    }

    /// Drafts were asked for without ticking anybody.
    pub fn nobody_ticked(self) -> &'static str {
        self.pick(
            "Chưa chọn đơn vị nào.\nQuay lại trang Chưa nộp và chọn ít nhất một đơn vị.",
            "No unit is ticked.\nGo back to the page and tick at least one.",
        )
    }
}
