//! Which round a text speaks of: its document numbers however they are typed, its phrases, and
//! the phrases of other programmes.

use crate::judge::token::{Gap, Text};
use crate::model::round::{Recognise, Round};
use crate::text::fold;

/// What one text says of the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// Of this round (its number in the configuration).
    Ours {
        /// Position in the list of rounds.
        round: usize,
        /// The words, as written or as configured.
        words: String,
        /// By the document number.
        by_number: bool,
    },
    /// Of another round or programme.
    Other {
        /// The words.
        words: String,
    },
    /// Of none.
    #[default]
    None,
}

impl Sign {
    /// The round, where it is one of ours.
    pub const fn round(&self) -> Option<usize> {
        match self {
            Self::Ours { round, .. } => Some(*round),
            Self::Other { .. } | Self::None => None,
        }
    }

    /// This sign, or the other one where this says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::None { other } else { self }
    }
}

/// Everything by which rounds are told, ready for comparison.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    rounds: Vec<Marks>,
}

#[derive(Clone, Debug)]
struct Marks {
    numbers: Vec<Number>,
    own_numbers: Vec<Number>,
    own_phrases: Vec<(String, String)>,
    phrases: Vec<(String, String)>,
    other: Vec<(String, String)>,
    other_numbers: Vec<Number>,
}

/// `01/CTr-BCH` in parts, folded.
#[derive(Clone, Debug)]
struct Number {
    digits: String,
    kind: String,
    body: Option<String>,
}

/// Kinds of documents, abbreviated and in full, folded.
const KINDS: &[(&str, &[&str])] = &[
    ("ctr", &["ctr", "chuong trinh", "ct"]),
    ("kh", &["kh", "ke hoach"]),
    ("nq", &["nq", "nghi quyet"]),
    ("hd", &["hd", "huong dan"]),
    ("da", &["da", "de an"]),
    ("ct", &["ct", "chi thi"]),
    ("qd", &["qd", "quyet dinh"]),
    ("tb", &["tb", "thong bao"]),
];

impl Signs {
    /// Reads the marks of every round.
    pub fn new(rounds: &[Round]) -> Self {
        Self { rounds: rounds.iter().map(|round| Marks::new(&round.recognise)).collect() }
    }

    /// What a subject, a title or a file name says. The number itself outweighs everything,
    /// another programme's phrase outweighs ours.
    pub fn read(&self, raw: &str) -> Sign {
        let text = Text::new(raw);
        let folded = format!(" {} ", fold::fold(raw));
        let numbered = self.rounds.iter().enumerate().find_map(|(round, marks)| {
            let words = marks.numbers.iter().find_map(|number| number.find(&text))?;
            Some(Sign::Ours { round, words, by_number: true })
        });
        if let Some(sign) = numbered {
            return sign;
        }
        let spoken = self.rounds.iter().enumerate().find_map(|(round, marks)| {
            let words = phrase(&marks.phrases, &folded)
                .filter(|_| marks.other(&text, &folded).is_none())?;
            Some(Sign::Ours { round, words, by_number: false })
        });
        let other = || self.rounds.iter().find_map(|marks| marks.other(&text, &folded));
        spoken.or_else(|| other().map(|words| Sign::Other { words })).unwrap_or_default()
    }

    /// What running text says: only the number counts.
    pub fn read_text(&self, raw: &str) -> Sign {
        match self.read(raw) {
            Sign::Other { .. } => Sign::None,
            sign => sign,
        }
    }

    /// The number of a paper of ours that stands in the text.
    pub fn own_number(&self, raw: &str) -> Option<String> {
        let text = Text::new(raw);
        let numbers = self.rounds.iter().flat_map(|marks| &marks.own_numbers);
        numbers.into_iter().find_map(|number| number.find_written(&text))
    }

    /// The title of a paper of ours, in a title or a file name.
    pub fn own_title(&self, raw: &str) -> Option<String> {
        let folded = format!(" {} ", fold::fold(raw));
        self.rounds.iter().find_map(|marks| phrase(&marks.own_phrases, &folded))
    }
}

impl Marks {
    fn new(recognise: &Recognise) -> Self {
        let numbers = |list: &[String]| list.iter().filter_map(|text| Number::new(text)).collect();
        let phrases = |list: &[String]| {
            list.iter().map(|words| (format!(" {} ", fold::fold(words)), words.clone())).collect()
        };
        Self {
            numbers: numbers(&recognise.numbers),
            own_numbers: numbers(&recognise.own_numbers),
            own_phrases: phrases(&recognise.own_phrases),
            phrases: phrases(&recognise.phrases),
            other: phrases(&recognise.other),
            other_numbers: numbers(&recognise.other),
        }
    }

    fn other(&self, text: &Text, folded: &str) -> Option<String> {
        phrase(&self.other, folded)
            .or_else(|| self.other_numbers.iter().find_map(|number| number.find_written(text)))
            .or_else(|| self.numbers.iter().find_map(|number| number.find_sibling(text)))
            .or_else(|| self.numbers.iter().find_map(|number| number.find_other_issuer(text)))
    }
}

fn phrase(phrases: &[(String, String)], folded: &str) -> Option<String> {
    phrases
        .iter()
        .find(|(phrase, _)| folded.contains(phrase.as_str()))
        .map(|(_, words)| words.clone())
}

impl Number {
    /// `None` for words that are no document number.
    fn new(text: &str) -> Option<Self> {
        let tokens = Text::new(text).tokens;
        let mut words = tokens.iter().map(|token| token.folded.clone());
        let digits = words.next().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        let kind = words.next()?;
        let known = kind.chars().all(|c| c.is_ascii_alphabetic()) && text.contains('/');
        known.then(|| Self { digits, kind, body: words.next() })
    }

    fn names(&self) -> &'static [&'static str] {
        KINDS.iter().find(|(kind, _)| *kind == self.kind).map_or(&[], |(_, names)| names)
    }

    /// The number in any way of typing it: "01/CTr-BCH", "CTr 01", "Chương trình số 01".
    fn find(&self, text: &Text) -> Option<String> {
        (0..text.tokens.len()).find_map(|at| {
            let last = self.digits_first(text, at).or_else(|| self.kind_first(text, at))?;
            Some(text.words(at, last))
        })
    }

    /// The number with its kind behind it, as documents carry it.
    fn find_written(&self, text: &Text) -> Option<String> {
        (0..text.tokens.len()).find_map(|at| Some(text.words(at, self.digits_first(text, at)?)))
    }

    /// The same kind of document with another number: "Chương trình số 05".
    fn find_sibling(&self, text: &Text) -> Option<String> {
        (0..text.tokens.len()).find_map(|at| {
            let behind = self.kind_at(text, at)?;
            let digits = skip_so(text, behind);
            let marked = digits > behind || self.names().first() == word(text, at).as_ref();
            let found = word(text, digits).filter(|found| is_number(found))?;
            (marked && found.len() <= 3 && !same_number(found, &self.digits))
                .then(|| text.words(at, digits))
        })
    }

    /// The same number of another issuer: "01/CTr-TU".
    fn find_other_issuer(&self, text: &Text) -> Option<String> {
        (0..text.tokens.len()).find_map(|at| {
            let digits = word(text, at).filter(|found| same_number(found, &self.digits))?;
            let behind = self.kind_at(text, at.saturating_add(1))?;
            let free = digits.len() > 1 && self.issuer_agrees(text, behind).is_none();
            free.then(|| text.words(at, behind))
        })
    }

    /// "01/CTr-BCH", "01CTr": the last word of it.
    fn digits_first(&self, text: &Text, at: usize) -> Option<usize> {
        let digits = word(text, at)?;
        let padded = digits.len() > 1 || self.digits.len() == 1;
        if !padded || !same_number(digits, &self.digits) {
            return None;
        }
        let next = at.saturating_add(1);
        let behind = if self.names().is_empty() {
            (word(text, next)? == self.kind).then(|| next.saturating_add(1))?
        } else {
            self.kind_at(text, next)?
        };
        self.issuer_agrees(text, behind)
    }

    /// "CTr 01", "Chương trình số 01": the last word of it.
    fn kind_first(&self, text: &Text, at: usize) -> Option<usize> {
        let digits = skip_so(text, self.kind_at(text, at)?);
        let found = word(text, digits).filter(|found| same_number(found, &self.digits))?;
        if is_date_part(text, digits) || found.is_empty() {
            return None;
        }
        match self.kind_at(text, digits.saturating_add(1)) {
            Some(behind) => self.issuer_agrees(text, behind),
            None => Some(digits),
        }
    }

    /// Behind the kind stands our issuer, or no issuer at all: "01/CTr-TU" is another's.
    fn issuer_agrees(&self, text: &Text, behind: usize) -> Option<usize> {
        let last = behind.saturating_sub(1);
        let Some(body) = &self.body else { return Some(last) };
        let hyphen = matches!(text.gap(behind), Gap::Tight | Gap::Loose)
            && text.tokens.get(behind).is_some_and(|token| {
                let before = text.tokens.get(last).map_or(0, |token| token.end);
                text.clean
                    .get(before..token.start)
                    .is_some_and(|gap| gap.contains(['-', '\u{2013}']))
            });
        match word(text, behind) {
            Some(word) if word == body => Some(behind),
            Some(word) if hyphen && OTHER_ISSUERS.contains(&word) => None,
            _ => Some(last),
        }
    }

    /// The word behind the kind that stands at this word.
    fn kind_at(&self, text: &Text, at: usize) -> Option<usize> {
        self.names().iter().find_map(|name| {
            let mut end = at;
            for part in name.split(' ') {
                if word(text, end)? != part {
                    return None;
                }
                end = end.saturating_add(1);
            }
            Some(end)
        })
    }
}

/// Issuers of programmes of the same number.
const OTHER_ISSUERS: &[&str] =
    &["tu", "hu", "btv", "ubnd", "ttg", "cp", "bgddt", "byt", "ldld", "dct", "tw", "du", "hdnd"];

fn word(text: &Text, at: usize) -> Option<&str> {
    text.tokens.get(at).map(|token| token.folded.as_str())
}

fn skip_so(text: &Text, at: usize) -> usize {
    if word(text, at) == Some("so") { at.saturating_add(1) } else { at }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn same_number(left: &str, right: &str) -> bool {
    is_number(left) && left.trim_start_matches('0') == right.trim_start_matches('0')
}

/// "chương trình 01/6": a date.
fn is_date_part(text: &Text, at: usize) -> bool {
    let next = at.saturating_add(1);
    let between = text.tokens.get(at).zip(text.tokens.get(next));
    between.is_some_and(|(one, other)| {
        text.clean.get(one.end..other.start) == Some("/") && is_number(&other.folded)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::testing::round;

    #[test]
    fn a_number_is_told_however_it_is_typed() {
        let signs = Signs::new(&[round()]);
        for text in [
            "01/CTr-BCH",
            "01CTr-BCH",
            "BC 01 CTr.docx",
            "CTr 01",
            "CTr01",
            "CT01",
            "BC CT 01",
            "Chương trình số 01",
            "Chuong trinh 01",
            "Chương trình số 01/CTr-BCH",
            "01 /CTr - BCH",
            "Báo cáo CTr số 01/CTr-BCH ngày 26/8/2020",
            "BC_CTr01_LDLD",
            "Bao cao 01CTr-BCH",
            "Chương trình 1",
            "CHƯƠNG TRÌNH SỐ 01/CTR-BCH",
            "Báo cáo sơ kết 6 tháng thực hiện Chương trình 01/CTr-BCH",
        ] {
            let sign = signs.read(text);
            assert!(matches!(sign, Sign::Ours { by_number: true, .. }), "{text}: {sign:?}");
        }
    }

    #[test]
    fn another_number_or_programme_is_not_ours() {
        let signs = Signs::new(&[round()]);
        for text in [
            "Chương trình số 05/CTr-BCH",
            "CTr 02",
            "Báo cáo 6 tháng đầu năm 2023",
            "Đề án 1298/ĐA-TLĐ",
            "Báo cáo Tháng Công nhân 2023",
            "Chương trình số 01/CTr-TU",
        ] {
            let sign = signs.read(text);
            assert!(matches!(sign, Sign::Other { .. }), "{text}: {sign:?}");
        }
        for text in ["1 chương trình", "bao cao", "BC 2023", "2021 chương trình"] {
            assert_eq!(signs.read(text), Sign::None, "{text}");
        }
    }
}
