//! Cells that say something without a number: nothing, ditto, nought, yes, no.

use rust_decimal::Decimal;

use crate::model::figure::Absent;
use crate::model::figure::Flag;
use crate::model::figure::Reading;
use crate::model::round::IndicatorKind;
use crate::text::fold::fold;
use crate::text::number::doubtful;
use crate::text::number::number;

/// Words that say "no figure yet". "Đang thống kê" is not among them: a person is to see it.
const NOT_YET: &[&str] =
    &["khong co so lieu", "chua co", "chua co so lieu", "chua tong hop", "dang tong hop"];

/// Words that declare nought.
const ZERO: &[&str] = &["khong", "khong co", "khong phat sinh"];

/// Signs that repeat the cell above.
const DITTO: &[&str] = &["\"", "“", "”", "''", "″", "〃", "//", "-nt-", "- nt -", "nt"];

/// Signs that a person puts beside a question to say yes.
const MARKS: &[&str] = &["x", "X", "v", "V", "✓", "✔", "√", "☑", "☒", "+"];

/// Beginnings of an answer, with its value; the first that fits holds.
const ANSWERS: &[(&str, Decimal)] = &[
    ("khong", Decimal::ZERO),
    ("chua ban hanh", Decimal::ZERO),
    ("chua xay dung", Decimal::ZERO),
    ("co", Decimal::ONE),
    ("da co", Decimal::ONE),
    ("da ban hanh", Decimal::ONE),
    ("da xay dung", Decimal::ONE),
    ("da trien khai", Decimal::ONE),
    ("da thuc hien", Decimal::ONE),
];

/// A cell without a statement, or one that only points to another cell.
pub(super) fn nothing(words: &str, raw: &str, kind: IndicatorKind) -> Option<Reading> {
    if words.is_empty() {
        return Some(Reading::absent(Absent::Blank, raw));
    }
    if words == "/" {
        let mut reading = Reading::absent(Absent::Dash, raw);
        reading.note(Flag::SlashAsDash);
        return Some(reading);
    }
    if DITTO.contains(&words) || fold(words) == "nhu tren" {
        return Some(Reading::unread(Flag::Ditto, raw));
    }
    without_letters(words).or_else(|| in_words(words, kind)).map(|why| Reading::absent(why, raw))
}

fn without_letters(words: &str) -> Option<Absent> {
    let only = |signs: &[char]| words.chars().all(|c| c == ' ' || signs.contains(&c));
    if only(&['-', '–', '—', '−', '_']) {
        return Some(Absent::Dash);
    }
    if only(&['.', '…', '·']) {
        return Some(Absent::Dots);
    }
    let error = words.starts_with('#') && (words.ends_with(['!', '?']) || words == "#N/A");
    error.then_some(Absent::Error)
}

fn in_words(words: &str, kind: IndicatorKind) -> Option<Absent> {
    let folded = fold(words);
    // Asked for yes or no, "chưa có" may be the answer no: a person decides.
    let answer = kind == IndicatorKind::Yesno && folded == "chua co";
    (NOT_YET.contains(&folded.as_str()) && !answer).then_some(Absent::NotYet)
}

/// Nought in words: declared, not missing.
pub(super) fn zero(words: &str, raw: &str) -> Option<Reading> {
    ZERO.contains(&fold(words).as_str()).then(|| {
        let mut reading = number(Decimal::ZERO, raw);
        reading.note(Flag::ZeroInWords);
        reading
    })
}

/// Yes or no.
pub(super) fn answer(words: &str, raw: &str) -> Reading {
    if MARKS.contains(&words) {
        let mut reading = number(Decimal::ONE, raw);
        reading.note(Flag::Mark);
        return reading;
    }
    let folded = fold(words);
    match folded.as_str() {
        "0" | "00" => return doubtful(Decimal::ZERO, Flag::NumberInYesno, raw),
        "1" | "01" => return doubtful(Decimal::ONE, Flag::NumberInYesno, raw),
        // No, or not yet reported: the words alone do not tell.
        "chua" | "chua co" => return unsure_no(raw),
        _ => {}
    }
    match ANSWERS.iter().find(|(start, _)| begins(&folded, start)) {
        Some((start, value)) if !takes_back(&folded, start) => {
            let mut reading = number(*value, raw);
            if words.contains(|c: char| c.is_ascii_digit()) {
                reading.note(Flag::NoteWithNumbers);
            }
            reading
        }
        _ => Reading::unread(Flag::NoAnswer, raw),
    }
}

fn unsure_no(raw: &str) -> Reading {
    let mut reading = number(Decimal::ZERO, raw);
    reading.status = crate::model::figure::FigureStatus::Review;
    reading
}

/// Whether the text begins with these whole words.
fn begins(folded: &str, start: &str) -> bool {
    folded.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// "Có/Không" is a question, "đã có nhưng chưa …" half an answer.
fn takes_back(folded: &str, start: &str) -> bool {
    let rest = folded.strip_prefix(start).unwrap_or_default();
    let no_and_more = start == "khong" && !matches!(rest, "" | " co" | " ban hanh" | " xay dung");
    no_and_more || rest.split(' ').any(|word| matches!(word, "chua" | "khong" | "nhung" | "dang"))
}
