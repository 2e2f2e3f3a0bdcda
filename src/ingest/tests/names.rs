//! The 52 subjects and file names of the vectors, each in a plausible letter.

use super::*;
use crate::judge::testing::vectors;
use crate::model::finding::Finding;

/// A file of that name as it would have been read.
fn file(name: &str) -> Document {
    let shown = |format: Format| document(format, name, "");
    let folded = crate::text::fold::fold(name);
    let mut file = match name.rsplit_once('.').map(|(_, end)| end).unwrap_or_default() {
        "xlsx" | "xls" => document(
            Format::Xlsx,
            name,
            "PHỤ LỤC SỐ LIỆU\n(Kèm theo Báo cáo kết quả triển khai Chương trình số 01/CTr-BCH)",
        ),
        "jpg" | "png" => shown(Format::Image),
        "p7s" | "exe" => shown(Format::Unknown),
        "dat" => shown(Format::Tnef),
        "rar" | "zip" => {
            let mut archive = shown(Format::Zip);
            archive.members = vec![report("BC.docx", "", TITLE)];
            archive
        }
        _ if name.starts_with("~$") => shown(Format::Lock),
        _ if name.starts_with("215QD") => shown(Format::Empty),
        _ if folded.contains("trong") => blank(name),
        _ if folded.starts_with("cv ") => document(
            Format::Docx,
            name,
            "V/v gửi báo cáo kết quả triển khai Chương trình số 01/CTr-BCH\nKính gửi: Ban Tuyên giáo",
        ),
        _ if folded.starts_with("hd ") => document(
            Format::Pdf,
            name,
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nHƯỚNG DẪN\nBáo cáo kết quả triển khai Chương trình số 01/CTr-BCH",
        ),
        "pdf" | "PDF" if folded.starts_with("scan") => shown(Format::Pdf),
        // A report whose title says nothing of the round where the name does.
        _ if folded.contains("01") || folded.contains("tong ket") => {
            report(name, "", "Kết quả công tác")
        }
        _ => report(name, "", TITLE),
    };
    let name = name.to_owned();
    if name.contains(".exe") {
        file.findings.push(Finding::Executable { file: name.clone() });
    }
    if name.rsplit_once('.').is_some_and(|(_, end)| end == "p7s") {
        file.findings.push(Finding::Signature { file: name.clone() });
    }
    let picture = file.format == Format::Image && !name.starts_with("image0");
    if picture || name.starts_with("Scan_") {
        file.findings.push(Finding::ScanOnly { file: name });
    }
    file
}

fn blank(name: &str) -> Document {
    document(
        Format::Docx,
        name,
        "BÁO CÁO\nKết quả triển khai Chương trình số 01/CTr-BCH\nI. Lãnh đạo, chỉ đạo\n……………………\n……………………\nII. Kết quả\n……………………\n……………………",
    )
}

/// A letter of which only the subject tells anything.
fn subject_only(subject: &str) -> Document {
    let folded = format!(" {} ", crate::text::fold::fold(subject));
    let asks = [
        "gia han",
        "hoi ve",
        "bo qua",
        "delivery",
        "tra loi tu dong",
        "don doc",
        "toa dam",
        "tac pham",
    ]
    .iter()
    .any(|words| folded.contains(&format!(" {words} ")));
    if asks {
        return letter(subject, "", Vec::new());
    }
    if folded.contains(" link ") {
        return letter(subject, "https://drive.google.com/file/d/1/view", Vec::new());
    }
    let supplement = folded.contains("phu luc");
    let name = if supplement { "Phu luc.xlsx" } else { "tep.docx" };
    letter(subject, "", vec![report(name, "", "Kết quả công tác")])
}

#[test]
fn every_subject_and_file_name_of_the_vectors_gets_a_verdict_that_it_allows() {
    let rows = vectors(include_str!("../../../fixtures/vectors/mail_names.csv"));
    assert_eq!(rows.len(), 52);
    let mut wrong = Vec::new();
    for row in &rows {
        let (place, text, verdicts, round, expected) =
            (&row[0], &row[1], &row[2], &row[3], &row[4]);
        let shown = if text == "(không có chủ đề)" { "" } else { text };
        let letter = match place {
            "subject" => subject_only(shown),
            _ => letter("", "", vec![file(text)]),
        };
        let judgement = judged(&letter);
        let verdict = judgement.verdict.as_str();
        let told = judgement.round.as_ref().map_or("", |_| "ctr01");
        let other = round == "other" && told.is_empty();
        let agrees = verdicts.split('|').any(|allowed| allowed == verdict)
            && (round.is_empty() || round == told || other)
            && (expected.is_empty() || unit(&judgement) == expected);
        if !agrees {
            wrong.push(format!(
                "{place} {text:?}: {verdict} {told} {:?}, not {verdicts} {round} {expected}",
                judgement.attribution
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
