//! Which indicator a row is.

use std::fmt::Write;

use super::lines;
use super::read;
use super::round;
use super::strays;
use crate::judge::figures::labels::Labels;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;
use crate::model::round::Form;
use crate::model::round::IndicatorKind;

fn code(label: &str) -> String {
    let form = round::form();
    named(&form, &Labels::of(&form), label)
}

/// The code that a label names; "?" behind it when a person must confirm.
fn named(form: &Form, labels: &Labels, label: &str) -> String {
    match labels.find(&RowText::of(label)) {
        Some(found) => {
            let doubt = if found.is_sure() { "" } else { "?" };
            format!("{}{doubt}", form.indicators[found.indicator].code)
        }
        None => String::new(),
    }
}

#[test]
fn each_wording_of_the_form_names_its_own_indicator() {
    let form = round::form();
    let labels = Labels::of(&form);
    let mut seen = 0;
    for indicator in &form.indicators {
        let short = indicator.whole_labels.iter();
        let wordings = short.chain(&indicator.synonyms).chain([&indicator.label]);
        for wording in wordings {
            seen += 1;
            for written in [
                wording.clone(),
                format!("- {wording}:"),
                format!("1.2. {wording}"),
                wording.to_uppercase(),
                format!("{wording} (số liệu)"),
            ] {
                assert_eq!(named(&form, &labels, &written), indicator.code.as_str(), "{written}");
            }
        }
    }
    assert!(form.indicators.len() == 39 && seen > 150, "{seen}");
}

#[test]
fn each_row_of_the_form_is_read_as_itself_in_the_form_s_own_order() {
    let form = round::form();
    let mut drawing = String::from("TT | Nội dung | Đơn vị tính | Số lượng | Ghi chú\n");
    let mut told = Vec::new();
    let mut section = "";
    for (indicator, number) in form.indicators.iter().zip(11..) {
        if indicator.section != section {
            section = &indicator.section;
            writeln!(drawing, " | {section} | | |").unwrap();
        }
        let (value, read) = match indicator.kind {
            IndicatorKind::Yesno => ("Có".to_owned(), "1".to_owned()),
            IndicatorKind::Text => (format!("ý {number}"), format!("“ý {number}”")),
            _ => (number.to_string(), number.to_string()),
        };
        let unit = &indicator.unit_of_measure;
        writeln!(drawing, "{number} | {} | {unit} | {value} |", indicator.label).unwrap();
        told.push(format!("{} total {read} read", indicator.code));
    }
    let figures = read(&drawing);
    assert_eq!(lines(&figures), told);
    assert_eq!(strays(&figures), Vec::<String>::new());
    assert_eq!((figures.rows_found, figures.rows_filled), (39, 39));
    assert!(figures.findings.is_empty());
}

#[test]
fn a_synonym_at_the_head_of_a_longer_text_counts() {
    assert_eq!(code("Tổng số fanpage của LĐLĐ tỉnh và các cấp"), "C03");
    assert_eq!(code("Tổng kinh phí, triệu đồng"), "E01");
    assert_eq!(code("Số trang Facebook (fanpage)"), "C03");
    assert_eq!(code("Số lượt theo dõi"), "C06");
}

#[test]
fn a_short_wording_inside_a_longer_text_counts_nothing() {
    assert_eq!(code("Công tác nữ công"), "");
    assert_eq!(code("Hội thi tiếng hát công nhân"), "");
}

#[test]
fn what_names_two_indicators_or_names_one_in_its_tail_is_for_a_person() {
    assert_eq!(code("Số fanpage và nhóm Zalo"), "C03?");
    assert_eq!(code("Số bài viết trên trang Facebook"), "C03?");
    assert_eq!(code("Số cán bộ, nữ công nhân được biểu dương"), "B06?");
    assert_eq!(code("Tổng kinh phí tổ chức cuộc thi trực tuyến"), "E01?");
}

#[test]
fn a_name_with_words_of_another_matter_behind_it_is_for_a_person() {
    for (label, expected) in [
        ("Số cuộc thi tay nghề", "D05?"),
        ("Số buổi tuyên truyền phòng, chống ma túy", "D03?"),
        ("Tổng kinh phí cho công tác kiểm tra", "E01?"),
        ("Số trang Facebook của công đoàn cơ sở", "C03?"),
        ("Số CĐ cấp trên TTCS có kế hoạch năm 2024", "A03?"),
        ("Số lượt cán bộ được tập huấn nghiệp vụ kiểm tra", "B08?"),
        ("Số trang Facebook đang hoạt động", "C03"),
    ] {
        assert_eq!(code(label), expected, "{label}");
    }
}

#[test]
fn the_longest_synonym_wins_over_those_inside_it() {
    assert_eq!(code("Số CĐ cấp trên TTCS có kế hoạch hằng năm"), "A03");
    let form = round::form();
    let found = Labels::of(&form).find(&RowText::of("Tin bài công đoàn đã đăng")).unwrap();
    assert_eq!(found.reason, LabelReason::Inside);
}

#[test]
fn a_part_below_a_foreign_row_is_for_a_person() {
    let figures = read(
        "
TT | Nội dung | ĐVT | Số lượng
1 | Số cộng tác viên truyền thông | người | 120
 | Trong đó: nữ | người | 50
2 | Số hội nghị tuyên truyền | cuộc | 40
 | - Cấp tỉnh | cuộc | 4
 | - Cấp huyện | cuộc | 36
",
    );
    assert_eq!(
        lines(&figures),
        [
            "B02 total 4 review unsure_label",
            "B03 total 36 review unsure_label",
            "B06 total 50 review unsure_label",
            "B09 total 120 read",
            "D03 total 40 read",
        ]
    );
}

#[test]
fn a_part_below_its_own_parent_counts_and_beats_the_same_words_elsewhere() {
    let figures = read(
        "
TT | Nội dung | Số lượng
1 | Tổng số cán bộ tuyên giáo | 200
 | - Cấp tỉnh | 10
 | - Cấp huyện | 60
 | Trong đó: nữ | 90
2 | Số cộng tác viên truyền thông | 120
 | Trong đó: nữ | 50
",
    );
    assert_eq!(
        lines(&figures),
        [
            "B01 total 200 read",
            "B02 total 10 read",
            "B03 total 60 read",
            "B06 total 90 read",
            "B09 total 120 read",
        ]
    );
    assert_eq!(strays(&figures), ["Trong đó: nữ: 50"]);
}

#[test]
fn abbreviations_small_words_and_another_order_leave_a_label_certain() {
    for (label, expected) in [
        ("Số CB làm CT tuyên truyền, VĐ", "B01"),
        ("Tổng số CBCĐ làm công tác TG, TT", "B01"),
        ("CB được đào tạo về báo chí", "B07?"),
        ("Số CTV truyền thông, DLXH", "B09"),
        ("Số CTV", "B09"),
        ("Cộng tác viên DLXH", "B09"),
        ("Trang FB", "C03"),
        ("Số fan page", "C03"),
        ("Số trang, cổng TTĐT", "C02"),
        ("Số cổng/trang thông tin điện tử", "C02"),
        ("Số tin, bài, video đăng trên MXH", "D02"),
        ("Số CĐCS có từ 1.000 ĐV, NLĐ trở lên", "D07"),
        ("Số lượt ĐV, NLĐ tham dự", "D04"),
        ("Trên mạng xã hội: tin, bài, video đăng", "D02"),
        ("Kinh phí cho công tác truyền thông", "E01"),
        ("KP truyền thông", "E01"),
        ("Chuyên môn, ngân sách nhà nước hỗ trợ", "E03"),
        ("Số PV, biên tập viên", "P01"),
        ("CĐ cấp trên TTCS có KH", "A03"),
        ("Tỷ lệ CĐ cấp trên TTCS có KH", "A04"),
        ("Số báo, bản tin, tạp chí CĐ (cả nội bộ)", "C01"),
    ] {
        assert_eq!(code(label), expected, "{label}");
    }
}

#[test]
fn slips_and_parts_of_a_wording_are_for_a_person_and_less_is_no_row_of_the_form() {
    for (label, expected) in [
        ("Số hội ngị, buổi tuyên truyền trực tiếp, trực tuyến", "D03?"),
        ("Số người dự thi", "D06?"),
        ("Luợt cán bộ được tập huấn nghiệp vụ truyền thônng", "B08"),
        ("Số lượt cán bô được tâp huân, bồi dưỡng nghiệp vụ truyền thônng", "B08"),
        ("Công tác viên truyền thông", "B09"),
        ("Số buổi trực tiếp, trực tuyến", "D03?"),
        ("Số báo cáo viên", ""),
        ("Số đoàn viên mới kết nạp", ""),
        ("Số CĐCS thành lập mới", ""),
        ("Số cán bộ được khen thưởng", ""),
        ("Số podcast", ""),
        ("Số vụ tai nạn lao động", ""),
    ] {
        assert_eq!(code(label), expected, "{label}");
    }
}

#[test]
fn brackets_that_narrow_a_label_are_for_a_person() {
    for (label, expected) in [
        ("Tổng số cán bộ tuyên giáo (kể cả kiêm nhiệm)", "B01"),
        ("Tổng số cán bộ tuyên giáo (nữ)", "B01?"),
        ("Số fanpage (chỉ cấp tỉnh)", "C03?"),
        ("Tổng kinh phí (kế hoạch)", "E01?"),
        ("Số buổi tuyên truyền (khối doanh nghiệp)", "D03?"),
        ("Số buổi tuyên truyền (6 tháng đầu năm 2023)", "D03?"),
        ("Đã ban hành kế hoạch triển khai Chương trình 01/CTr-BCH (Có/Không)", "A01"),
    ] {
        assert_eq!(code(label), expected, "{label}");
    }
}

#[test]
fn each_match_says_how_good_it_is_and_why() {
    let form = round::form();
    let labels = Labels::of(&form);
    let told = |label: &str| {
        let found = labels.find(&RowText::of(label)).unwrap();
        (found.score, found.reason)
    };
    assert_eq!(told("Tổng kinh phí cho công tác truyền thông"), (100, LabelReason::Label));
    assert_eq!(told("Số PV, biên tập viên"), (95, LabelReason::Abbreviation));
    assert_eq!(told("Chuyên môn, ngân sách nhà nước hỗ trợ"), (90, LabelReason::Reordered));
    assert_eq!(told("Số fanpage và nhóm Zalo"), (50, LabelReason::Rivals));
    assert_eq!(told("Số lượt ngưòoi dự thi"), (82, LabelReason::Slip));
    assert_eq!(told("Số hội nghị, buổi tuyên truyền"), (88, LabelReason::Reordered));
    let (score, reason) = told("Số buổi trực tiếp, trực tuyến");
    assert!(reason == LabelReason::Partial && (60..=80).contains(&score), "{score} {reason:?}");
}

#[test]
fn a_wording_with_more_words_of_its_own_indicator_is_certain_in_a_table_alone() {
    assert_eq!(code("Số hội nghị, buổi tuyên truyền"), "D03");
    for label in [
        "Số hội nghị, buổi tuyên truyền ở nước ngoài",
        "Số buổi hội nghị trực tiếp",
        "Số người dự hội nghị, buổi tuyên truyền",
    ] {
        assert_ne!(code(label), "D03", "{label}");
    }
    let labels = Labels::of(&round::form());
    assert_eq!(labels.find_full(&RowText::of("hội nghị, buổi tuyên truyền")), None);
}
