//! How a command ends when it does not end well: an exit code and what to say.

use std::fmt;

use crate::desk::Refusal;

/// What a command comes to (contract, "Exit codes").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done.
    Done,
    /// Done, and something was found that a person must see.
    Found,
}

impl Outcome {
    /// The exit code.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
        }
    }
}

/// Why a command ended early: a sentence with its next step, and the cause for the administrator.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    sentence: String,
    cause: Option<anyhow::Error>,
}

impl Failure {
    /// Wrong usage or configuration: exit code 2.
    pub(super) fn usage(sentence: impl Into<String>) -> Self {
        Self { code: 2, sentence: sentence.into(), cause: None }
    }

    /// The world failed: exit code 3.
    pub(super) fn world(sentence: impl Into<String>, cause: impl Into<anyhow::Error>) -> Self {
        Self { code: 3, sentence: sentence.into(), cause: Some(cause.into()) }
    }

    /// The world failed, and the sentence says all there is to say: exit code 3.
    pub(super) fn told(sentence: impl Into<String>) -> Self {
        Self { code: 3, sentence: sentence.into(), cause: None }
    }

    /// The exit code.
    pub(super) const fn code(&self) -> u8 {
        self.code
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Wrong(sentence) => Self::usage(sentence),
            Refusal::Store { sentence, cause } => Self::world(sentence, cause),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)?;
        match &self.cause {
            Some(cause) => write!(f, "\n  ({cause:#})"),
            None => Ok(()),
        }
    }
}
