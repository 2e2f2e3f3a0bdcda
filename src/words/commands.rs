//! What the commands of upkeep say: what was fetched, taken in, read again, checked, copied.

use jiff::Zoned;

use super::Words;
use super::console::ended;
use crate::model::judgement::Verdict;
use crate::model::ruling::Ruling;

impl Words {
    /// `poll`: a mailbox was read in full.
    pub fn polled(self, mailbox: &str, new: u64) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: đã quét đủ, {new} thư mới.",
            en = "Mailbox {mailbox}: read in full, {new} new letters.",
        )
    }

    /// `poll`: at least one mailbox was not read in full.
    pub fn poll_incomplete(self) -> &'static str {
        self.pick(
            "Có hộp thư chưa quét đủ (xem ở trên); thư đã lấy được vẫn được giữ.\nSửa nguyên nhân rồi chạy lại; không thư nào bị tính hai lần.",
            "Not every mailbox was read in full (see above); what came is kept.\nMend the cause and run it again; nothing is counted twice.",
        )
    }

    /// A pass that was not complete, though the server was there.
    pub fn pass_incomplete(self, mailbox: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: chưa quét đủ; phần đã lấy được giữ lại.\nChạy lại để lấy tiếp phần còn thiếu.",
            en = "Mailbox {mailbox}: not read in full; what came is kept.\nRun it again to take the rest.",
        )
    }

    /// The server asks for rest.
    pub fn server_busy(self, mailbox: &str, answer: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: máy chủ yêu cầu giãn thời gian quét ({answer}).\nKhông cần làm gì; chương trình tự chờ rồi quét lại. Nếu kéo dài, kiểm tra thiết bị khác đang dùng chung tài khoản.",
            en = "Mailbox {mailbox}: the server asks us to slow down ({answer}).\nNothing to do: we wait and try again. If it lasts, look for other devices on the account.",
        )
    }

    /// `import` was stopped.
    pub fn import_interrupted(self) -> &'static str {
        self.pick(
            "Đã dừng giữa chừng; thư đã nạp được giữ lại.\nChạy lại đúng lệnh đó để nạp tiếp.",
            "Stopped half-way; what was taken is kept.\nRun the same command again to go on.",
        )
    }

    /// Label of a progress bar.
    pub fn importing(self) -> &'static str {
        self.pick("Đang nạp thư", "Taking letters")
    }

    /// Label of a progress bar.
    pub fn rereading(self) -> &'static str {
        self.pick("Đang đọc thư", "Reading letters")
    }

    /// Label of a progress bar.
    pub fn verifying(self) -> &'static str {
        self.pick("Đang kiểm tra", "Checking")
    }

    /// Label of a progress bar.
    pub fn copying(self) -> &'static str {
        self.pick("Đang sao lưu", "Copying")
    }

    /// `verify` found something.
    pub fn verify_failed(self) -> &'static str {
        self.pick(
            "Kho dữ liệu có chỗ sai (dấu ✗ ở trên).\nKhôi phục từ bản sao lưu gần nhất: tonghop restore TỆP --into THƯ-MỤC; hoặc, nếu thư gốc còn đủ: tonghop reingest",
            "The store breaks an invariant (marked ✗ above).\nBring back the latest backup: tonghop restore FILE --into DIR; or, if the raw letters are whole: tonghop reingest",
        )
    }

    /// `backup` is done.
    pub fn backed_up(self, letters: u64, file: &str) -> String {
        say!(
            self,
            vi = "Đã sao lưu cơ sở dữ liệu và {letters} thư vào {file}.",
            en = "Copied the database and {letters} letters to {file}.",
        )
    }

    /// `restore` is done.
    pub fn restored(self, letters: u64, folder: &str) -> String {
        say!(
            self,
            vi = "Đã phục hồi cơ sở dữ liệu và {letters} thư vào {folder}.\nĐặt data_dir = \"{folder}\" trong cấu hình rồi chạy: tonghop verify",
            en = "Brought the database and {letters} letters back to {folder}.\nSet data_dir = \"{folder}\" in the configuration, then run: tonghop verify",
        )
    }

    /// `reingest` is done.
    pub fn reread(self, letters: u64) -> String {
        say!(
            self,
            vi = "Đã đọc lại {letters} thư từ thư gốc; ý kiến cán bộ giữ nguyên.",
            en = "Read {letters} letters again from their raw bytes; decisions are kept.",
        )
    }

    /// `reingest --dry-run` is done.
    pub fn would_change(self, letters: u64) -> String {
        say!(
            self,
            vi = "{letters} thư sẽ đổi kết quả đọc. Chưa ghi gì.",
            en = "{letters} letters would change. Nothing was written.",
        )
    }

    /// What a judgement comes to, in a line of `reingest --dry-run`.
    pub fn judgement_line(self, verdict: Verdict, units: &str, figures: usize) -> String {
        let verdict = self.verdict(verdict);
        say!(
            self,
            vi = "{verdict}; {units}; {figures} số liệu",
            en = "{verdict}; {units}; {figures} figures",
        )
    }

    /// A line of `rule list`.
    pub fn ruling_line(self, ruling: &Ruling, at: &Zoned, sentence: &str) -> String {
        let (id, by, at) = (ruling.id, &ruling.by, self.date_time(at));
        let (sentence, reason) = (ended(sentence), ended(&ruling.reason));
        let undone = match (ruling.undone_by, self.language()) {
            (None, _) => String::new(),
            (Some(by), super::Language::Vi) => format!(" [đã hoàn tác bởi ý kiến số {by}]"),
            (Some(by), super::Language::En) => format!(" [undone by no. {by}]"),
        };
        say!(
            self,
            vi = "{id}. {at} · {by}: {sentence} Lý do: {reason}{undone}",
            en = "{id}. {at} · {by}: {sentence} Reason: {reason}{undone}",
        )
    }
}
