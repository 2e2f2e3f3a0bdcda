//! PDF files and pictures as the daemon reads them: the built binary, behind its fences, with the
//! outside programs that it starts there.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its sample must stop")]

#[cfg(test)]
#[path = "common/child.rs"]
mod child;
#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/damage.rs"]
mod damage;
#[cfg(test)]
#[path = "common/table.rs"]
mod table;

use child::BINARY;
use child::file;
use child::script;
use common::letter;
use common::path;
use common::sample;
use common::samples;
use damage::damaged;
use table::lines;
use tonghop::model::document::Document;
use tonghop::model::finding::Death;
use tonghop::model::finding::Finding;
use tonghop::read;
use tonghop::read::limits::ChildLimits;
use tonghop::read::limits::Limits;
use tonghop::shield::Shield;

async fn read_with(name: &str, limits: Limits) -> Document {
    Shield::new(BINARY.into(), limits).file(&path(name), name).await.unwrap()
}

async fn read_sample(name: &str) -> Document {
    read_with(name, Limits::default()).await
}

fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs().map(|paragraph| paragraph.text.as_str()).collect()
}

#[tokio::test]
async fn the_ruled_table_reads_as_in_word() {
    for name in ["bao_cao_nfc", "bao_cao_nfd"] {
        let word = format!("{name}.docx");
        let word = read::read(&word, &sample(&word), &Limits::default());
        let document = read_sample(&format!("{name}.pdf")).await;
        assert_eq!(document.findings, [], "{name}");
        let tables: Vec<_> = document.tables().map(lines).collect();
        // Letterhead and signature are tables without lines in Word, and text in the PDF.
        assert_eq!(tables, [lines(word.tables().nth(1).unwrap())], "{name}");
    }
}

#[tokio::test]
async fn lines_are_joined_to_the_paragraphs_of_the_author() {
    let word = read::read("a.docx", &sample("bao_cao_nfc.docx"), &Limits::default());
    let document = read_sample("bao_cao_nfc.pdf").await;
    let texts = texts(&document);
    for paragraph in word.paragraphs() {
        assert!(texts.contains(&paragraph.text.as_str()), "{:?}\n{texts:#?}", paragraph.text);
    }
    let head =
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẤT PHƯƠNG\nSố: 45/BC-LĐLĐ";
    assert_eq!(texts[0], head);
    assert!(texts[1].ends_with("\nĐất Phương, ngày 25 tháng 5 năm 2023"), "{}", texts[1]);
}

#[tokio::test]
async fn a_table_over_two_pages_is_one_table() {
    tables_are_those_of_word(&["bang_hai_trang", "bang_lap_tieu_de"]).await;
}

#[tokio::test]
async fn a_page_on_its_side_behind_an_upright_one_keeps_its_table() {
    tables_are_those_of_word(&["bang_trang_ngang"]).await;
}

async fn tables_are_those_of_word(names: &[&str]) {
    for name in names {
        let word = format!("{name}.docx");
        let word = read::read(&word, &sample(&word), &Limits::default());
        let document = read_sample(&format!("{name}.pdf")).await;
        assert_eq!(document.findings, [], "{name}");
        let tables: Vec<_> = document.tables().map(lines).collect();
        assert_eq!(tables, word.tables().map(lines).collect::<Vec<_>>(), "{name}");
        let texts = texts(&document);
        assert_eq!(texts, word.paragraphs().map(|p| p.text.as_str()).collect::<Vec<_>>(), "{name}");
    }
}

#[tokio::test]
async fn merged_headings_keep_their_reach() {
    let word = read::read("a.docx", &sample("bang_tieu_de_gop.docx"), &Limits::default());
    let document = read_sample("bang_tieu_de_gop.pdf").await;
    let tables: Vec<_> = document.tables().map(lines).collect();
    assert_eq!(tables, word.tables().map(lines).collect::<Vec<_>>());
}

#[tokio::test]
async fn signs_of_old_fonts_are_handed_on_as_they_stand() {
    let document = read_sample("bao_cao_tcvn3.pdf").await;
    let tables: Vec<_> = document.tables().map(lines).collect();
    assert_eq!(tables.len(), 1);
    assert!(tables[0][2].ends_with("3 1.234 | 4 1.301 | 5 1.350 | 6 98,5"), "{tables:?}");
    let vni = read_sample("bao_cao_vni.pdf").await;
    assert_eq!(vni.tables().count(), 1);
}

#[tokio::test]
async fn a_scan_is_a_picture_until_the_office_wants_its_letters() {
    for name in ["bao_cao_scan.pdf", "bao_cao_anh.jpg"] {
        let file = || name.to_owned();
        let document = read_sample(name).await;
        assert_eq!(document.findings, [Finding::ScanOnly { file: file() }]);
        assert_eq!(document.blocks, []);
        let limits = Limits { ocr_pages: 10, ..Limits::default() };
        let document = read_with(name, limits).await;
        let from_ocr = Finding::FromOcr { file: file() };
        assert_eq!(document.findings, [Finding::ScanOnly { file: file() }, from_ocr]);
        assert!(document.from_ocr);
        assert_eq!(document.tables().count(), 0);
        // Letterhead and motto stand side by side, and are told apart.
        let text = format!("\n{}\n", texts(&document).join("\n"));
        for words in [
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẤT PHƯƠNG",
            "Số: 45/BC-LĐLĐ\n",
            "Đất Phương, ngày 25 tháng 5 năm 2023",
        ] {
            assert!(text.contains(&format!("\n{words}")), "{name}: {words}\n{text}");
        }
    }
}

#[test]
fn without_the_programs_the_file_is_named_and_left_to_a_person() {
    let document = read::read("a.pdf", &sample("bao_cao_nfc.pdf"), &Limits::default());
    let (file, package) = ("a.pdf".to_owned(), "poppler-utils".to_owned());
    assert_eq!(document.findings, [Finding::ProgramMissing { file, package }]);
    assert_eq!(document.blocks, []);
}

#[tokio::test]
async fn a_pdf_with_a_password_is_told_from_a_damaged_one() {
    for (bytes, finding) in [
        (sample("mat_khau_123456_bao_cao_nfc.pdf"), Finding::protected("a.pdf")),
        (b"%PDF-1.4\n%%EOF\n".to_vec(), Finding::damaged("a.pdf", "pdftotext refuses it")),
    ] {
        let (_folder, path) = file(&bytes);
        let document = Shield::new(BINARY.into(), Limits::default()).file(&path, "a.pdf").await;
        assert_eq!(document.unwrap().findings, [finding]);
    }
}

#[tokio::test]
async fn damaged_files_cost_only_themselves() {
    let mut read = 0;
    for (name, seed) in ["bao_cao_nfc.pdf", "bang_hai_trang.pdf"].into_iter().zip(1..) {
        for batch in damaged(&sample(name), seed).chunks(50) {
            let files =
                batch.iter().zip(0..).map(|(bytes, number)| (format!("{number}.pdf"), bytes));
            let (_folder, path) = file(&letter(files));
            let shield = Shield::new(BINARY.into(), Limits::default());
            let document = shield.letter(&path).await.unwrap();
            assert_eq!(document.members.len(), batch.len(), "{name}");
            let died = |finding: &Finding| matches!(finding, Finding::ReaderDied { .. });
            assert!(!document.members.iter().flat_map(|member| &member.findings).any(died));
            read += batch.len();
        }
    }
    assert_eq!(read, 2 * 265);
}

#[tokio::test]
async fn every_sample_has_its_text() {
    for name in
        samples().into_iter().filter(|name| path(name).extension().is_some_and(|end| end == "pdf"))
    {
        let document = read_sample(&name).await;
        let is_told =
            matches!(*document.findings, [Finding::ScanOnly { .. } | Finding::Protected { .. }]);
        assert!(is_told || document.findings.is_empty(), "{name}: {:?}", document.findings);
        assert_eq!(is_told, document.blocks.is_empty(), "{name}");
    }
}

#[tokio::test]
async fn a_program_ends_with_the_child_that_started_it() {
    let folder = tempfile::TempDir::new().unwrap();
    let note = folder.path().join("pid");
    let body = format!("echo $$ > '{}'; exec REAL", note.display());
    // Time enough to begin with the recognition, and not to end it.
    let child = ChildLimits { wall_milliseconds: 600, ..ChildLimits::default() };
    let limits = Limits { ocr_pages: 10, child, ..Limits::default() };
    let shield = script(folder.path(), &body, limits);
    let document = shield.file(&path("bao_cao_scan.pdf"), "a.pdf").await.unwrap();
    assert_eq!(document.findings, [Finding::reader_died("a.pdf", Death::TimedOut)]);
    let group = std::fs::read_to_string(&note).unwrap();
    let left = || members(group.trim());
    for _ in 0..50 {
        if left().is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{:?} are still there", left());
}

/// What runs in a process group: the third word behind the name in `stat` (`proc(5)`).
fn members(group: &str) -> Vec<String> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let stats =
        processes.filter_map(|entry| std::fs::read_to_string(entry.path().join("stat")).ok());
    let is_member = |stat: &String| {
        let behind = stat.rsplit_once(") ").map(|(_, behind)| behind.split(' ').nth(2));
        behind.flatten() == Some(group)
    };
    stats.filter(is_member).collect()
}
