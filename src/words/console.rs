//! What the command line and the daemon say to people: progress, results, errors with next steps.
//!
//! An error names what failed, then on its own line what to do; commands in it are typed as they
//! stand. The log is English and is written where it happens, not here.

use super::Words;

impl Words {
    /// `demo`: opening line.
    pub fn demo_start(self, letters: usize, units: usize) -> String {
        say!(
            self,
            vi =
                "Hộp thư mẫu: {letters} thư của {units} đơn vị (dữ liệu giả). Nhấn Ctrl-C để dừng.",
            en = "A made-up mailbox: {letters} letters of {units} units. Ctrl-C stops.",
        )
    }

    /// `demo`: a letter arrives: when, from whom, subject.
    pub fn demo_letter(self, time: &str, from: &str, subject: &str) -> String {
        say!(
            self,
            vi = "{time}  Thư đến từ {from}: {subject}",
            en = "{time}  A letter from {from}: {subject}",
        )
    }

    /// `demo`: whose it is, why, and where the unit stands now.
    pub fn demo_settled(self, unit: &str, why: &str, state: &str) -> String {
        say!(
            self,
            vi = "       → {unit} · {why} · {state}",
            en = "       → {unit} · {why} · {state}",
        )
    }

    /// `demo`: a letter that waits for a person.
    pub fn demo_unsettled(self, verdict: &str, why: &str) -> String {
        say!(
            self,
            vi = "       → chờ cán bộ xem: {verdict} · {why}",
            en = "       → waits for a person: {verdict} · {why}",
        )
    }

    /// `demo`: running totals.
    pub fn demo_totals(self, received: u32, expected: u32, late: u32, waiting: usize) -> String {
        say!(
            self,
            vi = "       đã nộp {received}/{expected} · trễ {late} · chờ xem {waiting}",
            en = "       submitted {received}/{expected} · late {late} · waiting {waiting}",
        )
    }

    /// `import`: progress, letters done of all.
    pub fn import_progress(self, done: u64, all: u64) -> String {
        say!(self, vi = "Đã nạp {done}/{all} thư", en = "Imported {done}/{all} letters")
    }

    /// `import`: result.
    pub fn import_result(self, new: u64, known: u64, failed: u64) -> String {
        if failed > 0 {
            return say!(
                self,
                vi = "Đã nạp {new} thư mới, {known} thư đã có từ trước, {failed} tệp không mở được. Đề nghị xem các tệp nêu trên rồi chạy lại; thư đã nạp không bị tính lần nữa.",
                en = "Imported {new} new letters, {known} were known already, {failed} files could not be opened. Please see the files above and run it again; nothing is counted twice.",
            );
        }
        say!(
            self,
            vi = "Đã nạp {new} thư mới, {known} thư đã có từ trước.",
            en = "Imported {new} new letters, {known} were known already.",
        )
    }

    /// `import`: there is no letter at the path.
    pub fn import_nothing(self, path: &str) -> String {
        say!(
            self,
            vi = "{path} không có thư nào.\nCần tệp .eml, thư mục chứa tệp .eml, Maildir hoặc tệp mbox.",
            en = "There is no letter at {path}.\nWhat can be taken: .eml files, folders of them, Maildirs, mbox files.",
        )
    }

    /// `poll`: result of one full pass over a mailbox.
    pub fn poll_result(self, mailbox: &str, listed: u64, new: u64) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: thấy {listed} thư, {new} thư mới.",
            en = "Mailbox {mailbox}: {listed} letters seen, {new} new.",
        )
    }

    /// A ruling was recorded and is in force.
    pub fn ruling_recorded(self, id: i64, sentence: &str) -> String {
        let sentence = ended(sentence);
        say!(
            self,
            vi = "Đã ghi ý kiến số {id}: {sentence}",
            en = "Recorded decision no. {id}: {sentence}"
        )
    }

    /// How a ruling is undone on the command line; pages have a button.
    pub fn how_to_undo(self, id: i64) -> String {
        say!(
            self,
            vi = "Muốn hoàn tác: tonghop rule undo {id} --by TÊN --reason LÝ-DO",
            en = "To undo: tonghop rule undo {id} --by NAME --reason TEXT",
        )
    }

    /// A list was written to a file.
    pub fn written(self, path: &str) -> String {
        say!(self, vi = "Đã ghi {path}.", en = "Wrote {path}.")
    }

    /// Another process works on the same data folder.
    pub fn locked(self, owner: &str) -> String {
        say!(
            self,
            vi = "Thư mục dữ liệu đang được tiến trình khác dùng ({owner}).\nChờ tiến trình đó xong, hoặc dừng nó rồi chạy lại.",
            en = "Another process uses the data folder ({owner}).\nWait until it has finished, or stop it and try again.",
        )
    }

    /// No configuration file was found.
    pub fn no_configuration(self, tried: &str) -> String {
        say!(
            self,
            vi = "Chưa có tệp cấu hình (đã tìm: {tried}).\nChép config/tonghop.toml của bản cài rồi sửa lại, hoặc chỉ rõ tệp bằng --config TỆP. Muốn xem thử: tonghop demo",
            en = "There is no configuration file (looked for: {tried}).\nCopy config/tonghop.toml of the program and change it, or name a file with --config FILE. To try it out: tonghop demo",
        )
    }

    /// The configuration names no mailbox.
    pub fn no_mailbox(self) -> &'static str {
        self.pick(
            "Cấu hình chưa có hộp thư nào nên không có gì để lấy.\nThêm một mục [[mailbox]] vào tệp cấu hình, chép theo mẫu config/tonghop.toml",
            "The configuration names no mailbox, so there is nothing to fetch.\nAdd a [[mailbox]] to it, copied from config/tonghop.toml",
        )
    }

    /// A unit code that no list knows.
    pub fn unknown_unit(self, typed: &str, nearest: Option<&str>) -> String {
        let hint = self.nearest(nearest);
        say!(
            self,
            vi = "Không có đơn vị nào mã “{typed}”.{hint}\nMã đơn vị nằm ở cột code của tệp units.csv.",
            en = "There is no unit “{typed}”.{hint}\nUnit codes stand in the column code of units.csv.",
        )
    }

    /// A round that is not configured.
    pub fn unknown_round(self, typed: &str, nearest: Option<&str>) -> String {
        let hint = self.nearest(nearest);
        say!(
            self,
            vi = "Không có đợt báo cáo “{typed}”.{hint}\nCác đợt nằm ở khóa rounds của tệp cấu hình.",
            en = "There is no round “{typed}”.{hint}\nRounds stand in the key rounds of the configuration.",
        )
    }

    /// An indicator that the form does not have.
    pub fn unknown_indicator(self, typed: &str, nearest: Option<&str>) -> String {
        let hint = self.nearest(nearest);
        say!(
            self,
            vi = "Biểu mẫu không có chỉ tiêu “{typed}”.{hint}\nMã chỉ tiêu nằm ở cột code của tệp form.csv.",
            en = "The form has no indicator “{typed}”.{hint}\nIndicator codes stand in the column code of form.csv.",
        )
    }

    /// No letter's digest begins so.
    pub fn unknown_message(self, typed: &str, nearest: Option<&str>) -> String {
        let hint = self.nearest(nearest);
        say!(
            self,
            vi = "Không có thư nào mã bắt đầu bằng “{typed}”.{hint}\nXem mã thư bằng: tonghop messages",
            en = "No letter's id begins with “{typed}”.{hint}\nSee the ids with: tonghop messages",
        )
    }

    /// Several letters' digests begin so, or too few digits were typed.
    pub fn ambiguous_message(self, typed: &str) -> String {
        say!(
            self,
            vi = "“{typed}” chưa đủ để chỉ ra một thư.\nGhi ít nhất 8 chữ số của mã thư, nhiều hơn nếu vẫn trùng.",
            en = "“{typed}” does not name one letter.\nType at least 8 digits of its id, more where several begin so.",
        )
    }

    pub(super) fn nearest(self, nearest: Option<&str>) -> String {
        nearest.map_or_else(String::new, |name| {
            say!(self, vi = " Có phải “{name}” không?", en = " Did you mean “{name}”?")
        })
    }

    /// `restore` never overwrites.
    pub fn restore_refused(self, path: &str) -> String {
        say!(
            self,
            vi = "Thư mục {path} đã có dữ liệu; khôi phục không bao giờ ghi đè.\nChọn một thư mục mới hoặc rỗng bằng --into.",
            en = "The folder {path} holds data; restore never overwrites.\nName a new or empty folder with --into.",
        )
    }

    /// The mail server does not answer.
    pub fn mailbox_unreachable(self, mailbox: &str, host: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: không nối được tới máy chủ {host}.\nKiểm tra mạng và tên máy chủ. Chương trình sẽ tự thử lại; thư đến trong lúc này vẫn giữ đúng giờ nhận.",
            en = "Mailbox {mailbox}: the server {host} cannot be reached.\nCheck the network and the host name. It will be tried again; letters that come meanwhile keep their receipt time.",
        )
    }

    /// The login was refused.
    pub fn login_refused(self, mailbox: &str, answer: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: máy chủ từ chối đăng nhập (“{answer}”).\nVới Gmail: tạo lại mật khẩu ứng dụng tại myaccount.google.com/apppasswords (đổi mật khẩu Google làm mất mật khẩu ứng dụng cũ), ghi vào tệp bí mật, rồi chạy: tonghop check",
            en = "Mailbox {mailbox}: the server refused the login (“{answer}”).\nWith Gmail: make a new app password at myaccount.google.com/apppasswords (changing the Google password revokes old ones), put it into the secret file, then run: tonghop check",
        )
    }

    /// The server's certificate is not trusted: nothing was sent.
    pub fn tls_not_trusted(self, mailbox: &str, host: &str, cause: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: chứng thư của máy chủ {host} không tin được ({cause}). Mật khẩu chưa được gửi đi.\nKiểm tra tên máy chủ và đồng hồ máy này; máy chủ dùng chứng thư riêng thì khai báo ca_file.",
            en = "Mailbox {mailbox}: the certificate of {host} cannot be trusted ({cause}). No password was sent.\nCheck the host name and this machine's clock; for a certificate authority of your own set ca_file.",
        )
    }

    /// No space left.
    pub fn disk_full(self, path: &str) -> String {
        say!(
            self,
            vi = "Ổ đĩa chứa {path} đã đầy. Không thư nào bị mất: thư chưa lấy vẫn nằm trong hộp thư.\nGiải phóng chỗ trống; chương trình sẽ tự lấy tiếp.",
            en = "The disk that holds {path} is full. No letter is lost: what was not fetched is still in the mailbox.\nFree some space; fetching goes on by itself.",
        )
    }

    /// The database is damaged.
    pub fn database_damaged(self, backup: Option<&str>) -> String {
        match backup {
            Some(backup) => say!(
                self,
                vi = "Cơ sở dữ liệu bị hỏng nên chương trình không ghi thêm gì.\nKhôi phục từ bản sao lưu: tonghop restore {backup} --into THƯ-MỤC-MỚI",
                en = "The database is damaged, so nothing more is written to it.\nRestore the backup: tonghop restore {backup} --into NEW-FOLDER",
            ),
            None => self.pick(
                "Cơ sở dữ liệu bị hỏng nên chương trình không ghi thêm gì, và chưa có bản sao lưu nào.\nGiữ nguyên thư mục dữ liệu và báo cho quản trị viên; thư gốc vẫn còn trong thư mục raw và trong hộp thư.",
                "The database is damaged, so nothing more is written to it, and there is no backup.\nLeave the data folder as it is and tell the administrator; the raw letters are still in the folder raw and in the mailbox.",
            ).to_owned(),
        }
    }

    /// A file named on the command line cannot be opened.
    pub fn cannot_open(self, path: &str, cause: &str) -> String {
        let cause = if cause.is_empty() { String::new() } else { format!(" ({cause})") };
        say!(
            self,
            vi = "Không mở được {path}{cause}.\nKiểm tra đường dẫn và quyền đọc tệp.",
            en = "Cannot open {path}{cause}.\nCheck the path and who may read it.",
        )
    }

    /// `verify` and `check`: all well.
    pub fn all_well(self) -> &'static str {
        self.pick("Mọi kiểm tra đều tốt.", "All checks passed.")
    }
}

/// The sentence with its full stop, which people's own words at its end may lack.
pub(super) fn ended(sentence: &str) -> String {
    let sentence = sentence.trim_end();
    if sentence.ends_with(['.', '!', '?', '…']) {
        return sentence.to_owned();
    }
    format!("{sentence}.")
}
