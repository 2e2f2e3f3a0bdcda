//! Vietnamese spelling: which runs of letters can be a syllable at all.
//!
//! A syllable is an onset, a rhyme, and a tone. There are few onsets and some 160 rhymes, so a word
//! that was decoded with the wrong table hardly ever passes: that is what tells one 8-bit encoding
//! from another. The rules are those of the spelling books, taken strictly; what real people write
//! beside them (`qúy`, `hòan`) is merely no evidence.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Tones in the order in which [`VOWELS`] lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Ngang,
    Huyen,
    Sac,
    Hoi,
    Nga,
    Nang,
}

const TONES: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Sac, Tone::Hoi, Tone::Nga, Tone::Nang];

/// Each vowel without a tone, then with the five tones.
const VOWELS: [&str; 12] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
];

/// Consonants of the alphabet; f, j, w, z are none of it.
const CONSONANTS: &str = "bcdđghklmnpqrstvx";

/// Onsets, longer ones first.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes without their tone. Those in -ăk stand in names (Đắk Lắk).
const RHYMES: &str = "\
a ac ach ai am an ang anh ao ap at au ay \
ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi \
om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych \
uyên uyêt uyn uynh uyp uyt uyu \
ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
y ych yêm yên yêng yêt yêu ynh yt";

/// Longest syllable, letters: `nghiêng`.
pub const LONGEST: usize = 7;

static LETTERS: LazyLock<BTreeMap<char, (char, Tone)>> = LazyLock::new(|| {
    let vowels = VOWELS.iter().flat_map(|row| {
        let base = row.chars().next().unwrap_or_default();
        row.chars().zip(TONES).map(move |(letter, tone)| (letter, (base, tone)))
    });
    vowels.chain(CONSONANTS.chars().map(|letter| (letter, (letter, Tone::Ngang)))).collect()
});

static KNOWN_RHYMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut rhymes: Vec<&str> = RHYMES.split_whitespace().collect();
    rhymes.sort_unstable();
    rhymes
});

/// Whether these letters (NFC, either case) can be one Vietnamese syllable.
pub fn is_syllable(word: &str) -> bool {
    spelling(word).is_some_and(|spelling| {
        ONSETS.iter().any(|onset| {
            let rhyme = spelling.letters.strip_prefix(onset);
            rhyme.is_some_and(|rhyme| fits(onset, rhyme) && spelling.carries(onset, rhyme))
        })
    })
}

/// A word without its tone, the tone, and which letter carried it.
struct Spelling {
    letters: String,
    tone: Option<(Tone, usize)>,
}

fn spelling(word: &str) -> Option<Spelling> {
    let mut found = Spelling { letters: String::with_capacity(word.len()), tone: None };
    for (at, letter) in word.chars().flat_map(char::to_lowercase).enumerate() {
        let (base, tone) = LETTERS.get(&letter)?;
        if at >= LONGEST || (*tone != Tone::Ngang && found.tone.is_some()) {
            return None;
        }
        if *tone != Tone::Ngang {
            found.tone = Some((*tone, at));
        }
        found.letters.push(*base);
    }
    Some(found)
}

impl Spelling {
    /// Whether the rhyme can have this tone where it stands.
    fn carries(&self, onset: &str, rhyme: &str) -> bool {
        let is_stopped = rhyme.ends_with(['c', 'k', 'p', 't']) || rhyme.ends_with("ch");
        match self.tone {
            None => !is_stopped,
            Some((tone, _)) if is_stopped && !matches!(tone, Tone::Sac | Tone::Nang) => false,
            Some((_, at)) => {
                let place = at.checked_sub(onset.chars().count());
                place.is_some_and(|place| may_carry(rhyme, place))
            }
        }
    }
}

/// Onsets and rhymes that are spelt together.
fn fits(onset: &str, rhyme: &str) -> bool {
    if KNOWN_RHYMES.binary_search(&rhyme).is_err() {
        return false;
    }
    let is_front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "c" | "ng" => !is_front,
        "g" => !is_front || matches!(rhyme, "i" | "in") || rhyme.starts_with("iê"),
        "k" | "gh" | "ngh" => is_front,
        "qu" => !rhyme.starts_with(['o', 'u', 'ư']),
        _ => true,
    }
}

/// Whether the n-th letter of a rhyme is a place for the tone mark. Two are in use for oa, oe, uy.
fn may_carry(rhyme: &str, place: usize) -> bool {
    let is_modified = |letter: char| matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư');
    let is_vowel =
        |letter: char| is_modified(letter) || matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let letters: Vec<char> = rhyme.chars().collect();
    if let Some(main) = letters.iter().rposition(|letter| is_modified(*letter)) {
        // ưu, ưa, ươ: the last modified vowel.
        return place == main;
    }
    let vowels = letters.iter().take_while(|letter| is_vowel(**letter)).count();
    let is_open = vowels == letters.len();
    match (vowels, is_open) {
        (0, _) => false,
        (1, _) => place == 0,
        (_, false) => place == vowels.saturating_sub(1),
        (2, true) if matches!(rhyme, "oa" | "oe" | "uy") => place < 2,
        (2, true) => place == 0,
        (_, true) => place == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_pangram_is_a_syllable() {
        let pangram = include_str!("../../fixtures/vectors/pangram_vi.txt");
        let words =
            pangram.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
        for word in words.filter(|word| !["Kon", "Tum"].contains(word)) {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_of_every_odd_spelling_are_syllables() {
        let words = "gì gìn giếng giữ giặc quý quỳnh quyết quốc quần quạ hoà hòa thuỷ thủy khoẻ khuya \
                     khuỷu ngoằn ngoèo nghiêng thuở huỵch xoong boóc yếu ý uống ươm của giữa mía lửa \
                     KHOẺ Đắk QUYẾT";
        for word in words.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn what_no_spelling_book_has_is_none() {
        let words = "LĐLĐ cãc hoàt cẻ kả ngệ gệ quoc baó hàọ wá Cafộ Sóo Mỹller đ nguyễnh";
        for word in words.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
