//! What leaves for the office: DOCX, XLSX and CSV opened by our own readers, by LibreOffice and by
//! Python's usual libraries. Where one of those is not installed, its part says so and passes.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own file must stop")]

use std::path::Path;
use std::process::Command;

use jiff::civil::date;
use tonghop::model::document::Document;
use tonghop::model::office::Office;
use tonghop::read;
use tonghop::read::limits::Limits;
use tonghop::report::csv::{Audience, Dialect};
use tonghop::report::table::{Cell, Column, ColumnKind, Table, TableRow};
use tonghop::report::{csv, docx, xlsx};
use tonghop::words::{Language, Words};

const WORDS: Words = Words::new(Language::Vi);

/// Every accented letter that Vietnamese has, small and capital.
const LETTERS: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ \
     AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ";

/// Eighty texts that a spreadsheet program could take for a formula.
fn payloads() -> Vec<String> {
    let signs = [
        "=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "'=", " =", ";=", ",=",
        "\"=",
    ];
    let ends =
        ["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://x.example\")", "1+cmd", "SUM(A1:A9)"];
    signs.iter().flat_map(|sign| ends.iter().map(move |end| format!("{sign}{end}"))).collect()
}

fn column(title: &str, kind: ColumnKind, width: u16) -> Column {
    Column { key: title.to_owned(), title: title.to_owned(), kind, width }
}

/// A table with every payload in every place of words, all letters, and numbers of every kind.
fn table() -> Table {
    let payloads = payloads();
    assert_eq!(payloads.len(), 80);
    let mut rows: Vec<TableRow> = payloads
        .iter()
        .map(|text| {
            TableRow::Data(vec![
                Cell::text(text.as_str()),
                Cell::coded(text.as_str(), text.as_str()),
                Cell::Decimal("-1234.5".parse().unwrap()),
                Cell::Date(date(2023, 5, 30)),
            ])
        })
        .collect();
    let letters = vec![Cell::text(LETTERS), Cell::Empty, Cell::Integer(1_234_567), Cell::Empty];
    rows.push(TableRow::Data(letters));
    Table {
        title: "=1+1".to_owned(),
        sheet: "=1+1".to_owned(),
        head: payloads.iter().skip(1).take(1).cloned().collect(),
        columns: vec![
            column("Chữ", ColumnKind::Text, 40),
            column("=mã", ColumnKind::Code, 40),
            column("Số", ColumnKind::Number, 12),
            column("Ngày", ColumnKind::Date, 12),
        ],
        rows,
        notes: vec!["@SUM(1)".to_owned()],
        ..Table::default()
    }
}

fn bytes_of(format: &str) -> Vec<u8> {
    match format {
        "docx" => docx::write(&[table()], date(2023, 6, 2), &Office::default(), WORDS).unwrap(),
        "xlsx" => xlsx::write(&[table()], WORDS).unwrap(),
        _ => csv::write(&table(), Dialect::ExcelVi, Audience::Staff).unwrap(),
    }
}

fn read(format: &str) -> Document {
    read::read(&format!("bang.{format}"), &bytes_of(format), &Limits::default())
}

/// Texts of all cells, blanks at line ends and kinds of blanks set aside.
fn cells(document: &Document) -> Vec<String> {
    let rows = document.tables().flat_map(|table| &table.rows);
    rows.flat_map(|row| &row.cells).map(|cell| bare(&cell.text)).collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn our_own_readers_find_every_word_and_number() {
    for format in ["docx", "xlsx"] {
        let document = read(format);
        let found = cells(&document);
        for text in payloads().iter().map(String::as_str).chain([LETTERS]) {
            assert!(found.contains(&bare(text)), "{format}: {text:?}");
        }
        let number = if format == "docx" { "-1.234,5" } else { "-1234.5" };
        assert_eq!(found.iter().filter(|cell| *cell == number).count(), 80, "{format}");
    }
}

/// What a program of Debian's Python, for which `tests/run` installs the libraries, prints.
fn python(folder: &Path, script: &str) -> String {
    let ran = Command::new("/usr/bin/python3").arg("-c").arg(script).current_dir(folder).output();
    let ran = ran.unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn the_libraries_of_others_find_the_same_and_no_formula() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["docx", "xlsx"] {
        std::fs::write(folder.path().join(format!("bang.{format}")), bytes_of(format)).unwrap();
    }
    let word = python(
        folder.path(),
        "import docx\nd = docx.Document('bang.docx')\nt = d.tables[1]\n\
         for r in t.rows: print('|'.join(' '.join(c.text.split()) for c in r.cells))",
    );
    let book = python(
        folder.path(),
        "import openpyxl, datetime\ns = openpyxl.load_workbook('bang.xlsx').active\n\
         for r in s.iter_rows(min_row=5):\n  for c in r:\n    assert c.data_type != 'f', c.value\n\
         \x20 if r[2].value == -1234.5: assert r[3].value == datetime.datetime(2023, 5, 30)\n\
         \x20 print('|'.join(' '.join(str(c.value or '').split()) for c in r))",
    );
    for (told, number) in [(word, "|-1.234,5|30/5/2023"), (book, "|-1234.5|2023-05-30")] {
        for text in payloads().iter().map(|text| bare(text)) {
            assert!(told.contains(&format!("{text}|{text}{number}")), "{text:?} in {told}");
        }
        assert!(told.contains(LETTERS), "{told}");
    }
}

#[test]
fn libreoffice_shows_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    for (format, into) in [
        ("docx", "txt:Text (encoded):UTF8"),
        ("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1"),
    ] {
        let file = format!("bang.{format}");
        std::fs::write(folder.path().join(&file), bytes_of(format)).unwrap();
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
        let ran = Command::new("soffice")
            .args(["--headless", &profile, "--convert-to", into, &file])
            .current_dir(folder.path())
            .output();
        assert!(ran.is_ok(), "LibreOffice is missing: tests/run installs it");
        let ending = into.split(':').next().unwrap();
        let shown = std::fs::read_to_string(folder.path().join(format!("bang.{ending}"))).unwrap();
        let shown = bare(&shown.replace("\"\"", "\""));
        for text in payloads().iter().map(String::as_str).chain([LETTERS]) {
            assert!(shown.contains(&bare(text)), "{format}: {text:?} in {shown}");
        }
    }
}

#[test]
fn no_cell_of_a_csv_starts_a_formula_whatever_the_separator() {
    let text = String::from_utf8(bytes_of("csv")).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    for separator in [b',', b';', b'\t'] {
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start_matches(' ').chars().next();
                let number = cell.parse::<f64>().is_ok() || cell.starts_with("-1234");
                let danger = first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c));
                assert!(!danger || number, "{cell:?}");
            }
        }
    }
}
