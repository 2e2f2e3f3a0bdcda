//! Rows that their place in the table makes sure.

use super::*;
use crate::model::figure::LabelReason;

const HEADING: &str = "TT | Nội dung | ĐVT | Số lượng\n";

fn rows_of(body: &str) -> Figures {
    read(&format!("{HEADING}{}", body.trim_matches('\n')))
}

fn reason(figures: &Figures, code: &str) -> Option<LabelReason> {
    let figure = figures.figures.iter().find(|figure| figure.indicator.as_str() == code)?;
    figure.matched.map(|matched| matched.reason)
}

#[test]
fn a_part_of_a_wording_between_two_known_rows_is_the_row_between_them_in_the_form() {
    let figures = rows_of(
        "
1 | Số fanpage | trang | 12
2 | Nhóm, cộng đồng trên Zalo | nhóm | 30
3 | Số kênh Youtube | kênh | 4
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read", "C04 total 30 read", "C05 total 4 read"]);
    assert_eq!(reason(&figures, "C04"), Some(LabelReason::Neighbours));
}

#[test]
fn the_same_part_of_a_wording_without_its_neighbours_waits_for_a_person() {
    for body in [
        "1 | Nhóm, cộng đồng trên Zalo | nhóm | 30",
        // The form has other rows between these two.
        "1 | Số website | trang | 2\n2 | Nhóm, cộng đồng trên Zalo | nhóm | 30\n3 | Followers | người | 5",
        // The form goes the other way.
        "1 | Số kênh Youtube | kênh | 4\n2 | Nhóm, cộng đồng trên Zalo | nhóm | 30\n3 | Số fanpage | trang | 12",
    ] {
        let figures = rows_of(body);
        let found = lines(&figures).into_iter().find(|line| line.starts_with("C04"));
        assert!(found.is_none_or(|line| line.contains("review")), "{body}");
    }
}

#[test]
fn a_row_that_counts_something_else_is_not_made_sure_by_its_place() {
    let figures = rows_of(
        "
1 | Số fanpage | trang | 12
2 | Nhóm, cộng đồng trên Zalo | người | 3.000
3 | Số kênh Youtube | kênh | 4
",
    );
    assert!(lines(&figures).iter().all(|line| !line.starts_with("C04 total 3000 read")));
}

#[test]
fn a_row_of_another_level_or_matter_between_two_known_rows_waits_for_a_person() {
    for (label, unit) in [
        ("Tổng số nhóm Zalo của các công đoàn cơ sở", "nhóm"),
        ("Nhóm Zalo của doanh nghiệp", "nhóm"),
        ("Nhóm phóng viên trên Zalo", "nhóm"),
    ] {
        let body = format!(
            "1 | Số fanpage | trang | 12\n2 | {label} | {unit} | 30\n3 | Số kênh Youtube | kênh | 4"
        );
        let figures = rows_of(&body);
        assert!(lines(&figures).iter().all(|line| line != "C04 total 30 read"), "{label}");
    }
}

#[test]
fn a_row_with_words_of_its_own_in_the_place_of_a_form_s_row_stays_outside() {
    let figures = rows_of(
        "
1 | Số fanpage | trang | 12
2 | Số podcast | nhóm | 30
3 | Số kênh Youtube | kênh | 4
",
    );
    assert_eq!(lines(&figures), ["C03 total 12 read", "C05 total 4 read"]);
    assert_eq!(strays(&figures), ["Số podcast: 30"]);
}

#[test]
fn a_row_that_names_two_indicators_waits_wherever_it_stands() {
    let figures = rows_of(
        "
1 | Số website | trang | 2
2 | Số fanpage và nhóm Zalo | trang | 30
3 | Số kênh Youtube | kênh | 4
",
    );
    assert!(lines(&figures).contains(&"C03 total 30 review unsure_label".to_owned()));
}

#[test]
fn among_other_things_is_no_row_that_stands_by_itself() {
    let figures = rows_of("1 | Trong đó: ban hành kế hoạch thực hiện | Có/Không | Có");
    assert_eq!(lines(&figures), ["A01 total 1 review unsure_label"]);
}

#[test]
fn a_part_made_sure_by_its_place_stands_below_its_own_parent() {
    let body = |parent: &str| {
        format!(
            "1 | {parent} | người | 200\n | - Cán bộ ở cấp tỉnh, ngành | người | 10\n | - Cấp huyện | người | 60"
        )
    };
    let below = lines(&rows_of(&body("Tổng số cán bộ tuyên giáo")));
    assert_eq!(below, ["B01 total 200 read", "B02 total 10 read", "B03 total 60 read"]);
    let elsewhere = lines(&rows_of(&body("Số đoàn viên mới")));
    assert!(elsewhere.iter().all(|line| line.contains("review")), "{elsewhere:?}");
}

#[test]
fn a_row_that_a_unit_has_added_moves_no_figure_to_another_row() {
    let figures = rows_of(
        "
1 | Số fanpage | trang | 12
2 | Số nhóm Viber | nhóm | 7
3 | Nhóm, cộng đồng trên Zalo | nhóm | 30
4 | Số kênh podcast | kênh | 9
5 | Số kênh Youtube | kênh | 4
",
    );
    let read: Vec<String> =
        lines(&figures).into_iter().filter(|line| line.ends_with("read")).collect();
    assert!(
        read.iter().all(|line| {
            ["C03 total 12 read", "C04 total 30 read", "C05 total 4 read"].contains(&line.as_str())
        }),
        "{read:?}"
    );
}
