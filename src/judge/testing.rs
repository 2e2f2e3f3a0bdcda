//! The shipped list of units for tests, without the configuration's loader.

use crate::judge::attribution::Recogniser;
use crate::model::document::{Block, Document, Format, Paragraph};
use crate::model::round::{DueDay, Form, Group, Recognise, Round, RoundId};
use crate::model::sighting::Digest;
use crate::model::unit::{Expected, Roster, Unit, UnitId};

/// The shipped list.
pub(crate) fn roster() -> Roster {
    let text = include_str!("../../config/rounds/ctr01-2023/units.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let units = reader.records().map(|row| unit(&row.expect("a row of units.csv"))).collect();
    Roster { units }
}

fn unit(row: &csv::StringRecord) -> Unit {
    let list = |column: usize| -> Vec<String> {
        row[column].split("; ").filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    Unit {
        id: UnitId::new(&row[0]),
        name: row[1].to_owned(),
        group: row[2].to_owned(),
        expected: match &row[3] {
            "yes" => Expected::Yes,
            "receiver" => Expected::Receiver,
            _ => Expected::Confirm,
        },
        aliases: list(4),
        bare_names: list(5),
        letterhead: row[6].to_owned(),
        places: list(7),
        number_suffixes: list(8),
        domains: list(9),
        valid_from: row[10].parse().ok(),
        valid_to: row[11].parse().ok(),
        successors: Vec::new(),
        note: String::new(),
    }
}

/// The groups as the shipped round has them.
pub(crate) fn groups() -> Vec<Group> {
    ["province", "industry", "corporation", "department", "press"]
        .map(|id| Group {
            id: id.to_owned(),
            title: id.to_owned(),
            due: None,
            anchors: if id == "department" {
                ["Tổng Liên đoàn", "TLĐ", "Tổng LĐLĐ"].map(str::to_owned).to_vec()
            } else {
                Vec::new()
            },
        })
        .to_vec()
}

/// A recogniser for the shipped list and an empty address book.
pub(crate) fn recogniser() -> Recogniser {
    Recogniser::new(&roster(), &groups(), &[])
}

/// Rows of a vector file.
pub(crate) fn vectors(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row of vectors")).collect()
}

/// A text document of one paragraph per line.
pub(crate) fn document(format: Format, name: &str, text: &str) -> Document {
    let mut document = Document::new(format, name.to_owned(), Digest([7; 32]), 20_000);
    document.blocks = (1_u32..)
        .zip(text.lines().filter(|line| !line.is_empty()))
        .map(|(number, line)| {
            Block::Paragraph(Paragraph {
                number,
                text: line.to_owned(),
                heading: None,
                bold: false,
                original: None,
            })
        })
        .collect();
    document
}

/// A round as shipped, as far as a letter is told to belong to it.
pub(crate) fn round() -> Round {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Round {
        id: RoundId::new("ctr01-2023"),
        title: "Chương trình số 01/CTr-BCH".to_owned(),
        recognise: Recognise {
            numbers: list(&["01/CTr-BCH"]),
            phrases: list(&[
                "đẩy mạnh công tác truyền thông Công đoàn",
                "công tác truyền thông Công đoàn Việt Nam",
                "tổng kết truyền thông",
                "BC truyền thông CĐ",
            ]),
            own_numbers: list(&["58/HD-TLĐ", "1885/TLĐ-TG"]),
            own_phrases: list(&[
                "Hướng dẫn báo cáo kết quả triển khai Chương trình số 01/CTr-BCH",
                "HD báo cáo CTr 01",
                "Đôn đốc gửi báo cáo Chương trình 01/CTr-BCH",
            ]),
            other: list(&[
                "6 tháng đầu năm",
                "Tháng Công nhân",
                "1298/ĐA-TLĐ",
                "Đề án 1298",
                "cuộc thi",
                "Tọa đàm",
                "tác phẩm dự thi",
            ]),
        },
        groups: groups(),
        opens: None,
        due: jiff::civil::date(2023, 5, 30),
        due_day: DueDay::Ask,
        closes: None,
        required: Vec::new(),
        periods: Vec::new(),
        outline: Vec::new(),
        checks: Vec::new(),
        roster: roster(),
        form: Form::default(),
    }
}
