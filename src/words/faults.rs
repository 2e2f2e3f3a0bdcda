//! Faults of the configuration in words: what is wrong, and the next step.
//!
//! Staff meet these when they edit the lists in Excel, the administrator when a key is
//! misspelt. Each sentence names what was typed; the block around it shows the line.

use crate::model::fault::Fault;
use crate::model::fault::FaultPlace;
use crate::model::fault::Faults;
use crate::words::Language;
use crate::words::Words;
use unicode_width::UnicodeWidthChar;

mod en;
mod vi;

/// A sentence on what is wrong, and one on what to do.
pub(crate) struct Said {
    /// What is wrong, without a full stop.
    pub(crate) wrong: String,
    /// What to do, a whole sentence.
    pub(crate) step: String,
}

impl Said {
    pub(crate) fn new(wrong: impl Into<String>, step: impl Into<String>) -> Self {
        Self { wrong: wrong.into(), step: step.into() }
    }
}

impl Words {
    /// All faults for a terminal, each with its line and the caret, then how many there are.
    pub fn faults(self, faults: &Faults) -> String {
        let blocks: Vec<String> = faults.0.iter().map(|fault| self.fault(fault)).collect();
        format!("{}\n{}\n", blocks.join("\n"), self.fault_count(faults.0.len()))
    }

    /// One fault for a terminal: where, what, the line with a caret, the next step.
    pub fn fault(self, fault: &Fault) -> String {
        let said = self.fault_sentences(fault);
        let place = self.fault_place(&fault.place);
        let near = fault.nearest.as_deref().map(|near| self.fault_nearest(near));
        let line = caret(&fault.place).unwrap_or_default();
        format!("{place}: {}{}\n{line}  → {}\n", said.wrong, near.unwrap_or_default(), said.step)
    }

    /// What is wrong, in one sentence without a full stop: for JSON and pages.
    pub fn fault_wrong(self, fault: &Fault) -> String {
        self.fault_sentences(fault).wrong
    }

    /// What to do about it, one sentence: for JSON and pages.
    pub fn fault_step(self, fault: &Fault) -> String {
        self.fault_sentences(fault).step
    }

    /// Where a fault is, in words.
    pub fn fault_place(self, place: &FaultPlace) -> String {
        match (place, self.language()) {
            (FaultPlace::File { file }, _) => file.clone(),
            (FaultPlace::Line { file, line, column, .. }, Language::Vi) => {
                format!("{file}, dòng {line}, cột {column}")
            }
            (FaultPlace::Line { file, line, column, .. }, Language::En) => {
                format!("{file}, line {line}, column {column}")
            }
            (FaultPlace::Variable { name }, Language::Vi) => format!("biến môi trường {name}"),
            (FaultPlace::Variable { name }, Language::En) => format!("environment variable {name}"),
        }
    }

    fn fault_nearest(self, nearest: &str) -> String {
        match self.language() {
            Language::Vi => format!(" — có phải \"{nearest}\" không?"),
            Language::En => format!(" — did you mean \"{nearest}\"?"),
        }
    }

    fn fault_count(self, count: usize) -> String {
        match self.language() {
            Language::Vi => format!("Cấu hình có {count} lỗi."),
            Language::En if count == 1 => "The configuration has 1 fault.".to_owned(),
            Language::En => format!("The configuration has {count} faults."),
        }
    }

    fn fault_sentences(self, fault: &Fault) -> Said {
        match self.language() {
            Language::Vi => vi::said(&fault.kind),
            Language::En => en::said(&fault.kind),
        }
    }
}

/// The line with a caret under the words that are meant.
fn caret(place: &FaultPlace) -> Option<String> {
    let FaultPlace::Line { line, excerpt, before, width, .. } = place else { return None };
    let before = usize::try_from(*before).unwrap_or(0);
    let width = usize::try_from(*width).unwrap_or(1);
    let number = line.to_string();
    let gutter = " ".repeat(number.len());
    let blank: usize = excerpt.chars().take(before).filter_map(UnicodeWidthChar::width).sum();
    let shown: usize =
        excerpt.chars().skip(before).take(width).filter_map(UnicodeWidthChar::width).sum();
    let (blank, carets) = (" ".repeat(blank), "^".repeat(shown.max(1)));
    Some(format!("  {number} | {excerpt}\n  {gutter} | {blank}{carets}\n"))
}

/// Words between quotation marks and commas, for a choice.
pub(crate) fn choice(words: &[String], last: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}

/// The name of a table as it stands in the file.
pub(crate) fn table_name(name: &str) -> String {
    match name {
        "mailbox" | "group" | "period" | "check" => format!("[[{name}]]"),
        _ => format!("[{name}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_stands_under_accented_words() {
        let place = FaultPlace::Line {
            file: "f".to_owned(),
            line: 7,
            column: 9,
            excerpt: "te\u{302}n = \"đợt\"".to_owned(),
            before: 7,
            width: 5,
        };
        let shown = caret(&place).unwrap();
        assert_eq!(shown, "  7 | te\u{302}n = \"đợt\"\n    |       ^^^^^\n");
    }
}
