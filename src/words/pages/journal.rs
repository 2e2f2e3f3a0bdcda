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
            JournalHeading::Rulings => self.pick("Ý kiến cán bộ", "Rulings"),
            JournalHeading::Downloads => self.pick("Danh sách đã lấy ra", "Lists handed out"),
            JournalHeading::When => self.pick("Lúc", "When"),
            JournalHeading::Who => self.pick("Ai", "Who"),
            JournalHeading::What => self.pick("Việc gì", "What"),
            JournalHeading::Why => self.pick("Vì sao", "Why"),
            JournalHeading::Report => self.pick("Danh sách", "List"),
            JournalHeading::AsOf => self.pick("Tính đến", "As of"),
            JournalHeading::Size => self.pick("Cỡ tệp", "Size"),
        }
    }

    /// What the page is, one sentence.
    pub fn journal_intro(self) -> &'static str {
        self.pick(
            "Ý kiến đã ghi không bị sửa hay xoá; hủy một ý kiến cũng là một dòng trong nhật ký.",
            "What was recorded is never changed or deleted; undoing it is a line of the journal too.",
        )
    }

    /// Nothing was decided yet.
    pub fn journal_empty(self) -> &'static str {
        self.pick("Chưa ai ghi ý kiến nào.", "Nobody has decided anything yet.")
    }

    /// No list was handed out yet.
    pub fn journal_no_downloads(self) -> &'static str {
        self.pick("Chưa lấy ra danh sách nào.", "No list was handed out yet.")
    }

    /// Why the files are kept.
    pub fn journal_downloads_intro(self) -> &'static str {
        self.pick(
            "Mỗi danh sách đã tải về hoặc ghi ra tệp được giữ nguyên từng byte.",
            "Every list that was downloaded or written to a file is kept byte for byte.",
        )
    }

    /// Who undid a ruling.
    pub fn journal_undone(self, by: &str, at: &Zoned, id: i64) -> String {
        let at = self.date_time(at);
        say!(self, vi = "{by} đã hủy, {at} (số {id})", en = "undone by {by}, {at} (no. {id})")
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
            "late" => self.pick("Tình hình nộp", "Who has sent").to_owned(),
            "export" => self.pick("Số liệu", "Figures").to_owned(),
            "review" => self.pick("Việc cần xem", "To be settled").to_owned(),
            "messages" => self.pick("Các thư", "Letters").to_owned(),
            other => other.to_owned(),
        }
    }
}
