//! PDF files and pictures: findings about them, and what `check` says about the outside programs
//! that read them.

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
            _ => return None,
        })
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

    /// `check`: recognition could be switched on.
    pub fn check_ocr_off(self) -> &'static str {
        self.pick(
            "Nhận dạng chữ trên ảnh: có chương trình nhưng đang tắt ([reading] ocr = false)",
            "Letters on pictures are not recognised: the programs are there, [reading] ocr = false",
        )
    }
}
