//! Letters that remind and urge, and what is said about them.
//!
//! The letters themselves are Vietnamese in every language of the program, because units read
//! them; their tone follows what kind of body is written to.

use jiff::Zoned;

use super::{Language, Words, plural};
use crate::model::judgement::Component;
use crate::model::ledger::State;
use crate::model::office::Office;
use crate::model::urging::{Chase, KnownBy, Why};
use crate::text::fold::fold;

/// What a letter is made from.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// To whom, and what they owe.
    pub chase: &'a Chase,
    /// The round's title.
    pub title: &'a str,
    /// The moment up to which letters were looked at.
    pub as_of: &'a Zoned,
    /// Where reports go.
    pub address: Option<&'a str>,
    /// Who writes, in Vietnamese.
    pub office: &'a Office,
}

/// What kind of body a unit is, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    /// A union of a province, an industry, a corporation: below the Confederation.
    Union,
    /// A department or office beside ours.
    Department,
    /// A newspaper, journal or portal.
    Press,
    /// A publishing house.
    Publisher,
}

impl Body {
    fn of(name: &str) -> Self {
        let name = fold(name);
        let starts = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
        if starts(&["lien doan", "cong doan", "ban cong doan"]) {
            Self::Union
        } else if starts(&["bao ", "tap chi", "cong thong tin"]) {
            Self::Press
        } else if starts(&["nha xuat ban"]) {
            Self::Publisher
        } else {
            Self::Department
        }
    }

    /// Who of it is addressed.
    const fn head(self) -> &'static str {
        match self {
            Self::Union => "Ban Thường vụ",
            Self::Department => "Lãnh đạo",
            Self::Press => "Ban Biên tập",
            Self::Publisher => "Ban Giám đốc",
        }
    }

    /// What is asked of whom; offices beside ours are asked, not told.
    const fn request(self, is_late: bool) -> &'static str {
        match (self, is_late) {
            (Self::Union, false) => "Đề nghị Ban Thường vụ quan tâm, chỉ đạo hoàn thiện, gửi",
            (Self::Union, true) => "Đề nghị Ban Thường vụ chỉ đạo khẩn trương hoàn thiện, gửi",
            (Self::Department, false) => {
                "Trân trọng đề nghị quý cơ quan quan tâm, phối hợp hoàn thiện, gửi"
            }
            (Self::Department, true) => "Trân trọng đề nghị quý cơ quan sớm hoàn thiện, gửi",
            (Self::Press | Self::Publisher, false) => {
                "Đề nghị quý cơ quan quan tâm, phối hợp hoàn thiện, gửi"
            }
            (Self::Press | Self::Publisher, true) => "Đề nghị quý cơ quan sớm hoàn thiện, gửi",
        }
    }

    const fn you(self) -> &'static str {
        match self {
            Self::Union => "quý đơn vị",
            Self::Department | Self::Press | Self::Publisher => "quý cơ quan",
        }
    }
}

/// Those addressed: "Ban Thường vụ Liên đoàn Lao động tỉnh Nghệ An".
pub fn salutation(name: &str) -> String {
    format!("{} {name}", Body::of(name).head())
}

/// The subject of a letter.
pub fn subject(facts: &Facts<'_>) -> String {
    let title = lower_first(facts.title);
    match facts.chase.state {
        State::Missing => format!("Đôn đốc gửi báo cáo {title}"),
        _ => format!("Nhắc thời hạn gửi báo cáo {title}"),
    }
}

/// "Kết quả triển khai …" in the middle of a sentence.
fn lower_first(title: &str) -> String {
    let mut rest = title.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

/// The text of a letter, one paragraph a line.
pub fn body(facts: &Facts<'_>) -> String {
    let words = Words::new(Language::Vi);
    let chase = facts.chase;
    let body = Body::of(&chase.name);
    let parts = words.parts(&chase.lacks);
    let is_late = chase.state == State::Missing;
    let address = facts.address.map(|to| format!(" về địa chỉ {to}")).unwrap_or_default();
    let when = if is_late { "trong thời gian sớm nhất" } else { "đúng thời hạn" };
    let paragraphs = [
        format!("Kính gửi: {}", salutation(&chase.name)),
        format!("Đợt báo cáo: {}.", facts.title.trim_end_matches('.')),
        deadline(chase, words),
        situation(facts, body, &parts, words),
        format!(
            "{} {parts} (bản Word, Excel kèm bản đã ký, đóng dấu){address} {when}.",
            body.request(is_late)
        ),
        format!(
            "Trường hợp {} đã gửi, đề nghị phản hồi thư này, cho biết ngày gửi và địa chỉ thư đã dùng để gửi, để hai bên đối chiếu; thư có thể đã bị lạc hoặc bị chuyển vào thư rác.",
            body.you()
        ),
        "Trân trọng cảm ơn./.".to_owned(),
        format!("{}\n{}", facts.office.parent, facts.office.name),
    ];
    paragraphs.join("\n\n") + "\n"
}

fn deadline(chase: &Chase, words: Words) -> String {
    let due = words.date(chase.due);
    let until = if chase.day_included { "hết ngày" } else { "trước ngày" };
    if chase.days_late > 0 {
        return format!("Hạn gửi: {until} {due} (đã quá hạn {} ngày).", chase.days_late);
    }
    format!("Hạn gửi: {until} {due}.")
}

/// What is known, and no more: a letter that may be the report is never called nothing.
fn situation(facts: &Facts<'_>, body: Body, parts: &str, words: Words) -> String {
    let (as_of, you) = (words.moment(facts.as_of), body.you());
    let until = if as_of.starts_with("hết") { "Đến" } else { "Tính đến" };
    if facts.chase.has_written() {
        return format!(
            "{until} {as_of}, hộp thư tiếp nhận có thư liên quan đến {you} nhưng chưa ghi nhận được {parts} hoàn chỉnh."
        );
    }
    format!("{until} {as_of}, hộp thư tiếp nhận chưa ghi nhận được {parts} của {you}.")
}

impl Words {
    /// "báo cáo và phụ lục số liệu"
    pub fn parts(self, parts: &[Component]) -> String {
        let name = |part: &Component| match part {
            Component::Report => self.pick("báo cáo", "report"),
            Component::Annex => self.pick("phụ lục số liệu", "table of figures"),
            Component::Scan => self.pick("bản chụp", "scan"),
            Component::Other => self.pick("tài liệu khác", "other papers"),
        };
        parts.iter().map(name).collect::<Vec<_>>().join(self.pick(" và ", " and "))
    }

    /// Why a unit must not be urged before somebody has looked.
    pub fn caution(self, why: &Why) -> String {
        match why {
            Why::ExtensionAsked(Some(date)) => {
                let date = self.date(*date);
                say!(
                    self,
                    vi = "Đã xin gia hạn đến {date}, chưa duyệt.",
                    en = "Asked for more time until {date}, not decided.",
                )
            }
            Why::OtherChannel(channel) => say!(
                self,
                vi = "Đã ghi nhận nộp qua kênh khác: {channel}.",
                en = "Recorded as received by another channel: {channel}.",
            ),
            Why::Undelivered(address) => say!(
                self,
                vi = "Thư của ta gửi tới {address} bị trả lại; đề nghị gọi điện, hỏi địa chỉ đúng.",
                en =
                    "Our mail to {address} came back; call the unit and ask for the right address.",
            ),
            _ => self.plain_caution(why).to_owned(),
        }
    }

    fn plain_caution(self, why: &Why) -> &'static str {
        match why {
            Why::Unsettled => self.pick(
                "Có thư có thể là báo cáo của đơn vị, cần xem.",
                "A letter may be this unit's report; look at it.",
            ),
            Why::InSpam => self.pick(
                "Có thư nằm trong thư rác, có thể là báo cáo.",
                "A letter in spam may be the report.",
            ),
            Why::InTrash => self.pick(
                "Có thư nằm trong thùng rác, có thể là báo cáo.",
                "A letter in the trash may be the report.",
            ),
            Why::LinkOnly => self.pick(
                "Đã gửi liên kết thay cho tệp, cần tải về xem.",
                "Sent a link instead of a file; download it.",
            ),
            Why::Unreadable => self.pick(
                "Đã gửi tệp nhưng máy chưa đọc được, cần mở xem.",
                "Sent a file that could not be read; open it.",
            ),
            Why::WithoutReport => self.pick(
                "Đã gửi thư nhưng thiếu tệp báo cáo hoặc biểu chưa điền; nên gọi điện.",
                "Wrote without a report or with a blank form; better to call.",
            ),
            Why::Subordinate => self.pick(
                "Cấp dưới của đơn vị đã gửi thẳng báo cáo; cần hỏi lại.",
                "A lower level sent a report directly; ask the unit first.",
            ),
            Why::Withdrawal => self.pick(
                "Đơn vị xin rút báo cáo, cần quyết định.",
                "The unit asked to withdraw its report; decide.",
            ),
            Why::Question => self.pick(
                "Đơn vị đã gửi thư hỏi về báo cáo; nên trả lời trước khi nhắc.",
                "The unit asked something about the report; answer before reminding.",
            ),
            Why::ExtensionAsked(_) => {
                self.pick("Đã xin gia hạn, chưa duyệt.", "Asked for more time, not decided.")
            }
            Why::ToConfirm => {
                self.pick("Chưa xác nhận là phải nộp.", "Not confirmed as having to submit.")
            }
            // Said by the caller.
            Why::OtherChannel(_) | Why::Undelivered(_) => "",
        }
    }

    /// How an address is known.
    pub fn known_by(self, known_by: KnownBy) -> &'static str {
        match known_by {
            KnownBy::Book => self.pick("danh bạ", "address book"),
            KnownBy::Ruling(_) => self.pick("cán bộ ghi", "recorded by staff"),
            KnownBy::Wrote(_) => {
                self.pick("đã gửi thư từ địa chỉ này", "has written from this address")
            }
        }
    }

    /// Title of the list.
    pub fn remind_title(self, round: &str) -> String {
        say!(self, vi = "Đơn vị chưa nộp báo cáo: {round}", en = "Units without a report: {round}")
    }

    /// Name of its sheet.
    pub fn remind_sheet(self) -> &'static str {
        self.pick("Cần nhắc", "To remind")
    }

    /// Heading of the units that may be urged at once.
    pub fn to_urge(self, count: usize) -> String {
        let units = plural(count, "unit", "units");
        say!(
            self,
            vi = "Có thể nhắc ngay ({count} đơn vị)",
            en = "Can be reminded now ({count} {units})"
        )
    }

    /// Heading of the units that must be looked at first.
    pub fn look_first(self, count: usize) -> String {
        let units = plural(count, "unit", "units");
        say!(
            self,
            vi = "Cần xem trước khi nhắc ({count} đơn vị)",
            en = "Look first, then remind ({count} {units})",
        )
    }

    /// Head of the list for a message to many.
    pub fn zalo_head(self, round: &str, as_of: &Zoned, count: usize) -> String {
        let (moment, lower) = (self.moment(as_of), lower_first(round));
        say!(
            self,
            vi = "Báo cáo {lower}\nTính đến {moment}, chưa ghi nhận được báo cáo của {count} đơn vị:",
            en = "Report: {round}\nAs of {moment}, no report was recorded from {count} units:",
        )
    }

    /// End of that list: mail does get lost.
    pub fn zalo_end(self, address: Option<&str>) -> String {
        let to = address.map(|to| say!(self, vi = " về {to}", en = " to {to}")).unwrap_or_default();
        say!(
            self,
            vi = "Đề nghị các đơn vị gửi báo cáo và phụ lục số liệu{to}; đơn vị đã gửi đề nghị liên hệ để đối chiếu.",
            en = "Please send report and figures{to}; units that have sent them, please contact us to compare.",
        )
    }

    /// Result of `remind`: drafts that were written.
    pub fn drafts_written(self, count: usize, folder: &str) -> String {
        say!(
            self,
            vi = "Đã soạn {count} thư nháp vào {folder}. Chưa gửi thư nào: mở từng tệp bằng chương trình thư, xem lại rồi gửi.",
            en = "{count} drafts were written to {folder}. Nothing was sent: open each with a mail program, look at it, send it.",
        )
    }

    /// A unit that gets no draft.
    pub fn draft_left_out(self, unit: &str, code: &str, why: &str) -> String {
        say!(
            self,
            vi = "Không soạn: {unit}. {why} Vẫn cần nhắc thì thêm: --unit {code}",
            en = "Left out: {unit}. {why} To remind it all the same, add: --unit {code}",
        )
    }

    /// A draft that stands there already.
    pub fn draft_exists(self, file: &str) -> String {
        say!(
            self,
            vi =
                "Giữ nguyên: {file} đã có. Muốn soạn lại, chuyển tệp cũ đi hoặc chọn thư mục khác.",
            en = "Kept: {file} exists already. To write it again, move it away or name another folder.",
        )
    }

    /// A draft without a recipient.
    pub fn draft_without_address(self, unit: &str) -> String {
        say!(
            self,
            vi = "Chưa có địa chỉ thư: {unit}. Thư nháp để trống người nhận; ghi địa chỉ bằng: tonghop rule address ĐỊA-CHỈ ĐƠN-VỊ",
            en = "No mail address: {unit}. Its draft has no recipient; record one with: tonghop rule address ADDRESS UNIT",
        )
    }

    /// A unit named with `--unit` that has sent its report, or need not.
    pub fn not_to_be_urged(self, unit: &str) -> String {
        say!(
            self,
            vi = "{unit} không thuộc diện chưa nộp, nên không soạn thư nhắc.\nXem tình trạng: tonghop late",
            en = "{unit} owes no report, so no letter is drafted.\nSee where it stands: tonghop late",
        )
    }
}
