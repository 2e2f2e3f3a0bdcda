//! Why something waits for a person, and what the machine proposes.

use crate::model::ledger::{Proposal, ReviewReason};

use super::{Names, Words};

impl Words {
    /// One reason why it waits.
    pub fn review_reason(self, reason: &ReviewReason, names: Names<'_>) -> String {
        match reason {
            ReviewReason::Evidence(evidence) => self.evidence(evidence, names),
            ReviewReason::Finding(finding) => self.finding(finding, names),
            ReviewReason::Figure { label, raw, flags, matched, .. } => {
                let flags = flags.iter().map(|flag| self.figure_flag(*flag, *matched));
                let flags = flags.collect::<Vec<_>>().join("; ");
                if flags.is_empty() {
                    return say!(
                        self,
                        vi = "Dòng “{label}” ghi “{raw}”. Đề nghị xác nhận số đúng.",
                        en = "Row “{label}” says “{raw}”. Please confirm the figure.",
                    );
                }
                say!(
                    self,
                    vi = "Dòng “{label}” ghi “{raw}”: {flags}. Đề nghị xác nhận số đúng.",
                    en = "Row “{label}” says “{raw}”: {flags}. Please confirm the figure.",
                )
            }
            ReviewReason::Contradicted { taken, others } => self.contradicted(taken, others),
            ReviewReason::Rule { check, note, breaks } => self.rule(check, note, *breaks),
            ReviewReason::RuleBreak(broken) => self.rule_break(broken, names),
            ReviewReason::ReceivedOnDueDay(units) => self.on_due_day(units, names),
            ReviewReason::InTrash => self.pick(
                "Thư nằm trong thùng rác, đã có người bỏ đi. Đề nghị xem có tính thư này không.",
                "The letter lies in the trash, where somebody put it. Please say whether it counts.",
            ).to_owned(),
            ReviewReason::Verdict(verdict) => {
                let verdict = self.verdict(*verdict);
                say!(
                    self,
                    vi = "Máy xếp loại thư: {verdict}. Đề nghị xác nhận.",
                    en = "The machine takes it for: {verdict}. Please confirm.",
                )
            }
            ReviewReason::NoOtherReport => self.pick(
                "Đơn vị chưa có báo cáo nào khác trong đợt. Đề nghị xem kỹ trước khi nhắc đơn vị.",
                "The unit has no other report in this round. Please look before it is reminded.",
            ).to_owned(),
            ReviewReason::ExtensionAsked(None) => self.pick(
                "Đơn vị xin gia hạn, không ghi rõ ngày. Đề nghị quyết định.",
                "The unit asks for more time without a date. Please decide.",
            ).to_owned(),
            ReviewReason::ExtensionAsked(Some(date)) => {
                let date = self.date(*date);
                say!(
                    self,
                    vi = "Đơn vị xin gia hạn đến {date}. Đề nghị quyết định.",
                    en = "The unit asks for more time until {date}. Please decide.",
                )
            }
        }
    }

    fn on_due_day(self, units: &[crate::model::unit::UnitId], names: Names<'_>) -> String {
        let (count, list) = (units.len(), names.units(units));
        say!(
            self,
            vi = "{count} đơn vị nộp trong ngày hạn: {list}. Đề nghị quyết định một lần cho cả đợt: tính đúng hạn hay trễ.",
            en = "{count} units were received on the due day: {list}. Please decide once for the whole round whether that is on time or late.",
        )
    }

    /// What the machine proposes, to be accepted or not.
    pub fn proposal(self, proposal: &Proposal, names: Names<'_>) -> String {
        match proposal {
            Proposal::Assign(unit) => {
                let unit = names.unit(unit);
                say!(self, vi = "Tính cho {unit}.", en = "Count it for {unit}.")
            }
            Proposal::Kind(verdict) => {
                let verdict = self.verdict(*verdict);
                say!(self, vi = "Xếp loại: {verdict}.", en = "File it as: {verdict}.")
            }
            Proposal::Figure(value) => say!(self, vi = "Lấy số {value}.", en = "Use {value}."),
            Proposal::Extend(None) => self
                .pick("Cho gia hạn, cần chọn ngày.", "Grant more time; choose the day.")
                .to_owned(),
            Proposal::Extend(Some(date)) => {
                let date = self.date(*date);
                say!(self, vi = "Cho gia hạn đến {date}.", en = "Extend to {date}.")
            }
            Proposal::AskForEditableFile(_) => self
                .pick(
                    "Đề nghị đơn vị gửi thêm bản Word hoặc Excel.",
                    "Ask the unit for a Word or Excel file as well.",
                )
                .to_owned(),
            Proposal::KeepReceipt(_) => self
                .pick("Giữ giờ nhận đang ghi.", "Keep the time of receipt as it stands.")
                .to_owned(),
            Proposal::SettleRule(check) => self.settle_rule(check),
            Proposal::SettleDueDay => self
                .pick(
                    "Quyết định nhận trong ngày hạn là đúng hạn hay trễ.",
                    "Decide whether reports received on the due day are on time or late.",
                )
                .to_owned(),
        }
    }
}
