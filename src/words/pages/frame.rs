//! The frame of every page: menu, banner, notice, refusals.

use crate::model::account::Role;
use crate::words::Words;

impl Words {
    /// Name of the program above every page.
    pub fn program_title(self) -> &'static str {
        self.pick("tonghop – tổng hợp báo cáo", "tonghop – collected reports")
    }

    /// For people who come with the keyboard.
    pub fn skip_to_content(self) -> &'static str {
        self.pick("Đến nội dung chính", "Skip to the content")
    }

    /// Name of the menu.
    pub fn menu(self) -> &'static str {
        self.pick("Các trang", "Pages")
    }

    /// Name of the list of rounds.
    pub fn other_rounds(self) -> &'static str {
        self.pick("Đợt khác", "Other rounds")
    }

    /// Said on every page of the demo.
    pub fn demo_banner(self) -> &'static str {
        self.pick(
            "Bản thử: mọi thư và số liệu đều do máy bịa ra.",
            "Demo: every letter and figure is made up.",
        )
    }

    /// The button that undoes what was just recorded.
    pub fn undo(self) -> &'static str {
        self.pick("Hoàn tác", "Undo")
    }

    /// The button that ends the session.
    pub fn log_out(self) -> &'static str {
        self.pick("Đăng xuất", "Log out")
    }

    /// The link back to the list.
    pub fn to_the_list(self) -> &'static str {
        self.pick("Về tình hình nộp", "To submissions")
    }

    /// No page has this address.
    pub fn page_not_found(self) -> &'static str {
        self.pick(
            "Không có trang này. Đề nghị chọn lại từ các mục ở trên.",
            "There is no such page. Please choose from the menu.",
        )
    }

    /// A request under a name that is not ours.
    pub fn unknown_host(self, host: &str) -> String {
        say!(
            self,
            vi = "Máy này không phục vụ tên {host}. Đề nghị quản trị viên thêm tên đó vào hosts trong mục [web] của cấu hình.\n",
            en = "This machine does not serve the name {host}. Add it to hosts under [web] in the configuration.\n",
        )
    }

    /// A form that was sent from another site.
    pub fn foreign_form(self) -> &'static str {
        self.pick(
            "Biểu mẫu được gửi từ trang khác nên không được ghi. Đề nghị mở lại trang của tonghop rồi làm lại.\n",
            "The form came from another site and was not recorded. Please open the page of tonghop again.\n",
        )
    }

    /// A form without its token, or with one from before a restart.
    pub fn form_too_old(self) -> &'static str {
        self.pick(
            "Trang đã mở từ trước khi chương trình khởi động lại, ý kiến chưa được ghi. Đề nghị tải lại trang rồi làm lại.",
            "The page is from before a restart and nothing was recorded. Please reload the page and try again.",
        )
    }

    /// Somebody else decided on the same thing meanwhile.
    pub fn decided_meanwhile(self, by: &str, theirs: &str) -> String {
        say!(
            self,
            vi = "{by} vừa ghi ý kiến về việc này: {theirs} Ý kiến của bạn chưa được ghi. Đề nghị mở lại trang, xem ý kiến đó rồi ghi lại.",
            en = "{by} has just decided on this: {theirs} Your decision was not recorded. Please open the page again, look at theirs and decide.",
        )
    }

    /// The reason of a decision for which none was typed.
    pub fn decided_on_page(self) -> &'static str {
        self.pick("Ghi trên trang.", "Recorded on the page.")
    }

    /// What the person may not do.
    pub fn role_too_small(self, least: Role) -> String {
        let role = self.role(least);
        say!(
            self,
            vi = "Việc này cần quyền {role}. Đề nghị nhờ quản trị viên.",
            en = "This needs the role {role}. Please ask the administrator.",
        )
    }

    /// A role in words.
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Reader => self.pick("người xem", "reader"),
            Role::Clerk => self.pick("cán bộ", "clerk"),
            Role::Administrator => self.pick("quản trị", "administrator"),
        }
    }
}
