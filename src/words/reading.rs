//! PDF files and pictures: findings about them, and what `check` says about the outside programs
//! that read them.

use crate::model::figure::LabelMatch;
use crate::model::finding::Finding;

use super::Words;

impl Words {
    /// Findings about pages and pictures.
    pub(super) fn page_finding(self, finding: &Finding) -> Option<String> {
        Some(match finding {
            Finding::FromOcr { file } => say!(
                self,
                vi = "Chữ trong tệp {file} do máy nhận dạng từ ảnh, có thể sai, nên không lấy số liệu nào từ đó. Đề nghị đối chiếu với ảnh khi cần dùng.",
                en = "The text of file {file} was recognised on a picture and may be wrong, so no figures were taken from it. Please compare with the picture.",
            ),
            Finding::PagesDoubtful { file, pages } => say!(
                self,
                vi = "Trang {pages} của tệp {file} chưa đọc được hết (trang chỉ có ảnh, hoặc chữ đè lên đường kẻ của bảng). Đề nghị mở xem trực tiếp và nhập số liệu còn thiếu, hoặc đề nghị đơn vị gửi bản Word, Excel.",
                en = "Page {pages} of file {file} was not read completely (only a picture, or words across the lines of a table). Please look at it and type the missing figures, or ask the unit for Word or Excel.",
            ),
            Finding::ProgramMissing { file, package } => say!(
                self,
                vi = "Tệp {file} chưa đọc được vì máy chưa cài {package}. Đề nghị mở xem trực tiếp và nhập số liệu, hoặc báo quản trị viên chạy lệnh apt install {package} rồi tonghop reingest.",
                en = "File {file} was not read because {package} is not installed. Please look at it and type the figures, or tell the administrator to run apt install {package} and then tonghop reingest.",
            ),
            Finding::ThroughOffice { file, is_damaged: false } => say!(
                self,
                vi = "Tệp {file} thuộc loại chương trình không đọc trực tiếp được, nên đã dùng LibreOffice chuyển đổi rồi mới đọc. Đề nghị đối chiếu với tệp gốc khi cần dùng.",
                en = "File {file} is of a kind that the program does not read itself, so LibreOffice converted it first. Please compare with the original where it matters.",
            ),
            Finding::ThroughOffice { file, is_damaged: true } => say!(
                self,
                vi = "Tệp {file} bị hỏng; LibreOffice mở được và chuyển đổi, nhưng có thể thiếu nội dung, nên mọi số liệu của tệp chờ cán bộ xác nhận. Đề nghị đơn vị kiểm tra và gửi lại tệp.",
                en = "File {file} is damaged; LibreOffice opened and converted it, but something may be missing, so all its figures wait for a person. Please ask the unit to check it and send it again.",
            ),
            Finding::OfficeFailed { file } => say!(
                self,
                vi = "Tệp {file} cũng không mở được bằng LibreOffice. Đề nghị đơn vị kiểm tra và gửi lại bằng Word hoặc Excel.",
                en = "File {file} could not be opened with LibreOffice either. Please ask the unit to check it and send it again as Word or Excel.",
            ),
            _ => return None,
        })
    }

    /// `read`: no configuration was found.
    pub fn read_without_configuration(self) -> &'static str {
        self.pick(
            "Không có tệp cấu hình: nhận dạng chữ trên ảnh và LibreOffice đều tắt, số liệu chưa được so với biểu của đợt nào. Dùng --config để chỉ tệp cấu hình.",
            "There is no configuration: recognition on pictures and LibreOffice are off, and figures were compared with no round's form. Name one with --config.",
        )
    }

    /// `read`: a scan, and recognition is off.
    pub fn read_ocr_off(self) -> &'static str {
        self.pick(
            "Có trang chỉ là ảnh; nhận dạng chữ trên ảnh đang tắt ([reading] ocr = false).",
            "Some of it is only a picture; recognition is off ([reading] ocr = false).",
        )
    }

    /// `read`: a file that LibreOffice might convert, and it is off.
    pub fn read_office_off(self) -> &'static str {
        self.pick(
            "Có tệp chương trình không tự đọc được; chuyển đổi bằng LibreOffice đang tắt ([reading] office = false).",
            "The program could not read a file itself; conversion by LibreOffice is off ([reading] office = false).",
        )
    }

    /// `read`: heading of the figures found for a round.
    pub fn read_figures_head(self, round: &str) -> String {
        say!(
            self,
            vi = "Số liệu theo biểu của đợt {round}:",
            en = "Figures by the form of round {round}:"
        )
    }

    /// `read`: how well a row's label names its indicator.
    pub fn read_match(self, matched: LabelMatch) -> String {
        let LabelMatch { score, reason } = matched;
        let reason = self.label_reason(reason);
        say!(self, vi = "khớp {score}/100: {reason}", en = "match {score}/100: {reason}")
    }

    /// `check`: PDF files are read.
    pub fn check_reads_pdf(self) -> &'static str {
        self.pick("Đọc tệp PDF: có poppler-utils", "PDF files are read: poppler-utils is there")
    }

    /// `check`: PDF files are not read.
    pub fn check_no_pdf(self) -> &'static str {
        self.pick(
            "Máy chưa cài poppler-utils nên tệp PDF nhận được phải mở xem bằng tay.\nCài bằng lệnh: apt install poppler-utils",
            "poppler-utils is not installed, so PDF files are received and left to a person.\nInstall it with: apt install poppler-utils",
        )
    }

    /// `check`: letters on pictures are recognised.
    pub fn check_reads_pictures(self) -> &'static str {
        self.pick(
            "Nhận dạng chữ trên ảnh: có tesseract với tiếng Việt",
            "Letters on pictures are recognised: tesseract is there, with Vietnamese",
        )
    }

    /// `check`: recognition is wanted and its programs are missing.
    pub fn check_no_ocr(self) -> &'static str {
        self.pick(
            "[reading] ocr = true nhưng máy chưa cài đủ chương trình nhận dạng chữ tiếng Việt.\nCài bằng lệnh: apt install poppler-utils tesseract-ocr tesseract-ocr-vie",
            "[reading] ocr = true, but the programs that recognise Vietnamese are not all installed.\nInstall them with: apt install poppler-utils tesseract-ocr tesseract-ocr-vie",
        )
    }

    /// `check`: LibreOffice converts what we cannot read.
    pub fn check_office(self) -> &'static str {
        self.pick(
            "Chuyển đổi tệp cũ, tệp hỏng: có LibreOffice",
            "Old and damaged files are converted: LibreOffice is there",
        )
    }

    /// `check`: conversion is wanted and LibreOffice is missing.
    pub fn check_no_office(self) -> &'static str {
        self.pick(
            "[reading] office = true nhưng máy chưa cài LibreOffice.\nCài bằng lệnh: apt install libreoffice-writer-nogui libreoffice-calc-nogui",
            "[reading] office = true, but LibreOffice is not installed.\nInstall it with: apt install libreoffice-writer-nogui libreoffice-calc-nogui",
        )
    }

    /// `check`: conversion could be switched on.
    pub fn check_office_off(self) -> &'static str {
        self.pick(
            "Chuyển đổi tệp cũ, tệp hỏng: có LibreOffice nhưng đang tắt ([reading] office = false)",
            "Old and damaged files are not converted: LibreOffice is there, [reading] office = false",
        )
    }

    /// `check`: recognition could be switched on.
    pub fn check_ocr_off(self) -> &'static str {
        self.pick(
            "Nhận dạng chữ trên ảnh: có chương trình nhưng đang tắt ([reading] ocr = false)",
            "Letters on pictures are not recognised: the programs are there, [reading] ocr = false",
        )
    }
}
