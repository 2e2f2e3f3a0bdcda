//! The three tables, and decoding a run of letters with one of them.
//!
//! The data beside this file list bytes and letters. `tcvn3.csv` is the standard TCVN 5712:1993
//! (VN3) and agrees with glibc and `UniKey`; `vni.csv` and `bkhcm2.csv` agree with `UniKey`, save
//! for one slip of that program in the latter (Ệ is CF C5).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::document::LegacyEncoding;

/// A code: one sign, or a sign and the mark behind it.
type Code = (char, Option<char>);

static TCVN3: LazyLock<BTreeMap<Code, char>> = LazyLock::new(|| load(include_str!("tcvn3.csv")));
static VNI: LazyLock<BTreeMap<Code, char>> = LazyLock::new(|| load(include_str!("vni.csv")));
static BKHCM2: LazyLock<BTreeMap<Code, char>> = LazyLock::new(|| load(include_str!("bkhcm2.csv")));

/// A decoded run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The letters; signs that the table lacks stand as they were.
    pub(super) text: String,
    /// Whether the table had every sign.
    pub(super) is_whole: bool,
}

/// Reads signs as Latin-1 shows them. ASCII and letters beyond Latin-1 stay.
pub(super) fn decode(encoding: LegacyEncoding, word: &str) -> Decoded {
    let table = table(encoding);
    let mut out = Decoded { text: String::with_capacity(word.len()), is_whole: true };
    let mut signs = word.chars().map(|sign| unified(encoding, sign)).peekable();
    while let Some(sign) = signs.next() {
        let pair = signs.peek().and_then(|mark| with_mark(table, sign, *mark));
        if let Some(letter) = pair {
            signs.next();
            out.text.push(letter);
        } else if let Some(letter) = table.get(&(sign, None)) {
            out.text.push(*letter);
        } else {
            out.is_whole &= !super::token::is_sign(sign);
            out.text.push(sign);
        }
    }
    out
}

/// A base and its mark. The base decides the case: typists hold the shift key for one stroke only
/// ("Uûy ban").
fn with_mark(table: &BTreeMap<Code, char>, base: char, mark: char) -> Option<char> {
    let other = || if mark.is_lowercase() { upper(mark) } else { lower(mark) };
    let found = |mark| table.get(&(base, Some(mark))).copied();
    found(mark).or_else(|| found(other()))
}

/// What PDF programs put for three signs of the TCVN3 fonts.
const fn unified(encoding: LegacyEncoding, sign: char) -> char {
    match (encoding, sign) {
        (LegacyEncoding::Tcvn3, '\u{2212}') => '\u{ad}',
        (LegacyEncoding::Tcvn3, '\u{2219}') => '\u{b7}',
        (LegacyEncoding::Tcvn3, '\u{3bc}') => '\u{b5}',
        _ => sign,
    }
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn table(encoding: LegacyEncoding) -> &'static BTreeMap<Code, char> {
    match encoding {
        LegacyEncoding::Tcvn3 => &TCVN3,
        LegacyEncoding::Vni => &VNI,
        LegacyEncoding::Bkhcm2 => &BKHCM2,
    }
}

/// Rows of `61 E1,á`; the heading has no bytes and falls out.
fn load(rows: &str) -> BTreeMap<Code, char> {
    rows.lines().filter_map(row).collect()
}

fn row(row: &str) -> Option<(Code, char)> {
    let (bytes, letter) = row.split_once(',')?;
    let mut signs = bytes.split(' ').map(|byte| u8::from_str_radix(byte, 16).map(char::from));
    let base = signs.next()?.ok()?;
    let mark = signs.next().transpose().ok()?;
    Some(((base, mark), letter.trim().chars().next()?))
}

/// Every code with its letter, for tests.
#[cfg(test)]
pub(super) fn codes(encoding: LegacyEncoding) -> impl Iterator<Item = (Code, char)> {
    table(encoding).iter().map(|(code, letter)| (*code, *letter))
}
