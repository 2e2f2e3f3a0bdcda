//! Evidence: why the machine thinks what it thinks, as data; `words::evidence` says it.

use serde::{Deserialize, Serialize};

use crate::model::unit::UnitId;

/// Where a signal was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Address book kept by staff.
    AddressBook,
    /// Second line of a letterhead in a document.
    Letterhead,
    /// A name of the list in the subject.
    Subject,
    /// A name of the list in a file name.
    FileName,
    /// A name of the list, with an anchor, in the text of the letter.
    Body,
    /// The sender's display name.
    DisplayName,
    /// The ending of a document number.
    DocumentNumber,
    /// The place of the date line. Weak: every central union writes "Hà Nội".
    PlaceLine,
    /// The sender's mail domain. A hint, never proof.
    Domain,
    /// The signature block of a document.
    Signature,
    /// A person said so.
    Ruling,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Evidence {
    /// A signal that names a unit.
    Names {
        /// Where.
        signal: Signal,
        /// Which unit.
        unit: UnitId,
        /// The words that matched, as written.
        words: String,
    },
    /// A signal that names a body below a unit.
    Below {
        /// Where.
        signal: Signal,
        /// The unit above it.
        parent: UnitId,
        /// The words that matched, as written.
        words: String,
    },
    /// The round was told by these words.
    Round {
        /// The words that matched, as written.
        words: String,
    },
    /// Another round or programme was told by these words.
    OtherRound {
        /// The words that matched, as written.
        words: String,
    },
    /// The annex matches the form of the round.
    FormMatches {
        /// Indicators found.
        indicators: u32,
    },
    /// The kind of letter was told by these words or headers.
    Kind {
        /// The words that matched, as written.
        words: String,
    },
    /// The file is ours: the guidance or a reminder quoted back.
    OwnDocument {
        /// What gave it away.
        words: String,
    },
    /// A letterhead that names nobody on the list.
    UnknownLetterhead {
        /// Its second line, as written.
        words: String,
    },
    /// What the receiving server said of the sender's authentication.
    Authentication {
        /// As written, cut.
        words: String,
    },
    /// Mail to this address came back: it stands in a notice of failed delivery.
    Undelivered {
        /// The address, lower case.
        address: String,
    },
    /// A person's ruling.
    Ruling {
        /// Its id.
        id: i64,
    },
}
