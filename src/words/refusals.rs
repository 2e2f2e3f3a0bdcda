//! Why a command did nothing, each with the next step: no data, a wrong name, a decision that lacks a part.

use super::Words;

impl Words {
    /// Nothing was collected yet.
    pub fn no_data(self, folder: &str) -> String {
        say!(
            self,
            vi = "Chưa có dữ liệu ở {folder}.\nChạy tonghop poll (hoặc tonghop run) để lấy thư trước.",
            en = "There is no data at {folder} yet.\nRun tonghop poll (or tonghop run) first.",
        )
    }

    /// The file is no copy of ours.
    pub fn no_copy(self, file: &str) -> String {
        say!(
            self,
            vi = "{file} không phải bản sao lưu của tonghop.\nKiểm tra lại tên tệp; bản sao lưu do lệnh tonghop backup TỆP tạo ra.",
            en = "{file} is not a backup of tonghop.\nCheck the name; backups are made by tonghop backup FILE.",
        )
    }

    /// A copy could not be written, or what a copy holds could not be brought back.
    pub fn copy_not_written(self, path: &str) -> String {
        say!(
            self,
            vi = "Không ghi được {path}; dữ liệu đang dùng không bị ảnh hưởng.\nKiểm tra thư mục đích có tồn tại, có quyền ghi và còn chỗ trống, rồi chạy lại.",
            en = "Cannot write {path}; the data in use is not affected.\nCheck that the folder exists, may be written to and has space left, then run it again.",
        )
    }

    /// A copy could not be read.
    pub fn copy_not_read(self, file: &str) -> String {
        say!(
            self,
            vi = "Không đọc được bản sao lưu {file}.\nKiểm tra đường dẫn và quyền đọc; nếu tệp bị hỏng, dùng bản sao lưu khác và một thư mục mới.",
            en = "Cannot read the backup {file}.\nCheck the path and who may read it; if the file is damaged, take another backup and a new folder.",
        )
    }

    /// A newer version wrote the database.
    pub fn database_newer(self) -> &'static str {
        self.pick(
            "Cơ sở dữ liệu do phiên bản tonghop mới hơn tạo ra.\nCài lại phiên bản mới đó; phiên bản này không ghi gì vào để tránh làm hỏng.",
            "A newer version of tonghop wrote the database.\nInstall that version again; this one leaves the data alone.",
        )
    }

    /// The data folder failed in a way that has no sentence of its own.
    pub fn store_failed(self) -> &'static str {
        self.pick(
            "Thư mục dữ liệu gặp lỗi; chưa có gì bị mất.\nXem nguyên nhân bên dưới, rồi chạy: tonghop verify",
            "The data folder failed; nothing is lost.\nSee the cause below, then run: tonghop verify",
        )
    }

    /// A result could not be written.
    pub fn cannot_write(self, path: &str) -> String {
        say!(
            self,
            vi = "Không ghi được {path}.\nKiểm tra thư mục có tồn tại, có quyền ghi và còn chỗ trống.",
            en = "Cannot write {path}.\nCheck that the folder exists, may be written to and has space left.",
        )
    }

    /// `read` was given a folder.
    pub fn is_a_folder(self, path: &str) -> String {
        say!(
            self,
            vi = "{path} là thư mục, không phải tệp.\nMuốn nạp cả thư mục thư: tonghop import {path}",
            en = "{path} is a folder, not a file.\nTo take a folder of letters: tonghop import {path}",
        )
    }

    /// Several rounds are configured and none was named.
    pub fn which_round(self, known: &str) -> String {
        say!(
            self,
            vi = "Có nhiều đợt báo cáo (hoặc chưa có đợt nào): {known}.\nChọn một đợt bằng --round ĐỢT.",
            en = "There are several rounds (or none): {known}.\nChoose one with --round ROUND.",
        )
    }

    /// A time that cannot be read.
    pub fn bad_time(self, typed: &str) -> String {
        say!(
            self,
            vi = "“{typed}” không phải ngày giờ.\nViết ngày như 2023-05-30, hoặc ngày giờ như 2023-05-30T17:00:00+07:00.",
            en = "“{typed}” is no date or time.\nWrite a date like 2023-05-30, or a time like 2023-05-30T17:00:00+07:00.",
        )
    }

    /// A decision lacks one of its parts.
    pub fn decision_incomplete(self) -> &'static str {
        self.pick(
            "Chưa đủ thông tin để ghi ý kiến này. Đề nghị mở lại trang và điền đủ các ô.",
            "Something is missing for this decision. Please open the page again and fill every field.",
        )
    }

    /// A ruling without who or why.
    pub fn by_and_reason(self) -> &'static str {
        self.pick(
            "Mỗi ý kiến cần có người quyết định và lý do.\nThêm: --by \"Họ tên\" --reason \"Lý do\"",
            "Every decision needs who decides and why.\nAdd: --by \"NAME\" --reason \"TEXT\"",
        )
    }

    /// No ruling of that number is in force.
    pub fn unknown_ruling(self, id: i64) -> String {
        say!(
            self,
            vi = "Không có ý kiến số {id} đang có hiệu lực.\nXem danh sách: tonghop rule list",
            en = "No decision no. {id} is in force.\nSee the list: tonghop rule list",
        )
    }

    /// A verdict that does not exist.
    pub fn unknown_verdict(self, typed: &str, nearest: Option<&str>, known: &str) -> String {
        let hint = self.nearest(nearest);
        say!(
            self,
            vi = "Không có loại thư “{typed}”.{hint}\nCác loại: {known}",
            en = "There is no verdict “{typed}”.{hint}\nVerdicts: {known}",
        )
    }

    /// A file that the letter does not hold.
    pub fn unknown_file(self, typed: &str) -> String {
        say!(
            self,
            vi = "Thư này không có tệp nào mã {typed}.\nMã tệp (sha256) có trong: tonghop messages --format json",
            en = "The letter holds no file {typed}.\nFiles with their sha256: tonghop messages --format json",
        )
    }

    /// A group that the round does not have.
    pub fn unknown_group(self, typed: &str, nearest: Option<&str>, known: &str) -> String {
        let hint = self.nearest(nearest);
        say!(
            self,
            vi = "Không có khối “{typed}”.{hint}\nCác khối: {known}",
            en = "There is no group “{typed}”.{hint}\nGroups: {known}",
        )
    }

    /// A period that the form does not have.
    pub fn unknown_period(self, typed: &str, known: &str) -> String {
        say!(
            self,
            vi = "Biểu không có kỳ “{typed}”.\nCác kỳ: {known}",
            en = "The form has no period “{typed}”.\nPeriods: {known}",
        )
    }
}
