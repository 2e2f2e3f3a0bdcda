//! Reports as offices write them.

use super::*;
use crate::judge::testing;
use crate::model::document::{Block, Format};

fn titles() -> Vec<String> {
    [
        "Đặc điểm tình hình",
        "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện",
        "Hạn chế",
        "Nguyên nhân",
        "Dự báo tình hình",
        "Đề xuất, kiến nghị",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// `level heading -> position (number of paragraphs)`.
fn told(text: &str) -> Vec<String> {
    tell(&testing::document(Format::Docx, "bc.docx", text))
}

fn tell(document: &Document) -> Vec<String> {
    let line = |section: &Section| {
        let at = section.outline.map_or_else(|| "-".to_owned(), |at| at.to_string());
        format!("{} {} -> {at} ({})", section.level, section.heading, section.paragraphs.len())
    };
    outline(document, &titles()).iter().map(line).collect()
}

const LETTERHEAD: &str = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN\nSố: 45/BC-LĐLĐ\nBÁO CÁO\nKết quả triển khai Chương trình số 01/CTr-BCH\n";
const LONG: &str = "Ban Thường vụ đã ban hành kế hoạch và chỉ đạo các cấp công đoàn triển khai đến cơ sở, phân công cán bộ phụ trách.";

#[test]
fn text_stands_under_its_heading_and_the_letterhead_and_the_signature_under_none() {
    let text = format!(
        "{LETTERHEAD}{LONG}\nI. ĐẶC ĐIỂM TÌNH HÌNH\n{LONG}\n- Tổng số đoàn viên: 12.450\nII. KẾT QUẢ\n1. Công tác lãnh đạo, chỉ đạo\n{LONG}\n1.1. Công tác ban hành văn bản\n{LONG}\na) Ban hành kế hoạch;\nIII- HẠN CHẾ, NGUYÊN NHÂN:\n{LONG}\nKIẾN NGHỊ VÀ ĐỀ XUẤT, KIẾN NGHỊ\n{LONG}\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH"
    );
    assert_eq!(
        told(&text),
        [
            "0  -> - (1)",
            "1 I. ĐẶC ĐIỂM TÌNH HÌNH -> 0 (2)",
            "1 II. KẾT QUẢ -> - (0)",
            "2 1. Công tác lãnh đạo, chỉ đạo -> 1 (1)",
            "3 1.1. Công tác ban hành văn bản -> 1 (2)",
            "1 III- HẠN CHẾ, NGUYÊN NHÂN: -> 2 (1)",
            "1 KIẾN NGHỊ VÀ ĐỀ XUẤT, KIẾN NGHỊ -> 5 (1)",
        ]
    );
}

#[test]
fn a_heading_is_numbered_in_every_way() {
    for (line, level) in [
        ("I. Kết quả", 1),
        ("IV/ Kết quả", 1),
        ("II - Kết quả", 1),
        ("II.Kết quả", 1),
        ("PHẦN I: KẾT QUẢ", 1),
        ("Phần thứ nhất: Kết quả đạt được", 1),
        ("A. Kết quả", 1),
        ("1. Kết quả", 2),
        ("2) Kết quả", 2),
        ("3/ Kết quả.", 2),
        ("1.2 Kết quả", 3),
        ("1.2. Kết quả", 3),
        ("II.3. Kết quả", 2),
        ("1.2.3. Kết quả", 4),
    ] {
        let sections = outline(&testing::document(Format::Docx, "", line), &[]);
        let found: Vec<(&str, u8)> =
            sections.iter().map(|section| (section.heading.as_str(), section.level)).collect();
        assert_eq!(found, [(line, level)]);
    }
}

#[test]
fn items_and_sentences_are_no_headings() {
    let sentence = format!("1. {LONG}");
    for line in [
        "1. Ban hành kế hoạch;",
        "a) Ban hành kế hoạch",
        "- Kết quả",
        "12.450 đoàn viên",
        "Năm 2022 đạt kết quả",
        "1. Đã ban hành kế hoạch. Đã tổ chức hội nghị.",
        "29/5/2023 là hạn nộp",
        "I",
        "1.",
        sentence.as_str(),
    ] {
        let text = format!("{LONG}\n{line}");
        assert_eq!(told(&text), ["0  -> - (2)"], "{line}");
    }
}

#[test]
fn a_heading_that_runs_into_its_text_is_known_by_the_outline() {
    let text = format!("1. Hạn chế: {LONG}\n2. Khác: {LONG}");
    let sections = outline(&testing::document(Format::Docx, "", &text), &titles());
    assert_eq!(sections.len(), 1);
    assert_eq!(sections[0].heading, "1. Hạn chế:");
    assert_eq!(sections[0].paragraphs[0].text, LONG);
    assert_eq!(sections[0].paragraphs[0].place, Place::Paragraph(1));
    assert_eq!(sections[0].paragraphs.len(), 2);
}

#[test]
fn styles_and_bold_make_headings_once_the_report_has_begun() {
    let text = format!("Ban Tuyên giáo\n{LONG}\nNguyên nhân\nDự báo\nKý tên.");
    let mut document = testing::document(Format::Docx, "", &text);
    let change = |block: &mut Block, heading: Option<u8>| {
        if let Block::Paragraph(paragraph) = block {
            paragraph.heading = heading;
            paragraph.bold = heading.is_none();
        }
    };
    change(&mut document.blocks[0], None);
    change(&mut document.blocks[2], None);
    change(&mut document.blocks[3], Some(2));
    change(&mut document.blocks[4], None);
    assert_eq!(tell(&document), ["0  -> - (1)", "3 Nguyên nhân -> 3 (0)", "2 Dự báo -> 4 (1)"]);
}

#[test]
fn foreign_text_of_any_shape_is_taken() {
    for text in
        ["PHẦN", "Phần ", "....", "I.)", "ộ.", "\u{a0}1.\u{a0}ộ", "1.2.3.4.5.6. Sâu", "A", "(1)"]
    {
        outline(&testing::document(Format::Docx, "", text), &titles());
    }
}
