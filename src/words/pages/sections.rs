//! Names of the pages.

use crate::words::Words;

/// A page of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Words::section holds the name of each")]
pub enum Section {
    Late,
    Missing,
    Review,
    Figures,
    Letters,
    Journal,
    Round,
    Diagnosis,
}

impl Words {
    /// The name of a page.
    pub fn section(self, section: Section) -> &'static str {
        match section {
            Section::Late => self.pick("Tình hình nộp", "Submissions"),
            Section::Missing => self.pick("Chưa nộp", "Not submitted"),
            Section::Review => self.pick("Cần xem", "To review"),
            Section::Figures => self.pick("Số liệu", "Figures"),
            Section::Letters => self.pick("Thư", "Letters"),
            Section::Journal => self.pick("Nhật ký", "Journal"),
            Section::Round => self.pick("Đợt báo cáo", "Reporting round"),
            Section::Diagnosis => self.pick("Chẩn đoán", "Diagnostics"),
        }
    }
}
