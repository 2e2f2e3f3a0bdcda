//! Which part of a sentence tells results of the reporting unit itself.
//!
//! Plans and demands take the whole sentence, or their clause where a result is only measured
//! against them ("đạt 120% kế hoạch"). Examples, comparisons and single bodies below the unit take
//! what follows them; "các huyện", "12 huyện" and "LĐLĐ các huyện" are all of them together and
//! narrow nothing.

use std::ops::Range;

use crate::judge::figures::narrative::numbers;
use crate::judge::figures::narrative::pieces;
use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::pieces::Piece;
use crate::judge::figures::narrative::pieces::length;
use crate::text::fold::accented;

/// Sentences with these words speak of what is to come or is asked for.
const PLANS: &[&str] = &[
    "phan dau",
    "muc tieu",
    "chi tieu",
    "thoi gian toi",
    "giai doan toi",
    "du kien",
    "phuong huong",
    "dat ra",
    "de ra",
    "yeu cau",
    "ke hoach nam",
    "ke hoach giao",
    "de nghi",
    "kien nghi",
];

/// The same, where the accents matter: each, must, will, should.
const PLANS_ACCENTED: &[&str] = &["m\u{1ed7}i", "c\u{1ea7}n", "s\u{1ebd}", "n\u{ea}n"];

/// Before a plan's words: the result is measured against them.
const MEASURED: &[&str] = &["dat", "vuot", "voi"];

/// Plans against which results are measured.
const TARGETS: &[&str] =
    &["chi tieu", "muc tieu", "ke hoach nam", "ke hoach giao", "de ra", "dat ra"];

/// From here on a part is told, or another time, to the end of the sentence.
const EXAMPLES: &[&str] = &[
    "dien hinh",
    "tieu bieu",
    "vi du",
    "cu the",
    "noi bat",
    "rieng",
    "trung binh",
    "binh quan",
    "nhu",
];

/// To the end of their clause.
const COMPARISONS: &[&str] = &["cung ky", "so voi", "tang", "giam", "vuot"];

/// Bodies below a unit, or others.
const BODIES: &[&str] = &[
    "huyen",
    "thi xa",
    "thanh pho",
    "quan",
    "phuong",
    "xa",
    "khu cong nghiep",
    "kcn",
    "cong ty",
    "doanh nghiep",
    "benh vien",
    "truong",
    "cong doan nganh",
    "cd nganh",
    "nha may",
    "xi nghiep",
];

/// Bodies that are no part of the union, or of it under a name that sounds like many: what a clause
/// that begins with them tells is theirs. "Phối hợp với Tỉnh đoàn" begins with what the unit did.
const OUTSIDERS: &[&str] = &[
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "tinh doan",
    "thanh doan",
    "doan thanh nien",
    "ban dan van",
    "uy ban nhan dan",
    "ubnd",
    "hoi lien hiep phu nu",
    "hoi cuu chien binh",
    "cong an",
    "cac doanh nghiep",
    "cac cong ty",
    "cong doan cac khu cong nghiep",
    "cong doan cac kcn",
    "cd cac khu cong nghiep",
    "cd cac kcn",
];

/// Words before a body that make it all bodies, a level, or a noun's second half.
const ALL: &[&str] = &[
    "cac", "cap", "nhung", "toan", "moi", "va", "hoi", "nha", "hien", "lien", "chinh", "an", "hop",
    "xay", "van", "thu", "bao", "bieu", "tuc", "thuc", "thong", "y", "can", "co", "gia",
];

/// Words that make something else of the word before them: "quản lý", "xã hội", "trường hợp".
const NO_BODY: &[&str] = &["ly", "tam", "trong", "chung", "he", "hoi", "hop", "sat", "vien"];

/// Words of a body's name that are compared with the unit's own.
const LONGEST_NAME: usize = 3;

/// Words with which a place is added to what stands before it.
const PLACES: &[&str] = &["cua", "tai", "o", "thuoc", "do", "trong", "tren"];

/// A limit ("tổ chức từ 4 hoạt động mỗi năm trở lên") speaks of each year without a plan.
const LIMIT_REACH: usize = 8;

/// Pieces that tell no result; `None`: the whole sentence tells none.
///
/// `own`: folded words that name the reporting unit itself.
pub(super) fn barred(
    text: &str,
    pieces: &[Piece],
    limits: &[usize],
    own: &str,
) -> Option<Vec<Range<usize>>> {
    let mut barred = Vec::new();
    for at in 0..pieces.len() {
        if is_plan(text, pieces, at, limits) {
            if !is_measured(pieces, at) {
                return None;
            }
            barred.push(at..clause_end(pieces, at));
        }
        if says(pieces, at, EXAMPLES) && !is_list_word(text, pieces, at) {
            barred.push(at..pieces.len());
        }
        if says(pieces, at, COMPARISONS) {
            barred.push(at..clause_end(pieces, at));
        }
        if is_single_body(text, pieces, at, own) {
            barred.push(body_start(pieces, at)..pieces.len());
        }
        if is_outsider(pieces, at, own) {
            barred.push(at..pieces.len());
        }
    }
    Some(barred)
}

/// Whether what follows this text tells no result of the unit.
pub(super) fn ends_barred(text: &str, own: &str) -> bool {
    let pieces = pieces::cut(text);
    let barred = barred(text, &pieces, &numbers::limits(&pieces), own);
    barred.is_none_or(|barred| barred.iter().any(|range| range.end == pieces.len()))
}

/// Whether one of these words begins here.
fn says(pieces: &[Piece], at: usize, words: &[&str]) -> bool {
    words.iter().any(|words| length(pieces, at, words).is_some())
}

fn written(text: &str, piece: &Piece) -> String {
    accented(text.get(piece.start..piece.end).unwrap_or_default())
}

fn is_plan(text: &str, pieces: &[Piece], at: usize, limits: &[usize]) -> bool {
    let Some(piece) = pieces.get(at).filter(|piece| piece.kind == Kind::Word) else { return false };
    let word = written(text, piece);
    let sharp = PLANS_ACCENTED.iter().any(|plan| accented(plan) == word);
    let limited = limits.iter().any(|limit| *limit < at && at.abs_diff(*limit) <= LIMIT_REACH);
    says(pieces, at, PLANS) || (sharp && !(limited && piece.is_word(&["moi"])))
}

/// "đạt 120% chỉ tiêu", "vượt kế hoạch năm": measured in the same clause.
fn is_measured(pieces: &[Piece], at: usize) -> bool {
    let clause = clause_start(pieces, at);
    let before = pieces.get(clause..at).unwrap_or_default();
    says(pieces, at, TARGETS) && before.iter().any(|piece| piece.is_word(MEASURED))
}

/// "như sau", and "như" as a part of other words.
fn is_list_word(text: &str, pieces: &[Piece], at: usize) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let next = pieces.get(at.saturating_add(1));
    let other = piece.is_word(&["nhu"]) && written(text, piece) != accented("nh\u{1b0}");
    let alone = piece.is_word(&["rieng"]) && written(text, piece) != accented("ri\u{ea}ng");
    other || alone || next.is_some_and(|next| next.is_word(&["sau"]))
}

/// Somebody else, of whom the clause tells.
fn is_outsider(pieces: &[Piece], at: usize, own: &str) -> bool {
    let named = OUTSIDERS
        .iter()
        .any(|body| length(pieces, at, body).is_some() && !own.contains(&super::spaced(body)));
    named && clause_start(pieces, at) == at
}

/// A body in the singular that is not the reporting unit: "LĐLĐ huyện Kim Sơn", "riêng LĐLĐ thành
/// phố".
fn is_single_body(text: &str, pieces: &[Piece], at: usize, own: &str) -> bool {
    let Some(count) = BODIES.iter().find_map(|body| length(pieces, at, body)) else { return false };
    let behind = at.saturating_add(count);
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    let next = pieces.get(behind);
    if next.is_some_and(|next| next.is_word(NO_BODY))
        || before.is_some_and(|word| word.is_number() || word.is_word(ALL))
        || in_a_list_of_all(pieces, at)
    {
        return false;
    }
    let union = before.is_some_and(|word| word.is_word(&["ldld", "cd", "doan", "dong"]));
    let ahead = pieces.get(behind..).unwrap_or_default().iter().take(LONGEST_NAME);
    let name = ahead.take_while(|piece| is_capital(text, piece)).count();
    let called = pieces.get(at..behind.saturating_add(name)).unwrap_or_default();
    let called: Vec<&str> = called.iter().map(|piece| piece.folded.as_str()).collect();
    (union || name > 0) && !own.contains(&super::spaced(&called.join(" ")))
}

/// "các huyện, thị xã, thành phố", "LĐLĐ các quận, huyện".
fn in_a_list_of_all(pieces: &[Piece], at: usize) -> bool {
    let back = pieces.get(..at).unwrap_or_default().iter().rev();
    let mut before = back.skip_while(|piece| {
        matches!(piece.kind, Kind::Sign(',' | '/'))
            || piece.is_word(&[
                "huyen", "thi", "xa", "thanh", "pho", "quan", "phuong", "va", "ldld", "cong",
                "doan", "nganh", "cd", "khu", "nghiep", "lien", "lao", "dong",
            ])
    });
    before.next().is_some_and(|word| word.is_number() || word.is_word(&["cac", "cap", "nhung"]))
}

fn is_capital(text: &str, piece: &Piece) -> bool {
    let first = text.get(piece.start..).and_then(|rest| rest.chars().next());
    piece.kind == Kind::Word && first.is_some_and(char::is_uppercase)
}

/// Where what the body claims begins: behind the clause before it, or with that clause where the
/// body only says where.
fn body_start(pieces: &[Piece], at: usize) -> usize {
    let clause = clause_start(pieces, at);
    let inside = pieces.get(clause..at).unwrap_or_default();
    let adds = inside.first().is_some_and(|piece| piece.is_word(PLACES));
    if adds { clause_start(pieces, clause.saturating_sub(1)) } else { clause }
}

fn is_break(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Sign(',' | ';' | ':' | '(' | ')' | '.'))
}

fn clause_start(pieces: &[Piece], at: usize) -> usize {
    let before = pieces.get(..at).unwrap_or_default();
    before.iter().rposition(is_break).map_or(0, |sign| sign.saturating_add(1))
}

fn clause_end(pieces: &[Piece], at: usize) -> usize {
    let behind = pieces.iter().enumerate().skip(at).find(|(_, piece)| is_break(piece));
    behind.map_or(pieces.len(), |(sign, _)| sign)
}
