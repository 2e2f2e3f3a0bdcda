//! "Cần xem": what waits, settled as proposed or otherwise.

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
            en = "Recorded {count} rulings, no. {first} to {last}.",
        )
    }

    /// What was passed over when proposals were accepted; none of the counts alone need be above 0.
    pub fn skipped(self, settled: usize, changed: usize, refused: usize) -> String {
        let mut why = Vec::new();
        if settled > 0 {
            why.push(say!(
                self,
                vi = "{settled} việc đã có người quyết định hoặc không còn",
                en = "{settled} were settled meanwhile or are gone"
            ));
        }
        if changed > 0 {
            why.push(say!(
                self,
                vi = "{changed} việc vừa thay đổi vì có thư hoặc ý kiến mới",
                en = "{changed} changed meanwhile by a new letter or ruling"
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
            vi = "Việc này {by} đã quyết định: {theirs} Không ghi thêm lần nữa.",
            en = "{by} has already settled this: {theirs} Nothing was recorded a second time.",
        )
    }

    /// The thing is no longer what the person saw.
    pub fn changed_meanwhile(self) -> &'static str {
        self.pick(
            "Việc này vừa thay đổi hoặc đã xong, vì có thư mới hoặc ý kiến mới sau khi mở trang. Ý kiến của bạn chưa được ghi. Đề nghị xem lại việc đó; nếu vẫn giữ ý kiến, ghi lại ở dưới.",
            "This has changed or was settled by a new letter or ruling since the page was opened. Your decision was not recorded. Please look at it again; if you still mean it, record it below.",
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
            "What you typed is kept here. Mend it if needed and record it.",
        )
    }

    /// Label of a field that a person types.
    pub fn typed_field(self, name: &str) -> &'static str {
        match name {
            "value" => self.pick("Số đúng", "The right figure"),
            "until" => self.pick("Gia hạn đến hết ngày", "Up to and including"),
            "at" => self.pick("Giờ nhận", "Time of receipt"),
            "text" => self.pick("Ghi chú", "Note"),
            "address" => self.pick("Địa chỉ thư", "Mail address"),
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

    /// Nothing waits, under the filter or at all.
    pub fn nothing_waits(self) -> &'static str {
        self.pick("Không có việc nào cần xem ở đây.", "Nothing waits here.")
    }

    /// How many wait, and how many of them are shown.
    pub fn waiting(self, count: usize, all: usize) -> String {
        if count == all {
            return say!(
                self,
                vi = "{all} việc cần xem, việc ảnh hưởng đến danh sách chưa nộp đứng trước.",
                en = "{all} things wait; those that may change who is missing come first.",
            );
        }
        say!(self, vi = "{count} trong {all} việc cần xem.", en = "{count} of {all} things.")
    }

    /// Name of the links by kind.
    pub fn by_kind(self) -> &'static str {
        self.pick("Lọc theo loại việc", "By kind")
    }

    /// The link that ends a filter.
    pub fn every_kind(self) -> &'static str {
        self.pick("Tất cả", "All")
    }

    /// Label of the select of units.
    pub fn of_unit(self) -> &'static str {
        self.pick("Đơn vị", "Unit")
    }

    /// The select of units filters nothing.
    pub fn every_unit(self) -> &'static str {
        self.pick("Mọi đơn vị", "Every unit")
    }

    /// The button beside the select.
    pub fn filter(self) -> &'static str {
        self.pick("Lọc", "Filter")
    }

    /// The link to one thing after the other.
    pub fn one_by_one(self) -> &'static str {
        self.pick("Xem từng việc", "One by one")
    }

    /// The link back to the list.
    pub fn as_list(self) -> &'static str {
        self.pick("Xem danh sách", "As a list")
    }

    /// Where one is.
    pub fn place_in_queue(self, place: usize, count: usize) -> String {
        say!(self, vi = "Việc {place}/{count}", en = "{place} of {count}")
    }

    /// The link to the thing before.
    pub fn previous_thing(self) -> &'static str {
        self.pick("Việc trước", "Previous")
    }

    /// The link to the next thing: nothing is recorded.
    pub fn later(self) -> &'static str {
        self.pick("Để sau, việc tiếp", "Later, next one")
    }

    /// The keys of this page.
    pub fn review_keys(self) -> &'static str {
        self.pick(
            "Phím tắt: D nhận đề xuất, S để sau, T việc trước (cùng phím Alt, hoặc Alt và Shift).",
            "Keys: D accepts, S is for later, T goes back (with Alt, or Alt and Shift).",
        )
    }

    /// The thing that was asked for is not in the queue.
    pub fn thing_is_gone(self) -> &'static str {
        self.pick(
            "Việc vừa chọn đã xong hoặc không còn. Dưới đây là việc đầu tiên đang chờ.",
            "What you chose is settled or gone. This is the first that waits.",
        )
    }

    /// The link and the heading of what is alike.
    pub fn alike(self, count: usize) -> String {
        say!(self, vi = "{count} việc giống nhau", en = "{count} alike")
    }

    /// What stands above the list of what is alike.
    pub fn alike_hint(self) -> &'static str {
        self.pick(
            "Các việc dưới đây có cùng lý do và cùng cách giải quyết. Bỏ dấu ở việc muốn xem riêng.",
            "These wait for the same reason and are settled in the same way. Untick what you want to look at by itself.",
        )
    }

    /// The button below it.
    pub fn accept_alike(self, count: usize) -> String {
        say!(self, vi = "Nhận {count} việc giống nhau", en = "Accept {count} alike")
    }

    /// Only so many are shown at once.
    pub fn alike_left(self, left: usize) -> String {
        say!(
            self,
            vi = "Còn {left} việc nữa, hiện ra sau khi nhận các việc này.",
            en = "{left} more appear once these are accepted.",
        )
    }

    /// Heading of what a person may decide instead.
    pub fn choose_otherwise(self) -> &'static str {
        self.pick("Chọn khác", "Something else")
    }

    /// Heading of the units of which there is evidence.
    pub fn candidates(self) -> &'static str {
        self.pick("Có thể là của", "It may be from")
    }

    /// The button for one of them.
    pub fn it_is_of(self, unit: &str) -> String {
        say!(self, vi = "Đúng là {unit}", en = "It is {unit}")
    }

    /// The button that credits a receipt to a unit.
    pub fn counts_as_receipt(self, unit: &str) -> String {
        say!(
            self,
            vi = "Tính là {unit} đã nộp bằng thư này",
            en = "Count this letter as the receipt of {unit}",
        )
    }

    /// The button for a letter without a report.
    pub fn not_a_report(self) -> &'static str {
        self.pick("Không phải báo cáo", "Not a report")
    }

    /// The button for a letter that is not for us.
    pub fn not_for_us(self) -> &'static str {
        self.pick("Không liên quan", "Not for us")
    }

    /// The button that grants no extension.
    pub fn no_extension(self) -> &'static str {
        self.pick("Không gia hạn", "No extension")
    }

    /// Button: the due day is on time.
    pub fn due_day_on_time(self) -> &'static str {
        self.pick("Tính đúng hạn", "On time")
    }

    /// Button: the due day is late.
    pub fn due_day_late(self) -> &'static str {
        self.pick("Tính trễ", "Late")
    }

    /// The button for another of the values that contradict each other.
    pub fn take_value(self, value: &str, file: &str) -> String {
        let file = self.file_name(file);
        say!(self, vi = "Lấy {value} ({file})", en = "Take {value} ({file})")
    }

    /// Button of every form by which something else is decided.
    pub fn record(self) -> &'static str {
        self.pick("Ghi", "Record")
    }

    /// Label of the select of kinds.
    pub fn letter_is(self) -> &'static str {
        self.pick("Loại thư", "Kind of letter")
    }

    /// Label of the select of files.
    pub fn which_file(self) -> &'static str {
        self.pick("Phần nào của thư", "Which part of the letter")
    }

    /// The whole letter, not one file.
    pub fn whole_letter(self) -> &'static str {
        self.pick("Cả thư", "The whole letter")
    }

    /// Label of the select of rounds.
    pub fn which_round_field(self) -> &'static str {
        self.pick("Đợt báo cáo", "Round")
    }

    /// Nothing is chosen yet.
    pub fn choose(self) -> &'static str {
        self.pick("– chọn –", "– choose –")
    }

    /// The link to the figure's cell.
    pub fn open_figure(self) -> &'static str {
        self.pick("Xem ô số liệu", "See the figure")
    }

    /// Where a figure stands: the file and the place in it.
    pub fn stands_in(self, file: &str, place: &str) -> String {
        let file = self.file_name(file);
        say!(self, vi = "Chỗ ghi: {file}, {place}", en = "It stands in {file}, {place}")
    }

    /// From whom a letter came and when it was received.
    pub fn from_and_received(self, from: &str, received: &str) -> String {
        say!(self, vi = "Từ {from}, nhận {received}", en = "From {from}, received {received}")
    }

    /// Before the machine's proposal.
    pub fn proposed(self) -> &'static str {
        self.pick("Máy đề xuất:", "Proposed:")
    }

    /// The machine has no proposal.
    pub fn nothing_proposed(self) -> &'static str {
        self.pick("Máy không đề xuất, cần cán bộ chọn.", "Nothing is proposed; please choose.")
    }

    /// More reasons than the list shows.
    pub fn more_reasons(self, count: usize) -> String {
        say!(self, vi = "Còn {count} lý do", en = "{count} more reasons")
    }

    /// Readers cannot decide.
    pub fn only_clerks_decide(self) -> &'static str {
        self.pick(
            "Bạn đang xem với quyền người xem, nên không ghi ý kiến được.",
            "You are here as a reader and cannot record decisions.",
        )
    }
}
