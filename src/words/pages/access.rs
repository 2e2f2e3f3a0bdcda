//! Logging in and setting a password.

use crate::words::Words;

impl Words {
    /// Heading and button.
    pub fn log_in(self) -> &'static str {
        self.pick("Đăng nhập", "Log in")
    }

    /// Label of the name.
    pub fn account_name(self) -> &'static str {
        self.pick("Tên đăng nhập", "User name")
    }

    /// Label of the password.
    pub fn password(self) -> &'static str {
        self.pick("Mật khẩu", "Password")
    }

    /// Label of the second field.
    pub fn password_again(self) -> &'static str {
        self.pick("Nhập lại mật khẩu", "Repeat the password")
    }

    /// Heading and button.
    pub fn set_password(self) -> &'static str {
        self.pick("Đặt mật khẩu", "Set a password")
    }

    /// The same words whether the name exists or not.
    pub fn wrong_password(self) -> &'static str {
        self.pick(
            "Tên hoặc mật khẩu không đúng. Nếu quên, đề nghị quản trị viên tạo liên kết đặt lại mật khẩu.",
            "Name or password is wrong. If you forgot it, ask the administrator for a link to reset it.",
        )
    }

    /// Too many wrong passwords.
    pub fn too_many_tries(self) -> &'static str {
        self.pick(
            "Nhập sai quá nhiều lần. Đề nghị chờ 15 phút rồi thử lại.",
            "Too many wrong tries. Please wait 15 minutes and try again.",
        )
    }

    /// The session ended while a form was open.
    pub fn session_ended(self) -> &'static str {
        self.pick(
            "Phiên làm việc đã hết, ý kiến chưa được ghi. Đề nghị đăng nhập rồi làm lại.",
            "Your session has ended and nothing was recorded. Please log in and try again.",
        )
    }

    /// A link that was used, replaced, or is too old.
    pub fn link_ended(self) -> &'static str {
        self.pick(
            "Liên kết này đã dùng hoặc đã hết hạn. Đề nghị quản trị viên tạo liên kết mới bằng lệnh tonghop user link.",
            "This link was used or has expired. Ask the administrator for a new one: tonghop user link.",
        )
    }

    /// A password that is too short.
    pub fn password_too_short(self, least: usize) -> String {
        say!(
            self,
            vi = "Mật khẩu cần ít nhất {least} ký tự.",
            en = "A password needs at least {least} characters.",
        )
    }

    /// What `user link` prints.
    pub fn account_link(self, name: &str, address: &str) -> String {
        say!(
            self,
            vi = "Liên kết đặt mật khẩu cho {name}, dùng một lần, hết hạn sau 24 giờ:\n  {address}\n",
            en = "Link for {name} to set a password, works once, expires in 24 hours:\n  {address}\n",
        )
    }

    /// `user remove` is done.
    pub fn account_removed(self, name: &str) -> String {
        say!(self, vi = "Đã xóa {name}.\n", en = "Removed {name}.\n")
    }

    /// `user list`: there is nobody yet.
    pub fn no_account_yet(self) -> &'static str {
        self.pick(
            "Chưa có người dùng nào.\nTạo liên kết cho người đầu tiên: tonghop user link TÊN --role administrator",
            "There is no user yet.\nMake a link for the first one: tonghop user link NAME --role administrator",
        )
    }

    /// Nobody has this name.
    pub fn unknown_account(self, name: &str) -> String {
        say!(
            self,
            vi = "Không có người dùng {name}. Đề nghị xem danh sách bằng lệnh tonghop user list.",
            en = "There is no user {name}. See tonghop user list.",
        )
    }

    /// A name that cannot be used.
    pub fn bad_account_name(self, longest: usize) -> String {
        say!(
            self,
            vi = "Tên đăng nhập cần từ 1 đến {longest} ký tự.",
            en = "A name needs 1 to {longest} characters.",
        )
    }

    /// The configuration has no pages.
    pub fn no_web(self) -> &'static str {
        self.pick(
            "Cấu hình chưa có mục [web], nên chưa có trang nào để đăng nhập. Đề nghị thêm mục [web] với listen = \"127.0.0.1:8080\".",
            "The configuration has no [web], so there are no pages to log in to. Add [web] with listen = \"127.0.0.1:8080\".",
        )
    }

    /// The address could not be used.
    pub fn cannot_listen(self, address: &str) -> String {
        say!(
            self,
            vi =
                "Không mở được trang ở {address}. Đề nghị chọn cổng khác ở listen trong mục [web].",
            en =
                "The pages cannot be served at {address}. Choose another port: listen under [web].",
        )
    }

    /// Under which name decisions of the demo stand.
    pub fn demo_person(self) -> &'static str {
        self.pick("Người thử", "Visitor")
    }

    /// Where the demo's pages are.
    pub fn demo_pages(self, address: &str) -> String {
        say!(
            self,
            vi = "Mở trình duyệt: {address}  (dữ liệu giả, Ctrl-C là hết)",
            en = "Open a browser: {address}  (made-up data, Ctrl-C ends it)",
        )
    }

    /// The two fields differ.
    pub fn passwords_differ(self) -> &'static str {
        self.pick("Hai lần nhập không giống nhau.", "The two passwords differ.")
    }
}
