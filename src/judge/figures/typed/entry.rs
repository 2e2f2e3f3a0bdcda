//! One line as a row: label, value, unit of measure.

use rust_decimal::Decimal;

use crate::judge::figures::labels::Labels;
use crate::judge::figures::wording::RowText;
use crate::model::round::IndicatorKind;
use crate::text::number;

/// A longer value is a sentence, unless the row asks for words.
const LONGEST_VALUE: usize = 40;

/// A longer line is a paragraph of prose.
const LONGEST_LINE: usize = 1_500;

/// Dots in a row that lead from a label to its value; "…" stands for three.
const LEADERS: usize = 4;

/// A row typed as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its label, bullets and numbering included.
    pub(super) label: String,
    value: String,
    measure: String,
}

impl Entry {
    /// Takes a line apart, if it says one thing: a label, and a single figure or the words for
    /// which the form asks there.
    pub(super) fn of(line: &str, labels: &Labels) -> Option<Self> {
        if line.len() > LONGEST_LINE {
            return None;
        }
        let line = without_code(line.trim());
        let splits = splits(line);
        let figure = splits.iter().rev().find_map(|(label, value)| {
            let (value, measure) = figure(value, labels)?;
            Some(Self { label: (*label).to_owned(), value, measure })
        });
        figure.or_else(|| splits.iter().find_map(|split| words(*split, labels)))
    }

    /// The cells of its row.
    pub(super) fn cells(&self) -> [&str; 3] {
        [&self.label, &self.value, &self.measure]
    }
}

/// "A01. Tổng số": the code of the form's row is no word of its label.
fn without_code(line: &str) -> &str {
    let mut signs = line.chars();
    let coded = signs.next().is_some_and(|c| c.is_ascii_uppercase())
        && signs.by_ref().take(2).filter(char::is_ascii_digit).count() == 2;
    let rest = signs.as_str();
    let parted = rest.starts_with(['.', ')', ' ', '-', '\u{2013}', ':']);
    if coded && parted {
        rest.trim_start_matches(['.', ')', ' ', '-', '\u{2013}', ':'])
    } else {
        line
    }
}

/// Where a label may end and its value begin, left to right.
fn splits(line: &str) -> Vec<(&str, &str)> {
    let mut splits = Vec::new();
    for (at, sign) in line.char_indices().filter(|(_, c)| matches!(c, ':' | '=')) {
        let Some((label, rest)) = line.split_at_checked(at) else { continue };
        let rest = rest.strip_prefix(sign).unwrap_or(rest);
        let clock = label.ends_with(|c: char| c.is_ascii_digit())
            && rest.starts_with(|c: char| c.is_ascii_digit());
        splits.extend((!clock).then_some((label, rest)));
    }
    splits.extend(led(line));
    let all = splits
        .into_iter()
        .map(|(label, value)| (label.trim_end_matches(is_leader).trim(), without_leaders(value)));
    all.filter(|(label, value)| label.chars().any(char::is_alphabetic) && !value.is_empty())
        .collect()
}

/// "Tổng số cán bộ ........ 1.030 người".
fn led(line: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    let mut dots = 0_usize;
    for (at, c) in line.char_indices() {
        if !is_leader(c) {
            dots = 0;
            continue;
        }
        from = if dots == 0 { at } else { from };
        dots = dots.saturating_add(if c == '\u{2026}' { 3 } else { 1 });
        if dots >= LEADERS {
            return line.split_at_checked(from);
        }
    }
    None
}

const fn is_leader(c: char) -> bool {
    matches!(c, '.' | '_' | '\u{2026}')
}

/// "……1.030……người" without its dots; dots alone, which say that nothing was filled in, go too.
fn without_leaders(value: &str) -> &str {
    value.trim_matches(|c: char| is_leader(c) || c.is_whitespace() || matches!(c, ';' | ','))
}

/// A single figure with the unit of measure behind it.
fn figure(value: &str, labels: &Labels) -> Option<(String, String)> {
    if value.chars().count() > LONGEST_VALUE || !is_single(value) {
        return None;
    }
    let blanks = value.match_indices(char::is_whitespace).map(|(at, _)| at);
    let parted = blanks.filter_map(|at| value.split_at_checked(at)).find_map(|(head, tail)| {
        let tail = tail.trim_matches(|c: char| is_leader(c) || c.is_whitespace());
        let head = head.trim_end_matches(|c: char| is_leader(c) || c.is_whitespace());
        (labels.is_unit_of_measure(tail) && says(head)).then_some((head, tail))
    });
    let (head, tail) = parted.or_else(|| says(value).then_some((value, "")))?;
    Some((head.to_owned(), tail.to_owned()))
}

/// One number at most, and nothing that tells of more.
fn is_single(value: &str) -> bool {
    let is_number = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
    let words: Vec<&str> = value.split_whitespace().collect();
    let numbers = words.iter().filter(|word| is_number(word)).count();
    let first = words.iter().position(is_number).unwrap_or_default();
    // "1 394,8" is one number.
    let thousands = |word: &&&str| {
        let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        end == 3
    };
    let grouped = words.iter().skip(first.saturating_add(1)).take_while(thousands).count();
    numbers <= grouped.saturating_add(1) && !value.contains([':', ';', '(', '/'])
        || value.ends_with(')') && numbers == 1 && !value.contains([':', ';', '/'])
        || numbers == 0
}

/// Whether the words are a figure, or an answer.
fn says(words: &str) -> bool {
    let read = |kind| number::read(words, kind, Decimal::ONE);
    read(IndicatorKind::Count).value.is_some()
        || read(IndicatorKind::Percent).value.is_some()
        || read(IndicatorKind::Yesno).value.is_some()
}

/// A row that asks for words.
fn words((label, value): (&str, &str), labels: &Labels) -> Option<Entry> {
    let found =
        labels.find_whole(&RowText::of(label)).filter(super::super::labels::Match::is_sure)?;
    let indicator = labels.indicator(found.indicator)?;
    (indicator.kind == IndicatorKind::Text).then(|| Entry {
        label: label.to_owned(),
        value: value.to_owned(),
        measure: String::new(),
    })
}
