//! What `demo` says beside the lists.

use super::Words;

impl Words {
    /// `demo`: a letter that is no report and needs nobody.
    pub fn demo_other(self, verdict: &str, why: &str) -> String {
        say!(self, vi = "       → {verdict} · {why}", en = "       → {verdict} · {why}")
    }

    /// `demo`: all letters have arrived.
    pub fn demo_over(self) -> &'static str {
        self.pick(
            "Mọi thư mẫu đã đến. Nhấn Ctrl-C để kết thúc; dữ liệu tạm sẽ được xóa.",
            "Every letter has arrived. Ctrl-C ends; the temporary data is removed.",
        )
    }

    /// `demo`: a group's line in the panel.
    pub fn demo_group(self, title: &str, received: usize, expected: usize, late: usize) -> String {
        say!(
            self,
            vi = "  {title}: {received}/{expected} đã nộp, {late} trễ",
            en = "  {title}: {received}/{expected} submitted, {late} late",
        )
    }

    /// `demo`: the demo could not be set up.
    pub fn demo_failed(self) -> &'static str {
        self.pick(
            "Không dựng được hộp thư mẫu.\nKiểm tra thư mục tạm (TMPDIR) còn chỗ trống và ghi được.",
            "The made-up mailbox could not be set up.\nCheck that the temporary folder (TMPDIR) has space and may be written to.",
        )
    }
}
