//! Figures in sentences.

use super::*;
use crate::judge::figures::with_sentences;
use crate::model::document::Place;
use crate::model::finding::Finding;

fn told_beside(texts: &[&str], table: Option<&str>) -> Figures {
    let mut blocks: Vec<Block> = texts.iter().map(|text| paragraph(text)).collect();
    blocks.extend(table.map(|drawing| Block::Table(inline(1, drawing))));
    let document = document(blocks);
    let of_tables = figures(&document, &FORM);
    with_sentences(of_tables, &document, &FORM)
}

fn told(sentence: &str) -> Vec<String> {
    lines(&told_beside(&[sentence], None))
}

#[test]
fn a_sentence_gives_its_figures_and_is_kept_with_them() {
    let sentence = "Toàn tỉnh có 1.234 cán bộ làm công tác tuyên giáo, trong đó 567 nữ.";
    let figures = told_beside(&[sentence], None);
    assert_eq!(lines(&figures), ["B01 total 1234 read", "B06 total 567 read"]);
    for figure in &figures.figures {
        assert_eq!(figure.sentence.as_deref(), Some(sentence));
        assert_eq!(figure.place, Place::Paragraph(1));
    }
    assert_eq!(figures.figures[0].label, "cán bộ làm công tác tuyên giáo");
    assert_eq!(figures.figures[1].reading.raw, "567");
    assert_eq!((figures.rows_found, figures.rows_filled), (0, 0));
}

#[test]
fn each_number_of_a_list_belongs_to_the_words_behind_it() {
    assert_eq!(
        told(
            "Đã thành lập 12 trang Facebook, 45 nhóm Zalo và 3 kênh Youtube với 120.500 người theo dõi."
        ),
        [
            "C03 total 12 read",
            "C04 total 45 read",
            "C05 total 3 read",
            "C06 total 120500 review unsure_label"
        ]
    );
}

#[test]
fn years_and_spans_name_the_period() {
    assert_eq!(
        told("Từ năm 2020 đến nay đã tổ chức 15 cuộc thi với 12.000 lượt người dự thi."),
        ["D05 total 15 read", "D06 total 12000 read"]
    );
    assert_eq!(told("Năm 2022, tổ chức 15 cuộc thi."), ["D05 2022 15 read"]);
    assert_eq!(told("Tổ chức 15 cuộc thi trong năm 2022."), ["D05 2022 15 read"]);
    assert_eq!(
        told("Số cuộc thi: năm 2021: 10 cuộc; năm 2022: 15 cuộc."),
        ["D05 2021 10 read", "D05 2022 15 read"]
    );
    assert_eq!(told("Đã tổ chức 15 cuộc thi."), ["D05 total 15 review unsure_period"]);
    assert_eq!(told("Năm 2019, tổ chức 15 cuộc thi."), Vec::<String>::new());
    assert_eq!(told("Năm 2021 có 40 nhóm Zalo."), ["C04 total 40 review unsure_period"]);
}

#[test]
fn money_and_percent_are_read_with_their_units() {
    assert_eq!(
        told(
            "Giai đoạn 2020 - 2023, tổng kinh phí cho công tác truyền thông là 1 tỷ 200 triệu đồng."
        ),
        ["E01 total 1200 read"]
    );
    assert_eq!(
        told("Tỷ lệ CĐ cấp trên trực tiếp cơ sở có kế hoạch đạt 85,7 %."),
        ["A04 total 85.7 read"]
    );
    // The sum of one contest is not that of the programme.
    assert_eq!(
        told("Năm 2022 tổ chức 3 cuộc thi, tổng kinh phí 50 triệu đồng."),
        ["D05 2022 3 read", "E01 2022 50 review unsure_label"]
    );
}

#[test]
fn what_is_no_result_of_the_unit_gives_no_figure() {
    for sentence in [
        "Phấn đấu 100% công đoàn cơ sở có trang Facebook.",
        "Mục tiêu đến năm 2025 có 50 trang Facebook.",
        "Trong thời gian tới thành lập 12 trang Facebook.",
        "LĐLĐ huyện Kim Sơn có 12 trang Facebook.",
        "Công đoàn Công ty A có 12 trang Facebook.",
        "Mỗi đơn vị có 01 trang Facebook.",
        "Cần có 12 trang Facebook.",
        "Thực hiện Nghị quyết 02 trang Facebook đăng bài.",
        "Quyết định số 12 trang Facebook.",
        "Ngày 12 trang Facebook ra mắt.",
        "Ngày 30/5/2023 trang Facebook ra mắt.",
        "Tăng 12 trang Facebook so với năm 2021.",
        "Có 12/15 trang Facebook hoạt động.",
        "Trong đó 30 nữ.",
        "Có 300 đoàn viên mới, trong đó 120 nữ.",
        "Tổ chức 5 hội thi tiếng hát công nhân.",
        "Có 12 trang.",
        "Đã đăng 3.239 tin, bài, video.",
        "Tổ chức 30 hội nghị cho 5.000 lượt đoàn viên.",
        "Năm 2022 có 12%.",
    ] {
        assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn doubtful_sentences_wait_for_a_person() {
    for (sentence, expected) in [
        ("Hiện có 12 trang Facebook và nhóm Zalo.", "C03 total 12 review unsure_label"),
        ("Kiểm tra 12 trang Facebook.", "C03 total 12 review unsure_label"),
        ("Có 12 trang Facebook bị khóa.", "C03 total 12 review unsure_label"),
    ] {
        assert_eq!(told(sentence), [expected], "{sentence}");
    }
}

#[test]
fn what_stands_below_a_heading_of_plans_is_no_result() {
    let figures = told_beside(
        &[
            "II. KẾT QUẢ",
            "Có 12 trang Facebook.",
            "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
            "Thành lập 30 nhóm Zalo.",
        ],
        None,
    );
    assert_eq!(lines(&figures), ["C03 total 12 read"]);
}

const TABLE: &str = "
TT | Nội dung | Số lượng
1 | Số fanpage | 15
2 | Số nhóm Zalo | 45
3 | Số kênh Youtube |
";

#[test]
fn a_table_beats_a_sentence_and_a_finding_tells_where_they_differ() {
    let sentence = "Có 12 trang Facebook, 45 nhóm Zalo, 3 kênh Youtube.";
    let figures = told_beside(&[sentence], Some(TABLE));
    assert_eq!(lines(&figures), ["C03 total 15 read", "C04 total 45 read", "C05 total 3 read"]);
    let place = |index: usize| figures.figures[index].sentence.is_some();
    assert_eq!((place(0), place(1), place(2)), (false, false, true));
    assert_eq!(
        figures.findings,
        [Finding::SentenceDiffers {
            file: "bieu.xlsx".to_owned(),
            indicator: "C03".to_owned(),
            taken: "15".to_owned(),
            other: "12".to_owned(),
            sentence: sentence.to_owned(),
        }]
    );
    assert_eq!(figures.rows_filled, 2);
}

#[test]
fn an_about_figure_near_the_table_s_is_no_difference() {
    let figures = told_beside(&["Có hơn 42 nhóm Zalo."], Some(TABLE));
    assert!(figures.findings.is_empty());
}

#[test]
fn two_sentences_that_differ_wait_for_a_person() {
    let figures = told_beside(&["Có 12 trang Facebook.", "Hiện có 14 trang Facebook."], None);
    assert_eq!(
        lines(&figures),
        ["C03 total 12 review contradicted", "C03 total 14 review contradicted"]
    );
}
