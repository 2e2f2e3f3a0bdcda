//! "Đợt báo cáo": what the round's files say, with their faults.

use crate::model::round::{Aggregate, IndicatorKind, Nature};
use crate::model::unit::Expected;
use crate::words::Words;

/// A heading of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::round_heading holds the words of each")]
pub enum RoundHeading {
    Files,
    Due,
    Groups,
    Periods,
    Units,
    UnitCount,
    Indicators,
    Checks,
    Key,
    Title,
    Opens,
    DueDate,
    Closes,
    Numbers,
    Required,
    Headings,
    Code,
    Name,
    Expected,
    Addresses,
    Remark,
    Label,
    Measure,
    Kind,
    Total,
    AppliesTo,
    Test,
    Note,
}

impl Words {
    /// A heading of the page.
    pub fn round_heading(self, heading: RoundHeading) -> &'static str {
        match heading {
            RoundHeading::Files => self.pick("Tệp cấu hình của đợt", "Files of the round"),
            RoundHeading::Due => self.pick("Hạn nộp", "Due date"),
            RoundHeading::Groups => self.pick("Các khối", "Groups"),
            RoundHeading::Periods => self.pick("Các cột số liệu", "Columns of the form"),
            RoundHeading::Units => self.pick("Danh sách đơn vị", "Units"),
            RoundHeading::UnitCount => self.pick("Số đơn vị", "Number of units"),
            RoundHeading::Indicators => self.pick("Các chỉ tiêu", "Indicators"),
            RoundHeading::Checks => self.pick("Phép kiểm tra", "Check rules"),
            RoundHeading::Key => self.pick("Mã đợt", "Round code"),
            RoundHeading::Title => self.pick("Tên đợt", "Title"),
            RoundHeading::Opens => self.pick("Bắt đầu", "Opens"),
            RoundHeading::DueDate => self.pick("Ngày hạn", "Due day"),
            RoundHeading::Closes => self.pick("Chốt số liệu", "Closes"),
            RoundHeading::Numbers => self.pick("Theo văn bản số", "Under document no."),
            RoundHeading::Required => self.pick("Hồ sơ đủ gồm", "Full submission"),
            RoundHeading::Headings => {
                self.pick("Các cách ghi tên cột", "Column headings recognised")
            }
            RoundHeading::Code => self.pick("Mã", "Code"),
            RoundHeading::Name => self.pick("Tên", "Name"),
            RoundHeading::Expected => self.pick("Diện", "Expected"),
            RoundHeading::Addresses => self.pick("Địa chỉ trong sổ", "In the address book"),
            RoundHeading::Remark => self.pick("Ghi chú", "Remark"),
            RoundHeading::Label => self.pick("Chỉ tiêu", "Indicator"),
            RoundHeading::Measure => self.pick("Đơn vị tính", "Measure"),
            RoundHeading::Kind => self.pick("Loại", "Kind"),
            RoundHeading::Total => self.pick("Cách tính tổng", "Total"),
            RoundHeading::AppliesTo => self.pick("Áp dụng cho", "Applies to"),
            RoundHeading::Test => self.pick("Điều kiện", "Test"),
            RoundHeading::Note => self.pick("Lời nhắc", "Note to staff"),
        }
    }

    /// The files on disk are those in force.
    pub fn round_files_same(self) -> &'static str {
        self.pick(
            "Các tệp trên đĩa không có lỗi và đúng là bản đang dùng.",
            "The files on disk have no fault and are those in force.",
        )
    }

    /// The files on disk were changed and have no fault.
    pub fn round_files_changed(self) -> &'static str {
        self.pick(
            "Các tệp trên đĩa đã được sửa và không có lỗi, nhưng bản cũ vẫn đang dùng cho đến khi nạp lại. Đề nghị quản trị viên chạy: systemctl reload tonghop",
            "The files on disk were changed and have no fault, but the old ones stay in force until they are loaded again: systemctl reload tonghop",
        )
    }

    /// The files on disk have faults.
    pub fn round_files_faulty(self, faults: usize) -> String {
        say!(
            self,
            vi = "Các tệp trên đĩa có {faults} lỗi. Bản cũ vẫn đang dùng cho đến khi sửa xong và nạp lại; không mất gì. Đề nghị sửa từng lỗi dưới đây rồi chạy: systemctl reload tonghop",
            en = "The files on disk have {faults} faults. The old ones stay in force until these are mended and loaded again; nothing is lost. Please mend each, then: systemctl reload tonghop",
        )
    }

    /// Button: what comes on the due day is on time, or late.
    pub fn round_settle(self, on_time: bool) -> &'static str {
        if on_time {
            self.pick("Nhận trong ngày hạn là đúng hạn", "Received on the due day is on time")
        } else {
            self.pick("Nhận trong ngày hạn là trễ", "Received on the due day is late")
        }
    }

    /// What stands in the file, where a ruling says otherwise.
    pub fn round_due_day_ruled(self, by: &str) -> String {
        say!(self, vi = "Theo ý kiến của {by}.", en = "As {by} decided.")
    }

    /// Whether a unit must submit, as the list says.
    pub fn round_expected(self, expected: Expected) -> &'static str {
        match expected {
            Expected::Yes => self.pick("phải nộp", "must submit"),
            Expected::Confirm => self.pick("cần xác nhận", "to be confirmed"),
            Expected::Receiver => self.pick("nơi nhận báo cáo", "receives the reports"),
        }
    }

    /// What kind of value an indicator holds.
    pub fn round_kind(self, kind: IndicatorKind, nature: Option<Nature>) -> String {
        let kind = match kind {
            IndicatorKind::Yesno => self.pick("có/không", "yes or no"),
            IndicatorKind::Count => self.pick("số lượng", "count"),
            IndicatorKind::Percent => self.pick("tỷ lệ %", "percent"),
            IndicatorKind::Money => self.pick("số tiền", "money"),
            IndicatorKind::Text => self.pick("lời văn", "text"),
        };
        let nature = match nature {
            Some(Nature::Stock) => self.pick("hiện có", "as of a day"),
            Some(Nature::Flow) => self.pick("phát sinh trong kỳ", "over the period"),
            Some(Nature::Rate) => self.pick("tỷ lệ", "rate"),
            None => return kind.to_owned(),
        };
        format!("{kind}, {nature}")
    }

    /// How a total over units is made.
    pub fn round_aggregate(self, aggregate: &Aggregate) -> String {
        match aggregate {
            Aggregate::Sum => self.pick("cộng", "sum").to_owned(),
            Aggregate::Ratio(part, whole) => format!("100 × {part} / {whole}"),
            Aggregate::CountYes => {
                self.pick("đếm số đơn vị trả lời có", "units that said yes").to_owned()
            }
            Aggregate::List => self.pick("liệt kê", "listed by unit").to_owned(),
            Aggregate::None => self.pick("không tính tổng", "no total").to_owned(),
        }
    }

    /// Opens a long list.
    pub fn round_show_all(self) -> &'static str {
        self.pick("Hiện tất cả", "Show all")
    }

    /// Every group of units.
    pub fn round_all_groups(self) -> &'static str {
        self.pick("mọi khối", "every group")
    }
}
