//! Totals, where figures come from, and what makes one look wrong: said by `explain` and the pages.

use rust_decimal::Decimal;

use crate::model::figure::{Absent, Value};
use crate::model::outlier::{Likeness, Outlier};
use crate::model::round::{Indicator, IndicatorKind};
use crate::model::total::{How, Made, Total, Why};

use super::{Names, Words};

impl Words {
    /// A value with its unit of measure: "4.312 người", "85,7%", "Có".
    pub fn figure_value(self, value: &Value, indicator: &Indicator) -> String {
        match (value, indicator.kind) {
            (Value::Text(text), _) => text.clone(),
            (Value::Number(number), IndicatorKind::Yesno) => {
                self.yes_no(!number.is_zero()).to_owned()
            }
            (Value::Number(number), IndicatorKind::Percent) => format!("{}%", self.number(*number)),
            (Value::Number(number), _) => {
                format!("{} {}", self.number(*number), indicator.unit_of_measure)
                    .trim_end()
                    .to_owned()
            }
        }
    }

    /// What a total comes to, without who is in it.
    pub fn total_value(self, total: &Total, indicator: &Indicator) -> String {
        match (&total.made, total.value) {
            (Made::Nothing, _) => self.pick("không cộng", "not added up").to_owned(),
            (_, None) => self.pick("chưa có số", "no figure yet").to_owned(),
            (Made::Yes, Some(yes)) => {
                let yes = self.number(yes);
                say!(self, vi = "{yes} đơn vị trả lời Có", en = "{yes} units say yes")
            }
            (Made::Sum | Made::Share { .. }, Some(value)) => {
                let value = self.figure_value(&Value::Number(value), indicator);
                if total.is_rough {
                    return say!(self, vi = "khoảng {value}", en = "about {value}");
                }
                value
            }
        }
    }

    /// The same in two columns: the number, and what it counts.
    pub fn total_columns(self, total: &Total, indicator: &Indicator) -> (String, String) {
        let (Made::Sum | Made::Share { .. } | Made::Yes, Some(value)) = (&total.made, total.value)
        else {
            return (self.total_value(total, indicator), String::new());
        };
        let number = self.number(value);
        match (&total.made, indicator.kind) {
            (Made::Yes, _) => (number, self.units_that_said_yes().to_owned()),
            (_, IndicatorKind::Percent) => (self.total_value(total, indicator), String::new()),
            _ if total.is_rough => {
                let number = say!(self, vi = "khoảng {number}", en = "about {number}");
                (number, indicator.unit_of_measure.clone())
            }
            _ => (number, indicator.unit_of_measure.clone()),
        }
    }

    /// "71/83 đơn vị": how many of those asked are in it.
    pub fn total_counted(self, total: &Total) -> String {
        let (counted, asked) = (total.counted.len(), total.asked());
        say!(self, vi = "{counted}/{asked} đơn vị", en = "{counted} of {asked} units")
    }

    /// The whole sentence: "4.312 người (71/83 đơn vị; thiếu: …; 3 đơn vị ghi “-”: …)".
    pub fn total_sentence(self, total: &Total, indicator: &Indicator, names: Names<'_>) -> String {
        let mut told = vec![self.total_counted(total)];
        told.extend(self.total_gaps(total, names));
        format!("{} ({})", self.total_value(total, indicator), told.join("; "))
    }

    /// Who is not in it, one part for each reason.
    pub fn total_gaps(self, total: &Total, names: Names<'_>) -> Vec<String> {
        let part = |(why, units): (Why, Vec<_>)| {
            let count = units.len();
            let units: Vec<String> =
                units.into_iter().map(|unit| self.short_name(names.unit(unit))).collect();
            self.gap(why, count, &units.join(", "))
        };
        total.gaps_by_reason().into_iter().map(part).collect()
    }

    fn gap(self, why: Why, count: usize, units: &str) -> String {
        if why == Why::NotReceived {
            return say!(self, vi = "chưa nộp: {units}", en = "not submitted: {units}");
        }
        let reason = self.why_not_counted(why);
        if count == 1 {
            return say!(self, vi = "1 đơn vị {reason}: {units}", en = "1 unit {reason}: {units}");
        }
        say!(self, vi = "{count} đơn vị {reason}: {units}", en = "{count} units {reason}: {units}",)
    }

    /// Why a unit is not in a total, to stand after it: "ghi “-”".
    pub fn why_not_counted(self, why: Why) -> &'static str {
        match why {
            Why::NotReceived => self.pick("chưa nộp", "not submitted"),
            Why::MaybeSent => self.pick("có thể đã gửi, thư chờ xem", "may have sent"),
            Why::Review => self.pick("có số chờ xem", "with a figure to be reviewed"),
            Why::Absent(absent) => self.written_absent(absent),
            Why::NoNumber => self.pick("ghi không thành số", "wrote no number"),
            Why::NoParts => self.pick("thiếu số để tính tỷ lệ", "lacks a figure of the share"),
            Why::PartAboveWhole => {
                self.pick("ghi phần lớn hơn tổng", "wrote a part above its whole")
            }
        }
    }

    /// How there is no figure, to stand after a unit or alone in a cell.
    pub fn written_absent(self, absent: Absent) -> &'static str {
        match absent {
            Absent::Blank => self.pick("để trống", "left it blank"),
            Absent::Dash => self.pick("ghi “-”", "wrote “-”"),
            Absent::Dots => self.pick("ghi “…”", "wrote “…”"),
            Absent::NotYet => self.pick("ghi “chưa có”", "wrote “not yet”"),
            Absent::Error => self.pick("có ô lỗi", "has an error there"),
            Absent::NotFound => self.pick("không có dòng này", "has no such row"),
        }
    }

    /// How a total is made.
    pub fn total_made(self, total: &Total) -> String {
        match &total.made {
            Made::Sum => self
                .pick(
                    "Cộng số đã đọc chắc và số cán bộ đã ghi; số chờ xem không tính, đơn vị thiếu không ước.",
                    "Adds up figures that were read for certain or set by a person; what waits for review is left out, and nothing is estimated.",
                )
                .to_owned(),
            Made::Yes => self
                .pick("Đếm đơn vị trả lời Có.", "Counts the units that say yes.")
                .to_owned(),
            Made::Nothing => self
                .pick("Chỉ tiêu này không cộng giữa các đơn vị.", "This indicator is not added up over units.")
                .to_owned(),
            Made::Share { part, whole } => {
                let (part_sum, whole_sum) = (self.number(part.1), self.number(whole.1));
                let (part, whole) = (&part.0, &whole.0);
                say!(
                    self,
                    vi = "Tính lại: 100 × {part} / {whole} = 100 × {part_sum} / {whole_sum}, trên các đơn vị ghi đủ cả hai; không lấy trung bình các tỷ lệ.",
                    en = "Computed again: 100 × {part} / {whole} = 100 × {part_sum} / {whole_sum}, over the units that gave both; shares are not averaged.",
                )
            }
        }
    }

    /// Where what a unit brings to a total stands; nothing where it stands in its own place.
    pub fn total_how(self, how: How) -> Option<&'static str> {
        match how {
            How::Written => None,
            How::Years => Some(self.pick("cộng từ các năm", "sum of the years")),
            How::Newest => Some(self.pick("lấy năm mới nhất", "of the newest year")),
            How::Parts => Some(self.pick("tính từ hai chỉ tiêu", "from two indicators")),
        }
    }

    /// Why a figure lies far from its like.
    pub fn outlier(self, outlier: &Outlier) -> String {
        let median = self.number(outlier.median.round_dp(2));
        let said = match outlier.beside {
            Likeness::Group => say!(
                self,
                vi = "Khác xa trung vị của khối ({median})",
                en = "Far from the median of the group ({median})",
            ),
            Likeness::Years => say!(
                self,
                vi = "Khác xa các năm khác của chính đơn vị (trung vị {median})",
                en = "Far from the unit's other years (median {median})",
            ),
        };
        if outlier.slip {
            return say!(
                self,
                vi = "{said}: có thể lệch 1.000 lần, do dấu ngăn hàng nghìn hoặc nhầm đồng với triệu đồng.",
                en = "{said}: perhaps off by 1,000, a sign between thousands or đồng for triệu đồng.",
            );
        }
        say!(self, vi = "{said}. Đề nghị xem lại.", en = "{said}. Please check.")
    }

    /// "A02 Tổng số … (đơn vị), cột Cộng".
    pub fn indicator_in_column(self, indicator: &Indicator, column: &str) -> String {
        let (code, label) = (&indicator.code, &indicator.label);
        say!(self, vi = "{code} {label}, cột {column}", en = "{code} {label}, column {column}")
    }

    /// Heading of the units in a total.
    pub fn units_counted(self, count: usize) -> String {
        say!(self, vi = "Có trong tổng ({count}):", en = "In the total ({count}):")
    }

    /// Heading of the units not in it.
    pub fn units_not_counted(self, count: usize) -> String {
        say!(self, vi = "Không có trong tổng ({count}):", en = "Not in the total ({count}):")
    }

    /// Heading of the rulings about a figure.
    pub fn figure_rulings(self) -> &'static str {
        self.pick("Ý kiến đã ghi:", "Decisions:")
    }

    /// The unit has no figure there and no row either.
    pub fn no_figure_of_unit(self, unit: &str) -> String {
        say!(
            self,
            vi = "{unit}: chưa có số liệu này trong các thư đã nhận.",
            en = "{unit}: no letter received has this figure.",
        )
    }

    /// Nobody decided: the machine read it.
    pub fn decided_by_machine(self) -> &'static str {
        self.pick("chưa có, số do máy đọc", "nobody yet; read by the machine")
    }

    /// Value and words of another source that stands against a figure.
    pub fn other_value(self, value: &Value, raw: &str, file: &str) -> String {
        let (value, file) = (self.plain_value(value), self.file_name(file));
        say!(self, vi = "{value} (“{raw}”), {file}", en = "{value} (“{raw}”), {file}")
    }

    /// A number grouped, or words.
    pub fn plain_value(self, value: &Value) -> String {
        match value {
            Value::Number(number) => self.number(*number),
            Value::Text(text) => text.clone(),
        }
    }

    /// A figure as a person may type it back: no sign in it can be taken in two ways.
    pub fn typed_figure(self, value: &Value, kind: IndicatorKind) -> String {
        let Value::Number(number) = value else { return self.plain_value(value) };
        let plain = number.normalize();
        match kind {
            IndicatorKind::Yesno => self.yes_no(!plain.is_zero()).to_owned(),
            IndicatorKind::Money => plain
                .checked_mul(Decimal::from(1_000_000))
                .map(|dong| format!("{} đồng", dong.normalize()))
                .unwrap_or_default(),
            IndicatorKind::Percent => format!("{}%", plain.to_string().replace('.', ",")),
            IndicatorKind::Count | IndicatorKind::Text => plain.to_string(),
        }
    }

    /// `explain`: of what a line tells.
    pub fn fact(self, fact: FactName) -> &'static str {
        match fact {
            FactName::Value => self.pick("Giá trị", "Value"),
            FactName::State => self.pick("Tình trạng", "State"),
            FactName::Raw => self.pick("Nguyên văn", "As written"),
            FactName::Label => self.pick("Dòng trong tệp", "Row in the file"),
            FactName::Match => self.pick("Vì sao là chỉ tiêu này", "Why this indicator"),
            FactName::Sentence => self.pick("Câu trong báo cáo", "Sentence of the report"),
            FactName::Oddities => self.pick("Điểm cần chú ý", "What is odd"),
            FactName::File => self.pick("Tệp", "File"),
            FactName::Place => self.pick("Vị trí", "Place"),
            FactName::Letter => self.pick("Thư", "Letter"),
            FactName::ReceivedAt => self.pick("Nhận lúc", "Received"),
            FactName::Version => self.pick("Bản thứ", "Version"),
            FactName::DecidedBy => self.pick("Ý kiến cán bộ", "Decided by"),
            FactName::Other => self.pick("Nguồn khác ghi", "Another source says"),
            FactName::Warning => self.pick("Cần xem", "To check"),
        }
    }
}

/// What is told of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::fact holds the name of each")]
pub enum FactName {
    Value,
    State,
    Raw,
    Label,
    Match,
    Sentence,
    Oddities,
    File,
    Place,
    Letter,
    ReceivedAt,
    Version,
    DecidedBy,
    Other,
    Warning,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::number;
    use crate::words::Language;

    #[test]
    fn an_offered_figure_is_read_back_as_the_same_number() {
        let words = Words::new(Language::Vi);
        let million = Decimal::from(1_000_000);
        for (kind, value) in [
            (IndicatorKind::Count, "12450"),
            (IndicatorKind::Count, "0"),
            (IndicatorKind::Money, "2.452"),
            (IndicatorKind::Money, "1200"),
            (IndicatorKind::Money, "0.5"),
            (IndicatorKind::Percent, "85.7"),
            (IndicatorKind::Percent, "100"),
            (IndicatorKind::Yesno, "1"),
            (IndicatorKind::Yesno, "0"),
        ] {
            let value = Value::Number(value.parse().unwrap());
            let typed = words.typed_figure(&value, kind);
            let multiplier = if kind == IndicatorKind::Money { million } else { Decimal::ONE };
            let read = number::read(&typed, kind, multiplier);
            assert_eq!(read.value, Some(value), "{typed}");
        }
    }

    #[test]
    fn each_way_of_giving_no_figure_has_words_of_its_own() {
        for language in [Language::Vi, Language::En] {
            let words = Words::new(language);
            let mut all: Vec<&str> = [
                Why::NotReceived,
                Why::MaybeSent,
                Why::Review,
                Why::Absent(Absent::Blank),
                Why::Absent(Absent::Dash),
                Why::Absent(Absent::Dots),
                Why::Absent(Absent::NotYet),
                Why::Absent(Absent::Error),
                Why::Absent(Absent::NotFound),
                Why::NoNumber,
                Why::NoParts,
                Why::PartAboveWhole,
            ]
            .map(|why| words.why_not_counted(why))
            .to_vec();
            assert!(all.iter().all(|said| !said.is_empty()));
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}
