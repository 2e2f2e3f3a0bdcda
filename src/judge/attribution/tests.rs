//! The measured traps, the everyday phrases, and strings of our own.

mod homonyms;

use std::collections::BTreeSet;

use super::*;
use crate::judge::testing::{recogniser, vectors};

/// In the words of `unit_traps.csv`.
fn verdict(found: &[Mention]) -> String {
    let of = |relation: Relation| -> BTreeSet<&str> {
        found
            .iter()
            .filter(|mention| mention.relation == relation)
            .filter_map(|mention| mention.unit.as_ref().map(UnitId::as_str))
            .collect()
    };
    let itself = of(Relation::Itself);
    let below = of(Relation::Below);
    match (itself.len(), below.len()) {
        (0, 0) => "unknown".to_owned(),
        (1, 0) => itself.into_iter().collect(),
        (0, 1) => format!("subordinate-of:{}", below.into_iter().collect::<String>()),
        _ => format!("ambiguous:{}", itself.into_iter().chain(below).collect::<Vec<_>>().join("+")),
    }
}

fn read(recogniser: &Recogniser, kind: &str, text: &str) -> String {
    verdict(&match kind {
        "filename" => recogniser.file_name(text),
        "body" => recogniser.text(text),
        _ => recogniser.subject(text),
    })
}

fn check(rows: &[(&str, &str, &str)]) {
    let recogniser = recogniser();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(kind, text, expected)| {
            let got = read(&recogniser, kind, text);
            (got != *expected).then(|| format!("{kind} {text:?}: {got}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_trap_of_the_vectors_is_read_as_listed() {
    let rows = vectors(include_str!("../../../fixtures/vectors/unit_traps.csv"));
    assert_eq!(rows.len(), 89);
    let rows: Vec<_> = rows.iter().map(|row| (&row[0], &row[1], &row[2])).collect();
    check(&rows);
}

#[test]
fn everyday_phrases_name_nobody() {
    let recogniser = recogniser();
    let phrases = [
        "Báo cáo diễn biến tư tưởng công nhân",
        "đã nâng cao chất lượng",
        "đội ngũ đa năng",
        "hằng năm, định kỳ báo cáo",
        "hằng năm định kỳ",
        "làm đồng thời nhiều việc",
        "năng suất lao động thấp",
        "đường dây nóng (hai dương)",
        "an toàn nghề, an toàn lao động",
        "nghề, an toàn",
        "Công đoàn Việt Nam định hướng",
        "Tổng LĐLĐ Việt Nam định hướng",
        "cao bằng năm trước",
        "học tập tư tưởng Hồ Chí Minh",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Đoàn TNCS Hồ Chí Minh",
        "đấu tranh vì hòa bình",
        "khu vực châu Á - Thái Bình Dương",
        "Hưởng ứng ngày Quốc tế Hòa Bình",
        "HƯỞNG ỨNG NGÀY QUỐC TẾ HÒA BÌNH",
        "CÔNG ĐOÀN VIỆT NAM ĐỊNH HƯỚNG TUYÊN TRUYỀN",
        "THÔNG BÁO LAO ĐỘNG NGHỈ LỄ",
        "Chào mừng ngày Giải phóng Thủ đô",
        "Quảng bá hình ảnh nam giới",
        "Kỷ niệm chiến thắng Điện Biên Phủ trên không",
        "Trụ sở số 82 Trần Hưng Đạo, phố Huế",
        "xô viết Nghệ Tĩnh",
        "Hội Phụ nữ tỉnh Nghệ An gửi báo cáo",
        "UBND tỉnh Quảng Nam báo cáo",
        "Báo Nghệ An đưa tin",
        "Sở Y tế tỉnh Hà Nam",
        "Công an tỉnh Hà Tĩnh",
        "Bảo hiểm xã hội tỉnh Bến Tre",
        "Báo cáo công tác y tế, giáo dục",
        "Kính gửi: LĐLĐ tỉnh Nghệ An",
        "Kính gửi: Ban Tuyên giáo Tổng Liên đoàn",
        "Gửi Ban Tuyên giáo TLĐ báo cáo",
    ];
    let mut wrong = Vec::new();
    for phrase in phrases {
        for found in [recogniser.subject(phrase), recogniser.text(phrase)] {
            if !found.is_empty() {
                wrong.push(format!("{phrase}: {found:?}"));
            }
        }
    }
    for name in [
        "dien bien tu tuong.docx",
        "hang nam dinh ky.doc",
        "lam dong thoi.doc",
        "da nang cao.doc",
        "lao dong thap.xls",
        "duong day nong hai duong day.doc",
        "nghe, an toan.doc",
        "thong bao lao dong.doc",
        "vi hoa binh the gioi.doc",
        "phong cach ho chi minh.doc",
        "thai binh duong.doc",
        "cong ty thai binh duong.doc",
        "quang ba nam.doc",
    ] {
        let found = recogniser.file_name(name);
        if !found.is_empty() {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const UNSEEN: &[(&str, &str, &str)] = &[
    ("subject", "Liên đoàn Lao động tỉnh Gia Lai báo cáo tổng kết CTr 01", "ldld-gia-lai"),
    ("subject", "LDLD tinh Soc Trang bao cao CTr 01", "ldld-soc-trang"),
    ("subject", "BAO CAO CUA LDLD TINH VINH PHUC", "ldld-vinh-phuc"),
    ("subject", "[LĐLĐ Vĩnh Phúc] Báo cáo CTr 01", "ldld-vinh-phuc"),
    ("subject", "V/v nộp báo cáo - Công đoàn tỉnh Cao Bằng", "ldld-cao-bang"),
    ("subject", "LĐLĐ Tp. Cần Thơ nộp báo cáo", "ldld-can-tho"),
    ("subject", "LĐLĐ T.P Hải Phòng nộp báo cáo", "ldld-hai-phong"),
    ("subject", "Re: Fwd: LĐLĐ thành phố Đà Nẵng gửi BC", "ldld-da-nang"),
    ("subject", "Báo Cáo Tổng Kết Chương Trình 01 Ninh Thuận", "ldld-ninh-thuan"),
    ("subject", "Ninh Bình nộp báo cáo CTr 01", "ldld-ninh-binh"),
    ("subject", "BC CTr 01 Hậu Giang", "ldld-hau-giang"),
    ("subject", "BÁO CÁO CHƯƠNG TRÌNH 01 - HƯNG YÊN", "ldld-hung-yen"),
    ("subject", "LĐLĐ Bà Rịa – Vũng Tàu gửi báo cáo", "ldld-ba-ria-vung-tau"),
    ("subject", "LĐLĐ tỉnh Bà Rịa-Vũng Tàu", "ldld-ba-ria-vung-tau"),
    ("subject", "Lđlđ tỉnh cà mau gửi báo cáo", "ldld-ca-mau"),
    ("subject", "LĐLĐ tỉnh KonTum", "ldld-kon-tum"),
    ("subject", "LĐLĐ Đak Lak báo cáo", "ldld-dak-lak"),
    ("subject", "LÐLÐ tỉnh Nghệ An", "ldld-nghe-an"),
    ("subject", "Công đoàn Dệt May Việt Nam gửi báo cáo", "cd-det-may"),
    ("subject", "CĐ Giáo dục gửi BC", "cd-giao-duc"),
    ("subject", "Công đoàn ngành Y tế gửi báo cáo", "cd-y-te"),
    ("subject", "Công đoàn Than - Khoáng sản VN gửi báo cáo", "cd-than-khoang-san"),
    ("subject", "CĐ TKV báo cáo kết quả CTr 01", "cd-than-khoang-san"),
    ("subject", "Công đoàn Tổng công ty Hàng không nộp báo cáo", "cd-hang-khong"),
    ("subject", "Công đoàn Viên chức Việt Nam", "cd-vien-chuc"),
    ("subject", "CĐVCVN gửi báo cáo", "cd-vien-chuc"),
    ("subject", "EVN - báo cáo CTr 01", "cd-dien-luc"),
    ("subject", "Ban Công đoàn Quốc phòng gửi báo cáo", "cd-quoc-phong"),
    ("subject", "Tạp chí Lao động & Công đoàn báo cáo CTr 01", "tap-chi-ldcd"),
    ("subject", "Báo Người Lao động gửi báo cáo", "bao-nguoi-lao-dong"),
    ("subject", "Ban QHLĐ TLĐ gửi báo cáo", "ban-quan-he-lao-dong"),
    ("subject", "Ban Chính sách - Pháp luật Tổng Liên đoàn", "ban-chinh-sach-phap-luat"),
    ("subject", "UBKT LĐLĐ tỉnh Sơn La gửi báo cáo", "ldld-son-la"),
    ("subject", "Ban Tuyên giáo LĐLĐ Hải Dương gửi Ban Tuyên giáo TLĐ", "ldld-hai-duong"),
    ("subject", "LĐLĐ Hà Nam, LĐLĐ Hà Nội", "ambiguous:ldld-ha-nam+ldld-ha-noi"),
    ("subject", "Tuyên Quang - Nam Định báo cáo", "ambiguous:ldld-nam-dinh+ldld-tuyen-quang"),
    ("subject", "Trà Vinh, Long An nộp báo cáo", "ambiguous:ldld-long-an+ldld-tra-vinh"),
    ("subject", "LĐLĐ quận Hà Đông, TP Hà Nội", "subordinate-of:ldld-ha-noi"),
    ("subject", "LĐLĐ TP. Vinh - Nghệ An gửi báo cáo", "subordinate-of:ldld-nghe-an"),
    ("subject", "LĐLĐ Vinh, Nghệ An", "subordinate-of:ldld-nghe-an"),
    ("subject", "LĐLĐ TP Biên Hòa tỉnh Đồng Nai", "subordinate-of:ldld-dong-nai"),
    ("subject", "LĐLĐ thành phố Thủ Đức TP.HCM", "subordinate-of:ldld-tp-ho-chi-minh"),
    ("subject", "LĐLĐ thị xã Sơn Tây Hà Nội", "subordinate-of:ldld-ha-noi"),
    ("subject", "LĐLĐ H. Hải Hậu, tỉnh Nam Định", "subordinate-of:ldld-nam-dinh"),
    ("subject", "LĐLĐ tỉnh Ninh Bình - LĐLĐ huyện Kim Sơn", "subordinate-of:ldld-ninh-binh"),
    ("subject", "LDLD huyen Kim Son tinh Ninh Binh", "subordinate-of:ldld-ninh-binh"),
    ("subject", "LĐLĐ thành phố Hải Dương", "subordinate-of:ldld-hai-duong"),
    ("subject", "LĐLĐ huyện Thạnh Hóa, Long An", "subordinate-of:ldld-long-an"),
    ("subject", "Công đoàn Khu kinh tế Nghi Sơn, Thanh Hóa", "subordinate-of:ldld-thanh-hoa"),
    ("subject", "CĐ các KCN tỉnh Bắc Ninh gửi báo cáo", "subordinate-of:ldld-bac-ninh"),
    ("subject", "Công đoàn ngành Xây dựng Hà Nội", "subordinate-of:ldld-ha-noi"),
    ("subject", "CĐCS Bệnh viện Đa khoa tỉnh Lào Cai", "subordinate-of:ldld-lao-cai"),
    ("subject", "Công đoàn Trường Đại học Hà Tĩnh", "subordinate-of:ldld-ha-tinh"),
    ("subject", "Công đoàn Công ty Điện lực Nghệ An", "subordinate-of:cd-dien-luc"),
    ("subject", "Công đoàn Điện lực Hà Nội", "subordinate-of:cd-dien-luc"),
    ("subject", "Công đoàn Ngân hàng Việt Nam Thịnh Vượng", "subordinate-of:cd-ngan-hang"),
    ("subject", "Công đoàn Ngân hàng Chính sách Xã hội", "subordinate-of:cd-ngan-hang"),
    ("subject", "LĐLĐ Thái Bình Dương", "unknown"),
    ("subject", "Công ty Xổ số Bến Tre gửi báo cáo", "unknown"),
    ("subject", "Nguyễn Thái Bình gửi báo cáo", "unknown"),
    ("subject", "Báo cáo hoạt động công đoàn năm 2023 Nghệ An", "ldld-nghe-an"),
    ("subject", "CĐVC tỉnh Lạng Sơn", "subordinate-of:ldld-lang-son"),
    ("subject", "CĐYT Nghệ An", "subordinate-of:ldld-nghe-an"),
    ("subject", "CĐ Công ty Than Hà Lầm - TKV", "subordinate-of:cd-than-khoang-san"),
    ("subject", "LĐLĐ TP Phan Rang - Tháp Chàm, Ninh Thuận", "subordinate-of:ldld-ninh-thuan"),
    ("subject", "Công đoàn Khu Công nghiệp và Khu chế xuất Hà Nội", "subordinate-of:ldld-ha-noi"),
    ("subject", "CĐCS xã Hòa Bình, huyện Văn Quan, tỉnh Lạng Sơn", "subordinate-of:ldld-lang-son"),
    ("subject", "Công đoàn Giáo dục huyện Kim Sơn, Ninh Bình", "subordinate-of:ldld-ninh-binh"),
    ("subject", "CĐ Ngân hàng Nông nghiệp và PTNT VN, Hà Nội", "subordinate-of:cd-ngan-hang"),
    ("subject", "LĐLĐ huyện Kim Sơn (LĐLĐ tỉnh Ninh Bình) gửi", "subordinate-of:ldld-ninh-binh"),
    ("subject", "Công đoàn Cảng hàng không Nội Bài", "subordinate-of:cd-hang-khong"),
    ("subject", "LĐLĐ Quận 1 TPHCM", "subordinate-of:ldld-tp-ho-chi-minh"),
    ("subject", "TLĐ - Ban Tài chính gửi báo cáo", "ban-tai-chinh"),
    ("subject", "Agribank tỉnh Lạng Sơn", "unknown"),
    ("subject", "gửi anh Thái Bình", "unknown"),
    ("subject", "Di chúc Chủ tịch Hồ Chí Minh", "unknown"),
    ("subject", "LDLD T.Thanh Hoa", "ldld-thanh-hoa"),
    ("subject", "Tour Ninh Bình giá rẻ", "unknown"),
    ("filename", "BCKQCTr01-LaoCai.docx", "ldld-lao-cai"),
    ("filename", "2023.05.29 - Ha Noi - BC.docx", "ldld-ha-noi"),
    ("filename", "nguyen van nam dinh kem.docx", "unknown"),
    ("body", "phối hợp với LĐLĐ tỉnh Hà Tĩnh", "unknown"),
    ("filename", "BC_NgheAn_NguyenVanA.docx", "ldld-nghe-an"),
    ("filename", "baocaoldldnghean2023.doc", "ldld-nghe-an"),
    ("filename", "45.BC.LDLD.HaTinh.signed.pdf", "ldld-ha-tinh"),
    ("filename", "so lieu hoa binh.xls", "ldld-hoa-binh"),
    ("filename", "PL so lieu - Thai Nguyen (1).xlsx", "ldld-thai-nguyen"),
    ("filename", "TPHCM_BC.docx", "ldld-tp-ho-chi-minh"),
    ("filename", "bieu-so-lieu-quang-tri.xlsx", "ldld-quang-tri"),
    ("filename", "CDYTVN bao cao.docx", "cd-y-te"),
    ("filename", "BC cong doan giao duc viet nam.docx", "cd-giao-duc"),
    ("filename", "LDLD huyen Quang Ninh.docx", "unknown"),
    ("body", "LĐLĐ tỉnh Nghệ An kính gửi báo cáo kết quả", "ldld-nghe-an"),
    ("body", "Liên đoàn Lao động thành phố Hà Nội xin gửi", "ldld-ha-noi"),
    ("body", "tại tỉnh Nghệ An có 300 đoàn viên", "unknown"),
    ("body", "đoàn công tác đến Hà Nam và Nam Định", "unknown"),
];

#[test]
fn strings_that_no_rule_was_made_for_are_read_by_the_rules() {
    check(UNSEEN);
}
