//! What `check` says of the machine and the configuration.

use jiff::Zoned;

use super::Words;

impl Words {
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
    pub fn check_space(self, bytes: u64) -> String {
        let size = self.size_of_bytes(bytes);
        say!(self, vi = "Đĩa còn trống {size}", en = "{size} free on the disk")
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
}
