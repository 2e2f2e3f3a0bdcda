//! "Tình hình nộp".

use jiff::Zoned;

use crate::words::Words;

impl Words {
    /// Of the numbers: a report was received.
    pub fn counted_received(self) -> &'static str {
        self.pick("Đã nộp", "Submitted")
    }

    /// Of the numbers: received late.
    pub fn counted_late(self) -> &'static str {
        self.pick("Trễ", "Late")
    }

    /// Of the numbers: not received.
    pub fn counted_missing(self) -> &'static str {
        self.pick("Chưa nộp", "Not submitted")
    }

    /// Of the numbers: something waits that may be the report.
    pub fn counted_to_review(self) -> &'static str {
        self.pick("Có thể đã gửi", "May have sent")
    }

    /// Below "not received": never accused without looking.
    pub fn of_them_may_have_sent(self, count: u32) -> String {
        say!(self, vi = "trong đó {count} có thể đã gửi", en = "{count} of them may have sent")
    }

    /// Below "may have sent".
    pub fn see_before_urging(self) -> &'static str {
        self.pick("xem thư trước khi nhắc", "check the letter before reminding")
    }

    /// A share of those who must submit.
    pub fn of_all_expected(self, share: &str, expected: u32) -> String {
        say!(
            self,
            vi = "{share} của {expected} đơn vị phải nộp",
            en = "{share} of {expected} units that must submit",
        )
    }

    /// Name of the numbers on top.
    pub fn the_numbers(self) -> &'static str {
        self.pick("Số đơn vị theo tình trạng", "Units by state")
    }

    /// Name of the form that narrows the list.
    pub fn narrow_the_list(self) -> &'static str {
        self.pick("Lọc danh sách", "Filter the list")
    }

    /// Its field for a group.
    pub fn field_group(self) -> &'static str {
        self.pick("Khối", "Group")
    }

    /// Its field for a state.
    pub fn field_state(self) -> &'static str {
        self.pick("Tình trạng", "State")
    }

    /// Its field for words of a name.
    pub fn field_search(self) -> &'static str {
        self.pick(
            "Tìm tên, số văn bản (có dấu hoặc không)",
            "Find a name or document number (accents optional)",
        )
    }

    /// Its field for another moment.
    pub fn field_as_of(self) -> &'static str {
        self.pick("Tính đến hết ngày", "As of the end of")
    }

    /// No narrowing by this field.
    pub fn everything(self) -> &'static str {
        self.pick("Tất cả", "All")
    }

    /// Units that are listed but not counted.
    pub fn not_counted(self) -> &'static str {
        self.pick("Không tính vào tổng số", "Not counted")
    }

    /// Its button.
    pub fn narrow(self) -> &'static str {
        self.pick("Lọc", "Filter")
    }

    /// The link to the whole list.
    pub fn whole_list(self) -> &'static str {
        self.pick("Xem cả danh sách", "See the whole list")
    }

    /// How much of the list is shown.
    pub fn shown_of(self, shown: usize, all: usize) -> String {
        say!(
            self,
            vi = "Đang hiện {shown} trong {all} đơn vị.",
            en = "Showing {shown} of {all} units.",
        )
    }

    /// Nothing is left after narrowing.
    pub fn no_unit_matches(self) -> &'static str {
        self.pick(
            "Không có đơn vị nào khớp. Đề nghị bớt điều kiện lọc hoặc xem cả danh sách.",
            "No unit matches. Remove a filter, or see the whole list.",
        )
    }

    /// The list is that of a moment gone by.
    pub fn of_the_past(self, at: &Zoned) -> String {
        let moment = self.moment(at);
        say!(
            self,
            vi = "Đây là danh sách tính đến {moment}, theo các ý kiến đang có hiệu lực. Thư nhận sau lúc đó không được tính.",
            en = "This is the list as of {moment}, with the decisions now in force. Later letters are left out.",
        )
    }

    /// The link to a letter that may be the report.
    pub fn see_letter_of(self, at: &Zoned) -> String {
        let at = self.date_time(at);
        say!(self, vi = "Xem thư nhận {at}", en = "See the letter received {at}")
    }

    /// For a screen reader: what the link on the receipt opens.
    pub fn letter_of(self, unit: &str) -> String {
        say!(self, vi = "Mở thư của {unit}", en = "Open the letter of {unit}")
    }

    /// "2 tệp", before the components.
    pub fn files_count(self, count: usize) -> String {
        match count {
            1 => self.pick("1 tệp", "1 file").to_owned(),
            _ => say!(self, vi = "{count} tệp", en = "{count} files"),
        }
    }

    /// Column: document number and date.
    pub fn column_document(self) -> &'static str {
        self.pick("Văn bản", "Document")
    }

    /// Column: files and components.
    pub fn column_parts(self) -> &'static str {
        self.pick("Thành phần", "Contents")
    }

    /// Column: indicators read of those asked for.
    pub fn column_indicators(self) -> &'static str {
        self.pick("Chỉ tiêu", "Indicators")
    }

    /// What the column of indicators says, for a mouse that rests on it.
    pub fn indicators_legend(self) -> &'static str {
        self.pick(
            "Số chỉ tiêu đọc được trên số chỉ tiêu phải có",
            "Indicators read out of those required",
        )
    }

    /// Number and date of a document: "45/BC-LĐLĐ, ngày 29/5/2023".
    pub fn dated(self, number: &str, date: &str) -> String {
        say!(self, vi = "{number}, ngày {date}", en = "{number}, {date}")
    }

    /// What leads out of the page.
    pub fn take_along(self) -> &'static str {
        self.pick("Tải về", "Download")
    }

    /// The dialect that Vietnamese Excel opens by itself.
    pub fn csv_for_excel(self) -> &'static str {
        self.pick("CSV cho Excel tiếng Việt", "CSV for Vietnamese Excel")
    }

    /// The button that prints.
    pub fn print(self) -> &'static str {
        self.pick("In danh sách (Ctrl-P)", "Print the list (Ctrl-P)")
    }

    /// The link to the page for the head of department.
    pub fn for_the_head(self) -> &'static str {
        self.pick("Trang in cho lãnh đạo", "One-page summary for the head")
    }

    /// The file for Word.
    pub fn word_file(self) -> &'static str {
        self.pick("Word (trình ký)", "Word")
    }
}
