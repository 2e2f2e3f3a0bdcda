//! Readers on sample files and on letters written as the world writes them. Damaged files are in
//! `robust.rs`.

#[cfg(test)]
#[path = "common/archive.rs"]
mod archive;
#[cfg(test)]
mod common;
#[cfg(test)]
#[path = "common/table.rs"]
mod table;

use archive::archive;
use common::letter;
use common::sample;
use common::samples;
use table::lines;
use tonghop::model::document::Block;
use tonghop::model::document::CellValue;
use tonghop::model::document::Document;
use tonghop::model::document::Format;
use tonghop::model::document::LegacyEncoding;
use tonghop::model::document::Place;
use tonghop::model::document::Table;
use tonghop::model::document::TableOrigin;
use tonghop::model::finding::Finding;
use tonghop::model::finding::Limit;
use tonghop::model::letter::Automatic;
use tonghop::read;
use tonghop::read::limits::Limits;

fn read_sample(name: &str) -> Document {
    read::read(name, &sample(name), &Limits::default())
}

fn read_letter(text: impl AsRef<[u8]>) -> Document {
    read::letter(text.as_ref(), &Limits::default())
}

const REPORT_TABLE: [&str; 8] = [
    "1: 1[1x2] STT | 2[1x2] Nội dung | 3[3x1] Số lượng | 6[1x2] Tỷ lệ (%) | 7[1x2] Ghi chú",
    "2: 3 Năm 2021 | 4 Năm 2022 | 5 6 tháng 2023",
    "3: 1 1 | 2 Số cán bộ làm công tác tuyên giáo | 3 1.234 | 4 1.301 | 5 1.350 | 6 98,5",
    "4: 1 2 | 2 Số cuộc tập huấn, bồi dưỡng | 3 12 | 4 15 | 5 7 | 6 46,67 | 7 Mới 6 tháng",
    "5: 1 3 | 2 Số người được tuyên truyền trực tiếp | 3 1.234.567 | 4 987.654 | 6 - | \
     7 Chưa có số liệu",
    "6: 1[1x2] 4 | 2 Kinh phí (triệu đồng) | 3 1.500,75 | 4 2.000 | 5 950,5 | 6 47,5",
    "7: 2 Trong đó: xã hội hoá | 3 300 | 4 (120) | 5 0",
    "8: 1[2x1] Tổng cộng | 3 1.237.314,75 | 4 990.970 | 5 2.307,5",
];

#[test]
fn the_report_reads_alike_in_word_and_as_a_page() {
    for name in ["bao_cao_nfc.docx", "bao_cao_nfd.docx", "bao_cao_nfc.html"] {
        let document = read_sample(name);
        assert_eq!(document.findings, [], "{name}");
        let tables: Vec<_> = document.tables().map(lines).collect();
        assert_eq!(tables.len(), 3, "{name}");
        assert_eq!(tables[1], REPORT_TABLE, "{name}");
        assert!(tables[0][0].starts_with("1: 1 TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM/LIÊN ĐOÀN"));
        let paragraphs: Vec<_> = document.paragraphs().map(|p| p.text.as_str()).collect();
        assert_eq!(paragraphs.len(), 8, "{name}");
        assert!(paragraphs[3].contains("1.234 buổi tuyên truyền cho 56.789 lượt đoàn viên"));
    }
}

#[test]
fn the_annex_reads_alike_in_every_workbook() {
    for name in ["bieu_nfc.xlsx", "bieu_nfd.xlsx", "bieu_nfc.xls", "bieu_nfd.xls"] {
        let document = read_sample(name);
        let table = document.tables().next().unwrap();
        let lines = lines(table);
        assert_eq!(lines[0], "1: 1[7x1] BIỂU TỔNG HỢP SỐ LIỆU", "{name}");
        assert_eq!(lines[2], REPORT_TABLE[0].replace("1: 1[", "4: 1["), "{name}");
        assert_eq!(
            lines[7],
            "9: 1[1x2] 4 | 2 Kinh phí (triệu đồng) | 3 1500.75 | 4 2000 | 5 950.5 | 6 47.5",
            "{name}"
        );
    }
    let ods = read_sample("bieu_nfc.ods");
    let lines = lines(ods.tables().next().unwrap());
    assert_eq!(
        lines[4],
        "6: 1 1 | 2 Số cán bộ làm công tác tuyên giáo | 3 1234 | 4 1301 | 5 1350 | 6 98.5"
    );
}

/// Every text of a file, in reading order.
fn texts(document: &Document) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => texts.push(paragraph.text.as_str()),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                texts.extend(cells.map(|cell| cell.text.as_str()));
            }
        }
    }
    texts
}

/// TCVN3 does not tell capital letters with a tone from small ones.
fn as_kept(document: &Document, encoding: LegacyEncoding) -> Vec<String> {
    let kept = |text: &str| match encoding {
        LegacyEncoding::Tcvn3 => text.chars().flat_map(char::to_lowercase).collect(),
        LegacyEncoding::Vni | LegacyEncoding::Bkhcm2 => text.to_owned(),
    };
    texts(document).into_iter().map(kept).collect()
}

#[test]
fn files_in_old_fonts_read_like_their_twins_in_unicode() {
    for name in ["bieu_*.xls", "bieu_*.xlsx", "bieu_*.ods", "bao_cao_*.docx"] {
        let twin = read_sample(&name.replace('*', "nfc"));
        assert_eq!(twin.encoding_repaired, []);
        for (old, encoding) in [("tcvn3", LegacyEncoding::Tcvn3), ("vni", LegacyEncoding::Vni)] {
            let document = read_sample(&name.replace('*', old));
            assert_eq!(document.encoding_repaired, [encoding], "{name}");
            assert_eq!(as_kept(&document, encoding), as_kept(&twin, encoding), "{name} {old}");
        }
    }
}

#[test]
fn what_stood_in_an_old_font_is_kept_beside_its_repair() {
    let document = read_sample("bao_cao_tcvn3.docx");
    let paragraph = document.paragraphs().find(|paragraph| paragraph.original.is_some()).unwrap();
    assert_ne!(paragraph.original.as_ref(), Some(&paragraph.text));
    let twin = read_sample("bao_cao_nfc.docx");
    assert!(twin.paragraphs().all(|paragraph| paragraph.original.is_none()));
}

#[test]
fn a_subject_in_an_old_font_is_repaired_with_its_letter() {
    let letter = read_letter(
        "From: a@b.vn\nMIME-Version: 1.0\nSubject: B\u{b8}o c\u{b8}o Ch\u{ad}\u{ac}ng tr\u{d7}nh\n\
         Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\
         KÝnh göi Tæng Liªn ®oµn\n",
    );
    assert_eq!(letter.head.as_ref().unwrap().subject, "Báo cáo Chương trình");
    assert_eq!(texts(&letter), ["Kính gửi Tổng Liên đoàn"]);
}

#[test]
fn names_in_an_old_font_are_repaired_and_kept_beside() {
    let part = |name: &str| {
        format!(
            "--x\nContent-Type: application/octet-stream; name=\"{name}\"\n\
             Content-Disposition: attachment\n\n1;2\n"
        )
    };
    let letter = read_letter(format!(
        "From: \"Li\u{aa}n \u{ae}o\u{b5}n Lao \u{ae}\u{e9}ng t\u{d8}nh H\u{ad}ng Y\u{aa}n\" <a@b.vn>\n\
         Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n{}{}{}--x--\n",
        part("Baùo caùo toång keát.csv"),
        part("BÃ¡o cÃ¡o quÃ½ I.csv"),
        part("Phô tô toàn quốc.csv"),
    ));
    let from = letter.head.unwrap().from;
    assert_eq!(from.name, "Liên đoàn Lao động tỉnh Hưng Yên");
    assert_eq!(from.original_name.as_deref(), Some("Liªn ®oµn Lao ®éng tØnh H\u{ad}ng Yªn"));
    let names: Vec<_> = letter
        .members
        .iter()
        .map(|member| (member.name.as_str(), member.original_name.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("Báo cáo tổng kết.csv", Some("Baùo caùo toång keát.csv")),
            ("Báo cáo quý I.csv", Some("BÃ¡o cÃ¡o quÃ½ I.csv")),
            ("Phô tô toàn quốc.csv", None),
        ]
    );
}

#[test]
fn sheets_named_in_the_font_of_their_cells_are_repaired_and_so_is_the_file() {
    let document = read::read("BiÓu.xlsx", &sample("ten_tcvn3.xlsx"), &Limits::default());
    assert_eq!(document.name, "Biểu.xlsx");
    assert_eq!(document.original_name.as_deref(), Some("BiÓu.xlsx"));
    let name = |table: &Table| match &table.origin {
        TableOrigin::Sheet { name, original, .. } => (name.clone(), original.clone()),
        TableOrigin::Inline(_) => (String::new(), None),
    };
    let names: Vec<_> = document.tables().map(name).collect();
    let original = |text: &str| Some(text.to_owned());
    assert_eq!(names[0], ("Biểu 1".to_owned(), original("BiÓu 1")));
    assert_eq!(names[1], ("Tổng hợp".to_owned(), original("Tæng hîp")));
    assert_eq!(names[2], ("Sheet3".to_owned(), None));
    let hidden = Finding::Hidden { place: Place::Sheet("Tổng hợp".to_owned()) };
    assert_eq!(document.findings, [hidden]);
}

#[test]
fn cells_say_what_they_are() {
    let document = read_sample("bieu_nfc.xlsx");
    let table = document.tables().next().unwrap();
    let value = |row: u32, column: u32| {
        let row = table.rows.iter().find(|found| found.number == row).unwrap();
        row.cell(column).unwrap().value.clone()
    };
    assert_eq!(value(6, 3), CellValue::Number(1234.into()));
    assert_eq!(value(8, 3), CellValue::Text);
    assert_eq!(value(14, 3), CellValue::Date("2023-05-25".parse().unwrap()));
    assert_eq!(value(16, 3), CellValue::Error);
    assert_eq!(value(17, 3), CellValue::Percent("0.985".parse().unwrap()));
    assert_eq!(value(18, 3), CellValue::Text);
    assert_eq!(value(20, 3), CellValue::Boolean(true));
    for name in ["bieu_nfc.xlsx", "bieu_nfc.xls", "bieu_nfc.ods"] {
        let document = read_sample(name);
        let rows = &document.tables().next().unwrap().rows;
        let hidden: Vec<u32> = rows.iter().filter(|row| row.hidden).map(|row| row.number).collect();
        assert_eq!(hidden, [19], "{name}");
    }
}

#[test]
fn hidden_sheets_are_read_and_named() {
    for name in ["bieu_nfc.xlsx", "bieu_nfc.xls", "bieu_nfc.ods"] {
        let document = read_sample(name);
        let hidden: Vec<bool> = document
            .tables()
            .map(|table| matches!(table.origin, TableOrigin::Sheet { hidden: true, .. }))
            .collect();
        assert_eq!(hidden, [false, true, true], "{name}");
        let findings = document.findings.iter().filter(|f| matches!(f, Finding::Hidden { .. }));
        assert!(findings.count() >= 2, "{name}");
    }
}

#[test]
fn hidden_rows_and_columns_are_named_alike_in_all_workbooks() {
    let seen = |name: &str| {
        let document = read_sample(name);
        let tables: Vec<Vec<bool>> = document
            .tables()
            .map(|table| table.rows.iter().map(|row| row.hidden).collect())
            .collect();
        (tables, document.findings)
    };
    let (tables, findings) = seen("phan_an.xlsx");
    assert_eq!(tables[0], [false, false, true, false]);
    let cell = |row, column| {
        let place = Place::SheetCell { sheet: "Biểu 1".to_owned(), row, column };
        Finding::Hidden { place }
    };
    let sheet = Finding::Hidden { place: Place::Sheet("Bản nháp".to_owned()) };
    assert_eq!(findings, [cell(3, 2), cell(1, 4), sheet]);
    for name in ["phan_an.xls", "phan_an.ods"] {
        assert_eq!(seen(name), (tables.clone(), findings.clone()), "{name}");
    }
    let in_the_first = (tables[..1].to_vec(), findings[..2].to_vec());
    assert_eq!(seen("phan_an.xlsb"), in_the_first);
}

#[test]
fn a_workbook_that_cannot_tell_what_is_hidden_says_that_it_is_damaged() {
    let whole = sample("phan_an.xlsb");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&whole[..])).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).unwrap();
        if name == "_rels/.rels" {
            bytes.truncate(bytes.len() - 20);
        }
        parts.push((name, bytes));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let document = read::read("phan_an.xlsb", &archive(&parts), &Limits::default());
    let is_damage = |finding: &Finding| matches!(finding, Finding::Damaged { .. });
    assert!(document.findings.iter().any(is_damage), "{:?}", document.findings);
}

#[test]
fn formulas_never_calculated_are_no_blanks() {
    let document = read_sample("bieu_nfc_openpyxl_no_cached.xlsx");
    let count = |document: &Document| {
        let cells = document.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        cells.filter(|cell| cell.value == CellValue::Uncalculated).count()
    };
    assert_eq!(count(&document), 3);
    assert!(document.findings.iter().any(|f| matches!(f, Finding::Uncalculated { cells: 3, .. })));
    assert_eq!(count(&read_sample("bieu_nfc.xlsx")), 0);
}

#[test]
fn csv_is_read_in_the_three_ways_of_excel() {
    for name in ["bieu_cp1258_semicolon.csv", "bieu_utf16le_tab.csv", "bieu_utf8bom_semicolon.csv"]
    {
        let document = read_sample(name);
        assert_eq!(document.format, Format::Csv);
        assert_eq!(
            lines(document.tables().next().unwrap())[1..],
            [
                "2: 1 1 | 2 Số cán bộ, cộng tác viên | 3 1.234 | 4 1.301 | 5 98,5",
                "3: 1 2 | 2 Kinh phí; xã hội hoá | 3 1.500,75 | 4 2.000 | 5 47,5",
            ],
            "{name}"
        );
    }
}

#[test]
fn archives_give_their_files_with_readable_names() {
    for name in ["ho_so_utf8.zip", "ho_so_cp1258.zip"] {
        let document = read_sample(name);
        let members: Vec<_> =
            document.members.iter().map(|m| (m.name.as_str(), m.format)).collect();
        assert_eq!(
            members,
            [("Báo cáo CTr 01.docx", Format::Docx), ("Biểu số liệu.xlsx", Format::Xlsx)],
            "{name}"
        );
    }
}

#[test]
fn what_asks_for_a_password_says_so_and_keeps_its_format() {
    for (name, format) in [
        ("mat_khau_123456_bao_cao_nfc.docx", Format::Docx),
        ("mat_khau_123456_bieu_nfc.xlsx", Format::Xlsx),
        ("ho_so_mat_khau_123456.zip", Format::Zip),
    ] {
        let document = read_sample(name);
        assert_eq!(document.format, format);
        assert_eq!(document.findings, [Finding::protected(name)]);
    }
    let members = read_sample("ho_so_mat_khau_123456.zip").members;
    assert_eq!(members.len(), 2);
    assert_eq!(members[0].findings, [Finding::protected("bao_cao_nfc.docx")]);
}

/// Names and formats of the files in a document.
fn inside(document: &Document) -> Vec<(&str, Format)> {
    document.members.iter().map(|member| (member.name.as_str(), member.format)).collect()
}

#[test]
fn a_letter_saved_by_outlook_is_a_letter_with_its_files_and_letters() {
    let letter = read_sample("thu_outlook.msg");
    assert_eq!((letter.format, &letter.findings), (Format::Msg, &vec![]));
    let head = letter.head.as_ref().unwrap();
    assert_eq!(head.subject, "Số liệu quý I của LĐLĐ tỉnh");
    assert_eq!(
        (head.from.name.as_str(), head.from.address.as_str()),
        ("LĐLĐ tỉnh Hà Đông", "ldld@example.vn")
    );
    assert_eq!(head.sent_at, Some("2023-05-22T00:00:00Z".parse().unwrap()));
    let texts: Vec<_> = letter.paragraphs().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, ["Kính gửi Ban Tuyên giáo,", "LĐLĐ tỉnh gửi biểu số liệu."]);
    assert_eq!(
        inside(&letter),
        [("Biểu số liệu.xlsx", Format::Xlsx), ("Báo cáo kèm theo", Format::Msg)]
    );
    let inner = &letter.members[1];
    assert_eq!(inner.sha256, read_sample("thu_outlook.msg").members[1].sha256);
    let head = inner.head.as_ref().unwrap();
    assert_eq!(head.subject, "Báo cáo kèm theo");
    assert_eq!(
        (head.from.name.as_str(), head.from.address.as_str()),
        ("LĐLĐ", "tuyengiao@example.vn")
    );
    assert_eq!(head.sent_at, Some("2023-05-22T01:00:00Z".parse().unwrap()));
    assert_eq!((head.received.len(), head.message_id.as_deref()), (1, Some("1@example.vn")));
    assert_eq!(inside(inner), [("Báo cáo CTr 01.docx", Format::Docx)]);
    assert_eq!(inner.members[0].tables().count(), 3);
}

#[test]
fn outlooks_wrapping_gives_its_files_under_their_long_names() {
    let document = read_sample("winmail.dat");
    assert_eq!((document.format, &document.findings), (Format::Tnef, &vec![]));
    assert_eq!(inside(&document), [("Báo cáo CTr 01.docx", Format::Docx)]);
    assert_eq!(document.members[0].sha256, read_sample("bao_cao_nfc.docx").sha256);
}

#[test]
fn rar_and_7z_give_their_files_like_zip() {
    for name in ["ho_so_rar4.rar", "ho_so_rar5.rar"] {
        let document = read_sample(name);
        assert_eq!(document.findings, [], "{name}");
        assert_eq!(
            inside(&document),
            [("Báo cáo CTr 01.docx", Format::Docx), ("Biểu số liệu.xlsx", Format::Xlsx)],
            "{name}"
        );
        assert_eq!(document.members[0].sha256, read_sample("bao_cao_nfc.docx").sha256);
    }
    let document = read_sample("ho_so.7z");
    assert_eq!(document.findings, []);
    assert_eq!(
        inside(&document),
        [("bao_cao_nfc.docx", Format::Docx), ("bieu_nfc.xls", Format::Xls)]
    );
    assert_eq!(document.members[0].sha256, read_sample("bao_cao_nfc.docx").sha256);
}

#[test]
fn locked_rar_and_7z_ask_for_the_password() {
    for name in ["ho_so_rar5_mat_khau_123456.rar", "ho_so_mat_khau_123456.7z"] {
        assert_eq!(read_sample(name).findings, [Finding::protected(name)], "{name}");
    }
}

#[test]
fn every_archive_stops_at_the_same_limits() {
    for name in ["ho_so_rar4.rar", "ho_so_rar5.rar", "ho_so.7z", "ho_so_utf8.zip"] {
        let read = |limits: Limits| read::read(name, &sample(name), &limits);
        let one = read(Limits { entries: 1, ..Limits::default() });
        assert_eq!(one.findings, [Finding::limit(name, Limit::Members)], "{name}");
        assert_eq!(one.members.len(), 1, "{name}");
        let small = read(Limits { entry_bytes: 7_000, ..Limits::default() });
        let second = &small.members[1];
        assert_eq!(second.findings, [Finding::limit(&second.name, Limit::Unpacked)], "{name}");
        assert_eq!((small.members.len(), small.members[0].findings.len()), (2, 0), "{name}");
        let together = read(Limits { unpacked_bytes: 8_000, ..Limits::default() });
        let second = &together.members[1];
        assert_eq!(second.findings, [Finding::limit(&second.name, Limit::Unpacked)], "{name}");
    }
}

/// What only LibreOffice reads.
const FOR_OFFICE: &[&str] =
    &["bao_cao_cu.sxw", "bao_cao_nfc.fodt", "bieu_excel4.xls", "bieu_lotus.wk1"];

#[test]
fn every_sample_has_a_format_and_what_is_not_read_says_so() {
    for name in samples() {
        let document = read_sample(&name);
        let is_for_office = FOR_OFFICE.contains(&name.as_str());
        assert_eq!(document.format == Format::Unknown, is_for_office, "{name}");
        // The one workbook that is really empty.
        let is_blank = name == "doc_hai_quan_he.xlsb";
        let is_read = is_blank || !document.blocks.is_empty() || !document.members.is_empty();
        assert!(is_read || !document.findings.is_empty(), "{name}");
    }
}

#[test]
fn a_letter_in_a_letter_keeps_its_files() {
    let document = read_sample("thu_long_nhau.eml");
    let head = document.head.unwrap();
    assert_eq!(
        (head.subject.as_str(), head.from.address.as_str()),
        ("Báo cáo của LĐLĐ tỉnh", "ldld@example.vn")
    );
    assert_eq!(document.members[0].format, Format::Eml);
    assert_eq!(document.members[0].members[0].name, "Báo cáo LĐLĐ tỉnh.docx");
    assert_eq!(document.members[1].name, "Biểu số liệu.xlsx");
}

/// A letter with one empty attachment whose headers are these.
fn with_attachment(headers: &[u8]) -> Document {
    let mut letter = b"From: a@b.vn\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        .to_vec();
    letter.extend(headers);
    letter.extend(b"\r\n\r\nx\r\n--x--\r\n");
    read_letter(letter)
}

#[test]
fn names_are_read_in_all_the_ways_they_are_written() {
    let split = "Content-Disposition: attachment; filename*0*=UTF-8''B%C3%A1o%20; filename*1*=c%C3%A1o; filename*2=.docx";
    let decomposed = "Content-Disposition: attachment; filename*=UTF-8''Ba%CC%81o%20ca%CC%81o.docx";
    let words = "Content-Type: application/msword; name=\"=?UTF-8?B?QsOhbyBjw6FvLmRvY3g=?=\"";
    let two = "Content-Disposition: attachment; filename=\"=?UTF-8?B?QsOhbyBj?= =?UTF-8?B?w6FvLmRvY3g=?=\"";
    let folded = "Content-Disposition: attachment;\r\n filename=\"=?utf-8?Q?B=C3=A1o_?=\r\n =?utf-8?Q?c=C3=A1o.docx?=\"";
    let raw = "Content-Disposition: attachment; filename=\"Báo cáo.docx\"";
    let path = "Content-Disposition: attachment; filename=\"..\\\\..\\\\Báo cáo.docx\"";
    let cut = "Content-Type: application/msword;\r\n name*0*=UTF-8''B%C3;\r\n name*1*=%A1o%20c%C3%A1o.docx";
    for headers in [split, cut, decomposed, words, two, folded, raw, path] {
        assert_eq!(
            with_attachment(headers.as_bytes()).members[0].name,
            "Báo cáo.docx",
            "{headers}"
        );
    }
    let old = b"Content-Disposition: attachment; filename=\"B\xE1o c\xE1o s\xF4\xEC 1.docx\"";
    assert_eq!(with_attachment(old).members[0].name, "Báo cáo số 1.docx");
}

#[test]
fn bodies_are_read_in_the_charset_they_are_in() {
    let body = |content_type: &str, bytes: &[u8]| {
        let mut letter =
            format!("From: a@b.vn\r\nContent-Type: {content_type}\r\n\r\n").into_bytes();
        letter.extend(bytes);
        let document = read_letter(letter);
        let text: Vec<String> = document.paragraphs().map(|p| p.text.clone()).collect();
        (text.join("|"), document.findings)
    };
    let old = b"S\xF4\xEC li\xEA\xF2u";
    assert_eq!(body("text/plain; charset=windows-1258", old), ("Số liệu".into(), vec![]));
    assert_eq!(body("text/plain; charset=utf-8", old), ("Số liệu".into(), vec![]));
    assert_eq!(body("text/plain", "Số liệu".as_bytes()), ("Số liệu".into(), vec![]));
    let (text, findings) = body("text/plain; charset=x-viscii-9", "Số liệu".as_bytes());
    assert_eq!(text, "Số liệu");
    assert_eq!(findings, [Finding::UnknownCharset { charset: "x-viscii-9".to_owned() }]);
}

#[test]
fn a_blank_plain_body_gives_way_to_the_page() {
    let letter = |plain: &str| {
        format!(
            "From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\
             \r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n--x\r\n\
             Content-Type: text/html; charset=utf-8\r\n\r\n<p>Kính gửi</p><table><tr><td>a<td>1\
             <tr><td>b<td>2</table>\r\n--x--\r\n"
        )
    };
    let texts = |document: &Document| -> Vec<String> {
        document.paragraphs().map(|p| p.text.clone()).collect()
    };
    let blank = read_letter(letter(" "));
    assert_eq!(texts(&blank), ["Kính gửi"]);
    let plain = read_letter(letter("Kính gửi các đồng chí"));
    // Of the page's words only the line right above a table is taken: it may name a unit of measure.
    assert_eq!(texts(&plain), ["Kính gửi các đồng chí", "Kính gửi"]);
    for document in [blank, plain] {
        assert_eq!(lines(document.tables().next().unwrap()), ["1: 1 a | 2 1", "2: 1 b | 2 2"]);
    }
}

#[test]
fn only_the_receiving_server_is_believed() {
    let authentication = |headers: &str| {
        read_letter(format!("{headers}From: a@b.vn\r\n\r\nx")).head.unwrap().authentication
    };
    let hop = |by: &str| {
        format!("Received: from a.vn by {by} with SMTP id 1; Mon, 1 May 2023 08:00:00 +0700\r\n")
    };
    let results = |server: &str| format!("Authentication-Results: {server};\r\n dkim=pass\r\n");
    let own = results("mail.vn") + &hop("mail.vn");
    assert_eq!(authentication(&own), Some("mail.vn; dkim=pass".to_owned()));
    let forged = hop("mail.vn") + &results("mail.vn");
    assert_eq!(authentication(&forged), None);
    let google = hop("2002:a05:6520:4d0a:b0:1") + &hop("mx.google.com") + &results("mx.google.com");
    assert_eq!(authentication(&google), Some("mx.google.com; dkim=pass".to_owned()));
    let forged_google = hop("mail.vn") + &hop("mx.google.com") + &results("mx.google.com");
    assert_eq!(authentication(&forged_google), None);
}

#[test]
fn of_several_authentication_results_those_of_the_receiving_server_count() {
    let authentication = |headers: &str| {
        read_letter(format!("{headers}From: a@b.vn\r\n\r\nx")).head.unwrap().authentication
    };
    let hop = "Received: from a.vn by mail.vn with SMTP id 1; Mon, 1 May 2023 08:00:00 +0700\r\n";
    let results = |text: &str| format!("Authentication-Results: {text}\r\n");
    let cases = [
        // headers, what is believed
        (String::new(), None),
        (hop.to_owned(), None),
        // A forged one below the server's own hop is not read, whatever name it bears.
        (
            results("mail.vn; dmarc=fail") + hop + &results("mail.vn; dmarc=pass"),
            Some("mail.vn; dmarc=fail"),
        ),
        (hop.to_owned() + &results("mail.vn; dmarc=pass") + &results("mail.vn; spf=pass"), None),
        // One header for each method, as filters write them; a stranger's between them is left out.
        (
            results("mail.vn; dkim=none")
                + &results("x.vn; dmarc=pass")
                + &results("MAIL.VN; dmarc=fail")
                + hop,
            Some("mail.vn; dkim=none; dmarc=fail"),
        ),
        // Folded, with comments and a version.
        (
            results("mail.vn 1;\r\n\tspf=fail (a b:\r\n c) smtp.mailfrom=a.vn;\r\n dkim=none")
                + hop,
            Some("mail.vn 1; spf=fail (a b: c) smtp.mailfrom=a.vn; dkim=none"),
        ),
        (results("mx.google.com;\r\n       dkim=pass"), Some("mx.google.com; dkim=pass")),
    ];
    for (headers, believed) in cases {
        assert_eq!(authentication(&headers).as_deref(), believed, "{headers}");
    }
}

#[test]
fn letters_that_nobody_wrote_are_known() {
    let automatic = |headers: &str| {
        read_letter(format!("{headers}From: a@b.vn\r\n\r\nx")).head.unwrap().automatic
    };
    assert_eq!(automatic(""), None);
    assert_eq!(automatic("Auto-Submitted: no\r\n"), None);
    assert_eq!(automatic("Auto-Submitted: auto-replied\r\n"), Some(Automatic::Reply));
    assert_eq!(automatic("Auto-Submitted: auto-generated\r\n"), Some(Automatic::Bulk));
    assert_eq!(automatic("X-Autoreply: yes\r\n"), Some(Automatic::Reply));
    assert_eq!(automatic("Return-Path: <>\r\n"), Some(Automatic::Bounce));
    assert_eq!(automatic("Return-Path: <a@b.vn>\r\n"), None);
    assert_eq!(automatic("List-Id: <a.b.vn>\r\n"), Some(Automatic::Bulk));
    assert_eq!(automatic("Precedence: bulk\r\n"), Some(Automatic::Bulk));
    let report = |kind: &str| {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type={kind}; boundary=x\r\n\
             From: a@b.vn\r\n\r\n--x\r\n\r\nx\r\n--x--\r\n"
        )
    };
    let automatic = |letter: String| read_letter(letter).head.unwrap().automatic;
    assert_eq!(automatic(report("delivery-status")), Some(Automatic::Bounce));
    assert_eq!(automatic(report("disposition-notification")), Some(Automatic::Receipt));
    let invitation =
        "From: a@b.vn\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR".to_owned();
    assert_eq!(automatic(invitation), Some(Automatic::Calendar));
}

#[test]
fn headers_are_read_whole() {
    let letter = "Received: by mx.vn; Mon, 29 May 2023 10:00:60 +0700\r\n\
        Received: by a.vn; Mon, 29 May 2023 09:59:00 +0700\r\n\
        From: =?UTF-8?B?TMSQTMSQ?= <LDLD@Example.VN>, hai@example.vn\r\nFrom: ba@example.vn\r\n\
        Reply-To: <tra.loi@example.vn>\r\nTo: a@x.vn\r\nCc: b@x.vn\r\n\
        Subject: =?UTF-8?Q?B=C3=A1o?=\r\n =?UTF-8?Q?_c=C3=A1o?=\r\nMessage-ID: <1@x>\r\n\
        In-Reply-To: <0@x>\r\nReferences: <a@x> <b@x>\r\nDate: Mon, 29 May 2023 09:00:00 +0700\r\n\r\nx";
    let head = read_letter(letter).head.unwrap();
    assert_eq!(head.from.name, "LĐLĐ");
    assert_eq!(head.from.address, "ldld@example.vn");
    let more: Vec<_> = head.more_from.iter().map(|m| m.address.as_str()).collect();
    assert_eq!(more, ["hai@example.vn", "ba@example.vn"]);
    assert_eq!(head.reply_to.unwrap().address, "tra.loi@example.vn");
    assert_eq!(head.to.len(), 2);
    assert_eq!(head.subject, "Báo cáo");
    assert_eq!(head.message_id.as_deref(), Some("1@x"));
    assert_eq!(head.references, ["0@x", "a@x", "b@x"]);
    assert_eq!(head.sent_at, Some("2023-05-29T02:00:00Z".parse().unwrap()));
    let received: Vec<String> = head.received.iter().map(ToString::to_string).collect();
    assert_eq!(received, ["2023-05-29T03:00:59Z", "2023-05-29T02:59:00Z"]);
}

#[test]
fn raw_old_headers_are_words() {
    let letter = b"From: \"V\xE3n ph\xF2ng\" <a@b.vn>\r\nSubject: S\xF4\xEC li\xEA\xF2u\r\n\r\nx";
    let head = read_letter(letter).head.unwrap();
    assert_eq!(head.subject, "Số liệu");
    assert_eq!(head.from.address, "a@b.vn");
}

#[test]
fn a_bomb_is_not_unpacked_and_its_neighbour_is() {
    let zeros = vec![0_u8; 20 << 20];
    let document = read::read(
        "a.zip",
        &archive(&[("bom.txt", &zeros), ("b.txt", b"hai")]),
        &Limits::default(),
    );
    assert_eq!(document.members[0].findings, [Finding::limit("bom.txt", Limit::Unpacked)]);
    assert_eq!(document.members[0].size_bytes, 0);
    assert_eq!(document.members[1].paragraphs().next().unwrap().text, "hai");
}

#[test]
fn many_bombs_end_together() {
    let limits = Limits { unpacked_bytes: 30 << 20, ..Limits::default() };
    let zeros = vec![0_u8; 20 << 20];
    let bombs: Vec<(&str, &[u8])> = vec![("bom.txt", &zeros); 5];
    let names: Vec<String> = (0..5).map(|n| format!("{n}.txt")).collect();
    let bombs: Vec<_> = bombs.iter().zip(&names).map(|((_, z), n)| (n.as_str(), *z)).collect();
    let document = read::read("a.zip", &archive(&bombs), &limits);
    assert!(document.members.len() < 5);
    assert_eq!(document.findings, [Finding::limit("a.zip", Limit::Unpacked)]);
}

#[test]
fn archives_in_archives_end() {
    let mut inner = archive(&[("a.txt", b"x")]);
    for _ in 0..3 {
        inner = archive(&[("b.zip", &inner)]);
    }
    let document = read::read("c.zip", &inner, &Limits::default());
    let third = &document.members[0].members[0];
    assert!(third.members.is_empty());
    assert_eq!(third.findings, [Finding::limit("b.zip", Limit::Depth)]);
}

#[test]
fn a_letter_has_as_many_files_as_we_say() {
    let files = (0..100).map(|number| (format!("{number}.txt"), &b"x"[..]));
    let document = read_letter(letter(files));
    assert_eq!(document.members.len(), 60);
    assert_eq!(document.findings, [Finding::limit("", Limit::Members)]);
}

#[test]
fn letters_in_letters_end() {
    let mut inner = b"From: a@b.vn\r\nMIME-Version: 1.0\r\n\r\nx".to_vec();
    for _ in 0..20 {
        let mut outer =
            b"From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".to_vec();
        outer.extend(inner);
        inner = outer;
    }
    let mut document = &read_letter(inner);
    let mut depth = 0;
    while let Some(member) = document.members.first() {
        depth += 1;
        document = member;
    }
    assert_eq!(depth, 5);
    assert_eq!(document.findings, [Finding::limit("", Limit::Depth)]);
}

#[test]
fn page_bombs_end() {
    for bomb in [
        "<table><tr><td>".repeat(50_000),
        "<b><p>".repeat(50_000) + &"</p></b>".repeat(50_000),
        "<div ".to_owned() + &"a=1 ".repeat(200_000),
        "<table>".to_owned() + &"<tr><td colspan=65535 rowspan=65535>x".repeat(20_000),
    ] {
        let document = read::read("a.html", format!("<html>{bomb}").as_bytes(), &Limits::default());
        assert_eq!(document.format, Format::Html);
    }
}

#[test]
fn word_bombs_end() {
    let document = |body: &str| {
        let part = format!("<w:document><w:body>{body}</w:body></w:document>");
        let files =
            [("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", part.as_bytes())];
        read::read("a.docx", &archive(&files), &Limits::default())
    };
    let row = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"16000\"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>";
    let wide = document(&format!("<w:tbl>{}</w:tbl>", row.repeat(20_100)));
    assert_eq!(wide.findings, [Finding::limit("a.docx", Limit::Cells)]);
    let deep = document(&"<w:tbl><w:tr><w:tc>".repeat(5_000));
    assert!(deep.findings.contains(&Finding::limit("a.docx", Limit::Depth)));
    let long = document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(6 << 20)));
    assert_eq!(long.findings, [Finding::limit("a.docx", Limit::Text)]);
    assert_eq!(long.paragraphs().next().unwrap().text.len(), 4 << 20);
}

#[test]
fn a_scan_wrapped_in_word_is_a_scan() {
    let scan = vec![7_u8; 40_000];
    let document = |text: &str| {
        let part = format!("<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>");
        let files = [("word/document.xml", part.as_bytes()), ("word/media/image1.jpg", &scan[..])];
        read::read("a.docx", &archive(&files), &Limits::default()).findings
    };
    assert_eq!(document("Kính gửi"), [Finding::ScanOnly { file: "a.docx".to_owned() }]);
    assert_eq!(document(&"Các cấp công đoàn. ".repeat(20)), []);
}

#[test]
fn headings_have_the_level_of_their_style() {
    let part = "<w:document><w:p><w:pPr><w:pStyle w:val=\"Muc1\"/></w:pPr><w:r><w:t>I. Kết quả</w:t></w:r></w:p>\
        <w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>1. Số liệu</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Chữ</w:t></w:r></w:p></w:document>";
    let styles =
        "<w:styles><w:style w:styleId=\"Muc1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    let files = [("word/document.xml", part.as_bytes()), ("word/styles.xml", styles.as_bytes())];
    let document = read::read("a.docx", &archive(&files), &Limits::default());
    let levels: Vec<_> = document.paragraphs().map(|paragraph| paragraph.heading).collect();
    assert_eq!(levels, [Some(1), Some(2), None]);
}

#[test]
fn a_letter_cut_off_or_wrongly_parted_loses_no_word() {
    for letter in [
        "From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nnội dung",
        "From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=:a\r\n\r\n--:a\r\n--:a\r\nContent-Type: text/plain\r\n--:a--\r\nnội dung",
        "From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--b\r\n\r\nnội dung\r\n--b--\r\n",
        "From: a@b.vn\r\nContent-Type: multipart/mixed\r\n\r\nnội dung",
    ] {
        let document = read_letter(letter);
        let all: Vec<_> = document
            .paragraphs()
            .chain(document.members.iter().flat_map(Document::paragraphs))
            .collect();
        assert!(all.iter().any(|paragraph| paragraph.text.contains("nội dung")), "{letter}");
    }
}

#[test]
fn a_letter_cut_off_keeps_its_body_and_the_bytes_of_its_last_file() {
    let head = "From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n";
    let body = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nbuG7mWkgZHVuZ";
    let in_body = read_letter(format!("{head}{body}"));
    let texts: Vec<_> = in_body.paragraphs().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!((texts, in_body.members.len()), (vec!["nội dun"], 0));
    let file = "Content-Type: application/pdf; name=a.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nbuG7mWkgZHVuZ";
    for rest in ["", "\r\n", "\r\n\r\n--", "\r\n\r\n--b--\r\n"] {
        let in_file = read_letter(format!("{head}{body}w==\r\n--a\r\n{file}{rest}"));
        assert_eq!(in_file.paragraphs().count(), 1);
        let texts: Vec<_> =
            in_file.members[0].paragraphs().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["nội dun"], "{rest:?}");
    }
}

#[test]
fn an_inner_part_without_its_end_takes_no_file_with_it() {
    let document = read_letter(
        "From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\
         Content-Type: multipart/alternative; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nnội dung\r\n\
         --b\r\nContent-Type: text/html\r\n\r\n<p>nội dung</p>\r\n\
         --a\r\nContent-Type: text/plain; name=a.txt\r\n\r\nhai\r\n--a--\r\n",
    );
    let texts: Vec<_> = document.paragraphs().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(texts, ["nội dung"]);
    let names: Vec<_> = document.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["a.txt"]);
}

#[test]
fn a_file_that_is_called_text_keeps_every_byte() {
    let page = sample("bieu_nfc.xlsx");
    let mut letter = b"From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\r\n--a\r\n\
        Content-Type: text/plain; charset=utf-8; name=a.xlsx\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        .to_vec();
    letter.extend(&page);
    letter.extend(b"\r\n--a--\r\n");
    let document = read_letter(letter);
    assert_eq!(document.members.len(), 1);
    assert_eq!(document.members[0].format, Format::Xlsx);
    assert_eq!(document.members[0].sha256, read::read("a.xlsx", &page, &Limits::default()).sha256);
}

#[test]
fn nothing_outside_a_file_is_followed() {
    let part = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"&x;&x;\">]>\
        <w:document><w:body><w:p><w:r><w:t>a&x;&y;b</w:t></w:r></w:p></w:body></w:document>";
    let files = [("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", part.as_bytes())];
    let document = read::read("a.docx", &archive(&files), &Limits::default());
    assert_eq!(document.paragraphs().next().unwrap().text, "ab");
}
