//! A little XML, written straight: elements, attributes, text that is only ever text.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element: name and value.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Starts a part with its outermost element.
    pub(super) fn part(root: &str, attributes: Attributes<'_>) -> io::Result<Self> {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        xml.open(root, attributes)?;
        Ok(xml)
    }

    /// Ends the outermost element and hands the bytes out.
    pub(super) fn end(mut self, root: &str) -> io::Result<Vec<u8>> {
        self.close(root)?;
        Ok(self.0.into_inner())
    }

    /// `<name …>`
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))
    }

    /// `</name>`
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// `<name …/>`
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Empty(start))
    }

    /// `<name w:val="…"/>`, the usual shape of a property.
    pub(super) fn value(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.value_named(name, "w:val", value)
    }

    /// `<name attribute="…"/>`
    pub(super) fn value_named(
        &mut self,
        name: &str,
        attribute: &str,
        value: &str,
    ) -> io::Result<()> {
        self.empty(name, &[(attribute, value)])
    }

    /// `<name …>text</name>`
    pub(super) fn text(&mut self, name: &str, attrs: Attributes<'_>, text: &str) -> io::Result<()> {
        self.open(name, attrs)?;
        self.0.write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }
}

/// Characters that XML 1.0 has no place for (2.2, Char) become U+FFFD.
fn legal(text: &str) -> String {
    let legal =
        |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if legal(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}
