//! Real-life cases: who sends what, and what must come of it.

use super::*;
use crate::model::document::{Aside, Place};
use crate::model::evidence::{Evidence, Signal};
use crate::model::finding::Finding;
use crate::model::judgement::{Component, Outcome, Verdict};
use crate::model::letter::Automatic;
use crate::model::round::RoundId;

fn nghe_an(name: &str) -> Document {
    report(name, &of("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN"), TITLE)
}

#[test]
fn a_report_from_an_unknown_address_is_told_by_its_letterhead() {
    let judgement = judged(&letter("Gửi báo cáo", "", vec![nghe_an("bc.docx")]));
    assert_eq!(judgement.verdict, Verdict::Submission);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    assert_eq!(judgement.round.as_ref().map(RoundId::as_str), Some("ctr01-2023"));
    let file = &judgement.files[0];
    assert_eq!(file.document_number.as_deref(), Some("45/BC-LĐLĐ"));
    assert_eq!(file.document_date, Some(jiff::civil::date(2023, 5, 29)));
    assert_eq!((file.component, file.outcome), (Some(Component::Report), Outcome::Read));
}

#[test]
fn a_letterhead_above_the_pages_tells_the_unit_and_no_figure() {
    let mut file = report("bc.docx", "", TITLE);
    let aside = |place, text: &str| Aside { place, text: text.to_owned(), original: None };
    let figures = judged(&letter("Gửi báo cáo", "", vec![file.clone()])).files[0].figures.clone();
    file.asides = vec![
        aside(Place::Header, &of("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN")),
        aside(Place::Footnote(1), "Đã tổ chức 45 hội nghị tuyên truyền cho 9.000 lượt đoàn viên."),
    ];
    let judgement = judged(&letter("Gửi báo cáo", "", vec![file.clone()]));
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    assert_eq!(judgement.files[0].figures, figures);
    // The author of a form stands above its pages.
    file.asides = vec![aside(Place::Header, "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM")];
    assert_eq!(unit(&judged(&letter("Gửi báo cáo", "", vec![file]))), "");
}

#[test]
fn an_address_that_contradicts_the_letterhead_is_a_question() {
    let mut letter = letter("BC CTr 01", "", vec![nghe_an("bc.docx")]);
    letter.head.as_mut().expect("a head").from.address = "tuyengiao.ha@thu.example".to_owned();
    let judgement = judged(&letter);
    assert_eq!(judgement.verdict, Verdict::Unresolved);
    let both = [UnitId::new("ldld-ha-nam"), UnitId::new("ldld-nghe-an")];
    assert_eq!(judgement.attribution.candidates(), both);
    assert!(judgement.findings.contains(&Finding::two_units(&both[0], &both[1])));
}

#[test]
fn an_address_of_the_book_counts_only_in_its_time() {
    let mut letter = letter("BC CTr 01", "", vec![report("bc.docx", "", TITLE)]);
    let head = letter.head.as_mut().expect("a head");
    head.from.address = "tuyengiao.ha@thu.example".to_owned();
    assert_eq!(unit(&judged(&letter)), "ldld-ha-nam");
    letter.head.as_mut().expect("a head").sent_at = "2022-05-29T08:00:00+07:00".parse().ok();
    assert_eq!(unit(&judged(&letter)), "");
}

#[test]
fn files_of_two_units_make_the_letter_count_for_both() {
    let ha_nam = report("b.docx", &of("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM"), TITLE);
    let judgement = judged(&letter("Báo cáo CTr 01 của cụm", "", vec![nghe_an("a.docx"), ha_nam]));
    assert_eq!(judgement.verdict, Verdict::Submission);
    let units: Vec<_> =
        judgement.files.iter().filter_map(|file| file.attribution.certain().cloned()).collect();
    assert_eq!(units, [UnitId::new("ldld-nghe-an"), UnitId::new("ldld-ha-nam")]);
    assert!(judgement.findings.is_empty());
}

#[test]
fn a_district_does_not_count_as_its_province() {
    let head =
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH NINH BÌNH\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN KIM SƠN\nSố: 12/BC-LĐLĐ";
    let judgement = judged(&letter("Gửi báo cáo", "", vec![report("bc.docx", head, TITLE)]));
    assert_eq!(judgement.verdict, Verdict::Subordinate);
    assert_eq!(
        judgement.attribution,
        Attribution::Subordinate(Some(UnitId::new("ldld-ninh-binh")))
    );
}

#[test]
fn a_province_that_adds_its_districts_reports_is_still_the_sender() {
    let head = "LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐÔ LƯƠNG";
    let district = report("huyen.docx", head, TITLE);
    let judgement =
        judged(&letter("LĐLĐ tỉnh Nghệ An báo cáo CTr 01", "", vec![nghe_an("a.docx"), district]));
    assert_eq!(judgement.verdict, Verdict::Submission);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    assert!(matches!(judgement.files[1].attribution, Attribution::Subordinate(_)));
}

#[test]
fn a_body_of_the_confederation_that_is_not_on_the_list_is_kept_apart() {
    let files = vec![report("bc.docx", &of("TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN"), TITLE)];
    assert_eq!(judged(&letter("", "", files)).verdict, Verdict::NotOnList);
}

#[test]
fn a_forwarded_letter_is_judged_by_the_letter_inside() {
    let mut inner = letter("LĐLĐ tỉnh Nghệ An gửi BC CTr 01", "", vec![nghe_an("bc.docx")]);
    inner.name = "thu.eml".to_owned();
    let mut outer = letter("Fwd: báo cáo", "Chuyển anh chị.", vec![inner]);
    outer.head.as_mut().expect("a head").from.address = OWN.to_owned();
    let judgement = judged(&outer);
    assert_eq!(judgement.verdict, Verdict::Submission);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    assert_eq!(judgement.files[0].path, "1/1");
}

#[test]
fn members_of_an_archive_are_files_and_its_name_speaks_for_them() {
    let mut archive = document(Format::Zip, "LĐLĐ tỉnh Cà Mau.zip", "");
    archive.members = vec![report("BC.docx", "", TITLE)];
    let judgement = judged(&letter("", "", vec![archive]));
    assert_eq!(unit(&judgement), "ldld-ca-mau");
    assert_eq!(judgement.files[0].path, "1/1");
}

#[test]
fn what_could_not_be_read_waits_for_a_person() {
    let mut locked = document(Format::Xlsx, "BC CTr 01 LĐLĐ Nghệ An.xlsx", "");
    locked.findings = vec![Finding::protected("BC CTr 01 LĐLĐ Nghệ An.xlsx")];
    let judgement = judged(&letter("", "", vec![locked]));
    assert_eq!(judgement.verdict, Verdict::Unresolved);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    assert_eq!(judgement.files[0].outcome, Outcome::Unreadable);
}

#[test]
fn a_picture_counts_as_a_scan_when_unit_and_round_are_told_beside_it() {
    let scan = || {
        let mut scan = document(Format::Image, "IMG_20230529.jpg", "");
        scan.findings = vec![Finding::ScanOnly { file: scan.name.clone() }];
        scan
    };
    let told = judged(&letter("LĐLĐ tỉnh Nghệ An gửi BC CTr 01", "", vec![scan()]));
    assert_eq!(told.verdict, Verdict::Submission);
    assert_eq!(told.files[0].component, Some(Component::Scan));
    let untold = judged(&letter("", "", vec![scan()]));
    assert_eq!(untold.verdict, Verdict::Unresolved);
}

#[test]
fn letters_recognised_on_a_scan_say_whose_it_is_and_nothing_more() {
    let mut scan = report("IMG_20230529.pdf", &of("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN"), TITLE);
    scan.from_ocr = true;
    scan.findings = vec![Finding::ScanOnly { file: scan.name.clone() }];
    let judgement = judged(&letter("", "", vec![scan]));
    assert_eq!(judgement.verdict, Verdict::Submission);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    let file = &judgement.files[0];
    assert_eq!(file.component, Some(Component::Scan));
    assert_eq!(file.document_number.as_deref(), Some("45/BC-LĐLĐ"));
    assert_eq!(file.figures, []);
}

#[test]
fn a_wrong_report_in_a_letter_about_the_round_is_no_report() {
    let wrong =
        report("bc.docx", &of("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN"), "Tháng Công nhân năm 2023");
    let judgement = judged(&letter("LĐLĐ tỉnh Nghệ An gửi BC CTr 01", "", vec![wrong]));
    assert_eq!(judgement.verdict, Verdict::NoReport);
    assert!(judgement.files[0].other_round);
    assert!(judgement.evidence.iter().any(|found| matches!(found, Evidence::OtherRound { .. })));
}

#[test]
fn a_forgotten_attachment_is_no_report_and_says_so() {
    let body = "LĐLĐ tỉnh Nghệ An gửi báo cáo CTr 01 (file đính kèm).\nTrân trọng cảm ơn";
    let judgement = judged(&letter("BC CTr 01", body, Vec::new()));
    assert_eq!(judgement.verdict, Verdict::NoReport);
    assert!(judgement.findings.contains(&Finding::AttachmentForgotten));
    assert_eq!(unit(&judgement), "ldld-nghe-an");
}

#[test]
fn a_link_counts_as_contact_only_while_no_file_is_attached() {
    let body = "Mời tải tại https://drive.google.com/file/d/1/view";
    let subject = "LĐLĐ tỉnh Lai Châu gửi BC CTr 01";
    let judgement = judged(&letter(subject, body, Vec::new()));
    assert_eq!(judgement.verdict, Verdict::LinkOnly);
    let host = "drive.google.com".to_owned();
    assert!(judgement.findings.contains(&Finding::LinkInstead { host }));
    let both = judged(&letter(subject, body, vec![report("bc.docx", "", TITLE)]));
    assert_eq!(both.verdict, Verdict::Submission);
}

#[test]
fn an_extension_is_asked_for_up_to_the_last_day_named() {
    for (body, expected) in [
        ("LĐLĐ tỉnh Nghệ An xin gia hạn đến hết ngày 05/6/2023.", (2023, 6, 5)),
        ("Xin được nộp báo cáo trước ngày 10/6.", (2023, 6, 10)),
        ("Xin gia hạn báo cáo Chương trình số 01/CTr-BCH đến ngày 05/6/2023.", (2023, 6, 5)),
        ("Xin lùi thời hạn đến ngày 7 tháng 6 năm 2023 do bận Đại hội.", (2023, 6, 7)),
    ] {
        let judgement = judged(&letter("Xin gia hạn nộp báo cáo CTr 01", body, Vec::new()));
        assert_eq!(judgement.verdict, Verdict::ExtensionRequest);
        let (year, month, day) = expected;
        assert_eq!(judgement.extension_until, Some(jiff::civil::date(year, month, day)), "{body}");
    }
}

#[test]
fn corrections_and_additions_are_told_apart() {
    let verdict = |subject: &str, file: Document| judged(&letter(subject, "", vec![file])).verdict;
    assert_eq!(verdict("Thay thế báo cáo CTr 01", nghe_an("bc.docx")), Verdict::Replacement);
    assert_eq!(verdict("Đính chính BC CTr 01", nghe_an("bc.docx")), Verdict::Replacement);
    assert_eq!(verdict("Gửi bổ sung BC CTr 01", nghe_an("bc.docx")), Verdict::Supplement);
    let annex = document(Format::Docx, "PL.docx", "PHỤ LỤC\nSố liệu Chương trình số 01/CTr-BCH");
    assert_eq!(verdict("LĐLĐ Nghệ An", annex), Verdict::Supplement);
}

#[test]
fn a_report_in_the_body_is_a_submission_and_a_file_of_its_own() {
    let body = format!(
        "Kính gửi: Ban Tuyên giáo\n{}\nBÁO CÁO\n{TITLE}\nI. LÃNH ĐẠO\n{}\nII. KẾT QUẢ\nĐã tổ chức 320 buổi.",
        of("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN"),
        "Ban Thường vụ đã ban hành kế hoạch và chỉ đạo các cấp công đoàn triển khai. ".repeat(5)
    );
    let judgement = judged(&letter("Gửi báo cáo", &body, Vec::new()));
    assert_eq!(judgement.verdict, Verdict::Submission);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
    assert_eq!((judgement.files[0].path.as_str(), judgement.files[0].name.as_str()), ("0", ""));
}

#[test]
fn our_own_papers_and_letters_are_ours() {
    let guidance = document(
        Format::Docx,
        "huong dan.docx",
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nBAN TUYÊN GIÁO\nSố: 58/HD-TLĐ\nHƯỚNG DẪN\nBáo cáo kết quả triển khai Chương trình số 01/CTr-BCH",
    );
    let quoted = letter("Re: Hướng dẫn", "Đã nhận được.", vec![guidance.clone()]);
    assert_eq!(judged(&quoted).verdict, Verdict::Own);
    let beside = letter("LĐLĐ tỉnh Nghệ An gửi BC CTr 01", "", vec![nghe_an("bc.docx"), guidance]);
    assert_eq!(judged(&beside).verdict, Verdict::Submission);
    let mut sent = letter("Đề nghị báo cáo CTr 01", "", Vec::new());
    sent.head.as_mut().expect("a head").from.address = OWN.to_owned();
    assert_eq!(judged(&sent).verdict, Verdict::Own);
}

#[test]
fn machines_strangers_and_adverts_are_no_units() {
    let mut away = letter("Nghỉ phép", "LĐLĐ tỉnh Nghệ An", Vec::new());
    away.head.as_mut().expect("a head").automatic = Some(Automatic::Reply);
    assert_eq!(judged(&away).verdict, Verdict::Automatic);
    assert_eq!(judged(&away).attribution, Attribution::Nobody);
    let advert = letter("Khuyến mãi khóa học Excel", "https://drive.google.com/x", Vec::new());
    assert_eq!(judged(&advert).verdict, Verdict::Irrelevant);
    let head = "HỘI LIÊN HIỆP PHỤ NỮ\nTỈNH NGHỆ AN\nSố: 3/BC-BTV";
    let stranger = letter("", "", vec![report("bc.docx", head, "Phong trào thi đua yêu nước")]);
    assert_eq!(judged(&stranger).verdict, Verdict::Irrelevant);
}

#[test]
fn a_forged_sender_waits_for_a_person() {
    let mut forged = letter("LĐLĐ tỉnh Nghệ An gửi BC CTr 01", "", vec![nghe_an("bc.docx")]);
    let head = forged.head.as_mut().expect("a head");
    head.authentication = Some("mx.google.com; spf=fail; dkim=none; dmarc=fail".to_owned());
    let judgement = judged(&forged);
    assert_eq!(judgement.verdict, Verdict::Unresolved);
    let finding = Finding::AuthenticationFailed { address: "vanthu@thu.example".to_owned() };
    assert!(judgement.findings.contains(&finding));
}

#[test]
fn only_a_failing_check_of_an_unknown_address_waits() {
    let known = "tuyengiao.ha@thu.example";
    let failing = Some("mx.google.com; spf=fail; dkim=none");
    for (address, authentication, waits) in [
        ("vanthu@thu.example", failing, true),
        ("vanthu@thu.example", Some("mx.google.com; spf=pass; dkim=pass; dmarc=pass"), false),
        ("vanthu@thu.example", Some("mail.vn; none"), false),
        ("vanthu@thu.example", None, false),
        (known, failing, false),
    ] {
        let (name, unit) = if address == known {
            ("LĐLĐ tỉnh Hà Nam", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM")
        } else {
            ("LĐLĐ tỉnh Nghệ An", "LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN")
        };
        let file = report("bc.docx", &of(unit), TITLE);
        let mut letter = letter(&format!("{name} gửi BC CTr 01"), "", vec![file]);
        let head = letter.head.as_mut().expect("a head");
        head.from.address = address.to_owned();
        head.authentication = authentication.map(str::to_owned);
        let judgement = judged(&letter);
        let verdict = if waits { Verdict::Unresolved } else { Verdict::Submission };
        assert_eq!(judgement.verdict, verdict, "{address} {authentication:?}");
        let told = |found: &Finding| matches!(found, Finding::AuthenticationFailed { .. });
        assert_eq!(judgement.findings.iter().any(told), waits, "{address} {authentication:?}");
    }
}

#[test]
fn every_signal_is_kept_as_evidence() {
    let judgement =
        judged(&letter("LĐLĐ tỉnh Nghệ An gửi BC CTr 01", "", vec![nghe_an("bc.docx")]));
    for signal in [Signal::Subject, Signal::Letterhead] {
        let named = judgement
            .evidence
            .iter()
            .any(|found| matches!(found, Evidence::Names { signal: own, .. } if *own == signal));
        assert!(named, "{signal:?}");
    }
}

#[test]
fn a_mention_in_passing_does_not_make_another_report_ours() {
    let head = of("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN");
    let body = "Liên đoàn báo cáo như sau:\nTiếp tục thực hiện Chương trình số 01/CTr-BCH.\nĐã tổ chức 48 buổi tuyên truyền cho 3.150 lượt người.";
    let with = |name: &str, title: &str| {
        document(Format::Docx, name, &format!("{head}\nBÁO CÁO\n{title}\n{body}"))
    };
    for (subject, name, title) in [
        ("Gửi báo cáo", "bc.docx", "Kết quả tổ chức Tháng Công nhân năm 2023"),
        ("Gửi báo cáo", "BC Thang cong nhan.docx", "Kết quả tổ chức các hoạt động"),
        ("Báo cáo Tháng Công nhân 2023", "bc.docx", "Kết quả tổ chức các hoạt động"),
    ] {
        let judgement = judged(&letter(subject, "", vec![with(name, title)]));
        assert_eq!(judgement.verdict, Verdict::OtherRound, "{subject} {name} {title}");
        assert_eq!(judgement.round, None, "{subject} {name} {title}");
    }
    let silent = with("bc.docx", "Kết quả tổ chức các hoạt động");
    assert_eq!(judged(&letter("Gửi báo cáo", "", vec![silent])).verdict, Verdict::Submission);
}

#[test]
fn a_report_told_in_the_letter_itself_is_a_submission() {
    let body = "BÁO CÁO\nKết quả triển khai Chương trình số 01/CTr-BCH\nToàn tỉnh có 1.030 cán bộ làm công tác tuyên truyền.\nĐã tổ chức 320 buổi tuyên truyền cho 25.400 lượt đoàn viên, người lao động.\nTrên đây là báo cáo của LĐLĐ tỉnh Nghệ An./.";
    let judgement = judged(&letter("LĐLĐ tỉnh Nghệ An báo cáo CTr 01", body, Vec::new()));
    assert_eq!(judgement.verdict, Verdict::Submission);
    assert_eq!(unit(&judgement), "ldld-nghe-an");
}

#[test]
fn a_question_in_answer_to_the_guidance_is_a_question() {
    let subject = "Re: Hướng dẫn báo cáo kết quả triển khai Chương trình số 01/CTr-BCH";
    let body = "Cho LĐLĐ tỉnh Nghệ An hỏi: số CĐCS trên 1.000 lao động có tính doanh nghiệp đã giải thể không? Xin cảm ơn.";
    assert_eq!(judged(&letter(subject, body, Vec::new())).verdict, Verdict::Question);
}
