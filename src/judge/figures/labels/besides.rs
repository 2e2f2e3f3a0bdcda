//! What a label says besides the wordings of its indicator.
//!
//! "Số cuộc thi tay nghề" holds "số cuộc thi" in full and counts something else; so does "Số lượt
//! đoàn viên được thăm hỏi" in the place of those who came. A clerk who meets a word that no wording
//! of the row uses asks, unless it is one of the few that offices add without a thought. Of levels of
//! the union ("cấp trên trực tiếp cơ sở", "cơ sở") the words are the same and the figures are not:
//! a level that the wordings do not name makes another row.

use std::collections::BTreeSet;

/// What may stand in a label and change nothing: folded, as runs of telling words.
const HARMLESS: &[&str] = &[
    "dang hoat dong",
    "dang van hanh",
    "dang duy tri",
    "dang quan ly",
    "tuong duong",
    "ban hanh",
    "xay dung",
    "to chuc",
    "thuc hien",
    "trien khai",
    "truc thuoc",
    "quan ly",
    "phu trach",
    "tham gia",
    "tham du",
    "cong doan",
    "lien doan lao dong",
    "lien doan lao dong tinh cap",
    "thong tin dien tu",
    "trang mang xa hoi",
    "trang kenh",
    "cong tac",
    "xuat ban",
    "huy dong",
    "van dong",
    "dong cap",
    "cong dong",
    "tren",
    "quan tam",
    "cung cap",
    "ty trong",
    "thuc",
    "cap",
    "can",
    "gi",
    "de",
    "tuyen truyen",
    "truyen thong",
    "tao lap",
    "co khong",
    "hay chua",
    "doi ngu",
    "bao gom",
    "it nhat",
    "moi nam",
    "hang nam",
    "trieu dong",
    "nghin dong",
    "ngan dong",
    "ty dong",
    "viec",
    "lap",
    "dang",
    "duoc",
    "lam",
    "la",
    "qua",
    "co",
    "chi",
    "danh",
    "tu",
    "viet",
    "hoac",
    "do",
    "ti",
    "cs",
    "xh",
    "tc",
    "cn",
];

/// Runs that begin like a harmless one and are a matter of their own.
const MATTERS: &[&str] = &["tuyen truyen vien"];

/// A level of the union, as far as labels of two levels share their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// "Cấp trên trực tiếp cơ sở".
    Upper,
    /// "Công đoàn cơ sở".
    Base,
}

/// Words of the upper level; the longest run counts, so that its "cơ sở" is not taken for the base.
const UPPER: &[&str] = &[
    "cap tren",
    "cap tren co so",
    "cap tren truc tiep co so",
    "cap tren truc tiep cs",
    "tren co so",
    "tren truc tiep co so",
    "tren truc tiep cs",
    "truc tiep co so",
];

/// The levels that telling words name.
pub(super) fn levels(words: &[String]) -> BTreeSet<Level> {
    let mut found = BTreeSet::new();
    let mut rest = words;
    while let Some((_, tail)) = rest.split_first() {
        let upper = longest(rest, UPPER);
        let base = longest(rest, &["co so"]);
        found.extend(upper.map(|_| Level::Upper).or(base.map(|_| Level::Base)));
        rest = upper.map_or(tail, |length| rest.get(length..).unwrap_or_default());
    }
    found
}

/// The words that say what is counted: all but the harmless ones. "Đoàn phí công đoàn" speaks of
/// "đoàn phí", which no "kinh phí công đoàn" makes known.
pub(super) fn matters(words: &[String]) -> Vec<&str> {
    let mut matters = Vec::new();
    let mut rest = words;
    while let Some((word, tail)) = rest.split_first() {
        let length = longest(rest, HARMLESS).filter(|_| longest(rest, MATTERS).is_none());
        if length.is_none() {
            matters.push(word.trim_start_matches('0'));
        }
        rest = length.map_or(tail, |length| rest.get(length..).unwrap_or_default());
    }
    matters
}

/// Those of them that the indicator's wordings do not use, be it in one word or two ("Tik Tok").
pub(super) fn strange<'w>(words: &'w [String], own: &BTreeSet<String>) -> Vec<&'w str> {
    let matters = matters(words);
    let mut strange = Vec::new();
    let mut rest = matters.as_slice();
    while let Some((word, tail)) = rest.split_first() {
        rest = tail;
        if tail.first().is_some_and(|next| own.contains(&format!("{word}{next}"))) {
            rest = tail.get(1..).unwrap_or_default();
        } else if !own.contains(*word) {
            strange.push(*word);
        }
    }
    strange
}

fn longest(words: &[String], runs: &[&str]) -> Option<usize> {
    let runs = runs.iter().map(|run| run.split(' ').collect::<Vec<_>>());
    runs.filter(|run| begins(words, run)).map(|run| run.len()).max()
}

fn begins(words: &[String], run: &[&str]) -> bool {
    words.len() >= run.len() && words.iter().zip(run).all(|(word, other)| word == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn levels_of_the_union_are_told_apart() {
        let told = |text| levels(&words(text)).into_iter().collect::<Vec<_>>();
        assert_eq!(told("cong doan cap tren truc tiep co so co ke hoach"), [Level::Upper]);
        assert_eq!(told("don vi cap tren co so"), [Level::Upper]);
        assert_eq!(told("cong doan cap tren truc tiep cs"), [Level::Upper]);
        assert_eq!(told("cong doan co so co ke hoach"), [Level::Base]);
        assert_eq!(told("cap tren va cong doan co so"), [Level::Upper, Level::Base]);
        assert_eq!(told("tong so trang facebook"), []);
    }

    #[test]
    fn a_word_of_another_matter_is_strange_and_office_words_are_not() {
        let own = words("cuoc thi hoi tim hieu 4").into_iter().collect();
        let strange = |text: &str| strange(&words(text), &own).join(" ");
        assert_eq!(strange("cuoc thi tay nghe"), "tay nghe");
        assert_eq!(strange("cuoc thi to chuc"), "");
        assert_eq!(strange("cuoc thi 04"), "");
        assert_eq!(strange("cuoc thi 2"), "2");
        let own = words("kinh phi tiktok").into_iter().collect();
        let strange = |text: &str| super::strange(&words(text), &own).join(" ");
        assert_eq!(strange("doan phi cong doan"), "doan");
        assert_eq!(strange("kinh phi cong doan tik tok"), "");
        assert_eq!(strange("tuyen truyen vien"), "tuyen truyen vien");
    }
}
