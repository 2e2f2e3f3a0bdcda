//! One target for each reader and for the readers of words. Each starts from the sample files and
//! changes, cuts and extends them; on an ordinary test run a few hundred times, with
//! `cargo bolero test --test fuzz NAME` for as long as one likes.
//!
//! A target holds when nothing panics and the readers end: what they make of noise is noise.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on must stop"
)]

use bolero::check;
use rust_decimal::Decimal;
use tonghop::model::document::Document;
use tonghop::model::round::IndicatorKind;
use tonghop::read;
use tonghop::read::limits::Limits;
use tonghop::shield::Shield;
use tonghop::text::date;
use tonghop::text::legacy as legacy_fonts;
use tonghop::text::number;

/// Inputs of one target on an ordinary test run.
const RUNS: usize = 200;

/// How a sample is changed: bytes set at places, a piece taken out, a piece put in.
type Change = (Vec<(u32, u8)>, (u32, u16), (u32, Vec<u8>));

fn sample(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read");
    std::fs::read(folder.join(name)).unwrap()
}

/// A place in so many bytes.
fn place(number: u32, length: usize) -> usize {
    usize::try_from(number).unwrap_or_default().checked_rem(length).unwrap_or_default()
}

fn changed(bytes: &[u8], change: &Change) -> Vec<u8> {
    let (set, (cut_at, cut), (put_at, put)) = change;
    let mut bytes = bytes.to_vec();
    for (at, byte) in set {
        let at = place(*at, bytes.len());
        if let Some(old) = bytes.get_mut(at) {
            *old = *byte;
        }
    }
    let start = place(*cut_at, bytes.len());
    let end = start.saturating_add(usize::from(*cut)).min(bytes.len());
    bytes.drain(start..end);
    let at = place(*put_at, bytes.len());
    bytes.splice(at..at, put.iter().copied());
    bytes
}

/// The files inside are left alone: each format has a target of its own, and workbooks may abort.
fn limits() -> Limits {
    Limits { files: 1, ..Limits::default() }
}

/// Changes the samples in turn and reads them.
fn fuzz(names: &[&str], read: impl Fn(&str, &[u8]) -> Document + std::panic::RefUnwindSafe) {
    let samples: Vec<_> = names.iter().map(|name| (*name, sample(name))).collect();
    check!().with_type::<(u8, Change)>().with_iterations(RUNS).for_each(|(which, change)| {
        let (name, bytes) = &samples[usize::from(*which) % samples.len()];
        let bytes = changed(bytes, change);
        assert_eq!(usize::try_from(read(name, &bytes).size_bytes), Ok(bytes.len()));
    });
}

fn file(name: &str, bytes: &[u8]) -> Document {
    read::read(name, bytes, &limits())
}

#[test]
fn docx() {
    fuzz(&["bao_cao_nfc.docx", "bao_cao_tcvn3.docx"], file);
}

#[test]
fn doc() {
    fuzz(&["bao_cao_nfc.doc", "bao_cao_tcvn3.doc", "ben_le.doc"], file);
}

#[test]
fn rtf() {
    fuzz(&["bao_cao_nfc.rtf", "bao_cao_vni.rtf", "ben_le.rtf"], file);
}

#[test]
fn odt() {
    fuzz(&["bao_cao_nfc.odt", "bao_cao_tcvn3.odt", "ben_le.odt"], file);
}

/// Workbooks and PDF are read by others' code, which may abort: through the child, as always.
fn fuzz_child(names: &[&str]) {
    let samples: Vec<_> = names.iter().map(|name| (*name, sample(name))).collect();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let shield = Shield::new(env!("CARGO_BIN_EXE_tonghop").into(), limits());
    let (runtime, path) = (std::panic::AssertUnwindSafe(runtime), folder.path().join("a"));
    let shield = std::panic::AssertUnwindSafe(shield);
    check!().with_type::<(u8, Change)>().with_iterations(RUNS / 2).for_each(|(which, change)| {
        let (name, bytes) = &samples[usize::from(*which) % samples.len()];
        std::fs::write(&path, changed(bytes, change)).unwrap();
        let (runtime, shield) = (&runtime, &shield);
        let document = runtime.block_on(shield.file(&path, name)).unwrap();
        let is_told = !document.findings.is_empty() || !document.members.is_empty();
        assert!(is_told || !document.blocks.is_empty(), "{name}: read as nothing");
    });
}

#[test]
fn xlsx() {
    fuzz_child(&["bieu_nfc.xlsx", "bieu_tcvn3.xlsx"]);
}

#[test]
fn xls() {
    fuzz_child(&["bieu_nfc.xls", "bieu_vni.xls"]);
}

#[test]
fn xlsb() {
    fuzz_child(&["ngay.xlsb"]);
}

#[test]
fn ods() {
    fuzz_child(&["bieu_nfc.ods", "bieu_tcvn3.ods"]);
}

#[test]
fn pdf() {
    fuzz_child(&["bao_cao_nfc.pdf", "bang_hai_trang.pdf"]);
}

/// Bytes of old fonts as letters: each text is repaired or left, and none is lost.
#[test]
fn legacy() {
    let seed = sample("bao_cao_tcvn3.rtf");
    check!().with_type::<(String, Change)>().with_iterations(RUNS).for_each(|(noise, change)| {
        let bytes = changed(&seed, change);
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let texts: Vec<&str> = text.lines().chain([noise.as_str()]).collect();
        if let Some(repair) = legacy_fonts::repair(&texts) {
            assert_eq!(repair.texts.len(), texts.len());
            assert!(!repair.encodings.is_empty());
        }
    });
}

#[test]
fn html() {
    fuzz(&["bao_cao_nfc.html"], file);
}

#[test]
fn csv() {
    fuzz(
        &["bieu_cp1258_semicolon.csv", "bieu_utf16le_tab.csv", "bieu_utf8bom_semicolon.csv"],
        file,
    );
}

#[test]
fn plain() {
    fuzz(&["bieu_cp1258_semicolon.csv", "bao_cao_nfc.html"], |_, bytes| file("a.txt", bytes));
}

#[test]
fn letter() {
    fuzz(&["thu_long_nhau.eml"], |_, bytes| read::letter(bytes, &limits()));
}

#[test]
fn zip() {
    fuzz(&["ho_so_utf8.zip", "ho_so_cp1258.zip", "ho_so_mat_khau_123456.zip"], file);
}

#[test]
fn tnef() {
    fuzz(&["winmail.dat"], file);
}

#[test]
fn msg() {
    fuzz(&["thu_outlook.msg"], file);
}

#[test]
fn rar() {
    fuzz(&["ho_so_rar4.rar", "ho_so_rar5.rar", "ho_so_rar5_mat_khau_123456.rar"], file);
}

#[test]
fn seven_zip() {
    fuzz(&["ho_so.7z", "ho_so_mat_khau_123456.7z"], file);
}

#[test]
fn noise() {
    check!().with_iterations(RUNS).for_each(|bytes: &[u8]| {
        let document = file("a", bytes);
        assert_eq!(usize::try_from(document.size_bytes), Ok(bytes.len()));
        let letter = read::letter(bytes, &limits());
        assert_eq!(usize::try_from(letter.size_bytes), Ok(bytes.len()));
    });
}

/// Headers around a result, as servers write them and as nobody does.
#[test]
fn authentication_results() {
    let seed = b"mx.google.com; dkim=pass header.i=@a.example header.s=s1; spf=pass smtp.mailfrom=b@a.example; dmarc=pass header.from=a.example";
    check!().with_type::<(bool, Change)>().with_iterations(RUNS).for_each(|(is_below, change)| {
        let hop = b"Received: from a by mx.google.com; Mon, 1 May 2023 08:00:00 +0700\r\n";
        let mut letter = if *is_below { hop.to_vec() } else { Vec::new() };
        letter.extend(b"Authentication-Results: ");
        letter.extend(changed(seed, change));
        letter.extend(b"\r\nFrom: b@a.example\r\n\r\nx");
        let document = read::letter(&letter, &limits());
        let written = document.head.unwrap_or_default().authentication.unwrap_or_default();
        assert!(written.chars().count() <= 4_000 && !written.contains('\n'));
    });
}

/// Pieces of which written figures and dates consist.
const WORDS: &[&str] = &[
    "1",
    "234",
    "0",
    "9",
    "2023",
    "31",
    "02",
    ".",
    ",",
    " ",
    "/",
    "-",
    "%",
    "(",
    ")",
    "+",
    "−",
    "…",
    "nghìn",
    "triệu",
    "tỷ",
    "đồng",
    "lượt",
    "người",
    "hơn",
    "khoảng",
    "không có",
    "x",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "I",
    "IV",
    "đến",
    "\u{a0}",
    "\n",
    "\u{301}",
    "٣",
    "½",
];

fn words(chosen: &[u8]) -> String {
    chosen.iter().map(|byte| WORDS[usize::from(*byte) % WORDS.len()]).collect()
}

const KINDS: [IndicatorKind; 5] = [
    IndicatorKind::Count,
    IndicatorKind::Money,
    IndicatorKind::Percent,
    IndicatorKind::Yesno,
    IndicatorKind::Text,
];

#[test]
fn numbers() {
    check!().with_type::<(String, Vec<u8>)>().with_iterations(5 * RUNS).for_each(
        |(noise, chosen)| {
            for text in [noise.clone(), words(chosen), format!("{}{noise}", words(chosen))] {
                for kind in KINDS {
                    for multiplier in [Decimal::ONE, Decimal::from(1_000_000)] {
                        assert_eq!(number::read(&text, kind, multiplier).raw, text);
                    }
                }
            }
        },
    );
}

#[test]
fn dates() {
    check!().with_type::<(String, Vec<u8>)>().with_iterations(5 * RUNS).for_each(
        |(noise, chosen)| {
            for text in [noise.clone(), words(chosen), format!("{}{noise}", words(chosen))] {
                assert_eq!(date::read(&text), date::find(&text).ok());
            }
        },
    );
}
