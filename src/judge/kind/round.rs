//! Which round a text speaks of: its document numbers however they are typed, its phrases, and
//! the phrases of other programmes.

use crate::judge::token::Text;
use crate::model::round::{Recognise, Round};
use crate::text::fold;

mod number;

use number::Number;

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

    /// What a title says. The lines of a head may run on into the text, where another report
    /// mentions ours in passing: they end at the first sentence.
    pub fn read_title(&self, lines: &[String]) -> Sign {
        let title: Vec<&str> = lines
            .iter()
            .enumerate()
            .take_while(|(at, line)| *at == 0 || !is_sentence(line))
            .map(|(_, line)| line.as_str())
            .collect();
        self.read(&title.join(" "))
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

/// "… báo cáo như sau:", "Trong kỳ, … .": no line of a title.
fn is_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', ':', ';']) && line.chars().any(char::is_lowercase)
}

fn phrase(phrases: &[(String, String)], folded: &str) -> Option<String> {
    phrases
        .iter()
        .find(|(phrase, _)| folded.contains(phrase.as_str()))
        .map(|(_, words)| words.clone())
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

    #[test]
    fn a_title_ends_where_sentences_begin() {
        let signs = Signs::new(&[round()]);
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let passing = "BÁO CÁO\nKết quả Tháng Công nhân năm 2023\nCông đoàn báo cáo như sau:\nTiếp tục thực hiện Chương trình số 01/CTr-BCH.";
        assert!(matches!(signs.read_title(&lines(passing)), Sign::Other { .. }));
        let broken = "BÁO CÁO\nSơ kết 6 tháng đầu năm thực hiện\nChương trình số 01/CTr-BCH";
        assert_eq!(signs.read_title(&lines(broken)).round(), Some(0));
        let silent = "BÁO CÁO\nCông đoàn báo cáo Chương trình số 01/CTr-BCH như sau:";
        assert_eq!(signs.read_title(&lines(silent)), Sign::None);
    }
}
