//! Forms of a text for comparison. Nothing in the program compares Vietnamese text raw.
//!
//! Three things make equal words differ: composed and decomposed letters (macOS file names arrive
//! decomposed), the place of the tone mark (hoà, hòa), and đ, which Unicode does not decompose.
//! `fixtures/vectors/fold.csv` lists all 134 letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// Marks that Vietnamese letters carry: six tones (none has no mark), circumflex, breve, horn.
const MARKS: [char; 8] = [
    '\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}', // tones
    '\u{302}', '\u{306}', '\u{31b}', // circumflex, breve, horn
];

/// The five tone marks alone.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Text for display and storage: NFC, special blanks as blanks, zero-width characters dropped.
///
/// U+00AD is dropped too, so legacy repair (where it is the letter ư) comes before.
pub fn clean(text: &str) -> String {
    if is_composed(text) && !text.contains('\u{ad}') {
        return text.to_owned();
    }
    shown(text).filter(|c| *c != '\u{ad}').collect()
}

/// As [`clean`], with every U+00AD in its place.
pub fn composed(text: &str) -> String {
    if is_composed(text) { text.to_owned() } else { shown(text).collect() }
}

/// Whether each letter shows that a text is [`composed`] as it stands. Nearly all texts are, and
/// looking costs a tenth of composing.
pub fn is_composed(text: &str) -> bool {
    text.chars().all(is_whole)
}

/// Letters and signs that composing leaves alone whatever stands beside them: Latin letters with
/// their accents and the punctuation of books. The marks that could join them are not among these.
const fn is_whole(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{9f}' | '\u{a1}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}'
    )
}

fn shown(text: &str) -> impl Iterator<Item = char> {
    text.nfc().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')).map(
        |c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => ' ',
            other => other,
        },
    )
}

/// Hands out a text's letters with each accent behind its letter, in Unicode's order (NFD).
fn decompose(text: &str, mut take: impl FnMut(char)) {
    if !is_composed(text) {
        text.nfd().for_each(take);
        return;
    }
    for c in text.chars() {
        if c.is_ascii() { take(c) } else { decompose_canonical(c, &mut take) }
    }
}

/// Without accents, lower case, runs of anything but letters and digits as one blank, trimmed.
pub fn fold(text: &str) -> String {
    let mut words = Words::new(text.len());
    decompose(text, |c| match c {
        'đ' | 'Đ' => words.push('d'),
        c if MARKS.contains(&c) => {}
        other => words.push(other),
    });
    words.out
}

/// As [`fold`], without blanks: `LDLD_NgheAn` meets `LĐLĐ Nghệ An`.
pub fn squash(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// Whether a text carries any tone mark.
pub fn has_tone(text: &str) -> bool {
    !text.is_ascii() && text.nfd().any(|c| TONES.contains(&c))
}

/// Without its tone marks; circumflex, breve and horn stay.
pub fn without_tones(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfd().filter(|c| !TONES.contains(c)).nfc().collect()
}

/// With accents: lower case, NFC, the tone mark moved to the end of its syllable, runs of anything
/// but letters and digits as one blank, trimmed. "Hoà Bình" meets "Hòa Bình"; "hóa" and "hoa" stay
/// apart.
pub fn accented(text: &str) -> String {
    let mut words = Words::new(text.len());
    let mut tone = None;
    decompose(text, |c| {
        if TONES.contains(&c) {
            tone = Some(c);
            return;
        }
        let is_end = !c.is_alphanumeric() && !MARKS.contains(&c);
        if let Some(tone) = tone.take_if(|_| is_end) {
            words.push(tone);
        }
        words.push(c);
    });
    if let Some(tone) = tone {
        words.push(tone);
    }
    if words.out.is_ascii() { words.out } else { words.out.nfc().collect() }
}

/// Words being put together, in lower case, with one blank between them.
struct Words {
    out: String,
    gap: bool,
}

impl Words {
    fn new(length: usize) -> Self {
        Self { out: String::with_capacity(length), gap: false }
    }

    fn push(&mut self, c: char) {
        if c.is_alphanumeric() || MARKS.contains(&c) {
            if self.gap && !self.out.is_empty() {
                self.out.push(' ');
            }
            self.gap = false;
            self.out.extend(c.to_lowercase());
        } else {
            self.gap = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn folding_twice_is_folding_once_and_decomposing_changes_nothing(text in "\\PC{0,40}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(fold(&decomposed), fold(&text));
            prop_assert_eq!(accented(&accented(&text)), accented(&text));
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
        }

        #[test]
        fn vietnamese_words_meet_in_every_form(
            words in proptest::collection::vec("[a-zđăâêôơư][ạảấềểộợựỳa-z]{0,5}", 1..6),
        ) {
            let text = words.join(" ");
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&decomposed), fold(&text));
            prop_assert_eq!(accented(&decomposed), accented(&text));
            prop_assert_eq!(squash(&text), fold(&text).replace(' ', ""));
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_folds_to_its_plain_one() {
        let vectors = include_str!("../../fixtures/vectors/fold.csv");
        let mut seen = 0;
        for row in csv::Reader::from_reader(vectors.as_bytes()).records() {
            let row = row.unwrap();
            seen += 1;
            let decomposed: String = row[2]
                .split(' ')
                .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
                .collect();
            assert_eq!(fold(&row[0]), row[3].to_ascii_lowercase());
            assert_eq!(fold(&decomposed), fold(&row[0]));
            assert_eq!(accented(&decomposed), accented(&row[0]));
            assert_eq!(clean(&decomposed), row[0]);
        }
        assert_eq!(seen, 134);
    }

    #[test]
    fn what_is_called_composed_is_left_alone_by_composing() {
        for c in ('\0'..='\u{ffff}').filter(|c| is_whole(*c)) {
            for beside in ["a", "ế", "\u{2014}"] {
                let text = format!("{beside}{c}{beside}");
                assert_eq!(shown(&text).collect::<String>(), text);
                let mut parts = String::new();
                decompose(&text, |part| parts.push(part));
                assert_eq!(parts, text.nfd().collect::<String>());
            }
        }
        assert!(!is_composed("a\u{300}") && !is_composed("\u{a0}") && !is_composed("\u{200b}"));
    }

    #[test]
    fn composed_and_decomposed_letters_meet() {
        let decomposed: String = "Đắk Lắk, Thừa Thiên – Huế".nfd().collect();
        assert_eq!(fold(&decomposed), "dak lak thua thien hue");
        assert_eq!(accented(&decomposed), accented("ĐẮK LẮK, thừa thiên - huế"));
    }

    #[test]
    fn both_tone_placements_meet_and_accents_stay() {
        assert_eq!(accented("Hoà Bình"), accented("Hòa Bình"));
        assert_eq!(accented("thuỷ"), accented("thủy"));
        assert_ne!(accented("Thanh Hóa"), accented("Thanh Hoa"));
        assert_ne!(accented("Hòa Bình"), accented("hóa bình"));
    }

    #[test]
    fn run_together_names_meet_without_blanks() {
        assert_eq!(squash("LDLD_Nghe-An"), squash("LĐLĐ Nghệ An"));
    }

    #[test]
    fn clean_keeps_words_apart_and_drops_what_nobody_sees() {
        assert_eq!(clean("02\u{a0}-NQ/TW\u{200b}"), "02 -NQ/TW");
    }
}
