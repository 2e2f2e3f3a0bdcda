//! The lines of `verify`: what always holds of the data folder, and how a list breaks it.

use super::Words;
use crate::model::invariant::Invariant;

impl Words {
    /// What holds, or should.
    pub fn invariant(self, invariant: Invariant) -> &'static str {
        let (vi, en) = match invariant {
            Invariant::DatabaseWhole => ("Cơ sở dữ liệu nguyên vẹn", "The database is whole"),
            Invariant::References => {
                ("Mọi liên kết trong cơ sở dữ liệu đều có đích", "Every reference leads somewhere")
            }
            Invariant::Cursor => (
                "Không thư nào nằm ngoài phần đã quét của thư mục",
                "No letter was listed beyond its folder's cursor",
            ),
            Invariant::OnRecord => (
                "Thư nào đã lưu cũng có thư gốc trong sổ",
                "Every stored letter has its file on record",
            ),
            Invariant::Seen => {
                ("Thư gốc nào cũng rõ đã thấy ở đâu", "Every letter on record was seen somewhere")
            }
            Invariant::JudgementOfLetter => {
                ("Kết quả đọc nào cũng có thư của nó", "No judgement is without its letter")
            }
            Invariant::RulingSigned => (
                "Ý kiến cán bộ nào cũng có người quyết định và lý do",
                "No decision is without a name and a reason",
            ),
            Invariant::FigureInFile => (
                "Số liệu nào cũng nằm trong một tệp của đúng thư đó",
                "Every figure stands in a file of its letter",
            ),
            Invariant::OneOutcome => (
                "Mỗi tệp của thư đã đọc có đúng một kết quả; tệp không đọc được thì ghi rõ lý do",
                "Every file of a read letter has one outcome; one that could not be read says why",
            ),
            Invariant::OutlineOfJudgement => (
                "Đề mục báo cáo nào cũng thuộc một tệp của thư đã đọc",
                "Every outline is that of a file of a judged letter",
            ),
            Invariant::FileContent => (
                "Tệp thư gốc nào cũng giữ đúng từng byte",
                "Every letter file holds what its name says",
            ),
            Invariant::Private => {
                ("Người dùng khác không đọc được dữ liệu", "Nobody else can read the data")
            }
            Invariant::OneVerdict => {
                ("Mỗi thư đã thấy có đúng một kết luận", "Every letter seen has one verdict")
            }
            Invariant::OneState => {
                ("Mỗi đơn vị phải nộp có đúng một tình trạng", "Every expected unit has one state")
            }
            Invariant::OneFigure => {
                ("Mỗi số liệu chỉ được tính một lần", "Every figure is in force once")
            }
        };
        self.pick(vi, en)
    }

    /// `verify`: letters and verdicts do not add up.
    pub fn verdicts_missing(self, seen: usize, verdicts: usize) -> String {
        say!(
            self,
            vi = "thấy {seen} thư nhưng có {verdicts} kết luận",
            en = "{seen} letters seen, {verdicts} verdicts",
        )
    }

    /// `verify`: the states of a round's units do not add up.
    pub fn states_missing(self, round: &str, expected: u32, states: u32) -> String {
        say!(
            self,
            vi = "đợt {round}: {expected} đơn vị phải nộp nhưng có {states} tình trạng",
            en = "round {round}: {expected} units expected, {states} states",
        )
    }
}
