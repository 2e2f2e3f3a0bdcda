//! Document numbers in text, however an office types them.

use crate::judge::token::{Gap, Text};

/// `01/CTr-BCH` in parts, folded.
#[derive(Clone, Debug)]
pub(super) struct Number {
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

impl Number {
    /// `None` for words that are no document number.
    pub(super) fn new(text: &str) -> Option<Self> {
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

    /// The number in any way of typing it: `01/CTr-BCH`, `CTr 01`, "Chương trình số 01".
    pub(super) fn find(&self, text: &Text) -> Option<String> {
        (0..text.tokens.len()).find_map(|at| {
            let last = self.digits_first(text, at).or_else(|| self.kind_first(text, at))?;
            Some(text.words(at, last))
        })
    }

    /// The number with its kind behind it, as documents carry it.
    pub(super) fn find_written(&self, text: &Text) -> Option<String> {
        (0..text.tokens.len()).find_map(|at| Some(text.words(at, self.digits_first(text, at)?)))
    }

    /// The same kind of document with another number: "Chương trình số 05".
    pub(super) fn find_sibling(&self, text: &Text) -> Option<String> {
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
    pub(super) fn find_other_issuer(&self, text: &Text) -> Option<String> {
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

    /// `CTr 01`, "Chương trình số 01": the last word of it.
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
        let hyphen = text.gap(behind) == Gap::Tight
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
        // Asked of every word of a letter: nearly all are turned away by this one look.
        let first = word(text, at)?;
        self.names().iter().filter(|name| name.starts_with(first)).find_map(|name| {
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
