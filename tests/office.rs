//! LibreOffice as the last resort: the built binary and the real program, behind their fences.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its sample must stop")]
#![expect(dead_code, reason = "shares the other tests' helpers and uses part of them")]

#[cfg(test)]
#[path = "common/child.rs"]
mod child;
#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/table.rs"]
mod table;

use std::io::Cursor;
use std::io::Read as _;
use std::io::Write as _;

use child::BINARY;
use child::file;
use common::letter;
use common::path;
use common::sample;
use table::lines;
use tonghop::model::document::Document;
use tonghop::model::finding::Finding;
use tonghop::read;
use tonghop::read::limits::Limits;
use tonghop::read::limits::OFFICE_FILES;
use tonghop::read::limits::OfficeLimits;
use tonghop::shield::Shield;
use tonghop::shield::office;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn limits() -> Limits {
    let office = OfficeLimits { files: OFFICE_FILES, ..OfficeLimits::default() };
    Limits { office, ..Limits::default() }
}

/// The program is needed: a missing one is a failure, never a skipped test.
fn needed() {
    assert!(office::is_installed(), "LibreOffice is missing: tests/run installs it");
}

async fn read_sample(name: &str) -> Document {
    Shield::new(BINARY.into(), limits()).file(&path(name), name).await.unwrap()
}

fn through_office(name: &str, is_damaged: bool) -> Finding {
    Finding::ThroughOffice { file: name.to_owned(), is_damaged }
}

fn texts(document: &Document) -> Vec<&str> {
    document.paragraphs().map(|paragraph| paragraph.text.as_str()).collect()
}

#[tokio::test]
async fn old_formats_are_read_and_say_how() {
    needed();
    for name in ["bieu_lotus.wk1", "bieu_excel4.xls"] {
        let document = read_sample(name).await;
        assert_eq!(document.findings, [through_office(name, false)]);
        let cells: Vec<_> = document.tables().flat_map(lines).collect();
        insta::allow_duplicates! { insta::assert_debug_snapshot!(cells) };
    }
    let document = read_sample("bao_cao_cu.sxw").await;
    assert_eq!(document.findings, [through_office("bao_cao_cu.sxw", false)]);
    assert_eq!(texts(&document)[1..], ["Số: 45/BC-LĐLĐ", "Tổ chức 12 lớp tập huấn."]);
    assert_eq!(document.tables().count(), 1);
}

#[tokio::test]
async fn a_converted_report_has_the_tables_of_its_original() {
    needed();
    let model = read::read("a.odt", &sample("bao_cao_nfc.odt"), &Limits::default());
    let document = read_sample("bao_cao_nfc.fodt").await;
    let tables = |document: &Document| document.tables().map(lines).collect::<Vec<_>>();
    assert_eq!(tables(&document), tables(&model));
    assert_eq!(texts(&document), texts(&model));
}

#[tokio::test]
async fn a_damaged_report_inside_a_letter_is_saved_and_its_neighbours_are_untouched() {
    needed();
    let damaged = without_styles(&sample("bieu_nfc.xlsx"));
    let alone = read::read("a.xlsx", &damaged, &Limits::default());
    assert!(matches!(alone.findings[..], [Finding::Damaged { .. }]), "{:?}", alone.findings);
    let lotus = sample("bieu_lotus.wk1");
    let files: [(&str, &[u8]); 3] = [("a.txt", b"mot"), ("a.xlsx", &damaged), ("b.zip", &lotus)];
    let (_folder, path) = file(&letter(files.map(|(name, bytes)| (name.to_owned(), bytes))));
    let document = Shield::new(BINARY.into(), limits()).letter(&path).await.unwrap();
    let [text, report, sheet] = &document.members[..] else { panic!("{document:?}") };
    assert_eq!(texts(text), ["mot"]);
    assert_eq!(report.findings[0], through_office("a.xlsx", true));
    assert_eq!(report.size_bytes, u64::try_from(damaged.len()).unwrap());
    let model = read::read("a.xlsx", &sample("bieu_nfc.xlsx"), &Limits::default());
    assert_eq!(report.tables().count(), model.tables().count());
    assert_eq!(sheet.findings, [through_office("b.zip", false)]);
}

/// The workbook with the first half of its part about styles.
fn without_styles(workbook: &[u8]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "xl/styles.xml" {
            bytes.truncate(bytes.len() / 2);
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[tokio::test]
async fn noise_and_locked_files_are_not_made_into_documents() {
    needed();
    let noise = [&b"\x09\x04\x06\0"[..], &[0x5A, 1, 0xF3, 2].repeat(700)].concat();
    let (_folder, path) = file(&noise);
    let document = Shield::new(BINARY.into(), limits()).file(&path, "a.xls").await.unwrap();
    assert_eq!(document.blocks, []);
    let file = "a.xls".to_owned();
    assert_eq!(document.findings.last(), Some(&Finding::OfficeFailed { file }));
    let locked = "mat_khau_123456_bao_cao_nfc.docx";
    assert_eq!(read_sample(locked).await.findings, [Finding::protected(locked)]);
}

#[tokio::test]
async fn one_that_takes_too_long_is_ended_with_all_it_started_and_leaves_nothing() {
    needed();
    let office = OfficeLimits { wall_milliseconds: 150, ..limits().office };
    let shield = Shield::new(BINARY.into(), Limits { office, ..limits() });
    let name = "bieu_lotus.wk1";
    let document = shield.file(&path(name), name).await.unwrap();
    let file = name.to_owned();
    assert_eq!(document.findings.last(), Some(&Finding::OfficeFailed { file }));
    let folders = format!("tonghop-office-{}-", std::process::id());
    let left = std::fs::read_dir("/proc").unwrap().flatten().filter(|entry| {
        std::fs::read_to_string(entry.path().join("cmdline"))
            .is_ok_and(|line| line.contains("soffice") && line.contains(&folders))
    });
    // Other tests of this process convert meanwhile, one at a time.
    assert!(left.count() <= 1);
}

#[tokio::test]
async fn switched_off_it_is_not_asked() {
    let name = "bieu_lotus.wk1";
    let shield = Shield::new(BINARY.into(), Limits::default());
    let document = shield.file(&path(name), name).await.unwrap();
    assert_eq!(document.findings, [Finding::UnknownFormat { file: name.to_owned() }]);
}
