//! Which paragraph styles are headings, and of which level (17.7.4, 17.3.1.20).

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::read::draft::Fault;
use crate::read::xml;

/// Styles of one document; more are no document's.
const MANY: usize = 10_000;

/// Steps from a style to the one it is based on.
const STEPS: usize = 12;

/// Outline level 9 means body text (17.3.1.20).
const BODY_TEXT: u8 = 9;

/// Heading levels by style id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    level: Option<u8>,
    based_on: Option<String>,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut reader = xml::reader(text);
        loop {
            match reader.read_event().map_err(Fault::damaged)? {
                Event::Start(element) if element.local_name().as_ref() == "style" => {
                    let id = xml::attribute(&element, "styleId").unwrap_or_default();
                    open = Some((id, Style::default()));
                }
                Event::Start(element) => {
                    if let Some((_, style)) = &mut open {
                        style.take(&element);
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "style" => {
                    styles.extend(open.take());
                }
                Event::Eof => return Ok(Self { styles }),
                _ => {}
            }
            if styles.len() > MANY {
                return Ok(Self { styles });
            }
        }
    }

    /// The heading level of a style, from 1.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        let mut style = self.styles.get(id)?;
        for _ in 0..STEPS {
            if style.level.is_some() {
                return style.level;
            }
            style = self.styles.get(style.based_on.as_ref()?)?;
        }
        None
    }
}

impl Style {
    fn take(&mut self, element: &BytesStart<'_>) {
        let value = || xml::attribute(element, "val").unwrap_or_default();
        match element.local_name().as_ref() {
            "name" => self.level = named_level(&value()).or(self.level),
            "basedOn" => self.based_on = Some(value()),
            "outlineLvl" => self.level = outline_level(&value()).or(self.level),
            _ => {}
        }
    }
}

/// Word writes the built-in names in English in every language.
fn named_level(name: &str) -> Option<u8> {
    let number = name.to_ascii_lowercase().strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&number).then_some(number)
}

/// Levels are counted from 0 in the file.
pub(super) fn outline_level(value: &str) -> Option<u8> {
    let level: u8 = value.trim().parse().ok()?;
    (level < BODY_TEXT).then(|| level.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_inherits_its_level_and_a_ring_of_styles_ends() {
        let styles = Styles::parse(
            r#"<w:styles><w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>
               <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
               <w:style w:styleId="c"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
               <w:style w:styleId="x"><w:basedOn w:val="y"/></w:style>
               <w:style w:styleId="y"><w:basedOn w:val="x"/></w:style></w:styles>"#,
        )
        .unwrap();
        let levels = ["a", "b", "c", "x", "none"].map(|id| styles.level(id));
        assert_eq!(levels, [Some(2), Some(2), Some(1), None, None]);
    }
}
