//! "Chưa nộp".

use jiff::civil::Date;

use crate::words::Words;

impl Words {
    /// Said where every unit has sent its report.
    pub fn nobody_to_urge(self) -> &'static str {
        self.pick("Không còn đơn vị nào phải nhắc.", "Nobody is left to be urged.")
    }

    /// Below the heading of units that may be urged at once.
    pub fn to_urge_explained(self) -> &'static str {
        self.pick(
            "Trong hộp thư không có gì có thể là báo cáo của các đơn vị này.",
            "Nothing in the mailbox may be a report of these units.",
        )
    }

    /// Below the heading of units that must be looked at first.
    pub fn look_first_explained(self) -> &'static str {
        self.pick(
            "Có thư hoặc thông tin của các đơn vị này chưa được giải quyết. Xem xong mới đánh dấu, để không nhắc nhầm.",
            "A letter or a fact about these units is not settled. Look at it before you tick them, so that nobody is accused wrongly.",
        )
    }

    /// Heading of the column of boxes.
    pub fn tick(self) -> &'static str {
        self.pick("Chọn", "Tick")
    }

    /// How far past its day: in words.
    pub fn overdue(self, days: i64) -> String {
        if days > 0 {
            return say!(self, vi = "Quá hạn {days} ngày", en = "{days} days overdue");
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
        say!(self, vi = "thiếu {parts}", en = "missing: {parts}")
    }

    /// Where no mail address of a unit is known.
    pub fn no_contact(self) -> &'static str {
        self.pick("Chưa có địa chỉ thư", "No mail address")
    }

    /// Link to the letter that must be looked at.
    pub fn see_letter(self) -> &'static str {
        self.pick("Xem thư", "See the letter")
    }

    /// Above the buttons.
    pub fn for_ticked(self) -> &'static str {
        self.pick(
            "Với các đơn vị đã chọn (không có thư nào được gửi đi từ đây):",
            "For the units that are ticked (nothing is sent from here):",
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
            "Only units that may be urged now. Click into the box, select all and copy.",
        )
    }

    /// Drafts were asked for without ticking anybody.
    pub fn nobody_ticked(self) -> &'static str {
        self.pick(
            "Chưa chọn đơn vị nào.\nQuay lại trang Chưa nộp và đánh dấu ít nhất một đơn vị.",
            "No unit is ticked.\nGo back to the page and tick at least one.",
        )
    }
}
