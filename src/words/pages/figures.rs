//! "Số liệu": indicators × units, and one figure with its source.

use crate::model::figure::FigureStatus;
use crate::words::{Words, plural};

impl Words {
    /// Label of the choice of a column.
    pub fn choose_column(self) -> &'static str {
        self.pick("Cột của biểu", "Column of the form")
    }

    /// Label of the choice of what is shown.
    pub fn choose_view(self) -> &'static str {
        self.pick("Xem", "Show")
    }

    /// The choice of totals over all units.
    pub fn all_indicators(self) -> &'static str {
        self.pick("Số tổng của mọi chỉ tiêu", "Totals of all indicators")
    }

    /// The button of a form that only looks.
    pub fn show(self) -> &'static str {
        self.pick("Xem", "Show")
    }

    /// The workbook.
    pub fn download_excel(self) -> &'static str {
        self.pick("Tải Excel (mọi số liệu, kèm nguồn)", "Excel (every figure with its source)")
    }

    /// The CSV.
    pub fn download_csv(self) -> &'static str {
        self.pick("Tải CSV (cho Excel tiếng Việt)", "CSV (for a Vietnamese Excel)")
    }

    /// Heading of a total.
    pub fn total_heading(self) -> &'static str {
        self.pick("Số tổng", "Total")
    }

    /// Heading of how many units stand behind a total.
    pub fn counted_heading(self) -> &'static str {
        self.pick("Số đơn vị có số", "Units counted")
    }

    /// Heading of those that are not.
    pub fn gaps_heading(self) -> &'static str {
        self.pick("Chưa có trong tổng", "Not in the total")
    }

    /// How many units.
    pub fn units_count(self, count: usize) -> String {
        let units = plural(count, "unit", "units");
        say!(self, vi = "{count} đơn vị", en = "{count} {units}")
    }

    /// Heading of what looks wrong.
    pub fn marks_heading(self) -> &'static str {
        self.pick("Cần chú ý", "To check")
    }

    /// How many figures look wrong.
    pub fn marks_count(self, count: usize) -> String {
        let figures = plural(count, "figure", "figures");
        say!(self, vi = "{count} số cần chú ý", en = "{count} {figures} to check")
    }

    /// A figure that looks wrong, in a narrow cell.
    pub fn looks_wrong(self) -> &'static str {
        self.pick("xem lại", "check")
    }

    /// Beside a figure in a narrow cell; nothing where it was simply read.
    pub fn status_in_cell(self, status: FigureStatus) -> &'static str {
        match status {
            FigureStatus::Read | FigureStatus::Absent => "",
            FigureStatus::Review => self.pick("cần xem", "to review"),
            FigureStatus::Corrected => self.pick("đã sửa", "corrected"),
        }
    }

    /// What the classes of cells mean.
    pub fn figures_legend_line(self) -> &'static str {
        self.pick(
            "Số không kèm chữ: đã đọc chắc, được cộng. “cần xem”: chưa cộng, chờ cán bộ xác nhận. “đã sửa”: do cán bộ ghi. Đơn vị ghi 0 là có số; “-”, “…”, “chưa có” và để trống đều không phải 0. Bấm vào ô để xem nguồn và sửa.",
            "A figure with no remark was read with certainty and counts. “to review”: not counted until someone confirms it. “corrected”: entered by a member of staff. A written 0 is a figure; “-”, “…”, “not yet” and blank are not 0. Select a cell to see its source and correct it.",
        )
    }

    /// Heading of rows outside the form.
    pub fn strays_heading(self) -> &'static str {
        self.pick("Dòng ngoài biểu", "Rows outside the form")
    }

    /// What these are.
    pub fn strays_hint(self) -> &'static str {
        self.pick(
            "Đơn vị ghi thêm các dòng không khớp chỉ tiêu nào. Số không được cộng; nếu đó là một chỉ tiêu của biểu, mở ô của chỉ tiêu và ghi số.",
            "Rows that units added and that match no indicator. They are not counted; if one belongs to an indicator of the form, open its cell and enter the figure.",
        )
    }

    /// How many such rows a unit has.
    pub fn strays_of(self, unit: &str, count: usize) -> String {
        let rows = plural(count, "row", "rows");
        say!(self, vi = "{unit}: {count} dòng", en = "{unit}: {count} {rows}")
    }

    /// Heading of the form that sets a figure.
    pub fn correct_figure(self) -> &'static str {
        self.pick("Ghi số đúng", "Correct the figure")
    }

    /// Label of the value.
    pub fn right_value(self, unit_of_measure: &str) -> String {
        if unit_of_measure.is_empty() {
            return self.pick("Nội dung đúng", "Correct text").to_owned();
        }
        say!(self, vi = "Số đúng ({unit_of_measure})", en = "Correct figure ({unit_of_measure})")
    }

    /// Label of the reason.
    pub fn reason_label(self) -> &'static str {
        self.pick("Lý do (ví dụ: đã gọi đơn vị)", "Reason (for example: called the unit)")
    }

    /// The button of the form.
    pub fn record_figure(self) -> &'static str {
        self.pick("Ghi số này", "Record this figure")
    }

    /// The button that takes what the machine read.
    pub fn accept_read(self, value: &str) -> String {
        say!(self, vi = "Nhận số máy đọc: {value}", en = "Accept the figure read: {value}")
    }

    /// Takes what another source says.
    pub fn take_other(self, value: &str) -> String {
        say!(self, vi = "Lấy số này: {value}", en = "Use this one: {value}")
    }

    /// Heading of where a figure comes from.
    pub fn source_heading(self) -> &'static str {
        self.pick("Nguồn của số này", "Source of this figure")
    }

    /// Heading of the rulings on a figure.
    pub fn history_heading(self) -> &'static str {
        self.pick("Các ý kiến đã ghi", "Decisions so far")
    }

    /// Beside a ruling that was undone.
    pub fn ruling_undone(self) -> &'static str {
        self.pick("đã hoàn tác", "undone")
    }

    /// Heading of the same indicator in the other columns.
    pub fn other_columns(self) -> &'static str {
        self.pick("Các cột khác của chỉ tiêu này", "Other columns of this indicator")
    }

    /// Back to the list of the indicator.
    pub fn all_units_of(self, code: &str) -> String {
        say!(self, vi = "{code} của mọi đơn vị", en = "{code} of all units")
    }

    /// To all figures of the unit.
    pub fn all_figures_of(self, unit: &str) -> String {
        say!(self, vi = "Mọi số liệu của {unit}", en = "All figures of {unit}")
    }

    /// To the letters and versions of the unit.
    pub fn unit_page(self) -> &'static str {
        self.pick("Trang của đơn vị", "Unit page")
    }

    /// "Trang 2".
    pub fn page_number(self, number: usize) -> String {
        say!(self, vi = "Trang {number}", en = "Page {number}")
    }

    /// Caption of the table of an indicator.
    pub fn column_table(self, column: &str, unit_of_measure: &str) -> String {
        if unit_of_measure.is_empty() {
            return say!(self, vi = "Cột {column}", en = "Column {column}");
        }
        say!(
            self,
            vi = "Cột {column}, đơn vị tính: {unit_of_measure}",
            en = "Column {column}, measured in {unit_of_measure}",
        )
    }

    /// Caption of a table of a section of the form.
    pub fn section_table(self, section: &str, column: &str) -> String {
        say!(self, vi = "{section}, cột {column}", en = "{section}, column {column}")
    }
}
