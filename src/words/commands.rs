//! What single commands say: results of upkeep, status, check, and wrong usage with its next step.

use jiff::Zoned;

use super::Words;
use super::console::ended;
use crate::model::judgement::Verdict;
use crate::model::ruling::Ruling;

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
            "Every ruling needs who decides and why.\nAdd: --by \"NAME\" --reason \"TEXT\"",
        )
    }

    /// No ruling of that number is in force.
    pub fn unknown_ruling(self, id: i64) -> String {
        say!(
            self,
            vi = "Không có ý kiến số {id} đang có hiệu lực.\nXem danh sách: tonghop rule list",
            en = "No ruling no. {id} is in force.\nSee the list: tonghop rule list",
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

    /// A line of `rule list`.
    pub fn ruling_line(self, ruling: &Ruling, at: &Zoned, sentence: &str) -> String {
        let (id, by, at) = (ruling.id, &ruling.by, self.date_time(at));
        let (sentence, reason) = (ended(sentence), ended(&ruling.reason));
        let undone = match (ruling.undone_by, self.language()) {
            (None, _) => String::new(),
            (Some(by), super::Language::Vi) => format!(" [đã hủy bởi ý kiến số {by}]"),
            (Some(by), super::Language::En) => format!(" [undone by no. {by}]"),
        };
        say!(
            self,
            vi = "{id}. {at} · {by}: {sentence} Lý do: {reason}{undone}",
            en = "{id}. {at} · {by}: {sentence} Reason: {reason}{undone}",
        )
    }

    /// `poll`: a mailbox was read in full.
    pub fn polled(self, mailbox: &str, new: u64) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: đã quét đủ, {new} thư mới.",
            en = "Mailbox {mailbox}: read in full, {new} new letters.",
        )
    }

    /// `poll`: at least one mailbox was not read in full.
    pub fn poll_incomplete(self) -> &'static str {
        self.pick(
            "Có hộp thư chưa quét đủ (xem ở trên); thư đã lấy được vẫn được giữ.\nSửa nguyên nhân rồi chạy lại; không thư nào bị tính hai lần.",
            "Not every mailbox was read in full (see above); what came is kept.\nMend the cause and run it again; nothing is counted twice.",
        )
    }

    /// A pass that was not complete, though the server was there.
    pub fn pass_incomplete(self, mailbox: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: chưa quét đủ; phần đã lấy được giữ lại.\nChạy lại để lấy tiếp phần còn thiếu.",
            en = "Mailbox {mailbox}: not read in full; what came is kept.\nRun it again to take the rest.",
        )
    }

    /// The server asks for rest.
    pub fn server_busy(self, mailbox: &str, answer: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {mailbox}: máy chủ yêu cầu chậm lại ({answer}).\nKhông cần làm gì; chương trình tự chờ rồi quét lại. Nếu kéo dài, kiểm tra thiết bị khác đang dùng chung tài khoản.",
            en = "Mailbox {mailbox}: the server asks us to slow down ({answer}).\nNothing to do: we wait and try again. If it lasts, look for other devices on the account.",
        )
    }

    /// `import` was stopped.
    pub fn import_interrupted(self) -> &'static str {
        self.pick(
            "Đã dừng giữa chừng; thư đã nạp được giữ lại.\nChạy lại đúng lệnh đó để nạp tiếp.",
            "Stopped half-way; what was taken is kept.\nRun the same command again to go on.",
        )
    }

    /// Label of a progress bar.
    pub fn importing(self) -> &'static str {
        self.pick("Đang nạp thư", "Taking letters")
    }

    /// Label of a progress bar.
    pub fn rereading(self) -> &'static str {
        self.pick("Đang đọc thư", "Reading letters")
    }

    /// Label of a progress bar.
    pub fn verifying(self) -> &'static str {
        self.pick("Đang kiểm tra", "Checking")
    }

    /// Label of a progress bar.
    pub fn copying(self) -> &'static str {
        self.pick("Đang sao lưu", "Copying")
    }

    /// `verify` found something.
    pub fn verify_failed(self) -> &'static str {
        self.pick(
            "Kho dữ liệu có chỗ sai (dấu ✗ ở trên).\nKhôi phục từ bản sao lưu gần nhất: tonghop restore TỆP --into THƯ-MỤC; hoặc, nếu thư gốc còn đủ: tonghop reingest",
            "The store breaks an invariant (marked ✗ above).\nBring back the latest backup: tonghop restore FILE --into DIR; or, if the raw letters are whole: tonghop reingest",
        )
    }

    /// `backup` is done.
    pub fn backed_up(self, letters: u64, file: &str) -> String {
        say!(
            self,
            vi = "Đã sao lưu cơ sở dữ liệu và {letters} thư vào {file}.",
            en = "Copied the database and {letters} letters to {file}.",
        )
    }

    /// `restore` is done.
    pub fn restored(self, letters: u64, folder: &str) -> String {
        say!(
            self,
            vi = "Đã phục hồi cơ sở dữ liệu và {letters} thư vào {folder}.\nĐặt data_dir = \"{folder}\" trong cấu hình rồi chạy: tonghop verify",
            en = "Brought the database and {letters} letters back to {folder}.\nSet data_dir = \"{folder}\" in the configuration, then run: tonghop verify",
        )
    }

    /// `reingest` is done.
    pub fn reread(self, letters: u64) -> String {
        say!(
            self,
            vi = "Đã đọc lại {letters} thư từ thư gốc; ý kiến cán bộ giữ nguyên.",
            en = "Read {letters} letters again from their raw bytes; rulings are kept.",
        )
    }

    /// `reingest --dry-run` is done.
    pub fn would_change(self, letters: u64) -> String {
        say!(
            self,
            vi = "{letters} thư sẽ đổi kết quả đọc. Chưa ghi gì.",
            en = "{letters} letters would change. Nothing was written.",
        )
    }

    /// What a judgement comes to, in a line of `reingest --dry-run`.
    pub fn judgement_line(self, verdict: Verdict, units: &str, figures: usize) -> String {
        let verdict = self.verdict(verdict);
        say!(
            self,
            vi = "{verdict}; {units}; {figures} số liệu",
            en = "{verdict}; {units}; {figures} figures",
        )
    }

    /// Line for `systemctl status`.
    pub fn status_running(self) -> &'static str {
        self.pick("đang theo dõi hộp thư", "watching the mailbox")
    }

    /// `status`: whether the daemon runs.
    pub fn status_daemon(self, running: bool) -> &'static str {
        if running {
            self.pick("Dịch vụ đang chạy.", "The daemon runs.")
        } else {
            self.pick(
                "Dịch vụ không chạy. Chạy: systemctl start tonghop (hoặc tonghop run)",
                "The daemon does not run. Start it: systemctl start tonghop (or tonghop run)",
            )
        }
    }

    /// `health`: whether somebody must act.
    pub fn health(self, well: bool) -> &'static str {
        if well {
            self.pick("Tốt.", "All is well.")
        } else {
            self.pick(
                "Có việc cần xử lý. Xem: tonghop status",
                "Somebody must act. See: tonghop status",
            )
        }
    }

    /// `status`: one mailbox.
    pub fn status_mailbox(self, name: &str, seen: u64, last: Option<&Zoned>) -> String {
        let last = self.last_full_pass(last);
        say!(
            self,
            vi = "Hộp thư {name}: {seen} thư. {last}",
            en = "Mailbox {name}: {seen} letters. {last}"
        )
    }

    /// `status`: letters that are still to come.
    pub fn status_open(self, pending: u64, failed: u64) -> String {
        say!(
            self,
            vi = "  {pending} thư đang chờ tải, {failed} thư máy chủ không đưa được (xem tonghop review)",
            en = "  {pending} letters still to come, {failed} that the server would not give (see tonghop review)",
        )
    }

    /// `status`: a mailbox that is left alone for a while.
    pub fn status_waiting(self, until: &Zoned, reason: &str) -> String {
        let until = self.moment(until);
        say!(
            self,
            vi = "  tạm nghỉ đến {until} vì: {reason}",
            en = "  left alone until {until} because: {reason}",
        )
    }

    /// `status`: letters and what waits.
    pub fn status_letters(self, letters: u64, unread: u64, review: usize) -> String {
        say!(
            self,
            vi = "Đã giữ {letters} thư gốc, {unread} thư chưa đọc xong; {review} việc chờ cán bộ (tonghop review)",
            en = "{letters} raw letters kept, {unread} not read yet; {review} things wait for a person (tonghop review)",
        )
    }

    /// `status`: one round.
    pub fn status_round(
        self,
        round: &str,
        received: u32,
        expected: u32,
        late: u32,
        missing: u32,
    ) -> String {
        say!(
            self,
            vi = "Đợt {round}: {received}/{expected} đơn vị đã nộp, {late} trễ, {missing} chưa nộp",
            en = "Round {round}: {received}/{expected} units submitted, {late} late, {missing} missing",
        )
    }

    /// `check`: the configuration has no fault.
    pub fn check_configuration(self, path: &str) -> String {
        say!(
            self,
            vi = "Cấu hình {path}: không có lỗi, tệp bí mật chỉ mình chương trình đọc được",
            en = "Configuration {path}: no fault, secret files readable by us alone",
        )
    }

    /// `check`: the clock.
    pub fn check_clock(self, now: &Zoned) -> String {
        let (now, zone) = (self.moment(now), now.time_zone().iana_name().unwrap_or("?"));
        say!(self, vi = "Giờ: {now}, múi giờ {zone}", en = "Clock: {now}, zone {zone}")
    }

    /// `check`: the clock cannot be right.
    pub fn check_clock_wrong(self, now: &Zoned) -> String {
        let now = self.moment(now);
        say!(
            self,
            vi = "Giờ máy sai: {now}.\nBật đồng bộ giờ: timedatectl set-ntp true",
            en = "The clock is wrong: {now}.\nSwitch time synchronisation on: timedatectl set-ntp true",
        )
    }

    /// `check`: a round.
    pub fn check_round(self, round: &str, yes: usize, confirm: usize, indicators: usize) -> String {
        say!(
            self,
            vi = "Đợt {round}: {yes} đơn vị phải nộp, {confirm} đơn vị cần xác nhận, {indicators} chỉ tiêu",
            en = "Round {round}: {yes} units must submit, {confirm} to be confirmed, {indicators} indicators",
        )
    }

    /// `check`: there is no data yet.
    pub fn check_no_data(self, folder: &str) -> String {
        say!(
            self,
            vi = "Thư mục dữ liệu {folder}: chưa có, sẽ được tạo khi chạy",
            en = "Data folder {folder}: not there yet, will be made when needed",
        )
    }

    /// `check`: the data folder is sound.
    pub fn check_data(self, folder: &str) -> String {
        say!(
            self,
            vi = "Thư mục dữ liệu {folder}: cơ sở dữ liệu nguyên vẹn",
            en = "Data folder {folder}: the database is whole",
        )
    }

    /// `check`: free space.
    pub fn check_space(self, mebibytes: u64) -> String {
        say!(self, vi = "Đĩa còn trống {mebibytes} MiB", en = "{mebibytes} MiB free on the disk")
    }

    /// `check`: a mailbox answers.
    pub fn check_mailbox(self, name: &str, folders: &str) -> String {
        say!(
            self,
            vi = "Hộp thư {name}: vào được, chỉ đọc ({folders})",
            en = "Mailbox {name}: reachable, read only ({folders})",
        )
    }

    /// `check`: `[web]` is configured.
    pub fn check_pages(self, listen: &str) -> String {
        say!(
            self,
            vi = "Bảng [web]: khi chạy, trang xem mở ở {listen}",
            en = "Table [web]: the pages are served at {listen} while the daemon runs",
        )
    }

    /// `check`: `[smtp]` is configured.
    pub fn check_no_mail(self) -> &'static str {
        self.pick(
            "Bảng [smtp]: bản này chưa gửi thư nào.\nXem tình trạng bằng: tonghop status",
            "Table [smtp]: this version sends no mail yet.\nSee how things are with: tonghop status",
        )
    }

    /// `check`: counts.
    pub fn check_counts(self, faults: usize, warnings: usize, good: usize) -> String {
        say!(
            self,
            vi = "{faults} lỗi · {warnings} cảnh báo · {good} tốt",
            en = "{faults} faults · {warnings} warnings · {good} good",
        )
    }

    /// `demo`: a letter that is no report and needs nobody.
    pub fn demo_other(self, verdict: &str, why: &str) -> String {
        say!(self, vi = "       → {verdict} · {why}", en = "       → {verdict} · {why}")
    }

    /// `demo`: all letters have arrived.
    pub fn demo_over(self) -> &'static str {
        self.pick(
            "Mọi thư mẫu đã đến. Nhấn Ctrl-C để kết thúc; dữ liệu tạm sẽ được xóa.",
            "Every letter has arrived. Ctrl-C ends; the temporary data is removed.",
        )
    }

    /// `demo`: a group's line in the panel.
    pub fn demo_group(self, title: &str, received: usize, expected: usize, late: usize) -> String {
        say!(
            self,
            vi = "  {title}: {received}/{expected} đã nộp, {late} trễ",
            en = "  {title}: {received}/{expected} submitted, {late} late",
        )
    }

    /// `demo`: the demo could not be set up.
    pub fn demo_failed(self) -> &'static str {
        self.pick(
            "Không dựng được hộp thư mẫu.\nKiểm tra thư mục tạm (TMPDIR) còn chỗ trống và ghi được.",
            "The made-up mailbox could not be set up.\nCheck that the temporary folder (TMPDIR) has space and may be written to.",
        )
    }
}
