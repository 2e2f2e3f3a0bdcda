//! Which period the words of a sentence speak of: "năm 2022", "6 tháng đầu năm 2023", "từ năm 2020
//! đến nay".

use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::pieces::Piece;
use crate::judge::figures::narrative::pieces::length;
use crate::judge::figures::periods::Meaning;
use crate::judge::figures::periods::Periods;
use crate::judge::figures::periods::is_year;
use crate::model::round::PeriodId;

/// Words about time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Era {
    /// Index of its first piece.
    pub(super) first: usize,
    /// Index behind its last piece.
    pub(super) behind: usize,
    /// Which period, if it is one of the round's.
    pub(super) meaning: Option<Meaning>,
    /// Another time is only compared with it: "so với năm 2021".
    pub(super) compared: bool,
}

/// Words for all of the round's periods.
const WHOLE: &[&str] = &["ca giai doan", "toan giai doan", "luy ke", "tong cong giai doan"];

/// Words that go before a year or between two.
const AROUND: &[&str] =
    &["tu", "trong", "nam", "giai", "doan", "den", "het", "dau", "cuoi", "thang", "quy", "nay"];

/// Words about time, in their order.
pub(super) fn eras(sentence: &str, pieces: &[Piece], periods: &Periods) -> Vec<Era> {
    let mut eras: Vec<Era> = Vec::new();
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        let next = if is_year(&piece.folded) && !is_date(pieces, index) {
            Some(era(sentence, pieces, index, periods))
        } else {
            whole(pieces, index)
        };
        // "Cả giai đoạn 2020 - 2023" is one.
        if let Some(next) = next {
            index = next.behind;
            match eras.last_mut() {
                Some(last) if last.behind > next.first => *last = next,
                _ => eras.push(next),
            }
        } else {
            index = index.saturating_add(1);
        }
    }
    eras
}

/// "Trong cả giai đoạn", with no year behind it.
fn whole(pieces: &[Piece], at: usize) -> Option<Era> {
    let count = WHOLE.iter().find_map(|words| length(pieces, at, words))?;
    let behind = at.saturating_add(count);
    let within =
        at.checked_sub(1).filter(|one| pieces.get(*one).is_some_and(|p| p.is_word(&["trong"])));
    let meaning = Some(Meaning { period: PeriodId::total(), sure: true });
    Some(Era { first: within.unwrap_or(at), behind, meaning, compared: false })
}

/// The year of "30/5/2023" names no period.
fn is_date(pieces: &[Piece], year: usize) -> bool {
    let before = year.checked_sub(1).and_then(|at| pieces.get(at));
    before.is_some_and(|sign| sign.kind == Kind::Sign('/'))
}

fn era(sentence: &str, pieces: &[Piece], year: usize, periods: &Periods) -> Era {
    let is_part = |piece: &Piece| {
        piece.is_word(AROUND)
            || is_year(&piece.folded)
            || matches!(piece.kind, Kind::Sign('-' | '–'))
            || (piece.is_number() && piece.folded.len() <= 2)
    };
    let back = pieces.get(..year).unwrap_or_default().iter().rev().take_while(|p| is_part(p));
    let mut first = year.saturating_sub(back.count());
    // A bullet or a number in front is none of it.
    while first < year && pieces.get(first).is_some_and(|p| matches!(p.kind, Kind::Sign(_))) {
        first = first.saturating_add(1);
    }
    let ahead = pieces.get(year..).unwrap_or_default().iter();
    let more = ahead.take_while(|piece| is_part(piece)).count();
    let behind = trimmed(pieces, year, year.saturating_add(more));
    let run = pieces.get(first..behind).unwrap_or_default();
    let told = pieces.get(first.saturating_sub(2)..first).unwrap_or_default();
    let compared = matches!(told, [one, two] if (one.is_word(&["so"]) && two.is_word(&["voi"]))
        || (one.is_word(&["cung"]) && two.is_word(&["ky"])));
    Era { first, behind, meaning: meaning(sentence, run, periods), compared }
}

/// What follows the last year or "nay" belongs to the next words.
fn trimmed(pieces: &[Piece], year: usize, behind: usize) -> usize {
    let ends = |piece: &Piece| is_year(&piece.folded) || piece.is_word(&["nay"]);
    let run = pieces.get(year..behind).unwrap_or_default();
    let last = run.iter().rposition(ends).unwrap_or(0);
    year.saturating_add(last).saturating_add(1)
}

fn meaning(sentence: &str, run: &[Piece], periods: &Periods) -> Option<Meaning> {
    let years: Vec<&str> =
        run.iter().map(|p| p.folded.as_str()).filter(|word| is_year(word)).collect();
    let has = |word: &str| run.iter().any(|piece| piece.is_word(&[word]));
    let total = |sure| Some(Meaning { period: PeriodId::total(), sure });
    match years.as_slice() {
        [first] if has("nay") => periods.begin_in(first).then(|| total(true)).flatten(),
        [_] if has("den") || has("tu") => total(false),
        [_] => {
            let unled = run.iter().skip_while(|piece| piece.is_word(&["trong"]));
            let (start, end) = unled.fold(None, |range: Option<(usize, usize)>, piece| {
                Some((range.map_or(piece.start, |(start, _)| start), piece.end))
            })?;
            periods.meaning(&[sentence.get(start..end)?])
        }
        [first, .., last] if periods.begin_in(first) => total(periods.end_in(last)),
        [first, ..] if !periods.has_year(first) => None,
        [_, _, ..] => total(false),
        [] => None,
    }
}
