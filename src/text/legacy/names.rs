//! Names of files, sheets and senders in the old encodings. A name has too few words to be weighed
//! as a document is, so the names that came together speak together, and each is repaired whole or
//! not at all.

use std::collections::BTreeSet;

use encoding_rs::WINDOWS_1252;

use crate::model::document::LegacyEncoding;
use crate::text::legacy::token::{ENCODINGS, Vote, Word, Words, is_variant, pieces};
use crate::text::legacy::{capitals, has_two_capitals, is_in_capitals, table};
use crate::text::syllable;

/// Different words that make sense in one encoding alone, among all the names, before it is
/// believed without a text that was written in it.
const LEAST_WORDS: usize = 2;

/// Longest ending of a file name that is no word of it, bytes.
const ENDING: usize = 5;

/// What one name is in one encoding.
#[derive(Debug, Default)]
struct Reading {
    /// Words that are no syllable as they stand and one here.
    gained: usize,
    /// Those that make sense here and nowhere else.
    only_here: BTreeSet<String>,
}

/// Repairs names (NFC, soft hyphens in place) that came together; for each its repaired form, where
/// it changed. `known`: encodings that were found in the text that the names belong to.
pub fn repair_names(names: &[&str], known: &[LegacyEncoding]) -> Vec<Option<String>> {
    let mut words = Words::default();
    let readings: Vec<Vec<(LegacyEncoding, Reading)>> =
        names.iter().map(|name| readings(name, &mut words)).collect();
    let believed: Vec<LegacyEncoding> = ENCODINGS
        .into_iter()
        .filter(|encoding| known.contains(encoding) || speak_for(*encoding, &readings))
        .collect();
    let repaired = names.iter().zip(&readings).map(|(name, readings)| {
        let encoding = best(readings, &believed)?;
        Some(decoded(encoding, name, &mut words)).filter(|repaired| repaired != name)
    });
    repaired.collect()
}

/// Unicode whose bytes were shown in the West's code page: `BÃ¡o cÃ¡o` for "Báo cáo". `None` where
/// a name is not that: hardly any other text is UTF-8 by chance, and this one must hold a
/// Vietnamese syllable besides.
pub fn mojibake(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<Vec<u8>>> = name.chars().map(western).collect();
    let text = String::from_utf8(bytes?.concat()).ok()?;
    let is_vietnamese = |(piece, is_word): (&str, bool)| {
        is_word && !piece.is_ascii() && syllable::is_syllable(piece)
    };
    let holds_a_syllable = pieces(&text).any(is_vietnamese);
    holds_a_syllable.then_some(text)
}

/// The byte of a character in windows-1252, or in Latin-1, where that page has gaps.
fn western(c: char) -> Option<Vec<u8>> {
    if let Ok(byte) = u8::try_from(c) {
        return Some(vec![byte]);
    }
    let mut buffer = [0; 4];
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    (!is_lossy).then(|| bytes.into_owned())
}

/// The encodings in which every word of a name makes sense, and more of them than as it stands. A
/// name with a letter that no old font has is Unicode.
fn readings(name: &str, words: &mut Words) -> Vec<(LegacyEncoding, Reading)> {
    let mut readings = ENCODINGS.map(|encoding| (encoding, Some(Reading::default())));
    for (piece, _) in pieces(name).filter(|(piece, is_word)| *is_word && !piece.is_ascii()) {
        if piece.chars().any(|c| c > '\u{ff}' && !is_variant(c)) {
            return Vec::new();
        }
        let (word, _) = words.look(piece);
        for (encoding, reading) in &mut readings {
            if !makes_sense(&word, *encoding) {
                *reading = None;
            }
            let Some(reading) = reading else { continue };
            let is_gained = !word.legal.plain && !word.is_abbreviation;
            reading.gained = reading.gained.saturating_add(usize::from(is_gained));
            if word.vote() == Some(Vote(Some(*encoding))) {
                reading.only_here.insert(piece.chars().flat_map(char::to_lowercase).collect());
            }
        }
    }
    let sound = readings.into_iter().filter_map(|(encoding, reading)| Some((encoding, reading?)));
    sound.filter(|(_, reading)| reading.gained > 0).collect()
}

fn makes_sense(word: &Word, encoding: LegacyEncoding) -> bool {
    word.is_abbreviation || word.legal.of(Some(encoding)) || word.initials.of(Some(encoding))
}

fn speak_for(encoding: LegacyEncoding, readings: &[Vec<(LegacyEncoding, Reading)>]) -> bool {
    let speaking = readings.iter().flatten().filter(|(found, _)| *found == encoding);
    let words: BTreeSet<&String> = speaking.flat_map(|(_, reading)| &reading.only_here).collect();
    words.len() >= LEAST_WORDS
}

/// The encoding in which a name gains most; none where two of them are equally likely.
fn best(
    readings: &[(LegacyEncoding, Reading)],
    believed: &[LegacyEncoding],
) -> Option<LegacyEncoding> {
    let weight = |reading: &Reading| (reading.only_here.len(), reading.gained);
    let mut candidates: Vec<_> =
        readings.iter().filter(|(encoding, _)| believed.contains(encoding)).collect();
    candidates.sort_by_key(|(_, reading)| std::cmp::Reverse(weight(reading)));
    let (encoding, reading) = candidates.first()?;
    let is_alone = candidates.get(1).is_none_or(|(_, next)| weight(next) < weight(reading));
    is_alone.then_some(*encoding)
}

fn decoded(encoding: LegacyEncoding, name: &str, words: &mut Words) -> String {
    let stem = name.rsplit_once('.').filter(|(_, ending)| ending.len() <= ENDING);
    let is_capital = is_in_capitals(stem.map_or(name, |(stem, _)| stem), words);
    let mut out = String::with_capacity(name.len());
    for (piece, is_word) in pieces(name) {
        if !is_word || piece.is_ascii() {
            out.push_str(piece);
            continue;
        }
        let (word, _) = words.look(piece);
        let (lead, letters) = piece.split_at_checked(word.lead).unwrap_or(("", piece));
        let is_capital =
            encoding == LegacyEncoding::Tcvn3 && (is_capital || has_two_capitals(letters));
        out.push_str(lead);
        out.push_str(&capitals(table::decode(encoding, letters).text, is_capital));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(names: &[&str], known: &[LegacyEncoding]) -> Vec<String> {
        let repaired = repair_names(names, known).into_iter().zip(names);
        repaired.map(|(new, old)| new.unwrap_or_else(|| (*old).to_owned())).collect()
    }

    #[test]
    fn a_name_of_two_such_words_is_repaired_by_itself() {
        assert_eq!(repaired(&["B¸o c¸o quý I.doc"], &[]), ["Báo cáo quý I.doc"]);
        assert_eq!(repaired(&["BC-L§L§ tØnh Hµ Nam.xls"], &[]), ["BC-LĐLĐ tỉnh Hà Nam.xls"]);
        assert_eq!(repaired(&["Baùo caùo toång keát.doc"], &[]), ["Báo cáo tổng kết.doc"]);
        assert_eq!(repaired(&["LI£N §OµN LAO §éNG.xls"], &[]), ["LIÊN ĐOÀN LAO ĐỘNG.xls"]);
    }

    #[test]
    fn one_word_needs_other_names_or_a_text_beside_it() {
        assert_eq!(repaired(&["BiÓu 1"], &[]), ["BiÓu 1"]);
        assert_eq!(repaired(&["BiÓu 1"], &[LegacyEncoding::Tcvn3]), ["Biểu 1"]);
        assert_eq!(repaired(&["BiÓu 1"], &[LegacyEncoding::Vni]), ["BiÓu 1"]);
        assert_eq!(
            repaired(&["BiÓu 1", "Tæng hîp", "Sheet3"], &[]),
            ["Biểu 1", "Tổng hợp", "Sheet3"]
        );
    }

    #[test]
    fn names_in_unicode_stay_as_they_are_in_any_company() {
        let names = [
            "toàn quốc",
            "Phô tô.doc",
            "Báo cáo quý II",
            "Biểu tổng hợp",
            "Thaï Noël.pdf",
            "Résumé café.doc",
            "Müller Öztürk",
            "José Señor",
            "Nguyễn Thị Hòa",
            "Lê Trân",
            "Ðoàn viên",
            "Sheet1",
            "Hà Tây",
        ];
        assert_eq!(repaired(&names, &ENCODINGS), names);
        assert_eq!(repaired(&names, &[]), names);
    }

    #[test]
    fn unicode_seen_through_the_western_page_comes_back() {
        let shown = |text: &str| -> String { text.bytes().map(char::from).collect() };
        for text in ["Báo cáo quý I.docx", "Liên đoàn Lao động tỉnh Hà Nam", "Tờ trình"]
        {
            assert_eq!(mojibake(&shown(text)).as_deref(), Some(text));
        }
        assert_eq!(
            mojibake("LiÃªn Ä‘oÃ n".replace("Ã n", "Ã\u{a0}n").as_str()).as_deref(),
            Some("Liên đoàn")
        );
        for text in ["Báo cáo", "Noël", "Ã", "BiÓu", "", "a.doc", "đoàn"] {
            assert_eq!(mojibake(text), None, "{text}");
        }
    }
}
