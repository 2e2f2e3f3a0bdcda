//! "Nhật ký": who decided what, when and why, and which files were handed out.

use jiff::Zoned;

use crate::words::Words;

/// A heading of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::journal_heading holds the words of each")]
pub enum JournalHeading {
    Rulings,
    Downloads,
    When,
    Who,
    What,
    Why,
    Report,
    AsOf,
    Size,
}

impl Words {
    /// A heading of the page.
    pub fn journal_heading(self, heading: JournalHeading) -> &'static str {
        match heading {
            JournalHeading::Rulings => self.pick("Ý kiến của cán bộ", "Decisions"),
            JournalHeading::Downloads => self.pick("Danh sách đã tải về", "Lists downloaded"),
            JournalHeading::When => self.pick("Thời gian", "When"),
            JournalHeading::Who => self.pick("Người ghi", "By"),
            JournalHeading::What => self.pick("Ý kiến", "Decision"),
            JournalHeading::Why => self.pick("Lý do", "Reason"),
            JournalHeading::Report => self.pick("Danh sách", "List"),
            JournalHeading::AsOf => self.pick("Tính đến", "As of"),
            JournalHeading::Size => self.pick("Cỡ tệp", "Size"),
        }
    }

    /// What the page is, one sentence.
    pub fn journal_intro(self) -> &'static str {
        self.pick(
            "Ý kiến đã ghi không bị sửa hay xóa; hoàn tác một ý kiến cũng là một dòng trong nhật ký.",
            "What was recorded is never changed or deleted; undoing it is a line of the journal too.",
        )
    }

    /// Nothing was decided yet.
    pub fn journal_empty(self) -> &'static str {
        self.pick("Chưa ai ghi ý kiến nào. Ý kiến được ghi ở trang Cần xem, trang của đơn vị, của thư hoặc của ô số liệu.", "No decision has been recorded yet. Decisions are recorded under To review and on the pages of units, letters and figures.")
    }

    /// No list was handed out yet.
    pub fn journal_no_downloads(self) -> &'static str {
        self.pick("Chưa ai tải danh sách nào.", "No list has been downloaded yet.")
    }

    /// Why the files are kept.
    pub fn journal_downloads_intro(self) -> &'static str {
        self.pick(
            "Mỗi danh sách đã tải về hoặc ghi ra tệp đều được giữ nguyên bản, có thể tải lại.",
            "Every list that was downloaded or written to a file is kept exactly as it was and can be downloaded again.",
        )
    }

    /// Who undid a ruling.
    pub fn journal_undone(self, by: &str, at: &Zoned, id: i64) -> String {
        let at = self.date_time(at);
        say!(self, vi = "{by} đã hoàn tác, {at} (số {id})", en = "undone by {by}, {at} (no. {id})")
    }

    /// Link to the very bytes.
    pub fn journal_again(self) -> &'static str {
        self.pick("Tải lại", "Download again")
    }

    /// The thing that a ruling is about.
    pub fn journal_open(self) -> &'static str {
        self.pick("Mở", "Open")
    }

    /// Which of all rows are shown.
    pub fn journal_range(self, first: usize, last: usize, all: usize) -> String {
        say!(self, vi = "{first}–{last} trong {all}", en = "{first}–{last} of {all}")
    }

    /// Link to the page with what came before.
    pub fn journal_older(self) -> &'static str {
        self.pick("Cũ hơn", "Older")
    }

    /// Link to the page with what came later.
    pub fn journal_newer(self) -> &'static str {
        self.pick("Mới hơn", "Newer")
    }

    /// A kind of list by its name in the store; the name itself where it has no other.
    pub fn journal_report(self, report: &str) -> String {
        match report {
            "late" => self.pick("Tình hình nộp", "Submissions").to_owned(),
            "export" => self.pick("Số liệu", "Figures").to_owned(),
            "review" => self.pick("Việc cần xem", "To review").to_owned(),
            "messages" => self.pick("Các thư", "Letters").to_owned(),
            other => other.to_owned(),
        }
    }
}
