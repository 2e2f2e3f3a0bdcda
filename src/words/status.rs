//! What `status` and `health` say.

use jiff::Zoned;

use super::Words;

impl Words {
    /// Line for `systemctl status`.
    pub fn status_running(self) -> &'static str {
        self.pick("đang theo dõi hộp thư", "watching the mailbox")
    }

    /// `status`: whether the daemon runs.
    pub fn status_daemon(self, running: bool) -> &'static str {
        if running {
            self.pick("Dịch vụ đang chạy.", "The daemon runs.")
        } else {
            self.pick(
                "Dịch vụ không chạy. Chạy: systemctl start tonghop (hoặc tonghop run)",
                "The daemon does not run. Start it: systemctl start tonghop (or tonghop run)",
            )
        }
    }

    /// `health`: whether somebody must act.
    pub fn health(self, well: bool) -> &'static str {
        if well {
            self.pick("Tốt.", "All is well.")
        } else {
            self.pick(
                "Có việc cần xử lý. Xem: tonghop status",
                "Somebody must act. See: tonghop status",
            )
        }
    }

    /// `status`: one mailbox.
    pub fn status_mailbox(self, name: &str, seen: u64, last: Option<&Zoned>) -> String {
        let last = self.last_full_pass(last);
        say!(
            self,
            vi = "Hộp thư {name}: {seen} thư. {last}",
            en = "Mailbox {name}: {seen} letters. {last}"
        )
    }

    /// `status`: letters that are still to come.
    pub fn status_open(self, pending: u64, failed: u64) -> String {
        say!(
            self,
            vi = "  {pending} thư đang chờ tải, {failed} thư máy chủ không đưa được (xem tonghop review)",
            en = "  {pending} letters still to come, {failed} that the server would not give (see tonghop review)",
        )
    }

    /// `status`: a mailbox that is left alone for a while.
    pub fn status_waiting(self, until: &Zoned, reason: &str) -> String {
        let until = self.moment(until);
        say!(
            self,
            vi = "  tạm nghỉ đến {until} vì: {reason}",
            en = "  left alone until {until} because: {reason}",
        )
    }

    /// `status`: the server asked for rest, with its own words.
    pub fn status_resting(self, until: &Zoned, answer: &str) -> String {
        let until = self.moment(until);
        say!(
            self,
            vi = "  máy chủ thư yêu cầu giãn thời gian quét ({answer}): tạm nghỉ đến {until} rồi tự quét tiếp, không mất thư.\n  Không cần làm gì; nếu kéo dài, xem thiết bị nào khác đang dùng chung tài khoản",
            en = "  the mail server asks us to slow down ({answer}): left alone until {until}, then looked at again; no letter is lost.\n  Nothing to do; if it lasts, look for other devices on the account",
        )
    }

    /// `status`: letters and what waits.
    pub fn status_letters(self, letters: u64, unread: u64, review: usize) -> String {
        say!(
            self,
            vi = "Đã giữ {letters} thư gốc, {unread} thư chưa đọc xong; {review} việc chờ cán bộ (tonghop review)",
            en = "{letters} raw letters kept, {unread} not read yet; {review} things wait for a person (tonghop review)",
        )
    }

    /// `status`: one round.
    pub fn status_round(
        self,
        round: &str,
        received: u32,
        expected: u32,
        late: u32,
        missing: u32,
    ) -> String {
        say!(
            self,
            vi = "Đợt {round}: {received}/{expected} đơn vị đã nộp, {late} trễ, {missing} chưa nộp",
            en = "Round {round}: {received}/{expected} units submitted, {late} late, {missing} not submitted",
        )
    }
}
