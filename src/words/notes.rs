//! What must be said beside a unit's row of the late list.

use jiff::tz::TimeZone;

use crate::model::ledger::StandingNote;
use crate::model::sighting::ReceiptBasis;

use super::{Names, Words};

impl Words {
    /// One remark, a sentence.
    pub fn standing_note(self, note: &StandingNote, names: Names<'_>, zone: &TimeZone) -> String {
        match note {
            StandingNote::DerivedReceipt(basis) => self.derived_receipt(*basis),
            StandingNote::OtherChannel(channel) => say!(
                self,
                vi = "Nhận qua kênh khác: {channel}.",
                en = "Received by another channel: {channel}.",
            ),
            StandingNote::ExtendedTo(date) => {
                let date = self.date(*date);
                say!(self, vi = "Được gia hạn đến {date}.", en = "Extended to {date}.")
            }
            StandingNote::ExtensionAsked(None) => self
                .pick("Đã xin gia hạn, chưa duyệt.", "Asked for more time, not decided.")
                .to_owned(),
            StandingNote::ExtensionAsked(Some(date)) => {
                let date = self.date(*date);
                say!(
                    self,
                    vi = "Đã xin gia hạn đến {date}, chưa duyệt.",
                    en = "Asked for more time until {date}, not decided.",
                )
            }
            StandingNote::Merged(unit) => {
                let unit = names.unit(unit);
                say!(self, vi = "Báo cáo chung với {unit}.", en = "Reported together with {unit}.")
            }
            StandingNote::LateCorrection(at) => {
                let at = self.date_time(&at.to_zoned(zone.clone()));
                say!(
                    self,
                    vi = "Có bản sửa nhận sau hạn, lúc {at}.",
                    en = "A correction came after the due date, {at}.",
                )
            }
            StandingNote::ReviewFigures(count) => {
                let figures = if *count == 1 { "figure" } else { "figures" };
                say!(self, vi = "{count} số liệu cần xem.", en = "{count} {figures} to review.")
            }
            StandingNote::RuleNotes(count) => self.rule_notes(*count),
            StandingNote::WroteWithoutReport(at) => {
                let at = self.date_time(&at.to_zoned(zone.clone()));
                say!(
                    self,
                    vi = "Đã gửi thư lúc {at} nhưng thiếu tệp báo cáo hoặc biểu chưa điền; đề nghị gọi đơn vị gửi lại.",
                    en = "Wrote on {at} without a report or with a blank form; please call the unit and ask for it.",
                )
            }
            StandingNote::Note(text) => say!(self, vi = "Ghi chú: {text}", en = "Note: {text}"),
            StandingNote::FoundInJunk
            | StandingNote::Credited
            | StandingNote::AfterClose
            | StandingNote::ScanOnly
            | StandingNote::AnnexMissing
            | StandingNote::AnnexOnly
            | StandingNote::ToConfirm
            | StandingNote::LinkOnly
            | StandingNote::Unreadable
            | StandingNote::InTrash
            | StandingNote::Unsettled
            | StandingNote::WithdrawalAsked
            | StandingNote::Subordinate
            | StandingNote::Exempt
            | StandingNote::NotExpected => self.plain_note(note).to_owned(),
        }
    }

    /// Remarks with nothing to fill in.
    fn plain_note(self, note: &StandingNote) -> &'static str {
        match note {
            StandingNote::FoundInJunk => self.pick("Thư nằm trong thư rác.", "Found in spam."),
            StandingNote::Credited => self.pick(
                "Giờ nhận tính theo thư do cán bộ chỉ định.",
                "The receipt is that of the letter named by staff.",
            ),
            StandingNote::AfterClose => self.pick(
                "Nhận sau khi đã chốt tổng hợp.",
                "Received after the compilation was closed.",
            ),
            StandingNote::ScanOnly => self.pick(
                "Chỉ có bản chụp, cần xin bản Word hoặc Excel.",
                "Only a picture; ask for Word or Excel.",
            ),
            StandingNote::AnnexMissing => {
                self.pick("Thiếu phụ lục số liệu.", "The table of figures is missing.")
            }
            StandingNote::AnnexOnly => self.pick(
                "Mới có phụ lục số liệu, chưa có báo cáo.",
                "Only the table of figures came, not the report.",
            ),
            StandingNote::ToConfirm => self.pick(
                "Chưa xác nhận là phải nộp, không tính vào tổng số.",
                "Not confirmed as having to submit, not counted.",
            ),
            StandingNote::LinkOnly => self.pick(
                "Gửi liên kết thay cho tệp, cần tải về xem.",
                "Sent a link instead of the file; download it.",
            ),
            StandingNote::Unreadable => {
                self.pick("Có tệp chưa đọc được, cần xem.", "A file could not be read; look at it.")
            }
            StandingNote::InTrash => self.pick(
                "Có thư trong thùng rác, cần xem.",
                "A letter lies in the trash; look at it.",
            ),
            StandingNote::Unsettled => self.pick(
                "Có thư có thể là báo cáo của đơn vị, cần xác nhận.",
                "A letter may be this unit's report; confirm it.",
            ),
            StandingNote::WithdrawalAsked => self.pick(
                "Đơn vị xin rút báo cáo, cần quyết định.",
                "The unit asked to withdraw its report; decide.",
            ),
            StandingNote::Subordinate => self.pick(
                "Có báo cáo do cấp dưới gửi thẳng, không tính cho đơn vị.",
                "A lower level sent a report directly; it does not count for the unit.",
            ),
            StandingNote::Exempt => self.pick("Được miễn nộp.", "Exempt from submitting."),
            StandingNote::NotExpected => self.pick(
                "Đã xác nhận không phải nộp, không tính vào tổng số.",
                "Confirmed as not expected; not counted in the totals.",
            ),
            // Said by the caller.
            StandingNote::DerivedReceipt(_)
            | StandingNote::OtherChannel(_)
            | StandingNote::ExtendedTo(_)
            | StandingNote::ExtensionAsked(_)
            | StandingNote::Merged(_)
            | StandingNote::LateCorrection(_)
            | StandingNote::ReviewFigures(_)
            | StandingNote::RuleNotes(_)
            | StandingNote::WroteWithoutReport(_)
            | StandingNote::Note(_) => "",
        }
    }

    /// Check rules that do not hold.
    fn rule_notes(self, count: u32) -> String {
        say!(
            self,
            vi = "{count} điểm cần kiểm tra số liệu.",
            en = "{count} checks of the figures to be looked at.",
        )
    }

    /// A receipt time that no mailbox vouches for.
    fn derived_receipt(self, basis: ReceiptBasis) -> String {
        let basis = self.receipt_basis(basis);
        say!(
            self,
            vi = "Giờ nhận là mốc suy ra, lấy theo {basis}.",
            en = "Derived receipt time ({basis}).",
        )
    }
}
