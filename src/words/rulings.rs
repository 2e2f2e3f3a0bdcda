//! What `rule` refuses, each with its next step, and how it took a figure.

use jiff::civil::Date;

use super::Words;
use crate::model::round::IndicatorKind;

impl Words {
    /// A figure that can be read in two ways, or in none. `odd` says why, where that is known.
    pub fn unclear_figure(self, typed: &str, kind: IndicatorKind, odd: &str) -> String {
        let why = if odd.is_empty() { String::new() } else { format!(" ({odd})") };
        let how = self.how_to_write(kind);
        say!(
            self,
            vi = "Không rõ “{typed}” là giá trị nào{why}; chưa ghi gì.\n{how}",
            en = "It is not clear which value “{typed}” is{why}; nothing was recorded.\n{how}",
        )
    }

    fn how_to_write(self, kind: IndicatorKind) -> &'static str {
        match kind {
            IndicatorKind::Count => {
                self.pick("Ghi một số nguyên, ví dụ: 12450.", "Write a whole number, such as 12450.")
            }
            IndicatorKind::Percent => self.pick(
                "Ghi tỷ lệ kèm dấu %, ví dụ: 85,7%.",
                "Write the share with its sign, such as 85.7%.",
            ),
            IndicatorKind::Money => self.pick(
                "Ghi số triệu đồng, ví dụ: 1250; hoặc ghi đủ số đồng, ví dụ: \"2.452.000 đồng\".",
                "Write millions of đồng, such as 1250, or the full sum, such as \"2.452.000 đồng\".",
            ),
            IndicatorKind::Yesno => {
                self.pick("Ghi \"có\" hoặc \"không\".", "Write \"có\" (yes) or \"không\" (no).")
            }
            IndicatorKind::Text => self.pick("Ghi nội dung bằng chữ.", "Write some words."),
        }
    }

    /// How a typed figure was taken: exact, without signs between thousands.
    pub fn figure_taken(
        self,
        typed: &str,
        kind: IndicatorKind,
        value: &str,
        unit_of_measure: &str,
    ) -> String {
        let taken = match kind {
            IndicatorKind::Text => format!("“{value}”"),
            IndicatorKind::Yesno if value == "1" => self.pick("Có", "yes").to_owned(),
            IndicatorKind::Yesno => self.pick("Không", "no").to_owned(),
            IndicatorKind::Count | IndicatorKind::Percent | IndicatorKind::Money => {
                let number = value.replace('.', self.pick(",", "."));
                format!("{number} {unit_of_measure}").trim_end().to_owned()
            }
        };
        say!(self, vi = "Hiểu “{typed}” là: {taken}.", en = "“{typed}” was taken as: {taken}.")
    }

    /// The unit's form has no such row.
    pub fn indicator_of_others(self, code: &str, unit: &str) -> String {
        say!(
            self,
            vi = "Chỉ tiêu {code} không áp dụng cho {unit}.\nXem các chỉ tiêu của từng đơn vị: tonghop export --all",
            en = "Indicator {code} does not apply to {unit}.\nSee each unit's indicators: tonghop export --all",
        )
    }

    /// An extension that would take time away.
    pub fn extended_backwards(self, until: Date, due: Date) -> String {
        let (until, first) = (self.date(until), self.date(due));
        say!(
            self,
            vi = "Ngày gia hạn {until} sớm hơn hạn đang có ({first}).\nGhi --until từ ngày {due} trở đi; muốn đổi hạn, sửa due trong round.toml.",
            en = "More time up to {until} would end before the due date ({first}).\nName {due} or a later day with --until; to move the due date, change due in round.toml.",
        )
    }

    /// A unit that would report together with itself.
    pub fn merged_with_itself(self, unit: &str) -> String {
        say!(
            self,
            vi = "{unit} không thể báo cáo chung với chính mình.\nGhi đơn vị nộp báo cáo chung vào --into.",
            en = "{unit} cannot report together with itself.\nName the unit that hands in the common report with --into.",
        )
    }

    /// A receipt that has not happened yet.
    pub fn received_in_future(self, typed: &str) -> String {
        say!(
            self,
            vi = "Giờ nhận {typed} chưa đến.\nGhi giờ đã thực nhận vào --at; nếu đúng, kiểm tra đồng hồ máy bằng: tonghop check",
            en = "The time of receipt {typed} lies in the future.\nName the time at which it came with --at; if it is right, check the clock: tonghop check",
        )
    }

    /// A note that nobody would ever see.
    pub fn note_of_nothing(self) -> &'static str {
        self.pick(
            "Ghi chú phải gắn với một đơn vị hoặc một thư.\nThêm: --unit ĐƠN-VỊ hoặc --message MÃ-THƯ",
            "A note belongs to a unit or to a letter.\nAdd: --unit UNIT or --message MESSAGE",
        )
    }

    /// Too few digits of a file's digest.
    pub fn ambiguous_file(self, typed: &str) -> String {
        say!(
            self,
            vi = "“{typed}” chưa đủ để chỉ ra một tệp của thư.\nGhi ít nhất 8 chữ số của mã tệp (sha256); mã có trong: tonghop messages --format json",
            en = "“{typed}” does not name one file of the letter.\nType at least 8 digits of its sha256; see tonghop messages --format json",
        )
    }

    /// What was typed is not one mail address.
    pub fn bad_address(self, typed: &str) -> String {
        say!(
            self,
            vi = "“{typed}” không phải một địa chỉ thư.\nGhi đúng một địa chỉ, ví dụ: ldld@example.vn",
            en = "“{typed}” is not one mail address.\nWrite a single address, such as ldld@example.vn",
        )
    }

    /// The last day was typed earlier than the first.
    pub fn days_reversed(self) -> &'static str {
        self.pick(
            "Ngày cuối sớm hơn ngày đầu.\nSửa lại hai ngày, hoặc để trống ngày không giới hạn.",
            "The last day lies before the first.\nMend the two days, or leave open what has no end.",
        )
    }

    /// A name that any body could bear.
    pub fn generic_name(self, name: &str) -> String {
        say!(
            self,
            vi = "“{name}” là tên chung, nhiều nơi cùng dùng, nên không chỉ ra được một đơn vị.\nGhi đủ tên riêng, hoặc xác nhận địa chỉ thư của đơn vị: tonghop rule address ĐỊA-CHỈ ĐƠN-VỊ",
            en = "“{name}” is a common name that many bodies bear, so it cannot mean one unit.\nWrite the whole proper name, or confirm the unit's mail address: tonghop rule address ADDRESS UNIT",
        )
    }

    /// A name of a body below a unit.
    pub fn name_of_body_below(self, name: &str) -> String {
        say!(
            self,
            vi = "“{name}” là tên của một tổ chức cấp dưới, không phải của đơn vị trong danh sách.\nNếu lá thư vẫn là báo cáo của đơn vị, gán riêng lá thư: tonghop rule assign THƯ ĐƠN-VỊ",
            en = "“{name}” is the name of a body below, not of a unit on the list.\nIf the letter is the unit's report all the same, assign that letter: tonghop rule assign MESSAGE UNIT",
        )
    }

    /// A name that means another unit, or holds its name or is held by it.
    pub fn name_of_another(self, name: &str, unit: &str) -> String {
        say!(
            self,
            vi = "“{name}” trùng hoặc chứa tên của {unit}, nên máy không thể hiểu là đơn vị khác.\nGhi tên dài hơn để phân biệt, hoặc gán riêng lá thư: tonghop rule assign THƯ ĐƠN-VỊ",
            en = "“{name}” is, or holds, a name of {unit}, so it cannot mean another unit.\nWrite a longer name that tells them apart, or assign the one letter: tonghop rule assign MESSAGE UNIT",
        )
    }

    /// A name that means the unit already.
    pub fn name_known_already(self, name: &str, unit: &str) -> String {
        say!(
            self,
            vi = "“{name}” đã là tên của {unit}; không cần xác nhận thêm.\nXem các tên đã xác nhận: tonghop rule list",
            en = "“{name}” means {unit} already; there is nothing to confirm.\nSee the confirmed names: tonghop rule list",
        )
    }

    /// A letter would be a report of nobody knows which round.
    pub fn report_without_round(self, message: &str) -> String {
        let message: String = message.chars().take(12).collect();
        say!(
            self,
            vi = "Chưa biết thư {message} thuộc đợt nào, nên chưa thể là báo cáo.\nChỉ ra đơn vị và đợt trước: tonghop rule assign {message} ĐƠN-VỊ --round ĐỢT",
            en = "Nobody knows yet to which round letter {message} belongs, so it cannot be a report.\nName unit and round first: tonghop rule assign {message} UNIT --round ROUND",
        )
    }
}
