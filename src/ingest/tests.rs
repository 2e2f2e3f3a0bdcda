//! Whole letters, made of blocks as the readers make them.

mod homonyms;
mod names;
mod scenes;

use std::sync::LazyLock;

use crate::ingest::{Rules, ingest};
use crate::judge::testing::{document, round};
use crate::model::document::{Document, Format};
use crate::model::judgement::{Attribution, Judgement};
use crate::model::letter::{LetterHead, Mailbox};
use crate::model::sighting::Digest;
use crate::model::unit::{AddressEntry, UnitId};

const OWN: &str = "bantuyengiao@nhan.example";

static RULES: LazyLock<Rules> = LazyLock::new(rules);

fn rules() -> Rules {
    let entry = AddressEntry {
        address: "tuyengiao.ha@thu.example".to_owned(),
        unit: UnitId::new("ldld-ha-nam"),
        from: Some(jiff::civil::date(2023, 1, 1)),
        to: None,
        note: String::new(),
    };
    Rules::new(vec![round()], &[entry], [OWN.to_owned()])
}

/// A letter from an address that tells nothing.
fn letter(subject: &str, body: &str, files: Vec<Document>) -> Document {
    let mut letter = document(Format::Eml, "", body);
    letter.head = Some(LetterHead {
        from: Mailbox {
            name: String::new(),
            address: "vanthu@thu.example".to_owned(),
            ..Mailbox::default()
        },
        subject: subject.to_owned(),
        sent_at: "2023-05-29T08:00:00+07:00".parse().ok(),
        ..LetterHead::default()
    });
    letter.members = files;
    letter
}

fn judged(letter: &Document) -> Judgement {
    ingest(Digest([1; 32]), letter, &RULES)
}

/// A report as an office writes it, with this letterhead and title.
fn report(name: &str, letterhead: &str, title: &str) -> Document {
    let body = "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO\nBan Thường vụ đã ban hành kế hoạch và chỉ đạo các cấp công đoàn triển khai đến cơ sở, phân công cán bộ phụ trách.\nII. KẾT QUẢ\nĐã tổ chức 320 buổi tuyên truyền cho 25.400 lượt đoàn viên, người lao động.";
    document(Format::Docx, name, &format!("{letterhead}\nBÁO CÁO\n{title}\n{body}"))
}

/// Its letterhead for a unit.
fn of(unit: &str) -> String {
    format!(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{unit}\tĐộc lập - Tự do - Hạnh phúc\nSố: 45 /BC-LĐLĐ\tNghệ An, ngày 29 tháng 5 năm 2023"
    )
}

const TITLE: &str = "Kết quả triển khai Chương trình số 01/CTr-BCH";

fn unit(judgement: &Judgement) -> String {
    match &judgement.attribution {
        Attribution::Certain(unit) => unit.to_string(),
        Attribution::Subordinate(parent) => {
            parent.as_ref().map(ToString::to_string).unwrap_or_default()
        }
        _ => String::new(),
    }
}
