//! What can go wrong with a mailbox: one variant per thing the caller does differently.
//!
//! Texts are cut and hold neither letters nor secrets, so they may be logged and shown.

use crate::model::intake::ASKED_FOR_REST;
use crate::source::intake::Failure;

/// Longest text kept of what a server said.
const LONGEST: usize = 200;

/// The mailbox failed us.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Login, certificate or settings: tell the administrator, try again slowly.
    #[error("refused: {0}")]
    Refused(String),
    /// Network or server away, or the connection was lost: wait and try again.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// The server asked us to slow down: wait long.
    #[error("{ASKED_FOR_REST}{0}")]
    Busy(String),
    /// An answer that cannot be understood; the connection is useless: go on with less.
    #[error("unreadable answer: {0}")]
    Protocol(String),
    /// The server said no to one thing: the others go on.
    #[error("declined: {0}")]
    Declined(String),
    /// Something is still to come: the next pass asks for it again.
    #[error("incomplete: {0}")]
    Incomplete(String),
    /// We were asked to stop.
    #[error("stopped")]
    Stopped,
    /// What came could not be stored.
    #[error(transparent)]
    Intake(#[from] Failure),
}

/// What a source's functions return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn refused(text: impl AsRef<str>) -> Self {
        Self::Refused(cut(text.as_ref()))
    }

    pub(crate) fn unreachable(text: impl AsRef<str>) -> Self {
        Self::Unreachable(cut(text.as_ref()))
    }

    pub(crate) fn busy(text: impl AsRef<str>) -> Self {
        Self::Busy(cut(text.as_ref()))
    }

    pub(crate) fn protocol(text: impl AsRef<str>) -> Self {
        Self::Protocol(cut(text.as_ref()))
    }

    pub(crate) fn declined(text: impl AsRef<str>) -> Self {
        Self::Declined(cut(text.as_ref()))
    }

    pub(crate) fn incomplete(text: impl AsRef<str>) -> Self {
        Self::Incomplete(cut(text.as_ref()))
    }

    /// The connection is gone; a new one may help.
    pub(crate) const fn lost_connection(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Protocol(_))
    }

    /// No other folder will fare better.
    pub(crate) const fn ends_pass(&self) -> bool {
        !matches!(self, Self::Declined(_) | Self::Incomplete(_))
    }
}

/// One line of at most 200 characters.
pub(crate) fn cut(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::intake::asked_for_rest;

    #[test]
    fn a_kept_reason_tells_whether_the_server_asked_for_rest() {
        let kept = Error::busy("[OVERQUOTA] too much").to_string();
        assert_eq!(asked_for_rest(&kept), Some("[OVERQUOTA] too much"));
        assert_eq!(asked_for_rest(&Error::refused("too much").to_string()), None);
    }
}
