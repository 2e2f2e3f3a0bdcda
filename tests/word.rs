//! The formats of written reports: `.doc`, `.rtf`, `.odt` and `.docx` give the same document, and
//! damaged ones never stop the reader.

#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/damage.rs"]
mod damage;

use common::letter;
use common::sample;
use common::samples;
use damage::damaged;
use tonghop::model::document::Document;
use tonghop::model::document::Format;
use tonghop::model::document::Place;
use tonghop::model::document::Row;
use tonghop::model::finding::Finding;
use tonghop::read;
use tonghop::read::limits::Limits;

fn read_bytes(name: &str, bytes: &[u8]) -> Document {
    read::read(name, bytes, &Limits::default())
}

fn read_sample(name: &str) -> Document {
    read_bytes(name, &sample(name))
}

/// Each table as lines: column, reach and text of each cell.
fn tables(document: &Document) -> Vec<Vec<String>> {
    let line = |row: &Row| {
        let cells = row
            .cells
            .iter()
            .map(|cell| format!("{}+{}x{} {}", cell.column, cell.columns, cell.rows, cell.text));
        format!("{}: {}", row.number, cells.collect::<Vec<_>>().join(" | "))
    };
    document.tables().map(|table| table.rows.iter().map(line).collect()).collect()
}

fn paragraphs(document: &Document) -> Vec<(&str, Option<u8>)> {
    document.paragraphs().map(|found| (found.text.as_str(), found.heading)).collect()
}

/// Every sample of a report in these formats, and the same one in `.docx`.
fn reports() -> Vec<(String, String)> {
    let is_read = |name: &String| {
        name.starts_with("bao_cao")
            && [".doc", ".rtf", ".odt"].iter().any(|end| name.ends_with(end))
    };
    let model = |name: &str| name.trim_end_matches(|c| c != '.').to_owned() + "docx";
    let names = samples().into_iter().filter(is_read);
    names.map(|name| (name.clone(), model(&name))).collect()
}

#[test]
fn a_report_reads_alike_in_every_format_of_written_text() {
    let reports = reports();
    assert_eq!(reports.len(), 12);
    for (name, model) in reports {
        let (document, model) = (read_sample(&name), read_sample(&model));
        assert!(name.ends_with(document.format.as_str()));
        assert_eq!(document.findings, [], "{name}");
        assert_eq!(tables(&model).len(), 3);
        assert_eq!(tables(&document), tables(&model), "{name}");
        assert_eq!(paragraphs(&document), paragraphs(&model), "{name}");
    }
}

#[test]
fn headers_footers_and_notes_are_read_once_and_beside_the_text() {
    let letterhead = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN\t\
                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc";
    let expected = [
        (Place::Header, letterhead),
        (Place::Footer, "Nơi nhận: Ban Tuyên giáo; lưu Văn phòng"),
        (Place::Footnote(1), "Số liệu tính đến ngày 30 tháng 4, gồm 45 cuộc."),
        (Place::Footnote(2), "Theo báo cáo của cơ sở."),
        (Place::Endnote(1), "Xem phụ lục kèm theo."),
    ];
    for name in ["ben_le.docx", "ben_le.odt", "ben_le.rtf", "ben_le.doc"] {
        let document = read_sample(name);
        let asides: Vec<_> = document
            .asides
            .iter()
            .map(|aside| (aside.place.clone(), aside.text.as_str()))
            .collect();
        assert_eq!(asides, expected, "{name}");
        let texts: Vec<_> = paragraphs(&document).into_iter().map(|(text, _)| text).collect();
        let body = [
            "BÁO CÁO",
            "Kết quả thực hiện Chương trình 01",
            "Công đoàn đã tuyên truyền đến đoàn viên toàn tỉnh.",
            "Phần sau của báo cáo.",
        ];
        assert_eq!(texts, body, "{name}");
        assert_eq!((document.tables().count(), document.findings.len()), (0, 0), "{name}");
    }
}

#[test]
fn reports_are_read_out_of_a_letter() {
    let files = reports().into_iter().map(|(name, _)| (name.clone(), sample(&name)));
    let letter = read::letter(&letter(files), &Limits::default());
    assert_eq!(letter.members.len(), 12);
    for document in &letter.members {
        assert_eq!(document.blocks, read_sample(&document.name).blocks, "{}", document.name);
    }
}

#[test]
fn damaged_documents_are_read_as_far_as_they_go() {
    let mut read = 0;
    let names = ["bao_cao_nfc", "ben_le"]
        .into_iter()
        .flat_map(|name| ["doc", "rtf", "odt"].map(|suffix| format!("{name}.{suffix}")));
    for (seed, name) in (1..).zip(names) {
        for bytes in damaged(&sample(&name), seed) {
            let document = read_bytes(&name, &bytes);
            let is_told = !document.blocks.is_empty() || !document.findings.is_empty();
            read += usize::from(is_told);
        }
    }
    assert_eq!(read, 6 * 265);
}

/// Where the first run of these bytes stands.
fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).unwrap_or(bytes.len())
}

#[test]
fn a_word_document_with_a_password_says_so() {
    let mut bytes = sample("bao_cao_nfc.doc");
    let head = find(&bytes, &[0xEC, 0xA5]);
    bytes[head + 11] |= 1;
    assert_eq!(read_bytes("a.doc", &bytes).findings, [Finding::protected("a.doc")]);
}

#[test]
fn a_document_of_word_95_is_left_to_a_person() {
    let mut bytes = sample("bao_cao_nfc.doc");
    let head = find(&bytes, &[0xEC, 0xA5]);
    bytes[head] = 0xDC;
    let document = read_bytes("a.doc", &bytes);
    assert_eq!(document.findings, [Finding::not_read("a.doc", Format::Doc)]);
    assert!(document.blocks.is_empty());
}

#[test]
fn the_language_of_a_word_document_does_not_change_its_letters() {
    let plain = sample("bao_cao_tcvn3.doc");
    let mut vietnamese = plain.clone();
    let head = find(&vietnamese, &[0xEC, 0xA5]);
    vietnamese[head + 6..head + 8].copy_from_slice(&0x042A_u16.to_le_bytes());
    assert_eq!(read_bytes("a.doc", &plain).blocks, read_bytes("a.doc", &vietnamese).blocks);
}

fn rtf(body: &str) -> Document {
    read_bytes("a.rtf", format!("{{\\rtf1\\ansi\\ansicpg1258 {body}}}").as_bytes())
}

#[test]
fn rtf_text_is_read_in_the_code_page_and_the_stand_ins_for_old_programs_are_not() {
    let document = rtf("S\\'f4\\'ec li\\u7879 ?u, \\uc2\\u272 \\'44\\'44\\'e2y\\par \
                        {\\deleted c\\'fd}{\\*\\generator x;}{\\footnote ghi}m\\'edi\\par");
    let texts: Vec<_> = paragraphs(&document).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts, ["Số liệu, Đây", "míi"]);
    assert_eq!(document.asides.len(), 1);
}

#[test]
fn a_note_in_a_cell_is_no_part_of_it_and_may_hold_a_table() {
    let document = rtf(
        "\\trowd\\cellx1000\\cellx2000\\pard\\intbl 45{\\footnote\\ftnalt\\pard xem\\par\\trowd\\cellx900\
         \\pard\\intbl b\\'edu\\cell\\row\\pard} cu\\'f4c\\cell c\\cell\\row\\pard",
    );
    assert_eq!(tables(&document), [["1: 1+1x1 45 cuôc | 2+1x1 c"]]);
    let aside = &document.asides[0];
    assert_eq!((&aside.place, aside.text.as_str()), (&Place::Endnote(1), "xem\nbíu"));
}

#[test]
fn rtf_tables_stand_in_tables_and_text_boxes_beside_their_paragraph() {
    let document = rtf(
        "\\pard ngo\\'e0i {\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt \\pard h\\'f4p\\par}}}sau\\par\
         \\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl a\\cell \\pard\\intbl x\\par\
         \\pard\\intbl\\itap2 1\\nestcell 2\\nestcell{\\*\\nesttableprops\\trowd\\cellx1500\\cellx2000\\nestrow}\
         {\\nonesttables\\par}\\pard\\intbl\\cell\\row\
         \\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell b\\cell c\\cell\\row\\pard",
    );
    let texts: Vec<_> = paragraphs(&document).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts, ["hôp", "ngoài sau"]);
    assert_eq!(tables(&document), [["1: 1+1x2 a | 2+2x1 x\n1\t2", "2: 2+1x1 b | 3+1x1 c"]]);
}

#[test]
fn rtf_bombs_end() {
    for bomb in [
        "{".repeat(300_000),
        "\\trowd".to_owned() + &"\\cellx1 x\\cell".repeat(50_000) + "\\row",
        "\\trowd\\cellx1 x\\cell\\row ".repeat(50_000),
        "\\pard\\intbl\\itap2000000000 x\\nestcell ".repeat(50_000),
        "{\\*\\shpinst{\\shptxt x".repeat(50_000),
        "\\u55357".repeat(200_000),
    ] {
        assert_eq!(rtf(&bomb).format, Format::Rtf);
    }
}
