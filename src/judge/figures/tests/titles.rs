//! Titles of further tables: which of them name another matter than the round's.

use super::round;
use crate::judge::figures::periods::Periods;
use crate::judge::figures::titles::Titles;
use crate::model::round::Round;

fn own_round() -> Round {
    let mut round = round::round();
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    round.recognise.numbers = list(&["01/CTr-BCH"]);
    round.recognise.phrases = list(&["đẩy mạnh công tác truyền thông Công đoàn"]);
    round.recognise.other = list(&["Đề án 1298", ""]);
    round
}

/// Those titles that name another matter.
fn others<'t>(round: &Round, titles: &[&'t str]) -> Vec<&'t str> {
    let (own, periods) = (Titles::of(round), Periods::of(&round.periods));
    titles.iter().copied().filter(|title| own.tell_another(title, &periods)).collect()
}

#[test]
fn the_number_of_another_order_is_another_matter() {
    let own = ["Chương trình số 01/CTr-BCH", "CTr số 1", "Chương trình số liệu", "Chương trình số"];
    assert_eq!(others(&own_round(), &own), [""; 0]);
    let another =
        ["Kết quả thực hiện Chương trình số 02/CTr-BCH", "NGHỊ QUYẾT SỐ 7b/NQ-BCH", "Đề án số 011"];
    assert_eq!(others(&own_round(), &another), another);
    let mut without = own_round();
    without.recognise.numbers.clear();
    assert_eq!(others(&without, &another), [""; 0]);
}

#[test]
fn a_matter_of_the_rounds_own_list_is_another_one_and_an_empty_entry_is_none() {
    let titles = ["Phụ lục kèm theo ĐỀ ÁN 1298", "Biểu số liệu", ""];
    assert_eq!(others(&own_round(), &titles), titles[..1]);
}

#[test]
fn a_span_of_years_that_ends_before_the_round_or_begins_with_its_last_year_is_another_one() {
    let another = ["Nhiệm kỳ 2013-2018", "Phương hướng giai đoạn 2023 - 2028"];
    assert_eq!(others(&own_round(), &another), another);
    let own = [
        "Giai đoạn 2020-2023",
        "Từ năm 2018 đến năm 2023",
        "Năm 2021 và 2022",
        "Năm 2019",
        "Các năm 2017, 2018, 2019",
        "Nhiệm kỳ 2018-2013",
    ];
    assert_eq!(others(&own_round(), &own), [""; 0]);
}

#[test]
fn work_that_no_row_of_the_form_speaks_of_is_another_matter() {
    let another = ["Số liệu công tác nữ công", "Công tác tuyên giáo và công tác tổ chức"];
    assert_eq!(others(&own_round(), &another), another);
    let own = [
        "Biểu số liệu công tác tuyên giáo",
        "Công tác truyền thông",
        "Danh sách cộng tác viên dư luận",
        "Báo cáo công tác",
    ];
    assert_eq!(others(&own_round(), &own), [""; 0]);
}
