//! Takes the keys of one table, each as what it must be; everything else is marked.

use jiff::civil::Date;

use crate::config::keys;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::config::proof::may_be_secret;
use crate::config::tree;
use crate::config::tree::Entry;
use crate::config::tree::Node;
use crate::config::tree::Table;
use crate::config::tree::Value;
use crate::config::values;
use crate::model::fault::KeyFault;
use crate::model::fault::SecretFault;
use crate::model::fault::Shape;
use crate::model::fault::ValueFault;

/// Keys with which people write the secret itself.
const IN_TEXT: [&str; 6] = ["password", "pass", "passwd", "secret", "token", "mat_khau"];

/// A value with the place it comes from, for later marks.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands.
    pub(crate) origin: Origin,
}

/// One table under proof.
pub(crate) struct Fields<'t, 'p> {
    table: &'t Table,
    origin: Origin,
    meant: Vec<String>,
    /// Where faults go.
    pub(crate) proof: &'p mut Proof,
}

impl<'t, 'p> Fields<'t, 'p> {
    /// Opens a table and marks the keys that it must not have.
    pub(crate) fn open(
        located: &Located<&'t Table>,
        name: &str,
        tables: &[(&str, &[&str])],
        proof: &'p mut Proof,
    ) -> Self {
        let known = tables.iter().find(|(table, _)| *table == name).map_or(&[][..], |t| t.1);
        let mut meant = Vec::new();
        for (key, entry) in &located.value.entries {
            if !known.contains(&key.as_str()) {
                meant.extend(mark_unknown(key, entry, known, (name, tables), proof));
            }
        }
        Self { table: located.value, origin: located.origin.clone(), meant, proof }
    }

    /// Where the table stands.
    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Whether the key is there at all.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.entries.contains_key(key)
    }

    /// Whether a misspelt key was probably meant as this one: then that is the fault to mend,
    /// and the key is not missed as well.
    pub(crate) fn was_meant(&self, key: &str) -> bool {
        self.meant.iter().any(|meant| meant == key)
    }

    /// Where the key stands, if it is there.
    pub(crate) fn key_origin(&self, key: &str) -> Option<Origin> {
        self.table.entries.get(key).map(|entry| entry.key.clone())
    }

    /// A text that must be there and not be blank.
    pub(crate) fn text(&mut self, key: &str) -> Option<Located<String>> {
        self.require(key)?;
        self.optional_text(key)
    }

    /// A text that, if it is there, must not be blank.
    pub(crate) fn optional_text(&mut self, key: &str) -> Option<Located<String>> {
        let value = self.value(key)?;
        let text = text_of(key, value, self.proof)?;
        if text.trim().is_empty() {
            self.proof.mark(&value.origin, KeyFault::Blank { key: key.to_owned() });
            return None;
        }
        Some(Located { value: text, origin: value.origin.clone() })
    }

    /// `true` or `false`; false when it is not there.
    pub(crate) fn boolean(&mut self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        match &value.node {
            Node::Boolean(truth) => *truth,
            Node::Typed(text) if text == "true" => true,
            Node::Typed(text) if text == "false" => false,
            other => {
                mark_shape(key, Shape::Boolean, other, &value.origin, self.proof);
                false
            }
        }
    }

    /// A list of texts; empty when it is not there.
    pub(crate) fn texts(&mut self, key: &str) -> Vec<Located<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(list) = list_of(value) else {
            mark_shape(key, Shape::List, &value.node, &value.origin, self.proof);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in &list {
            let Some(text) = text_of(key, item, self.proof) else { continue };
            if text.trim().is_empty() {
                self.proof.mark(&item.origin, KeyFault::Blank { key: key.to_owned() });
            } else {
                texts.push(Located { value: text, origin: item.origin.clone() });
            }
        }
        texts
    }

    /// Whether the value is a list, so that a key may be a word or a list.
    pub(crate) fn is_list(&self, key: &str) -> bool {
        self.value(key).is_some_and(|value| match &value.node {
            Node::List(_) => true,
            Node::Typed(text) => text.trim_start().starts_with('['),
            _ => false,
        })
    }

    /// A day, quoted or bare.
    pub(crate) fn date(&mut self, key: &str) -> Option<Located<Date>> {
        let value = self.value(key)?;
        let text = match &value.node {
            Node::Text(text) | Node::Typed(text) | Node::Date(text) => text,
            other => {
                mark_shape(key, Shape::Date, other, &value.origin, self.proof);
                return None;
            }
        };
        if let Some(date) = values::date(text) {
            return Some(Located { value: date, origin: value.origin.clone() });
        }
        self.proof.mark(&value.origin, ValueFault::BadDate { text: text.clone() });
        None
    }

    /// One of a few words, as the value that stands beside it.
    pub(crate) fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let typed = self.optional_text(key)?;
        one_of(key, &typed, words, self.proof)
    }

    /// A whole number as text with its unit, or bare: sizes may be written either way.
    pub(crate) fn text_or_number(&mut self, key: &str) -> Option<Located<String>> {
        let value = self.value(key)?;
        let Node::Whole(Some(number)) = &value.node else { return self.optional_text(key) };
        Some(Located { value: number.to_string(), origin: value.origin.clone() })
    }

    /// A table of its own.
    pub(crate) fn table(&mut self, key: &str) -> Option<Located<&'t Table>> {
        let entry = self.table.entries.get(key)?;
        let Node::Table(table) = &entry.value.node else {
            mark_shape(key, Shape::Table, &entry.value.node, &entry.value.origin, self.proof);
            return None;
        };
        Some(Located { value: table, origin: entry.key.clone() })
    }

    /// A list of tables; empty when it is not there.
    pub(crate) fn tables(&mut self, key: &str) -> Vec<Located<&'t Table>> {
        let Some(entry) = self.table.entries.get(key) else { return Vec::new() };
        let Node::List(list) = &entry.value.node else {
            mark_shape(key, Shape::Tables, &entry.value.node, &entry.key, self.proof);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in list {
            if let Node::Table(table) = &item.node {
                tables.push(Located { value: table, origin: item.origin.clone() });
            } else {
                mark_shape(key, Shape::Tables, &item.node, &item.origin, self.proof);
            }
        }
        tables
    }

    /// Marks the table when the key is not there.
    pub(crate) fn require(&mut self, key: &str) -> Option<()> {
        if self.has(key) {
            return Some(());
        }
        if self.was_meant(key) {
            return None;
        }
        self.proof.mark(&self.origin.clone(), KeyFault::Missing { key: key.to_owned() });
        None
    }

    fn value(&self, key: &str) -> Option<&'t Value> {
        self.table.entries.get(key).map(|entry| &entry.value)
    }
}

/// The value beside one of a few words; anything else is marked with the nearest.
pub(crate) fn one_of<T: Copy>(
    key: &str,
    typed: &Located<String>,
    words: &[(&str, T)],
    proof: &mut Proof,
) -> Option<T> {
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == typed.value) {
        return Some(*value);
    }
    let allowed: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
    let near = keys::nearest(&typed.value, words.iter().map(|(word, _)| *word));
    let (key, word) = (key.to_owned(), typed.value.clone());
    proof.mark_near(&typed.origin, KeyFault::UnknownWord { key, word, allowed }, near);
    None
}

/// Marks a key that is not known here; returns the one that was probably meant.
fn mark_unknown(
    key: &str,
    entry: &Entry,
    known: &[&str],
    (name, tables): (&str, &[(&str, &[&str])]),
    proof: &mut Proof,
) -> Option<String> {
    let file = known.contains(&"password_file").then(|| "password_file".to_owned());
    if IN_TEXT.contains(&key) {
        let fault = SecretFault::InText { key: key.to_owned() };
        proof.mark_near(&entry.key, fault, file.clone());
        return file;
    }
    let near =
        keys::nearest(key, known.iter().copied()).or_else(|| file.filter(|_| may_be_secret(key)));
    let other = |table: &&(&str, &[&str])| table.0 != name && table.1.contains(&key);
    let belongs = tables.iter().find(other).map(|table| table.0.to_owned());
    let near = if belongs.is_some() { None } else { near };
    let fault = KeyFault::Unknown { key: key.to_owned(), belongs };
    proof.mark_near(&entry.key, fault, near.clone());
    near
}

fn mark_shape(key: &str, expected: Shape, found: &Node, origin: &Origin, proof: &mut Proof) {
    let found = found.shape();
    proof.mark(origin, KeyFault::WrongShape { key: key.to_owned(), expected, found });
}

fn text_of(key: &str, value: &Value, proof: &mut Proof) -> Option<String> {
    match &value.node {
        Node::Text(text) | Node::Typed(text) => Some(text.clone()),
        other => {
            mark_shape(key, Shape::Text, other, &value.origin, proof);
            None
        }
    }
}

/// The items of a list; a variable holds a TOML list, or one item.
fn list_of(value: &Value) -> Option<Vec<Value>> {
    match &value.node {
        Node::List(list) => Some(list.clone()),
        Node::Typed(text) => Some(tree::typed_list(text, &value.origin)),
        _ => None,
    }
}
