//! Column headings: the key that scripts rely on, and the words above the column.

use super::Words;

/// A column of any list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the key of the contract")]
pub enum Heading {
    No,
    Unit,
    Name,
    Group,
    Expected,
    DocumentNumber,
    DocumentDate,
    ReceivedAt,
    State,
    DaysLate,
    Report,
    Annex,
    FiguresRead,
    FiguresExpected,
    MaybeSent,
    Note,
    Round,
    UnitName,
    Indicator,
    Label,
    Period,
    Value,
    UnitOfMeasure,
    Status,
    Absent,
    Qualifier,
    Raw,
    File,
    Place,
    Message,
    Version,
    DecidedBy,
    From,
    Subject,
    Folder,
    Verdict,
    Files,
    Id,
    Kind,
    Units,
    Proposal,
    Reasons,
    Salutation,
    Address,
    Due,
    Lacks,
    Caution,
    Basis,
    ExtendedTo,
}

impl Heading {
    /// Every heading.
    pub const ALL: [Self; 49] = [
        Self::No,
        Self::Unit,
        Self::Name,
        Self::Group,
        Self::Expected,
        Self::DocumentNumber,
        Self::DocumentDate,
        Self::ReceivedAt,
        Self::State,
        Self::DaysLate,
        Self::Report,
        Self::Annex,
        Self::FiguresRead,
        Self::FiguresExpected,
        Self::MaybeSent,
        Self::Note,
        Self::Round,
        Self::UnitName,
        Self::Indicator,
        Self::Label,
        Self::Period,
        Self::Value,
        Self::UnitOfMeasure,
        Self::Status,
        Self::Absent,
        Self::Qualifier,
        Self::Raw,
        Self::File,
        Self::Place,
        Self::Message,
        Self::Version,
        Self::DecidedBy,
        Self::From,
        Self::Subject,
        Self::Folder,
        Self::Verdict,
        Self::Files,
        Self::Id,
        Self::Kind,
        Self::Units,
        Self::Proposal,
        Self::Reasons,
        Self::Salutation,
        Self::Address,
        Self::Due,
        Self::Lacks,
        Self::Caution,
        Self::Basis,
        Self::ExtendedTo,
    ];

    /// The key of the contract: the heading of an English or a machine's CSV.
    pub const fn key(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unit => "unit",
            Self::Name => "name",
            Self::Group => "group",
            Self::Expected => "expected",
            Self::DocumentNumber => "document_number",
            Self::DocumentDate => "document_date",
            Self::ReceivedAt => "received_at",
            Self::State => "state",
            Self::DaysLate => "days_late",
            Self::Report => "report",
            Self::Annex => "annex",
            Self::FiguresRead => "figures_read",
            Self::FiguresExpected => "figures_expected",
            Self::MaybeSent => "maybe_sent",
            Self::Note => "note",
            Self::Round => "round",
            Self::UnitName => "unit_name",
            Self::Indicator => "indicator",
            Self::Label => "label",
            Self::Period => "period",
            Self::Value => "value",
            Self::UnitOfMeasure => "unit_of_measure",
            Self::Status => "status",
            Self::Absent => "absent",
            Self::Qualifier => "qualifier",
            Self::Raw => "raw",
            Self::File => "file",
            Self::Place => "place",
            Self::Message => "message",
            Self::Version => "version",
            Self::DecidedBy => "decided_by",
            Self::From => "from",
            Self::Subject => "subject",
            Self::Folder => "folder",
            Self::Verdict => "verdict",
            Self::Files => "files",
            Self::Id => "id",
            Self::Kind => "kind",
            Self::Units => "units",
            Self::Proposal => "proposal",
            Self::Reasons => "reasons",
            Self::Salutation => "salutation",
            Self::Address => "address",
            Self::Due => "due",
            Self::Lacks => "lacks",
            Self::Caution => "caution",
            Self::Basis => "receipt_basis",
            Self::ExtendedTo => "extended_to",
        }
    }
}

impl Words {
    /// The words above a column.
    pub fn heading(self, heading: Heading) -> &'static str {
        match heading {
            Heading::No => self.pick("STT", "No."),
            Heading::Unit => self.pick("Mã đơn vị", "Unit code"),
            Heading::Name | Heading::UnitName => self.pick("Đơn vị", "Unit"),
            Heading::Group => self.pick("Khối", "Group"),
            Heading::Expected => self.pick("Phải nộp", "Must submit"),
            Heading::DocumentNumber => self.pick("Số, ký hiệu văn bản", "Document number"),
            Heading::DocumentDate => self.pick("Ngày văn bản", "Document date"),
            Heading::ReceivedAt => self.pick("Ngày, giờ nhận", "Received"),
            Heading::State => self.pick("Tình trạng", "State"),
            Heading::DaysLate => self.pick("Số ngày trễ", "Days late"),
            Heading::Report => self.pick("Báo cáo", "Report"),
            Heading::Annex => self.pick("Phụ lục số liệu", "Annex"),
            Heading::FiguresRead => self.pick("Số chỉ tiêu đọc được", "Indicators read"),
            Heading::FiguresExpected => self.pick("Số chỉ tiêu phải có", "Indicators required"),
            Heading::MaybeSent => self.pick("Thư có thể là báo cáo", "Letters that may be it"),
            Heading::Note => self.pick("Ghi chú", "Note"),
            _ => self.other_heading(heading),
        }
    }

    /// Headings of the lists beside the late list.
    fn other_heading(self, heading: Heading) -> &'static str {
        match heading {
            Heading::Round => self.pick("Đợt báo cáo", "Round"),
            Heading::Indicator => self.pick("Mã chỉ tiêu", "Indicator code"),
            Heading::Label => self.pick("Chỉ tiêu", "Indicator"),
            Heading::Period => self.pick("Cột", "Column"),
            Heading::Value => self.pick("Giá trị", "Value"),
            Heading::UnitOfMeasure => self.pick("Đơn vị tính", "Unit of measure"),
            Heading::Status => self.pick("Tình trạng", "State"),
            Heading::Absent => self.pick("Vì sao không có số", "Why absent"),
            Heading::Qualifier => self.pick("Mức độ", "Qualifier"),
            Heading::Raw => self.pick("Nguyên văn", "As written"),
            Heading::File => self.pick("Tệp", "File"),
            Heading::Place => self.pick("Vị trí", "Place"),
            Heading::Message => self.pick("Thư", "Letter"),
            Heading::Version => self.pick("Bản thứ", "Version"),
            Heading::DecidedBy => self.pick("Cán bộ quyết định", "Decided by"),
            Heading::From => self.pick("Người gửi", "From"),
            Heading::Subject => self.pick("Tiêu đề", "Subject"),
            Heading::Folder => self.pick("Thư mục", "Folder"),
            Heading::Verdict => self.pick("Loại thư", "Kind of letter"),
            Heading::Files => self.pick("Các tệp", "Files"),
            Heading::Id => self.pick("Mã việc", "Item"),
            Heading::Kind => self.pick("Việc", "What waits"),
            Heading::Units => self.pick("Các đơn vị", "Units"),
            Heading::Proposal => self.pick("Đề xuất", "Proposal"),
            Heading::Reasons => self.pick("Lý do", "Reasons"),
            Heading::Salutation => self.pick("Kính gửi", "Addressed to"),
            Heading::Address => self.pick("Địa chỉ thư", "Email address"),
            Heading::Due => self.pick("Hạn nộp", "Due"),
            Heading::Lacks => self.pick("Còn thiếu", "What is missing"),
            Heading::Caution => self.pick("Cần xem trước", "Look at first"),
            Heading::Basis => self.pick("Căn cứ giờ nhận", "Receipt known by"),
            Heading::ExtendedTo => self.pick("Gia hạn đến", "Extended to"),
            // Said by the caller. Listed, so that a new heading does not compile without words.
            Heading::No
            | Heading::Unit
            | Heading::Name
            | Heading::UnitName
            | Heading::Group
            | Heading::Expected
            | Heading::DocumentNumber
            | Heading::DocumentDate
            | Heading::ReceivedAt
            | Heading::State
            | Heading::DaysLate
            | Heading::Report
            | Heading::Annex
            | Heading::FiguresRead
            | Heading::FiguresExpected
            | Heading::MaybeSent
            | Heading::Note => "",
        }
    }
}
