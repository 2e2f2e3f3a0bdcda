//! Figures in whole sentences of ordinary reports.

use super::*;
use crate::judge::figures::with_sentences;

fn reported(sentence: &str) -> Vec<String> {
    let title = paragraph("BÁO CÁO Kết quả triển khai Chương trình số 01/CTr-BCH");
    let document = document(vec![title, paragraph(sentence)]);
    lines(&with_sentences(Figures::default(), &document, &FORM))
}

#[test]
fn scratch() {
    for s in [
        "Tổng kinh phí cho công tác truyền thông là 450 triệu đồng, trong đó tài chính công đoàn 300 triệu đồng, ngân sách nhà nước, chuyên môn hỗ trợ 100 triệu đồng, nguồn xã hội hóa 50 triệu đồng.",
        "Kinh phí chi cho công tác truyền thông cả giai đoạn: 450 triệu đồng (tài chính công đoàn: 300 triệu đồng; chuyên môn hỗ trợ: 100 triệu đồng; xã hội hóa: 50 triệu đồng).",
        "Trong 45 CĐCS có từ 1.000 đoàn viên, người lao động trở lên, có 33 CĐCS tổ chức từ 4 hoạt động truyền thông/năm trở lên.",
        "Có 33/45 CĐCS có từ 1.000 lao động trở lên tổ chức ít nhất 4 hoạt động truyền thông mỗi năm.",
        "Trong cả giai đoạn có 812 lượt cán bộ công đoàn được bồi dưỡng nghiệp vụ truyền thông.",
        "Từ năm 2020 đến nay đã tập huấn, bồi dưỡng nghiệp vụ truyền thông cho 812 lượt cán bộ.",
        "Các cấp công đoàn quản lý 12 fanpage Facebook, 45 nhóm Zalo, 3 kênh YouTube; các kênh có tổng cộng 12.500 người theo dõi.",
        "Đội ngũ cán bộ làm công tác tuyên truyền, vận động gồm 34 đồng chí, có 12 đồng chí chuyên trách, 10 đồng chí là nữ.",
        "Tổng số cán bộ làm công tác tuyên giáo, truyền thông là 34 người (nữ: 10 người), trong đó cán bộ chuyên trách 12 người.",
        "Toàn đơn vị hiện có 34 cán bộ công đoàn làm công tác tuyên giáo, truyền thông, trong đó 10 nữ; 12 người được đào tạo về báo chí, truyền thông.",
        "Tổ chức 5 cuộc thi, hội thi truyền thông, thu hút 1.200 lượt người dự thi.",
        "Đã tổ chức 5 cuộc thi tìm hiểu pháp luật lao động và Công đoàn với 1.200 lượt người dự thi.",
        "Trên mạng xã hội, đã đăng 2.345 tin, bài, video.",
        "Các trang mạng xã hội của công đoàn đã đăng tải 2.345 tin, bài, video.",
        "Tổ chức 30 hội nghị, buổi tuyên truyền trực tiếp, trực tuyến cho 5.000 lượt đoàn viên, người lao động.",
        "Các cấp công đoàn đã tổ chức được 30 buổi tuyên truyền với 5.000 lượt đoàn viên, người lao động tham dự.",
        "Đã xuất bản 8.789 tin, bài về công nhân, công đoàn, đạt 12.000 lượt truy cập.",
        "Từ năm 2020 đến nay có 333 tin, bài được đăng trên báo, bản tin, trang thông tin điện tử của công đoàn.",
        "Năm 2021 đăng 33 tin, bài; năm 2022 đăng 44 tin, bài trên trang thông tin điện tử, bản tin công đoàn.",
        "== traps",
        "Tổ chức 12 buổi tuyên truyền trực tiếp và 5 buổi trực tuyến.",
        "Tổ chức 5 cuộc thi với 12.000 lượt đoàn viên, người lao động tham dự.",
        "Toàn tỉnh có 45 nhóm Zalo, riêng LĐLĐ huyện Kim Sơn có 12 nhóm Zalo.",
        "Có 12 trang Facebook của LĐLĐ huyện Kim Sơn.",
        "Tại 12 huyện, thị xã, thành phố có 45 nhóm Zalo.",
        "Trên địa bàn các huyện, thành phố đã thành lập 45 nhóm Zalo.",
        "Tổ chức 15 cuộc thi, tăng 3 cuộc thi so với năm 2021, thu hút 2.000 lượt người dự thi.",
        "Tổ chức 15 cuộc thi, đạt 150% chỉ tiêu đề ra.",
        "Số cuộc thi tăng từ 10 cuộc thi lên 15 cuộc thi.",
        "Giai đoạn 2016-2020 chỉ tổ chức được 512 buổi tuyên truyền.",
        "Giai đoạn 2020-2022 tổ chức 15 cuộc thi.",
        "Có 345/1.030 cán bộ là nữ.",
        "Có 345/1.030 cán bộ tuyên giáo là nữ.",
        "Kết quả đạt 85/90 điểm.",
        "Kế hoạch năm 2023: tổ chức 15 cuộc thi.",
        "Mỗi năm tổ chức 15 cuộc thi.",
        "Trung bình mỗi năm có 15 cuộc thi.",
        "Tổ chức từ 10 đến 15 cuộc thi.",
        "Tổ chức 10-15 cuộc thi.",
        "Cùng kỳ năm 2022 tổ chức 15 cuộc thi.",
        "Trong đó có 3 cuộc thi trực tuyến.",
        "Tổ chức 15 cuộc thi, trong đó có 3 cuộc thi trực tuyến.",
        "Tổ chức 200 buổi tuyên truyền, cụ thể: LĐLĐ tỉnh 50 buổi tuyên truyền, LĐLĐ các huyện 150 buổi tuyên truyền.",
        "LĐLĐ tỉnh đã tổ chức 50 buổi tuyên truyền.",
        "Công đoàn cơ sở Công ty Hoa Mai tổ chức 50 buổi tuyên truyền.",
        "Tham mưu tổ chức 50 buổi tuyên truyền; các doanh nghiệp hỗ trợ 50 triệu đồng.",
        "Đến nay, 12/15 công đoàn cấp trên trực tiếp cơ sở đã xây dựng kế hoạch truyền thông, đạt tỷ lệ 80%.",
        "Đến nay, 12/15 công đoàn cấp trên trực tiếp cơ sở có fanpage, đạt 80%.",
        "Đến nay, 12/15 công đoàn cấp trên trực tiếp cơ sở đã xây dựng kế hoạch truyền thông, đạt tỷ lệ 86%.",
        "Toàn đơn vị có 15 công đoàn cấp trên trực tiếp cơ sở, trong đó 12 đơn vị đã ban hành kế hoạch truyền thông (80%).",
        "Toàn đơn vị có 15 công đoàn cấp trên trực tiếp cơ sở, trong đó 12 đơn vị đã ban hành kế hoạch kiểm tra (80%).",
        "Ban hành 12/15 kế hoạch truyền thông.",
        "Nghị quyết số 12/15 cán bộ tuyên giáo.",
        "Có 12 cán bộ tuyên giáo được khen thưởng.",
        "Cử 12 cán bộ tuyên giáo đi tập huấn.",
        "Tập huấn cho 300 lượt cán bộ tuyên giáo.",
        "Đã mở lớp bồi dưỡng nghiệp vụ cho 300 lượt cán bộ.",
        "Đăng 215 tin, bài trên fanpage.",
        "Trên fanpage đã đăng 215 tin, bài.",
        "Năm 2021: 12 cuộc thi, năm 2022: 15 cuộc thi.",
        "Số hội nghị tuyên truyền năm 2021 là 12 cuộc, năm 2022 là 15 cuộc và 6 tháng đầu năm 2023 là 7 cuộc.",
        "Phối hợp với Báo Lao động tổ chức 3 cuộc thi.",
        "Tham gia 3 cuộc thi do Tổng Liên đoàn tổ chức.",
        "Có 3 cuộc thi do Tổng Liên đoàn phát động.",
        "Báo Lao động có 50 phóng viên.",
        "Hỗ trợ kinh phí tuyên truyền cho 12 CĐCS với 50 triệu đồng.",
        "Chi 50 triệu đồng kinh phí tuyên truyền từ nguồn tài chính công đoàn.",
    ] {
        println!("{s}\n      {:?}", reported(s));
    }
}
