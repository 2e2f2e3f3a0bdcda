//! Units of measure.

use super::*;

fn money(rows: &str) -> Vec<String> {
    lines(&read(rows))
}

#[test]
fn a_row_s_own_unit_of_measure_holds_and_a_ditto_mark_repeats_it() {
    assert_eq!(
        money(
            "
TT | Nội dung | ĐVT | Số lượng
1 | Tổng kinh phí | nghìn đồng | 1.250.000
2 | Nguồn TCCĐ | \" | 1.000.000
3 | Ngân sách địa phương | -nt- | 250.000
4 | Lượt truy cập báo/trang điện tử | nghìn lượt | 12
"
        ),
        [
            "E01 total 1250 read",
            "E02 total 1000 read",
            "E03 total 250 read",
            "P04 total 12000 read",
        ]
    );
}

#[test]
fn brackets_of_a_heading_or_a_label_tell_the_unit() {
    assert_eq!(
        money(
            "
TT | Nội dung | Số lượng (nghìn đồng)
1 | Tổng kinh phí | 1.250
"
        ),
        ["E01 total 1.25 read"]
    );
    assert_eq!(
        money(
            "
TT | Nội dung | Số lượng
1 | Tổng kinh phí (tỷ đồng) | 1,5
2 | Nguồn TCCĐ, nghìn đồng | 500.000
"
        ),
        ["E01 total 1500 read", "E02 total 500 read"]
    );
}

#[test]
fn a_line_above_the_table_tells_the_unit() {
    assert_eq!(
        money(
            "
 | | ĐVT: 1.000 đồng
TT | Nội dung | Số lượng
1 | Tổng kinh phí | 1.250.000
"
        ),
        ["E01 total 1250 read"]
    );
    let table = inline(
        1,
        "
TT | Nội dung | Số lượng
1 | Tổng kinh phí | 1.250.000.000
",
    );
    let blocks =
        vec![paragraph("Biểu số liệu"), paragraph("Đơn vị tính: đồng"), Block::Table(table)];
    assert_eq!(lines(&figures(&document(blocks), &FORM)), ["E01 total 1250 read"]);
}

#[test]
fn without_a_word_money_is_in_the_form_s_unit() {
    assert_eq!(
        money(
            "
TT | Nội dung | Số lượng
1 | Tổng kinh phí | 1.250
2 | Nguồn TCCĐ | =1250.5
3 | Nguồn khác | 1,5 tỷ
"
        ),
        ["E01 total 1250 read", "E02 total 1250.5 read", "E04 total 1500 read"]
    );
}

#[test]
fn units_that_contradict_each_other_or_the_form_wait_for_a_person() {
    assert_eq!(
        money(
            "
ĐVT: đồng | | ĐVT: 1000 đồng
TT | Nội dung | ĐVT | Số lượng
1 | Tổng kinh phí | | 1.250.000
2 | Số fanpage | % | 12
3 | Tỷ lệ CĐ cấp trên TTCS có kế hoạch | đơn vị | 12
"
        ),
        [
            "A04 total 12 review unsure_unit_of_measure",
            "C03 total 12 review unsure_unit_of_measure",
            "E01 total 1.25 review unsure_unit_of_measure",
        ]
    );
}

#[test]
fn a_ditto_mark_beside_the_rows_repeats_the_unit_through_several_rows() {
    assert_eq!(
        money(
            "
TT | Nội dung | ĐVT | Số lượng
1 | Tổng kinh phí | nghìn đồng | 4.000
2 | Nguồn TCCĐ | nt | 1.000
3 | Ngân sách địa phương | như trên | 2.000
4 | Nguồn khác | ” | 1.000
"
        ),
        ["E01 total 4 read", "E02 total 1 read", "E03 total 2 read", "E04 total 1 read"]
    );
}

#[test]
fn a_heading_and_a_cell_may_name_the_unit_and_must_agree() {
    assert_eq!(
        money(
            "
TT | Nội dung | ĐVT | Số lượng (nghìn đồng)
1 | Tổng kinh phí | nghìn đồng | 4.000
2 | Nguồn TCCĐ | triệu đồng | 1.000
3 | Nguồn khác | | 1,5 tỷ đồng
"
        ),
        ["E01 total 4 read", "E02 total 1000 review unsure_unit_of_measure", "E04 total 1500 read",]
    );
}

#[test]
fn a_percent_is_hundredths_unless_its_cell_has_a_percent_format() {
    let mut table = sheet(
        "
TT | Nội dung | ĐVT | Số lượng
1 | Tỷ lệ CĐ cấp trên TTCS có kế hoạch | % | =0.857
2 | Tỷ lệ đơn vị có fanpage | % | 85,7%
",
    );
    assert_eq!(
        lines(&figures(&document(vec![Block::Table(table.clone())]), &FORM)),
        ["A04 total 0.857 review maybe_fraction", "C08 total 85.7 read"]
    );
    let stored = &mut table.rows[1].cells[3];
    stored.value = CellValue::Percent("0.857".parse().unwrap());
    assert_eq!(
        lines(&figures(&document(vec![Block::Table(table)]), &FORM)),
        ["A04 total 85.7 read percent_format", "C08 total 85.7 read"]
    );
}

#[test]
fn a_line_above_may_say_that_its_unit_is_that_of_money() {
    for line in ["Đơn vị tính kinh phí: nghìn đồng", "Kinh phí tính bằng nghìn đồng"]
    {
        let drawing = format!("{line}\nTT | Nội dung | Số lượng\n1 | Tổng kinh phí | 4.000");
        assert_eq!(money(&drawing), ["E01 total 4 read"], "{line}");
    }
}

#[test]
fn a_column_of_units_needs_no_heading() {
    assert_eq!(
        money(
            "
TT | Nội dung | | Số lượng
1 | Số fanpage | trang | 12
2 | Tổng kinh phí | nghìn đồng | 4.000
3 | Nguồn TCCĐ | nghìn đồng | 1.000
"
        ),
        ["C03 total 12 read", "E01 total 4 read", "E02 total 1 read"]
    );
}

#[test]
fn a_cell_s_own_unit_must_be_the_indicator_s() {
    assert_eq!(
        money(
            "
TT | Nội dung | Số lượng
1 | Số fanpage | 12 trang
2 | Số nhóm Zalo | 45 cuộc
3 | Số cuộc thi | 1.030 cuộc
4 | Tổng kinh phí | 148 triệu đồng
5 | Nguồn TCCĐ | 12 người
"
        ),
        [
            "C03 total 12 read",
            "C04 total 45 review unsure_unit_of_measure",
            "D05 total 1030 read",
            "E01 total 148 read",
            "E02 total 12 review unsure_unit_of_measure",
        ]
    );
}

#[test]
fn a_sum_that_no_unit_spends_waits_for_a_person() {
    assert_eq!(
        money(
            "
TT | Nội dung | Số lượng
1 | Tổng kinh phí | 148.000.000
2 | Nguồn TCCĐ | 999.999
"
        ),
        ["E01 total 148000000 review unsure_unit_of_measure", "E02 total 999999 read"]
    );
}

#[test]
fn a_heading_of_a_sum_of_money_leaves_no_doubt() {
    assert_eq!(
        money(
            "
TT | Nội dung | Số tiền (nghìn đồng)
1 | Tổng kinh phí | 4.000
"
        ),
        ["E01 total 4 read"]
    );
}
