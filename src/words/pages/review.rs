//! "Cần xem": the queue, one thing of it, what is alike, and what may be decided instead.

use crate::words::{Words, plural};

impl Words {
    /// Nothing waits, under the filter or at all.
    pub fn nothing_waits(self) -> &'static str {
        self.pick("Không có việc nào cần xem ở đây.", "Nothing to review here.")
    }

    /// How many wait, and how many of them are shown.
    pub fn waiting(self, count: usize, all: usize) -> String {
        if count == all {
            return say!(
                self,
                vi = "{all} việc cần xem, việc ảnh hưởng đến danh sách chưa nộp đứng trước.",
                en = "{all} to review; those that may change who has not submitted come first.",
            );
        }
        say!(self, vi = "{count} trong {all} việc cần xem.", en = "{count} of {all} to review.")
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

    /// The link from one of those that are alike to that thing alone.
    pub fn look_alone(self) -> &'static str {
        self.pick("Xem riêng việc này", "Look at this one alone")
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
        self.pick("Để sau, xem việc tiếp", "Later, next one")
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
            "Các việc dưới đây có cùng lý do và cùng cách giải quyết. Việc muốn xem riêng thì bỏ chọn.",
            "These wait for the same reason and are settled in the same way. Untick what you want to look at by itself.",
        )
    }

    /// The button below it.
    pub fn accept_alike(self) -> &'static str {
        self.pick("Nhận đề xuất cho các việc đã chọn", "Accept the proposals that are ticked")
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
        self.pick("Chọn khác", "Another choice")
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
        self.pick("Không liên quan", "Not related")
    }

    /// The button that grants no extension.
    pub fn no_extension(self) -> &'static str {
        self.pick("Không gia hạn", "No extension")
    }

    /// Button: the due day is on time.
    pub fn due_day_on_time(self) -> &'static str {
        self.pick("Tính đúng hạn", "Count as on time")
    }

    /// Button: the due day is late.
    pub fn due_day_late(self) -> &'static str {
        self.pick("Tính trễ", "Count as late")
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
        let reasons = plural(count, "reason", "reasons");
        say!(self, vi = "Còn {count} lý do", en = "{count} more {reasons}")
    }

    /// Readers cannot decide.
    pub fn only_clerks_decide(self) -> &'static str {
        self.pick(
            "Bạn đang xem với quyền người xem, nên không ghi ý kiến được.",
            "You are here as a reader and cannot record decisions.",
        )
    }
}
