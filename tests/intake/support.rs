//! Servers, letters and stores for the tests of intake.

pub(crate) mod dovecot;
pub(crate) mod letters;
