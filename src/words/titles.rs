//! Titles, sheet names, legends and labels of lists.

use super::Words;

impl Words {
    /// Title of the late list.
    pub fn late_title(self, round: &str) -> String {
        say!(self, vi = "Tình hình nộp báo cáo: {round}", en = "Who has submitted: {round}")
    }

    /// Title of the figures.
    pub fn figures_title(self, round: &str) -> String {
        say!(self, vi = "Số liệu các đơn vị: {round}", en = "Figures of the units: {round}")
    }

    /// Title of one unit's figures.
    pub fn unit_title(self, unit: &str) -> String {
        say!(self, vi = "Số liệu của {unit}", en = "Figures of {unit}")
    }

    /// Title of the list of letters.
    pub fn messages_title(self) -> &'static str {
        self.pick("Mọi thư đã thấy", "Every letter seen")
    }

    /// Title of what waits for a person.
    pub fn review_title(self) -> &'static str {
        self.pick("Việc chờ cán bộ quyết định", "What waits for a person")
    }

    /// Label of a group's subtotal row.
    pub fn subtotal(self) -> &'static str {
        self.pick("Cộng", "Subtotal")
    }

    /// Label of the last row.
    pub fn total(self) -> &'static str {
        self.pick("Tổng cộng", "Total")
    }

    /// Legend of the list.
    pub fn late_legend(self) -> &'static str {
        self.pick(
            "Báo cáo, phụ lục: x là đã có. Chỉ tiêu: số chỉ tiêu đọc được trên số chỉ tiêu phải có. Mốc suy ra: giờ nhận lấy theo nguồn khác, vì hộp thư không ghi.",
            "Report, annex: x means it is there. Indicators: read of those asked for. Derived receipt time: taken from elsewhere, as the mailbox recorded none.",
        )
    }

    /// Legend of the figures.
    pub fn figures_legend(self) -> &'static str {
        self.pick(
            "Số có dấu hỏi là số cần cán bộ xem lại, chưa được tính. Ô trống là chưa có số.",
            "A figure with a question mark waits for a person and is not counted. An empty cell has no figure.",
        )
    }

    /// Name of the sheet with the places of the figures.
    pub fn sources_sheet(self) -> &'static str {
        self.pick("Nguồn", "Sources")
    }

    /// Title of the sheet that says where the rows of the late list come from.
    pub fn late_sources(self) -> String {
        self.pick("Nguồn của tình hình nộp", "Where the list comes from").to_owned()
    }

    /// Name of the sheet with the late list.
    pub fn late_sheet(self) -> &'static str {
        self.pick("Tình hình nộp", "Submissions")
    }

    /// Name of the sheet with the figures.
    pub fn figures_sheet(self) -> &'static str {
        self.pick("Số liệu", "Figures")
    }

    /// Footer of a printed page, in the codes of spreadsheet programs.
    pub fn page_footer(self) -> &'static str {
        self.pick("Trang &P/&N", "Page &P of &N")
    }

    /// Said in place of an empty list.
    pub fn nothing(self) -> &'static str {
        self.pick("Không có gì.", "Nothing.")
    }
}
