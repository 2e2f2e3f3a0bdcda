//! What `check` says about the outside programs that read PDF files and pictures.

use super::Words;

impl Words {
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
