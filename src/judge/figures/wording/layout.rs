//! What stands around the words of a label: bullets, numbering, brackets.

use crate::text::fold::fold;

/// Signs before a row that is a part of the one above.
const BULLETS: &[char] = &['-', '–', '—', '−', '+', '*', '•', '·', '●', '▪', '►', '➢', '>', '"'];

/// What stands inside the brackets of a text, outermost ones, in order.
pub(in crate::judge::figures) fn inside_brackets(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((inside, behind)) = rest.split_once('(').and_then(|(_, r)| r.split_once(')')) {
        found.push(inside.to_owned());
        rest = behind;
    }
    found
}

/// Words in brackets after which a label means less, or something else.
const NARROWING: &[&str] = &[
    "chi",
    "rieng",
    "nu",
    "trong do",
    "ke hoach",
    "muc tieu",
    "chi tieu",
    "du kien",
    "tang",
    "giam",
    "so voi",
    "khong",
    "ngoai",
    "chua",
    "ty le",
    "binh quan",
    "trung binh",
    "moi",
    "con lai",
    "cap",
    "khoi",
    "doanh nghiep",
    "dia phuong",
    "huyen",
    "thanh pho",
    "xa",
    "nhiem ky",
    "6 thang",
    "dau nam",
    "cuoi nam",
    "quy",
    "truoc",
];

/// Whether anything in the brackets of a text makes less of it.
pub(super) fn narrows(text: &str) -> bool {
    inside_brackets(text).iter().any(|inside| {
        let words = format!(" {} ", fold(inside)).replace(" co khong ", " ");
        NARROWING.iter().any(|word| words.contains(&format!(" {word} ")))
    })
}

/// The text with blanks where brackets stood.
pub(in crate::judge::figures) fn outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |c: char| {
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return (depth == 0).then_some(c),
        }
        Some(' ')
    };
    text.chars().filter_map(keep).collect()
}

/// A label without its layout.
pub(super) struct Layout<'a> {
    pub(super) rest: &'a str,
    pub(super) is_part: bool,
    pub(super) is_heading: bool,
}

/// Takes bullets and numbering off.
pub(super) fn strip(text: &str) -> Layout<'_> {
    let mut layout = Layout { rest: text.trim(), is_part: false, is_heading: false };
    loop {
        let tail = layout.rest.trim_start_matches(|c: char| c == ' ' || BULLETS.contains(&c));
        layout.is_part |= tail.len() < layout.rest.trim_start().len();
        layout.rest = tail;
        let Some((tail, heading)) = numbering(layout.rest) else { return layout };
        layout.is_heading |= heading;
        layout.rest = tail.trim_start();
    }
}

/// What follows "1.", "1.2", "a)", "(3)", "II.", "A."; and whether it numbers a section.
fn numbering(text: &str) -> Option<(&str, bool)> {
    let (open, inner) = text.strip_prefix('(').map_or((false, text), |inner| (true, inner));
    let end = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(inner.len());
    let (first, rest) = inner.split_at_checked(end)?;
    if open {
        let short = is_number(first) || first.chars().count() == 1;
        return short.then(|| rest.strip_prefix(')')).flatten().map(|rest| (rest, false));
    }
    if is_number(first) {
        return behind_number(rest).map(|rest| (rest, false));
    }
    let roman = !first.is_empty() && first.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let letter = first.chars().count() == 1 && first.chars().all(char::is_alphabetic);
    if !roman && !letter {
        return None;
    }
    let heading = roman || first.chars().all(char::is_uppercase);
    behind_letter(rest).map(|rest| (rest, heading))
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
}

/// "1." and "1.2 " are numbering, "1.000 đoàn viên" and "4 hoạt động" are not.
fn behind_number(rest: &str) -> Option<&str> {
    let mut rest = rest;
    let mut levels = 1_u32;
    while let Some(more) = rest.strip_prefix('.') {
        let end = more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len());
        let (digits, tail) = more.split_at_checked(end)?;
        match digits.len() {
            0 => return Some(more),
            1 | 2 => rest = tail,
            _ => return None,
        }
        levels = levels.saturating_add(1);
    }
    rest.strip_prefix([')', '/', ':']).or_else(|| (levels > 1).then_some(rest))
}

/// "A. " and "a)" are numbering, "Tr.đó" and "đ/c" are not.
fn behind_letter(rest: &str) -> Option<&str> {
    if let Some(tail) = rest.strip_prefix(')') {
        return Some(tail);
    }
    let tail = rest.strip_prefix(['.', '/', ':']).or_else(|| rest.strip_prefix(" -"))?;
    tail.starts_with(' ').then_some(tail)
}
