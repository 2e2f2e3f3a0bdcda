//! PDF files and pictures as the daemon reads them: the built binary, behind its fences, with the
//! outside programs that it starts there.

#[cfg(test)]
#[path = "common/child.rs"]
mod child;
#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/table.rs"]
mod table;

use child::BINARY;
use child::file;
use common::damaged;
use common::letter;
use common::path;
use common::sample;
use table::lines;
use tonghop::model::document::Document;
use tonghop::model::finding::Finding;
use tonghop::read;
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
    let head = texts[0];
    assert!(head.starts_with("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nCỘNG HÒA XÃ HỘI"), "{head}");
    assert!(head.contains("\nSố: 45/BC-LĐLĐ\n"), "{head}");
}
