//! Figures in the sentences of ordinary reports on the whole programme.

use super::*;
use crate::judge::figures::with_sentences;

const TITLE: &str = "BÁO CÁO Kết quả triển khai Chương trình số 01/CTr-BCH";

fn report(title: &str, texts: &[&str]) -> Vec<String> {
    let blocks = std::iter::once(&title).chain(texts).map(|text| paragraph(text)).collect();
    lines(&with_sentences(Figures::default(), &document(blocks), &FORM))
}

fn all(cases: &[(&str, &[&str])]) {
    for (sentence, expected) in cases {
        assert_eq!(report(TITLE, &[sentence]), *expected, "{sentence}");
    }
}

fn none(sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(report(TITLE, &[sentence]), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn what_a_report_on_the_whole_programme_leaves_undated_is_a_total() {
    all(&[
        ("Đã tổ chức 15 cuộc thi.", &["D05 total 15 read"]),
        ("Trong cả giai đoạn có 15 cuộc thi.", &["D05 total 15 read"]),
        ("Giai đoạn 2020-2022 tổ chức 15 cuộc thi.", &["D05 total 15 review unsure_period"]),
        ("Dịp Tết, tổ chức 15 cuộc thi.", &["D05 total 15 review unsure_period"]),
        ("Tổ chức 01 cuộc thi.", &["D05 total 1 review unsure_period"]),
        (
            "Năm 2021: 12 cuộc thi, năm 2022: 15 cuộc thi.",
            &["D05 2021 12 read", "D05 2022 15 read"],
        ),
        (
            "Số hội nghị tuyên truyền năm 2021 là 12 cuộc, năm 2022 là 15 cuộc và 6 tháng đầu năm \
             2023 là 7 cuộc.",
            &["D03 2021 12 read", "D03 2022 15 read", "D03 2023 7 read"],
        ),
    ]);
    none(&["Giai đoạn 2016-2020 tổ chức được 512 buổi tuyên truyền."]);
}

#[test]
fn a_report_on_one_year_or_a_heading_of_one_leaves_the_undated_open() {
    let doubt = ["D05 total 15 review unsure_period"];
    let sentence = "Tổ chức 15 cuộc thi.";
    assert_eq!(report("BÁO CÁO Công tác tuyên giáo năm 2022", &[sentence]), doubt);
    assert_eq!(report("BÁO CÁO Công tác tuyên giáo", &[sentence]), doubt);
    assert_eq!(report(TITLE, &["II. Kết quả năm 2022", sentence]), doubt);
    assert_eq!(report(TITLE, &["Năm 2022, công đoàn đã:", "- Tổ chức 15 cuộc thi."]), doubt);
    assert_eq!(
        report(TITLE, &["Năm 2022, tổ chức 25 cuộc thi.", sentence]),
        ["D05 2022 25 read", "D05 total 15 review unsure_period"]
    );
}

#[test]
fn a_part_and_its_whole_prove_each_other() {
    all(&[
        (
            "Đến nay, 12/15 công đoàn cấp trên trực tiếp cơ sở đã xây dựng kế hoạch truyền thông, \
             đạt tỷ lệ 80%.",
            &["A02 total 15 read", "A03 total 12 read", "A04 total 80 read"],
        ),
        (
            "Hiện có 28 trên tổng số 30 CĐ cấp trên trực tiếp cơ sở có trang mạng xã hội (93,3%).",
            &["A02 total 30 read", "C07 total 28 read", "C08 total 93.3 read"],
        ),
        (
            "Có 12/15 công đoàn cấp trên trực tiếp cơ sở có kế hoạch, đạt 86%.",
            &["A02 total 15 read", "A03 total 12 read", "A04 total 86 review unsure_label"],
        ),
        ("Có 345/1.030 cán bộ tuyên giáo là nữ.", &["B01 total 1030 read", "B06 total 345 read"]),
        (
            "Có 33/45 CĐCS có từ 1.000 lao động trở lên tổ chức ít nhất 4 hoạt động truyền thông \
             mỗi năm.",
            &["D07 total 45 read", "D08 total 33 read"],
        ),
        (
            "Trong 45 CĐCS có từ 1.000 đoàn viên, người lao động trở lên, có 33 CĐCS tổ chức từ 4 \
             hoạt động truyền thông/năm trở lên.",
            &["D07 total 45 read", "D08 total 33 read"],
        ),
    ]);
    none(&[
        "Có 345/1.030 cán bộ là nữ.",
        "Kết quả đạt 85/90 điểm.",
        "Ban hành 12/15 kế hoạch truyền thông.",
        "Có 15/12 công đoàn cấp trên trực tiếp cơ sở có kế hoạch.",
        "Có 3/15 công đoàn cấp trên trực tiếp cơ sở chưa có kế hoạch.",
        "Nghị quyết số 12/15 cán bộ tuyên giáo là nữ.",
    ]);
}

#[test]
fn what_is_part_of_a_row_is_read_below_that_row_alone() {
    all(&[
        (
            "Tổng số cán bộ tuyên giáo là 34 người (nữ: 10 người), trong đó cán bộ chuyên trách 12 \
             người.",
            &["B01 total 34 read", "B05 total 12 read", "B06 total 10 read"],
        ),
        (
            "Đội ngũ cán bộ tuyên giáo gồm 34 đồng chí, có 12 đồng chí chuyên trách, 10 đồng chí là \
             nữ.",
            &["B01 total 34 read", "B05 total 12 read", "B06 total 10 read"],
        ),
        (
            "Có 15 công đoàn cấp trên trực tiếp cơ sở, trong đó 12 đơn vị đã ban hành kế hoạch \
             truyền thông (80%).",
            &["A02 total 15 read", "A03 total 12 read", "A04 total 80 read"],
        ),
        (
            "Tổng kinh phí cho công tác truyền thông: 1,2 tỷ đồng, trong đó: tài chính công đoàn \
             800 triệu đồng, chuyên môn hỗ trợ 300 triệu đồng, xã hội hóa 100 triệu đồng.",
            &[
                "E01 total 1200 read",
                "E02 total 800 read",
                "E03 total 300 read",
                "E04 total 100 read",
            ],
        ),
        ("Tổ chức 15 cuộc thi, trong đó có 3 cuộc thi trực tuyến.", &["D05 total 15 read"]),
        ("Trong đó có 3 cuộc thi trực tuyến.", &["D05 total 3 review unsure_label"]),
    ]);
    none(&["Ngân sách nhà nước hỗ trợ 50 triệu đồng."]);
}

#[test]
fn where_and_for_whom_is_taken_from_the_words_before() {
    all(&[
        ("Trên mạng xã hội, đã đăng 2.345 tin, bài, video.", &["D02 total 2345 read"]),
        (
            "Các trang mạng xã hội của công đoàn đã đăng tải 2.345 tin, bài, video.",
            &["D02 total 2345 read"],
        ),
        ("Trên fanpage đã đăng 215 tin, bài.", &["D02 total 215 read"]),
        ("Trên báo tỉnh đã đăng 215 tin, bài.", &["D01 total 215 review unsure_label"]),
        (
            "Đã tập huấn, bồi dưỡng nghiệp vụ truyền thông cho 812 lượt cán bộ.",
            &["B08 total 812 read"],
        ),
        (
            "Có 812 lượt cán bộ công đoàn được bồi dưỡng nghiệp vụ truyền thông.",
            &["B08 total 812 read"],
        ),
        (
            "Tổ chức 30 hội nghị, buổi tuyên truyền cho 5.000 lượt đoàn viên, người lao động.",
            &["D03 total 30 read", "D04 total 5000 read"],
        ),
        (
            "Tổ chức 5 cuộc thi với 12.000 lượt đoàn viên, người lao động tham dự.",
            &["D04 total 12000 review unsure_label", "D05 total 5 read"],
        ),
        (
            "Có 45 nhóm Zalo với 12.000 người theo dõi.",
            &["C04 total 45 read", "C06 total 12000 review unsure_label"],
        ),
        ("Tổ chức 5 cuộc thi tìm hiểu pháp luật lao động.", &["D05 total 5 read"]),
        (
            "Tổ chức 12 buổi tuyên truyền trực tiếp và 5 buổi trực tuyến.",
            &["D03 total 12 review unsure_label"],
        ),
    ]);
}

#[test]
fn all_bodies_together_are_the_unit_and_one_of_them_is_not() {
    all(&[
        ("Tại 12 huyện, thị xã, thành phố có 45 nhóm Zalo.", &["C04 total 45 read"]),
        ("Trên địa bàn các huyện, thành phố đã thành lập 45 nhóm Zalo.", &["C04 total 45 read"]),
        (
            "Toàn tỉnh có 45 nhóm Zalo, riêng LĐLĐ huyện Kim Sơn có 12 nhóm Zalo.",
            &["C04 total 45 read"],
        ),
    ]);
    none(&[
        "Có 12 trang Facebook của LĐLĐ huyện Kim Sơn.",
        "Riêng LĐLĐ thành phố có 14 nhóm Zalo.",
        "Công đoàn cơ sở Công ty Hoa Mai tổ chức 50 buổi tuyên truyền.",
    ]);
    let city = "BÁO CÁO của LĐLĐ thành phố Hà Nội về Chương trình số 01/CTr-BCH";
    assert_eq!(report(city, &["LĐLĐ thành phố có 14 nhóm Zalo."]), ["C04 total 14 read"]);
    let list = ["Một số đơn vị tiêu biểu:", "- Có 14 nhóm Zalo."];
    assert_eq!(report(TITLE, &list), Vec::<String>::new());
}

#[test]
fn plans_comparisons_and_ranges_are_never_figures() {
    all(&[
        ("Tổ chức 15 cuộc thi, đạt 150% chỉ tiêu đề ra.", &["D05 total 15 read"]),
        ("Tổ chức 15 cuộc thi, tăng 3 cuộc thi so với năm 2021.", &["D05 total 15 read"]),
    ]);
    none(&[
        "Số cuộc thi tăng từ 10 cuộc thi lên 15 cuộc thi.",
        "Kế hoạch năm 2023: tổ chức 15 cuộc thi.",
        "Trung bình mỗi năm có 15 cuộc thi.",
        "Tổ chức từ 10 đến 15 cuộc thi.",
        "Tổ chức 10-15 cuộc thi.",
        "Cùng kỳ năm 2022 tổ chức 15 cuộc thi.",
        "Giao chỉ tiêu cho các đơn vị đăng 500 tin, bài.",
        "Tổ chức ít nhất 15 cuộc thi.",
    ]);
    let list = ["Phấn đấu đến năm 2025:", "- Có 50 trang Facebook."];
    assert_eq!(report(TITLE, &list), Vec::<String>::new());
}
