//! The markup of a document: what a printer and a program need of it.

use std::io::Read as _;

use zip::ZipArchive;

use super::*;
use crate::report::late;
use crate::report::samples::{standings, with_context};
use crate::words::Language;

fn late_list() -> Vec<u8> {
    with_context(Language::Vi, |context, round| late::docx(&standings(), round, context).unwrap())
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(late_list(), late_list());
}

#[test]
fn the_page_is_that_of_an_office() {
    let bytes = late_list();
    let text = part(&bytes, "word/document.xml");
    for mark in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 02 tháng 6 năm 2023",
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
        "<w:cantSplit/><w:tblHeader/>",
        "<w:tblBorders>",
        "LĐLĐ",
        ">LĐLĐ TỈNH THỬ<",
        ">BAN CHÍNH SÁCH<",
        ">TRƯỞNG BAN<",
    ] {
        assert!(text.contains(mark), "{mark}");
    }
    assert_eq!(text.matches("<w:tr>").count(), text.matches("<w:cantSplit/>").count());
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains("<w:sz w:val=\"26\"/>"));
    assert!(part(&bytes, "word/footer1.xml").contains("PAGE"));
}
