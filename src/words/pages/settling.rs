//! Settling what waits: accepting what is proposed, what was passed over, and what was refused.

use crate::model::ledger::Proposal;
use crate::words::Words;

impl Words {
    /// The button that accepts a proposal.
    pub fn accept(self, proposal: &Proposal) -> &'static str {
        match proposal {
            Proposal::AskForEditableFile(_) => {
                self.pick("Đã xem, đã đề nghị đơn vị gửi lại", "Seen, the unit was asked")
            }
            Proposal::KeepReceipt(_) => self.pick("Giờ nhận đúng", "The receipt is right"),
            Proposal::SettleRule(_) => {
                self.pick("Đã hỏi, số liệu đúng", "Asked, the figures are right")
            }
            _ => self.pick("Đúng như máy đề xuất", "As proposed"),
        }
    }

    /// The reason of a ruling by that button, where nobody typed one.
    pub fn accepted_reason(self, proposal: Option<&Proposal>) -> &'static str {
        match proposal {
            Some(Proposal::AskForEditableFile(_)) => self.pick(
                "Đã xem thư, đã đề nghị đơn vị gửi bản đọc được.",
                "The letter was looked at and the unit asked for a readable file.",
            ),
            Some(Proposal::KeepReceipt(_)) => {
                self.pick("Đã xem giờ nhận.", "The time of receipt was looked at.")
            }
            Some(Proposal::SettleRule(_)) => self.pick("Đã hỏi đơn vị.", "The unit was asked."),
            _ => self.pick("Như máy đề xuất.", "As the machine proposed."),
        }
    }

    /// The note that settles a rule.
    pub fn rule_settled(self, check: &str) -> String {
        say!(
            self,
            vi = "{check}: đã hỏi đơn vị, số liệu đúng.",
            en = "{check}: the unit was asked, the figures are right.",
        )
    }

    /// Several rulings were recorded in one go.
    pub fn rulings_recorded(self, count: usize, first: i64, last: i64) -> String {
        say!(
            self,
            vi = "Đã ghi {count} ý kiến, từ số {first} đến số {last}.",
            en = "Recorded {count} decisions, no. {first} to {last}.",
        )
    }

    /// What was passed over when proposals were accepted; none of the counts alone need be above 0.
    pub fn skipped(self, settled: usize, changed: usize, refused: usize) -> String {
        let mut why = Vec::new();
        if settled > 0 {
            why.push(say!(
                self,
                vi = "{settled} việc đã có ý kiến hoặc không còn",
                en = "{settled} were settled meanwhile or are gone"
            ));
        }
        if changed > 0 {
            why.push(say!(
                self,
                vi = "{changed} việc vừa thay đổi vì có thư hoặc ý kiến mới",
                en = "{changed} changed meanwhile because of a new letter or decision"
            ));
        }
        if refused > 0 {
            why.push(say!(
                self,
                vi = "{refused} việc cần xem riêng",
                en = "{refused} must be looked at by themselves"
            ));
        }
        let count = settled.saturating_add(changed).saturating_add(refused);
        let why = why.join(", ");
        say!(
            self,
            vi = "Bỏ qua {count} việc, không ghi gì: {why}.",
            en = "Passed over {count}, nothing was recorded for them: {why}.",
        )
    }

    /// The one thing that was passed over, and who settled it.
    pub fn settled_already(self, by: &str, theirs: &str) -> String {
        say!(
            self,
            vi = "Việc này {by} đã ghi ý kiến: {theirs} Không ghi thêm lần nữa.",
            en = "{by} has already settled this: {theirs} Nothing was recorded a second time.",
        )
    }

    /// The thing is no longer what the person saw.
    pub fn changed_meanwhile(self) -> &'static str {
        self.pick(
            "Việc này vừa thay đổi hoặc đã xong, vì có thư mới hoặc ý kiến mới sau khi mở trang. Ý kiến của bạn chưa được ghi. Đề nghị xem lại việc đó; nếu vẫn giữ ý kiến, ghi lại ở dưới.",
            "This has changed or was settled by a new letter or decision since the page was opened. Your decision was not recorded. Please look at it again; if you still mean it, record it below.",
        )
    }

    /// Title of the page of a decision that was refused.
    pub fn not_recorded(self) -> &'static str {
        self.pick("Ý kiến chưa được ghi", "Not recorded")
    }

    /// Above what was typed.
    pub fn typed_is_kept(self) -> &'static str {
        self.pick(
            "Nội dung đã nhập còn giữ ở đây. Sửa lại nếu cần rồi ghi.",
            "What you typed is kept here. Change it if needed, then record it.",
        )
    }

    /// Label of a field that a person types.
    pub fn typed_field(self, name: &str) -> &'static str {
        match name {
            "value" => self.pick("Số đúng", "The right figure"),
            "until" => self.pick("Gia hạn đến hết ngày", "Up to and including"),
            "at" => self.pick("Giờ nhận", "Time of receipt"),
            "text" => self.pick("Ghi chú", "Note"),
            "address" => self.pick("Địa chỉ thư", "Email address"),
            "alias" => self.pick("Tên gọi", "Name"),
            "from" => self.pick("Từ ngày", "From"),
            "to" => self.pick("Đến hết ngày", "Up to and including"),
            _ => self.pick("Lý do", "Reason"),
        }
    }

    /// The button below it.
    pub fn record_again(self) -> &'static str {
        self.pick("Ghi ý kiến này", "Record this")
    }

    /// The link beside it.
    pub fn back_without_recording(self) -> &'static str {
        self.pick("Quay lại, không ghi", "Back without recording")
    }
}
