//! Numbers of a sentence that may be figures: no dates, numbers of documents, ages, growth.

use std::ops::Range;

use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::pieces::Piece;
use crate::judge::figures::narrative::pieces::length;
use crate::judge::figures::periods::is_year;

/// What a number counts, as far as it says so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Things, people.
    Things,
    /// Đồng.
    Money,
    /// Hundredths.
    Percent,
    /// It is a year.
    Year,
}

/// A number with what belongs to it: "hơn 1 tỷ 200 triệu đồng", "85,7 %".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Index of its first piece, lead words included.
    pub(super) first: usize,
    /// Index behind its last piece.
    pub(super) behind: usize,
    pub(super) sort: Sort,
    /// What may be a figure; others part the sentence all the same.
    pub(super) usable: bool,
    /// Pieces of the number itself: "12" of "12/15".
    pub(super) own: Range<usize>,
    /// Pieces of the whole of which it is a part: "15" of "12/15".
    pub(super) whole: Option<Range<usize>>,
}

const SCALES: &[&str] = &["nghin", "ngan", "trieu", "ty", "ti", "tr", "trd", "ruoi"];
const CURRENCY: &[&str] = &["dong", "d", "vnd"];
const LEADS: &[&str] = &["hon", "gan", "tren", "duoi", "khoang", "xap", "xi", "uoc"];

/// Words before a number that make it no figure: dates, documents, growth, averages.
const BEFORE: &[&str] = &[
    "ngay", "thang", "nam", "quy", "so", "quyet", "trinh", "thi", "dinh", "hoach", "dan", "dieu",
    "khoan", "muc", "luc", "bieu", "bang", "khoa", "thu", "hoi", "an", "luat", "tuan", "doan",
    "phan", "cum", "tang", "giam", "them", "vuot", "gap", "voi", "tu", "den", "toi", "len", "quan",
    "binh", "lan", "con", "thieu", "chua", "duoi", "nhat",
];

/// Of these, words that a figure may follow after all, with the word before them.
const AFTER_ALL: &[(&str, &str)] =
    &[("so", "tong"), ("voi", ""), ("thi", "hoi"), ("thi", "cuoc"), ("doan", "cong")];

/// Words behind a number that make it no figure.
const BEHIND: &[&str] = &["thang", "nam", "ngay", "tuoi", "gio", "quy", "lan", "diem", "phut"];

/// Words between a part and its whole.
const OF_ALL: &[&str] = &["tren tong so", "trong tong so", "trong so", "tren"];

/// Words before a date or the number of a document, of which "12/15" is no share.
const DATES_AND_DOCUMENTS: &[&str] = &[
    "so", "ngay", "nghi", "quyet", "dinh", "hoach", "thi", "van", "tu", "thang", "luat", "trinh",
    "dan", "den", "toi", "truoc", "sau", "hom",
];

/// Words between a limit and "trở lên" at most.
const LIMIT_REACH: usize = 10;

/// Numbers in their order; `limits` belong to a wording and are left out.
pub(super) fn numbers(pieces: &[Piece], limits: &[usize]) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        if !piece.is_number() || limits.contains(&index) {
            index = index.saturating_add(1);
            continue;
        }
        let number = share(pieces, index).unwrap_or_else(|| number(pieces, index));
        index = number.behind;
        numbers.push(number);
    }
    numbers
}

/// Numbers that say no more than from how many on: "từ 1.000 đoàn viên trở lên", "ít nhất 4".
pub(super) fn limits(pieces: &[Piece]) -> Vec<usize> {
    let word = |at: usize, words: &[&str]| pieces.get(at).is_some_and(|p| p.is_word(words));
    let is_limit = |at: usize| {
        let Some(before) = at.checked_sub(1) else { return false };
        let least = before.checked_sub(1).is_some_and(|two| {
            (word(two, &["it"]) && word(before, &["nhat"]))
                || (word(two, &["toi"]) && word(before, &["thieu"]))
        });
        let upwards = (at..at.saturating_add(LIMIT_REACH))
            .any(|tro| word(tro, &["tro"]) && word(tro.saturating_add(1), &["len"]));
        least || (word(before, &["tu", "tren"]) && upwards)
    };
    let numbers = pieces.iter().enumerate().filter(|(_, piece)| piece.is_number());
    numbers.map(|(at, _)| at).filter(|at| is_limit(*at)).collect()
}

/// "12/15 công đoàn", "12 trên tổng số 15 công đoàn": a part and its whole, as the numbers are
/// followed by a noun and are none of a date or a document.
fn share(pieces: &[Piece], at: usize) -> Option<Number> {
    let next = at.saturating_add(1);
    let slash = pieces.get(next).is_some_and(|sign| sign.kind == Kind::Sign('/'));
    let whole = if slash {
        next.saturating_add(1)
    } else {
        next.saturating_add(OF_ALL.iter().find_map(|words| length(pieces, next, words))?)
    };
    let behind = whole.saturating_add(1);
    let noun = pieces.get(behind).is_some_and(|piece| piece.kind == Kind::Word);
    let document = before(pieces, at).is_some_and(|word| word.is_word(DATES_AND_DOCUMENTS));
    let number = pieces.get(whole).is_some_and(|p| p.is_number() && !is_year(&p.folded));
    let joined = before(pieces, at).is_some_and(|sign| sign.kind == Kind::Sign('/'));
    (number && noun && !document && !joined).then_some(Number {
        first: at,
        behind,
        sort: Sort::Things,
        usable: true,
        own: at..next,
        whole: Some(whole..behind),
    })
}

fn number(pieces: &[Piece], at: usize) -> Number {
    let year = pieces.get(at).is_some_and(|piece| is_year(&piece.folded));
    let mut number = Number {
        first: at,
        behind: at.saturating_add(1),
        sort: if year { Sort::Year } else { Sort::Things },
        usable: false,
        own: 0..0,
        whole: None,
    };
    while let Some(piece) = pieces.get(number.behind) {
        let next = pieces.get(number.behind.saturating_add(1));
        let comrade =
            next.is_some_and(|next| next.is_word(&["chi"]) || next.kind == Kind::Sign('/'));
        let goes_on = match piece.kind {
            Kind::Word if piece.is_word(SCALES) => true,
            Kind::Word if piece.is_word(CURRENCY) && !comrade => {
                number.sort = Sort::Money;
                true
            }
            Kind::Number => {
                let before = pieces.get(number.behind.saturating_sub(1));
                before.is_some_and(|word| word.is_word(SCALES))
                    && next.is_some_and(|word| word.is_word(SCALES))
            }
            Kind::Sign('%') => {
                number.sort = Sort::Percent;
                true
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        number.behind = number.behind.saturating_add(1);
    }
    while before(pieces, number.first).is_some_and(|word| word.is_word(LEADS)) {
        number.first = number.first.saturating_sub(1);
    }
    number.own = number.first..number.behind;
    number.usable = !year && !is_glued(pieces, at, number.behind) && is_free(pieces, &number);
    number
}

fn before(pieces: &[Piece], index: usize) -> Option<&Piece> {
    pieces.get(index.checked_sub(1)?)
}

/// "30/5", "02-NQ", "22/25", "10-15", "A12".
fn is_glued(pieces: &[Piece], at: usize, behind: usize) -> bool {
    let joins = |piece: Option<&Piece>| {
        piece.is_some_and(|p| matches!(p.kind, Kind::Sign('/' | '-' | '–' | '—' | '.' | '*' | '=')))
    };
    let first = before(pieces, at);
    let bullet = at == 1 && matches!(first.map(|p| p.kind), Some(Kind::Sign('-' | '–' | '*')));
    let ends = behind >= pieces.len().saturating_sub(1);
    (joins(first) && !bullet) || (joins(pieces.get(behind)) && !ends)
}

fn is_free(pieces: &[Piece], number: &Number) -> bool {
    let one = before(pieces, number.first);
    let two = before(pieces, number.first.saturating_sub(1));
    let barred = one.is_some_and(|word| word.is_word(BEFORE))
        && !AFTER_ALL.iter().any(|(last, first)| {
            one.is_some_and(|word| word.is_word(&[last]))
                && (first.is_empty() || two.is_some_and(|word| word.is_word(&[first])))
        });
    let so_sanh = one.is_some_and(|word| word.is_word(&["voi"]))
        && two.is_some_and(|word| word.is_word(&["so"]));
    let next = pieces.get(number.behind);
    let behind = next.is_some_and(|word| word.is_word(BEHIND));
    // "1) …" numbers a paragraph.
    let numbering = number.first == 0 && next.is_some_and(|sign| sign.kind == Kind::Sign(')'));
    !barred && !so_sanh && !behind && !numbering
}
