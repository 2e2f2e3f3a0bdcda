//! Small helpers around the XML library, which never resolves anything from outside: an entity
//! that is not one of the five of XML stands for nothing.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::BytesRef;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::read::charset;
use crate::read::draft::Fault;

/// Who is told of a part's elements and text, in document order.
pub(crate) trait Listener {
    /// An element begins; a fault ends the walk.
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault>;
    /// An element ends; its name comes without prefix.
    fn end(&mut self, name: &str);
    /// Text, references resolved.
    fn text(&mut self, text: &str);
}

/// Walks through a part. What was told before a fault stands.
pub(crate) fn walk(text: &str, listener: &mut impl Listener) -> Result<(), Fault> {
    let mut reader = reader(text);
    loop {
        match reader.read_event().map_err(Fault::damaged)? {
            Event::Start(element) => listener.start(&element)?,
            Event::End(element) => listener.end(element.local_name().as_ref()),
            Event::Text(text) => listener.text(&text.xml10_content()),
            Event::CData(text) => listener.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                let character = character(&reference);
                listener.text(character.map_or("", |c| c.encode_utf8(&mut buffer)));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A part's text; parts are UTF-8 or UTF-16 with a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> String {
    charset::decode_as(bytes, "utf-8")
}

/// A reader that gives `<a/>` as start and end, and takes badly nested elements as they come.
pub(crate) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// An attribute's value, by its name without prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    value(element, name).map(Cow::into_owned)
}

/// The same, borrowed where nothing in it stands for anything else: for elements that are many.
pub(crate) fn value<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value,
            Err(_) => attribute.value.clone(),
        })
}

/// An attribute as a whole number.
pub(crate) fn number<T: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<T> {
    value(element, name)?.trim().parse().ok()
}

/// Whether an on-off attribute is on.
pub(crate) fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    value(element, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
}

/// The character that a reference stands for.
pub(crate) fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    let (_, character) = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\'')]
        .into_iter()
        .find(|(name, _)| reference.borrow().into_inner() == *name)?;
    Some(character)
}
