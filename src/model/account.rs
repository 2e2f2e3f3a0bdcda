//! People who may see the pages, and what each may do.

use serde::{Deserialize, Serialize};

/// What a person may do; each may do what stands before it as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees every list, letter and figure.
    Reader,
    /// Records decisions.
    Clerk,
    /// Sees diagnosis.
    Administrator,
}

impl Role {
    /// Every role, least first.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Clerk, Self::Administrator];

    /// The word of the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Clerk => "clerk",
            Self::Administrator => "administrator",
        }
    }

    /// Reads the word of the command line.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name to log in with; it stands under rulings.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Argon2id in PHC format; none until the first link was used.
    pub password: Option<String>,
}
