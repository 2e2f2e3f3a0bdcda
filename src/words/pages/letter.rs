//! "Thư": one letter, its files as the program reads them, and what a person may decide.

use jiff::Zoned;

use crate::model::figure::FigureStatus;
use crate::words::{Words, plural};

impl Words {
    /// The letter lies where nobody looks: said on top.
    pub fn letter_in_junk(self, folder: &str) -> String {
        say!(
            self,
            vi = "Thư này nằm trong thư rác (Spam): {folder}. Báo cáo tìm thấy ở đây vẫn được tính. Đề nghị mở hộp thư, chuyển thư về hộp thư đến để lần sau không bị bỏ sót.",
            en = "This letter lies in Spam: {folder}. A report found there counts. Please move it to the inbox in the mailbox, so that the next one is not missed.",
        )
    }

    /// The letter lies in Trash: said on top.
    pub fn letter_in_trash(self, folder: &str) -> String {
        say!(
            self,
            vi = "Thư này nằm trong thùng rác: {folder}. Báo cáo ở đây chưa được tính cho đến khi cán bộ xác nhận loại thư hoặc đơn vị ở cuối trang.",
            en = "This letter lies in Trash: {folder}. A report found there counts only once a person says below what it is, or whose.",
        )
    }

    /// Column and row of the sender.
    pub fn letter_sender(self) -> &'static str {
        self.pick("Người gửi", "Sender")
    }

    /// Further senders.
    pub fn letter_more_senders(self) -> &'static str {
        self.pick("Người gửi khác", "Further senders")
    }

    /// Where answers go.
    pub fn letter_reply_to(self) -> &'static str {
        self.pick("Địa chỉ nhận trả lời", "Reply to")
    }

    /// To whom.
    pub fn letter_to(self) -> &'static str {
        self.pick("Gửi đến", "To")
    }

    /// Which round.
    pub fn letter_round(self) -> &'static str {
        self.pick("Đợt báo cáo", "Round")
    }

    /// No round is known.
    pub fn letter_no_round(self) -> &'static str {
        self.pick("chưa rõ thuộc đợt nào", "not known")
    }

    /// No unit is known.
    pub fn letter_of_nobody(self) -> &'static str {
        self.pick("chưa rõ của đơn vị nào", "not known")
    }

    /// Where the letter was seen.
    pub fn letter_places(self) -> &'static str {
        self.pick("Thư mục", "Folder")
    }

    /// The place is empty now.
    pub fn letter_vanished(self) -> &'static str {
        self.pick(
            "nay không còn ở đó, bản lưu của chương trình vẫn còn",
            "no longer there; our copy is kept",
        )
    }

    /// The three clocks.
    pub fn letter_clocks(self) -> &'static str {
        self.pick("Ba mốc giờ", "Three clocks")
    }

    /// The clock that decides.
    pub fn clock_mailbox(self, at: &Zoned, basis: &str) -> String {
        let at = self.moment(at);
        say!(
            self,
            vi = "Giờ nhận dùng để xét hạn: {at} ({basis}).",
            en = "The receipt that counts: {at} ({basis}).",
        )
    }

    /// The servers' clock.
    pub fn clock_server(self, at: Option<&Zoned>) -> String {
        match at.map(|at| self.moment(at)) {
            Some(at) => say!(
                self,
                vi = "Máy chủ nhận thư ghi: {at}.",
                en = "The receiving server says: {at}."
            ),
            None => self
                .pick("Máy chủ nhận thư không ghi giờ.", "The receiving server gives no time.")
                .to_owned(),
        }
    }

    /// The sender's clock.
    pub fn clock_sender(self, at: Option<&Zoned>) -> String {
        match at.map(|at| self.moment(at)) {
            Some(at) => say!(
                self,
                vi = "Máy người gửi ghi: {at}; giờ này chỉ để tham khảo.",
                en = "The sender's machine says: {at}; for information only.",
            ),
            None => self
                .pick("Máy người gửi không ghi giờ.", "The sender's machine gives no time.")
                .to_owned(),
        }
    }

    /// The day up to which more time is asked for.
    pub fn letter_asks_until(self) -> &'static str {
        self.pick("Xin gia hạn đến", "Asks for time up to")
    }

    /// Name of a letter for the command line.
    pub fn letter_digest(self) -> &'static str {
        self.pick("Mã thư", "Letter code")
    }

    /// The button for the raw letter.
    pub fn letter_raw(self) -> &'static str {
        self.pick("Tải thư gốc (.eml)", "Download the letter (.eml)")
    }

    /// Heading of the reasons.
    pub fn letter_evidence(self) -> &'static str {
        self.pick("Căn cứ", "Grounds")
    }

    /// Nothing was found that tells.
    pub fn letter_no_evidence(self) -> &'static str {
        self.pick(
            "Chương trình không tìm thấy căn cứ nào. Đề nghị đọc nội dung thư rồi ghi ý kiến ở cuối trang.",
            "Nothing was found to go by. Please read the letter and decide at the end of this page.",
        )
    }

    /// Heading of the findings.
    pub fn letter_findings(self) -> &'static str {
        self.pick("Điều cần biết và việc cần làm", "What to know and what to do")
    }

    /// Heading of the files.
    pub fn letter_files(self) -> &'static str {
        self.pick("Các tệp của thư", "Files of the letter")
    }

    /// Column: what kind of file.
    pub fn letter_file_kind(self) -> &'static str {
        self.pick("Loại tệp", "Kind")
    }

    /// Column: which part of the report.
    pub fn letter_file_part(self) -> &'static str {
        self.pick("Phần báo cáo", "Part")
    }

    /// Column: what became of it.
    pub fn letter_file_outcome(self) -> &'static str {
        self.pick("Kết quả đọc", "Result")
    }

    /// Column: figures of it.
    pub fn letter_file_figures(self) -> &'static str {
        self.pick("Số liệu", "Figures")
    }

    /// Column: the file's name.
    pub fn letter_file_name(self) -> &'static str {
        self.pick("Tệp", "File")
    }

    /// Column: number and date of the document.
    pub fn letter_file_number(self) -> &'static str {
        self.pick("Số, ngày văn bản", "Number, date")
    }

    /// How many figures a file gave.
    pub fn letter_figure_counts(self, taken: usize, review: usize, strays: usize) -> String {
        let mut out = say!(self, vi = "{taken} số đã đọc", en = "{taken} read");
        if review > 0 {
            out.push_str(&say!(self, vi = ", {review} số cần xem", en = ", {review} to review"));
        }
        if strays > 0 {
            let rows = plural(strays, "row", "rows");
            out.push_str(&say!(
                self,
                vi = ", {strays} dòng ngoài biểu",
                en = ", {strays} {rows} outside the form"
            ));
        }
        out
    }

    /// The text of the letter itself, as a file.
    pub fn letter_body(self) -> &'static str {
        self.pick("Nội dung thư", "Text of the letter")
    }

    /// The link to a file's bytes.
    pub fn letter_download(self) -> &'static str {
        self.pick("Tải về", "Download")
    }

    /// The link to a file of this name, for those who hear it.
    pub fn letter_download_of(self, name: &str) -> String {
        say!(self, vi = "Tải về tệp {name}", en = "Download file {name}")
    }

    /// Heading of what the program read.
    pub fn letter_reading(self) -> &'static str {
        self.pick("Nội dung chương trình đọc được", "What the program read")
    }

    /// What the marks mean.
    pub fn letter_legend(self) -> &'static str {
        self.pick(
            "Số đã lấy được tô nền tại chỗ, kèm mã chỉ tiêu và tình trạng; bấm vào mã để xem nguồn hoặc sửa.",
            "Each figure taken is marked in its place with its indicator and state; select the code to see the source or correct it.",
        )
    }

    /// The letter is being read.
    pub fn letter_being_read(self) -> &'static str {
        self.pick(
            "Chương trình đang đọc lại thư này. Đề nghị tải lại trang sau ít giây. Kết luận và số liệu ở trên không phụ thuộc việc này.",
            "The letter is being read again. Please reload the page in a few seconds. The verdict and figures above do not depend on it.",
        )
    }

    /// The letter cannot be read now.
    pub fn letter_not_read(self) -> &'static str {
        self.pick(
            "Lúc này chưa đọc lại được thư này, nên chưa hiện được nội dung. Đề nghị tải thư gốc để xem, hoặc báo quản trị viên.",
            "The letter cannot be read at the moment, so its text is not shown. Please download the letter to look at it, or tell the administrator.",
        )
    }

    /// The file cannot be taken out of the letter.
    pub fn letter_file_not_read(self) -> &'static str {
        self.pick(
            "Không lấy được tệp này ra khỏi thư: tệp trống, quá lớn hoặc thư bị hỏng. Đề nghị tải thư gốc rồi mở bằng chương trình thư.",
            "This file could not be taken out of the letter: it is empty, too large, or the letter is damaged. Please download the letter and open it in a mail program.",
        )
    }

    /// A file in which nothing was read.
    pub fn letter_file_blank(self) -> &'static str {
        self.pick("Không đọc được nội dung nào trong tệp này.", "Nothing was read in this file.")
    }

    /// The part of a file that stood on the page before.
    pub fn letter_continued(self) -> &'static str {
        self.pick("tiếp theo", "continued")
    }

    /// The document was cut into pages.
    pub fn letter_cut(self, page: usize, pages: usize) -> String {
        say!(
            self,
            vi = "Nội dung dài, được chia thành {pages} phần. Đây là phần {page}.",
            en = "The text is long and was cut into {pages} parts. This is part {page}.",
        )
    }

    /// The link to the next part.
    pub fn letter_more(self) -> &'static str {
        self.pick("Xem phần tiếp theo", "See the next part")
    }

    /// The link to the part before.
    pub fn letter_less(self) -> &'static str {
        self.pick("Xem phần trước", "See the part before")
    }

    /// Name of the links to other parts.
    pub fn letter_parts(self) -> &'static str {
        self.pick("Các phần của nội dung", "Parts of the text")
    }

    /// A cell or paragraph that is longer than what is shown.
    pub fn letter_text_cut(self) -> &'static str {
        self.pick("… (đã lược bớt, tải tệp để xem đủ)", "… (cut, download the file to see it all)")
    }

    /// Columns that are not shown.
    pub fn letter_columns_cut(self, columns: usize) -> String {
        say!(
            self,
            vi = "Bảng rộng: {columns} cột bên phải không hiện ở đây. Đề nghị tải tệp để xem đủ.",
            en = "A wide table: {columns} columns on the right are not shown. Please download the file to see all.",
        )
    }

    /// A row that the author hid.
    pub fn letter_hidden_row(self) -> &'static str {
        self.pick("dòng ẩn", "hidden row")
    }

    /// A sheet that the author hid.
    pub fn letter_hidden_sheet(self) -> &'static str {
        self.pick("trang tính ẩn", "hidden sheet")
    }

    /// A row that no indicator of the form names.
    pub fn letter_stray(self) -> &'static str {
        self.pick("chỉ tiêu ngoài biểu", "outside the form")
    }

    /// Column of row numbers.
    pub fn letter_row(self) -> &'static str {
        self.pick("Dòng", "Row")
    }

    /// The state of a marked figure; of a corrected one with the value in force.
    pub fn letter_mark(self, status: FigureStatus, value: &str) -> String {
        let status = self.figure_status(status);
        if value.is_empty() {
            return status.to_owned();
        }
        format!("{status}: {value}")
    }

    /// The figure that counts is taken from another file or another letter.
    pub fn letter_mark_out(self) -> &'static str {
        self.pick("tính theo tệp hoặc thư khác", "counted from another file or letter")
    }

    /// Heading of the figures that wait.
    pub fn letter_review_figures(self, count: usize) -> String {
        say!(
            self,
            vi = "Số liệu cần xem trong thư này ({count})",
            en = "Figures to be reviewed ({count})"
        )
    }

    /// More figures wait than are listed.
    pub fn letter_more_figures(self, count: usize) -> String {
        say!(self, vi = "và {count} số nữa", en = "and {count} more")
    }

    /// The link that shows the old letters.
    pub fn letter_show_originals(self) -> &'static str {
        self.pick("Hiện nguyên văn trước khi chuyển mã", "Show the text as stored")
    }

    /// The link that hides the old letters.
    pub fn letter_hide_originals(self) -> &'static str {
        self.pick("Ẩn nguyên văn", "Hide the text as stored")
    }

    /// The text came out of a picture.
    pub fn letter_from_ocr(self) -> &'static str {
        self.pick(
            "Chữ do máy nhận dạng từ ảnh, có thể sai.",
            "Recognised on a picture; it may be wrong.",
        )
    }

    /// Heading of the forms.
    pub fn letter_decide(self) -> &'static str {
        self.pick("Ý kiến của cán bộ", "Staff decision")
    }

    /// Heading: whose.
    pub fn letter_decide_unit(self) -> &'static str {
        self.pick("Thư của đơn vị nào", "Which unit")
    }

    /// Label of the files.
    pub fn letter_which_file(self) -> &'static str {
        self.pick("Áp dụng cho", "Applies to")
    }

    /// The button that assigns.
    pub fn letter_assign(self) -> &'static str {
        self.pick("Đây là báo cáo của đơn vị này", "This is the unit's report")
    }

    /// The button that takes the receipt.
    pub fn letter_credit(self) -> &'static str {
        self.pick(
            "Chỉ lấy giờ nhận của thư này cho đơn vị",
            "Count only its time of receipt for the unit",
        )
    }

    /// The button that keeps the address.
    pub fn letter_remember(self, address: &str) -> String {
        say!(
            self,
            vi = "Nhớ địa chỉ này ({address}) là của đơn vị",
            en = "Remember this address ({address}) as the unit's",
        )
    }

    /// Heading: which kind.
    pub fn letter_decide_kind(self) -> &'static str {
        self.pick("Thư thuộc loại nào", "Which kind of letter")
    }

    /// The button that sets the kind.
    pub fn letter_set_kind(self) -> &'static str {
        self.pick("Ghi loại thư", "Set the kind")
    }

    /// Heading: figures and the letter as a whole.
    pub fn letter_decide_figures(self) -> &'static str {
        self.pick("Số liệu và cả thư", "Figures, and the whole letter")
    }

    /// The button that accepts.
    pub fn letter_accept(self) -> &'static str {
        self.pick("Chấp nhận mọi số cần xem", "Accept all figures to review")
    }

    /// The button that excludes.
    pub fn letter_exclude(self) -> &'static str {
        self.pick("Không tính số liệu của thư này", "Do not count the figures of this letter")
    }

    /// The button that ignores.
    pub fn letter_ignore(self) -> &'static str {
        self.pick("Thư không liên quan", "Not related")
    }

    /// Heading and label: words to keep.
    pub fn letter_note(self) -> &'static str {
        self.pick("Ghi chú", "Note")
    }

    /// The button that keeps the words.
    pub fn letter_add_note(self) -> &'static str {
        self.pick("Lưu ghi chú", "Save the note")
    }

    /// Label of the reason.
    pub fn letter_reason(self) -> &'static str {
        self.pick("Lý do (nếu có)", "Reason (optional)")
    }

    /// Heading of the decisions so far.
    pub fn letter_history(self) -> &'static str {
        self.pick("Các ý kiến đã ghi về thư này", "Decisions about this letter")
    }

    /// Who decided, when and why.
    pub fn letter_decided_by(self, by: &str, at: &Zoned, reason: &str) -> String {
        let at = self.moment(at);
        say!(self, vi = "{by}, {at}. {reason}", en = "{by}, {at}. {reason}")
    }
}
