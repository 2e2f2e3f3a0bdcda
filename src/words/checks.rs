//! What a check rule found, and two sources that contradict each other: with every figure.

use crate::model::figure::Value;
use crate::model::ledger::OtherFigure;
use crate::model::round::PeriodId;
use crate::model::rule_note::{Beside, RuleBreak, RuleFigure};
use crate::model::sighting::Digest;

use super::{Names, Words};

impl Words {
    /// A rule that does not hold. `note`: the round's own words.
    pub(super) fn rule(self, check: &str, note: &str, breaks: u32) -> String {
        let note = note.trim_end_matches('.');
        if breaks == 1 {
            return say!(
                self,
                vi = "Phép kiểm tra {check}: {note}.",
                en = "Check {check}: {note}."
            );
        }
        say!(
            self,
            vi = "Phép kiểm tra {check}: {note} ({breaks} chỗ).",
            en = "Check {check}: {note} ({breaks} places).",
        )
    }

    /// One place at which it does not hold, with the figures: `Cột 2022: B01 = 120, B02 = 50.`
    pub(super) fn rule_break(self, broken: &RuleBreak, names: Names<'_>) -> String {
        let figures = self.rule_figures(broken);
        let said = match (broken.beside.as_ref(), figures.is_empty()) {
            (None, _) => figures,
            (Some(beside), true) => self.beside(beside, names),
            (Some(beside), false) => format!("{figures}; {}", self.beside(beside, names)),
        };
        let column = broken.period.as_ref().filter(|period| **period != PeriodId::total());
        if let Some(column) = column {
            return say!(self, vi = "Cột {column}: {said}.", en = "Column {column}: {said}.");
        }
        let mut letters = said.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        format!("{}{}.", first.unwrap_or_default(), letters.as_str())
    }

    /// Columns are named where several stand side by side.
    fn rule_figures(self, broken: &RuleBreak) -> String {
        let told = |figure: &RuleFigure| {
            let (code, value) = (&figure.indicator, self.number(figure.value));
            if broken.period.is_some() {
                format!("{code} = {value}")
            } else {
                format!("{code} ({}) = {value}", self.column_name(&figure.period))
            }
        };
        broken.figures.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    fn column_name(self, period: &PeriodId) -> &str {
        if *period == PeriodId::total() { self.pick("Cộng", "total") } else { period.as_str() }
    }

    fn beside(self, beside: &Beside, names: Names<'_>) -> String {
        match beside {
            Beside::Median(median) => {
                let median = self.number(*median);
                say!(
                    self,
                    vi = "trung vị của khối là {median}",
                    en = "the median of the group is {median}",
                )
            }
            Beside::Total(total) => {
                let total = self.number(*total);
                say!(
                    self,
                    vi = "theo các cột năm thì Cộng phải là {total}",
                    en = "by the years the total should be {total}",
                )
            }
            Beside::Units(units) => {
                let units = names.units(units);
                say!(
                    self,
                    vi = "mọi số liệu giống hệt của {units}",
                    en = "every figure is the same as that of {units}",
                )
            }
            Beside::Words(words) => say!(
                self,
                vi = "không thấy chữ “{words}” trong báo cáo",
                en = "the words “{words}” stand nowhere in the report",
            ),
        }
    }

    /// What to do about it.
    pub(super) fn settle_rule(self, check: &str) -> String {
        say!(
            self,
            vi = "Hỏi đơn vị. Nếu số liệu đúng, ghi chú cho đơn vị, mở đầu bằng “{check}:”; nếu sai, sửa số liệu.",
            en = "Ask the unit. If the figures are right, add a note to the unit that begins with “{check}:”; if not, correct them.",
        )
    }

    /// Values that contradict each other, each with its file and its letter.
    pub(super) fn contradicted(self, taken: &OtherFigure, others: &[OtherFigure]) -> String {
        let others: Vec<String> = others.iter().map(|other| self.source(other)).collect();
        let (taken, others) = (self.source(taken), others.join("; "));
        say!(
            self,
            vi = "Các nguồn ghi khác nhau: {taken} (đang đề xuất lấy); {others}. Đề nghị hỏi đơn vị.",
            en = "The sources differ: {taken} (proposed); {others}. Please ask the unit.",
        )
    }

    /// A value as people write it.
    pub fn value(self, value: &Value) -> String {
        match value {
            Value::Number(number) => self.number(*number),
            Value::Text(text) => text.clone(),
        }
    }

    fn source(self, source: &OtherFigure) -> String {
        let value = self.value(&source.value);
        let file = self.file_name(source.file.as_deref().unwrap_or_default());
        match source.message.as_ref().map(Digest::short) {
            Some(letter) => say!(
                self,
                vi = "{file} (thư {letter}) ghi {value}",
                en = "{file} (letter {letter}) says {value}",
            ),
            None => say!(self, vi = "{file} ghi {value}", en = "{file} says {value}"),
        }
    }

    /// A file by its name; the text of a letter has none.
    pub fn file_name(self, name: &str) -> String {
        if name.is_empty() {
            return self.pick("nội dung thư", "the text of the letter").to_owned();
        }
        say!(self, vi = "tệp {name}", en = "file {name}")
    }
}
