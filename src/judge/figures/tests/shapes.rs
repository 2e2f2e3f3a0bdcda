//! The shapes of tables.

use super::*;
use crate::model::document::Place;

#[test]
fn a_form_of_one_period_is_the_total() {
    let figures = read(
        "
Công đoàn cấp trên: | | | |
BIỂU SỐ LIỆU »5
TT | Nội dung | Đơn vị tính | Số lượng | Ghi chú
(1) | (2) | (3) | (4) | (5)
I | Lãnh đạo, chỉ đạo | | |
1 | Đã ban hành kế hoạch triển khai Chương trình 01/CTr-BCH | Có/Không | Có | 12/KH-LĐLĐ
2 | Số fanpage | trang | 1.234 | tăng 20
3 | Số nhóm Zalo | \" | - |
4 | Website | \" | 0 |
5 | Số kênh Youtube | \" | |
6 | Followers | người | không có |
7 | Tổng kinh phí | triệu đồng | chưa có |
 | NGƯỜI LẬP BIỂU | | TM. BAN THƯỜNG VỤ |
",
    );
    assert_eq!(
        lines(&figures),
        [
            "A01 total 1 read",
            "C02 total 0 read",
            "C03 total 1234 read",
            "C04 total dash absent",
            "C05 total blank absent",
            "C06 total 0 read zero_in_words",
            "E01 total not_yet absent",
        ]
    );
    assert!(figures.stray_rows.is_empty(), "{:?}", strays(&figures));
    assert_eq!((figures.rows_found, figures.rows_filled), (7, 6));
    let place = Place::SheetCell { sheet: "Biểu".to_owned(), row: 7, column: 4 };
    let fanpage = figures.figures.iter().find(|figure| figure.indicator.as_str() == "C03").unwrap();
    assert_eq!((&fanpage.place, fanpage.label.as_str()), (&place, "Số fanpage"));
    assert_eq!((fanpage.reading.raw.as_str(), fanpage.file), ("1.234", Digest([7; 32])));
}

#[test]
fn a_form_by_years_has_a_figure_for_each_period() {
    let figures = read(
        "
TT ⇓2 | Chỉ tiêu ⇓2 | ĐVT ⇓2 | Kết quả thực hiện »5 |  |  |  |  | Ghi chú ⇓2
 | | | Năm 2020 (từ 26/8) | Năm 2021 | Năm 2022 | 6 tháng 2023 | Tổng cộng |
A | B | 1 | 2 | 3 | 4 | 5 | 6=2+3+4+5 | 7
1 | Số cuộc thi | cuộc | 1 | 2 | - | | =3 | 2019: 5
2 | Số fanpage | trang | | | | 12 | |
3 | Số nhóm Zalo | nhóm | | | | | |
",
    );
    assert_eq!(
        lines(&figures),
        [
            "C03 2023 12 read",
            "C04 total blank absent",
            "D05 2020 1 read",
            "D05 2021 2 read",
            "D05 2022 dash absent",
            "D05 2023 blank absent",
            "D05 total 3 read",
        ]
    );
}

#[test]
fn a_heading_may_be_broken_over_rows_without_merging() {
    let figures = read(
        "
TT | Nội | ĐV | Năm | Năm | Đến
 | dung | tính | 2021 | =2022 | 5/2023
1 | Số cuộc thi | cuộc | 1 | 2 | 3
",
    );
    assert_eq!(lines(&figures), ["D05 2021 1 read", "D05 2022 2 read", "D05 2023 3 read"]);
}

#[test]
fn of_a_matrix_only_the_last_row_is_the_unit_s_own() {
    let figures = read(
        "
STT | Đơn vị | Số cuộc thi | Số buổi tuyên truyền | Số lượt hội viên | Kinh phí truyền thông (nghìn đồng)
1 | LĐLĐ huyện A | 2 | 10 | 5 | 1.000
2 | LĐLĐ huyện B | 3 | 20 | 6 | 2.500
 | Tổng cộng | 5 | 30 | 11 | 3.500
",
    );
    assert_eq!(lines(&figures), ["D03 total 30 read", "D05 total 5 read", "E01 total 3.5 read"]);
    assert_eq!(strays(&figures), ["Tổng cộng: 11"]);
}

#[test]
fn a_matrix_may_have_years_below_its_indicators() {
    let figures = read(
        "
STT ⇓2 | Đơn vị ⇓2 | Số cuộc thi »2 | | Số hội nghị tuyên truyền »2 |
 | | 2021 | 2022 | 2021 | 2022
1 | Huyện A | 1 | 2 | 3 | 4
2 | Huyện B | 1 | 2 | 3 | 4
 | Cộng | 2 | 4 | 6 | 8
",
    );
    assert_eq!(
        lines(&figures),
        ["D03 2021 6 read", "D03 2022 8 read", "D05 2021 2 read", "D05 2022 4 read"]
    );
}

#[test]
fn rows_below_the_sum_put_the_sum_in_doubt() {
    let figures = read(
        "
STT | Đơn vị | Số cuộc thi
1 | Huyện A | 2
 | Tổng cộng | 2
2 | Huyện B (gửi sau) | 3
",
    );
    assert_eq!(lines(&figures), ["D05 total 2 review contradicted"]);
    assert_eq!(strays(&figures), ["Huyện B (gửi sau): 3"]);
}

#[test]
fn a_matrix_without_a_sum_gives_no_figure_and_keeps_its_rows() {
    let figures = read(
        "
STT | Đơn vị | Số cuộc thi
1 | Huyện A | 2
2 | Huyện B | 3
",
    );
    assert_eq!(lines(&figures), Vec::<String>::new());
    assert_eq!(strays(&figures), ["Huyện A: 2", "Huyện B: 3"]);
    assert_eq!(figures.rows_found, 0);
}

#[test]
fn a_matrix_of_columns_outside_the_form_keeps_its_sum() {
    let figures = read(
        "
STT | Đơn vị | Số cuộc | Số lượt người | Ghi chú
1 | Huyện A | 2 | 200 |
 | Tổng cộng | 2 | 200 |
",
    );
    assert_eq!(lines(&figures), Vec::<String>::new());
    assert_eq!(strays(&figures), ["Tổng cộng: 2 / 200"]);
}

#[test]
fn a_heading_of_a_matrix_is_looked_up_in_the_form_first() {
    let figures = read(
        "
STT | Đơn vị | Nguồn TCCĐ | Người tham gia cuộc thi | Ghi chú
 | Tổng cộng | 2 | 200 | 7
",
    );
    assert_eq!(lines(&figures), ["D06 total 200 read", "E02 total 2 read"]);
}

#[test]
fn one_sheet_may_hold_two_tables() {
    let figures = read(
        "
BIỂU 1 (ĐVT: nghìn đồng)
TT | Nội dung | Số lượng | Ghi chú
1 | Số fanpage | 12 |
 | Tổng kinh phí | 4.000 |

ĐVT: nghìn đồng
STT | Nội dung | Năm 2021 | Năm 2022
1 | Nguồn TCCĐ | 1.500 | 2.000
",
    );
    assert_eq!(
        lines(&figures),
        ["C03 total 12 read", "E01 total 4 read", "E02 2021 1.5 read", "E02 2022 2 read",]
    );
}

#[test]
fn two_tables_may_stand_side_by_side() {
    let figures = read(
        "
TT | Nội dung | Số lượng | | TT | Nội dung | Số lượng
1 | Số fanpage | 12 | | 3 | Số cuộc thi | 4
2 | Số nhóm Zalo | 5 | | 4 | Số podcast | 6
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read", "C04 total 5 read", "D05 total 4 read"]);
    assert_eq!(strays(&figures), ["Số podcast: 6"]);
}

#[test]
fn a_table_that_a_page_break_has_parted_keeps_its_heading() {
    let first = inline(
        1,
        "
TT | Nội dung | ĐVT | Năm 2021 | Năm 2022
1 | Số cuộc thi | cuộc | 1 | 2
",
    );
    let second = inline(
        2,
        "
2 | Số lượt người dự thi | lượt | 1.500 | 2.000
",
    );
    let document = document(vec![Block::Table(first), Block::Table(second)]);
    let figures = figures(&document, &FORM);
    assert_eq!(
        lines(&figures),
        ["D05 2021 1 read", "D05 2022 2 read", "D06 2021 1500 read", "D06 2022 2000 read"]
    );
    assert_eq!(figures.figures[2].place, Place::TableCell { table: 2, row: 1, column: 4 });
}

#[test]
fn rows_without_a_heading_wait_for_a_person() {
    let figures = read(
        "
Số fanpage | 12
Số nhóm Zalo | 3
",
    );
    assert_eq!(
        lines(&figures),
        ["C03 total 12 review unsure_period", "C04 total 3 review unsure_period"]
    );
}

#[test]
fn years_alone_make_a_heading() {
    let figures = read(
        "
 | | ĐVT | 2021 | 2022
1 | Số cuộc thi | cuộc | 1 | 2
",
    );
    assert_eq!(lines(&figures), ["D05 2021 1 read", "D05 2022 2 read"]);
}

#[test]
fn a_heading_may_be_broken_over_three_rows_without_merging() {
    let figures = read(
        "
TT | Nội | ĐV | Kết | quả | thực hiện
 | | tính | Năm | Năm | Đến
 | dung | | 2021 | 2022 | 5/2023
1 | Số cuộc thi | cuộc | 1 | 2 | 3
",
    );
    assert_eq!(lines(&figures), ["D05 2021 1 read", "D05 2022 2 read", "D05 2023 3 read"]);
}

#[test]
fn a_row_of_letters_and_numbers_below_the_heading_is_no_data() {
    let figures = read(
        "
TT | Nội dung | Năm 2021 | Năm 2022 | Cộng
A | B | 1 | 2 | 3=1+2
1 | Số cuộc thi | 4 | 5 | 9
",
    );
    assert_eq!(lines(&figures), ["D05 2021 4 read", "D05 2022 5 read", "D05 total 9 read"]);
    assert!(figures.stray_rows.is_empty(), "{:?}", strays(&figures));
}

#[test]
fn helper_columns_to_the_right_and_notes_below_are_no_figures() {
    let figures = read(
        "
TT | Nội dung | ĐVT | Số lượng | Ghi chú | | Kiểm tra |
1 | Số fanpage | trang | 12 | | | 13 | =25
2 | Số nhóm Zalo | nhóm | 45 | | | 45 | =1
 | Ghi chú: 03 đơn vị chưa gửi | | | | | 7
 | Cột bên phải là số của văn phòng | | | | | 999
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read", "C04 total 45 read"]);
}

#[test]
fn a_table_cut_over_pages_keeps_its_heading_through_three_pages() {
    let pages = [
        "
TT | Nội dung | ĐVT | Năm 2021 | Năm 2022
1 | Số cuộc thi | cuộc | 1 | 2
",
        "
2 | Số lượt người dự thi | lượt | 1.500 | 2.000
",
        "
3 | Số hội nghị tuyên truyền | cuộc | 30 | 40
",
    ];
    let blocks = pages.iter().zip(1..).map(|(page, number)| Block::Table(inline(number, page)));
    let figures = figures(&document(blocks.collect()), &FORM);
    assert_eq!(
        lines(&figures),
        [
            "D03 2021 30 read",
            "D03 2022 40 read",
            "D05 2021 1 read",
            "D05 2022 2 read",
            "D06 2021 1500 read",
            "D06 2022 2000 read",
        ]
    );
}

#[test]
fn a_heading_repeated_on_each_page_is_no_row() {
    let figures = read(
        "
TT | Nội dung | Số lượng
1 | Số fanpage | 12
TT | Nội dung | Số lượng
2 | Số nhóm Zalo | 45
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read", "C04 total 45 read"]);
    assert!(figures.stray_rows.is_empty(), "{:?}", strays(&figures));
}

#[test]
fn year_columns_are_told_in_many_wordings() {
    for (heading, period) in [
        ("Năm 2021", "2021"),
        ("2021", "2021"),
        ("TH 2021", "2021"),
        ("Kết quả năm 2021", "2021"),
        ("Năm 2020 (từ 26/8)", "2020"),
        ("đến 30/5/2023", "2023"),
        ("6 tháng 2023", "2023"),
    ] {
        let figures = read(&format!("TT | Nội dung | {heading} | Ghi chú\n1 | Số cuộc thi | 7 |"));
        let told = lines(&figures);
        assert_eq!(told, [format!("D05 {period} 7 read")], "{heading}");
    }
}

#[test]
fn every_word_of_a_heading_may_be_broken_over_two_rows() {
    let figures = read(
        "
TT | Nội | Đơn | TH | 6 | Tổng | Ghi
 | dung | vị tính | 2021 | tháng 2023 | cộng | chú
1 | Số cuộc thi | cuộc | 1 | 2 | 3 |
2 | Tổng kinh phí | nghìn đồng | 1.000 | 2.000 | 3.000 |
",
    );
    assert_eq!(
        lines(&figures),
        [
            "D05 2021 1 read",
            "D05 2023 2 read",
            "D05 total 3 read",
            "E01 2021 1 read",
            "E01 2023 2 read",
            "E01 total 3 read",
        ]
    );
    let figures = read(
        "
TT | Chỉ | Đơn | Số
 | tiêu | vị tính | lượng
1 | Số fanpage | trang | 12
2 | Tổng kinh phí | nghìn đồng | 1.000
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read", "E01 total 1 read"]);
}

#[test]
fn cells_with_their_own_units_are_rows_not_headings() {
    let figures = read(
        "
TT | Nội dung | ĐVT | Năm 2021 | Năm 2022
1 | Tổng số CĐ cấp trên trực tiếp cơ sở | đơn vị | | 12 đơn vị
2 | Số cuộc thi | cuộc | 3 cuộc | 4 cuộc
",
    );
    assert_eq!(lines(&figures)[1..], ["D05 2021 3 read", "D05 2022 4 read"]);
}

#[test]
fn a_stray_number_in_the_heading_hides_no_table() {
    let figures = read(
        "
TT | Nội dung | ĐVT | Số lượng | 7
1 | Số fanpage | trang | 12 |
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read"]);
}
