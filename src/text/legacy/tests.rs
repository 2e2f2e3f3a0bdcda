//! Round trips through each table, and Unicode text that must stay as it is.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::table;
use super::*;
use crate::model::document::Document;
use crate::read::limits::Limits;
use crate::text::legacy::token::ENCODINGS;

const PANGRAM: &str = include_str!("../../../fixtures/vectors/pangram_vi.txt");
const FOLD: &str = include_str!("../../../fixtures/vectors/fold.csv");

/// Writes Unicode the old way. TCVN3 has small letters only where a letter has a tone.
fn encode(encoding: LegacyEncoding, text: &str) -> String {
    let mut signs: BTreeMap<char, String> = BTreeMap::new();
    for ((base, mark), letter) in table::codes(encoding) {
        signs.insert(letter, base.to_string() + &mark.map(String::from).unwrap_or_default());
    }
    let small = |letter: char| letter.to_lowercase().next().unwrap();
    let sign = |letter: char| {
        signs.get(&letter).or_else(|| signs.get(&small(letter)).filter(|_| !letter.is_ascii()))
    };
    text.chars().map(|c| sign(c).cloned().unwrap_or_else(|| c.to_string())).collect()
}

fn repaired(texts: &[&str]) -> Vec<String> {
    let repair = repair(texts).expect("nothing was repaired");
    let texts = repair.texts.into_iter().zip(texts);
    texts.map(|(new, old)| new.unwrap_or_else(|| (*old).to_owned())).collect()
}

#[test]
fn every_letter_of_the_alphabet_has_its_code_in_every_table() {
    for encoding in ENCODINGS {
        for row in csv::Reader::from_reader(FOLD.as_bytes()).records() {
            let letter = row.unwrap()[0].to_owned();
            let decoded = table::decode(encoding, &encode(encoding, &letter));
            assert!(decoded.is_whole);
            if encoding == LegacyEncoding::Tcvn3 {
                assert_eq!(small(&decoded.text), small(&letter));
            } else {
                assert_eq!(decoded.text, letter, "{encoding:?}");
            }
        }
    }
}

#[test]
fn the_pangram_comes_back_from_every_encoding() {
    for encoding in ENCODINGS {
        // Lists of single letters are no words; the tables are asked for each letter above.
        let is_prose = |line: &&str| !line.starts_with(['a', 'A', 'o', 'O']);
        let lines: Vec<&str> = PANGRAM.lines().filter(is_prose).collect();
        assert_eq!(lines.len(), 5);
        let encoded: Vec<String> = lines.iter().map(|line| encode(encoding, line)).collect();
        let encoded: Vec<&str> = encoded.iter().map(String::as_str).collect();
        for (line, back) in lines.iter().zip(repaired(&encoded)) {
            assert_eq!(back, *line, "{encoding:?}");
        }
    }
}

#[test]
fn one_vni_mark_in_the_wrong_case_changes_nothing() {
    assert_eq!(repaired(&["Uûy ban", "baùo caùo", "Ñoaøn"]), ["Ủy ban", "báo cáo", "Đoàn"]);
}

#[test]
fn each_word_of_a_mixed_cell_is_read_by_itself() {
    let texts = ["tại QuyÕt ®ịnh sè 477", "toàn quốc", "Nguyễn Văn Tuấn"];
    assert_eq!(repaired(&texts), ["tại Quyết định số 477", "toàn quốc", "Nguyễn Văn Tuấn"]);
}

#[test]
fn abbreviations_follow_their_cell_and_behind_it_the_document() {
    let tcvn3 = ["B¸o c¸o cña TV§T vÒ Q§", "Q§", "kÕ ho¹ch thùc hiÖn"];
    assert_eq!(repaired(&tcvn3), ["Báo cáo của TVĐT về QĐ", "QĐ", "kế hoạch thực hiện"]);
    let vni = ["LÑ", "Baùo caùo toång keát", "ñoaøn vieân coâng ñoaøn"];
    assert_eq!(repaired(&vni), ["LĐ", "Báo cáo tổng kết", "đoàn viên công đoàn"]);
}

#[test]
fn three_encodings_in_one_document_are_told_apart_by_their_cells() {
    let plain = "Tổng số đoàn viên công đoàn được tuyên truyền trong năm, toàn ngành";
    let mut texts: Vec<String> = ENCODINGS.iter().map(|e| encode(*e, plain)).collect();
    texts.push(plain.to_owned());
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(repaired(&texts), [plain; 4]);
    assert_eq!(repair(&texts).unwrap().encodings, ENCODINGS);
}

#[test]
fn a_cell_without_votes_follows_its_neighbours() {
    let vni = encode(LegacyEncoding::Vni, "Báo cáo tổng kết công đoàn");
    let tcvn3 = encode(LegacyEncoding::Tcvn3, "Báo cáo tổng kết công đoàn");
    let mut texts = vec![tcvn3.as_str(); 20];
    texts.extend(vec![vni.as_str(); 6]);
    // VNI writes this word as Unicode does; for TCVN3 it is another one ("phớ").
    texts.insert(23, "phí");
    assert_eq!(repaired(&texts)[23], "phí");
}

#[test]
fn initials_are_told_by_their_missing_vowels() {
    assert_eq!(repaired(&["145/BC-LÑLÑ", "Baùo caùo"]), ["145/BC-LĐLĐ", "Báo cáo"]);
    assert_eq!(repaired(&["CÀNH", "Baáo caáo", "Cöng àoaân"]), ["CĐNH", "Báo cáo", "Công đoàn"]);
}

#[test]
fn tcvn3_in_capitals_becomes_capitals_and_a_first_letter_does_not() {
    let texts = ["LI£N §OµN LAO §éNG", "PHÇN thø nhÊt", "tØnh Hµ Nam, B×nh §Þnh", "Hµ NéI"];
    let expected = ["LIÊN ĐOÀN LAO ĐỘNG", "PHẦN thứ nhất", "tỉnh Hà Nam, Bình Định", "HÀ NỘI"];
    assert_eq!(repaired(&texts), expected);
}

#[test]
fn soft_hyphens_and_signs_of_pdf_programs_are_letters_beside_letters_only() {
    let texts = ["®\u{ad}îc th\u{ad}ëng", "đ−îc ®oμn x∙ héi", "th−ëng − 5 −7", "∙ B¸o c¸o"];
    let expected = ["được thưởng", "được đoàn xã hội", "thưởng − 5 −7", "∙ Báo cáo"];
    assert_eq!(repaired(&texts), expected);
}

/// Every file of the demonstration with its texts; all are Unicode.
fn demonstration() -> Vec<Document> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let letters = paths.filter(|path| path.extension().is_some_and(|end| end == "eml"));
    let mut open: Vec<Document> = letters
        .map(|path| crate::read::letter(&std::fs::read(path).unwrap(), &Limits::default()))
        .collect();
    let mut documents = Vec::new();
    while let Some(mut document) = open.pop() {
        open.append(&mut document.members);
        documents.push(document);
    }
    documents
}

fn texts(document: &Document) -> Vec<&str> {
    let cells = document.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let cells = cells.map(|cell| cell.text.as_str());
    document.paragraphs().map(|paragraph| paragraph.text.as_str()).chain(cells).collect()
}

/// Small letters, word by word.
fn small(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Accented words, and those of them that come back wrong; TCVN3 does not keep their case.
fn wrong_words(encoding: LegacyEncoding, texts: &[&str]) -> (usize, Vec<String>) {
    let encoded: Vec<String> = texts.iter().map(|text| encode(encoding, text)).collect();
    let encoded: Vec<&str> = encoded.iter().map(String::as_str).collect();
    let back = repair(&encoded).map(|repair| repair.texts).unwrap_or(vec![None; texts.len()]);
    let (mut words, mut wrong) = (0, Vec::new());
    for ((text, old), new) in texts.iter().zip(encoded).zip(back) {
        let new = new.unwrap_or_else(|| old.to_owned());
        let pairs = text.split_whitespace().zip(new.split_whitespace());
        for (word, read) in pairs.filter(|(word, _)| !word.is_ascii()) {
            let is_right = match encoding {
                LegacyEncoding::Tcvn3 => small(word) == small(read),
                LegacyEncoding::Vni | LegacyEncoding::Bkhcm2 => word == read,
            };
            words = usize::saturating_add(words, 1);
            wrong.extend((!is_right).then(|| format!("{word} as {read}")));
        }
    }
    (words, wrong)
}

#[test]
fn letters_in_unicode_stay_and_come_back_from_every_encoding() {
    let documents = demonstration();
    assert!(documents.len() > 200);
    for document in &documents {
        assert_eq!(document.encoding_repaired, [], "{}", document.name);
    }
    for encoding in ENCODINGS {
        let (mut words, mut wrong) = (0, Vec::new());
        for document in &documents {
            let (more, faults) = wrong_words(encoding, &texts(document));
            words += more;
            wrong.extend(faults);
        }
        let share = wrong.len() * 10_000 / words;
        assert!(share < 1, "{encoding:?}: {} of {words}: {wrong:?}", wrong.len());
    }
}

#[test]
fn short_unicode_texts_and_foreign_names_stay() {
    let texts = [
        "Hà Nam",
        "toàn quốc",
        "toàn",
        "Nguyễn",
        "Café",
        "São Paulo",
        "Müller",
        "naïve",
        "Thaï",
        "José",
        "Noël",
        "Zoë",
        "Ångström",
        "façade",
        "· Số",
        "·Số",
        "«toàn»",
        "20°C",
        "5 µm",
        "m²",
        "§ 5",
        "© 2023",
        "LÐLÐ tỉnh",
        "½",
        "−5",
        "a−b",
        "công\u{ad}đoàn",
        "500.000 ®",
        "Đắk Lắk",
        "niño",
        "À la carte",
    ];
    for text in texts {
        assert_eq!(repair(&[text]), None, "{text}");
    }
    assert_eq!(repair(&texts), None);
}

#[test]
fn a_little_that_looks_old_in_a_unicode_document_is_left_alone() {
    let mut texts = vec!["Tổng số đoàn viên được tuyên truyền"; 40];
    texts.push("kÕt qu¶");
    assert_eq!(repair(&texts), None);
}

/// Vietnamese syllables by onset, rhyme, tone: all letters in their places.
fn syllable() -> impl Strategy<Value = String> {
    let onsets = ["b", "ch", "d", "đ", "h", "kh", "l", "m", "nh", "ph", "t", "th", "tr", "v", "x"];
    let rhymes = [
        "à", "áo", "ãi", "ảnh", "ạc", "è", "éo", "ê", "ế", "ì", "ía", "ò", "óng", "õi", "ô", "ông",
        "ộc", "ờ", "ở", "ù", "ú", "uý", "ụt", "ừ", "ữ", "ướng", "ượt", "ý", "oà", "oá", "oàn",
        "uyên", "uỷ", "ằng", "ắc", "ân", "ầy",
    ];
    (proptest::sample::select(onsets.to_vec()), proptest::sample::select(rhymes.to_vec()))
        .prop_map(|(onset, rhyme)| format!("{onset}{rhyme}"))
}

proptest! {
    #[test]
    fn unicode_syllables_are_never_changed(words in proptest::collection::vec(syllable(), 1..30)) {
        let text = words.join(" ");
        prop_assert_eq!(repair(&[&text]), None);
        let texts: Vec<&str> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(repair(&texts), None);
    }

    #[test]
    fn strange_text_is_read_without_harm(texts in proptest::collection::vec("[ -ÿ−∙μ\u{300}ế]{0,30}", 0..9)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assert!(repair(&texts).is_none_or(|repair| repair.texts.len() == texts.len()));
    }
}
