//! "Chẩn đoán": how the installation is, for the administrator.

use jiff::Zoned;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::words::Words;

/// A heading of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::diagnosis_heading holds the words of each")]
pub enum DiagnosisHeading {
    Checks,
    Mailbox,
    Store,
    Folder,
    Role,
    Present,
    Rows,
    Stored,
    Pending,
    Failed,
    LeftOut,
    Vanished,
    LastPass,
    Waiting,
    BytesToday,
    Letters,
    Judged,
    LedgerRows,
    ToReview,
    Size,
    Backup,
    Version,
    Folders,
}

impl Words {
    /// A heading of the page.
    pub fn diagnosis_heading(self, heading: DiagnosisHeading) -> &'static str {
        match heading {
            DiagnosisHeading::Checks => self.pick("Kiểm tra", "Checks"),
            DiagnosisHeading::Mailbox => self.pick("Hộp thư", "Mailbox"),
            DiagnosisHeading::Store => self.pick("Kho dữ liệu", "Data folder"),
            DiagnosisHeading::Folder => self.pick("Thư mục", "Folder"),
            DiagnosisHeading::Role => self.pick("Dùng làm", "Used for"),
            DiagnosisHeading::Present => {
                self.pick("Thư trong hộp thư (lần quét cuối)", "In the mailbox (last pass)")
            }
            DiagnosisHeading::Rows => self.pick("Thư trong sổ", "In the ledger"),
            DiagnosisHeading::Stored => self.pick("Đã lưu", "Stored"),
            DiagnosisHeading::Pending => self.pick("Chờ tải", "To fetch"),
            DiagnosisHeading::Failed => self.pick("Không tải được", "Could not be fetched"),
            DiagnosisHeading::LeftOut => {
                self.pick("Quá cũ hoặc quá lớn, không tải", "Too old or large, not fetched")
            }
            DiagnosisHeading::Vanished => {
                self.pick("Không còn trong hộp thư", "Gone from the mailbox")
            }
            DiagnosisHeading::LastPass => self.pick("Quét trọn lần cuối", "Last full pass"),
            DiagnosisHeading::Waiting => self.pick("Đang chờ", "Waiting"),
            DiagnosisHeading::BytesToday => {
                self.pick("Đã tải trong 24 giờ", "Fetched in the last 24 hours")
            }
            DiagnosisHeading::Letters => self.pick("Thư đã lưu", "Letters stored"),
            DiagnosisHeading::Judged => self.pick("Thư đã đọc", "Letters read"),
            DiagnosisHeading::LedgerRows => {
                self.pick("Dòng trong sổ, mỗi dòng một kết luận", "Ledger rows, one verdict each")
            }
            DiagnosisHeading::ToReview => self.pick("Việc cần xem", "To review"),
            DiagnosisHeading::Size => self.pick("Dung lượng thư", "Size of letters"),
            DiagnosisHeading::Backup => self.pick("Sao lưu lần cuối", "Last backup"),
            DiagnosisHeading::Version => self.pick("Phiên bản", "Versions"),
            DiagnosisHeading::Folders => self.pick("Hộp thư và sổ", "Mailbox and ledger"),
        }
    }

    /// A check that came out well.
    pub fn diagnosis_good(self) -> &'static str {
        self.pick("tốt", "good")
    }

    /// A check after which somebody should do something.
    pub fn diagnosis_warning(self) -> &'static str {
        self.pick("cảnh báo", "warning")
    }

    /// A check after which somebody must do something.
    pub fn diagnosis_fault(self) -> &'static str {
        self.pick("lỗi", "fault")
    }

    /// Button: reads the whole database.
    pub fn diagnosis_read_database(self) -> &'static str {
        self.pick("Kiểm tra cả cơ sở dữ liệu", "Check the whole database")
    }

    /// What is not checked on the page.
    pub fn diagnosis_network(self) -> &'static str {
        self.pick(
            "Trang này không đăng nhập vào hộp thư. Muốn thử đăng nhập, chạy trên máy chủ: tonghop check",
            "This page does not log in to any mailbox. To try it, run on the server: tonghop check",
        )
    }

    /// Nobody knows of a backup.
    pub fn diagnosis_no_backup(self) -> &'static str {
        self.pick(
            "chưa có lần nào từ thư mục này; sao lưu bằng: tonghop backup",
            "none from this folder yet; make one with: tonghop backup",
        )
    }

    /// A mailbox that was never read in full.
    pub fn diagnosis_never(self) -> &'static str {
        self.pick("chưa lần nào", "never")
    }

    /// A mailbox is left alone for a while after failures.
    pub fn diagnosis_waiting(self, until: &Zoned, failures: u32, reason: &str) -> String {
        let until = self.moment(until);
        say!(
            self,
            vi = "Đã hỏng {failures} lần liền, thử lại lúc {until}: {reason}",
            en = "Failed {failures} times in a row, next try at {until}: {reason}",
        )
    }

    /// A mailbox that is not waiting.
    pub fn diagnosis_not_waiting(self) -> &'static str {
        self.pick("không, quét đều", "no, read regularly")
    }

    /// A size for people, in decimal units: `812 KB`, `3,4 MB`, `46,6 GB`.
    pub fn size_of_bytes(self, bytes: u64) -> String {
        const KB: u64 = 1_000;
        const MB: u64 = 1_000_000;
        const GB: u64 = 1_000_000_000;
        let (whole, unit) = match bytes {
            0..MB => return format!("{} KB", self.count(bytes.div_ceil(KB))),
            MB..GB => (MB, "MB"),
            _ => (GB, "GB"),
        };
        let size = Decimal::from(bytes).checked_div(Decimal::from(whole)).unwrap_or_default();
        let size = size.round_dp_with_strategy(1, RoundingStrategy::ToZero);
        format!("{} {unit}", self.number(size))
    }

    /// Programs and their versions.
    pub fn diagnosis_versions(self, program: &str, database: &str) -> String {
        format!("tonghop {program} · SQLite {database}")
    }

    /// The sum of a mailbox's folders.
    pub fn diagnosis_all_folders(self) -> &'static str {
        self.pick("Tất cả", "All")
    }
}

#[cfg(test)]
mod tests {
    use crate::words::{Language, Words};

    #[test]
    fn sizes_are_in_units_that_people_know_and_free_space_is_never_rounded_up() {
        for (bytes, vi, en) in [
            (0, "0 KB", "0 KB"),
            (811_001, "812 KB", "812 KB"),
            (3_499_999, "3,4 MB", "3.4 MB"),
            (46_559_920_128, "46,5 GB", "46.5 GB"),
            (1_200_000_000_000, "1.200 GB", "1,200 GB"),
        ] {
            let said = |language| Words::new(language).size_of_bytes(bytes);
            assert_eq!((said(Language::Vi).as_str(), said(Language::En).as_str()), (vi, en));
        }
    }
}
