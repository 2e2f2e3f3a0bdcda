//! What is odd in real tables: each oddity is kept apart and none is decided silently.

use proptest::prelude::*;

use super::*;
use crate::model::finding::Finding;

const HEADING: &str = "TT | Nội dung | ĐVT | Số lượng | Ghi chú\n";

fn rows_of(body: &str) -> Figures {
    read(&format!("{HEADING}{}", body.trim_matches('\n')))
}

#[test]
fn nothing_dash_dots_nought_and_words_are_kept_apart() {
    let figures = rows_of(
        "
1 | Số fanpage | | |
2 | Số nhóm Zalo | | - |
3 | Số kênh Youtube | | … |
4 | Số website | | 0 |
5 | Số người theo dõi | | không có |
6 | Số cuộc thi | | chưa có số liệu |
7 | Số lượt người dự thi | | #REF! |
8 | Bản tin nội bộ | | như trên |
",
    );
    // "Số nhóm Zalo" is a synonym at the head, "Nhóm Zalo" with a filler before it.
    assert_eq!(
        lines(&figures),
        [
            "C01 total ? review ditto",
            "C02 total 0 read",
            "C03 total blank absent",
            "C04 total dash absent",
            "C05 total dots absent",
            "C06 total 0 read zero_in_words",
            "D05 total not_yet absent",
            "D06 total error absent",
        ]
    );
    assert_eq!((figures.rows_found, figures.rows_filled), (8, 6));
}

#[test]
fn a_row_outside_the_form_is_kept_with_its_heading_and_place() {
    let figures = rows_of(
        "
1 | Số fanpage | trang | 12 |
2 | Số podcast | kênh | 3 | mới
 | Nhận xét chung | | khá tốt |
3 | Số cuộc thi | cuộc | 4 |
 | | | TM. BAN THƯỜNG VỤ |
 | Người lập | | Nguyễn Văn A |
",
    );
    assert_eq!(strays(&figures), ["Số podcast: 3", "Nhận xét chung: khá tốt"]);
    let cell = &figures.stray_rows[0].cells[0];
    assert_eq!(cell.heading, "Số lượng");
    assert_eq!(cell.period.as_ref().unwrap().as_str(), "total");
    assert_eq!(figures.findings, [Finding::rows_outside_form("bieu.xlsx", 2)]);
}

#[test]
fn notes_are_never_figures() {
    let figures = rows_of(
        "
1 | Số fanpage | trang | | 12
",
    );
    assert_eq!(lines(&figures), ["C03 total blank absent"]);
}

#[test]
fn plans_shares_and_comparisons_are_no_results() {
    let figures = read(
        "
TT | Chỉ tiêu | Kế hoạch năm 2022 | Thực hiện năm 2022 | Tỷ lệ (%) | So với năm 2021
1 | Số cuộc thi | 5 | 6 | 120 | 150
",
    );
    assert_eq!(lines(&figures), ["D05 2022 6 read"]);
}

#[test]
fn a_part_of_a_year_is_no_year() {
    let figures = read(
        "
TT | Nội dung | 6 tháng đầu năm 2022 | 6 tháng cuối năm 2022 | 6 tháng 2023
1 | Số cuộc thi | 5 | 6 | 7
",
    );
    assert_eq!(
        lines(&figures),
        [
            "D05 2022 5 review unsure_period contradicted",
            "D05 2022 6 review unsure_period contradicted",
            "D05 2023 7 read",
        ]
    );
}

#[test]
fn a_quarter_or_an_estimate_of_a_year_waits_for_a_person() {
    let heading = |heading: &str| {
        lines(&read(&format!("TT | Nội dung | {heading} | Năm 2021\n1 | Số cuộc thi | 5 | 6")))
    };
    assert_eq!(heading("Quý I năm 2022")[1], "D05 2022 5 review unsure_period");
    assert_eq!(heading("Ước thực hiện 2022")[1], "D05 2022 5 review unsure_period");
    assert_eq!(heading("Ước cả năm 2023")[1], "D05 2023 5 review unsure_period");
    assert_eq!(heading("Quý II/2023")[1], "D05 2023 5 review unsure_period");
    assert_eq!(heading("KH 2023"), ["D05 2021 6 read"]);
    assert_eq!(heading("5 tháng đầu năm 2023")[1], "D05 2023 5 read");
    assert_eq!(heading("Năm 2019"), ["D05 2021 6 read"]);
}

#[test]
fn a_merged_cell_stands_in_each_row_that_it_covers() {
    let figures = read(
        "
TT | Nội dung »2 | | ĐVT | Số lượng
1 | Tổng kinh phí | | nghìn đồng ⇓2 | 1.500
2 | Nguồn TCCĐ | | | 1.000
3 | Cán bộ ⇓2 | cấp tỉnh | người | 12
 | | nữ | người | 5
",
    );
    assert_eq!(
        lines(&figures)[..],
        ["B02 total 12 read", "B06 total 5 read", "E01 total 1.5 read", "E02 total 1 read",]
    );
}

#[test]
fn a_span_of_years_is_a_total_only_when_it_says_so() {
    let heading =
        |heading: &str| lines(&read(&format!("TT | Nội dung | {heading}\n1 | Số cuộc thi | 5")));
    assert_eq!(heading("Tổng cộng 2020-2023"), ["D05 total 5 read"]);
    assert_eq!(heading("Giai đoạn 2020-2023"), ["D05 total 5 review unsure_period"]);
    assert_eq!(heading("Số liệu đến 31/5/2023"), ["D05 total 5 read"]);
    assert_eq!(heading("Số liệu đến 30.5.2023"), ["D05 total 5 read"]);
    assert_eq!(heading("Kết quả năm 2021"), ["D05 2021 5 read"]);
    assert_eq!(heading("Đến 30.5.2023"), ["D05 2023 5 read"]);
    assert_eq!(heading("Ghi chú"), Vec::<String>::new());
    assert_eq!(heading("Trả lời"), ["D05 total 5 review unsure_period"]);
}

#[test]
fn hidden_rows_and_sheets_wait_for_a_person() {
    let mut table =
        sheet(&format!("{HEADING}1 | Số fanpage | trang | 12 |\n2 | Số cuộc thi | | 3 |"));
    table.rows[1].hidden = true;
    let hidden_row = figures(&document(vec![Block::Table(table.clone())]), &FORM);
    assert_eq!(lines(&hidden_row), ["C03 total 12 review hidden", "D05 total 3 read"]);
    table.origin = TableOrigin::Sheet { name: "cũ".to_owned(), hidden: true, original: None };
    let hidden_sheet = figures(&document(vec![Block::Table(table)]), &FORM);
    assert!(lines(&hidden_sheet).iter().all(|line| line.ends_with("review hidden")));
}

#[test]
fn a_hidden_copy_gives_way_to_what_is_shown() {
    let shown = sheet(&format!("{HEADING}1 | Số fanpage | trang | 12 |"));
    let mut old = sheet(&format!("{HEADING}1 | Số fanpage | trang | 9 |\n2 | Số cuộc thi | | 3 |"));
    old.origin = TableOrigin::Sheet { name: "cũ".to_owned(), hidden: true, original: None };
    let document = document(vec![Block::Table(old), Block::Table(shown)]);
    let figures = figures(&document, &FORM);
    assert_eq!(lines(&figures), ["C03 total 12 read", "D05 total 3 review hidden"]);
    assert_eq!(strays(&figures), ["Số fanpage: 9"]);
}

#[test]
fn the_same_figure_twice_is_one_and_different_ones_contradict() {
    let one = sheet(&format!("{HEADING}1 | Số fanpage | trang | 12 |\n2 | Số cuộc thi | | 3 |"));
    let two = sheet(&format!(
        "{HEADING}1 | Số fanpage | trang | 012 |\n2 | Số cuộc thi | | 4 |\n3 | Số hội thi | | |"
    ));
    let document = document(vec![Block::Table(one), Block::Table(two)]);
    let figures = figures(&document, &FORM);
    assert_eq!(
        lines(&figures),
        ["C03 total 12 read", "D05 total 3 review contradicted", "D05 total 4 review contradicted",]
    );
    assert_eq!(figures.figures[0].reading.raw, "12");
}

#[test]
fn one_cell_over_several_rows_or_years_waits_for_a_person() {
    let figures = read(
        "
TT | Nội dung | Năm 2021 | Năm 2022 | Cộng
1 | Số cuộc thi | 5 »2 | | 9
2 | Số fanpage | 7 »3 | |
3 | Số buổi tuyên truyền | 1 ⇓2 | 2 | 3
4 | Số lượt thí sinh | | 5 | 6
",
    );
    assert_eq!(
        lines(&figures),
        [
            "C03 total 7 read",
            "D03 2021 1 review unsure_label",
            "D03 2022 2 read",
            "D03 total 3 read",
            "D05 2021 blank absent",
            "D05 2022 5 review unsure_period",
            "D05 total 9 read",
            "D06 2021 blank absent",
            "D06 2022 5 read",
            "D06 total 6 read",
        ]
    );
}

#[test]
fn a_letterhead_and_a_list_of_addressees_are_no_tables_of_figures() {
    let letterhead = inline(
        1,
        "
LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 45/BC-LĐLĐ | Nghệ An, ngày 29 tháng 5 năm 2023
",
    );
    let addressees = inline(
        2,
        "
Nơi nhận: - Tổng LĐLĐ VN; - Lưu: VT, TG (02). | TM. BAN THƯỜNG VỤ
",
    );
    let other = inline(
        3,
        "
TT | Họ và tên | Năm sinh
1 | Nguyễn Văn A | 1980
",
    );
    let blocks = [letterhead, addressees, other].map(Block::Table);
    let figures = figures(&document(blocks.into()), &FORM);
    assert_eq!(figures, Figures::default());
}

#[test]
fn a_blank_template_has_rows_and_nothing_in_them() {
    let figures = rows_of(
        "
I | Đội ngũ | | |
1 | Số fanpage | trang | ….. |
2 | Số nhóm Zalo | nhóm | |
3 | Số cuộc thi | cuộc | |
",
    );
    assert_eq!((figures.rows_found, figures.rows_filled), (3, 0));
    assert_eq!(figures.figures.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_table_stops_the_reader(
        cells in prop::collection::vec(
            (1_u32..9, 1_u16..4, 0_u16..4, prop::sample::select(vec![
                "Nội dung", "Chỉ tiêu", "ĐVT", "TT", "Năm 2021", "2022", "Số lượng", "Cộng", "1",
                "(2)", "A", "Số fanpage", "Trong đó: nữ", "- Cấp tỉnh", "Đơn vị", "Tổng cộng",
                "Số cuộc thi", "1.234", "-", "\"", "nghìn đồng", "Tổng kinh phí (đồng)", "Ghi chú",
                "II. Kinh phí", "x", "", "((", ")", "…",
            ])),
            0..60,
        ),
        width in 1_usize..7,
    ) {
        let rows = cells.chunks(width).zip(1..).map(|(cells, number)| Row {
            number,
            hidden: false,
            cells: cells.iter().map(|(column, columns, rows, text)| Cell {
                column: *column,
                columns: *columns,
                rows: *rows,
                text: (*text).to_owned(),
                value: CellValue::Text,
                original: None,
            }).collect(),
        }).collect();
        let table = Table { origin: TableOrigin::Inline(1), rows };
        let document = document(vec![Block::Table(table)]);
        let once = figures(&document, &FORM);
        prop_assert!(once.rows_filled <= once.rows_found);
        prop_assert_eq!(once, figures(&document, &FORM));
    }
}

#[test]
fn what_was_recognised_on_a_picture_gives_no_figure() {
    let table = || Block::Table(sheet(&format!("{HEADING}1 | Số fanpage | | 12 |")));
    let mut document = document(vec![table()]);
    assert_eq!(lines(&figures(&document, &FORM)).len(), 1);
    document.from_ocr = true;
    assert_eq!(figures(&document, &FORM), Figures::default());
}
