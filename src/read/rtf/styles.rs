//! Which paragraph styles are headings: by outline level or by the built-in name, which Word
//! writes in English in every language.

use std::collections::BTreeMap;

/// Styles of one document; more are no document's.
const MANY: usize = 10_000;

/// Bytes of a style's name that are looked at.
const NAME: usize = 64;

/// Heading levels by the number of the style.
#[derive(Debug)]
pub(super) struct Styles {
    levels: BTreeMap<i32, u8>,
    open: Style,
}

#[derive(Debug, Default)]
struct Style {
    number: i32,
    level: Option<u8>,
    name: String,
}

impl Styles {
    /// Before anything is known.
    pub(super) const fn new() -> Self {
        let open = Style { number: 0, level: None, name: String::new() };
        Self { levels: BTreeMap::new(), open }
    }

    /// A word of a style's definition.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.open.number = number.unwrap_or(0),
            "outlinelevel" => self.open.level = outline_level(number),
            _ => {}
        }
    }

    /// A byte of its name.
    pub(super) fn name(&mut self, byte: u8) {
        if self.open.name.len() < NAME {
            self.open.name.push(char::from(byte).to_ascii_lowercase());
        }
    }

    /// The end of its definition.
    pub(super) fn end(&mut self) {
        let style = std::mem::take(&mut self.open);
        let level = style.level.or_else(|| named_level(&style.name));
        if let Some(level) = level.filter(|_| self.levels.len() < MANY) {
            self.levels.insert(style.number, level);
        }
    }

    /// The heading level of a style, from 1.
    pub(super) fn level(&self, number: i32) -> Option<u8> {
        self.levels.get(&number).copied()
    }
}

/// Levels are counted from 0 in the file; 9 is body text.
pub(super) fn outline_level(number: Option<i32>) -> Option<u8> {
    let level: u8 = number?.try_into().ok()?;
    (level < 9).then(|| level.saturating_add(1))
}

fn named_level(name: &str) -> Option<u8> {
    let number = name.trim().trim_end_matches(';').strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_name_or_its_level() {
        let mut styles = Styles::new();
        for (number, level, name) in [
            (1, None, "heading 2;"),
            (2, Some(0), "Muc lon;"),
            (3, Some(9), "Normal;"),
            (4, None, "x;"),
        ] {
            styles.word("s", Some(number));
            if level.is_some() {
                styles.word("outlinelevel", level);
            }
            name.bytes().for_each(|byte| styles.name(byte));
            styles.end();
        }
        assert_eq!([1, 2, 3, 4, 5].map(|n| styles.level(n)), [Some(2), Some(1), None, None, None]);
    }
}
