//! Short words for states, verdicts, components, outcomes, kinds of review, formats.

use crate::model::document::{Format, LegacyEncoding};
use crate::model::judgement::{Component, Outcome, Verdict};
use crate::model::ledger::{ReviewKind, State};
use crate::model::sighting::{FolderRole, ReceiptBasis};

use super::Words;

impl Words {
    /// A state in a list: "đúng hạn", "trễ".
    pub fn state(self, state: State) -> &'static str {
        match state {
            State::OnTime => self.pick("đúng hạn", "on time"),
            State::DueDay => self.pick("nộp trong ngày hạn", "on the due day"),
            State::Late => self.pick("trễ", "late"),
            State::Missing => self.pick("chưa nộp", "not submitted"),
            State::Pending => self.pick("chưa đến hạn", "not due yet"),
            State::Exempt => self.pick("không phải nộp", "exempt"),
        }
    }

    /// A state for a unit's row: "Trễ 2 ngày".
    pub fn state_with_days(self, state: State, days_late: i64) -> String {
        match state {
            State::OnTime => self.pick("Đúng hạn", "On time").to_owned(),
            State::DueDay => self.pick("Nộp trong ngày hạn", "On the due day").to_owned(),
            State::Late if days_late == 1 => self.pick("Trễ 1 ngày", "Late by 1 day").to_owned(),
            State::Late => {
                say!(self, vi = "Trễ {days_late} ngày", en = "Late by {days_late} days")
            }
            State::Missing => self.pick("Chưa nộp", "Not submitted").to_owned(),
            State::Pending => self.pick("Chưa nộp, còn hạn", "Not due yet").to_owned(),
            State::Exempt => self.pick("Không phải nộp", "Exempt").to_owned(),
        }
    }

    /// For a unit without a receipt whose letter may be there: never "missing" alone.
    pub fn maybe_sent(self) -> &'static str {
        self.pick("Có thể đã gửi, cần xem thư", "May have sent, check its letter")
    }

    /// A letter's kind.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Submission => self.pick("báo cáo", "report"),
            Verdict::Replacement => self.pick("báo cáo thay thế", "replacement report"),
            Verdict::Supplement => self.pick("báo cáo bổ sung", "supplement to a report"),
            Verdict::Duplicate => self.pick("thư trùng", "duplicate letter"),
            Verdict::Withdrawal => self.pick("xin rút báo cáo", "withdrawal of a report"),
            Verdict::ExtensionRequest => self.pick("xin gia hạn", "request for more time"),
            Verdict::LinkOnly => self.pick("chỉ gửi liên kết", "only a link"),
            Verdict::NoReport => self.pick("không có báo cáo", "no report in it"),
            Verdict::Question => self.pick("hỏi", "question"),
            Verdict::Subordinate => {
                self.pick("cấp dưới gửi vượt cấp", "sent directly by a lower level")
            }
            Verdict::NotOnList => self.pick("ngoài danh sách", "not on the list"),
            Verdict::OtherRound => self.pick("đợt khác", "another round"),
            Verdict::Own => self.pick("thư của Ban", "our own letter"),
            Verdict::Automatic => self.pick("thư tự động", "automatic letter"),
            Verdict::Irrelevant => self.pick("không liên quan", "not related"),
            Verdict::Unresolved => self.pick("cần cán bộ xem", "needs a person to look"),
            Verdict::TooLarge => self.pick("thư quá lớn, chưa tải", "too large, not fetched"),
            Verdict::BeforeStart => {
                self.pick("trước ngày bắt đầu, không tải", "before the start, not fetched")
            }
        }
    }

    /// What part of a submission a file is.
    pub fn component(self, component: Component) -> &'static str {
        match component {
            Component::Report => self.pick("báo cáo", "report"),
            Component::Annex => self.pick("phụ lục số liệu", "table of figures"),
            Component::Scan => self.pick("bản chụp", "scan"),
            Component::Other => self.pick("tệp khác", "another file"),
        }
    }

    /// What became of a file.
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Read => self.pick("đã đọc", "read"),
            Outcome::Unreadable => self.pick("chưa đọc được", "not readable"),
            Outcome::Ignored => self.pick("bỏ qua", "left aside"),
        }
    }

    /// What an outcome means, where no finding says more.
    pub fn outcome_reason(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Read => self.pick("Đã đọc.", "It was read."),
            Outcome::Unreadable => self.pick(
                "Chưa đọc được. Đề nghị mở xem trực tiếp.",
                "It could not be read. Please look at it directly.",
            ),
            Outcome::Ignored => self.pick(
                "Không phải báo cáo hay phụ lục số liệu nên không cần xử lý.",
                "Neither a report nor a table of figures, so nothing is to be done.",
            ),
        }
    }

    /// What kind of thing waits for a person.
    pub fn review_kind(self, kind: ReviewKind) -> &'static str {
        match kind {
            ReviewKind::DueDay => self.pick("Nhận trong ngày hạn", "Received on the due day"),
            ReviewKind::Unit => self.pick("Chưa rõ đơn vị", "Unit not clear"),
            ReviewKind::Conflict => self.pick("Dấu hiệu trái nhau", "Evidence disagrees"),
            ReviewKind::Verdict => self.pick("Chưa rõ loại thư", "Kind of letter not clear"),
            ReviewKind::Unreadable => self.pick("Tệp chưa đọc được", "File not readable"),
            ReviewKind::Extension => self.pick("Xin gia hạn", "Extension requested"),
            ReviewKind::Receipt => self.pick("Giờ nhận cần xem", "Receipt time in doubt"),
            ReviewKind::Figure => self.pick("Số liệu cần xem", "Figure in doubt"),
            ReviewKind::Rule => self.pick("Số liệu không khớp nhau", "Figures do not agree"),
        }
    }

    /// By what a receipt time is known.
    pub fn receipt_basis(self, basis: ReceiptBasis) -> &'static str {
        match basis {
            ReceiptBasis::Internaldate => self.pick("giờ hộp thư nhận", "receipt by the mailbox"),
            ReceiptBasis::Received => {
                self.pick("dấu của máy chủ nhận thư", "the receiving server's stamp")
            }
            ReceiptBasis::FromLine => {
                self.pick("dòng đầu trong tệp lưu thư", "the first line in the mail archive")
            }
            ReceiptBasis::Mtime => self.pick("giờ của tệp thư", "the time of the letter's file"),
            ReceiptBasis::Date => self.pick("giờ máy người gửi", "the sender's clock"),
            ReceiptBasis::Ruling => self.pick("ý kiến cán bộ", "a decision by staff"),
        }
    }

    /// What a folder is for.
    pub fn folder_role(self, role: FolderRole) -> &'static str {
        match role {
            FolderRole::Mail => self.pick("hộp thư", "mail"),
            FolderRole::Junk => self.pick("thư rác", "spam"),
            FolderRole::Trash => self.pick("thùng rác", "trash"),
            FolderRole::Own => self.pick("thư đã gửi", "sent mail"),
        }
    }

    /// A file's format for people.
    pub fn format(self, format: Format) -> &'static str {
        match format {
            Format::Xlsx | Format::Xls | Format::Xlsb => {
                self.pick("bảng tính Excel", "Excel workbook")
            }
            Format::Ods => self.pick("bảng tính OpenDocument", "OpenDocument sheet"),
            Format::Csv => self.pick("bảng CSV", "CSV table"),
            Format::Docx | Format::Doc => self.pick("văn bản Word", "Word document"),
            Format::Rtf => self.pick("văn bản RTF", "RTF document"),
            Format::Odt => self.pick("văn bản OpenDocument", "OpenDocument text"),
            Format::Pdf => self.pick("tệp PDF", "PDF"),
            Format::Html => self.pick("trang HTML", "HTML page"),
            Format::Text => self.pick("văn bản thuần", "plain text"),
            Format::Eml | Format::Msg => self.pick("thư điện tử", "mail message"),
            Format::Tnef => self.pick("gói tệp của Outlook", "Outlook package"),
            Format::Zip | Format::Rar | Format::SevenZip => self.pick("tệp nén", "archive"),
            Format::Image => self.pick("tệp ảnh", "picture"),
            Format::Empty => self.pick("tệp rỗng", "empty file"),
            Format::Lock => self.pick("tệp tạm của Word", "Word's temporary file"),
            Format::Unknown => self.pick("loại chưa rõ", "unknown kind"),
        }
    }

    /// A repaired font encoding.
    pub fn legacy_encoding(self, encoding: LegacyEncoding) -> &'static str {
        match encoding {
            LegacyEncoding::Tcvn3 => self.pick("phông TCVN3 (.VnTime)", "TCVN3 fonts (.VnTime)"),
            LegacyEncoding::Vni => self.pick("phông VNI", "VNI fonts"),
            LegacyEncoding::Bkhcm2 => self.pick("phông BK HCM 2", "BK HCM 2 fonts"),
        }
    }

    /// A unit's name where room is short: "LĐLĐ tỉnh Nghệ An", as offices write it.
    pub fn short_name(self, name: &str) -> String {
        name.strip_prefix("Liên đoàn Lao động ")
            .map_or_else(|| name.to_owned(), |rest| format!("LĐLĐ {rest}"))
    }

    /// "Có" or "Không".
    pub fn yes_no(self, yes: bool) -> &'static str {
        if yes { self.pick("Có", "Yes") } else { self.pick("Không", "No") }
    }
}
