//! The configuration as typed: values with the place from which each comes.
//!
//! `toml` gives every key and value its bytes in the file; the environment then overrides
//! single keys (`TONGHOP__WEB__LISTEN`), and what came from a variable is blamed on the variable.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::model::fault::FileFault;
use crate::model::fault::KeyFault;
use crate::model::fault::Shape;

/// What every variable that overrides a key starts with.
const PREFIX: &str = "TONGHOP__";

/// A value and where it comes from.
#[derive(Clone)]
pub(crate) struct Value {
    /// The value.
    pub(crate) node: Node,
    /// Where it stands.
    pub(crate) origin: Origin,
}

/// A value as typed.
#[derive(Clone)]
pub(crate) enum Node {
    /// A quoted text.
    Text(String),
    /// Text of a variable: its meaning depends on the key.
    Typed(String),
    /// A whole number; `None` when it is too large.
    Whole(Option<i64>),
    /// A number with decimals.
    Decimal,
    /// `true` or `false`.
    Boolean(bool),
    /// A bare date or time.
    Date(String),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(Table),
}

/// A table as typed.
#[derive(Clone, Default)]
pub(crate) struct Table {
    /// The keys in alphabetical order.
    pub(crate) entries: BTreeMap<String, Entry>,
}

/// One key of a table.
#[derive(Clone)]
pub(crate) struct Entry {
    /// Where the key stands.
    pub(crate) key: Origin,
    /// Its value.
    pub(crate) value: Value,
}

impl Node {
    /// The kind of value, for a sentence.
    pub(crate) const fn shape(&self) -> Shape {
        match self {
            Self::Text(_) | Self::Typed(_) => Shape::Text,
            Self::Whole(_) | Self::Decimal => Shape::Number,
            Self::Boolean(_) => Shape::Boolean,
            Self::Date(_) => Shape::Date,
            Self::List(_) => Shape::List,
            Self::Table(_) => Shape::Table,
        }
    }
}

/// Reads TOML; every fault of syntax is marked, and what could be read is returned.
pub(crate) fn read(proof: &mut Proof) -> Table {
    let text = proof.text().to_owned();
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in errors {
        let origin = error.span().map_or(Origin::File, Origin::Span);
        proof.mark(&origin, FileFault::Syntax { detail: error.message().to_owned() });
    }
    from_table(table.get_ref())
}

fn from_table(table: &DeTable<'_>) -> Table {
    let entries = table.iter().map(|(key, value)| {
        let entry = Entry { key: Origin::Span(key.span()), value: from_value(value) };
        (key.get_ref().to_string(), entry)
    });
    Table { entries: entries.collect() }
}

fn from_value(value: &Spanned<DeValue<'_>>) -> Value {
    let node = match value.get_ref() {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(number) => {
            Node::Whole(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(_) => Node::Decimal,
        DeValue::Boolean(truth) => Node::Boolean(*truth),
        DeValue::Datetime(date) => Node::Date(date.to_string()),
        DeValue::Array(list) => Node::List(list.iter().map(from_value).collect()),
        DeValue::Table(table) => Node::Table(from_table(table)),
    };
    Value { node, origin: Origin::Span(value.span()) }
}

/// Lets the environment override single keys: `TONGHOP__MAILBOX__0__USER`.
pub(crate) fn overlay(
    table: &mut Table,
    environment: &BTreeMap<String, String>,
    proof: &mut Proof,
) {
    for (name, text) in environment {
        let Some(path) = name.strip_prefix(PREFIX) else { continue };
        let path = path.to_ascii_lowercase();
        let steps: Vec<&str> = path.split("__").collect();
        put(table, &steps, name, text, proof);
    }
}

fn put(table: &mut Table, steps: &[&str], name: &str, text: &str, proof: &mut Proof) {
    let Some((step, rest)) = steps.split_first() else { return };
    let origin = Origin::Variable(name.to_owned());
    if rest.is_empty() {
        let value = Value { node: Node::Typed(text.to_owned()), origin: origin.clone() };
        table.entries.insert((*step).to_owned(), Entry { key: origin, value });
        return;
    }
    let entry = table.entries.entry((*step).to_owned()).or_insert_with(|| Entry {
        key: origin.clone(),
        value: Value { node: empty_for(rest), origin: origin.clone() },
    });
    match &mut entry.value.node {
        Node::Table(inner) => put(inner, rest, name, text, proof),
        Node::List(list) => put_in_list(list, rest, name, text, proof),
        other => {
            let found = other.shape();
            let key = (*step).to_owned();
            proof.mark(&origin, KeyFault::WrongShape { key, expected: Shape::Table, found });
        }
    }
}

fn put_in_list(list: &mut Vec<Value>, steps: &[&str], name: &str, text: &str, proof: &mut Proof) {
    let Some((step, rest)) = steps.split_first() else { return };
    let origin = Origin::Variable(name.to_owned());
    let entries = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let index = step.parse::<usize>().ok().filter(|index| *index <= list.len());
    let Some(index) = index else {
        proof.mark(&origin, KeyFault::NoSuchEntry { index: (*step).to_owned(), entries });
        return;
    };
    if index == list.len() {
        list.push(Value { node: empty_for(rest), origin: origin.clone() });
    }
    let Some(value) = list.get_mut(index) else { return };
    if rest.is_empty() {
        *value = Value { node: Node::Typed(text.to_owned()), origin };
    } else if let Node::Table(inner) = &mut value.node {
        put(inner, rest, name, text, proof);
    } else {
        proof.mark(&origin, KeyFault::NoSuchEntry { index: (*step).to_owned(), entries });
    }
}

/// What the next step needs: a list for an index, else a table.
fn empty_for(steps: &[&str]) -> Node {
    match steps.first() {
        Some(step) if step.parse::<usize>().is_ok() => Node::List(Vec::new()),
        _ => Node::Table(Table::default()),
    }
}

/// The items of a list that a variable holds: a TOML list, or one item as it stands.
pub(crate) fn typed_list(text: &str, origin: &Origin) -> Vec<Value> {
    let whole = || vec![Value { node: Node::Typed(text.to_owned()), origin: origin.clone() }];
    if !text.trim_start().starts_with('[') {
        return whole();
    }
    let Ok(value) = DeValue::parse(text) else { return whole() };
    let DeValue::Array(list) = value.get_ref() else { return whole() };
    let items = list.iter().map(from_value);
    items.map(|item| Value { origin: origin.clone(), ..item }).collect()
}
