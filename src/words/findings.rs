//! A sentence for each finding: what happened, and what to do next.
//!
//! Half of what an office reads here is passed on to the unit, so sentences address the unit
//! politely ("Đề nghị đơn vị …") and never blame it. What only the developer understands (a
//! reader's own word) stands in brackets for the administrator.

use crate::model::finding::{Death, Finding, Limit};

use super::{Names, Words};

impl Words {
    /// The sentence of a finding.
    pub fn finding(self, finding: &Finding, names: Names<'_>) -> String {
        self.file_finding(finding)
            .or_else(|| self.page_finding(finding))
            .or_else(|| self.content_finding(finding, names))
            .unwrap_or_else(|| self.letter_finding(finding))
    }

    /// Findings that keep a file from being read.
    fn file_finding(self, finding: &Finding) -> Option<String> {
        Some(match finding {
            Finding::Protected { file } => say!(
                self,
                vi = "Tệp {file} có mật khẩu nên chưa đọc được. Đề nghị đơn vị gửi lại tệp không đặt mật khẩu.",
                en = "File {file} has a password, so it could not be read. Please ask the unit to send it again without a password.",
            ),
            Finding::Empty { file } => say!(
                self,
                vi = "Trong tệp {file} không có nội dung nào đọc được. Đề nghị đơn vị kiểm tra rồi gửi lại tệp.",
                en = "There is nothing to read in file {file}. Please ask the unit to check it and send it again.",
            ),
            Finding::LockFile { file } => say!(
                self,
                vi = "Tệp {file} là tệp tạm do Word tự tạo, không phải báo cáo. Đề nghị đơn vị kiểm tra và gửi lại tệp báo cáo chính.",
                en = "File {file} is a temporary file made by Word, not the report. Please ask the unit to check and send the report itself.",
            ),
            Finding::UnknownFormat { file } => say!(
                self,
                vi = "Tệp {file} thuộc loại chưa nhận ra nên chưa đọc được. Đề nghị mở xem trực tiếp, hoặc đề nghị đơn vị gửi lại bằng Word, Excel.",
                en = "File {file} is of an unknown kind and was not read. Please look at it directly, or ask the unit to send Word or Excel.",
            ),
            Finding::Signature { file } => say!(
                self,
                vi = "Tệp {file} là chữ ký điện tử kèm thư, không phải báo cáo. Không cần làm gì thêm.",
                en = "File {file} is the letter's electronic signature, not a report. Nothing needs to be done.",
            ),
            Finding::NotRead { file, format } => {
                let format = self.format(*format);
                say!(
                    self,
                    vi = "Tệp {file} ({format}) thuộc loại chương trình chưa đọc được. Đề nghị mở xem trực tiếp và nhập số liệu, hoặc đề nghị đơn vị gửi bản Word, Excel.",
                    en = "File {file} ({format}) is of a kind that the program does not read. Please look at it and type the figures, or ask the unit for Word or Excel.",
                )
            }
            Finding::ScanOnly { file } => say!(
                self,
                vi = "Tệp {file} chỉ có ảnh của văn bản nên chưa đọc được số liệu. Đề nghị đơn vị gửi thêm bản Word hoặc Excel, hoặc cán bộ nhập số liệu bằng tay.",
                en = "File {file} is only a picture of the document, so its figures were not read. Please ask the unit for Word or Excel as well, or type the figures.",
            ),
            Finding::Executable { file } => say!(
                self,
                vi = "Tệp {file} là tệp chương trình nên không được mở. Không mở tệp này trên máy; đề nghị đơn vị gửi lại báo cáo bằng Word hoặc Excel.",
                en = "File {file} is a program and was not opened. Do not open it; please ask the unit to send the report as Word or Excel.",
            ),
            Finding::Damaged { file, cause } => say!(
                self,
                vi = "Tệp {file} bị hỏng nên chưa đọc được (chi tiết cho quản trị viên: {cause}). Đề nghị đơn vị kiểm tra và gửi lại tệp.",
                en = "File {file} is damaged and could not be read (for the administrator: {cause}). Please ask the unit to check it and send it again.",
            ),
            Finding::LimitReached { file, limit } => {
                let limit = self.limit(*limit);
                say!(
                    self,
                    vi = "Tệp {file} {limit} nên chỉ đọc được một phần. Đề nghị mở xem trực tiếp phần còn lại.",
                    en = "File {file} {limit}, so only part of it was read. Please look at the rest directly.",
                )
            }
            Finding::ReaderDied { file, death } => {
                let death = self.death(*death);
                say!(
                    self,
                    vi = "Tệp {file} chưa đọc được: {death}. Các tệp khác không bị ảnh hưởng. Đề nghị mở xem trực tiếp và báo cho quản trị viên.",
                    en = "File {file} was not read: {death}. Other files are not affected. Please look at it directly and tell the administrator.",
                )
            }
            _ => return None,
        })
    }

    /// Findings in what was read.
    fn content_finding(self, finding: &Finding, names: Names<'_>) -> Option<String> {
        Some(match finding {
            Finding::BlankTemplate { file } => say!(
                self,
                vi = "Tệp {file} là biểu mẫu chưa điền. Đề nghị đơn vị gửi lại biểu đã điền số liệu.",
                en = "File {file} is the blank form. Please ask the unit to send the form with its figures.",
            ),
            Finding::AttachmentRemoved { file } => say!(
                self,
                vi = "Tệp kèm đã bị phần mềm chống vi-rút gỡ bỏ, chỉ còn lại {file}. Đề nghị đơn vị gửi lại tệp báo cáo.",
                en = "An antivirus program removed the attachment and left {file}. Please ask the unit to send the report again.",
            ),
            Finding::Hidden { place } => {
                let place = self.place(place);
                say!(
                    self,
                    vi = "Phần bị ẩn trong tệp ({place}) vẫn được đọc. Đề nghị xem có tính phần này hay không.",
                    en = "A hidden part of the file ({place}) was read as well. Please decide whether it counts.",
                )
            }
            Finding::Uncalculated { file, cells } => say!(
                self,
                vi = "Tệp {file} có {cells} ô công thức chưa được tính nên không có giá trị. Đề nghị đơn vị mở tệp bằng Excel, lưu lại rồi gửi lại.",
                en = "File {file} has {cells} formula cells that were never calculated. Please ask the unit to open it in Excel, save it and send it again.",
            ),
            Finding::SeveralLetterheads { file } => say!(
                self,
                vi = "Tệp {file} có nhiều văn bản, chương trình lấy văn bản đầu tiên. Đề nghị xem các văn bản còn lại.",
                en = "File {file} holds several documents; the first one was taken. Please look at the others.",
            ),
            Finding::FilesDiffer { indicator, taken, taken_file, other, other_file } => {
                let (first, second) = (self.file_name(taken_file), self.file_name(other_file));
                say!(
                    self,
                    vi = "Chỉ tiêu {indicator} có hai số khác nhau trong một thư: đã lấy “{taken}” ({first}), nơi khác ghi “{other}” ({second}). Đề nghị đối chiếu với đơn vị và xác nhận số đúng.",
                    en = "Indicator {indicator} has two different values in one letter: “{taken}” ({first}) was taken, elsewhere it says “{other}” ({second}). Please check with the unit and confirm the right one.",
                )
            }
            Finding::SentenceDiffers { file, indicator, taken, other, sentence } => say!(
                self,
                vi = "Chỉ tiêu {indicator}: biểu ghi “{taken}”, lời văn trong tệp {file} ghi “{other}” (“{sentence}”). Đã lấy số của biểu; đề nghị đối chiếu với đơn vị và xác nhận số đúng.",
                en = "Indicator {indicator}: the table says “{taken}”, the text of file {file} says “{other}” (“{sentence}”). The table's figure was taken; please check with the unit and confirm the right one.",
            ),
            Finding::RowsOutsideForm { file, rows } => say!(
                self,
                vi = "Tệp {file} có {rows} dòng ngoài biểu mẫu, được giữ lại nhưng không cộng vào chỉ tiêu nào. Đề nghị xem các dòng này.",
                en = "File {file} has {rows} rows outside the form; they are kept but counted nowhere. Please look at them.",
            ),
            Finding::UnknownCharset { charset } => say!(
                self,
                vi = "Bảng mã “{charset}” không nhận ra nên một số chữ có thể sai. Đề nghị đối chiếu với thư gốc.",
                en = "The character set “{charset}” is unknown, so some letters may be wrong. Please compare with the original letter.",
            ),
            Finding::TwoUnits { first, second } => {
                let (first, second) = (names.unit(first), names.unit(second));
                say!(
                    self,
                    vi = "Thư có dấu hiệu của hai đơn vị: {first} và {second}. Đề nghị xem thư và chọn đơn vị đúng.",
                    en = "The letter points to two units: {first} and {second}. Please look at it and choose the right one.",
                )
            }
            _ => return None,
        })
    }

    /// Findings about the letter as such.
    fn letter_finding(self, finding: &Finding) -> String {
        match finding {
            Finding::LetterUnreadable => self.pick(
                "Thư bị hỏng, không tách được nội dung và tệp kèm. Đề nghị mở thư trong hộp thư xem trực tiếp, hoặc đề nghị đơn vị gửi lại.",
                "The letter is damaged and could not be taken apart. Please open it in the mailbox, or ask the unit to send it again.",
            ).to_owned(),
            Finding::LinkInstead { host } => say!(
                self,
                vi = "Thư gửi liên kết ({host}) thay cho tệp; chương trình không mở liên kết. Đề nghị cán bộ tải tệp về xem, hoặc đề nghị đơn vị gửi tệp kèm thư.",
                en = "The letter has a link ({host}) instead of the file; the program does not follow links. Please download the file yourself, or ask the unit to attach it.",
            ),
            Finding::AttachmentForgotten => self.pick(
                "Thư nói có tệp kèm nhưng không có tệp nào. Đề nghị đơn vị gửi lại thư có kèm tệp.",
                "The letter speaks of an attachment, but there is none. Please ask the unit to send it again with the file.",
            ).to_owned(),
            Finding::AuthenticationFailed { address } => say!(
                self,
                vi = "Địa chỉ {address} chưa từng gặp và không qua được kiểm tra xác thực của hộp thư, có thể bị mạo danh. Đề nghị gọi điện hỏi lại đơn vị trước khi tính.",
                en = "The address {address} is new and failed the mailbox's authentication check; it may be forged. Please telephone the unit before counting it.",
            ),
            Finding::SeveralSenders => self.pick(
                "Thư ghi nhiều người gửi, là điều bất thường. Đề nghị xem thư và hỏi lại đơn vị nếu cần.",
                "The letter names more than one sender, which is unusual. Please look at it and ask the unit if needed.",
            ).to_owned(),
            Finding::ClocksDiffer { hours } => self.clocks_differ(*hours),
            Finding::ReceiptSuspicious { days } => say!(
                self,
                vi = "Giờ nhận của hộp thư muộn hơn {days} ngày so với dấu của máy chủ chuyển thư, có thể thư được chuyển từ hộp thư khác sang. Giờ nhận vẫn giữ nguyên; đề nghị cán bộ quyết định dùng giờ nào.",
                en = "The mailbox's receipt time is {days} days after the mail servers' own stamps; the letter may have been moved from another mailbox. The receipt stands; please decide which time to use.",
            ),
            Finding::SizeDiffers { announced, received } => say!(
                self,
                vi = "Máy chủ báo thư có {announced} byte nhưng nhận được {received} byte. Đề nghị đối chiếu với thư trong hộp thư.",
                en = "The server announced {announced} bytes and sent {received}. Please compare with the letter in the mailbox.",
            ),
            Finding::Bug { cause } => say!(
                self,
                vi = "Chương trình gặp lỗi của chính mình khi xử lý thư (chi tiết cho quản trị viên: {cause}). Đề nghị xem thư trực tiếp và báo cho quản trị viên.",
                en = "The program made a fault of its own over this letter (for the administrator: {cause}). Please look at it directly and tell the administrator.",
            ),
            // Said above. Listed, so that a new finding does not compile without its sentence.
            Finding::Protected { .. }
            | Finding::Empty { .. }
            | Finding::LockFile { .. }
            | Finding::UnknownFormat { .. }
            | Finding::Signature { .. }
            | Finding::NotRead { .. }
            | Finding::ScanOnly { .. }
            | Finding::FromOcr { .. }
            | Finding::PagesDoubtful { .. }
            | Finding::ProgramMissing { .. }
            | Finding::ThroughOffice { .. }
            | Finding::OfficeFailed { .. }
            | Finding::Executable { .. }
            | Finding::Damaged { .. }
            | Finding::LimitReached { .. }
            | Finding::ReaderDied { .. }
            | Finding::BlankTemplate { .. }
            | Finding::AttachmentRemoved { .. }
            | Finding::Hidden { .. }
            | Finding::Uncalculated { .. }
            | Finding::SeveralLetterheads { .. }
            | Finding::FilesDiffer { .. }
            | Finding::SentenceDiffers { .. }
            | Finding::RowsOutsideForm { .. }
            | Finding::UnknownCharset { .. }
            | Finding::TwoUnits { .. } => String::new(),
        }
    }

    fn clocks_differ(self, hours: i64) -> String {
        let gap = hours.unsigned_abs();
        if hours < 0 {
            return say!(
                self,
                vi = "Giờ ghi trên máy người gửi muộn hơn giờ hộp thư nhận {gap} giờ. Chương trình dùng giờ hộp thư nhận; đề nghị xem lại nếu đơn vị có ý kiến về thời gian nộp.",
                en = "The sender's clock is {gap} hours after the mailbox's receipt. The receipt is what counts; please look again if the unit objects.",
            );
        }
        say!(
            self,
            vi = "Giờ ghi trên máy người gửi sớm hơn giờ hộp thư nhận {gap} giờ. Chương trình dùng giờ hộp thư nhận; đề nghị xem lại nếu đơn vị có ý kiến về thời gian nộp.",
            en = "The sender's clock is {gap} hours before the mailbox's receipt. The receipt is what counts; please look again if the unit objects.",
        )
    }

    /// What a limit means, to follow "Tệp …".
    pub fn limit(self, limit: Limit) -> &'static str {
        match limit {
            Limit::Size => self.pick("lớn quá mức cho phép", "is larger than allowed"),
            Limit::Members => self.pick("chứa quá nhiều tệp", "holds too many files"),
            Limit::Depth => self.pick("lồng quá nhiều lớp", "is nested too deeply"),
            Limit::Unpacked => self.pick("giải nén ra quá lớn", "unpacks to too much"),
            Limit::Cells => self.pick("có quá nhiều ô", "has too many cells"),
            Limit::Text => self.pick("có quá nhiều chữ", "has too much text"),
            Limit::Pages => self.pick("có quá nhiều trang", "has too many pages"),
        }
    }

    /// How a reading child died, to follow a colon.
    pub fn death(self, death: Death) -> &'static str {
        match death {
            Death::TimedOut => self.pick("đọc quá lâu nên phải dừng", "reading took too long"),
            Death::Killed => {
                self.pick("cần quá nhiều bộ nhớ nên phải dừng", "it needed too much memory")
            }
            Death::Crashed => {
                self.pick("chương trình đọc gặp lỗi", "the reading program made a fault")
            }
            Death::TooMuchOutput => {
                self.pick("cho ra quá nhiều nội dung nên phải dừng", "it yielded too much content")
            }
        }
    }
}
