//! One unit's letter, before its due day a reminder, after it an urging.

use jiff::Zoned;

use super::{Source, mime};
use crate::model::urging::{Chase, KnownBy};
use crate::report::Context;
use crate::words::remind::{Facts, body, subject};

/// A letter that waits for a person to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Name of its file.
    pub file: String,
    /// To whom; empty where no address is known.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The whole as a mail file.
    pub bytes: Vec<u8>,
}

/// The letter to a unit, Vietnamese in every language of the program: units read it.
pub fn draft(chase: &Chase, source: &Source<'_>, context: &Context<'_>) -> Draft {
    let as_of: Zoned = context.zoned(source.standings.as_of);
    let title = source.round.title.as_str();
    let office = &context.offices.vietnamese;
    let facts = Facts { chase, title, as_of: &as_of, address: source.sender.as_deref(), office };
    let (subject, body) = (subject(&facts), body(&facts));
    let to = recipients(chase);
    let plain: Vec<&str> = to.iter().map(String::as_str).collect();
    let bytes = mime::message(source.sender.as_deref(), &plain, &subject, &body);
    let file = format!(
        "nhac-{}-{}.eml",
        file_part(source.round.id.as_str()),
        file_part(chase.unit.as_str())
    );
    Draft { file, to, subject, body, bytes }
}

/// Every address that staff vouch for; without any, the one from which the unit wrote last.
pub(super) fn recipients(chase: &Chase) -> Vec<String> {
    let vouched: Vec<String> = chase
        .contacts
        .iter()
        .filter(|contact| !matches!(contact.known_by, KnownBy::Wrote(_)))
        .map(|contact| contact.address.clone())
        .collect();
    if vouched.is_empty() {
        return chase.contacts.first().map(|contact| contact.address.clone()).into_iter().collect();
    }
    vouched
}

/// Codes come from the configuration; whatever is no plain letter must not become a path.
fn file_part(code: &str) -> String {
    code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}
