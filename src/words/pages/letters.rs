//! "Thư": the list of every letter seen.

use crate::words::Words;

impl Words {
    /// What the list holds.
    pub fn letters_lead(self) -> &'static str {
        self.pick(
            "Mọi thư trong hộp thư, mới nhất ở trên. Một thư nằm ở hai thư mục thì có hai dòng.",
            "Every letter in the mailbox, newest first. A letter in two folders has two rows.",
        )
    }

    /// How many rows the filters leave, and which of them stand on this page.
    pub fn letters_shown(self, first: usize, last: usize, found: usize, all: usize) -> String {
        if found == 0 {
            return say!(
                self,
                vi = "Không có thư nào trong {all} thư khớp với điều kiện đã chọn. Đề nghị bỏ bớt điều kiện.",
                en = "None of the {all} letters matches. Please remove a filter.",
            );
        }
        say!(
            self,
            vi = "Thư {first}–{last} trong {found} thư khớp điều kiện (tất cả {all}).",
            en = "Letters {first}–{last} of {found} that match ({all} in all).",
        )
    }

    /// Label of the field for words.
    pub fn letters_search(self) -> &'static str {
        self.pick("Tìm trong người gửi, tiêu đề, tên tệp", "Find in sender, subject, file names")
    }

    /// Label of the kinds of letter.
    pub fn letters_verdict(self) -> &'static str {
        self.pick("Loại thư", "Kind of letter")
    }

    /// Label of the units.
    pub fn letters_unit(self) -> &'static str {
        self.pick("Đơn vị", "Unit")
    }

    /// The choice of letters that are nobody's.
    pub fn letters_of_nobody(self) -> &'static str {
        self.pick("Chưa rõ của đơn vị nào", "Unit not known")
    }

    /// The box for letters in Spam and Trash.
    pub fn letters_out_of_sight(self) -> &'static str {
        self.pick("Chỉ thư trong Spam, Thùng rác", "Only letters in Spam or Trash")
    }

    /// The link that drops all filters.
    pub fn letters_no_filter(self) -> &'static str {
        self.pick("Bỏ lọc", "Clear filters")
    }

    /// Name of the table.
    pub fn letters_table(self) -> &'static str {
        self.pick("Danh sách thư", "Letters")
    }

    /// Column of the sender.
    pub fn letters_from(self) -> &'static str {
        self.pick("Người gửi", "Sender")
    }

    /// Column of the subject.
    pub fn letters_subject(self) -> &'static str {
        self.pick("Tiêu đề", "Subject")
    }

    /// Column of the receipt.
    pub fn letters_received(self) -> &'static str {
        self.pick("Nhận lúc", "Received")
    }

    /// Column of the folder.
    pub fn letters_folder(self) -> &'static str {
        self.pick("Thư mục", "Folder")
    }

    /// A letter without a subject.
    pub fn letters_no_subject(self) -> &'static str {
        self.pick("(không có tiêu đề)", "(no subject)")
    }

    /// A unit that is only a guess.
    pub fn letters_perhaps(self, units: &str) -> String {
        say!(self, vi = "có thể là {units}", en = "perhaps {units}")
    }

    /// Beside a letter that a person has settled.
    pub fn letters_ruled(self) -> &'static str {
        self.pick("đã có ý kiến cán bộ", "decided by staff")
    }

    /// A letter whose bytes are not here yet.
    pub fn letters_not_here(self) -> &'static str {
        self.pick("chưa tải được thư", "not fetched yet")
    }

    /// The link to the page before.
    pub fn page_before(self) -> &'static str {
        self.pick("Trang trước", "Previous page")
    }

    /// The link to the next page.
    pub fn page_after(self) -> &'static str {
        self.pick("Trang sau", "Next page")
    }

    /// Where one is in a list of several pages.
    pub fn page_of(self, page: usize, pages: usize) -> String {
        say!(self, vi = "Trang {page}/{pages}", en = "Page {page} of {pages}")
    }

    /// Name of the links to other pages of a list.
    pub fn page_links(self) -> &'static str {
        self.pick("Các trang của danh sách", "Pages of the list")
    }
}
