//! What is odd about a written number, and why a figure is absent or less than exact.

use crate::model::figure::{Absent, FigureStatus, Flag, LabelMatch, LabelReason, Qualifier};

use super::Words;

impl Words {
    /// What is odd about a number, to stand after "“1.234”: ".
    pub fn flag(self, flag: Flag) -> &'static str {
        self.writing_flag(flag).unwrap_or_else(|| self.place_flag(flag))
    }

    /// The same; of an unsure label also how well it matches, and why no better.
    pub fn figure_flag(self, flag: Flag, matched: Option<LabelMatch>) -> String {
        let flag_words = self.flag(flag);
        match matched {
            Some(LabelMatch { score, reason })
                if flag == Flag::UnsureLabel && reason >= LabelReason::Slip =>
            {
                let reason = self.label_reason(reason);
                say!(
                    self,
                    vi = "{flag_words} ({reason}, khớp {score}/100)",
                    en = "{flag_words} ({reason}, match {score}/100)",
                )
            }
            _ => flag_words.to_owned(),
        }
    }

    /// How a label was recognised.
    pub fn label_reason(self, reason: LabelReason) -> &'static str {
        match reason {
            LabelReason::Label => self.pick("đúng tên chỉ tiêu", "the indicator's own name"),
            LabelReason::Short => self.pick("đúng tên gọi tắt", "its short name"),
            LabelReason::Synonym => self.pick("đúng tên gọi khác", "another name of it"),
            LabelReason::Added => self.pick("đúng tên, có thêm ngoặc", "its name and a bracket"),
            LabelReason::Inside => self.pick("đầu dòng là tên chỉ tiêu", "begins with its name"),
            LabelReason::Abbreviation => self.pick("đúng tên, viết tắt", "its name abbreviated"),
            LabelReason::Reordered => self.pick("đủ chữ, khác thứ tự", "its words reordered"),
            LabelReason::Neighbours => self.pick(
                "giống một phần, đúng chỗ giữa các dòng đã rõ",
                "a part of its name, in its place between known rows",
            ),
            LabelReason::Surroundings => self.pick(
                "giống một phần, đúng đơn vị tính và mục",
                "a part of its name, with its unit of measure and section",
            ),
            LabelReason::Slip => self.pick("có chữ gõ sai", "a word is misspelt"),
            LabelReason::Partial => {
                self.pick("chỉ giống một phần tên chỉ tiêu", "only a part of its name")
            }
            LabelReason::Loose => {
                self.pick("tên chỉ tiêu đứng ở chỗ chưa rõ nghĩa", "its name decides nothing there")
            }
            LabelReason::Rivals => self.pick("dòng nhắc hai chỉ tiêu", "names two indicators"),
        }
    }

    /// Oddities of how the number is written.
    fn writing_flag(self, flag: Flag) -> Option<&'static str> {
        Some(match flag {
            Flag::EnglishStyle => self.pick(
                "viết kiểu tiếng Anh (phẩy ngăn hàng nghìn)",
                "written in English style (comma groups thousands)",
            ),
            Flag::EnglishDecimal => {
                self.pick("dùng dấu chấm làm dấu thập phân", "uses a point as decimal sign")
            }
            Flag::AmbiguousSeparator => self.pick(
                "không rõ dấu ngăn hàng nghìn hay dấu thập phân",
                "the sign may group thousands or be the decimal sign",
            ),
            Flag::Over100 => self.pick("tỷ lệ lớn hơn 100%", "the share is above 100%"),
            Flag::PercentInCount => self.pick(
                "ghi phần trăm ở chỉ tiêu số lượng",
                "a percentage where a count is asked for",
            ),
            Flag::CommaThousandsAssumed => self.pick(
                "coi dấu phẩy là dấu ngăn hàng nghìn",
                "the comma was taken to group thousands",
            ),
            Flag::ThousandsAssumed => self.pick(
                "coi dấu chấm là dấu ngăn hàng nghìn",
                "the point was taken to group thousands",
            ),
            Flag::NotAnInteger => self.pick("số lượng nhưng có phần lẻ", "a count with a fraction"),
            Flag::Pair => self.pick("ghi hai số trong một ô", "two numbers in one cell"),
            Flag::SeveralNumbers => {
                self.pick("ghi nhiều số trong một ô", "several numbers in one cell")
            }
            Flag::Range => {
                self.pick("ghi một khoảng, không phải một số", "a range, not one number")
            }
            Flag::BadGrouping => {
                self.pick("dấu ngăn hàng nghìn đặt sai chỗ", "thousands are grouped wrongly")
            }
            Flag::ZeroInWords => {
                self.pick("ghi bằng chữ, hiểu là 0", "written in words, taken as 0")
            }
            Flag::NoNumber => self.pick("có chữ nhưng không có số", "words without a number"),
            Flag::NoteWithNumbers => {
                self.pick("lời ghi chú có lẫn số", "a note with numbers in it")
            }
            Flag::MaybeFraction => self.pick(
                "có thể là tỷ lệ viết dưới dạng phân số thập phân",
                "may be a share written as a fraction",
            ),
            Flag::NumberWords => self.pick("số viết bằng chữ", "a number written in words"),
            Flag::VerySmall => self.pick("nhỏ bất thường", "unusually small"),
            Flag::Negative => self.pick("số âm", "negative"),
            Flag::NegativeOrNote => {
                self.pick("trong ngoặc: số âm hay ghi chú", "in brackets: negative, or a note")
            }
            Flag::PercentFormat => {
                self.pick("ô định dạng phần trăm", "the cell has a percent format")
            }
            Flag::Ditto => self.pick("dấu “như trên”", "a ditto mark"),
            Flag::SlashAsDash => {
                self.pick("dấu gạch chéo thay cho số", "a slash instead of a number")
            }
            Flag::Mark => self.pick("dấu đánh dấu thay cho số", "a mark instead of a number"),
            Flag::NumberInYesno => self
                .pick("ghi số ở chỉ tiêu có hoặc không", "a number where yes or no is asked for"),
            Flag::NoAnswer => self.pick("chưa trả lời có hay không", "neither yes nor no"),
            _ => return None,
        })
    }

    /// Oddities of where the number stands.
    fn place_flag(self, flag: Flag) -> &'static str {
        match flag {
            Flag::UnsureLabel => self.pick(
                "chưa chắc dòng này thuộc chỉ tiêu nào",
                "it is not sure to which indicator the row belongs",
            ),
            Flag::UnsurePeriod => self.pick(
                "chưa chắc cột này thuộc năm nào",
                "it is not sure to which period the column belongs",
            ),
            Flag::Hidden => self.pick("nằm ở phần bị ẩn", "stands in a hidden part"),
            Flag::Contradicted => {
                self.pick("hai ô ghi hai số khác nhau", "two cells give different values")
            }
            Flag::UnsureUnitOfMeasure => {
                self.pick("chưa chắc đơn vị tính", "the unit of measure is not sure")
            }
            Flag::Rounded => {
                self.pick("số trong ô đã bị làm tròn", "the cell's number was rounded")
            }
            Flag::Uncalculated => {
                self.pick("công thức chưa được tính", "the formula was never calculated")
            }
            Flag::ThroughOffice => self.pick(
                "tệp được LibreOffice chuyển đổi trước khi đọc",
                "LibreOffice converted the file before it was read",
            ),
            // Said above. Listed, so that a new flag does not compile without its words.
            Flag::EnglishStyle
            | Flag::EnglishDecimal
            | Flag::AmbiguousSeparator
            | Flag::Over100
            | Flag::PercentInCount
            | Flag::CommaThousandsAssumed
            | Flag::ThousandsAssumed
            | Flag::NotAnInteger
            | Flag::Pair
            | Flag::SeveralNumbers
            | Flag::Range
            | Flag::BadGrouping
            | Flag::ZeroInWords
            | Flag::NoNumber
            | Flag::NoteWithNumbers
            | Flag::MaybeFraction
            | Flag::NumberWords
            | Flag::VerySmall
            | Flag::Negative
            | Flag::NegativeOrNote
            | Flag::PercentFormat
            | Flag::Ditto
            | Flag::SlashAsDash
            | Flag::Mark
            | Flag::NumberInYesno
            | Flag::NoAnswer => "",
        }
    }

    /// How sure a figure is.
    pub fn figure_status(self, status: FigureStatus) -> &'static str {
        match status {
            FigureStatus::Read => self.pick("đã đọc", "read"),
            FigureStatus::Review => self.pick("cần xem lại", "to be reviewed"),
            FigureStatus::Corrected => self.pick("cán bộ đã sửa", "corrected"),
            FigureStatus::Absent => self.pick("không có số", "absent"),
        }
    }

    /// Why there is no value.
    pub fn absent(self, absent: Absent) -> &'static str {
        match absent {
            Absent::Blank => self.pick("để trống", "left blank"),
            Absent::Dash => self.pick("ghi dấu gạch", "a dash"),
            Absent::Dots => self.pick("ghi dấu ba chấm", "dots"),
            Absent::NotYet => self.pick("ghi là chưa có số liệu", "said not to be known yet"),
            Absent::Error => self.pick("ô bị lỗi", "an error cell"),
            Absent::NotFound => self.pick("không tìm thấy dòng này", "no such row found"),
        }
    }

    /// What a lead word means.
    pub fn qualifier(self, qualifier: Qualifier) -> &'static str {
        match qualifier {
            Qualifier::About => self.pick("khoảng", "about"),
            Qualifier::Over => self.pick("trên", "over"),
            Qualifier::Under => self.pick("dưới", "under"),
        }
    }
}
