//! Faults of the configuration as data: where, what, and the nearest word that is known.
//!
//! A fault is met by the administrator or by staff who edit the lists in Excel, so its sentence
//! exists in both languages and is made in `words` only. All faults of all files are reported
//! together: a person who mends one at a time restarts the program ten times.

use serde::Serialize;

/// Every fault that was found, in the order of files and lines. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Faults(pub Vec<Fault>);

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where.
    pub place: FaultPlace,
    /// What is wrong.
    pub kind: FaultKind,
    /// The known word that the person probably meant.
    pub nearest: Option<String>,
}

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "place", rename_all = "snake_case")]
pub enum FaultPlace {
    /// A file as a whole.
    File {
        /// Its path.
        file: String,
    },
    /// A stretch of one line.
    Line {
        /// The file's path.
        file: String,
        /// From 1.
        line: u32,
        /// In characters, from 1.
        column: u32,
        /// The line, cut around the stretch; what may be a secret is left out.
        excerpt: String,
        /// Characters of the excerpt before the stretch.
        before: u32,
        /// Characters of the stretch, at least 1.
        width: u32,
    },
    /// An environment variable.
    Variable {
        /// Its name; never its value.
        name: String,
    },
}

impl Fault {
    /// The same for those who do not look after the machine: files by their names, without the
    /// folders in which they lie, and no line of the program's own file.
    #[must_use]
    pub fn without_folders(mut self, own_file: &str) -> Self {
        match &mut self.place {
            FaultPlace::Line { file, excerpt, .. } => {
                if file == own_file {
                    excerpt.clear();
                }
                cut_folders(file);
            }
            FaultPlace::File { file } => cut_folders(file),
            FaultPlace::Variable { .. } => {}
        }
        match &mut self.kind {
            FaultKind::File(FileFault::Missing { path } | FileFault::Unreadable { path, .. })
            | FaultKind::Secret(SecretFault::Exposed { path, .. } | SecretFault::Empty { path }) => {
                cut_folders(path);
            }
            FaultKind::Key(KeyFault::Twice { name, .. }) => cut_folders(name),
            _ => {}
        }
        self
    }
}

/// Leaves the last part of a path.
fn cut_folders(path: &mut String) {
    if let Some((_, name)) = path.trim_end_matches('/').rsplit_once('/') {
        *path = name.to_owned();
    }
}

/// A kind of value that was expected or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the name of a kind of value")]
pub enum Shape {
    Text,
    Number,
    Boolean,
    Date,
    List,
    Table,
    Tables,
}

/// What is wrong. Names and words are as the person typed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each kind is explained where it is defined")]
pub enum FaultKind {
    File(FileFault),
    Key(KeyFault),
    Value(ValueFault),
    Server(ServerFault),
    Secret(SecretFault),
    List(ListFault),
    Form(FormFault),
}

/// A file as a whole cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum FileFault {
    /// No such file or folder.
    Missing { path: String },
    /// The file is there but cannot be read.
    Unreadable { path: String, cause: String },
    /// The bytes are not UTF-8: an old Excel saved the list in the code page of Windows.
    NotUtf8,
    /// Not TOML, or not CSV.
    Syntax { detail: String },
}

/// A key, or the kind of value behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum KeyFault {
    /// A key that is not known here; `belongs` names the table where it is.
    Unknown { key: String, belongs: Option<String> },
    /// A key that must be there.
    Missing { key: String },
    /// Another kind of value was expected.
    WrongShape { key: String, expected: Shape, found: Shape },
    /// Nothing, or only blanks, where words must stand.
    Blank { key: String },
    /// None of the words that are allowed here.
    UnknownWord { key: String, word: String, allowed: Vec<String> },
    /// The same name or code twice; `line` is that of the first.
    Twice { key: String, name: String, line: u32 },
    /// The list of rounds is empty.
    NoRounds,
    /// A variable points at an entry that a list does not have.
    NoSuchEntry { index: String, entries: u32 },
}

/// A value that is none of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum ValueFault {
    /// Not a day: 2023-05-30 or 30/05/2023.
    BadDate { text: String },
    /// The first of these days lies after the second.
    DaysReversed { first: String, second: String },
    /// Not a time of day: 07:30.
    BadTime { text: String },
    /// Not a span of time: `5m`.
    BadDuration { text: String },
    /// Not a size: `64MiB`.
    BadSize { text: String },
    /// Outside what is sensible.
    OutOfRange { key: String, least: String, most: String },
    /// Not a mail address.
    BadAddress { text: String },
    /// Not in the time zone data.
    UnknownTimeZone { name: String },
}

/// Where a mailbox is, or where the pages are served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum ServerFault {
    /// Not an address of a server: `imaps://imap.gmail.com:993`.
    BadServer { text: String, example: String },
    /// A login name or password inside the address of a server.
    LoginInServer,
    /// Without encryption only to this machine itself.
    PlainOutside { host: String },
    /// Not an address to listen on: `127.0.0.1:8080`.
    BadListen { text: String },
    /// `imap` and `maildir` in one mailbox.
    TwoPlaces,
    /// Neither `imap` nor `maildir`.
    NoPlace,
    /// A key of IMAP mailboxes in a mailbox that is a folder.
    OnlyImap { key: String },
}

/// A secret. None of these carries its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum SecretFault {
    /// A password as text in the configuration.
    InText { key: String },
    /// The file of a secret can be read by others; `mode` in octal digits.
    Exposed { path: String, mode: String },
    /// The file of a secret is empty.
    Empty { path: String },
    /// More than one source for one secret.
    Several { keys: Vec<String> },
    /// No source for a secret.
    None { allowed: Vec<String> },
    /// A credential's name with characters that no credential has.
    Credential { name: String },
}

/// A list that staff edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum ListFault {
    /// A column that a list does not have.
    UnknownColumn { name: String, known: Vec<String> },
    /// A column that must be there.
    MissingColumn { name: String },
    /// A row with too few or too many cells.
    RowLength { found: u32, expected: u32 },
    /// A quotation mark that opens a cell and is never closed.
    OpenQuote,
    /// No rows at all.
    NoRows,
    /// A code with blanks or other characters that break file names and commands.
    BadCode { code: String },
    /// A unit's code that is not on the list.
    UnknownUnit { code: String },
    /// A unit or an indicator that refers to itself.
    RefersToItself { code: String },
    /// Equal to a name of another unit, or a wording of another indicator, accents and blanks
    /// aside.
    SharedWords { words: String, owner: String },
}

/// The form of a round and its check rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum FormFault {
    /// An indicator's code that is not in the form.
    UnknownIndicator { code: String },
    /// Not a way to make a total.
    BadAggregate { text: String },
    /// A kind of value does not go with another cell of its row.
    Unfit { column: String, text: String, because: String },
    /// Money in another unit than triệu đồng, the one in which it is kept.
    MoneyUnit { text: String },
    /// A column heading of two periods.
    SharedHeading { heading: String, period: String },
    /// No period `total`.
    NoTotalPeriod,
    /// A check whose test is not understood from here on.
    BadTest { found: String, expected: String },
}

impl From<FileFault> for FaultKind {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<KeyFault> for FaultKind {
    fn from(fault: KeyFault) -> Self {
        Self::Key(fault)
    }
}

impl From<ValueFault> for FaultKind {
    fn from(fault: ValueFault) -> Self {
        Self::Value(fault)
    }
}

impl From<ServerFault> for FaultKind {
    fn from(fault: ServerFault) -> Self {
        Self::Server(fault)
    }
}

impl From<SecretFault> for FaultKind {
    fn from(fault: SecretFault) -> Self {
        Self::Secret(fault)
    }
}

impl From<ListFault> for FaultKind {
    fn from(fault: ListFault) -> Self {
        Self::List(fault)
    }
}

impl From<FormFault> for FaultKind {
    fn from(fault: FormFault) -> Self {
        Self::Form(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_without_the_folders_that_hold_it() {
        let fault = |file: &str| Fault {
            place: FaultPlace::Line {
                file: file.to_owned(),
                line: 1,
                column: 1,
                excerpt: "rounds = [\"/srv/rounds\"]".to_owned(),
                before: 0,
                width: 1,
            },
            kind: FileFault::Missing { path: "/srv/rounds/".to_owned() }.into(),
            nearest: None,
        };
        let told = format!("{:?}", fault("/etc/t.toml").without_folders("/etc/t.toml"));
        assert!(told.contains("\"t.toml\"") && told.contains("\"rounds\""), "{told}");
        assert!(!told.contains('/'), "{told}");
        let told = format!("{:?}", fault("/srv/rounds/units.csv").without_folders("/etc/t.toml"));
        assert!(told.contains("rounds = ["), "lines of the lists are for all: {told}");
    }
}
