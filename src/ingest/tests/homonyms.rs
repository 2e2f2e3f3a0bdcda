//! Whole letters of districts, towns, wards and communes that bear the name of a province: all that a
//! letter says of its sender together makes no province of it.

use super::*;
use crate::judge::testing::vectors;

/// The report of a body below a province, with sender, subject, file name and number of its own.
fn letter_of(body: &str, place: &str, province: &str, letterhead: bool) -> Judgement {
    let head = if letterhead {
        format!(
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH {}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{}\tĐộc lập - Tự do - Hạnh phúc\nSố: 45 /BC-LĐLĐ\t{place}, ngày 29 tháng 5 năm 2023",
            province.to_uppercase(),
            body.to_uppercase(),
        )
    } else {
        String::new()
    };
    let file = report(&format!("BC {body}.docx"), &head, TITLE);
    let mut letter = letter(&format!("{body} gửi báo cáo CTr 01"), "Xin gửi báo cáo.", vec![file]);
    if let Some(head) = letter.head.as_mut() {
        body.clone_into(&mut head.from.name);
        let account = crate::text::fold::squash(body);
        head.from.address = format!("{account}@thu.example");
    }
    judged(&letter)
}

#[test]
fn a_letter_of_a_place_below_ticks_off_no_province_of_its_name() {
    let mut wrong = Vec::new();
    for row in vectors(include_str!("../../../fixtures/vectors/homonyms.csv")) {
        let union = if &row[0] == "district" { "Liên đoàn Lao động" } else { "Công đoàn" };
        for (union, letterhead) in [(union, true), (union, false), ("LĐLĐ", true), ("CĐ", false)]
        {
            let body = format!("{union} {}", &row[1]);
            let judgement = letter_of(&body, &row[1], &row[3], letterhead);
            let below = match &judgement.attribution {
                Attribution::Subordinate(_) => true,
                Attribution::Certain(_) => false,
                // Without a letterhead a person may be asked.
                _ => !letterhead,
            };
            if !below || judgement.verdict.is_report() {
                wrong.push(format!("{body}: {:?}, {:?}", judgement.attribution, judgement.verdict));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
